//! The brands that are answered for.

use leptos::ev;
use leptos::html::{details, div, fieldset, h2, input, label, legend, p, section, span, summary};
use leptos::prelude::*;

use super::super::parts::{Weight, focus_soon, press, rows};
use super::entry::{Shape, entry, id_of};
use super::form::Form;
use super::rules::{finding, rules, search};
use crate::desk::settings_draft::Draft;
use crate::desk::settings_rules::{BrandField, Field};
use crate::desk::unmatched::UNMATCHED_AT_MOST;

/// The fields that most brands can do without at first: folded away unless one of them is wrong.
const RARER: [BrandField; 4] = [
    BrandField::Hashtags,
    BrandField::Names,
    BrandField::Keywords,
    BrandField::Exclude,
];

/// The section of brands.
pub fn brands(form: Form) -> impl IntoView {
    let keys = move || {
        form.draft
            .with(|draft| draft.brands.iter().map(|brand| brand.key).collect())
    };
    let add = move || {
        if let Some(key) = form.edit(Draft::add_brand) {
            focus_soon(id_of(Field::Brand(key, BrandField::Name)));
        }
    };
    section().id("brands").child((
        h2().child("Brands"),
        p().class("lead").child(
            "Whose customers you answer. A post is yours when it tags, replies to or quotes one \
             of the brand's handles, or carries one of its hashtags. A post that only holds a \
             name or a keyword goes to the watch list, where no clock runs.",
        ),
        rows(keys, move |key| brand(form, key)),
        press(Weight::Plain, "Add a brand", add),
        keep_unmatched(form),
    ))
}

/// Whether changed brands can also be tried on posts that concerned nobody.
fn keep_unmatched(form: Form) -> impl IntoView {
    let tick = move |event| {
        let ticked = event_target_checked(&event);
        form.edit(|draft| draft.keep_unmatched = ticked);
    };
    div().class("tick").child((
        input()
            .id("keep-unmatched")
            .r#type("checkbox")
            .prop("checked", move || {
                form.draft.with(|draft| draft.keep_unmatched)
            })
            .on(ev::change, tick),
        label().r#for("keep-unmatched").child((
            "Keep posts that concern nobody, to try changed brands on ",
            span().class("muted").child(format!(
                "— the latest {UNMATCHED_AT_MOST}, for a week, in this browser alone; switching \
                 this off erases them"
            )),
        )),
    ))
}

fn brand(form: Form, key: u32) -> AnyView {
    let name = move || {
        let name = form.draft.with(|draft| {
            draft
                .text(Field::Brand(key, BrandField::Name))
                .trim()
                .to_owned()
        });
        if name.is_empty() {
            "New brand".to_owned()
        } else {
            name
        }
    };
    let place = move || {
        form.draft
            .with(|draft| draft.brands.iter().position(|brand| brand.key == key))
    };
    let one = move |part, shape, help| entry(form, Field::Brand(key, part), shape, help);
    let remove = move || {
        form.edit(|draft| draft.remove_brand(key));
    };
    let rarer_wrong = move || {
        RARER
            .into_iter()
            .any(|part| form.why(Field::Brand(key, part)).is_some())
    };
    fieldset()
        .class("item")
        .child((
            legend().child(name),
            one(BrandField::Name, Shape::Line, ""),
            div().class("pair").child((
                one(
                    BrandField::Handles,
                    Shape::Lines,
                    "The main accounts, with or without @.",
                ),
                one(
                    BrandField::CareHandles,
                    Shape::Lines,
                    "The accounts for customer care.",
                ),
            )),
            one(
                BrandField::Team,
                Shape::Lines,
                "Your people's own accounts: what they write is an answer, never a ticket.",
            ),
            details().open(rarer_wrong).child((
                summary().child("Hashtags, names, keywords and exclusions"),
                div().class("pair").child((
                    one(
                        BrandField::Hashtags,
                        Shape::Lines,
                        "The brand's own, such as #acmedown.",
                    ),
                    one(
                        BrandField::Names,
                        Shape::Lines,
                        "What customers call it without a handle. Separate with commas.",
                    ),
                    one(
                        BrandField::Keywords,
                        Shape::Lines,
                        "Words and phrases worth watching. Separate with commas.",
                    ),
                    one(
                        BrandField::Exclude,
                        Shape::Lines,
                        "Words that say a post is about something else. Separate with commas.",
                    ),
                )),
            )),
            finding(form, key),
            rules(form, key),
            search(form, place),
            div()
                .class("item-ways")
                .child(press(Weight::Quiet, ("Remove ", name), remove)),
        ))
        .into_any()
}
