//! A ticket: the fold of the events that name it, in the log's fixed order.

use std::collections::{BTreeMap, BTreeSet};

use super::devices::carried::Carried;
use super::event::{
    Action, AgentId, Correction, Deed, Digest, Event, Reading, SightingKey, TicketId,
};
use super::hand_off::HandOff;
use super::life;
use super::lineage::Lineage;
use super::log::Log;
use super::mention::MatchClass;
use super::outcome::Noted;
use super::post::{Handle, PostId};
use super::status::{Priority, Status};
use super::time::{Duration, Millis};
use super::triage::PostType;
use super::verdict::Verdict;

/// How long after a template was inserted a reply still counts as that template's.
const INSERTION_LASTS: Duration = Duration::minutes(30);

/// The state of a ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticket {
    /// What names it.
    pub id: TicketId,
    /// The digest of the customer's handle.
    pub person: Digest,
    /// Its status.
    pub status: Status,
    /// Since when it has had that status.
    pub status_since: Millis,
    /// Every status it has had, oldest first: a change by a post counts from when that was made, but
    /// never from before the change ahead of it.
    pub statuses: Vec<StatusSince>,
    /// Who took it or got it last, until released. [`Self::held_until`] says whether that still holds.
    pub holder: Option<AgentId>,
    /// When the holder got it, or did something to it since.
    pub holder_acted_at: Millis,
    /// How much it matters: what an agent said last, else what triage says of its posts; `None`
    /// where neither has said anything.
    pub priority: Option<Priority>,
    /// Its tags.
    pub tags: BTreeSet<String>,
    /// Until when it is out of the way.
    pub snoozed_until: Option<Millis>,
    /// Whether an agent took it up though nobody addressed the brand.
    pub taken_up: bool,
    /// What agents said of the words in its replies that promise something: by reply and where they
    /// begin; `None` where they said that it is no promise.
    pub promises: BTreeMap<(PostId, u32), Option<TakenPromise>>,
    /// When another device of the person's came to know that nothing is due any more, unless the
    /// ticket went on here since.
    pub answered_elsewhere: Option<Millis>,
    /// What an agent said last came of it for the customer.
    pub outcome: Option<Noted>,
    /// What was handed off, oldest first.
    pub hand_offs: Vec<HandOff>,
    /// The tickets that agents merged into it, sorted: their ids lead to it.
    pub merged: Vec<TicketId>,
    /// The ticket that an agent split it off.
    pub split_from: Option<TicketId>,
    /// The same customer's ticket before this one with the same brand.
    pub previous: Option<TicketId>,
    /// The customer's posts, oldest first; never empty.
    pub posts: Vec<CustomerPost>,
    /// The posts that an agent added by their link and took back.
    pub withdrawn: BTreeSet<PostId>,
    /// The brand's replies, oldest first.
    pub replies: Vec<BrandReply>,
    /// Everything that happened, in the log's order.
    pub history: Vec<Entry>,
}

/// A promise that an agent, or an agent's settings, said is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TakenPromise {
    /// Where its words end, exclusive.
    pub end: u32,
    /// Until when it is to be kept.
    pub due: Millis,
}

/// A status, and since when a ticket had it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatusSince {
    /// The status.
    pub status: Status,
    /// Since when.
    pub since: Millis,
}

/// A post of the customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomerPost {
    /// The post.
    pub id: PostId,
    /// When it was made.
    pub posted_at: Millis,
    /// The digest of its text.
    pub text: Digest,
    /// How it concerns the brand, strongest first.
    pub classes: Vec<MatchClass>,
    /// The brand's handles that it addresses.
    pub handles: Vec<Handle>,
    /// Whether it addresses the brand, so that a clock may run for it.
    pub addresses: bool,
    /// Whether its customer waits for an answer: what an agent said, else what triage says.
    pub owes: bool,
    /// Whether an agent said so, and not triage.
    pub told: bool,
    /// What it is: what an agent said, else what triage says.
    pub post_type: Option<PostType>,
    /// What triage said when it was seen.
    pub verdict: Option<Verdict>,
}

impl CustomerPost {
    /// Whether a clock runs for it by itself: it addresses the brand and owes an answer, or an agent
    /// says that it owes one. Who only names the brand is not chased.
    pub const fn waits(&self) -> bool {
        self.owes && (self.addresses || self.told)
    }
}

