//! From what a page shows to sightings: which posts are a customer's, which ticket each joins, and
//! how many are believed.

use std::collections::BTreeSet;

use super::brand::{Brand, BrandId};
use super::event::{Digest, EVENT_VERSION, Event, Reading, Sighting, TicketId};
use super::mention::{MatchClass, Mention};
use super::post::{Handle, PostId, SeenPost};
use super::request::Reply;
use super::serve::Served;
use super::sign_off::sign_off;
use super::state::Desk;
use super::status::Status;
use super::store::shard::{Person, Shard, ShardId, Text};
use super::ticket::Ticket;
use super::time::{Duration, Millis};
use super::view::TicketView;

/// How many Unicode scalar values of a post's text are kept.
const TEXT_LENGTH: usize = 4_000;

/// How many Unicode scalar values of a name are kept.
const NAME_LENGTH: usize = 100;

/// How many Unicode scalar values of a language's tag are kept.
const LANGUAGE_LENGTH: usize = 12;

/// How many new sightings are believed within [`SIGHTINGS_WITHIN`]. Nobody reads faster than that;
/// a page that invents posts does.
const SIGHTINGS_AT_MOST: usize = 2_000;

/// The time within which new sightings are counted.
const SIGHTINGS_WITHIN: Duration = Duration::minutes(10);

/// A post from further in the future than clocks err is invented.
pub(super) const CLOCK_SKEW: Duration = Duration::minutes(10);

/// A sighting that a post calls for, in the shard of the customer it concerns.
struct Candidate {
    shard: ShardId,
    part: Shard,
}

impl Desk {
    /// Takes note of the posts a page shows. Answers with the tickets they belong to.
    pub(super) fn see(&mut self, posts: &[SeenPost], now: Millis) -> Served {
        let mut touched = BTreeSet::new();
        let mut refused = 0;
        let mut changed: Vec<TicketView> = Vec::new();
        let mut unmatched = Vec::new();
        for seen in posts {
            changed.extend(self.correct_added(seen, now));
            let candidates = self.candidates(seen, now);
            if candidates.is_empty() && self.keeps_unmatched(seen, now) {
                unmatched.push(seen);
            }
            for candidate in candidates {
                let Candidate { shard, part } = candidate;
                let replies = part.log.sightings().any(Sighting::is_reply);
                touched.insert(shard);
                if self.is_news(shard, &part) && !self.may_believe(now) {
                    refused += 1;
                    continue;
                }
                // Later posts of the same batch join the ticket that this one may have started.
                if self.add(shard, part) {
                    changed.extend(self.refresh(shard));
                    if let Some(reply) = seen.post.id.filter(|_| replies) {
                        changed.extend(self.start_promises(shard, reply, now));
                        self.remember_sent(reply, &seen.post.text);
                    }
                }
            }
        }
        if !unmatched.is_empty() {
            self.keep_unmatched(&unmatched, now);
        }
        self.over_limit += refused;
        let shown: BTreeSet<PostId> = posts.iter().filter_map(|seen| seen.post.id).collect();
        let tickets = self.views_of(&touched, &shown);
        Served {
            reply: Reply::Tickets {
                tickets,
                over_limit: refused,
            },
            changed: latest(changed),
        }
    }

    /// Whether a post without a sighting is kept for trying changed rules on: a stranger's post that
    /// concerns no brand.
    fn keeps_unmatched(&self, seen: &SeenPost, now: Millis) -> bool {
        let made = seen.post.created_at;
        self.settings().keep_unmatched
            && !seen.post.promoted
            && made.is_some_and(|made| made <= now + CLOCK_SKEW)
            && speakers(self, &seen.post.author).next().is_none()
            && seen
                .post
                .id
                .is_some_and(|id| self.shards_added(id).next().is_none())
            && self.detector.mentions(seen).is_empty()
    }

    /// The views of the tickets that these posts belong to, the customer's or the brand's.
    fn views_of(&self, shards: &BTreeSet<ShardId>, shown: &BTreeSet<PostId>) -> Vec<TicketView> {
        let mut views = Vec::new();
        for id in shards {
            let Some(shard) = self.shard(*id) else {
                continue;
            };
            for ticket in self.tickets(*id).filter(|ticket| concerns(ticket, shown)) {
                views.push(self.view(ticket, shard));
            }
        }
        views
    }

    pub(super) fn is_news(&self, shard: ShardId, part: &Shard) -> bool {
        let Some(known) = self.shard(shard) else {
            return false;
        };
        part.log.sightings().any(|sighting| {
            known
                .log
                .sighting(sighting.key(), &sighting.brand)
                .is_none()
        })
    }

    pub(super) fn may_believe(&mut self, now: Millis) -> bool {
        while self
            .sighted
            .front()
            .is_some_and(|at| now - *at > SIGHTINGS_WITHIN)
        {
            self.sighted.pop_front();
        }
        let may = self.sighted.len() < SIGHTINGS_AT_MOST;
        if may {
            self.sighted.push_back(now);
        }
        may
    }

