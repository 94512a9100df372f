//! Which posts concern a brand, and why.
//!
//! Works on every post that scrolls past, in the page itself, so it looks at each character a
//! bounded number of times, allocates only for what it finds, and keeps its terms in a table by
//! first letter: with the few dozen terms that brands have, that is as fast as an Aho-Corasick
//! automaton and a tenth of its size.

use std::ops::Range;

use super::brand::{Brand, BrandId};
use super::letters::{Class, Folded, boundary, class};
use super::mention::{Match, MatchClass, Mention};
use super::near::{self, Miss};
use super::post::{Handle, SeenPost};
use super::scan::{self, Place, Scan, What};

/// Finds the posts that concern the brands it was made for.
#[derive(Debug, Clone)]
pub struct Detector {
    brands: Vec<Brand>,
    /// Everything looked for, sorted by where it stands and by its letters.
    terms: Vec<Term>,
    handles: Range<usize>,
    hashtags: Range<usize>,
    /// The words and phrases that begin with each ASCII letter; most words of a post are dismissed
    /// here.
    words: Vec<Range<usize>>,
    /// The words and phrases that begin with any other character.
    other_words: Range<usize>,
}

/// One thing to look for.
#[derive(Debug, Clone)]
struct Term {
    stands: Stands,
    /// Its letters, folded, with single spaces.
    letters: Vec<char>,
    /// The brands that it means something to.
    uses: Vec<Use>,
}

/// Where a term is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stands {
    AfterAt,
    AfterHash,
    Anywhere,
}

