//! One walk over a post's text: handles, hashtags, links and the places where a word may begin.
//!
//! The rules for handles and hashtags are X's own (twitter-text). Links are found without X's list
//! of top-level domains, which would weigh on every tab: what is needed here is only that nothing
//! within a link or an e-mail address is taken for a handle, and a domain with a path, a scheme or
//! an `@` before it is enough to know that.

use super::letters::{Class, boundary, class, is_word};
use super::part;
use super::steps::step;

/// Something at a place in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place<'a> {
    /// What stands there.
    pub what: What<'a>,
    /// Where it begins, in bytes.
    pub byte: usize,
    /// Where it begins, in Unicode scalar values.
    pub index: u32,
}

/// What can stand at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What<'a> {
    /// A handle after its `@`, as X would link it.
    Handle(&'a str),
    /// A hashtag after its `#`, as X would link it.
    Hashtag(&'a str),
    /// A link or an e-mail address.
    Link(&'a str),
    /// A word or sign begins.
    Start,
}

/// The walk. Every character is looked at a bounded number of times.
#[derive(Debug, Clone)]
pub struct Scan<'a> {
    text: &'a str,
    byte: usize,
    index: u32,
    before: Option<char>,
    hashtag_seen: bool,
}

impl<'a> Scan<'a> {
    /// Walks over this text.
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            byte: 0,
            index: 0,
            before: None,
            hashtag_seen: false,
        }
    }

    /// Moves over the next `bytes` bytes, which end between two characters.
    fn pass(&mut self, bytes: usize) {
        step(bytes);
        let passed = part::between(self.text, self.byte, self.byte + bytes);
        self.byte += bytes;
        for character in passed.chars() {
            self.index += 1;
            self.before = Some(character);
        }
    }

    /// Moves over the rest of a word of ASCII letters: nothing begins within it.
    fn pass_word(&mut self) {
        let letter = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
        let within = |before: char| before.is_ascii_alphanumeric() || before == '_';
        if !self.before.is_some_and(within) {
            return;
        }
        let rest = part::from(self.text, self.byte).as_bytes();
        let length = rest.iter().take_while(|byte| letter(byte)).count();
        step(length);
        if length > 0 {
            self.byte += length;
            self.index = self
                .index
                .saturating_add(u32::try_from(length).unwrap_or(u32::MAX));
            self.before = rest.get(length - 1).copied().map(char::from);
        }
    }
}

/// Whether a handle may follow this text: X links none after these characters, save after the `RT`
/// of an old repost.
pub(super) fn handle_may_follow(text: &str) -> bool {
    let mut back = text.chars().rev();
    let bars = |character: char| {
        character.is_ascii_alphanumeric()
            || matches!(
                character,
                '_' | '!' | '#' | '$' | '%' | '&' | '*' | '@' | '＠'
            )
    };
    match back.next() {
        Some('t' | 'T') => {
            matches!(back.next(), Some('r' | 'R'))
                && back.next().is_none_or(|character| {
                    !character.is_ascii_alphanumeric()
                        && !matches!(character, '_' | '+' | '~' | '.' | '-')
                })
        }
        Some(last) => !bars(last),
        None => true,
    }
}

impl<'a> Iterator for Scan<'a> {
    type Item = Place<'a>;

    fn next(&mut self) -> Option<Place<'a>> {
        loop {
            self.pass_word();
            step(1);
            let rest = part::from(self.text, self.byte);
            let first = rest.chars().next()?;
            let (byte, index) = (self.byte, self.index);
            let place = |what| Some(Place { what, byte, index });
            let sign = first.len_utf8();
            match first {
                '@' | '＠' if handle_may_follow(part::until(self.text, self.byte)) => {
                    if let Some(name) = handle(part::from(rest, sign)) {
                        self.pass(sign + name.len());
                        return place(What::Handle(name));
                    }
                }
                '#' | '＃' if !self.hashtag_seen => {
                    if let Some(tag) = hashtag(self.before, part::from(rest, sign)) {
                        // The words of a hashtag are read next: it may be a name.
                        self.hashtag_seen = true;
                        return place(What::Hashtag(tag));
                    }
                }
                _ => {}
            }
            self.hashtag_seen = false;
            let starts = !first.is_whitespace() && boundary(self.before, Some(first));
            if starts
                && first.is_ascii_alphanumeric()
                && !self.before.is_some_and(in_domain)
                && let Some(length) = link(rest)
            {
                self.pass(length);
                return place(What::Link(part::until(rest, length)));
            }
            self.byte += sign;
            self.index += 1;
            self.before = Some(first);
            if starts {
                return place(What::Start);
            }
        }
    }
}

/// The handle that this text begins with, the `@` taken off, if X would link it.
pub(super) fn handle(text: &str) -> Option<&str> {
    let name = leading(text, |character| {
        character.is_ascii_alphanumeric() || character == '_'
    });
    let after = part::from(text, name.len());
    let linked = !name.is_empty() && !after.starts_with(['@', '＠']) && !after.starts_with("://");
    let accented = |character: char| matches!(character, '\u{c0}'..='\u{24f}' if !matches!(character, '×' | '÷'));
    (linked && !after.starts_with(accented)).then_some(name)
}

