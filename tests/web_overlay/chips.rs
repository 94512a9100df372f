//! Chips: what they show, where they stand, when they come and go.

use careline::desk::status::Status;
use careline::desk::time::Duration;
use careline::desk::view::ClockView;
use careline::overlay::{ChipContent, Overlay};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::desk::*;

#[wasm_bindgen_test]
async fn a_chip_shows_status_wait_and_holder_and_says_all_of_it() {
    let (_desk, anchor) = Desk::with_chip(&held(ticket(Status::Open, running())));
    painted().await;
    let chip = chip_in(&anchor);
    assert_eq!(text(&chip), "Open 49 min");
    let initials = of_chip(&chip, ".who").get_attribute("data-initials");
    assert_eq!(initials.as_deref(), Some("AM"));
    assert!(chip.class_list().contains("risk"));
    assert_eq!(
        chip.get_attribute("aria-label").unwrap(),
        "Open 49 min, at risk, held by Ana M. Tagged @acmehelp"
    );
    let [left, top, right, bottom] = place(&chip);
    let [.., names_end, _] = place(&anchor.header.query_selector("time").unwrap().unwrap());
    let [menu_start, menu_top, _, menu_bottom] = place(anchor.end_of_header.as_ref().unwrap());
    assert!(left > names_end && right < menu_start, "in the free end");
    assert_eq!(
        (top + bottom) / 2,
        (menu_top + menu_bottom) / 2,
        "on the line"
    );
}

#[wasm_bindgen_test]
async fn every_status_and_stage_has_its_words() {
    let (desk, anchor) = Desk::with_chip(&ticket(Status::New, running()));
    let since = SINCE;
    let due = SINCE + Duration::minutes(60);
    let answered = |minutes| ClockView::Answered {
        since,
        at: since + Duration::minutes(minutes),
        due,
    };
    for (status, clock, stage, words) in [
        (
            Status::New,
            ClockView::Watch { since },
            "watch",
            "New watch list",
        ),
        (
            Status::Pending,
            ClockView::Paused { since },
            "paused",
            "Pending paused",
        ),
        (Status::OnHold, running(), "risk", "On hold 49 min"),
        (Status::Solved, answered(9), "met", "Solved 9 min"),
        (Status::Closed, answered(127), "late", "Closed 2 h 07 late"),
        (
            Status::NoAction,
            ClockView::Ended { since },
            "ended",
            "No action",
        ),
        (Status::Spam, ClockView::Ended { since }, "ended", "Spam"),
    ] {
        desk.show(POST, &anchor, &ticket(status, clock));
        let chip = chip_in(&anchor);
        assert_eq!(text(&chip), words);
        assert!(chip.class_list().contains(stage), "{stage}");
    }
}

#[wasm_bindgen_test]
async fn nothing_moves_when_the_ticket_fills_in() {
    let desk = Desk::new();
    let anchor = desk.post("Ravi Kapoor");
    let words = anchor.article.query_selector(".text").unwrap().unwrap();
    let before = (place(&anchor.article), place(&words));
    let detected = ChipContent::detected("Tagged @acmehelp".to_owned(), running());
    desk.overlay().show(POST, &anchor, detected).unwrap();
    painted().await;
    assert_eq!((place(&anchor.article), place(&words)), before);

    let chip = chip_in(&anchor);
    let parts = || [".ring", ".time"].map(|selector| place(&of_chip(&chip, selector)));
    let first = parts();
    assert_eq!(text(&chip), "49 min");
    for known in [
        ticket(Status::New, running()),
        held(ticket(Status::Pending, ClockView::Paused { since: SINCE })),
        held(ticket(Status::NoAction, running())),
    ] {
        let content = ChipContent::of(&known, "Tagged @acmehelp".to_owned());
        desk.overlay().update(POST, &content).unwrap();
        painted().await;
        assert_eq!(text(&of_chip(&chip, ".word")), known.status.word());
        assert_eq!(parts(), first, "{:?}", known.status);
        assert_eq!((place(&anchor.article), place(&words)), before);
    }
}

#[wasm_bindgen_test]
async fn a_long_name_leaves_ring_and_time_then_the_ring_alone_and_is_never_covered() {
    let mut widths = Vec::new();
    for name in [
        "Ravi",
        &"Maximiliane ".repeat(4),
        &"Maximiliane ".repeat(5),
        &"Maximiliane ".repeat(12),
    ] {
        let desk = Desk::new();
        let anchor = desk.post(name);
        desk.show(POST, &anchor, &held(ticket(Status::Open, running())));
        painted().await;
        let chip = chip_in(&anchor);
        let [left, top, right, bottom] = place(&chip);
        widths.push(right - left);
        let [names_left, names_top, names_right, names_bottom] = place(&anchor.header);
        let last = anchor.header.query_selector("time").unwrap().unwrap();
        let names_right = names_right.min(place(&last)[2]);
        let apart = left >= names_right
            || right <= names_left
            || top >= names_bottom
            || bottom <= names_top;
        assert!(apart, "{name} is covered");
    }
    assert!(
        widths.is_sorted_by(|wider, narrower| wider >= narrower),
        "{widths:?}"
    );
    assert!(widths[0] > 100 && widths[3] < 24, "{widths:?}");
}

