//! X's own button, and what X says once it has sent what was written: the notice with a link to the new post.
//! A box that is empty again says nothing, and what X asks its servers is none of our business.

use web_sys::{Document, Element, Event, KeyboardEvent};

use wasm_bindgen::JsCast;

use super::address::Address;
use super::dom;
use super::gesture::TrustedGesture;
use super::selectors::composer::{COMPOSER, NOTICE, NOTICE_LINK, SEND};
use crate::desk::post::{Handle, PostId};

/// More changes of the page are not looked through for a notice: X shows its own at once.
const LOOKS: u32 = 1_000;

/// A new post, as X's notice links it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentPost {
    /// The post.
    pub id: PostId,
    /// Whose it is, where the link says so.
    pub by: Option<Handle>,
}

/// The box whose text an agent has X send by this very event: by X's button, or by Ctrl+Enter in the box. What a
/// script dispatches sends nothing.
pub fn pressed(event: &Event) -> Option<Element> {
    TrustedGesture::of(event).filter(|_| event.type_() != "keyup")?;
    let target: Element = event.target()?.dyn_into().ok()?;
    if let Some(key) = event.dyn_ref::<KeyboardEvent>() {
        let sends = key.key() == "Enter" && (key.ctrl_key() || key.meta_key());
        return sends.then(|| dom::closest(&target, COMPOSER)).flatten();
    }
    let mut around = dom::closest(&target, SEND)?;
    if dom::attribute(&around, "aria-disabled").as_deref() == Some("true") {
        return None;
    }
    loop {
        around = around.parent_element()?;
        if let Some(editor) = dom::find(&around, COMPOSER) {
            return Some(editor);
        }
    }
}

/// Looks for the notice that follows a press.
pub struct Notice {
    /// The newest post that notices linked before.
    known: Option<PostId>,
    /// Whether a notice stands there that stood there before.
    stands: bool,
    looks: u32,
}

impl Notice {
    /// From now on.
    pub fn await_on(document: &Document) -> Self {
        Self {
            known: newest(document).map(|sent| sent.id),
            stands: stands(document),
            looks: 0,
        }
    }

    /// The post that a new notice links.
    pub fn look(&mut self, document: &Document) -> Option<SentPost> {
        self.looks += 1;
        let stands = stands(document);
        if stands && !self.stands {
            // X has said what it has to say, be it that nothing was sent.
            self.looks = LOOKS;
        }
        self.stands = stands;
        newest(document).filter(|sent| Some(sent.id) > self.known)
    }

    /// Whether it was looked for long enough.
    pub const fn is_over(&self) -> bool {
        self.looks >= LOOKS
    }
}

fn stands(document: &Document) -> bool {
    dom::find_on(document, NOTICE).is_some_and(|list| list.length() > 0)
}

/// The newest post that X's notices link.
fn newest(document: &Document) -> Option<SentPost> {
    let list = dom::find_on(document, NOTICE_LINK)?;
    let mut newest: Option<SentPost> = None;
    for link in dom::elements(&list) {
        let Some(Address::Post { author, id, rest }) =
            dom::attribute(&link, "href").and_then(|href| Address::read(&href))
        else {
            continue;
        };
        if rest.is_empty() && newest.as_ref().is_none_or(|newest| newest.id < id) {
            newest = Some(SentPost { id, by: author });
        }
    }
    newest
}
