//! What the background tells the extension's own pages, and how they hear it.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

use super::error::BrowserError;
use super::messaging::{from_compact, to_compact};
use crate::desk::request::PageNotice;

/// Under this name a notice is sent: the pages also hear the requests that others of them send to
/// the background, which are texts.
const NOTICE: &str = "notice";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = sendMessage, catch)]
    async fn send_message(message: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "runtime", "onMessage"], js_name = addListener)]
    fn add_listener(listener: &Closure<dyn Fn(JsValue)>);

    #[wasm_bindgen(js_namespace = ["chrome", "runtime", "onMessage"], js_name = removeListener)]
    fn remove_listener(listener: &Closure<dyn Fn(JsValue)>);
}

/// Tells every open page of the extension.
///
/// # Errors
/// [`BrowserError::Shape`] when the message can't be written.
pub async fn tell(notice: &PageNotice) -> Result<(), BrowserError> {
    let message = Object::new();
    let text = to_compact(notice)?;
    // Setting a property of a fresh plain object can't fail.
    drop(Reflect::set(&message, &NOTICE.into(), &text));
    // Where no page is open nobody hears it.
    drop(send_message(&message).await);
    Ok(())
}

/// Calls back with every notice until it is dropped.
pub struct NoticeWatch {
    listener: Closure<dyn Fn(JsValue)>,
}

impl NoticeWatch {
    /// Listens from now on.
    pub fn new(heard: impl Fn(PageNotice) + 'static) -> Self {
        let listener = Closure::<dyn Fn(JsValue)>::new(move |message: JsValue| {
            let text = Reflect::get(&message, &NOTICE.into()).unwrap_or_default();
            if let Ok(notice) = from_compact(&text) {
                heard(notice);
            }
        });
        add_listener(&listener);
        Self { listener }
    }
}

impl Drop for NoticeWatch {
    fn drop(&mut self) {
        remove_listener(&self.listener);
    }
}
