//! Handing a ticket's matter to someone in the field, and hearing back.

use leptos::ev;
use leptos::html::{a, details, div, label, option, p, select, span, summary};
use leptos::prelude::*;

use super::super::super::parts::{Weight, press};
use super::super::field::{FieldWords, line};
use super::super::state::Queue;
use super::templates::copy;
use crate::browser::{ahead, now};
use crate::desk::hand_off::Errand;
use crate::desk::request::Act;
use crate::desk::view::HandOffView;
use crate::desk::wall::{self, Snooze};

/// The id of what hands off.
pub const HAND_OFF: &str = "hand-off";

/// The hand-offs there are, and the form for one more.
pub fn hand_off(queue: Queue) -> impl IntoView {
    let hand_offs = queue.of_card(|card| card.hand_offs.clone());
    let warning = move || {
        let times = hand_offs.with(Vec::len);
        let words = format!("Handed off {times} times: the customer is passed on.");
        (times > 1).then(|| p().class("warns").child(words))
    };
    details().id(HAND_OFF).class("fold").child((
        summary().child(move || match hand_offs.with(Vec::len) {
            0 => "Hand off".to_owned(),
            count => format!("Hand off ({count} so far)"),
        }),
        warning,
        move || {
            let all = hand_offs.get().into_iter();
            all.map(|one| handed(queue, one)).collect::<Vec<_>>()
        },
        form(queue),
    ))
}

fn handed(queue: Queue, hand_off: HandOffView) -> impl IntoView {
    let at = |at| wall::words(at, queue.now.get_untracked(), &ahead);
    let mut words = format!("Code {}, {}", hand_off.code, at(hand_off.at));
    if let Some(by) = hand_off.by {
        words.push_str(&format!(", due {}", at(by)));
    }
    if let Some(back) = hand_off.back_at {
        words.push_str(&format!(", done {}", at(back)));
    }
    let (code, text) = (hand_off.code, hand_off.text);
    let back = move || {
        let code = code.clone();
        queue.act_on_open(&Act::HandBack { code }, "Heard back");
    };
    let open = hand_off.back_at.is_none().then(|| {
        div().class("actions").child((
            press(Weight::Plain, "Copy", move || {
                copy(queue, text.clone(), "Copied. It holds nothing private.");
            }),
            a().class("button")
                .href(hand_off.mailto)
                .target("_blank")
                .rel("noopener")
                .child("Mail"),
            press(Weight::Plain, "Done", back),
        ))
    });
    div().class("handed").child((span().child(words), open))
}

fn form(queue: Queue) -> impl IntoView {
    let place = RwSignal::new(String::new());
    let what = RwSignal::new(String::new());
    let by = RwSignal::new(None::<usize>);
    let act = move || {
        let choice = by.get_untracked().and_then(|place| Snooze::ALL.get(place));
        let by = choice.map(|choice| choice.until(now(), &ahead));
        let errand = Errand {
            place: place.get_untracked(),
            what: what.get_untracked().trim().to_owned(),
            by,
            ahead: ahead(by.unwrap_or_else(now)),
        };
        if !errand.what.is_empty() {
            place.set(String::new());
            what.set(String::new());
        }
        queue.act_on_open(&Act::HandOff { errand }, "Handed off");
    };
    let field = move |id, label, most, typed| {
        let words = FieldWords {
            id,
            label,
            placeholder: label,
            most,
        };
        line(words, typed, act)
    };
    let chosen = move |event: ev::Event| by.set(event_target_value(&event).parse().ok());
    let choices = Snooze::ALL.into_iter().enumerate();
    let choices = choices.map(|(place, choice)| {
        let words = format!("by {}", choice.words());
        option().value(place.to_string()).child(words)
    });
    (
        div().class("line").child((
            field("hand-off-place", "Where, such as Gate B12", "120", place),
            label()
                .r#for("hand-off-by")
                .class("unseen")
                .child("By when"),
            select().id("hand-off-by").on(ev::change, chosen).child((
                option().value("").child("by no set time"),
                choices.collect::<Vec<_>>(),
            )),
        )),
        div().class("line").child((
            field("hand-off-what", "What is to be done", "500", what),
            press(Weight::Plain, "Hand off", act),
        )),
        p().class("muted").child(
            "A text with the public post and a return code, to copy or mail. Nothing private.",
        ),
    )
}
