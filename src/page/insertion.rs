//! Puts a text into a composer the one way that X's editor and both browsers take: a paste event
//! whose data reads back. What stands there afterwards is compared with what was meant.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::EventListener;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    ClipboardEvent, DataTransfer, Document, Element, FocusOptions, HtmlDocument, HtmlElement,
    MutationObserver, MutationObserverInit, Window,
};

use super::composer::{Composer, ComposerError, Editor, Existing};
use super::gesture::TrustedGesture;
use super::typed::Typed;

/// The frames within which an editor is told of a caret that may stand where it stood already.
const CARET_FRAMES: u32 = 2;

/// The same for a selection that is another one for sure: Firefox lets frames pass before it tells.
const SELECTION_FRAMES: u32 = 60;

/// Frames of the screen without a change after which the editor has settled.
const QUIET_FRAMES: u32 = 3;

/// The same where it may not be done: it does not show the text yet, or X builds it anew once it has
/// coloured a tag, a name or a link, which may lose the text again.
const QUIET_FRAMES_LONG: u32 = 20;

/// The longest wait for the editor, in milliseconds.
const SETTLE_LIMIT_MS: f64 = 2_000.0;

const PLAIN_TEXT: &str = "text/plain";

/// A text on its way into a composer.
#[must_use = "nothing is inserted before it is finished"]
pub struct Insertion {
    composer: Composer,
    text: String,
    expected: String,
    /// Whether it takes the place of what is selected, which an editor built anew does not have.
    replaces: bool,
}

/// How an insertion ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The composer shows the text.
    Inserted,
    /// It shows something else: give the agent the text to paste, and say so.
    Mismatch {
        /// What stands in the box.
        shown: String,
    },
}

/// The part that happens while the gesture's event is handled.
pub(super) fn begin(
    composer: &Composer,
    _gesture: &TrustedGesture<'_>,
    text: &str,
    existing: Existing,
) -> Result<Insertion, ComposerError> {
    let before = composer.text();
    let is_empty = normal(&before).is_empty();
    if !is_empty && existing == Existing::Keep {
        return Err(ComposerError::NotEmpty);
    }
    let text = text.replace('\r', "");
    let added = if is_empty || before.ends_with(char::is_whitespace) {
        text
    } else {
        format!(" {text}")
    };
    focus_at_end(composer)?;
    Ok(Insertion {
        composer: composer.clone(),
        expected: format!("{}{added}", if is_empty { "" } else { &before }),
        text: added,
        replaces: false,
    })
}

/// The same for a text that takes the place of a template's name.
pub(super) fn begin_in_place(
    composer: &Composer,
    _gesture: &TrustedGesture<'_>,
    typed: &Typed,
    text: &str,
) -> Result<Insertion, ComposerError> {
    let text = text.replace('\r', "");
    let expected = typed
        .replaced(&composer.text(), &text)
        .ok_or(ComposerError::Refused)?;
    focus(composer)?;
    typed
        .select(composer.document(), &composer.editor)
        .ok_or(ComposerError::Refused)?;
    Ok(Insertion {
        composer: composer.clone(),
        expected,
        text,
        replaces: true,
    })
}

impl Insertion {
    /// Inserts the text once the editor has taken notice of the caret, waits until it has settled,
    /// and looks at what stands there then.
    ///
    /// # Errors
    /// [`ComposerError::Refused`] where neither browser's paste event reads back, and what
    /// [`Composer::find`] says where the composer is gone.
    pub async fn finish(self) -> Result<Outcome, ComposerError> {
        let document = self.composer.document().clone();
        let window = document.default_view().ok_or(ComposerError::Refused)?;
        let composer = self.ready(&window, &document).await?;
        match &composer.editor {
            Editor::Rich(element) => {
                let paste = paste_event(&self.text).ok_or(ComposerError::Refused)?;
                // Whether the editor took it shows in its text alone.
                element
                    .dispatch_event(&paste)
                    .map_err(|_| ComposerError::Refused)?;
            }
            Editor::Plain(_) => type_text(&document, &self.text)?,
        }
        self.settled(&window).await
    }

    /// Waits until the editor knows the caret. X may build the editor anew when it is focused; then
    /// the new one is focused, once.
    async fn ready(&self, window: &Window, document: &Document) -> Result<Composer, ComposerError> {
        let frames = if self.replaces {
            SELECTION_FRAMES
        } else {
            CARET_FRAMES
        };
        caret_noticed(window, document, frames).await;
        let composer = self.composer.again()?;
        let is_same = composer
            .editor
            .element()
            .is_same_node(Some(self.composer.editor.element()));
        if !is_same && self.replaces {
            return Err(ComposerError::Refused);
        }
        if !is_same {
            focus_at_end(&composer)?;
            caret_noticed(window, document, CARET_FRAMES).await;
        }
        Ok(composer)
    }

    /// Waits until the editor shows the text and rests, or rests without it, or for long enough.
    async fn settled(&self, window: &Window) -> Result<Outcome, ComposerError> {
        let changes = Changes::of(&self.composer.scope).ok_or(ComposerError::Refused)?;
        let clock = window.performance().ok_or(ComposerError::Refused)?;
        let until = clock.now() + SETTLE_LIMIT_MS;
        let colours = |letter| matches!(letter, b'#' | b'@' | b'/' | b'$');
        let is_coloured = self.text.bytes().any(colours);
        let enough = if is_coloured {
            QUIET_FRAMES_LONG
        } else {
            QUIET_FRAMES
        };
        let mut quiet = 0;
        loop {
            frame(window).await;
            quiet = if changes.take() { 0 } else { quiet + 1 };
            let now = self.composer.again();
            let shown = now.as_ref().map(Composer::text).unwrap_or_default();
            let is_meant = normal(&shown) == normal(&self.expected);
            if is_meant && quiet >= enough {
                return Ok(Outcome::Inserted);
            }
            if quiet >= QUIET_FRAMES_LONG || clock.now() > until {
                now?;
                return Ok(if is_meant {
                    Outcome::Inserted
                } else {
                    Outcome::Mismatch { shown }
                });
            }
        }
    }
}

