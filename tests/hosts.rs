//! Careline runs on every host of X, and each place that lists them lists the same.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    reason = "a file that is not there fails the test"
)]

use careline::desk::address::Address;
use careline::desk::health::host_of_x;
use serde_json::{Value, json};

const HOSTS: [&str; 5] = [
    "x.com",
    "twitter.com",
    "mobile.x.com",
    "mobile.twitter.com",
    "pro.x.com",
];

fn file(name: &str) -> String {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(root.join(name)).unwrap()
}

#[test]
fn the_manifest_asks_for_each_host_runs_on_it_and_shows_it_the_module() {
    let manifest: Value = serde_json::from_str(&file("manifest.json")).unwrap();
    let patterns: Vec<Value> = HOSTS
        .iter()
        .map(|host| json!(format!("https://{host}/*")))
        .collect();
    for place in [
        "/host_permissions",
        "/content_scripts/0/matches",
        "/web_accessible_resources/0/matches",
    ] {
        let listed = manifest.pointer(place).unwrap().as_array().unwrap();
        assert_eq!(*listed, patterns, "{place}");
    }
}

#[test]
fn each_host_is_known_as_x_and_its_links_are_read() {
    let (background, tabs) = (file("extension/background.js"), file("src/browser/tabs.rs"));
    for host in HOSTS {
        let link = format!("https://{host}/ana/status/1859600000000000000");
        assert_eq!(host_of_x(&link), Some(host));
        assert!(matches!(Address::read(&link), Some(Address::Post { .. })));
        for text in [&background, &tabs] {
            assert!(text.contains(&format!("\"{host}\"")), "{host}");
        }
    }
}
