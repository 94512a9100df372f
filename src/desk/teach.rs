//! What triage says of a post that was seen, and what it learns when agents say otherwise.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::brand::BrandId;
use super::event::{Correction, Deed, Event, Reading, SightingKey, SightingKind};
use super::mention::{MatchClass, Mention};
use super::post::{PostId, SeenPost};
use super::request::LearnedView;
use super::state::Desk;
use super::status::Status;
use super::store::LEARNED;
use super::store::shard::{Shard, ShardId};
use super::store::value::encode;
use super::ticket::{CustomerPost, Ticket};
use super::time::{Duration, Millis};
use super::triage::{Learned, Overrule, Subject, Triager};
use super::verdict::Verdict;

/// Posts of one customer within this time count as repeated contact.
const REPEATED_WITHIN: Duration = Duration::hours(24);

/// The lexicon and the weights, made when the first post is triaged. A test proves that the weights
/// that ship fit; without them posts keep their clocks.
static TRIAGER: LazyLock<Option<Triager>> = LazyLock::new(|| Triager::new().ok());

/// What each brand's agents have taught.
pub(super) type Lessons = BTreeMap<BrandId, Learned>;

impl Desk {
    /// What triage says of a customer's post. A post that was seen before with the same text keeps
    /// what was said then.
    pub(super) fn verdict(
        &self,
        shard: &Shard,
        mention: &Mention,
        seen: &SeenPost,
        text: &str,
        tickets: &[&Ticket],
    ) -> Option<Verdict> {
        let brand = &mention.brand;
        let (id, posted_at) = (seen.post.id?, seen.post.created_at?);
        let key = SightingKey {
            kind: SightingKind::Post,
            post: id,
        };
        if let Some(Reading::Post {
            text: known,
            verdict: Some(verdict),
            ..
        }) = shard.log.sighting(key, brand).map(|known| &known.reading)
            && *known == self.identity.salt.text(text)
        {
            return Some(verdict.clone());
        }
        let before = seen
            .follows
            .and_then(|above| text_of_reply(shard, brand, above));
        let subject = Subject {
            text,
            lang: seen.post.lang.as_deref(),
            in_reply_to: before,
            answers_brand: before.is_some(),
            to_other: speaks_to_other(seen, mention),
            posts_today: posts_today(tickets, id, posted_at),
        };
        let nothing = Learned::default();
        let learned = self.lessons.get(brand).unwrap_or(&nothing);
        let triager = TRIAGER.as_ref()?;
        Some(triager.triage_learned(&subject, learned).into())
    }

    /// Takes in what an agent's deed says of triage. An undo takes it back.
    pub(super) fn learn(&mut self, ticket: &Ticket, deed: &Deed) {
        let (mut deed, mut back) = (deed, false);
        // An undo of an undo teaches again. Each goes back in the history, so this ends.
        let mut entries = ticket.history.iter().rev();
        while let Deed::Undo { action } = deed {
            let undone = entries.find_map(|entry| match &entry.event {
                Event::Action(known) if known.id == *action => Some(&known.deed),
                _ => None,
            });
            match undone {
                Some(known) => deed = known,
                None => return,
            }
            back = !back;
        }
        let Some((post, overrule)) = overruled(ticket, deed) else {
            return;
        };
        let shard = self.shard(ShardId::of(&ticket.person));
        let text = shard.and_then(|shard| shard.beside.texts.get(&post.text));
        let (Some(text), Some(triager)) = (text, TRIAGER.as_ref()) else {
            return;
        };
        let features = triager.features(&Subject::of(&text.text));
        let learned = self.lessons.entry(ticket.id.brand.clone()).or_default();
        if back {
            learned.unteach(&features, overrule);
        } else {
            learned.teach(&features, overrule);
        }
        self.writes
            .insert(LEARNED.to_owned(), encode(&self.lessons));
    }

