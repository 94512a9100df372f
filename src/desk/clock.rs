//! A ticket's clocks: acknowledged, first reply, next reply and resolution.
//!
//! A clock's state is a pure function of the ticket (which is its log) and the rules that hold for
//! it; "now" only decides how it is shown. Waiting starts when the customer posted, not when
//! anybody saw it, and ends when the brand replied, by whichever means.
//!
//! - The first reply is the first that is more than an acknowledgement, which ends only the clock
//!   of that name.
//! - A next reply is owed from the oldest post that is not answered: however many posts follow, it
//!   is one clock, and the earliest reply ends it. Its target never holds before the first reply.
//! - A status that pauses moves the due time by the business time it lasted. So do the statuses in
//!   which the brand owes no reply.
//! - The first resolution stays, also when the ticket is opened again; the resolution then goes on,
//!   and the time in which the ticket was solved counts.
//! - A clock that runs has the target of the ticket's present priority; one that has stopped keeps
//!   the target of the priority at that time.
//! - An answer at the due instant is in time.

use super::chip::{Stage, running_stage};
use super::policy::{Rules, Target};
use super::status::{Priority, Status};
use super::ticket::{StatusSince, Ticket};
use super::time::{Duration, Millis};
use super::view::{ClockName, ClockView};

/// Where the years end that can be computed with: nothing is due later.
const END_OF_TIME: Millis = Millis(253_402_300_799_999);

/// One clock of a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// Which one.
    pub name: ClockName,
    /// Since when it runs.
    pub since: Millis,
    /// How much time it gives.
    pub target: Target,
    /// How it stands.
    pub state: ClockState,
}

/// How a clock stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockState {
    /// It runs.
    Running {
        /// Until when an answer is worth most.
        golden_until: Millis,
        /// From when it is at risk.
        at_risk_from: Millis,
        /// When it is due.
        due: Millis,
    },
    /// The status stops it, with so much of its target left; none where it was overdue already.
    Paused {
        /// The business time left.
        left: Duration,
        /// When it was due, where that was before the pause.
        due: Option<Millis>,
    },
    /// It has come to its end.
    Stopped {
        /// When.
        at: Millis,
        /// When it was due.
        due: Millis,
    },
    /// It was given up: no action, spam, or over without an answer.
    Ended,
}

impl Clock {
    /// How it is going at a moment.
    pub fn stage(&self, now: Millis) -> Stage {
        match self.state {
            ClockState::Running {
                golden_until,
                at_risk_from,
                due,
            } => running_stage(golden_until, at_risk_from, due, now),
            ClockState::Paused { due: Some(_), .. } => Stage::Overdue,
            ClockState::Paused { due: None, .. } => Stage::Paused,
            ClockState::Stopped { at, due } if at <= due => Stage::Met,
            ClockState::Stopped { .. } => Stage::Late,
            ClockState::Ended => Stage::Ended,
        }
    }

    /// The business time waited by now or until it stopped. Waiting as the customer felt it is the
    /// plain difference of the times.
    pub fn waited(&self, rules: &Rules, now: Millis) -> Duration {
        let until = match self.state {
            ClockState::Stopped { at, .. } => at,
            _ => now,
        };
        elapsed(self.target, rules, self.since, until.max(self.since))
    }

    /// As a chip and a card show it.
    pub const fn view(&self) -> ClockView {
        let since = self.since;
        match self.state {
            ClockState::Running {
                golden_until,
                at_risk_from,
                due,
            } => ClockView::Running {
                since,
                golden_until,
                at_risk_from,
                due,
            },
            // No pause takes back that it was overdue.
            ClockState::Paused { due: Some(due), .. } => ClockView::Running {
                since,
                golden_until: since,
                at_risk_from: due,
                due,
            },
            ClockState::Paused { due: None, .. } => ClockView::Paused { since },
            ClockState::Stopped { at, due } => ClockView::Answered { since, at, due },
            ClockState::Ended => ClockView::Ended { since },
        }
    }
}

/// The clocks that a ticket has now. Those of the watch list have none.
pub fn clocks(ticket: &Ticket, rules: &Rules) -> impl Iterator<Item = Clock> {
    let mut waits = waits(ticket, rules);
    let first = waits.next();
    let resolutions = resolutions(ticket, rules);
    [acknowledged(ticket, rules), first, waits.last()]
        .into_iter()
        .chain(resolutions)
        .flatten()
}

/// Every time the customer waited for a reply, oldest first: the first reply, then each next one.
/// A wait that goes on counts in no average.
pub fn waits(ticket: &Ticket, rules: &Rules) -> impl Iterator<Item = Clock> {
    let mut answered: Option<Millis> = None;
    let mut is_over = !ticket.runs_clock();
    std::iter::from_fn(move || {
        while !is_over {
            let name = match answered {
                None => ClockName::FirstReply,
                Some(_) => ClockName::NextReply,
            };
            let mut owing = ticket.owing().map(|post| post.posted_at);
            let Some(since) = owing.find(|at| Some(*at) > answered) else {
                break;
            };
            let mut replies = ticket.meaningful_replies().map(|reply| reply.posted_at);
            let stop = replies.find(|at| *at >= since);
            answered = stop;
            is_over = stop.is_none();
            if let Some(clock) = clock(name, since, stop, ticket, rules) {
                return Some(clock);
            }
        }
        None
    })
}

