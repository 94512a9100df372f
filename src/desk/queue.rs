//! The queue: which tickets a view holds, and in which order they are answered.
//!
//! The order is that in which something is lost: the customer whose answer is due next stands
//! first. It does not change by the passing of time, so no row moves under an agent's hand unless
//! its ticket changed or a snooze ended. Where an agent has it go by what is at stake instead, that
//! falls as time passes, and rows move when the list is looked at anew.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::event::{Stamp, TicketId};
use super::post::PostId;
use super::report::value::Worth;
use super::request::Act;
use super::status::{Priority, Status};
use super::time::Millis;
use super::view::{ClockView, CustomerView, TicketRef, TicketView};

/// How many rows one request gives at most.
pub const ROWS_AT_MOST: u32 = 60;

/// How many tickets are acted on at once at most.
pub const BULK_AT_MOST: usize = 500;

/// A part of the queue.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum QueueView {
    /// Tickets that this agent holds.
    Mine,
    /// Tickets that nobody holds and whose customer is not waiting in vain on the watch list.
    Unassigned,
    /// Customers whose target is nearly used up, or is.
    AtRisk,
    /// Tickets whose customer has the last word to say.
    WaitingOnCustomer,
    /// Posts that did not address the brand.
    WatchList,
    /// Tickets that are out of the way for a time.
    Snoozed,
    /// All live tickets.
    #[default]
    All,
}

impl QueueView {
    /// Every view, in the order shown.
    pub const ALL: [Self; 7] = [
        Self::Mine,
        Self::Unassigned,
        Self::AtRisk,
        Self::WaitingOnCustomer,
        Self::WatchList,
        Self::Snoozed,
        Self::All,
    ];

    /// The words agents read.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Mine => "Mine",
            Self::Unassigned => "Unassigned",
            Self::AtRisk => "At risk",
            Self::WaitingOnCustomer => "Waiting on customer",
            Self::WatchList => "Watch list",
            Self::Snoozed => "Snoozed",
            Self::All => "All",
        }
    }

    /// What is said where it holds nothing.
    pub const fn when_empty(self) -> &'static str {
        match self {
            Self::Mine => "You hold no ticket. Take the first one of Unassigned.",
            Self::Unassigned => "Every ticket has somebody who holds it.",
            Self::AtRisk => "Nobody waits too long. The day is yours.",
            Self::WaitingOnCustomer => "No customer owes you an answer.",
            Self::WatchList => "Nobody named the brand without addressing it.",
            Self::Snoozed => "Nothing is snoozed.",
            Self::All => {
                "No tickets yet. Browse X as always: posts that concern your brand come in by \
                 themselves."
            }
        }
    }

    /// Whether it holds a ticket now. What is snoozed stands in its own view and in that of all,
    /// nowhere else.
    pub fn holds(self, ticket: &TicketView, now: Millis) -> bool {
        let snoozed = is_snoozed(ticket, now);
        match self {
            Self::All => ticket.status.is_live(),
            Self::Snoozed => ticket.status.is_live() && snoozed,
            _ if snoozed || !ticket.status.is_live() => false,
            Self::Mine => ticket
                .holder
                .as_ref()
                .is_some_and(|holder| holder.mine && holder.holds(now)),
            Self::Unassigned => {
                let holder = ticket.holder.as_ref();
                !holder.is_some_and(|holder| holder.holds(now)) && !is_watched(ticket)
            }
            Self::AtRisk => {
                let deadline = ticket.clock.deadline();
                deadline.is_some_and(|(at_risk_from, _)| at_risk_from <= now)
            }
            Self::WaitingOnCustomer => {
                ticket.clock.deadline().is_none()
                    && (ticket.status == Status::Pending
                        || matches!(ticket.clock, ClockView::Answered { .. }))
            }
            Self::WatchList => is_watched(ticket),
        }
    }
}

