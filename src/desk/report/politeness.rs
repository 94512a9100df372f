//! Whether a post is polite: it asks or thanks in words that languages keep for that. Read for reports
//! on fairness alone; no ticket's priority follows from it.

/// Words and phrases of politeness by the tag of their language. Written by hand for this desk.
const POLITE: [(&str, &[&str]); 9] = [
    (
        "en",
        &[
            "please",
            "thank you",
            "thanks",
            "could you",
            "would you",
            "kindly",
            "appreciate",
            "sorry to bother",
            "grateful",
        ],
    ),
    (
        "es",
        &[
            "por favor",
            "gracias",
            "podrían",
            "podría",
            "les agradezco",
            "disculpen",
        ],
    ),
    (
        "fr",
        &[
            "s'il vous plaît",
            "svp",
            "merci",
            "pourriez-vous",
            "pourrais-je",
            "je vous prie",
        ],
    ),
    (
        "de",
        &[
            "bitte",
            "danke",
            "könnten sie",
            "könntet ihr",
            "wären sie so",
            "freundlicherweise",
        ],
    ),
    (
        "pt",
        &[
            "por favor",
            "obrigado",
            "obrigada",
            "poderiam",
            "poderia",
            "agradeço",
        ],
    ),
    (
        "it",
        &[
            "per favore",
            "grazie",
            "potreste",
            "potrebbe",
            "cortesemente",
        ],
    ),
    (
        "nl",
        &[
            "alstublieft",
            "alsjeblieft",
            "bedankt",
            "dank je",
            "dank u",
            "zou u",
            "graag",
        ],
    ),
    (
        "ja",
        &[
            "お願い",
            "ください",
            "ありがとう",
            "すみません",
            "恐れ入り",
            "いただけ",
        ],
    ),
    ("ar", &["من فضلك", "لو سمحت", "شكرا", "شكراً", "رجاء"]),
];

/// Whether a text is polite; `None` where its language is not read, or not stated and no such word is
/// found.
pub fn polite(text: &str, language: Option<&str>) -> Option<bool> {
    let text = text.to_lowercase().replace('’', "'");
    let primary = language.map(|tag| tag.split('-').next().unwrap_or(tag).to_lowercase());
    let holds = |words: &[&str]| words.iter().any(|word| holds_word(&text, word));
    match primary {
        Some(tag) => {
            let known = POLITE.iter().find(|(language, _)| *language == tag);
            known.map(|(_, words)| holds(words))
        }
        None => POLITE.iter().any(|(_, words)| holds(words)).then_some(true),
    }
}

/// Whether a phrase stands in a text as whole words; scripts that leave no spaces have none.
fn holds_word(text: &str, word: &str) -> bool {
    let is_spaced = word.chars().all(|character| character < '\u{3000}');
    text.match_indices(word).any(|(place, _)| {
        let before = text.get(..place).and_then(|text| text.chars().next_back());
        let after = text
            .get(place + word.len()..)
            .and_then(|text| text.chars().next());
        let is_end = |side: Option<char>| !side.is_some_and(char::is_alphanumeric);
        !is_spaced || (is_end(before) && is_end(after))
    })
}

#[cfg(test)]
mod tests {
    use super::polite;

    #[test]
    fn politeness_is_read_in_the_language_that_is_stated() {
        for (text, language, is) in [
            ("Please help me", Some("en"), Some(true)),
            ("You displease me", Some("en"), Some(false)),
            ("Fix it", Some("en-GB"), Some(false)),
            ("Könnten Sie das prüfen?", Some("de"), Some(true)),
            ("S’il vous plaît", Some("fr"), Some(true)),
            ("確認お願いします", Some("ja"), Some(true)),
            ("Käsuke", Some("et"), None),
            ("Fix it", None, None),
            ("gracias", None, Some(true)),
        ] {
            assert_eq!(polite(text, language), is, "{text}");
        }
    }
}
