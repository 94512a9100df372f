//! One post: its text, its names, its time, its marks and its media.

use careline::desk::post::{Media, ReplyToFrom};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::markup::{NOON, article, link, list, mention, photo, quote, replying, reposted, words};
use crate::page::{Page, document, id, names, only, posts, read};

#[wasm_bindgen_test]
fn a_post_is_read_as_it_stands() {
    let post = only(&list(&[article(NOON, "anna_b", "My order is late").row()]));
    assert_eq!(post.id, id(NOON));
    assert_eq!(post.author.as_str(), "anna_b");
    assert_eq!(post.name, "Name of anna_b");
    assert_eq!(post.text, "My order is late");
    assert_eq!(post.lang.as_deref(), Some("en"));
    assert_eq!(
        post.created_at.unwrap().to_string(),
        "2024-03-01T12:00:00.000Z"
    );
    assert!(post.reply_to.is_empty() && post.reply_to_from.is_none());
    assert!(!post.promoted && post.media.is_empty());
}

#[wasm_bindgen_test]
fn a_single_post_without_a_page_around_it_is_read() {
    assert_eq!(
        only(&article(NOON, "anna_b", "Saved alone").html()).text,
        "Saved alone"
    );
}

#[wasm_bindgen_test]
fn the_markup_of_2022_is_read() {
    let mut old = article(NOON, "anna_b", "Old page");
    old.name_testid = "User-Names".to_owned();
    assert_eq!(only(&old.row()).author.as_str(), "anna_b");
}

#[wasm_bindgen_test]
fn a_text_is_read_as_a_person_reads_it() {
    let mut post = article(NOON, "anna_b", "");
    post.text = words(
        "en",
        &format!(
            r#"<span>Dear </span>{}<span>, still waiting </span><img alt="😡" src="data:,"><span>
since <br>Monday: </span>{}<span> and </span><span><a dir="ltr" href="/hashtag/fail?src=hashtag_click" role="link">#fail</a></span>"#,
            mention("AcmeHelp"),
            link("https://", "acme.example/orders/", "track?id=12345")
        ),
    );
    assert_eq!(
        only(&post.row()).text,
        "Dear @AcmeHelp, still waiting 😡\nsince \nMonday: https://acme.example/orders/track?id=12345 and #fail"
    );
}

#[wasm_bindgen_test]
fn a_short_link_keeps_all_it_shows() {
    let mut post = article(NOON, "anna_b", "");
    post.text = words("en", &link("https://", "acme.example", ""));
    assert_eq!(only(&post.row()).text, "https://acme.example");
}

#[wasm_bindgen_test]
fn a_page_that_a_program_laid_out_anew_reads_the_same() {
    let mut post = article(NOON, "anna_b", "");
    post.text = words(
        "en",
        &format!(
            "\n        <span>Hello </span>\n        {}\n        <span> again.\n        Second line</span>\n      ",
            mention("acme")
        ),
    );
    assert_eq!(only(&post.row()).text, "Hello @acme again.\nSecond line");
}

#[wasm_bindgen_test]
fn lines_that_an_author_indented_stay_indented() {
    let mut post = article(NOON, "anna_b", "");
    post.text = words("en", "<span>List:\n  one\n  two</span>");
    assert_eq!(only(&post.row()).text, "List:\n  one\n  two");
}

#[wasm_bindgen_test]
fn a_text_that_runs_from_right_to_left_is_read_in_its_own_order() {
    let mut post = article(NOON, "anna_b", "");
    post.text = words(
        "ar",
        &format!("{}<span> فاتورتي خاطئة</span>", mention("acme")),
    );
    let post = only(&post.row());
    assert_eq!(post.text, "@acme فاتورتي خاطئة");
    assert_eq!(post.lang.as_deref(), Some("ar"));
}

#[wasm_bindgen_test]
fn codes_for_no_words_are_no_language() {
    for code in ["und", "qme", "zxx", "qht", "qst", "qam", "qct", "art"] {
        let mut post = article(NOON, "anna_b", "");
        post.text = words(code, "<span>🙂</span>");
        assert_eq!(only(&post.row()).lang, None, "{code}");
    }
    for code in ["en", "zh-TW", "qu"] {
        let mut post = article(NOON, "anna_b", "");
        post.text = words(code, "<span>x</span>");
        assert_eq!(only(&post.row()).lang.as_deref(), Some(code));
    }
}

