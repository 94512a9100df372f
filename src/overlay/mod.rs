//! What is drawn onto X's pages: chip, card, template picker, the line beside the composer.
//!
//! An [`Overlay`] is told what to show and tells what the agent did; it knows nothing of X's pages
//! beyond the three elements of an [`Anchor`]. Everything it draws stands in closed shadow roots of
//! its own, nothing of the page is moved, wrapped or edited, and only events that the browser
//! vouches for count.

mod card;
mod chip;
mod chips;
mod command;
mod dom;
mod draft;
mod listen;
mod notice;
mod place;
mod theme;
mod ticker;

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};
use std::rc::{Rc, Weak};

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, Node};

pub use self::card::Message;
use self::card::{Card, Press};
use self::chip::Chip;
pub use self::chip::{Anchor, ChipContent, Known};
use self::chips::Chips;
pub use self::command::{AgentCommand, Command, Trusted};
use self::dom::{Dom, Drawn};
use self::draft::Line;
pub use self::draft::{DraftAnchor, DraftView};
use self::notice::Bar;
pub use self::theme::Theme;
use self::ticker::{Frames, Ticker};
use crate::desk::post::{Handle, PostId};
use crate::desk::time::Millis;
use crate::desk::truth::Truth;
use crate::desk::view::CardView;

/// How many chips one frame places at most: more would hold it up for longer than people notice.
const PLACED_AT_ONCE: usize = 100;

/// Why nothing could be drawn.
#[derive(Debug, Clone, thiserror::Error)]
pub enum OverlayError {
    /// The browser, or the page by its own means, refused an element.
    #[error("the page did not let Careline draw ({0}): reload the page")]
    Refused(String),
}

impl From<JsValue> for OverlayError {
    fn from(error: JsValue) -> Self {
        let words = error.dyn_ref::<js_sys::Error>().map(js_sys::Error::message);
        Self::Refused(words.map_or_else(String::new, Into::into))
    }
}

/// Owns everything that Careline shows on a page; dropping it takes all of it away.
pub struct Overlay {
    inner: Rc<Inner>,
}

struct Inner {
    me: Weak<Inner>,
    dom: Dom,
    now: Box<dyn Fn() -> Millis>,
    on_command: Box<dyn Fn(Command)>,
    prototype: HtmlElement,
    theme: Cell<Theme>,
    chips: Chips,
    card: RefCell<Option<Rc<Card>>>,
    bar: RefCell<Option<Rc<Bar>>>,
    line: RefCell<Option<Rc<Line>>>,
    /// Notes that were typed and not yet saved, by the post whose card was closed over them.
    unsaved: RefCell<HashMap<PostId, String>>,
    ticker: Ticker,
    frames: Frames,
    /// Whether the page removed a chip whose post it kept.
    lost: Cell<bool>,
    listeners: RefCell<Vec<gloo_events::EventListener>>,
}

impl Overlay {
    /// An overlay that shows nothing yet. `now` tells the time; `styles` is what `overlay.css` holds;
    /// `on_command` is called, within the agent's own event, for everything that has to be done about
    /// it.
    ///
    /// # Errors
    /// When the page has no document to draw on.
    pub fn new(
        now: impl Fn() -> Millis + 'static,
        theme: Theme,
        styles: &str,
        on_command: impl Fn(Command) + 'static,
    ) -> Result<Self, OverlayError> {
        let dom = Dom::of_this_page(styles)?;
        let prototype = chip::prototype(&dom)?;
        let inner = Rc::new_cyclic(|me| Inner {
            me: me.clone(),
            ticker: Ticker::new(me),
            frames: Frames::new(&dom.window, me),
            dom,
            now: Box::new(now),
            on_command: Box::new(on_command),
            prototype,
            theme: Cell::new(theme),
            chips: Chips::new(),
            lost: Cell::new(false),
            card: RefCell::default(),
            bar: RefCell::default(),
            line: RefCell::default(),
            unsaved: RefCell::default(),
            listeners: RefCell::default(),
        });
        let listeners = listen::all(&inner);
        inner.listeners.replace(listeners);
        Ok(Self { inner })
    }

