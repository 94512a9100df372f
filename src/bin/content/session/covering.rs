//! What the page shows without a hole, of timelines that X keeps in the order of time.

use careline::desk::request::PageRequest;
use careline::page;

use super::Session;

/// How many bytes wait for the background. More are let go: less is claimed than was seen.
const UNTOLD_AT_MOST: usize = 20_000;

/// What the background is to hear of the timeline that is shown.
#[derive(Default)]
pub(super) struct Covering {
    address: String,
    untold: String,
    /// What the page showed last.
    last: String,
    /// What it showed last of the timeline before.
    former: String,
}

impl Covering {
    fn note(&mut self, address: String, rows: String) {
        if self.address != address {
            self.former = std::mem::take(&mut self.last);
            self.untold.clear();
            self.address = address;
        }
        // X changes the address before the posts: these may still be those of the timeline before.
        if rows.is_empty() || rows == self.last || first(&rows) == first(&self.former) {
            return;
        }
        self.former.clear();
        if self.untold.len() > UNTOLD_AT_MOST {
            self.untold.clear();
        }
        self.untold.push_str(&rows);
        self.last = rows;
    }
}

/// The first post of some stretches.
fn first(rows: &str) -> Option<&str> {
    rows.split(' ').next().filter(|first| !first.is_empty())
}

impl Session {
    /// Notes which posts stand as neighbours.
    pub(super) fn look_at_neighbours(&self) {
        let (Ok(watching), Ok(mut covering)) =
            (self.watching.try_borrow(), self.covering.try_borrow_mut())
        else {
            return;
        };
        let (address, rows) = match (page::timeline(&self.document), watching.as_ref()) {
            (Some(address), Some(watching)) => (address, watching.watch.neighbours()),
            _ => (String::new(), String::new()),
        };
        covering.note(address, rows);
    }

    /// What the background has not heard of neighbours.
    pub(super) fn untold_neighbours(&self) -> Option<PageRequest> {
        let mut covering = self.covering.try_borrow_mut().ok()?;
        if covering.untold.is_empty() {
            return None;
        }
        let mut shown = covering.address.clone();
        shown.push_str(&std::mem::take(&mut covering.untold));
        Some(PageRequest::Covered { shown })
    }
}
