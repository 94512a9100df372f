//! Which post another one visibly follows.

use careline::desk::post::{PostId, ReplyToFrom, SeenPost};
use careline::page::adapter::{self, Place};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::markup::{Article, LINE_ABOVE, NOON, SECOND, article, list, replying, row};
use crate::page::{Page, document, id, names, read};

/// A post whose line goes on below.
fn upper(id: u64, author: &str) -> Article {
    let mut post = article(id, author, "question");
    post.line_below = true;
    post
}

/// A post that a line joins to the one above.
fn lower(id: u64, author: &str) -> Article {
    let mut post = article(id, author, "answer");
    post.top = LINE_ABOVE.to_owned();
    post
}

/// The reading of the page's last post.
fn last() -> SeenPost {
    let adapter = adapter::choose(&document()).unwrap();
    let article = adapter.articles(&document()).last().unwrap();
    adapter.read(&article, &Place::of(&document())).unwrap()
}

#[wasm_bindgen_test]
fn a_post_joined_to_the_one_above_answers_it() {
    let _page = Page::of(&list(&[
        upper(NOON, "anna_b").row(),
        lower(NOON + SECOND, "acme").row(),
    ]));
    let answer = last();
    assert_eq!(names(&answer.post.reply_to), ["anna_b"]);
    assert_eq!(answer.post.reply_to_from, Some(ReplyToFrom::Above));
    assert_eq!(answer.follows, id(NOON));
    assert!(read().posts[0].reply_to.is_empty());
}

#[wasm_bindgen_test]
fn half_a_line_joins_nothing() {
    let whole = [upper(NOON, "anna_b"), lower(NOON + SECOND, "acme")];
    let mut no_upper = whole.clone();
    no_upper[0].line_below = false;
    let mut no_lower = whole;
    no_lower[1].top = article(1, "x", "").top;
    for posts in [no_upper, no_lower] {
        let _page = Page::of(&list(&posts.map(|post| post.row())));
        assert_eq!(last().follows, None);
    }
}

#[wasm_bindgen_test]
fn rows_between_break_the_line() {
    let _page = Page::of(&list(&[
        upper(NOON, "anna_b").row(),
        row("<button role=\"button\"><span>Show more replies</span></button>"),
        lower(NOON + SECOND, "acme").row(),
    ]));
    assert_eq!(last().follows, None);
    assert!(last().post.reply_to.is_empty());
}

#[wasm_bindgen_test]
fn nothing_answers_what_is_younger() {
    let _page = Page::of(&list(&[
        upper(NOON + SECOND, "anna_b").row(),
        lower(NOON, "acme").row(),
    ]));
    assert_eq!(last().follows, None);
}

#[wasm_bindgen_test]
fn the_line_that_names_them_goes_before_the_place() {
    let mut answer = lower(NOON + SECOND, "acme");
    answer.replying = replying("Replying to", &["anna_b", "bob"], "");
    let _page = Page::of(&list(&[upper(NOON, "anna_b").row(), answer.row()]));
    let answer = last();
    assert_eq!(names(&answer.post.reply_to), ["anna_b", "bob"]);
    assert_eq!(answer.post.reply_to_from, Some(ReplyToFrom::Line));
    assert_eq!(answer.follows, id(NOON));
}

#[wasm_bindgen_test]
fn a_line_that_names_others_denies_the_place() {
    let mut answer = lower(NOON + SECOND, "acme");
    answer.replying = replying("Replying to", &["carol"], "");
    let _page = Page::of(&list(&[upper(NOON, "anna_b").row(), answer.row()]));
    assert_eq!(last().follows, None);
    assert_eq!(names(&last().post.reply_to), ["carol"]);
}

/// A post on its own page with what stands below it.
fn own_page(below: &[String]) -> Page {
    let mut focal = article(NOON, "anna_b", "question");
    focal.tabindex = -1;
    let mut rows = vec![focal.row()];
    rows.extend_from_slice(below);
    Page::at(&format!("/anna_b/status/{NOON}"), &list(&rows))
}

#[wasm_bindgen_test]
fn what_begins_below_a_post_on_its_own_page_answers_it() {
    let _page = own_page(&[
        article(NOON + SECOND, "bob", "me too").row(),
        row("<div></div>"),
        article(NOON + 2 * SECOND, "acme", "sorry").row(),
    ]);
    assert_eq!(last().follows, id(NOON));
    assert_eq!(names(&last().post.reply_to), ["anna_b"]);
}

#[wasm_bindgen_test]
fn what_answers_another_one_first_does_not_answer_the_page_s_own_post() {
    let more =
        format!(r#"<a href="/bob/status/{NOON}/people" role="link"><span>and 4 others</span></a>"#);
    for (first, follows) in [("carol", None), ("anna_b", id(NOON))] {
        let mut answer = article(NOON + SECOND, "anna_b", "to carol");
        answer.replying = replying("Replying to", &[first, "acme"], &more);
        let _page = own_page(&[answer.row()]);
        assert_eq!(last().follows, follows, "{first}");
    }
}

#[wasm_bindgen_test]
fn what_stands_below_a_heading_answers_nothing() {
    let _page = own_page(&[
        article(NOON + SECOND, "bob", "me too").row(),
        row("<h2 role=\"heading\"><span>Discover more</span></h2>"),
        article(NOON + 2 * SECOND, "acme", "news").row(),
    ]);
    assert_eq!(last().follows, None);
    assert!(last().post.reply_to.is_empty());
}

#[wasm_bindgen_test]
fn on_another_page_nothing_is_concluded_from_the_place_alone() {
    let page = own_page(&[article(NOON + SECOND, "bob", "hello").row()]);
    assert_eq!(last().follows, Some(PostId::new(NOON)));
    drop(page);
    let mut focal = article(NOON, "anna_b", "question");
    focal.tabindex = -1;
    let _page = Page::at(
        "/home",
        &list(&[focal.row(), article(NOON + SECOND, "bob", "hello").row()]),
    );
    assert_eq!(last().follows, None);
}

#[wasm_bindgen_test]
fn an_ad_below_a_post_answers_nothing() {
    let mut ad = article(NOON + SECOND, "globex", "Buy");
    ad.time = false;
    let wrapped = format!(
        r#"<div data-testid="placementTracking">{}</div>"#,
        ad.html()
    );
    let _page = own_page(&[row(&wrapped)]);
    assert!(last().post.promoted);
    assert_eq!(last().follows, None);
}
