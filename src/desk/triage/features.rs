//! What a post is to the model: signals and runs of words.

use super::Subject;
use super::phrases::{
    FIRST, FREQUENT, FREQUENT_IN_ENGLISH, ILL_WORD, NONE, OPENS, Phrases, SECOND, WELL_WORD,
};
use super::signals::Signal;
use super::words::{Kind, Word, join, words};
use crate::desk::steps::step;

/// How many buckets runs of words share.
pub const BUCKETS: usize = 1 << 14;

/// The longest phrase of the lexicon, in words. (A Japanese character is a word.)
const LONGEST_PHRASE: usize = 12;

/// Over how many words after it a negation reaches.
const DENIES: usize = 3;

/// Over how many words a thanks reaches to what it is for.
const THANKS_REACH: usize = 10;

/// Within how many words of a thanks its "for" stands.
const THANKS_FOR: usize = 3;

/// How much of a post is read, in words. Posts of 25,000 characters exist; what one wants stands
/// well before.
const MOST_WORDS: usize = 400;

/// Where a signal was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// The signal.
    pub signal: Signal,
    /// Where its words begin, in Unicode scalar values; equal to the end for what the whole post
    /// shows.
    pub start: u32,
    /// Where they end, exclusive.
    pub end: u32,
}

/// A post as the model reads it.
#[derive(Debug, Clone, Default)]
pub struct Features {
    /// The buckets of its runs of words, in the order in which they were met, each once.
    pub buckets: Vec<u16>,
    /// Its signals, in the order of [`Signal`], each once, where first seen.
    pub signals: Vec<Seen>,
    /// Whether enough of it was understood to decide.
    pub known: bool,
}

impl Features {
    /// Whether the post shows a signal.
    pub fn shows(&self, signal: Signal) -> bool {
        self.signals.iter().any(|seen| seen.signal == signal)
    }
}

/// Reads posts into features.
#[derive(Debug, Clone)]
pub struct Reader {
    phrases: Phrases,
    question: u32,
    exclamation: u32,
    for_what: u32,
    /// The numbers of the emoji that show each of these moods.
    moods: [(Signal, Vec<u32>); 3],
}

/// Emoji and faces by the mood that they show.
const MOODS: [(Signal, &str); 3] = [
    (
        Signal::Sad,
        ":( 😡 😠 🤬 😞 😢 😭 😤 😩 😫 💔 👎 😔 😒 🙄 🤦 😣 🤢 🤮 😖 ☹ 😕",
    ),
    (
        Signal::Glad,
        ":) 😊 😍 ❤ 🥰 😀 😃 😄 😁 💕 💖 👍 👏 🙌 🎉 🥳 😘 💙 💚 💛 🧡 💜 😎 🔥 🤩",
    ),
    (Signal::Laughs, "😂 🤣 😆 😹"),
];

impl Default for Reader {
    fn default() -> Self {
        Self::new()
    }
}

/// Words of one mood.
#[derive(Debug, Clone, Copy, Default)]
struct Mood {
    count: u32,
    first: (u32, u32),
    last: u32,
}

impl Mood {
    fn note(&mut self, start: u32, end: u32) {
        if self.count == 0 {
            self.first = (start, end);
        }
        self.count += 1;
        self.last = start;
    }
}

/// The signals of a post while it is read.
struct Noticed {
    places: [(u32, u32); Signal::COUNT],
    seen: [bool; Signal::COUNT],
    first_person: bool,
    second_person: bool,
    frequent: u32,
    frequent_in_english: u32,
    /// How many words speak ill and well, with where the first of them stands.
    ill: Mood,
    well: Mood,
    /// Where words stand that can open a question.
    openings: Vec<u32>,
}

impl Noticed {
    fn new() -> Self {
        Self {
            places: [(0, 0); Signal::COUNT],
            seen: [false; Signal::COUNT],
            first_person: false,
            second_person: false,
            frequent: 0,
            frequent_in_english: 0,
            ill: Mood::default(),
            well: Mood::default(),
            openings: Vec::new(),
        }
    }

