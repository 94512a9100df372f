//! `cargo xtask test`: every check of the project, in sections.

use std::{
    env,
    process::{Command, ExitCode},
    time::Instant,
};

use anyhow::{Result, bail};

use crate::{
    browsers, build, manifest::Target, npm, paths, process, replica, tally::Tally,
    targets::Targets, toolchain::Toolchain,
};

/// The most that the content script's module may weigh, in bytes: every open tab of X holds a copy.
const CONTENT_RAW: usize = 320_000;
/// The same, compressed by gzip. The goal is 110,000; until it is reached, this keeps what is reached
/// from being lost.
const CONTENT_GZIP: usize = 146_500;

const WASM: &str = "wasm32-unknown-unknown";

/// What is left out when the variable `CARELINE_SHARED` names no folder.
const SHARED: &str = "CARELINE_SHARED";

/// A section of the checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Section {
    /// rustfmt finds nothing to change
    Format,
    /// Clippy has nothing to say, natively and for WebAssembly
    Lints,
    /// The workspace's own tests, and the examples in its documentation
    Native,
    /// Tests of WebAssembly inside both browsers
    Wasm,
    /// The driver that the browser tests stand on, with both browsers
    Drive,
    /// The extension builds, also with the tests' spies
    Build,
    /// The end-to-end tests in Chromium
    Chromium,
    /// The end-to-end tests in Firefox
    Firefox,
    /// web-ext finds no errors and no warnings
    Lint,
    /// The modules are no larger than their budgets
    Size,
}

impl Section {
    const ALL: [Self; 10] = [
        Self::Format,
        Self::Lints,
        Self::Native,
        Self::Wasm,
        Self::Drive,
        Self::Build,
        Self::Chromium,
        Self::Firefox,
        Self::Lint,
        Self::Size,
    ];

    const fn title(self) -> &'static str {
        match self {
            Self::Format => "Format",
            Self::Lints => "Lints",
            Self::Native => "Native tests",
            Self::Wasm => "WebAssembly tests in both browsers",
            Self::Drive => "Browser driver",
            Self::Build => "Build",
            Self::Chromium => "End to end in Chromium",
            Self::Firefox => "End to end in Firefox",
            Self::Lint => "web-ext lint",
            Self::Size => "Size budgets",
        }
    }

    fn run(self) -> Result<Tally> {
        match self {
            Self::Format => format(),
            Self::Lints => lints(),
            Self::Native => native(),
            Self::Wasm => wasm(),
            Self::Drive => drive(),
            Self::Build => built(),
            Self::Chromium => end_to_end(Target::Chrome),
            Self::Firefox => end_to_end(Target::Firefox),
            Self::Lint => lint(),
            Self::Size => size(),
        }
    }
}

