//! The card beside the list: why the ticket is there, how its clocks stand, what happened, and what
//! can be done.

use leptos::ev;
use leptos::html::{
    a, bdi, button, dd, details, div, dl, dt, h2, h3, header, input, label, li, ol, option, p, q,
    section, select, span, summary, textarea,
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::super::parts::{Weight, press};
use super::row::stage_class;
use super::state::Queue;
use crate::browser::{ahead, clipboard, now};
use crate::desk::chip;
use crate::desk::request::Act;
use crate::desk::sentence::sentence;
use crate::desk::status::{Priority, Status};
use crate::desk::view::{CardView, LogLine, Rendered, TakeBack, TemplateView};
use crate::desk::wall::{self, Snooze};

/// The id of the note's field.
pub const NOTE: &str = "note";
/// The id of the tag's field.
pub const TAG: &str = "tag";
/// The id of the first choice of how long to snooze.
pub const SNOOZE: &str = "snooze";
/// The id of the templates' list.
pub const TEMPLATES: &str = "templates";
/// The id of the card's heading, which takes the keyboard when it opens over the list.
pub const HEADING: &str = "card-heading";

/// How many lines of the log are shown at first.
const LINES: usize = 6;

/// The card's part of the page; empty while none is open.
pub fn card(queue: Queue) -> impl IntoView {
    let is_there = Memo::new(move |_| queue.card.with(Option::is_some));
    let view = move |of: fn(&CardView) -> String| {
        Memo::new(move |_| {
            queue
                .card
                .with(|card| card.as_ref().map_or_else(String::new, of))
        })
    };
    move || {
        queue.open.with(Option::is_some).then(|| {
            section()
                .class("card")
                .aria_label(move || view(|card| format!("Ticket of {}", customer_name(card))).get())
                .child((
                    div()
                        .class("back")
                        .child(press(Weight::Quiet, "← Queue", move || {
                            queue.close_card();
                        })),
                    move || {
                        (!is_there.get()).then(|| p().class("muted").child("Reading the ticket…"))
                    },
                    move || is_there.get().then(|| body(queue)),
                ))
        })
    }
}

fn body(queue: Queue) -> impl IntoView {
    let part = move |of: fn(&CardView) -> String| {
        Memo::new(move |_| {
            queue
                .card
                .with(|card| card.as_ref().map_or_else(String::new, of))
        })
    };
    let name = part(customer_name);
    let handle = part(|card| {
        let handle = card.customer.handle.as_ref();
        handle.map_or_else(String::new, |handle| format!("@{handle}"))
    });
    (
        header().child((
            h2().id(HEADING).tabindex("-1").child((
                bdi().child(name),
                " ",
                bdi().class("handle").child(handle),
            )),
            open_on_x(queue),
        )),
        state(queue),
        reasons(queue),
        clocks(queue),
        actions(queue),
        tags(queue),
        notes(queue),
        templates(queue),
        log(queue),
    )
}

fn customer_name(card: &CardView) -> String {
    match (card.customer.name.as_str(), &card.customer.handle) {
        ("", None) => "a customer whose name was erased".to_owned(),
        ("", Some(handle)) => format!("@{handle}"),
        (name, _) => name.to_owned(),
    }
}

fn open_on_x(queue: Queue) -> impl IntoView {
    let address = Memo::new(move |_| {
        let open = queue.open.get()?;
        let handle = queue
            .card
            .with(|card| card.as_ref()?.customer.handle.clone());
        let author = handle.map_or_else(|| "i".to_owned(), |handle| handle.to_string());
        Some(format!("https://x.com/{author}/status/{}", open.post))
    });
    a().class("button first")
        .href(move || address.get())
        .target("_blank")
        .rel("noopener noreferrer")
        .child("Open on X")
}

/// Status, priority and holder, each to be changed.
fn state(queue: Queue) -> impl IntoView {
    let status = Memo::new(move |_| queue.card.with(|card| Some(card.as_ref()?.ticket.status)));
    let may = Memo::new(move |_| {
        queue
            .card
            .with(|card| Some(card.as_ref()?.may_become.clone()))
            .unwrap_or_default()
    });
    let priority = Memo::new(move |_| queue.card.with(|card| Some(card.as_ref()?.ticket.priority)));
    let holder = Memo::new(move |_| queue.card.with(|card| card.as_ref()?.ticket.holder.clone()));
    let set_status = move |event: ev::Event| {
        let word = event_target_value(&event);
        let to = Status::ALL.into_iter().find(|to| to.word() == word);
        if let Some(to) = to.filter(|_| event.is_trusted()) {
            queue.act_on_open(&Act::SetStatus { to }, to.word());
        }
    };
    let set_priority = move |event: ev::Event| {
        let word = event_target_value(&event);
        let to = Priority::ALL.into_iter().find(|to| to.word() == word);
        if let Some(to) = to.filter(|_| event.is_trusted()) {
            queue.act_on_open(&Act::SetPriority { to }, "Priority set");
        }
    };
    div().class("state").child((
        label().child((
            span().child("Status"),
            select()
                .on(ev::change, set_status)
                .prop("value", move || status.get().map(Status::word))
                .child(move || {
                    let now = status.get();
                    let all = Status::ALL.into_iter();
                    let shown = all.filter(|to| Some(*to) == now || may.get().contains(to));
                    shown
                        .map(|to| {
                            option()
                                .value(to.word())
                                .selected(Some(to) == now)
                                .child(to.word())
                        })
                        .collect::<Vec<_>>()
                }),
        )),
        label().child((
            span().child("Priority"),
            select().on(ev::change, set_priority).child(move || {
                let now = priority.get();
                Priority::ALL
                    .map(|to| {
                        option()
                            .value(to.word())
                            .selected(Some(to) == now)
                            .child(to.word())
                    })
                    .into_iter()
                    .collect::<Vec<_>>()
            }),
        )),
        div().class("held").child((
            span().class("muted").child(move || match holder.get() {
                None => "Nobody holds it".to_owned(),
                Some(holder) if holder.mine => "Held by you".to_owned(),
                Some(holder) => format!("Held by {}", holder.name),
            }),
            move || {
                let mine = holder.get().is_some_and(|holder| holder.mine);
                let (words, act) = if mine {
                    ("Release", Act::Release)
                } else {
                    ("Claim", Act::Claim)
                };
                press(Weight::Plain, words, move || {
                    let told = if mine { "Released" } else { "Claimed" };
                    queue.act_on_open(&act, told);
                })
            },
        )),
    ))
}

fn reasons(queue: Queue) -> impl IntoView {
    let reasons = Memo::new(move |_| {
        queue
            .card
            .with(|card| Some(card.as_ref()?.reasons.clone()))
            .unwrap_or_default()
    });
    p().class("reasons").child(move || {
        let all = reasons.get().into_iter().enumerate();
        all.map(|(place, reason)| {
            (
                (place > 0).then_some(" · "),
                reason.phrase,
                reason.quote.map(|words| (" ", q().child(words))),
            )
        })
        .collect::<Vec<_>>()
    })
}

fn clocks(queue: Queue) -> impl IntoView {
    let lines = Memo::new(move |_| {
        let now = queue.now.get();
        queue.card.with(|card| {
            let clocks = card.as_ref().map(|card| card.clocks.as_slice());
            clocks
                .unwrap_or_default()
                .iter()
                .map(|line| {
                    let said = chip::line(&line.clock, now, &ahead);
                    (line.name.words(), stage_class(said.stage), said.text)
                })
                .collect::<Vec<_>>()
        })
    });
    dl().class("clocks").child(move || {
        lines
            .get()
            .into_iter()
            .map(|(name, class, text)| (dt().child(name), dd().class(class).child(text)))
            .collect::<Vec<_>>()
    })
}

fn actions(queue: Queue) -> impl IntoView {
    let may = Memo::new(move |_| {
        queue
            .card
            .with(|card| Some(card.as_ref()?.may_become.clone()))
            .unwrap_or_default()
    });
    let set = move |to: Status, words: &'static str| {
        press(Weight::Plain, words, move || {
            queue.act_on_open(&Act::SetStatus { to }, to.word());
        })
        .add_any_attr(leptos::attr::disabled(move || !may.get().contains(&to)))
    };
    let snoozed = Memo::new(move |_| queue.card.with(|card| card.as_ref()?.snoozed_until));
    let choice = move |(place, choice): (usize, Snooze)| {
        let button = press(Weight::Plain, choice.words(), move || {
            let until = choice.until(now(), &ahead);
            queue.act_on_open(&Act::Snooze { until }, "Snoozed");
        });
        let id = (place == 0).then_some(SNOOZE);
        button.add_any_attr(leptos::attr::id(id))
    };
    (
        div().class("actions").child((
            set(Status::Solved, "Solve"),
            set(Status::NoAction, "No action"),
        )),
        div()
            .class("actions snooze")
            .role("group")
            .aria_label("Snooze")
            .child((
                span().class("muted").child("Snooze"),
                Snooze::ALL
                    .into_iter()
                    .enumerate()
                    .map(choice)
                    .collect::<Vec<_>>(),
            )),
        move || {
            snoozed.get().map(|until| {
                let words = wall::words(until, queue.now.get(), &ahead);
                p().class("note").child((
                    format!("Snoozed until {words}. "),
                    press(Weight::Quiet, "Bring it back", move || {
                        queue.act_on_open(&Act::Wake, "Brought back");
                    }),
                ))
            })
        },
    )
}