    /// The sightings that one post calls for: one for each brand it concerns, or one for each
    /// customer whom a brand's reply answers.
    fn candidates(&self, seen: &SeenPost, now: Millis) -> Vec<Candidate> {
        let post = &seen.post;
        let (Some(id), Some(posted_at)) = (post.id, post.created_at) else {
            return Vec::new();
        };
        if post.promoted || posted_at > now + CLOCK_SKEW {
            return Vec::new();
        }
        let speakers: Vec<&Brand> = speakers(self, &post.author).collect();
        if speakers.is_empty() {
            let mut mentions = self.detector.mentions(seen);
            let added: Vec<Mention> = self.added_mentions(id, &mentions).collect();
            mentions.extend(added);
            return mentions
                .into_iter()
                .filter_map(|mention| self.customer_post(seen, id, posted_at, mention, now))
                .collect();
        }
        speakers
            .into_iter()
            .flat_map(|brand| self.brand_reply(seen, id, posted_at, brand, now))
            .collect()
    }

    fn customer_post(
        &self,
        seen: &SeenPost,
        id: PostId,
        posted_at: Millis,
        mention: Mention,
        now: Millis,
    ) -> Option<Candidate> {
        let post = &seen.post;
        let author = self.identity.salt.person(&post.author);
        let shard = ShardId::of(&author);
        let text = cut(&post.text, TEXT_LENGTH);
        let ticket = self.ticket_for(shard, &mention.brand, seen, id, posted_at)?;
        let mut classes: Vec<_> = mention.matches.iter().map(|found| found.class).collect();
        classes.dedup();
        let handles = addressed(&mention);
        let tickets: Vec<&Ticket> = self
            .tickets(shard)
            .filter(|ticket| ticket.id.brand == mention.brand && ticket.person == author)
            .collect();
        let known = self.shard(shard)?;
        let verdict = self.verdict(known, &mention, seen, &text, &tickets);
        let mut part = Shard::default();
        part.log.insert(Event::Sighting(Sighting {
            post: id,
            brand: mention.brand,
            version: EVENT_VERSION,
            first_seen: now,
            reading: Reading::Post {
                ticket,
                posted_at,
                author: author.clone(),
                length: u32::try_from(text.chars().count()).unwrap_or(u32::MAX),
                text: self.identity.salt.text(&text),
                classes,
                follows: seen.follows,
                addresses: Some(mention.runs_clock),
                handles,
                verdict,
                language: post.lang.as_deref().map(|lang| cut(lang, LANGUAGE_LENGTH)),
            },
        }));
        self.put_person(&mut part, author, seen, now);
        self.put_text(&mut part, text, shard, now);
        Some(Candidate { shard, part })
    }

    fn brand_reply(
        &self,
        seen: &SeenPost,
        id: PostId,
        posted_at: Millis,
        brand: &Brand,
        now: Millis,
    ) -> Vec<Candidate> {
        let post = &seen.post;
        let customers = post
            .reply_to
            .iter()
            .filter(|handle| !brand.speaks_as(handle));
        let to: BTreeSet<_> = customers
            .map(|handle| self.identity.salt.person(handle))
            .collect();
        let shards: BTreeSet<ShardId> = to.iter().map(ShardId::of).collect();
        let text = cut(&post.text, TEXT_LENGTH);
        let sighting = Sighting {
            post: id,
            brand: brand.id(),
            version: EVENT_VERSION,
            first_seen: now,
            reading: Reading::Reply {
                follows: seen.follows,
                to: to.into_iter().collect(),
                posted_at,
                by: post.author.clone(),
                text: self.identity.salt.text(&text),
                signed: sign_off(&text),
            },
        };
        let candidate = |shard| {
            let mut part = Shard::default();
            part.log.insert(Event::Sighting(sighting.clone()));
            self.put_text(&mut part, text.clone(), shard, now);
            Candidate { shard, part }
        };
        shards.into_iter().map(candidate).collect()
    }

    /// Puts a text beside the log, unless it is there already: its time to live counts from when
    /// it was first kept.
    fn put_text(&self, part: &mut Shard, text: String, shard: ShardId, now: Millis) {
        let digest = self.identity.salt.text(&text);
        let known = self
            .shard(shard)
            .is_some_and(|known| known.beside.texts.contains_key(&digest));
        if !known {
            part.beside.texts.insert(
                digest,
                Text {
                    kept_since: now,
                    text,
                    note: false,
                },
            );
        }
    }

