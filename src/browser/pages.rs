//! The extension's own pages: the desk beside the tab, and the options.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::error::{BrowserError, words};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = openOptionsPage, catch)]
    async fn open_options_page() -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = getManifest)]
    fn manifest() -> JsValue;
}

/// Opens the options.
///
/// # Errors
/// [`BrowserError::Silent`] when the browser refuses.
pub async fn open_options() -> Result<(), BrowserError> {
    open_options_page()
        .await
        .map(drop)
        .map_err(|error| BrowserError::Silent(words(&error)))
}

/// The version of the extension that runs; empty where the browser tells none.
pub fn version() -> String {
    Reflect::get(&manifest(), &"version".into())
        .ok()
        .and_then(|version| version.as_string())
        .unwrap_or_default()
}

/// Opens the desk beside the tabs of this window: Chrome's side panel or Firefox's sidebar.
///
/// Browsers allow it only inside the handling of the agent's own click, so the call itself is made
/// before the future is first awaited.
///
/// # Errors
/// [`BrowserError::Silent`] when the browser has neither, or refuses.
pub fn open_desk(
    window: i32,
) -> Result<impl Future<Output = Result<(), BrowserError>>, BrowserError> {
    let refused = |error: JsValue| BrowserError::Silent(words(&error));
    let of_window = Array::of1(&window_options(window).map_err(refused)?);
    let opening = call_open("sidePanel", &of_window)
        .or_else(|| call_open("sidebarAction", &Array::new()))
        .ok_or_else(|| BrowserError::Silent("it has no side panel".to_owned()))?
        .map_err(refused)?;
    Ok(async move {
        JsFuture::from(Promise::resolve(&opening))
            .await
            .map(drop)
            .map_err(refused)
    })
}

fn window_options(window: i32) -> Result<JsValue, JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"windowId".into(), &window.into())?;
    Ok(options.into())
}

/// Calls `chrome.NAME.open`; `None` where this browser has no such part.
fn call_open(name: &str, arguments: &Array) -> Option<Result<JsValue, JsValue>> {
    let chrome = Reflect::get(&js_sys::global(), &"chrome".into()).ok()?;
    let part = Reflect::get(&chrome, &name.into()).ok()?;
    let open: Function = Reflect::get(&part, &"open".into()).ok()?.dyn_into().ok()?;
    Some(Reflect::apply(&open, &part, arguments))
}
