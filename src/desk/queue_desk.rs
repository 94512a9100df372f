//! The desk's queue: its rows, searching it, and acting on many tickets at once.

use std::collections::BTreeSet;

use super::card::{brand_name, customer};
use super::find::{Found, Wanted};
use super::queue::{
    BULK_AT_MOST, BulkAct, Done, Filter, Look, Order, Page, QueueView, ROWS_AT_MOST, Row, counts,
    page,
};
use super::report::value::Worth;
use super::serve::Refusal;
use super::sight::cut;
use super::state::Desk;
use super::store::shard::{SHARDS, Shard, ShardId};
use super::ticket::Ticket;
use super::time::Millis;
use super::view::{CustomerView, TicketView};

/// How many Unicode scalar values of a text a row shows.
const TEXT_LENGTH: usize = 240;

/// How many shards one piece of a search reads: the background serves others between two pieces.
const SHARDS_SEARCHED: usize = 16;

/// How many rows a piece of a search gives at most.
const FOUND_AT_MOST: usize = 200;

impl Desk {
    /// How a list of an order is looked at.
    pub(super) fn look(&self, view: QueueView, at: Millis, order: Order) -> Look<'_> {
        let worth = match order {
            Order::Due => &Worth::Off,
            Order::Value => &self.settings().reports.worth,
        };
        Look { view, at, worth }
    }

    /// The shards that a page of the queue is made of.
    pub(super) fn queue_shards(&self, look: Look<'_>, from: u32, many: u32) -> Vec<ShardId> {
        let (rows, _) = page(self.live.values(), look, from, many.min(ROWS_AT_MOST));
        rows.iter().map(|row| ShardId::of(&row.of.person)).collect()
    }

    /// A page of the queue. The shards of its rows must be in memory.
    pub(super) fn queue(&self, look: Look<'_>, from: u32, many: u32) -> Page {
        let (rows, total) = page(self.live.values(), look, from, many.min(ROWS_AT_MOST));
        Page {
            from,
            rows: rows.into_iter().map(|row| self.row(row)).collect(),
            total,
            counts: counts(self.live.values(), look.at),
        }
    }

    /// The shards of a search's next piece. Where every ticket of the view is live, those without
    /// any are passed over.
    pub(super) fn search_shards(&self, filter: &Filter, at: Millis, from: u16) -> Vec<ShardId> {
        let all = (from..SHARDS).map(ShardId::numbered);
        if filter.view == QueueView::All {
            return all.take(SHARDS_SEARCHED).collect();
        }
        let held: BTreeSet<ShardId> = self
            .live
            .values()
            .filter(|ticket| filter.view.holds(ticket, at))
            .map(|ticket| ShardId::of(&ticket.of.person))
            .collect();
        all.filter(|shard| held.contains(shard))
            .take(SHARDS_SEARCHED)
            .collect()
    }

    /// A piece of a search, whose shards must be in memory: what was found, unsorted, and the shard
    /// to go on from. Among all it finds tickets that are over, too.
    pub(super) fn search(
        &mut self,
        filter: &Filter,
        at: Millis,
        from: u16,
    ) -> (Vec<Row>, Option<u16>) {
        let shards = self.search_shards(filter, at, from);
        let mut rows = Vec::new();
        if let Some(wanted) = Wanted::of(&filter.words) {
            for id in &shards {
                let Some(shard) = self.shard(*id) else {
                    continue;
                };
                for ticket in self.tickets(*id) {
                    let view = self.view(ticket, shard);
                    if filter.view != QueueView::All && !filter.view.holds(&view, at) {
                        continue;
                    }
                    if rows.len() < FOUND_AT_MOST
                        && let Some(found) = wanted.find(ticket, shard)
                    {
                        rows.push(self.found_row(view, ticket, shard, found));
                    }
                }
            }
        }
        let full = shards.len() == SHARDS_SEARCHED;
        let next = shards.last().map(|last| last.number() + 1);
        self.let_go_of_shards();
        (rows, next.filter(|next| full && *next < SHARDS))
    }

    /// Acts on many tickets; each is carried out or refused by itself.
    pub(super) fn bulk(&mut self, acts: Vec<BulkAct>, now: Millis) -> (Vec<Done>, Vec<TicketView>) {
        let mut changed = Vec::new();
        let done = acts
            .into_iter()
            .take(BULK_AT_MOST)
            .map(|BulkAct { of, post, act }| {
                let outcome = self.carry_out(&of, post, act, now).map(|views| {
                    changed.extend(views);
                    self.head.as_ref().map(|(stamp, _)| stamp.clone())
                });
                let outcome = match outcome {
                    Ok(stamp) => stamp.ok_or_else(|| Refusal::NoTicket.to_string()),
                    Err(refusal) => Err(refusal.to_string()),
                };
                Done { of, post, outcome }
            })
            .collect();
        (done, changed)
    }

    fn row(&self, view: &TicketView) -> Row {
        let shard = self.shard(ShardId::of(&view.of.person));
        match shard.zip(self.ticket(&view.of)) {
            Some((shard, ticket)) => {
                self.found_row(view.clone(), ticket, shard, Found::Ticket(None))
            }
            // Its shard could not be read and was kept aside: what the index knows is shown.
            None => Row {
                post: view.posts.last().copied().unwrap_or(view.of.id.post),
                ticket: view.clone(),
                brand: view.of.id.brand.to_string(),
                customer: CustomerView {
                    name: String::new(),
                    handle: None,
                },
                text: String::new(),
                from_note: false,
                tags: Vec::new(),
            },
        }
    }

    fn found_row(&self, view: TicketView, ticket: &Ticket, shard: &Shard, found: Found) -> Row {
        let waiting = ticket.unanswered().next().or(ticket.posts.last());
        let (post, note) = match found {
            Found::Ticket(place) => (place.and_then(|place| ticket.posts.get(place)), None),
            Found::Note(note) => (None, Some(note)),
        };
        let post = post.or(waiting);
        let text = post.and_then(|post| shard.beside.texts.get(&post.text));
        let from_note = note.is_some();
        let text = note.or_else(|| text.map(|text| text.text.clone()));
        Row {
            ticket: view,
            post: post.map_or(ticket.id.post, |post| post.id),
            brand: brand_name(self, ticket),
            customer: customer(ticket, shard),
            text: cut(&text.unwrap_or_default(), TEXT_LENGTH),
            from_note,
            tags: ticket.tags.iter().cloned().collect(),
        }
    }
}
