//! How often each cue of the tables stands on each saved page.
//!
//! When X changes its page, a new saved page and the counts here say which cues went. The pages are no
//! part of this repository: the folder that `CARELINE_SHARED` names holds them in `captures`.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex};

use careline::desk;
use careline_drive::axum::{Router, response::Html};
use careline_drive::{Browser, Launch, Site};
use serde_json::{Value, json};

#[expect(
    dead_code,
    reason = "the tables are counted here; what reads by them is in the extension"
)]
#[path = "../src/page/selectors/mod.rs"]
mod selectors;

use selectors::Table;

const COUNT: &str = "
const found = {};
for (const [cue, selector] of arguments[0]) found[cue] = document.querySelectorAll(selector).length;
return found;
";

#[tokio::test]
async fn every_cue_stands_on_every_saved_page_as_often_as_it_did() {
    let expected = std::fs::read_to_string(root().join("tests/pages/cues.json")).unwrap();
    let expected: BTreeMap<String, Value> = serde_json::from_str(&expected).unwrap();
    let Some(shared) = std::env::var_os("CARELINE_SHARED") else {
        println!(
            "skipped: the cues of {} saved pages (CARELINE_SHARED is not set)",
            expected.len()
        );
        return;
    };
    let captures = Path::new(&shared).join("captures");
    let shown = Arc::new(Mutex::new(String::new()));
    let site = {
        let shown = Arc::clone(&shown);
        Router::new().fallback(move || async move { Html(shown.lock().unwrap().clone()) })
    };
    let session = Launch::without_extension(Browser::from_environment(), Site::new(site))
        .start()
        .await
        .unwrap();
    let mut wrong = Vec::new();
    for (page, expected) in &expected {
        *shown.lock().unwrap() = std::fs::read_to_string(captures.join(page)).unwrap();
        session.goto("https://x.com/home").await.unwrap();
        let (client, table) = match expected["client"].as_str() {
            Some("x_web") => ("x_web", &selectors::x_web::TABLE),
            _ => ("classic", &selectors::classic::TABLE),
        };
        let mut found = session.run(COUNT, vec![json!(cues(table))]).await.unwrap();
        found["client"] = json!(client);
        if found != *expected {
            wrong.push(format!(
                "{page}:\n  found    {found}\n  expected {expected}"
            ));
        }
    }
    session.quit().await.unwrap();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Each cue of a table with its selector.
fn cues(table: &Table) -> Vec<(&'static str, &'static str)> {
    let whole = [
        ("posts", table.post),
        ("rows", table.row),
        ("menus", table.menu),
        ("counted", table.counted),
    ];
    whole
        .into_iter()
        .chain(table.cues.iter().copied())
        .collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
