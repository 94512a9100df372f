//! The posts and brands that detection and triage are timed on: the same in every run.

use careline::desk::brand::Brand;
use careline::desk::post::SeenPost;

/// How many posts one round reads.
pub const POSTS: usize = 2_000;

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

/// Ten brands with everything that brands have.
pub fn brands() -> Vec<Brand> {
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
pub fn posts() -> Vec<SeenPost> {
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
