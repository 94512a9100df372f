//! Follows the box in which an agent writes: its text, its caret, its place, its end, and what X sends of it.
//!
//! The box itself is never touched. Nothing is observed before an agent goes to a box, nothing once it
//! is gone, and what is noted waits for a frame, of which a hidden tab has none.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, MutationObserver, MutationObserverInit, Window};

use super::dom;
use super::selectors::composer::COMPOSER;
pub use super::sending::SentPost;
use super::sending::{self, Notice};
use super::watch::WatchError;

/// What an agent does in a box, or beside it, or brings it to one.
const IN_BOX: [&str; 5] = ["focusin", "input", "keyup", "keydown", "click"];

/// What moves a box, or the caret in it.
const AROUND_BOX: [&str; 3] = ["scroll", "resize", "selectionchange"];

/// What is told.
#[derive(Debug)]
pub enum News<'a> {
    /// Something may have changed in this box, or there is none any more.
    Box(Option<&'a Element>),
    /// The agent has X send what stands in this box: it still does.
    Pressed(&'a Element),
    /// X's notice says that this is what it has sent since.
    Sent(SentPost),
}

type OnNews = Box<dyn Fn(News<'_>)>;

/// Follows for as long as it lives.
pub struct Writing {
    inner: Rc<Inner>,
    _listeners: Vec<EventListener>,
}

struct Inner {
    document: Document,
    window: Window,
    /// The box in which the agent wrote last, while it stands on the page.
    editor: RefCell<Option<Element>>,
    /// What is awaited since the agent had X send something.
    notice: RefCell<Option<Notice>>,
    observer: Option<MutationObserver>,
    frame: Cell<Option<i32>>,
    on_frame: Closure<dyn FnMut()>,
    _on_records: Closure<dyn FnMut()>,
    on_news: OnNews,
}

impl Writing {
    /// Calls back with the box in which something may have changed, at most once a frame, with none once it
    /// is gone, and with what X is told to send and has sent.
    ///
    /// # Errors
    /// [`WatchError`] where the browser refuses.
    pub fn start(
        document: &Document,
        on_news: impl Fn(News<'_>) + 'static,
    ) -> Result<Self, WatchError> {
        let window = document.default_view().ok_or(WatchError)?;
        let inner = Rc::new_cyclic(|me: &Weak<Inner>| {
            let framed = me.clone();
            let on_frame = Closure::new(move || {
                if let Some(inner) = framed.upgrade() {
                    inner.look();
                }
            });
            let noted = me.clone();
            let on_records: Closure<dyn FnMut()> = Closure::new(move || {
                if let Some(inner) = noted.upgrade() {
                    inner.note();
                }
            });
            Inner {
                document: document.clone(),
                window: window.clone(),
                editor: RefCell::default(),
                notice: RefCell::default(),
                observer: MutationObserver::new(on_records.as_ref().unchecked_ref()).ok(),
                frame: Cell::new(None),
                on_frame,
                _on_records: on_records,
                on_news: Box::new(on_news),
            }
        });
        if inner.observer.is_none() {
            return Err(WatchError);
        }
        let listen = |name: &'static str, act: fn(&Inner, &Event)| {
            let weak = Rc::downgrade(&inner);
            let options = EventListenerOptions::run_in_capture_phase();
            EventListener::new_with_options(&window, name, options, move |event| {
                if let Some(inner) = weak.upgrade() {
                    act(&inner, event);
                }
            })
        };
        let listeners = IN_BOX
            .into_iter()
            .map(|name| listen(name, Inner::enter))
            .chain(
                AROUND_BOX
                    .into_iter()
                    .map(|name| listen(name, |inner, _| inner.note())),
            )
            .collect();
        Ok(Self {
            inner,
            _listeners: listeners,
        })
    }
}

impl Inner {
    /// Follows the box that an event is about.
    fn enter(&self, event: &Event) {
        if let Some(editor) = sending::pressed(event) {
            self.press(&editor);
        }
        let element: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
        let Some(editor) = element.and_then(|element| dom::closest(&element, COMPOSER)) else {
            return;
        };
        let is_first = self.editor.replace(Some(editor)).is_none();
        if is_first {
            self.observe();
        }
        self.note();
    }

    /// Awaits X's notice of what the agent has it send now.
    fn press(&self, editor: &Element) {
        (self.on_news)(News::Pressed(editor));
        self.notice.replace(Some(Notice::await_on(&self.document)));
        self.observe();
    }

    fn observe(&self) {
        if let (Some(observer), Some(body)) = (&self.observer, self.document.body()) {
            let options = MutationObserverInit::new();
            options.set_child_list(true);
            options.set_subtree(true);
            options.set_character_data(true);
            // Where a browser refuses, the agent's own events still tell.
            let _ = observer.observe_with_options(&body, &options);
        }
    }

    /// Something may have changed: looks in the next frame.
    fn note(&self) {
        let is_idle = self.editor.borrow().is_none() && self.notice.borrow().is_none();
        if self.frame.get().is_some() || is_idle {
            return;
        }
        let function = self.on_frame.as_ref().unchecked_ref();
        self.frame
            .set(self.window.request_animation_frame(function).ok());
    }

    fn look(&self) {
        self.frame.set(None);
        let before = self.editor.take();
        let was_there = before.is_some();
        let now = before
            .filter(|editor| editor.is_connected())
            .or_else(|| dom::closest(&self.document.active_element()?, COMPOSER));
        self.editor.replace(now.clone());
        if was_there || now.is_some() {
            (self.on_news)(News::Box(now.as_ref()));
        }
        let mut notice = self.notice.take();
        let sent = notice
            .as_mut()
            .and_then(|notice| notice.look(&self.document));
        let awaited = notice.filter(|notice| sent.is_none() && !notice.is_over());
        let is_idle = now.is_none() && awaited.is_none();
        self.notice.replace(awaited);
        if let Some(sent) = sent {
            (self.on_news)(News::Sent(sent));
        }
        if is_idle && let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        if let Some(observer) = &self.inner.observer {
            observer.disconnect();
        }
        if let Some(frame) = self.inner.frame.take() {
            // A window that refuses to cancel is gone, and its frames with it.
            let _ = self.inner.window.cancel_animation_frame(frame);
        }
    }
}
