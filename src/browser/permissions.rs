//! What the browser lets the extension see: Firefox and Chrome let a person take a site away from it.

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::error::{BrowserError, words};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "permissions"], js_name = contains, catch)]
    async fn contains(what: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "permissions"], js_name = request, catch)]
    fn request(what: &JsValue) -> Result<Promise, JsValue>;
}

/// Whether the extension may see x.com.
///
/// # Errors
/// [`BrowserError::Silent`] when the browser does not say.
pub async fn sees_x() -> Result<bool, BrowserError> {
    let seen = contains(&x()?).await.map_err(refused)?;
    Ok(seen.is_truthy())
}

/// Asks the person whether the extension may see x.com, and gives their answer.
///
/// Browsers allow it only inside the handling of a click, so the call itself is made before the
/// future is first awaited.
///
/// # Errors
/// [`BrowserError::Silent`] when the browser does not ask.
pub fn ask_for_x() -> Result<impl Future<Output = Result<bool, BrowserError>>, BrowserError> {
    let asking = request(&x()?).map_err(refused)?;
    Ok(async move {
        let granted = JsFuture::from(asking).await.map_err(refused)?;
        Ok(granted.is_truthy())
    })
}

/// Asks the person whether Careline may show notifications, and gives their answer. As
/// [`ask_for_x`].
///
/// # Errors
/// [`BrowserError::Silent`] when the browser does not ask.
pub fn ask_for_notifications()
-> Result<impl Future<Output = Result<bool, BrowserError>>, BrowserError> {
    let asking = request(&notifications()?).map_err(refused)?;
    Ok(async move {
        let granted = JsFuture::from(asking).await.map_err(refused)?;
        Ok(granted.is_truthy())
    })
}

fn notifications() -> Result<JsValue, BrowserError> {
    let what = Object::new();
    let names = Array::of1(&"notifications".into());
    Reflect::set(&what, &"permissions".into(), &names).map_err(refused)?;
    Ok(what.into())
}

fn x() -> Result<JsValue, BrowserError> {
    let what = Object::new();
    let origins = Array::of1(&"https://x.com/*".into());
    Reflect::set(&what, &"origins".into(), &origins).map_err(refused)?;
    Ok(what.into())
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "it is passed to map_err by name"
)]
fn refused(error: JsValue) -> BrowserError {
    BrowserError::Silent(words(&error))
}
