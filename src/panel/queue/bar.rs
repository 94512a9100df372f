//! Above the list: the views, the search and the filters kept.

use gloo_timers::callback::Timeout;
use leptos::ev;
use leptos::html::{button, div, input, label, nav, option, progress, search, select, span};
use leptos::prelude::*;

use super::super::parts::{Weight, press};
use super::code;
use super::field::{FieldWords, line_with_button};
use super::state::{Queue, Search};
use crate::desk::queue::{Filter, Order, QueueView, SavedFilter};
use crate::desk::report::value::Worth;
use crate::desk::workplace::FILTERS_AT_MOST;

/// How long typing has to rest before it is searched for, in milliseconds.
const REST_MS: u32 = 200;

/// The id of the search field.
pub const SEARCH: &str = "search";

/// Views, search and filters.
pub fn bar(queue: Queue) -> impl IntoView {
    div().class("bar").child((
        views(queue),
        searching(queue),
        ordering(queue),
        code::code(queue),
        kept(queue),
    ))
}

fn views(queue: Queue) -> impl IntoView {
    let one = move |(place, view): (usize, QueueView)| {
        let count = Memo::new(move |_| queue.counts.with(|counts| counts.get(place).copied()));
        button()
            .r#type("button")
            .class("view")
            .attr("data-view", format!("{view:?}"))
            .aria_pressed(move || (queue.filter.with(|filter| filter.view) == view).to_string())
            .on(ev::click, move |event| {
                if event.is_trusted() {
                    let words = queue.filter.with_untracked(|filter| filter.words.clone());
                    queue.show(Filter { view, words });
                }
            })
            .child((
                span().child(view.words()),
                span()
                    .class("count")
                    .attr("data-none", move || {
                        count.get().is_none_or(|count| count == 0).to_string()
                    })
                    .child(move || count.get().map_or_else(String::new, short)),
            ))
    };
    nav().class("views").aria_label("Views").child(
        QueueView::ALL
            .into_iter()
            .enumerate()
            .map(one)
            .collect::<Vec<_>>(),
    )
}

/// A count in the room that a tab has.
fn short(count: u32) -> String {
    match count {
        0..1_000 => count.to_string(),
        1_000..10_000 => format!("{}.{}k", count / 1_000, count / 100 % 10),
        _ => format!("{}k", count / 1_000),
    }
}

fn searching(queue: Queue) -> impl IntoView {
    let rest = StoredValue::new_local(None::<Timeout>);
    let typed = move |event| {
        let words = event_target_value(&event);
        let wait = Timeout::new(REST_MS, move || {
            let view = queue.filter.with_untracked(|filter| filter.view);
            queue.show(Filter { view, words });
        });
        rest.set_value(Some(wait));
    };
    let words = Memo::new(move |_| queue.filter.with(|filter| filter.words.clone()));
    let told = move || match (queue.search.get(), queue.total.get()) {
        (Search::Done, Some(1)) => "1 found".to_owned(),
        (Search::Done, Some(total)) => format!("{total} found"),
        _ => String::new(),
    };
    search().class("search").child((
        label()
            .r#for(SEARCH)
            .class("unseen")
            .child("Search posts, people, tags and notes"),
        input()
            .id(SEARCH)
            .r#type("search")
            .placeholder("Search posts, @people, #tags, notes")
            .autocomplete("off")
            .spellcheck("false")
            .prop("value", words)
            .on(ev::input, typed),
        move || match queue.search.get() {
            Search::Running(share) => Some(
                progress()
                    .max("100")
                    .value(share.to_string())
                    .aria_label("How much has been searched"),
            ),
            _ => None,
        },
        span().class("found").role("status").child(told),
    ))
}

