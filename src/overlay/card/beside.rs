//! What a card says beside the ticket's own state: what the page shows beyond a draft, what was
//! promised, what the desk remembers of the customer, and what was handed off.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, Node};

use super::parts::ahead;
use super::{Card, Panel};
use crate::desk::hand_off::Errand;
use crate::desk::post::Handle;
use crate::desk::request::Act;
use crate::desk::time::Millis;
use crate::desk::truth::Truth;
use crate::desk::view::{CardView, EarlierView, HandOffView, PromiseView};
use crate::desk::wall::{self, Snooze};
use crate::overlay::dom::{self, Dom, Drawn};

/// The elements of a card that hold it.
pub(super) struct Beside {
    pub(super) truth: HtmlElement,
    pub(super) account: HtmlElement,
    pub(super) promises: HtmlElement,
    pub(super) earlier: HtmlElement,
    pub(super) hand_offs: HtmlElement,
    place: HtmlInputElement,
    what: HtmlInputElement,
}

impl Beside {
    /// The elements, of which those of the hand-off stand in its panel.
    pub(super) fn build(
        dom: &Dom,
        [truth, account, promises, earlier, hand_offs]: [HtmlElement; 5],
        panel: &Node,
    ) -> Drawn<Self> {
        for part in [&truth, &account] {
            part.set_attribute("role", "status")?;
        }
        let field = |label: &str, most: &str| {
            let field = dom.inside(panel, "input", "field")?;
            field.set_attribute("aria-label", label)?;
            field.set_attribute("placeholder", label)?;
            field.set_attribute("maxlength", most)?;
            field.set_attribute("autocomplete", "off")?;
            Ok::<_, wasm_bindgen::JsValue>(field.unchecked_into())
        };
        let place = field("Where, such as Gate B12", "120")?;
        let what = field("What is to be done", "500")?;
        let choices = dom.inside(panel, "div", "btns")?;
        dom.button(&choices, "btn", "Hand off", "hand-off")?;
        for choice in Snooze::ALL {
            let does = ["hand-off=", choice.words()].concat();
            dom.button(&choices, "btn", &["by ", choice.words()].concat(), &does)?;
        }
        Ok(Self {
            truth,
            account,
            promises,
            earlier,
            hand_offs,
            place,
            what,
        })
    }
}

/// What an agent is told of what the page shows beyond a draft.
pub(in crate::overlay) fn truth_words(truth: &Truth, now: Millis) -> String {
    [&truth.words(), &wall::words(truth.at, now, &ahead), "."].concat()
}

impl Card {
    /// Says what the page shows beyond a draft, or takes that back.
    pub(in crate::overlay) fn show_truth(&self, truth: Option<&Truth>, now: Millis) {
        let words = truth.map_or_else(String::new, |truth| truth_words(truth, now));
        let part = &self.frame.beside.truth;
        if part.text_content().as_deref() != Some(&words) {
            part.set_text_content(Some(&words));
        }
    }

    /// Says that an account does not answer for the ticket's brand, or takes that back.
    pub(in crate::overlay) fn show_account(&self, account: Option<&Handle>, brand: &str) {
        let words = account.map_or_else(String::new, |account| {
            let brand = dom::one_line(brand, 60);
            let words = ["You are signed in as @", account.as_str()];
            [&words.concat(), ", which does not answer for ", &brand].concat()
                + ": switch accounts before you reply."
        });
        let part = &self.frame.beside.account;
        if part.text_content().as_deref() != Some(&words) {
            part.set_text_content(Some(&words));
        }
    }

    pub(super) fn show_beside(
        &self,
        dom: &Dom,
        before: Option<&CardView>,
        view: &CardView,
        now: Millis,
    ) -> Drawn<()> {
        let beside = &self.frame.beside;
        if before.map(|before| &before.promises) != Some(&view.promises) {
            beside.promises.set_text_content(None);
            for promise in &view.promises {
                show_promise(dom, &beside.promises, promise, now)?;
            }
        }
        if before.map(|before| &before.earlier) != Some(&view.earlier) {
            beside.earlier.set_text_content(None);
            if let Some(latest) = view.earlier.first() {
                show_earlier(dom, &beside.earlier, latest, view.earlier.len(), now)?;
            }
        }
        if before.map(|before| &before.hand_offs) != Some(&view.hand_offs) {
            let part = &beside.hand_offs;
            part.set_text_content(None);
            if view.hand_offs.len() > 1 {
                let times = view.hand_offs.len().to_string();
                let words = ["Handed off ", &times, " times: the customer is passed on."].concat();
                line(dom, part, [&words, "", ""], &[])?.set_class_name("warns");
            }
            for hand_off in &view.hand_offs {
                show_hand_off(dom, part, hand_off, now)?;
            }
        }
        Ok(())
    }

