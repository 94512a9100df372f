//! The parts of a card and what stands in them.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node, ShadowRoot};

use super::beside::Beside;
use super::picker::Picker;
use super::{Card, Frame, Panel, heard};
use crate::desk::chip;
use crate::desk::event::Correction;
use crate::desk::status::{Priority, Status};
use crate::desk::time::Millis;
use crate::desk::view::{CardView, ClockName, HolderView, LogLine, TakeBack};
use crate::desk::wall::{self, Snooze};
use crate::overlay::chip::stage_class;
use crate::overlay::dom::{self, Dom, Drawn};

/// How many lines of the log stand there before the agent asks for all.
const LATEST: usize = 3;

/// Builds the frame: everything that does not depend on the ticket.
pub(super) fn build(dom: &Dom, root: &ShadowRoot) -> Drawn<(Frame, Picker)> {
    let dialog = dom.inside(root, "div", "card")?;
    dialog.set_attribute("role", "dialog")?;
    dialog.set_attribute("tabindex", "-1")?;
    dialog.set_attribute("lang", "en")?;

    let head = dom.inside(&dialog, "div", "row")?;
    let title = dom.inside(&head, "h3", "")?;
    let status = toggle(dom, &title, "", "", Panel::Status)?;
    dom.words(&title, " · ")?;
    let priority = toggle(dom, &title, "", "", Panel::Priority)?;
    let holder = dom.inside(&head, "div", "holder")?;
    let status_panel = panel(dom, &dialog, "Status")?;
    let priority_panel = panel(dom, &dialog, "Priority")?;
    let choices = dom.inside(&priority_panel, "div", "btns")?;
    for priority in Priority::ALL {
        let does = ["priority=", priority.word()].concat();
        dom.button(&choices, "btn", priority.word(), &does)?;
    }

    let customer = dom.inside(&dialog, "p", "customer")?;
    let reasons = dom.inside(&dialog, "p", "reasons")?;
    let earlier = dom.inside(&dialog, "div", "extra")?;
    let clocks = dom.inside(&dialog, "dl", "clocks")?;
    let promises = dom.inside(&dialog, "div", "extra")?;
    let hand_offs = dom.inside(&dialog, "div", "extra")?;
    let truth = dom.inside(&dialog, "div", "truth")?;
    let account = dom.inside(&dialog, "div", "truth wrong")?;
    let picker = Picker::build(dom, &dialog)?;
    let says = dom.inside(&dialog, "div", "says")?;
    says.set_attribute("role", "status")?;

    let buttons = dom.inside(&dialog, "div", "btns actions")?;
    let insert = dom.button(&buttons, "btn first", "Insert reply", "insert")?;
    key(dom, &insert, "↵")?;
    let solve = dom.button(&buttons, "btn", "Solve", "status=solved")?;
    key(dom, &solve, "; s")?;
    let snooze = toggle(dom, &buttons, "btn", "Snooze", Panel::Snooze)?;
    key(dom, &snooze, "; z")?;
    let note = toggle(dom, &buttons, "btn", "Note", Panel::Note)?;
    key(dom, &note, "; n")?;
    let tag = toggle(dom, &buttons, "btn", "Tag", Panel::Tag)?;
    key(dom, &tag, "; t")?;
    let correct = toggle(dom, &buttons, "btn", "Correct", Panel::Correct)?;
    let hand_off = toggle(dom, &buttons, "btn", "Hand off", Panel::HandOff)?;
    key(dom, &hand_off, "; h")?;

    let snooze_panel = panel(dom, &dialog, "Snooze")?;
    let choices = dom.inside(&snooze_panel, "div", "btns")?;
    for choice in Snooze::ALL {
        let does = ["snooze=", choice.words()].concat();
        dom.button(&choices, "btn", choice.words(), &does)?;
    }
    let note_panel = panel(dom, &dialog, "Note")?;
    let note_text = dom.inside(&note_panel, "textarea", "")?;
    note_text.set_attribute(
        "placeholder",
        "A note for the team; the customer never sees it",
    )?;
    note_text.set_attribute("aria-label", "Note for the team")?;
    note_text.set_attribute("maxlength", "2000")?;
    let choices = dom.inside(&note_panel, "div", "btns")?;
    let save = dom.button(&choices, "btn", "Save note", "save-note")?;
    key(dom, &save, "Ctrl ↵")?;
    let tag_panel = panel(dom, &dialog, "Tag")?;
    let line = dom.inside(&tag_panel, "div", "line")?;
    let tag_text = dom.inside(&line, "input", "")?;
    tag_text.set_attribute("aria-label", "New tag")?;
    tag_text.set_attribute("maxlength", "40")?;
    tag_text.set_attribute("autocomplete", "off")?;
    dom.button(&line, "btn", "Add tag", "add-tag")?;

    let correct_panel = panel(dom, &dialog, "What triage should have said")?;
    let choices = dom.inside(&correct_panel, "div", "btns")?;
    for to in Correction::ALL {
        let does = ["correct=", to.words()].concat();
        dom.button(&choices, "btn", to.words(), &does)?;
    }

    let hand_off_panel = panel(dom, &dialog, "Hand off")?;
    let parts = [truth, account, promises, earlier, hand_offs];
    let beside = Beside::build(dom, parts, &hand_off_panel)?;

    let tags = dom.inside(&dialog, "div", "tags")?;
    let log = dom.inside(&dialog, "div", "log")?;
    dom.text(
        &dialog,
        "p",
        "foot",
        "Careline never sends. You press Reply.",
    )?;
    let heard = dom.inside(&dialog, "div", "heard")?;
    heard.set_attribute("role", "status")?;

    let frame = Frame {
        dialog,
        customer,
        reasons,
        clocks,
        holder,
        insert: insert.unchecked_into(),
        solve: solve.unchecked_into(),
        says,
        heard,
        tags,
        log,
        note: note_text.unchecked_into(),
        tag: tag_text.unchecked_into(),
        panels: [
            (status.clone(), status_panel),
            (priority.clone(), priority_panel),
            (snooze, snooze_panel),
            (note, note_panel),
            (tag, tag_panel),
            (correct, correct_panel),
            (hand_off, hand_off_panel),
        ],
        beside,
        status,
        priority,
    };
    frame.allow(false)?;
    Ok((frame, picker))
}

