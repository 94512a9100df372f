//! What the queue's page knows, and how it learns it from the background.
//!
//! The page holds the rows in sight and a few beside them, never the whole list.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::super::parts::{ask, unexpected};
use crate::browser::now;
use crate::desk::event::TicketId;
use crate::desk::post::PostId;
use crate::desk::queue::{Done, Filter, Order, Page, QueueView, ROWS_AT_MOST, Row, turn};
use crate::desk::report::value::Worth;
use crate::desk::request::{Reply, Request};
use crate::desk::settings::Settings;
use crate::desk::store::shard::SHARDS;
use crate::desk::time::Millis;
use crate::desk::view::{CardView, TicketRef};

/// How many rows are asked for before the list has been measured.
const FIRST_ROWS: u32 = 20;

/// How many rows out of sight are kept before those farthest are let go.
const ROWS_KEPT: usize = 600;

/// How many finds of a search are shown: nobody reads more, and more words find fewer.
const FOUND_SHOWN: usize = 1_000;

/// The ticket whose card is open, and the post that its row shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The ticket.
    pub of: TicketRef,
    /// The post.
    pub post: PostId,
}

/// How far a search has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Search {
    /// Nothing is searched for.
    None,
    /// So many hundredths of the stored tickets have been read.
    Running(u32),
    /// All have been read.
    Done,
}

/// The queue's page.
#[derive(Clone, Copy)]
pub struct Queue {
    /// What is shown.
    pub filter: RwSignal<Filter>,
    /// In which order.
    pub order: RwSignal<Order>,
    /// The present moment, as the chips show it.
    pub now: RwSignal<Millis>,
    /// How many rows the list has; `None` until the background said so.
    pub total: RwSignal<Option<u32>>,
    /// How many tickets each view holds, in the order of [`QueueView::ALL`].
    pub counts: RwSignal<Vec<u32>>,
    /// Which ticket stands at which place.
    pub places: RwSignal<BTreeMap<u32, TicketId>>,
    /// The rows of these tickets.
    pub rows: RwSignal<HashMap<TicketId, Row>>,
    /// How far the search has come.
    pub search: RwSignal<Search>,
    /// The tickets that are marked to be acted on together.
    pub marked: RwSignal<BTreeSet<TicketId>>,
    /// The ticket that keys act on.
    pub current: RwSignal<Option<TicketId>>,
    /// The ticket whose card is open.
    pub open: RwSignal<Option<Opened>>,
    /// Its card, once it is there.
    pub card: RwSignal<Option<CardView>>,
    /// The places in sight: from the first until before the last.
    pub window: RwSignal<(u32, u32)>,
    /// What went wrong last.
    pub wrong: RwSignal<Option<String>>,
    /// The settings, once they are there.
    pub settings: RwSignal<Option<Settings>>,
    /// The id of the part of the card that takes the keyboard once the card is there.
    pub wanted: StoredValue<Option<&'static str>>,
    /// What was done last.
    pub said: RwSignal<Option<String>>,
    /// What can be taken back, oldest first: each time, the acts that were done together.
    pub done: RwSignal<Vec<Vec<Done>>>,
    /// Grows whenever what is shown has to be asked for anew.
    round: StoredValue<u32>,
    /// The round that `places` are of.
    known_round: StoredValue<u32>,
    is_asking: StoredValue<bool>,
    /// The moment at which the view is looked at.
    at: StoredValue<Millis>,
}

impl Queue {
    /// A queue that shows nothing yet.
    pub fn new() -> Self {
        Self {
            filter: RwSignal::new(Filter {
                view: QueueView::All,
                words: String::new(),
            }),
            order: RwSignal::new(Order::Due),
            now: RwSignal::new(now()),
            total: RwSignal::new(None),
            counts: RwSignal::new(Vec::new()),
            places: RwSignal::new(BTreeMap::new()),
            rows: RwSignal::new(HashMap::new()),
            search: RwSignal::new(Search::None),
            marked: RwSignal::new(BTreeSet::new()),
            current: RwSignal::new(None),
            open: RwSignal::new(None),
            card: RwSignal::new(None),
            window: RwSignal::new((0, FIRST_ROWS)),
            wrong: RwSignal::new(None),
            settings: RwSignal::new(None),
            wanted: StoredValue::new(None),
            said: RwSignal::new(None),
            done: RwSignal::new(Vec::new()),
            round: StoredValue::new(1),
            known_round: StoredValue::new(0),
            is_asking: StoredValue::new(false),
            at: StoredValue::new(now()),
        }
    }

