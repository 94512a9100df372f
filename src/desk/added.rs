//! Posts that an agent adds by their link, where Careline did not find them by itself: the page is not
//! read, or the post names no brand.
//!
//! A link tells the id, so the time, and who is said to have written the post; the rest comes in when
//! the post is seen. X shows a post whatever name its link holds, so a page that shows another author
//! is believed, and the ticket moves to that one.

use serde::{Deserialize, Serialize};

use super::address::Address;
use super::brand::{Brand, BrandId};
use super::event::{
    Deed, Digest, EVENT_VERSION, Event, Reading, Sighting, SightingKey, SightingKind, Stamp,
    TicketId,
};
use super::mention::Mention;
use super::post::{Handle, Post, PostId, SeenPost};
use super::request::Reply;
use super::serve::{Refusal, Served};
use super::sight::CLOCK_SKEW;
use super::state::Desk;
use super::store::ADDED;
use super::store::shard::ShardId;
use super::store::value::encode;
use super::time::Millis;
use super::view::TicketView;

/// How many added posts pages look out for; older ones give way. Their tickets stay.
const ADDED_AT_MOST: usize = 500;

/// A post that an agent added by its link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct AddedPost {
    pub post: PostId,
    pub brand: BrandId,
    /// The digest of its author's handle.
    pub person: Digest,
    /// The action that added it.
    pub action: Stamp,
}

/// What a post's link tells.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Linked {
    author: Handle,
    id: PostId,
}

impl Linked {
    fn read(link: &str) -> Result<Self, Refusal> {
        let link = link.trim();
        let whole = if link.contains("://") {
            link.to_owned()
        } else {
            format!("https://{link}")
        };
        match Address::read(&whole) {
            Some(Address::Post {
                author: Some(author),
                id,
                ..
            }) => Ok(Self { author, id }),
            Some(Address::Post { author: None, .. }) => Err(Refusal::LinkOfNobody),
            _ => Err(Refusal::NoLink),
        }
    }
}

impl Desk {
    /// The shard of whom a link names.
    pub(super) fn shard_of_link(&self, link: &str) -> Option<ShardId> {
        let linked = Linked::read(link).ok()?;
        Some(ShardId::of(&self.identity.salt.person(&linked.author)))
    }

    /// Puts the post that a link names on the desk, for a brand or, without one, for the first.
    pub(super) fn add_by_link(
        &mut self,
        link: &str,
        brand: Option<&BrandId>,
        now: Millis,
    ) -> Result<Served, Refusal> {
        let Linked { author, id } = Linked::read(link)?;
        let posted_at = id.created_at().ok_or(Refusal::OldPost)?;
        if posted_at > now + CLOCK_SKEW {
            return Err(Refusal::FuturePost);
        }
        let mut brands = self.settings().brands.iter();
        let chosen = match brand {
            Some(wanted) => brands.find(|brand| brand.id() == *wanted),
            None => brands.next(),
        };
        let brand = chosen.map(Brand::id).ok_or(Refusal::NoBrand)?;
        if self.speaks(&author) {
            return Err(Refusal::OwnPost);
        }
        let person = self.identity.salt.person(&author);
        let shard = ShardId::of(&person);
        if let Some(view) = self.known_post(shard, &brand, id) {
            return Ok(Served {
                reply: Reply::Added {
                    words: format!("The post by @{author} is on the desk already."),
                    tickets: vec![view],
                },
                changed: Vec::new(),
            });
        }
        let seen = linked_post(author.clone(), id, posted_at);
        let ticket = self
            .ticket_for(shard, &brand, &seen, id, posted_at)
            .ok_or(Refusal::NoTicket)?;
        let action = self.add_unseen(shard, ticket, &seen, id, now);
        self.added
            .retain(|known| known.post != id || known.brand != brand);
        self.added.push(AddedPost {
            post: id,
            brand: brand.clone(),
            person,
            action,
        });
        let surplus = self.added.len().saturating_sub(ADDED_AT_MOST);
        self.added.drain(..surplus);
        self.write_added();
        let changed = self.refresh(shard);
        Ok(Served {
            reply: Reply::Added {
                words: format!(
                    "The post by @{author} is on the desk. Its text comes in when a page shows it."
                ),
                tickets: self.known_post(shard, &brand, id).into_iter().collect(),
            },
            changed,
        })
    }

    /// Writes the action that adds a post, and the little that is known of it.
    fn add_unseen(
        &mut self,
        shard: ShardId,
        ticket: TicketId,
        seen: &SeenPost,
        id: PostId,
        now: Millis,
    ) -> Stamp {
        let author = self.identity.salt.person(&seen.post.author);
        let mut part = self.action(&ticket, Deed::Add { post: id }, now);
        let action = part.log.actions().next().map(|action| action.id.clone());
        part.log.insert(Event::Sighting(Sighting {
            post: id,
            brand: ticket.brand.clone(),
            version: EVENT_VERSION,
            first_seen: now,
            reading: Reading::Post {
                ticket,
                posted_at: seen.post.created_at.unwrap_or(now),
                author: author.clone(),
                length: 0,
                text: self.identity.salt.text(""),
                classes: Vec::new(),
                follows: None,
                addresses: Some(true),
                handles: Vec::new(),
                verdict: None,
                language: None,
            },
        }));
        let known = self.shard(shard);
        if known.is_none_or(|known| !known.beside.people.contains_key(&author)) {
            self.put_person(&mut part, author, seen, now);
        }
        self.add(shard, part);
        action.unwrap_or_else(|| self.next_stamp(now))
    }

