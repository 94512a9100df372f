//! A ticket's status and priority, each to be changed.

use leptos::ev;
use leptos::html::{div, label, option, select, span};
use leptos::prelude::*;

use super::super::state::Queue;
use crate::desk::request::Act;
use crate::desk::status::{Priority, Status};

/// The two choices.
pub fn state(queue: Queue) -> impl IntoView {
    div()
        .class("state")
        .child((status_choice(queue), priority_choice(queue)))
}

fn status_choice(queue: Queue) -> impl IntoView {
    let status = queue.of_card(|card| Some(card.ticket.status));
    let may = queue.of_card(|card| card.may_become.clone());
    let set = move |event: ev::Event| {
        let word = event_target_value(&event);
        let to = Status::ALL.into_iter().find(|to| to.word() == word);
        if let Some(to) = to.filter(|_| event.is_trusted()) {
            queue.act_on_open(&Act::SetStatus { to }, to.word());
        }
    };
    let choices = move || {
        let now = status.get();
        let all = Status::ALL.into_iter();
        let shown = all.filter(|to| Some(*to) == now || may.get().contains(to));
        let choice = |to: Status| {
            let choice = option().value(to.word()).selected(Some(to) == now);
            choice.child(to.word())
        };
        shown.map(choice).collect::<Vec<_>>()
    };
    label().child((
        span().child("Status"),
        select()
            .on(ev::change, set)
            .prop("value", move || status.get().map(Status::word))
            .child(choices),
    ))
}

fn priority_choice(queue: Queue) -> impl IntoView {
    let priority = queue.of_card(|card| Some(card.ticket.priority));
    let set = move |event: ev::Event| {
        let word = event_target_value(&event);
        let to = Priority::ALL.into_iter().find(|to| to.word() == word);
        if let Some(to) = to.filter(|_| event.is_trusted()) {
            queue.act_on_open(&Act::SetPriority { to }, "Priority set");
        }
    };
    let choices = move || {
        let now = priority.get();
        let choice = |to: Priority| {
            let choice = option().value(to.word()).selected(Some(to) == now);
            choice.child(to.word())
        };
        Priority::ALL.into_iter().map(choice).collect::<Vec<_>>()
    };
    label().child((
        span().child("Priority"),
        select().on(ev::change, set).child(choices),
    ))
}
