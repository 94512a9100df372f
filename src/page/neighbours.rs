//! Which posts stand as neighbours in a timeline that X keeps in the order of time.

use web_sys::{Document, Element};

use super::adapter::Adapter;
use super::address::Address;
use super::dom;
use super::known::Shows;

/// The tab beside the first one of the home page, where it is the one that is shown: those whom the
/// viewer follows.
const FOLLOWING: &str = r#"[role="tablist"]>:nth-child(2) [role="tab"][aria-selected="true"]"#;

/// Rows that are drawn further apart than this have something between them, in CSS pixels: even an
/// empty post is higher.
const APART: f64 = 32.0;

/// The address of the page where it may show a timeline in the order of time: a search, those whom the
/// viewer follows, a list, an account's own posts. What it is the background tells.
pub fn timeline(document: &Document) -> Option<String> {
    let location = document.location()?;
    let mut address = location.pathname().ok()?;
    let may_be = match address.as_str() {
        "/search" => true,
        "/home" => dom::find_on(document, FOLLOWING)?.length() > 0,
        path => {
            path.starts_with("/i/lists/")
                || matches!(Address::read(path), Some(Address::Account(_)))
        }
    };
    address.push_str(&location.search().ok()?);
    may_be.then_some(address)
}

/// The posts in neighbouring rows from the top, as [`Shown`](crate::desk::in_order::Shown) reads them:
/// each stretch is a line. Ads and reposts between them stand aside. A row that holds anything else,
/// that could not be read or that X has not yet put in its place ends a stretch.
pub(super) fn neighbours(
    adapter: &dyn Adapter,
    document: &Document,
    shows: impl Fn(&Element) -> Option<Shows>,
) -> String {
    let mut stretches = String::new();
    let mut below: Option<Element> = None;
    let mut foot = 0.0;
    for article in adapter.articles(document) {
        let Some(row) = dom::closest(&article, adapter.table().row) else {
            continue;
        };
        let place = row.get_bounding_client_rect();
        let goes_on = below.is_some_and(|below| below.is_same_node(Some(&row)))
            && (place.top() - foot).abs() < APART;
        below = row.next_element_sibling();
        foot = place.top() + place.height();
        match shows(&article) {
            Some(Shows::Aside) if goes_on => {}
            Some(Shows::Post(id)) => {
                stretches.push(if goes_on { ' ' } else { '\n' });
                stretches.push_str(&id.to_string());
            }
            _ => below = None,
        }
    }
    stretches
}
