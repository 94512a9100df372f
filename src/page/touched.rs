//! Which posts a list of changes concerns.

use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{Element, MutationRecord, Node, NodeList};

use super::adapter::{Adapter, Articles};

/// What a list of changes concerns.
pub struct Touched {
    /// The posts in which something changed, those that were added, and those whose row stands
    /// below an added one, since they may follow it. One may be named several times.
    pub articles: Vec<Articles>,
    /// Whether anything was removed.
    pub removed: bool,
}

impl Touched {
    /// Looks through the observer's records. Careline's own elements change nothing of X's.
    pub fn by(records: &[Array], adapter: &dyn Adapter, own_prefix: &str) -> Self {
        let mut touched = Self {
            articles: Vec::new(),
            removed: false,
        };
        let mut before: Option<Node> = None;
        for record in records.iter().flat_map(Array::iter) {
            let record: MutationRecord = record.unchecked_into();
            if is_own(&record, own_prefix) {
                continue;
            }
            let added = elements_of(&record.added_nodes());
            touched.removed |= record.removed_nodes().length() > 0;
            let Some(target) = record.target() else {
                continue;
            };
            // Rendering changes one element many times over; once is enough to know its post.
            let is_same = before
                .as_ref()
                .is_some_and(|node| node.is_same_node(Some(&target)));
            if is_same && added.is_empty() {
                continue;
            }
            touched.target(&target, &added, adapter);
            before = Some(target);
        }
        touched
    }

    fn target(&mut self, target: &Node, added: &[Element], adapter: &dyn Adapter) {
        let around = target
            .dyn_ref::<Element>()
            .and_then(|element| adapter.article_around(element));
        if let Some(article) = around {
            self.articles.push(Articles::one(article));
            return;
        }
        for element in added {
            self.articles.push(adapter.articles_in(element));
            self.articles
                .extend(adapter.article_below(element).map(Articles::one));
        }
    }
}

/// Whether a record tells of nothing but Careline's own elements coming or going.
fn is_own(record: &MutationRecord, own_prefix: &str) -> bool {
    let added = record.added_nodes();
    let removed = record.removed_nodes();
    let is_all_own = |list: &NodeList| {
        (0..list.length()).all(|index| {
            list.item(index)
                .and_then(|node| node.dyn_into::<Element>().ok())
                .is_some_and(|element| element.local_name().starts_with(own_prefix))
        })
    };
    added.length() + removed.length() > 0 && is_all_own(&added) && is_all_own(&removed)
}

fn elements_of(list: &NodeList) -> Vec<Element> {
    (0..list.length())
        .filter_map(|index| list.item(index)?.dyn_into().ok())
        .collect()
}
