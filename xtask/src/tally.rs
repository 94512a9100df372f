//! Counting what checks did.

use std::{fmt, ops::AddAssign};

/// How many checks passed, failed and were skipped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Those that held.
    pub passed: usize,
    /// Those that did not.
    pub failed: usize,
    /// Those that did not take place.
    pub skipped: usize,
}

impl Tally {
    /// One check, passed.
    pub const PASSED: Self = Self {
        passed: 1,
        failed: 0,
        skipped: 0,
    };
    /// One check, failed.
    pub const FAILED: Self = Self {
        passed: 0,
        failed: 1,
        skipped: 0,
    };

    /// One check, skipped; says why.
    pub fn skipped(why: &str) -> Self {
        eprintln!("skipped: {why}");
        Self {
            passed: 0,
            failed: 0,
            skipped: 1,
        }
    }

    /// What test programs counted in what they printed, and the lines in which a test says that it
    /// skipped something.
    pub fn of_output(text: &str) -> Self {
        let mut tally = Self::default();
        for line in text.lines().map(str::trim_start) {
            if let Some(counts) = line.strip_prefix("test result: ") {
                tally.passed += count(counts, " passed");
                tally.failed += count(counts, " failed");
                tally.skipped += count(counts, " ignored");
            } else if line.starts_with("skipped: ") {
                tally.skipped += 1;
            }
        }
        tally
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            passed,
            failed,
            skipped,
        } = self;
        write!(
            formatter,
            "{passed} passed, {failed} failed, {skipped} skipped"
        )
    }
}

/// The number before a word.
fn count(text: &str, word: &str) -> usize {
    text.split_once(word)
        .and_then(|(before, _)| before.rsplit([' ', ';']).next()?.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_summed_over_programs() {
        let text = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s\n\
            skipped: no captures\n\
            test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out\n";
        assert_eq!(
            Tally::of_output(text),
            Tally {
                passed: 15,
                failed: 2,
                skipped: 2
            }
        );
        assert_eq!(
            Tally::of_output("error: could not compile"),
            Tally::default()
        );
    }
}
