//! The reply templates for a ticket.

use leptos::html::{details, div, h3, p, span, summary};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::super::super::parts::{Weight, press};
use super::super::state::Queue;
use crate::browser::clipboard;
use crate::desk::sentence::sentence;
use crate::desk::view::{Rendered, TemplateView};

/// The id of the templates' list.
pub const TEMPLATES: &str = "templates";

/// What is said of a reply that was copied.
pub const PASTE: &str = "Copied. Paste it into X's reply box.";

/// The templates, rendered for this ticket.
pub fn templates(queue: Queue) -> impl IntoView {
    let all = queue.of_card(|card| card.templates.clone());
    details().id(TEMPLATES).class("fold").child((
        summary().child("Templates"),
        p().class("muted")
            .child("On X the card puts them into the reply box. From here you can copy one."),
        move || {
            all.get()
                .into_iter()
                .map(|template| one_template(queue, template))
                .collect::<Vec<_>>()
        },
    ))
}

fn one_template(queue: Queue, template: TemplateView) -> impl IntoView {
    let (text, is_ready) = match template.rendered {
        Rendered::Ready { text, .. } => (text, true),
        Rendered::Wrong { why } => (why, false),
    };
    let copied = text.clone();
    let name = template.name.clone();
    let copy = move || copy(queue, copied.clone(), PASTE);
    div().class("template").child((
        h3().child(template.name),
        p().class(if is_ready { "" } else { "why" }).child(text),
        is_ready.then(|| {
            press(
                Weight::Quiet,
                ("Copy", span().class("unseen").child(format!(" {name}"))),
                copy,
            )
        }),
    ))
}

/// Puts a text on the clipboard and says what to do with it.
pub fn copy(queue: Queue, text: String, words: &'static str) {
    spawn_local(async move {
        let said = match clipboard::write(&text).await {
            Ok(()) => words.to_owned(),
            Err(error) => sentence(&error.to_string()),
        };
        queue.said.set(Some(said));
    });
}
