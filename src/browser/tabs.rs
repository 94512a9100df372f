//! The tabs that show X, and what is said to them.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::error::BrowserError;
use super::messaging::to_js;
use crate::desk::request::PageRequest;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = query, catch)]
    async fn query(what: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = sendMessage, catch)]
    async fn send_message(tab: i32, message: &JsValue) -> Result<JsValue, JsValue>;
}

/// Tells every tab of X.
///
/// # Errors
/// [`BrowserError::Shape`] when the message can't be written.
pub async fn tell_all(message: &PageRequest) -> Result<(), BrowserError> {
    let message = to_js(message)?;
    for tab in ids_of_x().await {
        // A tab without a content script (signed out, refused, still loading) hears nothing.
        drop(send_message(tab, &message).await);
    }
    Ok(())
}

async fn ids_of_x() -> Vec<i32> {
    let what = Object::new();
    let hosts: Array = [
        "x.com",
        "twitter.com",
        "mobile.x.com",
        "mobile.twitter.com",
        "pro.x.com",
    ]
    .iter()
    .map(|host| JsValue::from(format!("https://{host}/*")))
    .collect();
    if Reflect::set(&what, &"url".into(), &hosts).is_err() {
        return Vec::new();
    }
    let Ok(tabs) = query(&what).await else {
        return Vec::new();
    };
    Array::from(&tabs)
        .iter()
        .filter_map(|tab| Reflect::get(&tab, &"id".into()).ok()?.as_f64())
        .map(|id| id as i32)
        .collect()
}
