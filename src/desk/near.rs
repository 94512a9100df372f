//! Handles and hashtags that are almost a brand's: what a person in a hurry types, and what looks
//! the same without being it.

use super::letters::{Class, class, decomposed, is_word};
use super::part;

/// From this length on every single edit of a term is taken for a slip.
const LEAST_FOR_EDIT: usize = 4;

/// The least length of a term that is compared at all. Of terms this short only those slips count
/// that fingers make: other edits lead to other names.
const LEAST: usize = 3;

/// The least length of a term that two edits may miss, where a brand asks for that.
const LEAST_FOR_TWO: usize = 8;

/// How many letters of a word are compared; no handle or hashtag of a brand is that long.
pub const LONGEST: usize = 64;

/// The greatest distance that a brand can ask for.
pub const FARTHEST: u8 = 2;

/// How a word misses a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Miss {
    /// It looks the same: letters of the same shape, or signs between them.
    LooksAlike,
    /// One letter is too many.
    Added,
    /// One letter is left out.
    LeftOut,
    /// One letter is another, whose key lies beside the right one.
    NextKey,
    /// One letter is another.
    Replaced,
    /// Two neighbouring letters are swapped.
    Swapped,
    /// It is written in several words.
    Split,
    /// Two edits away.
    TwoEdits,
}

impl Miss {
    /// How many edits lead to the term.
    pub const fn distance(self) -> u8 {
        match self {
            Self::TwoEdits => 2,
            _ => 1,
        }
    }

    /// The sentence that tells an agent, from what was written and the term with its sign.
    pub fn explained(self, written: &str, term: &str) -> String {
        // One call writes them all: each would weigh on every tab.
        let (before, after) = match self {
            Self::LooksAlike => ("which looks like ", ""),
            Self::Added => ("one letter more than ", ""),
            Self::LeftOut => ("one letter less than ", ""),
            Self::NextKey => ("one key beside ", ""),
            Self::Replaced => ("one letter off ", ""),
            Self::Swapped => ("with two letters of ", " swapped"),
            Self::Split => ("which spells ", ""),
            Self::TwoEdits => ("two letters off ", ""),
        };
        ["It writes ", written, ", ", before, term, after, "."].concat()
    }
}

/// A word or term as it is compared.
#[derive(Debug, Clone, Default)]
pub struct Spelling {
    /// Its letters, folded.
    letters: Vec<char>,
    /// The plain letters that they look like, without signs between them.
    shapes: Vec<char>,
    /// One bit for each kind of letter: spellings with few letters in common are told apart by it.
    kinds: u64,
}

impl Spelling {
    /// The spelling of folded letters, the first [`LONGEST`] of them.
    pub fn new(letters: impl Iterator<Item = char>) -> Self {
        let mut spelling = Self::default();
        for letter in letters.take(LONGEST) {
            spelling.push(letter);
        }
        spelling
    }

    /// Adds a letter.
    fn push(&mut self, letter: char) {
        self.kinds |= 1 << (u32::from(letter) % 64);
        self.letters.push(letter);
        let shape = shape(letter);
        match (self.shapes.last_mut(), shape) {
            (_, '_') => {}
            // Set closely, two letters look like one.
            (Some(last @ 'r'), 'n') => *last = 'm',
            (Some(last @ 'v'), 'v') => *last = 'w',
            _ => self.shapes.push(shape),
        }
    }

    /// Adds the letters of the next word.
    pub fn extend(&mut self, letters: impl Iterator<Item = char>) {
        for letter in letters.take(LONGEST.saturating_sub(self.letters.len())) {
            self.push(letter);
        }
    }

