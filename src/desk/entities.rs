//! Handles, hashtags, cashtags and links in a text, as X itself would link them.
//!
//! The rules are those of twitter-text, and pass its official cases. The crate of that name passes
//! them as well, but needs a C++ compiler for every target it is built for and brings a grammar
//! engine, ICU tables and emoji names with it; so the rules stand here, in the background's size.
//! Handles and hashtags share their rules with [`scan`](super::scan), which the page uses.

use super::links;
use super::scan;

/// Something that X would link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// Its text without the sign before it; a list's with its slug.
    pub text: String,
    /// Where it begins, with its sign, in Unicode scalar values.
    pub start: usize,
    /// Where it ends, exclusive.
    pub end: usize,
}

/// What X would link something as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntityKind {
    /// `@handle`.
    Handle,
    /// `@handle/list`.
    List,
    /// `#hashtag`.
    Hashtag,
    /// `$TICKER`.
    Cashtag,
    /// A link, with or without `https://`.
    Link,
}

/// Everything in the text that X would link, in order. Nothing within a link is anything else.
pub fn entities(text: &str) -> Vec<Entity> {
    let mut found = Vec::new();
    let mut links = links::links(text).into_iter().peekable();
    let mut scalars = Scalars::new(text);
    let mut byte = 0;
    while byte < text.len() {
        if let Some(link) = links.next_if(|link| link.start <= byte) {
            byte = byte.max(link.end);
            found.push(scalars.entity(EntityKind::Link, &text[link.clone()], link.start, link.end));
            continue;
        }
        let rest = &text[byte..];
        let Some(sign) = rest.chars().next() else {
            break;
        };
        let until_link = links.peek().map_or(text.len(), |link| link.start);
        let after = &rest[sign.len_utf8()..];
        let tagged = match sign {
            '@' | '＠' => handle(&text[..byte], after),
            '#' | '＃' => {
                let before = text[..byte].chars().next_back();
                scan::hashtag(before, after).map(|tag| (EntityKind::Hashtag, tag))
            }
            '$' => cashtag(&text[..byte], after).map(|tag| (EntityKind::Cashtag, tag)),
            _ => None,
        };
        let end = byte + sign.len_utf8() + tagged.map_or(0, |(_, tag)| tag.len());
        if let Some((kind, tag)) = tagged
            && end <= until_link
        {
            found.push(scalars.entity(kind, tag, byte, end));
            byte = end;
        } else {
            byte += sign.len_utf8();
        }
    }
    found
}

/// The handle or list that begins after an `@`.
fn handle<'a>(before: &str, after: &'a str) -> Option<(EntityKind, &'a str)> {
    if !scan::handle_may_follow(before) {
        return None;
    }
    let name = scan::handle(after)?;
    let slug = after[name.len()..].strip_prefix('/').map_or(0, |slug| {
        if !slug.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            return 0;
        }
        let in_slug = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        slug.bytes().take(25).take_while(in_slug).count()
    });
    Some(if slug == 0 {
        (EntityKind::Handle, name)
    } else {
        (EntityKind::List, &after[..name.len() + 1 + slug])
    })
}

/// The cashtag that begins after a `$`: one to six letters, perhaps a dot or underscore and one or
/// two more, alone between spaces and punctuation.
fn cashtag<'a>(before: &str, after: &'a str) -> Option<&'a str> {
    let free = before.chars().next_back().is_none_or(|character| {
        character.is_whitespace() || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}')
    });
    let letters = |text: &str, most: usize| {
        let letters = text.bytes().take(most).take_while(u8::is_ascii_alphabetic);
        letters.count()
    };
    let ends = |at: usize| {
        let next = after[at..].chars().next();
        next.is_none_or(|next| next.is_whitespace() || next.is_ascii_punctuation())
    };
    let symbol = letters(after, 6);
    if !free || symbol == 0 {
        return None;
    }
    if after[symbol..].starts_with(['.', '_']) {
        let share = symbol + 1 + letters(&after[symbol + 1..], 2);
        if share > symbol + 1 && ends(share) {
            return Some(&after[..share]);
        }
    }
    ends(symbol).then_some(&after[..symbol])
}

/// Counts scalar values along a text that is walked once.
struct Scalars<'a> {
    text: &'a str,
    byte: usize,
    index: usize,
}

impl<'a> Scalars<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            byte: 0,
            index: 0,
        }
    }

    /// The number of the scalar value at this byte, which is not before the last one asked for.
    fn at(&mut self, byte: usize) -> usize {
        self.index += self.text[self.byte..byte].chars().count();
        self.byte = byte;
        self.index
    }

    fn entity(&mut self, kind: EntityKind, text: &str, start: usize, end: usize) -> Entity {
        let start = self.at(start);
        let end = self.at(end);
        let text = text.to_owned();
        Entity {
            kind,
            text,
            start,
            end,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_list_is_no_handle_and_a_link_is_no_hashtag() {
        let found = entities("@acme/help x.com/#acme $ACME");
        let kinds: Vec<(EntityKind, &str)> = found
            .iter()
            .map(|found| (found.kind, found.text.as_str()))
            .collect();
        assert_eq!(
            kinds,
            [
                (EntityKind::List, "acme/help"),
                (EntityKind::Link, "x.com/#acme"),
                (EntityKind::Cashtag, "ACME")
            ]
        );
    }

    proptest! {
        /// A span that is wrong would mark other words than those it names.
        #[test]
        fn every_span_holds_its_text(text in "([a-zé＠@#＃$あ./ ]|https://|\\.com){0,50}") {
            let chars: Vec<char> = text.chars().collect();
            let mut end = 0;
            for entity in entities(&text) {
                prop_assert!(entity.start >= end);
                end = entity.end;
                let span: String = chars[entity.start..entity.end].iter().collect();
                prop_assert!(span.ends_with(&entity.text), "{:?} in {}", entity, span);
            }
        }
    }
}
