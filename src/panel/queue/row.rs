//! One row of the list.

use leptos::ev;
use leptos::html::{a, bdi, button, div, input, li, p, span};
use leptos::prelude::*;

use super::state::Queue;
use crate::desk::chip::{Face, Stage, face};
use crate::desk::event::TicketId;
use crate::desk::queue::Row;
use crate::desk::status::Priority;

/// The id of the element by which a row takes the keyboard.
pub fn row_id(id: &TicketId) -> String {
    format!("ticket-{}-{}", id.brand, id.post)
}

/// The class by which a stage has its colour.
pub const fn stage_class(stage: Stage) -> &'static str {
    match stage {
        Stage::Golden => "golden",
        Stage::OnTrack => "on-track",
        Stage::AtRisk => "at-risk",
        Stage::Overdue => "overdue",
        Stage::Paused => "paused",
        Stage::Met => "met",
        Stage::Late => "late",
        Stage::Watch => "watch",
        Stage::Ended => "ended",
    }
}

/// The wait as a chip: ring and time; the stage's word stands beside it in the row.
pub fn chip(face: impl Fn() -> Option<Face> + Send + Sync + Copy + 'static) -> impl IntoView {
    let class = move || {
        face().map_or_else(
            || "chip".to_owned(),
            |face| format!("chip {}", stage_class(face.stage)),
        )
    };
    let ring = move || {
        let share = face().map_or(0, |face| face.ring);
        format!("--share: {}%", f64::from(share) / 10.0)
    };
    span().class(class).child((
        span().class("ring").style(ring).aria_hidden("true"),
        span().class("time").child(move || {
            face().map_or_else(String::new, |face| {
                if face.time.is_empty() {
                    face.stage.words().to_owned()
                } else {
                    face.time
                }
            })
        }),
    ))
}

