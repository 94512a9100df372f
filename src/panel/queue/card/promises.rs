//! What the brand's replies promise, as it is proposed to the agent.

use leptos::html::{div, p, q};
use leptos::prelude::*;

use super::super::super::parts::{Weight, press};
use super::super::state::Queue;
use crate::browser::ahead;
use crate::desk::request::Act;
use crate::desk::view::PromiseView;
use crate::desk::wall;

/// Each promise of which no agent has said yet whether it runs a clock.
pub fn promises(queue: Queue) -> impl IntoView {
    let promises = queue.of_card(|card| card.promises.clone());
    move || {
        let all = promises.get().into_iter();
        all.map(|promise| one(queue, promise)).collect::<Vec<_>>()
    }
}

fn one(queue: Queue, promise: PromiseView) -> impl IntoView {
    let PromiseView { reply, start, .. } = promise;
    let by = if promise.vague { "perhaps by" } else { "by" };
    let due = wall::words(promise.due, queue.now.get_untracked(), &ahead);
    div().class("note promise").child((
        p().child((
            "Promised ",
            q().child(promise.words),
            format!(", {by} {due}."),
        )),
        div().class("actions").child((
            press(Weight::Plain, "Start clock", move || {
                let due = None;
                queue.act_on_open(&Act::Promise { reply, start, due }, "Clock started");
            }),
            press(Weight::Plain, "No promise", move || {
                queue.act_on_open(&Act::NoPromise { reply, start }, "No promise");
            }),
        )),
    ))
}
