//! Which ticket an event belongs to, once agents have merged tickets and split posts off.
//!
//! Every id a ticket ever had stays good: what names a merged ticket leads to the one it was merged
//! into, and what was split off names the ticket it came from. All of it follows from the set of
//! events, so that two devices which hold the same events agree, in whichever order they learnt of
//! them; where two agents merged crosswise, the earlier merge holds.

use std::collections::{BTreeMap, BTreeSet};

use super::brand::BrandId;
use super::event::{
    Action, Deed, Event, Reading, Sighting, SightingKey, SightingKind, Stamp, TicketId,
};
use super::log::Log;
use super::post::PostId;

/// How the tickets of a log hang together.
#[derive(Debug)]
pub struct Lineage<'a> {
    log: &'a Log,
    undone: BTreeSet<Stamp>,
    /// The posts that stand for themselves, each with the ticket that it was put in when it was seen.
    split: BTreeMap<TicketId, TicketId>,
    /// The tickets that were merged, each with the one it is part of now and since which action.
    merged: BTreeMap<TicketId, (TicketId, Stamp)>,
}

impl<'a> Lineage<'a> {
    /// Reads how a log's tickets hang together.
    pub fn of(log: &'a Log) -> Self {
        let mut lineage = Self {
            log,
            undone: undone(log),
            split: BTreeMap::new(),
            merged: BTreeMap::new(),
        };
        for action in log.actions() {
            if let Deed::Split { post } = action.deed
                && !lineage.is_undone(&action.id)
            {
                let own = TicketId {
                    brand: action.ticket.brand.clone(),
                    post,
                };
                if let Some(origin) = log.ticket_of_post(&own.brand, post) {
                    lineage.split.insert(own, origin.clone());
                }
            }
        }
        // Oldest first: a merge that would close a circle finds both ends in one ticket already.
        for action in log.actions() {
            if let Deed::Merge { into } = &action.deed
                && into.brand == action.ticket.brand
                && !lineage.is_undone(&action.id)
            {
                let (from, into) = (lineage.resolve(&action.ticket), lineage.resolve(into));
                if from != into {
                    lineage.merged.insert(from, (into, action.id.clone()));
                }
            }
        }
        lineage
    }

    /// Whether an action is undone. An undo can be undone itself.
    pub fn is_undone(&self, action: &Stamp) -> bool {
        self.undone.contains(action)
    }

    /// The ticket that an id leads to now.
    pub fn resolve(&self, ticket: &TicketId) -> TicketId {
        let mut found = self.made(ticket);
        // No merge closes a circle, so the walk ends.
        while let Some((into, _)) = self.merged.get(&found) {
            found = into.clone();
        }
        found
    }

    /// The tickets that an event belongs to: one for most, none for a reply that answers no post
    /// seen so far, and both for what ties two tickets together or parts them.
    pub fn tickets_of(&self, event: &Event) -> Vec<TicketId> {
        match event {
            Event::Action(action) => self.tickets_of_action(action),
            Event::Sighting(sighting) => match &sighting.reading {
                Reading::Post { .. } => {
                    let ticket = self.ticket_of_post(&sighting.brand, sighting.post);
                    ticket.into_iter().collect()
                }
                Reading::Reply { .. } | Reading::Sent { .. } => {
                    self.ticket_of_reply(sighting).into_iter().collect()
                }
            },
        }
    }

    /// Every event of the log in its fixed order, by the tickets it belongs to.
    pub(super) fn grouped(&self) -> BTreeMap<TicketId, Vec<Event>> {
        let mut by_ticket: BTreeMap<TicketId, Vec<Event>> = BTreeMap::new();
        for event in self.log.clone().into_events() {
            for ticket in self.tickets_of(&event) {
                by_ticket.entry(ticket).or_default().push(event.clone());
            }
        }
        self.keep_with_what_was_split_off(&mut by_ticket);
        by_ticket
    }

    /// Where every post was split off a ticket, what agents did to it goes with one of them: nothing
    /// an agent did is out of sight.
    fn keep_with_what_was_split_off(&self, by_ticket: &mut BTreeMap<TicketId, Vec<Event>>) {
        let is_post = |event: &Event| matches!(event, Event::Sighting(seen) if !seen.is_reply());
        let bare: Vec<(TicketId, TicketId)> = by_ticket
            .iter()
            .filter(|(_, events)| !events.iter().any(is_post))
            .filter_map(|(id, _)| Some((id.clone(), self.heir(id)?)))
            .collect();
        for (id, heir) in bare {
            let events = by_ticket.remove(&id).unwrap_or_default();
            let known = by_ticket.entry(heir).or_default();
            let news = events.into_iter().filter(|event| !known.contains(event));
            let news: Vec<Event> = news.collect();
            known.extend(news);
            super::log::sort(known);
        }
    }

    /// The other ids that lead to a ticket because it was merged with them, sorted.
    pub fn merged_into(&self, ticket: &TicketId) -> Vec<TicketId> {
        let merged = self.merged.keys();
        let of_this = merged.filter(|from| self.resolve(from) == *ticket);
        of_this.cloned().collect()
    }

