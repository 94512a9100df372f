//! The options: brands, the agent, targets, templates, and what is stored.

mod alerts;
mod brands;
mod calendars;
mod devices;
mod diagnostics;
pub mod entry;
pub mod form;
mod keys;
mod learned;
mod people;
mod policies;
mod policy;
mod policy_import;
mod policy_preview;
mod preview;
mod privacy;
mod reports;
mod rules;
mod save_bar;
mod selectors;
mod stored;
mod targets;
mod template_files;
mod templates;
mod tickets;

use gloo_events::{EventListener, EventListenerOptions};
use leptos::html::{a, div, h1, header, main, nav, p, section};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::KeyboardEvent;

use self::entry::{Shape, entry};
use self::form::Form;
use super::parts::{ask, unexpected};
use crate::desk::request::{Reply, Request};
use crate::desk::settings::Settings;
use crate::desk::settings_rules::Field;

/// The sections, each with the id that its address ends in.
const SECTIONS: [(&str, &str); 13] = [
    ("brands", "Brands"),
    ("you", "You"),
    ("people", "People"),
    ("targets", "Targets"),
    ("policies", "Policies"),
    ("tickets", "Tickets"),
    ("reports", "Reports"),
    ("templates", "Templates"),
    ("keys", "Keys"),
    ("alerts", "Alerts"),
    ("devices", "Devices"),
    ("stored", "Privacy"),
    ("diagnostics", "Diagnostics"),
];

/// The options' page.
pub fn options() -> impl IntoView {
    let loaded = RwSignal::new(None::<Result<Settings, String>>);
    spawn_local(async move {
        loaded.set(Some(match ask(&Request::Settings).await {
            Ok(Reply::Settings { settings }) => Ok(*settings),
            Ok(_) => Err(unexpected()),
            Err(why) => Err(why),
        }));
    });
    let links = SECTIONS.map(|(id, words)| a().href(format!("#{id}")).child(words));
    div().class("options").child((
        header().child((
            h1().child("Careline"),
            nav().aria_label("Sections").child(Vec::from(links)),
            p().child(a().href("reports.html").child("See the reports")),
        )),
        main().child((
            move || match loaded.get() {
                None => p()
                    .class("note")
                    .role("status")
                    .child("Reading the settings…")
                    .into_any(),
                Some(Err(why)) => p().class("note wrong").role("alert").child(why).into_any(),
                Some(Ok(settings)) => sections(&settings).into_any(),
            },
            devices::devices(),
            stored::stored(),
            diagnostics::diagnostics(),
        )),
    ))
}

fn sections(settings: &Settings) -> impl IntoView {
    let form = Form::new(settings);
    form.ask_for_zones();
    guard(form);
    (
        brands::brands(form),
        you(form),
        people::people(form),
        targets::targets(form),
        policies::policies(form),
        tickets::tickets(form),
        reports::reports(form),
        templates::templates(form),
        keys::keys(form),
        alerts::alerts(form),
        forgetting(form),
        save_bar::save_bar(form),
    )
}

fn you(form: Form) -> impl IntoView {
    section().id("you").child((
        leptos::html::h2().child("You"),
        div().class("pair").child((
            entry(form, Field::AgentName, Shape::Line, "The name your team knows you by."),
            entry(
                form,
                Field::Initials,
                Shape::Short,
                "One to three letters. They stand on your tickets and sign your replies, as in ^AM.",
            ),
        )),
    ))
}

fn forgetting(form: Form) -> impl IntoView {
    section().id("forgetting").child((
        leptos::html::h2().child("Forgetting"),
        privacy::retention(form),
    ))
}

/// Lets Ctrl+S or Cmd+S save, and has the browser ask before it drops what was not saved.
fn guard(form: Form) {
    let keys = EventListener::new_with_options(
        &document(),
        "keydown",
        EventListenerOptions::enable_prevent_default(),
        move |event| {
            let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
                return;
            };
            let chord = (key.ctrl_key() || key.meta_key()) && !key.alt_key() && !key.shift_key();
            if chord && key.key() == "s" && event.is_trusted() {
                event.prevent_default();
                form.save();
            }
        },
    );
    let leaving = EventListener::new_with_options(
        &window(),
        "beforeunload",
        EventListenerOptions::enable_prevent_default(),
        move |event| {
            if form.is_changed_untracked() {
                event.prevent_default();
            }
        },
    );
    StoredValue::new_local((keys, leaving));
}
