//! Elements and shadow roots. Text becomes text nodes only; no markup is ever parsed.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    CssStyleSheet, Document, Element, FocusOptions, HtmlElement, Node, ShadowRoot, ShadowRootInit,
    ShadowRootMode, Window,
};

/// What drawing gives; the error is the browser's own.
pub(super) type Drawn<T> = Result<T, JsValue>;

const SVG: &str = "http://www.w3.org/2000/svg";

/// The page as something to draw on, with the one style sheet that all shadow roots share.
#[derive(Clone)]
pub(super) struct Dom {
    pub(super) window: Window,
    pub(super) document: Document,
    sheets: js_sys::Array,
}

impl Dom {
    /// The page of this context, drawn on in these styles.
    pub(super) fn of_this_page(styles: &str) -> Drawn<Self> {
        let window = web_sys::window().ok_or(JsValue::NULL)?;
        let document = window.document().ok_or(JsValue::NULL)?;
        let sheet = CssStyleSheet::new()?;
        sheet.replace_sync(styles)?;
        Ok(Self {
            window,
            document,
            sheets: js_sys::Array::of1(&sheet),
        })
    }

    /// A new element that stands in the page, and the root inside it that the page can't reach.
    pub(super) fn host(&self, tag: &str) -> Drawn<(HtmlElement, ShadowRoot)> {
        let host: HtmlElement = self.document.create_element(tag)?.unchecked_into();
        // Accessibility checkers can't look into a closed root: builds for them open it.
        let mode = if cfg!(feature = "open-shadow") {
            ShadowRootMode::Open
        } else {
            ShadowRootMode::Closed
        };
        let root = host.attach_shadow(&ShadowRootInit::new(mode))?;
        root.set_adopted_style_sheets(&self.sheets);
        Ok((host, root))
    }

    /// An element with a class.
    pub(super) fn element(&self, tag: &str, class: &str) -> Drawn<HtmlElement> {
        let element: HtmlElement = self.document.create_element(tag)?.unchecked_into();
        if !class.is_empty() {
            element.set_class_name(class);
        }
        Ok(element)
    }

    /// An element with a class inside another.
    pub(super) fn inside(&self, parent: &Node, tag: &str, class: &str) -> Drawn<HtmlElement> {
        let element = self.element(tag, class)?;
        parent.append_child(&element)?;
        Ok(element)
    }

    /// An element with a class and a text inside another.
    pub(super) fn text(
        &self,
        parent: &Node,
        tag: &str,
        class: &str,
        text: &str,
    ) -> Drawn<HtmlElement> {
        let element = self.inside(parent, tag, class)?;
        element.set_text_content(Some(text));
        Ok(element)
    }

    /// A button inside another element; `does` says what pressing it means.
    pub(super) fn button(
        &self,
        parent: &Node,
        class: &str,
        text: &str,
        does: &str,
    ) -> Drawn<HtmlElement> {
        let button = self.text(parent, "button", class, text)?;
        button.set_attribute("type", "button")?;
        button.set_attribute(DOES, does)?;
        Ok(button)
    }

    /// Plain text inside an element.
    pub(super) fn words(&self, parent: &Node, text: &str) -> Drawn<()> {
        parent
            .append_child(&self.document.create_text_node(text))
            .map(drop)
    }

    /// An SVG element inside another.
    pub(super) fn svg(&self, parent: &Node, tag: &str, attributes: &[(&str, &str)]) -> Drawn<()> {
        let element = self.document.create_element_ns(Some(SVG), tag)?;
        for (name, value) in attributes {
            element.set_attribute(name, value)?;
        }
        parent.append_child(&element).map(drop)
    }
}

/// The attribute that says what pressing an element means.
pub(super) const DOES: &str = "data-does";

/// Sets an attribute that may be missing.
pub(super) fn set_or_remove(element: &Element, name: &str, value: Option<&str>) -> Drawn<()> {
    match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    }
}

/// Gives one of our own elements the focus without moving the page.
pub(super) fn focus(element: &HtmlElement) {
    let quietly = FocusOptions::new();
    quietly.set_prevent_scroll(true);
    // An element that was removed meanwhile can't take it; nothing follows from that.
    let _ = element.focus_with_options(&quietly);
}

/// A foreign text on one line: cut to a length, without line breaks and without the characters
/// that turn the direction of what stands around them.
pub(super) fn one_line(text: &str, longest: usize) -> String {
    let mut line: String = text
        .chars()
        .map(|found| if found.is_whitespace() { ' ' } else { found })
        .filter(|found| !turns_direction(*found) && !found.is_control())
        .take(longest)
        .collect();
    if text.chars().nth(longest).is_some() {
        line.push('…');
    }
    line
}

fn turns_direction(found: char) -> bool {
    matches!(found, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
