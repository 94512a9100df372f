//! What a chip shows: how a customer's wait is going, as a stage, a ring, words, and the moment
//! at which any of it changes.

use serde::{Deserialize, Serialize};

use super::settings::PageSettings;
use super::status::Status;
use super::time::{Duration, Millis};
use super::view::{ClockLine, ClockName, ClockView, HolderView};
use super::wall::{self, Ahead};

/// How a customer's wait is going.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// The first minutes, in which an answer is worth most.
    Golden,
    /// There is time.
    OnTrack,
    /// Most of the target is used up.
    AtRisk,
    /// The customer waits past the target.
    Overdue,
    /// The status stops the clock.
    Paused,
    /// Answered in time.
    Met,
    /// Answered after the target.
    Late,
    /// On the watch list, where no clock runs.
    Watch,
    /// Nobody will answer.
    Ended,
}

impl Stage {
    /// Every stage.
    pub const ALL: [Self; 9] = [
        Self::Golden,
        Self::OnTrack,
        Self::AtRisk,
        Self::Overdue,
        Self::Paused,
        Self::Met,
        Self::Late,
        Self::Watch,
        Self::Ended,
    ];

    /// The words agents read.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Golden => "golden",
            Self::OnTrack => "on track",
            Self::AtRisk => "at risk",
            Self::Overdue => "overdue",
            Self::Paused => "paused",
            Self::Met => "met",
            Self::Late => "late",
            Self::Watch => "watch list",
            Self::Ended => "ended",
        }
    }
}

/// What a chip shows at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Face {
    /// How the wait is going.
    pub stage: Stage,
    /// How much of the ring is drawn, in thousandths: in the golden minutes the share of them that
    /// is gone, later the share of the target.
    pub ring: u16,
    /// The words beside it, such as "49 min"; empty where there is nothing to say.
    pub time: String,
    /// When any of this changes by itself; `None` when it stays.
    pub changes_at: Option<Millis>,
}

/// The clock to show while only the post itself is known: the target of a ticket of normal
/// priority, without any calendar.
pub fn expected(posted: Millis, runs_clock: bool, settings: &PageSettings) -> ClockView {
    if !runs_clock {
        return ClockView::Watch { since: posted };
    }
    let target = Duration::minutes(i64::from(settings.target_minutes));
    let safe = Duration(target.0 / 100 * i64::from(settings.at_risk_percent));
    ClockView::Running {
        since: posted,
        golden_until: posted + Duration::minutes(i64::from(settings.golden_minutes)),
        at_risk_from: posted + safe,
        due: posted + target,
    }
}

/// What a chip shows for a clock at a moment.
pub fn face(clock: &ClockView, now: Millis) -> Face {
    let still = |stage: Stage, ring: u16, time: &str| Face {
        stage,
        ring,
        time: time.to_owned(),
        changes_at: None,
    };
    match *clock {
        ClockView::Watch { .. } => still(Stage::Watch, 0, Stage::Watch.words()),
        ClockView::Paused { .. } => still(Stage::Paused, 0, Stage::Paused.words()),
        ClockView::Ended { .. } => still(Stage::Ended, 0, ""),
        ClockView::Answered { since, at, due } => {
            let took = span(at - since);
            if at <= due {
                still(Stage::Met, FULL, &took)
            } else {
                still(Stage::Late, FULL, &(took + " late"))
            }
        }
        ClockView::Running {
            since,
            golden_until,
            at_risk_from,
            due,
        } => {
            let stage = running_stage(golden_until, at_risk_from, due, now);
            let end = if stage == Stage::Golden {
                golden_until
            } else {
                due
            };
            let waited = now - since;
            let changes = [golden_until, at_risk_from, after(due)]
                .into_iter()
                .filter(|boundary| *boundary > now)
                .fold(since + next_span(waited), Millis::min);
            Face {
                stage,
                ring: share(waited, end - since),
                time: span(waited),
                changes_at: Some(changes),
            }
        }
        ClockView::Promised {
            since,
            at_risk_from,
            due,
        } => {
            let stage = running_stage(since, at_risk_from, due, now);
            let over = now - due;
            let (time, changes) = if stage == Stage::Overdue {
                (span(over), due + next_span(over))
            } else {
                let (left, step) = left(due - now);
                ("in ".to_owned() + &left, (due - step).max(after(now)))
            };
            Face {
                stage,
                ring: share(now - since, due - since),
                time,
                changes_at: Some(if at_risk_from > now {
                    changes.min(at_risk_from)
                } else {
                    changes
                }),
            }
        }
    }
}

