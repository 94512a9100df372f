//! Responsiveness as a whole: the figures, each of which opens its definition and its tickets, and the
//! waits as a plot and a table.

use std::sync::Arc;

use leptos::ev;
use leptos::html::{a, bdi, button, div, h2, h3, li, p, section, span, ul};
use leptos::prelude::*;

use super::labels;
use super::plot::{Bar, plot};
use super::proof::coverage_beside;
use crate::desk::report::asked::{Asked, Member};
use crate::desk::report::definition::FigureName;
use crate::desk::report::figure::{Figure, behind};
use crate::desk::report::histogram::histogram;
use crate::desk::report::lines::text;
use crate::desk::report::loading::Loaded;

/// How many tickets are listed; a report of an export lists them all.
const LISTED: usize = 100;

/// The figures at the head.
const HEAD: [FigureName; 8] = [
    FigureName::Contacts,
    FigureName::AnsweredSixMinutes,
    FigureName::AnsweredHour,
    FigureName::NeverAnswered,
    FigureName::StillOpen,
    FigureName::FirstReplyMedian,
    FigureName::FirstReplyP90,
    FigureName::Breached,
];

/// What agents noted of outcomes, with how much that rests on.
const OUTCOMES: [FigureName; 4] = [
    FigureName::Solved,
    FigureName::OutcomeNoted,
    FigureName::OutcomeSolved,
    FigureName::ScoreMean,
];

/// The section.
pub fn responsiveness(loaded: &Arc<Loaded>, asked: &Asked) -> AnyView {
    let members = asked.members(&loaded.book.contacts);
    let left_out = asked.left_out(&loaded.book.contacts);
    let bars = histogram(&members, asked);
    let bars: Vec<Bar> = bars
        .into_iter()
        .map(|bar| Bar::of(bar.span.words(), bar.count))
        .collect();
    let left_out = (left_out > 0).then(|| {
        p().class("muted").child(format!(
            "{left_out} more were left out: agents marked them as spam or as no action."
        ))
    });
    section()
        .id("responsiveness")
        .child((
            h2().child("Responsiveness"),
            coverage_beside(loaded, asked),
            opening(loaded, asked, &members, &HEAD),
            left_out,
            h3().child("What came of it"),
            opening(loaded, asked, &members, &OUTCOMES),
            h3().child("“44 % within a day”, three ways"),
            p().class("muted").child(
                "One study is quoted with three meanings of its share. Of these contacts they are:",
            ),
            opening(loaded, asked, &members, &FigureName::FORTY_FOUR),
            h3().child("The wait for the first meaningful reply"),
            plot(
                "Contacts by their wait for the first meaningful reply",
                "Wait",
                "Contacts",
                &bars,
            ),
        ))
        .into_any()
}

/// Figures in a row; the one that is pressed shows what it means and which tickets it counts.
fn opening(
    loaded: &Arc<Loaded>,
    asked: &Asked,
    members: &[Member<'_>],
    names: &[FigureName],
) -> impl IntoView {
    let open = RwSignal::new(None::<FigureName>);
    let one = |name: &FigureName| {
        let name = *name;
        let figure = Figure::of(name, members, asked);
        button()
            .r#type("button")
            .class("figure")
            .aria_expanded(move || (open.get() == Some(name)).to_string())
            .on(ev::click, move |_| {
                open.update(|open| *open = (*open != Some(name)).then_some(name));
            })
            .child((
                span().class("count").child(text(figure.value)),
                span().class("of").child(name.words()),
            ))
    };
    let (loaded, asked) = (Arc::clone(loaded), asked.clone());
    let opened = StoredValue::new_local((loaded, asked));
    div().class("figures").child((
        div()
            .class("row")
            .child(names.iter().map(one).collect::<Vec<_>>()),
        move || {
            open.get().map(|name| {
                opened.with_value(|(loaded, asked)| {
                    let members = asked.members(&loaded.book.contacts);
                    meaning(name, loaded, asked, &members)
                })
            })
        },
    ))
}

/// What a figure means, and the tickets behind it.
pub fn meaning(
    name: FigureName,
    loaded: &Loaded,
    asked: &Asked,
    members: &[Member<'_>],
) -> AnyView {
    let figure = Figure::of(name, members, asked);
    let (counted, others) = behind(name, members, asked);
    let words = format!(
        "{}: {}, {} of {}.",
        name.words(),
        text(figure.value),
        figure.count,
        figure.of
    );
    div()
        .class("meaning")
        .role("status")
        .child((
            p().child(words),
            p().child(name.definition(asked)),
            list("Counted", &counted, loaded),
            list("Not counted", &others, loaded),
        ))
        .into_any()
}

fn list(words: &'static str, members: &[Member<'_>], loaded: &Loaded) -> Option<AnyView> {
    if members.is_empty() {
        return None;
    }
    let lines = members.iter().take(LISTED).map(|member| {
        let post = member.contact.post;
        let brand = labels::brand(&loaded.book, member.contact.brand);
        li().child(
            a().href(format!("https://x.com/i/status/{post}"))
                .target("_blank")
                .rel("noreferrer")
                .child((bdi().child(brand), format!(" {post}"))),
        )
    });
    let more = members.len().saturating_sub(LISTED);
    let more = (more > 0).then(|| p().child(format!("and {more} more, in the file")));
    Some(
        leptos::html::details()
            .child((
                leptos::html::summary().child(format!("{words}: {} tickets", members.len())),
                ul().class("tickets").child(lines.collect::<Vec<_>>()),
                more,
            ))
            .into_any(),
    )
}
