//! Following a page as it changes.

use std::cell::RefCell;
use std::rc::Rc;

use careline::desk::post::PostId;
use careline::page::adapter::Skip;
use careline::page::watch::{Shown, Watch};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::markup::{NOON, SECOND, article, list};
use crate::page::{Page, document, frame};

/// What a watch told.
#[derive(Clone, Default)]
struct Told(Rc<RefCell<Log>>);

#[derive(Default)]
struct Log {
    batches: usize,
    appeared: Vec<Result<PostId, Skip>>,
    changed: Vec<Result<PostId, Skip>>,
    gone: usize,
}

impl Told {
    fn watch(&self) -> Watch {
        let log = Rc::clone(&self.0);
        Watch::start(&document(), "careline-", move |batch| {
            let ids = |shown: &[Shown]| -> Vec<_> {
                let id = |shown: &Shown| match &shown.reading {
                    Ok(seen) => Ok(seen.post.id.unwrap()),
                    Err(skip) => Err(*skip),
                };
                shown.iter().map(id).collect()
            };
            let mut log = log.borrow_mut();
            log.batches += 1;
            log.appeared.extend(ids(&batch.appeared));
            log.changed.extend(ids(&batch.changed));
            log.gone += batch.gone.len();
        })
        .unwrap()
    }

    fn take(&self) -> Log {
        self.0.take()
    }
}

async fn frames(count: u32) {
    for _ in 0..count {
        frame().await;
    }
}

