//! The figures of the desk. Each opens what it means.

use leptos::ev;
use leptos::html::{button, div, p, span};
use leptos::prelude::*;

use crate::desk::request::Overview;

/// One figure of the overview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Figure {
    Overdue,
    AtRisk,
    Live,
    Mine,
}

impl Figure {
    const ALL: [Self; 4] = [Self::Overdue, Self::AtRisk, Self::Live, Self::Mine];

    const fn words(self) -> &'static str {
        match self {
            Self::Overdue => "Overdue",
            Self::AtRisk => "At risk",
            Self::Live => "Live",
            Self::Mine => "Mine",
        }
    }

    const fn meaning(self) -> &'static str {
        match self {
            Self::Overdue => "Overdue: customers who wait for an answer past their target.",
            Self::AtRisk => {
                "At risk: customers who wait and whose target is nearly used up, from the share \
                 set in the options."
            }
            Self::Live => "Live: tickets that are new, open, pending or on hold.",
            Self::Mine => "Mine: live tickets that you hold.",
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Overdue => "figure overdue",
            Self::AtRisk => "figure at-risk",
            Self::Live | Self::Mine => "figure",
        }
    }

    const fn count(self, overview: &Overview) -> u32 {
        match self {
            Self::Overdue => overview.overdue,
            Self::AtRisk => overview.at_risk,
            Self::Live => overview.live,
            Self::Mine => overview.mine,
        }
    }
}

/// The figures; a dash stands for what is not known yet.
pub fn figures(overview: impl Fn() -> Option<Overview> + Send + Sync + Copy + 'static) -> AnyView {
    let open = RwSignal::new(None::<Figure>);
    let one = move |figure: Figure| {
        let count = move || overview().map(|overview| figure.count(&overview));
        button()
            .r#type("button")
            .class(figure.class())
            .attr("data-none", move || {
                count().is_none_or(|count| count == 0).to_string()
            })
            .aria_expanded(move || (open.get() == Some(figure)).to_string())
            .aria_controls("meaning")
            .on(ev::click, move |_| {
                open.update(|open| *open = (*open != Some(figure)).then_some(figure));
            })
            .child((
                span().class("count").child(move || {
                    count().map_or_else(|| "–".to_owned(), |count| count.to_string())
                }),
                span().class("of").child(figure.words()),
            ))
    };
    div()
        .class("figures")
        .child((
            div().class("row").child(Vec::from(Figure::ALL.map(one))),
            p().id("meaning")
                .class("meaning")
                .role("status")
                .child(move || open.get().map_or("", Figure::meaning)),
        ))
        .into_any()
}
