//! The table of selectors: saved as a file, loaded by hand, and taken back.

use leptos::ev;
use leptos::html::{a, div, h3, input, label, p};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, HtmlInputElement};

use super::super::parts::{Weight, ask, live_note, press, unexpected};
use crate::browser::file::{MemoryFile, bytes};
use crate::desk::request::{Reply, Request};
use crate::desk::selectors::{LARGEST, SelectorError, SelectorFile};
use crate::desk::sentence::sentence;
use crate::page::built_in_selectors;

/// The part in which a table is saved, loaded and taken back. `loaded` is the name of the one in force.
pub fn selectors(loaded: RwSignal<Option<String>>) -> impl IntoView {
    let words = RwSignal::new(String::new());
    let ready = RwSignal::new_local(None::<MemoryFile>);
    let in_force = move || match loaded.get() {
        Some(name) => format!("In force: “{name}”, which was loaded here."),
        None => "In force: the table that is built in.".to_owned(),
    };
    let set = move |file: Option<String>| {
        spawn_local(async move {
            match ask(&Request::LoadSelectors { file }).await {
                Ok(Reply::Selectors { name }) => {
                    words.set(match &name {
                        Some(_) => "Loaded. Open pages of X read by it at once.".to_owned(),
                        None => "Taken back.".to_owned(),
                    });
                    loaded.set(name);
                }
                Ok(_) => words.set(unexpected()),
                Err(why) => words.set(sentence(&why)),
            }
        });
    };
    let chosen = move |event: ev::Event| {
        let Some(file) = chosen_file(&event) else {
            return;
        };
        spawn_local(async move {
            match read(&file).await {
                Ok(text) => set(Some(text)),
                Err(why) => words.set(sentence(&why)),
            }
        });
    };
    let export = move || match MemoryFile::json(&built_in_selectors().write()) {
        Ok(file) => ready.set(Some(file)),
        Err(error) => words.set(sentence(&error.to_string())),
    };
    let link = move || {
        ready.with(|ready| {
            ready.as_ref().map(|file| {
                a().class("button first")
                    .href(file.address().to_owned())
                    .download("careline-selectors.json")
                    .child("Save careline-selectors.json")
            })
        })
    };
    let back = move || {
        loaded
            .get()
            .map(|_| press(Weight::Plain, "Back to the built-in one", move || set(None)))
    };
    div().class("part").child((
        h3().child("Selectors"),
        p().child(
            "What Careline knows of X's page is a table of data. When X changes, a table from \
             somebody you trust mends it without a new build.",
        ),
        p().class("note").id("selectors-in-force").child(in_force),
        div().class("item-ways").child((
            label().class("button").child((
                "Load a table",
                input()
                    .id("selector-file")
                    .class("unseen")
                    .r#type("file")
                    .accept(".json,application/json")
                    .on(ev::change, chosen),
            )),
            back,
            press(Weight::Plain, "Export the built-in one", export),
            link,
        )),
        live_note(move || words.get()),
    ))
}

/// The text of a file, if it is a table by which this browser can read.
async fn read(file: &File) -> Result<String, String> {
    let bytes = bytes(file, LARGEST)
        .await
        .map_err(|error| error.to_string())?;
    let bytes = bytes.ok_or_else(|| SelectorError::TooLarge.to_string())?;
    let text = String::from_utf8(bytes).map_err(|_| SelectorError::Foreign.to_string())?;
    let nowhere = document().create_document_fragment();
    let reads = |selector: &str| nowhere.query_selector(selector).is_ok();
    SelectorFile::read(&text, reads).map_err(|error| error.to_string())?;
    Ok(text)
}

fn chosen_file(event: &ev::Event) -> Option<File> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = input.files()?.get(0);
    // The same file can be chosen again once it is mended.
    input.set_value("");
    file
}
