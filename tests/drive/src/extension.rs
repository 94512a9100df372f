//! The unpacked extension as a browser knows it: its id, and the address of its pages.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::{Browser, DriveError};

/// The host of the extension's own pages in a driven Firefox, which makes one up if none is set.
pub(crate) const FIREFOX_UUID: &str = "2d5a1c1e-6f0b-4c39-9a55-0c4b1f7a7e11";

/// The extension's directory, as the browser will name it.
pub(crate) fn directory(given: &Path) -> Result<PathBuf, DriveError> {
    let missing = || DriveError::NoExtension(given.to_path_buf());
    let directory = given.canonicalize().map_err(|_| missing())?;
    if !directory.join("manifest.json").is_file() {
        return Err(missing());
    }
    Ok(directory)
}

/// The address of one of the extension's own pages.
pub(crate) fn page(browser: Browser, directory: &Path, name: &str) -> String {
    match browser {
        Browser::Chromium => format!("chrome-extension://{}/{name}", chromium_id(directory)),
        Browser::Firefox => format!("moz-extension://{FIREFOX_UUID}/{name}"),
    }
}

/// The id in the manifest for Firefox.
pub(crate) fn firefox_id(directory: &Path) -> Result<String, DriveError> {
    let missing = || DriveError::NoExtension(directory.to_path_buf());
    let source = fs::read(directory.join("manifest.json")).map_err(|_| missing())?;
    let manifest: Value = serde_json::from_slice(&source).map_err(|_| missing())?;
    let id = manifest
        .pointer("/browser_specific_settings/gecko/id")
        .and_then(Value::as_str);
    id.map(str::to_owned).ok_or_else(missing)
}

/// Chromium names an unpacked extension after its path: the first half of the path's digest, written
/// in the letters a to p.
fn chromium_id(directory: &Path) -> String {
    let digest = Sha256::digest(directory.as_os_str().as_encoded_bytes());
    let letter = |half: u8| char::from(b'a' + half);
    digest
        .iter()
        .take(16)
        .flat_map(|byte| [letter(byte >> 4), letter(byte & 15)])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chromiums_id_has_32_letters() {
        let id = chromium_id(Path::new("/a/b"));
        assert_eq!(id.len(), 32);
        assert!(id.chars().all(|letter| ('a'..='p').contains(&letter)));
        assert_ne!(id, chromium_id(Path::new("/a/c")));
    }
}
