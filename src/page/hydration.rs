//! When X's page has come alive, so that drawing onto it can't disturb its start.

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AddEventListenerOptions, Document, IdleRequestOptions, Window};

/// The longest wait for an idle moment after loading, in milliseconds: a page that plays films is
/// never idle.
const IDLE_LIMIT_MS: u32 = 2_000;

/// Waits until X's page has come alive.
///
/// Where a server sends the page with its posts, React first takes over the nodes that are there
/// and expects to find them as they were sent. It does so in the page's own scripts, which have all
/// run when the page has loaded, and in tasks that follow one another without a pause. So: loaded,
/// and then the first moment in which the browser has nothing else to do. What React itself does to
/// its nodes can't be seen from here (its marks on them belong to the page's world), and taking
/// over a page need not change a single node, so no change is waited for; posts that appear after
/// that moment were made by React and need no wait at all. A page that was saved comes through the
/// same way.
pub async fn hydrated(document: &Document) {
    let Some(window) = document.default_view() else {
        return;
    };
    if document.ready_state() != "complete" {
        wait(|resolve| when_loaded(&window, resolve)).await;
    }
    wait(|resolve| when_idle(&window, resolve)).await;
}

async fn wait(begin: impl Fn(&Function) -> Result<(), JsValue>) {
    let promise = Promise::new(&mut |resolve, _| {
        if begin(&resolve).is_err() {
            // Where there is nothing to wait for, the wait is over; a resolver does not throw.
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    });
    // The promise is only ever resolved.
    let _ = JsFuture::from(promise).await;
}

fn when_loaded(window: &Window, resolve: &Function) -> Result<(), JsValue> {
    let once = AddEventListenerOptions::new();
    once.set_once(true);
    window.add_event_listener_with_callback_and_add_event_listener_options("load", resolve, &once)
}

fn when_idle(window: &Window, resolve: &Function) -> Result<(), JsValue> {
    let options = IdleRequestOptions::new();
    options.set_timeout(IDLE_LIMIT_MS);
    window
        .request_idle_callback_with_options(resolve.unchecked_ref(), &options)
        .map(drop)
}