    /// The ticket that this one was split off, if it was.
    pub fn split_from(&self, ticket: &TicketId) -> Option<TicketId> {
        let origin = self.resolve(self.split.get(ticket)?);
        (origin != *ticket).then_some(origin)
    }

    /// Where the log of a ticket goes on from which every post was split off: with one of them.
    fn heir(&self, bare: &TicketId) -> Option<TicketId> {
        let mut split = self.split.iter();
        let (own, _) = split.find(|(_, origin)| self.resolve(origin) == *bare)?;
        Some(self.resolve(own)).filter(|heir| heir != bare)
    }

    /// Whether an action was done to a ticket that was merged into another only later: what it did to
    /// status, holder, priority and snooze ends with the merge, as the other ticket's own go on.
    pub fn is_set_aside(&self, action: &Action) -> bool {
        let mut at = self.made(&action.ticket);
        let mut later = false;
        while let Some((into, since)) = self.merged.get(&at) {
            later |= action.id < *since;
            at = into.clone();
        }
        later
            && matches!(
                action.deed,
                Deed::Claim
                    | Deed::Release
                    | Deed::Assign { .. }
                    | Deed::SetStatus { .. }
                    | Deed::SetPriority { .. }
                    | Deed::Snooze { .. }
                    | Deed::Wake
                    | Deed::Carry { .. }
            )
    }

    fn tickets_of_action(&self, action: &Action) -> Vec<TicketId> {
        let named = self.resolve(&action.ticket);
        let brand = &action.ticket.brand;
        let own = |post: PostId| {
            self.resolve(&TicketId {
                brand: brand.clone(),
                post,
            })
        };
        let is_split = |post: PostId| {
            let id = TicketId {
                brand: brand.clone(),
                post,
            };
            self.split.contains_key(&id)
        };
        let other = match &action.deed {
            Deed::Merge { into } if into.brand == *brand => self.resolve(into),
            Deed::Split { post } => own(*post),
            // What was said of a post goes with it.
            Deed::Correct { post, .. }
            | Deed::Discard {
                sighting:
                    SightingKey {
                        kind: SightingKind::Post,
                        post,
                    },
            } if is_split(*post) => return vec![own(*post)],
            _ => return vec![named],
        };
        if other == named {
            vec![named]
        } else {
            vec![named, other]
        }
    }

    /// The ticket that a customer's post is in.
    fn ticket_of_post(&self, brand: &BrandId, post: PostId) -> Option<TicketId> {
        self.first_ticket(brand, post)
            .map(|ticket| self.resolve(&ticket))
    }

    /// The ticket that a customer's post was put in, or that it was split into.
    fn first_ticket(&self, brand: &BrandId, post: PostId) -> Option<TicketId> {
        let own = TicketId {
            brand: brand.clone(),
            post,
        };
        if self.split.contains_key(&own) {
            return Some(own);
        }
        self.log.ticket_of_post(brand, post).cloned()
    }

    /// The ticket that this ticket's first post belongs to. Two devices may have made a ticket each
    /// from one conversation; after the merge of their logs the post's sighting names one of them,
    /// and the other's actions go with it.
    fn made(&self, ticket: &TicketId) -> TicketId {
        let mut found = ticket.clone();
        // Every step goes to a greater id, so the walk ends whatever the events say.
        while let Some(next) = self.first_ticket(&found.brand, found.post) {
            if next <= found {
                break;
            }
            found = next;
        }
        found
    }

    /// A reply answers the ticket whose post it visibly follows; else the newest ticket, older than
    /// the reply, of a customer it replies to. What follows a post that nobody has seen answers it
    /// for certain only where it addresses one customer.
    fn ticket_of_reply(&self, reply: &Sighting) -> Option<TicketId> {
        let (follows, to) = reply.answers()?;
        let posted_at = reply.posted_at();
        if let Some(above) = follows.filter(|above| *above < reply.post) {
            if self.log.ticket_of_post(&reply.brand, above).is_some() {
                return self.ticket_of_post(&reply.brand, above);
            }
            let key = SightingKey {
                kind: SightingKind::Reply,
                post: above,
            };
            if let Some(earlier) = self.log.sighting(key, &reply.brand) {
                return self.ticket_of_reply(earlier);
            }
            if to.len() > 1 {
                return None;
            }
        }
        let sightings = self.log.sightings();
        let newest = sightings
            .filter(|sighting| sighting.brand == reply.brand && sighting.posted_at() < posted_at)
            .filter(
                |sighting| matches!(&sighting.reading, Reading::Post { author, .. } if to.contains(author)),
            )
            .map(|sighting| (sighting.posted_at(), sighting.post))
            .max();
        newest.and_then(|(_, post)| self.ticket_of_post(&reply.brand, post))
    }
}

/// The actions that are undone. An undo can be undone itself, so they are read newest first.
fn undone(log: &Log) -> BTreeSet<Stamp> {
    let mut undone = BTreeSet::new();
    for action in log.actions().rev() {
        if let Deed::Undo { action: target } = &action.deed
            && *target < action.id
            && !undone.contains(&action.id)
        {
            undone.insert(target.clone());
        }
    }
    undone
}
