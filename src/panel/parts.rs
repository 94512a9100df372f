//! What all pages are made of: buttons, notes, and the one way to ask the background.

use leptos::ev::{self, MouseEvent};
use leptos::html::{button, p};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::browser::messaging;
use crate::desk::request::{Reply, Request};
use crate::desk::sentence::sentence;

/// A button's weight on its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// The one thing the page is there for.
    First,
    /// Everything else.
    Plain,
    /// As quiet as text.
    Quiet,
}

/// A button. It obeys the agent's own click or key press alone.
pub fn press(
    weight: Weight,
    words: impl IntoView + 'static,
    act: impl Fn() + 'static,
) -> impl IntoView + AddAnyAttr {
    let class = match weight {
        Weight::First => "button first",
        Weight::Plain => "button",
        Weight::Quiet => "button quiet",
    };
    button()
        .r#type("button")
        .class(class)
        .on(ev::click, move |event: MouseEvent| {
            if event.is_trusted() {
                act();
            }
        })
        .child(words)
}

/// A paragraph that a screen reader reads out when its words change.
pub fn live_note(words: impl Fn() -> String + Send + Sync + Copy + 'static) -> impl IntoView {
    p().class("note")
        .role("status")
        .attr("data-empty", move || words().is_empty().to_string())
        .child(words)
}

/// Asks the background; what goes wrong is a sentence an agent can read.
pub async fn ask(request: &Request) -> Result<Reply, String> {
    match messaging::ask(request).await {
        Ok(Reply::Refused { why }) => Err(why),
        Ok(reply) => Ok(reply),
        Err(error) => Err(sentence(&error.to_string())),
    }
}

/// The words of an unexpected answer.
pub fn unexpected() -> String {
    "Careline's background gave an answer that does not fit. Reload this page.".to_owned()
}

/// One view for each key, kept as it is while the others come, go and move.
pub fn rows(
    keys: impl Fn() -> Vec<u32> + Send + Sync + 'static,
    row: impl Fn(u32) -> AnyView + Send + Clone + 'static,
) -> AnyView {
    let keys = Memo::new(move |_| keys());
    For(ForProps::builder()
        .each(move || keys.get())
        .key(|key| *key)
        .children(row)
        .build())
    .into_any()
}

/// Puts the keyboard where the agent's own click just made something, once it is drawn.
pub fn focus_soon(id: String) {
    request_animation_frame(move || {
        let made = document().get_element_by_id(&id);
        if let Some(made) = made.and_then(|made| made.dyn_into::<HtmlElement>().ok()) {
            // An element that can't take the keyboard leaves it where it is.
            drop(made.focus());
        }
    });
}
