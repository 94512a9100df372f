//! `cargo xtask bench`: what the project costs, as one JSON file.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};

use crate::{
    browsers, build, manifest::Target, paths, process, replica, setup, targets::Targets,
    toolchain::Toolchain,
};

/// Runs the native benches by criterion and the measurements in Chromium, and writes
/// `target/bench.json`: machine, versions and date, and then the figures.
///
/// # Errors
/// When a bench fails, or what it measured can't be read.
pub fn command() -> Result<ExitCode> {
    let compiled = build::compile()?;
    let extension = build::write(&compiled, Target::Chrome)?;
    let targets = Targets::of_workspace()?;
    let sizes: Map<String, Value> = build::sizes(&compiled)?
        .into_iter()
        .map(|size| (size.name, json!({ "raw": size.raw, "gzip": size.gzip })))
        .collect();
    let figures = json!({
        "date": process::output(Command::new("date").args(["-u", "+%Y-%m-%dT%H:%M:%SZ"]))?.trim(),
        "commit": commit(),
        "machine": machine(),
        "versions": versions(),
        "sizes": sizes,
        "native": native(&targets.native_benches)?,
        "browser": in_browser(&targets.browser_benches, &extension)?,
    });
    let file = paths::target()?.join("bench.json");
    fs::write(&file, format!("{figures:#}\n"))
        .with_context(|| format!("can't write {}", file.display()))?;
    println!("{}", file.display());
    Ok(ExitCode::SUCCESS)
}

/// Prints how fast detection and triage are in WebAssembly, in Chromium: one JSON object with the
/// machine and the browser.
///
/// # Errors
/// As [`command`].
pub fn detection() -> Result<ExitCode> {
    let text = watched(
        // Only what is loaded into the browser is timed: this program need not be quick.
        Toolchain::native()
            .cargo("test")
            .args(["--quiet", "--package", "careline", "--bench", "browser"])
            .args(["--", "detection"])
            .current_dir(paths::root()?)
            .env("CHROMEDRIVER", browsers::driver(Target::Chrome)?)
            .env("CARELINE_REPLICA", replica::built()?)
            .env("CARELINE_WEB_DETECT", build::bench_program("web_detect")?),
    )?;
    let figures = json!({
        "commit": commit(),
        "machine": machine(),
        "detection_in_webassembly": serde_json::from_str::<Value>(&text)
            .context("the bench printed no JSON object")?,
    });
    println!("{figures:#}");
    Ok(ExitCode::SUCCESS)
}

/// Prints how long the page of reports reads 100,000 tickets and answers, in Chromium: one JSON
/// object with the machine and the browser.
///
/// # Errors
/// As [`command`].
pub fn reports() -> Result<ExitCode> {
    let extension = build::write(&build::compile()?, Target::Chrome)?;
    let text = watched(
        // What is timed runs in the browser.
        Toolchain::native()
            .cargo("test")
            .args(["--quiet", "--package", "careline", "--bench", "browser"])
            .args(["--", "reports"])
            .current_dir(paths::root()?)
            .env("CHROMEDRIVER", browsers::driver(Target::Chrome)?)
            .env("CARELINE_EXTENSION", extension),
    )?;
    let figures = json!({
        "commit": commit(),
        "machine": machine(),
        "reports": serde_json::from_str::<Value>(&text)
            .context("the bench printed no JSON object")?,
    });
    println!("{figures:#}");
    Ok(ExitCode::SUCCESS)
}

/// What a program prints that must not fail.
fn watched(command: &mut Command) -> Result<String> {
    let (status, text) = process::watched(command)?;
    if !status.success() {
        bail!("the bench in the browser failed ({status})");
    }
    Ok(text)
}