/// What a chip says to those who hear it: what it shows, in the same words, then the stage, who
/// has the ticket and why the post is ours.
pub fn sentence(
    face: &Face,
    status: Option<Status>,
    holder: Option<&HolderView>,
    reason: &str,
) -> String {
    let mut said = status.map_or("", Status::word).to_owned();
    let mut say = |before: &str, part: &str| {
        if !part.is_empty() {
            if !said.is_empty() {
                said.push_str(before);
            }
            said.push_str(part);
        }
    };
    say(" ", &face.time);
    if !face.time.ends_with(face.stage.words()) {
        say(", ", face.stage.words());
    }
    match holder {
        Some(holder) if holder.mine => say(", ", "held by you"),
        Some(holder) => {
            say(", ", "held by ");
            said.push_str(&holder.name);
        }
        None => {}
    }
    if !reason.is_empty() {
        said.push_str(if said.ends_with('.') { " " } else { ". " });
        said.push_str(reason);
    }
    said
}

/// What a card says of one clock at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// How it is going.
    pub stage: Stage,
    /// Such as "due in 11 min", "due tomorrow 09:41" or "met, 4 min".
    pub text: String,
    /// When any of this changes by itself; `None` when it stays.
    pub changes_at: Option<Millis>,
}

/// What a card says of one of a ticket's clocks at a moment: a promise is kept or broken, all others
/// are met or late.
pub fn clock_line(clock: &ClockLine, now: Millis, ahead: Ahead<'_>) -> Line {
    let mut line = line(&clock.clock, now, ahead);
    if clock.name == ClockName::Promise {
        let words = [
            ("met", "kept", ""),
            ("late", "broken", ""),
            ("overdue by", "broken", " ago"),
        ];
        for (from, to, end) in words {
            if let Some(rest) = line.text.strip_prefix(from) {
                line.text = [to, rest, end].concat();
            }
        }
    }
    line
}

/// What a card says of a clock at a moment.
pub fn line(clock: &ClockView, now: Millis, ahead: Ahead<'_>) -> Line {
    let still = |stage: Stage, text: &str| Line {
        stage,
        text: text.to_owned(),
        changes_at: None,
    };
    match *clock {
        ClockView::Watch { .. } => still(Stage::Watch, "no clock runs"),
        ClockView::Paused { .. } => still(Stage::Paused, "paused"),
        ClockView::Ended { .. } => still(Stage::Ended, "no answer owed"),
        ClockView::Answered { since, at, due } => {
            let took = span(at - since);
            if at <= due {
                still(Stage::Met, &("met, ".to_owned() + &took))
            } else {
                still(Stage::Late, &("late, ".to_owned() + &took))
            }
        }
        ClockView::Running {
            golden_until,
            at_risk_from,
            due,
            ..
        }
        | ClockView::Promised {
            since: golden_until,
            at_risk_from,
            due,
        } => {
            let stage = running_stage(golden_until, at_risk_from, due, now);
            let left = due - now;
            let (text, changes) = if stage == Stage::Overdue {
                let over = now - due;
                (
                    "overdue by ".to_owned() + &span(over),
                    due + next_span(over),
                )
            } else if left < Duration::hours(1) {
                // Rounded up: waited and left then add up to the target.
                let minutes = (left.0 + 59_999) / 60_000;
                let changes = due - Duration::minutes(minutes - 1);
                let text = "due in ".to_owned() + &minutes.max(1).to_string() + " min";
                (text, changes.min(after(due)))
            } else {
                let soon = after(due - Duration::hours(1));
                let text = "due ".to_owned() + &wall::words(due, now, ahead);
                (text, soon.min(wall::next_midnight(now, ahead)))
            };
            let changes = [golden_until, at_risk_from]
                .into_iter()
                .filter(|boundary| *boundary > now)
                .fold(changes, Millis::min);
            Line {
                stage,
                text,
                changes_at: Some(changes.max(after(now))),
            }
        }
    }
}