/// A reply of the brand, by whichever means it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrandReply {
    /// The reply.
    pub id: PostId,
    /// When it was made.
    pub posted_at: Millis,
    /// The account that replied.
    pub by: Handle,
    /// The digest of its text; `None` while the reply itself was not seen.
    pub text: Option<Digest>,
    /// Whether it only acknowledges: it was written with such a template.
    pub acknowledgement: bool,
    /// The initials or the name that it is signed with.
    pub signed: Option<String>,
    /// The template that was inserted for it.
    pub written_with: Option<Insertion>,
}

/// A template that was put into the composer before a reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Insertion {
    /// The template.
    pub template: String,
    /// Who inserted it.
    pub agent: AgentId,
    /// When.
    pub at: Millis,
}

/// One thing that happened to the ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The event.
    pub event: Event,
    /// Whether it counts: it was not undone or discarded, and the ticket's status allowed it.
    pub in_force: bool,
    /// Whether it moved the ticket to another status.
    pub moved: bool,
}

impl Ticket {
    /// Those of the posts that owe an answer which no meaningful reply follows, oldest first.
    pub fn unanswered(&self) -> impl Iterator<Item = &CustomerPost> {
        let answered_until = self.meaningful_replies().map(|reply| reply.posted_at).max();
        self.owing()
            .filter(move |post| Some(post.posted_at) > answered_until)
    }

    /// The customer's posts that owe an answer, answered or not, oldest first. Where an agent took
    /// up a ticket of which no post owes one, all of them do but those that an agent spoke of.
    pub fn owing(&self) -> impl Iterator<Item = &CustomerPost> {
        let all_wait = self.taken_up && !self.posts.iter().any(CustomerPost::waits);
        let posts = self.posts.iter();
        posts.filter(move |post| post.waits() || (all_wait && !post.told))
    }

    /// The replies that are more than acknowledgements, oldest first.
    pub fn meaningful_replies(&self) -> impl DoubleEndedIterator<Item = &BrandReply> {
        self.replies.iter().filter(|reply| !reply.acknowledgement)
    }

    /// Whether a clock runs for it: somebody addressed the brand and is owed an answer, or an agent
    /// took it up.
    pub fn runs_clock(&self) -> bool {
        self.owing().next().is_some()
    }

    /// The templates that were inserted, oldest first.
    pub fn inserted(&self) -> impl Iterator<Item = &str> {
        let in_force = self.history.iter().filter(|entry| entry.in_force);
        in_force.filter_map(|entry| match &entry.event {
            Event::Action(Action {
                deed: Deed::Insert { template, .. },
                ..
            }) => Some(template.as_str()),
            _ => None,
        })
    }

    /// How much it mattered at a time: what an agent had said by then, else what triage says.
    pub fn priority_at(&self, at: Millis) -> Option<Priority> {
        let mut done = self.history.iter().rev().filter(|entry| entry.in_force);
        let given = done.find_map(|entry| match &entry.event {
            Event::Action(Action {
                id,
                deed: Deed::SetPriority { to },
                ..
            }) if id.ms <= at => Some(Some(*to)),
            Event::Action(Action {
                deed:
                    Deed::Carry {
                        set,
                        value: Carried::Priority { to },
                    },
                ..
            }) if set.ms <= at => Some(*to),
            _ => None,
        });
        let given = given.flatten();
        let made = self.posts.partition_point(|post| post.posted_at <= at);
        given.or_else(|| triaged(&self.posts[..made]))
    }

    /// Until when its holder has it who does nothing more to it: a claim is lent for a time. Who acts
    /// on it later has it again, unless somebody else took it.
    pub fn held_until(&self, lease: Duration) -> Option<Millis> {
        self.holder.as_ref().map(|_| self.holder_acted_at + lease)
    }

    /// Moves it to another status, which the desk learnt of at `at` and which holds since `since`.
    pub(super) fn change_status(&mut self, status: Status, at: Millis, since: Millis) {
        self.status = status;
        self.status_since = at;
        self.answered_elsewhere = None;
        let latest = self.statuses.last().map(|change| change.since);
        self.statuses.push(StatusSince {
            status,
            since: latest.map_or(since, |latest| latest.max(since)),
        });
    }

    /// How much triage says that it matters.
    pub(super) fn triaged(&self) -> Option<Priority> {
        triaged(&self.posts)
    }

    /// When the customer first posted.
    pub fn since(&self) -> Millis {
        self.posts
            .first()
            .map_or(self.status_since, |post| post.posted_at)
    }
}

