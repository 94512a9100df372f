//! A post's text and an author's name as a person reads them.

use web_sys::{Element, Node};

use super::dom;
use super::selectors::{NOT_PLAIN, composer};
use crate::desk::part;

/// More of a text is never read, in Unicode scalar values: X's longest posts.
pub const TEXT_LIMIT: usize = 25_000;

/// More of a name is never read, in Unicode scalar values. X allows 50.
pub const NAME_LIMIT: usize = 200;

/// More nodes of a text are never walked.
const NODE_LIMIT: u32 = 4_000;

/// Deeper nodes of a text are never walked.
const DEPTH_LIMIT: u32 = 32;

/// The text of a post: emoji as characters, links as their display address, line breaks as `\n`.
pub fn of_post(element: &Element) -> String {
    if dom::find(element, NOT_PLAIN).is_none() {
        let plain = dom::words(element, TEXT_LIMIT);
        if !part::holds(&plain, "\n ") && !part::holds(&plain, "\n\t") {
            return plain.trim().to_owned();
        }
    }
    let mut walk = Walk::new(TEXT_LIMIT);
    walk.indented = is_indented(element);
    walk.children(element, 0);
    walk.finish()
}

/// What stands in a rich editor: a line for each paragraph, and one for each break within it. A break at a
/// paragraph's end only keeps its last line open.
pub fn of_editor(element: &Element) -> String {
    let listed = |selector| dom::find_all(element, selector).filter(|list| list.length() > 0);
    let Some(paragraphs) = listed(composer::BLOCK).or_else(|| listed(composer::PARAGRAPH)) else {
        return dom::words(element, TEXT_LIMIT);
    };
    let mut walk = Walk::new(TEXT_LIMIT);
    for paragraph in dom::elements(&paragraphs) {
        let start = walk.text.len();
        walk.children(&paragraph, 0);
        if walk.text.len() == start || !walk.text.ends_with('\n') {
            walk.text.push('\n');
        }
    }
    walk.text.pop();
    walk.text
}

/// A name: emoji as characters; without direction overrides and other controls, which could make
/// it read as another one.
pub fn of_name(element: &Element) -> String {
    let mut walk = Walk::new(NAME_LIMIT);
    walk.children(element, 0);
    let name: String = walk
        .finish()
        .chars()
        .filter(|&c| !c.is_control() && !is_direction(c))
        .collect();
    name.trim().to_owned()
}

/// The language X states, `None` for its own codes that say "no words" (such as `und`, `zxx`,
/// `art` and the private `qaa` to `qtz`: hashtags only, media only, too short).
pub fn language(code: &str) -> Option<String> {
    let wordless = matches!(code, "" | "und" | "zxx" | "art" | "mul" | "mis")
        || (code.len() == 3 && code.starts_with('q') && code.as_bytes()[1] <= b't');
    let tag = code.len() <= 35
        && code
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    (tag && !wordless).then(|| code.to_owned())
}

/// Marks, embeddings, overrides and isolates of direction.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a program laid the saved page out anew: X itself puts no text beside the runs.
fn is_indented(element: &Element) -> bool {
    let mut child = element.first_child();
    while let Some(node) = child {
        if node.node_type() == Node::TEXT_NODE && is_layout(&dom::words(&node, TEXT_LIMIT)) {
            return true;
        }
        child = node.next_sibling();
    }
    false
}

fn is_layout(text: &str) -> bool {
    text.as_bytes().contains(&b'\n') && text.trim().is_empty()
}

/// One walk through the nodes of a text.
struct Walk {
    text: String,
    limit: usize,
    nodes: u32,
    indented: bool,
}

impl Walk {
    fn new(limit: usize) -> Self {
        Self {
            text: String::new(),
            limit,
            nodes: 0,
            indented: false,
        }
    }

    fn children(&mut self, parent: &Node, depth: u32) {
        let mut child = parent.first_child();
        while let Some(node) = child {
            self.nodes += 1;
            // Bytes are at least as many as scalar values; the exact cut is made at the end.
            if self.nodes > NODE_LIMIT || self.text.len() > self.limit * 4 {
                return;
            }
            match node.node_type() {
                Node::TEXT_NODE => self.run(&dom::words(&node, self.limit)),
                Node::ELEMENT_NODE if depth < DEPTH_LIMIT => self.element(&node, depth),
                _ => {}
            }
            child = node.next_sibling();
        }
    }

    fn run(&mut self, words: &str) {
        if !(self.indented && is_layout(words)) {
            self.text.push_str(words);
        }
    }

    fn element(&mut self, node: &Node, depth: u32) {
        let element: &Element = wasm_bindgen::JsCast::unchecked_ref(node);
        match node.node_name().to_ascii_lowercase().as_str() {
            "br" => self.text.push('\n'),
            "svg" | "button" | "style" | "script" => {}
            _ if !node.has_child_nodes() => {
                // An emoji's picture, whatever its element is called.
                if let Some(words) = dom::attribute(element, "alt") {
                    self.text.push_str(&words);
                }
            }
            _ if depth == 0 && dom::attribute(element, "type").as_deref() == Some("button") => {}
            _ => {
                let start = self.text.len();
                self.children(node, depth + 1);
                if self.text.len() > start && self.text.ends_with('…') {
                    self.link(element, start);
                }
            }
        }
    }

    /// X cuts a long address for the eye: the classic client hides the rest beside the ellipsis, in
    /// the newer one only the link's own address has it.
    fn link(&mut self, element: &Element, start: usize) {
        let Some(href) = dom::attribute(element, "href") else {
            return;
        };
        let shown = part::from(&self.text, start).trim_end_matches('…');
        if shown.starts_with(['@', '#', '$']) {
            return;
        }
        let address = part::after(&href, "://");
        let address = address.strip_prefix("www.").unwrap_or(address);
        let whole = address.starts_with(shown).then(|| address.to_owned());
        self.text.truncate(self.text.len() - '…'.len_utf8());
        if let Some(whole) = whole {
            self.text.truncate(start);
            self.text.push_str(&whole);
        }
    }

    fn finish(self) -> String {
        let text = dom::cut(self.text, self.limit);
        if self.indented {
            let lines: Vec<&str> = text.lines().map(str::trim).collect();
            lines.join("\n").trim().to_owned()
        } else {
            text.trim().to_owned()
        }
    }
}
