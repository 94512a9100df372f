//! The WebExtension API: hand-written bindings, storage, messaging, alarms. Converts, holds no
//! logic.

pub mod alert;
mod error;
pub mod file;
pub mod keeper;
pub mod messaging;
pub mod pages;
pub mod permissions;
mod random;
pub mod storage;
pub mod tabs;
pub mod watch;

pub use error::BrowserError;

use crate::desk::time::Millis;

/// The present moment. The one place where the clock is read.
pub fn now() -> Millis {
    Millis(js_sys::Date::now() as i64)
}
