//! How long customers waited for their first meaningful reply, as bars: with one for those who never
//! got it and one for those who still may.

use super::asked::{Answer, Asked, Member};
use crate::desk::time::Duration;

/// A bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// The waits it stands for.
    pub span: Span,
    /// How many contacts.
    pub count: usize,
}

/// The waits that a bar stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// Longer than the bar before it, and at most this.
    UpTo(Duration),
    /// Longer than every bounded bar, and within the horizon.
    Later,
    /// Not answered within the horizon.
    Never,
    /// Not answered yet, within the horizon.
    Open,
}

/// Where the bounded bars end: the marks that customers and studies go by.
const ENDS: [Duration; 9] = [
    Duration::minutes(6),
    Duration::minutes(15),
    Duration::minutes(30),
    Duration::hours(1),
    Duration::hours(2),
    Duration::hours(4),
    Duration::hours(8),
    Duration::hours(24),
    Duration::hours(72),
];

impl Span {
    /// How a person reads it.
    pub fn words(self) -> String {
        match self {
            Self::UpTo(end) if end < Duration::hours(1) => format!("≤ {} min", end.whole_minutes()),
            Self::UpTo(end) => format!("≤ {} h", end.whole_minutes() / 60),
            Self::Later => "later".to_owned(),
            Self::Never => "never".to_owned(),
            Self::Open => "still open".to_owned(),
        }
    }
}

/// The bars of some contacts; together they hold every contact once.
pub fn histogram(members: &[Member<'_>], asked: &Asked) -> Vec<Bar> {
    let spans = ENDS.map(Span::UpTo).into_iter();
    let spans = spans.chain([Span::Later, Span::Never, Span::Open]);
    let mut bars: Vec<Bar> = spans.map(|span| Bar { span, count: 0 }).collect();
    for member in members {
        let answer = member.answer(asked);
        let fits = |bar: &&mut Bar| match (bar.span, answer) {
            (Span::UpTo(end), Answer::After(wait)) => wait <= end,
            (Span::Later, Answer::After(_))
            | (Span::Never, Answer::Never)
            | (Span::Open, Answer::Open) => true,
            _ => false,
        };
        if let Some(bar) = bars.iter_mut().find(fits) {
            bar.count += 1;
        }
    }
    bars
}
