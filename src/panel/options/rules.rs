//! What a brand is set to beyond its names: near misses, what starts a clock, its own rules, and
//! the search query of X that comes nearest.

use leptos::ev;
use leptos::html::{code, details, div, fieldset, input, label, legend, li, p, summary, ul};
use leptos::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::super::parts::{Weight, focus_soon, live_note, press, rows};
use super::entry::{Shape, entry, id_of};
use super::form::Form;
use crate::desk::mention::MatchClass;
use crate::desk::settings_draft::{BrandDraft, Draft};
use crate::desk::settings_rules::{BrandField, Field, RuleField};
use crate::desk::x_search::SearchQuery;

/// The classes of match as agents read them.
const CLASSES: [(MatchClass, &str); 7] = [
    (MatchClass::Tagged, "It tags the brand"),
    (MatchClass::Reply, "It replies to the brand"),
    (MatchClass::Quote, "It quotes the brand"),
    (MatchClass::Hashtag, "It carries a hashtag of the brand"),
    (
        MatchClass::NearMiss,
        "It narrowly misses a handle or hashtag",
    ),
    (MatchClass::Name, "It names the brand"),
    (MatchClass::Keyword, "It holds a keyword"),
];

/// The fields of a rule that are lists.
const LISTS: [(RuleField, &str); 5] = [
    (
        RuleField::Any,
        "Words, phrases, @handles or #hashtags, at least one of which the post holds. Separate with commas.",
    ),
    (RuleField::All, "Those that it must hold, every one."),
    (RuleField::None, "Those whose presence rules it out."),
    (
        RuleField::NotFrom,
        "Accounts whose posts the rule leaves alone.",
    ),
    (
        RuleField::Languages,
        "Such as en or pt. None for every language.",
    ),
];

/// Near misses, clocks, and whom the brand leaves alone.
pub fn finding(form: Form, key: u32) -> impl IntoView {
    let wrong = move || {
        [BrandField::NearMiss, BrandField::Ignore]
            .into_iter()
            .any(|part| form.why(Field::Brand(key, part)).is_some())
    };
    let classes = CLASSES.map(|(class, words)| clock(form, key, class, words));
    details().open(wrong).child((
        summary().child("Near misses, clocks and accounts left alone"),
        div().class("pair").child((
            entry(
                form,
                Field::Brand(key, BrandField::NearMiss),
                Shape::Number("edits"),
                "How many letters a handle or hashtag may be off: 0 for none, 1 or 2.",
            ),
            entry(
                form,
                Field::Brand(key, BrandField::Ignore),
                Shape::Lines,
                "Accounts whose posts never concern the brand, such as news bots.",
            ),
        )),
        fieldset().class("ticks").child((
            legend().child("A clock starts when"),
            Vec::from(classes),
            p().class("help")
                .child("What is not ticked goes to the watch list, where nobody is chased."),
            audited(form, key),
        )),
    ))
}

/// Whether the brand is only watched, as an audit of somebody else's does.
fn audited(form: Form, key: u32) -> impl IntoView {
    let ticked = move || {
        form.draft
            .with(|draft| draft.brand(key).is_some_and(|brand| brand.audited))
    };
    let tick = move |ticked: bool| {
        form.edit(|draft| {
            if let Some(brand) = draft.brand_mut(key) {
                brand.audited = ticked;
            }
        });
    };
    tick_box(
        format!("brand-{key}-audited"),
        "It is not ours: chase nobody, and report what was seen of it",
        ticked,
        tick,
    )
}

fn clock(form: Form, key: u32, class: MatchClass, words: &'static str) -> impl IntoView {
    let ticked = move || {
        form.draft.with(|draft| {
            let brand = draft.brand(key);
            brand.is_some_and(|brand| brand.runs_clock.contains(&class))
        })
    };
    let tick = move |ticked: bool| {
        form.edit(|draft| {
            let Some(brand) = draft.brand_mut(key) else {
                return;
            };
            brand.runs_clock.retain(|known| *known != class);
            if ticked {
                brand.runs_clock.push(class);
                brand.runs_clock.sort_unstable();
            }
        });
    };
    tick_box(
        format!("brand-{key}-clock-{}", class as u8),
        words,
        ticked,
        tick,
    )
}

