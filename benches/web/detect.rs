//! Detection and triage in WebAssembly, compiled as what ships: `benches/browser` loads it into
//! Chromium and times it there.

#![expect(
    clippy::expect_used,
    reason = "a bench whose data is malformed can only stop"
)]

#[path = "../sample/mod.rs"]
mod sample;

use std::cell::OnceCell;
use std::hint::black_box;

use careline::desk::detect::Detector;
use careline::desk::post::SeenPost;
use careline::desk::triage::{Subject, Triager};

/// Everything that stands before the first post is read.
struct Bench {
    detector: Detector,
    triager: Triager,
    posts: Vec<SeenPost>,
}

thread_local! {
    static BENCH: OnceCell<Bench> = const { OnceCell::new() };
}

fn with<T>(work: impl FnOnce(&Bench) -> T) -> T {
    BENCH.with(|bench| {
        work(bench.get_or_init(|| Bench {
            detector: Detector::new(&sample::brands()),
            triager: Triager::new().expect("the weights that ship fit the code"),
            posts: sample::posts(),
        }))
    })
}

impl Bench {
    fn read(&self, post: &SeenPost, triaged: bool) {
        black_box(self.detector.mentions(black_box(post)));
        if triaged {
            let subject = Subject {
                lang: post.post.lang.as_deref(),
                ..Subject::of(&post.post.text)
            };
            black_box(self.triager.triage(black_box(&subject)));
        }
    }
}

/// Reads every post once: detection with near misses, and triage where that is asked for. Gives how
/// many posts there were.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen::prelude::wasm_bindgen)]
pub fn round(triaged: bool) -> u32 {
    with(|bench| {
        for post in &bench.posts {
            bench.read(post, triaged);
        }
        sample::POSTS as u32
    })
}

/// Reads the longest post that X takes, 25,000 characters, from the page to the decision.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen::prelude::wasm_bindgen)]
pub fn longest() {
    with(|bench| {
        let texts: String = bench
            .posts
            .iter()
            .map(|post| post.post.text.as_str())
            .collect();
        let Some(mut post) = bench.posts.first().cloned() else {
            return;
        };
        post.post.text = texts.chars().take(25_000).collect();
        bench.read(&post, true);
    });
}

fn main() {}