/// In which order those who wait are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// Whose answer is due next.
    #[default]
    Due,
    /// For whom most is at stake, by what the settings say an answer is worth; where they say nothing,
    /// as [`Self::Due`].
    Value,
}

/// What an agent wants to see: a view, and words that its tickets hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    /// The view.
    pub view: QueueView,
    /// The words, every one of which is to be found in a post, a name, a handle, a tag or a note;
    /// `#word` in a tag, `@word` in a handle. Empty for no search.
    #[serde(default)]
    pub words: String,
}

/// A filter that an agent keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedFilter {
    /// What the agent calls it.
    pub name: String,
    /// What it shows.
    pub filter: Filter,
}

/// A ticket as its row in the queue shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The same as on its chip.
    pub ticket: TicketView,
    /// The post that the row opens: the oldest that waits for an answer, else the newest.
    pub post: PostId,
    /// The brand's name.
    pub brand: String,
    /// Who asks.
    pub customer: CustomerView,
    /// The beginning of that post's text, or of the note in which the words were found; empty where
    /// it was forgotten.
    pub text: String,
    /// Whether that is a note.
    pub from_note: bool,
    /// Its tags, sorted.
    pub tags: Vec<String>,
}

impl Row {
    /// The post's address on X.
    pub fn address(&self) -> String {
        let author = self.customer.handle.as_ref();
        // X itself writes the address of a post so where it does not say whose it is.
        let author = author.map_or("i", |handle| handle.as_str());
        format!("https://x.com/{author}/status/{}", self.post)
    }
}

/// Some rows of a view.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// The place of the first row in the view.
    pub from: u32,
    /// The rows.
    pub rows: Vec<Row>,
    /// How many tickets the view holds.
    pub total: u32,
    /// How many each view holds, in the order of [`QueueView::ALL`].
    pub counts: Vec<u32>,
}

/// One of several acts that an agent does at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkAct {
    /// The ticket.
    pub of: TicketRef,
    /// The post that its row shows.
    pub post: PostId,
    /// What is done.
    pub act: Act,
}

/// What became of one act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// The ticket.
    pub of: TicketRef,
    /// The post that its row shows.
    pub post: PostId,
    /// The action that it wrote, by which it is undone; or why it was not carried out.
    pub outcome: Result<Stamp, String>,
}

/// A ticket's turn: the lesser comes first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Turn<'a>(Group, Reverse<u32>, i64, Priority, Millis, &'a TicketId);

/// What is lost by waiting: the lesser, the more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    /// A customer waits for an answer, or for what was promised, with a due time.
    Waits,
    /// The customer waits, but something outside of the desk comes first.
    Paused,
    /// The customer has the last word to say.
    Answered,
    /// Nobody asked anything of the brand.
    Watched,
    /// Out of the way for a time.
    Snoozed,
    /// Nobody will answer.
    Over,
}

/// When a ticket's turn comes: among customers who wait, by when the answer is due, whoever they
/// are; then those whose clock is stopped, longest first; then those who were answered, longest
/// silent first; then the watch list, newest first; then what is snoozed, soonest back first. Where
/// an answer is worth something, those who wait stand first by how much of that is at stake.
pub fn turn<'a>(ticket: &'a TicketView, now: Millis, worth: &Worth) -> Turn<'a> {
    let (group, at, since) = match ticket.clock {
        _ if is_snoozed(ticket, now) => {
            let until = ticket.snoozed_until.unwrap_or_default();
            (Group::Snoozed, until.0, until)
        }
        ClockView::Running { since, due, .. } | ClockView::Promised { since, due, .. } => {
            (Group::Waits, due.0, since)
        }
        ClockView::Paused { since } => (Group::Paused, since.0, since),
        ClockView::Answered { since, at, .. } => (Group::Answered, at.0, since),
        ClockView::Watch { since } => (Group::Watched, since.0.saturating_neg(), since),
        ClockView::Ended { since } => (Group::Over, since.0.saturating_neg(), since),
    };
    let stake = match group {
        Group::Waits => worth.at_stake(now - since).unwrap_or_default(),
        _ => 0,
    };
    Turn(
        group,
        Reverse(stake),
        at,
        ticket.priority,
        since,
        &ticket.of.id,
    )
}

