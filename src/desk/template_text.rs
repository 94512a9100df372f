//! Places within a template's text, for errors that point at what is wrong.

use std::fmt;

use super::template::Known;

/// A place in a text: lines and columns from 1, columns in Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Spot {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl Spot {
    /// The place of a byte.
    pub fn at(text: &str, byte: usize) -> Self {
        let before = text.get(..byte).unwrap_or(text);
        let line = before.rfind('\n').map_or(0, |end| end + 1);
        Self {
            line: before.matches('\n').count() + 1,
            column: before[line..].chars().count() + 1,
        }
    }
}

impl fmt::Display for Spot {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "line {}, column {}", self.line, self.column)
    }
}

/// A word within a tag: a name with its dots, and whether a `|` stands before it.
struct Word<'a> {
    byte: usize,
    text: &'a str,
    filter: bool,
}

/// The names within the tags of a template, strings left out.
fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut byte = 0;
    while let Some(open) = text[byte..].find(['{']).map(|at| byte + at) {
        let close = match text.as_bytes().get(open + 1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            Some(b'#') => {
                byte = text[open..]
                    .find("#}")
                    .map_or(text.len(), |end| open + end + 2);
                continue;
            }
            _ => {
                byte = open + 1;
                continue;
            }
        };
        byte = within_tag(text, open + 2, close, &mut words);
    }
    words
}

/// Reads the names of one tag; gives the byte after its end.
fn within_tag<'a>(text: &'a str, from: usize, close: &str, words: &mut Vec<Word<'a>>) -> usize {
    let mut byte = from;
    let mut filter = false;
    while let Some(first) = text[byte..].chars().next() {
        let rest = &text[byte..];
        if rest.starts_with(close) {
            return byte + close.len();
        }
        if matches!(first, '\'' | '"') {
            let end = rest[1..].find(first).map_or(rest.len(), |end| end + 2);
            byte += end;
            filter = false;
        } else if first.is_alphabetic() || first == '_' {
            let in_name = |character: char| character.is_alphanumeric() || "_.".contains(character);
            let length = rest.find(|character| !in_name(character));
            let text = &rest[..length.unwrap_or(rest.len())];
            words.push(Word { byte, text, filter });
            byte += text.len();
            filter = false;
        } else {
            filter = first == '|' || (filter && first.is_whitespace());
            byte += first.len_utf8();
        }
    }
    byte
}

/// Every filter that a template names, with its place.
pub fn filters(text: &str) -> Vec<(Spot, &str)> {
    let words = words(text).into_iter().filter(|word| word.filter);
    words
        .map(|word| (Spot::at(text, word.byte), word.text))
        .collect()
}

/// Where a variable is first named.
pub fn spot_of(text: &str, name: &str) -> Spot {
    let words = words(text);
    let named = |word: &&Word<'_>| {
        let after = word.text.strip_prefix(name);
        !word.filter && after.is_some_and(|after| after.is_empty() || after.starts_with('.'))
    };
    Spot::at(text, words.iter().find(named).map_or(0, |word| word.byte))
}

/// The variable that stands at this byte or is the first after it, with its place.
pub fn name_at(text: &str, byte: usize) -> (Spot, String) {
    let words = words(text);
    let reaches = |word: &&Word<'_>| !word.filter && word.byte + word.text.len() > byte;
    match words.iter().find(reaches) {
        Some(word) => (Spot::at(text, word.byte), word.text.to_owned()),
        None => (Spot::at(text, byte), "this".to_owned()),
    }
}

/// The first variable that stands between single braces, where it would be sent as it is.
pub fn single_braces(text: &str, variables: &[Known]) -> Option<(Spot, String)> {
    let mut byte = 0;
    while let Some(open) = text[byte..].find('{').map(|at| byte + at) {
        let inside = &text[open + 1..];
        if inside.starts_with(['{', '%', '#']) {
            byte = open + 2;
            continue;
        }
        byte = open + 1;
        let name = inside.split(['}', '{', '\n']).next().unwrap_or_default();
        let name = name.trim();
        let group = name.split('.').next().unwrap_or_default();
        let of_group = |known: &Known| known.name.split('.').next() == Some(group);
        if !text[..open].ends_with('{') && variables.iter().any(of_group) {
            return Some((Spot::at(text, open), name.to_owned()));
        }
    }
    None
}
