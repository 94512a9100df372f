//! The reply templates.

use leptos::ev;
use leptos::html::{
    code, dd, details, div, dl, dt, fieldset, figcaption, figure, h2, h3, input, label, legend, p,
    section, span, summary,
};
use leptos::prelude::*;

use super::super::parts::{Weight, focus_soon, press, rows};
use super::entry::{Shape, entry, id_of};
use super::form::Form;
use super::template_files::template_files;
use crate::desk::settings_draft::{Draft, TemplateDraft};
use crate::desk::settings_rules::{Field, TemplateField};
use crate::desk::template::{FILTERS, Known, VARIABLES};
use crate::desk::template_preview::{CUSTOMER, preview};
use crate::desk::view::{LENGTH_LIMIT, Rendered};

/// The section of templates.
pub fn templates(form: Form) -> impl IntoView {
    let keys = move || {
        form.draft
            .with(|draft| draft.templates.iter().map(|one| one.key).collect())
    };
    let none = move || form.draft.with(|draft| draft.templates.is_empty());
    let add = move || {
        if let Some(key) = form.edit(Draft::add_template) {
            focus_soon(id_of(Field::Template(key, TemplateField::Name)));
        }
    };
    let begin = move || {
        form.edit(Draft::add_starting_templates);
    };
    section().id("templates").child((
        h2().child("Templates"),
        p().class("lead").child(
            "Replies you write often. They are filled in for the customer and put into X's reply \
             box; you read and send them yourself.",
        ),
        vocabulary(),
        rows(keys, move |key| template(form, key)),
        div()
            .class("item-ways")
            .child((press(Weight::Plain, "Add a template", add), move || {
                none().then(|| press(Weight::Plain, "Begin with four common ones", begin))
            })),
        template_files(form),
    ))
}

fn template(form: Form, key: u32) -> AnyView {
    let place = Memo::new(move |_| {
        form.draft
            .with(|draft| draft.templates.iter().position(|one| one.key == key))
    });
    let count = Memo::new(move |_| form.draft.with(|draft| draft.templates.len()));
    let name = move || {
        let field = Field::Template(key, TemplateField::Name);
        let name = form.draft.with(|draft| draft.text(field).trim().to_owned());
        if name.is_empty() {
            "New template".to_owned()
        } else {
            name
        }
    };
    let up_id = format!("template-{key}-up");
    let down_id = format!("template-{key}-down");
    let move_it = move |up: bool, id: String| {
        form.edit(|draft| draft.move_template(key, up));
        focus_soon(id);
    };
    let up = {
        let id = up_id.clone();
        move || move_it(true, id.clone())
    };
    let down = {
        let id = down_id.clone();
        move || move_it(false, id.clone())
    };
    let remove = move || {
        form.edit(|draft| draft.remove_template(key));
    };
    fieldset()
        .class("item")
        .child((
            legend().child(name),
            entry(
                form,
                Field::Template(key, TemplateField::Name),
                Shape::Line,
                "",
            ),
            entry(
                form,
                Field::Template(key, TemplateField::Text),
                Shape::Lines,
                "",
            ),
            sample(form, key),
            acknowledgement(form, key),
            more(form, key),
            div().class("item-ways").child((
                press(Weight::Quiet, ("Move up", of(name)), up)
                    .add_any_attr(leptos::attr::id(up_id))
                    .add_any_attr(leptos::attr::disabled(move || place.get() == Some(0))),
                press(Weight::Quiet, ("Move down", of(name)), down)
                    .add_any_attr(leptos::attr::id(down_id))
                    .add_any_attr(leptos::attr::disabled(move || {
                        place.get().is_some_and(|place| place + 1 == count.get())
                    })),
                press(Weight::Quiet, ("Remove", of(name)), remove),
            )),
        ))
        .into_any()
}

/// What orders templates, finds them, and varies them.
fn more(form: Form, key: u32) -> impl IntoView {
    let field = |part, shape, help| entry(form, Field::Template(key, part), shape, help);
    details().child((
        summary().child("Folder, language, shortcut, closing time"),
        div().class("pair").child((
            field(
                TemplateField::Folder,
                Shape::Line,
                "Folders within folders are parted by /, as in Delivery/Late.",
            ),
            field(TemplateField::Tags, Shape::Line, "Words to find it by, parted by commas."),
        )),
        div().class("pair").child((
            field(
                TemplateField::Language,
                Shape::Short,
                "Such as en or pt-BR. Of templates of one name, customers get the one in their language.",
            ),
            field(
                TemplateField::Shortcut,
                Shape::Short,
                "What you type after ;; in X's reply box to find it at once.",
            ),
        )),
        field(
            TemplateField::OffHours,
            Shape::Lines,
            "What it says while your calendar is closed; empty says the same at all hours.",
        ),
    ))
}

/// What the customer would read, and how long it is by X's rule.
fn sample(form: Form, key: u32) -> impl IntoView {
    let rendered = Memo::new(move |_| form.draft.with(|draft| preview(draft, key)));
    move || {
        let (text, length) = match rendered.get()? {
            Rendered::Ready { text, length } => (text, length),
            Rendered::Wrong { .. } => return None,
        };
        let count = if length > LENGTH_LIMIT {
            let over = length - LENGTH_LIMIT;
            format!("{length} of {LENGTH_LIMIT}: {over} too long for X")
        } else {
            format!("{length} of {LENGTH_LIMIT}")
        };
        let class = if length > LENGTH_LIMIT {
            "count too-long"
        } else {
            "count"
        };
        Some(figure().class("sample").child((
            figcaption().child((
                span().child(format!("To {CUSTOMER}")),
                span().class(class).child(count),
            )),
            p().child(text),
        )))
    }
}

/// What may stand in a template.
fn vocabulary() -> impl IntoView {
    let list = |known: &'static [Known], wrap: fn(&str) -> String| {
        dl().child(
            known
                .iter()
                .map(|one| {
                    (
                        dt().child(code().child(wrap(one.name))),
                        dd().child(one.meaning),
                    )
                })
                .collect::<Vec<_>>(),
        )
    };
    details().child((
        summary().child("What can stand in a template"),
        h3().child("Variables"),
        list(&VARIABLES, |name| format!("{{{{ {name} }}}}")),
        h3().child("Filters, behind a variable"),
        list(&FILTERS, |name| format!("| {name}")),
    ))
}

/// Whose button it is, for those who can't see where it stands.
fn of(name: impl Fn() -> String + Send + 'static) -> impl IntoView {
    span().class("unseen").child((" ", name))
}

fn acknowledgement(form: Form, key: u32) -> impl IntoView {
    let id = format!("template-{key}-acknowledgement");
    let find = move |templates: &[TemplateDraft]| templates.iter().position(|one| one.key == key);
    let ticked = move || {
        form.draft.with(|draft| {
            find(&draft.templates).is_some_and(|place| draft.templates[place].acknowledgement)
        })
    };
    let tick = move |event| {
        let ticked = event_target_checked(&event);
        form.edit(|draft| {
            if let Some(place) = find(&draft.templates) {
                draft.templates[place].acknowledgement = ticked;
            }
        });
    };
    div().class("tick").child((
        input()
            .id(id.clone())
            .r#type("checkbox")
            .prop("checked", ticked)
            .on(ev::change, tick),
        label().r#for(id).child((
            "It only acknowledges ",
            span()
                .class("muted")
                .child("— the first-reply clock keeps running"),
        )),
    ))
}
