//! One entry for everything that is done with the project: `cargo xtask <command>`.

mod browsers;
mod build;
mod bundle;
mod glue;
mod manifest;
mod npm;
mod package;
mod paths;
mod process;
mod run;
mod setup;
mod toolchain;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::manifest::Target;

/// Everything that is done with the project. Each command installs what it needs first.
#[derive(Parser)]
#[command(name = "cargo xtask", disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the extension into dist/chrome and dist/firefox
    Build {
        /// Build for this browser alone
        #[arg(long)]
        browser: Option<Target>,
        /// Also build dist/test-chrome and dist/test-firefox, with the scripts of
        /// tests/browser/spies loaded before everything else
        #[arg(long)]
        test: bool,
    },
    /// Open the real x.com with the extension, in a profile of its own
    Run {
        /// The browser to open
        #[arg(long, default_value = "chrome")]
        browser: Target,
    },
    /// Write the two store archives, and the source archive from which they can be rebuilt
    Package {
        /// Package although the source archive will lack what is not committed
        #[arg(long)]
        allow_dirty: bool,
    },
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Build { browser, test } => build::command(browser, test),
        Command::Run { browser } => run::command(browser),
        Command::Package { allow_dirty } => package::command(allow_dirty),
    };
    match outcome {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
