//! The box in which an agent writes: which post it answers, what is typed there, and when it is gone.

use std::cell::RefCell;
use std::rc::Rc;

use careline::page::composer::Composer;
use careline::page::writing::{News, Writing};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Event, EventInit, HtmlTextAreaElement};

use crate::composers::{asked, dialog, editor, home};
use crate::markup::{NOON, SECOND, article};
use crate::page::{Page, document, read, window};

const FIRST: &str = r#"[role="dialog"] [data-testid="tweetTextarea_0"]"#;

/// The page with a reply dialog for the post asked for, with these boxes.
fn replying(boxes: &str) -> Page {
    let above = article(NOON, "anna_b", "help").html();
    Page::of(&(dialog(&above, boxes) + &home()))
}

/// The composer of a box, among all posts that the page shows.
fn around(element: &Element) -> Option<Composer> {
    Composer::around(&document(), element, |_| read().posts)
}

fn caret_at_end(of: &Element) {
    let selection = document().get_selection().unwrap().unwrap();
    selection.select_all_children(of).unwrap();
    let list = of.query_selector_all("span[data-text]").unwrap();
    let last = list.get(list.length() - 1).unwrap().first_child().unwrap();
    let end = last.text_content().unwrap().encode_utf16().count() as u32;
    selection.collapse_with_offset(Some(&last), end).unwrap();
}

async fn two_frames() {
    for _ in 0..2 {
        let frame = js_sys::Promise::new(&mut |resolve, _| {
            window().request_animation_frame(&resolve).unwrap();
        });
        JsFuture::from(frame).await.unwrap();
    }
}

fn happens(name: &str, to: &Element) {
    let options = EventInit::new();
    options.set_bubbles(true);
    let event = Event::new_with_event_init_dict(name, &options).unwrap();
    to.dispatch_event(&event).unwrap();
}

#[wasm_bindgen_test]
fn a_box_belongs_to_the_post_that_is_shown_above_it_and_to_none_where_there_is_none() {
    let page = replying(&editor("dialog", &["so far"]));
    let found = around(&page.find(FIRST)).unwrap();
    assert_eq!(found.post().id, asked().id);
    assert_eq!(found.text(), "so far");
    let own = page.find("#home [data-testid=tweetTextarea_0]");
    assert!(around(&own).is_none(), "the home box answers nobody");
}

#[wasm_bindgen_test]
fn a_post_that_is_not_among_ours_is_not_guessed() {
    let page = replying(&editor("dialog", &["so far"]));
    let others = |_: &_| {
        let mut posts = read().posts;
        posts.retain(|post| post.id == crate::page::id(NOON + SECOND));
        posts
    };
    assert!(Composer::around(&document(), &page.find(FIRST), others).is_none());
}

#[wasm_bindgen_test]
fn each_box_of_a_thread_is_read_on_its_own() {
    let second = editor("second", &["and this"]).replace("tweetTextarea_0", "tweetTextarea_1");
    let page = replying(&(editor("dialog", &["first this"]) + &second));
    let first = around(&page.find(FIRST)).unwrap();
    let then = around(&page.find("#second [contenteditable]")).unwrap();
    assert_eq!([first.text(), then.text()], ["first this", "and this"]);
    assert!(!first.is_same_box(&then));
    assert!(then.is_same_box(&then.clone()));
}

#[wasm_bindgen_test]
fn a_name_is_what_stands_between_two_semicolons_and_the_caret() {
    for (text, wanted) in [
        ("Hi ;;ref", Some("ref")),
        (";;é_1-x", Some("é_1-x")),
        ("Hi ;;", None),
        ("Hi ;ref", None),
        (";;two words", None),
        ("😀;;a", Some("a")),
    ] {
        let page = replying(&editor("dialog", &["before", text]));
        let element = page.find(FIRST);
        caret_at_end(&element);
        let typed = around(&element).unwrap().typed();
        let found = typed.map(|typed| typed.wanted);
        assert_eq!(found.as_deref(), wanted, "{text}");
    }
}

#[wasm_bindgen_test]
fn a_name_in_a_plain_box_is_found_at_its_caret() {
    let above = article(NOON, "anna_b", "help").html();
    let html = format!(
        r#"<main role="main">{above}<div data-testid="tweetTextarea_0"><textarea>😀 ;;ref, bye</textarea></div></main>"#
    );
    let page = Page::at("/compose/post", &html);
    let area: HtmlTextAreaElement = page.find("textarea").dyn_into().unwrap();
    area.set_selection_range(8, 8).unwrap();
    let composer = around(&area).unwrap();
    assert_eq!(composer.typed().unwrap().wanted, "ref");
    area.set_selection_range(2, 8).unwrap();
    assert_eq!(composer.typed(), None, "something is selected");
}

#[wasm_bindgen_test]
async fn what_is_written_is_told_and_that_its_box_is_gone() {
    let page = replying(&editor("dialog", &["so far"]));
    let told = Rc::new(RefCell::new(Vec::new()));
    let telling = Rc::clone(&told);
    let _writing = Writing::start(&document(), move |news| {
        if let News::Box(editor) = news {
            telling.borrow_mut().push(editor.is_some());
        }
    })
    .unwrap();
    happens("input", &page.find("article"));
    two_frames().await;
    assert!(
        told.borrow().is_empty(),
        "nothing is followed that is no box"
    );
    happens("input", &page.find(FIRST));
    two_frames().await;
    assert_eq!(*told.borrow(), [true]);
    // X's editor writes by itself, without an event.
    page.find("[role=dialog] span[data-text]")
        .set_text_content(Some("so far, so good"));
    two_frames().await;
    assert_eq!(*told.borrow(), [true, true]);
    page.find("[role=dialog]").remove();
    two_frames().await;
    assert_eq!(*told.borrow(), [true, true, false]);
    page.find("article").set_text_content(Some("other"));
    two_frames().await;
    assert_eq!(told.borrow().len(), 3, "nothing is followed any more");
}
