//! A ticket's tags.

use leptos::ev;
use leptos::html::{button, div, span};
use leptos::prelude::*;

use super::super::field::{FieldWords, line_with_button};
use super::super::state::Queue;
use crate::desk::request::Act;

/// The id of the tag's field.
pub const TAG: &str = "tag";

/// The tags, each to be taken off, and the field for a new one.
pub fn tags(queue: Queue) -> impl IntoView {
    let tags = queue.of_card(|card| card.tags.clone());
    let one = move |tag: String| {
        let name = tag.clone();
        let untag = move |event: ev::MouseEvent| {
            if event.is_trusted() {
                queue.act_on_open(&Act::Untag { tag: name.clone() }, "Tag removed");
            }
        };
        span().class("tag").child((
            format!("#{tag}"),
            button()
                .r#type("button")
                .aria_label(format!("Remove the tag {tag}"))
                .on(ev::click, untag)
                .child("×"),
        ))
    };
    let words = FieldWords {
        id: TAG,
        label: "New tag",
        placeholder: "Add a tag",
        most: "40",
    };
    div().class("part").child((
        div()
            .class("tags")
            .child(move || tags.get().into_iter().map(one).collect::<Vec<_>>()),
        line_with_button(words, "Add", move |tag| {
            queue.act_on_open(&Act::Tag { tag }, "Tagged");
        }),
    ))
}
