//! When something is done by itself: one timer for everything that changes with time, one frame
//! for everything that has to be measured.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Window;

use super::Inner;
use crate::desk::time::Duration;

/// The longest single wait, in milliseconds: a computer that slept wakes to a late timer.
const LONGEST_WAIT: u32 = 600_000;

/// The one timer of a page.
pub(super) struct Ticker {
    inner: Weak<Inner>,
    timer: RefCell<Option<Timeout>>,
}

impl Ticker {
    /// Waits for nothing yet.
    pub(super) fn new(inner: &Weak<Inner>) -> Self {
        Self {
            inner: inner.clone(),
            timer: RefCell::default(),
        }
    }

    /// Waits for the next change, in place of what was waited for; `None` waits for nothing.
    pub(super) fn wait(&self, length: Option<Duration>) {
        self.stop();
        let Some(length) = length else {
            return;
        };
        let milliseconds = u32::try_from(length.0.max(0)).unwrap_or(LONGEST_WAIT);
        let inner = self.inner.clone();
        let timer = Timeout::new(milliseconds.min(LONGEST_WAIT), move || {
            if let Some(inner) = inner.upgrade() {
                inner.tick();
            }
        });
        self.timer.replace(Some(timer));
    }

    /// Waits for nothing.
    pub(super) fn stop(&self) {
        let before = self.timer.take();
        drop(before);
    }
}

/// Asks the browser for a frame, at most one at a time. None comes while the tab is hidden.
pub(super) struct Frames {
    window: Window,
    asked: Rc<Cell<Option<i32>>>,
    callback: Closure<dyn Fn()>,
}

impl Frames {
    /// Nothing asked for yet.
    pub(super) fn new(window: &Window, inner: &Weak<Inner>) -> Self {
        let asked = Rc::new(Cell::new(None));
        let weak = inner.clone();
        let cleared = asked.clone();
        let callback = Closure::<dyn Fn()>::new(move || {
            cleared.set(None);
            if let Some(inner) = weak.upgrade() {
                inner.on_frame();
            }
        });
        Self {
            window: window.clone(),
            asked,
            callback,
        }
    }

    /// Asks for one.
    pub(super) fn ask(&self) {
        if self.asked.get().is_none() {
            let function = self.callback.as_ref().unchecked_ref();
            self.asked
                .set(self.window.request_animation_frame(function).ok());
        }
    }
}

impl Drop for Frames {
    fn drop(&mut self) {
        if let Some(asked) = self.asked.take() {
            // A window that refuses to cancel is gone, and its frames with it.
            let _ = self.window.cancel_animation_frame(asked);
        }
    }
}