/// Runs the sections in their order; stops after the first that fails unless told to go on. The last
/// line on standard output counts what passed, failed and was skipped.
///
/// # Errors
/// When the workspace's tests can't be listed.
pub fn command(only: &[Section], keep_going: bool) -> Result<ExitCode> {
    let mut sum = Tally::default();
    let mut failures = Vec::new();
    for section in Section::ALL {
        if !only.is_empty() && !only.contains(&section) {
            continue;
        }
        eprintln!("\n== {}", section.title());
        let start = Instant::now();
        let tally = section.run().unwrap_or_else(|error| {
            eprintln!("error: {error:#}");
            Tally::FAILED
        });
        eprintln!(
            "== {}: {tally}, {:.1} s",
            section.title(),
            start.elapsed().as_secs_f64()
        );
        sum += tally;
        if tally.failed > 0 {
            failures.push(section.title());
            if !keep_going {
                break;
            }
        }
    }
    if env::var_os(SHARED).is_none() {
        eprintln!("\nskipped: whatever needs the saved pages and data sets ({SHARED} is not set)");
    }
    if !failures.is_empty() {
        eprintln!("\nfailed: {}", failures.join(", "));
    }
    println!("{sum}");
    Ok(if failures.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn format() -> Result<Tally> {
    let toolchain = Toolchain::with_subcommand("fmt")?;
    check(toolchain.cargo("fmt").args(["--all", "--check"]))
}

fn lints() -> Result<Tally> {
    let native = Toolchain::with_subcommand("clippy")?;
    let mut tally = check(
        native
            .cargo("clippy")
            .args(["--quiet", "--workspace", "--all-targets"])
            .args(DENY_WARNINGS),
    )?;
    let targets = Targets::of_workspace()?;
    tally += check(
        Toolchain::for_wasm()?
            .cargo("clippy")
            .args([
                "--quiet",
                "--package",
                "careline",
                "--lib",
                "--bins",
                "--target",
                WASM,
                // The tests of the overlay look into its shadow roots.
                "--features",
                "open-shadow",
            ])
            .args(named("--test", &targets.wasm_tests))
            .args(DENY_WARNINGS)
            .env("CARGO_TARGET_DIR", paths::extension_target()?),
    )?;
    Ok(tally)
}

const DENY_WARNINGS: [&str; 3] = ["--", "-D", "warnings"];

fn native() -> Result<Tally> {
    let targets = Targets::of_workspace()?;
    let mut tally = tests(
        Toolchain::native()
            .cargo("test")
            .args(["--quiet", "--workspace", "--lib", "--bins"])
            .args(named("--test", &targets.native_tests))
            .args(["--no-fail-fast", "--", "--show-output"]),
    )?;
    tally += tests(
        Toolchain::native()
            .cargo("test")
            .args(["--quiet", "--workspace", "--doc"]),
    )?;
    Ok(tally)
}

fn wasm() -> Result<Tally> {
    let targets = Targets::of_workspace()?;
    if targets.wasm_tests.is_empty() {
        return Ok(Tally::skipped("there is no test named web_…"));
    }
    process::run(Toolchain::native().cargo("build").args([
        "--quiet",
        "--package",
        "careline-test-runner",
    ]))?;
    let runner = paths::target()?.join("debug/careline-test-runner");
    let mut tally = Tally::default();
    for target in Target::ALL {
        let driver = browsers::driver(target)?;
        let variable = match target {
            Target::Chrome => "CHROMEDRIVER",
            Target::Firefox => "GECKODRIVER",
        };
        eprintln!("-- in {target}");
        tally += tests(
            Toolchain::for_wasm()?
                .cargo("test")
                // The runner takes no `--quiet` from cargo.
                .args(["--package", "careline", "--target", WASM])
                .args(["--features", "open-shadow"])
                .args(named("--test", &targets.wasm_tests))
                .env("CARGO_TARGET_DIR", paths::extension_target()?)
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", &runner)
                // The panel's types have such long names that what describes them to debuggers is
                // ten times its code, more than a browser loads in time.
                .env("CARGO_PROFILE_DEV_DEBUG", "0")
                .env_remove("CHROMEDRIVER")
                .env_remove("GECKODRIVER")
                .env(variable, driver),
        )?;
    }
    Ok(tally)
}

fn drive() -> Result<Tally> {
    let targets = Targets::of_workspace()?;
    tests(
        with_drivers(&mut Toolchain::native().cargo("test"))?
            .args(["--quiet", "--package", "careline-drive"])
            .args(named("--test", &targets.drive_tests))
            .args(["--", "--test-threads=1", "--show-output"]),
    )
}

fn built() -> Result<Tally> {
    replica::built()?;
    let compiled = build::compile()?;
    for target in Target::ALL {
        build::write(&compiled, target)?;
        build::write_with_spies(&compiled, target)?;
    }
    Ok(Tally::PASSED)
}

fn end_to_end(target: Target) -> Result<Tally> {
    let targets = Targets::of_workspace()?;
    if targets.browser_tests.is_empty() {
        return Ok(Tally::skipped("there is no end-to-end test"));
    }
    built()?;
    tests(
        with_drivers(&mut Toolchain::native().cargo("test"))?
            .args(["--quiet", "--package", "careline"])
            .args(named("--test", &targets.browser_tests))
            .args(["--", "--test-threads=1", "--show-output"])
            .env("CARELINE_BROWSER", target.browser().name()),
    )
}

/// Plays the long stories whose names hold this, which [`end_to_end`] leaves out.
///
/// # Errors
/// When something can't be built.
pub fn long_story(named: &str, target: Target) -> Result<Tally> {
    built()?;
    tests(
        with_drivers(&mut Toolchain::native().cargo("test"))?
            .args(["--quiet", "--package", "careline", "--test", "browser"])
            .args([named, "--", "--ignored", "--show-output"])
            .env("CARELINE_BROWSER", target.browser().name()),
    )
}

/// Plays the stories whose names hold this in a browser, as long as a variable says.
///
/// # Errors
/// When something can't be built.
pub fn long_form(target: Target, named: &str, variable: &str, length: u32) -> Result<Tally> {
    built()?;
    tests(
        with_drivers(&mut Toolchain::native().cargo("test"))?
            .args(["--quiet", "--package", "careline", "--test", "browser"])
            .args([named, "--", "--show-output"])
            .env("CARELINE_BROWSER", target.browser().name())
            .env(variable, length.to_string()),
    )
}

fn lint() -> Result<Tally> {
    let extension = build::extension(Target::Firefox)?;
    let program = npm::tool("web-ext")?.join("node_modules/.bin/web-ext");
    check(
        Command::new(program)
            .args([
                "lint",
                "--warnings-as-errors",
                "--boring",
                "--no-config-discovery",
                "--source-dir",
            ])
            .arg(extension),
    )
}

fn size() -> Result<Tally> {
    let mut tally = Tally::default();
    for size in build::sizes(&build::compile()?)? {
        eprintln!("{size}");
        if size.name != "content.wasm" {
            continue;
        }
        for (kind, bytes, budget) in [
            ("raw", size.raw, CONTENT_RAW),
            ("gzip", size.gzip, CONTENT_GZIP),
        ] {
            if bytes <= budget {
                tally += Tally::PASSED;
            } else {
                eprintln!(
                    "{} has {bytes} bytes {kind}, {budget} are allowed",
                    size.name
                );
                tally += Tally::FAILED;
            }
        }
    }
    Ok(tally)
}

/// Runs one check that passes or fails as a whole.
fn check(command: &mut Command) -> Result<Tally> {
    let (status, _) = process::watched(command.current_dir(paths::root()?))?;
    Ok(if status.success() {
        Tally::PASSED
    } else {
        Tally::FAILED
    })
}

/// Runs tests that count themselves.
///
/// # Errors
/// When they don't come to their end.
pub fn tests(command: &mut Command) -> Result<Tally> {
    let (status, text) = process::watched(command.current_dir(paths::root()?))?;
    let tally = Tally::of_output(&text);
    if !status.success() && tally.failed == 0 {
        bail!("the tests did not come to their end ({status})");
    }
    Ok(tally)
}

fn with_drivers(command: &mut Command) -> Result<&mut Command> {
    let chromium = browsers::driver(Target::Chrome)?;
    let firefox = browsers::driver(Target::Firefox)?;
    let axe = npm::tool("axe")?.join("node_modules/axe-core/axe.min.js");
    Ok(command
        .env("CARELINE_AXE", axe)
        .env("CHROMEDRIVER", chromium)
        .env("GECKODRIVER", firefox))
}

fn named<'a>(option: &'a str, names: &'a [String]) -> impl Iterator<Item = &'a str> {
    names.iter().flat_map(move |name| [option, name.as_str()])
}
