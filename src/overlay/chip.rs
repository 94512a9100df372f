//! One chip: a button in its own shadow root, the last child of its post's article.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

use super::dom::{self, Dom, Drawn};
use super::theme::Theme;
use crate::desk::chip::{self, Face, Stage};
use crate::desk::post::PostId;
use crate::desk::status::{Priority, Status};
use crate::desk::time::Millis;
use crate::desk::view::{ClockView, HolderView, TicketView};

/// The element that a chip stands in.
pub(super) const TAG: &str = "careline-chip";

/// Where a chip belongs.
#[derive(Debug, Clone)]
pub struct Anchor {
    /// The post's article, which gets the chip as its last child.
    pub article: Element,
    /// The element that holds the author's names in the header line; the chip never covers them.
    pub header: Element,
    /// The first element after the header line's free end, such as the menu's button; `None` where
    /// the line is free up to the post's end.
    pub end_of_header: Option<Element>,
}

/// What a chip shows.
#[derive(Debug, Clone, PartialEq)]
pub struct ChipContent {
    /// Why the post is ours, such as "Tagged @acmehelp".
    pub reason: String,
    /// How the wait is going; a guess from the post's own time until the ticket is known.
    pub clock: ClockView,
    /// What only the background knows; `None` until it has answered.
    pub known: Option<Known>,
}

/// What a chip shows once its ticket is known.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// The ticket's status.
    pub status: Status,
    /// Who has it.
    pub holder: Option<HolderView>,
    /// How much it matters.
    pub priority: Priority,
}

impl ChipContent {
    /// What can be shown from the post alone. See [`chip::expected`] for the clock.
    pub fn detected(reason: String, clock: ClockView) -> Self {
        Self {
            reason,
            clock,
            known: None,
        }
    }

    /// What is shown of a known ticket.
    pub fn of(ticket: &TicketView, reason: String) -> Self {
        Self {
            reason,
            clock: ticket.clock,
            known: Some(Known {
                status: ticket.status,
                holder: ticket.holder.clone(),
                priority: ticket.priority,
            }),
        }
    }
}

/// How much of a chip there is room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Room {
    /// Ring, status, time and holder.
    Full,
    /// Ring and time.
    Short,
    /// The ring alone.
    Alone,
    /// The ring alone, in the margin beside the post: the names leave no room at all.
    Beside,
}

impl Room {
    const fn class(self) -> &'static str {
        match self {
            Self::Full => "",
            Self::Short => " short",
            Self::Alone => " alone",
            Self::Beside => " alone beside",
        }
    }
}

/// An unattached chip without content, copied for each chip: one call instead of a dozen.
pub(super) fn prototype(dom: &Dom) -> Drawn<HtmlElement> {
    let button = dom.element("button", "chip")?;
    button.set_attribute("type", "button")?;
    button.set_attribute("lang", "en")?;
    button.set_attribute("aria-haspopup", "dialog")?;
    button.set_attribute("aria-expanded", "false")?;
    let frame = [
        ("class", "ring"),
        ("viewBox", "0 0 14 14"),
        ("aria-hidden", "true"),
    ];
    dom.svg(&button, "svg", &frame)?;
    if let Some(ring) = button.first_element_child() {
        let circle = [("cx", "7"), ("cy", "7"), ("r", "5.5")];
        dom.svg(
            &ring,
            "circle",
            &[&circle[..], &[("class", "track")]].concat(),
        )?;
        let arc = [
            ("class", "arc"),
            ("pathLength", "1000"),
            ("transform", "rotate(-90 7 7)"),
        ];
        dom.svg(&ring, "circle", &[&circle[..], &arc[..]].concat())?;
        dom.svg(&ring, "path", &[("class", "mark")])?;
    }
    for class in ["word", "time", "who"] {
        // The blank is not seen; it keeps the words apart for those who hear them.
        dom.words(&button, " ")?;
        dom.inside(&button, "span", class)?;
    }
    Ok(button)
}

/// One chip on the page.
pub(super) struct Chip {
    pub(super) post: Cell<PostId>,
    pub(super) host: HtmlElement,
    pub(super) button: HtmlElement,
    pub(super) word: HtmlElement,
    pub(super) who: HtmlElement,
    /// Whether it has to be measured and placed again.
    pub(super) misplaced: Cell<bool>,
    pub(super) room: Cell<Room>,
    time: HtmlElement,
    arc: Element,
    mark: Element,
    anchor: RefCell<Rc<Anchor>>,
    content: RefCell<ChipContent>,
    face: RefCell<Option<Face>>,
    class: RefCell<String>,
    /// Drawn before its ticket was known: the room for status and holder stays reserved, so that
    /// nothing moves when they fill in.
    roomy: Cell<bool>,
    opened: Cell<bool>,
    theme: Cell<Theme>,
}

