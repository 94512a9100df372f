//! Why a ticket is there, and how its clocks stand.

use leptos::html::{dd, dl, dt, p, q};
use leptos::prelude::*;

use super::super::row::stage_class;
use super::super::state::Queue;
use crate::browser::ahead;
use crate::desk::chip;

/// The reasons and the clocks.
pub fn facts(queue: Queue) -> impl IntoView {
    (reasons(queue), clocks(queue))
}

fn reasons(queue: Queue) -> impl IntoView {
    let reasons = queue.of_card(|card| card.reasons.clone());
    p().class("reasons").child(move || {
        let all = reasons.get().into_iter().enumerate();
        all.map(|(place, reason)| {
            (
                (place > 0).then_some(" · "),
                reason.phrase,
                reason.quote.map(|words| (" ", q().child(words))),
            )
        })
        .collect::<Vec<_>>()
    })
}

fn clocks(queue: Queue) -> impl IntoView {
    let lines = Memo::new(move |_| {
        let now = queue.now.get();
        queue.card.with(|card| {
            let clocks = card.as_ref().map(|card| card.clocks.as_slice());
            clocks
                .unwrap_or_default()
                .iter()
                .map(|line| {
                    let said = chip::line(&line.clock, now, &ahead);
                    (line.name.words(), stage_class(said.stage), said.text)
                })
                .collect::<Vec<_>>()
        })
    });
    dl().class("clocks").child(move || {
        lines
            .get()
            .into_iter()
            .map(|(name, class, text)| (dt().child(name), dd().class(class).child(text)))
            .collect::<Vec<_>>()
    })
}
