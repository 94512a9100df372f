//! What pressing something in a card means.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent, Node};

use super::parts::{ahead, status_name, take_back_name};
use super::{Card, Panel};
use crate::desk::event::Correction;
use crate::desk::request::Act;
use crate::desk::status::{Priority, Status};
use crate::desk::time::Millis;
use crate::desk::view::TakeBack;
use crate::desk::wall::Snooze;
use crate::overlay::dom::{self, Dom, Drawn};

/// What has to be done about a press beyond the card itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::overlay) enum Press {
    /// Close the card.
    Close,
    /// Do something to the ticket.
    Act(Act),
    /// Put a template's text into the composer.
    Insert {
        /// The template.
        template: String,
        /// Its text.
        text: String,
    },
    /// Put a text on the clipboard.
    Copy(String),
}

impl Card {
    /// What a click means, by the words in the element's `data-does`.
    pub(in crate::overlay) fn press(&self, dom: &Dom, does: &str, now: Millis) -> Option<Press> {
        let (verb, what) = does.split_once('=').unwrap_or((does, ""));
        match verb {
            "claim" => Some(Press::Act(Act::Claim)),
            "release" => Some(Press::Act(Act::Release)),
            "wake" => Some(Press::Act(Act::Wake)),
            "insert" => self.insert(),
            "copy" => self.copy.borrow().clone().map(Press::Copy),
            "template" => {
                self.choose(what);
                None
            }
            "panel" => {
                self.toggle(Panel::ALL.into_iter().find(|panel| panel.name() == what)?);
                None
            }
            "log" => {
                let view = self.view()?;
                self.whole_log.set(!self.whole_log.get());
                let focused = self.focused();
                let drawn = self
                    .show_log(dom, &view, now)
                    .and_then(|()| self.restore_focus(focused));
                // What can't be drawn stays as it was.
                drop(drawn);
                None
            }
            "status" => {
                let to = Status::ALL
                    .into_iter()
                    .find(|to| status_name(*to) == what)?;
                self.done(Panel::Status, Act::SetStatus { to })
            }
            "priority" => {
                let to = Priority::ALL.into_iter().find(|to| to.word() == what)?;
                self.done(Panel::Priority, Act::SetPriority { to })
            }
            "snooze" => {
                let choice = Snooze::ALL
                    .into_iter()
                    .find(|choice| choice.words() == what)?;
                let until = choice.until(now, &ahead);
                self.done(Panel::Snooze, Act::Snooze { until })
            }
            "correct" => {
                let to = Correction::ALL.into_iter().find(|to| to.words() == what)?;
                self.done(Panel::Correct, Act::Correct { to })
            }
            "promise" => self.promise(what, true).map(Press::Act),
            "no-promise" => self.promise(what, false).map(Press::Act),
            "hand-off" => self.hand_off(what, now).map(Press::Act),
            "copy-hand-off" => self.hand_off_text(what).map(Press::Copy),
            "hand-back" => Some(Press::Act(Act::HandBack {
                code: what.to_owned(),
            })),
            "save-note" => self.save_note(),
            "add-tag" => self.add_tag(),
            "untag" => Some(Press::Act(Act::Untag {
                tag: what.to_owned(),
            })),
            "undo" | "discard" => self.take_back(does),
            _ => None,
        }
    }