fn toggle(dom: &Dom, parent: &Node, class: &str, text: &str, panel: Panel) -> Drawn<HtmlElement> {
    let does = ["panel=", panel.name()].concat();
    let button = dom.button(parent, class, text, &does)?;
    button.set_attribute("aria-expanded", "false")?;
    Ok(button)
}

fn panel(dom: &Dom, parent: &Node, name: &str) -> Drawn<HtmlElement> {
    let panel = dom.inside(parent, "div", "panel")?;
    panel.set_attribute("role", "group")?;
    panel.set_attribute("aria-label", name)?;
    panel.set_hidden(true);
    Ok(panel)
}

fn key(dom: &Dom, button: &Node, keys: &str) -> Drawn<()> {
    let hint = dom.text(button, "kbd", "", keys)?;
    hint.set_attribute("aria-hidden", "true")
}

impl Frame {
    /// Whether anything can be done yet.
    fn allow(&self, allowed: bool) -> Drawn<()> {
        let toggles = self.panels.iter().map(|(toggle, _)| toggle);
        let buttons: [&HtmlElement; 2] = [&self.insert, &self.solve];
        for button in toggles.chain(buttons) {
            let disabled = (!allowed).then_some("");
            dom::set_or_remove(button, "disabled", disabled)?;
        }
        Ok(())
    }
}

impl Card {
    /// Rewrites the parts that differ from what stood there.
    pub(super) fn refresh(
        &self,
        dom: &Dom,
        before: Option<&CardView>,
        view: &CardView,
        now: Millis,
    ) -> Drawn<()> {
        let frame = &self.frame;
        if before.is_none() {
            frame.allow(true)?;
        }
        let (old, new) = (before.map(|before| &before.ticket), &view.ticket);
        let holder = new.holder.as_ref();
        let same_head = old.is_some_and(|old| {
            (old.status, old.priority, &old.holder) == (new.status, new.priority, &new.holder)
        });
        if !same_head {
            self.show_head(dom, new.status, new.priority, holder)?;
            if old.is_some() {
                let heard = heard(new.status, new.priority, holder);
                frame.heard.set_text_content(Some(&heard));
            }
        }
        if before.map(|before| &before.may_become) != Some(&view.may_become) {
            self.show_statuses(dom, view)?;
        }
        if before.map(|before| (&before.customer, &before.brand))
            != Some((&view.customer, &view.brand))
        {
            self.show_customer(dom, view)?;
        }
        if before.map(|before| &before.reasons) != Some(&view.reasons) {
            self.show_reasons(dom, view)?;
        }
        self.show_clocks(dom, view, now)?;
        self.show_beside(dom, before, view, now)?;
        if before.map(|before| &before.templates) != Some(&view.templates) {
            self.picker.show(dom, &view.templates)?;
            self.allow_insert();
        }
        let tags = |view: &CardView| (view.tags.clone(), view.snoozed_until);
        if before.map(tags) != Some(tags(view)) {
            self.show_tags(dom, view, now)?;
        }
        if before.map(|before| &before.log) != Some(&view.log) {
            self.show_log(dom, view, now)?;
        }
        Ok(())
    }

