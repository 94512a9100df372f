//! Contacts told apart: one row for each group, every figure of which opens its definition and tickets.

use std::sync::Arc;

use leptos::ev;
use leptos::html::{
    button, caption, div, h2, h3, p, section, table as html_table, tbody, td, th, thead, tr,
};
use leptos::prelude::*;

use super::figures::meaning;
use super::labels;
use super::plot::{Bar, plot};
use crate::desk::report::asked::Asked;
use crate::desk::report::definition::FigureName;
use crate::desk::report::figure::{Figure, Value};
use crate::desk::report::lines::text;
use crate::desk::report::loading::Loaded;
use crate::desk::report::responsiveness::{By, Group, grouped};
use crate::desk::report::sight::sight;

/// The figures that groups are compared by.
pub const COLUMNS: [FigureName; 9] = [
    FigureName::Contacts,
    FigureName::AnsweredSixMinutes,
    FigureName::AnsweredHour,
    FigureName::AnsweredDay,
    FigureName::NeverAnswered,
    FigureName::FirstReplyMedian,
    FigureName::FirstReplyP90,
    FigureName::NextReplyMedian,
    FigureName::Reopened,
];

/// The section.
pub fn compared(loaded: &Arc<Loaded>, asked: &Asked, by: By) -> AnyView {
    let groups = grouped(&loaded.book, asked, by);
    let open = RwSignal::new(None::<(usize, FigureName)>);
    let mut bars = Vec::with_capacity(groups.len());
    let mut rows = Vec::with_capacity(groups.len());
    for (place, (group, members)) in groups.iter().enumerate() {
        let words = labels::group(&loaded.book, by, *group);
        let is_faint = by == By::Brand && is_too_little(loaded, asked, *group);
        let figures = COLUMNS.map(|name| Figure::of(name, members, asked));
        let never = figures
            .iter()
            .find(|figure| figure.name == FigureName::NeverAnswered);
        if let Some(Value::Tenths(tenths)) = never.map(|figure| figure.value) {
            bars.push(Bar {
                words: words.clone(),
                amount: usize::try_from(tenths).unwrap_or_default(),
                reads: never.map_or_else(String::new, |figure| text(figure.value)),
            });
        }
        let cells = figures.map(|figure| {
            let name = figure.name;
            td().child(
                button()
                    .r#type("button")
                    .class("cell")
                    .aria_expanded(move || (open.get() == Some((place, name))).to_string())
                    .aria_label(format!("{}, {words}: {}", name.words(), text(figure.value)))
                    .on(ev::click, move |_| {
                        let this = (place, name);
                        open.update(|open| *open = (*open != Some(this)).then_some(this));
                    })
                    .child(text(figure.value)),
            )
        });
        rows.push(
            tr().class(if is_faint { "faint" } else { "" })
                .child((th().scope("row").dir("auto").child(words), Vec::from(cells))),
        );
    }
    let opened = StoredValue::new_local((Arc::clone(loaded), asked.clone()));
    let heads = COLUMNS.map(|name| th().scope("col").child(name.words()));
    section()
        .id("groups")
        .child((
            h2().child(format!("Compared by {}", by.words().to_lowercase())),
            div().class("scroll").child(html_table().child((
                caption().child("Every figure opens what it means and its tickets."),
                thead().child(tr().child((th().scope("col").child(by.words()), Vec::from(heads)))),
                tbody().child(rows),
            ))),
            move || {
                open.get().and_then(|(place, name)| {
                    opened.with_value(|(loaded, asked)| {
                        let groups = grouped(&loaded.book, asked, by);
                        let (_, members) = groups.get(place)?;
                        Some(meaning(name, loaded, asked, members))
                    })
                })
            },
            h3().child("Never answered"),
            plot(
                "Share of contacts never answered",
                by.words(),
                "Never answered",
                &bars,
            ),
        ))
        .into_any()
}

fn is_too_little(loaded: &Loaded, asked: &Asked, group: Group) -> bool {
    let least = loaded.book.settings().reports.least_coverage_percent;
    let known = match group {
        Group::Name(number) => loaded.book.brand(number),
        _ => None,
    };
    let seen = known.and_then(|known| sight(&loaded.coverage, known, asked));
    seen.is_none_or(|seen| seen.is_too_little(least))
}

/// A table of words.
pub fn words_table(title: &'static str, heads: &[&'static str], rows: Vec<Vec<String>>) -> AnyView {
    if rows.is_empty() {
        return p()
            .class("muted")
            .child(format!("{title}: none."))
            .into_any();
    }
    let heads = heads.iter().map(|head| th().scope("col").child(*head));
    let heads = heads.collect::<Vec<_>>();
    let rows = rows.into_iter().map(|row| {
        let mut cells = row.into_iter();
        let first = cells.next().unwrap_or_default();
        let cells = cells.map(|cell| td().child(cell)).collect::<Vec<_>>();
        tr().child((th().scope("row").dir("auto").child(first), cells))
    });
    div()
        .class("scroll")
        .child(html_table().child((
            caption().child(title),
            thead().child(tr().child(heads)),
            tbody().child(rows.collect::<Vec<_>>()),
        )))
        .into_any()
}