/// A length of time as agents read it: "<1 min", "49 min", "2 h 07", "3 d 4 h". A negative one
/// (the clocks of X and of this computer differ) counts as none.
pub fn span(length: Duration) -> String {
    let minutes = length.whole_minutes();
    if minutes < 1 {
        return "<1 min".to_owned();
    }
    let (hours, rest) = (minutes / 60, minutes % 60);
    if hours == 0 {
        return minutes.to_string() + " min";
    }
    if hours < 24 {
        let zero = if rest < 10 { "0" } else { "" };
        return hours.to_string() + " h " + zero + &rest.to_string();
    }
    (hours / 24).to_string() + " d " + &(hours % 24).to_string() + " h"
}

/// A length of time that is left, rounded up to one unit, and how much of it will be left when it
/// reads differently.
fn left(length: Duration) -> (String, Duration) {
    let up = |unit: Duration| (length.0 + unit.0 - 1) / unit.0;
    let (minutes, hours, days) = (Duration::minutes(1), Duration::hours(1), Duration::days(1));
    let (count, unit, word) = if length <= hours {
        (up(minutes).max(1), minutes, " min")
    } else if length <= Duration::days(2) {
        (up(hours), hours, " h")
    } else {
        (up(days), days, " d")
    };
    // The last minute lasts until it is over.
    let next = match (count - 1) * unit.0 {
        0 => -1,
        next => next,
    };
    (count.to_string() + word, Duration(next))
}

/// The whole ring.
const FULL: u16 = 1000;

/// How a running clock is going.
pub(super) fn running_stage(
    golden_until: Millis,
    at_risk_from: Millis,
    due: Millis,
    now: Millis,
) -> Stage {
    if now > due {
        Stage::Overdue
    } else if now >= at_risk_from {
        Stage::AtRisk
    } else if now < golden_until {
        Stage::Golden
    } else {
        Stage::OnTrack
    }
}

/// The length at which [`span`] next reads differently.
fn next_span(length: Duration) -> Duration {
    let step = if length < Duration::days(1) {
        Duration::minutes(1).0
    } else {
        Duration::hours(1).0
    };
    Duration((length.0.max(0) / step + 1) * step)
}

fn share(part: Duration, whole: Duration) -> u16 {
    if part >= whole {
        return FULL;
    }
    let thousandths = part.0.max(0).saturating_mul(i64::from(FULL)) / whole.0.max(1);
    u16::try_from(thousandths).unwrap_or(FULL)
}

