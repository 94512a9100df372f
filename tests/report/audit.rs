//! A brand that is not ours: nobody is chased, and what was seen gives the same figures.

use careline::desk::brand::Brand;
use careline::desk::post::{PostId, SeenPost};
use careline::desk::report::asked::Asked;
use careline::desk::report::book::Book;
use careline::desk::report::definition::FigureName;
use careline::desk::report::exported::read;
use careline::desk::report::figure::Figure;
use careline::desk::report::lines::text;
use careline::desk::request::{Reply, Request};
use careline::desk::time::{Duration, Millis};
use careline::desk::view::ClockView;
use serde_json::json;

use crate::made::acme;
use crate::support::desk::TestDesk;

const START: Millis = Millis(1_772_409_600_000);

#[test]
fn an_audited_brand_has_no_clock_and_the_figures_of_what_was_seen() {
    let audited = Brand {
        audited: true,
        ..acme()
    };
    let mut desk = TestDesk::new("d", vec![audited], START);
    let at = |minutes| START + Duration::minutes(minutes);
    let post = |id: u64, author: &str, minutes| {
        json!({
            "id": PostId::new(id), "author": author, "name": author, "lang": "en",
            "text": "@acme my parcel is late, where is it?", "created_at": at(minutes).to_string(),
        })
    };
    let mut answer = post(12, "acme", 5);
    answer["reply_to"] = json!(["ravi"]);
    let posts: Vec<SeenPost> = serde_json::from_value(json!([
        {"post": post(10, "ravi", 0)},
        {"post": post(11, "mona", 1)},
        {"post": answer, "follows": "10"},
    ]))
    .unwrap();
    let Reply::Tickets { tickets, .. } = desk.ask(Request::Seen { posts }, at(10)) else {
        panic!("no tickets")
    };
    assert_eq!(tickets.len(), 2);
    for ticket in tickets {
        assert!(
            matches!(ticket.clock, ClockView::Watch { .. }),
            "{ticket:?}"
        );
    }
    let exported = read(desk.export(at(10)).as_bytes()).unwrap_or_else(|why| panic!("{why:?}"));
    let book = Book::of_log(exported.settings, exported.log, &exported.beside);
    let asked = Asked::all(at(10_000_000));
    let members = asked.members(&book.contacts);
    let figure = Figure::of(FigureName::AnsweredSixMinutes, &members, &asked);
    assert_eq!((figure.count, figure.of), (1, 2));
    assert_eq!(text(figure.value), "50.0 %");
}
