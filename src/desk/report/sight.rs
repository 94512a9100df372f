//! How much of a brand's contacts was in sight: the coverage beside every rate, and the gaps in it.

use crate::desk::brand::Brand;
use crate::desk::coverage::{Coverage, Stretch, Surface, stretches};
use crate::desk::report::asked::Asked;
use crate::desk::report::figure::{Value, share};
use crate::desk::time::{Duration, Millis};

/// What coverage means.
pub const DEFINITION: &str = "The share of the time in which X's Latest search for the brand's handles was seen without a hole: \
     posts in neighbouring cells. A gap lies between two such runs; customers who posted in it are in \
     no figure. Home, Trends and Top show posts and cover nothing.";

/// How much was in sight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sight {
    /// The time that was covered.
    pub covered: Duration,
    /// Of how much.
    pub of: Duration,
    /// The stretches that nobody saw, oldest first.
    pub gaps: Vec<Gap>,
}

/// A stretch between two runs, which nobody saw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Its beginning.
    pub from: Millis,
    /// Its end.
    pub until: Millis,
    /// X's own search for what was posted in it.
    pub link: String,
}

impl Sight {
    /// The coverage, in tenths of a percent.
    pub fn share(&self) -> Value {
        let whole = |length: Duration| usize::try_from(length.0 / 1000).unwrap_or_default();
        share(whole(self.covered), whole(self.of))
    }

    /// Whether too little was in sight for a rate to be read: less than so many percent.
    pub fn is_too_little(&self, percent: u32) -> bool {
        match self.share() {
            Value::Tenths(tenths) => tenths < u64::from(percent) * 10,
            _ => true,
        }
    }
}

/// How much of what customers said to a brand was in sight, in the time that is asked for: without one,
/// from the first run to the last. `None` where no run shows it.
pub fn sight(coverage: &Coverage, brand: &Brand, asked: &Asked) -> Option<Sight> {
    // Who addresses one handle need not address another: each must have been in sight.
    let mut handles = brand
        .addressable()
        .map(|handle| seen_of(coverage, &handle.key()));
    let first = handles.next()?;
    let seen = handles.fold(first, |seen, other| both(&seen, &other));
    let from = asked
        .from
        .or_else(|| seen.first().map(|first| first.from))?;
    let until = asked.until.or_else(|| seen.last().map(|last| last.until))?;
    let period = Stretch {
        from,
        until: until.min(asked.now),
    };
    let within = both(&seen, &[period]);
    let covered = within.iter().map(|stretch| stretch.until - stretch.from);
    let covered = covered.fold(Duration(0), |sum, length| Duration(sum.0 + length.0));
    let gaps = within.windows(2).filter_map(|pair| match pair {
        [before, after] => Some(Gap {
            from: before.until,
            until: after.from,
            link: link(brand, before.until, after.from),
        }),
        _ => None,
    });
    (!within.is_empty()).then(|| Sight {
        covered,
        of: period.until - period.from,
        gaps: gaps.collect(),
    })
}

/// The stretches in which every post that tags a handle was seen.
fn seen_of(coverage: &Coverage, handle: &str) -> Vec<Stretch> {
    let surfaces = coverage.surfaces();
    let surfaces = surfaces.filter(|(surface, _)| shows_all_of(surface, handle));
    stretches(surfaces.flat_map(|(_, spans)| spans))
}

/// The time that lies in stretches of both, which are each in order and apart.
fn both(one: &[Stretch], other: &[Stretch]) -> Vec<Stretch> {
    let mut shared = Vec::new();
    let (mut left, mut right) = (one.iter().peekable(), other.iter().peekable());
    while let (Some(first), Some(second)) = (left.peek(), right.peek()) {
        let stretch = Stretch {
            from: first.from.max(second.from),
            until: first.until.min(second.until),
        };
        if stretch.from <= stretch.until {
            shared.push(stretch);
        }
        if first.until <= second.until {
            left.next();
        } else {
            right.next();
        }
    }
    shared
}

/// Whether a timeline shows every post that tags a handle: a search for it, alone or as one of several
/// words of which any will do.
fn shows_all_of(surface: &Surface, handle: &str) -> bool {
    let Surface::Search { query } = surface else {
        return false;
    };
    let query = query.to_lowercase();
    let words =
        query.split(|character: char| character.is_whitespace() || "()".contains(character));
    let is_limit = |word: &&str| {
        ["since:", "until:", "since_time:", "until_time:"]
            .iter()
            .any(|limit| word.starts_with(limit))
    };
    let words = words.filter(|word| !word.is_empty() && !is_limit(word));
    let (ors, words): (Vec<&str>, Vec<&str>) = words.partition(|word| *word == "or");
    // Without an OR between each two of them, all words must occur.
    ors.len() + 1 == words.len() && words.contains(&format!("@{handle}").as_str())
}

/// The address of X's own search for what customers said to a brand in a stretch of time.
fn link(brand: &Brand, from: Millis, until: Millis) -> String {
    let handles: Vec<String> = brand
        .addressable()
        .map(|handle| format!("%40{handle}"))
        .collect();
    let since = from.0.div_euclid(1000);
    // The search takes whole seconds, and leaves out the last.
    let until = until.0.div_euclid(1000) + 1;
    format!(
        "https://x.com/search?q=({})%20since_time%3A{since}%20until_time%3A{until}&src=typed_query&f=live",
        handles.join("%20OR%20")
    )
}
