//! Files that the extension makes for the agent to save, and those that the agent gives it.

use js_sys::{Array, Uint8Array};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Url};

use super::error::{BrowserError, storage_error};

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
        Self::of(text, "application/json")
    }

    /// A table with this text.
    ///
    /// # Errors
    /// [`BrowserError::Storage`] when the browser has no room for it.
    pub fn csv(text: &str) -> Result<Self, BrowserError> {
        Self::of(text, "text/csv;charset=utf-8")
    }

    fn of(text: &str, media_type: &str) -> Result<Self, BrowserError> {
        let refused = storage_error;
        let kind = BlobPropertyBag::new();
        kind.set_type(media_type);
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

/// The bytes of a file that the agent chose, or `None` where it holds more than `largest` of them.
///
/// # Errors
/// [`BrowserError::Storage`] when the browser can't read it.
pub async fn bytes(file: &Blob, largest: usize) -> Result<Option<Vec<u8>>, BrowserError> {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a limit of some megabytes is exact"
    )]
    if file.size() > largest as f64 {
        return Ok(None);
    }
    let buffer = JsFuture::from(file.array_buffer())
        .await
        .map_err(storage_error)?;
    Ok(Some(Uint8Array::new(&buffer).to_vec()))
}

impl Drop for MemoryFile {
    fn drop(&mut self) {
        // Fails for addresses that were never made, which this one was.
        drop(Url::revoke_object_url(&self.address));
    }
}