/// How a list is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// The view.
    pub view: QueueView,
    /// The moment.
    pub at: Millis,
    /// What an answer is worth, where that orders those who wait; else [`Worth::Off`].
    pub worth: &'a Worth,
}

/// Some tickets of a view, in their order, and how many it holds. No more is sorted than is asked
/// for: a view may hold any number.
pub fn page<'a>(
    tickets: impl Iterator<Item = &'a TicketView>,
    look: Look<'_>,
    from: u32,
    many: u32,
) -> (Vec<&'a TicketView>, u32) {
    let mut held: Vec<(Turn<'a>, &TicketView)> = tickets
        .filter(|ticket| look.view.holds(ticket, look.at))
        .map(|ticket| (turn(ticket, look.at, look.worth), ticket))
        .collect();
    let total = u32::try_from(held.len()).unwrap_or(u32::MAX);
    let place = |place: u32| usize::try_from(place).unwrap_or(usize::MAX).min(held.len());
    let (from, until) = (place(from), place(from.saturating_add(many)));
    if until < held.len() {
        held.select_nth_unstable_by(until, |one, other| one.0.cmp(&other.0));
        held.truncate(until);
    }
    if from > 0 && from < held.len() {
        held.select_nth_unstable_by(from, |one, other| one.0.cmp(&other.0));
    }
    let mut rows = held.split_off(from.min(held.len()));
    rows.sort_unstable_by(|one, other| one.0.cmp(&other.0));
    (rows.into_iter().map(|(_, ticket)| ticket).collect(), total)
}

/// How many tickets each view holds, in the order of [`QueueView::ALL`].
pub fn counts<'a>(tickets: impl Iterator<Item = &'a TicketView>, now: Millis) -> Vec<u32> {
    let mut counts = [0_u32; QueueView::ALL.len()];
    for ticket in tickets {
        for (count, view) in counts.iter_mut().zip(QueueView::ALL) {
            *count += u32::from(view.holds(ticket, now));
        }
    }
    counts.to_vec()
}

fn is_snoozed(ticket: &TicketView, now: Millis) -> bool {
    ticket.snoozed_until.is_some_and(|until| until > now)
}

