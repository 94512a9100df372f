//! What to do when X has changed its page.

use leptos::html::{h2, p, section};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::super::diagnostic::diagnostic;
use super::super::parts::ask;
use super::selectors::selectors;
use crate::browser::tabs::{self, Tab};
use crate::desk::request::{PageHealth, PageQuestion, Reply, Request};

/// The section for when X has changed its page.
pub fn diagnostics() -> impl IntoView {
    let loaded = RwSignal::new(None::<String>);
    spawn_local(async move {
        if let Ok(Reply::Overview { overview }) = ask(&Request::Overview).await {
            loaded.set(overview.selectors);
        }
    });
    section().id("diagnostics").child((
        h2().child("Diagnostics"),
        p().class("lead").child(
            "When X changes its page, posts may not be read for a while. A diagnostic says what \
             Careline finds on a page of X: counts, and how a post that is not read is built. Every \
             text, name, handle, number and address is left out.",
        ),
        diagnostic(page_of_x, move || loaded.get_untracked()),
        selectors(loaded),
    ))
}

/// The first tab of X whose content script answers.
async fn page_of_x() -> Option<Tab> {
    for tab in tabs::of_x().await {
        let answer: Result<PageHealth, _> = tabs::ask(tab.id, PageQuestion::Health).await;
        if answer.is_ok() {
            return Some(tab);
        }
    }
    None
}
