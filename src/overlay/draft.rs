//! The line beside X's composer: what pre-flight found in the draft, and the templates that a typed
//! name offers.
//!
//! It stands over the page, below the box and its tools or above them, and takes no room from them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent, Node, ShadowRoot};

use super::command::{AgentCommand, Trusted};
use super::dom::{self, Dom, Drawn};
use super::place::pixels;
use super::theme::Theme;
use super::{Inner, card};
use crate::desk::preflight::{ConcernKind, Severity};
use crate::desk::view::{FindingView, Rendered, TemplateView};

/// The element that the line stands in.
pub(super) const TAG: &str = "careline-draft";

/// The distance kept to the box and to the window's edges, in CSS pixels.
const GAP: f64 = 12.0;

/// How many findings are shown at once; of more it is said how many there are.
const SHOWN: usize = 4;

/// Where the line belongs.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftAnchor {
    /// What the agent writes in.
    pub editor: Element,
    /// What ends the box: the line stands below it, or above the editor.
    pub foot: Element,
    /// The dialog that the box stands in, of which the line becomes the last child: what stands beside
    /// a dialog can't be reached while it is open.
    pub dialog: Option<Element>,
}

/// What the line says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DraftView {
    /// What pre-flight found, what matters most first.
    pub findings: Vec<FindingView>,
    /// Of these, what the agent has given a reason for.
    pub excused: Vec<ConcernKind>,
    /// The templates that the typed name offers, best first; they take the findings' place.
    pub offers: Vec<TemplateView>,
    /// What is to be said beside that.
    pub message: String,
}

impl DraftView {
    fn is_empty(&self) -> bool {
        self.findings.is_empty() && self.offers.is_empty() && self.message.is_empty()
    }

    /// What asks for a reason.
    fn stops(&self) -> impl Iterator<Item = &FindingView> {
        let asks = |found: &&FindingView| {
            found.severity == Severity::Stop && !self.excused.contains(&found.kind)
        };
        self.findings.iter().filter(asks)
    }
}

/// The line, until it is dropped.
pub(super) struct Line {
    host: HtmlElement,
    root: ShadowRoot,
    part: HtmlElement,
    found: HtmlElement,
    ask: HtmlElement,
    why: HtmlInputElement,
    offers: HtmlElement,
    message: HtmlElement,
    heard: HtmlElement,
    anchor: RefCell<Rc<DraftAnchor>>,
    view: RefCell<DraftView>,
    /// Which of the offers Enter takes.
    chosen: Cell<usize>,
    is_above: Cell<Option<bool>>,
    _click: EventListener,
}

impl Line {
    /// A line that says nothing yet.
    pub(super) fn mount(inner: &Inner, anchor: &DraftAnchor) -> Drawn<Self> {
        let dom = &inner.dom;
        let (host, root) = dom.host(TAG)?;
        let part = dom.inside(&root, "div", "")?;
        for (name, value) in [
            ("role", "group"),
            ("aria-label", "Pre-flight of your draft"),
            ("lang", "en"),
        ] {
            part.set_attribute(name, value)?;
        }
        let found = dom.inside(&part, "ul", "found")?;
        let ask = dom.inside(&part, "div", "ask")?;
        let why: HtmlInputElement = dom.inside(&ask, "input", "")?.unchecked_into();
        for (name, value) in [
            ("aria-label", "Reason to send it anyway"),
            ("placeholder", "Reason to send it anyway (Ctrl+;)"),
            ("maxlength", "500"),
            ("autocomplete", "off"),
        ] {
            why.set_attribute(name, value)?;
        }
        dom.button(&ask, "btn", "Send anyway with this reason", "send-anyway")?;
        let offers = dom.inside(&part, "div", "list")?;
        offers.set_attribute("role", "listbox")?;
        offers.set_attribute("aria-label", "Templates")?;
        let message = dom.inside(&part, "p", "message")?;
        let heard = dom.inside(&root, "div", "heard")?;
        heard.set_attribute("role", "status")?;
        let click = EventListener::new(&root, "click", {
            let inner = inner.me.clone();
            move |event| {
                event.stop_propagation();
                let (Some(inner), Some(proof)) = (inner.upgrade(), Trusted::of(event)) else {
                    return;
                };
                let does = event
                    .target()
                    .and_then(|target| target.dyn_into::<Element>().ok())
                    .and_then(|target| target.closest("[data-does]").ok().flatten())
                    .and_then(|element| element.get_attribute(dom::DOES));
                if let (Some(line), Some(does)) = (inner.draft_line(), does) {
                    line.press(&inner, &does, proof);
                }
            }
        });
        let parent: Option<Element> = match &anchor.dialog {
            Some(dialog) => Some(dialog.clone()),
            None => dom.document.body().map(JsCast::unchecked_into),
        };
        host.set_class_name(if anchor.dialog.is_some() { "over" } else { "" });
        // What is said into a part that is not there yet, or no more, is not heard: only what is seen
        // comes and goes.
        part.set_hidden(true);
        if let Some(parent) = parent {
            parent.append_child(&host)?;
        }
        let line = Self {
            host,
            root,
            part,
            found,
            ask,
            why,
            offers,
            message,
            heard,
            anchor: RefCell::new(Rc::new(anchor.clone())),
            view: RefCell::default(),
            chosen: Cell::new(0),
            is_above: Cell::new(None),
            _click: click,
        };
        line.set_theme(inner.theme.get());
        Ok(line)
    }

