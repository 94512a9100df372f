//! Replies that are all the same: the robot tone that customers tell at once.
//!
//! What is kept of a sent reply is a sketch of its word triples, from which nothing can be read
//! back: the smallest hashes of them (Broder, "On the resemblance and containment of documents",
//! 1997). Names, handles, links and sign-offs are left out, so that the same text to two people is
//! the same.

use serde::{Deserialize, Serialize};

use super::bare;
use crate::desk::post::PostId;
use crate::desk::sign_off::sign_off;

/// How many replies are remembered.
pub const REMEMBERED: usize = 500;

/// How many hashes a sketch holds.
const HASHES: usize = 32;

/// How alike two replies are from which on they are the same, in percent of their hashes.
const SAME_PERCENT: usize = 70;

/// A sketch of a reply: its smallest hashes, sorted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sketch(Vec<u32>);

/// The replies that an agent has sent lately, newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sent(Vec<(PostId, Sketch)>);

impl Sent {
    /// Remembers a reply in its place: ids of posts grow with time. The oldest is forgotten when
    /// there are too many. Tells whether it was new.
    pub fn remember(&mut self, post: PostId, text: &str) -> bool {
        let place = self.0.binary_search_by(|(known, _)| post.cmp(known));
        let Err(place) = place else { return false };
        if place >= REMEMBERED {
            return false;
        }
        self.0.insert(place, (post, Sketch::of(text)));
        self.0.truncate(REMEMBERED);
        true
    }

    /// How many of the latest replies are the same as this text, and how many were compared.
    pub fn same_as(&self, text: &str, latest: usize) -> (usize, usize) {
        let sketch = Sketch::of(text);
        let latest = self.0.iter().take(latest);
        let of = latest.len();
        let same = latest.filter(|(_, other)| sketch.is_like(other)).count();
        (same, of)
    }
}

impl Sketch {
    /// The sketch of a text.
    fn of(text: &str) -> Self {
        let signed = sign_off(text).and_then(|name| text.rfind(name.as_str()));
        let unsigned = signed.and_then(|place| text.get(..place)).unwrap_or(text);
        let words: Vec<String> = bare(unsigned)
            .into_iter()
            .flat_map(char::to_lowercase)
            .collect::<String>()
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        let mut hashes: Vec<u32> = words
            .windows(3.min(words.len().max(1)))
            .map(|triple| crc32fast::hash(triple.join(" ").as_bytes()))
            .collect();
        hashes.sort_unstable();
        hashes.dedup();
        hashes.truncate(HASHES);
        Self(hashes)
    }

    /// Whether two texts are the same but for a few words. An empty one is like none.
    fn is_like(&self, other: &Self) -> bool {
        let shared = self
            .0
            .iter()
            .filter(|hash| other.0.binary_search(hash).is_ok())
            .count();
        let most = self.0.len().max(other.0.len());
        most > 0 && shared * 100 >= most * SAME_PERCENT
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_to_two_people_is_the_same() {
        let mut sent = Sent::default();
        sent.remember(
            PostId::new(1),
            "@ana We're sorry about this. Please send us your order number and we'll look into it \
             right away. ^AB",
        );
        let (same, of) = sent.same_as(
            "@ben We're sorry about this. Please send us your order number and we'll look into it \
             right away. ^CD",
            20,
        );
        assert_eq!((same, of), (1, 1));
    }

    #[test]
    fn an_answer_of_its_own_is_not() {
        let mut sent = Sent::default();
        sent.remember(
            PostId::new(1),
            "Restart the router and wait for two minutes, that mends most of it.",
        );
        sent.remember(PostId::new(2), "Your parcel left Leeds this morning.");
        let (same, of) = sent.same_as("The refund is on its way to your account.", 20);
        assert_eq!((same, of), (0, 2));
    }

    #[test]
    fn only_the_latest_are_compared_and_kept() {
        let mut sent = Sent::default();
        for number in 1..=REMEMBERED as u64 + 50 {
            assert!(sent.remember(PostId::new(number), &format!("reply number {number}")));
        }
        assert_eq!(sent.0.len(), REMEMBERED);
        assert_eq!(sent.same_as("reply number 550", 1), (1, 1));
        assert_eq!(sent.same_as("anything", 20).1, 20);
        assert!(!sent.remember(PostId::new(3), "older than all that are kept"));
        assert!(!sent.remember(PostId::new(550), "known"));
    }
}
