//! What to do when X has changed its page.

use leptos::html::{h2, p, section};
use leptos::prelude::*;

use super::super::diagnostic::diagnostic;
use crate::browser::tabs::{self, Tab};
use crate::desk::request::PageQuestion;

/// The section for when X has changed its page.
pub fn diagnostics() -> impl IntoView {
    section().id("diagnostics").child((
        h2().child("Diagnostics"),
        p().class("lead").child(
            "When X changes its page, posts may not be read for a while. A diagnostic says what \
             Careline finds on a page of X: counts, and how a post that is not read is built. Every \
             text, name, handle, number and address is left out.",
        ),
        diagnostic(page_of_x, || None),
    ))
}

/// The first tab of X whose content script answers.
async fn page_of_x() -> Option<Tab> {
    for tab in tabs::of_x().await {
        let answer: Result<crate::desk::request::PageHealth, _> =
            tabs::ask(tab.id, PageQuestion::Health).await;
        if answer.is_ok() {
            return Some(tab);
        }
    }
    None
}
