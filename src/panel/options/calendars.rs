//! Calendars: time zone, the hours of each day, holidays.

use leptos::ev;
use leptos::html::{datalist, div, fieldset, h3, input, label, legend, option, p};
use leptos::prelude::*;

use super::super::parts::{Weight, focus_soon, press, rows};
use super::entry::{Shape, entry, id_of};
use super::form::Form;
use super::policies::change;
use crate::browser::time_zone;
use crate::desk::calendar::Weekday;
use crate::desk::calendar_draft::{CalendarDraft, CalendarField};
use crate::desk::settings_rules::Field;

/// The id of the list of time zones.
const ZONES: &str = "time-zones";

/// The part of calendars.
pub fn calendars(form: Form) -> impl IntoView {
    let keys = move || {
        form.draft.with(|draft| {
            let calendars = draft.policies.calendars.iter();
            calendars.map(|calendar| calendar.key).collect()
        })
    };
    let add = move || {
        let added = form.edit(|draft| draft.policies.add_calendar(time_zone()));
        if let Some(key) = added {
            focus_soon(id_of(Field::Calendar(key, CalendarField::Name)));
        }
    };
    let zones = move || {
        let zones = form.zones.get().into_iter();
        zones.map(|zone| option().value(zone)).collect::<Vec<_>>()
    };
    div().class("part").child((
        h3().child("Calendars"),
        p().class("help").child(
            "Business time counts at a calendar's hours alone. Several spans a day make room for \
             lunch; what goes on over midnight is written as two, with 24:00 as the end of the \
             first.",
        ),
        datalist().id(ZONES).child(zones),
        rows(keys, move |key| calendar(form, key)),
        div()
            .class("item-ways")
            .child(press(Weight::Plain, "Add a calendar", add)),
    ))
}

fn calendar(form: Form, key: u32) -> AnyView {
    let one = move |part, shape, help| entry(form, Field::Calendar(key, part), shape, help);
    let name = move || {
        form.draft.with(|draft| {
            let calendar = draft.policies.calendar(key);
            match calendar.map(CalendarDraft::name) {
                Some(name) if !name.is_empty() => name,
                _ => "New calendar".to_owned(),
            }
        })
    };
    let always = Memo::new(move |_| {
        form.draft.with(|draft| {
            let calendar = draft.policies.calendar(key);
            calendar.is_some_and(|calendar| calendar.always)
        })
    });
    let tick = move |event: ev::Event| {
        let ticked = event_target_checked(&event);
        change(form, |policies| {
            if let Some(calendar) = policies.calendar_mut(key) {
                calendar.always = ticked;
            }
        });
    };
    let copy = move || {
        change(form, |policies| {
            if let Some(calendar) = policies.calendar_mut(key) {
                calendar.copy_monday();
            }
        });
    };
    let remove = move || change(form, |policies| policies.remove_calendar(key));
    let always_id = format!("calendar-{key}-always");
    let day = move |day| one(CalendarField::Day(day), Shape::Line, "");
    fieldset()
        .class("item calendar")
        .child((
            legend().child(name),
            div().class("pair").child((
                one(CalendarField::Name, Shape::Line, ""),
                one(
                    CalendarField::Zone,
                    Shape::Listed(ZONES),
                    "Its name in the IANA tables. Both changes of the clocks are kept.",
                ),
            )),
            div().class("tick").child((
                input()
                    .id(always_id.clone())
                    .r#type("checkbox")
                    .prop("checked", always)
                    .on(ev::change, tick),
                label()
                    .r#for(always_id)
                    .child("Open at all hours, every day"),
            )),
            move || {
                (!always.get()).then(|| {
                    div().class("days").child((
                        Vec::from(Weekday::ALL.map(day)),
                        div().class("item-ways").child(press(
                            Weight::Quiet,
                            "Monday's hours for Tuesday to Friday",
                            copy,
                        )),
                    ))
                })
            },
            one(
                CalendarField::Holidays,
                Shape::Lines,
                "Days on which it stays closed, such as 2026-12-25.",
            ),
            div()
                .class("item-ways")
                .child(press(Weight::Quiet, ("Remove ", name), remove)),
        ))
        .into_any()
}