fn tags(queue: Queue) -> impl IntoView {
    let tags = Memo::new(move |_| {
        queue
            .card
            .with(|card| Some(card.as_ref()?.tags.clone()))
            .unwrap_or_default()
    });
    let typed = RwSignal::new(String::new());
    let add = move || {
        let tag = typed.get_untracked().trim().to_owned();
        if !tag.is_empty() {
            typed.set(String::new());
            queue.act_on_open(&Act::Tag { tag }, "Tagged");
        }
    };
    let one = move |tag: String| {
        let name = tag.clone();
        let untag = move |event: ev::MouseEvent| {
            if event.is_trusted() {
                queue.act_on_open(&Act::Untag { tag: name.clone() }, "Tag removed");
            }
        };
        span().class("tag").child((
            format!("#{tag}"),
            button()
                .r#type("button")
                .aria_label(format!("Remove the tag {tag}"))
                .on(ev::click, untag)
                .child("×"),
        ))
    };
    div().class("part").child((
        div()
            .class("tags")
            .child(move || tags.get().into_iter().map(one).collect::<Vec<_>>()),
        div().class("line").child((
            label().r#for(TAG).class("unseen").child("New tag"),
            input()
                .id(TAG)
                .r#type("text")
                .placeholder("Add a tag")
                .maxlength("40")
                .autocomplete("off")
                .prop("value", typed)
                .on(ev::input, move |event| {
                    typed.set(event_target_value(&event));
                })
                .on(ev::keydown, move |event| {
                    if event.key() == "Enter" && !event.is_composing() && event.is_trusted() {
                        add();
                    }
                }),
            press(Weight::Plain, "Add", add),
        )),
    ))
}