    /// Belongs to this box from now on, which X may have built anew; `false` where it stands in another
    /// dialog, or has left the page.
    pub(super) fn move_to(&self, anchor: &DraftAnchor) -> bool {
        let is_here = self.host.is_connected() && self.anchor().dialog == anchor.dialog;
        if is_here {
            self.anchor.replace(Rc::new(anchor.clone()));
        }
        is_here
    }

    fn anchor(&self) -> Rc<DraftAnchor> {
        self.anchor.borrow().clone()
    }

    /// Follows the page's look.
    pub(super) fn set_theme(&self, theme: Theme) {
        self.part
            .set_class_name(&["draft ", theme.class()].concat());
    }

    /// Says something else. What is being typed as a reason stays.
    pub(super) fn show(&self, dom: &Dom, view: &DraftView) -> Drawn<()> {
        let before = self.view.replace(view.clone());
        if before.findings != view.findings || before.excused != view.excused {
            self.show_findings(dom, view)?;
            self.turn_over();
        }
        if before.offers != view.offers {
            self.offers.set_text_content(None);
            for template in &view.offers {
                card::option(dom, &self.offers, template)?;
            }
            self.choose(0)?;
            self.turn_over();
        }
        let is_offering = !view.offers.is_empty();
        self.offers.set_hidden(!is_offering);
        self.found.set_hidden(is_offering);
        let asks = !is_offering && view.stops().next().is_some();
        if self.ask.hidden() == asks {
            self.ask.set_hidden(!asks);
        }
        if before.message != view.message {
            self.message.set_text_content(Some(&view.message));
        }
        if self.part.hidden() != view.is_empty() {
            self.part.set_hidden(view.is_empty());
            self.turn_over();
        }
        self.say(&before, view);
        Ok(())
    }

    fn show_findings(&self, dom: &Dom, view: &DraftView) -> Drawn<()> {
        self.found.set_text_content(None);
        for found in view.findings.iter().take(SHOWN) {
            let is_excused = view.excused.contains(&found.kind);
            let (class, word) = match found.severity {
                Severity::Stop if is_excused => ("", "Reason noted"),
                Severity::Stop => ("stop", "Stop"),
                Severity::Look => ("look", "Look"),
                Severity::Note => ("", "Note"),
            };
            let item = dom.inside(&self.found, "li", class)?;
            dom.text(&item, "b", "", word)?;
            dom.words(&item, " ")?;
            dom.text(&item, "span", "", &dom::one_line(&found.sentence, 200))?;
        }
        let more = view.findings.len().saturating_sub(SHOWN);
        if more > 0 {
            let words = ["and ", &more.to_string(), " more"].concat();
            dom.text(&self.found, "li", "", &words)?;
        }
        Ok(())
    }

    /// Tells those who hear the page what is new, by its kind: a figure that changes with every key is
    /// not.
    fn say(&self, before: &DraftView, view: &DraftView) {
        let mut said = String::new();
        if before.message != view.message {
            said.push_str(&view.message);
        }
        for found in &view.findings {
            if !before.findings.iter().any(|old| old.kind == found.kind) {
                said.push_str(&dom::one_line(&found.sentence, 200));
                said.push_str(". ");
            }
        }
        if view.findings.is_empty() && !before.findings.is_empty() {
            said.push_str("Nothing to warn of any more.");
        }
        if !said.is_empty() {
            self.heard.set_text_content(Some(&said));
        }
    }

