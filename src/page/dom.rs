//! Few and bounded calls into the page: every value that crosses into WebAssembly has a limit,
//! because a page may hold a text or an attribute of any size.

use std::cell::RefCell;

use js_sys::{Date, JsString};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Node, NodeList};

use crate::desk::time::Millis;

/// More of an attribute is never looked at, in UTF-16 units.
const ATTRIBUTE_LIMIT: u32 = 2_048;

/// More of a post's markup is never looked at, in UTF-16 units.
const MARKUP_LIMIT: u32 = 200_000;

#[wasm_bindgen]
extern "C" {
    /// A node whose long values are cut before they are copied.
    type Bounded;

    #[wasm_bindgen(method, getter, js_name = textContent)]
    fn words(this: &Bounded) -> Option<JsString>;

    #[wasm_bindgen(method, getter, js_name = outerHTML)]
    fn markup(this: &Bounded) -> JsString;

    #[wasm_bindgen(method, js_name = getAttribute)]
    fn attribute(this: &Bounded, name: &JsString) -> Option<JsString>;

    // The same as `Element`'s own, with selectors that JavaScript holds already.
    #[wasm_bindgen(method, catch, js_name = querySelector)]
    fn find(this: &Bounded, selector: &JsString) -> Result<Option<Element>, JsValue>;

    #[wasm_bindgen(method, catch, js_name = querySelectorAll)]
    fn find_all(this: &Bounded, selector: &JsString) -> Result<NodeList, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn closest(this: &Bounded, selector: &JsString) -> Result<Option<Element>, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn matches(this: &Bounded, selector: &JsString) -> Result<bool, JsValue>;
}

thread_local! {
    /// The constants that were handed to JavaScript: to hand one over costs more than most calls.
    static WORDS: RefCell<Vec<(&'static str, JsString)>> = const { RefCell::new(Vec::new()) };
}

/// A constant as JavaScript holds it.
fn word(text: &'static str) -> JsString {
    let known = WORDS.with_borrow(|words| {
        let known = words.iter().find(|(known, _)| std::ptr::eq(*known, text));
        known.map(|(_, word)| word.clone())
    });
    known.unwrap_or_else(|| {
        let word = JsString::from(text);
        WORDS.with_borrow_mut(|words| words.push((text, word.clone())));
        word
    })
}

/// An attribute's value; `None` where it is missing or longer than any of X's.
pub fn attribute(element: &Element, name: &'static str) -> Option<String> {
    let value = bounded(element).attribute(&word(name))?;
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

/// An element as the page holds it.
pub fn markup(element: &Element) -> String {
    bounded(element).markup().slice(0, MARKUP_LIMIT).into()
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
pub fn find_all(element: &Element, selector: &'static str) -> Option<NodeList> {
    bounded(element).find_all(&word(selector)).ok()
}

/// The elements of a whole page that a selector finds.
pub fn find_on(document: &Document, selector: &'static str) -> Option<NodeList> {
    document
        .unchecked_ref::<Bounded>()
        .find_all(&word(selector))
        .ok()
}

/// The first element within this one that a selector finds.
pub fn find(element: &Element, selector: &'static str) -> Option<Element> {
    bounded(element).find(&word(selector)).ok().flatten()
}

/// This element or the nearest around it that a selector finds.
pub fn closest(element: &Element, selector: &'static str) -> Option<Element> {
    bounded(element).closest(&word(selector)).ok().flatten()
}

/// Whether a selector finds this element.
pub fn matches(element: &Element, selector: &'static str) -> bool {
    bounded(element).matches(&word(selector)).unwrap_or(false)
}

fn bounded(element: &Element) -> &Bounded {
    element.unchecked_ref()
}

/// The time that a `datetime` names, as the browser reads it; `None` where it names none.
pub fn time(datetime: &str) -> Option<Millis> {
    let milliseconds = Date::parse(datetime);
    // Whole and far below 2^53 wherever it is a number: dates end in the year 275,760.
    (!milliseconds.is_nan()).then_some(Millis(milliseconds as i64))
}
