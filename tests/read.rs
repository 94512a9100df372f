//! What the real extension reads on saved pages of X, in both browsers.
//!
//! The pages belong to the authors of their posts and are no part of this repository: the folder
//! that `CARELINE_SHARED` names holds them in `captures`. What must be read on each was written
//! down by reading the page: `tests/pages/expected` holds ids, authors, lengths and hashes, and no
//! post's text.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    reason = "a page that can't be compared is one that does not agree"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

#[test]
fn chromium_reads_every_post_of_the_saved_pages_and_invents_none() {
    compare("chrome");
}

#[test]
fn firefox_reads_every_post_of_the_saved_pages_and_invents_none() {
    compare("firefox");
}

fn compare(browser: &str) {
    let expected = expectations();
    let Some(shared) = std::env::var_os("CARELINE_SHARED") else {
        println!(
            "skipped: {} saved pages in {browser} (CARELINE_SHARED is not set)",
            expected.len()
        );
        return;
    };
    let captures = Path::new(&shared).join("captures");
    let pages = expected.keys().map(|page| captures.join(page));
    let read = read(browser, &captures, pages);

    let mut wrong = Vec::new();
    for (page, posts) in &expected {
        let found = read.get(page).map(Vec::as_slice).unwrap_or_default();
        let found: Vec<Value> = found.iter().map(condensed).collect();
        if found.len() != posts.len() {
            wrong.push(format!(
                "{page}: {} posts read, {} are on it",
                found.len(),
                posts.len()
            ));
        }
        for (found, expected) in found.iter().zip(posts) {
            if found != expected {
                wrong.push(format!(
                    "{page}:\n  read     {found}\n  expected {expected}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{browser}:\n{}", wrong.join("\n"));
}

/// The posts of each page, by the page's name.
fn expectations() -> BTreeMap<String, Vec<Value>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages/expected");
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
            let page: Value = serde_json::from_str(&text).unwrap();
            let posts = page["posts"].as_array().unwrap().clone();
            (page["page"].as_str().unwrap().to_owned(), posts)
        })
        .collect()
}

/// Runs `cargo xtask read` on the pages; the lines it prints, by page.
fn read(
    browser: &str,
    captures: &Path,
    pages: impl Iterator<Item = PathBuf>,
) -> BTreeMap<String, Vec<Value>> {
    let output = Command::new(env!("CARGO"))
        .args(["xtask", "read", "--browser", browser, "--provenance"])
        .arg(captures.join("PROVENANCE.tsv"))
        .args(pages)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "cargo xtask read failed:\n{}\n{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    let mut read: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for line in String::from_utf8(output.stdout).unwrap().lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        let page = line["page"].as_str().unwrap().to_owned();
        read.entry(page).or_default().push(line);
    }
    read
}

/// A post as the expectations hold it: hashes in place of its words.
fn condensed(post: &Value) -> Value {
    let words = |key: &str| post[key].as_str().unwrap_or_default();
    let mut condensed: Map<String, Value> = [
        "id",
        "author",
        "lang",
        "created_at",
        "reply_to",
        "reply_to_from",
        "quoted_id",
        "reposted_by",
        "promoted",
        "media",
    ]
    .into_iter()
    .map(|key| (key.to_owned(), post[key].clone()))
    .collect();
    condensed.insert("name_sha256".to_owned(), json!(sha256(words("name"))));
    condensed.insert("text_sha256".to_owned(), json!(sha256(words("text"))));
    condensed.insert(
        "text_length".to_owned(),
        json!(words("text").chars().count()),
    );
    Value::Object(condensed)
}

fn sha256(text: &str) -> String {
    let hash = Sha256::digest(text.as_bytes());
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}
