//! Word of X's page that a reply was sent: it names the reply, when it was made and by whom, and no more.
//! A page can lie, so it is a sighting like any other: bounded, marked, to be discarded, and replaced by the
//! reply itself once that is seen.

use super::event::{EVENT_VERSION, Event, Reading, Sighting, SightingKey, SightingKind};
use super::post::{Handle, PostId};
use super::serve::{Refusal, Served};
use super::sight::CLOCK_SKEW;
use super::state::Desk;
use super::store::shard::{Shard, ShardId};
use super::time::{Duration, Millis};
use super::view::TicketRef;

/// What was made longer ago than this is not what was sent just now.
const SENT_WITHIN: Duration = Duration::minutes(10);

impl Desk {
    /// Takes note that X's page says that a reply was sent which was written to a ticket's post. Answers
    /// with its card.
    pub(super) fn sent(
        &mut self,
        of: &TicketRef,
        post: PostId,
        (reply, by): (PostId, Handle),
        now: Millis,
    ) -> Result<Served, Refusal> {
        let shard = ShardId::of(&of.person);
        let sighting = self
            .sent_sighting(of, post, (reply, by), now)
            .ok_or(Refusal::NotSent)?;
        let mut part = Shard::default();
        part.log.insert(Event::Sighting(sighting));
        let mut changed = Vec::new();
        if self.is_news(shard, &part) && !self.may_believe(now) {
            self.over_limit += 1;
        } else if self.add(shard, part) {
            changed = self.refresh(shard);
        }
        let served = self.open_card(of, post, now)?;
        Ok(Served { changed, ..served })
    }

    /// The sighting, where it can be true: of an account that speaks for the brand, made after the post
    /// and just now.
    fn sent_sighting(
        &self,
        of: &TicketRef,
        post: PostId,
        (reply, by): (PostId, Handle),
        now: Millis,
    ) -> Option<Sighting> {
        let brands = &self.settings().brands;
        let brand = brands.iter().find(|brand| brand.id() == of.id.brand)?;
        let posted_at = reply.created_at()?;
        let key = SightingKey {
            kind: SightingKind::Post,
            post,
        };
        let answered = &self.shard(ShardId::of(&of.person))?.log;
        let Reading::Post { author, .. } = &answered.sighting(key, &brand.id())?.reading else {
            return None;
        };
        let is_true = brand.speaks_as(&by)
            && *author == of.person
            && reply > post
            && posted_at <= now + CLOCK_SKEW
            && posted_at >= now - SENT_WITHIN;
        is_true.then(|| Sighting {
            post: reply,
            brand: brand.id(),
            version: EVENT_VERSION,
            first_seen: now,
            reading: Reading::Sent {
                follows: post,
                to: author.clone(),
                posted_at,
                by,
            },
        })
    }
}
