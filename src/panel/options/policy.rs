//! One policy.

use leptos::ev;
use leptos::html::{div, fieldset, input, label, legend, option, p, select, span};
use leptos::prelude::*;

use super::super::parts::{Weight, press};
use super::entry::{Shape, entry, id_of};
use super::form::Form;
use super::policies::change;
use super::policy_preview::Trial;
use crate::desk::brand::BrandId;
use crate::desk::policy_draft::{CalendarChoice, PolicyDraft, PolicyField};
use crate::desk::settings_rules::Field;
use crate::desk::status::{Priority, Status};
use crate::desk::view::ClockName;

/// The fields of a policy.
pub fn policy(form: Form, trial: Trial, key: u32) -> AnyView {
    let one = move |part, shape, help| entry(form, Field::Policy(key, part), shape, help);
    let text = move |part| {
        form.draft
            .with(|draft| draft.text(Field::Policy(key, part)).trim().to_owned())
    };
    let name = move || match text(PolicyField::Name) {
        name if name.is_empty() => "New policy".to_owned(),
        name => name,
    };
    let sooner = move || change(form, |policies| policies.sooner(key));
    let remove = move || change(form, |policies| policies.remove_policy(key));
    let is_first = move || {
        form.draft.with(|draft| {
            let first = draft.policies.policies.first();
            first.is_some_and(|first| first.key == key)
        })
    };
    fieldset()
        .class("item policy")
        .child((
            legend().child(name),
            trial.of(move || text(PolicyField::Name)),
            div()
                .class("pair")
                .child((one(PolicyField::Name, Shape::Line, ""), calendar(form, key))),
            Vec::from(ClockName::TARGETS.map(|clock| targets(form, key, clock))),
            fieldset().class("part bare").child((
                legend().child("For which tickets"),
                brands(form, key),
                div().class("pair").child((
                    one(
                        PolicyField::Handles,
                        Shape::Line,
                        "The brand's handles that the customer addressed; none for all.",
                    ),
                    one(
                        PolicyField::Tiers,
                        Shape::Line,
                        "Tags by which customers are told apart, such as gold; none for all.",
                    ),
                )),
            )),
            div().class("pair").child((
                one(
                    PolicyField::Golden,
                    Shape::Number("min"),
                    "The first minutes, in which an answer is worth most.",
                ),
                one(
                    PolicyField::WarnAt,
                    Shape::Number("% of the target"),
                    "One share or several, such as 50, 75. From the least on it is at risk.",
                ),
            )),
            pauses(form, key),
            div().class("item-ways").child((
                press(Weight::Quiet, "Try sooner", sooner)
                    .add_any_attr(leptos::attr::disabled(is_first)),
                press(Weight::Quiet, ("Remove ", name), remove),
            )),
        ))
        .into_any()
}

/// A part of the policy's draft.
fn part<T: Default + PartialEq + Send + Sync + 'static>(
    form: Form,
    key: u32,
    of: impl Fn(&PolicyDraft) -> T + Send + Sync + 'static,
) -> Memo<T> {
    Memo::new(move |_| {
        form.draft
            .with(|draft| draft.policies.policy(key).map_or_else(T::default, &of))
    })
}

fn edit(form: Form, key: u32, edit: impl FnOnce(&mut PolicyDraft)) {
    change(form, |policies| {
        if let Some(policy) = policies.policy_mut(key) {
            edit(policy);
        }
    });
}

/// The choice among the calendars.
fn calendar(form: Form, key: u32) -> impl IntoView {
    let field = Field::Policy(key, PolicyField::Calendar);
    let id = id_of(field);
    let why = Memo::new(move |_| form.why(field));
    let chosen = part(form, key, |policy| Some(policy.calendar.clone()));
    let known = Memo::new(move |_| {
        form.draft.with(|draft| {
            let calendars = draft.policies.calendars.iter();
            let named = calendars.map(|one| (one.key, one.name()));
            named.collect::<Vec<_>>()
        })
    });
    let choose = move |event| {
        let value = event_target_value(&event);
        edit(form, key, |policy| {
            policy.calendar = value
                .parse()
                .map_or(CalendarChoice::Always, CalendarChoice::Known);
        });
        form.leave(field);
    };
    let choices = move || {
        let now = chosen.get();
        let mut choices = vec![
            option()
                .value(String::new())
                .selected(now == Some(CalendarChoice::Always))
                .child("Always open".to_owned()),
        ];
        if let Some(CalendarChoice::Missing(name)) = &now {
            let missing = option().value("missing".to_owned()).selected(true);
            choices.push(missing.child(format!("{name} (there is none)")));
        }
        choices.extend(known.get().into_iter().map(|(key, name)| {
            let is_chosen = now == Some(CalendarChoice::Known(key));
            let choice = option().value(key.to_string()).selected(is_chosen);
            choice.child(name)
        }));
        choices
    };
    let invalid = move || why.with(Option::is_some).then_some("true");
    div().class("entry").attr("data-wrong", invalid).child((
        label().r#for(id.clone()).child(field.label()),
        div().class("box").child(
            select()
                .id(id.clone())
                .aria_describedby(format!("{id}-why"))
                .aria_invalid(invalid)
                .on(ev::change, choose)
                .child(choices),
        ),
        p().id(format!("{id}-why"))
            .class("why")
            .attr("aria-live", "polite")
            .child(move || why.get()),
    ))
}

