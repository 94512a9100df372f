//! The WebExtension API: hand-written bindings, storage, messaging, alarms. Converts, holds no
//! logic.

mod error;
pub mod messaging;
pub mod storage;

pub use error::BrowserError;
