//! The card that opens from a chip: one ticket, why it is one, and what can be done about it.
//!
//! Its frame is built once; an update rewrites only the parts whose content differs, so that what
//! the agent is typing, and what has the focus, stay.

mod beside;
mod parts;
mod picker;
mod press;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, HtmlButtonElement, HtmlElement, HtmlInputElement, HtmlTextAreaElement, ShadowRoot,
};

use self::beside::Beside;
pub(super) use self::beside::truth_words;
use self::picker::Picker;
pub(super) use self::picker::option;
pub(super) use self::press::Press;
use super::Inner;
use super::chip::{ChipContent, Known};
use super::command::Trusted;
use super::dom::{self, Dom, Drawn};
use super::place::pixels;
use super::theme::Theme;
use crate::desk::post::PostId;
use crate::desk::status::{Priority, Status};
use crate::desk::time::Millis;
use crate::desk::view::{CardView, HolderView};

/// The element that the card stands in.
pub(super) const TAG: &str = "careline-card";

/// The distance kept to the chip and to the window's edges, in CSS pixels.
const GAP: f64 = 8.0;
/// A card is never lower than this, however little room there is.
const LEAST_HEIGHT: f64 = 320.0;
/// A card is never higher than this.
const MOST_HEIGHT: f64 = 600.0;

/// What is said in the card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The sentence.
    pub text: String,
    /// Whether something went wrong.
    pub wrong: bool,
    /// A text that the agent may want to copy.
    pub copy: Option<String>,
}

/// The card on the page, until it is dropped.
pub(super) struct Card {
    pub(super) post: PostId,
    host: HtmlElement,
    root: ShadowRoot,
    frame: Frame,
    picker: Picker,
    view: RefCell<Option<Rc<CardView>>>,
    copy: RefCell<Option<String>>,
    panel: Cell<Option<Panel>>,
    whole_log: Cell<bool>,
    chord: Cell<bool>,
    changes_at: Cell<Option<Millis>>,
    side: Cell<Option<Side>>,
    _listeners: [EventListener; 2],
}

/// The elements of a card that stay as long as it is open.
struct Frame {
    dialog: HtmlElement,
    status: HtmlElement,
    priority: HtmlElement,
    holder: HtmlElement,
    customer: HtmlElement,
    reasons: HtmlElement,
    clocks: HtmlElement,
    insert: HtmlButtonElement,
    solve: HtmlButtonElement,
    says: HtmlElement,
    heard: HtmlElement,
    tags: HtmlElement,
    log: HtmlElement,
    note: HtmlTextAreaElement,
    tag: HtmlInputElement,
    /// What a toggle opens, in the order of [`Panel::ALL`]: its button and its panel.
    panels: [(HtmlElement, HtmlElement); 7],
    beside: Beside,
}

/// The side of the chip on which a card stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Below,
    Above,
}

/// The parts of a card that are opened on demand, one at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Panel {
    Status,
    Priority,
    Snooze,
    Note,
    Tag,
    Correct,
    HandOff,
}

impl Panel {
    const ALL: [Self; 7] = [
        Self::Status,
        Self::Priority,
        Self::Snooze,
        Self::Note,
        Self::Tag,
        Self::Correct,
        Self::HandOff,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Priority => "priority",
            Self::Snooze => "snooze",
            Self::Note => "note",
            Self::Tag => "tag",
            Self::Correct => "correct",
            Self::HandOff => "hand-off",
        }
    }
}