    /// Takes away what another copy of the extension left on the page (Firefox starts the new copy
    /// in open pages). To be called once, before anything is shown.
    ///
    /// # Errors
    /// When the page has no document.
    pub fn sweep() -> Result<(), OverlayError> {
        let document = web_sys::window().and_then(|window| window.document());
        let document = document.ok_or(JsValue::NULL)?;
        let tags = [chip::TAG, card::TAG, notice::TAG, draft::TAG].join(",");
        let strays = document.query_selector_all(&tags)?;
        for index in 0..strays.length() {
            if let Some(stray) = strays.get(index) {
                stray.unchecked_into::<Element>().remove();
            }
        }
        Ok(())
    }

    /// Shows a post's chip in its article. What stands there already is brought up to date: called
    /// again it changes nothing, for an article that X has given to another post its chip moves on,
    /// and a chip that the page has removed is mounted again. An article in which another copy of
    /// the extension shows a chip is left to that copy.
    ///
    /// # Errors
    /// When the page refuses the element.
    pub fn show(
        &self,
        post: PostId,
        anchor: &Anchor,
        content: ChipContent,
    ) -> Result<(), OverlayError> {
        self.inner.show(post, anchor, content).map_err(Into::into)
    }

    /// Brings every chip of a post up to date.
    ///
    /// # Errors
    /// When the page refuses an attribute.
    pub fn update(&self, post: PostId, content: &ChipContent) -> Result<(), OverlayError> {
        let now = (self.inner.now)();
        for chip in self.inner.chips.of(post) {
            chip.set_content(content, now)?;
        }
        self.inner.ask_for_frame();
        Ok(())
    }

    /// What a post's chip shows now; `None` where it has none.
    pub fn content(&self, post: PostId) -> Option<ChipContent> {
        let chips = self.inner.chips.of(post);
        chips.first().map(|chip| chip.content())
    }

    /// Takes a post's chips away, and its card.
    pub fn remove(&self, post: PostId) {
        for chip in self.inner.chips.of(post) {
            self.inner.chips.remove(&chip.anchor().article);
        }
        self.inner.ask_for_frame();
    }

    /// Takes the chip out of an article that no longer shows a post of ours.
    pub fn clear(&self, article: &Element) {
        if self.inner.chips.within(article).is_some() {
            self.inner.chips.remove(article);
            self.inner.ask_for_frame();
        }
    }

    /// Forgets the chips whose articles have left the page. To be called after the page changed,
    /// once all its posts are shown; a card whose chip is gone closes.
    pub fn prune(&self) {
        self.inner.ask_for_frame();
    }

    /// Whether the page removed a chip while its post is still there, as React does when it takes over
    /// what a server sent; told once.
    pub fn has_lost(&self) -> bool {
        let all = self.inner.chips.all();
        self.inner.lost.take() || all.iter().any(|chip| chip.is_lost())
    }

    /// The posts that have a chip.
    pub fn posts(&self) -> HashSet<PostId> {
        self.inner.chips.posts()
    }

    /// Follows the page's look.
    ///
    /// # Errors
    /// When the page refuses an attribute.
    pub fn set_theme(&self, theme: Theme) -> Result<(), OverlayError> {
        if self.inner.theme.replace(theme) == theme {
            return Ok(());
        }
        for chip in self.inner.chips.all() {
            chip.set_theme(theme);
        }
        if let Some(card) = self.inner.open_card() {
            card.set_theme(theme);
        }
        let bar = self.inner.bar.borrow().clone();
        if let Some(bar) = bar {
            bar.set_theme(theme);
        }
        if let Some(line) = self.inner.draft_line() {
            line.set_theme(theme);
        }
        Ok(())
    }

    /// Opens a post's card under its chip, before its view is known. An agent's press on a chip
    /// does this by itself.
    ///
    /// # Errors
    /// When the page refuses the element.
    pub fn open_card(&self, post: PostId) -> Result<(), OverlayError> {
        self.inner.open(post).map_err(Into::into)
    }

    /// The post whose card is open.
    pub fn card_post(&self) -> Option<PostId> {
        self.inner.open_card().map(|card| card.post)
    }

    /// Fills the open card, where it is this post's, or brings it up to date. What the agent is
    /// typing and what has the focus stay as they are.
    ///
    /// # Errors
    /// When the page refuses an element.
    pub fn update_card(&self, post: PostId, view: CardView) -> Result<(), OverlayError> {
        if let Some(card) = self.inner.open_card().filter(|card| card.post == post) {
            card.update(&self.inner.dom, view, (self.inner.now)())?;
            self.inner.ask_for_frame();
        }
        Ok(())
    }