    /// Whether the chosen template can be inserted.
    pub(super) fn allow_insert(&self) {
        self.frame
            .insert
            .set_disabled(self.picker.chosen().is_none());
    }

    pub(super) fn show_head(
        &self,
        dom: &Dom,
        status: Status,
        priority: Priority,
        holder: Option<&HolderView>,
    ) -> Drawn<()> {
        let frame = &self.frame;
        frame.status.set_text_content(Some(status.word()));
        frame.priority.set_text_content(Some(priority.word()));
        for (element, name, word) in [
            (&frame.status, "Status: ", status.word()),
            (&frame.priority, "Priority: ", priority.word()),
        ] {
            element.set_attribute("aria-label", &[name, word].concat())?;
        }
        frame.holder.set_text_content(None);
        let (words, button, does) = match holder {
            None => (String::new(), "Claim", "claim"),
            Some(holder) if holder.mine => ("held by you".to_owned(), "Release", "release"),
            Some(holder) => {
                let name = dom::one_line(&holder.name, 40);
                ("held by ".to_owned() + &name, "Claim", "claim")
            }
        };
        dom.text(&frame.holder, "span", "", &words)?;
        if self.view.borrow().is_some() {
            dom.button(&frame.holder, "link", button, does)?;
        }
        let current = ["priority=", priority.word()].concat();
        self.press_only(Panel::Priority, &current)
    }

    /// Marks the one choice of a panel that holds now.
    fn press_only(&self, panel: Panel, does: &str) -> Drawn<()> {
        let (_, panel) = &self.frame.panels[panel as usize];
        let choices = panel.query_selector_all("[data-does]")?;
        for index in 0..choices.length() {
            if let Some(choice) = choices.get(index) {
                let choice: HtmlElement = choice.unchecked_into();
                let is = choice.get_attribute(dom::DOES).as_deref() == Some(does);
                choice.set_attribute("aria-pressed", if is { "true" } else { "false" })?;
            }
        }
        Ok(())
    }

    fn show_statuses(&self, dom: &Dom, view: &CardView) -> Drawn<()> {
        let (_, panel) = &self.frame.panels[Panel::Status as usize];
        panel.set_text_content(None);
        let choices = dom.inside(panel, "div", "btns")?;
        for status in &view.may_become {
            let does = ["status=", status_name(*status)].concat();
            dom.button(&choices, "btn", status.word(), &does)?;
        }
        if view.may_become.is_empty() {
            let words = "A closed ticket stays closed; the customer's next post starts a new one.";
            dom.text(&choices, "span", "muted", words)?;
        }
        let solvable = view.may_become.contains(&Status::Solved);
        self.frame.solve.set_hidden(!solvable);
        Ok(())
    }

    fn show_customer(&self, dom: &Dom, view: &CardView) -> Drawn<()> {
        let part = &self.frame.customer;
        part.set_text_content(None);
        let name = dom::one_line(&view.customer.name, 60);
        if !name.is_empty() {
            dom.text(part, "bdi", "", &name)?;
            dom.words(part, " ")?;
        }
        let handle = match &view.customer.handle {
            Some(handle) => "@".to_owned() + handle.as_str(),
            None => "erased".to_owned(),
        };
        dom.text(part, "bdi", "", &handle)?;
        dom.words(part, " · ")?;
        dom.text(part, "bdi", "", &dom::one_line(&view.brand, 60))?;
        let shown = if name.is_empty() { &handle } else { &name };
        let label = ["Ticket of ", shown].concat();
        self.frame.dialog.set_attribute("aria-label", &label)
    }

    fn show_reasons(&self, dom: &Dom, view: &CardView) -> Drawn<()> {
        let part = &self.frame.reasons;
        part.set_text_content(None);
        for (index, reason) in view.reasons.iter().enumerate() {
            if index > 0 {
                dom.words(part, " · ")?;
            }
            dom.words(part, &dom::one_line(&reason.phrase, 120))?;
            if let Some(quote) = &reason.quote {
                dom.words(part, " ")?;
                dom.text(part, "q", "", &dom::one_line(quote, 80))?;
            }
        }
        Ok(())
    }

    pub(super) fn show_clocks(&self, dom: &Dom, view: &CardView, now: Millis) -> Drawn<()> {
        let part = &self.frame.clocks;
        part.set_text_content(None);
        let mut next: Option<Millis> = None;
        for clock in &view.clocks {
            let line = chip::clock_line(clock, now, &ahead);
            let first = matches!(clock.name, ClockName::FirstReply | ClockName::NextReply);
            let class = if first { "first" } else { "" };
            dom.text(part, "dt", class, clock.name.words())?;
            dom.text(part, "dd", stage_class(line.stage).trim_start(), &line.text)?;
            next = super::super::earliest(next, line.changes_at);
        }
        self.changes_at.set(next);
        Ok(())
    }