    /// Puts a customer's names beside the log, unless they are known so.
    pub(super) fn put_person(
        &self,
        part: &mut Shard,
        person: Digest,
        seen: &SeenPost,
        now: Millis,
    ) {
        let (handle, name) = (&seen.post.author, cut(&seen.post.name, NAME_LENGTH));
        let shard = self.shard(ShardId::of(&person));
        let known = shard.and_then(|shard| shard.beside.people.get(&person));
        if known.is_none_or(|known| known.name != name || known.handle.as_str() != handle.as_str())
        {
            part.beside.people.insert(
                person,
                Person {
                    seen: now,
                    handle: handle.clone(),
                    name,
                },
            );
        }
    }

    /// The ticket that a customer's post belongs to: the one it is in already, the one whose post
    /// or reply it visibly follows, the customer's latest one while it may be joined, or a new one.
    /// `None` where the shard is not in memory.
    pub(super) fn ticket_for(
        &self,
        shard: ShardId,
        brand: &BrandId,
        seen: &SeenPost,
        id: PostId,
        posted_at: Millis,
    ) -> Option<TicketId> {
        let log = &self.shard(shard)?.log;
        if let Some(known) = log.ticket_of_post(brand, id) {
            return Some(known.clone());
        }
        let author = self.identity.salt.person(&seen.post.author);
        let own = |ticket: &&Ticket| {
            ticket.id.brand == *brand && ticket.person == author && self.may_join(ticket, posted_at)
        };
        let followed = seen.follows.and_then(|above| {
            self.tickets(shard)
                .filter(own)
                .find(|ticket| concerns(ticket, &[above].into()))
        });
        let joined = followed.or_else(|| {
            self.tickets(shard)
                .filter(own)
                .max_by_key(|ticket| (ticket.since(), ticket.id.clone()))
        });
        let new = TicketId {
            brand: brand.clone(),
            post: id,
        };
        Some(joined.map_or(new, |ticket| ticket.id.clone()))
    }

    fn may_join(&self, ticket: &Ticket, posted_at: Millis) -> bool {
        let window = Duration::days(i64::from(self.settings().thread_days));
        let reopen = Duration::hours(i64::from(self.settings().reopen_hours));
        let nearest = ticket
            .posts
            .iter()
            .map(|post| (post.posted_at - posted_at).0.abs())
            .min();
        let is_near = nearest.is_some_and(|distance| distance <= window.0);
        match ticket.status {
            Status::Closed | Status::Spam => false,
            Status::Solved | Status::NoAction => {
                is_near && posted_at - ticket.status_since <= reopen
            }
            Status::New | Status::Open | Status::Pending | Status::OnHold => is_near,
        }
    }
}

/// The shards that a post may belong to.
pub(super) fn shards_of(desk: &Desk, seen: &SeenPost) -> Vec<ShardId> {
    let salt = &desk.identity.salt;
    let author = &seen.post.author;
    if speakers(desk, author).next().is_some() {
        return seen
            .post
            .reply_to
            .iter()
            .map(|to| ShardId::of(&salt.person(to)))
            .collect();
    }
    let added: Vec<ShardId> = seen
        .post
        .id
        .into_iter()
        .flat_map(|id| desk.shards_added(id))
        .collect();
    // With these posts the page tells of every other one that concerns nobody here.
    let is_kept = desk.settings().keep_unmatched && desk.detector.mentions(seen).is_empty();
    if added.is_empty() && is_kept {
        return Vec::new();
    }
    let own = ShardId::of(&salt.person(author));
    std::iter::once(own).chain(added).collect()
}

/// The brand's handles that a post addresses, each once.
fn addressed(mention: &Mention) -> Vec<Handle> {
    let addresses = |class| {
        matches!(
            class,
            MatchClass::Tagged | MatchClass::Reply | MatchClass::Quote
        )
    };
    let found = mention
        .matches
        .iter()
        .filter(|found| addresses(found.class));
    let handles: BTreeSet<Handle> = found.filter_map(|found| found.term.parse().ok()).collect();
    handles.into_iter().collect()
}

/// The text's first so many Unicode scalar values.
pub(super) fn cut(text: &str, length: usize) -> String {
    text.chars().take(length).collect()
}

fn speakers<'a>(desk: &'a Desk, author: &'a Handle) -> impl Iterator<Item = &'a Brand> {
    desk.settings()
        .brands
        .iter()
        .filter(move |brand| brand.speaks_as(author))
}

fn concerns(ticket: &Ticket, posts: &BTreeSet<PostId>) -> bool {
    let own = ticket.posts.iter().map(|post| post.id);
    own.chain(ticket.replies.iter().map(|reply| reply.id))
        .any(|id| posts.contains(&id))
}

/// Of several views of one ticket, the last.
fn latest(views: Vec<TicketView>) -> Vec<TicketView> {
    let by_ticket: std::collections::BTreeMap<TicketId, TicketView> = views
        .into_iter()
        .map(|view| (view.of.id.clone(), view))
        .collect();
    by_ticket.into_values().collect()
}
