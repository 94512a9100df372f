//! What can be done to the marked tickets together.

use std::collections::BTreeSet;

use leptos::html::{div, span};
use leptos::prelude::*;

use super::super::parts::{Weight, press};
use super::field::{FieldWords, line_with_button};
use super::state::Queue;
use crate::desk::request::Act;
use crate::desk::status::Status;

/// The id of the field for a tag.
pub const TAG: &str = "tag-marked";

/// The line of actions; empty while nothing is marked.
pub fn marked(queue: Queue) -> impl IntoView {
    let is_any = Memo::new(move |_| queue.marked.with(|marked| !marked.is_empty()));
    let all = move || {
        let shown = queue
            .places
            .with_untracked(|places| places.values().cloned().collect::<Vec<_>>());
        queue.marked.update(|marked| marked.extend(shown));
    };
    let words = FieldWords {
        id: TAG,
        label: "Tag for all marked",
        placeholder: "Tag",
        most: "40",
    };
    move || {
        is_any.get().then(|| {
            div()
                .class("marked")
                .role("group")
                .aria_label("Marked tickets")
                .child((
                    span().role("status").child(move || {
                        let count = queue.marked.with(BTreeSet::len);
                        format!("{count} marked")
                    }),
                    press(Weight::Plain, "No action", move || {
                        let to = Status::NoAction;
                        queue.act(&Act::SetStatus { to }, to.word());
                    }),
                    press(Weight::Plain, "Claim", move || {
                        queue.act(&Act::Claim, "Claimed");
                    }),
                    line_with_button(words, "Tag", move |tag| {
                        queue.act(&Act::Tag { tag }, "Tagged");
                    }),
                    press(Weight::Quiet, "Mark all loaded", all),
                    press(Weight::Quiet, "Unmark", move || {
                        queue.marked.update(BTreeSet::clear);
                    }),
                ))
        })
    }
}