    /// Shows another view or search, from its top.
    pub fn show(self, filter: Filter) {
        if self.filter.get_untracked() == filter {
            return;
        }
        self.filter.set(filter);
        self.begin_anew();
    }

    /// Shows the same in another order, from its top.
    pub fn put_in_order(self, order: Order) {
        self.order.set(order);
        self.begin_anew();
    }

    fn begin_anew(self) {
        self.marked.set(BTreeSet::new());
        self.total.set(None);
        self.places.set(BTreeMap::new());
        self.window.update(|(from, until)| {
            *until -= *from;
            *from = 0;
        });
        self.refresh();
    }

    /// What an answer is worth, where that orders the list.
    fn worth(self) -> Worth {
        self.settings
            .with_untracked(|settings| match (self.order.get_untracked(), settings) {
                (Order::Value, Some(settings)) => settings.reports.worth.clone(),
                _ => Worth::Off,
            })
    }

    /// Asks anew for everything that is shown; until it is there the old stays.
    pub fn refresh(self) {
        self.round.update_value(|round| *round += 1);
        self.at.set_value(now());
        self.now.set(now());
        let words = self.filter.with_untracked(|filter| filter.words.clone());
        if words.trim().is_empty() {
            self.search.set(Search::None);
            self.fill();
        } else {
            self.run_search();
        }
    }

    /// Asks for the settings.
    pub fn read_settings(self) {
        spawn_local(async move {
            match ask(&Request::Settings).await {
                Ok(Reply::Settings { settings }) => self.settings.set(Some(*settings)),
                Ok(_) => self.wrong.set(Some(unexpected())),
                Err(why) => self.wrong.set(Some(why)),
            }
        });
    }

    /// Asks for the rows in sight that are not there yet, one request after the other.
    pub fn fill(self) {
        if self.is_asking.get_value() || self.search.get_untracked() != Search::None {
            return;
        }
        let Some((from, many)) = self.missing() else {
            return;
        };
        let round = self.round.get_value();
        let view = self.filter.with_untracked(|filter| filter.view);
        let request = Request::Queue {
            view,
            at: self.at.get_value(),
            from,
            many,
            order: self.order.get_untracked(),
        };
        self.is_asking.set_value(true);
        spawn_local(async move {
            let reply = ask(&request).await;
            self.is_asking.set_value(false);
            match reply {
                Ok(Reply::Queue { page }) if self.round.get_value() == round => {
                    self.take(page, round);
                    self.fill();
                }
                // Something else is shown by now.
                Ok(Reply::Queue { .. }) => self.fill(),
                Ok(_) => self.wrong.set(Some(unexpected())),
                Err(why) => self.wrong.set(Some(why)),
            }
        });
    }

    /// The first rows in sight that are not there yet: from where, and how many.
    fn missing(self) -> Option<(u32, u32)> {
        let (from, until) = self.window.get_untracked();
        let many = until.saturating_sub(from).clamp(1, ROWS_AT_MOST);
        if self.known_round.get_value() != self.round.get_value() {
            return Some((from, many));
        }
        let end = self.total.get_untracked().unwrap_or(until).min(until);
        self.places.with_untracked(|places| {
            let first = (from..end).find(|place| !places.contains_key(place))?;
            Some((first, (until - first).clamp(1, ROWS_AT_MOST)))
        })
    }

    fn take(self, page: Page, round: u32) {
        let is_new = self.known_round.get_value() != round;
        self.known_round.set_value(round);
        self.wrong.set(None);
        self.total.set(Some(page.total));
        self.counts.set(page.counts);
        // The rows come first: a place never names a ticket without one.
        let ids: Vec<TicketId> = page
            .rows
            .iter()
            .map(|row| row.ticket.of.id.clone())
            .collect();
        self.rows.update(|rows| {
            rows.extend(ids.iter().cloned().zip(page.rows));
        });
        self.places.update(|places| {
            if is_new {
                places.clear();
            }
            places.extend((page.from..).zip(ids));
        });
        self.let_go();
    }

    /// Lets go of the rows that are farthest out of sight.
    fn let_go(self) {
        let (from, until) = self.window.get_untracked();
        let near = from.saturating_sub(100)..until.saturating_add(100);
        if self.places.with_untracked(BTreeMap::len) > ROWS_KEPT {
            self.places
                .update(|places| places.retain(|place, _| near.contains(place)));
        }
        let shown: BTreeSet<TicketId> = self
            .places
            .with_untracked(|places| places.values().cloned().collect());
        let marked = self.marked.get_untracked();
        self.rows
            .update(|rows| rows.retain(|id, _| shown.contains(id) || marked.contains(id)));
    }