#[wasm_bindgen_test]
async fn from_right_to_left_the_chip_stands_at_the_other_end() {
    let desk = Desk::new();
    desk.column.set_dir("rtl");
    let anchor = desk.post("رافي");
    desk.show(POST, &anchor, &ticket(Status::Open, running()));
    painted().await;
    let [left, _, right, _] = place(&chip_in(&anchor));
    let menu_end = place(anchor.end_of_header.as_ref().unwrap())[2];
    let names_start = place(&anchor.header.query_selector("time").unwrap().unwrap())[0];
    assert!(left > menu_end && right < names_start);
}

#[wasm_bindgen_test]
async fn an_article_given_to_another_post_shows_that_posts_chip_alone() {
    let (desk, anchor) = Desk::with_chip(&ticket(Status::Open, running()));
    desk.show(
        OTHER,
        &anchor,
        &ticket(Status::Pending, ClockView::Paused { since: SINCE }),
    );
    assert_eq!(hosts("careline-chip").len(), 1);
    assert_eq!(text(&chip_in(&anchor)), "Pending paused");
    assert_eq!(desk.overlay().posts(), [OTHER].into());

    desk.overlay().remove(POST);
    assert_eq!(
        hosts("careline-chip").len(),
        1,
        "the first post has no chip to lose"
    );
    desk.overlay().clear(&anchor.article);
    assert!(hosts("careline-chip").is_empty());
}

#[wasm_bindgen_test]
async fn a_chip_that_the_page_removed_comes_back() {
    let (desk, anchor) = Desk::with_chip(&ticket(Status::Open, running()));
    anchor.article.last_element_child().unwrap().remove();
    desk.show(POST, &anchor, &ticket(Status::Open, running()));
    desk.show(POST, &anchor, &ticket(Status::Open, running()));
    painted().await;
    assert_eq!(hosts("careline-chip").len(), 1);
    assert_eq!(text(&chip_in(&anchor)), "Open 49 min");
}

#[wasm_bindgen_test]
async fn two_copies_of_the_extension_show_one_chip() {
    let desk = Desk::new();
    let anchor = desk.post("Ravi Kapoor");
    let theirs = document().create_element("careline-chip").unwrap();
    anchor.article.append_child(&theirs).unwrap();
    desk.show(POST, &anchor, &ticket(Status::Open, running()));
    assert_eq!(hosts("careline-chip").len(), 1);
    assert!(theirs.is_connected(), "the other copy's chip stays");

    Overlay::sweep().unwrap();
    assert!(
        hosts("careline-chip").is_empty(),
        "a new copy clears what is left of an old one"
    );
    desk.show(POST, &anchor, &ticket(Status::Open, running()));
    assert_eq!(text(&chip_in(&anchor)), "Open 49 min");
}

#[wasm_bindgen_test]
async fn the_wait_counts_on_by_itself() {
    let (desk, anchor) = Desk::with_chip(&ticket(Status::Open, running()));
    let chip = chip_in(&anchor);
    let time = of_chip(&chip, ".time");
    assert_eq!(text(&time), "49 min");
    let (changed, observer) = next_change(&time);
    NOW.set(SINCE + Duration::minutes(50) - Duration(20));
    desk.overlay().prune();
    painted().await;
    NOW.set(SINCE + Duration::minutes(61));
    JsFuture::from(changed).await.unwrap();
    observer.disconnect();
    assert_eq!(text(&time), "1 h 01");
    assert!(chip.class_list().contains("overdue"));
    assert!(
        chip.get_attribute("aria-label")
            .unwrap()
            .contains("overdue")
    );
}

#[wasm_bindgen_test]
async fn when_the_overlay_ends_the_page_is_as_it_was() {
    let mut desk = Desk::new();
    let anchor = desk.post("Ravi Kapoor");
    let before = document().body().unwrap().inner_html();
    desk.show(POST, &anchor, &held(ticket(Status::Open, running())));
    desk.overlay().open_card(POST).unwrap();
    desk.overlay().update_card(POST, card()).unwrap();
    desk.overlay()
        .notice("Careline was updated: reload this page", Some("Close"))
        .unwrap();
    painted().await;
    assert_ne!(document().body().unwrap().inner_html(), before);
    desk.overlay.take();
    assert_eq!(document().body().unwrap().inner_html(), before);
}