fn add(page: &Page, html: &str) {
    page.find(r#"[aria-label="Timeline"] > div"#)
        .insert_adjacent_html("beforeend", html)
        .unwrap();
}

#[wasm_bindgen_test]
async fn what_is_there_and_what_comes_later_appears_once() {
    let page = Page::of(&list(&[article(NOON, "anna_b", "first").row()]));
    let told = Told::default();
    let _watch = told.watch();
    frames(2).await;
    assert_eq!(told.take().appeared, [Ok(PostId::new(NOON))]);
    add(&page, &article(NOON + SECOND, "bob", "later").row());
    frames(3).await;
    let log = told.take();
    assert_eq!(log.appeared, [Ok(PostId::new(NOON + SECOND))]);
    assert!(log.changed.is_empty());
}

#[wasm_bindgen_test]
async fn a_place_filled_with_another_post_is_told_with_the_right_author_alone() {
    let page = Page::of(&list(&[article(NOON, "anna_b", "first").row()]));
    let told = Told::default();
    let _watch = told.watch();
    frames(2).await;
    told.take();
    let avatar = page.find(r#"[data-testid="UserAvatar-Container-anna_b"]"#);
    avatar
        .set_attribute("data-testid", "UserAvatar-Container-bob")
        .unwrap();
    frames(2).await;
    assert_eq!(
        told.take().changed,
        [Err(Skip::TwoAuthors)],
        "half-way it is nobody's"
    );
    let other = article(NOON + SECOND, "bob", "second").html();
    page.find("article").set_outer_html(&other);
    frames(2).await;
    let log = told.take();
    assert_eq!(log.appeared, [Ok(PostId::new(NOON + SECOND))]);
    assert_eq!(log.gone, 1);
}

#[wasm_bindgen_test]
async fn a_text_that_is_shown_in_full_at_last_is_told_again() {
    let page = Page::of(&list(&[article(NOON, "anna_b", "the beginning").row()]));
    let told = Told::default();
    let _watch = told.watch();
    frames(2).await;
    told.take();
    page.find(r#"[data-testid="tweetText"]"#)
        .insert_adjacent_html("beforeend", "<span> and the rest</span>")
        .unwrap();
    frames(2).await;
    assert_eq!(told.take().changed, [Ok(PostId::new(NOON))]);
    let reading = careline::page::read(&document());
    assert_eq!(reading.posts[0].text, "the beginning and the rest");
}

#[wasm_bindgen_test]
async fn a_node_used_again_for_another_post_is_a_change() {
    let page = Page::of(&list(&[article(NOON, "anna_b", "first").row()]));
    let told = Told::default();
    let _watch = told.watch();
    frames(2).await;
    told.take();
    let next = document().create_element("div").unwrap();
    next.set_inner_html(&article(NOON + SECOND, "bob", "second").html());
    let inner = next.first_element_child().unwrap().inner_html();
    page.find("article").set_inner_html(&inner);
    frames(3).await;
    assert_eq!(told.take().changed, [Ok(PostId::new(NOON + SECOND))]);
}

#[wasm_bindgen_test]
async fn what_says_the_same_again_is_not_told() {
    let page = Page::of(&list(&[article(NOON, "anna_b", "first").row()]));
    let told = Told::default();
    let _watch = told.watch();
    frames(2).await;
    told.take();
    let like = page.find(r#"[data-testid="reply"]"#);
    like.insert_adjacent_html("beforeend", "<span>3</span>")
        .unwrap();
    frames(2).await;
    assert_eq!(told.take().batches, 0);
}

#[wasm_bindgen_test]
async fn a_post_joined_late_to_one_above_is_told_anew() {
    let mut lower = article(NOON + SECOND, "acme", "answer");
    lower.top = crate::markup::LINE_ABOVE.to_owned();
    let page = Page::of(&list(&[lower.row()]));
    let told = Told::default();
    let _watch = told.watch();
    frames(2).await;
    told.take();
    let mut upper = article(NOON, "anna_b", "question");
    upper.line_below = true;
    page.find(r#"[data-testid="cellInnerDiv"]"#)
        .insert_adjacent_html("beforebegin", &upper.row())
        .unwrap();
    frames(2).await;
    let log = told.take();
    assert_eq!(log.appeared, [Ok(PostId::new(NOON))]);
    assert_eq!(log.changed, [Ok(PostId::new(NOON + SECOND))]);
}

#[wasm_bindgen_test]
async fn what_careline_adds_is_no_change_of_the_page() {
    let page = Page::of(&list(&[article(NOON, "anna_b", "first").row()]));
    let told = Told::default();
    let _watch = told.watch();
    frames(2).await;
    told.take();
    let chip = document().create_element("careline-chip").unwrap();
    page.find("article").append_child(&chip).unwrap();
    frames(2).await;
    assert_eq!(told.take().batches, 0);
}

#[wasm_bindgen_test]
async fn what_leaves_the_page_is_told() {
    let page = Page::of(&list(&[article(NOON, "anna_b", "first").row()]));
    let told = Told::default();
    let _watch = told.watch();
    frames(2).await;
    page.find(r#"[data-testid="cellInnerDiv"]"#).remove();
    frames(2).await;
    assert_eq!(told.take().gone, 1);
}

#[wasm_bindgen_test]
async fn a_dropped_watch_tells_nothing_more() {
    let page = Page::of(&list(&[]));
    let told = Told::default();
    let watch = told.watch();
    frames(2).await;
    drop(watch);
    add(&page, &article(NOON, "anna_b", "late").row());
    frames(3).await;
    assert_eq!(told.take().batches, 0);
}

#[wasm_bindgen_test]
async fn a_flood_of_posts_is_read_a_frame_at_a_time() {
    const COUNT: u64 = 1_500;
    let page = Page::of(&list(&[]));
    let told = Told::default();
    let _watch = told.watch();
    frames(2).await;
    let rows: String = (0..COUNT)
        .map(|index| article(NOON + index * SECOND, "mallory", "buy").row())
        .collect();
    add(&page, &rows);
    let mut read = 0;
    let mut most = 0;
    while read < COUNT as usize {
        frame().await;
        let log = told.take();
        assert!(log.batches <= 1);
        most = most.max(log.appeared.len());
        read += log.appeared.len();
    }
    assert!(
        most < COUNT as usize / 2,
        "{most} of {COUNT} posts were read in one frame"
    );
}

#[wasm_bindgen_test]
async fn many_single_changes_at_once_are_all_seen() {
    const COUNT: u64 = 2_500;
    let page = Page::of(&list(&[article(NOON, "anna_b", "first").row()]));
    let told = Told::default();
    let _watch = told.watch();
    frames(2).await;
    told.take();
    for _ in 0..COUNT {
        let reply = page.find(r#"[data-testid="reply"]"#);
        reply.set_inner_html("<span>4</span>");
    }
    add(&page, &article(NOON + SECOND, "bob", "among them").row());
    frames(3).await;
    assert_eq!(told.take().appeared, [Ok(PostId::new(NOON + SECOND))]);
}
