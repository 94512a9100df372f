//! Templates from a file and into one.

use leptos::ev;
use leptos::html::{a, details, div, h3, input, label, li, p, summary, ul};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, HtmlInputElement};

use super::super::parts::{Weight, live_note, press};
use super::form::Form;
use crate::browser::file::{MemoryFile, bytes};
use crate::desk::sentence::sentence;
use crate::desk::settings_form::{take_templates, templates};
use crate::desk::template_export::export;
use crate::desk::template_import::{Difference, ImportError, Imported, LARGEST, import};

/// The part of the templates' section that imports and exports.
pub fn template_files(form: Form) -> impl IntoView {
    div().class("part").child((
        h3().child("Import and export"),
        p().child(
            "Zendesk's macros (JSON), the tables of Briskine or Text Blaze (CSV), or any table with a column for the text.",
        ),
        bring(form),
        take_away(form),
    ))
}

fn bring(form: Form) -> impl IntoView {
    let words = RwSignal::new(String::new());
    let report = RwSignal::new(Vec::<String>::new());
    let chosen = move |event: ev::Event| {
        let Some(file) = chosen_file(&event) else {
            return;
        };
        report.set(Vec::new());
        spawn_local(async move {
            match read(&file).await {
                Ok(imported) => {
                    let changed = form
                        .edit(|draft| take_templates(draft, &imported.templates))
                        .unwrap_or_default();
                    words.set(told(&changed));
                    report.set(imported.report.iter().map(ToString::to_string).collect());
                }
                Err(why) => words.set(why),
            }
        });
    };
    div().child((
        div().class("item-ways").child(
            label().class("button").child((
                "Import templates",
                input()
                    .id("template-file")
                    .class("unseen")
                    .r#type("file")
                    .accept(".csv,.json,.txt,text/csv,application/json")
                    .on(ev::change, chosen),
            )),
        ),
        live_note(move || words.get()),
        move || {
            report.with(|report| {
                let lines = report.iter().map(|line| li().child(line.clone()));
                let lines: Vec<_> = lines.collect();
                (!lines.is_empty()).then(|| {
                    details().attr("open", true).child((
                        summary().child(format!(
                            "{} things did not carry over as they were",
                            lines.len()
                        )),
                        ul().class("report").child(lines),
                    ))
                })
            })
        },
    ))
}

/// The file that was chosen; the field forgets it, so that it can be chosen again.
pub fn chosen_file(event: &ev::Event) -> Option<File> {
    let field = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    let file = field.files()?.get(0);
    field.set_value("");
    file
}

async fn read(file: &File) -> Result<Imported, String> {
    let said = |error: ImportError| sentence(&error.to_string());
    let bytes = bytes(file, LARGEST)
        .await
        .map_err(|error| sentence(&error.to_string()))?
        .ok_or_else(|| said(ImportError::TooLarge))?;
    import(&bytes).map_err(said)
}

/// What an import changes, in words.
fn told(difference: &Difference) -> String {
    let Difference {
        added,
        changed,
        same,
    } = difference;
    if added.is_empty() && changed.is_empty() {
        return format!("Nothing changes: {same} templates stand here already.");
    }
    let named = |count: usize, word: &str, names: &[String]| {
        let shown = names.iter().take(5).cloned().collect::<Vec<_>>().join(", ");
        let more = if names.len() > 5 { "…" } else { "" };
        (count > 0).then(|| format!("{count} {word} ({shown}{more})"))
    };
    let parts = [
        named(added.len(), "new", added),
        named(changed.len(), "changed", changed),
        (*same > 0).then(|| format!("{same} as they were")),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("{}. Nothing is stored before you save.", parts.join(", "))
}

fn take_away(form: Form) -> impl IntoView {
    let ready = RwSignal::new_local(None::<MemoryFile>);
    let words = RwSignal::new(String::new());
    let make = move || {
        let table = form.draft.with(|draft| export(&templates(draft)));
        match MemoryFile::csv(&table) {
            Ok(file) => ready.set(Some(file)),
            Err(error) => words.set(sentence(&error.to_string())),
        }
    };
    let link = move || {
        ready.with(|ready| {
            ready.as_ref().map(|file| {
                a().class("button first")
                    .href(file.address().to_owned())
                    .download("careline-templates.csv")
                    .child("Save careline-templates.csv")
            })
        })
    };
    div().child((
        div()
            .class("item-ways")
            .child((press(Weight::Plain, "Export templates", make), link)),
        live_note(move || words.get()),
    ))
}
