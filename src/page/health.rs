//! How well a page is understood.

use web_sys::{Document, Element};

use super::adapter::{self, Adapter, Place};
use super::selectors::Table;
use super::watch::Tally;
use super::{Survey, dom};
use crate::desk::request::{PageHealth, PageSample};

/// How many posts are enough to tell how well a page is understood. X keeps about 30 on a page.
const LIMIT: usize = 300;

/// The same for a look that is taken again and again.
const BRIEF_LIMIT: usize = 60;

/// What is said of posts that are on the page and that no reader finds.
const NOT_FOUND: &str = "the post's bounds are not found";

/// How well the page is understood: what is there, what was read, and why the rest was not, for its
/// first 300 posts. What is there is also counted by a cue that no reader uses.
pub fn health(document: &Document) -> PageHealth {
    health_of(document, LIMIT)
}

/// The same for a page's first posts alone: a page may show any number, and this is asked often.
pub fn brief(document: &Document) -> PageHealth {
    health_of(document, BRIEF_LIMIT)
}

fn health_of(document: &Document, limit: usize) -> PageHealth {
    match adapter::choose(document) {
        Ok(adapter) => of(adapter, document, limit),
        Err(unread) => PageHealth {
            unread: Some(unread.to_string()),
            ..PageHealth::default()
        },
    }
}

fn of(adapter: &dyn Adapter, document: &Document, limit: usize) -> PageHealth {
    let survey = Survey::of(adapter, document, limit);
    let mut health = PageHealth {
        client: Some(adapter.client()),
        unread: None,
        viewer: adapter.viewer(document),
        found: survey.found,
        read: survey.read,
        skipped: survey.skipped,
    };
    let missed = counted(document, adapter.table(), limit).saturating_sub(health.found);
    if missed > 0 {
        health.found += missed;
        health.skipped.push((NOT_FOUND.to_owned(), missed));
    }
    health
}

/// What a diagnostic of the page is made from.
pub fn sample(document: &Document) -> PageSample {
    let adapter = adapter::choose(document).ok();
    let cues = adapter.map_or(&[][..], |adapter| &*adapter.table().cues);
    let count = |selector| dom::find_on(document, selector).map_or(0, |found| found.length());
    let unread = match adapter {
        Some(adapter) => first_unread(adapter, document),
        None => document.body().map(Into::into),
    };
    PageSample {
        health: health(document),
        cues: cues
            .iter()
            .map(|(cue, selector)| ((*cue).to_owned(), count(selector)))
            .collect(),
        post: unread.map(|unread| dom::markup(&unread)),
    }
}

/// The first post that is not read, or what stands around the first one that no reader finds.
fn first_unread(adapter: &dyn Adapter, document: &Document) -> Option<Element> {
    let place = Place::of(document);
    let mut articles = adapter.articles(document).take(LIMIT);
    articles
        .find(|article| adapter.read(article, &place).is_err())
        .or_else(|| {
            let table = adapter.table();
            let counted = dom::find_on(document, table.counted)?;
            let mut counted = dom::elements(&counted).take(LIMIT);
            let missed = counted.find(|element| adapter.article_around(element).is_none())?;
            dom::closest(&missed, table.around_counted)
        })
}

/// Whether a page on which this was found may show posts that are not read; then [`brief`] tells.
/// Much quicker than that.
pub fn is_doubtful(document: &Document, tally: Tally) -> bool {
    let enough = BRIEF_LIMIT as u32;
    let Ok(adapter) = adapter::choose(document) else {
        return false;
    };
    let counted = || counted(document, adapter.table(), BRIEF_LIMIT);
    tally.found != tally.read || counted() != tally.read.min(enough)
}

/// How many posts the page shows, by a cue that no reader uses. A long post has it twice.
fn counted(document: &Document, table: &'static Table, limit: usize) -> u32 {
    let Some(list) = dom::find_on(document, table.counted) else {
        return 0;
    };
    let mut count = 0;
    let mut before: Option<Element> = None;
    for element in dom::elements(&list).take(limit) {
        let around = dom::closest(&element, table.around_counted);
        let is_same = around
            .as_ref()
            .is_some_and(|around| before.as_ref().is_some_and(|before| before == around));
        count += u32::from(!is_same);
        before = around;
    }
    count
}
