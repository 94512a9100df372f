//! The first run: whom you answer for, when and how soon, and an example to try it on.

use leptos::ev;
use leptos::html::{
    a, div, fieldset, form, h1, h2, input, label, legend, li, main, ol, p, section, span,
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::options::entry::{Shape, entry};
use super::options::form::{Form, Saving};
use super::parts::{Weight, ask, focus_soon, live_note, press, unexpected};
use crate::browser::time_zone;
use crate::desk::event::{SightingKey, SightingKind};
use crate::desk::example::EXAMPLE_HANDLE;
use crate::desk::policies_draft::PoliciesDraft;
use crate::desk::policy::{NamedCalendar, Policy, PolicySettings, Targets};
use crate::desk::queue::BulkAct;
use crate::desk::request::{Act, Reply, Request};
use crate::desk::settings::Settings;
use crate::desk::settings_rules::{BrandField, Field};
use crate::desk::status::Priority;
use crate::desk::view::TicketView;

/// What the calendar and the policy of the first run are called.
const OFFICE: &str = "Office hours";

/// A step of the first run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Brand,
    Hours,
    Ready,
}

impl Step {
    const ALL: [Self; 3] = [Self::Brand, Self::Hours, Self::Ready];

    const fn words(self) -> &'static str {
        match self {
            Self::Brand => "Your brand",
            Self::Hours => "Hours and targets",
            Self::Ready => "Ready",
        }
    }
}

/// The first run's page.
pub fn welcome() -> impl IntoView {
    let loaded = RwSignal::new(None::<Result<Settings, String>>);
    spawn_local(async move {
        loaded.set(Some(match ask(&Request::Settings).await {
            Ok(Reply::Settings { settings }) => Ok(*settings),
            Ok(_) => Err(unexpected()),
            Err(why) => Err(why),
        }));
    });
    main().class("welcome").child(move || match loaded.get() {
        None => p()
            .class("muted")
            .role("status")
            .child("One moment…")
            .into_any(),
        Some(Err(why)) => p().class("note wrong").role("alert").child(why).into_any(),
        Some(Ok(settings)) => steps(&settings).into_any(),
    })
}

fn steps(settings: &Settings) -> impl IntoView + use<> {
    let form = Form::new(settings);
    let step = RwSignal::new(Step::Brand);
    // What was asked to be stored has been: the step is done.
    Effect::new(move |_| {
        if form.saving.get() == Saving::Done && step.get_untracked() == Step::Hours {
            step.set(Step::Ready);
        }
    });
    Effect::new(move |before: Option<Step>| {
        let now = step.get();
        if before.is_some_and(|before| before != now) {
            focus_soon("step-heading".to_owned());
        }
        now
    });
    let mark = move |one: Step| {
        li().attr("aria-current", move || {
            (step.get() == one).then_some("step")
        })
        .attr("data-done", move || (step.get() > one).to_string())
        .child(one.words())
    };
    (
        h1().child("Welcome to Careline"),
        ol().class("steps").child(Vec::from(Step::ALL.map(mark))),
        move || match step.get() {
            Step::Brand => brand(form, step).into_any(),
            Step::Hours => hours(form, step).into_any(),
            Step::Ready => ready().into_any(),
        },
    )
}

fn heading(words: &'static str) -> impl IntoView {
    h2().id("step-heading").tabindex("-1").child(words)
}

/// A step's form: Enter in any of its fields goes on.
fn step_form(content: impl IntoView, go_on: impl Fn() + 'static) -> impl IntoView {
    form()
        .attr("novalidate", "")
        .on(ev::submit, move |event| {
            event.prevent_default();
            if event.is_trusted() {
                go_on();
            }
        })
        .child(content)
}

fn go_on_button(words: &'static str) -> impl IntoView {
    input().r#type("submit").class("button first").value(words)
}

fn brand(form: Form, step: RwSignal<Step>) -> impl IntoView {
    let key = form
        .draft
        .with_untracked(|draft| draft.brands.first().map(|brand| brand.key))
        .or_else(|| form.edit(crate::desk::settings_draft::Draft::add_brand))
        .unwrap_or_default();
    let of = move |part| Field::Brand(key, part);
    let fields = [
        of(BrandField::Handles),
        of(BrandField::Name),
        Field::AgentName,
        Field::Initials,
    ];
    let go_on = move || {
        form.edit(|draft| fill_in(draft, key));
        for field in fields {
            form.leave(field);
        }
        if fields.iter().all(|field| form.why(*field).is_none()) {
            step.set(Step::Hours);
        }
    };
    section().child((
        heading("Whom do you answer for?"),
        p().class("lead").child(
            "Careline finds the posts that address these accounts. It needs no account and no \
             password, and nothing leaves this browser.",
        ),
        step_form(
            (
                entry(
                    form,
                    of(BrandField::Handles),
                    Shape::Line,
                    "Every account that customers write to, such as @acme, @acmehelp.",
                ),
                entry(
                    form,
                    of(BrandField::Name),
                    Shape::Line,
                    "As customers know it. Left empty, it is the first handle.",
                ),
                div().class("pair").child((
                    entry(
                        form,
                        Field::AgentName,
                        Shape::Line,
                        "As your team knows you.",
                    ),
                    entry(
                        form,
                        Field::Initials,
                        Shape::Short,
                        "They sign your replies, as in ^AM. Left empty, they come from your name.",
                    ),
                )),
                div().class("go-on").child(go_on_button("Go on")),
            ),
            go_on,
        ),
    ))
}

