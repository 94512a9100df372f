//! Which composer belongs to a post.

use careline::desk::post::Post;
use careline::page::composer::{Composer, ComposerError};
use careline::page::gesture::TrustedGesture;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::markup::{Article, NOON, SECOND, article, list, row};
use crate::page::{Page, document, read};

/// X's rich editor with a text in it.
pub fn editor(place: &str, lines: &[&str]) -> String {
    let blocks: String = lines
        .iter()
        .map(|line| {
            let run = if line.is_empty() {
                "<br data-text=\"true\">".to_owned()
            } else {
                format!("<span data-text=\"true\">{line}</span>")
            };
            format!(r#"<div data-block="true"><div><span>{run}</span></div></div>"#)
        })
        .collect();
    format!(
        r#"<div id="{place}"><div data-testid="UserAvatar-Container-acmehelp"></div><div data-testid="tweetTextarea_0_label"><div data-testid="tweetTextarea_0RichTextInputContainer"><div data-testid="tweetTextarea_0" role="textbox" contenteditable="true"><div data-contents="true">{blocks}</div></div></div></div></div>"#
    )
}

pub fn dialog(above: &str, editor: &str) -> String {
    format!(
        r#"<div role="dialog" aria-modal="true" aria-labelledby="modal-header"><h2 id="modal-header">Compose</h2>{above}<div>{editor}</div></div>"#
    )
}

/// A home page with its own box and two posts, the first of which is asked for.
pub fn home() -> String {
    let posts = [
        row(&editor("home", &["a post of my own"])),
        article(NOON, "anna_b", "help").row(),
        article(NOON + SECOND, "bob", "help").row(),
    ];
    list(&posts)
}

pub fn asked() -> Post {
    read()
        .posts
        .into_iter()
        .find(|post| post.id == crate::page::id(NOON))
        .unwrap()
}

/// Which box is found for the post asked for, by the place it was given.
fn found() -> Result<String, ComposerError> {
    Composer::find(&document(), &asked()).map(|composer| composer.text())
}

/// X's copy of a post above the box of a dialog: without buttons, and here without a link.
fn copy(mut post: Article, time: &str) -> String {
    post.time = false;
    let shown = format!(r#"<div dir="ltr" aria-hidden="true"><span>·</span></div>{time}"#);
    let html = post.html().replace(
        r#"<div dir="ltr" aria-hidden="true"><span>·</span></div>"#,
        &shown,
    );
    let buttons = html.find(r#"<div><div role="group">"#).unwrap();
    html[..buttons].to_owned() + "</div></div></div></div></article>"
}

#[wasm_bindgen_test]
fn with_no_reply_open_the_agent_is_told_to_open_it() {
    let _page = Page::of(&home());
    assert_eq!(
        found(),
        Err(ComposerError::NotOpen),
        "the home box is never taken"
    );
}

#[wasm_bindgen_test]
fn the_dialog_that_shows_the_post_above_its_box_is_found() {
    let above = article(NOON, "anna_b", "help").html();
    let _page = Page::of(&(dialog(&above, &editor("dialog", &["one", "", "three"])) + &home()));
    assert_eq!(found(), Ok("one\n\nthree".to_owned()));
}

#[wasm_bindgen_test]
fn a_dialog_for_another_post_is_not_taken() {
    let above = article(NOON + SECOND, "bob", "help").html();
    let _page = Page::of(&(dialog(&above, &editor("dialog", &[""])) + &home()));
    assert_eq!(found(), Err(ComposerError::OtherPost));
}

#[wasm_bindgen_test]
fn a_dialog_for_a_new_post_is_not_taken() {
    let _page = Page::of(&(dialog("", &editor("dialog", &[""])) + &home()));
    assert_eq!(found(), Err(ComposerError::OtherPost));
}

#[wasm_bindgen_test]
fn a_copy_without_a_link_is_known_by_its_author_and_its_second() {
    let time = r#"<time datetime="2024-03-01T12:00:00.000Z">1h</time>"#;
    let above = copy(article(NOON, "anna_b", "help"), time);
    let page = Page::of(&(dialog(&above, &editor("dialog", &[""])) + &home()));
    assert!(found().is_ok());
    drop(page);
    let later = copy(
        article(NOON, "anna_b", "help"),
        &time.replace("12:00:00", "12:00:01"),
    );
    let page = Page::of(&(dialog(&later, &editor("dialog", &[""])) + &home()));
    assert_eq!(found(), Err(ComposerError::OtherPost));
    drop(page);
    let other = copy(article(NOON, "mallory", "help"), time);
    let _page = Page::of(&(dialog(&other, &editor("dialog", &[""])) + &home()));
    assert_eq!(found(), Err(ComposerError::OtherPost));
}

#[wasm_bindgen_test]
fn a_copy_without_even_a_time_is_known_by_its_words_if_nobody_else_has_them() {
    let above = copy(article(NOON, "anna_b", "help"), "");
    let page = Page::of(&(dialog(&above, &editor("dialog", &[""])) + &home()));
    assert!(found().is_ok());
    drop(page);
    let again = article(NOON + 2 * SECOND, "anna_b", "help").row();
    let _page = Page::of(&(dialog(&above, &editor("dialog", &[""])) + &home() + &again));
    assert_eq!(
        found(),
        Err(ComposerError::Unclear),
        "two posts have these words"
    );
}

#[wasm_bindgen_test]
fn the_inline_box_belongs_to_the_post_of_its_own_page_alone() {
    let mut focal = article(NOON, "anna_b", "help");
    focal.tabindex = -1;
    let inline = format!(
        r#"{}<div data-testid="inline_reply_offscreen">{}</div>"#,
        focal.html(),
        editor("inline", &["so far"])
    );
    let rows = [row(&inline), article(NOON + SECOND, "bob", "me too").row()];
    let _page = Page::at(&format!("/anna_b/status/{NOON}"), &list(&rows));
    assert_eq!(found(), Ok("so far".to_owned()));
    let bob = read()
        .posts
        .into_iter()
        .find(|post| post.author.as_str() == "bob")
        .unwrap();
    let refused = Composer::find(&document(), &bob).map(|composer| composer.text());
    assert_eq!(refused, Err(ComposerError::OtherPost));
}

#[wasm_bindgen_test]
fn a_dialog_in_front_hides_the_inline_box_behind_it() {
    let mut focal = article(NOON, "anna_b", "help");
    focal.tabindex = -1;
    let inline = format!(
        r#"{}<div data-testid="inline_reply_offscreen">{}</div>"#,
        focal.html(),
        editor("inline", &[""])
    );
    let above = article(NOON + SECOND, "bob", "me too").html();
    let html = dialog(&above, &editor("dialog", &[""])) + &list(&[row(&inline)]);
    let _page = Page::at(&format!("/anna_b/status/{NOON}"), &html);
    assert_eq!(found(), Err(ComposerError::OtherPost));
}

#[wasm_bindgen_test]
fn the_plain_box_of_the_mobile_layout_is_found() {
    let above = article(NOON, "anna_b", "help").html();
    let html = format!(
        r#"<main role="main">{above}<div data-testid="tweetTextarea_0"><textarea>typed</textarea></div></main>"#
    );
    let _page = Page::at("/compose/post", &html);
    assert_eq!(found(), Ok("typed".to_owned()));
}

#[wasm_bindgen_test]
fn in_an_editor_of_any_make_a_paragraph_is_a_line_and_so_is_each_break() {
    let paragraphs = concat!(
        "<p><span>Hi, </span><span>#Acme</span><br><br><span>we look</span></p>",
        "<p><br></p><p><span>into it</span><br><br></p>",
    );
    let other = editor("dialog", &[]).replace(r#"<div data-contents="true"></div>"#, paragraphs);
    let above = article(NOON, "anna_b", "help").html();
    let _page = Page::of(&(dialog(&above, &other) + &home()));
    assert_eq!(found().unwrap(), "Hi, #Acme\n\nwe look\n\ninto it\n");
}

#[wasm_bindgen_test]
fn an_event_that_a_script_made_is_no_gesture() {
    let event = web_sys::Event::new("click").unwrap();
    assert!(TrustedGesture::of(&event).is_none());
}
