//! What reports go by: the horizon, when rates are greyed, praise after care, what a minute is worth.

use leptos::ev;
use leptos::html::{div, h2, label, option, p, section, select};
use leptos::prelude::*;

use super::entry::{Shape, entry};
use super::form::Form;
use crate::desk::report::value;
use crate::desk::report_draft::{ReportField, WorthChoice};
use crate::desk::settings_rules::Field;

/// The section of reports.
pub fn reports(form: Form) -> impl IntoView {
    let number = |field: ReportField, help| {
        entry(
            form,
            Field::Report(field),
            Shape::Number(field.unit()),
            help,
        )
    };
    let is_own = Memo::new(move |_| {
        form.draft
            .with(|draft| draft.reports.worth == WorthChoice::Own)
    });
    let own = move || {
        let help = "Minutes and dollars, one pair a line, such as 6 20.00.";
        let field = Field::Report(ReportField::Points);
        is_own.get().then(|| entry(form, field, Shape::Lines, help))
    };
    section().id("reports").child((
        h2().child("Reports"),
        div().class("pair").child((
            number(
                ReportField::Horizon,
                "An answer that comes later counts as none. Every figure names it.",
            ),
            number(
                ReportField::LeastCoverage,
                "Where less of a brand's time was in sight, its rates say little.",
            ),
            number(
                ReportField::PraiseDays,
                "Praise by a customer whose ticket was solved so recently counts as praise after care.",
            ),
        )),
        worth(form),
        own,
        p().class("help").child(value::DEFINITION),
    ))
}

/// Which points say what an answer is worth.
fn worth(form: Form) -> impl IntoView {
    let choose = move |event: ev::Event| {
        let place: Option<usize> = event_target_value(&event).parse().ok();
        if let Some(chosen) = place.and_then(|place| WorthChoice::ALL.get(place)) {
            form.edit(|draft| draft.reports.worth = *chosen);
        }
    };
    let choices = WorthChoice::ALL.into_iter().enumerate();
    let choices = choices.map(|(place, choice)| {
        option()
            .value(place.to_string())
            .prop("selected", move || {
                form.draft.with(|draft| draft.reports.worth == choice)
            })
            .child(choice.words())
    });
    div().class("entry").child((
        label().r#for("report-worth").child("What an answer is worth"),
        div().class("box").child(
            select()
                .id("report-worth")
                .on(ev::change, choose)
                .child(choices.collect::<Vec<_>>()),
        ),
        p().class("help").child(
            "Where it is on, reports add it up and the queue can be put in the order of what is at stake.",
        ),
    ))
}
