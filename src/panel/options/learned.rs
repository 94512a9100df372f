//! What agents have taught triage: read, exported, forgotten.

use leptos::html::{a, div, h3, li, p, ul};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::super::parts::{Weight, ask, live_note, press, unexpected};
use crate::browser::file::MemoryFile;
use crate::desk::brand::BrandId;
use crate::desk::request::{LearnedView, Reply, Request};
use crate::desk::sentence::sentence;

/// What is known of what was taught.
type Taught = RwSignal<Option<Result<Vec<LearnedView>, String>>>;

/// The part of the stored things that is about triage.
pub fn learned() -> impl IntoView {
    let taught: Taught = RwSignal::new(None);
    let words = RwSignal::new(String::new());
    let file = RwSignal::new_local(None::<MemoryFile>);
    look(taught);
    let export = move || {
        spawn_local(async move {
            match gather().await {
                Ok(made) => {
                    words.set("Ready.".to_owned());
                    file.set(Some(made));
                }
                Err(why) => words.set(why),
            }
        });
    };
    let link = move || {
        file.with(|file| {
            file.as_ref().map(|file| {
                a().class("button first")
                    .href(file.address().to_owned())
                    .download("careline-learned.json")
                    .child("Save careline-learned.json")
            })
        })
    };
    let forget = move |brand: BrandId| {
        spawn_local(async move {
            let said = match ask(&Request::ResetLearned { brand }).await {
                Ok(_) => "Forgotten: triage decides as it did at first.".to_owned(),
                Err(why) => why,
            };
            words.set(said);
            file.set(None);
            look(taught);
        });
    };
    div().class("part").id("learned").child((
        h3().child("What triage has learnt"),
        p().child(
            "When you correct triage on a card, choose “no action” or another priority, later \
             posts of that kind are decided so. Only counts by hashed words are kept, no text.",
        ),
        move || match taught.get() {
            None => p().class("muted").child("Looking…").into_any(),
            Some(Err(why)) => p().class("note wrong").role("alert").child(why).into_any(),
            Some(Ok(brands)) if brands.is_empty() => p()
                .class("muted")
                .child("Nothing yet: nobody has said otherwise than triage.")
                .into_any(),
            Some(Ok(brands)) => {
                let brands: Vec<_> = brands.iter().map(|one| of_brand(one, forget)).collect();
                (
                    brands,
                    div()
                        .class("item-ways")
                        .child((press(Weight::Plain, "Export it", export), link)),
                )
                    .into_any()
            }
        },
        live_note(move || words.get()),
    ))
}

fn look(taught: Taught) {
    spawn_local(async move {
        taught.set(Some(match ask(&Request::Learned).await {
            Ok(Reply::Learned { brands }) => Ok(brands),
            Ok(_) => Err(unexpected()),
            Err(why) => Err(why),
        }));
    });
}

async fn gather() -> Result<MemoryFile, String> {
    let Reply::Export { json } = ask(&Request::ExportLearned).await? else {
        return Err(unexpected());
    };
    MemoryFile::json(&json).map_err(|error| sentence(&error.to_string()))
}

fn of_brand<F: Fn(BrandId) + Copy + 'static>(
    view: &LearnedView,
    forget: F,
) -> impl IntoView + use<F> {
    let lines = view.told.iter().map(|(said, times)| {
        let times = match times {
            1 => "once".to_owned(),
            times => format!("{times} times"),
        };
        li().child(format!("{}: {times}", said.words()))
    });
    let times = match view.overruled {
        1 => "1 correction".to_owned(),
        times => format!("{times} corrections"),
    };
    let name = view.brand.to_string();
    let brand = view.brand.clone();
    div().child((
        p().child(format!("{name}: {times}")),
        ul().child(lines.collect::<Vec<_>>()),
        press(
            Weight::Quiet,
            format!("Forget what was taught about {name}"),
            move || forget(brand.clone()),
        ),
    ))
}