/// The targets of a clock, one for each priority, and which time they count.
fn targets(form: Form, key: u32, clock: ClockName) -> impl IntoView {
    let one = move |priority| {
        let field = Field::Policy(key, PolicyField::Target(clock, priority));
        let differs = part(form, key, move |policy| {
            let all_time = !policy.is_business(clock, priority);
            (policy.counts_business(clock).is_none() && all_time).then_some(())
        });
        div().child((entry(form, field, Shape::Line, ""), move || {
            differs
                .get()
                .map(|()| span().class("help").child("all time"))
        }))
    };
    let counts = part(form, key, move |policy| Some(policy.counts_business(clock)));
    let choose = move |event| {
        let value = event_target_value(&event);
        if value != "mixed" {
            edit(form, key, |policy| {
                policy.count_business(clock, value == "business");
            });
        }
    };
    let choices = move || {
        let now = counts.get().flatten();
        let choice = |value: &'static str, words: &'static str, is_chosen: bool| {
            option().value(value).selected(is_chosen).child(words)
        };
        let mixed = now
            .is_none()
            .then(|| choice("mixed", "some of all time", true));
        (
            choice("business", "business time", now == Some(true)),
            choice("all", "all time", now == Some(false)),
            mixed,
        )
    };
    let title = match clock {
        ClockName::Acknowledged => "Acknowledged within",
        ClockName::FirstReply => "First reply within",
        ClockName::NextReply => "Every next reply within",
        ClockName::FirstResolution => "First resolution within",
        ClockName::Resolution | ClockName::Promise => "Resolution within",
    };
    let id = format!("policy-{key}-counts-{}", clock as usize);
    fieldset().class("part bare").child((
        legend().child(title),
        div().class("five").child((
            Vec::from(Priority::ALL.map(one)),
            div().class("entry").child((
                label().r#for(id.clone()).child("counted in"),
                div()
                    .class("box")
                    .child(select().id(id).on(ev::change, choose).child(choices)),
            )),
        )),
    ))
}

/// The brands it is for: those that are saved, and those that the policy names all the same.
fn brands(form: Form, key: u32) -> impl IntoView {
    let known = Memo::new(move |_| {
        form.draft.with(|draft| {
            let saved = draft.from().brands.iter();
            let mut known: Vec<(BrandId, String)> = saved
                .map(|brand| (brand.id(), brand.name.clone()))
                .collect();
            let policy = draft.policies.policy(key);
            for id in policy.into_iter().flat_map(|policy| &policy.brands) {
                if !known.iter().any(|(other, _)| other == id) {
                    known.push((id.clone(), format!("{id} (there is no such brand)")));
                }
            }
            known
        })
    });
    move || {
        let known = known.get();
        (!known.is_empty()).then(|| {
            let ticks = known.into_iter().map(|(id, name)| {
                let (own, other) = (id.clone(), id.clone());
                let box_id = format!("policy-{key}-brand-{id}");
                tick(
                    box_id,
                    name,
                    part(form, key, move |policy| policy.brands.contains(&own)),
                    move |ticked| {
                        edit(form, key, |policy| {
                            policy.brands.retain(|known| *known != other);
                            if ticked {
                                policy.brands.push(other.clone());
                            }
                        });
                    },
                )
            });
            fieldset().class("ticks").child((
                legend().class("help").child("Brands; none for all"),
                ticks.collect::<Vec<_>>(),
            ))
        })
    }
}

/// The statuses that pause its clocks.
fn pauses(form: Form, key: u32) -> impl IntoView {
    const MAY_PAUSE: [Status; 4] = [Status::New, Status::Open, Status::Pending, Status::OnHold];
    let ticks = MAY_PAUSE.map(|status| {
        tick(
            format!("policy-{key}-pauses-{}", status as usize),
            status.word().to_owned(),
            part(form, key, move |policy| policy.pauses.contains(&status)),
            move |ticked| {
                edit(form, key, |policy| {
                    policy.pauses.retain(|known| *known != status);
                    if ticked {
                        policy.pauses.push(status);
                    }
                });
            },
        )
    });
    fieldset()
        .class("ticks inline")
        .child((legend().child("Paused while it is"), Vec::from(ticks)))
}

fn tick(
    id: String,
    words: String,
    ticked: Memo<bool>,
    set: impl Fn(bool) + 'static,
) -> impl IntoView {
    div().class("tick").child((
        input()
            .id(id.clone())
            .r#type("checkbox")
            .prop("checked", ticked)
            .on(ev::change, move |event| set(event_target_checked(&event))),
        label().r#for(id).child(words),
    ))
}
