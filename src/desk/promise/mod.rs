//! Promises in the brand's own replies: "we'll get back to you within 24 hours". What is found is
//! proposed to the agent, never taken for granted.
//!
//! A promise needs two things in one sentence: that somebody commits themselves ("we'll") and a
//! time after or before it ("by 5pm"). Where words between the two deny it ("we will not …"), there
//! is none. Read in English, Spanish, French and German, whichever fits.

mod due;
mod language;
mod words;

use self::due::When;
use self::language::{Language, Unit};
use self::words::LANGUAGES;
use super::calendar::Calendar;
use super::time::Millis;

/// A promise as it is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// The words that name the time, such as "within 24 hours".
    pub words: String,
    /// Where they begin in the text, in Unicode scalar values.
    pub start: u32,
    /// Where they end, exclusive.
    pub end: u32,
    /// Until when it is to be kept.
    pub due: Millis,
    /// Whether the words name no time of their own ("shortly"), so that the due time is a guess.
    pub vague: bool,
}

/// Finds the promises of a reply that was made at a time, in the text's order. Times of day are
/// those of the calendar's zone, and a day ends when the calendar closes.
pub fn promises(text: &str, said_at: Millis, calendar: &Calendar) -> Vec<Promise> {
    let letters: Vec<char> = text.chars().collect();
    let tokens = tokens(&letters);
    let mut found: Vec<Promise> = Vec::new();
    for sentence in tokens.split_inclusive(|token| token.ends_sentence) {
        let promised = LANGUAGES
            .iter()
            .find_map(|language| promised(sentence, language));
        let Some((from, until, when)) = promised else {
            continue;
        };
        let Some(due) = when.due(said_at, calendar) else {
            continue;
        };
        let (Some(first), Some(last)) = (sentence.get(from), sentence.get(until - 1)) else {
            continue;
        };
        found.push(Promise {
            words: letters.iter().take(last.end).skip(first.start).collect(),
            start: u32::try_from(first.start).unwrap_or(u32::MAX),
            end: u32::try_from(last.end).unwrap_or(u32::MAX),
            due,
            vague: when == When::Shortly,
        });
    }
    found
}

/// A word of a text, in lower case.
#[derive(Debug)]
struct Token {
    word: String,
    start: usize,
    end: usize,
    ends_sentence: bool,
}

/// The words of a text: runs of letters and digits. Apostrophes and marks between them part words,
/// and a colon in a time of day stays ("17:30").
fn tokens(letters: &[char]) -> Vec<Token> {
    let at = |place: usize| letters.get(place).copied().unwrap_or(' ');
    let is_word = |place: usize| {
        let digits_around =
            || at(place.wrapping_sub(1)).is_ascii_digit() && at(place + 1).is_ascii_digit();
        at(place).is_alphanumeric() || (at(place) == ':' && digits_around())
    };
    let mut tokens: Vec<Token> = Vec::new();
    let mut place = 0;
    while place < letters.len() {
        if !is_word(place) {
            let ends = match at(place) {
                '\n' | '!' | '?' | '…' => true,
                // A full stop within "p.m." ends nothing.
                '.' => {
                    !at(place + 1).is_alphanumeric()
                        && tokens
                            .last()
                            .is_some_and(|last| last.word.chars().count() > 1)
                }
                _ => false,
            };
            if let Some(last) = tokens.last_mut() {
                last.ends_sentence |= ends;
            }
            place += 1;
            continue;
        }
        let start = place;
        while place < letters.len() && is_word(place) {
            place += 1;
        }
        let word = letters.iter().take(place).skip(start);
        tokens.push(Token {
            word: word.flat_map(|letter| letter.to_lowercase()).collect(),
            start,
            end: place,
            ends_sentence: false,
        });
    }
    tokens
}

/// What a sentence promises in a language: the words that name the time, and the time.
fn promised(sentence: &[Token], language: &Language) -> Option<(usize, usize, When)> {
    let (commits_from, commits_until) = (0..sentence.len()).find_map(|from| {
        let mut phrases = language.commitments.iter();
        phrases.find_map(|phrase| Some((from, matched(phrase, sentence, from, language)?.0)))
    })?;
    let times = (0..sentence.len()).filter_map(|from| time_at(sentence, from, language));
    // The most exact of several: "shortly, by 5pm at the latest".
    let (from, until, when) = times.min_by_key(|(from, until, when)| {
        (
            *when == When::Shortly,
            std::cmp::Reverse(until - from),
            *from,
        )
    })?;
    let between = if from >= commits_until {
        commits_until..from
    } else {
        until.min(commits_from)..commits_from
    };
    let denied = sentence
        .get(between)?
        .iter()
        .any(|token| language.denials.contains(&token.word.as_str()));
    (!denied).then_some((from, until, when))
}

/// The longest words at a place of a sentence that name a time.
fn time_at(sentence: &[Token], from: usize, language: &Language) -> Option<(usize, usize, When)> {
    let times = language.times.iter().filter_map(|(phrase, when)| {
        let (until, read) = matched(phrase, sentence, from, language)?;
        Some((from, until, when.read(&read)?))
    });
    times.max_by_key(|(_, until, _)| *until)
}

/// What the parts of a phrase were read as.
#[derive(Debug, Default)]
struct Read {
    number: Option<u32>,
    unit: Option<Unit>,
    clock: Option<u32>,
    weekday: Option<u8>,
}

/// Where a phrase that begins at a word ends, and what was read in it. A phrase is made of words,
/// `a|b` for either, `a?` for one that may be absent, `{n}` for a number or a range of two, `{unit}`,
/// `{clock}` for a time of day and `{weekday}`.
fn matched(
    phrase: &str,
    sentence: &[Token],
    from: usize,
    language: &Language,
) -> Option<(usize, Read)> {
    let mut at = from;
    let mut read = Read::default();
    for part in phrase.split(' ') {
        let word = sentence.get(at).map(|token| token.word.as_str());
        let (part, optional) = match part.strip_suffix('?') {
            Some(part) => (part, true),
            None => (part, false),
        };
        let taken = match part {
            "{n}" => language.number(sentence.get(at..)?, &mut read),
            "{unit}" => language.unit(sentence.get(at..)?, &mut read),
            "{clock}" => language.clock(sentence.get(at..)?, &mut read),
            "{weekday}" => language.weekday(word?, &mut read),
            words => usize::from(words.split('|').any(|one| word == Some(one))),
        };
        if taken == 0 && !optional {
            return None;
        }
        at += taken;
    }
    Some((at, read))
}
