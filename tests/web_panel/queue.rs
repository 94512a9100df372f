//! The queue.

use careline::desk::brand::BrandId;
use careline::desk::event::{AgentId, Digest, TicketId};
use careline::desk::post::PostId;
use careline::desk::queue::Row;
use careline::desk::request::{PageNotice, Request};
use careline::desk::settings::Settings;
use careline::desk::status::{Priority, Status};
use careline::desk::time::Duration;
use careline::desk::view::{ClockView, CustomerView, TicketRef, TicketView};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::{
    World, asked, document, open, press_by_script, set_rows, shown, tell, type_into,
};

/// A ticket whose customer has waited so many minutes of sixty.
fn row(number: u32, waited: i64) -> Row {
    let since = careline::browser::now() - Duration::minutes(waited);
    let post = PostId::new(1_000_000 + u64::from(number));
    Row {
        ticket: TicketView {
            of: TicketRef {
                id: TicketId {
                    brand: BrandId::from_name("acme"),
                    post,
                },
                person: Digest(format!("{number:016x}")),
            },
            posts: vec![post],
            status: Status::Open,
            holder: None,
            priority: Priority::Normal,
            clock: ClockView::Running {
                since,
                golden_until: since + Duration::minutes(6),
                at_risk_from: since + Duration::minutes(45),
                due: since + Duration::minutes(60),
            },
            handed_off: Vec::new(),
            snoozed_until: None,
        },
        post,
        brand: "Acme".to_owned(),
        customer: CustomerView {
            name: format!("Customer {number}"),
            handle: format!("customer_{number}").parse().ok(),
        },
        text: format!("@acmehelp where is parcel {number}?"),
        from_note: false,
        tags: vec!["parcel".to_owned()],
    }
}

fn world(rows: Vec<Row>) -> World {
    World {
        settings: Some(Settings::fresh(AgentId("a".to_owned()))),
        rows,
        ..World::default()
    }
}

#[wasm_bindgen_test]
async fn a_row_says_who_waits_how_long_and_opens_the_post_by_an_ordinary_link() {
    open("desk", world(vec![row(1, 49)]));
    shown(".row .chip.at-risk", "49 min").await;
    shown(".row .facts", "at risk").await;
    shown(".row .facts", "#parcel").await;
    let link = shown(".row a.text", "where is parcel 1?").await;
    assert_eq!(
        link.get_attribute("href").as_deref(),
        Some("https://x.com/customer_1/status/1000001")
    );
    assert_eq!(
        link.get_attribute("rel").as_deref(),
        Some("noopener noreferrer")
    );
}

#[wasm_bindgen_test]
async fn of_a_hundred_thousand_tickets_those_in_sight_are_drawn() {
    open(
        "desk",
        world((0..100_000).map(|number| row(number, 9)).collect()),
    );
    let first = shown(".row", "Customer 0").await;
    assert_eq!(
        first.get_attribute("aria-setsize").as_deref(),
        Some("100000")
    );
    let drawn = document().query_selector_all(".row").unwrap().length();
    assert!(drawn < 100, "{drawn} rows are drawn");
}

#[wasm_bindgen_test]
async fn a_change_told_by_the_background_shows_without_a_press() {
    open("desk", world(vec![row(1, 9)]));
    shown(".row .chip.on-track", "9 min").await;
    let changed = row(1, 70);
    set_rows(vec![changed.clone()]);
    tell(&PageNotice::Changed {
        tickets: vec![changed.ticket],
    });
    shown(".row .chip.overdue", "1 h 10").await;
}

#[wasm_bindgen_test]
async fn a_search_goes_through_all_pieces_and_says_how_many_it_found() {
    open(
        "desk",
        world((0..30).map(|number| row(number, 9)).collect()),
    );
    shown(".row", "Customer 0").await;
    type_into("search", "parcel 17");
    shown(".found", "1 found").await;
    shown(".row", "Customer 17").await;
    assert_eq!(document().query_selector_all(".row").unwrap().length(), 1);
    shown("button", "Keep this filter").await;
}

#[wasm_bindgen_test]
async fn a_script_acts_on_no_ticket() {
    open("desk", world(vec![row(1, 9)]));
    let mark = shown(".row", "Customer 1").await;
    let mark = mark.query_selector(".mark").unwrap().unwrap();
    press_by_script(&mark);
    let act = shown(".marked button", "No action").await;
    press_by_script(&act);
    let card = shown(".row .who", "Customer 1").await;
    press_by_script(&card);
    shown(".marked", "1 marked").await;
    let acted = asked()
        .iter()
        .any(|request| matches!(request, Request::Bulk { .. } | Request::Card { .. }));
    assert!(!acted);
}

#[wasm_bindgen_test]
async fn an_erased_customer_s_row_still_says_what_can_be_said() {
    let mut erased = row(1, 9);
    erased.customer = CustomerView {
        name: String::new(),
        handle: None,
    };
    erased.text = String::new();
    open("desk", world(vec![erased]));
    shown(".row .who", "Name erased").await;
    let link = shown(".row a.text", "forgotten").await;
    assert_eq!(
        link.get_attribute("href").as_deref(),
        Some("https://x.com/i/status/1000001")
    );
}

#[wasm_bindgen_test]
async fn an_empty_view_says_what_that_means() {
    open("desk", world(Vec::new()));
    shown(".nothing", "No tickets yet").await;
}
