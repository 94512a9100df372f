//! The page of reports over 100,000 tickets with 1,000,000 events, read from the browser's storage.

use std::collections::BTreeMap;
use std::time::Duration;

use careline::desk::report::responsiveness::By;
use careline::desk::store::shard::{Shard, ShardId};
use careline::desk::store::value::encode;
use careline::desk::store::{SETTINGS, log_key};
use careline_drive::{Browser, DriveError, Launch, Session, Site};
use serde_json::{Value, json};

use super::logs::{logs, settings};
use super::{metric, number, share, sorted, variable};

/// How many shards one command stores.
const STORED_AT_ONCE: usize = 8;

/// How long one looks away while the page reads.
const LOOK: Duration = Duration::from_millis(500);

/// Fills the storage, opens the page, and asks it one thing after the other.
pub async fn measure() -> Result<Value, DriveError> {
    let site = Site::page("https://x.com/home", "<p>no posts</p>")?;
    let extension = variable("CARELINE_EXTENSION");
    let session = Launch::new(Browser::Chromium, extension, site)
        .start()
        .await?;
    session.open_extension_page("popup.html").await?;
    let stored_characters = fill(&session).await?;
    session.open_extension_page("reports.html").await?;
    session.run(include_str!("reports.js"), vec![]).await?;
    let loaded = loop {
        let loaded = session.run("return bench.loaded", vec![]).await?;
        if let Some(loaded) = loaded.as_f64() {
            break loaded;
        }
        tokio::time::sleep(LOOK).await;
    };
    let tasks = session.run("return bench.tasks", vec![]).await?;
    let tasks: Vec<f64> = tasks.as_array().into_iter().flatten().map(number).collect();
    session
        .devtools("HeapProfiler.collectGarbage", json!({}))
        .await?;
    let module = session
        .run_async("arguments[0](bench.module())", vec![])
        .await?;
    session.devtools("Performance.enable", json!({})).await?;
    let heap = metric(&session, "JSHeapUsedSize").await?;
    let mut asked = BTreeMap::new();
    for by in By::ALL.into_iter().filter(|by| *by != By::All) {
        asked.insert(
            format!("by {}", by.key()),
            ask(&session, "by", by.key()).await?,
        );
    }
    for (field, value) in [
        ("counting", "addressed"),
        ("horizon", "24"),
        ("period", "90"),
    ] {
        asked.insert(
            format!("{field} {value}"),
            ask(&session, field, value).await?,
        );
    }
    let version = session.version()?;
    session.quit().await?;
    let times = sorted(asked.values().map(number));
    Ok(json!({
        "browser": version,
        "stored_characters": stored_characters,
        "loaded_after": loaded,
        "tasks_over_50_ms_while_loading": tasks.iter().filter(|task| **task > 50.0).count(),
        "longest_task_while_loading": tasks.iter().copied().fold(0.0, f64::max),
        "memory_of_the_module": module,
        "memory_of_scripts": heap,
        "drawn_anew_after": asked,
        "longest": share(&times, 1.0),
    }))
}

/// Stores the logs as the background would; gives how many characters they are.
async fn fill(session: &Session) -> Result<usize, DriveError> {
    let script = "const [values, done] = arguments; chrome.storage.local.set(values).then(done)";
    let shards = (0..).zip(logs()).map(|(number, log)| {
        let shard = Shard {
            log,
            ..Shard::default()
        };
        (log_key(ShardId::numbered(number)), shard.encode_log())
    });
    let mut values: Vec<(String, String)> = vec![(SETTINGS.to_owned(), encode(&settings()))];
    values.extend(shards);
    let characters = values.iter().map(|(_, value)| value.len()).sum();
    for some in values.chunks(STORED_AT_ONCE) {
        let some: BTreeMap<&String, &String> =
            some.iter().map(|(key, value)| (key, value)).collect();
        session.run_async(script, vec![json!(some)]).await?;
    }
    Ok(characters)
}

/// Chooses something in a field; gives how long the page took to draw the answer.
async fn ask(session: &Session, field: &str, value: &str) -> Result<Value, DriveError> {
    let script = "const [field, value, done] = arguments; bench.ask(field, value).then(done)";
    session
        .run_async(script, vec![json!(field), json!(value)])
        .await
}
