//! The keys of the queue: the leader and one more, as on X's pages.

use gloo_events::{EventListener, EventListenerOptions};
use leptos::ev;
use leptos::html::{button, dd, div, dl, dt, h2, kbd, p};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, KeyboardEvent};

use super::super::parts::focus_soon;
use super::card::{ASSIGN, HAND_OFF, MERGE, NOTE, PASTE, SNOOZE, SPLIT, TAG, TEMPLATES, copy};
use super::list::List;
use super::state::Queue;
use crate::desk::keys::{Chord, Command, KeyPress, Keys, Meaning};
use crate::desk::request::Act;
use crate::desk::status::Status;
use crate::desk::view::Rendered;

/// Listens to the keys as long as the page is there.
pub fn listen(queue: Queue, list: List, sheet: RwSignal<bool>) {
    let chord = StoredValue::new(Chord::default());
    let listener = EventListener::new_with_options(
        &window(),
        "keydown",
        EventListenerOptions::enable_prevent_default(),
        move |event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
                return;
            };
            if !event.is_trusted() {
                return;
            }
            if event.key() == "Escape" && !event.default_prevented() {
                escape(queue, list, sheet);
                return;
            }
            let keys = keys(queue);
            let press = KeyPress {
                key: &event.key(),
                held: event.ctrl_key() || event.alt_key() || event.meta_key(),
                is_text: is_text(event),
            };
            let meaning = chord
                .try_update_value(|chord| chord.press(&keys, press))
                .unwrap_or(Meaning::NotOurs);
            match meaning {
                Meaning::NotOurs => {}
                Meaning::Taken => event.prevent_default(),
                Meaning::Does(command) => {
                    event.prevent_default();
                    obey(queue, list, sheet, command);
                }
            }
        },
    );
    StoredValue::new_local(listener);
    Effect::new(move |_| {
        if queue.card.with(Option::is_some)
            && let Some(part) = queue.wanted.try_update_value(Option::take).flatten()
        {
            request_animation_frame(move || give_keyboard(queue, part));
        }
    });
}

/// The keys as they are set.
pub fn keys(queue: Queue) -> Keys {
    queue.settings.with_untracked(|settings| {
        settings
            .as_ref()
            .map(|settings| settings.workplace.keys.clone())
            .unwrap_or_default()
    })
}

/// Whether a key press goes into a text, or into an input method that makes one.
fn is_text(event: &KeyboardEvent) -> bool {
    let target = event.target();
    let target = target.and_then(|target| target.dyn_into::<HtmlElement>().ok());
    let into_field = target.is_some_and(|target| match target.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => target
            .dyn_ref::<HtmlInputElement>()
            .is_some_and(|input| input.type_() != "checkbox"),
        _ => target.is_content_editable(),
    });
    into_field || event.is_composing() || event.key_code() == 229
}

fn escape(queue: Queue, list: List, sheet: RwSignal<bool>) {
    if sheet.get_untracked() {
        sheet.set(false);
    } else if queue.open.get_untracked().is_some() {
        queue.close_card();
        list.step(0);
    } else {
        queue.marked.update(std::collections::BTreeSet::clear);
    }
}

fn obey(queue: Queue, list: List, sheet: RwSignal<bool>, command: Command) {
    match command {
        Command::Next => list.step(1),
        Command::Previous => list.step(-1),
        Command::Claim => claim(queue),
        Command::Solve => queue.act(
            &Act::SetStatus { to: Status::Solved },
            Status::Solved.word(),
        ),
        Command::NoAction => queue.act(
            &Act::SetStatus {
                to: Status::NoAction,
            },
            Status::NoAction.word(),
        ),
        Command::Undo => queue.undo(),
        Command::CheatSheet => sheet.update(|shown| *shown = !*shown),
        Command::Acknowledge => acknowledge(queue),
        Command::Template => in_card(queue, TEMPLATES),
        Command::Snooze => in_card(queue, SNOOZE),
        Command::Note => in_card(queue, NOTE),
        Command::Tag if queue.marked.with_untracked(|marked| !marked.is_empty()) => {
            focus_soon(super::marked::TAG.to_owned());
        }
        Command::Tag => in_card(queue, TAG),
        Command::Assign => in_card(queue, ASSIGN),
        Command::HandOff => in_card(queue, HAND_OFF),
        Command::Merge => in_card(queue, MERGE),
        Command::Split => in_card(queue, SPLIT),
    }
}

