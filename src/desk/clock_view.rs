//! A ticket's clocks as its chip and its card show them.

use super::clock::{Clock, ClockState, clocks, waits};
use super::policy::Rules;
use super::promised::{open_promise, promise_lines};
use super::status::Status;
use super::ticket::Ticket;
use super::view::{ClockLine, ClockName, ClockView};

/// The clock that matters most now: of the oldest unanswered post, else of the latest answer.
pub fn main_clock(ticket: &Ticket, rules: &Rules) -> ClockView {
    let since = ticket.since();
    if !ticket.runs_clock() {
        return ClockView::Watch { since };
    }
    if matches!(ticket.status, Status::NoAction | Status::Spam) {
        return ClockView::Ended { since };
    }
    let owed = |clock: &Clock| clock.state != ClockState::Ended;
    let latest = waits(ticket, rules).filter(owed).last();
    let wait = latest.map_or(ClockView::Ended { since }, |clock| clock.view());
    let promise = open_promise(ticket).filter(|_| ticket.status.is_live());
    let Some(promise) = promise.map(|promise| promise.view(rules)) else {
        return wait;
    };
    // No promise stands in for the first reply; of what comes later, the sooner counts.
    let first = latest.is_some_and(|clock| clock.name == ClockName::FirstReply);
    match (wait.deadline(), promise.deadline()) {
        (Some((_, due)), Some((_, promised))) if first || due <= promised => wait,
        _ => promise,
    }
}

/// Every clock of the ticket, for its card: the replies first.
pub fn clock_lines(ticket: &Ticket, rules: &Rules) -> Vec<ClockLine> {
    let mut lines: Vec<ClockLine> = clocks(ticket, rules)
        .map(|clock| ClockLine {
            name: clock.name,
            clock: clock.view(),
        })
        .chain(promise_lines(ticket, rules))
        .collect();
    lines.sort_by_key(|line| match line.name {
        ClockName::FirstReply => 0,
        ClockName::NextReply => 1,
        ClockName::Promise => 2,
        ClockName::Acknowledged => 3,
        ClockName::FirstResolution => 4,
        ClockName::Resolution => 5,
    });
    lines
}