    /// What a key press in the card means. Keys that a field or a button needs are left to it.
    pub(in crate::overlay) fn key(&self, event: &KeyboardEvent) -> Option<Press> {
        // While an input method composes a word, its keys are the input method's.
        if event.is_composing() || event.key_code() == 229 {
            return None;
        }
        let key = event.key();
        if key == "Escape" {
            if let Some(panel) = self.panel.get() {
                self.toggle(panel);
                return None;
            }
            return Some(Press::Close);
        }
        let focused: HtmlElement = self.root.active_element()?.unchecked_into();
        let is = |node: &Node| focused.is_same_node(Some(node));
        if is(&self.frame.note) {
            let save = key == "Enter" && (event.ctrl_key() || event.meta_key());
            return save.then(|| self.save_note()).flatten();
        }
        if is(&self.frame.tag) {
            return (key == "Enter").then(|| self.add_tag()).flatten();
        }
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return None;
        }
        if self.picker.holds(&focused) || is(&self.frame.dialog) {
            let step = match key.as_str() {
                "ArrowDown" => Some(1),
                "ArrowUp" => Some(-1),
                "PageDown" => Some(4),
                "PageUp" => Some(-4),
                _ => None,
            };
            if let Some(step) = step {
                event.prevent_default();
                let marked = self.picker.step(step);
                drop(marked);
                self.allow_insert();
                return None;
            }
            if key == "Enter" {
                event.prevent_default();
                // The press that opened the card may still be held down.
                return if event.repeat() { None } else { self.insert() };
            }
        }
        if focused.tag_name() == "INPUT" {
            return None;
        }
        if matches!(key.as_str(), "ArrowRight" | "ArrowLeft") {
            return self
                .step_among_buttons(&focused, key == "ArrowRight")
                .map(|()| {
                    event.prevent_default();
                })
                .and(None);
        }
        self.chord(event, &key)
    }

    /// Two keys in turn, as X's own shortcuts are: `;` and a letter.
    fn chord(&self, event: &KeyboardEvent, key: &str) -> Option<Press> {
        if !self.chord.replace(key == ";") {
            return None;
        }
        let panel = match key {
            "s" if !self.frame.solve.hidden() && !self.frame.solve.disabled() => {
                event.prevent_default();
                return Some(Press::Act(Act::SetStatus { to: Status::Solved }));
            }
            "z" => Panel::Snooze,
            "n" => Panel::Note,
            "t" => Panel::Tag,
            "h" => Panel::HandOff,
            _ => return None,
        };
        self.view.borrow().as_ref()?;
        event.prevent_default();
        self.toggle(panel);
        None
    }

    /// Shows what the search field finds.
    pub(super) fn search(&self, dom: &Dom) -> Drawn<()> {
        self.picker.filter(dom)?;
        self.allow_insert();
        Ok(())
    }

    /// Opens one panel, or none.
    pub(super) fn show_panel(&self, shown: Option<Panel>) -> Drawn<()> {
        self.panel.set(shown);
        for panel in Panel::ALL {
            let (toggle, part) = &self.frame.panels[panel as usize];
            let is = shown == Some(panel);
            part.set_hidden(!is);
            toggle.set_attribute("aria-expanded", if is { "true" } else { "false" })?;
        }
        Ok(())
    }

    pub(super) fn toggle(&self, panel: Panel) {
        let open = self.panel.get() != Some(panel);
        let shown = self.show_panel(open.then_some(panel));
        // An attribute that could not be set changes nothing of what is shown.
        drop(shown);
        let (toggle, part) = &self.frame.panels[panel as usize];
        let first = part
            .query_selector("textarea, input, button")
            .ok()
            .flatten();
        match first {
            Some(first) if open => dom::focus(first.unchecked_ref()),
            _ => dom::focus(toggle),
        }
    }

    fn done(&self, panel: Panel, act: Act) -> Option<Press> {
        if self.panel.get() == Some(panel) {
            self.toggle(panel);
        }
        Some(Press::Act(act))
    }

    fn choose(&self, id: &str) {
        let marked = self.picker.choose(id);
        drop(marked);
        self.allow_insert();
        self.picker.take_focus();
    }

    fn insert(&self) -> Option<Press> {
        let (template, text) = self.picker.chosen()?;
        Some(Press::Insert { template, text })
    }

    fn save_note(&self) -> Option<Press> {
        let text = self.unsaved_note();
        if text.is_empty() {
            return None;
        }
        self.frame.note.set_value("");
        self.done(Panel::Note, Act::Note { text })
    }

    fn add_tag(&self) -> Option<Press> {
        let tag = self.frame.tag.value().trim().to_owned();
        if tag.is_empty() {
            return None;
        }
        self.frame.tag.set_value("");
        Some(Press::Act(Act::Tag { tag }))
    }

    fn take_back(&self, does: &str) -> Option<Press> {
        let view = self.view()?;
        let named = view
            .log
            .iter()
            .filter_map(|line| line.take_back.as_ref())
            .find(|take_back| take_back_name(take_back) == does)?;
        Some(Press::Act(match named.clone() {
            TakeBack::Undo { action } => Act::Undo { action },
            TakeBack::Discard { sighting } => Act::Discard { sighting },
        }))
    }

    /// Moves the focus along a row of buttons.
    fn step_among_buttons(&self, focused: &HtmlElement, onwards: bool) -> Option<()> {
        let next = if onwards {
            focused.next_element_sibling()
        } else {
            focused.previous_element_sibling()
        };
        let next = next.filter(|next| next.tag_name() == "BUTTON")?;
        dom::focus(next.unchecked_ref());
        Some(())
    }
}
