//! X's newer client: posts, quotes and conversations, with no test id and no time anywhere.

use careline::desk::post::{Media, ReplyToFrom};
use careline::desk::request::Client;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::markup::{NOON, SECOND};
use crate::page::{Page, document, health, id, names, only, read};

/// One post with what a test needs of it.
#[derive(Clone)]
struct Entry {
    id: u64,
    author: String,
    picture: String,
    text: String,
    attached: String,
    focal: bool,
    origin: String,
}

fn entry(id: u64, author: &str, text: &str) -> Entry {
    Entry {
        id,
        author: author.to_owned(),
        picture: author.to_owned(),
        text: format!("<span>{text}</span>"),
        attached: String::new(),
        focal: false,
        origin: String::new(),
    }
}

impl Entry {
    fn article(&self) -> String {
        let Self {
            id,
            author,
            picture,
            text,
            attached,
            focal,
            origin,
        } = self;
        let address = format!("{origin}/{author}/status/{id}");
        let time = format!(r#"<span><a href="{address}">1時間</a></span>"#);
        let (above, below) = if *focal {
            ("", time.as_str())
        } else {
            (time.as_str(), "")
        };
        format!(
            r##"<article><div><div><a href="/{author}"><div><img alt="@{picture}" loading="lazy"></div></a></div><div>
            <div><div><div><span><a href="/{author}"><div>Name of {author}</div></a><div><span role="button" tabindex="0"><svg><use href="#icon-verified" /></svg></span><a href="/X" aria-label="X"><img alt="X"></a></div></span><span><a href="/{author}"><span>@{author}</span></a></span></div>{above}</div><div><button aria-haspopup="menu"></button></div></div>
            <div><button type="button"><span>翻訳を表示</span></button></div><div dir="auto">{text} <button type="button">さらに表示</button></div>{attached}{below}
            <div><div data-engagement-action="reply"><a href="/compose/post?in_reply_to={id}"><svg></svg></a></div><div data-engagement-action="retweet"><button aria-haspopup="menu"></button></div><div data-engagement-action="like"><button></button></div></div></div></div></article>"##
        )
    }

    fn html(&self) -> String {
        let Self {
            id, author, origin, ..
        } = self;
        let own = if self.focal {
            r#"tabindex="-1""#.to_owned()
        } else {
            format!(r#"data-href="{origin}/{author}/status/{id}" role="link" tabindex="0""#)
        };
        format!(
            r#"<div data-timeline-entry="" {own}>{}</div>"#,
            self.article()
        )
    }

    fn row(&self) -> String {
        format!("<li><div>{}</div></li>", self.html())
    }

    fn quote(&self) -> String {
        self.html().replace("data-engagement-action", "data-none")
    }
}

fn list(rows: &[String]) -> String {
    format!("<main><ul>{}</ul></main>", rows.concat())
}

#[wasm_bindgen_test]
fn a_post_of_the_newer_client_is_read_as_it_stands() {
    let page = Page::of(&list(&[entry(NOON, "anna_b", "My order is late").row()]));
    let reading = read();
    assert_eq!(reading.client, Some(Client::XWeb));
    let [post] = reading.posts.as_slice() else {
        unreachable!("{:?}", reading.posts)
    };
    assert_eq!(post.id, id(NOON));
    assert_eq!(
        (post.author.as_str(), post.name.as_str()),
        ("anna_b", "Name of anna_b")
    );
    assert_eq!(post.text, "My order is late");
    assert_eq!(
        post.created_at.unwrap().to_string(),
        "2024-03-01T12:00:00.000Z"
    );
    assert_eq!(health().viewer, None, "nobody is signed in");
    drop(page);
}

#[wasm_bindgen_test]
fn a_post_saved_alone_and_one_of_a_phone_are_read() {
    assert_eq!(
        only(&entry(NOON, "anna_b", "alone").article()).text,
        "alone"
    );
    let mut phone = entry(NOON, "anna_b", "phone");
    phone.origin = "https://m.x.com".to_owned();
    let html = phone.row().replace(
        &format!("status/{NOON}"),
        &format!("status/{NOON}?launch_app_store=true"),
    );
    assert_eq!(only(&html).author.as_str(), "anna_b");
}

#[wasm_bindgen_test]
fn its_text_is_read_as_a_person_reads_it() {
    let mut post = entry(NOON, "anna_b", "");
    post.text = concat!(
        "<span>Dear </span><span><a href=\"/AcmeHelp\">@AcmeHelp</a></span><span>,\n\nsee </span>",
        "<span><a href=\"https://www.acme.example/orders/12345\" target=\"_blank\">acme.example/orders/1…</a></span>",
        "<img alt=\"😡\">"
    )
    .to_owned();
    assert_eq!(
        only(&post.row()).text,
        "Dear @AcmeHelp,\n\nsee acme.example/orders/12345😡"
    );
}

#[wasm_bindgen_test]
fn a_quote_is_known_with_its_id_even_of_the_author_s_own() {
    for author in ["bob", "anna_b"] {
        let mut post = entry(NOON + SECOND, "anna_b", "mine");
        post.attached = entry(NOON, author, "theirs").quote();
        let post = only(&post.row());
        assert_eq!((post.text.as_str(), post.quoted_id), ("mine", id(NOON)));
        assert_eq!(post.id, id(NOON + SECOND));
    }
}

#[wasm_bindgen_test]
fn what_stands_under_its_own_page_s_post_answers_it() {
    let mut focal = entry(NOON, "anna_b", "first");
    focal.focal = true;
    let answer = entry(NOON + SECOND, "bob", "second");
    let other = entry(NOON + 2 * SECOND, "carol", "third");
    let heading = "<li><h2>More</h2></li>".to_owned();
    let html = list(&[focal.row(), answer.row(), heading, other.row()]);
    let _page = Page::at(&format!("/anna_b/status/{NOON}"), &html);
    let posts = read().posts;
    assert_eq!(posts.len(), 3);
    assert_eq!(names(&posts[1].reply_to), ["anna_b"]);
    assert_eq!(posts[1].reply_to_from, Some(ReplyToFrom::Above));
    assert!(posts[0].reply_to.is_empty() && posts[2].reply_to.is_empty());
}

#[wasm_bindgen_test]
fn its_pictures_and_films_are_noted_and_a_picture_s_words_are_no_author() {
    let mut post = entry(NOON, "anna_b", "look");
    post.attached = format!(r#"<a href="/anna_b/status/{NOON}/photo/1"><img alt="@mallory"></a>"#);
    assert_eq!(only(&post.row()).media, [Media::Photo]);
    post.attached = "<div><video poster=\"data:,\"></video></div>".to_owned();
    assert_eq!(only(&post.row()).media, [Media::Video]);
}

#[wasm_bindgen_test]
fn where_its_cues_differ_it_is_not_read() {
    let mut wrong = entry(NOON, "anna_b", "x");
    wrong.picture = "mallory".to_owned();
    assert_eq!(
        only(&wrong.row()).author.as_str(),
        "anna_b",
        "a picture that its link denies is no cue"
    );
    let html = entry(NOON, "anna_b", "x").row();
    for (before, after) in [
        (
            format!("data-href=\"/anna_b/status/{NOON}\""),
            format!("data-href=\"/mallory/status/{NOON}\""),
        ),
        (
            format!("data-href=\"/anna_b/status/{NOON}\""),
            "data-href=\"/anna_b/status/7\"".to_owned(),
        ),
        (format!("in_reply_to={NOON}"), "in_reply_to=7".to_owned()),
    ] {
        let _page = Page::of(&html.replace(&before, &after));
        assert!(read().posts.is_empty(), "{after}");
    }
}

#[wasm_bindgen_test]
fn without_its_own_link_two_other_cues_tell_which_post_it_is() {
    let link = format!("<a href=\"/anna_b/status/{NOON}\">");
    let html = entry(NOON, "anna_b", "x").row().replace(&link, "<a>");
    assert_eq!(only(&html).id, id(NOON));
    let _page = Page::of(&html.replace("in_reply_to=", "nothing="));
    assert!(read().posts.is_empty(), "one is not enough");
}

#[wasm_bindgen_test]
fn accounts_between_its_posts_are_no_posts() {
    let account = r#"<li><div data-timeline-entry data-href="/bob" role="link"><a href="/bob"><img alt="@bob"></a><button>Follow</button></div></li>"#;
    let html = list(&[account.to_owned(), entry(NOON, "anna_b", "x").row()]);
    assert_eq!(only(&html).author.as_str(), "anna_b");
    let _page = Page::of(&html);
    assert_eq!((health().found, health().read), (1, 1));
}

#[wasm_bindgen_test]
fn its_header_line_is_found_for_the_chip() {
    let page = Page::of(&list(&[entry(NOON, "anna_b", "x").row()]));
    let article = page.find("[data-timeline-entry]");
    let anchors = careline::page::anchors(&document(), &article)
        .unwrap()
        .unwrap();
    let words = anchors.header.text_content().unwrap();
    assert!(
        words.contains("Name of anna_b") && words.contains("@anna_b"),
        "{words}"
    );
    assert!(
        anchors
            .end
            .unwrap()
            .query_selector("[aria-haspopup]")
            .unwrap()
            .is_some()
    );
}