/// What a term means to one brand.
#[derive(Debug, Clone)]
struct Use {
    /// The brand's number.
    brand: usize,
    /// What finding it means; `None` for an exclusion.
    class: Option<MatchClass>,
    /// As it was written in the brand.
    shown: String,
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
        let mut terms: Vec<Term> = Vec::new();
        for (brand, of) in brands.iter().enumerate() {
            let mut add = |stands, class, text: &str| {
                let letters = letters_of(text);
                if letters.is_empty() {
                    return;
                }
                let shown = text.trim().to_owned();
                let meaning = Use {
                    brand,
                    class,
                    shown,
                };
                let order = |term: &Term| (term.stands, &term.letters).cmp(&(stands, &letters));
                match terms.binary_search_by(order) {
                    // What was added first means most.
                    Ok(known) if terms[known].uses.iter().any(|other| other.brand == brand) => {}
                    Ok(known) => terms[known].uses.push(meaning),
                    Err(place) => {
                        let uses = vec![meaning];
                        terms.insert(
                            place,
                            Term {
                                stands,
                                letters,
                                uses,
                            },
                        );
                    }
                }
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
                for text in words.iter().map(|text| text.trim()) {
                    match text.strip_prefix(['@', '＠']) {
                        Some(handle) => add(Stands::AfterAt, class, handle),
                        None => match text.strip_prefix(['#', '＃']) {
                            Some(hashtag) => add(Stands::AfterHash, class, hashtag),
                            None => add(Stands::Anywhere, class, text),
                        },
                    }
                }
            }
        }
        Self::with_terms(brands, terms)
    }

    /// A detector for terms that are sorted and distinct.
    fn with_terms(brands: &[Brand], terms: Vec<Term>) -> Self {
        let until = |stands, first: char| {
            terms.partition_point(|term| (term.stands, term.letters[0]) < (stands, first))
        };
        let handles = 0..until(Stands::AfterHash, '\0');
        let hashtags = handles.end..until(Stands::Anywhere, '\0');
        let words = (0..128u8)
            .map(|letter| {
                let from = until(Stands::Anywhere, char::from(letter));
                from..until(Stands::Anywhere, char::from(letter + 1))
            })
            .collect();
        let other_words = until(Stands::Anywhere, '\u{80}')..terms.len();
        Self {
            brands: brands.to_vec(),
            handles,
            hashtags,
            words,
            other_words,
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
    /// None for a promoted post and none for what a brand's own accounts or people write. An
    /// exclusion silences names, keywords and hashtags, which may mean something else; it never
    /// silences a post that addresses the brand's account.
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
            .filter_map(|(number, brand)| {
                let quoted = seen.quoted_author.as_slice();
                let mut matches: Vec<Match> = Vec::new();
                for found in self
                    .text_matches(number, &found)
                    .into_iter()
                    .chain(addressed(brand, MatchClass::Reply, &post.reply_to))
                    .chain(addressed(brand, MatchClass::Quote, quoted))
                {
                    let order = (found.class, found.start);
                    let place =
                        matches.partition_point(|known| (known.class, known.start) <= order);
                    matches.insert(place, found);
                }
                (!matches.is_empty()).then(|| Mention {
                    brand: brand.id(),
                    matches,
                })
            })
            .collect()
    }

    /// The first place of every term in a text.
    fn find(&self, text: &str) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        for place in Scan::new(text) {
            match place.what {
                What::Handle(_) => self.find_signed(&self.handles, text, &place, &mut found),
                What::Hashtag(_) => self.find_signed(&self.hashtags, text, &place, &mut found),
                What::Start if text[place.byte..].starts_with(['@', '＠']) => {
                    // What X takes for no handle may still have been meant as one.
                    if scan::handle_may_follow(&text[..place.byte]) {
                        self.find_near(&self.handles, text, &place, &mut found);
                    }
                    self.find_words(text, &place, false, &mut found);
                }
                What::Start => self.find_words(text, &place, false, &mut found),
                What::Link(_) => self.find_words(text, &place, true, &mut found),
            }
        }
        found
    }

    /// Finds the term that a handle or hashtag equals, or else those that it misses narrowly.
    fn find_signed(
        &self,
        within: &Range<usize>,
        text: &str,
        place: &Place<'_>,
        found: &mut Vec<Found>,
    ) {
        let (What::Handle(name) | What::Hashtag(name)) = place.what else {
            return;
        };
        let order = |term: &Term| term.letters.iter().copied().cmp(Folded::new(name));
        match self.terms[within.clone()].binary_search_by(order) {
            Ok(offset) => {
                let end = place.index + 1 + count(name);
                note(found, within.start + offset, place.index, end, None);
            }
            Err(_) => self.find_near(within, text, place, found),
        }
    }

    /// Finds the terms that the word after a sign misses narrowly.
    fn find_near(
        &self,
        within: &Range<usize>,
        text: &str,
        place: &Place<'_>,
        found: &mut Vec<Found>,
    ) {
        let after = text[place.byte..].trim_start_matches(['@', '＠', '#', '＃']);
        let word = near::wide_word(after);
        if word.is_empty() {
            return;
        }
        let letters: Vec<char> = Folded::new(word).take(LONGEST_NEAR).collect();
        let next = near::next_word(&after[word.len()..]);
        let joined: Option<Vec<char>> = next.map(|next| {
            letters
                .iter()
                .copied()
                .chain(Folded::new(next).take(LONGEST_NEAR))
                .collect()
        });
        for number in within.clone() {
            let term = &self.terms[number].letters;
            if let Some(miss) = near::miss(&letters, term) {
                let end = place.index + 1 + count(word);
                note(found, number, place.index, end, Some(miss));
            } else if let (Some(next), Some(joined)) = (next, &joined)
                && joined == term
            {
                let end = place.index + 2 + count(word) + count(next);
                note(found, number, place.index, end, Some(Miss::Split));
            }
        }
    }

    /// Finds the terms that begin at this place; at a link, only those that are addresses.
    fn find_words(&self, text: &str, place: &Place<'_>, link: bool, found: &mut Vec<Found>) {
        let rest = &text[place.byte..];
        for number in self.may_begin(rest) {
            let term = &self.terms[number];
            if link && !term.letters.contains(&'.') {
                continue;
            }
            if let Some(length) = begins_with(rest, &term.letters) {
                note(found, number, place.index, place.index + length, None);
            }
        }
    }

    /// The terms that this text may begin with, by its first letter.
    fn may_begin(&self, text: &str) -> Range<usize> {
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
        let others = &self.terms[self.other_words.clone()];
        let from = others.partition_point(|term| term.letters[0] < first);
        let until = others.partition_point(|term| term.letters[0] <= first);
        self.other_words.start + from..self.other_words.start + until
    }

    /// The matches of one brand among the terms found.
    fn text_matches(&self, brand: usize, found: &[Found]) -> Vec<Match> {
        let of_brand = || {
            found.iter().filter_map(move |place| {
                let uses = &self.terms[place.term].uses;
                let meaning = uses.iter().find(|meaning| meaning.brand == brand)?;
                Some((place, meaning))
            })
        };
        let excluded =
            of_brand().any(|(place, meaning)| meaning.class.is_none() && place.miss.is_none());
        let mut matches: Vec<Match> = Vec::new();
        for (place, meaning) in of_brand() {
            let Some(class) = meaning.class_at(place) else {
                continue;
            };
            // A name within the brand's own hashtag says nothing that the hashtag doesn't.
            let covered = of_brand().any(|(other, stronger)| {
                stronger
                    .class_at(other)
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
                        let sign = if self.handles.contains(&place.term) {
                            '@'
                        } else {
                            '#'
                        };
                        format!("{} {sign}{}", miss.words(), meaning.shown)
                    }
                    None => reason(class, &meaning.shown),
                },
            });
        }
        matches
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

