//! What the desk remembers of a customer: their other tickets with the brand.

use leptos::html::{details, div, li, p, span, summary, ul};
use leptos::prelude::*;

use super::super::super::parts::{Weight, press};
use super::super::state::{Opened, Queue};
use crate::browser::ahead;
use crate::desk::view::EarlierView;
use crate::desk::wall;

/// The customer's other tickets, latest first; nothing where there are none.
pub fn earlier(queue: Queue) -> impl IntoView {
    let earlier = queue.of_card(|card| card.earlier.clone());
    let count = move || match earlier.with(Vec::len) {
        1 => "1 other ticket of this customer".to_owned(),
        count => format!("{count} other tickets of this customer"),
    };
    move || {
        (!earlier.with(Vec::is_empty)).then(|| {
            details().class("fold earlier").child((
                summary().child(count),
                ul().child(move || {
                    let all = earlier.get().into_iter();
                    all.map(|one| line(queue, one)).collect::<Vec<_>>()
                }),
            ))
        })
    }
}

fn line(queue: Queue, earlier: EarlierView) -> impl IntoView {
    let about = match earlier.about.as_str() {
        "" => "A ticket".to_owned(),
        about => about.to_owned(),
    };
    let since = wall::words(earlier.status_since, queue.now.get_untracked(), &ahead);
    let state = format!("{} since {since}", earlier.status.word().to_lowercase());
    let of = earlier.of;
    let id = of.id.post;
    let show = move || {
        queue.show_card(Opened {
            post: of.id.post,
            of: of.clone(),
        });
    };
    let notes = earlier
        .notes
        .into_iter()
        .map(|note| p().dir("auto").child(note));
    li().child((
        div().class("what").child((
            span().child(format!("{about}, {state}")),
            press(
                Weight::Quiet,
                (
                    "Show",
                    span().class("unseen").child(format!(" ticket {id}")),
                ),
                show,
            ),
        )),
        notes.collect::<Vec<_>>(),
    ))
}
