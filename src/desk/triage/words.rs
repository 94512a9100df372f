//! A post cut into words, as triage compares them: folded, without the accidents of handles, links,
//! numbers and letters held down.

use crate::desk::letters::{Class, Folded, class};
use crate::desk::scan::{Scan, What};

/// What a word is beside its letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A word of letters.
    Letters,
    /// A number, whatever its digits.
    Number,
    /// A handle, whoever it names.
    Handle,
    /// A link, wherever it leads.
    Link,
    /// A question or exclamation mark, or a run of dots.
    Mark,
    /// An emoji or another sign.
    Sign,
}

/// One word of a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// What it is.
    pub kind: Kind,
    /// Its letters as a number: equal words have equal numbers.
    pub hash: u32,
    /// The number of its first five letters: words of one stem mostly share it.
    pub stem: u32,
    /// Whether it is written in capitals alone, three or more.
    pub shouted: bool,
    /// Whether it stands in a hashtag.
    pub tagged: bool,
    /// How many letters or digits it has.
    pub letters: u32,
    /// Where it begins in the text, in Unicode scalar values.
    pub start: u32,
    /// Where it ends, exclusive.
    pub end: u32,
}

/// The first value of a number made of letters (FNV-1a).
const HASH_START: u32 = 0x811c_9dc5;

/// What each step multiplies by (FNV-1a).
const HASH_STEP: u32 = 0x0100_0193;

/// One more character in a number made of letters.
fn add(hash: u32, character: char) -> u32 {
    (hash ^ u32::from(character)).wrapping_mul(HASH_STEP)
}

/// The number of a sequence of words: that of the words before, and one more.
pub fn join(before: u32, word: u32) -> u32 {
    let mixed = (before.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b1);
    mixed ^ (mixed >> 15)
}

/// How many letters make a stem.
const STEM: u32 = 5;

/// The words of a text, in order.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::with_capacity(text.len() / 5 + 1);
    let mut read = 0;
    let mut tag_until = 0;
    for place in Scan::new(text) {
        if place.byte < read {
            continue;
        }
        let fixed = |kind, number, length: &str| Word {
            kind,
            hash: number,
            stem: number,
            shouted: false,
            tagged: false,
            letters: 0,
            start: place.index,
            end: place.index + count(length),
        };
        match place.what {
            What::Handle(name) => {
                let mut word = fixed(Kind::Handle, add(HASH_START, '@'), name);
                word.end += 1;
                words.push(word);
            }
            What::Link(link) => words.push(fixed(Kind::Link, add(HASH_START, '/'), link)),
            What::Hashtag(tag) => tag_until = place.byte + tag.len() + 1,
            What::Start => {
                let (bytes, word) = word_at(&text[place.byte..], place.index);
                read = place.byte + bytes;
                if let Some(mut word) = word {
                    word.tagged = place.byte < tag_until;
                    push(&mut words, word);
                }
            }
        }
    }
    words
}

/// Adds a word; marks and signs in a row count once.
fn push(words: &mut Vec<Word>, word: Word) {
    if let Some(last) = words.last_mut()
        && matches!(word.kind, Kind::Mark | Kind::Sign)
        && last.hash == word.hash
        && last.end == word.start
    {
        last.end = word.end;
        last.letters += 1;
        return;
    }
    words.push(word);
}

/// The word at the beginning of a text, and how many bytes it takes.
fn word_at(text: &str, index: u32) -> (usize, Option<Word>) {
    let mut letters = Folded::new(text);
    let Some(first) = letters.next() else {
        return (text.len(), None);
    };
    let kind = match class(first) {
        Class::Gap => return sign(text, index),
        Class::Solo => {
            let word = finished(Kind::Letters, &[first], false, index, letters.read());
            return (text.len() - letters.rest().len(), Some(word));
        }
        _ if first.is_numeric() => Kind::Number,
        _ => Kind::Letters,
    };
    let script = class(first);
    let mut spelled = Spelled::new(first);
    let mut kind = kind;
    let mut raw_upper = text.starts_with(char::is_uppercase);
    loop {
        let before = letters.clone();
        let raw = letters.rest().chars().next();
        let Some(letter) = letters.next() else {
            break;
        };
        let continues = class(letter) == script || class(letter) == Class::Mark || letter == '_';
        // can't and cant are one word; other apostrophes end a word.
        let not = letter == '\'' && is_not(letters.rest());
        if not {
            continue;
        }
        let within_number = kind == Kind::Number
            && matches!(letter, '.' | ',' | ':' | '-')
            && letters.rest().starts_with(|next: char| next.is_numeric());
        if !continues && !within_number {
            letters = before;
            break;
        }
        if kind == Kind::Number && letter.is_alphabetic() {
            kind = Kind::Letters;
        }
        raw_upper &= raw.is_some_and(char::is_uppercase);
        spelled.add(letter);
    }
    let bytes = text.len() - letters.rest().len();
    let shouted = raw_upper && spelled.count >= 3;
    let mut word = Word {
        kind,
        hash: spelled.hash,
        stem: spelled.stem,
        shouted,
        tagged: false,
        letters: spelled.count,
        start: index,
        end: index + letters.read(),
    };
    if kind == Kind::Number {
        word.hash = add(HASH_START, '0');
        word.stem = word.hash;
    }
    (bytes, Some(word))
}

