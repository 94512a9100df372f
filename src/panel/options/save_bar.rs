//! The bar under the options: whether what was typed is stored, and what stands in its way.

use leptos::html::{a, div, footer, li, p, ul};
use leptos::prelude::*;

use super::super::parts::{Weight, press};
use super::entry::id_of;
use super::form::{Form, Saving};
use super::preview::Trial;
use crate::desk::calendar_draft::CalendarField;
use crate::desk::people::PersonField;
use crate::desk::policy_draft::PolicyField;
use crate::desk::settings::Settings;
use crate::desk::settings_draft::Draft;
use crate::desk::settings_rules::{BrandField, Field, FieldError, TemplateField};

/// The bar.
pub fn save_bar(form: Form) -> impl IntoView {
    let state = move || match form.saving.get() {
        Saving::Running => "Saving…",
        Saving::Done => "Saved.",
        _ if form.is_changed() => "You have changes that are not saved.",
        _ => "",
    };
    let discard = move || {
        let settings = form.draft.with_untracked(|draft| draft.from().clone());
        form.show(&settings);
    };
    let trial = Trial::new(form);
    footer().id("save").class("save-bar").child((
        move || {
            let errors = form.shown_errors();
            (!errors.is_empty()).then(|| form.draft.with(|draft| wrong(draft, &errors)))
        },
        move || match form.saving.get() {
            Saving::Refused(why) => Some(
                p().class("note wrong")
                    .role("alert")
                    .child(format!("Not saved. {why}"))
                    .into_any(),
            ),
            Saving::Overtaken(other) => Some(overtaken(form, other).into_any()),
            _ => None,
        },
        trial.found(),
        div().class("save-line").child((
            p().class("state").role("status").child(state),
            press(Weight::Quiet, "Discard changes", discard)
                .add_any_attr(leptos::attr::hidden(move || !form.is_changed())),
            trial.button(),
            press(Weight::First, "Save", move || form.save())
                .add_any_attr(leptos::attr::aria_keyshortcuts("Control+S")),
        )),
    ))
}

/// What is wrong, each with a link to its field.
fn wrong(draft: &Draft, errors: &[FieldError]) -> impl IntoView + use<> {
    let lines = errors.iter().map(|error| {
        li().child((
            a().href(format!("#{}", id_of(error.field)))
                .child(title(draft, error.field)),
            format!(": {}", error.why),
        ))
    });
    let count = match errors.len() {
        1 => "Not saved: one field needs a change.".to_owned(),
        count => format!("Not saved: {count} fields need a change."),
    };
    div()
        .class("note wrong")
        .role("alert")
        .child((p().child(count), ul().child(lines.collect::<Vec<_>>())))
}

/// A field's label, with the brand or template it belongs to.
fn title(draft: &Draft, field: Field) -> String {
    let owner = match field {
        Field::Brand(key, _) | Field::Rule(key, _, _) | Field::Rules(key) => {
            draft.text(Field::Brand(key, BrandField::Name))
        }
        Field::Template(key, _) => draft.text(Field::Template(key, TemplateField::Name)),
        Field::Calendar(key, _) => draft.text(Field::Calendar(key, CalendarField::Name)),
        Field::Policy(key, _) => draft.text(Field::Policy(key, PolicyField::Name)),
        Field::Person(key, _) => draft.text(Field::Person(key, PersonField::Name)),
        _ => "",
    };
    if let Field::Policy(_, PolicyField::Target(clock, priority)) = field {
        let clock = clock.words().to_lowercase();
        return format!("{}, {clock} of {}", owner.trim(), priority.word());
    }
    match owner.trim() {
        "" => field.label().to_owned(),
        owner => format!("{owner}, {}", field.label()),
    }
}

/// Other settings were stored meanwhile: the agent says which ones hold.
fn overtaken(form: Form, other: Box<Settings>) -> impl IntoView {
    let show = move || form.show(&other);
    div().class("note wrong").role("alert").child((
        p().child(
            "Not saved yet: the options were saved somewhere else since you opened this page. \
             Saving now replaces what was saved there.",
        ),
        div().class("item-ways").child((
            press(Weight::Plain, "Save mine over it", move || form.save_over()),
            press(Weight::Plain, "Show what was saved there", show),
        )),
    ))
}
