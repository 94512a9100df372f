//! Which posts concern a brand, and why.
//!
//! Works on every post that scrolls past, in the page itself, so it looks at each character a
//! bounded number of times, allocates only for what it finds, and keeps its terms in a table by
//! first letter: with the few dozen terms that brands have, that is as fast as an Aho-Corasick
//! automaton and a tenth of its size.

mod rules;
mod terms;
#[cfg(test)]
mod tests;

use std::ops::Range;

use self::rules::Checked;
use self::terms::{Terms, Use, begins_with};
use super::brand::{Brand, BrandId};
use super::letters::Folded;
use super::mention::{Match, MatchClass, Mention};
use super::near::{self, Miss, Spelling};
use super::part;
use super::post::{Handle, SeenPost};
use super::scan::{self, Place, Scan, What};
use super::steps::step;

/// Over how many words a handle or hashtag may be spread.
const MOST_PIECES: usize = 4;

/// Finds the posts that concern the brands it was made for.
#[derive(Debug, Clone)]
pub struct Detector {
    brands: Vec<Brand>,
    terms: Terms,
    rules: Vec<Checked>,
}

/// A term found in a text.
#[derive(Debug, Clone, Copy)]
struct Found {
    term: usize,
    start: u32,
    end: u32,
    /// How the text misses the term; `None` where it spells it.
    miss: Option<Miss>,
}

impl Detector {
    /// A detector for these brands.
    pub fn new(brands: &[Brand]) -> Self {
        let terms = Terms::new(brands);
        Self {
            rules: Checked::of(brands, &terms),
            brands: brands.to_vec(),
            terms,
        }
    }

    /// Whose own word a post of this author is: such a post answers, and is never a mention.
    pub fn spoken_for(&self, author: &Handle) -> Vec<BrandId> {
        let speaks = self.brands.iter().filter(|brand| brand.speaks_as(author));
        speaks.map(Brand::id).collect()
    }

    /// Every brand that the post concerns, in the order of the brands, each with all its matches.
    ///
    /// None for a promoted post, none for what a brand's own accounts or people write, and none for
    /// a brand that leaves the author alone. An exclusion silences names, keywords and hashtags,
    /// which may mean something else; it never silences a post that addresses the brand's account.
    pub fn mentions(&self, seen: &SeenPost) -> Vec<Mention> {
        let post = &seen.post;
        let own = || {
            self.brands
                .iter()
                .any(|brand| brand.speaks_as(&post.author))
        };
        if post.promoted || own() {
            return Vec::new();
        }
        let found = self.find(&post.text);
        if found.is_empty() && post.reply_to.is_empty() && seen.quoted_author.is_none() {
            return Vec::new();
        }
        let brands = self.brands.iter().enumerate();
        brands
            .filter(|(_, brand)| !brand.ignore.contains(&post.author))
            .filter_map(|(number, brand)| self.mention(number, brand, seen, &found))
            .collect()
    }

    /// How the post concerns one brand.
    fn mention(
        &self,
        number: usize,
        brand: &Brand,
        seen: &SeenPost,
        found: &[Found],
    ) -> Option<Mention> {
        let post = &seen.post;
        let quoted = seen.quoted_author.as_slice();
        let mut matches: Vec<Match> = Vec::new();
        let of_text = self.text_matches(number, &post.text, found);
        let of_text = of_text
            .into_iter()
            .chain(addressed(brand, MatchClass::Reply, &post.reply_to))
            .chain(addressed(brand, MatchClass::Quote, quoted));
        for found in of_text {
            place(&mut matches, found);
        }
        let mut runs_clock = matches
            .iter()
            .any(|found| brand.runs_clock.contains(&found.class));
        for checked in self.rules.iter().filter(|checked| checked.brand == number) {
            if let Some(at) = checked.fits(post, found) {
                runs_clock |= checked.rule.runs_clock;
                place(
                    &mut matches,
                    Match {
                        brand: brand.id(),
                        class: MatchClass::Keyword,
                        term: checked.rule.name.clone(),
                        start: Some(at.start),
                        end: Some(at.end),
                        reason: ["It fits the rule “", &checked.rule.name, "”."].concat(),
                    },
                );
            }
        }
        (!matches.is_empty()).then(|| Mention {
            brand: brand.id(),
            matches,
            runs_clock: runs_clock && !brand.audited,
        })
    }