    /// How many letters it has.
    pub fn len(&self) -> usize {
        self.letters.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// Whether both look alike, though they are spelled otherwise.
    pub fn looks_like(&self, other: &Self) -> bool {
        other.len() >= LEAST && self.shapes == other.shapes
    }
}

/// How `word` misses `term`; `None` where they are too far apart. Where they are equal, X did not
/// take the word for what it is.
pub fn miss(word: &Spelling, term: &Spelling, farthest: u8) -> Option<Miss> {
    if farthest == 0 || term.len() < LEAST {
        return None;
    }
    if word.looks_like(term) {
        return Some(Miss::LooksAlike);
    }
    let apart = word.len().abs_diff(term.len());
    let kinds = (word.kinds ^ term.kinds).count_ones();
    if apart > usize::from(farthest) || kinds > 2 * u32::from(farthest) {
        return None;
    }
    let miss = one_edit(&word.letters, &term.letters);
    if term.len() < LEAST_FOR_EDIT {
        let doubled = |letters: &[char]| letters.windows(2).any(|pair| pair[0] == pair[1]);
        return miss.filter(|miss| match miss {
            Miss::Swapped | Miss::NextKey => true,
            Miss::Added => doubled(&word.letters),
            _ => false,
        });
    }
    let two = farthest >= 2 && term.len() >= LEAST_FOR_TWO && kinds <= 4;
    miss.or_else(|| {
        (two && edits(&word.letters, &term.letters, 2).is_some()).then_some(Miss::TwoEdits)
    })
}

/// The one insertion, deletion, substitution or swap of neighbours that leads from `term` to
/// `word`.
fn one_edit(word: &[char], term: &[char]) -> Option<Miss> {
    let same = word
        .iter()
        .zip(term)
        .take_while(|(one, other)| one == other)
        .count();
    let (written, meant) = (&word[same..], &term[same..]);
    if word.len() == term.len() + 1 {
        return (written[1..] == *meant).then_some(Miss::Added);
    }
    if word.len() + 1 == term.len() {
        return (*written == meant[1..]).then_some(Miss::LeftOut);
    }
    let (&[one, ref ones @ ..], &[other, ref others @ ..]) = (written, meant) else {
        return None;
    };
    if written.len() != meant.len() {
        return None;
    }
    if ones == others {
        return Some(if are_neighbours(one, other) {
            Miss::NextKey
        } else {
            Miss::Replaced
        });
    }
    let swapped = ones.first() == Some(&other) && others.first() == Some(&one);
    (swapped && ones[1..] == others[1..]).then_some(Miss::Swapped)
}

/// Whether so many edits lead from one word to the other, and how many are left.
fn edits(word: &[char], term: &[char], left: u8) -> Option<u8> {
    let same = word
        .iter()
        .zip(term)
        .take_while(|(one, other)| one == other)
        .count();
    let (word, term) = (&word[same..], &term[same..]);
    if word.is_empty() && term.is_empty() {
        return Some(left);
    }
    let left = left.checked_sub(1)?;
    let shorter = |letters: &[char], by| letters.len() >= by;
    let swapped = shorter(word, 2) && shorter(term, 2) && word[0] == term[1] && word[1] == term[0];
    [(1, 0, true), (0, 1, true), (1, 1, true), (2, 2, swapped)]
        .into_iter()
        .filter(|(ours, theirs, may)| *may && shorter(word, *ours) && shorter(term, *theirs))
        .find_map(|(ours, theirs, _)| edits(&word[ours..], &term[theirs..], left))
}

/// The rows of the keyboards that most people write on. Where layouts differ (QWERTZ, AZERTY), the
/// explanation alone is less exact.
const ROWS: [&str; 4] = ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

/// Whether the keys of two letters lie side by side.
fn are_neighbours(one: char, other: char) -> bool {
    let place = |letter| {
        ROWS.iter().zip(0i32..).find_map(|(keys, row)| {
            let at = keys.bytes().position(|key| char::from(key) == letter)?;
            Some((row, i32::try_from(at).ok()?))
        })
    };
    let (Some((row, at)), Some((other_row, other_at))) = (place(one), place(other)) else {
        return false;
    };
    // Each row stands half a key further right than the one above.
    match other_row - row {
        0 => at.abs_diff(other_at) == 1,
        1 => other_at == at || other_at + 1 == at,
        -1 => other_at == at || other_at == at + 1,
        _ => false,
    }
}

/// The plain letter that a folded letter or digit looks like.
fn shape(letter: char) -> char {
    if letter.is_ascii() {
        return match letter {
            '1' | 'l' => 'i',
            '0' => 'o',
            '5' => 's',
            other => other,
        };
    }
    match letter {
        'а' | 'α' | 'ɑ' | 'ᴀ' => 'a',
        'ь' | 'в' | 'β' | 'ʙ' => 'b',
        'с' | 'ϲ' | 'ᴄ' => 'c',
        'ԁ' | 'ᴅ' => 'd',
        'е' | 'ε' | 'ҽ' | 'ᴇ' => 'e',
        'ɡ' | 'ɢ' => 'g',
        'һ' | 'н' | 'ʜ' => 'h',
        'і' | 'ι' | 'ı' | 'ӏ' | 'ɪ' | 'ʟ' => 'i',
        'ј' | 'ᴊ' => 'j',
        'к' | 'κ' | 'ᴋ' => 'k',
        'м' | 'ᴍ' => 'm',
        'п' | 'η' | 'ɴ' => 'n',
        'о' | 'ο' | 'σ' | 'ᴏ' | 'օ' | 'ø' => 'o',
        'р' | 'ρ' | 'ᴘ' => 'p',
        'ԛ' => 'q',
        'г' | 'ʀ' => 'r',
        'ѕ' | 'ꜱ' => 's',
        'т' | 'τ' | 'ᴛ' => 't',
        'υ' | 'ս' | 'ᴜ' => 'u',
        'ν' | 'ѵ' | 'ᴠ' => 'v',
        'ԝ' | 'ω' | 'ᴡ' => 'w',
        'х' | 'χ' => 'x',
        'у' | 'γ' | 'ʏ' => 'y',
        'ζ' | 'ᴢ' => 'z',
        'ё' => 'e',
        'ї' => 'i',
        // Latin letters in the styles of mathematics, in circles and in squares.
        '\u{1d400}'..='\u{1d6a3}' => styled(letter, 0x1d400, 52),
        '\u{1d7ce}'..='\u{1d7ff}' => shape(nth('0', (u32::from(letter) - 0x1d7ce) % 10)),
        '\u{24b6}'..='\u{24e9}' => styled(letter, 0x24b6, 26),
        '\u{1f130}'..='\u{1f149}' => styled(letter, 0x1f130, 26),
        '\u{1f150}'..='\u{1f169}' => styled(letter, 0x1f150, 26),
        '\u{1f170}'..='\u{1f189}' => styled(letter, 0x1f170, 26),
        other => match decomposed(other) {
            Some(base) => shape(base),
            None => other,
        },
    }
}

/// The shape of a letter of an alphabet that begins at `from` and repeats itself.
fn styled(letter: char, from: u32, length: u32) -> char {
    shape(nth('a', (u32::from(letter) - from) % length % 26))
}

fn nth(first: char, number: u32) -> char {
    char::from_u32(u32::from(first) + number).unwrap_or(first)
}

/// The word at the beginning of a text that somebody took for a handle, although X would not: over
/// letters of every script that puts spaces between words.
pub fn handle_word(text: &str) -> &str {
    let end = text.find(|character| !matches!(class(character), Class::Letter | Class::Mark));
    part::until(text, end.unwrap_or(text.len()))
}

/// The word at the beginning of a text that somebody took for a hashtag.
pub fn hashtag_word(text: &str) -> &str {
    let end = text.find(|character| !is_word(character));
    part::until(text, end.unwrap_or(text.len()))
}

/// What stands between two words: one space, hyphen or dot, or a character without width.
pub fn gap(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    matches!(
        first,
        ' ' | '\u{a0}' | '-' | '.' | '\u{b7}' | '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}'
    )
    .then(|| first.len_utf8())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::desk::letters::Folded;

    fn spelled(text: &str) -> Spelling {
        Spelling::new(Folded::new(text))
    }

    #[test]
    fn slips_and_look_alikes_are_told_apart() {
        for (word, expected) in [
            ("acmehlep", Some(Miss::Swapped)),
            ("acmehelpp", Some(Miss::Added)),
            ("acmehel", Some(Miss::LeftOut)),
            ("acmehrlp", Some(Miss::NextKey)),
            ("acmehxlp", Some(Miss::Replaced)),
            ("acmehe1p", Some(Miss::LooksAlike)),
            ("асмеhelp", Some(Miss::LooksAlike)),
            ("acme_help", Some(Miss::LooksAlike)),
            ("acrnehelp", Some(Miss::LooksAlike)),
            ("𝐀𝐜𝐦𝐞𝐇𝐞𝐥𝐩", Some(Miss::LooksAlike)),
            ("ⓐⓒⓜⓔⓗⓔⓛⓟ", Some(Miss::LooksAlike)),
            ("àcmêhélp", Some(Miss::LooksAlike)),
            ("acmehelper", None),
            ("acehlp", None),
        ] {
            let miss = miss(&spelled(word), &spelled("acmehelp"), 1);
            assert_eq!(miss, expected, "{word}");
        }
    }

    #[test]
    fn short_names_are_missed_by_slips_of_fingers_alone() {
        for (word, term, expected) in [
            ("kml", "klm", Some(Miss::Swapped)),
            ("klmm", "klm", Some(Miss::Added)),
            ("kln", "klm", Some(Miss::NextKey)),
            ("kam", "klm", None),
            ("usps", "ups", None),
            ("u2", "o2", None),
            ("lift", "lyft", Some(Miss::Replaced)),
        ] {
            assert_eq!(miss(&spelled(word), &spelled(term), 1), expected, "{word}");
        }
    }

    #[test]
    fn a_brand_can_ask_for_more_or_none() {
        let (term, two) = (spelled("acmehelp"), spelled("acehellp"));
        assert_eq!(miss(&two, &term, 1), None);
        assert_eq!(miss(&two, &term, 2), Some(Miss::TwoEdits));
        assert_eq!(miss(&spelled("acmehlep"), &term, 0), None);
    }

    proptest! {
        /// Every slip of one letter is caught, wherever it happens.
        #[test]
        fn one_edit_is_always_a_miss(term in "[a-z_]{4,15}", at in 0usize..15, letter in "[a-z0-9_]") {
            let letters: Vec<char> = term.chars().collect();
            let letter = letter.chars().next().unwrap();
            let at = at % letters.len();
            let mut variants = vec![letters.clone(), letters.clone(), letters.clone(), letters.clone()];
            variants[0].insert(at, letter);
            variants[1].remove(at);
            variants[2][at] = letter;
            if at + 1 < letters.len() {
                variants[3].swap(at, at + 1);
            }
            let term = spelled(&term);
            for variant in variants.into_iter().filter(|variant| *variant != letters) {
                let word = Spelling::new(variant.iter().copied());
                prop_assert!(miss(&word, &term, 1).is_some(), "{:?}", variant);
            }
        }
    }
}
