//! One field with its label, its help and what is wrong with it.

use leptos::ev;
use leptos::html::{div, input, label, p, span, textarea};
use leptos::prelude::*;

use super::form::Form;
use crate::desk::settings_rules::{BrandField, Field, RuleField, TemplateField};
use crate::desk::status::Priority;

/// How much room a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A line.
    Line,
    /// A few characters.
    Short,
    /// A number, with its unit behind it.
    Number(&'static str),
    /// A line, for which the list with this id has suggestions.
    Listed(&'static str),
    /// A list or a text, as many lines as it needs.
    Lines,
}

/// A field: label, box, help, and the reason where what stands in it can't be saved.
pub fn entry(form: Form, field: Field, shape: Shape, help: &'static str) -> AnyView {
    let id = id_of(field);
    let why = Memo::new(move |_| form.why(field));
    let text = Memo::new(move |_| form.draft.with(|draft| draft.text(field).to_owned()));
    let described = format!("{id}-help {id}-why");
    let invalid = move || why.with(Option::is_some).then_some("true");
    let typed = move |event| form.type_into(field, event_target_value(&event));
    let control = match shape {
        Shape::Lines => textarea()
            .id(id.clone())
            .rows("2")
            .spellcheck("false")
            .aria_describedby(described)
            .aria_invalid(invalid)
            .prop("value", text)
            .on(ev::input, typed)
            .on(ev::blur, move |_| form.leave(field))
            .into_any(),
        _ => input()
            .id(id.clone())
            .r#type("text")
            .autocomplete("off")
            .spellcheck("false")
            .list(match shape {
                Shape::Listed(list) => Some(list),
                _ => None,
            })
            .inputmode(matches!(shape, Shape::Number(_)).then_some("numeric"))
            .aria_describedby(described)
            .aria_invalid(invalid)
            .prop("value", text)
            .on(ev::input, typed)
            .on(ev::blur, move |_| form.leave(field))
            .into_any(),
    };
    let unit = match shape {
        Shape::Number(unit) => Some(span().class("unit").child(unit)),
        _ => None,
    };
    let class = match shape {
        Shape::Short => "entry short",
        Shape::Number(_) => "entry number",
        Shape::Line | Shape::Listed(_) | Shape::Lines => "entry",
    };
    div()
        .class(class)
        .attr("data-wrong", invalid)
        .child((
            label().r#for(id.clone()).child(field.label()),
            div().class("box").child((control, unit)),
            p().id(format!("{id}-why"))
                .class("why")
                .attr("aria-live", "polite")
                .child(move || why.get()),
            (!help.is_empty()).then(|| p().id(format!("{id}-help")).class("help").child(help)),
        ))
        .into_any()
}

/// The id of a field's box in its page.
pub fn id_of(field: Field) -> String {
    match field {
        Field::Brand(key, part) => format!("brand-{key}-{}", brand_part(part)),
        Field::Template(key, part) => format!("template-{key}-{}", template_part(part)),
        Field::AgentName => "agent-name".to_owned(),
        Field::Initials => "initials".to_owned(),
        Field::Target(Priority::Urgent) => "target-urgent".to_owned(),
        Field::Target(Priority::High) => "target-high".to_owned(),
        Field::Target(Priority::Normal) => "target-normal".to_owned(),
        Field::Target(Priority::Low) => "target-low".to_owned(),
        Field::GoldenMinutes => "golden-minutes".to_owned(),
        Field::AtRiskPercent => "at-risk-percent".to_owned(),
        Field::Rule(brand, key, part) => format!("brand-{brand}-rule-{key}-{}", rule_part(part)),
        Field::Rules(brand) => format!("brand-{brand}-rules"),
        Field::Key(None) => "key-leader".to_owned(),
        Field::Key(Some(command)) => format!("key-{}", command as usize),
        Field::RetentionDays => "retention-days".to_owned(),
        Field::Ticket(field) => field.id().to_owned(),
        Field::Report(field) => field.id().to_owned(),
        Field::Person(key, part) => format!("person-{key}-{}", part.id()),
        Field::Calendar(key, part) => format!("calendar-{key}-{}", part.id()),
        Field::Policy(key, part) => format!("policy-{key}-{}", part.id()),
    }
}

const fn brand_part(part: BrandField) -> &'static str {
    match part {
        BrandField::Name => "name",
        BrandField::Handles => "handles",
        BrandField::CareHandles => "care-handles",
        BrandField::Names => "names",
        BrandField::Hashtags => "hashtags",
        BrandField::Keywords => "keywords",
        BrandField::Exclude => "exclude",
        BrandField::Team => "team",
        BrandField::Ignore => "left-alone",
        BrandField::NearMiss => "near-misses",
    }
}

const fn rule_part(part: RuleField) -> &'static str {
    match part {
        RuleField::Name => "name",
        RuleField::Any => "any",
        RuleField::All => "all",
        RuleField::None => "none",
        RuleField::NotFrom => "not-from",
        RuleField::Languages => "languages",
    }
}

const fn template_part(part: TemplateField) -> &'static str {
    match part {
        TemplateField::Name => "name",
        TemplateField::Text => "text",
        TemplateField::Folder => "folder",
        TemplateField::Tags => "tags",
        TemplateField::Language => "language",
        TemplateField::Shortcut => "shortcut",
        TemplateField::OffHours => "off-hours",
    }
}