impl Use {
    /// What a place of the term means: a narrow miss of a handle or hashtag is one of its own kind.
    fn class_at(&self, place: &Found) -> Option<MatchClass> {
        match (place.miss, self.class) {
            (None, class) => class,
            (Some(_), Some(MatchClass::Tagged | MatchClass::Hashtag)) => Some(MatchClass::NearMiss),
            (Some(_), _) => None,
        }
    }
}

/// How many letters of a word are compared with terms that it may miss.
const LONGEST_NEAR: usize = 40;

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

/// How many scalar values at the beginning of `text` spell the term, if a word ends after them.
fn begins_with(text: &str, term: &[char]) -> Option<u32> {
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
    let last = text[..read].chars().next_back();
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
    PARTICLES.contains(&&rest[..end.unwrap_or(rest.len())])
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
    match class {
        MatchClass::Tagged => format!("tags @{term}"),
        MatchClass::Reply => format!("replies to @{term}"),
        MatchClass::Quote => format!("quotes @{term}"),
        MatchClass::Hashtag => format!("carries #{term}"),
        MatchClass::NearMiss => format!("almost writes {term}"),
        MatchClass::Name => format!("names {term}"),
        MatchClass::Keyword => format!("holds the keyword {term}"),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn brands() -> Vec<Brand> {
        serde_json::from_str(
            r##"[
                {"name": "Acme", "handles": ["acme"], "care_handles": ["AcmeHelp"],
                 "names": ["Acme", "Acme Air", "アクメ", "삼성", "Café Noir"], "hashtags": ["AcmeFail", "#アクメ"],
                 "keywords": ["lost parcel", "acme.com", "yahoo!"], "exclude": ["acme corp of looney tunes"],
                 "team": ["ana_at_acme"]},
                {"name": "Zenith", "handles": ["zenith"], "names": ["Zenith"]}
            ]"##,
        )
        .unwrap()
    }

    fn seen(text: &str) -> SeenPost {
        serde_json::from_value(serde_json::json!({
            "post": {"id": "1", "author": "sam", "name": "Sam", "text": text, "lang": null}
        }))
        .unwrap()
    }

    /// Each match as "class term start-end".
    fn matches(seen: &SeenPost) -> Vec<String> {
        let mentions = Detector::new(&brands()).mentions(seen);
        let matches = mentions.iter().flat_map(|mention| &mention.matches);
        matches
            .map(|found| {
                let place = match (found.start, found.end) {
                    (Some(start), Some(end)) => format!("{start}-{end}"),
                    _ => "outside".to_owned(),
                };
                format!("{:?} {} {place}", found.class, found.term)
            })
            .collect()
    }

    #[test]
    fn each_class_is_found_at_its_place() {
        for (text, expected) in [
            ("hi @ACMEHELP, help", "Tagged AcmeHelp 3-12"),
            ("＠acme?", "Tagged acme 0-5"),
            ("日本😀 @acme", "Tagged acme 4-9"),
            ("so #acmefail", "Hashtag AcmeFail 3-12"),
            ("＃アクメ です", "Hashtag アクメ 0-4"),
            ("Acme's late", "Name Acme 0-4"),
            ("#acme is down", "Name Acme 1-5"),
            ("ACME\u{a0} air is late", "Name Acme Air 0-9"),
            ("アクメの店", "Name アクメ 0-3"),
            ("Acmeは", "Name Acme 0-4"),
            ("cafe\u{301} noir!", "Name Café Noir 0-10"),
            ("my Lost\nParcel", "Keyword lost parcel 3-14"),
            ("삼성은 왜", "Name 삼성 0-2"),
            ("❤️Acme", "Name Acme 2-6"),
        ] {
            let found = matches(&seen(text));
            assert!(found.iter().any(|one| one == expected), "{text}: {found:?}");
        }
    }

    #[test]
    fn what_only_resembles_a_term_is_not_found() {
        for text in [
            "@acmehelpers hi",
            "mail help@acme.co.uk",
            "https://x.com/@acme/acme",
            "youtube.com/@acme",
            "#acmefailure",
            "acmes",
            "placme",
            "アクメリカ",
            "삼성전자",
            "acme_air",
            "@acmeéé",
        ] {
            assert_eq!(matches(&seen(text)), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn narrow_misses_are_found_and_explained() {
        for (text, expected) in [
            ("@acmehlep hi", "swaps two letters of @AcmeHelp"),
            ("＠ａｃｍｅｈｅｌｐｐ", "is one letter off @AcmeHelp"),
            ("hey @аcmehelp", "looks like @AcmeHelp"),
            ("@acme_help hi", "looks like @AcmeHelp"),
            ("so #acmefial", "swaps two letters of #AcmeFail"),
            ("#acme fail", "splits #AcmeFail"),
        ] {
            let mentions = Detector::new(&brands()).mentions(&seen(text));
            let matches = mentions.iter().flat_map(|mention| &mention.matches);
            let near = matches.filter(|found| found.class == MatchClass::NearMiss);
            let reasons: Vec<&str> = near.map(|found| found.reason.as_str()).collect();
            assert_eq!(reasons, [expected], "{text}");
        }
    }

    #[test]
    fn a_tag_names_its_own_account_and_no_other() {
        assert_eq!(matches(&seen("@acmehelp")), ["Tagged AcmeHelp 0-9"]);
    }

    #[test]
    fn matches_stand_strongest_first_and_once_per_term() {
        assert_eq!(
            matches(&seen("Acme! Acme! #acmefail @acme @acme")),
            [
                "Tagged acme 22-27",
                "Hashtag AcmeFail 12-21",
                "Name Acme 0-4"
            ]
        );
    }

    #[test]
    fn an_address_is_found_although_it_is_a_link() {
        let found = matches(&seen("acme.com/login won't load"));
        assert_eq!(found, ["Keyword acme.com 0-8"]);
    }

    #[test]
    fn whom_a_post_answers_or_quotes_is_a_match_outside_its_text() {
        let mut post = seen("still waiting");
        post.post.reply_to = vec!["someone".parse().unwrap(), "acmehelp".parse().unwrap()];
        post.quoted_author = Some("ACME".parse().unwrap());
        assert_eq!(
            matches(&post),
            ["Reply AcmeHelp outside", "Quote acme outside"]
        );
    }

    #[test]
    fn an_exclusion_silences_names_but_no_tag() {
        let text = "Acme Corp of Looney Tunes is fun";
        assert_eq!(matches(&seen(text)), Vec::<String>::new());
        assert_eq!(
            matches(&seen(&format!("{text} @acme"))),
            ["Tagged acme 33-38"]
        );
    }

    #[test]
    fn ads_and_the_brands_own_posts_are_no_mentions() {
        let mut promoted = seen("@acme");
        promoted.post.promoted = true;
        assert_eq!(matches(&promoted), Vec::<String>::new());
        for own in ["acme", "AcmeHelp", "ana_at_acme", "zenith"] {
            let mut post = seen("@acme");
            post.post.author = own.parse().unwrap();
            assert_eq!(matches(&post), Vec::<String>::new(), "{own}");
        }
        let detector = Detector::new(&brands());
        let spoken_for = detector.spoken_for(&"Ana_at_Acme".parse().unwrap());
        assert_eq!(spoken_for, [BrandId::from_name("Acme")]);
    }

    #[test]
    fn a_post_may_concern_two_brands() {
        let mentions = Detector::new(&brands()).mentions(&seen("@zenith or @acme?"));
        let ids: Vec<&str> = mentions
            .iter()
            .map(|mention| mention.brand.as_str())
            .collect();
        assert_eq!(ids, ["acme", "zenith"]);
    }

    proptest! {
        /// A customer would otherwise be shown words that are not the reason.
        #[test]
        fn a_span_holds_the_words_it_claims(text in "[ @#＠aA.cmeMÉé\u{301}/アクメは:h]{0,60}") {
            let chars: Vec<char> = text.chars().collect();
            for mention in Detector::new(&brands()).mentions(&seen(&text)) {
                for found in &mention.matches {
                    let (Some(start), Some(end)) = (found.start, found.end) else { continue };
                    if found.class == MatchClass::NearMiss { continue }
                    let span: String = chars[start as usize..end as usize].iter().collect();
                    let shown = span.trim_start_matches(['@', '＠', '#', '＃']);
                    let one: String = Folded::new(shown).collect();
                    let other: String = Folded::new(&found.term).collect();
                    prop_assert_eq!(one.split_whitespace().collect::<Vec<_>>(), other.split_whitespace().collect::<Vec<_>>());
                }
            }
        }

        /// A tag is found wherever it stands on its own.
        #[test]
        fn a_tag_is_found_in_any_company(before in "[^@＠/]{0,20}", after in "\\PC{0,20}") {
            let found = matches(&seen(&format!("{before} @acmehelp {after}")));
            prop_assert!(found.iter().any(|one| one.starts_with("Tagged AcmeHelp")), "{:?}", found);
        }

        /// No text of a stranger ends the page's work.
        #[test]
        fn any_text_is_read_to_its_end(text in any::<String>()) {
            Detector::new(&brands()).mentions(&seen(&text));
        }
    }
}
