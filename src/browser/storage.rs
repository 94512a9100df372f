//! `storage.local`: every value is a text, so that what is read back is exactly what was written.

use std::collections::BTreeMap;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::error::{BrowserError, storage_error};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = get, catch)]
    async fn local_get(keys: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = getBytesInUse, catch)]
    async fn local_bytes_in_use(keys: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = set, catch)]
    async fn local_set(items: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = remove, catch)]
    async fn local_remove(keys: &JsValue) -> Result<JsValue, JsValue>;
}

/// Reads the values of these keys; a key that holds nothing is missing from the answer, and a
/// value that is no text is given as its JSON.
///
/// # Errors
/// [`BrowserError::Storage`] when the browser refuses.
pub async fn get(keys: &[String]) -> Result<BTreeMap<String, String>, BrowserError> {
    let names: Array = keys.iter().map(|key| JsValue::from_str(key)).collect();
    let items = local_get(&names).await.map_err(storage_error)?;
    Ok(entries(&items))
}

/// Reads the value of one key; `None` where it holds no text.
///
/// # Errors
/// [`BrowserError::Storage`] when the browser refuses.
pub async fn get_one(key: &str) -> Result<Option<String>, BrowserError> {
    let key = JsValue::from_str(key);
    let items = local_get(&key).await.map_err(storage_error)?;
    let value = Reflect::get(&items, &key).map_err(storage_error)?;
    Ok(value.as_string())
}

/// Reads everything.
///
/// # Errors
/// [`BrowserError::Storage`] when the browser refuses.
pub async fn get_all() -> Result<BTreeMap<String, String>, BrowserError> {
    let items = local_get(&JsValue::NULL).await.map_err(storage_error)?;
    Ok(entries(&items))
}

/// How many bytes everything takes.
///
/// # Errors
/// [`BrowserError::Storage`] when the browser does not say.
pub async fn bytes_in_use() -> Result<u64, BrowserError> {
    let bytes = local_bytes_in_use(&JsValue::NULL)
        .await
        .map_err(storage_error)?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a count of bytes is whole and not below none"
    )]
    let bytes = bytes.as_f64().unwrap_or_default() as u64;
    Ok(bytes)
}

/// Writes these values in one call; when it returns, the browser has them.
///
/// # Errors
/// [`BrowserError::Storage`] when the browser refuses, for example because the disk is full.
pub async fn set(values: &BTreeMap<String, String>) -> Result<(), BrowserError> {
    if values.is_empty() {
        return Ok(());
    }
    let items = Object::new();
    for (key, value) in values {
        Reflect::set(&items, &key.into(), &value.into()).map_err(storage_error)?;
    }
    local_set(&items).await.map_err(storage_error).map(drop)
}

/// Removes these keys.
///
/// # Errors
/// [`BrowserError::Storage`] when the browser refuses.
pub async fn remove(keys: &[String]) -> Result<(), BrowserError> {
    if keys.is_empty() {
        return Ok(());
    }
    let names: Array = keys.iter().map(|key| JsValue::from_str(key)).collect();
    local_remove(&names).await.map_err(storage_error).map(drop)
}

pub(super) fn entries(items: &JsValue) -> BTreeMap<String, String> {
    let Some(items) = items.dyn_ref::<Object>() else {
        return BTreeMap::new();
    };
    Object::entries(items)
        .iter()
        .filter_map(|entry| {
            let entry = Array::from(&entry);
            let value = entry.get(1);
            let text = value.as_string().or_else(|| {
                js_sys::JSON::stringify(&value)
                    .ok()
                    .and_then(|json| json.as_string())
            })?;
            Some((entry.get(0).as_string()?, text))
        })
        .collect()
}
