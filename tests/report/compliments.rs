//! Praise, and main handles against handles for care.

use careline::desk::event::Deed;
use careline::desk::report::asked::Asked;
use careline::desk::report::compliments::{compliments, handle_gap};
use careline::desk::report::lines::text;
use careline::desk::status::Status;
use careline::desk::time::Duration;
use careline::desk::triage::PostType;

use crate::made::{Made, Post, minute};

const DAY: i64 = 24 * 60;

fn praise<'a>(person: &'a str, at: i64, handle: &'a str) -> Post<'a> {
    Post {
        person,
        at,
        handle,
        of: PostType::Praise,
        ..Post::default()
    }
}

#[test]
fn praise_after_care_comes_from_customers_whose_ticket_was_solved_shortly_before() {
    let mut made = Made::default();
    for (person, solved, praised) in [
        ("ravi", Some(60), 2 * DAY),
        ("mona", Some(60), 9 * DAY),
        ("kenji", None, 60),
        ("olga", Some(3 * DAY), DAY),
    ] {
        let ticket = made.post(&Post {
            person,
            ..Post::default()
        });
        if let Some(at) = solved {
            made.act(&ticket, at, Deed::SetStatus { to: Status::Solved });
        }
        let thanks = made.again(&ticket, &praise(person, praised, "acmehelp"));
        assert_ne!(thanks, ticket.post);
    }
    let book = made.book();
    let found = compliments(&book, &Asked::all(minute(20 * DAY)), 7);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].all.len(), 4);
    assert_eq!(found[0].after_care.len(), 1);
    let care = book.names.known("acmehelp").unwrap();
    assert_eq!(found[0].by_handle[&care], 4);
}

#[test]
fn main_handles_are_set_against_those_for_care() {
    let mut made = Made::default();
    for number in 0..50 {
        for (handle, answered) in [("acme", number < 21), ("acmehelp", number < 48)] {
            let ticket = made.post(&Post {
                at: number,
                handle,
                ..Post::default()
            });
            if answered {
                made.reply(&ticket, number + 5, None);
            }
        }
    }
    made.post(&praise("ravi", 0, "acmehelp"));
    let book = made.book();
    let asked = Asked {
        horizon: Duration::hours(24),
        ..Asked::all(minute(3 * DAY))
    };
    let gaps = handle_gap(&book, &asked);
    let [main, care] = &gaps[0];
    assert_eq!(text(main.figures[1].value), "58.0 %");
    assert_eq!(text(care.figures[1].value), "4.0 %");
    assert_eq!(text(main.figures[2].value), "never");
    assert_eq!(text(care.figures[2].value), "5 min 00 s");
    assert_eq!((main.compliments, care.compliments), (0, 1));
}
