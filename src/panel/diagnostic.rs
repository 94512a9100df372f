//! A diagnostic of a page of X to copy into a bug report, shown before it is copied anywhere.

use leptos::html::{details, div, pre, summary};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DomParser, Element, Node, SupportedType};

use super::parts::{Weight, live_note, press};
use crate::browser::tabs::{self, Tab};
use crate::browser::{clipboard, pages};
use crate::desk::diagnostic::{self, DEPTH_AT_MOST, Piece, Source};
use crate::desk::request::{PageQuestion, PageSample};

/// More pieces of a post are never looked at.
const PIECES_AT_MOST: usize = 5_000;

/// A button that copies a diagnostic of the tab that `tab` finds, and what was copied.
pub fn diagnostic<F>(
    tab: impl Fn() -> F + Copy + 'static,
    selectors: impl Fn() -> Option<String> + Copy + 'static,
) -> impl IntoView
where
    F: Future<Output = Option<Tab>> + 'static,
{
    let made = RwSignal::new(String::new());
    let said = RwSignal::new(String::new());
    let copy = move || {
        said.set("Looking at the page…".to_owned());
        let selectors = selectors();
        spawn_local(async move {
            let Some(text) = gather(tab().await, selectors).await else {
                return said.set("No page of X answers: open one, and reload it once.".to_owned());
            };
            said.set(match clipboard::write(&text).await {
                Ok(()) => "Copied. No post's words, names or addresses are in it.".to_owned(),
                Err(_) => "The browser did not give the clipboard: copy it below.".to_owned(),
            });
            made.set(text);
        });
    };
    let shown = move || {
        let text = made.get();
        (!text.is_empty()).then(|| {
            details().child((
                summary().child("What was copied"),
                // It can be scrolled, so the keyboard must reach it.
                pre().class("diagnostic").tabindex("0").child(text),
            ))
        })
    };
    div().class("part diagnostic").child((
        press(Weight::Plain, "Copy a diagnostic of the page", copy),
        live_note(move || said.get()),
        shown,
    ))
}

async fn gather(tab: Option<Tab>, selectors: Option<String>) -> Option<String> {
    let tab = tab?;
    let sample: PageSample = tabs::ask(tab.id, PageQuestion::Sample).await.ok()?;
    Some(diagnostic::write(&Source {
        version: pages::version(),
        browser: window().navigator().user_agent().unwrap_or_default(),
        address: tab.url.unwrap_or_default(),
        selectors,
        health: sample.health,
        cues: sample.cues,
        post: sample.post.as_deref().and_then(pieces),
    }))
}

/// Takes a post's markup apart, in a document in which nothing runs and nothing loads.
fn pieces(markup: &str) -> Option<Vec<Piece>> {
    let parser = DomParser::new().ok()?;
    let parsed = parser.parse_from_string(markup, SupportedType::TextHtml);
    let body = parsed.ok()?.body()?;
    let mut pieces = Vec::new();
    walk(&body, 0, &mut pieces);
    Some(pieces)
}

fn walk(parent: &Node, depth: usize, pieces: &mut Vec<Piece>) {
    let mut child = parent.first_child();
    while let Some(node) = child {
        if pieces.len() >= PIECES_AT_MOST || depth > DEPTH_AT_MOST {
            return;
        }
        match node.dyn_ref::<Element>() {
            Some(element) => {
                let names = element.get_attribute_names();
                let names = names.iter().filter_map(|name| name.as_string());
                pieces.push(Piece::Element {
                    depth,
                    tag: element.local_name(),
                    attributes: names
                        .map(|name| {
                            let value = element.get_attribute(&name).unwrap_or_default();
                            (name, value)
                        })
                        .collect(),
                });
                walk(element, depth + 1, pieces);
            }
            None if node.node_type() == Node::TEXT_NODE => pieces.push(Piece::Words { depth }),
            None => {}
        }
        child = node.next_sibling();
    }
}
