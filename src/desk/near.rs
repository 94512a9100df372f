//! Handles and hashtags that are almost a brand's: what a person in a hurry types, and what looks
//! the same without being it.

use super::letters::{Class, class};

/// The least length of a term for which one edit is a slip; shorter names have too many neighbours.
const LEAST_FOR_EDIT: usize = 5;

/// The least length of a term for which a look-alike is no chance.
const LEAST_FOR_LOOK: usize = 4;

/// The longest word that is compared at all.
const LONGEST: usize = 64;

/// How a word misses a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Miss {
    /// It looks the same: other letters of the same shape.
    LooksAlike,
    /// One letter is added, left out, or another.
    OneLetter,
    /// Two neighbouring letters are swapped.
    Swapped,
    /// It is written as two words.
    Split,
}

impl Miss {
    /// How an agent is told.
    pub const fn words(self) -> &'static str {
        match self {
            Self::LooksAlike => "looks like",
            Self::OneLetter => "is one letter off",
            Self::Swapped => "swaps two letters of",
            Self::Split => "splits",
        }
    }
}

/// How `word` misses `term`, both folded; `None` where they are equal or too far apart.
pub fn miss(word: &[char], term: &[char]) -> Option<Miss> {
    if word == term || word.len() > LONGEST || word.len().abs_diff(term.len()) > 2 {
        return None;
    }
    if term.len() >= LEAST_FOR_LOOK {
        let shapes = |letters: &[char]| -> Vec<char> {
            letters
                .iter()
                .map(|letter| shape(*letter))
                .filter(|shape| *shape != '_')
                .collect()
        };
        if shapes(word) == shapes(term) {
            return Some(Miss::LooksAlike);
        }
    }
    if term.len() < LEAST_FOR_EDIT {
        return None;
    }
    one_edit(word, term)
}

/// Whether one insertion, deletion, substitution or swap of neighbours makes `word` into `term`.
fn one_edit(word: &[char], term: &[char]) -> Option<Miss> {
    let (short, long) = if word.len() < term.len() {
        (word, term)
    } else {
        (term, word)
    };
    let same = short
        .iter()
        .zip(long)
        .take_while(|(one, other)| one == other)
        .count();
    match long.len() - short.len() {
        0 => {
            let (one, other) = (&short[same..], &long[same..]);
            if one.get(1..) == other.get(1..) {
                return Some(Miss::OneLetter);
            }
            let swapped =
                one.len() > 1 && one[0] == other[1] && one[1] == other[0] && one[2..] == other[2..];
            swapped.then_some(Miss::Swapped)
        }
        1 => (short[same..] == long[same + 1..]).then_some(Miss::OneLetter),
        _ => None,
    }
}

/// The plain letter that a letter or digit looks like.
fn shape(letter: char) -> char {
    match letter {
        'а' | 'α' | 'ạ' => 'a',
        'ь' | 'в' => 'b',
        'с' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' | 'ё' | 'ε' => 'e',
        'һ' | 'н' => 'h',
        'і' | 'ї' | 'ι' | 'ı' | '1' | 'l' | 'ӏ' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'м' => 'm',
        'п' | 'η' => 'n',
        'о' | 'ο' | 'σ' | '0' => 'o',
        'р' | 'ρ' => 'p',
        'ԛ' => 'q',
        'ѕ' | '5' | '$' => 's',
        'т' | 'τ' => 't',
        'υ' => 'u',
        'ν' | 'ѵ' => 'v',
        'ԝ' | 'ω' => 'w',
        'х' | 'χ' => 'x',
        'у' | 'γ' => 'y',
        other => other,
    }
}

/// The word at the beginning of a text, over letters of every script that puts spaces between
/// words: what somebody took for a handle, although X would not.
pub fn wide_word(text: &str) -> &str {
    let end = text.find(|character| !matches!(class(character), Class::Letter | Class::Mark));
    &text[..end.unwrap_or(text.len())]
}

/// The word after a single space, hyphen or dot.
pub fn next_word(text: &str) -> Option<&str> {
    let rest = text.strip_prefix([' ', '-', '.'])?;
    Some(wide_word(rest)).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn slips_and_look_alikes_are_told_apart() {
        for (word, expected) in [
            ("acmehelp", None),
            ("acmehlep", Some(Miss::Swapped)),
            ("acmehelpp", Some(Miss::OneLetter)),
            ("acmehel", Some(Miss::OneLetter)),
            ("acmehrlp", Some(Miss::OneLetter)),
            ("acmehe1p", Some(Miss::LooksAlike)),
            ("асмеhelp", Some(Miss::LooksAlike)),
            ("acme_help", Some(Miss::LooksAlike)),
            ("acmehelper", None),
            ("acehlp", None),
        ] {
            assert_eq!(miss(&chars(word), &chars("acmehelp")), expected, "{word}");
        }
        assert_eq!(miss(&chars("acne"), &chars("acme")), None);
    }

    proptest! {
        /// Every slip of one letter is caught, wherever it happens.
        #[test]
        fn one_edit_is_always_a_miss(term in "[a-z_]{5,15}", at in 0usize..15, letter in "[a-z0-9]") {
            let term = chars(&term);
            let letter = chars(&letter)[0];
            let at = at % term.len();
            let mut variants = vec![term.clone(), term.clone(), term.clone()];
            variants[0].insert(at, letter);
            variants[1].remove(at);
            variants[2][at] = letter;
            let mut swapped = term.clone();
            swapped.swap(at, (at + 1) % term.len());
            if at + 1 < term.len() {
                variants.push(swapped);
            }
            for variant in variants.into_iter().filter(|variant| *variant != term) {
                prop_assert!(miss(&variant, &term).is_some(), "{:?}", variant);
            }
        }
    }
}
