//! What happened to a ticket, each thing to be taken back.

use leptos::html::{bdi, div, h3, li, ol, p, span};
use leptos::prelude::*;

use super::super::super::parts::{Weight, press};
use super::super::state::Queue;
use crate::browser::ahead;
use crate::desk::request::Act;
use crate::desk::view::{LogLine, TakeBack};
use crate::desk::wall;

/// How many lines of the log are shown at first.
const LINES: usize = 6;

/// The log, newest first.
pub fn log(queue: Queue) -> impl IntoView {
    let whole = RwSignal::new(false);
    let lines = queue.of_card(|card| card.log.clone());
    let more = move || lines.with(Vec::len).saturating_sub(LINES);
    div().class("part log").child((
        h3().child("What happened"),
        ol().child(move || {
            let shown = if whole.get() { usize::MAX } else { LINES };
            lines
                .get()
                .into_iter()
                .take(shown)
                .map(|line| log_line(queue, line))
                .collect::<Vec<_>>()
        }),
        move || {
            (more() > 0 && !whole.get()).then(|| {
                press(Weight::Quiet, format!("{} more", more()), move || {
                    whole.set(true);
                })
            })
        },
    ))
}

fn log_line(queue: Queue, line: LogLine) -> impl IntoView {
    let take_back = line.take_back.map(|take_back| {
        let (words, act) = match take_back {
            TakeBack::Undo { action } => ("Undo", Act::Undo { action }),
            TakeBack::Discard { sighting } => ("Discard", Act::Discard { sighting }),
        };
        let what = line.what.clone();
        press(
            Weight::Quiet,
            (words, span().class("unseen").child(format!(": {what}"))),
            move || queue.act_on_open(&act, "Taken back"),
        )
    });
    li().class(if line.in_force { "" } else { "out" }).child((
        div().class("what").child((
            span().child((bdi().class("by").child(line.who), " ", line.what)),
            span()
                .class("muted")
                .child(move || wall::words(line.at, queue.now.get(), &ahead)),
            take_back,
        )),
        line.text.map(|text| p().dir("auto").child(text)),
    ))
}
