//! Messages between the contexts of the extension.

use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

use super::error::{BrowserError, words};
use crate::desk::compact;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = sendMessage, catch)]
    async fn send_message(message: &JsValue) -> Result<JsValue, JsValue>;

    // By name, not as a property of the global object: in Firefox's content scripts the window that
    // js-sys takes for it has none.
    #[wasm_bindgen(thread_local_v2, js_name = chrome)]
    static CHROME: JsValue;
}

/// Asks the background a [`Request`](crate::desk::request::Request), or the part of it that a page
/// asks, and waits for its answer: a [`Reply`](crate::desk::request::Reply), or the part of it that
/// a page reads. The background may have to be started first, which takes up to
/// half a second.
///
/// # Errors
/// [`BrowserError::Orphaned`] when the extension was updated under this context,
/// [`BrowserError::Silent`] when nobody answered.
pub async fn ask<T: DeserializeOwned>(request: &impl Serialize) -> Result<T, BrowserError> {
    if !is_alive() {
        return Err(BrowserError::Orphaned);
    }
    let answer = send_message(&to_compact(request)?).await.map_err(|error| {
        if is_alive() {
            BrowserError::Silent(words(&error))
        } else {
            BrowserError::Orphaned
        }
    })?;
    from_compact(&answer)
}

/// A message of Careline's own in its compact form.
///
/// # Errors
/// [`BrowserError::Shape`] when it has none.
pub fn to_compact(message: &impl Serialize) -> Result<JsValue, BrowserError> {
    compact::write(message)
        .map(Into::into)
        .map_err(|error| BrowserError::Shape(error.to_string()))
}

/// Reads a message of Careline's own.
///
/// # Errors
/// [`BrowserError::Shape`] when it is none of this version.
pub fn from_compact<T: DeserializeOwned>(message: &JsValue) -> Result<T, BrowserError> {
    let text = message.as_string().unwrap_or_default();
    compact::read(&text).map_err(|error| BrowserError::Shape(error.to_string()))
}

/// Whether this context still belongs to the extension that is installed: an update or removal
/// takes `runtime.id` away from pages that were open.
pub fn is_alive() -> bool {
    CHROME
        .with(|chrome| js_sys::Reflect::get(chrome, &"runtime".into()))
        .and_then(|runtime| js_sys::Reflect::get(&runtime, &"id".into()))
        .is_ok_and(|id| id.is_string())
}

/// A value as a plain JavaScript object, as JSON would hold it.
///
/// # Errors
/// [`BrowserError::Shape`] when the value can't be written so.
pub fn to_js(value: &impl Serialize) -> Result<JsValue, BrowserError> {
    value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .map_err(|error| BrowserError::Shape(error.to_string()))
}

/// Reads a plain JavaScript object.
///
/// # Errors
/// [`BrowserError::Shape`] when it is not of this type.
pub fn from_js<T: DeserializeOwned>(value: JsValue) -> Result<T, BrowserError> {
    serde_wasm_bindgen::from_value(value).map_err(|error| BrowserError::Shape(error.to_string()))
}