fn notes(queue: Queue) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    // What was typed for one ticket is no note of another.
    let of = Memo::new(move |_| {
        queue
            .open
            .with(|open| open.as_ref().map(|open| open.of.id.clone()))
    });
    Effect::new(move |_| {
        of.track();
        typed.set(String::new());
    });
    let save = move || {
        let text = typed.get_untracked().trim().to_owned();
        if !text.is_empty() {
            typed.set(String::new());
            queue.act_on_open(&Act::Note { text }, "Noted");
        }
    };
    div().class("part entry").child((
        label().r#for(NOTE).child("Note"),
        div().class("box").child(
            textarea()
                .id(NOTE)
                .rows("2")
                .maxlength("2000")
                .placeholder("For the team; the customer never sees it")
                .prop("value", typed)
                .on(ev::input, move |event| {
                    typed.set(event_target_value(&event));
                })
                .on(ev::keydown, move |event| {
                    let chord = event.ctrl_key() || event.meta_key();
                    if chord && event.key() == "Enter" && event.is_trusted() {
                        save();
                    }
                }),
        ),
        move || {
            (!typed.with(|typed| typed.trim().is_empty())).then(|| {
                div()
                    .class("item-ways")
                    .child(press(Weight::Plain, "Save note", save))
            })
        },
    ))
}

