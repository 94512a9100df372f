//! Where things lie: the workspace, what is built from it, and the user's cache.

use std::{
    env,
    fs::{self, File},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

/// The workspace's directory.
///
/// # Errors
/// None in practice: the task runner lies in the workspace.
pub fn root() -> Result<PathBuf> {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map(Path::to_path_buf)
        .context("the task runner does not lie inside its workspace")
}

/// Where the extension is assembled: `dist/` in the workspace.
///
/// # Errors
/// As [`root`].
pub fn dist() -> Result<PathBuf> {
    Ok(root()?.join("dist"))
}

/// What the task runner builds and does not keep: `target/` in the workspace.
///
/// # Errors
/// As [`root`].
pub fn target() -> Result<PathBuf> {
    Ok(root()?.join("target"))
}

/// Where the extension's own compilation goes. It is apart from cargo's default target directory
/// because its compiler may be another one.
///
/// # Errors
/// As [`root`].
pub fn extension_target() -> Result<PathBuf> {
    Ok(target()?.join("extension"))
}

/// The project's part of the user's cache: what is set up once for all checkouts.
///
/// # Errors
/// When neither `XDG_CACHE_HOME` nor `HOME` is set, or the directory can't be made.
pub fn cache() -> Result<PathBuf> {
    let base = match env::var_os("XDG_CACHE_HOME").filter(|value| !value.is_empty()) {
        Some(directory) => PathBuf::from(directory),
        None => {
            PathBuf::from(env::var_os("HOME").context("HOME is not set: set it")?).join(".cache")
        }
    };
    let directory = base.join("careline");
    fs::create_dir_all(&directory)
        .with_context(|| format!("can't make the cache directory {}", directory.display()))?;
    Ok(directory)
}

/// The compiler's flag that names downloaded crates `/crates` in place of where this machine keeps
/// them; none where that is unknown.
pub fn remapped_crates() -> Option<String> {
    let home = match env::var_os("CARGO_HOME").filter(|value| !value.is_empty()) {
        Some(directory) => PathBuf::from(directory),
        None => PathBuf::from(env::var_os("HOME")?).join(".cargo"),
    };
    Some(format!(
        "--remap-path-prefix={}/registry/src=/crates",
        home.display()
    ))
}

/// Holds everyone else off what a lock file stands for, until the file is dropped: two commands may run
/// at the same time, and both install and build.
///
/// # Errors
/// When the file can't be made.
pub fn lock(file: &Path) -> Result<File> {
    let failed = || format!("can't lock {}", file.display());
    if let Some(parent) = file.parent() {
        fs::create_dir_all(parent).with_context(failed)?;
    }
    let lock = File::create(file).with_context(failed)?;
    lock.lock().with_context(failed)?;
    Ok(lock)
}

/// All files below a directory, as paths relative to it with `/` between the parts, sorted.
///
/// # Errors
/// When a directory can't be listed.
pub fn files_below(directory: &Path) -> Result<Vec<String>> {
    files_below_except(directory, &[])
}

/// The same, but for what lies in the directory's folders of these names.
///
/// # Errors
/// As [`files_below`].
pub fn files_below_except(directory: &Path, folders: &[&str]) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut open = vec![String::new()];
    while let Some(relative) = open.pop() {
        let here = directory.join(&relative);
        let entries =
            fs::read_dir(&here).with_context(|| format!("can't list {}", here.display()))?;
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = if relative.is_empty() {
                name
            } else {
                format!("{relative}/{name}")
            };
            if entry.file_type()?.is_dir() {
                if !folders.contains(&path.as_str()) {
                    open.push(path);
                }
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}
