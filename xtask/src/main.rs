//! One entry for everything that is done with the project: `cargo xtask <command>`.

mod bench;
mod browsers;
mod build;
mod bundle;
mod clock;
mod demo;
mod glue;
mod lab;
mod manifest;
mod names;
mod npm;
mod package;
mod paths;
mod policies;
mod process;
mod read;
mod replica;
mod report;
mod run;
mod selectors;
mod setup;
mod soak;
mod tally;
mod targets;
mod test;
#[cfg(test)]
#[path = "../../tests/support/desk.rs"]
mod test_desk;
mod ticket;
mod toolchain;

use std::{path::PathBuf, process::ExitCode};

// The tables of selectors name it as the crate they are a part of does.
use careline::desk;
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
    /// Show the extension on a replica of X's page; play the main job where there is no display
    Demo {
        /// The browser to show it in
        #[arg(long, default_value = "chrome")]
        browser: Target,
    },
    /// Print the posts that the extension reads on saved pages of X, one JSON object per line
    Read {
        /// The browser to read in
        #[arg(long, default_value = "chrome")]
        browser: Target,
        #[command(flatten)]
        addresses: read::Addresses,
        /// The saved pages
        #[arg(required = true, value_name = "PAGE.html")]
        pages: Vec<PathBuf>,
    },
    /// Print Zendesk's SLA policies as this desk's, and what could not be carried over, one JSON object
    /// per line
    Policies {
        /// Zendesk's policies, as its API gives them
        export: PathBuf,
    },
    /// Print the table by which pages of X are read, with how often each cue stands on each saved page
    Selectors,
    /// Open the real x.com with the extension, in a profile of its own
    Run {
        /// The browser to open
        #[arg(long, default_value = "chrome")]
        browser: Target,
    },
    /// Run every check of the project
    Test {
        /// Run these sections alone
        #[arg(long, value_enum, value_delimiter = ',')]
        only: Vec<test::Section>,
        /// Go on after a section that failed
        #[arg(long)]
        keep_going: bool,
    },
    /// Try at length what `test` tries briefly
    Soak {
        /// Try these parts alone
        #[arg(long, value_enum, value_delimiter = ',')]
        only: Vec<soak::Part>,
        /// How often each change of a page is tried with other nodes
        #[arg(long, default_value_t = 20)]
        seeds: u32,
    },
    /// Measure what the extension costs, and write it to target/bench.json
    Bench {
        /// Measure only detection and triage in WebAssembly, and print it
        #[arg(long)]
        detection: bool,
        /// Measure only the page of reports over 100,000 tickets, and print it
        #[arg(long, conflicts_with = "detection")]
        reports: bool,
    },
    /// Print when business time is due or how much has elapsed, one JSON object per line
    Clock {
        /// The questions with their calendars, one JSON object per line
        vectors: PathBuf,
    },
    /// Print which posts concern which brand and whether they owe an answer, one JSON object per line
    Triage {
        /// Triage also the posts that concern none of the brands
        #[arg(long)]
        assume_mention: bool,
        /// The brands, as a JSON list
        #[arg(long, required_unless_present = "assume_mention")]
        brands: Option<PathBuf>,
        /// The posts, one JSON object per line
        posts: PathBuf,
    },
    /// Print how well triage decides, on posts that it has not learnt from
    Evaluate {
        /// Also list the written posts that were decided wrongly
        #[arg(long)]
        wrong: bool,
    },
    /// Print how each ticket of an exported log stands, one JSON object per line
    Ticket {
        /// The moment to show, such as 2026-11-22T12:00:00Z
        #[arg(long, value_name = "TIME")]
        now: String,
        /// What the options' "Export everything" wrote
        export: PathBuf,
    },
    /// Print every figure of an exported log with its definition, and whether the log still is what was
    /// written, one JSON object per line
    Report {
        #[command(flatten)]
        asked: report::Arguments,
        /// What the options' "Export everything" wrote
        export: PathBuf,
    },
    /// Train the weights of triage that ship
    Train,
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
        Command::Demo { browser } => demo::command(browser),
        Command::Read {
            browser,
            addresses,
            pages,
        } => read::command(browser, &addresses, &pages),
        Command::Policies { export } => policies::command(&export),
        Command::Run { browser } => run::command(browser),
        Command::Test { only, keep_going } => test::command(&only, keep_going),
        Command::Bench {
            detection: true, ..
        } => bench::detection(),
        Command::Bench { reports: true, .. } => bench::reports(),
        Command::Bench { .. } => bench::command(),
        Command::Soak { only, seeds } => soak::command(&only, seeds),
        Command::Clock { vectors } => clock::command(&vectors),
        Command::Triage {
            assume_mention,
            brands,
            posts,
        } => lab::triage::command(brands.as_deref(), &posts, assume_mention),
        Command::Evaluate { wrong } => lab::evaluate::command(wrong),
        Command::Selectors => selectors::selectors().map(|()| ExitCode::SUCCESS),
        Command::Ticket { now, export } => ticket::command(&now, &export),
        Command::Report { asked, export } => report::command(&asked, &export),
        Command::Train => lab::train::command(),
        Command::Package { allow_dirty } => package::command(allow_dirty),
    };
    match outcome {
        Ok(code) => code,
        Err(error) => {
            let text = format!("{error:#}");
            eprintln!("error: {}", text.lines().next().unwrap_or_default());
            ExitCode::FAILURE
        }
    }
}
