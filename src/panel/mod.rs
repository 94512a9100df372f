//! Popup, side panel, options and reports: one module serves all pages of the extension.

mod desk_page;
mod figures;
mod options;
mod parts;
mod popup;

use leptos::mount::mount_to_body;

/// Draws the page that this document is, as its body's `data-page` names it.
pub fn open() {
    let page = leptos::prelude::document()
        .body()
        .and_then(|body| body.get_attribute("data-page"));
    match page.as_deref() {
        Some("popup") => mount_to_body(popup::popup),
        Some("desk") => mount_to_body(desk_page::desk),
        Some("options") => mount_to_body(options::options),
        _ => {}
    }
}
