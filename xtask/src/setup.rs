//! Installing what is missing: by Debian's package manager where we may, else by saying so.

use std::{
    process::{Command, Stdio},
    sync::atomic::{AtomicBool, Ordering},
};

use anyhow::{Result, bail};

use crate::process;

/// Says on standard error what is being done, for whatever takes longer than a moment.
pub fn announce(what: &str) {
    eprintln!("careline: {what}");
}

/// Makes sure that Debian packages are installed; installs the missing ones when run as root.
///
/// # Errors
/// Where they can't be installed: one line that says by which command they are, or, on a system
/// without apt, what they are needed for.
pub fn debian_packages(packages: &[&str], purpose: &str) -> Result<()> {
    let missing: Vec<&str> = packages
        .iter()
        .copied()
        .filter(|package| !is_installed(package))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    if process::find("apt-get").is_none() {
        bail!("{purpose} needs what Debian calls {list}; install it and run this again");
    }
    if !is_root() {
        bail!("{purpose} needs packages; install them with: sudo apt-get install {list}");
    }
    announce(&format!("installing {list} ({purpose})"));
    update_lists_once()?;
    process::run(
        apt()
            .args(["install", "-y", "-qq", "--no-install-recommends"])
            .args(&missing),
    )
}

/// Makes sure that programs can be started by name; installs the packages that hold them if not.
///
/// # Errors
/// As [`debian_packages`].
pub fn programs(programs: &[&str], packages: &[&str], purpose: &str) -> Result<()> {
    if programs
        .iter()
        .all(|program| process::find(program).is_some())
    {
        return Ok(());
    }
    debian_packages(packages, purpose)
}

/// Brings the lists of packages up to date, once in the life of this process: lists of an image
/// that is some weeks old name files that the archive no longer holds.
fn update_lists_once() -> Result<()> {
    static UPDATED: AtomicBool = AtomicBool::new(false);
    if UPDATED.swap(true, Ordering::Relaxed) {
        return Ok(());
    }
    process::run(apt().args(["update", "-qq"]))
}

fn apt() -> Command {
    let mut command = Command::new("apt-get");
    command
        .env("DEBIAN_FRONTEND", "noninteractive")
        .stdin(Stdio::null());
    // Another apt-get at work is waited for, not an error.
    command.args(["-o", "DPkg::Lock::Timeout=600"]);
    command
}

fn is_installed(package: &str) -> bool {
    process::output(Command::new("dpkg-query").args(["-W", "-f=${Status}", package]))
        .is_ok_and(|status| status == "install ok installed")
}

/// Whether packages may be installed, and whether a browser needs to be told that root starts it.
pub fn is_root() -> bool {
    process::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}
