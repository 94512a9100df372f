//! Files that the extension makes for the agent to save.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, Url};

use super::error::{BrowserError, words};

/// A file in the browser's memory, freed when this is dropped.
pub struct MemoryFile {
    address: String,
    size: u64,
}

impl MemoryFile {
    /// A JSON file with this text.
    ///
    /// # Errors
    /// [`BrowserError::Storage`] when the browser has no room for it.
    pub fn json(text: &str) -> Result<Self, BrowserError> {
        let refused = |error: JsValue| BrowserError::Storage(words(&error));
        let kind = BlobPropertyBag::new();
        kind.set_type("application/json");
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind)
            .map_err(refused)?;
        Ok(Self {
            address: Url::create_object_url_with_blob(&blob).map_err(refused)?,
            size: text.len() as u64,
        })
    }

    /// The address from which it can be saved.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Its size in bytes.
    pub const fn size(&self) -> u64 {
        self.size
    }
}

impl Drop for MemoryFile {
    fn drop(&mut self) {
        // Fails for addresses that were never made, which this one was.
        drop(Url::revoke_object_url(&self.address));
    }
}
