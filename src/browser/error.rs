//! What can go wrong between Careline and the browser.

use wasm_bindgen::JsValue;

/// A call to the browser that failed, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BrowserError {
    /// The extension was updated or removed under this page.
    #[error("Careline was updated: reload this page to go on")]
    Orphaned,
    /// Nobody answered the message.
    #[error("Careline's background did not answer ({0}): try again")]
    Silent(String),
    /// The browser refused to read or write storage.
    #[error("the browser's storage failed ({0}): free some disk space and try again")]
    Storage(String),
    /// The browser refused to read or write its sync.
    #[error(
        "the browser's sync failed ({0}): nothing is lost, what was done stays on this device and is \
         given out later"
    )]
    Sync(String),
    /// A value did not have the shape expected.
    #[error("Careline could not read a message ({0}): reload this page")]
    Shape(String),
}

/// What a call to storage failed of.
#[expect(
    clippy::needless_pass_by_value,
    reason = "it is passed to map_err by name"
)]
pub(super) fn storage_error(error: JsValue) -> BrowserError {
    BrowserError::Storage(words(&error))
}

/// The words of a JavaScript error.
pub(super) fn words(error: &JsValue) -> String {
    js_sys::Reflect::get(error, &"message".into())
        .ok()
        .and_then(|message| message.as_string())
        .or_else(|| error.as_string())
        .unwrap_or_else(|| "no reason given".to_owned())
}