    fn show_tags(&self, dom: &Dom, view: &CardView, now: Millis) -> Drawn<()> {
        let part = &self.frame.tags;
        part.set_text_content(None);
        if let Some(until) = view.snoozed_until {
            let words = "snoozed until ".to_owned() + &wall::words(until, now, &ahead);
            removable(dom, part, &words, "wake", "Wake it now")?;
        }
        for tag in &view.tags {
            let shown = dom::one_line(tag, 40);
            let name = ["Remove the tag ", &shown].concat();
            removable(dom, part, &shown, &["untag=", tag].concat(), &name)?;
        }
        Ok(())
    }

    pub(super) fn show_log(&self, dom: &Dom, view: &CardView, now: Millis) -> Drawn<()> {
        let part = &self.frame.log;
        part.set_text_content(None);
        let whole = self.whole_log.get();
        let shown = if whole { view.log.len() } else { LATEST };
        let list = dom.inside(part, "ol", "")?;
        for line in view.log.iter().take(shown) {
            log_line(dom, &list, line, now)?;
        }
        if view.log.len() > LATEST {
            let words = if whole {
                "Show the latest".to_owned()
            } else {
                "Show all ".to_owned() + &view.log.len().to_string()
            };
            let more = dom.button(part, "link", &words, "log")?;
            more.set_attribute("aria-expanded", if whole { "true" } else { "false" })?;
        }
        Ok(())
    }
}

fn removable(dom: &Dom, part: &Node, words: &str, does: &str, name: &str) -> Drawn<()> {
    let tag = dom.inside(part, "span", "tag")?;
    dom.text(&tag, "bdi", "", words)?;
    let remove = dom.button(&tag, "", "×", does)?;
    remove.set_attribute("aria-label", name)
}

fn log_line(dom: &Dom, list: &Node, line: &LogLine, now: Millis) -> Drawn<()> {
    let item = dom.inside(list, "li", "")?;
    let sentence = dom.inside(&item, "span", if line.in_force { "" } else { "out" })?;
    dom.words(&sentence, &wall::words(line.at, now, &ahead))?;
    dom.words(&sentence, " ")?;
    dom.text(&sentence, "bdi", "", &dom::one_line(&line.who, 40))?;
    dom.words(&sentence, " ")?;
    dom.words(&sentence, &dom::one_line(&line.what, 120))?;
    if let Some(take_back) = &line.take_back {
        let words = match take_back {
            TakeBack::Undo { .. } => "Undo",
            TakeBack::Discard { .. } => "Not ours",
        };
        let button = dom.button(&item, "link", words, &take_back_name(take_back))?;
        let name = [words, ": ", &dom::one_line(&line.what, 120)].concat();
        button.set_attribute("aria-label", &name)?;
    }
    if let Some(text) = &line.text {
        let text: String = text.chars().take(500).collect();
        let quoted = dom.text(&item, "p", "", &text)?;
        quoted.set_attribute("dir", "auto")?;
    }
    Ok(())
}

/// What names a way to take something back, however the log grows meanwhile.
pub(super) fn take_back_name(take_back: &TakeBack) -> String {
    match take_back {
        TakeBack::Undo { action } => [
            "undo=",
            &action.ms.0.to_string(),
            "/",
            &action.counter.to_string(),
            "/",
            &action.device.0,
        ]
        .concat(),
        TakeBack::Discard { sighting } => {
            let kind = if matches!(sighting.kind, crate::desk::event::SightingKind::Post) {
                "post/"
            } else {
                "reply/"
            };
            ["discard=", kind, &sighting.post.to_string()].concat()
        }
    }
}

/// The name of a status among presses.
pub(super) const fn status_name(status: Status) -> &'static str {
    match status {
        Status::New => "new",
        Status::Open => "open",
        Status::Pending => "pending",
        Status::OnHold => "on-hold",
        Status::Solved => "solved",
        Status::Closed => "closed",
        Status::NoAction => "no-action",
        Status::Spam => "spam",
    }
}

/// How far this computer's clock is ahead of UTC at a moment, in minutes.
pub(super) fn ahead(at: Millis) -> i32 {
    #[expect(clippy::cast_precision_loss, reason = "dates lie far below 2^53")]
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(at.0 as f64));
    #[expect(clippy::cast_possible_truncation, reason = "at most a day of minutes")]
    let behind = date.get_timezone_offset() as i32;
    -behind
}
