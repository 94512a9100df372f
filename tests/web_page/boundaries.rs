//! What is a post and what is not, and what is done where a page contradicts itself.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::markup::{NOON, SECOND, article, list, photo, quote, row, words};
use crate::page::{Page, health, id, only, posts, read};

/// How many posts were skipped for a reason that holds these words.
fn skipped(reason: &str) -> u32 {
    let skipped = health().skipped;
    let found = skipped.iter().find(|(why, _)| why.contains(reason));
    found.map_or(0, |(_, count)| *count)
}

#[wasm_bindgen_test]
fn a_quote_is_no_post_and_its_words_are_not_the_author_s() {
    let mut post = article(NOON, "anna_b", "mine");
    post.attached = quote("bob", "theirs", &photo("bob", 55));
    let post = only(&post.row());
    assert_eq!(
        (post.author.as_str(), post.text.as_str()),
        ("anna_b", "mine")
    );
    assert_eq!(post.quoted_id, id(55));
}

#[wasm_bindgen_test]
fn a_quote_without_a_link_of_its_own_has_no_id() {
    let mut post = article(NOON, "anna_b", "mine");
    post.attached = quote("bob", "theirs", "");
    assert_eq!(only(&post.row()).quoted_id, None);
    // A picture in the quote that belongs to somebody else's post tells nothing of the quoted one.
    post.attached = quote("bob", "theirs", &photo("carol", 56));
    assert_eq!(only(&post.row()).quoted_id, None);
    // Two ids contradict each other.
    post.attached = quote("bob", "theirs", &(photo("bob", 55) + &photo("bob", 56)));
    assert_eq!(only(&post.row()).quoted_id, None);
}

#[wasm_bindgen_test]
fn a_post_that_only_quotes_has_no_words() {
    let mut post = article(NOON, "anna_b", "");
    post.text = String::new();
    post.attached = quote("bob", "theirs", "");
    assert_eq!(only(&post.row()).text, "");
}

#[wasm_bindgen_test]
fn an_unavailable_quote_is_no_post() {
    let mut post = article(NOON, "anna_b", "mine");
    post.attached =
        "<div><article role=\"article\"><span>This post is unavailable.</span></article></div>"
            .to_owned();
    let post = only(&post.row());
    assert_eq!((post.text.as_str(), post.quoted_id), ("mine", None));
}

#[wasm_bindgen_test]
fn a_quote_behind_a_warning_about_its_age_is_no_post() {
    let mut post = article(NOON, "anna_b", "mine");
    post.attached = concat!(
        r#"<div role="link" tabindex="0"><div><div dir="ltr"><span>Age-restricted adult content.</span></div>"#,
        r#"<a href="https://help.x.com/rules-and-policies/notices-on-x">Learn more</a></div></div>"#
    )
    .to_owned();
    let post = only(&post.row());
    assert_eq!((post.text.as_str(), post.quoted_id), ("mine", None));
    assert!(post.media.is_empty());
}

#[wasm_bindgen_test]
fn a_post_embedded_in_an_article_is_no_post() {
    let mut post = article(NOON, "anna_b", "");
    post.text = String::new();
    post.attached = format!(
        r#"<div data-testid="twitterArticleReadView"><div data-testid="simpleTweet"><div data-testid="User-Name"><div>Bob</div><div>@bob</div><time datetime="2024-02-28T08:00:00.000Z">Feb 28</time></div>{}</div></div>"#,
        words("en", "<span>embedded</span>")
    );
    let post = only(&post.row());
    assert_eq!((post.author.as_str(), post.text.as_str()), ("anna_b", ""));
}

#[wasm_bindgen_test]
fn accounts_and_notifications_of_likes_are_no_posts() {
    let account = row(
        r#"<button data-testid="UserCell"><div data-testid="UserAvatar-Container-bob"></div><a href="/bob"><span>@bob</span></a></button>"#,
    );
    let like = row(&format!(
        r#"<article role="article" data-testid="notification"><a href="/bob"><div data-testid="UserAvatar-Container-bob"></div></a><time datetime="2024-03-01T12:00:00.000Z">1h</time>{}</article>"#,
        words("en", "<span>liked</span>")
    ));
    let page = list(&[account, like, article(NOON, "anna_b", "a mention").row()]);
    assert_eq!(only(&page).author.as_str(), "anna_b");
}

#[wasm_bindgen_test]
fn a_post_inside_a_notification_or_another_post_is_none_of_its_own() {
    let inner = article(NOON, "anna_b", "inner").html();
    let page = Page::of(&row(&format!(
        r#"<article role="article" data-testid="notification">{inner}</article>"#
    )));
    assert!(read().posts.is_empty());
    drop(page);
    let outer = article(NOON + SECOND, "bob", "outer").html();
    let outer = outer.replace("</article>", &format!("{inner}</article>"));
    assert!(posts(&row(&outer)).iter().all(|post| post.id != id(NOON)));
}

#[wasm_bindgen_test]
fn an_ad_is_told_and_its_id_read_where_the_page_shows_one() {
    let mut ad = article(NOON, "globex", "Buy");
    ad.time = false;
    let html = row(&format!(
        r#"<div data-testid="placementTracking">{}</div>"#,
        ad.html()
    ));
    let ad = only(&html);
    assert!(ad.promoted);
    assert_eq!(ad.id, id(NOON));
    assert_eq!(ad.author.as_str(), "globex");
    let without_id = html.replace(&format!("/status/{NOON}/analytics"), "/nothing");
    assert_eq!(only(&without_id).id, None);
}

