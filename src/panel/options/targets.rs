//! How soon a first reply is due.

use leptos::html::{div, fieldset, h2, legend, p, section};
use leptos::prelude::*;

use super::entry::{Shape, entry};
use super::form::Form;
use crate::desk::settings_rules::Field;
use crate::desk::status::Priority;

/// The section of targets.
pub fn targets(form: Form) -> impl IntoView {
    let target = |priority| entry(form, Field::Target(priority), Shape::Number("min"), "");
    section().id("targets").child((
        h2().child("Targets"),
        p().class("lead").child(
            "How soon a customer gets the first meaningful reply, counted from the moment they \
             posted. Every second customer expects one within the hour.",
        ),
        fieldset().class("targets").child((
            legend().child("First reply within"),
            div()
                .class("four")
                .child(Vec::from(Priority::ALL.map(target))),
        )),
        div().class("pair").child((
            entry(
                form,
                Field::GoldenMinutes,
                Shape::Number("min"),
                "The first minutes, in which an answer is worth most. 0 for none.",
            ),
            entry(
                form,
                Field::AtRiskPercent,
                Shape::Number("% of the target"),
                "From here on a waiting customer shows as at risk.",
            ),
        )),
    ))
}