#[wasm_bindgen_test]
fn a_post_without_words_has_an_empty_text() {
    let mut post = article(NOON, "anna_b", "");
    post.text = String::new();
    post.attached = photo("anna_b", NOON);
    let post = only(&post.row());
    assert_eq!((post.text.as_str(), post.lang), ("", None));
    assert_eq!(post.media, [Media::Photo]);
}

#[wasm_bindgen_test]
fn a_name_keeps_its_emoji_and_loses_what_turns_it_around() {
    let mut post = article(NOON, "anna_b", "x");
    post.name =
        "<span>Anna\u{202e}\u{2066} </span><img alt=\"⚡️\"><span>\u{200f}B</span>".to_owned();
    assert_eq!(only(&post.row()).name, "Anna ⚡️B");
}

#[wasm_bindgen_test]
fn endless_texts_and_names_are_cut() {
    let mut post = article(NOON, "anna_b", &"🙂ab".repeat(20_000));
    post.name = format!("<span>{}</span>", "n".repeat(100_000));
    let post = only(&post.row());
    assert_eq!(post.text.chars().count(), 25_000);
    assert_eq!(post.name.chars().count(), 200);
}

#[wasm_bindgen_test]
fn half_a_character_becomes_the_mark_for_one_that_is_unknown() {
    let page = Page::of(&article(NOON, "anna_b", "").row());
    let half = js_sys::JsString::from_char_code1(0xd83d);
    let text = document().create_text_node("");
    js_sys::Reflect::set(&text, &"data".into(), &half).unwrap();
    page.find(r#"[data-testid="tweetText"] span"#)
        .append_child(&text)
        .unwrap();
    assert_eq!(read().posts[0].text, "\u{fffd}");
}

#[wasm_bindgen_test]
fn scripts_in_a_text_are_words() {
    let post = only(&article(NOON, "anna_b", "&lt;script&gt;alert(1)&lt;/script&gt;").row());
    assert_eq!(post.text, "<script>alert(1)</script>");
}

#[wasm_bindgen_test]
fn an_id_too_old_to_hold_its_time_leaves_it_to_the_page() {
    let mut post = article(20, "jack", "first");
    post.datetime = "2006-03-21T20:50:14.000Z".to_owned();
    let post = only(&post.row());
    assert_eq!(
        post.created_at.unwrap().to_string(),
        "2006-03-21T20:50:14.000Z"
    );
}

#[wasm_bindgen_test]
fn an_edited_post_is_known_by_the_link_to_its_history() {
    let html = article(NOON, "anna_b", "edited").row();
    let time = format!(r#"/anna_b/status/{NOON}" dir="ltr""#);
    let history = format!(r#"/anna_b/status/{NOON}/history" dir="ltr""#);
    assert_eq!(only(&html.replace(&time, &history)).id, id(NOON));
}

#[wasm_bindgen_test]
fn whole_addresses_of_a_saved_page_are_read_on_all_hosts_of_x() {
    for host in [
        "x.com",
        "twitter.com",
        "mobile.twitter.com",
        "mobile.x.com",
        "pro.x.com",
    ] {
        let mut post = article(NOON, "anna_b", "saved");
        post.origin = format!("https://{host}");
        assert_eq!(only(&post.row()).id, id(NOON), "{host}");
    }
    let mut foreign = article(NOON, "anna_b", "elsewhere");
    foreign.origin = "https://x.com.example".to_owned();
    assert!(posts(&foreign.row()).is_empty());
}

#[wasm_bindgen_test]
fn a_repost_names_who_reposted_and_keeps_its_author() {
    let mut post = article(NOON, "anna_b", "x");
    post.top = reposted("paul");
    let post = only(&post.row());
    assert_eq!(post.reposted_by.unwrap().as_str(), "paul");
    assert_eq!(post.author.as_str(), "anna_b");
}

#[wasm_bindgen_test]
fn a_pinned_post_and_a_post_of_a_community_were_reposted_by_nobody() {
    let mut pinned = article(NOON, "anna_b", "x");
    pinned.top =
        r#"<div><div><svg></svg></div><div data-testid="socialContext">Pinned</div></div>"#
            .to_owned();
    assert_eq!(only(&pinned.row()).reposted_by, None);
    let mut community = article(NOON, "anna_b", "x");
    community.top = r#"<div><a href="/i/communities/1234" role="link"><span data-testid="socialContext">Rust</span></a></div>"#.to_owned();
    assert_eq!(only(&community.row()).reposted_by, None);
}

#[wasm_bindgen_test]
fn whom_a_post_replies_to_is_read_in_any_language() {
    for word in ["Replying to", "回复", "Antwort an", "رداً على"] {
        let mut post = article(NOON, "anna_b", "hello");
        let more = format!(
            r#"<a href="/anna_b/status/{NOON}/people" role="link"><span>and 4 others</span></a>"#
        );
        post.replying = replying(word, &["AcmeHelp", "bob"], &more);
        let post = only(&post.row());
        assert_eq!(names(&post.reply_to), ["AcmeHelp", "bob"], "{word}");
        assert_eq!(post.reply_to_from, Some(ReplyToFrom::Line));
    }
}

#[wasm_bindgen_test]
fn a_line_with_other_links_does_not_tell_whom_a_post_replies_to() {
    let mut label = article(NOON, "anna_b", "hello");
    label.replying = replying(
        "Automated by",
        &["owner"],
        r#"<a href="https://help.x.com/labels">?</a>"#,
    );
    assert!(only(&label.row()).reply_to.is_empty());
    let mut named = article(NOON, "anna_b", "hello");
    named.replying =
        r#"<div><div dir="ltr">From <a href="/acme"><span>Acme Corporation</span></a></div></div>"#
            .to_owned();
    assert!(only(&named.row()).reply_to.is_empty());
}

#[wasm_bindgen_test]
fn a_mention_in_the_text_is_no_reply() {
    let mut post = article(NOON, "anna_b", "");
    post.text = words("en", &format!("{}<span> hi</span>", mention("acme")));
    assert!(only(&post.row()).reply_to.is_empty());
}

#[wasm_bindgen_test]
fn a_reply_of_a_picture_alone_names_whom_it_replies_to() {
    let mut post = article(NOON, "anna_b", "");
    post.text = String::new();
    post.replying = replying("Replying to", &["acme"], "");
    post.attached = format!(
        r#"{}<a href="/anna_b/status/{NOON}/media_tags" dir="ltr"><span>@bob</span></a>"#,
        photo("anna_b", NOON)
    );
    assert_eq!(names(&only(&post.row()).reply_to), ["acme"]);
}

#[wasm_bindgen_test]
fn each_kind_of_media_is_told() {
    let kinds: [(&str, Media); 9] = [
        (
            r#"<div data-testid="tweetPhoto"><img alt="Image"></div>"#,
            Media::Photo,
        ),
        (
            r#"<div data-testid="tweetPhoto"><div data-testid="videoPlayer"><div data-testid="videoComponent"><video poster="https://pbs.twimg.com/ext_tw_video_thumb/1/a.jpg"></video></div></div></div>"#,
            Media::Video,
        ),
        (
            r#"<div data-testid="tweetPhoto"><div data-testid="placementTracking"><div data-testid="videoPlayer"><video src="https://video.twimg.com/tweet_video/a.mp4"></video></div></div></div>"#,
            Media::Gif,
        ),
        (
            r#"<div data-testid="tweetPhoto"><div data-testid="previewInterstitial"><div style="background-image: url('https://pbs.twimg.com/amplify_video_thumb/1/x')"></div><span>0:26</span><button data-testid="playButton"></button></div></div>"#,
            Media::Video,
        ),
        (
            r#"<div data-testid="tweetPhoto"><div data-testid="previewInterstitial"><span>GIF</span><button data-testid="playButton"></button></div></div>"#,
            Media::Gif,
        ),
        (
            r#"<div data-testid="card.wrapper"><a href="https://t.co/x" target="_blank"><span>acme.example</span></a></div>"#,
            Media::Card,
        ),
        (
            r#"<div data-testid="card.wrapper"><div data-testid="cardPoll"><div role="radiogroup"><div role="radio">Yes</div></div></div></div>"#,
            Media::Poll,
        ),
        (
            r#"<div data-testid="card.wrapper"><a href="/i/spaces/1abc"><div data-testid="UserAvatar-Container-unknown"></div></a></div>"#,
            Media::Space,
        ),
        (
            r#"<div><div data-testid="article-cover-image"></div><div>Title</div></div>"#,
            Media::Article,
        ),
    ];
    for (html, kind) in kinds {
        let mut post = article(NOON, "anna_b", "look");
        post.attached = format!("<div><div>{html}</div></div>");
        let post = only(&post.row());
        assert_eq!(post.media, [kind], "{html}");
        assert!(!post.promoted, "a film's own wrapper is no ad's");
    }
}

#[wasm_bindgen_test]
fn a_quote_s_pictures_are_not_the_post_s_own() {
    let mut post = article(NOON, "anna_b", "look");
    post.attached = quote("bob", "theirs", &photo("bob", 55));
    assert!(only(&post.row()).media.is_empty());
}