/// Whether the rest of a word after its apostrophe is a lone `t`.
fn is_not(rest: &str) -> bool {
    let mut rest = rest.chars();
    matches!(rest.next(), Some('t' | 'T')) && !rest.next().is_some_and(char::is_alphanumeric)
}

/// The letters of a word as they come in, with letters held down written once.
struct Spelled {
    hash: u32,
    stem: u32,
    count: u32,
    last: char,
    repeats: u32,
    before_repeat: (u32, u32, u32),
}

impl Spelled {
    fn new(first: char) -> Self {
        let hash = add(HASH_START, first);
        Self {
            hash,
            stem: hash,
            count: 1,
            last: first,
            repeats: 1,
            before_repeat: (hash, hash, 1),
        }
    }

    fn add(&mut self, letter: char) {
        if letter == self.last && !letter.is_numeric() {
            self.repeats += 1;
            if self.repeats == 2 {
                self.before_repeat = (self.hash, self.stem, self.count);
            }
            if self.repeats >= 3 {
                (self.hash, self.stem, self.count) = self.before_repeat;
                return;
            }
        } else {
            self.repeats = 1;
            self.last = letter;
        }
        self.hash = add(self.hash, letter);
        self.count += 1;
        if self.count <= STEM {
            self.stem = self.hash;
        }
    }
}

/// A mark or sign that says something; other punctuation says nothing.
fn sign(text: &str, index: u32) -> (usize, Option<Word>) {
    let mut characters = text.chars();
    let first = characters.next().unwrap_or(' ');
    let length = first.len_utf8();
    let (kind, shown) = match first {
        '?' | '？' | '¿' => (Kind::Mark, '?'),
        '!' | '！' | '¡' => (Kind::Mark, '!'),
        '…' => (Kind::Mark, '…'),
        '.' if text.starts_with("..") => {
            let dots = text.len() - text.trim_start_matches('.').len();
            let word = finished(Kind::Mark, &['…'], false, index, count(&text[..dots]));
            return (dots, Some(word));
        }
        ':' | ';' | '=' => {
            let face = text
                .trim_start_matches([':', ';', '='])
                .trim_start_matches('-');
            let (mouth, read) = (face.chars().next(), text.len() - face.len());
            let shown = match mouth {
                Some(')' | 'D' | 'P') => '🙂',
                Some('(' | '/' | '\\' | '|') if !face.starts_with("//") => '🙁',
                _ => return (length, None),
            };
            let word = finished(Kind::Sign, &[shown], false, index, count(&text[..read + 1]));
            return (read + 1, Some(word));
        }
        '%' | '$' | '€' | '£' | '&' => (Kind::Sign, first),
        _ if u32::from(first) >= 0x2190 => (Kind::Sign, first),
        _ => return (length, None),
    };
    (length, Some(finished(kind, &[shown], false, index, 1)))
}

fn finished(kind: Kind, letters: &[char], shouted: bool, index: u32, length: u32) -> Word {
    let hash = letters.iter().copied().fold(HASH_START, add);
    Word {
        kind,
        hash,
        stem: hash,
        shouted,
        tagged: false,
        letters: 1,
        start: index,
        end: index + length,
    }
}

/// The number of scalar values in a text.
fn count(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashes(text: &str) -> Vec<u32> {
        words(text).iter().map(|word| word.hash).collect()
    }

    #[test]
    fn spellings_that_mean_the_same_are_the_same_words() {
        for (one, other) in [
            ("CAN'T", "cant"),
            ("can’t", "can't"),
            ("pleaseeee", "please"),
            ("order 12345", "order 7"),
            ("@acme help", "@other help"),
            ("https://a.com/b x", "http://c.org/d x"),
            ("what???", "what?"),
            ("１０ days", "3 days"),
        ] {
            assert_eq!(hashes(one), hashes(other), "{one} and {other}");
        }
        assert_ne!(hashes("we'll"), hashes("well"));
    }

    #[test]
    fn a_word_knows_its_place() {
        let found = words("日 @acme WHY?");
        let places: Vec<(u32, u32)> = found.iter().map(|word| (word.start, word.end)).collect();
        assert_eq!(places, [(0, 1), (2, 7), (8, 11), (11, 12)]);
        assert!(found[2].shouted);
    }
}