/// Folds every ticket that a log holds.
///
/// A pure function of the set of events: their order, repetition and the way they were merged make
/// no difference. Events that name no ticket of this log (a reply whose customer's post was not
/// seen yet) are in no ticket until it appears.
pub fn fold(log: &Log) -> BTreeMap<TicketId, Ticket> {
    let lineage = Lineage::of(log);
    let mut tickets: BTreeMap<TicketId, Ticket> = lineage
        .grouped()
        .into_iter()
        .filter_map(|(id, events)| Some((id.clone(), fold_one(id, events, &lineage)?)))
        .collect();
    name_previous(&mut tickets);
    tickets
}

/// Has each ticket name the same customer's ticket before it.
fn name_previous(tickets: &mut BTreeMap<TicketId, Ticket>) {
    let mut order: Vec<_> = tickets
        .values()
        .map(|ticket| {
            let whose = (ticket.id.brand.clone(), ticket.person.clone());
            (whose, ticket.since(), ticket.id.clone())
        })
        .collect();
    order.sort();
    for pair in order.windows(2) {
        if let [before, after] = pair
            && before.0 == after.0
            && let Some(ticket) = tickets.get_mut(&after.2)
        {
            ticket.previous = Some(before.2.clone());
        }
    }
}

fn fold_one(id: TicketId, events: Vec<Event>, lineage: &Lineage<'_>) -> Option<Ticket> {
    let discarded = discarded(&events, lineage);
    let withdrawn = withdrawn(&events, lineage);
    let counts = |event: &Event| match event {
        Event::Action(action) => !lineage.is_undone(&action.id) && !lineage.is_set_aside(action),
        Event::Sighting(sighting) => {
            let is_withdrawn = sighting.reading.is_added() && withdrawn.contains(&sighting.post);
            !is_withdrawn && !discarded.contains(&sighting.key())
        }
    };
    let (posts, person) = customer_posts(&events, lineage, counts);
    let replies = brand_replies(&events, counts);
    // A ticket all of whose posts were discarded stays, with what agents did to it, as spam does.
    let (posts, person, gone) = match person {
        Some(person) => (posts, person, false),
        None => {
            let (posts, person) = customer_posts(&events, lineage, |_| true);
            (posts, person?, true)
        }
    };
    let since = posts
        .first()
        .map_or(Millis::default(), |post| post.posted_at);
    let mut ticket = Ticket {
        status: Status::New,
        status_since: since,
        statuses: vec![StatusSince {
            status: Status::New,
            since,
        }],
        holder: None,
        holder_acted_at: Millis::default(),
        priority: triaged(&posts),
        tags: BTreeSet::new(),
        snoozed_until: None,
        taken_up: false,
        history: Vec::with_capacity(events.len()),
        promises: BTreeMap::new(),
        answered_elsewhere: None,
        outcome: None,
        hand_offs: Vec::new(),
        merged: lineage.merged_into(&id),
        split_from: lineage.split_from(&id),
        previous: None,
        id,
        person,
        posts,
        withdrawn: withdrawn.clone(),
        replies,
    };
    let mut known = BTreeSet::new();
    for event in events {
        let before = ticket.statuses.len();
        let in_force = counts(&event) && life::apply(&mut ticket, &event, &mut known);
        let moved = ticket.statuses.len() > before;
        ticket.history.push(Entry {
            event,
            in_force,
            moved,
        });
    }
    if gone {
        let since = ticket.status_since;
        ticket.change_status(Status::Spam, since, since);
    }
    Some(ticket)
}

fn discarded(events: &[Event], lineage: &Lineage<'_>) -> BTreeSet<SightingKey> {
    actions(events)
        .filter(|action| !lineage.is_undone(&action.id))
        .filter_map(|action| match action.deed {
            Deed::Discard { sighting } => Some(sighting),
            _ => None,
        })
        .collect()
}

/// The posts that were added by their link, and each time taken back.
fn withdrawn(events: &[Event], lineage: &Lineage<'_>) -> BTreeSet<PostId> {
    let added = |undone: bool| {
        let of_that_kind =
            actions(events).filter(move |action| lineage.is_undone(&action.id) == undone);
        of_that_kind.filter_map(|action| match action.deed {
            Deed::Add { post } => Some(post),
            _ => None,
        })
    };
    let standing: BTreeSet<PostId> = added(false).collect();
    added(true)
        .filter(|post| !standing.contains(post))
        .collect()
}

/// The actions among the events, oldest first: the log's order and theirs agree.
fn actions(events: &[Event]) -> impl DoubleEndedIterator<Item = &Action> {
    events.iter().filter_map(|event| match event {
        Event::Action(action) => Some(action),
        Event::Sighting(_) => None,
    })
}

