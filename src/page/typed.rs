//! The name of a template that an agent types into a composer: `;;` and letters, before the caret.

use wasm_bindgen::JsCast;
use web_sys::{Document, Text};

use super::composer::Editor;
use crate::desk::part;

/// What begins a name.
const SIGNS: &str = ";;";

/// How much of the text before the caret is looked at, in UTF-16 units; a longer name is none.
const LONGEST: u32 = 48;

/// A template's name as it stands in a composer.
#[derive(Debug, Clone, PartialEq)]
pub struct Typed {
    /// The name, or its beginning, without the signs before it.
    pub wanted: String,
    /// How often the same stands before it in the whole text.
    earlier: usize,
    place: Place,
}

/// Where it stands, in UTF-16 units.
#[derive(Debug, Clone, PartialEq)]
enum Place {
    /// In a piece of the rich editor's text.
    Piece { node: Text, start: u32, end: u32 },
    /// In a plain box.
    Plain { start: u32, end: u32 },
}

impl Typed {
    /// What stands before the caret, if that is a name and nothing is selected.
    pub(super) fn before_caret(document: &Document, editor: &Editor) -> Option<Self> {
        match editor {
            Editor::Rich(element) => {
                let selection = document.get_selection().ok()??;
                let node: Text = selection.anchor_node()?.dyn_into().ok()?;
                if !selection.is_collapsed() || !element.contains(Some(&node)) {
                    return None;
                }
                let end = selection.anchor_offset();
                let from = end.saturating_sub(LONGEST);
                let tail = node.substring_data(from, end - from).ok()?;
                let wanted = name_at_end(&tail)?;
                let start = end - units(SIGNS) - units(wanted);
                let before = document.create_range().ok()?;
                before.set_start(element, 0).ok()?;
                before.set_end(&node, start).ok()?;
                let before = String::from(before.to_string());
                Some(Self {
                    earlier: places(&before, wanted).count(),
                    wanted: wanted.to_owned(),
                    place: Place::Piece { node, start, end },
                })
            }
            Editor::Plain(area) => {
                let end = area.selection_end().ok()??;
                if area.selection_start().ok()? != Some(end) {
                    return None;
                }
                let before: Vec<u16> = area.value().encode_utf16().take(end as usize).collect();
                let before = String::from_utf16_lossy(&before);
                let wanted = name_at_end(&before)?;
                let start = end - units(SIGNS) - units(wanted);
                Some(Self {
                    earlier: places(&before, wanted).count() - 1,
                    wanted: wanted.to_owned(),
                    place: Place::Plain { start, end },
                })
            }
        }
    }

    /// The whole text with another one in the name's place; `None` where it does not stand there.
    pub(super) fn replaced(&self, whole: &str, by: &str) -> Option<String> {
        let at = places(whole, &self.wanted).nth(self.earlier)?;
        let after = at + SIGNS.len() + self.wanted.len();
        Some([part::until(whole, at), by, part::from(whole, after)].concat())
    }

    /// Selects the name, if it still stands where it did.
    pub(super) fn select(&self, document: &Document, editor: &Editor) -> Option<()> {
        let meant = [SIGNS, &self.wanted].concat();
        match (&self.place, editor) {
            (Place::Piece { node, start, end }, Editor::Rich(element)) => {
                let found = node.substring_data(*start, end - start).ok()?;
                if found != meant || !element.contains(Some(node)) {
                    return None;
                }
                let selection = document.get_selection().ok()??;
                selection.set_base_and_extent(node, *start, node, *end).ok()
            }
            (Place::Plain { start, end }, Editor::Plain(area)) => {
                area.set_selection_range(*start, *end).ok()
            }
            _ => None,
        }
    }
}

/// The name with which a text ends.
fn name_at_end(text: &str) -> Option<&str> {
    let at = places(text, "").last()?;
    let name = part::from(text, at + SIGNS.len());
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    (!name.is_empty() && name.chars().all(is_name) && units(name) < LONGEST - 2).then_some(name)
}

/// Where the signs and a name stand in a text, in bytes.
fn places<'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = usize> + 'a {
    let length = SIGNS.len() + name.len();
    text.as_bytes()
        .windows(length)
        .enumerate()
        .filter(move |(_, window)| {
            window
                .strip_prefix(SIGNS.as_bytes())
                .is_some_and(|rest| rest == name.as_bytes())
        })
        .map(|(at, _)| at)
}

fn units(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}
