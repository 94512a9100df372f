//! The figures of responsiveness, each with its definition: what is counted, of what, and how those
//! who still wait come into it.

use super::asked::{Answer, Asked, Member};
use super::contact::Waited;
use crate::desk::outcome::{Outcome, Score};
use crate::desk::time::Duration;

/// A figure of responsiveness.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FigureName {
    /// How many contacts there are.
    Contacts,
    /// Answered within 6 minutes, of all.
    AnsweredSixMinutes,
    /// Answered within an hour, of all.
    AnsweredHour,
    /// Answered within 24 hours, of all.
    AnsweredDay,
    /// Answered within the horizon, of all.
    AnsweredHorizon,
    /// Answered at all, of all.
    Answered,
    /// Answered within 24 hours, of those answered at all.
    AnsweredDayOfAnswered,
    /// Not answered within the horizon, of all.
    NeverAnswered,
    /// Not answered yet, of all.
    StillOpen,
    /// Median wait for any reply.
    AcknowledgedMedian,
    /// The 90th percentile of that.
    AcknowledgedP90,
    /// Median wait for the first meaningful reply, of all.
    FirstReplyMedian,
    /// The 90th percentile of that.
    FirstReplyP90,
    /// Median wait for the first meaningful reply, of those answered.
    FirstReplyMedianOfAnswered,
    /// Median wait for the first meaningful reply in business time, of all.
    FirstReplyBusinessMedian,
    /// The 90th percentile of that.
    FirstReplyBusinessP90,
    /// Median wait for each next reply.
    NextReplyMedian,
    /// The 90th percentile of that.
    NextReplyP90,
    /// Median wait for each next reply in business time.
    NextReplyBusinessMedian,
    /// Solved, of all.
    Solved,
    /// Median wait until first solved, of all.
    ResolutionMedian,
    /// The 90th percentile of that.
    ResolutionP90,
    /// Median wait until first solved in business time, of all.
    ResolutionBusinessMedian,
    /// Opened again, of those solved.
    Reopened,
    /// With a reply that came late or is overdue, of all.
    Breached,
    /// With a promise that came due, and every such promise kept.
    PromisesKept,
    /// Handed off to someone in the field, of all.
    HandedOff,
    /// With an outcome that agents noted, of all.
    OutcomeNoted,
    /// Settled for the customer, of those with a noted outcome that is known.
    OutcomeSolved,
    /// How content customers are, on average.
    ScoreMean,
}

/// How a contact counts for a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Counts<'a> {
    /// It is none of those that the figure is about.
    Not,
    /// It is one of them, and what the figure counts holds for it or does not.
    Share(bool),
    /// The wait it had; `None` where the wait has not come to its end.
    Wait(Option<Duration>),
    /// Several waits, all of which came to their end.
    Waits(&'a [Waited], Time),
    /// So content was its customer.
    Score(Score),
}

/// Which time a wait is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Time {
    /// All of it.
    Wall,
    /// Business time.
    Business,
}

impl Time {
    /// That part of a wait.
    pub const fn of(self, waited: Waited) -> Duration {
        match self {
            Self::Wall => waited.wall,
            Self::Business => waited.business,
        }
    }
}

/// What kind of value a figure has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A number.
    Count,
    /// A share, in percent to the tenth.
    Percent,
    /// The middle of waits.
    Median,
    /// The wait that nine tenths of waits do not exceed.
    P90,
    /// The mean of scores from 1 to 5, to the hundredth.
    Score,
}

/// The horizon as the definitions name it.
const HORIZON: &str = "{horizon}";

impl FigureName {
    /// Every figure, in the order in which they are read.
    pub const ALL: [Self; 30] = [
        Self::Contacts,
        Self::AnsweredSixMinutes,
        Self::AnsweredHour,
        Self::AnsweredDay,
        Self::AnsweredHorizon,
        Self::Answered,
        Self::AnsweredDayOfAnswered,
        Self::NeverAnswered,
        Self::StillOpen,
        Self::AcknowledgedMedian,
        Self::AcknowledgedP90,
        Self::FirstReplyMedian,
        Self::FirstReplyP90,
        Self::FirstReplyMedianOfAnswered,
        Self::FirstReplyBusinessMedian,
        Self::FirstReplyBusinessP90,
        Self::NextReplyMedian,
        Self::NextReplyP90,
        Self::NextReplyBusinessMedian,
        Self::Solved,
        Self::ResolutionMedian,
        Self::ResolutionP90,
        Self::ResolutionBusinessMedian,
        Self::Reopened,
        Self::Breached,
        Self::PromisesKept,
        Self::HandedOff,
        Self::OutcomeNoted,
        Self::OutcomeSolved,
        Self::ScoreMean,
    ];

