//! Tools and pages that come from npm, each folder pinned by its own lock file.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::{paths, process, setup};

/// The folder of one of the task runner's own npm tools, installed.
///
/// # Errors
/// When npm is missing and can't be installed, or the installation fails.
pub fn tool(name: &str) -> Result<PathBuf> {
    let folder = paths::root()?.join("xtask/tools").join(name);
    install(&folder)?;
    Ok(folder)
}

/// Installs what a folder's lock file names, unless that very lock file was installed before.
///
/// # Errors
/// As [`tool`].
pub fn install(folder: &Path) -> Result<()> {
    let lock = folder.join("package-lock.json");
    let wanted = stamp(&fs::read(&lock).with_context(|| format!("can't read {}", lock.display()))?);
    let stamp_file = folder.join("node_modules/.careline-stamp");
    let _lock = paths::lock(&paths::target()?.join("npm.lock"))?;
    if fs::read_to_string(&stamp_file).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    setup::announce(&format!("npm ci in {}", folder.display()));
    process::run(
        npm()?
            .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
            .current_dir(folder),
    )?;
    fs::write(&stamp_file, wanted).with_context(|| format!("can't write {}", stamp_file.display()))
}

/// npm, to be run with further arguments.
///
/// # Errors
/// When it is missing and can't be installed.
pub fn npm() -> Result<Command> {
    setup::programs(
        &["node", "npm"],
        &["nodejs", "npm"],
        "the part that comes from npm",
    )?;
    let mut command = Command::new("npm");
    command
        .stdin(Stdio::null())
        .env("npm_config_update_notifier", "false");
    Ok(command)
}

fn stamp(lock: &[u8]) -> String {
    Sha256::digest(lock)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::stamp;

    #[test]
    fn a_changed_lock_file_has_another_stamp() {
        assert_eq!(stamp(b"a"), stamp(b"a"));
        assert_ne!(stamp(b"a"), stamp(b"b"));
        assert_eq!(stamp(b"a").len(), 64);
    }
}
