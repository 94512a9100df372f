//! How many posts a second detection and triage read in WebAssembly, by the code that ships.

use std::fs;

use careline_drive::{Browser, DriveError, Launch, Site};
use serde_json::{Value, json};

use super::{number, share, sorted, variable};

/// How often every post is read, after two rounds that are not timed.
const ROUNDS: usize = 15;

/// Loads the program of `benches/web/detect.rs` into an empty page and times it there.
pub async fn measure() -> Result<Value, DriveError> {
    let site = Site::folder(variable("CARELINE_REPLICA"));
    let session = Launch::without_extension(Browser::Chromium, site)
        .start()
        .await?;
    session.goto("about:blank").await?;
    let folder = variable("CARELINE_WEB_DETECT");
    let glue = fs::read_to_string(folder.join("web_detect_glue.js"))
        .expect("`cargo xtask bench` makes the glue");
    let module =
        fs::read(folder.join("web_detect.wasm")).expect("`cargo xtask bench` makes the module");
    let module: String = module.iter().map(|byte| format!("{byte:02x}")).collect();
    let timed = session
        .run_async(
            include_str!("detection.js"),
            vec![json!(glue), json!(module), json!(ROUNDS)],
        )
        .await?;
    let version = session.version()?;
    session.quit().await?;
    let at = |name: &str, part: f64| {
        let times = timed[name].as_array().cloned().unwrap_or_default();
        share(&sorted(times.iter().map(number)), part)
    };
    let rate = |milliseconds: f64| (number(&timed["posts"]) * 1_000.0 / milliseconds).round();
    // On a machine that does something else as well, the best round tells what the code takes.
    let per_second =
        |name: &str| json!({ "median": rate(at(name, 0.5)), "best": rate(at(name, 0.0)) });
    Ok(json!({
        "browser": version,
        "posts": timed["posts"],
        "detected_per_second": per_second("detected"),
        "detected_and_triaged_per_second": per_second("triaged"),
        "longest_post": { "median": at("longest", 0.5), "best": at("longest", 0.0) },
    }))
}