/// A text as two texts are compared: editors turn spaces and line ends into others and add marks of
/// no width.
fn normal(text: &str) -> String {
    let text: String = text
        .chars()
        .filter(|c| !matches!(c, '\r' | '\u{200b}' | '\u{feff}'))
        .map(|c| if c == '\u{a0}' { ' ' } else { c })
        .collect();
    text.trim().to_owned()
}

/// Focuses the box without scrolling to it.
fn focus(composer: &Composer) -> Result<(), ComposerError> {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let element: &HtmlElement = composer.editor.element().unchecked_ref();
    element
        .focus_with_options(&options)
        .map_err(|_| ComposerError::Refused)
}

/// The same, with the caret at its end.
fn focus_at_end(composer: &Composer) -> Result<(), ComposerError> {
    let refused = |_| ComposerError::Refused;
    focus(composer)?;
    match &composer.editor {
        Editor::Plain(area) => {
            let end = area.value().encode_utf16().count();
            let end = u32::try_from(end).unwrap_or(u32::MAX);
            area.set_selection_range(end, end).map_err(refused)
        }
        Editor::Rich(element) => {
            let selection = composer
                .document()
                .get_selection()
                .ok()
                .flatten()
                .ok_or(ComposerError::Refused)?;
            selection.select_all_children(element).map_err(refused)?;
            if selection.range_count() > 0 {
                selection.collapse_to_end().map_err(refused)?;
            }
            Ok(())
        }
    }
}

/// Waits until the editor has been told where the caret is, or these frames have passed: it is never
/// told of a caret that stood there already.
async fn caret_noticed(window: &Window, document: &Document, frames: u32) {
    let told = Rc::new(Cell::new(false));
    let telling = Rc::clone(&told);
    let _listener = EventListener::once(document, "selectionchange", move |_| telling.set(true));
    for _ in 0..frames {
        frame(window).await;
        if told.get() {
            return;
        }
    }
}

async fn frame(window: &Window) {
    let promise = Promise::new(&mut |resolve: Function, _| {
        if window.request_animation_frame(&resolve).is_err() {
            // Without frames there is nothing to wait for; a resolver does not throw.
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    });
    // The promise is only ever resolved.
    let _ = JsFuture::from(promise).await;
}

/// A paste event whose data reads back. Chromium takes the data as an object of its own, Firefox
/// from a content script only as type and text (measured in both; each drops the other's way).
fn paste_event(text: &str) -> Option<ClipboardEvent> {
    let by_object = || {
        let data = DataTransfer::new().ok()?;
        data.set_data(PLAIN_TEXT, text).ok()?;
        event_with(&[("clipboardData", data.into())])
    };
    let by_text = || event_with(&[("dataType", PLAIN_TEXT.into()), ("data", text.into())]);
    let reads_back = |event: &ClipboardEvent| {
        let data = event.clipboard_data();
        data.and_then(|data| data.get_data(PLAIN_TEXT).ok())
            .as_deref()
            == Some(text)
    };
    by_object()
        .filter(reads_back)
        .or_else(|| by_text().filter(reads_back))
}

fn event_with(data: &[(&str, JsValue)]) -> Option<ClipboardEvent> {
    let options = Object::new();
    let flags = [("bubbles", JsValue::TRUE), ("cancelable", JsValue::TRUE)];
    for (name, value) in flags.iter().chain(data) {
        Reflect::set(&options, &JsValue::from_str(name), value).ok()?;
    }
    ClipboardEvent::new_with_event_init_dict("paste", options.unchecked_ref()).ok()
}

/// Types a text at the caret of a plain box: the browser itself makes the events that follow.
fn type_text(document: &Document, text: &str) -> Result<(), ComposerError> {
    let document: &HtmlDocument = document.unchecked_ref();
    match document.exec_command_with_show_ui_and_value("insertText", false, text) {
        Ok(true) => Ok(()),
        Ok(false) | Err(_) => Err(ComposerError::Refused),
    }
}

/// Whether anything changed within an element since the last look.
struct Changes {
    observer: MutationObserver,
    seen: Rc<Cell<bool>>,
    _on_records: Closure<dyn FnMut(Array)>,
}

impl Changes {
    fn of(element: &Element) -> Option<Self> {
        let seen = Rc::new(Cell::new(false));
        let seeing = Rc::clone(&seen);
        let on_records = Closure::new(move |_: Array| seeing.set(true));
        let observer = MutationObserver::new(on_records.as_ref().unchecked_ref()).ok()?;
        let options = MutationObserverInit::new();
        options.set_child_list(true);
        options.set_subtree(true);
        options.set_character_data(true);
        observer.observe_with_options(element, &options).ok()?;
        Some(Self {
            observer,
            seen,
            _on_records: on_records,
        })
    }

    fn take(&self) -> bool {
        self.seen.take()
    }
}

impl Drop for Changes {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
