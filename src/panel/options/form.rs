//! The options being edited: the draft, what is wrong with it, and its way into the store.

use std::collections::BTreeSet;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::super::parts::{ask, unexpected};
use crate::desk::brand::Brand;
use crate::desk::request::{Reply, Request};
use crate::desk::settings::Settings;
use crate::desk::settings_draft::Draft;
use crate::desk::settings_form::{check, check_with_zones};
use crate::desk::settings_rules::{Field, FieldError};

/// How far saving has come.
#[derive(Debug, Clone, PartialEq)]
pub enum Saving {
    /// Nothing was asked for.
    Idle,
    /// The background is writing.
    Running,
    /// What stands on the page is stored.
    Done,
    /// It was not stored, and why.
    Refused(String),
    /// Other settings were stored since this page read them.
    Overtaken(Box<Settings>),
}

/// The options being edited.
#[derive(Clone, Copy)]
pub struct Form {
    /// What was typed.
    pub draft: RwSignal<Draft>,
    /// How far saving has come.
    pub saving: RwSignal<Saving>,
    /// The time zones there are; none until the background named them.
    pub zones: RwSignal<Vec<String>>,
    /// What the page showed when nothing was typed yet.
    untouched: RwSignal<Draft>,
    /// Every error there is, shown or not.
    errors: Memo<Vec<FieldError>>,
    /// The fields the agent has left once: an error is shown at none before that.
    left: RwSignal<BTreeSet<Field>>,
    /// Whether saving was tried: then every error is shown.
    tried: RwSignal<bool>,
}

impl Form {
    /// A form that shows these settings.
    pub fn new(settings: &Settings) -> Self {
        let draft = RwSignal::new(Draft::offer(settings));
        let zones = RwSignal::new(Vec::new());
        Self {
            draft,
            saving: RwSignal::new(Saving::Idle),
            untouched: RwSignal::new(draft.get_untracked()),
            zones,
            errors: Memo::new(move |_| {
                let checked =
                    draft.with(|draft| zones.with(|zones| check_with_zones(draft, zones)));
                checked.err().unwrap_or_default()
            }),
            left: RwSignal::new(BTreeSet::new()),
            tried: RwSignal::new(false),
        }
    }

    /// Asks which time zones there are. Without them the background says what is none when it is saved.
    pub fn ask_for_zones(self) {
        spawn_local(async move {
            if let Ok(Reply::TimeZones { names }) = ask(&Request::TimeZones).await {
                self.zones.set(names);
            }
        });
    }

    /// Whether something was typed that is not stored.
    pub fn is_changed(self) -> bool {
        self.draft
            .with(|draft| self.untouched.with(|untouched| draft != untouched))
    }

    /// [`Self::is_changed`] for those who need not hear when it changes.
    pub fn is_changed_untracked(self) -> bool {
        untrack(|| self.is_changed())
    }

    /// The brands as they would be saved, where they can be and would differ from those that are.
    pub fn changed_brands(self) -> Option<Vec<Brand>> {
        self.draft.with(|draft| {
            let brands = check(draft).ok()?.brands;
            (brands != draft.from().brands).then_some(brands)
        })
    }

    /// The brand at this place as it would be saved, where the draft can be.
    pub fn brand_at(self, place: usize) -> Option<Brand> {
        self.draft.with(|draft| {
            let brands = check(draft).ok()?.brands;
            brands.into_iter().nth(place)
        })
    }

    /// What is wrong at a field, where the agent should see it already.
    pub fn why(self, field: Field) -> Option<String> {
        let seen = self.tried.get() || self.left.with(|left| left.contains(&field));
        seen.then(|| {
            self.errors.with(|errors| {
                let error = errors.iter().find(|error| error.field == field);
                error.map(|error| error.why.clone())
            })
        })
        .flatten()
    }

    /// Every error, once saving was tried.
    pub fn shown_errors(self) -> Vec<FieldError> {
        if self.tried.get() {
            self.errors.get()
        } else {
            Vec::new()
        }
    }

    /// The agent leaves a field: from now on its error is shown.
    pub fn leave(self, field: Field) {
        self.left.update(|left| {
            left.insert(field);
        });
    }

    /// Takes what was typed into a field.
    pub fn type_into(self, field: Field, text: String) {
        self.edit(|draft| draft.set(field, text));
    }

    /// Changes the draft.
    pub fn edit<T>(self, change: impl FnOnce(&mut Draft) -> T) -> Option<T> {
        if matches!(
            self.saving.get_untracked(),
            Saving::Done | Saving::Refused(_)
        ) {
            self.saving.set(Saving::Idle);
        }
        self.draft.try_update(change)
    }

    /// Shows these settings in place of what was typed.
    pub fn show(self, settings: &Settings) {
        let draft = Draft::offer(settings);
        self.untouched.set(draft.clone());
        self.draft.set(draft);
        self.left.set(BTreeSet::new());
        self.tried.set(false);
        self.saving.set(Saving::Idle);
    }

    /// Stores what was typed, unless something is wrong with it or was stored meanwhile.
    pub fn save(self) {
        self.store(false);
    }

    /// Stores what was typed in place of what was stored meanwhile.
    pub fn save_over(self) {
        self.store(true);
    }

    fn store(self, over: bool) {
        if self.saving.get_untracked() == Saving::Running {
            return;
        }
        self.tried.set(true);
        let sent = self.draft.get_untracked();
        let zones = self.zones.get_untracked();
        let Ok(settings) = check_with_zones(&sent, &zones) else {
            self.saving.set(Saving::Idle);
            return;
        };
        self.saving.set(Saving::Running);
        spawn_local(async move {
            self.saving.set(match send(&sent, &settings, over).await {
                Ok(None) => {
                    self.stored(&sent, &settings);
                    Saving::Done
                }
                Ok(Some(other)) => Saving::Overtaken(other),
                Err(why) => Saving::Refused(why),
            });
        });
    }

    fn stored(self, sent: &Draft, settings: &Settings) {
        let mut stored = sent.clone();
        stored.stored(sent, settings);
        self.draft.update(|draft| draft.stored(sent, settings));
        self.untouched.set(stored);
        self.left.set(BTreeSet::new());
        self.tried.set(false);
    }
}

/// Stores the settings, or gives those that were stored since the draft was made.
async fn send(
    draft: &Draft,
    settings: &Settings,
    over: bool,
) -> Result<Option<Box<Settings>>, String> {
    if !over {
        let Reply::Settings { settings: standing } = ask(&Request::Settings).await? else {
            return Err(unexpected());
        };
        if *standing != *draft.from() {
            return Ok(Some(standing));
        }
    }
    ask(&Request::SaveSettings {
        settings: Box::new(settings.clone()),
    })
    .await
    .map(|_| None)
}