    fn has(&self, signal: Signal) -> bool {
        self.seen[signal as usize]
    }

    /// Keeps the first place of a signal, or a longer phrase that begins there.
    fn note(&mut self, signal: u8, start: u32, end: u32) {
        match signal {
            FIRST => self.first_person = true,
            SECOND => self.second_person = true,
            FREQUENT => self.frequent += 1,
            FREQUENT_IN_ENGLISH => self.frequent_in_english += 1,
            ILL_WORD => self.ill.note(start, end),
            WELL_WORD => self.well.note(start, end),
            OPENS => self.openings.push(start),
            _ => {
                let number = usize::from(signal);
                let Some(seen) = self.seen.get_mut(number) else {
                    return;
                };
                let place = &mut self.places[number];
                if !*seen || (place.0 == start && place.1 < end) {
                    *place = (start, end);
                }
                *seen = true;
            }
        }
    }

    fn set(&mut self, signal: Signal, when: bool) {
        if when && !self.has(signal) {
            self.note(signal as u8, 0, 0);
        }
    }
}

impl Reader {
    /// A reader with the whole lexicon.
    pub fn new() -> Self {
        let hashes = |text: &str| {
            words(text)
                .iter()
                .map(|word| word.hash)
                .collect::<Vec<u32>>()
        };
        let first = |text: &str| hashes(text).first().copied().unwrap_or_default();
        Self {
            phrases: Phrases::new(),
            question: first("?"),
            exclamation: first("!"),
            for_what: first("for"),
            moods: MOODS.map(|(signal, faces)| (signal, hashes(faces))),
        }
    }

    /// Reads one post.
    pub fn read(&self, subject: &Subject<'_>) -> Features {
        let mut words = words(subject.text);
        words.truncate(MOST_WORDS);
        let mut noticed = Noticed::new();
        self.phrases_of(&words, is_english(subject.lang), &mut noticed);
        self.mood_of(&words, &mut noticed);
        self.shape_of(subject, &words, &mut noticed);
        addressed_of(&words, &mut noticed);
        noticed.set(Signal::ToOther, subject.to_other);
        self.thread_of(subject, &mut noticed);
        let known = is_known(subject, &words, &noticed);
        noticed.set(Signal::NothingKnown, !known);
        let signals: Vec<Seen> = (0..Signal::COUNT)
            .filter(|number| noticed.seen[*number])
            .filter_map(|number| {
                let (start, end) = noticed.places[number];
                Signal::ALL
                    .get(number)
                    .map(|&signal| Seen { signal, start, end })
            })
            .collect();
        let mut buckets = Buckets::new(words.len() * 5 + signals.len() * 4);
        runs(&words, &mut buckets);
        pairs(&signals, &mut buckets);
        Features {
            buckets: buckets.met,
            signals,
            known,
        }
    }

    /// The signals of words. In an English post, what words mean in other languages is passed over.
    fn phrases_of(&self, words: &[Word], english: Option<bool>, noticed: &mut Noticed) {
        let english = english.unwrap_or_else(|| self.seems_english(words));
        let mut denied_until = 0;
        for (number, first) in words.iter().enumerate() {
            let mut run = 0;
            let denied = number < denied_until;
            if first.kind != Kind::Letters {
                denied_until = 0;
            }
            for word in words[number..].iter().take(LONGEST_PHRASE) {
                run = join(run, word.hash);
                step(1);
                let Some(entry) = self.phrases.find(run) else {
                    break;
                };
                for (place, &signal) in entry.signals.iter().enumerate() {
                    if signal == NONE {
                        break;
                    }
                    if english && entry.foreign >> place & 1 == 1 {
                        continue;
                    }
                    if signal == Signal::Negation as u8 {
                        denied_until = number + 1 + DENIES;
                    }
                    // What is denied is not settled: "still hasn't arrived".
                    let settled = signal == Signal::Closing as u8 || signal == Signal::Praise as u8;
                    let signal = match signal {
                        _ if denied && settled => Signal::NotSettled as u8,
                        WELL_WORD if denied => ILL_WORD,
                        signal => signal,
                    };
                    noticed.note(signal, first.start, word.end);
                }
                if !entry.begins {
                    break;
                }
            }
        }
    }

