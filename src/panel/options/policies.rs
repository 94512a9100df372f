//! Policies: how soon what is due, for which tickets, by which calendar.

use leptos::html::{code, details, div, h2, h3, p, section, summary};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::super::parts::{Weight, ask, focus_soon, press, rows};
use super::calendars::calendars;
use super::entry::id_of;
use super::form::Form;
use super::policy::policy;
use super::policy_import::bring;
use super::policy_preview::Trial;
use crate::desk::policies_draft::PoliciesDraft;
use crate::desk::policy_draft::PolicyField;
use crate::desk::request::{Reply, Request};
use crate::desk::sentence::sentence;
use crate::desk::settings_rules::Field;

/// The section of calendars and policies.
pub fn policies(form: Form) -> impl IntoView {
    // The fields stay as they are while something is typed into them.
    let is_read = Memo::new(move |_| form.draft.with(|draft| draft.policies.unread().is_none()));
    section().id("policies").child((
        h2().child("Policies and calendars"),
        move || is_read.get().then(do_not_hold),
        unread(form),
        move || is_read.get().then(|| (calendars(form), list(form))),
    ))
}

/// What is stored and can't be read, to the letter.
fn unread(form: Form) -> impl IntoView {
    let unread = Memo::new(move |_| {
        form.draft.with(|draft| {
            let (text, why) = draft.policies.unread()?;
            Some((text.to_owned(), why.to_owned()))
        })
    });
    let begin = move || {
        form.edit(|draft| draft.policies.begin_anew());
    };
    move || {
        unread.get().map(|(text, why)| {
            div().class("note wrong").role("alert").child((
                p().child(format!(
                    "{why} They are kept as they are, below, and the desk's own targets hold. \
                     Beginning anew puts others in their place once you save."
                )),
                details().child((
                    summary().child("What is stored"),
                    code().class("raw").child(text),
                )),
                div()
                    .class("item-ways")
                    .child(press(Weight::Plain, "Begin anew", begin)),
            ))
        })
    }
}

/// Says why the policies that are stored do not hold, where they don't though they can be read.
fn do_not_hold() -> impl IntoView {
    let why = RwSignal::new(None::<String>);
    spawn_local(async move {
        if let Ok(Reply::Overview { overview }) = ask(&Request::Overview).await {
            why.set(overview.policies_unread);
        }
    });
    move || {
        why.get().map(|why| {
            let words = format!(
                "The stored policies do not hold; the desk's own targets do instead, and the \
                 policies are kept as they are. {}",
                sentence(&why)
            );
            p().class("note wrong").role("alert").child(words)
        })
    }
}

fn list(form: Form) -> impl IntoView {
    let keys = move || {
        form.draft.with(|draft| {
            let policies = draft.policies.policies.iter();
            policies.map(|policy| policy.key).collect()
        })
    };
    let add = move || {
        let added = form.edit(|draft| {
            let settings = draft.from().clone();
            draft.policies.add_policy(&settings)
        });
        if let Some(key) = added {
            focus_soon(id_of(Field::Policy(key, PolicyField::Name)));
        }
    };
    let trial = Trial::new(form);
    div().class("part").child((
        h3().child("Policies"),
        p().class("help").child(
            "The first policy that a ticket fits holds for it. Where none fits, or a policy names \
             no target, the desk's own targets hold.",
        ),
        trial.question(),
        trial.own(),
        rows(keys, move |key| policy(form, trial, key)),
        div()
            .class("item-ways")
            .child((press(Weight::Plain, "Add a policy", add), bring(form))),
    ))
}

/// The policies of a draft, where they are to be changed.
pub fn change(form: Form, change: impl FnOnce(&mut PoliciesDraft)) {
    form.edit(|draft| change(&mut draft.policies));
}