/// Where no target is set for it, an acknowledgement that was given is measured by the first reply's.
fn acknowledged(ticket: &Ticket, rules: &Rules) -> Option<Clock> {
    let since = ticket.runs_clock().then(|| begin(ticket))?;
    let mut replies = ticket.replies.iter();
    let stop = replies.find(|reply| reply.posted_at >= since);
    let by = |name| {
        clock(
            name,
            since,
            stop.map(|reply| reply.posted_at),
            ticket,
            rules,
        )
    };
    by(ClockName::Acknowledged).or_else(|| {
        stop.filter(|reply| reply.acknowledgement)?;
        by(ClockName::FirstReply).map(|clock| Clock {
            name: ClockName::Acknowledged,
            ..clock
        })
    })
}

fn resolutions(ticket: &Ticket, rules: &Rules) -> [Option<Clock>; 2] {
    if !ticket.runs_clock() {
        return [None, None];
    }
    let since = begin(ticket);
    let solved = |change: &&StatusSince| is_solved(change.status);
    let first = ticket.statuses.iter().find(solved);
    // Solved and then closed is solved once.
    let last = ticket.statuses.iter().rev().take_while(solved).last();
    [
        (ClockName::FirstResolution, first),
        (ClockName::Resolution, last),
    ]
    .map(|(name, stop)| {
        let stop = stop.map(|change| change.since);
        clock(name, since, stop, ticket, rules)
    })
}

/// When the clocks begin: with the first post that owes an answer.
fn begin(ticket: &Ticket) -> Millis {
    let first = ticket.owing().next();
    first.map_or_else(|| ticket.since(), |post| post.posted_at)
}

const fn is_solved(status: Status) -> bool {
    matches!(status, Status::Solved | Status::Closed)
}

/// The clock of a wait that began and perhaps stopped; `None` where it has no target.
fn clock(
    name: ClockName,
    since: Millis,
    stop: Option<Millis>,
    ticket: &Ticket,
    rules: &Rules,
) -> Option<Clock> {
    let priority = priority_at(ticket, stop);
    let target = rules.target(name, priority)?;
    let wait = Wait {
        since,
        stop,
        target,
        rules,
        statuses: &ticket.statuses,
        pausing: match name {
            ClockName::FirstResolution | ClockName::Resolution => {
                |status| matches!(status, Status::NoAction | Status::Spam)
            }
            _ => |status: Status| !status.is_live(),
        },
    };
    let state = match stop {
        Some(at) => ClockState::Stopped {
            at,
            due: wait.due(target.length()).unwrap_or_else(|left| {
                // The pause in which it stopped took nothing of what was left.
                wait.after(at, left)
            }),
        },
        None if !ticket.status.is_live() => ClockState::Ended,
        None => wait.going(),
    };
    Some(Clock {
        name,
        since,
        target,
        state,
    })
}

/// The ticket's priority now, or as it was when a clock stopped.
fn priority_at(ticket: &Ticket, stop: Option<Millis>) -> Priority {
    let priority = match (stop, ticket.priority) {
        (Some(stop), Some(_)) => ticket.priority_at(stop),
        (_, now) => now,
    };
    priority.unwrap_or_default()
}

/// A wait as its due time is computed.
struct Wait<'a> {
    since: Millis,
    stop: Option<Millis>,
    target: Target,
    rules: &'a Rules,
    statuses: &'a [StatusSince],
    /// Which statuses pause it beside those of the policy.
    pausing: fn(Status) -> bool,
}

impl Wait<'_> {
    fn going(&self) -> ClockState {
        let target = self.target.length();
        let due = match self.due(target) {
            Ok(due) if self.is_paused() => {
                return ClockState::Paused {
                    left: Duration(0),
                    due: Some(due),
                };
            }
            Ok(due) => due,
            Err(left) => return ClockState::Paused { left, due: None },
        };
        let policy = self.rules.policy();
        let golden = Duration::minutes(i64::from(policy.golden_minutes)).min(target);
        let share = target.0 / 100 * i64::from(policy.at_risk_percent());
        // What comes earlier is not within the pause, either.
        let within = |amount| self.due(amount).unwrap_or(due);
        ClockState::Running {
            golden_until: within(golden),
            at_risk_from: within(Duration(share)),
            due,
        }
    }

    /// When an amount of time has passed, the pauses not counted; what is left of it where the
    /// status pauses the wait at its end.
    fn due(&self, amount: Duration) -> Result<Millis, Duration> {
        let mut left = amount;
        let mut at = self.since;
        for (number, change) in self.statuses.iter().enumerate() {
            if !self.pauses(change.status) {
                continue;
            }
            let next = self.statuses.get(number + 1).map(|next| next.since);
            if next.is_some_and(|next| next <= at) {
                continue;
            }
            let from = change.since.max(at);
            if self.stop.is_some_and(|stop| from >= stop) {
                break;
            }
            let passed = elapsed(self.target, self.rules, at, from);
            if passed >= left {
                break;
            }
            left = left - passed;
            match (next, self.stop) {
                (Some(next), Some(stop)) => at = next.min(stop),
                (Some(next), None) => at = next,
                (None, _) => return Err(left),
            }
        }
        Ok(self.after(at, left))
    }

    fn after(&self, at: Millis, amount: Duration) -> Millis {
        if self.target.business {
            let due = self.rules.calendar().due(at, amount);
            due.unwrap_or(END_OF_TIME)
        } else {
            (at + amount).min(END_OF_TIME)
        }
    }

    fn pauses(&self, status: Status) -> bool {
        self.rules.policy().pauses.contains(&status) || (self.pausing)(status)
    }

    fn is_paused(&self) -> bool {
        let now = self.statuses.last();
        now.is_some_and(|change| self.pauses(change.status))
    }
}

/// The time between two instants as a target counts it.
fn elapsed(target: Target, rules: &Rules, start: Millis, until: Millis) -> Duration {
    let plain = until - start;
    if target.business {
        rules.calendar().elapsed(start, until).unwrap_or(plain)
    } else {
        plain
    }
}