    /// Whether a post that states no language seems English by its frequent words.
    fn seems_english(&self, words: &[Word]) -> bool {
        let (mut english, mut known) = (0, 0);
        for word in words {
            if let Some(entry) = self.phrases.find(join(0, word.hash)) {
                english += u32::from(entry.signals.contains(&FREQUENT_IN_ENGLISH));
                known += u32::from(entry.signals.contains(&FREQUENT));
            }
        }
        english * 2 > known && english > 0
    }

    /// Whether a post speaks well or ill, and thanks for what went wrong.
    fn mood_of(&self, words: &[Word], noticed: &mut Noticed) {
        let (ill, well) = (noticed.ill, noticed.well);
        for (signal, mood) in [(Signal::SpeaksIll, ill), (Signal::SpeaksWell, well)] {
            if mood.count > 0 {
                noticed.note(signal as u8, mood.first.0, mood.first.1);
            }
        }
        noticed.set(Signal::MostlyIll, ill.count > well.count);
        noticed.set(Signal::MostlyWell, well.count > ill.count);
        if !noticed.has(Signal::Thanks) {
            return;
        }
        let (thanks, _) = noticed.places[Signal::Thanks as usize];
        let mut after = words
            .iter()
            .skip_while(|word| word.start < thanks)
            .skip(1)
            .take(THANKS_REACH);
        let mut before_for = after.by_ref().take(THANKS_FOR);
        if !before_for.any(|word| word.hash == self.for_what) {
            return;
        }
        let reach = after.map(|word| word.start);
        let (mut from, mut until) = (u32::MAX, 0);
        for start in reach {
            from = from.min(start);
            until = until.max(start);
        }
        let within = |start: u32| from <= start && start <= until;
        let denies =
            noticed.has(Signal::Negation) && within(noticed.places[Signal::Negation as usize].0);
        let speaks_ill = ill.count > 0 && (within(ill.first.0) || within(ill.last));
        if denies || speaks_ill {
            noticed.note(Signal::ThanksForHarm as u8, thanks, until);
        }
    }

