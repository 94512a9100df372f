//! The card: what it shows, what it keeps, and who may press its buttons.

use careline::desk::status::Status;
use careline::desk::view::{CardView, Rendered};
use careline::overlay::{ChipContent, Message, Theme};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement, HtmlTextAreaElement};

use crate::desk::*;

fn held_card() -> CardView {
    let mut view = card();
    view.ticket = held(view.ticket);
    view
}

#[wasm_bindgen_test]
async fn a_script_presses_nothing() {
    let (desk, anchor) = Desk::with_card(&card());
    for selector in [
        "[data-does=claim]",
        "[data-does=insert]",
        "[data-does^=undo]",
    ] {
        in_card(selector).click();
    }
    desk.overlay().close_card();
    chip_in(&anchor).click();
    let host: HtmlElement = anchor
        .article
        .last_element_child()
        .unwrap()
        .unchecked_into();
    host.click();
    painted().await;
    assert!(hosts("careline-card").is_empty(), "no card opens");
    assert_eq!(*desk.commands.borrow(), []);
}

#[wasm_bindgen_test]
async fn a_card_explains_the_ticket_and_offers_what_fits() {
    let mut view = card();
    view.ticket = held(view.ticket);
    view.templates = vec![
        template(
            "broken",
            Rendered::Wrong {
                why: "There is no variable “nmae”.".to_owned(),
            },
        ),
        ready("refund", 212),
        ready("long", 312),
    ];
    let (desk, anchor) = Desk::with_card(&view);
    painted().await;
    let words = in_card(".card").inner_text();
    for expected in [
        "Open",
        "high",
        "held by Ana M.",
        "Claim",
        "Ravi Kapoor",
        "@ravik",
        "Acme",
        "@acmehelp",
        "First reply",
        "due in 11 min",
        "Template refund",
        "212/280",
        "312/280",
        "There is no variable “nmae”.",
        "Insert reply",
        "billing",
        "claimed it",
        "Undo",
        "Careline never sends. You press Reply.",
    ] {
        assert!(
            words.contains(expected),
            "{expected:?} is missing in {words:?}"
        );
    }
    assert_eq!(
        in_card(".card").get_attribute("aria-label").unwrap(),
        "Ticket of Ravi Kapoor"
    );
    assert_eq!(
        text(&in_card(".over")),
        "312/280",
        "only the long one is marked"
    );
    assert_eq!(text(&in_card("[aria-selected=true] b")), "Template refund");
    assert!(
        in_card(".search").hidden(),
        "three templates need no search"
    );
    let [chip_left, _, chip_right, chip_bottom] = place(&chip_in(&anchor));
    let [left, top, right, _] = place(&in_card(".card"));
    assert!(top > chip_bottom && left < chip_left && right == chip_right);
    desk.overlay().close_card();
    assert!(hosts("careline-card").is_empty());
}

#[wasm_bindgen_test]
async fn an_update_keeps_what_is_typed_and_where_the_focus_is() {
    let mut view = card();
    view.templates = (0..7).map(|index| ready(&index.to_string(), 20)).collect();
    let (desk, _anchor) = Desk::with_card(&view);
    let search: HtmlInputElement = in_card(".search").unchecked_into();
    assert!(!search.hidden());
    search.set_value("template 5");
    search.focus().unwrap();
    view.log.insert(0, log_line(30, "added a tag"));
    view.templates.push(ready("8", 20));
    view.ticket = held(view.ticket);
    desk.overlay().update_card(POST, view.clone()).unwrap();
    painted().await;
    assert!(search.is_connected());
    assert_eq!(search.value(), "template 5");
    let focused = card_root().active_element().unwrap();
    assert!(focused.is_same_node(Some(&search)));
    let listed = card_root()
        .query_selector_all("[role=option]")
        .unwrap()
        .length();
    assert_eq!(listed, 1, "the list stays as searched");
    assert_eq!(text(&in_card(".heard")), "Open, high, held by Ana M.");
}

#[wasm_bindgen_test]
async fn the_undo_that_has_the_focus_keeps_it_while_the_log_grows() {
    let mut view = card();
    let (desk, _anchor) = Desk::with_card(&view);
    in_card("[data-does^=undo]").focus().unwrap();
    view.log.insert(0, log_line(30, "added a tag"));
    desk.overlay().update_card(POST, view.clone()).unwrap();
    let focused = card_root().active_element().unwrap();
    assert_eq!(
        focused.get_attribute("aria-label").unwrap(),
        "Undo: claimed it"
    );
}

