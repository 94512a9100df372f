//! Posts per second that detection and triage read: posts of 140 characters, ten brands.

#![expect(
    clippy::expect_used,
    reason = "a bench whose data is malformed can only stop"
)]

mod sample;

use std::hint::black_box;

use careline::desk::detect::Detector;
use careline::desk::post::SeenPost;
use careline::desk::triage::{Subject, Triager};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

use sample::{POSTS, brands, posts};

fn detect(criterion: &mut Criterion) {
    let detector = Detector::new(&brands());
    let posts = posts();
    let mut group = criterion.benchmark_group("detect");
    group.throughput(Throughput::Elements(POSTS as u64));
    group.bench_function("140 characters, 10 brands", |bench| {
        bench.iter(|| {
            for post in &posts {
                black_box(detector.mentions(black_box(post)));
            }
        });
    });
    group.finish();
}

/// Every post is detected and triaged, whether it concerns a brand or not: on a desk only those are
/// triaged that do.
fn triage(criterion: &mut Criterion) {
    let detector = Detector::new(&brands());
    let triager = Triager::new().expect("the weights that ship fit the code");
    let posts = posts();
    let read = |post: &SeenPost| {
        let subject = Subject {
            text: &post.post.text,
            lang: post.post.lang.as_deref(),
            ..Subject::default()
        };
        black_box(triager.triage(black_box(&subject)));
    };
    let mut group = criterion.benchmark_group("triage");
    group.throughput(Throughput::Elements(POSTS as u64));
    group.bench_function("140 characters", |bench| {
        bench.iter(|| posts.iter().for_each(read));
    });
    group.bench_function("140 characters, after detection for 10 brands", |bench| {
        bench.iter(|| {
            for post in &posts {
                black_box(detector.mentions(black_box(post)));
                read(post);
            }
        });
    });
    group.finish();
}

/// The longest post that X takes: 25,000 characters, from the page to the decision.
fn longest(criterion: &mut Criterion) {
    let detector = Detector::new(&brands());
    let triager = Triager::new().expect("the weights that ship fit the code");
    let mut posts = posts();
    let texts: Vec<String> = posts.iter().map(|post| post.post.text.clone()).collect();
    let long: String = texts.concat().chars().take(25_000).collect();
    let mut post = posts.swap_remove(0);
    post.post.text = long;
    criterion.bench_function("25,000 characters, detected and triaged", |bench| {
        bench.iter(|| {
            black_box(detector.mentions(black_box(&post)));
            black_box(triager.triage(&Subject::of(black_box(&post.post.text))));
        });
    });
}

criterion_group!(benches, detect, triage, longest);
criterion_main!(benches);
