//! The latest posts that concerned no brand, kept for a while where the settings say so: a changed
//! rule is tried on them before it is saved ([`super::rule_preview`]).
//!
//! They are strangers' words, so they are few, short-lived and only here: none is part of the log,
//! of the export or of any figure.

use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Serialize};

use super::post::{Handle, Post, PostId, SeenPost};
use super::sight::cut;
use super::state::Desk;
use super::store::unmatched_key;
use super::store::value::{decode, encode};
use super::time::{Duration, Millis};

/// How many posts are kept at most; older ones give way.
pub const UNMATCHED_AT_MOST: usize = 5_000;

/// For how long a post is kept.
pub const UNMATCHED_FOR: Duration = Duration::days(7);

/// How many posts one stored value holds: a batch rewrites one or two values, not all of them.
const CHUNK: usize = 100;

/// How many values there are; the newest takes the place of the oldest.
const CHUNKS: u64 = (UNMATCHED_AT_MOST / CHUNK) as u64;

/// How many Unicode scalar values of a text are kept: what names a brand stands well before.
const TEXT_LENGTH: usize = 1_000;

/// How many of the accounts that a post replies to are kept.
const REPLIES_AT_MOST: usize = 50;

/// A post that concerned no brand when it was seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    since: Millis,
    id: PostId,
    author: Handle,
    text: String,
    lang: Option<String>,
    reply_to: Vec<Handle>,
    quoted_author: Option<Handle>,
}

impl Kept {
    /// What is kept of a post; `None` for one that shows no id.
    fn of(seen: &SeenPost, now: Millis) -> Option<Self> {
        let post = &seen.post;
        let reply_to = post.reply_to.iter().take(REPLIES_AT_MOST);
        Some(Self {
            since: now,
            id: post.id?,
            author: post.author.clone(),
            text: cut(&post.text, TEXT_LENGTH),
            lang: post.lang.clone(),
            reply_to: reply_to.cloned().collect(),
            quoted_author: seen.quoted_author.clone(),
        })
    }

    /// The post as detection reads it.
    fn seen(&self) -> SeenPost {
        SeenPost {
            post: Post {
                id: Some(self.id),
                lang: self.lang.clone(),
                created_at: self.id.created_at(),
                reply_to: self.reply_to.clone(),
                ..Post::saying(self.author.clone(), self.text.clone())
            },
            follows: None,
            quoted_author: self.quoted_author.clone(),
        }
    }
}

/// The posts in memory, in chunks by serial number.
#[derive(Debug, Default)]
pub(super) struct Unmatched {
    /// Whether what is stored was read: until then nothing may be added.
    is_read: bool,
    chunks: BTreeMap<u64, Vec<Kept>>,
    ids: HashSet<PostId>,
}

impl Unmatched {
    /// The keys to read before posts can be added or searched.
    pub fn missing(&self) -> Vec<String> {
        if self.is_read {
            Vec::new()
        } else {
            (0..CHUNKS).map(unmatched_key).collect()
        }
    }

    /// Adds a post; gives the serial number of the chunk it went into, unless it is known.
    fn add(&mut self, kept: Kept) -> Option<u64> {
        if !self.ids.insert(kept.id) {
            return None;
        }
        let last = self.chunks.last_key_value();
        let serial = match last {
            Some((serial, posts)) if posts.len() < CHUNK => *serial,
            Some((serial, _)) => serial + 1,
            None => 0,
        };
        self.chunks.entry(serial).or_default().push(kept);
        // The value that this chunk is written over.
        for gone in serial
            .checked_sub(CHUNKS)
            .and_then(|gone| self.chunks.remove(&gone))
            .unwrap_or_default()
        {
            self.ids.remove(&gone.id);
        }
        Some(serial)
    }

    /// Keeps only the posts that pass; gives the chunks that changed.
    fn retain(&mut self, passes: impl Fn(&Kept) -> bool) -> Vec<u64> {
        let mut changed = Vec::new();
        for (serial, posts) in &mut self.chunks {
            let before = posts.len();
            posts.retain(&passes);
            if posts.len() < before {
                changed.push(*serial);
            }
        }
        let kept = self.chunks.values().flatten().map(|post| post.id);
        self.ids = kept.collect();
        changed
    }
}

impl Desk {
    /// Takes what is stored of the posts that concerned no brand, where it was read.
    pub(super) fn take_unmatched(&mut self, stored: &BTreeMap<String, String>, now: Millis) {
        if self.unmatched.is_read {
            return;
        }
        for slot in 0..CHUNKS {
            let key = unmatched_key(slot);
            let Some(text) = stored.get(&key) else {
                continue;
            };
            match decode::<(u64, Vec<Kept>)>(text) {
                Ok((serial, posts)) if serial % CHUNKS == slot => {
                    self.unmatched.ids.extend(posts.iter().map(|post| post.id));
                    self.unmatched.chunks.insert(serial, posts);
                }
                // A value under another's key would come back after it was erased.
                Ok(_) => self.removals.push(key),
                Err(why) => self.keep_aside(&key, text, &why, now),
            }
        }
    }

    /// Keeps those of these posts that nobody knows yet.
    pub(super) fn keep_unmatched(&mut self, posts: &[&SeenPost], now: Millis) {
        self.unmatched.is_read = true;
        let kept = posts.iter().filter_map(|seen| Kept::of(seen, now));
        let mut changed: Vec<u64> = Vec::new();
        for kept in kept {
            changed.extend(self.unmatched.add(kept));
        }
        self.write_unmatched(changed);
    }

    /// The posts that concerned no brand, newest first.
    pub(super) fn unmatched(&mut self, now: Millis) -> Vec<SeenPost> {
        self.unmatched.is_read = true;
        let chunks = self.unmatched.chunks.values().rev();
        let posts = chunks.flat_map(|posts| posts.iter().rev());
        posts
            .filter(|post| now - post.since <= UNMATCHED_FOR)
            .map(Kept::seen)
            .collect()
    }

    /// Forgets those that have been kept long enough.
    pub(super) fn expire_unmatched(&mut self, now: Millis) {
        self.unmatched.is_read = true;
        let changed = self
            .unmatched
            .retain(|post| now - post.since <= UNMATCHED_FOR);
        self.write_unmatched(changed);
    }

    /// Forgets those of one author: part of erasing a person.
    pub fn erase_unmatched(&mut self, author: &Handle) {
        self.unmatched.is_read = true;
        let changed = self.unmatched.retain(|post| post.author != *author);
        self.write_unmatched(changed);
    }

    /// Forgets all of them, read or not.
    pub(super) fn drop_unmatched(&mut self) {
        self.unmatched = Unmatched {
            is_read: true,
            ..Unmatched::default()
        };
        for slot in 0..CHUNKS {
            let key = unmatched_key(slot);
            self.writes.remove(&key);
            self.removals.push(key);
        }
    }

    /// Writes these chunks; one that is empty is taken away.
    fn write_unmatched(&mut self, mut serials: Vec<u64>) {
        serials.dedup();
        for serial in serials {
            let key = unmatched_key(serial % CHUNKS);
            match self.unmatched.chunks.get(&serial) {
                Some(posts) if !posts.is_empty() => {
                    self.writes.insert(key, encode(&(serial, posts)));
                }
                _ => {
                    self.writes.remove(&key);
                    self.removals.push(key);
                }
            }
        }
    }
}
