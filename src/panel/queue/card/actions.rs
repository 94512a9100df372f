//! What ends a ticket or puts it out of the way.

use leptos::html::{div, p, span};
use leptos::prelude::*;

use super::super::super::parts::{Weight, press};
use super::super::state::Queue;
use crate::browser::{ahead, now};
use crate::desk::request::Act;
use crate::desk::status::Status;
use crate::desk::wall::{self, Snooze};

/// The id of the first choice of how long to snooze.
pub const SNOOZE: &str = "snooze";

/// The buttons.
pub fn actions(queue: Queue) -> impl IntoView {
    let may = queue.of_card(|card| card.may_become.clone());
    let set = move |to: Status, words: &'static str| {
        press(Weight::Plain, words, move || {
            queue.act_on_open(&Act::SetStatus { to }, to.word());
        })
        .add_any_attr(leptos::attr::disabled(move || !may.get().contains(&to)))
    };
    let snoozed = queue.of_card(|card| card.snoozed_until);
    let choice = move |(place, choice): (usize, Snooze)| {
        let button = press(Weight::Plain, choice.words(), move || {
            let until = choice.until(now(), &ahead);
            queue.act_on_open(&Act::Snooze { until }, "Snoozed");
        });
        let id = (place == 0).then_some(SNOOZE);
        button.add_any_attr(leptos::attr::id(id))
    };
    (
        div().class("actions").child((
            set(Status::Solved, "Solve"),
            set(Status::NoAction, "No action"),
        )),
        div()
            .class("actions snooze")
            .role("group")
            .aria_label("Snooze")
            .child((
                span().class("muted").child("Snooze"),
                Snooze::ALL
                    .into_iter()
                    .enumerate()
                    .map(choice)
                    .collect::<Vec<_>>(),
            )),
        move || {
            snoozed.get().map(|until| {
                let words = wall::words(until, queue.now.get(), &ahead);
                p().class("note").child((
                    format!("Snoozed until {words}. "),
                    press(Weight::Quiet, "Bring it back", move || {
                        queue.act_on_open(&Act::Wake, "Brought back");
                    }),
                ))
            })
        },
    )
}