#[wasm_bindgen_test]
fn an_ad_wrapped_outside_of_its_row_is_told_as_well() {
    let mut ad = article(NOON, "globex", "Buy");
    ad.time = false;
    let wrapped = |post: &str| format!(r#"<div data-testid="placementTracking">{post}</div>"#);
    assert!(only(&wrapped(&ad.row())).promoted);
    let ordinary = article(NOON, "anna_b", "x").row();
    assert!(
        !only(&wrapped(&ordinary)).promoted,
        "its time tells that it is none"
    );
}

#[wasm_bindgen_test]
fn a_post_without_a_link_is_no_ad_by_that_alone() {
    let mut bare = article(NOON, "anna_b", "x");
    bare.time = false;
    let _page = Page::of(&bare.row());
    assert!(read().posts.is_empty());
    assert_eq!(skipped("no link of its own"), 1);
}

#[wasm_bindgen_test]
fn an_author_that_the_page_contradicts_is_never_read() {
    type Change = fn(&mut crate::markup::Article);
    let changes: [Change; 4] = [
        |post| post.avatar = "mallory".to_owned(),
        |post| post.name_link = "mallory".to_owned(),
        |post| post.link_author = "mallory".to_owned(),
        |post| post.avatar = "unknown".to_owned(),
    ];
    for (index, change) in changes.into_iter().enumerate() {
        let mut post = article(NOON, "anna_b", "x");
        change(&mut post);
        let _page = Page::of(&post.row());
        assert!(read().posts.is_empty(), "change {index}");
        assert_eq!(skipped("different authors"), 1, "change {index}");
    }
}

#[wasm_bindgen_test]
fn the_case_of_a_handle_is_the_name_block_s_and_no_contradiction() {
    let mut post = article(NOON, "Anna_B", "x");
    post.avatar = "anna_b".to_owned();
    assert_eq!(only(&post.row()).author.as_str(), "Anna_B");
}

#[wasm_bindgen_test]
fn one_cue_alone_is_not_believed() {
    let mut post = article(NOON, "anna_b", "x");
    post.avatar = "no/handle".to_owned();
    post.name_link = "hashtag/x".to_owned();
    let _page = Page::of(&post.row());
    assert!(read().posts.is_empty());
}

#[wasm_bindgen_test]
fn a_badge_that_links_to_a_third_account_is_no_contradiction() {
    let html = article(NOON, "anna_b", "x").row().replacen(
        "<svg data-testid=\"icon-verified\">",
        "</span></div></div></a><a href=\"/acme\" role=\"link\"><img alt=\"\"></a><a><div><div><span><svg data-testid=\"icon-verified\">",
        1,
    );
    assert_eq!(only(&html).author.as_str(), "anna_b");
}

#[wasm_bindgen_test]
fn a_second_author_outside_of_any_known_quote_makes_the_post_unreadable() {
    let mut post = article(NOON, "anna_b", "mine");
    post.attached =
        r#"<div data-testid="User-Name"><a href="/bob">Bob</a><a href="/bob">@bob</a></div>"#
            .to_owned();
    let _page = Page::of(&post.row());
    assert!(read().posts.is_empty());
    assert_eq!(skipped("bounds are not known"), 1);
}

#[wasm_bindgen_test]
fn a_quote_whose_box_is_not_marked_is_told_by_names_that_are_no_links() {
    let mut post = article(NOON, "anna_b", "mine");
    let marked = r#"tabindex="0" role="link""#;
    post.attached = quote("bob", "theirs", &photo("bob", 55)).replace(marked, "");
    let post = only(&post.row());
    assert_eq!(
        (post.author.as_str(), post.text.as_str()),
        ("anna_b", "mine")
    );
    assert!(post.media.is_empty());
}

#[wasm_bindgen_test]
fn links_of_two_posts_as_its_own_make_the_post_unreadable() {
    let mut post = article(NOON, "anna_b", "mine");
    post.replying = r#"<div><a href="/anna_b/status/77"><time datetime="2024-03-01T12:00:00.000Z">1h</time></a></div>"#.to_owned();
    let _page = Page::of(&post.row());
    assert!(read().posts.is_empty());
    assert_eq!(skipped("links of several posts"), 1);
}

#[wasm_bindgen_test]
fn a_post_shown_twice_is_read_once() {
    let post = article(NOON, "anna_b", "twice");
    let dialog = format!(r#"<div role="dialog">{}</div>"#, post.html());
    assert_eq!(posts(&(dialog + &list(&[post.row()]))).len(), 1);
}

#[wasm_bindgen_test]
fn one_id_with_two_authors_is_believed_of_neither() {
    let page = list(&[
        article(NOON, "anna_b", "true").row(),
        article(NOON, "mallory", "false").row(),
        article(NOON + SECOND, "bob", "another").row(),
    ]);
    assert_eq!(only(&page).author.as_str(), "bob");
}

#[wasm_bindgen_test]
fn an_address_that_is_no_handle_s_is_no_author() {
    for name in ["home", "i", "search"] {
        let _page = Page::of(&article(NOON, name, "x").row());
        assert!(read().posts.is_empty(), "{name}");
    }
    assert_eq!(
        only(&article(NOON, "explorer", "x").row()).author.as_str(),
        "explorer"
    );
}
