//! Ways out: the compared figures as CSV, everything as JSON, and print.

use std::sync::Arc;

use leptos::html::{a, div};
use leptos::prelude::*;

use super::super::parts::{Weight, live_note, press};
use super::question::Question;
use crate::browser::BrowserError;
use crate::browser::file::MemoryFile;
use crate::desk::report::csv::csv;
use crate::desk::report::definition::FigureName;
use crate::desk::report::lines::{asked_line, responsiveness_lines, text};
use crate::desk::report::loading::Loaded;
use crate::desk::report::more_lines::{
    compliment_lines, coverage_lines, fairness_lines, team_lines, value_lines,
};
use crate::desk::report::responsiveness::responsiveness;
use crate::desk::sentence::sentence;

/// A file that is ready to be saved.
struct Ready {
    file: MemoryFile,
    name: &'static str,
}

/// The buttons.
pub fn ways_out(loaded: &Arc<Loaded>, asked: Question) -> impl IntoView {
    let ready = RwSignal::new_local(None::<Ready>);
    let words = RwSignal::new(String::new());
    let offer = move |made: Result<MemoryFile, BrowserError>, name| match made {
        Ok(file) => {
            words.set("Ready.".to_owned());
            ready.set(Some(Ready { file, name }));
        }
        Err(error) => words.set(sentence(&error.to_string())),
    };
    let (first, second) = (Arc::clone(loaded), Arc::clone(loaded));
    let as_csv = move || {
        offer(
            MemoryFile::csv(&table(&first, asked)),
            "careline-report.csv",
        );
    };
    let as_json = move || {
        offer(
            MemoryFile::json(&lines(&second, asked)),
            "careline-report.json",
        );
    };
    let print = || {
        // A browser that can't print has no such button that would work.
        drop(window().print());
    };
    let link = move || {
        ready.with(|ready| {
            ready.as_ref().map(|ready| {
                a().class("button first")
                    .href(ready.file.address().to_owned())
                    .download(ready.name)
                    .child(format!("Save {}", ready.name))
            })
        })
    };
    div().class("part out").child((
        div().class("item-ways").child((
            press(Weight::Plain, "CSV", as_csv),
            press(Weight::Plain, "JSON", as_json),
            press(Weight::Plain, "Print", print),
            link,
        )),
        live_note(move || words.get()),
    ))
}

/// Every figure of every group that is compared.
fn table(loaded: &Loaded, asked: Question) -> String {
    let (by, asked) = (asked.by.get_untracked(), asked.asked(loaded));
    let head = [by.words().to_owned()].into_iter();
    let head = head.chain(FigureName::ALL.iter().map(|name| name.words().to_owned()));
    let mut rows = vec![head.collect()];
    for row in responsiveness(&loaded.book, &asked, by) {
        let group = [row.group.words(&loaded.book.names)].into_iter();
        let values = row.figures.iter().map(|figure| text(figure.value));
        rows.push(group.chain(values).collect());
    }
    csv(&rows)
}

/// Every report, one JSON object a line, as `cargo xtask report` prints them.
fn lines(loaded: &Loaded, asked: Question) -> String {
    let asked = asked.asked(loaded);
    let book = &loaded.book;
    let mut lines = vec![asked_line(book, &asked)];
    lines.extend(responsiveness_lines(book, &asked, false));
    lines.extend(compliment_lines(book, &asked));
    lines.extend(coverage_lines(book, &loaded.coverage, &asked));
    lines.extend(fairness_lines(book, &asked));
    lines.extend(team_lines(book, &asked));
    lines.extend(value_lines(book, &asked));
    lines.iter().map(|line| format!("{line}\n")).collect()
}