    /// What the agent says of a promise that was proposed.
    pub(super) fn promise(&self, named: &str, runs: bool) -> Option<Act> {
        let view = self.view()?;
        let mut promises = view.promises.iter();
        let PromiseView { reply, start, .. } = *promises.find(|one| promise_name(one) == named)?;
        Some(if runs {
            let due = None;
            Act::Promise { reply, start, due }
        } else {
            Act::NoPromise { reply, start }
        })
    }

    /// The text of a hand-off, to be copied.
    pub(super) fn hand_off_text(&self, code: &str) -> Option<String> {
        let view = self.view()?;
        let mut hand_offs = view.hand_offs.iter();
        let found = hand_offs.find(|hand_off| hand_off.code == code)?;
        Some(found.text.clone())
    }

    /// Hands off what stands in the panel; where that says nothing, its field gets the focus.
    pub(super) fn hand_off(&self, by: &str, now: Millis) -> Option<Act> {
        let beside = &self.frame.beside;
        let what = beside.what.value().trim().to_owned();
        if what.is_empty() {
            dom::focus(&beside.what);
            return None;
        }
        let place = beside.place.value();
        beside.what.set_value("");
        beside.place.set_value("");
        if self.panel.get() == Some(Panel::HandOff) {
            self.toggle(Panel::HandOff);
        }
        let choice = Snooze::ALL.into_iter().find(|choice| choice.words() == by);
        let by = choice.map(|choice| choice.until(now, &ahead));
        let errand = Errand {
            place,
            what,
            by,
            ahead: ahead(by.unwrap_or(now)),
        };
        Some(Act::HandOff { errand })
    }
}

fn show_promise(dom: &Dom, part: &Node, promise: &PromiseView, now: Millis) -> Drawn<()> {
    let guess = if promise.vague {
        ", perhaps by "
    } else {
        ", by "
    };
    let due = [guess, &wall::words(promise.due, now, &ahead)].concat();
    let name = promise_name(promise);
    let ways = [
        ["Start clock", "promise", &name],
        ["No promise", "no-promise", &name],
    ];
    line(dom, part, ["Promised ", &promise.words, &due], &ways).map(drop)
}

fn show_earlier(
    dom: &Dom,
    part: &Node,
    latest: &EarlierView,
    count: usize,
    now: Millis,
) -> Drawn<()> {
    let about = if latest.about.is_empty() {
        "A ticket"
    } else {
        &latest.about
    };
    let status = latest.status.word().to_ascii_lowercase();
    let since = wall::words(latest.status_since, now, &ahead);
    let words = ["Before: ", about, ", ", &status, " since ", &since, " "].concat();
    let note = latest.notes.first().map_or("", String::as_str);
    let more = if count > 1 {
        [" · ", &(count - 1).to_string(), " more"].concat()
    } else {
        String::new()
    };
    line(dom, part, [&words, note, &more], &[]).map(drop)
}

fn show_hand_off(dom: &Dom, part: &Node, hand_off: &HandOffView, now: Millis) -> Drawn<()> {
    let code = dom::one_line(&hand_off.code, 12);
    let mut words = ["Handed off, code ", &code].concat();
    for (before, at) in [(", by ", hand_off.by), (", done ", hand_off.back_at)] {
        if let Some(at) = at {
            words.push_str(before);
            words.push_str(&wall::words(at, now, &ahead));
        }
    }
    if hand_off.back_at.is_some() {
        return line(dom, part, [&words, "", ""], &[]).map(drop);
    }
    let ways = [
        ["Copy", "copy-hand-off", &code],
        ["Done", "hand-back", &code],
    ];
    let line = line(dom, part, [&words, "", ""], &ways)?;
    let mail = dom.text(&line, "a", "link", "Mail")?;
    mail.set_attribute("href", &hand_off.mailto)?;
    mail.set_attribute("target", "_blank")?;
    mail.set_attribute("rel", "noopener")
}

/// One line: words, what somebody wrote, more words, and what can be done about it, each by its words,
/// its verb and what it is done to.
#[inline(never)]
fn line(
    dom: &Dom,
    part: &Node,
    [words, quote, more]: [&str; 3],
    ways: &[[&str; 3]],
) -> Drawn<HtmlElement> {
    let line = dom.inside(part, "p", "")?;
    dom.words(&line, words)?;
    if !quote.is_empty() {
        dom.text(&line, "q", "", &dom::one_line(quote, 80))?;
    }
    dom.words(&line, more)?;
    for [label, verb, of] in ways {
        dom.button(&line, "link", label, &[verb, "=", of].concat())?;
    }
    Ok(line)
}

/// What names a promise among presses.
fn promise_name(promise: &PromiseView) -> String {
    [&promise.reply.to_string(), "/", &promise.start.to_string()].concat()
}
