//! Desktop notifications, where the person has allowed them.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::desk::notices::Notice;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "notifications"], js_name = create, catch)]
    async fn create(name: &str, options: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = getURL)]
    fn address_of(file: &str) -> String;
}

/// Shows a notice. Where the browser shows none, the badge still says how many wait.
pub async fn show(notice: &Notice) {
    let options = Object::new();
    let icon = address_of("icons/careline-128.png");
    for (key, value) in [
        ("type", "basic"),
        ("iconUrl", &icon),
        ("title", &notice.title),
        ("message", &notice.line),
    ] {
        // Setting a property of a fresh plain object can't fail.
        drop(Reflect::set(&options, &key.into(), &value.into()));
    }
    drop(create(&notice.name, &options).await);
}
