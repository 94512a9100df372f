//! Reading posts keeps nothing: what detection and triage allocate for a post is given back.
//! `CARELINE_POSTS=1000000` reads that many.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test ends where its data breaks off")]

use std::alloc::System;

use careline::desk::brand::Brand;
use careline::desk::detect::Detector;
use careline::desk::post::SeenPost;
use careline::desk::triage::{Subject, Triager};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// How many posts are read when nothing else is asked for.
const POSTS: u64 = 20_000;

fn post(number: u64) -> SeenPost {
    let texts = [
        "@acmehelp my order is late and nobody answers",
        "@acmehepl 荷物が届きません。いつ届きますか？",
        "look at this cat https://t.co/AbCdEf1234 #cats",
        "Thanks @acme for losing my bag AGAIN 😡",
    ];
    let text = texts[(number % 4) as usize];
    serde_json::from_value(serde_json::json!({
        "post": {"id": "1", "author": "sam", "name": "Sam", "text": format!("{text} {number}"), "lang": null}
    }))
    .unwrap()
}

#[test]
fn nothing_grows_however_many_posts_are_read() {
    let brands: Vec<Brand> = serde_json::from_str(
        r##"[{"name": "Acme", "handles": ["acme"], "care_handles": ["acmehelp"], "names": ["Acme"],
            "rules": [{"name": "Late", "any": ["late"]}]}]"##,
    )
    .unwrap();
    let (detector, triager) = (Detector::new(&brands), Triager::new().unwrap());
    let read = |number: u64| {
        let seen = post(number);
        let mentions = detector.mentions(&seen);
        let triage = triager.triage(&Subject::of(&seen.post.text));
        u64::from(!mentions.is_empty()) + u64::from(triage.owes_answer)
    };
    let many = std::env::var("CARELINE_POSTS").ok();
    let many = many.map_or(POSTS, |many| many.parse().unwrap());
    let mut found: u64 = (0..1_000).map(&read).sum();
    let region = Region::new(ALLOCATOR);
    found += (0..many).map(&read).sum::<u64>();
    let change = region.change();
    assert!(
        found > 0 && change.allocations as u64 > many,
        "posts were read"
    );
    assert_eq!(
        change.bytes_allocated, change.bytes_deallocated,
        "bytes kept after {many} posts"
    );
    assert_eq!(change.allocations, change.deallocations);
}
