//! What can be done to the marked tickets together.

use leptos::ev;
use leptos::html::{div, input, label, span};
use leptos::prelude::*;

use super::super::parts::{Weight, press};
use super::state::Queue;
use crate::desk::request::Act;
use crate::desk::status::Status;

/// The id of the field for a tag.
pub const TAG: &str = "tag-marked";

/// The line of actions; empty while nothing is marked.
pub fn marked(queue: Queue) -> impl IntoView {
    let count = Memo::new(move |_| queue.marked.with(std::collections::BTreeSet::len));
    let typed = RwSignal::new(String::new());
    let tag = move || {
        let tag = typed.get_untracked().trim().to_owned();
        if !tag.is_empty() {
            typed.set(String::new());
            queue.act(&Act::Tag { tag }, "Tagged");
        }
    };
    let all = move || {
        let shown = queue
            .places
            .with_untracked(|places| places.values().cloned().collect::<Vec<_>>());
        queue.marked.update(|marked| marked.extend(shown));
    };
    move || {
        (count.get() > 0).then(|| {
            div()
                .class("marked")
                .role("group")
                .aria_label("Marked tickets")
                .child((
                    span()
                        .role("status")
                        .child(move || format!("{} marked", count.get())),
                    press(Weight::Plain, "No action", move || {
                        let to = Status::NoAction;
                        queue.act(&Act::SetStatus { to }, to.word());
                    }),
                    press(Weight::Plain, "Claim", move || {
                        queue.act(&Act::Claim, "Claimed");
                    }),
                    label()
                        .r#for(TAG)
                        .class("unseen")
                        .child("Tag for all marked"),
                    input()
                        .id(TAG)
                        .r#type("text")
                        .placeholder("Tag")
                        .maxlength("40")
                        .autocomplete("off")
                        .prop("value", typed)
                        .on(ev::input, move |event| {
                            typed.set(event_target_value(&event));
                        })
                        .on(ev::keydown, move |event| {
                            let enter = event.key() == "Enter" && !event.is_composing();
                            if enter && event.is_trusted() {
                                tag();
                            }
                        }),
                    press(Weight::Plain, "Tag", tag),
                    press(Weight::Quiet, "Mark all loaded", all),
                    press(Weight::Quiet, "Unmark", move || {
                        queue.marked.update(std::collections::BTreeSet::clear);
                    }),
                ))
        })
    }
}