impl Chip {
    /// Whether the page removed it and kept its post.
    pub(super) fn is_lost(&self) -> bool {
        !self.host.is_connected() && self.anchor().article.is_connected()
    }

    /// A chip in its article. Not yet placed, hence not yet seen.
    pub(super) fn mount(
        dom: &Dom,
        prototype: &HtmlElement,
        post: PostId,
        anchor: &Anchor,
        content: ChipContent,
        theme: Theme,
    ) -> Drawn<Self> {
        let (host, root) = dom.host(TAG)?;
        let button: HtmlElement = prototype.clone_node_with_deep(true)?.unchecked_into();
        let missing = || wasm_bindgen::JsValue::NULL;
        let ring = button.first_element_child().ok_or_else(missing)?;
        let mark = ring.last_element_child().ok_or_else(missing)?;
        let arc = mark.previous_element_sibling().ok_or_else(missing)?;
        let who = button.last_element_child().ok_or_else(missing)?;
        let time = who.previous_element_sibling().ok_or_else(missing)?;
        let word = time.previous_element_sibling().ok_or_else(missing)?;
        root.append_child(&button)?;
        // What is not seen can't be seen to move: a browser counts no layout shift for it.
        show(&host, false)?;
        anchor.article.append_child(&host)?;
        Ok(Self {
            post: Cell::new(post),
            roomy: Cell::new(content.known.is_none()),
            host,
            button,
            word: word.unchecked_into(),
            who: who.unchecked_into(),
            time: time.unchecked_into(),
            arc,
            mark,
            misplaced: Cell::new(true),
            room: Cell::new(Room::Full),
            anchor: RefCell::new(Rc::new(anchor.clone())),
            content: RefCell::new(content),
            face: RefCell::new(None),
            class: RefCell::new(String::new()),
            opened: Cell::new(false),
            theme: Cell::new(theme),
        })
    }

    /// Where it belongs.
    pub(super) fn anchor(&self) -> Rc<Anchor> {
        self.anchor.borrow().clone()
    }

    /// What it shows.
    pub(super) fn content(&self) -> ChipContent {
        self.content.borrow().clone()
    }

    /// Belongs to this place and post from now on.
    pub(super) fn move_to(&self, post: PostId, anchor: &Anchor) {
        let before = self.anchor.replace(Rc::new(anchor.clone()));
        let same_line = same(&before.header, &anchor.header)
            && match (&before.end_of_header, &anchor.end_of_header) {
                (Some(before), Some(after)) => same(before, after),
                (None, None) => true,
                _ => false,
            };
        let recycled = self.post.replace(post) != post;
        if recycled {
            // Another post: nothing to keep in its place.
            self.roomy.set(false);
        }
        if recycled || !same_line {
            self.misplaced.set(true);
        }
    }

    /// Shows something else.
    pub(super) fn set_content(&self, content: &ChipContent, now: Millis) -> Drawn<()> {
        let fresh = self.content.borrow().known.is_none() && self.misplaced.get();
        let before = self.content.replace(content.clone());
        if before == *content {
            return Ok(());
        }
        if content.known.is_none() {
            self.roomy.set(true);
        } else if fresh {
            // Not painted yet: nothing can move, so nothing is reserved.
            self.roomy.set(false);
        }
        let other_width = before.known != content.known && !self.roomy.get();
        if other_width {
            self.misplaced.set(true);
        }
        self.face.replace(None);
        self.paint(now)
    }

    /// Follows the page's look.
    pub(super) fn set_theme(&self, theme: Theme) {
        self.theme.set(theme);
        self.dress();
    }

    /// Whether its card is open.
    pub(super) fn set_opened(&self, opened: bool) -> Drawn<()> {
        self.opened.set(opened);
        self.dress();
        let expanded = if opened { "true" } else { "false" };
        self.button.set_attribute("aria-expanded", expanded)
    }

    /// Takes as much room as there is.
    pub(super) fn set_room(&self, room: Room) {
        self.room.set(room);
        self.dress();
    }

