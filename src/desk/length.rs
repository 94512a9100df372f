//! How long X counts a text: its weighted length rule, version 3.
//!
//! The text is put into Unicode's composed form (NFC); a link counts 23, an emoji 2 however many
//! characters it is made of, other characters 1 or 2 by their range.

use unicode_normalization::UnicodeNormalization;
use unicode_properties::UnicodeEmoji;

use super::links;
use super::view::LENGTH_LIMIT;

/// What a link counts, whatever its length: X writes its own short link in its place.
const LINK: u32 = 23;

/// What an emoji counts, and every character outside the [`LIGHT`] ranges.
const HEAVY: u32 = 2;

/// The ranges of characters that count 1.
const LIGHT: [(char, char); 4] = [
    ('\0', '\u{10ff}'),
    ('\u{2000}', '\u{200d}'),
    ('\u{2010}', '\u{201f}'),
    ('\u{2032}', '\u{2037}'),
];

/// The weighted length of a text.
pub fn weighted_length(text: &str) -> u32 {
    let text: String = text.nfc().collect();
    let mut links = links::links(&text).into_iter().peekable();
    let mut length: u32 = 0;
    let mut byte = 0;
    while let Some(first) = text[byte..].chars().next() {
        let (weight, end) = if let Some(link) = links.next_if(|link| link.start <= byte) {
            (LINK, link.end)
        } else if let Some(bytes) = emoji(&text[byte..]) {
            (HEAVY, byte + bytes)
        } else {
            let light = LIGHT.iter().any(|&(from, to)| (from..=to).contains(&first));
            (if light { 1 } else { HEAVY }, byte + first.len_utf8())
        };
        length = length.saturating_add(weight);
        byte = end;
    }
    length
}

/// Whether X would take the text as a post: not empty, within the limit, and without the characters
/// that it refuses.
pub fn fits(text: &str) -> bool {
    let refused = ['\u{fffe}', '\u{feff}', '\u{ffff}'];
    (1..=LENGTH_LIMIT).contains(&weighted_length(text)) && !text.contains(refused)
}

/// How many bytes of one emoji this text begins with.
fn emoji(text: &str) -> Option<usize> {
    let mut rest = text.chars();
    let first = rest.next()?;
    if first.is_ascii() {
        return keycap(text);
    }
    if is_regional(first) {
        let mut pair = rest.clone();
        if pair.next().is_some_and(is_regional) {
            return Some(text.len() - pair.as_str().len());
        }
        return Some(text.len() - rest.as_str().len());
    }
    // Signs that are text unless a selector follows: they count as text does.
    if matches!(first, '©' | '®' | '™' | '♟') && !rest.as_str().starts_with(EMOJI_STYLE) {
        return None;
    }
    if !first.is_emoji_char() {
        return None;
    }
    loop {
        let dressed = rest.as_str().trim_start_matches(dresses);
        rest = dressed.chars();
        let Some(joined) = dressed.strip_prefix(JOINER) else {
            break;
        };
        let mut next = joined.chars();
        if !next.next().is_some_and(UnicodeEmoji::is_emoji_char) {
            break;
        }
        rest = next;
    }
    Some(text.len() - rest.as_str().len())
}

/// The selector that asks for the colourful form of a sign.
const EMOJI_STYLE: char = '\u{fe0f}';

/// What joins two emoji to one.
const JOINER: char = '\u{200d}';

/// Whether a character changes the emoji before it: skin tone, style, the tags of a flag.
fn dresses(character: char) -> bool {
    matches!(
        character,
        EMOJI_STYLE | '\u{20e3}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}'
    )
}

/// Whether a character is half of a flag.
fn is_regional(character: char) -> bool {
    matches!(character, '\u{1f1e6}'..='\u{1f1ff}')
}

/// The length of a digit or sign in a keycap.
fn keycap(text: &str) -> Option<usize> {
    let key =
        text.strip_prefix(|first: char| first.is_ascii_digit() || matches!(first, '#' | '*'))?;
    let key = key.strip_prefix(EMOJI_STYLE).unwrap_or(key);
    let rest = key.strip_prefix('\u{20e3}')?;
    Some(text.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_weigh_by_their_script() {
        for (text, length) in [
            ("", 0),
            ("Hello", 5),
            ("日本", 4),
            ("e\u{301}", 1),
            ("see acme.com", 27),
            ("👨‍👩‍👧‍👦", 2),
            ("🇩🇪", 2),
            ("©", 1),
            ("©\u{fe0f}", 2),
            ("5\u{fe0f}\u{20e3}", 2),
        ] {
            assert_eq!(weighted_length(text), length, "{text}");
        }
    }

    #[test]
    fn a_post_is_neither_empty_nor_over_the_limit() {
        assert!(!fits(""));
        assert!(fits(&"a".repeat(280)));
        assert!(!fits(&"a".repeat(281)));
        assert!(!fits("\u{feff}"));
    }
}
