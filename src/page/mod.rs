//! What is known of X's pages.
//!
//! One adapter for each of X's web clients ([`adapter`]), chosen by what the page shows; all that
//! is known of a client's markup stands in one table ([`selectors`]). A post is read right or not
//! at all: its author, its id and its bounds are each told by several cues that must agree, and
//! where they do not the post is skipped with its [`Skip`] reason. Nothing here draws, stores or
//! asks X for anything; only [`composer`] ever touches the page, in an agent's own gesture.

pub mod adapter;
pub mod composer;
pub mod gesture;
pub mod health;
pub mod hydration;
mod sending;
pub mod theme;
pub mod watch;
pub mod writing;

mod classic;
mod conversation;
mod cues;
mod dom;
mod identity;
mod insertion;
mod known;
mod media;
mod name;
mod neighbours;
mod parts;
mod selectors;
mod tables;
mod text;
mod touched;
mod typed;
mod x_web;

use web_sys::{Document, Element};

use crate::desk::address;
use crate::desk::post::{PostId, SeenPost};
use crate::desk::request::{Client, PageReading};
use crate::desk::selectors::SelectorFile;

pub use insertion::{Insertion, Outcome};

pub use neighbours::timeline;

pub use typed::Typed;

pub use adapter::{Adapter, Anchors, Place, Skip, Unread};

pub use health::{health, sample};

pub use tables::load as load_selectors;

/// Reads every post that the page shows, in the page's order, each once.
///
/// A post that is shown twice with two authors is not believed at all.
pub fn read(document: &Document) -> PageReading {
    match adapter::choose(document) {
        Ok(adapter) => PageReading {
            client: Some(adapter.client()),
            unread: None,
            posts: Survey::of(adapter, document, usize::MAX)
                .posts
                .into_iter()
                .map(|seen| seen.post)
                .collect(),
        },
        Err(unread) => PageReading {
            client: None,
            unread: Some(unread.to_string()),
            posts: Vec::new(),
        },
    }
}

/// The file of the tables that are built in.
pub fn built_in_selectors() -> SelectorFile {
    SelectorFile::of(&[
        (Client::Classic, &selectors::classic::TABLE),
        (Client::XWeb, &selectors::x_web::TABLE),
    ])
}

/// All posts of a page at one moment.
struct Survey {
    posts: Vec<SeenPost>,
    found: u32,
    read: u32,
    /// Each reason with its count, sorted.
    skipped: Vec<(String, u32)>,
}

impl Survey {
    fn of(adapter: &dyn Adapter, document: &Document, limit: usize) -> Self {
        let place = Place::of(document);
        let mut survey = Self {
            posts: Vec::new(),
            found: 0,
            read: 0,
            skipped: Vec::new(),
        };
        let mut disputed: Vec<PostId> = Vec::new();
        for article in adapter.articles(document).take(limit) {
            survey.found += 1;
            match adapter.read(&article, &place) {
                Ok(seen) => {
                    survey.read += 1;
                    survey.keep(seen, &mut disputed);
                }
                Err(skip) => survey.skip(&skip),
            }
        }
        survey
            .posts
            .retain(|seen| seen.post.id.is_none_or(|id| !disputed.contains(&id)));
        survey
    }

    fn keep(&mut self, seen: SeenPost, disputed: &mut Vec<PostId>) {
        let Some(id) = seen.post.id else {
            self.posts.push(seen);
            return;
        };
        let is_same = |known: &SeenPost| known.post.id == Some(id);
        match self.posts.iter().position(is_same) {
            None => self.posts.push(seen),
            Some(earlier) if self.posts[earlier].post.author != seen.post.author => {
                disputed.push(id);
                self.skip(&Skip::TwoAuthors);
            }
            // The same post again, as in a photo dialog: the fuller reading is kept.
            Some(earlier) => {
                if self.posts[earlier].post.reply_to.is_empty() && !seen.post.reply_to.is_empty() {
                    self.posts[earlier] = seen;
                }
            }
        }
    }

    fn skip(&mut self, skip: &Skip) {
        let why = skip.to_string();
        match self.skipped.binary_search_by(|(known, _)| known.cmp(&why)) {
            Ok(place) => self.skipped[place].1 += 1,
            Err(place) => self.skipped.insert(place, (why, 1)),
        }
    }
}

/// The elements of a post that the overlay is drawn at; only elements, nothing is drawn here.
///
/// # Errors
/// [`Unread`] where no adapter understands the page.
pub fn anchors(document: &Document, article: &Element) -> Result<Option<Anchors>, Unread> {
    Ok(adapter::choose(document)?.anchors(article))
}
