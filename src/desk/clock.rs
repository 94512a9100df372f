//! How long a customer has waited and how much time is left.
//!
//! A clock's state is a pure function of the ticket and the settings; "now" only decides how it is
//! shown. Waiting starts when the customer posted, not when anybody saw it.

use super::settings::Settings;
use super::status::{Priority, Status};
use super::ticket::{CustomerPost, Ticket};
use super::time::{Duration, Millis};
use super::view::{ClockLine, ClockName, ClockView};

/// The clock that matters most now: of the oldest unanswered post, else of the latest answer.
pub fn main_clock(ticket: &Ticket, settings: &Settings) -> ClockView {
    let since = ticket.since();
    if !ticket.runs_clock() {
        return ClockView::Watch { since };
    }
    let waiting = ticket.unanswered().next().map(|post| post.posted_at);
    match (waiting, ticket.status) {
        (Some(since), Status::New | Status::Open) => {
            running(since, ticket.priority.unwrap_or_default(), settings)
        }
        (Some(since), Status::Pending | Status::OnHold) => ClockView::Paused { since },
        (_, Status::NoAction | Status::Spam) => ClockView::Ended { since },
        (Some(since), Status::Solved | Status::Closed) => match latest_answer(ticket) {
            Some(answered) => answered_view(answered, ticket, settings),
            None => ClockView::Ended { since },
        },
        (None, _) => match latest_answer(ticket) {
            Some(answered) => answered_view(answered, ticket, settings),
            None => ClockView::Ended { since },
        },
    }
}

/// Every clock of the ticket, for its card.
pub fn clock_lines(ticket: &Ticket, settings: &Settings) -> Vec<ClockLine> {
    if !ticket.runs_clock() {
        return Vec::new();
    }
    let Some(first) = ticket.posts.first() else {
        return Vec::new();
    };
    let mut lines = vec![ClockLine {
        name: ClockName::FirstReply,
        clock: first_reply(first, ticket, settings),
    }];
    let answered_before = first_meaningful(ticket, first.posted_at).is_some();
    if answered_before && ticket.unanswered().next().is_some() {
        lines.push(ClockLine {
            name: ClockName::NextReply,
            clock: main_clock(ticket, settings),
        });
    }
    if let Some(reply) = ticket.replies.iter().find(|reply| reply.acknowledgement) {
        lines.push(ClockLine {
            name: ClockName::Acknowledged,
            clock: ClockView::Answered {
                since: first.posted_at,
                at: reply.posted_at,
                due: due(first.posted_at, ticket, settings),
            },
        });
    }
    lines
}

fn first_reply(first: &CustomerPost, ticket: &Ticket, settings: &Settings) -> ClockView {
    match first_meaningful(ticket, first.posted_at) {
        Some(at) => answered_view((first.posted_at, at), ticket, settings),
        None => main_clock(ticket, settings),
    }
}

fn first_meaningful(ticket: &Ticket, after: Millis) -> Option<Millis> {
    ticket
        .meaningful_replies()
        .map(|reply| reply.posted_at)
        .find(|at| *at >= after)
}

/// The oldest post that the latest answer answers, and when that answer was made: of several
/// replies to the same posts, the earliest ends the wait.
fn latest_answer(ticket: &Ticket) -> Option<(Millis, Millis)> {
    let mut answered_until = Millis(i64::MIN);
    let mut latest = None;
    for reply in ticket.meaningful_replies() {
        let oldest = ticket
            .posts
            .iter()
            .map(|post| post.posted_at)
            .find(|at| *at > answered_until && *at <= reply.posted_at);
        if let Some(oldest) = oldest {
            latest = Some((oldest, reply.posted_at));
            answered_until = reply.posted_at;
        }
    }
    latest
}

fn answered_view((since, at): (Millis, Millis), ticket: &Ticket, settings: &Settings) -> ClockView {
    ClockView::Answered {
        since,
        at,
        due: due(since, ticket, settings),
    }
}

fn due(since: Millis, ticket: &Ticket, settings: &Settings) -> Millis {
    since + target(ticket.priority.unwrap_or_default(), settings)
}

fn running(since: Millis, priority: Priority, settings: &Settings) -> ClockView {
    let target = target(priority, settings);
    let golden = Duration::minutes(i64::from(settings.golden_minutes));
    let share = target.0 * i64::from(settings.at_risk_percent) / 100;
    ClockView::Running {
        since,
        golden_until: since + golden.min(target),
        at_risk_from: since + Duration(share),
        due: since + target,
    }
}

fn target(priority: Priority, settings: &Settings) -> Duration {
    Duration::minutes(i64::from(settings.targets.minutes(priority)))
}
