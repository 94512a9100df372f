//! What a desk remembers of a customer: their other tickets with the same brand.

use super::event::{Action, Deed, Event};
use super::state::Desk;
use super::store::shard::{Shard, ShardId};
use super::ticket::{CustomerPost, Ticket};
use super::time::Millis;
use super::view::{EarlierView, TicketRef};

/// How many of a customer's other tickets a card holds.
const TICKETS_AT_MOST: usize = 20;

/// How many notes of each.
const NOTES_AT_MOST: usize = 3;

/// The customer's other tickets with the brand in which anything happened within the time that is
/// set, latest first.
pub(super) fn earlier(
    desk: &Desk,
    ticket: &Ticket,
    shard: &Shard,
    now: Millis,
) -> Vec<EarlierView> {
    let since = now - desk.settings().tickets.memory();
    let others = desk.tickets(ShardId::of(&ticket.person)).filter(|other| {
        other.id != ticket.id
            && other.id.brand == ticket.id.brand
            && other.person == ticket.person
            && last_moment(other) >= since
    });
    let mut others: Vec<&Ticket> = others.collect();
    others.sort_by_key(|other| std::cmp::Reverse((last_moment(other), other.since())));
    others.truncate(TICKETS_AT_MOST);
    let views = others.into_iter().map(|other| EarlierView {
        of: TicketRef {
            id: other.id.clone(),
            person: other.person.clone(),
        },
        since: other.since(),
        about: about(other),
        status: other.status,
        status_since: other.status_since,
        notes: notes(other, shard),
    });
    views.collect()
}

/// When anything happened to it last.
fn last_moment(ticket: &Ticket) -> Millis {
    let posted = ticket.posts.last().map(|post| post.posted_at);
    posted.map_or(ticket.status_since, |at| at.max(ticket.status_since))
}

/// What it was about: the type of its first post that owes an answer, else of its first.
fn about(ticket: &Ticket) -> String {
    let owing = ticket.owing().next().or(ticket.posts.first());
    let of = owing.and_then(|post: &CustomerPost| post.post_type);
    of.map_or_else(String::new, |of| of.words().to_owned())
}

/// The team's latest notes, latest first.
fn notes(ticket: &Ticket, shard: &Shard) -> Vec<String> {
    let entries = ticket.history.iter().rev().filter(|entry| entry.in_force);
    let noted = entries.filter_map(|entry| match &entry.event {
        Event::Action(Action {
            deed: Deed::Note { text },
            ..
        }) => Some(shard.beside.texts.get(text)?.text.clone()),
        _ => None,
    });
    noted.take(NOTES_AT_MOST).collect()
}
