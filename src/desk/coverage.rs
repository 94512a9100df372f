//! Coverage: which stretches of which timelines were seen without a hole.
//!
//! A page shows a part of a timeline, and what lies between two parts nobody knows. Coverage is claimed
//! for a run alone: posts in neighbouring cells of a timeline that X keeps in the order of time. A gap
//! lies between two runs of one such timeline. Other surfaces show posts and cover nothing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::post::{Handle, PostId};
use super::state::Desk;
use super::store::COVERAGE;
use super::store::value::encode;
use super::time::{Duration, Millis};

/// A timeline that X keeps in the order of time.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Surface {
    /// A search, shown by latest.
    Search {
        /// What was searched for.
        query: String,
    },
    /// Those whom the viewer follows, by latest.
    Following,
    /// An account's own posts.
    Profile {
        /// The account.
        handle: Handle,
    },
    /// A list.
    List {
        /// Its number.
        id: String,
    },
}

/// Posts seen in neighbouring cells of a timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// The timeline.
    pub surface: Surface,
    /// The oldest post of the run.
    pub oldest: PostId,
    /// The newest.
    pub newest: PostId,
}

/// A stretch of a timeline that was seen without a hole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// Its oldest post.
    pub oldest: PostId,
    /// Its newest.
    pub newest: PostId,
}

/// How many stretches of one timeline are kept. The oldest are dropped: less is claimed than was seen.
const SPANS: usize = 2_000;

/// How many timelines are kept. Those that end earliest are dropped.
const SURFACES: usize = 200;

/// How long what is searched for may be, in bytes: longer is invented.
const QUERY_LENGTH: usize = 1_000;

/// What was seen of every timeline. Adding is union: in any order, any number of times.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Coverage {
    seen: Vec<Seen>,
}

/// The stretches of one timeline, oldest first; none touches another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Seen {
    surface: Surface,
    spans: Vec<Span>,
}

impl Surface {
    /// The words that name a timeline, to be shown beside what was seen of it.
    pub fn words(&self) -> String {
        match self {
            Self::Search { query } => format!("Latest: {query}"),
            Self::Following => "Following".to_owned(),
            Self::Profile { handle } => format!("@{handle}"),
            Self::List { id } => format!("List {id}"),
        }
    }
}

impl Coverage {
    /// Adds a run; says whether that changed anything. A run whose ends are exchanged or whose posts
    /// hold no time claims nothing.
    pub fn add(&mut self, run: Run) -> bool {
        let has_time = |post: PostId| post.created_at().is_some();
        let is_too_long =
            matches!(&run.surface, Surface::Search { query } if query.len() > QUERY_LENGTH);
        if run.oldest > run.newest || !has_time(run.oldest) || is_too_long {
            return false;
        }
        let span = Span {
            oldest: run.oldest,
            newest: run.newest,
        };
        let place = self
            .seen
            .binary_search_by(|seen| seen.surface.cmp(&run.surface));
        let changed = match place {
            Ok(place) => self
                .seen
                .get_mut(place)
                .is_some_and(|seen| join(&mut seen.spans, span)),
            Err(place) => {
                self.seen.insert(
                    place,
                    Seen {
                        surface: run.surface,
                        spans: vec![span],
                    },
                );
                true
            }
        };
        self.keep_bounds();
        changed
    }

    /// Adds everything that was seen elsewhere.
    pub fn merge(&mut self, other: Self) {
        for run in other.into_runs() {
            self.add(run);
        }
    }

    /// Every stretch as a run of its timeline.
    pub fn into_runs(self) -> impl Iterator<Item = Run> {
        self.seen.into_iter().flat_map(|Seen { surface, spans }| {
            spans.into_iter().map(move |Span { oldest, newest }| Run {
                surface: surface.clone(),
                oldest,
                newest,
            })
        })
    }

    /// Every timeline with the stretches seen of it, oldest first.
    pub fn surfaces(&self) -> impl Iterator<Item = (&Surface, &[Span])> {
        let seen = self.seen.iter();
        seen.map(|seen| (&seen.surface, seen.spans.as_slice()))
    }

    fn keep_bounds(&mut self) {
        for seen in &mut self.seen {
            let surplus = seen.spans.len().saturating_sub(SPANS);
            seen.spans.drain(..surplus);
        }
        if self.seen.len() > SURFACES {
            let newest = |seen: &Seen| seen.spans.last().map(|span| span.newest);
            let ends: BTreeMap<_, _> = self.seen.iter().map(|seen| (newest(seen), ())).collect();
            let first = ends.keys().next().copied().flatten();
            self.seen.retain(|seen| newest(seen) != first);
        }
    }
}

/// Joins a stretch to those that it shares a post with; says whether that changed anything.
fn join(spans: &mut Vec<Span>, new: Span) -> bool {
    let from = spans.partition_point(|span| span.newest < new.oldest);
    let until = spans.partition_point(|span| span.oldest <= new.newest);
    let touched = spans.get(from..until).unwrap_or_default();
    let whole = Span {
        oldest: touched
            .iter()
            .map(|span| span.oldest)
            .fold(new.oldest, PostId::min),
        newest: touched
            .iter()
            .map(|span| span.newest)
            .fold(new.newest, PostId::max),
    };
    if touched == [whole] {
        return false;
    }
    spans.splice(from..until.max(from), [whole]);
    true
}

impl Desk {
    /// Takes note of what a page showed without a hole. A run that ends in the future is invented.
    pub(super) fn cover(&mut self, runs: Vec<Run>, now: Millis) {
        /// How far clocks err.
        const SKEW: Duration = Duration::minutes(10);
        let mut changed = false;
        for run in runs {
            let is_past = run.newest.created_at().is_some_and(|at| at <= now + SKEW);
            changed |= is_past && self.coverage.add(run);
        }
        if changed {
            let coverage = encode(&self.coverage);
            self.writes.insert(COVERAGE.to_owned(), coverage);
        }
    }
}

/// A stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stretch {
    /// Its beginning.
    pub from: Millis,
    /// Its end.
    pub until: Millis,
}

/// The stretches of time that some spans cover, joined where they meet, oldest first.
pub fn stretches<'a>(spans: impl Iterator<Item = &'a Span>) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = spans
        .filter_map(|span| {
            Some(Stretch {
                from: span.oldest.created_at()?,
                until: span.newest.created_at()?,
            })
        })
        .collect();
    all.sort_unstable();
    let mut joined: Vec<Stretch> = Vec::with_capacity(all.len());
    for stretch in all {
        match joined.last_mut() {
            Some(last) if stretch.from <= last.until => last.until = last.until.max(stretch.until),
            _ => joined.push(stretch),
        }
    }
    joined
}
