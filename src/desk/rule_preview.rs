//! The rule time machine: what changed brands would have found, before they are saved.
//!
//! Both sides are detected anew from the same posts, so a difference is the change's alone: what is
//! known of a post beside its text may have been more when it was seen.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::brand::{Brand, BrandId};
use super::detect::Detector;
use super::mention::{MatchClass, Mention};
use super::post::{Handle, Post, PostId, SeenPost};
use super::state::Desk;
use super::store::shard::{SHARDS, SHARDS_AT_A_TIME, Shard, ShardId};
use super::ticket::CustomerPost;
use super::time::Millis;

/// How many parts a preview comes in: the posts that matched nothing, then the tickets of some
/// shards each, so that the background never holds them all.
pub const PREVIEW_PARTS: u16 = 1 + SHARDS.div_ceil(SHARDS_AT_A_TIME);

/// How many examples of each kind are shown.
const EXAMPLES: usize = 5;

/// How many Unicode scalar values of an example's text are shown.
const EXAMPLE_LENGTH: usize = 200;

/// What would be different with other brands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RulePreview {
    /// How many posts of tickets were searched.
    pub of_tickets: u32,
    /// How many posts that had concerned no brand were searched.
    pub unmatched: u32,
    /// How many posts of tickets could not be searched because their text has been forgotten.
    pub forgotten: u32,
    /// Posts that would newly concern a brand.
    pub caught: Difference,
    /// Posts that would no longer concern it.
    pub lost: Difference,
    /// Posts that would still concern it but stand elsewhere: on the watch list and not under a
    /// clock, or found by something weaker or stronger.
    pub moved: Difference,
}

/// Posts of one kind of difference.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// How many; a post counts once for each brand.
    pub count: u32,
    /// The latest of them, newest first.
    pub examples: Vec<Example>,
}

/// One post that would be different.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// The post.
    pub post: PostId,
    /// Its author; `None` where the name has been forgotten.
    pub author: Option<Handle>,
    /// The beginning of its text.
    pub text: String,
    /// The brand.
    pub brand: BrandId,
    /// How it concerns the brand now.
    pub before: Option<Standing>,
    /// How it would.
    pub after: Option<Standing>,
}

/// How a post concerns a brand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The strongest match.
    pub class: MatchClass,
    /// The sentence that explains it.
    pub reason: String,
    /// Whether a clock would run.
    pub runs_clock: bool,
}

impl Standing {
    /// How it concerns the brand, in words.
    pub fn words(&self) -> String {
        let place = if self.runs_clock {
            "A clock runs."
        } else {
            "It goes to the watch list."
        };
        format!("{} {place}", self.reason)
    }

    fn of(mention: &Mention) -> Option<Self> {
        let first = mention.matches.first()?;
        Some(Self {
            class: first.class,
            reason: first.reason.clone(),
            runs_clock: mention.runs_clock,
        })
    }

    fn is_elsewhere(&self, other: &Self) -> bool {
        self.class != other.class || self.runs_clock != other.runs_clock
    }
}

impl Difference {
    fn note(&mut self, example: impl FnOnce() -> Option<Example>) {
        self.count += 1;
        self.examples.extend(example());
        self.keep_latest();
    }

    fn keep_latest(&mut self) {
        self.examples
            .sort_by(|one, other| (other.post, &other.brand).cmp(&(one.post, &one.brand)));
        self.examples.truncate(EXAMPLES);
    }

    fn merge(&mut self, other: Self) {
        self.count += other.count;
        self.examples.extend(other.examples);
        self.keep_latest();
    }
}

impl RulePreview {
    /// Adds another part of the same preview.
    pub fn merge(&mut self, other: Self) {
        self.of_tickets += other.of_tickets;
        self.unmatched += other.unmatched;
        self.forgotten += other.forgotten;
        self.caught.merge(other.caught);
        self.lost.merge(other.lost);
        self.moved.merge(other.moved);
    }

    /// What was searched, in words.
    pub fn searched(&self) -> String {
        let mut words = match (self.of_tickets, self.unmatched) {
            (0, 0) => "There is no post yet to try the change on.".to_owned(),
            (tickets, 0) => format!("Searched {} of tickets.", posts(tickets)),
            (0, unmatched) => format!("Searched {} that concerned nobody.", posts(unmatched)),
            (tickets, unmatched) => format!(
                "Searched {} of tickets and {} that concerned nobody.",
                posts(tickets),
                posts(unmatched)
            ),
        };
        if self.forgotten > 0 {
            words.push_str(&format!(
                " {} of tickets could not be searched: the text has been forgotten.",
                posts(self.forgotten)
            ));
        }
        words
    }

    /// Whether no post that was searched would be different.
    pub const fn is_nothing(&self) -> bool {
        self.caught.count == 0 && self.lost.count == 0 && self.moved.count == 0
    }
}