/// Fills in what follows from what was typed.
fn fill_in(draft: &mut crate::desk::settings_draft::Draft, key: u32) {
    let handles = Field::Brand(key, BrandField::Handles);
    let name = Field::Brand(key, BrandField::Name);
    if draft.text(name).trim().is_empty() {
        let first = draft
            .text(handles)
            .split([',', ' ', ';', '\n'])
            .find(|piece| !piece.is_empty())
            .map(|piece| piece.trim_start_matches('@').to_owned());
        draft.set(name, first.unwrap_or_default());
    }
    if draft.initials.trim().is_empty() {
        let words = draft.agent_name.split_whitespace();
        let letters = words.filter_map(|word| word.chars().next());
        let letters = letters.filter(|letter| letter.is_alphabetic()).take(3);
        draft.initials = letters.flat_map(char::to_uppercase).collect();
    }
}

/// When the desk is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    Always,
    Office,
}

fn hours(form: Form, step: RwSignal<Step>) -> impl IntoView {
    let open = RwSignal::new(Open::Always);
    let (from, until) = (
        RwSignal::new("09:00".to_owned()),
        RwSignal::new("17:00".to_owned()),
    );
    let wrong = RwSignal::new(String::new());
    let zone = time_zone();
    let choice = move |value: Open, id: &'static str, words: String| {
        div().class("tick").child((
            input()
                .id(id)
                .name("open")
                .r#type("radio")
                .prop("checked", move || open.get() == value)
                .on(ev::change, move |_| open.set(value)),
            label().r#for(id).child(words),
        ))
    };
    let time = move |id: &'static str, words: &'static str, value: RwSignal<String>| {
        div().class("entry short").child((
            label().r#for(id).child(words),
            div()
                .class("box")
                .child(input().id(id).r#type("time").prop("value", value).on(
                    ev::change,
                    move |event| {
                        value.set(event_target_value(&event));
                    },
                )),
        ))
    };
    let office = zone.clone();
    let go_on = move || {
        let policies = match (open.get_untracked(), is_ours(form)) {
            (Open::Always, false) => Ok(None),
            (Open::Always, true) => Ok(Some(PolicySettings::default())),
            (Open::Office, true) => {
                office_hours(&office, &from.get_untracked(), &until.get_untracked(), form).map(Some)
            }
            (Open::Office, false) => {
                Err("Policies with hours of their own are set already, and stay.".to_owned())
            }
        };
        match policies {
            Ok(policies) => {
                wrong.set(String::new());
                if let Some(policies) = policies {
                    form.edit(|draft| draft.policies = PoliciesDraft::of(&policies.text()));
                }
                form.save();
            }
            Err(why) => wrong.set(why),
        }
    };
    let target = |priority| entry(form, Field::Target(priority), Shape::Number("min"), "");
    section().child((
        heading("When, and how soon?"),
        p().class("lead").child(
            "Every second customer expects an answer within the hour. The clock starts when they \
             posted. You can change all of this later.",
        ),
        step_form(
            (
                fieldset().class("part").child((
                    legend().child("Time counts"),
                    choice(Open::Always, "open-always", "Always".to_owned()),
                    choice(
                        Open::Office,
                        "open-office",
                        format!("Monday to Friday, at these hours ({zone})"),
                    ),
                    move || {
                        (open.get() == Open::Office).then(|| {
                            div().class("pair").child((
                                time("office-from", "From", from),
                                time("office-until", "Until", until),
                            ))
                        })
                    },
                )),
                fieldset().class("targets").child((
                    legend().child("First reply within"),
                    div()
                        .class("four")
                        .child(Vec::from(Priority::ALL.map(target))),
                )),
                live_note(move || wrong.get()),
                move || {
                    let saving = form.saving.get();
                    let errors = form.shown_errors();
                    match saving {
                        Saving::Refused(why) => {
                            Some(p().class("note wrong").role("alert").child(why))
                        }
                        _ => errors.first().map(|error| {
                            p().class("note wrong")
                                .role("alert")
                                .child(error.to_string())
                        }),
                    }
                },
                div().class("go-on").child((
                    press(Weight::Plain, "Back", move || step.set(Step::Brand)),
                    go_on_button("Go on"),
                )),
            ),
            go_on,
        ),
    ))
}

