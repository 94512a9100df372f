//! Randomness, drawn in one place.

use wasm_bindgen::prelude::*;

use super::error::{BrowserError, storage_error};
use crate::desk::digest::Salt;
use crate::desk::event::DeviceId;
use crate::desk::state::Identity;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = crypto, js_name = getRandomValues, catch)]
    fn get_random_values(into: &mut [u8]) -> Result<JsValue, JsValue>;
}

/// An identity that no other copy of the extension has.
///
/// # Errors
/// [`BrowserError::Storage`] when the browser gives no randomness.
pub fn identity() -> Result<Identity, BrowserError> {
    Ok(Identity {
        device: DeviceId(text(6)?),
        salt: Salt(text(16)?),
    })
}

fn text(bytes: usize) -> Result<String, BrowserError> {
    let mut drawn = vec![0; bytes];
    get_random_values(&mut drawn).map_err(storage_error)?;
    Ok(drawn.iter().map(|byte| format!("{byte:02x}")).collect())
}