    /// Says something in the open card, or takes back what was said.
    ///
    /// # Errors
    /// When the page refuses an element.
    pub fn say_in_card(&self, message: Option<&Message>) -> Result<(), OverlayError> {
        if let Some(card) = self.inner.open_card() {
            card.say(&self.inner.dom, message)?;
            self.inner.ask_for_frame();
        }
        Ok(())
    }

    /// Says in a post's open card what the page shows beyond a draft, or takes that back.
    pub fn truth_in_card(&self, post: PostId, truth: Option<&Truth>) {
        if let Some(card) = self.inner.open_card().filter(|card| card.post == post) {
            card.show_truth(truth, (self.inner.now)());
            self.inner.ask_for_frame();
        }
    }

    /// Says in a post's open card that the account signed in does not answer for its brand, or takes
    /// that back.
    pub fn account_in_card(&self, post: PostId, account: Option<&Handle>, brand: &str) {
        if let Some(card) = self.inner.open_card().filter(|card| card.post == post) {
            card.show_account(account, brand);
            self.inner.ask_for_frame();
        }
    }

    /// What an agent is told of what the page shows beyond a draft.
    pub fn truth_words(&self, truth: &Truth) -> String {
        card::truth_words(truth, (self.inner.now)())
    }

    /// Closes the card. The focus returns to the chip where it was in the card.
    pub fn close_card(&self) {
        self.inner.close();
    }

    /// Says what there is to say of a draft beside its composer; a view that says nothing is not seen.
    /// Called again it brings the line up to date, and to where the composer stands now.
    ///
    /// # Errors
    /// When the page refuses the element.
    pub fn show_draft(&self, anchor: &DraftAnchor, view: &DraftView) -> Result<(), OverlayError> {
        let inner = &self.inner;
        let here = inner.draft_line().filter(|line| line.move_to(anchor));
        let line = match here {
            Some(line) => line,
            None => {
                let line = Rc::new(Line::mount(inner, anchor)?);
                let before = inner.line.replace(Some(Rc::clone(&line)));
                drop(before);
                line
            }
        };
        line.show(&inner.dom, view)?;
        inner.ask_for_frame();
        Ok(())
    }

    /// Takes the line beside the composer away.
    pub fn end_draft(&self) {
        let before = self.inner.line.take();
        drop(before);
    }

    /// Shows one line at the foot of the window, with a button where its words are given. Pressing
    /// it is [`AgentCommand::Notice`].
    ///
    /// # Errors
    /// When the page refuses the element.
    pub fn notice(&self, text: &str, button: Option<&str>) -> Result<(), OverlayError> {
        let bar = Bar::show(&self.inner, text, button)?;
        let before = self.inner.bar.replace(Some(Rc::new(bar)));
        drop(before);
        Ok(())
    }

    /// Takes the line at the foot of the window away.
    pub fn end_notice(&self) {
        let before = self.inner.bar.take();
        drop(before);
    }
}

impl Drop for Overlay {
    fn drop(&mut self) {
        let listeners = self.inner.listeners.take();
        drop(listeners);
        self.inner.ticker.stop();
        let card = self.inner.card.take();
        let bar = self.inner.bar.take();
        let line = self.inner.line.take();
        drop((card, bar, line));
        for chip in self.inner.chips.all() {
            self.inner.chips.remove(&chip.anchor().article);
        }
    }
}

impl Inner {
    fn open_card(&self) -> Option<Rc<Card>> {
        self.card.borrow().clone()
    }

    fn draft_line(&self) -> Option<Rc<Line>> {
        self.line.borrow().clone()
    }

    fn show(&self, post: PostId, anchor: &Anchor, content: ChipContent) -> Drawn<()> {
        let now = (self.now)();
        let article = &anchor.article;
        let here = self.chips.within(article);
        let ours = here.as_ref().filter(|chip| is_child(&chip.host, article));
        if let Some(chip) = ours {
            chip.move_to(post, anchor);
            chip.set_content(&content, now)?;
        } else {
            self.chips.remove(article);
            let selector = [":scope > ", chip::TAG].concat();
            if article.query_selector(&selector)?.is_some() {
                return Ok(());
            }
            let theme = self.theme.get();
            let chip = Chip::mount(&self.dom, &self.prototype, post, anchor, content, theme)?;
            chip.paint(now)?;
            self.chips.add(chip);
        }
        self.ask_for_frame();
        Ok(())
    }

    fn ask_for_frame(&self) {
        self.frames.ask();
    }

