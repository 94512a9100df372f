//! The queue, as the panel asks for it.

use careline::desk::queue::{BulkAct, Done, Filter, Order, Page, QueueView, Row};
use careline::desk::request::{Act, Reply, Request};
use careline::desk::status::Status;
use careline::desk::time::Duration;

use crate::browser::*;

fn page(browser: &mut Browser, view: QueueView, from: u32, many: u32) -> Page {
    let at = browser.now;
    let request = Request::Queue {
        view,
        at,
        from,
        many,
        order: Order::Due,
    };
    match browser.ask(request).reply {
        Reply::Queue { page } => page,
        other => panic!("{other:?}"),
    }
}

/// Everything a search finds, piece by piece.
fn search(browser: &mut Browser, view: QueueView, words: &str) -> Vec<Row> {
    let (mut all, mut from) = (Vec::new(), 0);
    loop {
        let request = Request::Search {
            filter: Filter {
                view,
                words: words.into(),
            },
            at: browser.now,
            from,
        };
        let Reply::Found { rows, next } = browser.ask(request).reply else {
            panic!("no finds")
        };
        all.extend(rows);
        match next {
            Some(next) => from = next,
            None => return all,
        }
    }
}

fn handles(rows: &[Row]) -> Vec<String> {
    let handles = rows.iter().filter_map(|row| row.customer.handle.as_ref());
    handles.map(ToString::to_string).collect()
}

fn bulk(browser: &mut Browser, rows: &[Row], act: &Act) -> Vec<Done> {
    let acts = rows.iter().map(|row| BulkAct {
        of: row.ticket.of.clone(),
        post: row.post,
        act: act.clone(),
    });
    let request = Request::Bulk {
        acts: acts.collect(),
    };
    match browser.ask(request).reply {
        Reply::Bulk { done } => done,
        other => panic!("{other:?}"),
    }
}

/// Three customers: one overdue, one with time left, and one who only named the brand.
fn three() -> Browser {
    let mut browser = Browser::with_acme();
    browser.see(&[
        post("lena", 3, "@acmehelp does the app work offline?"),
        post("ravik", 90, "@acmehelp you charged me twice for order 7"),
        post("mio", 5, "Acme is a funny name"),
    ]);
    browser
}

#[test]
fn rows_come_in_the_order_in_which_something_is_lost_with_what_an_agent_reads() {
    let mut browser = three();
    browser.end_background();
    let all = page(&mut browser, QueueView::All, 0, 50);
    assert_eq!(handles(&all.rows), ["ravik", "lena", "mio"]);
    assert_eq!(all.total, 3);
    let ravi = &all.rows[0];
    assert_eq!(ravi.text, "@acmehelp you charged me twice for order 7");
    assert_eq!(ravi.brand, "Acme");
    assert_eq!(
        ravi.address(),
        format!("https://x.com/ravik/status/{}", ravi.post)
    );
    let second = page(&mut browser, QueueView::All, 1, 1);
    assert_eq!(
        (handles(&second.rows), second.from),
        (vec!["lena".into()], 1)
    );
    let watched = page(&mut browser, QueueView::WatchList, 0, 50);
    assert_eq!(handles(&watched.rows), ["mio"]);
    let counts: Vec<_> = QueueView::ALL.into_iter().zip(watched.counts).collect();
    assert!(counts.contains(&(QueueView::Unassigned, 2)), "{counts:?}");
    assert!(counts.contains(&(QueueView::AtRisk, 1)), "{counts:?}");
}

#[test]
fn a_search_finds_posts_people_tags_and_notes_also_of_tickets_that_are_over() {
    let mut browser = three();
    let ravi = post("ravik", 90, "@acmehelp you charged me twice for order 7");
    browser
        .act(
            &ravi,
            Act::Tag {
                tag: "Refund".into(),
            },
        )
        .unwrap();
    let note = "called him about the VAN";
    browser.act(&ravi, Act::Note { text: note.into() }).unwrap();
    browser
        .act(&ravi, Act::SetStatus { to: Status::Solved })
        .unwrap();
    browser.end_background();
    for (view, words, found) in [
        (QueueView::All, "charged TWICE", &["ravik"][..]),
        (QueueView::All, "@rav", &["ravik"]),
        (QueueView::All, "#refund", &["ravik"]),
        (QueueView::All, "van", &["ravik"]),
        (QueueView::All, "refund offline", &[]),
        (QueueView::All, "offline", &["lena"]),
        (QueueView::All, "MIO", &["mio"]),
        (QueueView::WatchList, "acme", &["mio"]),
        (QueueView::Unassigned, "charged", &[]),
        (QueueView::All, "  ", &[]),
    ] {
        let rows = search(&mut browser, view, words);
        assert_eq!(handles(&rows), found, "{words:?} in {view:?}");
    }
    let rows = search(&mut browser, QueueView::All, "van");
    assert!(rows[0].from_note);
    assert_eq!(rows[0].text, note);
}

#[test]
fn many_tickets_are_closed_together_and_brought_back_by_one_undo() {
    let mut browser = three();
    let rows = page(&mut browser, QueueView::All, 0, 50).rows;
    let done = bulk(
        &mut browser,
        &rows,
        &Act::SetStatus {
            to: Status::NoAction,
        },
    );
    assert!(done.iter().all(|done| done.outcome.is_ok()), "{done:?}");
    browser.end_background();
    assert_eq!(page(&mut browser, QueueView::All, 0, 50).total, 0);
    let undo = done.into_iter().map(|done| BulkAct {
        of: done.of,
        post: done.post,
        act: Act::Undo {
            action: done.outcome.unwrap(),
        },
    });
    browser.ask(Request::Bulk {
        acts: undo.collect(),
    });
    assert_eq!(page(&mut browser, QueueView::All, 0, 50).rows, rows);
}

#[test]
fn one_refusal_among_many_acts_holds_up_no_other() {
    let mut browser = three();
    let rows = page(&mut browser, QueueView::All, 0, 50).rows;
    bulk(
        &mut browser,
        &rows[..1],
        &Act::SetStatus { to: Status::Solved },
    );
    let done = bulk(&mut browser, &rows, &Act::SetStatus { to: Status::Solved });
    let refused = done.iter().filter(|done| done.outcome.is_err()).count();
    assert_eq!(refused, 1, "{done:?}");
    assert_eq!(page(&mut browser, QueueView::All, 0, 50).total, 0);
}

#[test]
fn a_snoozed_ticket_is_out_of_the_way_until_its_time_and_never_out_of_sight() {
    let mut browser = three();
    let ravi = post("ravik", 90, "@acmehelp you charged me twice for order 7");
    let until = browser.now + Duration::hours(1);
    browser.act(&ravi, Act::Snooze { until }).unwrap();
    browser.end_background();
    assert_eq!(page(&mut browser, QueueView::AtRisk, 0, 9).total, 0);
    let all = page(&mut browser, QueueView::All, 0, 9);
    assert_eq!(handles(&all.rows), ["lena", "mio", "ravik"]);
    browser.wait(Duration::hours(1));
    let risk = page(&mut browser, QueueView::AtRisk, 0, 9);
    assert_eq!(handles(&risk.rows), ["ravik", "lena"]);
}
