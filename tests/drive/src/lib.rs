//! Starts and ends real browsers with the unpacked extension, on pages served under X's addresses.
//!
//! A [`Site`] says what `https://x.com` answers; it is served on loopback behind a proxy that knows
//! X's hosts, refuses every other, and writes down who asked for what. [`Session::start`] opens a
//! browser that can reach nothing else. Whatever the test does or however it ends, the browser ends
//! with it.
//!
//! ```no_run
//! # async fn example() -> Result<(), careline_drive::DriveError> {
//! use careline_drive::{Browser, Launch, Policy, Site};
//!
//! let site = Site::page("https://x.com/home", "<!doctype html><h1>Home</h1>")?;
//! let session = Launch::new(Browser::Firefox, "dist/firefox", site.policy(Policy::AllowsWasm))
//!     .start()
//!     .await?;
//! session.goto("https://x.com/home").await?;
//! let chip = session.find("careline-chip").await?;
//! session.shadow(&chip).await?.find("button").await?.click().await?;
//! session.quit().await
//! # }
//! ```

mod agent;
mod browser;
mod error;
mod extension;
mod guard;
mod policy;
mod proxy;
mod raw;
mod session;
mod shadow;
mod site;

pub use crate::{
    agent::{Agent, ChipText},
    browser::Browser,
    error::DriveError,
    policy::Policy,
    session::{Launch, Session, Tab},
    shadow::Shadow,
    site::{HOSTS, PolicyReport, Request, Site, Traffic},
};

/// The driver library that a session's elements and keys come from.
pub use thirtyfour;

/// The web server library that a site's routes are written in.
pub use axum;
