//! The page that a test is tried on, and what is taken back after it.

use careline::desk::post::{Post, PostId};
use careline::desk::request::{PageHealth, PageReading};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, Window};

pub fn window() -> Window {
    web_sys::window().unwrap()
}

pub fn document() -> Document {
    window().document().unwrap()
}

const ROOT: &str = "page-of-a-test";

/// A piece of page; dropping it removes it and takes the address back.
pub struct Page {
    pub root: Element,
    before: String,
}

impl Page {
    pub fn of(html: &str) -> Self {
        // A test that failed could not take its page back.
        if let Some(left) = document().get_element_by_id(ROOT) {
            left.remove();
        }
        let root = document().create_element("div").unwrap();
        root.set_id(ROOT);
        root.set_inner_html(html);
        document().body().unwrap().append_child(&root).unwrap();
        let before = window().location().pathname().unwrap();
        Self { root, before }
    }

    /// The same at another address of the same host.
    pub fn at(path: &str, html: &str) -> Self {
        let page = Self::of(html);
        go(path);
        page
    }

    pub fn find(&self, selector: &str) -> Element {
        self.root.query_selector(selector).unwrap().unwrap()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.root.remove();
        go(&self.before);
    }
}

fn go(path: &str) {
    let history = window().history().unwrap();
    history
        .replace_state_with_url(&JsValue::NULL, "", Some(path))
        .unwrap();
}

pub fn read() -> PageReading {
    careline::page::read(&document())
}

pub fn health() -> PageHealth {
    careline::page::health(&document())
}

/// The posts read on a piece of page.
pub fn posts(html: &str) -> Vec<Post> {
    let _page = Page::of(html);
    read().posts
}

/// The one post read on a piece of page.
pub fn only(html: &str) -> Post {
    let posts = posts(html);
    assert_eq!(posts.len(), 1, "{posts:#?}");
    posts.into_iter().next().unwrap()
}

pub fn id(id: u64) -> Option<PostId> {
    Some(PostId::new(id))
}

/// Handles as texts.
pub fn names(handles: &[careline::desk::post::Handle]) -> Vec<&str> {
    handles
        .iter()
        .map(careline::desk::post::Handle::as_str)
        .collect()
}

/// Waits for the next frame of the screen.
pub async fn frame() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        window().request_animation_frame(&resolve).unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}
