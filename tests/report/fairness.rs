//! A planted bias is found, an absent one is not.

use careline::desk::report::asked::Asked;
use careline::desk::report::fairness::{LEAST, fairness};
use careline::desk::report::responsiveness::By;

use crate::made::{Made, Post, minute};

/// Contacts that are answered, polite or not, after waits that look random. Who is not polite waits
/// `bias` minutes longer.
fn made(seed: u64, contacts: i64, bias: i64) -> Made {
    let mut made = Made::default();
    let mut random = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    for number in 0..contacts {
        // Marsaglia's xorshift: another generator than the one that is tested.
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let is_polite = random & 1 == 0;
        let wait = 1 + i64::try_from(random >> 33).unwrap() % 240;
        let ticket = made.post(&Post {
            at: number,
            text: if is_polite {
                "@acme please help"
            } else {
                "@acme fix it"
            },
            ..Post::default()
        });
        // Every tenth is never answered.
        if !(random >> 8).is_multiple_of(10) {
            let longer = if is_polite { 0 } else { bias };
            made.reply(&ticket, number + wait + longer, None);
        }
    }
    made
}

#[test]
fn a_planted_bias_is_found_and_named_with_both_medians() {
    let book = made(7, 200, 60).book();
    let asked = Asked::all(minute(100_000));
    let found = fairness(&book, &asked, By::Politeness, 1);
    assert!(found.is_found(), "{found:?}");
    assert_eq!(found.groups.len(), 2);
    assert_eq!(found, fairness(&book, &asked, By::Politeness, 1));
}

#[test]
fn an_absent_bias_is_found_in_at_most_5_percent_of_200_sets() {
    let asked = Asked::all(minute(100_000));
    let sets = 200;
    let alarms = (0..sets)
        .filter(|seed| {
            let book = made(*seed, 120, 0).book();
            let found = fairness(&book, &asked, By::Politeness, *seed);
            assert_eq!(found.groups.len(), 2);
            found.is_found()
        })
        .count();
    println!("{alarms} false alarms over {sets} sets");
    assert!(alarms * 20 <= 200, "{alarms} of {sets}");
}

#[test]
fn too_few_are_not_compared() {
    let least = i64::try_from(LEAST).unwrap();
    let book = made(3, least, 600).book();
    let found = fairness(&book, &Asked::all(minute(100_000)), By::Politeness, 1);
    assert_eq!(found.chance, None);
    assert!(!found.is_found());
}
