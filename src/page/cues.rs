//! All cues of a table in one selector, which is put together once.

use std::cell::RefCell;

use web_sys::{Element, NodeList};

use super::dom;
use super::selectors::Table;

thread_local! {
    static JOINED: RefCell<Vec<(*const Table, &'static str)>> = const { RefCell::new(Vec::new()) };
}

/// The parts of a post that a table knows, in the page's order.
pub fn find(article: &Element, table: &'static Table) -> Option<NodeList> {
    dom::find_all(article, joined(table))
}

/// There is one table for each client, so what is put together here may stay for good.
fn joined(table: &'static Table) -> &'static str {
    let known = JOINED.with_borrow(|joined| {
        let known = joined.iter().find(|(of, _)| std::ptr::eq(*of, table));
        known.map(|(_, selector)| *selector)
    });
    known.unwrap_or_else(|| {
        let selectors: Vec<&str> = table.cues.iter().map(|(_, selector)| *selector).collect();
        let selector: &'static str = selectors.join(",").leak();
        JOINED.with_borrow_mut(|joined| joined.push((table, selector)));
        selector
    })
}
