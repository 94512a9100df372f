//! Follows the page as it scrolls, renders anew, fills a post's place with another post, and
//! navigates without a reload.
//!
//! One observer notes what was touched and asks for one frame; the frame reads the posts concerned,
//! for at most [`FRAME_MS`], and leaves the rest to the next one. A hidden tab is not observed at
//! all; when it is shown again, everything on it is looked at anew.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::rc::{Rc, Weak};

use gloo_events::EventListener;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, MutationObserver, MutationObserverInit, Window};

use super::adapter::{self, Adapter, Articles, Place, Skip};
pub use super::known::Tally;
use super::known::{Known, News, Shows};
use super::neighbours::neighbours;
use super::tables;
use super::touched::Touched;
use crate::desk::post::SeenPost;

/// How long one frame reads, in milliseconds; a frame of the screen lasts 16.
const FRAME_MS: f64 = 8.0;

/// More changes than this at once are not looked through one by one: the page is read anew.
const RECORD_LIMIT: u32 = 2_000;

/// The attributes whose change can make a post another one.
const ATTRIBUTES: [&str; 9] = [
    "alt",
    "data-href",
    "data-testid",
    "data-timeline-entry",
    "datetime",
    "dir",
    "href",
    "lang",
    "tabindex",
];

/// A post as it stands on the page now.
#[derive(Debug)]
pub struct Shown {
    /// The element that shows it. X may fill it with another post at any time.
    pub article: Element,
    /// The post, or why it was not read.
    pub reading: Result<SeenPost, Skip>,
}

/// What changed since the batch before.
#[derive(Debug, Default)]
pub struct Batch {
    /// Posts that were not there before.
    pub appeared: Vec<Shown>,
    /// Elements that show another post now, or the same one otherwise.
    pub changed: Vec<Shown>,
    /// Elements that left the page.
    pub gone: Vec<Element>,
}

impl Batch {
    fn is_empty(&self) -> bool {
        self.appeared.is_empty() && self.changed.is_empty() && self.gone.is_empty()
    }
}

/// The browser does not let changes of the page be observed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the browser does not tell Careline what changes on the page: reload it")]
pub struct WatchError;

/// Observes a page for as long as it lives; dropping it ends everything that it began.
pub struct Watch {
    inner: Rc<Inner>,
}

impl Watch {
    /// Begins with everything that is on the page, as the first batches, and goes on with what
    /// changes. Elements whose local name begins with `own_prefix` are Careline's own: adding or removing
    /// them touches nothing.
    ///
    /// # Errors
    /// [`WatchError`] where the browser refuses.
    pub fn start(
        document: &Document,
        own_prefix: &'static str,
        on_batch: impl Fn(Batch) + 'static,
    ) -> Result<Self, WatchError> {
        let window = document.default_view().ok_or(WatchError)?;
        let root = document.document_element().ok_or(WatchError)?;
        let inner =
            Rc::new_cyclic(|inner| Inner::new(inner, document, window, root, own_prefix, on_batch));
        let inner = inner.ready()?;
        inner.look_or_rest();
        Ok(Self { inner })
    }

    /// How many elements on the page look like posts now, and how many of them are read.
    pub fn tally(&self) -> Tally {
        let work = self.inner.work.take();
        let tally = work.as_ref().map(|work| work.known.tally());
        self.inner.work.set(work);
        tally.unwrap_or_default()
    }

    /// The posts in neighbouring rows of the page's timeline, each stretch a line; empty while anything on
    /// the page waits to be read.
    pub fn neighbours(&self) -> String {
        let work = self.inner.work.take();
        let quiet = work.as_ref().filter(|work| !work.is_waiting());
        let found = quiet.and_then(|work| {
            let shows = |article: &Element| work.known.shows(article);
            Some(neighbours(work.adapter?, &self.inner.document, shows))
        });
        self.inner.work.set(work);
        found.unwrap_or_default()
    }
}

struct Inner {
    document: Document,
    window: Window,
    root: Element,
    observer: Result<MutationObserver, WatchError>,
    /// What is noted until the next frame. Borrowed only for the length of a push.
    noted: RefCell<Noted>,
    /// What is known of the page; taken out while a frame works on it.
    work: Cell<Option<Work>>,
    frame: Cell<Option<i32>>,
    on_frame: Closure<dyn FnMut()>,
    on_batch: Box<dyn Fn(Batch)>,
    own_prefix: &'static str,
    // Kept because dropping them would end them.
    _on_records: Closure<dyn FnMut(Array)>,
    _visibility: EventListener,
}

/// What the observer noted.
#[derive(Default)]
struct Noted {
    records: Vec<Array>,
    count: u32,
    everything: bool,
}

/// What is known of the page.
struct Work {
    adapter: Option<&'static dyn Adapter>,
    place: Place,
    /// What is still to be looked at, in the order in which it was touched.
    found: VecDeque<Articles>,
    known: Known,
}

impl Inner {
    fn new(
        inner: &Weak<Self>,
        document: &Document,
        window: Window,
        root: Element,
        own_prefix: &'static str,
        on_batch: impl Fn(Batch) + 'static,
    ) -> Self {
        let on_frame = Closure::new(each(inner, Self::read_touched));
        let noting = Weak::clone(inner);
        let on_records = Closure::new(move |records: Array| {
            if let Some(inner) = noting.upgrade() {
                inner.note(records);
            }
        });
        let mut on_visibility = each(inner, Self::look_or_rest);
        Self {
            document: document.clone(),
            window,
            root,
            observer: MutationObserver::new(on_records.as_ref().unchecked_ref())
                .map_err(|_| WatchError),
            noted: RefCell::default(),
            work: Cell::new(Some(Work {
                adapter: None,
                place: Place::of(document),
                found: VecDeque::new(),
                known: Known::new(),
            })),
            frame: Cell::new(None),
            on_frame,
            on_batch: Box::new(on_batch),
            own_prefix,
            _on_records: on_records,
            _visibility: EventListener::new(document, "visibilitychange", move |_| on_visibility()),
        }
    }