    /// The three figures that are all quoted as "44 % answered within 24 hours": of one set of
    /// contacts they differ, and whoever quotes one must say which.
    pub const FORTY_FOUR: [Self; 3] = [
        Self::AnsweredDay,
        Self::Answered,
        Self::AnsweredDayOfAnswered,
    ];

    /// The name in the formats.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Contacts => "contacts",
            Self::AnsweredSixMinutes => "answered_6_min",
            Self::AnsweredHour => "answered_1_h",
            Self::AnsweredDay => "answered_24_h",
            Self::AnsweredHorizon => "answered_horizon",
            Self::Answered => "answered",
            Self::AnsweredDayOfAnswered => "answered_24_h_of_answered",
            Self::NeverAnswered => "never_answered",
            Self::StillOpen => "still_open",
            Self::AcknowledgedMedian => "acknowledged_median",
            Self::AcknowledgedP90 => "acknowledged_p90",
            Self::FirstReplyMedian => "first_reply_median",
            Self::FirstReplyP90 => "first_reply_p90",
            Self::FirstReplyMedianOfAnswered => "first_reply_median_of_answered",
            Self::FirstReplyBusinessMedian => "first_reply_business_median",
            Self::FirstReplyBusinessP90 => "first_reply_business_p90",
            Self::NextReplyMedian => "next_reply_median",
            Self::NextReplyP90 => "next_reply_p90",
            Self::NextReplyBusinessMedian => "next_reply_business_median",
            Self::Solved => "solved",
            Self::ResolutionMedian => "resolution_median",
            Self::ResolutionP90 => "resolution_p90",
            Self::ResolutionBusinessMedian => "resolution_business_median",
            Self::Reopened => "reopened",
            Self::Breached => "breached",
            Self::PromisesKept => "promises_kept",
            Self::HandedOff => "handed_off",
            Self::OutcomeNoted => "outcome_noted",
            Self::OutcomeSolved => "outcome_solved",
            Self::ScoreMean => "score_mean",
        }
    }

    /// How a person reads it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Contacts => "Contacts",
            Self::AnsweredSixMinutes => "Answered within 6 min",
            Self::AnsweredHour => "Answered within 1 h",
            Self::AnsweredDay => "Answered within 24 h",
            Self::AnsweredHorizon => "Answered within the horizon",
            Self::Answered => "Answered at all",
            Self::AnsweredDayOfAnswered => "Of those answered, within 24 h",
            Self::NeverAnswered => "Never answered",
            Self::StillOpen => "Still open",
            Self::AcknowledgedMedian => "Acknowledged, median",
            Self::AcknowledgedP90 => "Acknowledged, p90",
            Self::FirstReplyMedian => "First reply, median",
            Self::FirstReplyP90 => "First reply, p90",
            Self::FirstReplyMedianOfAnswered => "First reply, median of those answered",
            Self::FirstReplyBusinessMedian => "First reply in business time, median",
            Self::FirstReplyBusinessP90 => "First reply in business time, p90",
            Self::NextReplyMedian => "Next reply, median",
            Self::NextReplyP90 => "Next reply, p90",
            Self::NextReplyBusinessMedian => "Next reply in business time, median",
            Self::Solved => "Solved",
            Self::ResolutionMedian => "Resolution, median",
            Self::ResolutionP90 => "Resolution, p90",
            Self::ResolutionBusinessMedian => "Resolution in business time, median",
            Self::Reopened => "Reopened",
            Self::Breached => "Breached",
            Self::PromisesKept => "Promises kept",
            Self::HandedOff => "Handed off",
            Self::OutcomeNoted => "Outcome noted",
            Self::OutcomeSolved => "Outcome: solved",
            Self::ScoreMean => "Score, mean",
        }
    }

    /// What it means: what is counted, of what, and from when to when.
    pub fn definition(self, asked: &Asked) -> String {
        let text = match self {
            Self::Contacts => asked.counting.definition(),
            Self::AnsweredSixMinutes => {
                "Contacts whose first meaningful reply came within 6 minutes, of all contacts: also \
                 of those that still wait."
            }
            Self::AnsweredHour => {
                "Contacts whose first meaningful reply came within 60 minutes, of all contacts: \
                 also of those that still wait."
            }
            Self::AnsweredDay => {
                "Contacts whose first meaningful reply came within 24 hours, of all contacts: also \
                 of those that still wait."
            }
            Self::AnsweredHorizon => {
                "Contacts whose first meaningful reply came within {horizon}, of all contacts: also \
                 of those that still wait."
            }
            Self::Answered => {
                "Contacts with a meaningful reply, however late, of all contacts: also of those \
                 that still wait."
            }
            Self::AnsweredDayOfAnswered => {
                "Contacts whose first meaningful reply came within 24 hours, of those alone that \
                 were answered at all."
            }
            Self::NeverAnswered => {
                "Contacts without a meaningful reply within {horizon}, of all contacts. Those that \
                 are younger and still wait are counted among all, and shown as still open."
            }
            Self::StillOpen => {
                "Contacts without a meaningful reply that are younger than {horizon} and may still \
                 be answered within it, of all contacts."
            }
            Self::AcknowledgedMedian => {
                "Half of all contacts had a reply of any kind, an acknowledgement too, within this \
                 time. A contact without one waits longer than every other."
            }
            Self::AcknowledgedP90 => {
                "Nine tenths of all contacts had a reply of any kind, an acknowledgement too, \
                 within this time. A contact without one waits longer than every other."
            }
            Self::FirstReplyMedian => {
                "Half of all contacts had their first meaningful reply within this time. A contact \
                 without one waits longer than every other."
            }
            Self::FirstReplyP90 => {
                "Nine tenths of all contacts had their first meaningful reply within this time. A \
                 contact without one waits longer than every other."
            }
            Self::FirstReplyMedianOfAnswered => {
                "Half of the contacts that were answered had their first meaningful reply within \
                 this time. Who never got one is not in it: read it beside the share of those."
            }
            Self::FirstReplyBusinessMedian => {
                "Half of all contacts had their first meaningful reply within this much business \
                 time, by the calendar that holds for each. A contact without one waits longer than \
                 every other."
            }
            Self::FirstReplyBusinessP90 => {
                "Nine tenths of all contacts had their first meaningful reply within this much \
                 business time, by the calendar that holds for each. A contact without one waits \
                 longer than every other."
            }
            Self::NextReplyMedian => {
                "Half of the later waits took no longer. A later wait runs from the oldest post \
                 that was not answered to the meaningful reply after it; one that goes on counts in \
                 no average."
            }
            Self::NextReplyP90 => {
                "Nine tenths of the later waits took no longer. A later wait runs from the oldest \
                 post that was not answered to the meaningful reply after it; one that goes on \
                 counts in no average."
            }
            Self::NextReplyBusinessMedian => {
                "Half of the later waits took no more business time. A later wait runs from the \
                 oldest post that was not answered to the meaningful reply after it; one that goes \
                 on counts in no average."
            }
            Self::Solved => "Contacts that were solved or closed at some time, of all contacts.",
            Self::ResolutionMedian => {
                "Half of all contacts were solved for the first time within this time. A contact \
                 that was not solved takes longer than every other."
            }
            Self::ResolutionP90 => {
                "Nine tenths of all contacts were solved for the first time within this time. A \
                 contact that was not solved takes longer than every other."
            }
            Self::ResolutionBusinessMedian => {
                "Half of all contacts were solved for the first time within this much business \
                 time, by the calendar that holds for each. A contact that was not solved takes \
                 longer than every other."
            }
            Self::Reopened => {
                "Contacts that were opened again after they were solved, of those that were solved."
            }
            Self::Breached => {
                "Contacts of which a first or next reply came after it was due, or is overdue now, \
                 of all contacts. Due times are those of the policy that holds for each."
            }
            Self::PromisesKept => {
                "Contacts all of whose promises were kept that have come due, of those with such a \
                 promise: the brand replied by the time that it had named."
            }
            Self::HandedOff => {
                "Contacts that were handed off to someone in the field at least once, of all contacts."
            }
            Self::OutcomeNoted => {
                "Contacts of which an agent noted whether the customer's matter is settled, also as \
                 unknown, of all contacts. Outcomes and scores speak of these alone."
            }
            Self::OutcomeSolved => {
                "Contacts whose matter an agent noted as solved for the customer, of those noted as \
                 solved or as not solved. Read it beside the share of contacts with a noted outcome."
            }
            Self::ScoreMean => {
                "The mean of the scores from 1 to 5 that agents noted. Contacts without a score are \
                 not in it: read it beside how many there are."
            }
        };
        text.replace(HORIZON, &in_words(asked.horizon))
    }

    /// What kind of value it has.
    pub const fn unit(self) -> Unit {
        match self {
            Self::Contacts => Unit::Count,
            Self::AnsweredSixMinutes
            | Self::AnsweredHour
            | Self::AnsweredDay
            | Self::AnsweredHorizon
            | Self::Answered
            | Self::AnsweredDayOfAnswered
            | Self::NeverAnswered
            | Self::StillOpen
            | Self::Solved
            | Self::Reopened
            | Self::Breached
            | Self::PromisesKept
            | Self::HandedOff
            | Self::OutcomeNoted
            | Self::OutcomeSolved => Unit::Percent,
            Self::ScoreMean => Unit::Score,
            Self::AcknowledgedMedian
            | Self::FirstReplyMedian
            | Self::FirstReplyMedianOfAnswered
            | Self::FirstReplyBusinessMedian
            | Self::NextReplyMedian
            | Self::NextReplyBusinessMedian
            | Self::ResolutionMedian
            | Self::ResolutionBusinessMedian => Unit::Median,
            Self::AcknowledgedP90
            | Self::FirstReplyP90
            | Self::FirstReplyBusinessP90
            | Self::NextReplyP90
            | Self::ResolutionP90 => Unit::P90,
        }
    }

    /// How a contact counts for it.
    pub fn counts<'a>(self, member: &Member<'a>, asked: &Asked) -> Counts<'a> {
        let course = member.course;
        let wall = |waited: Option<Waited>| Counts::Wait(waited.map(|waited| waited.wall));
        let business = |waited: Option<Waited>| Counts::Wait(waited.map(|waited| waited.business));
        let within = |limit: Duration| {
            let answered = course.answered;
            Counts::Share(answered.is_some_and(|waited| waited.wall <= limit))
        };
        match self {
            Self::Contacts => Counts::Share(true),
            Self::AnsweredSixMinutes => within(Duration::minutes(6)),
            Self::AnsweredHour => within(Duration::hours(1)),
            Self::AnsweredDay => within(Duration::hours(24)),
            Self::AnsweredHorizon => within(asked.horizon),
            Self::Answered => Counts::Share(course.answered.is_some()),
            Self::AnsweredDayOfAnswered if course.answered.is_none() => Counts::Not,
            Self::AnsweredDayOfAnswered => within(Duration::hours(24)),
            Self::NeverAnswered => Counts::Share(member.answer(asked) == Answer::Never),
            Self::StillOpen => Counts::Share(member.answer(asked) == Answer::Open),
            Self::AcknowledgedMedian | Self::AcknowledgedP90 => wall(course.acknowledged),
            Self::FirstReplyMedian | Self::FirstReplyP90 => wall(course.answered),
            Self::FirstReplyMedianOfAnswered if course.answered.is_none() => Counts::Not,
            Self::FirstReplyMedianOfAnswered => wall(course.answered),
            Self::FirstReplyBusinessMedian | Self::FirstReplyBusinessP90 => {
                business(course.answered)
            }
            Self::NextReplyMedian | Self::NextReplyP90 => Counts::Waits(&course.next, Time::Wall),
            Self::NextReplyBusinessMedian => Counts::Waits(&course.next, Time::Business),
            Self::Solved => Counts::Share(course.solved.is_some()),
            Self::ResolutionMedian | Self::ResolutionP90 => wall(course.solved),
            Self::ResolutionBusinessMedian => business(course.solved),
            Self::Reopened if course.solved.is_none() => Counts::Not,
            Self::Reopened => Counts::Share(course.reopened > 0),
            Self::Breached => {
                let overdue = course.due.is_some_and(|due| due < asked.now);
                Counts::Share(course.late > 0 || overdue)
            }
            Self::PromisesKept => {
                let promises = member.contact.promises.iter();
                let mut kept = promises.filter_map(|promised| promised.is_kept(asked.now));
                match kept.next() {
                    None => Counts::Not,
                    Some(first) => Counts::Share(first && kept.all(|kept| kept)),
                }
            }
            Self::HandedOff => Counts::Share(member.contact.handed_off),
            Self::OutcomeNoted => Counts::Share(member.contact.outcome.is_some()),
            Self::OutcomeSolved => match member.contact.outcome.map(|noted| noted.outcome) {
                None | Some(Outcome::Unknown) => Counts::Not,
                Some(outcome) => Counts::Share(outcome == Outcome::Solved),
            },
            Self::ScoreMean => {
                let score = member.contact.outcome.and_then(|noted| noted.score);
                score.map_or(Counts::Not, Counts::Score)
            }
        }
    }
}

/// A length of time in the largest unit that it is a whole number of.
pub fn in_words(length: Duration) -> String {
    let minutes = length.whole_minutes();
    let (count, unit) = if minutes % (24 * 60) == 0 && minutes > 24 * 60 {
        (minutes / (24 * 60), "day")
    } else if minutes % 60 == 0 {
        (minutes / 60, "hour")
    } else {
        (minutes, "minute")
    };
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{plural}")
}
