//! Which client a page is of, who is signed in, and how well it is understood.

use std::cell::Cell;
use std::rc::Rc;

use careline::desk::request::Client;
use careline::page::theme::{Theme, ThemeWatch};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::markup::{NOON, article, list};
use crate::page::{Page, document, frame, health, read};

#[wasm_bindgen_test]
fn a_page_that_nobody_knows_is_said_to_be_unread() {
    let _page = Page::of("<main><p>Something went wrong.</p></main>");
    assert!(read().unread.is_some());
    assert!(health().unread.is_some());
}

#[wasm_bindgen_test]
fn a_page_without_posts_is_read_and_empty() {
    let _page = Page::of(&list(&[]));
    let reading = read();
    assert_eq!(
        (reading.client, reading.unread),
        (Some(Client::Classic), None)
    );
}

#[wasm_bindgen_test]
fn what_was_found_read_and_skipped_adds_up() {
    let mut wrong = article(NOON + 1, "bob", "x");
    wrong.avatar = "mallory".to_owned();
    let _page = Page::of(&list(&[article(NOON, "anna_b", "x").row(), wrong.row()]));
    let health = health();
    assert_eq!((health.found, health.read), (2, 1));
    assert_eq!(
        health.skipped.iter().map(|(_, count)| count).sum::<u32>(),
        1
    );
}

fn signed_in(avatar: &str, link: &str) -> String {
    format!(
        r#"<header role="banner"><a data-testid="AppTabBar_Profile_Link" href="{link}"></a><div data-testid="SideNav_AccountSwitcher_Button"><div data-testid="UserAvatar-Container-{avatar}"></div></div></header>"#
    ) + &list(&[])
}

#[wasm_bindgen_test]
fn who_is_signed_in_is_read_from_two_places() {
    let page = Page::of(&signed_in("acmehelp", "/AcmeHelp"));
    assert_eq!(health().viewer.unwrap().as_str(), "acmehelp");
    drop(page);
    let page = Page::of(&signed_in("acmehelp", "/other"));
    assert_eq!(health().viewer, None, "both at once is neither for sure");
    drop(page);
    let page = Page::of(&list(&[article(NOON, "anna_b", "x").row()]));
    assert_eq!(health().viewer, None, "signed out");
    drop(page);
    let box_alone = r#"<div data-testid="inline_reply_offscreen"><div data-testid="UserAvatar-Container-acmehelp"></div></div>"#;
    let _page = Page::of(&list(&[box_alone.to_owned()]));
    assert_eq!(
        health().viewer.unwrap().as_str(),
        "acmehelp",
        "in the mobile layout"
    );
}

#[wasm_bindgen_test]
async fn the_theme_is_the_colour_behind_the_page_and_its_changes_are_told() {
    let body = document().body().unwrap();
    let paint = |colour: &str| {
        body.style()
            .set_property("background-color", colour)
            .unwrap();
    };
    for (colour, theme) in [
        ("rgb(255, 255, 255)", Theme::Light),
        ("rgb(0, 0, 0)", Theme::Dark),
        ("rgb(21, 32, 43)", Theme::Dark),
        ("rgba(0, 0, 0, 0)", Theme::Light),
    ] {
        paint(colour);
        assert_eq!(Theme::of(&document()), theme, "{colour}");
    }
    let told = Rc::new(Cell::new(None));
    let telling = Rc::clone(&told);
    let watch = ThemeWatch::start(&document(), move |theme| telling.set(Some(theme))).unwrap();
    paint("rgb(0, 0, 0)");
    frame().await;
    assert_eq!(told.take(), Some(Theme::Dark));
    paint("rgb(5, 5, 5)");
    frame().await;
    assert_eq!(told.take(), None, "dark before and after");
    drop(watch);
    paint("rgb(255, 255, 255)");
    frame().await;
    assert_eq!(told.take(), None, "nobody listens any more");
    body.style().remove_property("background-color").unwrap();
}

#[wasm_bindgen_test]
async fn a_page_that_never_changes_is_ready_to_be_drawn_on() {
    careline::page::hydration::hydrated(&document()).await;
    assert_eq!(document().ready_state(), "complete");
}