impl Card {
    /// A card at the end of the page that shows what its chip knows.
    pub(super) fn open(
        inner: &Inner,
        post: PostId,
        chip: &ChipContent,
        unsaved: Option<&str>,
    ) -> Drawn<Self> {
        let dom = &inner.dom;
        let (host, root) = dom.host(TAG)?;
        let (frame, picker) = parts::build(dom, &root)?;
        let listeners = [
            EventListener::new(&root, "click", {
                let inner = inner.me.clone();
                move |event| {
                    event.stop_propagation();
                    let (Some(inner), Some(proof)) = (inner.upgrade(), Trusted::of(event)) else {
                        return;
                    };
                    let pressed = event
                        .target()
                        .and_then(|target| target.dyn_into::<Element>().ok())
                        .and_then(|target| target.closest("[data-does]").ok().flatten())
                        .and_then(|element| element.get_attribute(dom::DOES));
                    if let (Some(card), Some(does)) = (inner.open_card(), pressed) {
                        let press = card.press(&inner.dom, &does, (inner.now)());
                        inner.obey(&card, press, proof);
                    }
                }
            }),
            EventListener::new(&root, "input", {
                let inner = inner.me.clone();
                move |event| {
                    event.stop_propagation();
                    if let Some(inner) = inner.upgrade()
                        && let Some(card) = inner.open_card()
                    {
                        let _ = card.search(&inner.dom);
                    }
                }
            }),
        ];
        let card = Self {
            post,
            host,
            root,
            frame,
            picker,
            view: RefCell::new(None),
            copy: RefCell::new(None),
            panel: Cell::new(None),
            whole_log: Cell::new(false),
            chord: Cell::new(false),
            changes_at: Cell::new(None),
            side: Cell::new(None),
            _listeners: listeners,
        };
        card.set_theme(inner.theme.get());
        card.fill_from_chip(dom, chip)?;
        if let Some(note) = unsaved {
            card.frame.note.set_value(note);
            card.show_panel(Some(Panel::Note))?;
        }
        if let Some(body) = dom.document.body() {
            body.append_child(&card.host)?;
        }
        Ok(card)
    }

    /// Follows the page's look.
    pub(super) fn set_theme(&self, theme: Theme) {
        self.frame
            .dialog
            .set_class_name(&["card ", theme.class()].concat());
    }

    /// Stands under the chip, or above it where there is more room, within the window's width. The
    /// place is counted from the start of the document, so that it scrolls with the page; the side
    /// is chosen once, so that scrolling turns nothing over.
    pub(super) fn stand_at(&self, dom: &Dom, chip: &HtmlElement) -> Drawn<()> {
        let Some(root) = dom.document.document_element() else {
            return Ok(());
        };
        let style = self.host.style();
        style.set_property("top", "0px")?;
        style.set_property("left", "0px")?;
        let chip = chip.get_bounding_client_rect();
        let side = match self.side.get() {
            Some(side) => side,
            None => {
                let height = f64::from(root.client_height());
                let (below, above) = (height - chip.bottom(), chip.top());
                let whole = self.host.get_bounding_client_rect().height() + 2.0 * GAP;
                let side = if below < whole && above > below {
                    Side::Above
                } else {
                    Side::Below
                };
                let room = if side == Side::Above { above } else { below };
                let most = (room - 2.0 * GAP).clamp(LEAST_HEIGHT, MOST_HEIGHT);
                let dialog = self.frame.dialog.style();
                dialog.set_property("max-height", &pixels(most))?;
                self.side.set(Some(side));
                side
            }
        };
        let origin = self.host.get_bounding_client_rect();
        let wanted = if self.is_right_to_left(dom) {
            chip.left()
        } else {
            chip.right() - origin.width()
        };
        let rightmost = f64::from(root.client_width()) - origin.width() - GAP;
        let left = wanted.min(rightmost).max(GAP);
        let top = match side {
            Side::Below => chip.bottom() + GAP,
            Side::Above => chip.top() - GAP - origin.height(),
        };
        style.set_property("left", &pixels(left - origin.left()))?;
        style.set_property("top", &pixels(top - origin.top()))
    }

    /// Chooses the side of the chip anew: the window or the card's content is another.
    pub(super) fn turn_over(&self) {
        self.side.set(None);
    }

    /// Puts the focus into the card: a person has opened it.
    pub(super) fn take_focus(&self) {
        dom::focus(&self.frame.dialog);
    }

    /// Whether the focus is somewhere in the card.
    pub(super) fn has_focus(&self) -> bool {
        self.root.active_element().is_some()
    }

    /// A note that was typed and not saved.
    pub(super) fn unsaved_note(&self) -> String {
        self.frame.note.value().trim().to_owned()
    }

    /// When what it shows changes by itself.
    pub(super) fn changes_at(&self) -> Option<Millis> {
        self.changes_at.get()
    }

