//! `cargo xtask run`: the real x.com in a visible browser, with the extension loaded.

use std::{
    env, fs,
    path::Path,
    process::{Command, ExitCode},
};

use anyhow::{Context, Result, bail};

use crate::{browsers, build, bundle, manifest::Target, package, paths, process};

/// The page that is opened.
const ADDRESS: &str = "https://x.com/home";

/// What a Firefox profile must allow so that the extension, which no store has signed, is loaded.
const FIREFOX_PREFERENCES: &str = "user_pref(\"xpinstall.signatures.required\", false);\n\
    user_pref(\"extensions.autoDisableScopes\", 0);\n\
    user_pref(\"extensions.enabledScopes\", 5);\n";

/// Builds, opens the browser, and returns when it is closed. The profile stays in the cache, so that
/// one signs in once.
///
/// # Errors
/// Where there is no display, or the browser is missing and can't be installed.
pub fn command(browser: Target) -> Result<ExitCode> {
    if !has_display() {
        bail!("there is no display to open a browser on: set DISPLAY, or see `cargo xtask demo`");
    }
    browsers::browser(browser)?;
    let extension = build::extension(browser)?;
    let profile = paths::cache()?.join("profiles").join(browser.name());
    fs::create_dir_all(&profile)
        .with_context(|| format!("can't make the profile {}", profile.display()))?;
    process::run(&mut match browser {
        Target::Chrome => chromium(&profile, &extension),
        Target::Firefox => firefox(&profile, &extension)?,
    })?;
    Ok(ExitCode::SUCCESS)
}

/// Whether a window can be shown.
pub fn has_display() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()))
}

fn chromium(profile: &Path, extension: &Path) -> Command {
    let mut command = Command::new("chromium");
    command
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg(format!("--load-extension={}", extension.display()))
        .args(["--no-first-run", "--no-default-browser-check"]);
    if crate::setup::is_root() {
        command.arg("--no-sandbox");
    }
    command.arg(ADDRESS);
    command
}

fn firefox(profile: &Path, extension: &Path) -> Result<Command> {
    let id = extension_id(extension)?;
    let extensions = profile.join("extensions");
    fs::create_dir_all(&extensions)?;
    let archive = package::zipped(&bundle::read(extension)?)?;
    fs::write(extensions.join(format!("{id}.xpi")), archive)?;
    fs::write(profile.join("user.js"), FIREFOX_PREFERENCES)?;
    let mut command = Command::new("firefox-esr");
    command
        .arg("--no-remote")
        .arg("--profile")
        .arg(profile)
        .arg(ADDRESS);
    Ok(command)
}

fn extension_id(extension: &Path) -> Result<String> {
    let source = fs::read_to_string(extension.join("manifest.json"))?;
    let manifest = crate::manifest::parse(&source)?;
    let id = serde_json::Value::Object(manifest)
        .pointer("/browser_specific_settings/gecko/id")
        .and_then(|id| id.as_str().map(str::to_owned));
    id.context("the manifest names no id for Firefox")
}
