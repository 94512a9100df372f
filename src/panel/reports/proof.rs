//! How much was in sight, and whether the actions are those that were written.

use std::sync::Arc;

use leptos::html::{a, div, h2, h3, li, p, section, ul};
use leptos::prelude::*;

use super::labels::moment;
use crate::desk::report::asked::Asked;
use crate::desk::report::lines::{length, text};
use crate::desk::report::loading::Loaded;
use crate::desk::report::sight::{self, Sight, sight};

/// How many gaps are listed for a brand.
const LISTED: usize = 100;

/// The coverage of each brand that is asked for, in one line beside the rates.
pub fn coverage_beside(loaded: &Arc<Loaded>, asked: &Asked) -> AnyView {
    let percent = loaded.book.settings().reports.least_coverage_percent;
    let mut words = Vec::new();
    let mut is_little = false;
    for (name, seen) in seen(loaded, asked) {
        is_little |= seen.as_ref().is_none_or(|seen| seen.is_too_little(percent));
        words.push(match seen {
            None => format!("{name}: not measured"),
            Some(seen) => format!("{name}: {} in sight, {}", text(seen.share()), gaps(&seen)),
        });
    }
    let class = if is_little {
        "coverage faint"
    } else {
        "coverage"
    };
    p().class(class)
        .child(format!("Coverage — {}", words.join("; ")))
        .into_any()
}

fn gaps(sight: &Sight) -> String {
    match sight.gaps.len() {
        0 => "no gap".to_owned(),
        1 => "1 gap".to_owned(),
        many => format!("{many} gaps"),
    }
}

fn seen(loaded: &Loaded, asked: &Asked) -> Vec<(String, Option<Sight>)> {
    let brands = loaded.book.settings().brands.iter();
    let asked_for = brands.filter(|brand| {
        let number = loaded.book.names.known(brand.id().as_str());
        asked.brand.is_none() || asked.brand == number
    });
    asked_for
        .map(|brand| {
            let mark = if brand.audited {
                " (of what was seen)"
            } else {
                ""
            };
            (
                format!("{}{mark}", brand.name),
                sight(&loaded.coverage, brand, asked),
            )
        })
        .collect()
}

/// The section.
pub fn sight_and_proof(loaded: &Arc<Loaded>, asked: &Asked) -> AnyView {
    let brands = seen(loaded, asked).into_iter().map(|(name, seen)| {
        let Some(seen) = seen else {
            return p()
                .child(format!(
                    "{name}: nobody looked at X's Latest search for its handles, so nobody knows what \
                     was missed."
                ))
                .into_any();
        };
        let listed = seen.gaps.iter().take(LISTED).map(|gap| {
            li().child((
                format!(
                    "{} to {} ({}): ",
                    moment(gap.from),
                    moment(gap.until),
                    length(gap.until - gap.from)
                ),
                a().href(gap.link.clone())
                    .target("_blank")
                    .rel("noreferrer")
                    .child("search X"),
            ))
        });
        let listed = listed.collect::<Vec<_>>();
        div()
            .class("part")
            .child((
                h3().child(name),
                p().child(format!(
                    "{} of {} in sight, {}.",
                    text(seen.share()),
                    length(seen.of),
                    gaps(&seen)
                )),
                ul().class("tickets").child(listed),
            ))
            .into_any()
    });
    let chains = loaded.book.chains.verify().into_iter().map(|chain| {
        let words = match chain.broken {
            None => format!(
                "Device {}: {} actions, whole.",
                chain.device.0, chain.actions
            ),
            Some(broken) => format!(
                "Device {}: broken at the action of {}: {}.",
                chain.device.0, broken.ms, broken.why
            ),
        };
        let class = if chain.broken.is_some() {
            "note wrong"
        } else {
            ""
        };
        li().class(class).child(words)
    });
    section()
        .id("proof")
        .child((
            h2().child("Sight and proof"),
            p().class("help").child(sight::DEFINITION),
            brands.collect::<Vec<_>>(),
            h3().child("The chain of actions"),
            p().class("help").child(
                "Every action holds the hash of the same device's action before it. Who changes one \
                 breaks the chain there. `cargo xtask report` checks an export in the same way.",
            ),
            ul().class("tickets").child(chains.collect::<Vec<_>>()),
        ))
        .into_any()
}