/// What criterion measured, by the bench's name: nanoseconds per iteration, and elements per second
/// where the bench says how many an iteration handles.
fn native(benches: &[String]) -> Result<Value> {
    if benches.is_empty() {
        setup::announce("there is no native bench");
        return Ok(json!({}));
    }
    let results = paths::target()?.join("criterion");
    if results.is_dir() {
        fs::remove_dir_all(&results).context("can't remove what was measured before")?;
    }
    process::run(
        Toolchain::native()
            .cargo("bench")
            .args(["--package", "careline"])
            .args(benches.iter().flat_map(|name| ["--bench", name]))
            .current_dir(paths::root()?),
    )?;
    let mut figures = Map::new();
    for path in paths::files_below(&results)? {
        if let Some(folder) = path.strip_suffix("new/estimates.json") {
            let (name, figure) = criterion(&results.join(folder).join("new"))?;
            figures.insert(name, figure);
        }
    }
    Ok(Value::Object(figures))
}

/// One bench's name and figures from the folder that criterion wrote.
fn criterion(folder: &Path) -> Result<(String, Value)> {
    let read = |name: &str| -> Result<Value> {
        let file = folder.join(name);
        let text =
            fs::read_to_string(&file).with_context(|| format!("can't read {}", file.display()))?;
        serde_json::from_str(&text).with_context(|| format!("{} is not JSON", file.display()))
    };
    let (bench, estimates) = (read("benchmark.json")?, read("estimates.json")?);
    let name = bench["full_id"]
        .as_str()
        .context("criterion names no bench")?
        .to_owned();
    let median = estimates["median"]["point_estimate"]
        .as_f64()
        .context("criterion has no median")?;
    Ok((
        name,
        figure(median, bench["throughput"]["Elements"].as_f64()),
    ))
}

fn figure(nanoseconds: f64, elements: Option<f64>) -> Value {
    let mut figure = json!({ "nanoseconds": nanoseconds });
    if let Some(elements) = elements {
        figure["per_second"] = json!((elements * 1e9 / nanoseconds).round());
    }
    figure
}

/// What the bench program `browser` measured in Chromium: its standard output is one JSON object. It is
/// told by variables where the extension and the replica lie.
fn in_browser(benches: &[String], extension: &Path) -> Result<Value> {
    if benches.is_empty() {
        setup::announce("there is no bench in a browser");
        return Ok(json!({}));
    }
    let driver = browsers::driver(Target::Chrome)?;
    let detection = build::bench_program("web_detect")?;
    let replica = replica::built()?;
    let text = watched(
        Toolchain::native()
            .cargo("bench")
            .args(["--quiet", "--package", "careline", "--bench", "browser"])
            .current_dir(paths::root()?)
            .env("CHROMEDRIVER", driver)
            .env("CARELINE_EXTENSION", extension)
            .env("CARELINE_REPLICA", replica)
            .env("CARELINE_WEB_DETECT", detection),
    )?;
    serde_json::from_str(&text).context("the bench in the browser printed no JSON object")
}

/// The machine: what figures can be compared on.
fn machine() -> Value {
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let total = memory
        .lines()
        .find_map(|line| line.strip_prefix("MemTotal:"));
    let system = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let name = system
        .lines()
        .find_map(|line| line.strip_prefix("PRETTY_NAME="));
    json!({
        "processor": model.map(|(_, name)| name),
        "processors": std::thread::available_parallelism().map(usize::from).ok(),
        "memory": total.map(str::trim),
        "system": name.map(|name| name.trim_matches('"')),
    })
}

fn versions() -> Value {
    let version = |program: &str, option: &str| {
        process::output(Command::new(program).arg(option))
            .map(|text| text.trim().to_owned())
            .ok()
    };
    json!({
        "rustc": version("rustc", "--version"),
        "chromium": version("chromium", "--version"),
        "firefox": version("firefox-esr", "--version"),
    })
}

/// The commit that is measured, where there is one.
fn commit() -> Option<String> {
    let root: PathBuf = paths::root().ok()?;
    let mut git = Command::new("git");
    let text = process::output(
        git.args(["describe", "--always", "--dirty"])
            .current_dir(root),
    );
    text.map(|text| text.trim().to_owned()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_per_second_come_from_the_median() {
        assert_eq!(
            figure(2_000.0, Some(10.0)),
            json!({ "nanoseconds": 2000.0, "per_second": 5_000_000.0 })
        );
        assert_eq!(figure(2_000.0, None), json!({ "nanoseconds": 2000.0 }));
    }
}