/// A row. What it shows changes in place, so that it keeps the keyboard.
pub fn row(queue: Queue, height: RwSignal<f64>, id: TicketId) -> AnyView {
    let known = {
        let id = id.clone();
        Memo::new(move |_| queue.row(&id))
    };
    let place = {
        let id = id.clone();
        Memo::new(move |_| {
            queue.places.with(|places| {
                let found = places.iter().find(|(_, known)| **known == id);
                found.map(|(place, _)| *place)
            })
        })
    };
    let shown = Memo::new(move |_| {
        let now = queue.now.get();
        known.with(|row| row.as_ref().map(|row| face(&row.ticket.clock, now)))
    });
    let is_open = {
        let id = id.clone();
        Memo::new(move |_| {
            queue
                .open
                .with(|open| open.as_ref().is_some_and(|open| open.of.id == id))
        })
    };
    let is_current = {
        let id = id.clone();
        Memo::new(move |_| queue.current.with(|current| current.as_ref() == Some(&id)))
    };
    let is_marked = {
        let id = id.clone();
        Memo::new(move |_| queue.marked.with(|marked| marked.contains(&id)))
    };
    let part = move |of: fn(&Row) -> String| {
        move || known.with(|row| row.as_ref().map_or_else(String::new, of))
    };
    let name_id = row_id(&id);
    let style = move || {
        let top = f64::from(place.get().unwrap_or_default()) * height.get();
        format!("transform: translateY({top}px)")
    };
    let mark = {
        let id = id.clone();
        move |event| {
            let marked = event_target_checked(&event);
            queue.marked.update(|all| {
                if marked {
                    all.insert(id.clone());
                } else {
                    all.remove(&id);
                }
            });
        }
    };
    let take = {
        let id = id.clone();
        move |_| queue.current.set(Some(id.clone()))
    };
    let open = move |event: ev::MouseEvent| {
        if event.is_trusted() {
            if is_open.get_untracked() {
                queue.close_card();
            } else {
                queue.open_card(&id);
            }
        }
    };
    li().class("row")
        .attr("data-open", move || is_open.get().to_string())
        .attr("data-current", move || is_current.get().to_string())
        .attr("data-marked", move || is_marked.get().to_string())
        .attr("aria-posinset", move || {
            place.get().map(|place| (place + 1).to_string())
        })
        .attr("aria-setsize", move || {
            queue.total.get().map(|total| total.to_string())
        })
        .style(style)
        .on(ev::focusin, take)
        .child((
            input()
                .r#type("checkbox")
                .class("mark")
                .aria_label(part(|row| format!("Mark the ticket of {}", who(row))))
                .prop("checked", is_marked)
                .on(ev::change, mark),
            div().class("main").child((
                div().class("head").child((
                    button()
                        .id(name_id)
                        .r#type("button")
                        .class("who")
                        .aria_expanded(move || is_open.get().to_string())
                        .on(ev::click, open)
                        .child((
                            span().class("unseen").child("Card of "),
                            bdi().class("name").child(part(name)),
                            " ",
                            bdi().class("handle").child(part(handle)),
                        )),
                    chip(move || shown.get()),
                )),
                a().class("text")
                    .href(part(Row::address))
                    .target("_blank")
                    .rel("noopener noreferrer")
                    .child((
                        span().class("unseen").child("Open on X: "),
                        move || {
                            known
                                .with(|row| row.as_ref().is_some_and(|row| row.from_note))
                                .then(|| span().class("muted").child("Note: "))
                        },
                        part(text),
                    )),
                p().class("facts").child((
                    span()
                        .class(move || {
                            let stage = shown.get().map(|face| stage_class(face.stage));
                            format!("stage {}", stage.unwrap_or_default())
                        })
                        .child(move || stage_words(shown.get().as_ref())),
                    span().child(part(|row| row.ticket.status.word().to_owned())),
                    span()
                        .class("priority")
                        .child(part(|row| match row.ticket.priority {
                            Priority::Normal => String::new(),
                            other => other.word().to_owned(),
                        })),
                    span().class("brand").child(move || {
                        let many = queue.settings.with(|settings| {
                            settings
                                .as_ref()
                                .is_some_and(|settings| settings.brands.len() > 1)
                        });
                        if many {
                            part(|row| row.brand.clone())()
                        } else {
                            String::new()
                        }
                    }),
                    span().class("tags").child(part(|row| {
                        let tags = row.tags.iter().map(|tag| format!("#{tag}"));
                        tags.collect::<Vec<_>>().join(" ")
                    })),
                    move || {
                        known.with(|row| {
                            let holder = row.as_ref()?.ticket.holder.clone()?;
                            if !holder.holds(queue.now.get()) {
                                return None;
                            }
                            let words = if holder.mine {
                                "Held by you".to_owned()
                            } else {
                                format!("Held by {}", holder.name)
                            };
                            Some(span().class("holder").title(words.clone()).child((
                                span().aria_hidden("true").child(holder.initials),
                                span().class("unseen").child(words),
                            )))
                        })
                    },
                )),
            )),
        ))
        .into_any()
}

/// The stage where the chip does not say it itself.
fn stage_words(face: Option<&Face>) -> String {
    face.filter(|face| !face.time.is_empty() && !face.time.ends_with(face.stage.words()))
        .map_or_else(String::new, |face| face.stage.words().to_owned())
}

fn who(row: &Row) -> String {
    let handle = handle(row);
    match (row.customer.name.as_str(), handle.as_str()) {
        ("", "") => "a customer whose name was erased".to_owned(),
        ("", handle) => handle.to_owned(),
        (name, _) => name.to_owned(),
    }
}

fn name(row: &Row) -> String {
    match row.customer.name.as_str() {
        "" if row.customer.handle.is_none() => "Name erased".to_owned(),
        name => name.to_owned(),
    }
}

fn handle(row: &Row) -> String {
    let handle = row.customer.handle.as_ref();
    handle.map_or_else(String::new, |handle| format!("@{handle}"))
}

fn text(row: &Row) -> String {
    if row.text.is_empty() {
        "Its text was forgotten. Open it on X.".to_owned()
    } else {
        row.text.clone()
    }
}
