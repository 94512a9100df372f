//! What every adapter of one of X's web clients can do, and which one reads a page.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, NodeList};

use super::address::Address;
use super::classic::Classic;
use super::dom;
use super::parts::PostLink;
use super::selectors::Table;
use super::x_web::XWeb;
use crate::desk::post::{Handle, PostId, SeenPost};
use crate::desk::request::Client;

/// What is known of one of X's web clients.
pub trait Adapter {
    /// Which client it is.
    fn client(&self) -> Client;

    /// What is known of its markup.
    fn table(&self) -> &'static Table;

    /// Reads one post.
    ///
    /// # Errors
    /// [`Skip`] where its author, its id or its bounds are not beyond doubt.
    fn read(&self, article: &Element, place: &Place) -> Result<SeenPost, Skip>;

    /// The elements of a post that the overlay is drawn at.
    fn anchors(&self, article: &Element) -> Option<Anchors>;

    /// Who is signed in; `None` when nobody is, or the page does not show who.
    fn viewer(&self, document: &Document) -> Option<Handle>;

    /// Everything on the page that may be a post, in the page's order.
    fn articles(&self, document: &Document) -> Articles {
        Articles::all(dom::find_on(document, self.table().post))
    }

    /// Everything within an element, itself included, that may be a post.
    fn articles_in(&self, element: &Element) -> Articles {
        let post = self.table().post;
        if dom::matches(element, post) {
            Articles::one(element.clone())
        } else {
            Articles::all(dom::find_all(element, post))
        }
    }

    /// What may be a post and holds this element.
    fn article_around(&self, element: &Element) -> Option<Element> {
        dom::closest(element, self.table().post)
    }

    /// What may be a post in the row below the one that holds this element.
    fn article_below(&self, element: &Element) -> Option<Element> {
        let table = self.table();
        let row = dom::closest(element, table.row)?.next_element_sibling()?;
        dom::find(&row, table.post)
    }
}

/// Chooses the adapter by what the page shows, never by its address, its date or who is signed in:
/// X serves several clients side by side.
///
/// # Errors
/// [`Unread`] where no adapter understands the page.
pub fn choose(document: &Document) -> Result<&'static dyn Adapter, Unread> {
    let adapters: [&'static dyn Adapter; 2] = [&Classic, &XWeb];
    let shows = |selector| matches!(document.query_selector(selector), Ok(Some(_)));
    adapters
        .into_iter()
        .find(|adapter| shows(adapter.table().page))
        .ok_or(Unread)
}

/// No adapter knows anything on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[error(
    "this page holds nothing that Careline knows as X's: wait until it has loaded, or X has changed its page"
)]
pub struct Unread;

/// Why something that looks like a post was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
pub enum Skip {
    /// No link names the post.
    #[error("the post shows no link of its own")]
    NoLink,
    /// Several links name several posts.
    #[error("the post shows links of several posts as its own")]
    SeveralLinks,
    /// Fewer than two cues name the author.
    #[error("the post does not show its author twice")]
    NoAuthor,
    /// The cues name different authors, as while X fills a post's place anew.
    #[error("the post's link, picture and name are of different authors")]
    TwoAuthors,
    /// A second author's name stands where no quote is known.
    #[error("the post holds another one whose bounds are not known")]
    NoBounds,
    /// It stands within another post, a quote or a notification.
    #[error("it is a part of another post or of a notification")]
    Nested,
}

/// Elements that may be posts, handed out one by one: a page may hold any number of them.
#[derive(Debug, Default)]
pub struct Articles {
    one: Option<Element>,
    list: Option<NodeList>,
    next: u32,
}

impl Articles {
    /// This one alone.
    pub fn one(element: Element) -> Self {
        Self {
            one: Some(element),
            ..Self::default()
        }
    }

    /// All elements of a list that does not change.
    pub fn all(list: Option<NodeList>) -> Self {
        Self {
            list,
            ..Self::default()
        }
    }
}

impl Iterator for Articles {
    type Item = Element;

    fn next(&mut self) -> Option<Element> {
        self.one.take().or_else(|| {
            let node = self.list.as_ref()?.item(self.next)?;
            self.next += 1;
            Some(node.unchecked_into())
        })
    }
}

/// What of the page beyond a post tells how to read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The post whose own page this is.
    pub focal: Option<PostId>,
    /// Who wrote it, as the address says; X shows the page whatever it says there.
    pub author: Option<Handle>,
}

impl Place {
    /// The place that the page's address names.
    pub fn of(document: &Document) -> Self {
        let path = document
            .location()
            .and_then(|location| location.pathname().ok())
            .unwrap_or_default();
        match Address::read(&path) {
            Some(Address::Post { author, id, .. }) => Self {
                focal: Some(id),
                author,
            },
            _ => Self {
                focal: None,
                author: None,
            },
        }
    }
}

impl Place {
    /// What the address names, for the post whose own page this is.
    pub fn own_page(&self, article: &Element) -> Option<PostLink> {
        let id = self.focal?;
        let is_focal = dom::attribute(article, "tabindex").as_deref() == Some("-1");
        is_focal.then(|| PostLink {
            author: self.author.clone(),
            id,
        })
    }
}

/// The elements of a post that the overlay is drawn at.
#[derive(Debug, Clone)]
pub struct Anchors {
    /// The whole post.
    pub article: Element,
    /// The author's name block in its header line.
    pub header: Element,
    /// What stands at the end of the header line: the box with the menu and its neighbours.
    /// `None` where the page shows no menu, as in a dialog.
    pub end: Option<Element>,
}
