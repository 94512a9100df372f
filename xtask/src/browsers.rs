//! The browsers and their drivers, and the fonts without which their pictures can't be read.

use std::{path::PathBuf, process::Command};

use anyhow::{Context, Result};
use tokio::runtime::{Builder, Runtime};

use crate::{manifest::Target, paths, process, setup, toolchain::Toolchain};

/// The version of geckodriver that is compiled where none is installed yet.
const GECKODRIVER: &str = "0.37.1";

/// Makes sure that a browser is installed, and fonts for it.
///
/// # Errors
/// One line that says what is missing and how it is installed.
pub fn browser(target: Target) -> Result<()> {
    fonts();
    match target {
        Target::Chrome => setup::programs(&["chromium"], &["chromium"], "Chromium"),
        Target::Firefox => setup::programs(&["firefox-esr"], &["firefox-esr"], "Firefox"),
    }
}

/// Makes sure that a browser and its driver are installed; gives the driver's place.
///
/// # Errors
/// As [`browser`].
pub fn driver(target: Target) -> Result<PathBuf> {
    browser(target)?;
    match target {
        Target::Chrome => {
            setup::programs(&["chromedriver"], &["chromium-driver"], "driving Chromium")?;
            process::find("chromedriver").context("chromedriver is not in the PATH")
        }
        Target::Firefox => geckodriver(),
    }
}

/// What drives the browsers' conversation.
///
/// # Errors
/// When the system gives no resources for it.
pub fn runtime() -> Result<Runtime> {
    Builder::new_current_thread()
        .enable_all()
        .build()
        .context("can't drive a browser")
}

/// Emoji and Chinese, Japanese and Korean characters. A machine without them still works.
fn fonts() {
    if let Err(error) = setup::debian_packages(
        &["fonts-noto-color-emoji", "fonts-noto-cjk"],
        "legible pictures of pages",
    ) {
        setup::announce(&format!("{error:#}"));
    }
}

/// geckodriver is in no Debian release that we know of: it is compiled once per machine.
fn geckodriver() -> Result<PathBuf> {
    let tools = paths::cache()?.join("tools");
    let driver = tools.join("bin/geckodriver");
    let version = process::output(Command::new(&driver).arg("--version")).unwrap_or_default();
    if version.starts_with(&format!("geckodriver {GECKODRIVER}")) {
        return Ok(driver);
    }
    setup::announce(&format!(
        "compiling geckodriver {GECKODRIVER}, once (about five minutes)"
    ));
    process::run(
        Toolchain::native()
            .cargo("install")
            .args(["--quiet", "--locked", "--version", GECKODRIVER, "--root"])
            .arg(&tools)
            .arg("geckodriver"),
    )?;
    Ok(driver)
}