    /// What it shows.
    pub(super) fn view(&self) -> Option<Rc<CardView>> {
        self.view.borrow().clone()
    }

    /// Shows a ticket.
    pub(super) fn update(&self, dom: &Dom, view: CardView, now: Millis) -> Drawn<()> {
        let view = Rc::new(view);
        let before = self.view.replace(Some(Rc::clone(&view)));
        let focused = self.focused();
        self.refresh(dom, before.as_deref(), &view, now)?;
        self.restore_focus(focused)?;
        if before.is_none() {
            self.turn_over();
            if self.focus_is_on_dialog() {
                self.picker.take_focus();
            }
        }
        Ok(())
    }

    /// Brings the clocks up to the moment.
    pub(super) fn tick(&self, dom: &Dom, now: Millis) -> Drawn<()> {
        match self.view() {
            Some(view) if self.changes_at.get().is_some_and(|at| at <= now) => {
                self.show_clocks(dom, &view, now)
            }
            _ => Ok(()),
        }
    }

    /// Says something, or takes back what was said.
    pub(super) fn say(&self, dom: &Dom, message: Option<&Message>) -> Drawn<()> {
        let says = &self.frame.says;
        says.set_text_content(None);
        self.copy
            .replace(message.and_then(|message| message.copy.clone()));
        let Some(message) = message else {
            return Ok(());
        };
        says.set_class_name(if message.wrong { "says wrong" } else { "says" });
        dom.words(says, &dom::one_line(&message.text, 400))?;
        if message.copy.is_some() {
            dom.words(says, " ")?;
            dom.button(says, "link", "Copy", "copy")?;
        }
        Ok(())
    }

    fn fill_from_chip(&self, dom: &Dom, chip: &ChipContent) -> Drawn<()> {
        match &chip.known {
            Some(Known {
                status,
                holder,
                priority,
            }) => self.show_head(dom, *status, *priority, holder.as_ref())?,
            None => self.frame.status.set_text_content(Some("Ticket")),
        }
        self.frame
            .reasons
            .set_text_content(Some(&dom::one_line(&chip.reason, 200)));
        self.frame.dialog.set_attribute("aria-label", "Ticket")?;
        self.picker.wait()
    }

    /// What the element that has the focus does, to find it again once its part is rewritten.
    fn focused(&self) -> Option<String> {
        let focused = self.root.active_element()?;
        Some(focused.get_attribute(dom::DOES).unwrap_or_default())
    }

    fn focus_is_on_dialog(&self) -> bool {
        self.root
            .active_element()
            .is_some_and(|focused| focused.is_same_node(Some(&self.frame.dialog)))
    }

    /// Gives the focus back to what had it, or to the card where that is gone.
    fn restore_focus(&self, focused: Option<String>) -> Drawn<()> {
        let Some(does) = focused.filter(|_| !self.has_focus()) else {
            return Ok(());
        };
        let buttons = self.root.query_selector_all("[data-does]")?;
        let mut found = None;
        for index in 0..buttons.length() {
            let button: Option<HtmlElement> = buttons.get(index).map(JsCast::unchecked_into);
            let same = |button: &HtmlElement| {
                button.get_attribute(dom::DOES).as_deref() == Some(does.as_str())
            };
            if let Some(button) = button.filter(same) {
                found = Some(button);
                break;
            }
        }
        dom::focus(found.as_ref().unwrap_or(&self.frame.dialog));
        Ok(())
    }

    fn is_right_to_left(&self, dom: &Dom) -> bool {
        dom.document
            .document_element()
            .and_then(|root| root.get_attribute("dir"))
            .is_some_and(|direction| direction == "rtl")
    }
}

impl Drop for Card {
    fn drop(&mut self) {
        self.host.remove();
    }
}

/// The words that a screen reader says when status, priority or holder have changed.
fn heard(status: Status, priority: Priority, holder: Option<&HolderView>) -> String {
    let mut words = [status.word(), ", ", priority.word()].concat();
    match holder {
        Some(holder) if holder.mine => words.push_str(", held by you"),
        Some(holder) => {
            words.push_str(", held by ");
            words.push_str(&dom::one_line(&holder.name, 40));
        }
        None => words.push_str(", held by nobody"),
    }
    words
}