/// The brand's own rules.
pub fn rules(form: Form, key: u32) -> impl IntoView {
    let of = move |brand: &BrandDraft| brand.rules.iter().map(|rule| rule.key).collect::<Vec<_>>();
    let keys = move || {
        form.draft
            .with(|draft| draft.brand(key).map_or_else(Vec::new, of))
    };
    let add = move || {
        if let Some(rule) = form.edit(|draft| draft.add_rule(key)) {
            focus_soon(id_of(Field::Rule(key, rule, RuleField::Name)));
        }
    };
    let why = move || form.why(Field::Rules(key));
    let used = move || !keys().is_empty();
    details().open(used).id(id_of(Field::Rules(key))).child((
        summary().child("Rules"),
        p().class("help").child(
            "Find posts beyond handles, names and keywords. A post that fits a rule says so in its reason.",
        ),
        rows(keys, move |rule| one_rule(form, key, rule)),
        p().class("why").attr("aria-live", "polite").child(why),
        div()
            .class("item-ways")
            .child(press(Weight::Plain, "Add a rule", add)),
    ))
}

fn one_rule(form: Form, brand: u32, key: u32) -> AnyView {
    let field = move |part| Field::Rule(brand, key, part);
    let name = move || {
        let name = form
            .draft
            .with(|draft| draft.text(field(RuleField::Name)).trim().to_owned());
        if name.is_empty() {
            "New rule".to_owned()
        } else {
            name
        }
    };
    let lists = LISTS.map(|(part, help)| entry(form, field(part), Shape::Lines, help));
    let find = move |draft: &Draft| -> Option<bool> {
        let mut rules = draft.brand(brand)?.rules.iter();
        Some(rules.find(|rule| rule.key == key)?.runs_clock)
    };
    let ticked = move || form.draft.with(|draft| find(draft) == Some(true));
    let tick = move |ticked: bool| {
        form.edit(|draft| {
            let brand = draft.brand_mut(brand);
            let rule = brand.and_then(|brand| brand.rules.iter_mut().find(|rule| rule.key == key));
            if let Some(rule) = rule {
                rule.runs_clock = ticked;
            }
        });
    };
    let remove = move || {
        form.edit(|draft| draft.remove_rule(brand, key));
    };
    fieldset()
        .class("item rule")
        .child((
            legend().child(name),
            entry(form, field(RuleField::Name), Shape::Line, ""),
            div().class("pair").child(Vec::from(lists)),
            tick_box(
                format!("brand-{brand}-rule-{key}-clock"),
                "A clock starts for such a post; otherwise it goes to the watch list",
                ticked,
                tick,
            ),
            div()
                .class("item-ways")
                .child(press(Weight::Quiet, ("Remove ", name), remove)),
        ))
        .into_any()
}

/// The search query of X, while what was typed can be saved.
pub fn search(
    form: Form,
    place: impl Fn() -> Option<usize> + Send + Sync + 'static,
) -> impl IntoView {
    let query = Memo::new(move |_| {
        let brand = form.brand_at(place()?)?;
        SearchQuery::of(&brand)
    });
    let copied = RwSignal::new(String::new());
    let copy = move || {
        let Some(SearchQuery { text, .. }) = query.get_untracked() else {
            return;
        };
        spawn_local(async move {
            let clipboard = window().navigator().clipboard();
            let written = JsFuture::from(clipboard.write_text(&text)).await;
            let words = match written {
                Ok(_) => "Copied: paste it into X's search.",
                Err(_) => "The browser did not give the clipboard: select the query and copy it.",
            };
            copied.set(words.to_owned());
        });
    };
    let shown = move || match query.get() {
        None => p()
            .class("muted")
            .child("There is a query once what stands above can be saved.")
            .into_any(),
        Some(SearchQuery { text, differences }) => {
            let lines: Vec<_> = differences.into_iter().map(|one| li().child(one)).collect();
            (
                p().child(code().class("query").child(text)),
                p().child("Where X's results differ:"),
                ul().child(lines),
            )
                .into_any()
        }
    };
    details().child((
        summary().child("The same as a search on X"),
        shown,
        div().class("item-ways").child(
            press(Weight::Plain, "Copy the query", copy)
                .add_any_attr(leptos::attr::disabled(move || query.with(Option::is_none))),
        ),
        live_note(move || copied.get()),
    ))
}

/// A box to tick.
fn tick_box(
    id: String,
    words: &'static str,
    ticked: impl Fn() -> bool + Send + 'static,
    tick: impl Fn(bool) + 'static,
) -> impl IntoView {
    div().class("tick").child((
        input()
            .id(id.clone())
            .r#type("checkbox")
            .prop("checked", ticked)
            .on(ev::change, move |event| tick(event_target_checked(&event))),
        label().r#for(id).child(words),
    ))
}