    /// What the shape of the post shows.
    fn shape_of(&self, subject: &Subject<'_>, words: &[Word], noticed: &mut Noticed) {
        let spoken = words
            .iter()
            .filter(|word| matches!(word.kind, Kind::Letters | Kind::Number));
        let length = spoken.clone().count();
        let of_kind = |kind| words.iter().filter(move |word| word.kind == kind);
        let marks = |number: u32| of_kind(Kind::Mark).filter(move |word| word.hash == number);
        if let Some(mark) = marks(self.question).next() {
            let start = question_start(subject.text, words, mark.start);
            noticed.note(Signal::QuestionMark as u8, start, mark.end);
        }
        noticed.set(
            Signal::SeveralQuestions,
            marks(self.question).count() > 1 || marks(self.question).any(|mark| mark.letters > 1),
        );
        noticed.set(Signal::Exclaims, marks(self.exclamation).next().is_some());
        noticed.set(
            Signal::Shouts,
            spoken.clone().filter(|word| word.shouted).count() * 4 > length,
        );
        noticed.set(Signal::Short, length <= 4);
        noticed.set(Signal::Middle, (5..=10).contains(&length));
        noticed.set(Signal::Long, length > 18);
        noticed.set(Signal::HasLink, of_kind(Kind::Link).next().is_some());
        noticed.set(
            Signal::LinkLast,
            words.last().is_some_and(|word| word.kind == Kind::Link),
        );
        let tags = words
            .windows(2)
            .filter(|pair| pair[1].tagged && !pair[0].tagged)
            .count()
            + usize::from(words.first().is_some_and(|word| word.tagged));
        noticed.set(Signal::HasHashtag, tags > 0);
        noticed.set(Signal::ManyHashtags, tags > 2);
        let handles = of_kind(Kind::Handle).count();
        noticed.set(
            Signal::HandleFirst,
            words.first().is_some_and(|word| word.kind == Kind::Handle),
        );
        noticed.set(Signal::NoHandle, handles == 0);
        noticed.set(Signal::SeveralHandles, handles > 2);
        noticed.set(Signal::HasNumber, of_kind(Kind::Number).next().is_some());
        if let Some(number) = spoken
            .clone()
            .find(|word| word.kind == Kind::Number && word.letters > 4)
        {
            noticed.note(Signal::LongNumber as u8, number.start, number.end);
        }
        noticed.set(Signal::FirstPerson, noticed.first_person);
        noticed.set(Signal::SecondPerson, noticed.second_person);
        for (signal, faces) in &self.moods {
            let shown = of_kind(Kind::Sign).find(|word| faces.contains(&word.hash));
            if let Some(word) = shown {
                noticed.note(*signal as u8, word.start, word.end);
            }
        }
        let wrong = Signal::ALL
            .iter()
            .any(|signal| signal.is_problem() && noticed.has(*signal))
            || noticed.has(Signal::Sad);
        noticed.set(
            Signal::QuestionWithProblem,
            wrong && noticed.has(Signal::QuestionMark),
        );
        noticed.set(
            Signal::ThanksWithProblem,
            wrong && noticed.has(Signal::Thanks),
        );
        noticed.set(
            Signal::PraiseWithProblem,
            wrong && noticed.has(Signal::Praise),
        );
    }

    /// What the post answers.
    fn thread_of(&self, subject: &Subject<'_>, noticed: &mut Noticed) {
        let Some(before) = subject.in_reply_to else {
            return;
        };
        let words = words(before);
        let mut of_brand = Noticed::new();
        self.phrases_of(&words, is_english(subject.lang), &mut of_brand);
        let asked = of_brand.has(Signal::Asks)
            || of_brand.has(Signal::Contact)
            || of_brand.has(Signal::Requests)
            || words.iter().any(|word| word.hash == self.question);
        noticed.set(Signal::AnswersBrand, subject.answers_brand);
        noticed.set(Signal::BrandAsked, subject.answers_brand && asked);
        noticed.set(
            Signal::BrandSaidFixed,
            subject.answers_brand && !asked && of_brand.has(Signal::Closing),
        );
    }
}

/// To whom the post speaks, by where its handles stand.
fn addressed_of(words: &[Word], noticed: &mut Noticed) {
    let mut begins = true;
    for word in words {
        let opens = begins && noticed.openings.contains(&word.start);
        if opens {
            noticed.note(Signal::OpensQuestion as u8, word.start, word.end);
        }
        begins = matches!(word.kind, Kind::Handle | Kind::Mark);
    }
    let (first, second) = (noticed.first_person, noticed.second_person);
    noticed.set(Signal::NobodySpeaks, !first && !second);
    noticed.set(Signal::SpeaksToBrand, second);
    noticed.set(Signal::TellsOfSelf, first && !second);
    let leading = words
        .iter()
        .take_while(|word| word.kind == Kind::Handle)
        .count();
    let ends = words
        .iter()
        .rev()
        .take_while(|word| word.kind == Kind::Handle)
        .count();
    noticed.set(Signal::BrandLast, leading == 0 && ends > 0);
    let handles = words
        .iter()
        .filter(|word| word.kind == Kind::Handle)
        .count();
    noticed.set(
        Signal::BrandInside,
        leading == 0 && ends == 0 && handles > 0,
    );
    noticed.set(Signal::OtherFirst, leading > 1);
}

