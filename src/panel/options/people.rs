//! The others of the team.

use leptos::html::{div, fieldset, h2, p, section};
use leptos::prelude::*;

use super::super::parts::{Weight, focus_soon, press, rows};
use super::entry::{Shape, entry, id_of};
use super::form::Form;
use crate::desk::people::PersonField;
use crate::desk::settings_draft::Draft;
use crate::desk::settings_rules::Field;

/// The section of people.
pub fn people(form: Form) -> impl IntoView {
    let keys = move || {
        form.draft
            .with(|draft| draft.people.iter().map(|person| person.key).collect())
    };
    let add = move || {
        if let Some(key) = form.edit(Draft::add_person) {
            focus_soon(id_of(Field::Person(key, PersonField::Name)));
        }
    };
    section().id("people").child((
        h2().child("People"),
        p().class("lead").child(
            "The others of your team. Tickets can be assigned to them, and the log names them where \
             a reply is signed with their initials or first name, as in ^JB, or comes from their \
             own account.",
        ),
        rows(keys, move |key| person(form, key)),
        press(Weight::Plain, "Add somebody", add),
    ))
}

fn person(form: Form, key: u32) -> AnyView {
    let one = move |part, shape, help| entry(form, Field::Person(key, part), shape, help);
    let name = move || {
        form.draft.with(|draft| {
            let name = draft.text(Field::Person(key, PersonField::Name)).trim();
            if name.is_empty() {
                "Somebody new".to_owned()
            } else {
                name.to_owned()
            }
        })
    };
    let remove = move || {
        form.edit(|draft| draft.remove_person(key));
    };
    fieldset()
        .class("item person")
        .aria_label(name)
        .child((
            div().class("three").child((
                one(PersonField::Name, Shape::Line, ""),
                one(PersonField::Initials, Shape::Short, ""),
                one(PersonField::Handles, Shape::Line, ""),
            )),
            div()
                .class("item-ways")
                .child(press(Weight::Quiet, ("Remove ", name), remove)),
        ))
        .into_any()
}
