//! Popup, side panel, options and reports: one module serves all pages of the extension.

mod add_post;
mod diagnostic;
mod figures;
mod options;
mod parts;
mod popup;
mod queue;
pub mod reports;
mod welcome;

use leptos::mount::mount_to_body;

/// Draws the page that this document is, as its body's `data-page` names it.
pub fn open() {
    let page = leptos::prelude::document()
        .body()
        .and_then(|body| body.get_attribute("data-page"));
    match page.as_deref() {
        Some("popup") => mount_to_body(popup::popup),
        Some("desk") => mount_to_body(queue::queue),
        Some("welcome") => mount_to_body(welcome::welcome),
        Some("options") => mount_to_body(options::options),
        _ => {}
    }
}