fn templates(queue: Queue) -> impl IntoView {
    let all = Memo::new(move |_| {
        queue
            .card
            .with(|card| Some(card.as_ref()?.templates.clone()))
            .unwrap_or_default()
    });
    details().id(TEMPLATES).class("templates").child((
        summary().child("Templates"),
        p().class("muted")
            .child("On X the card puts them into the reply box. From here you can copy one."),
        move || {
            all.get()
                .into_iter()
                .map(|template| one_template(queue, template))
                .collect::<Vec<_>>()
        },
    ))
}

fn one_template(queue: Queue, template: TemplateView) -> impl IntoView {
    let (text, is_ready) = match template.rendered {
        Rendered::Ready { text, .. } => (text, true),
        Rendered::Wrong { why } => (why, false),
    };
    let copied = text.clone();
    let name = template.name.clone();
    let copy = move || copy(queue, copied.clone());
    div().class("template").child((
        h3().child(template.name),
        p().class(if is_ready { "" } else { "why" }).child(text),
        is_ready.then(|| {
            press(
                Weight::Quiet,
                ("Copy", span().class("unseen").child(format!(" {name}"))),
                copy,
            )
        }),
    ))
}

/// Puts a text on the clipboard.
pub fn copy(queue: Queue, text: String) {
    spawn_local(async move {
        let said = match clipboard::write(&text).await {
            Ok(()) => "Copied. Paste it into X's reply box.".to_owned(),
            Err(error) => sentence(&error.to_string()),
        };
        queue.said.set(Some(said));
    });
}

fn log(queue: Queue) -> impl IntoView {
    let whole = RwSignal::new(false);
    let lines = Memo::new(move |_| {
        queue
            .card
            .with(|card| Some(card.as_ref()?.log.clone()))
            .unwrap_or_default()
    });
    let more = move || lines.with(Vec::len).saturating_sub(LINES);
    div().class("part log").child((
        h3().child("What happened"),
        ol().child(move || {
            let shown = if whole.get() { usize::MAX } else { LINES };
            lines
                .get()
                .into_iter()
                .take(shown)
                .map(|line| log_line(queue, line))
                .collect::<Vec<_>>()
        }),
        move || {
            (more() > 0 && !whole.get()).then(|| {
                press(Weight::Quiet, format!("{} more", more()), move || {
                    whole.set(true);
                })
            })
        },
    ))
}

fn log_line(queue: Queue, line: LogLine) -> impl IntoView {
    let take_back = line.take_back.map(|take_back| {
        let (words, act) = match take_back {
            TakeBack::Undo { action } => ("Undo", Act::Undo { action }),
            TakeBack::Discard { sighting } => ("Discard", Act::Discard { sighting }),
        };
        let what = line.what.clone();
        press(
            Weight::Quiet,
            (words, span().class("unseen").child(format!(": {what}"))),
            move || queue.act_on_open(&act, "Taken back"),
        )
    });
    li().class(if line.in_force { "" } else { "out" }).child((
        div().class("what").child((
            span().child((bdi().class("by").child(line.who), " ", line.what)),
            span()
                .class("muted")
                .child(move || wall::words(line.at, queue.now.get(), &ahead)),
            take_back,
        )),
        line.text.map(|text| p().dir("auto").child(text)),
    ))
}