    fn ready(self: Rc<Self>) -> Result<Rc<Self>, WatchError> {
        self.observer.clone().map(|_| self)
    }

    /// Observes the page while it is shown; a hidden one is left alone.
    fn look_or_rest(&self) {
        let Ok(observer) = &self.observer else {
            return;
        };
        observer.disconnect();
        if let Ok(mut noted) = self.noted.try_borrow_mut() {
            *noted = Noted {
                everything: true,
                ..Noted::default()
            };
        }
        if self.document.hidden() {
            self.cancel_frame();
            return;
        }
        let options = MutationObserverInit::new();
        options.set_child_list(true);
        options.set_subtree(true);
        options.set_attributes(true);
        // A table that was loaded may know parts by another attribute.
        let loaded = [tables::of_classic(), tables::of_x_web()].map(|table| table.named_by);
        let names = ATTRIBUTES.into_iter().chain(loaded);
        let names: Array = names.map(JsValue::from_str).collect();
        options.set_attribute_filter(&names);
        // The root is an element and the options are sound, so this can't be refused.
        if observer.observe_with_options(&self.root, &options).is_ok() {
            self.ask_for_frame();
        }
    }

    /// The observer's callback: only notes, and asks for one frame.
    fn note(&self, records: Array) {
        if let Ok(mut noted) = self.noted.try_borrow_mut()
            && !noted.everything
        {
            noted.count = noted.count.saturating_add(records.length());
            if noted.count > RECORD_LIMIT {
                *noted = Noted {
                    everything: true,
                    ..Noted::default()
                };
            } else {
                noted.records.push(records);
            }
        }
        self.ask_for_frame();
    }

    fn ask_for_frame(&self) {
        if self.frame.get().is_some() || self.document.hidden() {
            return;
        }
        let callback = self.on_frame.as_ref().unchecked_ref();
        self.frame
            .set(self.window.request_animation_frame(callback).ok());
    }

    fn cancel_frame(&self) {
        if let Some(frame) = self.frame.take() {
            // A frame that was asked for can always be cancelled.
            let _ = self.window.cancel_animation_frame(frame);
        }
    }

    /// The frame: reads what was touched, hands it over, and asks for another frame for the rest.
    fn read_touched(&self) {
        self.frame.set(None);
        let Some(mut work) = self.work.take() else {
            return;
        };
        let noted = match self.noted.try_borrow_mut() {
            Ok(mut noted) => std::mem::take(&mut *noted),
            Err(_) => Noted::default(),
        };
        let clock = self.window.performance();
        let now = || clock.as_ref().map_or(0.0, web_sys::Performance::now);
        let until = now() + FRAME_MS;
        let batch = work.look(&self.document, &noted, self.own_prefix, || now() < until);
        let more = work.is_waiting();
        self.work.set(Some(work));
        if !batch.is_empty() {
            (self.on_batch)(batch);
        }
        if more {
            self.ask_for_frame();
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        if let Ok(observer) = &self.observer {
            observer.disconnect();
        }
        self.cancel_frame();
    }
}

impl Work {
    fn is_waiting(&self) -> bool {
        self.known.is_waiting() || !self.found.is_empty()
    }

    fn look(
        &mut self,
        document: &Document,
        noted: &Noted,
        own_prefix: &str,
        has_time: impl Fn() -> bool,
    ) -> Batch {
        let mut batch = Batch::default();
        let place = Place::of(document);
        let everything = noted.everything || place != self.place || self.adapter.is_none();
        self.place = place;
        if self.adapter.is_none() {
            self.adapter = adapter::choose(document).ok();
        }
        let Some(adapter) = self.adapter else {
            return batch;
        };
        if everything {
            self.found.clear();
            self.found.push_back(adapter.articles(document));
            self.known.sweep(&mut batch.gone);
        } else {
            let touched = Touched::by(&noted.records, adapter, own_prefix);
            self.found.extend(touched.articles);
            if touched.removed {
                self.known.sweep(&mut batch.gone);
            }
        }
        loop {
            if let Some(article) = self.known.next_waiting() {
                let reading = adapter.read(&article, &self.place);
                let said = fingerprint(&reading);
                let shows = reading.as_ref().ok().map(|seen| Shows::of(&seen.post));
                match self.known.read(&article, said, shows) {
                    News::First => batch.appeared.push(Shown { article, reading }),
                    News::Other => batch.changed.push(Shown { article, reading }),
                    News::None => {}
                }
            } else if let Some(articles) = self.found.front_mut() {
                match articles.next() {
                    Some(article) => self.known.touch(&article),
                    None => drop(self.found.pop_front()),
                }
            } else {
                break;
            }
            if !has_time() {
                break;
            }
        }
        batch
    }
}

/// Tells two readings apart without keeping either: a page may hold any number of long posts.
fn fingerprint(reading: &Result<SeenPost, Skip>) -> u64 {
    let mut hasher = DefaultHasher::new();
    reading.hash(&mut hasher);
    hasher.finish()
}

/// A callback that does nothing once the watch has ended.
fn each(inner: &Weak<Inner>, act: impl Fn(&Inner) + 'static) -> impl FnMut() + 'static {
    let inner = Weak::clone(inner);
    move || {
        if let Some(inner) = inner.upgrade() {
            act(&inner);
        }
    }
}