/// Where the sentence that ends with a question mark begins: after the last stop, line, handle, link
/// or other mark before it.
fn question_start(text: &str, words: &[Word], mark: u32) -> u32 {
    let (mut stop, mut last) = (0, ' ');
    for (letter, index) in text.chars().zip(0..mark) {
        step(1);
        let ended = matches!(last, '.' | ':' | ';') && letter.is_whitespace();
        if ended || matches!(last, '\n' | '。') {
            stop = index;
        }
        last = letter;
    }
    let before = words.iter().take_while(|word| word.start < mark);
    let start = before.fold(None, |start, word| match word.kind {
        _ if word.start < stop => None,
        Kind::Letters | Kind::Number => start.or(Some(word.start)),
        Kind::Sign => start,
        Kind::Mark | Kind::Handle | Kind::Link => None,
    });
    start.unwrap_or(mark)
}

/// Whether the stated language is English; `None` where none is stated.
fn is_english(lang: Option<&str>) -> Option<bool> {
    let lang = lang.map(|lang| lang.split('-').next().unwrap_or(lang))?;
    (lang.len() == 2).then(|| lang.eq_ignore_ascii_case("en"))
}

/// Whether enough was understood: a signal of words, or frequent words of a known language.
fn is_known(subject: &Subject<'_>, words: &[Word], noticed: &Noticed) -> bool {
    let read = ["en", "es", "fr", "de", "pt", "it", "nl", "ja"];
    let stated = subject
        .lang
        .map(|lang| lang.split('-').next().unwrap_or(lang))
        .filter(|lang| lang.len() == 2);
    let letters = words
        .iter()
        .filter(|word| word.kind == Kind::Letters)
        .count();
    let noticed_words = Signal::ALL[..Signal::QuestionMark as usize]
        .iter()
        .filter(|signal| noticed.has(**signal))
        .count();
    match stated {
        Some(lang) if !read.contains(&lang) => noticed_words >= 3 && noticed.frequent >= 2,
        _ if letters < 3 => true,
        Some(_) => true,
        None => noticed.frequent > 0 || noticed_words > 0,
    }
}

/// Buckets, each once.
struct Buckets {
    met: Vec<u16>,
    /// One bit for each bucket: whether it was met.
    known: [u64; BUCKETS / 64],
}

impl Buckets {
    fn new(capacity: usize) -> Self {
        Self {
            met: Vec::with_capacity(capacity),
            known: [0; BUCKETS / 64],
        }
    }

    /// Takes in the bucket of a number.
    fn add(&mut self, number: u32) {
        step(1);
        let mixed = number.wrapping_mul(0x85eb_ca6b);
        let bucket = (mixed >> 18) as usize % BUCKETS;
        let (word, bit) = (&mut self.known[bucket / 64], 1 << (bucket % 64));
        if *word & bit == 0 {
            *word |= bit;
            self.met.push(bucket as u16);
        }
    }
}

/// The buckets of single words, their stems, and neighbours: two stems, two words, three words.
fn runs(words: &[Word], buckets: &mut Buckets) {
    let (mut two, mut before, mut stem) = (1, 1, 1);
    for word in words {
        buckets.add(word.hash);
        if word.stem != word.hash {
            buckets.add(word.stem ^ 0x5bd1_e995);
        }
        buckets.add(join(before, word.hash));
        buckets.add(join(join(two, before), word.hash));
        buckets.add(join(stem, word.stem) ^ 0x0f0f_5678);
        (two, before, stem) = (before, word.hash, word.stem);
    }
}

/// The buckets of each pair of signals that words show: what one means depends on the other.
fn pairs(signals: &[Seen], buckets: &mut Buckets) {
    let of_words = signals
        .iter()
        .take_while(|seen| (seen.signal as u8) < Signal::NothingKnown as u8);
    let numbers: Vec<u32> = of_words.map(|seen| seen.signal as u32).collect();
    for (number, one) in numbers.iter().enumerate() {
        for other in &numbers[number + 1..] {
            buckets.add((one << 8 | other).wrapping_mul(0x9e37_79b1));
        }
    }
}
