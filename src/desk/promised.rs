//! The promises of a ticket: which of the brand's replies promise something, until when, and whether
//! that was kept.
//!
//! What a reply promises is proposed to the agent and runs a clock once an agent, or an agent's
//! settings, said so. It is kept when a later meaningful reply of the brand comes in time, by
//! whichever means; what comes at the due instant is in time.

use super::event::Deed;
use super::policy::Rules;
use super::post::PostId;
use super::promise::promises;
use super::serve::Refusal;
use super::state::Desk;
use super::store::shard::{Shard, ShardId};
use super::ticket::{BrandReply, Ticket};
use super::time::{Duration, Millis};
use super::view::{ClockLine, ClockName, ClockView, PromiseView, TicketView};

/// A promise whose clock was started.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Promised {
    /// The reply that promises.
    pub reply: PostId,
    /// Where the words begin that name the time, in Unicode scalar values of the reply's text.
    pub start: u32,
    /// Where they end, exclusive.
    pub end: u32,
    /// When it was promised.
    pub said_at: Millis,
    /// Until when it is to be kept.
    pub due: Millis,
    /// What became of it.
    pub outcome: PromiseOutcome,
}

/// What became of a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromiseOutcome {
    /// The customer waits for it.
    Open,
    /// The brand replied: kept if that was in time.
    Answered {
        /// When.
        at: Millis,
    },
    /// The ticket was over before it was due.
    Ended,
}

impl Promised {
    /// Whether it was kept or broken; `None` while neither is known, or where it no longer matters.
    pub fn is_kept(&self, now: Millis) -> Option<bool> {
        match self.outcome {
            PromiseOutcome::Answered { at } => Some(at <= self.due),
            PromiseOutcome::Open if now > self.due => Some(false),
            PromiseOutcome::Open | PromiseOutcome::Ended => None,
        }
    }

    /// As a chip and a card show it.
    pub fn view(&self, rules: &Rules) -> ClockView {
        let (since, due) = (self.said_at, self.due);
        match self.outcome {
            PromiseOutcome::Open => {
                let share = (due - since).0 / 100 * i64::from(rules.policy().at_risk_percent());
                ClockView::Promised {
                    since,
                    at_risk_from: since + Duration(share),
                    due,
                }
            }
            PromiseOutcome::Answered { at } => ClockView::Answered { since, at, due },
            PromiseOutcome::Ended => ClockView::Ended { since },
        }
    }
}

/// The promises of a ticket whose clocks were started, by when they were made.
pub fn promised(ticket: &Ticket) -> impl Iterator<Item = Promised> {
    ticket.replies.iter().flat_map(|reply| {
        let from = (reply.id, 0);
        let taken = ticket.promises.range(from..=(reply.id, u32::MAX));
        taken.filter_map(|((_, start), taken)| {
            let taken = taken.as_ref()?;
            let outcome = match answer_to(ticket, reply) {
                Some(at) => PromiseOutcome::Answered { at },
                None if !ticket.status.is_live() && ticket.status_since <= taken.due => {
                    PromiseOutcome::Ended
                }
                None => PromiseOutcome::Open,
            };
            Some(Promised {
                reply: reply.id,
                start: *start,
                end: taken.end,
                said_at: reply.posted_at,
                due: taken.due,
                outcome,
            })
        })
    })
}

/// The clocks of a ticket's promises, for its card.
pub fn promise_lines(ticket: &Ticket, rules: &Rules) -> impl Iterator<Item = ClockLine> {
    promised(ticket).map(|promised| ClockLine {
        name: ClockName::Promise,
        clock: promised.view(rules),
    })
}

/// The promise that is due first of those the customer waits for.
pub fn open_promise(ticket: &Ticket) -> Option<Promised> {
    let open = promised(ticket).filter(|promised| promised.outcome == PromiseOutcome::Open);
    open.min_by_key(|promised| promised.due)
}