    /// The first place of every term in a text.
    fn find(&self, text: &str) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        let (handles, hashtags) = (&self.terms.handles, &self.terms.hashtags);
        let mut tagged = None;
        for place in Scan::new(text) {
            match place.what {
                What::Handle(name) => self.find_signed(handles, name, text, &place, &mut found),
                What::Hashtag(name) => {
                    tagged = Some(place.byte);
                    self.find_signed(hashtags, name, text, &place, &mut found);
                }
                What::Start => {
                    // What X takes for no handle or hashtag may still have been meant as one.
                    let rest = part::from(text, place.byte);
                    if rest.starts_with(['@', '＠'])
                        && scan::handle_may_follow(part::until(text, place.byte))
                    {
                        self.find_near(handles, text, &place, &mut found);
                    } else if rest.starts_with(['#', '＃']) && tagged != Some(place.byte) {
                        self.find_near(hashtags, text, &place, &mut found);
                    }
                    self.find_words(text, &place, false, &mut found);
                }
                What::Link(_) => self.find_words(text, &place, true, &mut found),
            }
        }
        found
    }

    /// Finds the term that a handle or hashtag equals, or else those that it misses narrowly.
    fn find_signed(
        &self,
        within: &Range<usize>,
        name: &str,
        text: &str,
        place: &Place<'_>,
        found: &mut Vec<Found>,
    ) {
        match self.terms.spelled(within, name) {
            Some(term) => note(
                found,
                term,
                place.index,
                place.index + 1 + count(name),
                None,
            ),
            None => self.find_near(within, text, place, found),
        }
    }

    /// Finds the terms that the word after a sign misses narrowly, and those that it and the words
    /// after it spell together.
    fn find_near(
        &self,
        within: &Range<usize>,
        text: &str,
        place: &Place<'_>,
        found: &mut Vec<Found>,
    ) {
        if within.is_empty() {
            return;
        }
        let rest = part::from(text, place.byte);
        let mut rest = rest.strip_prefix(['@', '＠', '#', '＃']).unwrap_or(rest);
        let (mut spelling, mut end, mut pieces) = (Spelling::default(), place.index + 1, 0);
        let mut apart = false;
        while pieces < MOST_PIECES {
            let word = if *within == self.terms.handles {
                near::handle_word(rest)
            } else {
                near::hashtag_word(rest)
            };
            if word.is_empty() && pieces > 0 {
                break;
            }
            spelling.extend(Folded::new(word));
            step(word.len());
            end += count(word);
            for number in within.clone().filter(|_| !word.is_empty()) {
                let term = self.terms.get(number);
                step(1);
                let miss = if apart {
                    let together = term.farthest > 0 && spelling.looks_like(&term.spelling);
                    together.then_some(Miss::Split)
                } else {
                    near::miss(&spelling, &term.spelling, term.farthest)
                };
                if miss.is_some() {
                    note(found, number, place.index, end, miss);
                }
            }
            rest = part::from(rest, word.len());
            let Some(gap) = near::gap(rest) else {
                break;
            };
            rest = part::from(rest, gap);
            end += 1;
            apart = true;
            pieces += 1;
        }
    }

    /// Finds the terms that begin at this place; at a link, only those that are addresses.
    fn find_words(&self, text: &str, place: &Place<'_>, link: bool, found: &mut Vec<Found>) {
        let rest = part::from(text, place.byte);
        for number in self.terms.may_begin(rest) {
            step(1);
            let letters = &self.terms.get(number).letters;
            if link && !letters.contains(&'.') {
                continue;
            }
            if let Some(length) = begins_with(rest, letters) {
                note(found, number, place.index, place.index + length, None);
            }
        }
    }

    /// The matches of one brand among the terms found.
    fn text_matches(&self, brand: usize, text: &str, found: &[Found]) -> Vec<Match> {
        let of_brand = || {
            found.iter().filter_map(move |place| {
                let uses = &self.terms.get(place.term).uses;
                let meaning = uses.iter().find(|meaning| meaning.brand == brand)?;
                Some((place, meaning))
            })
        };
        let farthest = self.brands[brand].near_miss;
        let excluded =
            of_brand().any(|(place, meaning)| meaning.class.is_none() && place.miss.is_none());
        let mut matches: Vec<Match> = Vec::new();
        for (place, meaning) in of_brand() {
            let Some(class) = meaning.class_at(place, farthest) else {
                continue;
            };
            // A name within the brand's own hashtag says nothing that the hashtag doesn't.
            let covered = of_brand().any(|(other, stronger)| {
                stronger
                    .class_at(other, farthest)
                    .is_some_and(|stronger| stronger < class)
                    && other.start <= place.start
                    && place.end <= other.end
            });
            if covered || (excluded && class > MatchClass::Quote) {
                continue;
            }
            matches.push(Match {
                brand: self.brands[brand].id(),
                class,
                term: meaning.shown.clone(),
                start: Some(place.start),
                end: Some(place.end),
                reason: match place.miss {
                    Some(miss) => {
                        let is_handle = self.terms.handles.contains(&place.term);
                        let sign = if is_handle { "@" } else { "#" };
                        let written: String = text
                            .chars()
                            .skip(place.start as usize)
                            .take((place.end - place.start) as usize)
                            .collect();
                        miss.explained(&written, &[sign, &meaning.shown].concat())
                    }
                    None => reason(class, &meaning.shown),
                },
            });
        }
        matches
    }
}

