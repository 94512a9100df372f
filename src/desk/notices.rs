//! What the browser shows an agent who is not looking: each alert by itself, many in one line, and
//! nothing in quiet hours. Which alerts there are, each once, is [`super::alerts`]'s to say.

use super::chip::{Stage, span};
use super::time::{Duration, Millis};
use super::view::Alert;
use super::workplace::{AlertSettings, QuietHours};

/// How many alerts are shown one by one; more are shown in one line.
const ONE_BY_ONE: usize = 3;

/// How many minutes a day has.
const DAY_MINUTES: u16 = 24 * 60;

/// What the browser shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Names it: the browser shows one of a name once.
    pub name: String,
    /// The headline.
    pub title: String,
    /// The line under it. No customer's name or word stands in it: others may see the screen.
    pub line: String,
}

/// The notices of these alerts.
pub fn notices(alerts: &[Alert], settings: &AlertSettings, now: Millis) -> Vec<Notice> {
    if !settings.desktop {
        return Vec::new();
    }
    let mine = |alert: &&Alert| settings.of_others || alert.mine != Some(false);
    let alerts: Vec<&Alert> = alerts.iter().filter(mine).collect();
    if alerts.len() > ONE_BY_ONE {
        return vec![summary(&alerts, now)];
    }
    alerts.into_iter().map(|alert| one(alert, now)).collect()
}

impl QuietHours {
    /// How long it stays quiet from a minute of the local day; `None` where it is not.
    pub fn left(self, minute: u16) -> Option<Duration> {
        let Self { from, until } = self;
        let is_quiet = if from <= until {
            (from..until).contains(&minute)
        } else {
            minute >= from || minute < until
        };
        let left = (until + DAY_MINUTES - minute.min(DAY_MINUTES)) % DAY_MINUTES;
        is_quiet.then(|| Duration::minutes(i64::from(left)))
    }
}

fn one(alert: &Alert, now: Millis) -> Notice {
    let id = &alert.of.id;
    let (title, line) = if alert.stage == Stage::Overdue {
        (
            format!("A customer of {} waits too long", id.brand),
            format!("The answer was due {} ago.", span(now - alert.due)),
        )
    } else {
        (
            format!("A customer of {} waits", id.brand),
            format!("The answer is due in {}.", span(alert.due - now)),
        )
    };
    let stage = alert.stage.words();
    Notice {
        name: format!("{}.{}.{}.{stage}", id.brand, id.post, alert.due.0),
        title,
        line,
    }
}

fn summary(alerts: &[&Alert], now: Millis) -> Notice {
    let overdue = alerts
        .iter()
        .filter(|alert| alert.stage == Stage::Overdue)
        .count();
    let parts = [(overdue, "overdue"), (alerts.len() - overdue, "at risk")];
    let parts = parts.iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts
        .map(|(count, words)| format!("{count} {words}"))
        .collect();
    Notice {
        name: format!("summary.{}", now.0),
        title: format!("{} customers wait", alerts.len()),
        line: format!("{}.", parts.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::brand::BrandId;
    use super::super::event::{Digest, TicketId};
    use super::super::post::PostId;
    use super::super::status::Status;
    use super::super::view::TicketRef;
    use super::*;

    const NOW: Millis = Millis(1_795_348_800_000);

    fn on() -> AlertSettings {
        AlertSettings {
            desktop: true,
            ..AlertSettings::default()
        }
    }

    fn alert(number: u64, due_in: i64, mine: Option<bool>) -> Alert {
        Alert {
            of: TicketRef {
                id: TicketId {
                    brand: BrandId::from_name("acme"),
                    post: PostId::new(number),
                },
                person: Digest(format!("{number:016x}")),
            },
            stage: if due_in < 0 {
                Stage::Overdue
            } else {
                Stage::AtRisk
            },
            due: NOW + Duration::minutes(due_in),
            status: Status::Open,
            mine,
        }
    }

    #[test]
    fn a_few_are_told_one_by_one_and_many_in_one_line() {
        let few = [alert(1, -180, None), alert(2, 11, Some(true))];
        let told: Vec<_> = notices(&few, &on(), NOW)
            .into_iter()
            .map(|notice| format!("{}. {}", notice.title, notice.line))
            .collect();
        assert_eq!(
            told,
            [
                "A customer of acme waits too long. The answer was due 3 h 00 ago.",
                "A customer of acme waits. The answer is due in 11 min.",
            ]
        );
        let many: Vec<_> = (1..=5)
            .map(|number| alert(number, 2 - number as i64, None))
            .collect();
        let told = notices(&many, &on(), NOW);
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!(told[0].title, "5 customers wait");
        assert_eq!(told[0].line, "3 overdue, 2 at risk.");
    }

    #[test]
    fn one_ticket_s_two_stages_have_names_of_their_own() {
        let (risk, overdue) = (alert(1, 1, None), alert(1, -1, None));
        let name = |alert: &Alert| {
            notices(std::slice::from_ref(alert), &on(), NOW)[0]
                .name
                .clone()
        };
        assert_ne!(name(&risk), name(&overdue));
        assert_eq!(name(&risk), name(&risk.clone()));
    }

    #[test]
    fn nothing_is_shown_of_others_tickets_or_where_it_is_off() {
        let others = [alert(1, -5, Some(false))];
        let all = AlertSettings {
            of_others: true,
            ..on()
        };
        assert_eq!(notices(&others, &on(), NOW), []);
        assert_eq!(notices(&others, &all, NOW).len(), 1);
        assert_eq!(notices(&others, &AlertSettings::default(), NOW), []);
    }

    #[test]
    fn quiet_hours_may_go_over_midnight() {
        let night = QuietHours {
            from: 22 * 60,
            until: 7 * 60,
        };
        for (minute, left) in [
            (22 * 60, Some(540)),
            (0, Some(420)),
            (419, Some(1)),
            (420, None),
            (1319, None),
        ] {
            assert_eq!(night.left(minute), left.map(Duration::minutes), "{minute}");
        }
        let noon = QuietHours {
            from: 600,
            until: 660,
        };
        assert_eq!(noon.left(659), Some(Duration::minutes(1)));
        assert_eq!(noon.left(660), None);
    }
}