    /// Stands below the box, or above it where there is no room, as wide as the box.
    pub(super) fn stand(&self, dom: &Dom) -> Drawn<()> {
        let Some(root) = dom.document.document_element() else {
            return Ok(());
        };
        if self.part.hidden() {
            return Ok(());
        }
        let anchor = self.anchor();
        let style = self.host.style();
        let foot = anchor.foot.get_bounding_client_rect();
        style.set_property("top", "0px")?;
        style.set_property("left", "0px")?;
        style.set_property("width", &pixels(foot.width()))?;
        let own = self.host.get_bounding_client_rect();
        let editor = anchor.editor.get_bounding_client_rect();
        let (below, above) = (foot.bottom() + GAP, editor.top() - GAP - own.height());
        let is_above = self.is_above.get().unwrap_or_else(|| {
            let lowest = f64::from(root.client_height()) - GAP - own.height();
            below > lowest && above > GAP
        });
        self.is_above.set(Some(is_above));
        let top = if is_above { above } else { below };
        style.set_property("left", &pixels(foot.left() - own.left()))?;
        style.set_property("top", &pixels(top - own.top()))
    }

    /// Chooses the side of the box anew.
    pub(super) fn turn_over(&self) {
        self.is_above.set(None);
    }

    /// Whether its keys are pressed in the box that it belongs to.
    pub(super) fn is_written_in(&self, target: Option<&Node>) -> bool {
        self.anchor().editor.contains(target)
    }

    /// Whether templates are offered.
    pub(super) fn is_offering(&self) -> bool {
        !self.view.borrow().offers.is_empty()
    }

    /// What a key press in the box means for the line; whether it is the line's alone.
    pub(super) fn key_in_box(&self, inner: &Inner, key: &KeyboardEvent, proof: Trusted) -> bool {
        if key.is_composing() || key.alt_key() || key.meta_key() {
            return false;
        }
        let name = key.key();
        if key.ctrl_key() {
            let asks = name == ";" && !self.part.hidden() && !self.ask.hidden();
            if asks {
                dom::focus(&self.why);
            }
            return asks;
        }
        if !self.is_offering() || key.shift_key() {
            return false;
        }
        let step = |by: isize| {
            let last = self.view.borrow().offers.len() - 1;
            // A mark that could not be set leaves the one before.
            let _ = self.choose(self.chosen.get().saturating_add_signed(by).min(last));
        };
        match name.as_str() {
            "Enter" | "Tab" => self.take(inner, self.chosen.get(), proof),
            "ArrowDown" => step(1),
            "ArrowUp" => step(-1),
            "Escape" => inner.send(AgentCommand::NoOffer, proof),
            _ => return false,
        }
        true
    }

    /// What a key press within the line means.
    pub(super) fn key(&self, inner: &Inner, key: &KeyboardEvent, proof: Trusted) {
        if key.is_composing() {
            return;
        }
        let name = key.key();
        let in_field = self
            .root
            .active_element()
            .is_some_and(|focused| focused.is_same_node(Some(&self.why)));
        if name == "Enter" && in_field {
            key.prevent_default();
            self.press(inner, "send-anyway", proof);
        } else if name == "Escape" {
            dom::focus(self.anchor().editor.unchecked_ref());
        }
    }

    fn press(&self, inner: &Inner, does: &str, proof: Trusted) {
        if let Some(id) = does.strip_prefix("template=") {
            let place = (self.view.borrow().offers.iter()).position(|offer| offer.id == id);
            if let Some(place) = place {
                self.take(inner, place, proof);
            }
            return;
        }
        let why = self.why.value().trim().to_owned();
        if why.is_empty() {
            dom::focus(&self.why);
            return;
        }
        let despite = self.view.borrow().stops().map(|found| found.kind).collect();
        self.why.set_value("");
        dom::focus(self.anchor().editor.unchecked_ref());
        inner.send(AgentCommand::SendAnyway { despite, why }, proof);
    }

    fn take(&self, inner: &Inner, place: usize, proof: Trusted) {
        let offer = self.view.borrow().offers.get(place).cloned();
        if let Some(TemplateView {
            id,
            rendered: Rendered::Ready { text, .. },
            ..
        }) = offer
        {
            let template = id;
            inner.send(AgentCommand::Offered { template, text }, proof);
        }
    }

    fn choose(&self, place: usize) -> Drawn<()> {
        self.chosen.set(place);
        let options = self.offers.children();
        for index in 0..options.length() {
            if let Some(option) = options.item(index) {
                let is = index as usize == place;
                option.class_list().toggle_with_force("on", is)?;
                option.set_attribute("aria-selected", if is { "true" } else { "false" })?;
            }
        }
        let view = self.view.borrow();
        if let Some(offer) = view.offers.get(place) {
            let many = view.offers.len().to_string();
            let place = (place + 1).to_string();
            let name = dom::one_line(&offer.name, 80);
            let words = ["Template ", &place, " of ", &many, ": ", &name].concat();
            self.heard
                .set_text_content(Some(&(words + ". Enter inserts it.")));
        }
        Ok(())
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.host.remove();
    }
}
