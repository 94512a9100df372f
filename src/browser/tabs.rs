//! The tabs that show X, and what is said to them and asked of them.

use js_sys::{Array, Object, Reflect};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

use super::error::{BrowserError, words};
use super::messaging::{from_js, to_compact, to_js};
use crate::desk::request::{PageNotice, PageQuestion};

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
pub async fn tell_all(notice: &PageNotice) -> Result<(), BrowserError> {
    let message = to_compact(notice)?;
    for tab in ids_of_x().await {
        // A tab without a content script (signed out, refused, still loading) hears nothing.
        drop(send_message(tab, &message).await);
    }
    Ok(())
}

/// Tells one tab.
///
/// # Errors
/// [`BrowserError::Silent`] when no content script hears it there.
pub async fn tell(tab: i32, notice: &PageNotice) -> Result<(), BrowserError> {
    send_message(tab, &to_compact(notice)?)
        .await
        .map(drop)
        .map_err(|error| BrowserError::Silent(words(&error)))
}

/// A tab as the browser shows it to the extension.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Tab {
    /// What names it.
    pub id: i32,
    /// What names its window.
    pub window_id: i32,
    /// Its address; `None` on sites the extension has no permission for.
    #[serde(default)]
    pub url: Option<String>,
}

/// The tab in front of the window from which this is called; `None` where there is none.
///
/// # Errors
/// [`BrowserError::Silent`] when the browser refuses, [`BrowserError::Shape`] when its answer is no
/// tab.
pub async fn active() -> Result<Option<Tab>, BrowserError> {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Front {
        active: bool,
        current_window: bool,
    }
    let front = to_js(&Front {
        active: true,
        current_window: true,
    })?;
    let found = query(&front)
        .await
        .map_err(|error| BrowserError::Silent(words(&error)))?;
    match Array::from(&found).get(0) {
        nothing if nothing.is_undefined() => Ok(None),
        tab => from_js(tab).map(Some),
    }
}

/// Asks the content script of a tab and waits for its answer.
///
/// # Errors
/// [`BrowserError::Silent`] when no content script answers there, [`BrowserError::Shape`] when the
/// answer is not of the type expected.
pub async fn ask<T: DeserializeOwned>(tab: i32, question: PageQuestion) -> Result<T, BrowserError> {
    let answer = send_message(tab, &question.word().into())
        .await
        .map_err(|error| BrowserError::Silent(words(&error)))?;
    from_js(answer)
}

/// The tabs that show X, as far as the browser tells.
pub async fn of_x() -> Vec<Tab> {
    let Ok(tabs) = query_x().await else {
        return Vec::new();
    };
    Array::from(&tabs)
        .iter()
        .filter_map(|tab| from_js(tab).ok())
        .collect()
}

async fn ids_of_x() -> Vec<i32> {
    let Ok(tabs) = query_x().await else {
        return Vec::new();
    };
    Array::from(&tabs)
        .iter()
        .filter_map(|tab| Reflect::get(&tab, &"id".into()).ok()?.as_f64())
        .map(|id| id as i32)
        .collect()
}

async fn query_x() -> Result<JsValue, JsValue> {
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
    Reflect::set(&what, &"url".into(), &hosts)?;
    query(&what).await
}
