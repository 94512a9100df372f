//! The browser's sync (`storage.sync`) and the alarm by which it is written: what lies there is handed
//! to the desk, and what the desk wants written is written.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use futures_channel::oneshot;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::error::{BrowserError, words};
use super::keeper::Keeper;
use super::storage::entries;
use crate::desk::devices::exchange::{DevicesAsk, Outgoing};
use crate::desk::devices::share::keys_of;
use crate::desk::event::DeviceId;
use crate::desk::request::{Reply, Request};
use crate::desk::serve::Served;

/// The alarm.
pub const ALARM: &str = "devices";

/// The name under which `background.js` tells of changes in the browser's sync.
pub const CHANGED: &str = "devices.changed";

/// After how many minutes what was done is given out: the least that alarms know.
const SOON: f64 = 0.5;

/// After how many minutes a round goes on for which the browser's limits were too tight.
const LATER: f64 = 1.0;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "sync"], js_name = get, catch)]
    async fn sync_get(keys: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "storage", "sync"], js_name = set, catch)]
    async fn sync_set(items: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "storage", "sync"], js_name = remove, catch)]
    async fn sync_remove(keys: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "alarms"], js_name = create, catch)]
    fn create_alarm(name: &str, details: &JsValue) -> Result<JsValue, JsValue>;
}

thread_local! {
    /// Whether the alarm is set: setting it again would put it off.
    static IS_SET: Cell<bool> = const { Cell::new(false) };
    /// The end of the round before: two at once would write over each other.
    static BEFORE: RefCell<Option<oneshot::Receiver<()>>> = const { RefCell::new(None) };
    /// What went wrong last, for as long as the background lives.
    static TROUBLE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Asks the desk about the person's devices and writes what it wants written.
///
/// # Errors
/// [`BrowserError::Sync`] when the browser's sync can't be read, or when who leaves can't take back
/// what they gave out.
pub async fn ask(keeper: &'static Keeper, ask: DevicesAsk) -> Result<Served, BrowserError> {
    let (done, end) = oneshot::channel::<()>();
    let before = BEFORE.with(|before| before.borrow_mut().replace(end));
    if let Some(before) = before {
        // A round that broke off is over as well.
        let _ = before.await;
    }
    let outcome = round(keeper, ask).await;
    // Whoever waited may be gone.
    let _ = done.send(());
    outcome
}

/// Has what was done given out soon.
pub fn soon() {
    if !IS_SET.replace(true) {
        set_alarm(SOON);
    }
}

/// The alarm has gone off.
pub fn woke() {
    IS_SET.set(false);
}

async fn round(keeper: &'static Keeper, ask: DevicesAsk) -> Result<Served, BrowserError> {
    let items = entries(&sync_get(&JsValue::NULL).await.map_err(sync_error)?);
    if ask == (DevicesAsk::Switch { on: false }) {
        // First what lies elsewhere: who is switched off has no share there.
        write(&leaving(keeper, &items).await).await?;
    }
    let mut served = keeper.serve(Request::Devices { ask, items }).await;
    if let Reply::Devices { devices, outgoing } = &mut served.reply {
        let wrote = write(outgoing).await;
        if outgoing.more || wrote.is_err() {
            set_alarm(LATER);
        }
        if ask != DevicesAsk::View {
            let trouble = wrote.err().map(|error| error.to_string());
            TROUBLE.with(|known| known.replace(trouble));
        }
        devices.trouble = TROUBLE.with(|known| known.borrow().clone());
    }
    Ok(served)
}

/// What takes back all that this device gave out.
async fn leaving(keeper: &'static Keeper, items: &BTreeMap<String, String>) -> Outgoing {
    let ask = DevicesAsk::View;
    let items = items.clone();
    let seen = keeper.serve(Request::Devices {
        ask,
        items: items.clone(),
    });
    let Reply::Devices { devices, .. } = seen.await.reply else {
        return Outgoing::default();
    };
    Outgoing {
        remove: keys_of(&items, &DeviceId(devices.own)),
        ..Outgoing::default()
    }
}

async fn write(outgoing: &Outgoing) -> Result<(), BrowserError> {
    if !outgoing.remove.is_empty() {
        let names = outgoing.remove.iter().map(|key| JsValue::from_str(key));
        let names: Array = names.collect();
        sync_remove(&names).await.map_err(sync_error)?;
    }
    if !outgoing.set.is_empty() {
        let items = object(&outgoing.set);
        sync_set(&items).await.map_err(sync_error)?;
    }
    Ok(())
}

fn object(values: &BTreeMap<String, String>) -> JsValue {
    let items = Object::new();
    for (key, value) in values {
        // Setting a property of a fresh plain object can't fail.
        drop(Reflect::set(&items, &key.into(), &value.into()));
    }
    items.into()
}

fn set_alarm(minutes: f64) {
    let details = Object::new();
    // As above.
    drop(Reflect::set(
        &details,
        &"delayInMinutes".into(),
        &minutes.into(),
    ));
    // A browser that refuses it gives out what was done with the next change.
    drop(create_alarm(ALARM, &details));
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "it is passed to map_err by name"
)]
fn sync_error(error: JsValue) -> BrowserError {
    BrowserError::Sync(words(&error))
}
