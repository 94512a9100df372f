//! The card beside the list: why the ticket is there, how its clocks stand, what happened, and what
//! can be done.

mod actions;
mod earlier;
mod facts;
mod hand_off;
mod holder;
mod lineage;
mod log;
mod notes;
mod outcome;
mod promises;
mod state;
mod tags;
mod templates;

pub use self::actions::SNOOZE;
pub use self::hand_off::HAND_OFF;
pub use self::holder::ASSIGN;
pub use self::lineage::{MERGE, SPLIT};
pub use self::notes::NOTE;
pub use self::tags::TAG;
pub use self::templates::{PASTE, TEMPLATES, copy};

use leptos::html::{a, bdi, div, h2, header, p, section};
use leptos::prelude::*;

use super::super::parts::{Weight, press};
use super::state::Queue;
use crate::desk::view::CardView;

/// The id of the card's heading, which takes the keyboard when it opens over the list.
const HEADING: &str = "card-heading";

/// The card's part of the page; empty while none is open.
pub fn card(queue: Queue) -> impl IntoView {
    // What is shown of a ticket changes in place: who works by keys stays where they are.
    let is_open = Memo::new(move |_| queue.open.with(Option::is_some));
    let is_there = Memo::new(move |_| queue.card.with(Option::is_some));
    let title = queue.of_card(|card| format!("Ticket of {}", customer_name(card)));
    move || {
        is_open.get().then(|| {
            section()
                .class("card")
                .aria_label(move || title.get())
                .child((
                    div()
                        .class("back")
                        .child(press(Weight::Quiet, "← Queue", move || {
                            queue.close_card();
                        })),
                    move || {
                        (!is_there.get()).then(|| p().class("muted").child("Reading the ticket…"))
                    },
                    move || is_there.get().then(|| body(queue)),
                ))
        })
    }
}

fn body(queue: Queue) -> impl IntoView {
    let name = queue.of_card(customer_name);
    let handle = queue.of_card(|card| {
        let handle = card.customer.handle.as_ref();
        handle.map_or_else(String::new, |handle| format!("@{handle}"))
    });
    (
        header().child((
            h2().id(HEADING).tabindex("-1").child((
                bdi().child(move || name.get()),
                " ",
                bdi().class("handle").child(move || handle.get()),
            )),
            open_on_x(queue),
        )),
        state::state(queue),
        holder::holder(queue),
        facts::facts(queue),
        promises::promises(queue),
        earlier::earlier(queue),
        actions::actions(queue),
        tags::tags(queue),
        notes::notes(queue),
        outcome::outcome(queue),
        hand_off::hand_off(queue),
        lineage::lineage(queue),
        templates::templates(queue),
        log::log(queue),
    )
}

fn customer_name(card: &CardView) -> String {
    match (card.customer.name.as_str(), &card.customer.handle) {
        ("", None) => "a customer whose name was erased".to_owned(),
        ("", Some(handle)) => format!("@{handle}"),
        (name, _) => name.to_owned(),
    }
}

fn open_on_x(queue: Queue) -> impl IntoView {
    let handle = queue.of_card(|card| card.customer.handle.as_ref().map(ToString::to_string));
    let address = move || {
        let open = queue.open.get()?;
        let author = handle.get().unwrap_or_else(|| "i".to_owned());
        Some(format!("https://x.com/{author}/status/{}", open.post))
    };
    a().class("button first")
        .href(address)
        .target("_blank")
        .rel("noopener noreferrer")
        .child("Open on X")
}