/// Takes the tickets, or lets them go where the agent holds them all.
fn claim(queue: Queue) {
    let targets = queue.targets();
    let mine = targets.iter().all(|target| {
        let row = queue.row_untracked(&target.of.id);
        row.is_some_and(|row| row.ticket.holder.is_some_and(|holder| holder.mine))
    });
    if mine {
        queue.act_on(targets, &Act::Release, "Released");
    } else {
        queue.act_on(targets, &Act::Claim, "Claimed");
    }
}

/// Opens the card of the current ticket and gives the keyboard to a part of it.
fn in_card(queue: Queue, part: &'static str) {
    if queue.open.get_untracked().is_none()
        && let Some(id) = queue.current.get_untracked()
    {
        queue.open_card(&id);
    }
    if queue.open.get_untracked().is_none() {
        queue.said.set(Some("Choose a ticket first.".to_owned()));
        return;
    }
    if queue.card.with_untracked(Option::is_some) {
        give_keyboard(queue, part);
    } else {
        queue.wanted.set_value(Some(part));
    }
}

/// Gives the keyboard to a part of the card: of one that is folded, to what stands first in it.
fn give_keyboard(queue: Queue, part: &str) {
    let Some(element) = document().get_element_by_id(part) else {
        let words = match part {
            MERGE => "This customer has no other ticket with the brand.",
            _ => "This ticket has no other post.",
        };
        return queue.said.set(Some(words.to_owned()));
    };
    let element = if element.tag_name() == "DETAILS" {
        // Setting an attribute of this name can't fail.
        drop(element.set_attribute("open", ""));
        let found = |what| element.query_selector(what).ok().flatten();
        found("select, input").or_else(|| found("summary"))
    } else {
        Some(element)
    };
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that can't take the keyboard leaves it where it is.
        drop(element.focus());
    }
}

/// Copies the first template that only acknowledges.
fn acknowledge(queue: Queue) {
    let card = queue.card.get_untracked();
    let Some(card) = card else {
        in_card(queue, TEMPLATES);
        return;
    };
    let ready = card.templates.iter().find_map(|template| {
        match (&template.rendered, template.acknowledgement) {
            (Rendered::Ready { text, .. }, true) => Some(text.clone()),
            _ => None,
        }
    });
    match ready {
        Some(text) => copy(queue, text, PASTE),
        None => queue.said.set(Some(
            "No template is marked as an acknowledgement: mark one in the options.".to_owned(),
        )),
    }
}

/// The sheet that shows all keys.
pub fn cheat_sheet(queue: Queue, shown: RwSignal<bool>) -> impl IntoView {
    move || {
        shown.get().then(|| {
            let keys = keys(queue);
            let leader = keys.leader();
            let lines = Command::ALL.map(|command| {
                let key = keys.of(command);
                (
                    dt().child((
                        kbd().child(leader.to_string()),
                        " ",
                        kbd().child(key.to_string()),
                    )),
                    dd().child(command.words()),
                )
            });
            focus_soon("sheet-close".to_owned());
            div()
                .class("sheet")
                .role("dialog")
                .aria_modal("true")
                .aria_labelledby("sheet-title")
                .child(
                    div().class("sheet-box").child((
                        h2().id("sheet-title").child("Keys"),
                        p().class("muted").child(
                            "Press the first key, then the second. In the list the arrow keys \
                             move, too, and Enter opens the card.",
                        ),
                        dl().child(Vec::from(lines)),
                        button()
                            .id("sheet-close")
                            .r#type("button")
                            .class("button first")
                            .on(ev::click, move |event| {
                                if event.is_trusted() {
                                    shown.set(false);
                                }
                            })
                            .child("Close"),
                    )),
                )
        })
    }
}
