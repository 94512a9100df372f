//! When the agent is told of waiting customers.

use leptos::ev;
use leptos::html::{div, fieldset, h2, input, label, legend, p, section, span};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::super::parts::live_note;
use super::form::Form;
use crate::browser::permissions;
use crate::desk::sentence::sentence;
use crate::desk::workplace::{AlertSettings, QuietHours};

/// The section of alerts.
pub fn alerts(form: Form) -> impl IntoView {
    let words = RwSignal::new(String::new());
    let desktop = move |on: bool| {
        if !on {
            form.edit(|draft| draft.workplace.alerts.desktop = false);
            return;
        }
        match permissions::ask_for_notifications() {
            Err(error) => words.set(sentence(&error.to_string())),
            Ok(asking) => spawn_local(async move {
                let granted = asking.await.unwrap_or(false);
                form.edit(|draft| draft.workplace.alerts.desktop = granted);
                words.set(if granted {
                    String::new()
                } else {
                    "The browser was not allowed to show notifications.".to_owned()
                });
            }),
        }
    };
    section().id("alerts").child((
        h2().child("Alerts"),
        p().class("lead").child(
            "The number on Careline's icon says how many customers are overdue, or, where nobody \
             is, at risk. The browser can tell you as well: once when a customer's target is at \
             risk, once when it is used up. No name or word of a customer stands in it.",
        ),
        tick(
            form,
            "desktop",
            "Show notifications",
            |alerts| alerts.desktop,
            desktop,
        ),
        tick(
            form,
            "of-others",
            "Tell me of tickets that somebody else holds, too",
            |alerts| alerts.of_others,
            move |on| {
                form.edit(|draft| draft.workplace.alerts.of_others = on);
            },
        ),
        live_note(move || words.get()),
        quiet(form),
    ))
}

/// A box to tick. It obeys a person alone: what is ticked may ask the browser for a permission.
fn tick(
    form: Form,
    id: &'static str,
    words: &'static str,
    of: fn(&AlertSettings) -> bool,
    set: impl Fn(bool) + 'static,
) -> impl IntoView {
    let ticked = move || form.draft.with(|draft| of(&draft.workplace.alerts));
    div().class("tick").child((
        input()
            .id(id)
            .r#type("checkbox")
            .prop("checked", ticked)
            .on(ev::change, move |event| {
                if event.is_trusted() {
                    set(event_target_checked(&event));
                }
            }),
        label().r#for(id).child(words),
    ))
}

fn quiet(form: Form) -> impl IntoView {
    let hours = Memo::new(move |_| form.draft.with(|draft| draft.workplace.alerts.quiet));
    let set = move |on: bool| {
        let hours = on.then_some(QuietHours {
            from: 22 * 60,
            until: 7 * 60,
        });
        form.edit(|draft| draft.workplace.alerts.quiet = hours);
    };
    fieldset().class("part").child((
        legend().child("Quiet hours"),
        tick(
            form,
            "quiet",
            "Tell me nothing at certain hours; what happened is told in one line at their end",
            |alerts| alerts.quiet.is_some(),
            set,
        ),
        move || {
            hours.with(Option::is_some).then(|| {
                div().class("pair").child((
                    time(form, "quiet-from", "From", |hours| &mut hours.from),
                    time(form, "quiet-until", "Until", |hours| &mut hours.until),
                ))
            })
        },
    ))
}

fn time(
    form: Form,
    id: &'static str,
    words: &'static str,
    place: fn(&mut QuietHours) -> &mut u16,
) -> impl IntoView {
    let text = move || {
        let hours = form.draft.with(|draft| draft.workplace.alerts.quiet);
        hours.map_or_else(String::new, |mut hours| written(*place(&mut hours)))
    };
    let typed = move |event| {
        if let Some(minute) = read(&event_target_value(&event)) {
            form.edit(|draft| {
                if let Some(hours) = &mut draft.workplace.alerts.quiet {
                    *place(hours) = minute;
                }
            });
        }
    };
    div().class("entry short").child((
        label().r#for(id).child(words),
        div().class("box").child((
            input()
                .id(id)
                .r#type("time")
                .prop("value", text)
                .on(ev::change, typed),
            span().class("unit"),
        )),
    ))
}

/// A minute of the day as a time field holds it.
fn written(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// The minute of the day that a time field holds.
fn read(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}
