//! Posts per second that detection and triage read: posts of 140 characters, ten brands.

#![expect(
    clippy::expect_used,
    reason = "a bench whose data is malformed can only stop"
)]

use std::hint::black_box;

use careline::desk::brand::Brand;
use careline::desk::detect::Detector;
use careline::desk::post::SeenPost;
use careline::desk::triage::{Subject, Triager};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// How many posts one round reads.
const POSTS: usize = 2_000;

/// Words that timelines are full of; some begin like the brands' terms.
const WORDS: [&str; 24] = [
    "the", "order", "is", "late", "again", "and", "nobody", "answers", "brand", "store", "today",
    "great", "app", "keeps", "crashing", "since", "monday", "flight", "parcel", "why", "help",
    "everyone", "tomorrow", "music",
];

/// A generator with the constants of Knuth's MMIX: the same posts in every run.
struct Lehmer(u64);

impl Lehmer {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

fn brands() -> Vec<Brand> {
    (0..10)
        .map(|number| {
            serde_json::from_value(serde_json::json!({
                "name": format!("Brand{number}"),
                "handles": [format!("brand{number}")],
                "care_handles": [format!("brand{number}help")],
                "names": [format!("Brand{number}"), format!("Brand {number} Store")],
                "hashtags": [format!("brand{number}fail")],
                "keywords": ["lost parcel", "app down", "refund"],
                "exclude": ["fan fiction"],
            }))
        })
        .collect::<Result<_, _>>()
        .expect("the brands are written in their shape")
}

/// Posts of 140 characters. Every tenth tags a brand, every twentieth misses one narrowly, every
/// twentieth names somebody else, every tenth holds a link, every twentieth is Japanese.
fn posts() -> Vec<SeenPost> {
    let mut random = Lehmer(7);
    (0..POSTS)
        .map(|number| {
            let mut text = String::new();
            match number % 20 {
                0 | 10 => text.push_str(&format!("@brand{}help ", number % 9)),
                3 => text.push_str(&format!("@brand{}hepl ", number % 9)),
                13 => text.push_str("@somebody #another "),
                5 | 15 => text.push_str("https://t.co/AbCdEf1234 "),
                7 => text.push_str("ブランドの荷物が届きません。"),
                _ => {}
            }
            while text.chars().count() < 140 {
                text.push_str(WORDS[random.below(WORDS.len())]);
                text.push(' ');
            }
            let text: String = text.chars().take(140).collect();
            serde_json::from_value(serde_json::json!({
                "post": {"id": "1", "author": "sam", "name": "Sam", "text": text, "lang": "en"}
            }))
        })
        .collect::<Result<_, _>>()
        .expect("the posts are written in their shape")
}

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
