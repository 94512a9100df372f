//! What came of a ticket for its customer, and how content they are.

use leptos::ev;
use leptos::html::{details, div, label, option, select, summary};
use leptos::prelude::*;

use super::super::super::parts::{Weight, press};
use super::super::state::Queue;
use crate::desk::outcome::{Noted, Outcome, Score};
use crate::desk::request::Act;

/// The id of what notes the outcome.
const OUTCOME: &str = "outcome";

/// What was noted, and the fields that note it.
pub fn outcome(queue: Queue) -> impl IntoView {
    let noted = queue.of_card(|card| card.outcome.clone());
    let outcome = RwSignal::new(Outcome::Solved);
    let score = RwSignal::new(None::<Score>);
    let choose_outcome = move |event: ev::Event| {
        let place: Option<usize> = event_target_value(&event).parse().ok();
        if let Some(chosen) = place.and_then(|place| Outcome::ALL.get(place)) {
            outcome.set(*chosen);
        }
    };
    let choose_score = move |event: ev::Event| {
        let number: Option<u8> = event_target_value(&event).parse().ok();
        score.set(number.and_then(|number| number.try_into().ok()));
    };
    let note = move || {
        let noted = Noted {
            outcome: outcome.get_untracked(),
            score: score.get_untracked(),
        };
        queue.act_on_open(&Act::Outcome { noted }, "Outcome noted");
    };
    let outcomes = Outcome::ALL.into_iter().enumerate();
    let outcomes =
        outcomes.map(|(place, one)| option().value(place.to_string()).child(one.words()));
    let scores = Score::all().map(|one| {
        let one = u8::from(one);
        let words = format!("{one} of {}", Score::BEST);
        option().value(one.to_string()).child(words)
    });
    details().id(OUTCOME).class("fold").child((
        summary().child(move || match noted.get() {
            None => "Outcome".to_owned(),
            Some(noted) => format!("Outcome: {}", noted.to_lowercase()),
        }),
        div().class("line").child((
            label()
                .r#for("outcome-is")
                .class("unseen")
                .child("The outcome"),
            select()
                .id("outcome-is")
                .on(ev::change, choose_outcome)
                .child(outcomes.collect::<Vec<_>>()),
            label()
                .r#for("outcome-score")
                .class("unseen")
                .child("How content the customer is"),
            select()
                .id("outcome-score")
                .on(ev::change, choose_score)
                .child((
                    option().value("").child("no score"),
                    scores.collect::<Vec<_>>(),
                )),
            press(Weight::Plain, "Note it", note),
        )),
    ))
}