fn customer_posts(
    events: &[Event],
    lineage: &Lineage<'_>,
    counts: impl Fn(&Event) -> bool,
) -> (Vec<CustomerPost>, Option<Digest>) {
    let mut person = None;
    let mut posts: Vec<CustomerPost> = events
        .iter()
        .filter(|event| counts(event))
        .filter_map(|event| match event {
            Event::Sighting(sighting) => match &sighting.reading {
                Reading::Post {
                    author,
                    classes,
                    text,
                    posted_at,
                    addresses,
                    handles,
                    verdict,
                    ..
                } => {
                    person.get_or_insert_with(|| author.clone());
                    Some(CustomerPost {
                        id: sighting.post,
                        posted_at: *posted_at,
                        text: text.clone(),
                        classes: classes.clone(),
                        handles: handles.clone(),
                        addresses: addresses
                            .unwrap_or_else(|| classes.iter().any(|class| class.runs_clock())),
                        owes: verdict.as_ref().is_none_or(Verdict::waits),
                        told: false,
                        post_type: verdict.as_ref().map(|verdict| verdict.post_type),
                        verdict: verdict.clone(),
                    })
                }
                Reading::Reply { .. } | Reading::Sent { .. } => None,
            },
            Event::Action(_) => None,
        })
        .collect();
    posts.sort_by_key(|post| (post.posted_at, post.id));
    for action in actions(events) {
        if let Deed::Correct { post, to } = &action.deed
            && !lineage.is_undone(&action.id)
        {
            correct(&mut posts, *post, *to);
        }
    }
    (posts, person)
}

/// Takes in what an agent says of a post instead of triage. Saying the type says whether such a post
/// owes an answer, and no more.
fn correct(posts: &mut [CustomerPost], of: PostId, to: Correction) {
    for post in posts.iter_mut().filter(|post| post.id == of) {
        post.told = true;
        match to {
            Correction::OwesAnswer(owes) => post.owes = owes,
            Correction::Type(of) => {
                post.post_type = Some(of);
                post.owes = of.owes_answer();
            }
        }
    }
}

/// The most that triage says any post that owes an answer matters; where none does, any post.
fn triaged(posts: &[CustomerPost]) -> Option<Priority> {
    let most = |owing: bool| {
        let fitting = posts.iter().filter(|post| post.owes || !owing);
        let said = fitting.filter_map(|post| Some(post.verdict.as_ref()?.priority));
        said.min()
    };
    most(true).or_else(|| most(false))
}

fn brand_replies(events: &[Event], counts: impl Fn(&Event) -> bool) -> Vec<BrandReply> {
    let mut replies: Vec<BrandReply> = events
        .iter()
        .filter(|event| counts(event))
        .filter_map(|event| match event {
            Event::Sighting(sighting) => {
                let (by, text, signed) = match &sighting.reading {
                    Reading::Reply {
                        by, text, signed, ..
                    } => (by, Some(text.clone()), signed.clone()),
                    Reading::Sent { by, .. } => (by, None, None),
                    Reading::Post { .. } => return None,
                };
                Some(BrandReply {
                    id: sighting.post,
                    posted_at: sighting.posted_at(),
                    by: by.clone(),
                    text,
                    acknowledgement: false,
                    signed,
                    written_with: None,
                })
            }
            Event::Action(_) => None,
        })
        .collect();
    replies.sort_by_key(|reply| (reply.posted_at, reply.id));
    mark_insertions(events, &counts, &mut replies);
    replies
}

/// A reply was written with the template that was inserted last before it, if no other reply lies
/// between them.
fn mark_insertions(events: &[Event], counts: &impl Fn(&Event) -> bool, replies: &mut [BrandReply]) {
    let insertions: Vec<(Insertion, bool)> = events
        .iter()
        .filter(|event| counts(event))
        .filter_map(|event| match event {
            Event::Action(Action {
                id,
                agent,
                deed:
                    Deed::Insert {
                        template,
                        acknowledgement,
                        ..
                    },
                ..
            }) => {
                let insertion = Insertion {
                    template: template.clone(),
                    agent: agent.clone(),
                    at: id.ms,
                };
                Some((insertion, *acknowledgement))
            }
            _ => None,
        })
        .collect();
    let mut after = Millis(i64::MIN);
    for reply in replies {
        let at = reply.posted_at;
        let written_with = insertions.iter().rfind(|(inserted, _)| {
            inserted.at <= at && inserted.at > after && at - inserted.at <= INSERTION_LASTS
        });
        if let Some((insertion, acknowledgement)) = written_with {
            reply.acknowledgement = *acknowledgement;
            reply.written_with = Some(insertion.clone());
        }
        after = at;
    }
}
