//! The rule time machine beside Save: what changed brands would have found.

use leptos::html::{div, h3, li, p, q, span, ul};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::super::parts::{Weight, ask, press, unexpected};
use super::form::Form;
use crate::desk::brand::Brand;
use crate::desk::request::{Reply, Request};
use crate::desk::rule_preview::{Difference, Example, PREVIEW_PARTS, RulePreview, Standing};

/// A preview of the brands being edited.
#[derive(Clone, Copy)]
pub struct Trial {
    /// The brands as they would be saved, where that changes anything.
    brands: Memo<Option<Vec<Brand>>>,
    outcome: RwSignal<Outcome>,
}

/// How far a preview has come.
#[derive(Debug, Clone, PartialEq)]
enum Outcome {
    /// None was asked for.
    None,
    /// So many parts are searched.
    Searching(u16),
    /// What these brands would have found.
    Found(Vec<Brand>, Box<RulePreview>),
    /// Why there is none.
    Failed(String),
}

impl Trial {
    /// Nothing is tried yet.
    pub fn new(form: Form) -> Self {
        Self {
            brands: Memo::new(move |_| form.changed_brands()),
            outcome: RwSignal::new(Outcome::None),
        }
    }

    /// The button, while there is something to try.
    pub fn button(self) -> impl IntoView {
        press(Weight::Plain, "Preview", move || self.start())
            .add_any_attr(leptos::attr::hidden(move || {
                self.brands.with(Option::is_none)
            }))
            .add_any_attr(leptos::attr::disabled(move || {
                matches!(self.outcome.get(), Outcome::Searching(_))
            }))
    }

    /// What was found, as long as the brands are still those that were tried.
    pub fn found(self) -> impl IntoView {
        move || match self.outcome.get() {
            Outcome::None => None,
            Outcome::Searching(part) => Some(
                p().class("note")
                    .role("status")
                    .child(format!(
                        "Searching: {} % done.",
                        u32::from(part) * 100 / u32::from(PREVIEW_PARTS)
                    ))
                    .into_any(),
            ),
            Outcome::Failed(why) => Some(
                p().class("note wrong")
                    .role("alert")
                    .child(format!("No preview. {why}"))
                    .into_any(),
            ),
            Outcome::Found(tried, found) => self
                .brands
                .with(|brands| *brands == Some(tried))
                .then(|| shown(&found).into_any()),
        }
    }

    fn start(self) {
        let Some(brands) = self.brands.get_untracked() else {
            return;
        };
        self.outcome.set(Outcome::Searching(0));
        spawn_local(async move {
            let outcome = match search(&brands, self.outcome).await {
                Ok(found) => Outcome::Found(brands, Box::new(found)),
                Err(why) => Outcome::Failed(why),
            };
            self.outcome.set(outcome);
        });
    }
}

async fn search(brands: &[Brand], outcome: RwSignal<Outcome>) -> Result<RulePreview, String> {
    let mut whole = RulePreview::default();
    for part in 0..PREVIEW_PARTS {
        let brands = brands.to_vec();
        let Reply::RulePreview { preview } = ask(&Request::PreviewRules { brands, part }).await?
        else {
            return Err(unexpected());
        };
        whole.merge(*preview);
        outcome.set(Outcome::Searching(part + 1));
    }
    Ok(whole)
}

fn shown(found: &RulePreview) -> impl IntoView + use<> {
    let nothing = found.is_nothing().then(|| {
        p().child("Nothing would be different for any of them.")
            .into_any()
    });
    div().class("note preview").role("status").child((
        p().child(found.searched()),
        nothing,
        difference("Newly found", &found.caught),
        difference("No longer found", &found.lost),
        difference("Found otherwise", &found.moved),
    ))
}

fn difference(title: &'static str, found: &Difference) -> Option<impl IntoView + use<>> {
    let more = found.count as usize - found.examples.len().min(found.count as usize);
    let examples: Vec<_> = found.examples.iter().map(example).collect();
    (found.count > 0).then(|| {
        div().child((
            h3().child(format!("{title}: {}", found.count)),
            ul().child(examples),
            (more > 0).then(|| p().class("muted").child(format!("and {more} more"))),
        ))
    })
}

fn example(of: &Example) -> impl IntoView + use<> {
    let author = of.author.as_ref().map(|author| format!("@{author} "));
    let now = |before: &str, standing: &Option<Standing>| {
        let words = standing.as_ref().map(Standing::words);
        words.map(|words| p().class("muted").child(format!("{before}{words}")))
    };
    let changed = of.before.is_some() && of.after.is_some();
    li().child((
        span().child(author),
        q().child(of.text.clone()),
        now(if changed { "Now: " } else { "" }, &of.before),
        now(if changed { "Then: " } else { "" }, &of.after),
    ))
}