#[wasm_bindgen_test]
async fn a_note_that_was_not_saved_is_there_when_the_card_opens_again() {
    let (desk, _anchor) = Desk::with_card(&card());
    let note: HtmlTextAreaElement = in_card("textarea").unchecked_into();
    note.set_value("Charged on 12 and 13 November");
    desk.overlay().close_card();
    desk.overlay().open_card(POST).unwrap();
    let note: HtmlTextAreaElement = in_card("textarea").unchecked_into();
    assert_eq!(note.value(), "Charged on 12 and 13 November");
}

#[wasm_bindgen_test]
async fn a_long_log_shows_its_latest_lines_first() {
    let mut view = card();
    view.log = (0..5)
        .map(|minutes| log_line(minutes, "added a tag"))
        .collect();
    let (_desk, _anchor) = Desk::with_card(&view);
    assert_eq!(
        card_root().query_selector_all(".log li").unwrap().length(),
        3
    );
    assert_eq!(text(&in_card("[data-does=log]")), "Show all 5");
}

#[wasm_bindgen_test]
async fn a_card_closes_with_its_chip() {
    let (desk, anchor) = Desk::with_card(&card());
    painted().await;
    assert_eq!(desk.overlay().card_post(), Some(POST));
    anchor.article.remove();
    desk.overlay().prune();
    painted().await;
    assert!(hosts("careline-card").is_empty());
    assert_eq!(desk.overlay().card_post(), None);
    assert!(desk.overlay().posts().is_empty());
}

#[wasm_bindgen_test]
async fn a_message_in_the_card_is_announced_and_offers_the_text() {
    let (desk, _anchor) = Desk::with_card(&card());
    let message = Message {
        text: "The text is on the clipboard: press Ctrl+V in the reply box.".to_owned(),
        wrong: false,
        copy: Some("Hi Ravi".to_owned()),
    };
    desk.overlay().say_in_card(Some(&message)).unwrap();
    let says = in_card(".says");
    assert_eq!(says.get_attribute("role").unwrap(), "status");
    assert_eq!(text(&says), [&message.text, " Copy"].concat());
    desk.overlay().say_in_card(None).unwrap();
    assert_eq!(text(&in_card(".says")), "");
}

#[wasm_bindgen_test]
async fn hostile_names_stay_text_in_their_place() {
    let mut view = card();
    let hostile = [
        "\u{202e}<img src=x onerror=alert(1)>\n",
        &"x".repeat(100_000),
    ]
    .concat();
    view.customer.name = hostile.clone();
    view.log[0].who = hostile.clone();
    view.reasons[0].quote = Some(hostile.clone());
    let (desk, anchor) = Desk::with_chip(&ticket(Status::Open, running()));
    let content = ChipContent::of(&view.ticket, hostile);
    desk.overlay().show(POST, &anchor, content).unwrap();
    desk.overlay().open_card(POST).unwrap();
    desk.overlay().update_card(POST, view.clone()).unwrap();
    painted().await;
    assert!(card_root().query_selector("img").unwrap().is_none());
    assert!(chip_in(&anchor).query_selector("img").unwrap().is_none());
    let words = text(&in_card(".card"));
    assert!(words.contains("<img src=x"));
    assert!(words.len() < 3_000 && !words.contains('\u{202e}'));
    assert!(chip_in(&anchor).get_attribute("aria-label").unwrap().len() < 400);
    let [left, _, right, _] = place(&in_card(".card"));
    assert_eq!(right - left, 336, "the card keeps its width");
}

#[wasm_bindgen_test]
async fn the_page_sees_nothing_of_a_ticket() {
    let (_desk, anchor) = Desk::with_card(&held_card());
    painted().await;
    for host in [
        anchor.article.last_element_child().unwrap(),
        hosts("careline-card").remove(0),
    ] {
        assert_eq!(text(&host), "");
        let names = host.get_attribute_names();
        assert!(names.iter().all(|name| name == "style"), "{names:?}");
    }
}

#[wasm_bindgen_test]
async fn the_look_follows_the_page_while_a_card_is_open() {
    let (desk, anchor) = Desk::with_card(&card());
    desk.overlay()
        .notice("Careline was updated: reload this page", None)
        .unwrap();
    desk.overlay().set_theme(Theme::Dark).unwrap();
    let bar = root(&hosts("careline-notice")[0]);
    for element in [chip_in(&anchor), in_card(".card"), part(&bar, ".bar")] {
        assert!(element.class_list().contains("dark"));
        assert!(!element.class_list().contains("light"));
    }
    assert_eq!(
        text(&part(&bar, "[role=status]")),
        "Careline was updated: reload this page"
    );
    desk.overlay().end_notice();
    assert!(hosts("careline-notice").is_empty());
}
