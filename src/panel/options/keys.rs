//! The keys that act on tickets.

use leptos::ev;
use leptos::html::{code, div, h2, input, label, p, section};
use leptos::prelude::*;

use super::super::parts::{Weight, press};
use super::entry::id_of;
use super::form::Form;
use crate::desk::keys::{Command, Keys};
use crate::desk::settings_rules::Field;

/// The section of keys.
pub fn keys(form: Form) -> impl IntoView {
    let is_standard = move || {
        form.draft
            .with(|draft| draft.workplace.keys == Keys::default())
    };
    let reset = move || {
        form.edit(|draft| draft.workplace.keys = Keys::default());
    };
    section().id("keys").child((
        h2().child("Keys"),
        p().class("lead").child((
            "In the queue, press the leader key and then the key of what you want. Nothing happens \
             while you type a text. On X an open card takes ",
            code().child("; s"),
            ", ",
            code().child("; z"),
            ", ",
            code().child("; n"),
            " and ",
            code().child("; t"),
            ", as they stand here at first.",
        )),
        div().class("keys").child((
            key(form, None),
            Command::ALL
                .map(|command| key(form, Some(command)))
                .into_iter()
                .collect::<Vec<_>>(),
        )),
        move || {
            (!is_standard()).then(|| press(Weight::Plain, "Set them as they were at first", reset))
        },
    ))
}

fn key(form: Form, command: Option<Command>) -> impl IntoView {
    let field = Field::Key(command);
    let id = id_of(field);
    let text = move || {
        form.draft.with(|draft| {
            let keys = &draft.workplace.keys;
            let key = command.map_or_else(|| keys.leader(), |command| keys.of(command));
            key.to_string().trim().to_owned()
        })
    };
    let typed = move |event| {
        // The last sign typed counts: the field need not be emptied first.
        let key = event_target_value(&event).trim().chars().last();
        let key = key.unwrap_or(' ').to_lowercase().next().unwrap_or(' ');
        form.edit(|draft| {
            let keys = &mut draft.workplace.keys;
            match command {
                None => keys.set_leader(key),
                Some(command) => keys.set(command, key),
            }
        });
        form.leave(field);
    };
    let why = Memo::new(move |_| form.why(field));
    let invalid = move || why.with(Option::is_some).then_some("true");
    div()
        .class("entry short key")
        .attr("data-wrong", invalid)
        .child((
            label().r#for(id.clone()).child(field.label()),
            div().class("box").child(
                input()
                    .id(id.clone())
                    .r#type("text")
                    .autocomplete("off")
                    .autocapitalize("none")
                    .spellcheck("false")
                    .aria_describedby(format!("{id}-why"))
                    .aria_invalid(invalid)
                    .prop("value", text)
                    .on(ev::input, typed),
            ),
            p().id(format!("{id}-why"))
                .class("why")
                .attr("aria-live", "polite")
                .child(move || why.get()),
        ))
}