/// Puts a match among the others: strongest first, and those of one class as they stand.
fn place(matches: &mut Vec<Match>, found: Match) {
    let order = (found.class, found.start);
    let place = matches.partition_point(|known| (known.class, known.start) <= order);
    matches.insert(place, found);
}

impl Use {
    /// What a place of the term means: a narrow miss of a handle or hashtag is one of its own kind.
    fn class_at(&self, place: &Found, farthest: u8) -> Option<MatchClass> {
        match (place.miss, self.class) {
            (None, class) => class,
            (Some(miss), Some(MatchClass::Tagged | MatchClass::Hashtag))
                if miss.distance() <= farthest =>
            {
                Some(MatchClass::NearMiss)
            }
            (Some(_), _) => None,
        }
    }
}

/// The number of scalar values in a text.
fn count(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

/// Keeps the first place of a term; one that spells it takes the place of one that misses it.
fn note(found: &mut Vec<Found>, term: usize, start: u32, end: u32, miss: Option<Miss>) {
    let place = Found {
        term,
        start,
        end,
        miss,
    };
    match found.iter_mut().find(|known| known.term == term) {
        Some(known) if known.miss.is_some() && miss.is_none() => *known = place,
        Some(_) => {}
        None => found.push(place),
    }
}

/// The brand's accounts among those a post replies to or quotes.
fn addressed<'a>(
    brand: &'a Brand,
    class: MatchClass,
    accounts: &'a [Handle],
) -> impl Iterator<Item = Match> + 'a {
    let addressed = brand
        .addressable()
        .filter(|handle| accounts.contains(handle));
    addressed.map(move |handle| Match {
        brand: brand.id(),
        class,
        term: handle.as_str().to_owned(),
        start: None,
        end: None,
        reason: reason(class, handle.as_str()),
    })
}

/// The sentence that explains a match.
fn reason(class: MatchClass, term: &str) -> String {
    let before = match class {
        MatchClass::Tagged => "It tags @",
        MatchClass::Reply => "It replies to @",
        MatchClass::Quote => "It quotes @",
        MatchClass::Hashtag => "It carries #",
        MatchClass::NearMiss => "It almost writes ",
        MatchClass::Name => "It names ",
        MatchClass::Keyword => "It holds the keyword ",
    };
    [before, term, "."].concat()
}