    /// Once a frame, before it is painted: forgets what has left the page, places what is new and
    /// sets the ticker.
    fn on_frame(&self) {
        let mut misplaced = Vec::new();
        for chip in self.chips.all() {
            if !chip.host.is_connected() {
                self.lost.set(self.lost.get() || chip.is_lost());
                self.chips.remove(&chip.anchor().article);
            } else if chip.misplaced.get() {
                misplaced.push(chip);
            }
        }
        if misplaced.len() > PLACED_AT_ONCE {
            misplaced.truncate(PLACED_AT_ONCE);
            self.ask_for_frame();
        }
        if !misplaced.is_empty() {
            // A chip that can't be placed stays unseen; the next frame tries again.
            let _ = place::place(&self.dom.window, &misplaced);
        }
        if let Some(card) = self.open_card() {
            match self.chips.of(card.post).last() {
                Some(chip) => {
                    let _ = chip.set_opened(true);
                    let _ = card.stand_at(&self.dom, &chip.button);
                }
                None => self.close(),
            }
        }
        if let Some(line) = self.draft_line() {
            let _ = line.stand(&self.dom);
        }
        self.tick();
    }

    /// Repaints what has changed by itself and waits for the next change.
    fn tick(&self) {
        if self.dom.document.hidden() {
            self.ticker.stop();
            return;
        }
        let now = (self.now)();
        let mut next: Option<Millis> = None;
        let mut misplaced = false;
        for chip in self.chips.all() {
            if chip.changes_at().is_some_and(|at| at <= now) {
                let _ = chip.paint(now);
                misplaced |= chip.misplaced.get();
            }
            next = earliest(next, chip.changes_at());
        }
        if let Some(card) = self.open_card() {
            let _ = card.tick(&self.dom, now);
            next = earliest(next, card.changes_at());
        }
        if misplaced {
            self.ask_for_frame();
        }
        self.ticker.wait(next.map(|next| next - now));
    }

    /// Measures every chip again.
    fn place_again(&self) {
        for chip in self.chips.all() {
            chip.misplaced.set(true);
        }
        if let Some(card) = self.open_card() {
            card.turn_over();
        }
        if let Some(line) = self.draft_line() {
            line.turn_over();
        }
        self.ask_for_frame();
    }

    fn open(&self, post: PostId) -> Drawn<()> {
        self.close();
        let Some(chip) = self.chips.of(post).pop() else {
            return Ok(());
        };
        let unsaved = self.unsaved.borrow().get(&post).cloned();
        let card = Rc::new(Card::open(self, post, &chip.content(), unsaved.as_deref())?);
        self.card.replace(Some(card.clone()));
        chip.set_opened(true)?;
        card.stand_at(&self.dom, &chip.button)?;
        card.take_focus();
        Ok(())
    }

    fn close(&self) {
        let Some(card) = self.card.take() else {
            return;
        };
        let note = card.unsaved_note();
        if note.is_empty() {
            self.unsaved.borrow_mut().remove(&card.post);
        } else {
            self.unsaved.borrow_mut().insert(card.post, note);
        }
        let had_focus = card.has_focus();
        let chips = self.chips.of(card.post);
        drop(card);
        for chip in &chips {
            let _ = chip.set_opened(false);
        }
        if let Some(chip) = chips.last().filter(|_| had_focus) {
            dom::focus(&chip.button);
        }
    }

    /// Does what a press in the card means.
    fn obey(&self, card: &Card, press: Option<Press>, proof: Trusted) {
        self.ask_for_frame();
        let (post, view) = (card.post, card.view());
        let what = match (press, view) {
            (Some(Press::Close), _) => {
                self.close();
                return;
            }
            (Some(Press::Copy(text)), _) => AgentCommand::Copy { text },
            (Some(Press::Act(act)), Some(view)) => AgentCommand::Act {
                of: view.ticket.of.clone(),
                post,
                act,
            },
            (Some(Press::Insert { template, text }), Some(view)) => AgentCommand::Insert {
                of: view.ticket.of.clone(),
                post,
                template,
                text,
            },
            _ => return,
        };
        self.send(what, proof);
    }

    fn send(&self, what: AgentCommand, proof: Trusted) {
        (self.on_command)(Command { what, proof });
    }
}

fn earliest(one: Option<Millis>, other: Option<Millis>) -> Option<Millis> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

fn is_child(node: &Node, parent: &Node) -> bool {
    node.parent_node()
        .is_some_and(|found| found.is_same_node(Some(parent)))
}
