//! What the reports are asked: the fields at the head of the page.

use std::sync::Arc;

use leptos::ev;
use leptos::html::{div, label, option, section, select};
use leptos::prelude::*;

use super::files::ways_out;
use crate::browser::now;
use crate::desk::report::asked::{Asked, Counting};
use crate::desk::report::definition::in_words;
use crate::desk::report::loading::Loaded;
use crate::desk::report::responsiveness::By;
use crate::desk::time::{Duration, Millis};

/// The periods that can be chosen, in days; 0 for all time.
const PERIODS: [u32; 5] = [0, 1, 7, 30, 90];

/// The horizons that can be chosen, in hours.
const HORIZONS: [u32; 5] = [6, 24, 72, 168, 720];

/// What is chosen.
#[derive(Clone, Copy)]
pub struct Question {
    days: RwSignal<u32>,
    horizon: RwSignal<u32>,
    counting: RwSignal<Counting>,
    brand: RwSignal<String>,
    /// What contacts are told apart by.
    pub by: RwSignal<By>,
    /// When the page was opened: what it says holds as of then.
    now: Millis,
}

impl Question {
    /// All contacts of all brands, by handle.
    pub fn new() -> Self {
        Self {
            days: RwSignal::new(0),
            horizon: RwSignal::new(168),
            counting: RwSignal::new(Counting::Owed),
            brand: RwSignal::new(String::new()),
            by: RwSignal::new(By::Handle),
            now: now(),
        }
    }

    /// Takes what the desk is set to.
    pub fn begin(self, loaded: &Loaded) {
        self.horizon
            .set(loaded.book.settings().reports.horizon_hours);
    }

    /// What is asked of the book.
    pub fn asked(self, loaded: &Loaded) -> Asked {
        let days = i64::from(self.days.get());
        let brand = self.brand.get();
        Asked {
            from: (days > 0).then(|| self.now - Duration::days(days)),
            horizon: Duration::hours(i64::from(self.horizon.get())),
            counting: self.counting.get(),
            brand: loaded.book.names.known(&brand),
            ..Asked::all(self.now)
        }
    }
}

/// The fields.
pub fn question(loaded: &Arc<Loaded>, asked: Question) -> impl IntoView {
    let settings = loaded.book.settings();
    let brands = settings.brands.iter();
    let brands = brands.map(|brand| (brand.id().to_string(), brand.name.clone()));
    let brands = std::iter::once((String::new(), "All brands".to_owned())).chain(brands);
    let set = settings.reports.horizon_hours;
    let horizons = HORIZONS
        .into_iter()
        .filter(|hours| *hours != set)
        .chain([set]);
    let mut horizons: Vec<u32> = horizons.collect();
    horizons.sort_unstable();
    let number = |signal: RwSignal<u32>| {
        move |value: String| {
            if let Ok(number) = value.parse() {
                signal.set(number);
            }
        }
    };
    let groups = By::ALL.into_iter().filter(|by| *by != By::All);
    section().class("question").child((
        div().class("fields").child((
            choice("brand", "Brand", brands.collect(), "", move |value| {
                asked.brand.set(value);
            }),
            choice(
                "period",
                "Period",
                PERIODS.into_iter().map(period).collect(),
                "0",
                number(asked.days),
            ),
            choice(
                "counting",
                "Contacts",
                vec![
                    ("owed".to_owned(), "That owe an answer".to_owned()),
                    (
                        "addressed".to_owned(),
                        "All that address the brand".to_owned(),
                    ),
                ],
                "owed",
                move |value| {
                    let mut all = Counting::ALL.into_iter();
                    if let Some(counting) = all.find(|counting| counting.word() == value) {
                        asked.counting.set(counting);
                    }
                },
            ),
            choice(
                "horizon",
                "Never means after",
                horizons
                    .into_iter()
                    .map(|hours| {
                        (
                            hours.to_string(),
                            in_words(Duration::hours(i64::from(hours))),
                        )
                    })
                    .collect(),
                &set.to_string(),
                number(asked.horizon),
            ),
            choice(
                "by",
                "Compare by",
                groups
                    .map(|by| (by.key().to_owned(), by.words().to_owned()))
                    .collect(),
                By::Handle.key(),
                move |value| {
                    if let Some(by) = By::ALL.into_iter().find(|by| by.key() == value) {
                        asked.by.set(by);
                    }
                },
            ),
        )),
        ways_out(loaded, asked),
    ))
}

fn period(days: u32) -> (String, String) {
    let words = match days {
        0 => "All time".to_owned(),
        1 => "The last 24 hours".to_owned(),
        days => format!("The last {days} days"),
    };
    (days.to_string(), words)
}

fn choice(
    id: &'static str,
    words: &'static str,
    options: Vec<(String, String)>,
    chosen: &str,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    let options = options.into_iter().map(|(value, words)| {
        let is_chosen = value == chosen;
        option().value(value).selected(is_chosen).child(words)
    });
    div()
        .class("field")
        .child((
            label().r#for(id).child(words),
            select()
                .id(id)
                .on(ev::change, move |event| choose(event_target_value(&event)))
                .child(options.collect::<Vec<_>>()),
        ))
        .into_any()
}
