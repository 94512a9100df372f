//! A colleague's log comes to this desk, so that reports are of the team.

use leptos::ev;
use leptos::html::{div, h2, input, label, p, section};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, HtmlInputElement};

use super::super::parts::{ask, live_note, unexpected};
use crate::browser::file::bytes;
use crate::desk::import::parts;
use crate::desk::report::exported::read;
use crate::desk::request::{Reply, Request};
use crate::desk::sentence::sentence;

/// The largest file that is read, in bytes.
const LARGEST: usize = 200_000_000;

/// The button that asks for a file. `words` say what became of it; what was merged is read `anew`.
pub fn bring(words: RwSignal<String>, anew: impl Fn() + Copy + 'static) -> impl IntoView {
    let chosen = move |event: ev::Event| {
        let Some(file) = chosen_file(&event) else {
            return;
        };
        words.set("Reading the file…".to_owned());
        spawn_local(async move {
            match merge(&file, |percent| words.set(format!("Merging: {percent} %"))).await {
                Ok(done) => {
                    words.set(done);
                    anew();
                }
                Err(why) => words.set(why),
            }
        });
    };
    section().id("colleague").child((
        h2().child("A colleague's log"),
        p().class("help").child(
            "What your colleague exported in the options is merged with your own log. Nothing of yours \
             changes, and nothing comes twice.",
        ),
        div().class("item-ways").child(
            label().class("button").child((
                "Merge an export",
                input()
                    .id("colleague-file")
                    .class("unseen")
                    .r#type("file")
                    .accept(".json,application/json")
                    .on(ev::change, chosen),
            )),
        ),
        live_note(move || words.get()),
    ))
}

fn chosen_file(event: &ev::Event) -> Option<File> {
    let field = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    let file = field.files()?.get(0);
    field.set_value("");
    file
}

async fn merge(file: &File, tell: impl Fn(usize)) -> Result<String, String> {
    let bytes = bytes(file, LARGEST)
        .await
        .map_err(|error| sentence(&error.to_string()))?
        .ok_or("This file is larger than any log. Choose another.")?;
    let exported = read(&bytes).map_err(|wrong| {
        let place = wrong.line;
        format!(
            "This file is no export of Careline's: line {place}, {}.",
            wrong.why
        )
    })?;
    drop(bytes);
    if let Some(wrong) = exported.wrong.first() {
        let event = wrong
            .event
            .map_or_else(String::new, |event| format!(", event {event}"));
        return Err(format!(
            "This file was changed after it was exported: line {}{event}: {}. Nothing was merged.",
            wrong.line, wrong.why
        ));
    }
    let parts = parts(exported.log, &exported.beside, exported.coverage);
    let all = parts.len();
    let (mut new, mut future) = (0, 0);
    for (place, part) in parts.into_iter().enumerate() {
        tell(place * 100 / all);
        match ask(&Request::Import { part }).await? {
            Reply::Imported { events, left_out } => {
                new += events;
                future += left_out;
            }
            _ => return Err(unexpected()),
        }
    }
    let left = match future {
        0 => String::new(),
        _ => format!(" {future} were left out: they lie in the future, so one clock is wrong."),
    };
    Ok(match new {
        0 => format!("There was nothing new in it.{left}"),
        _ => format!("Merged: {new} events were new.{left}"),
    })
}
