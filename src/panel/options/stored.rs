//! What is stored: everything as a file, and what could not be read and was kept aside.

use leptos::html::{a, code, div, h2, h3, li, p, section, span, ul};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::super::parts::{Weight, ask, live_note, press, unexpected};
use super::privacy;
use crate::browser::file::MemoryFile;
use crate::desk::request::{KeptValue, Reply, Request};
use crate::desk::sentence::sentence;
use crate::desk::time::Millis;

/// The section of what is stored.
pub fn stored() -> impl IntoView {
    section().id("stored").child((
        h2().child("Privacy"),
        p().class("lead").child(
            "Everything stays in this browser, but for what you have it carry between your devices. \
             Careline has no server and sends nothing anywhere.",
        ),
        privacy::privacy(),
        export(),
        super::learned::learned(),
        kept_aside(),
    ))
}

/// A file that is ready to be saved.
struct Ready {
    file: MemoryFile,
    name: String,
}

fn export() -> impl IntoView {
    let ready = RwSignal::new_local(None::<Ready>);
    let words = RwSignal::new(String::new());
    let make = move || {
        words.set("Gathering everything…".to_owned());
        spawn_local(async move {
            match gather().await {
                Ok(made) => {
                    words.set("Ready.".to_owned());
                    ready.set(Some(made));
                }
                Err(why) => words.set(why),
            }
        });
    };
    let link = move || {
        ready.with(|ready| {
            ready.as_ref().map(|ready| {
                a().class("button first")
                    .href(ready.file.address().to_owned())
                    .download(ready.name.clone())
                    .child(format!("Save {} ({})", ready.name, size(ready.file.size())))
            })
        })
    };
    div().class("part").child((
        h3().child("Export"),
        p().child("All tickets, their log, their texts and these settings in one JSON file."),
        div()
            .class("item-ways")
            .child((press(Weight::Plain, "Export everything", make), link)),
        live_note(move || words.get()),
    ))
}

async fn gather() -> Result<Ready, String> {
    let Reply::Export { json } = ask(&Request::Export).await? else {
        return Err(unexpected());
    };
    let file = MemoryFile::json(&json).map_err(|error| sentence(&error.to_string()))?;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the browser's clock counts whole milliseconds"
    )]
    let today = Millis(js_sys::Date::now() as i64).to_string();
    let day = today.split('T').next().unwrap_or_default();
    Ok(Ready {
        file,
        name: format!("careline-{day}.json"),
    })
}

/// A size in the unit that reads best.
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
    }
}

fn kept_aside() -> impl IntoView {
    let kept = RwSignal::new(None::<Result<Vec<KeptValue>, String>>);
    spawn_local(async move {
        kept.set(Some(match ask(&Request::Kept).await {
            Ok(Reply::Kept { values }) => Ok(values),
            Ok(_) => Err(unexpected()),
            Err(why) => Err(why),
        }));
    });
    div()
        .class("part")
        .child((h3().child("Kept aside"), move || match kept.get() {
            None => p().class("muted").child("Looking…").into_any(),
            Some(Err(why)) => p().class("note wrong").role("alert").child(why).into_any(),
            Some(Ok(values)) if values.is_empty() => p()
                .class("muted")
                .child("Nothing: everything stored could be read.")
                .into_any(),
            Some(Ok(values)) => list(values).into_any(),
        }))
}

fn list(values: Vec<KeptValue>) -> impl IntoView {
    let lines = values.into_iter().map(|value| {
        li().child((
            code().child(value.key),
            span()
                .class("muted")
                .child(format!(" {} characters", value.size)),
            p().child(sentence(&value.why)),
        ))
    });
    (
        p().child(
            "These values could not be read. They are kept as they were, and the rest works.",
        ),
        ul().class("kept").child(lines.collect::<Vec<_>>()),
    )
}
