//! What the policies being typed say of an example, as the background computes it.

use gloo_timers::callback::Timeout;
use leptos::ev;
use leptos::html::{div, input, label, option, p, select};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::super::parts::{ask, unexpected};
use super::form::Form;
use crate::desk::calendar::Weekday;
use crate::desk::policy_preview::{ExamplePost, PolicyExample, PolicyTrial};
use crate::desk::request::{Reply, Request};
use crate::desk::settings_draft::Draft;
use crate::desk::status::Priority;

/// How long typing has to rest before the background is asked, in milliseconds.
const REST_MS: u32 = 250;

/// An example and what is said of it.
#[derive(Clone, Copy)]
pub struct Trial {
    post: RwSignal<ExamplePost>,
    said: RwSignal<Result<Vec<PolicyExample>, String>>,
}

impl Trial {
    /// A post on a Friday afternoon, which says the most of business hours.
    pub fn new(form: Form) -> Self {
        let trial = Self {
            post: RwSignal::new(ExamplePost {
                weekday: 4,
                minute: 17 * 60 + 30,
                priority: Priority::High,
            }),
            said: RwSignal::new(Ok(Vec::new())),
        };
        let rest = StoredValue::new_local(None::<Timeout>);
        let asked = Memo::new(move |_| {
            let (policies, targets) = form.draft.with(Draft::policies_as_typed)?;
            Some(PolicyTrial {
                policies,
                targets,
                post: trial.post.get(),
            })
        });
        Effect::new(move |_| match asked.get() {
            Some(asked) => rest.set_value(Some(Timeout::new(REST_MS, move || trial.ask(asked)))),
            None => {
                rest.set_value(None);
                let words = "The example comes back once the fields can be read.".to_owned();
                trial.said.set(Err(words));
            }
        });
        trial
    }

    fn ask(self, trial: PolicyTrial) {
        let post = trial.post;
        spawn_local(async move {
            let request = Request::TryPolicies {
                trial: Box::new(trial),
            };
            let said = match ask(&request).await {
                Ok(Reply::PolicyExamples { examples }) => Ok(examples),
                Ok(_) => Err(unexpected()),
                Err(why) => Err(why),
            };
            if self.post.get_untracked() == post {
                self.said.set(said);
            }
        });
    }

    /// The fields of the example.
    pub fn question(self) -> impl IntoView {
        let day = move |event: ev::Event| {
            if let Ok(weekday) = event_target_value(&event).parse() {
                self.post.update(|post| post.weekday = weekday);
            }
        };
        let time = move |event: ev::Event| {
            let text = event_target_value(&event);
            let parts = text.split_once(':');
            let read = parts.and_then(|(hours, minutes)| {
                Some(hours.parse::<u16>().ok()? * 60 + minutes.parse::<u16>().ok()?)
            });
            if let Some(minute) = read {
                self.post.update(|post| post.minute = minute);
            }
        };
        let priority = move |event: ev::Event| {
            let word = event_target_value(&event);
            let mut all = Priority::ALL.into_iter();
            if let Some(priority) = all.find(|priority| priority.word() == word) {
                self.post.update(|post| post.priority = priority);
            }
        };
        let ExamplePost {
            weekday, minute, ..
        } = self.post.get_untracked();
        let days = (0..).zip(Weekday::ALL).map(|(number, day): (u8, Weekday)| {
            let choice = option().value(number.to_string());
            choice.selected(number == weekday).child(day.words())
        });
        let priorities = Priority::ALL.map(|priority| {
            let is_chosen = priority == Priority::High;
            let choice = option().value(priority.word()).selected(is_chosen);
            choice.child(priority.word())
        });
        let clock = format!("{:02}:{:02}", minute / 60, minute % 60);
        div()
            .class("three example")
            .role("group")
            .aria_label("Example")
            .child((
                div().class("entry").child((
                    label().r#for("example-day").child("Example: a post on"),
                    div().class("box").child(
                        select()
                            .id("example-day")
                            .on(ev::change, day)
                            .child(days.collect::<Vec<_>>()),
                    ),
                )),
                div().class("entry").child((
                    label().r#for("example-time").child("at"),
                    div().class("box").child(
                        input()
                            .id("example-time")
                            .r#type("time")
                            .value(clock)
                            .on(ev::change, time),
                    ),
                )),
                div().class("entry").child((
                    label().r#for("example-priority").child("with priority"),
                    div().class("box").child(
                        select()
                            .id("example-priority")
                            .on(ev::change, priority)
                            .child(Vec::from(priorities)),
                    ),
                )),
            ))
    }

    /// What the policy of this name says of it.
    pub fn of(self, name: impl Fn() -> String + Send + Sync + 'static) -> impl IntoView {
        let words = move || {
            let name = name();
            self.said.with(|said| {
                let examples = said.as_ref().ok()?;
                let found = examples.iter().find(|one| one.policy == name)?;
                (!name.is_empty()).then(|| found.words.clone())
            })
        };
        p().class("note example-words").child(words)
    }

    /// What the desk's own targets say of it, or why nothing is said.
    pub fn own(self) -> impl IntoView {
        let words = move || {
            self.said.with(|said| match said {
                Err(why) => why.clone(),
                Ok(examples) => {
                    let own = examples.iter().find(|one| one.policy.is_empty());
                    own.map_or_else(String::new, |own| {
                        format!("By the desk's own targets: {}", own.words)
                    })
                }
            })
        };
        p().class("note example-words").role("status").child(words)
    }
}
