//! Notes for the team.

use leptos::ev;
use leptos::html::{div, label, textarea};
use leptos::prelude::*;

use super::super::super::parts::{Weight, press};
use super::super::state::Queue;
use crate::desk::request::Act;

/// The id of the note's field.
pub const NOTE: &str = "note";

/// The field for a note.
pub fn notes(queue: Queue) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let save = move || {
        let text = typed.get_untracked().trim().to_owned();
        if !text.is_empty() {
            typed.set(String::new());
            queue.act_on_open(&Act::Note { text }, "Noted");
        }
    };
    div().class("part entry").child((
        label().r#for(NOTE).child("Note"),
        div().class("box").child(
            textarea()
                .id(NOTE)
                .rows("2")
                .maxlength("2000")
                .placeholder("For the team; the customer never sees it")
                .prop("value", typed)
                .on(ev::input, move |event| {
                    typed.set(event_target_value(&event));
                })
                .on(ev::keydown, move |event| {
                    let chord = event.ctrl_key() || event.meta_key();
                    if chord && event.key() == "Enter" && event.is_trusted() {
                        save();
                    }
                }),
        ),
        move || {
            (!typed.with(|typed| typed.trim().is_empty())).then(|| {
                div()
                    .class("item-ways")
                    .child(press(Weight::Plain, "Save note", save))
            })
        },
    ))
}
