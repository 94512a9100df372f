//! What can fail under the desk, each with the sentence that an agent reads.

use super::chip::span;
use super::time::Duration;

/// Why the browser did not read or write storage; the browser's own words are kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StorageFault {
    /// There is no room on the disk.
    #[error(
        "This computer's disk is full: nothing new is stored until there is room on it. What was shown \
         as done is safe. ({0})"
    )]
    DiskFull(String),
    /// The browser allows the extension no more.
    #[error(
        "The browser gives Careline no more room: export the desk, then keep texts for a shorter time \
         (Options, Privacy). What was shown as done is safe. ({0})"
    )]
    NoMoreRoom(String),
    /// Anything else.
    #[error(
        "The browser's storage failed: nothing new is stored. If it goes on, restart the browser. What was \
         shown as done is safe. ({0})"
    )]
    Refused(String),
}

impl StorageFault {
    /// What these words of a browser mean.
    ///
    /// Chromium says `Resource::kQuotaBytes quota exceeded` and, from LevelDB, `IO error: …
    /// FILE_ERROR_NO_SPACE` or `No space left on device`; Firefox `QuotaExceededError` and
    /// `NS_ERROR_FILE_NO_DEVICE_SPACE`.
    pub fn of(words: &str) -> Self {
        let says = |parts: &[&str]| parts.iter().any(|part| words.contains(part));
        let kept = words.to_owned();
        if says(&["NO_SPACE", "No space", "NO_DEVICE_SPACE", "disk is full"]) {
            Self::DiskFull(kept)
        } else if says(&["uota"]) {
            Self::NoMoreRoom(kept)
        } else {
            Self::Refused(kept)
        }
    }
}

/// How far this computer's clock may lag behind the desk's latest entry before it is told: people set
/// clocks by hand, and devices differ.
const CLOCK_MAY_LAG: Duration = Duration::minutes(5);

/// What is said of a clock that lags so far behind the desk's latest entry; `None` where it hardly does.
pub fn clock_lag(lag: Duration) -> Option<String> {
    (lag > CLOCK_MAY_LAG).then(|| {
        format!(
            "This computer's clock is {} behind the desk's latest entry: set it right, or waits look \
             shorter than they are. The log keeps its order all the same.",
            span(lag)
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_browser_s_words_are_understood() {
        for (words, sentence) in [
            (
                "Resource::kQuotaBytes quota exceeded",
                "The browser gives Careline no more room",
            ),
            (
                "QuotaExceededError: storage.local API call exceeded its quota limitations.",
                "The browser gives Careline no more room",
            ),
            (
                "IO error: /p/000003.log: FILE_ERROR_NO_SPACE (ChromeMethodBFE: 9)",
                "This computer's disk is full",
            ),
            (
                "NS_ERROR_FILE_NO_DEVICE_SPACE",
                "This computer's disk is full",
            ),
            (
                "An unexpected error occurred",
                "The browser's storage failed",
            ),
        ] {
            let said = StorageFault::of(words).to_string();
            assert!(said.starts_with(sentence), "{said}");
            assert!(said.contains(words), "{said}");
        }
    }

    #[test]
    fn a_clock_that_lags_is_told_and_a_small_difference_is_not() {
        assert_eq!(clock_lag(Duration::minutes(5)), None);
        assert_eq!(clock_lag(Duration::minutes(-90)), None);
        let said = clock_lag(Duration::hours(3)).unwrap();
        assert!(said.contains("3 h 00 behind"), "{said}");
    }
}