    /// When what it shows changes by itself.
    pub(super) fn changes_at(&self) -> Option<Millis> {
        let changes = self.face.borrow().as_ref().and_then(|face| face.changes_at);
        super::earliest(changes, self.held_until())
    }

    /// When its ticket's holder has it no longer.
    fn held_until(&self) -> Option<Millis> {
        let content = self.content.borrow();
        content.known.as_ref()?.holder.as_ref()?.until
    }

    /// Shows no holder whose lease has ended.
    fn let_go(&self, now: Millis) {
        if self.held_until().is_some_and(|until| until <= now) {
            if let Some(known) = &mut self.content.borrow_mut().known {
                known.holder = None;
            }
            self.face.replace(None);
            self.misplaced.set(true);
        }
    }

    /// Writes what it shows at this moment, and only what differs from what stands there.
    pub(super) fn paint(&self, now: Millis) -> Drawn<()> {
        self.let_go(now);
        let content = self.content();
        let face = chip::face(&content.clock, now);
        let before = self.face.replace(Some(face.clone()));
        if before.as_ref() == Some(&face) {
            return Ok(());
        }
        let known = content.known.as_ref();
        if before.is_none() {
            let word = known.map_or("", |known| known.status.word());
            self.word.set_text_content(Some(word));
            let holder = known.and_then(|known| known.holder.as_ref());
            let initials =
                holder.map_or_else(String::new, |holder| dom::one_line(&holder.initials, 3));
            self.who.set_attribute("data-initials", &initials)?;
            self.button
                .set_attribute("title", &dom::one_line(&content.reason, 200))?;
        }
        if before.as_ref().map(|face| &face.time) != Some(&face.time) {
            self.time.set_text_content(Some(&face.time));
            let grown = before.is_some_and(|before| before.time.len() != face.time.len());
            if grown {
                self.misplaced.set(true);
            }
        }
        let drawn = face.ring.to_string() + " 1000";
        self.arc.set_attribute("stroke-dasharray", &drawn)?;
        self.mark.set_attribute("d", mark(face.stage))?;
        self.dress();
        let said = chip::sentence(
            &face,
            known.map(|known| known.status),
            known.and_then(|known| known.holder.as_ref()),
            &content.reason,
        );
        self.button
            .set_attribute("aria-label", &dom::one_line(&said, 300))
    }

    fn dress(&self) {
        let mut class = String::from("chip ");
        class.push_str(self.theme.get().class());
        if let Some(face) = &*self.face.borrow() {
            class.push_str(stage_class(face.stage));
        }
        class.push_str(self.room.get().class());
        let held = self
            .content
            .borrow()
            .known
            .as_ref()
            .is_some_and(|known| known.holder.is_some());
        for (is, name) in [
            (held, " held"),
            (self.roomy.get(), " roomy"),
            (self.opened.get(), " opened"),
        ] {
            if is {
                class.push_str(name);
            }
        }
        if *self.class.borrow() != class {
            self.class.replace(class.clone());
            self.button.set_class_name(&class);
        }
    }
}

impl Drop for Chip {
    fn drop(&mut self) {
        self.host.remove();
    }
}

/// The class that colours a stage.
pub(super) const fn stage_class(stage: Stage) -> &'static str {
    match stage {
        Stage::Golden => " golden",
        Stage::OnTrack => " ontrack",
        Stage::AtRisk => " risk",
        Stage::Overdue => " overdue",
        Stage::Paused => " paused",
        Stage::Met => " met",
        Stage::Late => " late",
        Stage::Watch => " watch",
        Stage::Ended => " ended",
    }
}

/// What stands inside the ring, so that a stage can be told without its colour.
const fn mark(stage: Stage) -> &'static str {
    match stage {
        Stage::Golden => "M7 7h.01",
        Stage::OnTrack | Stage::AtRisk | Stage::Watch => "",
        Stage::Overdue => "M7 4.7v2.4M7 9.3h.01",
        Stage::Paused => "M5.8 5.5v3M8.2 5.5v3",
        Stage::Met | Stage::Late => "M2.6 7.6l3 3L11.6 4",
        Stage::Ended => "M5 7h4",
    }
}

/// Whether a chip's host is seen.
pub(super) fn show(host: &HtmlElement, seen: bool) -> Drawn<()> {
    let value = if seen { "visible" } else { "hidden" };
    let style = host.style();
    style.set_property_with_priority("visibility", value, "important")
}

fn same(one: &Node, other: &Node) -> bool {
    one.is_same_node(Some(other))
}
