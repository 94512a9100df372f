//! Everything that detection looks for: the terms of all brands in one table, sorted by where they
//! stand and by their letters.

use std::ops::Range;

use crate::desk::brand::Brand;
use crate::desk::letters::{Class, Folded, boundary, class};
use crate::desk::mention::MatchClass;
use crate::desk::near::Spelling;
use crate::desk::part;
use crate::desk::rule::Rule;

/// One thing to look for.
#[derive(Debug, Clone)]
pub(super) struct Term {
    pub stands: Stands,
    /// Its letters, folded, with single spaces.
    pub letters: Vec<char>,
    /// The same as near misses are compared with it.
    pub spelling: Spelling,
    /// How far a word may miss it.
    pub farthest: u8,
    /// The brands that it means something to by itself.
    pub uses: Vec<Use>,
}

/// Where a term is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stands {
    AfterAt,
    AfterHash,
    Anywhere,
}

/// What a term means to one brand.
#[derive(Debug, Clone)]
pub(super) struct Use {
    /// The brand's number.
    pub brand: usize,
    /// What finding it means; `None` for an exclusion.
    pub class: Option<MatchClass>,
    /// As it was written in the brand.
    pub shown: String,
}

/// The table of terms.
#[derive(Debug, Clone)]
pub(super) struct Terms {
    all: Vec<Term>,
    pub handles: Range<usize>,
    pub hashtags: Range<usize>,
    /// The words and phrases that begin with each ASCII letter; most words of a post are dismissed
    /// here.
    words: Vec<Range<usize>>,
    /// The words and phrases that begin with any other character.
    other_words: Range<usize>,
}

impl Terms {
    /// The terms of these brands, those of their rules among them.
    pub fn new(brands: &[Brand]) -> Self {
        let mut all = Vec::new();
        for (number, brand) in brands.iter().enumerate() {
            add_brand(&mut all, number, brand);
        }
        for brand in brands {
            for text in brand.rules.iter().flat_map(Rule::terms) {
                let (stands, text) = placed(text);
                add(&mut all, stands, text, brand.near_miss, None);
            }
            // Accounts that are known for what they are miss nobody's handle.
            for handle in brand.team.iter().chain(&brand.ignore) {
                add(&mut all, Stands::AfterAt, handle.as_str(), 0, None);
            }
        }
        Self::sorted(all)
    }

    fn sorted(all: Vec<Term>) -> Self {
        let until = |stands, first: char| {
            all.partition_point(|term| (term.stands, term.letters[0]) < (stands, first))
        };
        let handles = 0..until(Stands::AfterHash, '\0');
        let hashtags = handles.end..until(Stands::Anywhere, '\0');
        let words = (0..128u8)
            .map(|letter| {
                let from = until(Stands::Anywhere, char::from(letter));
                from..until(Stands::Anywhere, char::from(letter + 1))
            })
            .collect();
        let other_words = until(Stands::Anywhere, '\u{80}')..all.len();
        Self {
            handles,
            hashtags,
            words,
            other_words,
            all,
        }
    }

    /// The term with this number.
    pub fn get(&self, number: usize) -> &Term {
        &self.all[number]
    }

    /// The number of the term that is written so in a rule.
    pub fn number_of(&self, text: &str) -> Option<usize> {
        let (stands, text) = placed(text);
        let letters = letters_of(text);
        let order = |term: &Term| (term.stands, &term.letters).cmp(&(stands, &letters));
        self.all.binary_search_by(order).ok()
    }

    /// The handle or hashtag that is spelled so.
    pub fn spelled(&self, within: &Range<usize>, name: &str) -> Option<usize> {
        let order = |term: &Term| term.letters.iter().copied().cmp(Folded::new(name));
        let found = self.all[within.clone()].binary_search_by(order).ok()?;
        Some(within.start + found)
    }

    /// The words and phrases that a text may begin with, by its first letter.
    pub fn may_begin(&self, text: &str) -> Range<usize> {
        let first = match text.as_bytes() {
            // An ASCII letter alone: nothing after it can change it.
            [first, second, ..] if first.is_ascii() && second.is_ascii() => {
                return self.words[usize::from(first.to_ascii_lowercase())].clone();
            }
            _ => Folded::new(text).next().unwrap_or(' '),
        };
        if let Some(ascii) = self.words.get(first as usize) {
            return ascii.clone();
        }
        let others = &self.all[self.other_words.clone()];
        let from = others.partition_point(|term| term.letters[0] < first);
        let until = others.partition_point(|term| term.letters[0] <= first);
        self.other_words.start + from..self.other_words.start + until
    }
}