/// An answer at the due moment itself is in time.
fn after(moment: Millis) -> Millis {
    moment + Duration(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SINCE: Millis = Millis(1_794_000_000_000);

    fn waited(minutes: i64) -> Millis {
        SINCE + Duration::minutes(minutes)
    }

    /// Six golden minutes, at risk from 45, due at 60.
    fn running() -> ClockView {
        ClockView::Running {
            since: SINCE,
            golden_until: waited(6),
            at_risk_from: waited(45),
            due: waited(60),
        }
    }

    #[test]
    fn a_wait_is_told_by_stage_ring_and_words() {
        for (minutes, stage, ring, time) in [
            (-5, Stage::Golden, 0, "<1 min"),
            (0, Stage::Golden, 0, "<1 min"),
            (3, Stage::Golden, 500, "3 min"),
            (6, Stage::OnTrack, 100, "6 min"),
            (44, Stage::OnTrack, 733, "44 min"),
            (45, Stage::AtRisk, 750, "45 min"),
            (49, Stage::AtRisk, 816, "49 min"),
            (60, Stage::AtRisk, 1000, "1 h 00"),
            (61, Stage::Overdue, 1000, "1 h 01"),
            (127, Stage::Overdue, 1000, "2 h 07"),
            (24 * 60 - 1, Stage::Overdue, 1000, "23 h 59"),
            (76 * 60 + 59, Stage::Overdue, 1000, "3 d 4 h"),
        ] {
            let shown = face(&running(), waited(minutes));
            assert_eq!(
                (shown.stage, shown.ring, shown.time.as_str()),
                (stage, ring, time),
                "after {minutes} minutes"
            );
        }
    }

    #[test]
    fn an_answer_shows_how_long_it_took_and_whether_that_was_in_time() {
        for (took, stage, time) in [
            (9, Stage::Met, "9 min"),
            (60, Stage::Met, "1 h 00"),
            (127, Stage::Late, "2 h 07 late"),
        ] {
            let clock = ClockView::Answered {
                since: SINCE,
                at: waited(took),
                due: waited(60),
            };
            let shown = face(&clock, waited(5_000));
            assert_eq!((shown.stage, shown.time.as_str()), (stage, time));
            assert_eq!(shown.changes_at, None);
        }
    }

    #[test]
    fn what_does_not_run_says_so_and_stays() {
        let since = SINCE;
        for (clock, stage, time) in [
            (ClockView::Watch { since }, Stage::Watch, "watch list"),
            (ClockView::Paused { since }, Stage::Paused, "paused"),
            (ClockView::Ended { since }, Stage::Ended, ""),
        ] {
            let shown = face(&clock, waited(49));
            assert_eq!((shown.stage, shown.time.as_str()), (stage, time));
            assert_eq!(shown.changes_at, None);
        }
    }

    #[test]
    fn a_face_changes_exactly_when_it_says() {
        let mut now = SINCE - Duration::minutes(3);
        let mut shown = face(&running(), now);
        let mut changes = 0;
        while now < waited(30 * 60) {
            let next = shown.changes_at.unwrap();
            assert!(next > now);
            let before = face(&running(), next - Duration(1));
            assert_eq!((&before.stage, &before.time), (&shown.stage, &shown.time));
            let then = face(&running(), next);
            assert_ne!((&then.stage, &then.time), (&shown.stage, &shown.time));
            (now, shown) = (next, then);
            changes += 1;
        }
        // Every minute of the first day, the moment after the due one, six hours.
        assert_eq!(changes, 24 * 60 + 1 + 6);
    }

    #[test]
    fn a_promise_counts_down_and_changes_exactly_when_it_says() {
        let promise = ClockView::Promised {
            since: SINCE,
            at_risk_from: waited(3 * 24 * 60),
            due: waited(4 * 24 * 60),
        };
        for (minutes, stage, time) in [
            (0, Stage::OnTrack, "in 4 d"),
            (2 * 24 * 60, Stage::OnTrack, "in 48 h"),
            (3 * 24 * 60 + 1, Stage::AtRisk, "in 24 h"),
            (4 * 24 * 60 - 61, Stage::AtRisk, "in 2 h"),
            (4 * 24 * 60 - 60, Stage::AtRisk, "in 60 min"),
            (4 * 24 * 60, Stage::AtRisk, "in 1 min"),
            (4 * 24 * 60 + 7, Stage::Overdue, "7 min"),
        ] {
            let shown = face(&promise, waited(minutes));
            assert_eq!(
                (shown.stage, shown.time.as_str()),
                (stage, time),
                "{minutes}"
            );
        }
        let mut now = SINCE;
        while now < waited(5 * 24 * 60) {
            let shown = face(&promise, now);
            let next = shown.changes_at.unwrap();
            assert!(next > now);
            let before = face(&promise, next - Duration(1));
            assert_eq!((&before.stage, &before.time), (&shown.stage, &shown.time));
            let then = face(&promise, next);
            assert_ne!((&then.stage, &then.time), (&shown.stage, &shown.time));
            now = next;
        }
    }

    #[test]
    fn a_promise_is_kept_or_broken() {
        let clock = |at| ClockLine {
            name: ClockName::Promise,
            clock: ClockView::Answered {
                since: SINCE,
                at: waited(at),
                due: waited(60),
            },
        };
        let said = |at| clock_line(&clock(at), waited(500), &|_| 0).text;
        assert_eq!(said(60), "kept, 1 h 00");
        assert_eq!(said(61), "broken, 1 h 01");
        let open = ClockLine {
            name: ClockName::Promise,
            clock: ClockView::Promised {
                since: SINCE,
                at_risk_from: waited(45),
                due: waited(60),
            },
        };
        let said = |at| clock_line(&open, waited(at), &|_| 0).text;
        assert_eq!(said(49), "due in 11 min");
        assert_eq!(said(67), "broken 7 min ago");
    }

    #[test]
    fn before_the_background_answers_the_page_settings_are_the_guess() {
        let settings = PageSettings {
            brands: Vec::new(),
            target_minutes: 60,
            golden_minutes: 6,
            at_risk_percent: 75,
            keep_unmatched: false,
            added: Vec::new(),
            selectors: crate::desk::selectors::LoadedTables::default(),
        };
        assert_eq!(expected(SINCE, true, &settings), running());
        assert_eq!(
            expected(SINCE, false, &settings),
            ClockView::Watch { since: SINCE }
        );
    }

    #[test]
    fn a_chip_is_heard_as_it_is_seen() {
        let ana = HolderView {
            name: "Ana M.".to_owned(),
            initials: "AM".to_owned(),
            mine: false,
            until: None,
        };
        let at_risk = face(&running(), waited(49));
        assert_eq!(
            sentence(&at_risk, Some(Status::Open), Some(&ana), "Tagged @acmehelp"),
            "Open 49 min, at risk, held by Ana M. Tagged @acmehelp"
        );
        assert_eq!(sentence(&at_risk, None, None, ""), "49 min, at risk");
        let paused = face(&ClockView::Paused { since: SINCE }, waited(49));
        assert_eq!(
            sentence(&paused, Some(Status::Pending), None, ""),
            "Pending paused"
        );
    }

    #[test]
    fn a_card_says_when_a_clock_is_due() {
        let utc = |_: Millis| 0;
        let at = |text: &str| Millis::from_rfc3339(text).unwrap();
        let clock = ClockView::Running {
            since: at("2026-11-20T09:00:00Z"),
            golden_until: at("2026-11-20T09:06:00Z"),
            at_risk_from: at("2026-11-21T08:00:00Z"),
            due: at("2026-11-21T09:41:00Z"),
        };
        for (now, text, next) in [
            (
                "2026-11-20T09:03:00Z",
                "due tomorrow 09:41",
                "2026-11-20T09:06:00Z",
            ),
            (
                "2026-11-20T23:00:00Z",
                "due tomorrow 09:41",
                "2026-11-21T00:00:00Z",
            ),
            ("2026-11-21T07:00:00Z", "due 09:41", "2026-11-21T08:00:00Z"),
            (
                "2026-11-21T08:10:00Z",
                "due 09:41",
                "2026-11-21T08:41:00.001Z",
            ),
            (
                "2026-11-21T09:30:00Z",
                "due in 11 min",
                "2026-11-21T09:31:00Z",
            ),
            (
                "2026-11-21T09:40:30Z",
                "due in 1 min",
                "2026-11-21T09:41:00Z",
            ),
            (
                "2026-11-21T09:41:00Z",
                "due in 1 min",
                "2026-11-21T09:41:00.001Z",
            ),
            (
                "2026-11-21T09:41:30Z",
                "overdue by <1 min",
                "2026-11-21T09:42:00Z",
            ),
            (
                "2026-11-21T10:48:30Z",
                "overdue by 1 h 07",
                "2026-11-21T10:49:00Z",
            ),
        ] {
            let said = line(&clock, at(now), &utc);
            assert_eq!(said.text, text, "{now}");
            assert_eq!(said.changes_at, Some(at(next)), "{now}");
        }
    }

    #[test]
    fn a_card_says_how_a_clock_ended() {
        let utc = |_: Millis| 0;
        let (since, due) = (SINCE, waited(60));
        for (clock, stage, text) in [
            (
                ClockView::Answered {
                    since,
                    at: waited(4),
                    due,
                },
                Stage::Met,
                "met, 4 min",
            ),
            (
                ClockView::Answered {
                    since,
                    at: waited(67),
                    due,
                },
                Stage::Late,
                "late, 1 h 07",
            ),
            (ClockView::Paused { since }, Stage::Paused, "paused"),
            (ClockView::Watch { since }, Stage::Watch, "no clock runs"),
            (ClockView::Ended { since }, Stage::Ended, "no answer owed"),
        ] {
            let said = line(&clock, waited(90), &utc);
            assert_eq!((said.stage, said.text.as_str()), (stage, text));
            assert_eq!(said.changes_at, None);
        }
    }
}
