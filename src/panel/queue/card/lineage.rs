//! Merging a ticket with another of the same customer, and splitting a post off.

use leptos::ev;
use leptos::html::{details, div, label, option, p, select, summary};
use leptos::prelude::*;

use super::super::super::parts::{Weight, press};
use super::super::state::{Opened, Queue};
use crate::browser::ahead;
use crate::desk::event::SightingKind;
use crate::desk::post::PostId;
use crate::desk::request::Act;
use crate::desk::time::Millis;
use crate::desk::view::{CardView, EarlierView, LogLine, TakeBack};
use crate::desk::wall;

/// The id of what merges a ticket.
pub const MERGE: &str = "merge";

/// The id of what splits a post off.
pub const SPLIT: &str = "split";

/// How many characters of a post tell it from the others.
const WORDS: usize = 60;

/// Both, each where there is something to choose.
pub fn lineage(queue: Queue) -> impl IntoView {
    (merge(queue), split(queue))
}

fn merge(queue: Queue) -> impl IntoView {
    let others = queue.of_card(|card| card.earlier.clone());
    let own = queue.of_card(|card| Some(card.ticket.of.id.post));
    let place = chosen_of(others);
    let other = move || others.with(|others| others.get(place.get()).map(|one| one.of.id.clone()));
    let both = move || {
        let ids = own.get().zip(other());
        ids.map(|(own, other)| {
            format!(
                "Ticket {own} becomes part of ticket {}. Both ids stay good.",
                other.post
            )
        })
    };
    let act = move || {
        if let Some(into) = untrack(other) {
            queue.act_on_open(&Act::Merge { into }, "Merged");
        }
    };
    let words = move |other: &EarlierView| {
        let since = wall::words(other.since, queue.now.get_untracked(), &ahead);
        let about = match other.about.as_str() {
            "" => String::new(),
            about => format!(", {}", about.to_lowercase()),
        };
        format!(
            "{} · {}{about} · since {since}",
            other.of.id.post,
            other.status.word()
        )
    };
    move || {
        (!others.with(Vec::is_empty)).then(|| {
            details().id(MERGE).class("fold").child((
                summary().child("Merge"),
                div().class("line").child((
                    label()
                        .r#for("merge-into")
                        .class("unseen")
                        .child("Into this customer's ticket"),
                    choice("merge-into", place, move || {
                        others.with(|others| others.iter().map(words).collect())
                    }),
                    press(Weight::Plain, "Merge", act),
                )),
                p().class("muted").child(both),
            ))
        })
    }
}

fn split(queue: Queue) -> impl IntoView {
    let posts = queue.of_card(splittable);
    let place = chosen_of(posts);
    let act = move || {
        let post = posts.with_untracked(|posts| Some(posts.get(place.get_untracked())?.id));
        let Some((post, open)) = post.zip(queue.open.get_untracked()) else {
            return;
        };
        let of = open.of.clone();
        if open.post == post {
            // The card stays with the ticket: its post is to be one that stays, too.
            let stays = Opened {
                post: of.id.post,
                of: of.clone(),
            };
            queue.open.set(Some(stays));
        }
        queue.act_on(vec![Opened { of, post }], &Act::Split, "Split off");
    };
    let words = move |post: &Splittable| {
        let at = wall::words(post.at, queue.now.get_untracked(), &ahead);
        match post.text.as_str() {
            "" => format!("Post {} · {at}", post.id),
            text => format!("“{text}” · {at}"),
        }
    };
    move || {
        (!posts.with(Vec::is_empty)).then(|| {
            details().id(SPLIT).class("fold").child((
                summary().child("Split"),
                div().class("line").child((
                    label()
                        .r#for("split-off")
                        .class("unseen")
                        .child("The post that becomes a ticket of its own"),
                    choice("split-off", place, move || {
                        posts.with(|posts| posts.iter().map(words).collect())
                    }),
                    press(Weight::Plain, "Split off", act),
                )),
                p().class("muted")
                    .child("The post becomes a ticket of its own, which names this one."),
            ))
        })
    }
}

/// A choice among some things, by their places.
fn choice(
    id: &'static str,
    place: RwSignal<usize>,
    words: impl Fn() -> Vec<String> + Send + 'static,
) -> impl IntoView {
    let chosen = move |event: ev::Event| {
        place.set(event_target_value(&event).parse().unwrap_or_default());
    };
    select().id(id).on(ev::change, chosen).child(move || {
        let now = place.get_untracked();
        let all = words().into_iter().enumerate();
        all.map(|(place, words)| {
            let choice = option().value(place.to_string()).selected(place == now);
            choice.child(words)
        })
        .collect::<Vec<_>>()
    })
}

/// The place of what is chosen: the first again where other things are to be chosen from.
fn chosen_of<T: PartialEq + Clone + Send + Sync + 'static>(of: Memo<Vec<T>>) -> RwSignal<usize> {
    let place = RwSignal::new(0);
    Effect::new(move |_| {
        of.track();
        place.set(0);
    });
    place
}

/// A post that can have a ticket of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Splittable {
    id: PostId,
    at: Millis,
    /// The beginning of its text; empty where that was forgotten.
    text: String,
}

/// The posts of a ticket but the one that names it, latest first.
fn splittable(card: &CardView) -> Vec<Splittable> {
    let post_of = |line: &LogLine| match line.take_back {
        Some(TakeBack::Discard { sighting }) if sighting.kind == SightingKind::Post => {
            Some(sighting.post)
        }
        _ => None,
    };
    let posts = card.log.iter().filter_map(|line| {
        let id = post_of(line).filter(|id| *id != card.ticket.of.id.post)?;
        let text = line.text.as_deref().unwrap_or_default();
        Some(Splittable {
            id,
            at: line.at,
            text: beginning(text),
        })
    });
    posts.collect()
}

fn beginning(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let start: String = words.chars().take(WORDS).collect();
    if start.len() < words.len() {
        format!("{start}…")
    } else {
        start
    }
}
