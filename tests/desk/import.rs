//! A colleague's log on this desk.

use careline::desk::coverage::Surface;
use careline::desk::import::parts;
use careline::desk::report::book::Book;
use careline::desk::report::exported::{Exported, read};
use careline::desk::request::{Act, Reply, Request};
use careline::desk::status::Status;
use careline::desk::time::Duration;

use crate::browser::*;

fn export(browser: &mut Browser) -> Exported {
    let Reply::Export { json } = browser.ask(Request::Export).reply else {
        panic!("no export")
    };
    let exported = read(json.as_bytes()).unwrap_or_else(|wrong| panic!("{wrong:?}"));
    assert_eq!(exported.wrong, []);
    exported
}

/// Brings a log; gives how many events were new and how many were left out.
fn import(browser: &mut Browser, from: Exported) -> (u32, u32) {
    let (mut new, mut out) = (0, 0);
    for part in parts(from.log, &from.beside, from.coverage) {
        match browser.ask(Request::Import { part }).reply {
            Reply::Imported { events, left_out } => {
                new += events;
                out += left_out;
            }
            other => panic!("{other:?}"),
        }
    }
    (new, out)
}

#[test]
fn a_colleagues_log_is_merged_with_ones_own_once_however_often_it_comes() {
    let ravi = post("ravik", 30, "@acmehelp you charged me twice");
    let mina = post("mina_s", 20, "@acmehelp my parcel is late");
    let mut own = Browser::with_acme();
    own.act(&ravi, Act::Claim).unwrap();
    let mut colleague = Browser::of_device("b");
    colleague.wait(Duration::minutes(1));
    let text = "asked for the receipt".to_owned();
    colleague.act(&ravi, Act::Note { text }).unwrap();
    colleague.see(&[mina.clone(), reply_under(&mina, 5)]);
    let solved = Act::SetStatus { to: Status::Solved };
    colleague.act(&mina, solved).unwrap();
    let (newer, older) = (mina.post.id.unwrap(), ravi.post.id.unwrap());
    let shown = format!("/search?q=%40acme&f=live\n{newer} {older}");
    colleague.ask(Request::Covered { shown });

    own.wait(Duration::minutes(2));
    assert_eq!(import(&mut own, export(&mut colleague)), (4, 0));
    own.end_background();
    // One customer whom both saw, one ticket: with the colleague's note, and one's own claim.
    let card = own.card(&ravi);
    let lines: Vec<_> = card.log.iter().map(|line| line.what.as_str()).collect();
    assert_eq!(lines, ["noted", "claimed it", "posted"]);
    assert_eq!(card.log[0].text.as_deref(), Some("asked for the receipt"));
    assert!(card.ticket.holder.is_some_and(|holder| holder.mine));
    let other = own.card(&mina);
    assert_eq!(other.ticket.status, Status::Solved);
    assert_eq!(other.customer.handle.unwrap().as_str(), "mina_s");
    // Nothing of it is twice, and nobody's chain is broken.
    assert_eq!(import(&mut own, export(&mut colleague)), (0, 0));
    let merged = export(&mut own);
    assert_eq!(merged.log.actions().count(), 3);
    let surfaces: Vec<_> = merged
        .coverage
        .surfaces()
        .map(|(surface, _)| surface)
        .collect();
    let query = "@acme".to_owned();
    assert_eq!(surfaces, [&Surface::Search { query }]);
    let book = Book::of_log(merged.settings, merged.log, &merged.beside);
    let chains = book.chains.verify();
    assert_eq!(chains.len(), 2);
    assert!(
        chains.iter().all(|chain| chain.broken.is_none()),
        "{chains:?}"
    );
    // And the way back: the colleague comes to know the claim.
    import(&mut colleague, export(&mut own));
    assert_eq!(colleague.card(&ravi).log.len(), 3);
}

#[test]
fn what_lies_in_the_future_is_left_out_and_what_is_no_log_is_refused() {
    let ravi = post("ravik", 30, "@acmehelp you charged me twice");
    let mut own = Browser::with_acme();
    let mut ahead = Browser::of_device("b");
    ahead.wait(Duration::days(2));
    ahead.act(&ravi, Act::Claim).unwrap();
    assert_eq!(import(&mut own, export(&mut ahead)), (0, 2));
    let part = "{}".to_owned();
    let Reply::Refused { why } = own.ask(Request::Import { part }).reply else {
        panic!("it was taken")
    };
    assert!(why.contains("choose a file"), "{why}");
}
