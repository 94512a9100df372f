//! What was in sight, and what was not.

use careline::desk::coverage::{Coverage, Run, Surface};
use careline::desk::post::PostId;
use careline::desk::report::asked::Asked;
use careline::desk::report::figure::Value;
use careline::desk::report::sight::sight;
use careline::desk::time::{Duration, Millis};
use proptest::prelude::*;

use crate::made::{START, acme, minute};

/// A post of a minute after [`START`].
fn post(minutes: i64) -> PostId {
    let since = u64::try_from(minute(minutes).0 - 1_288_834_974_657).unwrap();
    PostId::new(since << 22)
}

fn search(query: &str) -> Surface {
    Surface::Search {
        query: query.to_owned(),
    }
}

fn run(surface: &Surface, from: i64, until: i64) -> Run {
    Run {
        surface: surface.clone(),
        oldest: post(from),
        newest: post(until),
    }
}

fn coverage(surface: &Surface, runs: &[(i64, i64)]) -> Coverage {
    let mut coverage = Coverage::default();
    for (from, until) in runs {
        coverage.add(run(surface, *from, *until));
    }
    coverage
}

const BOTH: &str = "(@acme OR @acmehelp)";

#[test]
fn three_planted_gaps_are_exactly_three_each_with_its_search() {
    let runs = [
        (0, 60),
        (30, 100),
        (120, 180),
        (180, 240),
        (300, 400),
        (450, 500),
    ];
    let coverage = coverage(&search(BOTH), &runs);
    let sight = sight(&coverage, &acme(), &Asked::all(minute(10_000))).unwrap();
    let gaps: Vec<(Millis, Millis)> = sight.gaps.iter().map(|gap| (gap.from, gap.until)).collect();
    let expected = [(100, 120), (240, 300), (400, 450)];
    assert_eq!(
        gaps,
        expected.map(|(from, until)| (minute(from), minute(until)))
    );
    // 100 + 120 + 100 + 50 of 500 minutes.
    assert_eq!(sight.share(), Value::Tenths(740));
    let (since, until) = (START.0 / 1000 + 6_000, START.0 / 1000 + 7_201);
    assert_eq!(
        sight.gaps[0].link,
        format!(
            "https://x.com/search?q=(%40acmehelp%20OR%20%40acme)%20since_time%3A{since}%20until_time%3A{until}&src=typed_query&f=live"
        )
    );
    assert!(sight.is_too_little(75));
    assert!(!sight.is_too_little(74));
}

#[test]
fn only_a_search_that_nothing_narrows_covers_and_every_handle_must_be_in_sight() {
    let asked = Asked::all(minute(10_000));
    for (query, covers) in [
        (BOTH, true),
        ("@AcmeHelp OR @acme OR @other", true),
        ("@acme OR @acmehelp since:2026-03-01", true),
        ("@acme @acmehelp", false),
        ("(@acme OR @acmehelp) refund", false),
        ("@acme OR @acmehelp -filter:replies", false),
        ("@acme", false),
        ("acme OR acmehelp", false),
    ] {
        let coverage = coverage(&search(query), &[(0, 100)]);
        let found = sight(&coverage, &acme(), &asked).is_some();
        assert_eq!(found, covers, "{query}");
    }
    let timelines = [
        Surface::Following,
        Surface::Profile {
            handle: "acme".parse().unwrap(),
        },
        Surface::List { id: "1".to_owned() },
    ];
    for surface in timelines {
        let coverage = coverage(&surface, &[(0, 100)]);
        assert_eq!(sight(&coverage, &acme(), &asked), None, "{surface:?}");
    }
    let mut apart = coverage(&search("@acme"), &[(0, 100)]);
    apart.merge(coverage(&search("@acmehelp"), &[(50, 150)]));
    let found = sight(&apart, &acme(), &asked).unwrap();
    assert_eq!(found.covered, Duration::minutes(50));
}

#[test]
fn a_period_that_was_seen_in_part_says_how_much() {
    let coverage = coverage(&search(BOTH), &[(0, 60), (90, 120)]);
    let asked = Asked {
        from: Some(minute(-60)),
        until: Some(minute(180)),
        ..Asked::all(minute(10_000))
    };
    let found = sight(&coverage, &acme(), &asked).unwrap();
    assert_eq!(
        (found.covered, found.of),
        (Duration::minutes(90), Duration::minutes(240))
    );
    assert_eq!(found.gaps.len(), 1);
}

#[test]
fn a_run_that_holds_no_time_or_is_upside_down_claims_nothing() {
    let mut coverage = Coverage::default();
    let surface = search(BOTH);
    assert!(!coverage.add(run(&surface, 60, 0)));
    assert!(!coverage.add(Run {
        surface,
        oldest: PostId::new(5),
        newest: post(10),
    }));
    assert_eq!(coverage, Coverage::default());
}

proptest! {
    #[test]
    fn what_was_seen_is_the_union_of_runs_in_any_order_any_number_of_times(
        runs in prop::collection::vec((0..200_i64, 0..30_i64, 0..2_u8), 0..40),
        again in 0..40_usize,
    ) {
        let surfaces = [search("@acme"), Surface::Following];
        let all: Vec<Run> = runs
            .iter()
            .map(|(from, length, which)| run(&surfaces[usize::from(*which)], *from, from + length))
            .collect();
        let mut forth = Coverage::default();
        all.iter().cloned().for_each(|run| { forth.add(run); });
        let mut back = Coverage::default();
        all.iter().rev().cloned().for_each(|run| { back.add(run); });
        all.iter().take(again).cloned().for_each(|run| { back.add(run); });
        prop_assert_eq!(&forth, &back);
        // Minute by minute: in a span if and only if in a run.
        for (number, surface) in surfaces.iter().enumerate() {
            let spans = forth.surfaces().find(|(known, _)| *known == surface);
            let spans = spans.map_or(&[][..], |(_, spans)| spans);
            for minute in 0..240 {
                let at = post(minute);
                let in_run = runs.iter().any(|(from, length, which)| {
                    usize::from(*which) == number && (*from..=from + length).contains(&minute)
                });
                let in_span = spans.iter().any(|span| (span.oldest..=span.newest).contains(&at));
                prop_assert_eq!(in_run, in_span);
            }
        }
    }
}