    /// What each brand's agents have taught, as people read it.
    pub(super) fn learned(&self) -> Vec<LearnedView> {
        let views = self.lessons.iter().map(|(brand, learned)| LearnedView {
            brand: brand.clone(),
            overruled: learned.overruled(),
            told: learned.told(),
        });
        views.collect()
    }

    /// The same by brand with its counts, as JSON text: what the export holds of it.
    pub(super) fn export_learned(&self) -> String {
        // Counts and names, all of which JSON can write.
        serde_json::to_string_pretty(&self.lessons).unwrap_or_default()
    }

    /// Forgets what a brand's agents have taught: triage decides as shipped.
    pub(super) fn reset_learned(&mut self, brand: &BrandId) {
        self.lessons.remove(brand);
        self.writes
            .insert(LEARNED.to_owned(), encode(&self.lessons));
    }
}

/// Whether a post speaks to somebody else first and only names the brand: it begins with handles
/// that are not the brand's, or answers somebody else without writing the brand's.
pub fn speaks_to_other(seen: &SeenPost, mention: &Mention) -> bool {
    let of = |class: MatchClass| {
        mention
            .matches
            .iter()
            .filter(move |found| found.class == class)
    };
    let tagged = of(MatchClass::Tagged).chain(of(MatchClass::NearMiss));
    let first = tagged.filter_map(|found| found.start).min();
    let leading = leading_handles(&seen.post.text);
    match (first, seen.post.reply_to.first()) {
        (Some(first), _) => leading > 0 && leading <= first,
        (None, Some(to)) => {
            let mut replies = of(MatchClass::Reply);
            !mention.matches.is_empty()
                && !replies.any(|found| to.as_str().eq_ignore_ascii_case(&found.term))
        }
        (None, None) => leading > 0,
    }
}

/// How many scalar values the handles take with which a text begins.
fn leading_handles(text: &str) -> u32 {
    let mut rest = text;
    loop {
        let next = rest.trim_start();
        if !next.starts_with(['@', '＠']) {
            break;
        }
        rest = next.trim_start_matches(|letter: char| !letter.is_whitespace());
    }
    let length = text.chars().count() - rest.chars().count();
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// What a deed says of a post instead of triage. What concerns the ticket as a whole is said of its
/// first post.
fn overruled<'a>(ticket: &'a Ticket, deed: &Deed) -> Option<(&'a CustomerPost, Overrule)> {
    let first = ticket.posts.first()?;
    let waited = first.verdict.as_ref().is_none_or(Verdict::waits);
    Some(match deed {
        Deed::SetPriority { to } => (first, Overrule::Priority(*to)),
        Deed::SetStatus {
            to: Status::NoAction,
        } if waited => (first, Overrule::OwesAnswer(false)),
        Deed::SetStatus { to: Status::Open } if !waited => (first, Overrule::OwesAnswer(true)),
        Deed::Correct { post, to } => {
            let post = ticket.posts.iter().find(|known| known.id == *post)?;
            let overrule = match to {
                Correction::OwesAnswer(owes) => Overrule::OwesAnswer(*owes),
                Correction::Type(of) => Overrule::Type(*of),
            };
            (post, overrule)
        }
        _ => return None,
    })
}

/// The text of the brand's reply with this id, while it is kept.
fn text_of_reply<'a>(shard: &'a Shard, brand: &BrandId, reply: PostId) -> Option<&'a str> {
    let key = SightingKey {
        kind: SightingKind::Reply,
        post: reply,
    };
    let digest = shard.log.sighting(key, brand)?.text()?;
    let text = shard.beside.texts.get(digest)?;
    Some(&text.text)
}

/// The how manieth post of its customer within a day this one is.
fn posts_today(tickets: &[&Ticket], id: PostId, posted_at: Millis) -> u32 {
    let posts = tickets.iter().flat_map(|ticket| &ticket.posts);
    let before = posts.filter(|post| {
        post.id != id
            && post.posted_at <= posted_at
            && posted_at - post.posted_at <= REPEATED_WITHIN
    });
    u32::try_from(before.count())
        .unwrap_or(u32::MAX)
        .saturating_add(1)
}
