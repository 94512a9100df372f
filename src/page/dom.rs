//! Few and bounded calls into the page: every value that crosses into WebAssembly has a limit,
//! because a page may hold a text or an attribute of any size.

use js_sys::{Date, JsString};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node, NodeList};

use super::selectors::Table;
use crate::desk::time::Millis;

/// More of an attribute is never looked at, in UTF-16 units.
const ATTRIBUTE_LIMIT: u32 = 2_048;

#[wasm_bindgen]
extern "C" {
    /// A node whose long values are cut before they are copied.
    type Bounded;

    #[wasm_bindgen(method, getter, js_name = textContent)]
    fn words(this: &Bounded) -> Option<JsString>;

    #[wasm_bindgen(method, js_name = getAttribute)]
    fn attribute(this: &Bounded, name: &str) -> Option<JsString>;
}

/// An attribute's value; `None` where it is missing or longer than any of X's.
pub fn attribute(element: &Element, name: &str) -> Option<String> {
    let value = element.unchecked_ref::<Bounded>().attribute(name)?;
    (value.length() <= ATTRIBUTE_LIMIT).then(|| String::from(value))
}

/// The text within a node, at most so many Unicode scalar values. A lone surrogate becomes U+FFFD.
pub fn words(node: &Node, limit: usize) -> String {
    let Some(words) = node.unchecked_ref::<Bounded>().words() else {
        return String::new();
    };
    // No scalar value takes more than two units, so no wanted one is lost here.
    let units = u32::try_from(limit.saturating_mul(2)).unwrap_or(u32::MAX);
    if words.length() > units {
        cut(String::from(words.slice(0, units)), limit)
    } else {
        cut(String::from(words), limit)
    }
}

/// Cuts a text after so many scalar values.
pub fn cut(mut text: String, limit: usize) -> String {
    if let Some((end, _)) = text.char_indices().nth(limit) {
        text.truncate(end);
    }
    text
}

/// The elements of a list.
pub fn elements(list: &NodeList) -> impl Iterator<Item = Element> + use<'_> {
    (0..list.length())
        .filter_map(|index| list.item(index))
        .map(JsCast::unchecked_into)
}

/// The elements within this one that a selector finds, in the page's order. The selectors are
/// constants; one that a browser can't read finds nothing.
pub fn find_all(element: &Element, selector: &str) -> Option<NodeList> {
    element.query_selector_all(selector).ok()
}

/// The parts of a post that a table knows, in the page's order.
pub fn find_cues(article: &Element, table: &Table) -> Option<NodeList> {
    let selectors: Vec<&str> = table.cues.iter().map(|(_, selector)| *selector).collect();
    find_all(article, &selectors.join(","))
}

/// The first element within this one that a selector finds.
pub fn find(element: &Element, selector: &str) -> Option<Element> {
    element.query_selector(selector).ok().flatten()
}

/// This element or the nearest around it that a selector finds.
pub fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}

/// The time that a `datetime` names, as the browser reads it; `None` where it names none.
pub fn time(datetime: &str) -> Option<Millis> {
    let milliseconds = Date::parse(datetime);
    // Whole and far below 2^53 wherever it is a number: dates end in the year 275,760.
    (!milliseconds.is_nan()).then_some(Millis(milliseconds as i64))
}
