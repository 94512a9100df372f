//! The WebExtension API: hand-written bindings, storage, messaging, alarms. Converts, holds no
//! logic.

pub mod alert;
pub mod clipboard;
pub mod devices;
mod error;
pub mod file;
pub mod keeper;
pub mod messaging;
pub mod notify;
pub mod pages;
pub mod panels;
pub mod permissions;
mod random;
pub mod storage;
pub mod tabs;

pub use error::BrowserError;

use crate::desk::time::Millis;

/// The present moment. The one place where the clock is read.
pub fn now() -> Millis {
    Millis(js_sys::Date::now() as i64)
}

/// How many minutes this computer's local time is ahead of UTC at a moment.
pub fn ahead(at: Millis) -> i32 {
    let date = js_sys::Date::new(&(at.0 as f64).into());
    -(date.get_timezone_offset() as i32)
}

/// The IANA name of this computer's time zone.
pub fn time_zone() -> String {
    let format = js_sys::Intl::DateTimeFormat::default();
    let resolved = js_sys::Reflect::get(&format.resolved_options(), &"timeZone".into());
    let zone = resolved.ok().and_then(|zone| zone.as_string());
    zone.unwrap_or_else(|| "UTC".to_owned())
}
