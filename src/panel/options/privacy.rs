//! What is stored, for how long, and how to forget it.

use leptos::ev;
use leptos::html::{button, dd, div, dl, dt, h3, input, label, p};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::super::parts::{Weight, ask, live_note, press, unexpected};
use super::entry::{Shape, entry};
use super::form::Form;
use crate::browser::storage;
use crate::desk::post::Handle;
use crate::desk::privacy::Stored;
use crate::desk::request::{Reply, Request};
use crate::desk::sentence::sentence;
use crate::desk::settings_rules::Field;

/// How long texts are kept.
pub fn retention(form: Form) -> impl IntoView {
    entry(
        form,
        Field::RetentionDays,
        Shape::Number("days"),
        "Texts of posts and replies are forgotten after that; notes stay, and so does what was done.",
    )
}

/// How much is stored, and the ways to forget it.
pub fn privacy() -> impl IntoView {
    (counts(), erase(), reset())
}

fn counts() -> impl IntoView {
    let known = RwSignal::new(None::<Result<Stored, String>>);
    let size = RwSignal::new(None::<u64>);
    let count = move || {
        known.set(None);
        spawn_local(async move {
            // A browser that does not say how much it stores leaves that line out.
            size.set(storage::bytes_in_use().await.ok());
            known.set(Some(all().await));
        });
    };
    count();
    let line =
        |words: &'static str, number: u32| (dt().child(words), dd().child(number.to_string()));
    div().class("part").child((
        h3().child("How much"),
        move || match known.get() {
            None => p()
                .class("muted")
                .role("status")
                .child("Counting…")
                .into_any(),
            Some(Err(why)) => p().class("note wrong").role("alert").child(why).into_any(),
            Some(Ok(stored)) => dl()
                .class("stored")
                .child((
                    line("Tickets", stored.tickets),
                    line("Actions of agents", stored.actions),
                    line("Posts seen", stored.sightings),
                    line("Texts still kept", stored.texts),
                    line("Notes", stored.notes),
                    line("Customers whose names are kept", stored.people),
                    size.get()
                        .map(|size| (dt().child("In all"), dd().child(super::stored::size(size)))),
                ))
                .into_any(),
        },
        press(Weight::Quiet, "Count again", count),
    ))
}

async fn all() -> Result<Stored, String> {
    let (mut all, mut from) = (Stored::default(), 0);
    loop {
        let Reply::Stored { stored, next } = ask(&Request::Stored { from }).await? else {
            return Err(unexpected());
        };
        all.add(stored);
        match next {
            Some(next) => from = next,
            None => return Ok(all),
        }
    }
}

fn erase() -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let words = RwSignal::new(String::new());
    let forget = move || {
        let Ok(handle) = typed.get_untracked().trim().parse::<Handle>() else {
            words.set("Write one handle, such as @ravik.".to_owned());
            return;
        };
        spawn_local(async move {
            let said = match ask(&Request::Erase {
                handle: handle.clone(),
            })
            .await
            {
                Ok(Reply::Erased { texts: 0 }) => {
                    format!("No text of @{handle} was stored; the name is forgotten where it was.")
                }
                Ok(Reply::Erased { texts: 1 }) => format!("@{handle} and one text are forgotten."),
                Ok(Reply::Erased { texts }) => {
                    format!("@{handle} and {texts} texts are forgotten.")
                }
                Ok(_) => unexpected(),
                Err(why) => sentence(&why),
            };
            typed.set(String::new());
            words.set(said);
        });
    };
    div().class("part").child((
        h3().child("Forget a person"),
        p().class("muted").child(
            "The name and every text of their tickets go, notes and replies among them. What was \
             done stays, without saying about whom.",
        ),
        div().class("entry").child((
            label().r#for("erase").child("Handle"),
            div().class("box").child((
                input()
                    .id("erase")
                    .r#type("text")
                    .autocomplete("off")
                    .spellcheck("false")
                    .prop("value", typed)
                    .on(ev::input, move |event| {
                        typed.set(event_target_value(&event));
                    }),
                press(Weight::Plain, "Forget", forget),
            )),
        )),
        live_note(move || words.get()),
    ))
}

fn reset() -> impl IntoView {
    let sure = RwSignal::new(false);
    let words = RwSignal::new(String::new());
    let forget = move || {
        spawn_local(async move {
            match ask(&Request::Reset).await {
                // Every page of the extension shows what is no more.
                Ok(_) => drop(window().location().reload()),
                Err(why) => words.set(why),
            }
        });
    };
    div().class("part").child((
        h3().child("Start anew"),
        p().class("muted").child(
            "Every ticket, note and setting goes. Export everything first, if you may want it \
             again.",
        ),
        div().class("item-ways").child(move || {
            if sure.get() {
                (
                    button()
                        .r#type("button")
                        .class("button danger")
                        .on(ev::click, move |event| {
                            if event.is_trusted() {
                                forget();
                            }
                        })
                        .child("Yes, forget everything"),
                    press(Weight::Plain, "Keep it", move || sure.set(false)),
                )
                    .into_any()
            } else {
                press(Weight::Plain, "Forget everything…", move || {
                    sure.set(true);
                })
                .into_any()
            }
        }),
        live_note(move || words.get()),
    ))
}