const fn is_watched(ticket: &TicketView) -> bool {
    matches!(ticket.clock, ClockView::Watch { .. })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::brand::BrandId;
    use super::super::event::Digest;
    use super::super::time::Duration;
    use super::super::view::HolderView;
    use super::*;

    const NOW: Millis = Millis(1_795_348_800_000);

    fn ticket(number: u64, clock: ClockView) -> TicketView {
        TicketView {
            of: TicketRef {
                id: TicketId {
                    brand: BrandId::from_name("acme"),
                    post: PostId::new(number),
                },
                person: Digest(format!("{number:016x}")),
            },
            posts: vec![PostId::new(number)],
            status: Status::Open,
            holder: None,
            priority: Priority::Normal,
            clock,
            handed_off: Vec::new(),
            snoozed_until: None,
        }
    }

    fn look(view: QueueView, at: Millis) -> Look<'static> {
        let worth = &Worth::Off;
        Look { view, at, worth }
    }

    fn due(minutes: i64) -> ClockView {
        let due = NOW + Duration::minutes(minutes);
        ClockView::Running {
            since: due - Duration::minutes(60),
            golden_until: due - Duration::minutes(54),
            at_risk_from: due - Duration::minutes(15),
            due,
        }
    }

    fn any_ticket() -> impl Strategy<Value = TicketView> {
        let clock = prop_oneof![
            (-500..500_i64).prop_map(due),
            (-500..500_i64).prop_map(|minutes| ClockView::Promised {
                since: NOW,
                at_risk_from: NOW + Duration::minutes(minutes - 60),
                due: NOW + Duration::minutes(minutes),
            }),
            (0..500_i64).prop_map(|ago| ClockView::Paused {
                since: NOW - Duration::minutes(ago)
            }),
            (0..500_i64).prop_map(|ago| ClockView::Answered {
                since: NOW - Duration::minutes(ago + 9),
                at: NOW - Duration::minutes(ago),
                due: NOW,
            }),
            (0..500_i64).prop_map(|ago| ClockView::Watch {
                since: NOW - Duration::minutes(ago)
            }),
        ];
        let status = prop_oneof![
            Just(Status::New),
            Just(Status::Open),
            Just(Status::Pending),
            Just(Status::OnHold),
            Just(Status::Solved),
        ];
        let holder = prop_oneof![Just(None), Just(Some(true)), Just(Some(false))];
        let snoozed = proptest::option::of(-60..60_i64);
        let priority = (0..4_usize).prop_map(|place| Priority::ALL[place]);
        (1..9_999_u64, clock, status, holder, snoozed, priority).prop_map(
            |(number, clock, status, holder, snoozed, priority)| TicketView {
                status,
                priority,
                holder: holder.map(|mine| HolderView {
                    name: "Ana".to_owned(),
                    initials: "AM".to_owned(),
                    mine,
                    until: None,
                }),
                snoozed_until: snoozed.map(|minutes| NOW + Duration::minutes(minutes)),
                ..ticket(number, clock)
            },
        )
    }

    fn desk() -> impl Strategy<Value = Vec<TicketView>> {
        proptest::collection::vec(any_ticket(), 0..80).prop_map(|mut tickets| {
            tickets.sort_by_key(|ticket| ticket.of.id.post);
            tickets.dedup_by_key(|ticket| ticket.of.id.post);
            tickets
        })
    }

    fn whole(tickets: &[TicketView], view: QueueView) -> Vec<&TicketView> {
        page(tickets.iter(), look(view, NOW), 0, u32::MAX).0
    }

    proptest! {
        /// What is lost next comes first: nobody who waits stands behind one who is due later, or
        /// behind one for whom nothing is due, whoever holds them and however much they matter.
        #[test]
        fn what_is_lost_next_comes_first(tickets in desk()) {
            let waits = |ticket: &TicketView| match ticket.clock.deadline() {
                Some((_, due)) if !is_snoozed(ticket, NOW) => due,
                _ => Millis(i64::MAX),
            };
            for view in QueueView::ALL {
                let order: Vec<Millis> = whole(&tickets, view).into_iter().map(waits).collect();
                prop_assert!(order.is_sorted(), "{view:?}: {order:?}");
            }
        }

        /// However the tickets come, their order is one.
        #[test]
        fn the_order_is_one(tickets in desk().prop_shuffle()) {
            let mut other = tickets.clone();
            other.reverse();
            prop_assert_eq!(whole(&tickets, QueueView::All), whole(&other, QueueView::All));
        }

        /// Page by page a view shows every ticket once, in the order of the whole.
        #[test]
        fn pages_are_parts_of_the_whole(tickets in desk(), many in 1..30_u32) {
            let all = whole(&tickets, QueueView::All);
            let mut paged = Vec::new();
            for from in (0..).step_by(usize::try_from(many).unwrap()) {
                let (rows, total) = page(tickets.iter(), look(QueueView::All, NOW), from, many);
                prop_assert_eq!(usize::try_from(total).unwrap(), all.len());
                if rows.is_empty() {
                    break;
                }
                paged.extend(rows);
            }
            prop_assert_eq!(paged, all);
        }

        /// Time alone moves no row, as long as no snooze ends.
        #[test]
        fn rows_stay_where_they_are_while_time_passes(tickets in desk(), minutes in 0..9_999_i64) {
            let later = NOW + Duration::minutes(minutes);
            let awake: Vec<TicketView> = tickets
                .into_iter()
                .map(|ticket| TicketView { snoozed_until: None, ..ticket })
                .collect();
            let (then, _) = page(awake.iter(), look(QueueView::All, later), 0, u32::MAX);
            prop_assert_eq!(whole(&awake, QueueView::All), then);
        }

        /// Suggest, never hide: every live ticket stands among all, and counts are what views hold.
        #[test]
        fn nothing_live_is_hidden(tickets in desk()) {
            let live = tickets.iter().filter(|ticket| ticket.status.is_live()).count();
            prop_assert_eq!(whole(&tickets, QueueView::All).len(), live);
            let counts = counts(tickets.iter(), NOW);
            for (count, view) in counts.into_iter().zip(QueueView::ALL) {
                prop_assert_eq!(usize::try_from(count).unwrap(), whole(&tickets, view).len());
            }
        }
    }

    #[test]
    fn each_view_holds_what_its_words_say() {
        let answered = ClockView::Answered {
            since: NOW,
            at: NOW,
            due: NOW,
        };
        let mine = HolderView {
            name: "Ana".to_owned(),
            initials: "AM".to_owned(),
            mine: true,
            until: None,
        };
        let cases: [(TicketView, &[QueueView]); 6] = [
            (ticket(1, due(30)), &[QueueView::Unassigned]),
            (
                ticket(2, due(-5)),
                &[QueueView::Unassigned, QueueView::AtRisk],
            ),
            (
                TicketView {
                    holder: Some(mine.clone()),
                    status: Status::Pending,
                    ..ticket(3, answered)
                },
                &[QueueView::Mine, QueueView::WaitingOnCustomer],
            ),
            (
                ticket(4, ClockView::Watch { since: NOW }),
                &[QueueView::WatchList],
            ),
            (
                TicketView {
                    holder: Some(mine),
                    snoozed_until: Some(NOW + Duration::minutes(1)),
                    ..ticket(5, due(-5))
                },
                &[QueueView::Snoozed],
            ),
            (
                TicketView {
                    snoozed_until: Some(NOW),
                    ..ticket(6, due(30))
                },
                &[QueueView::Unassigned],
            ),
        ];
        for (ticket, views) in cases {
            for view in QueueView::ALL {
                let expected = view == QueueView::All || views.contains(&view);
                assert_eq!(view.holds(&ticket, NOW), expected, "{view:?} {ticket:?}");
            }
        }
    }

    #[test]
    fn by_value_the_customer_stands_first_for_whom_most_is_at_stake() {
        let waits = |number, minutes| {
            let since = NOW - Duration::minutes(minutes);
            let clock = ClockView::Running {
                since,
                golden_until: since,
                at_risk_from: since,
                due: since + Duration::hours(1),
            };
            ticket(number, clock)
        };
        let answered = ClockView::Answered {
            since: NOW,
            at: NOW,
            due: NOW,
        };
        // Past the last point of the airlines nothing is left to be lost: there due times decide.
        let tickets = [
            waits(1, 90),
            waits(2, 120),
            waits(3, 20),
            waits(4, 10),
            ticket(5, answered),
        ];
        let order = |worth: &Worth| {
            let look = Look {
                worth,
                ..look(QueueView::All, NOW)
            };
            let (rows, _) = page(tickets.iter(), look, 0, 9);
            let posts = rows.iter().map(|row| row.of.id.post.number());
            posts.collect::<Vec<_>>()
        };
        assert_eq!(order(&Worth::Airline), [4, 3, 2, 1, 5]);
        assert_eq!(order(&Worth::Off), [2, 1, 3, 4, 5]);
        assert_eq!(order(&Worth::Pizza), order(&Worth::Off));
    }
}