    /// The ticket of a post that counts on this desk already.
    fn known_post(&self, shard: ShardId, brand: &BrandId, post: PostId) -> Option<TicketView> {
        let ticket = self.tickets(shard).find(|ticket| {
            ticket.id.brand == *brand
                && !ticket.withdrawn.contains(&post)
                && ticket.posts.iter().any(|known| known.id == post)
        })?;
        Some(self.view(ticket, self.shard(shard)?))
    }

    fn speaks(&self, author: &Handle) -> bool {
        let mut brands = self.settings().brands.iter();
        brands.any(|brand| brand.speaks_as(author))
    }

    /// Why a post that an agent added is the business of brands that it does not name.
    pub(super) fn added_mentions<'a>(
        &'a self,
        post: PostId,
        found: &'a [Mention],
    ) -> impl Iterator<Item = Mention> + 'a {
        let added = self.added.iter().filter(move |added| added.post == post);
        added
            .filter(|added| found.iter().all(|mention| mention.brand != added.brand))
            .map(|added| Mention::added(added.brand.clone()))
    }

    /// The shards of those who were said to have written a post.
    pub(super) fn shards_added(&self, post: PostId) -> impl Iterator<Item = ShardId> {
        let added = self.added.iter().filter(move |added| added.post == post);
        added.map(|added| ShardId::of(&added.person))
    }

    /// Takes an added post from whom its link named, where the page shows another author; gives the
    /// tickets that changed.
    pub(super) fn correct_added(&mut self, seen: &SeenPost, now: Millis) -> Vec<TicketView> {
        let author = self.identity.salt.person(&seen.post.author);
        let wrong = self.added.iter().filter(|added| {
            Some(added.post) == seen.post.id && added.person != author && self.is_unseen(added)
        });
        let wrong: Vec<AddedPost> = wrong.cloned().collect();
        let mut changed = Vec::new();
        for added in wrong {
            let shard = ShardId::of(&added.person);
            let ticket = TicketId {
                brand: added.brand.clone(),
                post: added.post,
            };
            let undo = Deed::Undo {
                action: added.action.clone(),
            };
            let part = self.action(&ticket, undo, now);
            self.add(shard, part);
            changed.extend(self.refresh(shard));
            for known in &mut self.added {
                if *known == added {
                    known.person = author.clone();
                }
            }
            self.write_added();
        }
        changed
    }

    fn is_unseen(&self, added: &AddedPost) -> bool {
        let key = SightingKey {
            kind: SightingKind::Post,
            post: added.post,
        };
        let shard = self.shard(ShardId::of(&added.person));
        let sighting = shard.and_then(|shard| shard.log.sighting(key, &added.brand));
        sighting.is_some_and(|sighting| sighting.reading.is_unseen())
    }

    /// No longer looks out for posts whose adding is undone.
    pub(super) fn withdraw_added(&mut self, action: &Stamp) {
        let before = self.added.len();
        self.added.retain(|added| added.action != *action);
        if self.added.len() < before {
            self.write_added();
        }
    }

    /// Forgets the posts of one person: part of erasing them.
    pub(super) fn erase_added(&mut self, person: &Digest) {
        let before = self.added.len();
        self.added.retain(|added| added.person != *person);
        if self.added.len() < before {
            self.write_added();
        }
    }

    fn write_added(&mut self) {
        self.writes.insert(ADDED.to_owned(), encode(&self.added));
        self.write_page(None);
    }
}

fn linked_post(author: Handle, id: PostId, posted_at: Millis) -> SeenPost {
    SeenPost {
        post: Post {
            id: Some(id),
            created_at: Some(posted_at),
            ..Post::saying(author, String::new())
        },
        follows: None,
        quoted_author: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_read_however_it_was_copied() {
        for link in [
            "https://x.com/ana/status/1859600000000000000",
            " https://x.com/ana/status/1859600000000000000?s=20 ",
            "x.com/ana/status/1859600000000000000",
            "mobile.twitter.com/ana/status/1859600000000000000/photo/1",
            "https://pro.x.com/ana/status/1859600000000000000#top",
        ] {
            let linked = Linked::read(link).unwrap();
            assert_eq!(linked.author.as_str(), "ana", "{link}");
            assert_eq!(linked.id.number(), 1_859_600_000_000_000_000, "{link}");
        }
    }

    #[test]
    fn what_names_no_post_or_nobody_is_refused_with_what_to_do() {
        for (link, refusal) in [
            ("", Refusal::NoLink),
            ("hello", Refusal::NoLink),
            ("https://x.com/ana", Refusal::NoLink),
            ("https://x.com.evil.example/ana/status/1", Refusal::NoLink),
            ("javascript://x.com/ana/status/1", Refusal::NoLink),
            ("https://x.com/ana/status/0", Refusal::NoLink),
            (
                "https://x.com/i/status/1859600000000000000",
                Refusal::LinkOfNobody,
            ),
        ] {
            assert_eq!(Linked::read(link), Err(refusal), "{link}");
        }
    }
}
