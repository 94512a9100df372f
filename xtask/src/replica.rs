//! The replica of X's page in `tests/site`, built and ready to be served.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::{npm, paths, process, setup};

/// The folder of the built replica; built now unless it was built from the very same sources.
///
/// # Errors
/// When npm is missing and can't be installed, or the build fails.
pub fn built() -> Result<PathBuf> {
    let site = paths::root()?.join("tests/site");
    npm::install(&site)?;
    let _lock = paths::lock(&paths::target()?.join("replica.lock"))?;
    let dist = site.join("dist");
    let stamp = dist.join(".careline-stamp");
    let wanted = digest(&site)?;
    if fs::read_to_string(&stamp).is_ok_and(|found| found == wanted) {
        return Ok(dist);
    }
    setup::announce("building the replica of X's page");
    process::run(
        npm::npm()?
            .args(["run", "--silent", "build"])
            .current_dir(&site),
    )?;
    fs::write(&stamp, wanted).with_context(|| format!("can't write {}", stamp.display()))?;
    Ok(dist)
}

/// A digest of the replica's sources, their names included.
fn digest(site: &Path) -> Result<String> {
    let mut digest = Sha256::new();
    for path in paths::files_below_except(site, &["node_modules", "dist"])? {
        let bytes = fs::read(site.join(&path)).with_context(|| format!("can't read {path}"))?;
        digest.update(path.as_bytes());
        digest.update(bytes.len().to_le_bytes());
        digest.update(bytes);
    }
    Ok(digest
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect())
}
