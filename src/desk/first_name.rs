//! The first name within the name that X shows.

use unicode_normalization::UnicodeNormalization;

/// Words before a name that are no part of it.
const TITLES: [&str; 14] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "sir",
    "madam",
    "herr",
    "frau",
    "señor",
    "señora",
];

/// Words that only the name of an organisation holds.
const ORGANISATION: [&str; 40] = [
    "inc",
    "ltd",
    "llc",
    "llp",
    "plc",
    "gmbh",
    "ag",
    "sa",
    "srl",
    "bv",
    "corp",
    "corporation",
    "company",
    "co",
    "official",
    "store",
    "shop",
    "team",
    "news",
    "media",
    "group",
    "foundation",
    "support",
    "help",
    "care",
    "the",
    "services",
    "service",
    "solutions",
    "studio",
    "agency",
    "hotel",
    "restaurant",
    "cafe",
    "club",
    "university",
    "school",
    "radio",
    "magazine",
    "and",
];

/// The name by which a person can be greeted: the first word of letters, titles passed over.
/// `None` where nothing in the name is one: emoji alone, initials, numbers, the name of a company.
pub fn first_name(shown: &str) -> Option<String> {
    // Letters in ornamental alphabets become plain ones.
    let plain: String = shown.nfkc().collect();
    let trimmed = |word: &str| {
        let word = word.trim_matches(|character: char| !character.is_alphabetic());
        word.to_owned()
    };
    let key = |word: &str| trimmed(word).to_lowercase();
    let words: Vec<&str> = plain
        .split(|character: char| character.is_whitespace() || matches!(character, '|' | '/' | ','))
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .collect();
    let organisation = words
        .iter()
        .any(|word| ORGANISATION.contains(&key(word).as_str()));
    if organisation || plain.contains('&') {
        return None;
    }
    let titled = words
        .first()
        .is_some_and(|word| TITLES.contains(&key(word).as_str()));
    let person = if titled { &words[1..] } else { &words[..] };
    // After a title a single word is the family name.
    if titled && person.len() < 2 {
        return None;
    }
    let word = trimmed(person.first()?);
    let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
    let is_name = word
        .chars()
        .all(|character| character.is_alphabetic() || is_within(character));
    let spaced = word.chars().all(|letter| u32::from(letter) < 0x2e80);
    if !is_name || (spaced && letters < 2) {
        return None;
    }
    let shouted =
        letters > 2 && word.chars().all(|letter| !letter.is_lowercase()) && word.is_ascii();
    let calm = if shouted { word.to_lowercase() } else { word };
    let mut rest = calm.chars();
    let first = rest.next()?;
    Some(first.to_uppercase().chain(rest).collect())
}

/// Whether a character may stand within a name beside letters.
fn is_within(character: char) -> bool {
    matches!(character, '-' | '\'' | '’' | '.') || super::letters::is_mark(character)
}

#[cfg(test)]
mod tests {
    use super::first_name;

    #[test]
    fn a_person_is_greeted_by_the_first_name() {
        for (shown, name) in [
            ("Jane Doe", "Jane"),
            ("🌸 Jane 🌸", "Jane"),
            ("jane", "Jane"),
            ("JANE DOE", "Jane"),
            ("Dr. Jane Doe", "Jane"),
            ("Anne-Marie O'Neill", "Anne-Marie"),
            ("𝓙𝓪𝓷𝓮 𝓓𝓸𝓮", "Jane"),
            ("José Núñez", "José"),
            ("山田太郎", "山田太郎"),
            ("Jane | she/her", "Jane"),
        ] {
            assert_eq!(first_name(shown).as_deref(), Some(name), "{shown}");
        }
    }

    #[test]
    fn what_is_no_persons_name_is_left_out() {
        for shown in [
            "",
            "🔥🔥",
            "J. D.",
            "12345",
            "Acme Inc.",
            "The Daily Planet",
            "Dr. Doe",
            "Smith & Sons",
            "xX_gamer_Xx",
            "l33t",
            "BBC News",
        ] {
            assert_eq!(first_name(shown), None, "{shown}");
        }
    }
}