/// The hashtag that this text begins with, the `#` taken off, if X would link it.
pub(super) fn hashtag(before: Option<char>, text: &str) -> Option<&str> {
    let free = before.is_none_or(|before| before != '&' && !in_hashtag(before));
    let tag = leading(text, in_hashtag);
    let after = part::from(text, tag.len());
    let linked = free
        && tag.chars().any(char::is_alphabetic)
        && !after.starts_with(['#', '＃'])
        && !after.starts_with("://");
    linked.then_some(tag)
}

/// Whether a hashtag goes on over this character: letters, marks, digits and the signs that
/// twitter-text lists.
pub fn in_hashtag(character: char) -> bool {
    is_word(character)
        || matches!(
            character,
            '\u{a67e}'
                | '\u{5be}'
                | '\u{5f3}'
                | '\u{5f4}'
                | '\u{ff5e}'
                | '\u{301c}'
                | '\u{309b}'
                | '\u{309c}'
                | '\u{30a0}'
                | '\u{30fb}'
                | '\u{3003}'
                | '\u{f0b}'
                | '\u{f0c}'
                | '\u{b7}'
        )
}

/// How many bytes of link or e-mail address this text begins with.
fn link(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let word = bytes.iter().position(|byte| !byte.is_ascii_alphanumeric());
    // Most words end before a space: they are dismissed at once.
    if !word.is_some_and(|end| b".-_:@".contains(&bytes[end])) {
        return None;
    }
    let host = leading(text, in_domain);
    let after = part::from(text, host.len());
    if let Some(address) = after.strip_prefix("://") {
        let link = leading(address, in_path);
        return (!link.is_empty()).then_some(host.len() + 3 + link.len());
    }
    if let Some(address) = after.strip_prefix('@') {
        let domain = leading(address, in_domain).trim_end_matches(['.', '-', '_']);
        return is_domain(domain).then_some(host.len() + 1 + domain.len());
    }
    if !is_domain(host) {
        return None;
    }
    let port = after.strip_prefix(':').map_or(0, |port| {
        1 + leading(port, |digit| digit.is_ascii_digit()).len()
    });
    part::from(after, port)
        .starts_with('/')
        .then(|| host.len() + port + leading(part::from(after, port), in_path).len())
}

/// Whether this is a domain: labels between dots, the last at least two letters.
fn is_domain(host: &str) -> bool {
    host.rsplit_once('.').is_some_and(|(labels, last)| {
        last.len() >= 2
            && last.bytes().all(|byte| byte.is_ascii_alphabetic())
            && labels.split('.').all(|label| !label.is_empty())
    })
}

/// Whether a domain goes on over this character.
fn in_domain(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '.' | '-' | '_')
}

/// Whether a link goes on over this character.
fn in_path(character: char) -> bool {
    if character.is_ascii() {
        character.is_ascii_alphanumeric() || b"!*';:=+,.$/%#[]-_~@|&?".contains(&(character as u8))
    } else {
        character == '–' || class(character) == Class::Letter
    }
}

/// The longest beginning of the text whose characters all pass.
fn leading(text: &str, passes: impl Fn(char) -> bool) -> &str {
    let end = text
        .find(|character| !passes(character))
        .unwrap_or(text.len());
    step(end);
    part::until(text, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<What<'_>> {
        Scan::new(text)
            .map(|place| place.what)
            .filter(|what| *what != What::Start)
            .collect()
    }

    #[test]
    fn a_handle_within_a_link_or_address_is_none() {
        for text in [
            "https://x.com/@acme",
            "see medium.com/@acme",
            "ftp://files.example/@acme",
            "write to help@acme.com",
            "a.b+c@acme.co.uk",
            "shop.example:8080/@acme",
        ] {
            assert!(
                found(text).iter().all(|what| matches!(what, What::Link(_))),
                "{text}: {:?}",
                found(text)
            );
        }
    }

    #[test]
    fn a_handle_beside_a_link_is_one() {
        assert_eq!(
            found("(https://t.co/x) .@acme, ＠acme/list RT@acme のacme"),
            [
                What::Link("https://t.co/x"),
                What::Handle("acme"),
                What::Handle("acme"),
                What::Handle("acme")
            ]
        );
    }

    #[test]
    fn a_hashtag_ends_with_its_word() {
        assert_eq!(
            found("#acme, ＃Ａcme x#no &#no #1 ❤️#yes"),
            [
                What::Hashtag("acme"),
                What::Hashtag("Ａcme"),
                What::Hashtag("yes")
            ]
        );
    }

    #[test]
    fn places_are_counted_in_scalar_values() {
        let place = Scan::new("日本😀 @acme").find(|place| matches!(place.what, What::Handle(_)));
        assert_eq!(place.map(|place| place.index), Some(4));
    }
}