/// Whether nobody has set policies but this page.
fn is_ours(form: Form) -> bool {
    let set = form
        .draft
        .with_untracked(|draft| PolicySettings::read(&draft.from().policies));
    set.is_ok_and(|set| set.policies.iter().all(|policy| policy.name == OFFICE))
}

/// A policy by which time counts from Monday to Friday at these hours.
fn office_hours(zone: &str, from: &str, until: &str, form: Form) -> Result<PolicySettings, String> {
    if from >= until {
        return Err("The desk must close later than it opens. Change one of the times.".to_owned());
    }
    let day = serde_json::json!([[from, until]]);
    let hours = serde_json::json!({
        "timezone": zone,
        "hours": { "mon": day, "tue": day, "wed": day, "thu": day, "fri": day },
    });
    let hours = serde_json::from_value(hours).map_err(|error| error.to_string())?;
    let standard = form
        .draft
        .with_untracked(|draft| Policy::standard(draft.from()));
    Ok(PolicySettings {
        policies: vec![Policy {
            name: OFFICE.to_owned(),
            calendar: Some(OFFICE.to_owned()),
            // The targets are those of the desk, also when they are changed.
            urgent: Targets::default(),
            high: Targets::default(),
            normal: Targets::default(),
            low: Targets::default(),
            ..standard
        }],
        calendars: vec![NamedCalendar {
            name: OFFICE.to_owned(),
            hours,
        }],
    })
}

fn ready() -> impl IntoView {
    let example = RwSignal::new(None::<TicketView>);
    let words = RwSignal::new(String::new());
    let try_it = move || {
        spawn_local(async move {
            match ask(&Request::Example).await {
                Ok(Reply::Tickets { tickets, .. }) => match tickets.into_iter().next() {
                    Some(ticket) => {
                        example.set(Some(ticket));
                        words.set("The example is in your queue.".to_owned());
                    }
                    None => words.set(unexpected()),
                },
                Ok(_) => words.set(unexpected()),
                Err(why) => words.set(why),
            }
        });
    };
    let take_away = move || {
        let Some(ticket) = example.get_untracked() else {
            return;
        };
        spawn_local(async move {
            match remove(&ticket).await {
                Ok(()) => {
                    example.set(None);
                    words.set("The example is gone.".to_owned());
                }
                Err(why) => words.set(why),
            }
        });
    };
    section().child((
        heading("You are ready"),
        ol().class("next").child((
            li().child("Browse X as always. A post that owes your customer an answer carries a chip with the customer's wait."),
            li().child("Open the chip: its card says why the post is yours, and offers your templates."),
            li().child("Press Reply on X, insert one, read it once more and send it yourself. Careline never sends."),
        )),
        div().class("try").child((
            p().child(move || {
                if example.with(Option::is_some) {
                    "Robin Example waits in your queue. Open it, claim the ticket and solve it."
                } else {
                    "Would you like to try it first? An example puts a customer who does not exist into your queue."
                }
            }),
            div().class("item-ways").child(move || {
                if example.with(Option::is_some) {
                    (
                        a().class("button first").href("desk.html").target("_blank").child("Open the queue"),
                        press(Weight::Plain, "Take the example away", take_away),
                    )
                        .into_any()
                } else {
                    press(Weight::Plain, "Try it with an example", try_it).into_any()
                }
            }),
            live_note(move || words.get()),
        )),
        div().class("go-on").child((
            a().class("button first").href("https://x.com/home").child("Open X"),
            a().class("button").href("options.html").child("All options"),
            span().class("muted").child("The queue opens from Careline's icon, too."),
        )),
    ))
}

/// Discards the example's posts, and forgets who never was.
async fn remove(ticket: &TicketView) -> Result<(), String> {
    let acts = ticket.posts.iter().map(|post| BulkAct {
        of: ticket.of.clone(),
        post: *post,
        act: Act::Discard {
            sighting: SightingKey {
                kind: SightingKind::Post,
                post: *post,
            },
        },
    });
    ask(&Request::Bulk {
        acts: acts.collect(),
    })
    .await?;
    let handle = EXAMPLE_HANDLE.parse().map_err(|_| unexpected())?;
    ask(&Request::Erase { handle }).await.map(drop)
}