/// In which order those who wait stand, where the settings say what an answer is worth.
fn ordering(queue: Queue) -> impl IntoView {
    let has_worth = Memo::new(move |_| {
        queue.settings.with(|settings| {
            let settings = settings.as_ref();
            settings.is_some_and(|settings| settings.reports.worth != Worth::Off)
        })
    });
    let choose = move |event: ev::Event| {
        queue.put_in_order(match event_target_value(&event).as_str() {
            "value" => Order::Value,
            _ => Order::Due,
        });
    };
    let by = move |order: Order, value: &'static str, words: &'static str| {
        option()
            .value(value)
            .prop("selected", move || queue.order.get() == order)
            .child(words)
    };
    move || {
        has_worth.get().then(|| {
            div().class("order").child((
                label()
                    .r#for("order")
                    .class("unseen")
                    .child("In which order"),
                select().id("order").on(ev::change, choose).child((
                    by(Order::Due, "due", "Due next first"),
                    by(Order::Value, "value", "Most at stake first"),
                )),
            ))
        })
    }
}

fn kept(queue: Queue) -> impl IntoView {
    let filters = Memo::new(move |_| {
        queue.settings.with(|settings| {
            settings
                .as_ref()
                .map(|settings| settings.workplace.filters.clone())
                .unwrap_or_default()
        })
    });
    let can_keep = move || {
        queue.filter.with(|filter| {
            let known = filters.with(|all| all.iter().any(|kept| kept.filter == *filter));
            !filter.words.trim().is_empty() && !known
        })
    };
    let keep = move || {
        let filter = queue.filter.get_untracked();
        let name = match filter.view {
            QueueView::All => filter.words.trim().to_owned(),
            view => format!("{} in {}", filter.words.trim(), view.words()),
        };
        queue.change_settings(move |settings| {
            let filters = &mut settings.workplace.filters;
            filters.push(SavedFilter { name, filter });
            let over = filters.len().saturating_sub(FILTERS_AT_MOST);
            filters.drain(..over);
        });
    };
    let one = move |saved: SavedFilter| {
        let (shown, gone) = (saved.filter.clone(), saved.clone());
        let is = {
            let filter = saved.filter.clone();
            move || (queue.filter.with(|now| *now == filter)).to_string()
        };
        span().class("kept-filter").child((
            button()
                .r#type("button")
                .aria_pressed(is)
                .on(ev::click, move |event| {
                    if event.is_trusted() {
                        queue.show(shown.clone());
                    }
                })
                .child(saved.name.clone()),
            button()
                .r#type("button")
                .class("gone")
                .aria_label(format!("Remove the filter {}", saved.name))
                .on(ev::click, move |event| {
                    if event.is_trusted() {
                        let gone = gone.clone();
                        queue.change_settings(move |settings| {
                            settings.workplace.filters.retain(|kept| *kept != gone);
                        });
                    }
                })
                .child("×"),
        ))
    };
    let is_kept = Memo::new(move |_| {
        queue
            .filter
            .with(|filter| filters.with(|all| all.iter().any(|kept| kept.filter == *filter)))
    });
    let is_shown = move || !filters.with(Vec::is_empty) || can_keep();
    div()
        .class("kept-filters")
        .attr("hidden", move || (!is_shown()).then_some(""))
        .child((
            move || filters.get().into_iter().map(one).collect::<Vec<_>>(),
            move || can_keep().then(|| press(Weight::Quiet, "Keep this filter", keep)),
            move || is_kept.get().then(|| rename(queue)),
        ))
}

/// Gives the kept filter that is shown another name.
fn rename(queue: Queue) -> impl IntoView {
    let words = FieldWords {
        id: "filter-name",
        label: "Another name for this filter",
        placeholder: "Another name",
        most: "40",
    };
    line_with_button(words, "Rename", move |name| {
        let shown = queue.filter.get_untracked();
        queue.change_settings(move |settings| {
            let mut filters = settings.workplace.filters.iter_mut();
            if let Some(kept) = filters.find(|kept| kept.filter == shown) {
                kept.name = name;
            }
        });
    })
}
