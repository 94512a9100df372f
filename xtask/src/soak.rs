//! `cargo xtask soak`: what `cargo xtask test` tries briefly, at length.

use std::process::ExitCode;

use anyhow::Result;

use crate::{manifest::Target, paths, tally::Tally, test, toolchain::Toolchain};

/// How many random cases a property test tries, and how many steps two devices walk.
const CASES: &str = "PROPTEST_CASES";
const STEPS: &str = "CARELINE_STEPS";

/// What is tried at length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Part {
    /// Pages of X changed as X may, in each browser; how much is still read is printed
    Pages,
    /// Every template in every editor and place, in each browser; what becomes of it is printed
    Composer,
    /// A million of each that comes from outside: texts of strangers, items of the browser's sync,
    /// stored values, messages, imports; nothing breaks, and the cost of a text grows with its length
    /// alone
    Texts,
    /// Ten thousand business times counted minute by minute
    Calendars,
    /// Two devices and what is carried between them, at random for ten thousand steps
    Devices,
    /// Twenty thousand posts scrolled through and 500 pages gone to: memory stays as it was
    Scroll,
    /// A thousand kills of background, tab or browser amid bursts of actions in Chromium, 200 in
    /// Firefox: nothing that was acknowledged is lost
    Kills,
}

impl Part {
    const ALL: [Self; 7] = [
        Self::Pages,
        Self::Composer,
        Self::Texts,
        Self::Calendars,
        Self::Devices,
        Self::Scroll,
        Self::Kills,
    ];

    fn run(self, seeds: u32) -> Result<Tally> {
        match self {
            Self::Pages => {
                let mut tally = Tally::default();
                for target in Target::ALL {
                    tally += test::long_form(target, "mutations", "CARELINE_SEEDS", seeds)?;
                }
                Ok(tally)
            }
            Self::Composer => {
                let mut tally = Tally::default();
                for target in Target::ALL {
                    tally += test::long_story("whole_composer_matrix", target)?;
                }
                Ok(tally)
            }
            Self::Texts => quick_tests(CASES, 1_000_000, &["--lib", "--test", "desk", "fuzz"]),
            Self::Calendars => quick_tests(CASES, 10_000, &["--test", "calendar_walk"]),
            Self::Devices => quick_tests(STEPS, 10_000, &["--test", "desk", "devices_walk"]),
            Self::Kills => {
                let mut tally = Tally::default();
                for (target, kills) in [(Target::Chrome, 1_000), (Target::Firefox, 200)] {
                    tally += test::long_form(target, "kills", "CARELINE_KILLS", kills)?;
                }
                Ok(tally)
            }
            Self::Scroll => test::long_story("scrolled_on_and_on", Target::Chrome),
        }
    }
}

/// Tries these parts at length, or all; pages are changed with this many seeds.
///
/// # Errors
/// When the extension or the tests can't be built.
pub fn command(only: &[Part], seeds: u32) -> Result<ExitCode> {
    let parts = if only.is_empty() { &Part::ALL } else { only };
    let mut code = ExitCode::SUCCESS;
    for part in parts {
        if part.run(seeds)?.failed > 0 {
            code = ExitCode::FAILURE;
        }
    }
    Ok(code)
}

/// Runs native tests, compiled to be quick, with a variable that says how long they are.
fn quick_tests(variable: &str, length: u32, tests: &[&str]) -> Result<Tally> {
    test::tests(
        Toolchain::native()
            .cargo("test")
            .args(["--quiet", "--release", "--package", "careline"])
            .args(tests)
            .args(["--", "--show-output"])
            .env(variable, length.to_string())
            .current_dir(paths::root()?),
    )
}
