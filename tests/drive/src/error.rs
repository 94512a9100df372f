//! What can go wrong between a test and its browser.

use std::{io, path::PathBuf};

use thirtyfour::error::WebDriverError;

/// Why a browser could not be driven.
#[derive(Debug, thiserror::Error)]
pub enum DriveError {
    /// A driver program is not where it was looked for.
    #[error("{0} is missing: `cargo xtask test` installs it, or name it in the variable {1}")]
    NoDriver(&'static str, &'static str),
    /// A driver program ended, or said nothing, before it could be spoken to.
    #[error("{program} did not start: {said}")]
    DriverSilent {
        /// The program's name.
        program: String,
        /// The last thing it said.
        said: String,
    },
    /// The extension's directory holds no manifest that can be read.
    #[error("there is no built extension in {0}: run `cargo xtask build` first")]
    NoExtension(PathBuf),
    /// The browser refused a command.
    #[error("{}", first_line(.0))]
    Browser(#[source] Box<WebDriverError>),
    /// What was waited for did not come.
    #[error("waited {seconds} s in vain for {what}")]
    Timeout {
        /// What was waited for.
        what: String,
        /// How long.
        seconds: u64,
    },
    /// The extension answered with an error, or not at all.
    #[error("the extension did not answer: {0}")]
    Extension(String),
    /// An address that is none of X's.
    #[error("{0} is no https address of X: it is one of x.com, twitter.com and their subdomains")]
    ForeignAddress(String),
    /// The local server could not be set up.
    #[error("can't serve X's addresses on loopback: {0}")]
    Server(String),
    /// A file or process could not be handled.
    #[error("{what}: {source}")]
    Io {
        /// What was being done.
        what: String,
        /// Why it failed.
        source: io::Error,
    },
}

impl DriveError {
    /// Makes an error of an [`io::Error`], for `map_err`.
    pub(crate) fn io(what: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let what = what.into();
        move |source| Self::Io { what, source }
    }
}

impl From<WebDriverError> for DriveError {
    fn from(error: WebDriverError) -> Self {
        Self::Browser(Box::new(error))
    }
}

/// Drivers append their stack traces to what they say.
fn first_line(error: &WebDriverError) -> String {
    error
        .to_string()
        .lines()
        .next()
        .unwrap_or_default()
        .to_owned()
}
