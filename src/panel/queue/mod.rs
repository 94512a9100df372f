//! The queue: what is lost next, first. In the side panel, the sidebar, or a tab of its own.

mod acts;
mod bar;
mod card;
mod code;
mod field;
mod keyboard;
mod list;
mod marked;
mod row;
mod settings;
mod state;

use gloo_events::EventListener;
use gloo_timers::callback::{Interval, Timeout};
use leptos::html::{a, div, h1, header, main, p, span};
use leptos::prelude::*;

use self::list::List;
use self::state::Queue;
use super::parts::{Weight, press};
use crate::browser::now;
use crate::browser::panels::NoticeWatch;
use crate::desk::request::PageNotice;

/// How often the chips' times are drawn anew, in milliseconds.
const TICK_MS: u32 = 10_000;

/// How long it is said what was done, in milliseconds.
const SAID_MS: u32 = 12_000;

/// How long changes are gathered before the list is asked for anew, in milliseconds: a page of X
/// that is scrolled through brings many.
const GATHER_MS: u32 = 150;

/// The queue's page.
pub fn queue() -> impl IntoView {
    let queue = Queue::new();
    let list = List::new(queue);
    let sheet = RwSignal::new(false);
    queue.read_settings();
    queue.refresh();
    keep_fresh(queue);
    keyboard::listen(queue, list, sheet);
    let has_brand = Memo::new(move |_| {
        queue.settings.with(|settings| {
            settings
                .as_ref()
                .is_none_or(|settings| !settings.brands.is_empty())
        })
    });
    main()
        .class("queue")
        .attr("data-card", move || {
            queue.open.with(Option::is_some).to_string()
        })
        .child((
            div().class("list-side").child((
                header().child((
                    h1().child("Queue"),
                    press(Weight::Quiet, "Keys", move || sheet.set(true)),
                    a().class("button quiet")
                        .href("options.html")
                        .target("_blank")
                        .child("Options"),
                )),
                move || {
                    queue
                        .wrong
                        .get()
                        .map(|why| p().class("note wrong").role("alert").child(why))
                },
                move || (!has_brand.get()).then(set_up),
                bar::bar(queue),
                marked::marked(queue),
                list::list(list),
            )),
            card::card(queue),
            said(queue),
            keyboard::cheat_sheet(queue, sheet),
        ))
}

fn set_up() -> impl IntoView {
    p().class("note").child((
        "No brand is set up yet. ",
        a().href("welcome.html")
            .target("_blank")
            .child("Set one up in a minute"),
        ", then open x.com.",
    ))
}

/// What was done last, with the way to take it back.
fn said(queue: Queue) -> impl IntoView {
    let ending = StoredValue::new_local(None::<Timeout>);
    Effect::new(move |_| {
        if queue.said.with(Option::is_some) {
            let end = Timeout::new(SAID_MS, move || queue.said.set(None));
            ending.set_value(Some(end));
        }
    });
    let can_undo = move || queue.done.with(|done| !done.is_empty());
    div()
        .class("said")
        .attr("data-empty", move || {
            queue.said.with(Option::is_none).to_string()
        })
        .child((
            span()
                .role("status")
                .child(move || queue.said.get().unwrap_or_default()),
            move || {
                (queue.said.with(Option::is_some) && can_undo())
                    .then(|| press(Weight::Quiet, "Undo", move || queue.undo()))
            },
        ))
}

/// Hears of every change, and draws the times anew while the page is in sight.
fn keep_fresh(queue: Queue) {
    let gathering = StoredValue::new_local(None::<Timeout>);
    let heard = move |notice: PageNotice| match notice {
        PageNotice::Changed { tickets } => {
            let open = queue.open.get_untracked();
            if open.is_some_and(|open| tickets.iter().any(|ticket| ticket.of.id == open.of.id)) {
                queue.read_card();
            }
            if gathering.with_value(Option::is_none) {
                gathering.set_value(Some(Timeout::new(GATHER_MS, move || {
                    gathering.set_value(None);
                    if !document().hidden() {
                        queue.refresh();
                    }
                })));
            }
        }
        PageNotice::SettingsChanged => {
            queue.read_settings();
            queue.refresh();
        }
        // What is said is said where it was asked.
        PageNotice::Say { .. } => {}
    };
    let ticker = StoredValue::new_local(None::<Interval>);
    let look = move || {
        let hidden = document().hidden();
        if !hidden {
            queue.now.set(now());
        }
        let ticking = (!hidden).then(|| Interval::new(TICK_MS, move || queue.now.set(now())));
        ticker.set_value(ticking);
    };
    look();
    StoredValue::new_local((
        NoticeWatch::new(heard),
        EventListener::new(&document(), "visibilitychange", move |_| {
            look();
            if !document().hidden() {
                queue.refresh();
                queue.read_card();
            }
        }),
    ));
}