    /// Searches piece by piece; what was found so far is shown in its order.
    fn run_search(self) {
        let round = self.round.get_value();
        let filter = self.filter.get_untracked();
        let at = self.at.get_value();
        self.search.set(Search::Running(0));
        spawn_local(async move {
            let mut found: Vec<Row> = Vec::new();
            let mut from = 0;
            loop {
                let request = Request::Search {
                    filter: filter.clone(),
                    at,
                    from,
                };
                let reply = ask(&request).await;
                if self.round.get_value() != round {
                    return;
                }
                let (rows, next) = match reply {
                    Ok(Reply::Found { rows, next }) => (rows, next),
                    Ok(_) => return self.wrong.set(Some(unexpected())),
                    Err(why) => return self.wrong.set(Some(why)),
                };
                found.extend(rows);
                let worth = self.worth();
                found.sort_by(|one, other| {
                    turn(&one.ticket, at, &worth).cmp(&turn(&other.ticket, at, &worth))
                });
                found.truncate(FOUND_SHOWN);
                let is_news = next.is_none() || !found.is_empty();
                if is_news {
                    self.take_found(&found, round);
                }
                match next {
                    Some(next) => {
                        let share = u32::from(next) * 100 / u32::from(SHARDS);
                        self.search.set(Search::Running(share));
                        from = next;
                    }
                    None => return self.search.set(Search::Done),
                }
            }
        });
    }

    fn take_found(self, found: &[Row], round: u32) {
        self.known_round.set_value(round);
        self.wrong.set(None);
        self.total
            .set(Some(u32::try_from(found.len()).unwrap_or(u32::MAX)));
        let ids: Vec<TicketId> = found.iter().map(|row| row.ticket.of.id.clone()).collect();
        self.rows.update(|rows| {
            rows.extend(ids.iter().cloned().zip(found.iter().cloned()));
        });
        self.places.set((0..).zip(ids).collect());
    }

    /// The row of a ticket.
    pub fn row(self, id: &TicketId) -> Option<Row> {
        self.rows.with(|rows| rows.get(id).cloned())
    }

    /// The row of a ticket, for those who need not hear when it changes.
    pub fn row_untracked(self, id: &TicketId) -> Option<Row> {
        self.rows.with_untracked(|rows| rows.get(id).cloned())
    }

    /// The place of a ticket, where it is known.
    pub fn place_untracked(self, id: &TicketId) -> Option<u32> {
        self.places.with_untracked(|places| {
            let found = places.iter().find(|(_, known)| *known == id);
            found.map(|(place, _)| *place)
        })
    }

    /// A part of the open card; its default until the card is there.
    pub fn of_card<T>(self, of: impl Fn(&CardView) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: Default + PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| {
            self.card
                .with(|card| card.as_ref().map_or_else(T::default, &of))
        })
    }

    /// Opens a ticket's card.
    pub fn open_card(self, id: &TicketId) {
        let Some(row) = self.row_untracked(id) else {
            return;
        };
        self.current.set(Some(id.clone()));
        self.show_card(Opened {
            of: row.ticket.of,
            post: row.post,
        });
    }

    /// Shows a ticket's card, also of one that stands in no row.
    pub fn show_card(self, opened: Opened) {
        if self.open.get_untracked().as_ref() != Some(&opened) {
            self.card.set(None);
            self.open.set(Some(opened));
        }
        self.read_card();
    }

    /// Shows what a ticket is now. A ticket that was merged goes by the other's id.
    pub fn take_card(self, card: CardView) {
        let open = self.open.get_untracked();
        if let Some(open) = open.filter(|open| open.of != card.ticket.of) {
            let of = card.ticket.of.clone();
            self.open.set(Some(Opened { of, ..open }));
        }
        self.card.set(Some(card));
    }

    /// Closes the card.
    pub fn close_card(self) {
        self.open.set(None);
        self.card.set(None);
    }

    /// Asks for the open card anew.
    pub fn read_card(self) {
        let Some(opened) = self.open.get_untracked() else {
            return;
        };
        spawn_local(async move {
            let request = Request::Card {
                of: opened.of.clone(),
                post: opened.post,
            };
            let reply = ask(&request).await;
            if self.open.get_untracked() != Some(opened) {
                return;
            }
            match reply {
                Ok(Reply::Card { card }) => self.take_card(*card),
                Ok(_) => self.wrong.set(Some(unexpected())),
                Err(why) => self.wrong.set(Some(why)),
            }
        });
    }
}
