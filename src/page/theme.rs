//! Whether X's page is light or dark.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::EventListener;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Document, MutationObserver, MutationObserverInit};

use super::watch::WatchError;

/// The brightness below which a background is dark, of 255: X's darkest light one is 255, its
/// lightest dark one (with other extensions' "Dim") about 32.
const DARK_BELOW: u32 = 128;

/// The attributes by which X, or another extension, changes the colours.
const ATTRIBUTES: [&str; 3] = ["class", "data-theme", "style"];

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Dark words on a light page.
    Light,
    /// Light words on a dark page.
    Dark,
}

impl Theme {
    /// The theme that the page shows now, by the computed colour behind it: X's names for its
    /// themes change and other extensions add their own. Light where no colour is set at all.
    pub fn of(document: &Document) -> Self {
        let root = document.document_element();
        let body = document.body().map(JsCast::unchecked_into);
        let background = [body, root].into_iter().flatten().find_map(|element| {
            let style = document.default_view()?.get_computed_style(&element);
            let style = style.ok()??;
            brightness(&style.get_property_value("background-color").ok()?)
        });
        match background {
            Some(brightness) if brightness < DARK_BELOW => Self::Dark,
            _ => Self::Light,
        }
    }
}

/// The perceived brightness of a computed colour, 0 to 255; `None` where nothing is painted.
fn brightness(colour: &str) -> Option<u32> {
    let (_, inner) = colour.trim().strip_suffix(')')?.split_once('(')?;
    let mut parts = inner.split([',', ' ', '/']).filter(|part| !part.is_empty());
    let mut channel = || whole(parts.next()?);
    let (red, green, blue) = (channel()?, channel()?, channel()?);
    let is_painted = parts
        .next()
        .is_none_or(|alpha| alpha.contains(|c| ('1'..='9').contains(&c)));
    is_painted.then_some((299 * red + 587 * green + 114 * blue) / 1000)
}

/// The whole part of a colour's channel.
fn whole(channel: &str) -> Option<u32> {
    let digits = channel.split_once('.').map_or(channel, |(whole, _)| whole);
    digits.parse::<u8>().ok().map(u32::from)
}

/// Tells when the page's theme changes, for as long as it lives.
pub struct ThemeWatch {
    observer: MutationObserver,
    _on_records: Closure<dyn FnMut(Array)>,
    _visibility: EventListener,
}

impl ThemeWatch {
    /// Calls back with each new theme; not with the one that holds at the start.
    ///
    /// # Errors
    /// [`WatchError`] where the browser refuses.
    pub fn start(
        document: &Document,
        on_change: impl Fn(Theme) + 'static,
    ) -> Result<Self, WatchError> {
        let last = Cell::new(Theme::of(document));
        let page = document.clone();
        let check: Rc<dyn Fn()> = Rc::new(move || {
            if page.hidden() {
                return;
            }
            let theme = Theme::of(&page);
            if last.replace(theme) != theme {
                on_change(theme);
            }
        });
        let checking = Rc::clone(&check);
        let on_records = Closure::new(move |_: Array| checking());
        let observer =
            MutationObserver::new(on_records.as_ref().unchecked_ref()).map_err(|_| WatchError)?;
        let options = MutationObserverInit::new();
        options.set_attributes(true);
        let names: Array = ATTRIBUTES.into_iter().map(JsValue::from_str).collect();
        options.set_attribute_filter(&names);
        let body = document.body().map(JsCast::unchecked_into);
        for element in [document.document_element(), body].into_iter().flatten() {
            observer
                .observe_with_options(&element, &options)
                .map_err(|_| WatchError)?;
        }
        Ok(Self {
            observer,
            _on_records: on_records,
            _visibility: EventListener::new(document, "visibilitychange", move |_| check()),
        })
    }
}

impl Drop for ThemeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