/// When the brand came back after a reply.
fn answer_to(ticket: &Ticket, reply: &BrandReply) -> Option<Millis> {
    let mut later = ticket.meaningful_replies();
    let later = later.find(|later| (later.posted_at, later.id) > (reply.posted_at, reply.id));
    later.map(|later| later.posted_at)
}

/// What the ticket's replies promise and nobody has spoken of: proposed while it still matters.
pub(super) fn proposals(desk: &Desk, ticket: &Ticket, shard: &Shard) -> Vec<PromiseView> {
    if !ticket.status.is_live() {
        return Vec::new();
    }
    let open = ticket
        .replies
        .iter()
        .filter(|reply| answer_to(ticket, reply).is_none());
    let found = open.flat_map(|reply| read(desk, ticket, shard, reply));
    found
        .filter(|found| !ticket.promises.contains_key(&(found.reply, found.start)))
        .collect()
}

/// What a reply promises, while its text is kept.
fn read(desk: &Desk, ticket: &Ticket, shard: &Shard, reply: &BrandReply) -> Vec<PromiseView> {
    let text = reply.text.as_ref();
    let Some(kept) = text.and_then(|text| shard.beside.texts.get(text)) else {
        return Vec::new();
    };
    let found = promises(&kept.text, reply.posted_at, desk.rules(ticket).calendar());
    let found = found.into_iter().map(|found| PromiseView {
        reply: reply.id,
        start: found.start,
        end: found.end,
        words: found.words,
        due: found.due,
        vague: found.vague,
    });
    found.collect()
}

/// The words of a promise, while its reply's text is kept.
pub(super) fn words(ticket: &Ticket, shard: &Shard, reply: PostId, start: u32, end: u32) -> String {
    let reply = ticket.replies.iter().find(|known| known.id == reply);
    let text = reply.and_then(|reply| shard.beside.texts.get(reply.text.as_ref()?));
    text.map_or_else(String::new, |kept| {
        let words = kept.text.chars().skip(start as usize);
        let words: String = words.take(end.saturating_sub(start) as usize).collect();
        format!(" “{words}”")
    })
}

impl Desk {
    /// What starting a promise's clock writes into the log.
    pub(super) fn promise_deed(
        &self,
        ticket: &Ticket,
        reply: PostId,
        start: u32,
        due: Option<Millis>,
    ) -> Result<Deed, Refusal> {
        let shard = self.shard(ShardId::of(&ticket.person));
        let said = ticket.replies.iter().find(|known| known.id == reply);
        let (shard, said) = shard.zip(said).ok_or(Refusal::NoPromise)?;
        let found = read(self, ticket, shard, said);
        let found = found.into_iter().find(|found| found.start == start);
        let found = found.ok_or(Refusal::NoPromise)?;
        let due = due.unwrap_or(found.due);
        if due <= said.posted_at {
            return Err(Refusal::PromisePast);
        }
        Ok(Deed::Promise {
            reply,
            start,
            end: found.end,
            due,
        })
    }

    /// Starts the clocks of what a reply that was just seen promises, where the settings say so. A
    /// time that was not named, or that is over, starts none.
    pub(super) fn start_promises(
        &mut self,
        shard: ShardId,
        reply: PostId,
        now: Millis,
    ) -> Vec<TicketView> {
        if !self.settings().tickets.promises_start {
            return Vec::new();
        }
        let mut deeds = Vec::new();
        if let Some(known) = self.shard(shard) {
            for ticket in self.tickets(shard) {
                let found = proposals(self, ticket, known).into_iter();
                let certain = found
                    .filter(|found| found.reply == reply && !found.vague && found.due > now)
                    .map(|found| Deed::Promise {
                        reply,
                        start: found.start,
                        end: found.end,
                        due: found.due,
                    });
                deeds.extend(certain.map(|deed| (ticket.id.clone(), deed)));
            }
        }
        if deeds.is_empty() {
            return Vec::new();
        }
        for (ticket, deed) in deeds {
            let part = self.action(&ticket, deed, now);
            self.add(shard, part);
        }
        self.refresh(shard)
    }
}