/// Two sets of brands, side by side.
struct Change {
    before: Detector,
    after: Detector,
}

impl Change {
    fn new(before: &[Brand], after: &[Brand]) -> Self {
        Self {
            before: Detector::new(before),
            after: Detector::new(after),
        }
    }

    /// Notes what would be different for one post.
    fn look(&self, seen: &SeenPost, author: Option<&Handle>, preview: &mut RulePreview) {
        let before = self.before.mentions(seen);
        let after = self.after.mentions(seen);
        let mentions = before.iter().chain(&after);
        let brands: BTreeSet<&BrandId> = mentions.map(|mention| &mention.brand).collect();
        for brand in brands {
            let standing = |mentions: &[Mention]| {
                let mut of_brand = mentions.iter().filter(|mention| mention.brand == *brand);
                of_brand.next().and_then(Standing::of)
            };
            let (before, after) = (standing(&before), standing(&after));
            let difference = match (&before, &after) {
                (None, Some(_)) => &mut preview.caught,
                (Some(_), None) => &mut preview.lost,
                (Some(before), Some(after)) if before.is_elsewhere(after) => &mut preview.moved,
                _ => continue,
            };
            difference.note(|| {
                Some(Example {
                    post: seen.post.id?,
                    author: author.cloned(),
                    text: shown(&seen.post.text),
                    brand: brand.clone(),
                    before,
                    after,
                })
            });
        }
    }
}

impl Desk {
    /// One part of what would be different with these brands, of [`PREVIEW_PARTS`].
    pub(super) fn preview_rules(
        &mut self,
        brands: &[Brand],
        part: u16,
        now: Millis,
    ) -> RulePreview {
        let mut preview = RulePreview::default();
        let Some(part) = part.checked_sub(1) else {
            let change = Change::new(&self.settings.brands, brands);
            for seen in self.unmatched(now) {
                preview.unmatched += 1;
                change.look(&seen, Some(&seen.post.author), &mut preview);
            }
            return preview;
        };
        let change = Change::new(&any_language(&self.settings.brands), &any_language(brands));
        for id in preview_shards(part) {
            self.preview_shard(id, &change, &mut preview);
            self.release(id);
        }
        preview
    }

    /// What would be different for the posts of one shard's tickets.
    fn preview_shard(&self, id: ShardId, change: &Change, preview: &mut RulePreview) {
        let Some(shard) = self.shard(id) else {
            return;
        };
        let mut known = BTreeSet::new();
        for ticket in self.tickets(id) {
            let person = shard.beside.people.get(&ticket.person);
            let author = person.map(|person| &person.handle);
            for post in &ticket.posts {
                // A post has a ticket with each brand that it concerns.
                if !known.insert(post.id) {
                    continue;
                }
                match seen_of(shard, post, author) {
                    Some(seen) => {
                        preview.of_tickets += 1;
                        change.look(&seen, author, preview);
                    }
                    None => preview.forgotten += 1,
                }
            }
        }
    }
}

/// The shards of one part, counted from the first that holds tickets.
pub(super) fn preview_shards(part: u16) -> impl Iterator<Item = ShardId> {
    ShardId::some(part.saturating_mul(SHARDS_AT_A_TIME))
}

/// A ticket's post as detection reads it, from what is kept of it; `None` where its text is not.
/// Whom it replied to or quoted is what the sighting noted of the brand's accounts.
fn seen_of(shard: &Shard, post: &CustomerPost, author: Option<&Handle>) -> Option<SeenPost> {
    let text = &shard.beside.texts.get(&post.text)?.text;
    let replies = post.classes.contains(&MatchClass::Reply);
    let quotes = post.classes.contains(&MatchClass::Quote);
    Some(SeenPost {
        post: Post {
            id: Some(post.id),
            created_at: Some(post.posted_at),
            reply_to: if replies {
                post.handles.clone()
            } else {
                Vec::new()
            },
            ..Post::saying(
                author.cloned().or_else(|| "unknown".parse().ok())?,
                text.clone(),
            )
        },
        follows: None,
        quoted_author: post.handles.first().filter(|_| quotes).cloned(),
    })
}

/// The brands with rules that read every language: that of a ticket's post is not kept.
fn any_language(brands: &[Brand]) -> Vec<Brand> {
    let mut brands = brands.to_vec();
    for rule in brands.iter_mut().flat_map(|brand| &mut brand.rules) {
        rule.languages.clear();
    }
    brands
}

fn posts(count: u32) -> String {
    match count {
        1 => "1 post".to_owned(),
        count => format!("{count} posts"),
    }
}

/// The beginning of a text, in one line.
fn shown(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut cut: String = line.chars().take(EXAMPLE_LENGTH).collect();
    if cut.len() < line.len() {
        cut.push('…');
    }
    cut
}
