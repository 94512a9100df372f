//! Every event that the overlay listens to, in one place.
//!
//! Listeners stand on the window and come before all others: a press on a chip never reaches the
//! post under it, and what is typed into a card is never taken for a shortcut of X. The page's own
//! elements see every event that is not meant for one of ours.

use std::rc::{Rc, Weak};

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

use super::command::{AgentCommand, Trusted};
use super::{Inner, card, chip, draft};

/// What a press on an element consists of, beside the click itself.
const POINTER: [&str; 11] = [
    "pointerdown",
    "pointerup",
    "mousedown",
    "mouseup",
    "touchstart",
    "touchend",
    "auxclick",
    "dblclick",
    "focus",
    "focusin",
    "paste",
];

/// Starts listening; dropping the listeners ends it.
pub(super) fn all(inner: &Rc<Inner>) -> Vec<EventListener> {
    let mut listeners = Vec::new();
    let mut on_window = |name: &'static str, act: fn(&Inner, &Event, Ours)| {
        let weak = Rc::downgrade(inner);
        let options = EventListenerOptions {
            passive: false,
            ..EventListenerOptions::run_in_capture_phase()
        };
        listeners.push(EventListener::new_with_options(
            &inner.dom.window,
            name,
            options,
            move |event| with(&weak, |inner| act(inner, event, whose(inner, event))),
        ));
    };
    for name in POINTER {
        on_window(name, on_press);
    }
    for name in ["keydown", "keyup", "keypress"] {
        on_window(name, on_key);
    }
    on_window("click", on_click);
    on_window("resize", |inner, _, _| inner.place_again());
    let weak = Rc::downgrade(inner);
    listeners.push(EventListener::new(
        &inner.dom.document,
        "visibilitychange",
        move |_| with(&weak, Inner::tick),
    ));
    listeners
}

/// To which of our elements an event belongs. From outside a closed root the element itself is all
/// that can be seen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ours {
    Chip,
    Card,
    Draft,
    No,
}

fn whose(_: &Inner, event: &Event) -> Ours {
    let tag = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .map(|element| element.local_name());
    match tag.as_deref() {
        Some(chip::TAG) => Ours::Chip,
        Some(card::TAG) => Ours::Card,
        Some(draft::TAG) => Ours::Draft,
        _ => Ours::No,
    }
}

fn on_press(inner: &Inner, event: &Event, ours: Ours) {
    match ours {
        Ours::Chip => event.stop_immediate_propagation(),
        // Inside its own root the card needs to hear nothing of these.
        Ours::Card => event.stop_immediate_propagation(),
        Ours::Draft => {
            event.stop_immediate_propagation();
            // A press on an offer leaves focus and caret in the box.
            let is_offering = inner.draft_line().is_some_and(|line| line.is_offering());
            if event.type_() == "mousedown" && is_offering {
                event.prevent_default();
            }
        }
        Ours::No => {
            if event.type_() == "pointerdown" && event.is_trusted() {
                inner.close();
            }
        }
    }
}

fn on_click(inner: &Inner, event: &Event, ours: Ours) {
    if ours != Ours::Chip {
        return;
    }
    event.stop_immediate_propagation();
    let Some(proof) = Trusted::of(event) else {
        return;
    };
    let Some(host) = event.target() else {
        return;
    };
    let pressed = inner
        .chips
        .all()
        .into_iter()
        .find(|chip| js_sys::Object::is(&chip.host, &host));
    let Some(chip) = pressed else {
        return;
    };
    let post = chip.post.get();
    if inner.open_card().is_some_and(|card| card.post == post) {
        inner.close();
    } else if inner.open(post).is_ok() {
        inner.send(AgentCommand::OpenCard { post }, proof);
    }
}

fn on_key(inner: &Inner, event: &Event, ours: Ours) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
        return;
    };
    match ours {
        Ours::Card => {
            event.stop_immediate_propagation();
            if event.type_() == "keydown"
                && let Some(proof) = Trusted::of(event)
                && let Some(card) = inner.open_card()
            {
                inner.obey(&card, card.key(key), proof);
            }
        }
        Ours::Draft => {
            event.stop_immediate_propagation();
            if event.type_() == "keydown"
                && let Some(proof) = Trusted::of(event)
                && let Some(line) = inner.draft_line()
            {
                line.key(inner, key, proof);
            }
        }
        // Enter and the space bar press the button; X's shortcuts stay X's.
        Ours::Chip if matches!(key.key().as_str(), "Enter" | " ") => {
            event.stop_immediate_propagation();
        }
        Ours::Chip | Ours::No => {
            let Some(proof) = Trusted::of(event).filter(|_| event.type_() == "keydown") else {
                return;
            };
            let target = event.target().and_then(|target| target.dyn_into().ok());
            let line = inner.draft_line();
            if let Some(line) = line.filter(|line| line.is_written_in(target.as_ref()))
                && line.key_in_box(inner, key, proof)
            {
                event.prevent_default();
                event.stop_immediate_propagation();
            } else if key.key() == "Escape" {
                inner.close();
            }
        }
    }
}

fn with(weak: &Weak<Inner>, act: impl FnOnce(&Inner)) {
    if let Some(inner) = weak.upgrade() {
        act(&inner);
    }
}
