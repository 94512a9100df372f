//! Policies from a file, whose report is shown before anything is taken.

use leptos::ev;
use leptos::html::{div, h3, input, label, li, p, ul};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::super::parts::{Weight, live_note, press};
use super::form::Form;
use super::policies::change;
use super::template_files::chosen_file;
use crate::browser::file::bytes;
use crate::desk::sentence::sentence;
use crate::desk::settings::Settings;
use crate::desk::zendesk::{Imported, import};

/// The largest file that is read, in bytes.
const LARGEST: usize = 2_000_000;

/// The button that asks for a file, and what was found in it.
pub fn bring(form: Form) -> impl IntoView {
    let words = RwSignal::new(String::new());
    let found = RwSignal::new(None::<Imported>);
    let chosen = move |event: ev::Event| {
        let Some(file) = chosen_file(&event) else {
            return;
        };
        found.set(None);
        words.set(String::new());
        let settings = form.draft.with_untracked(|draft| draft.from().clone());
        spawn_local(async move {
            match read(&file, &settings).await {
                Ok(imported) => found.set(Some(imported)),
                Err(why) => words.set(why),
            }
        });
    };
    (
        label().class("button").child((
            "Import from Zendesk",
            input()
                .id("policy-file")
                .class("unseen")
                .r#type("file")
                .accept(".json,application/json")
                .on(ev::change, chosen),
        )),
        live_note(move || words.get()),
        move || {
            found
                .get()
                .map(|imported| report(form, found, words, imported))
        },
    )
}

async fn read(file: &File, settings: &Settings) -> Result<Imported, String> {
    let read = bytes(file, LARGEST).await;
    let bytes = read
        .map_err(|error| sentence(&error.to_string()))?
        .ok_or_else(|| {
            "This file is larger than any list of policies. Choose another.".to_owned()
        })?;
    let text = String::from_utf8(bytes)
        .map_err(|_| "This file is no text. Export the policies as JSON.".to_owned())?;
    let imported = import(&text, settings).map_err(|error| sentence(&error.to_string()))?;
    if imported.policies.is_empty() {
        return Err("There is no policy in this file.".to_owned());
    }
    Ok(imported)
}

/// What is in the file, and what of it could not be carried over.
fn report(
    form: Form,
    found: RwSignal<Option<Imported>>,
    words: RwSignal<String>,
    imported: Imported,
) -> impl IntoView {
    let Imported { policies, report } = imported;
    let names = policies.iter().map(|policy| policy.name.as_str());
    let names = names.collect::<Vec<_>>().join(", ");
    let count = policies.len();
    let lines = report.iter().map(|line| li().child(line.to_string()));
    let lines: Vec<_> = lines.collect();
    let differs = match lines.len() {
        0 => "All of it carries over as it is.".to_owned(),
        1 => "One thing does not carry over as it is:".to_owned(),
        many => format!("{many} things do not carry over as they are:"),
    };
    let take = move || {
        change(form, |draft| draft.take(&policies));
        found.set(None);
        words.set(format!(
            "{count} taken, in front of the others. Nothing is stored before you save."
        ));
    };
    div().class("note imported").role("status").child((
        h3().child(match count {
            1 => format!("One policy: {names}"),
            _ => format!("{count} policies: {names}"),
        }),
        p().child(differs),
        ul().class("report").child(lines),
        div().class("item-ways").child((
            press(Weight::First, "Take them", take),
            press(Weight::Plain, "Leave them", move || found.set(None)),
        )),
    ))
}
