//! The clipboard, which a page may write to at the agent's own press.

use wasm_bindgen_futures::JsFuture;

use super::error::{BrowserError, words};

/// Puts a text on the clipboard.
///
/// # Errors
/// [`BrowserError::Silent`] when the browser refuses.
pub async fn write(text: &str) -> Result<(), BrowserError> {
    let window =
        web_sys::window().ok_or_else(|| BrowserError::Silent("there is no window".into()))?;
    let written = window.navigator().clipboard().write_text(text);
    JsFuture::from(written)
        .await
        .map(drop)
        .map_err(|error| BrowserError::Silent(words(&error)))
}
