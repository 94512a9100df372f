//! The life of a ticket: what each event does to it.

use std::collections::BTreeSet;

use super::devices::project;
use super::event::{Action, AgentId, Correction, Deed, Event, Reading, Sighting};
use super::hand_off::HandOff;
use super::post::PostId;
use super::status::Status;
use super::ticket::{TakenPromise, Ticket};
use super::time::Millis;

/// Applies one event that counts, after those whose posts and replies are `known`; says whether it
/// had an effect of its own.
pub fn apply(ticket: &mut Ticket, event: &Event, known: &mut BTreeSet<PostId>) -> bool {
    match event {
        Event::Sighting(sighting) => {
            known.insert(sighting.post);
            match sighting.reading {
                Reading::Post { .. } => customer_posted(
                    ticket,
                    sighting.post,
                    (sighting.first_seen, sighting.posted_at()),
                    known,
                ),
                Reading::Reply { .. } | Reading::Sent { .. } => {
                    brand_replied(ticket, sighting, known);
                }
            }
            true
        }
        Event::Action(action) => act(ticket, action, known),
    }
}

/// The customer's post opens a ticket that waits for them; one that is already answered does not.
fn customer_posted(
    ticket: &mut Ticket,
    post: PostId,
    (learnt, made): (Millis, Millis),
    known: &BTreeSet<PostId>,
) {
    let waits = waiting(ticket, known).any(|waiting| waiting == post);
    let reopens = matches!(
        ticket.status,
        Status::Pending | Status::Solved | Status::NoAction
    );
    if waits {
        ticket.answered_elsewhere = None;
    }
    if waits && reopens {
        ticket.change_status(Status::Open, learnt, made);
    }
}

/// After the brand's answer it is the customer's turn; an acknowledgement only takes the ticket up.
fn brand_replied(ticket: &mut Ticket, seen: &Sighting, known: &BTreeSet<PostId>) {
    let waits = waiting(ticket, known).next().is_some();
    let next = match ticket.status {
        Status::New | Status::Open if !waits => Status::Pending,
        Status::New => Status::Open,
        other => other,
    };
    if next != ticket.status {
        ticket.change_status(next, seen.first_seen, seen.posted_at());
    }
}

/// The posts that were not answered when no more than these posts and replies were known.
fn waiting(ticket: &Ticket, known: &BTreeSet<PostId>) -> impl Iterator<Item = PostId> {
    let replies = ticket.meaningful_replies();
    let answered_until = replies
        .filter(|reply| known.contains(&reply.id))
        .map(|reply| reply.posted_at)
        .max();
    let posts = ticket.owing();
    posts
        .filter(move |post| known.contains(&post.id) && Some(post.posted_at) > answered_until)
        .map(|post| post.id)
}

fn act(ticket: &mut Ticket, action: &Action, known: &BTreeSet<PostId>) -> bool {
    let done = carry_out(ticket, action, known);
    let is_own = !matches!(action.deed, Deed::Carry { .. });
    if is_own && ticket.holder.as_ref() == Some(&action.agent) {
        ticket.holder_acted_at = ticket.holder_acted_at.max(action.id.ms);
    }
    done
}

fn carry_out(ticket: &mut Ticket, action: &Action, known: &BTreeSet<PostId>) -> bool {
    match &action.deed {
        Deed::Claim => hold(ticket, &action.agent, action.id.ms),
        Deed::Assign { to } => hold(ticket, to, action.id.ms),
        Deed::Release => return ticket.holder.take().is_some(),
        Deed::SetStatus { to } => {
            if !ticket.status.may_become(*to) {
                return false;
            }
            ticket.change_status(*to, action.id.ms, action.id.ms);
            ticket.taken_up |= to.is_live();
        }
        Deed::SetPriority { to } => ticket.priority = Some(*to),
        Deed::Tag { tag } => return ticket.tags.insert(tag.clone()),
        Deed::Untag { tag } => return ticket.tags.remove(tag),
        Deed::Snooze { until } => ticket.snoozed_until = Some(*until),
        Deed::Wake => return ticket.snoozed_until.take().is_some(),
        Deed::Insert { .. } => take_up(ticket, action.id.ms),
        Deed::Correct { post, to } => corrected(ticket, *post, *to, action.id.ms, known),
        Deed::Merge { .. } => merged(ticket, action.id.ms, known),
        Deed::Promise {
            reply,
            start,
            end,
            due,
        } => {
            let taken = TakenPromise {
                end: *end,
                due: *due,
            };
            ticket.promises.insert((*reply, *start), Some(taken));
        }
        Deed::NoPromise { reply, start } => {
            ticket.promises.insert((*reply, *start), None);
        }
        Deed::HandOff {
            code,
            place,
            what,
            by,
            ahead,
        } => {
            ticket.hand_offs.push(HandOff {
                code: code.clone(),
                place: place.clone(),
                what: what.clone(),
                by: *by,
                ahead: *ahead,
                at: action.id.ms,
                back_at: None,
            });
            take_up(ticket, action.id.ms);
        }
        Deed::HandBack { code } => return hand_back(ticket, code, action.id.ms),
        Deed::Carry { set, value } => return project::take_over(ticket, action.id.ms, set, value),
        Deed::Outcome { noted } => ticket.outcome = Some(*noted),
        Deed::Note { .. }
        | Deed::Discard { .. }
        | Deed::Undo { .. }
        | Deed::Split { .. }
        | Deed::Add { .. }
        | Deed::SendAnyway { .. } => {}
    }
    true
}

/// Somebody came back with a code; the first time counts.
fn hand_back(ticket: &mut Ticket, code: &str, at: Millis) -> bool {
    let mut open = ticket.hand_offs.iter_mut();
    let open = open.find(|hand_off| hand_off.code == code && hand_off.back_at.is_none());
    open.map(|hand_off| hand_off.back_at = Some(at)).is_some()
}

/// An agent has it from now on.
fn hold(ticket: &mut Ticket, agent: &AgentId, at: Millis) {
    ticket.holder = Some(agent.clone());
    ticket.holder_acted_at = at;
    take_up(ticket, at);
}

/// A ticket that rested is opened by a post that came with another one and waits for an answer.
fn merged(ticket: &mut Ticket, at: Millis, known: &BTreeSet<PostId>) {
    let oldest = waiting(ticket, known).next();
    if let Some(post) = oldest {
        customer_posted(ticket, post, (at, at), known);
    }
}

/// A post of which an agent says that it owes an answer opens a ticket that rested.
fn corrected(
    ticket: &mut Ticket,
    post: PostId,
    to: Correction,
    at: Millis,
    known: &BTreeSet<PostId>,
) {
    let owes = match to {
        Correction::OwesAnswer(owes) => owes,
        Correction::Type(of) => of.owes_answer(),
    };
    if owes {
        customer_posted(ticket, post, (at, at), known);
    }
}

/// An agent is at it: it is no longer new.
fn take_up(ticket: &mut Ticket, at: Millis) {
    ticket.taken_up = true;
    if ticket.status == Status::New {
        ticket.change_status(Status::Open, at, at);
    }
}