/// Adds what finds a brand by itself. What is added first means most.
fn add_brand(all: &mut Vec<Term>, brand: usize, of: &Brand) {
    let mut add = |stands, class, text: &str| {
        let shown = text.trim().to_owned();
        let meaning = Use {
            brand,
            class,
            shown,
        };
        let addresses = matches!(class, Some(MatchClass::Tagged | MatchClass::Hashtag));
        let farthest = if addresses { of.near_miss } else { 0 };
        add(all, stands, text, farthest, Some(meaning));
    };
    for handle in of.addressable() {
        add(Stands::AfterAt, Some(MatchClass::Tagged), handle.as_str());
    }
    for hashtag in &of.hashtags {
        let hashtag = hashtag.trim().trim_start_matches(['#', '＃']);
        add(Stands::AfterHash, Some(MatchClass::Hashtag), hashtag);
    }
    for (class, words) in [
        (None, &of.exclude),
        (Some(MatchClass::Name), &of.names),
        (Some(MatchClass::Keyword), &of.keywords),
    ] {
        for text in words {
            let (stands, text) = placed(text);
            add(stands, class, text);
        }
    }
}

/// Adds a term, or another meaning to one that is known.
fn add(all: &mut Vec<Term>, stands: Stands, text: &str, farthest: u8, meaning: Option<Use>) {
    let letters = letters_of(text);
    if letters.is_empty() {
        return;
    }
    let order = |term: &Term| (term.stands, &term.letters).cmp(&(stands, &letters));
    let place = match all.binary_search_by(order) {
        Ok(known) => known,
        Err(place) => {
            let spelling = Spelling::new(letters.iter().copied());
            let term = Term {
                stands,
                letters,
                spelling,
                farthest: 0,
                uses: Vec::new(),
            };
            all.insert(place, term);
            place
        }
    };
    let term = &mut all[place];
    term.farthest = term.farthest.max(farthest);
    if let Some(meaning) = meaning
        && term.uses.iter().all(|other| other.brand != meaning.brand)
    {
        term.uses.push(meaning);
    }
}

/// Where a term that is written with its sign stands, and what follows the sign.
fn placed(text: &str) -> (Stands, &str) {
    let text = text.trim();
    if let Some(handle) = text.strip_prefix(['@', '＠']) {
        (Stands::AfterAt, handle)
    } else if let Some(hashtag) = text.strip_prefix(['#', '＃']) {
        (Stands::AfterHash, hashtag)
    } else {
        (Stands::Anywhere, text)
    }
}

/// The letters of a term, folded, with single spaces between its words.
fn letters_of(text: &str) -> Vec<char> {
    let mut letters = Vec::new();
    for word in text.split_whitespace() {
        if !letters.is_empty() {
            letters.push(' ');
        }
        letters.extend(Folded::new(word));
    }
    letters
}

/// How many scalar values at the beginning of `text` spell the term, if a word ends after them.
pub(super) fn begins_with(text: &str, term: &[char]) -> Option<u32> {
    if let (Some(expected), [_, second, third, ..]) = (term.get(1), text.as_bytes())
        && second.is_ascii_alphanumeric()
        && third.is_ascii()
        && char::from(second.to_ascii_lowercase()) != *expected
    {
        return None;
    }
    let mut letters = Folded::new(text);
    for &expected in term {
        let letter = letters.next()?;
        if expected != ' ' {
            if letter != expected {
                return None;
            }
            continue;
        }
        if !letter.is_whitespace() {
            return None;
        }
        while letters.rest().starts_with(char::is_whitespace) {
            letters.next();
        }
    }
    let read = text.len() - letters.rest().len();
    let last = part::until(text, read).chars().next_back();
    let after = letters.rest().chars().next();
    (boundary(last, after) || particle_follows(last, letters.rest())).then(|| letters.read())
}

/// Whether a Korean word goes on with a particle alone, which belongs to the sentence.
fn particle_follows(last: Option<char>, rest: &str) -> bool {
    let hangul = |character: char| class(character) == Class::Hangul;
    if !last.is_some_and(hangul) {
        return false;
    }
    let end = rest.find(|character| !hangul(character));
    PARTICLES.contains(&part::until(rest, end.unwrap_or(rest.len())))
}

/// The particles that Korean puts after a name.
const PARTICLES: [&str; 24] = [
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "의",
    "에",
    "에서",
    "에게",
    "한테",
    "로",
    "으로",
    "와",
    "과",
    "도",
    "만",
    "께",
    "랑",
    "이랑",
    "부터",
    "까지",
    "에는",
    "에서는",
];
