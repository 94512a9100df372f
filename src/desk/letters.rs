//! Letters of every script: how two spellings of one word are found equal, and where a word ends.
//!
//! Two texts are compared *folded*: in lower case, full-width forms as ASCII, half-width katakana
//! as katakana, a letter and its accent as the one character both make. A word ends where Unicode's
//! text segmentation (UAX #29) ends it, with two differences that names of brands ask for: an
//! apostrophe ends a word (`Acme's`), and so does a change between Latin letters and Hangul
//! (`Acme는`). The crate unicode-segmentation would add 60 kB of tables to every tab for rules that
//! names never need.

use super::steps::step;

/// What a character is to the rule of word boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// No part of a word.
    Gap,
    /// A letter, digit or underscore of a script that puts spaces between words.
    Letter,
    /// Hangul: words are spaced, but particles cling to them.
    Hangul,
    /// Katakana: a run of it is one word, with no space around.
    Katakana,
    /// A character of a script without spaces (Han, hiragana, Thai and its neighbours).
    Solo,
    /// A mark that belongs to the character before it.
    Mark,
}

/// The class of a character.
pub fn class(character: char) -> Class {
    if character.is_ascii() {
        return if character.is_ascii_alphanumeric() || character == '_' {
            Class::Letter
        } else {
            Class::Gap
        };
    }
    match character {
        // What makes an emoji of a sign is no part of a word.
        '\u{fe00}'..='\u{fe0f}' | '\u{20d0}'..='\u{20ff}' => Class::Gap,
        '\u{200c}' | '\u{200d}' | '\u{3099}'..='\u{309a}' | '\u{ff9e}'..='\u{ff9f}' => Class::Mark,
        '\u{30a1}'..='\u{30fa}'
        | '\u{30fc}'..='\u{30ff}'
        | '\u{31f0}'..='\u{31ff}'
        | '\u{ff66}'..='\u{ff9d}' => Class::Katakana,
        '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7ff}' => {
            Class::Hangul
        }
        _ if is_mark(character) => Class::Mark,
        '\u{0e00}'..='\u{0eff}'
        | '\u{1000}'..='\u{109f}'
        | '\u{1780}'..='\u{17ff}'
        | '\u{3005}'..='\u{3007}'
        | '\u{3041}'..='\u{3096}'
        | '\u{309d}'..='\u{309f}'
        | '\u{3400}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}'
            if character.is_alphanumeric() =>
        {
            Class::Solo
        }
        _ if character.is_alphanumeric() => Class::Letter,
        _ => Class::Gap,
    }
}

/// Whether a word ends between two neighbouring characters; `None` is the text's end.
pub fn boundary(before: Option<char>, after: Option<char>) -> bool {
    let before = before.map_or(Class::Gap, class);
    let after = after.map_or(Class::Gap, class);
    match (before, after) {
        (Class::Gap, _) | (_, Class::Gap) => true,
        (_, Class::Mark) => false,
        (Class::Mark, after) => after == Class::Solo,
        (Class::Solo, _) | (_, Class::Solo) => true,
        (before, after) => before != after,
    }
}

/// Whether a character can stand within a word or hashtag: a letter, digit, underscore or mark.
pub fn is_word(character: char) -> bool {
    class(character) != Class::Gap
}

/// Whether a character is a mark of the basic plane (general category M).
pub fn is_mark(character: char) -> bool {
    let Ok(code) = u16::try_from(u32::from(character)) else {
        return false;
    };
    if code < MARKS[0] {
        return false;
    }
    let below = MARKS.partition_point(|&edge| edge <= code);
    // An odd count means that a range has begun and not ended; an end itself still belongs to it.
    below % 2 == 1 || MARKS[below - 1] == code
}

/// A text read folded: each item is one character as two spellings share it.
#[derive(Debug, Clone)]
pub struct Folded<'a> {
    rest: std::str::Chars<'a>,
    read: u32,
}

impl<'a> Folded<'a> {
    /// Reads this text from its beginning.
    pub fn new(text: &'a str) -> Self {
        Self {
            rest: text.chars(),
            read: 0,
        }
    }

    /// What has not been read yet.
    pub fn rest(&self) -> &'a str {
        self.rest.as_str()
    }

    /// How many Unicode scalar values have been read.
    pub fn read(&self) -> u32 {
        self.read
    }
}

impl Iterator for Folded<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        let mut character = fold(self.rest.next()?);
        step(1);
        self.read += 1;
        while let Some(mark) = self.rest.clone().next() {
            if mark.is_ascii() {
                break;
            }
            let Some(composed) = compose(character, mark) else {
                break;
            };
            character = composed;
            self.rest.next();
            self.read += 1;
        }
        Some(character)
    }
}

/// One character in lower case and common width.
pub fn fold(character: char) -> char {
    if character.is_ascii() {
        return character.to_ascii_lowercase();
    }
    match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0)
            .unwrap_or(character)
            .to_ascii_lowercase(),
        '\u{ff66}'..='\u{ff9d}' => HALF_WIDTH
            .chars()
            .nth(u32::from(character) as usize - 0xff66)
            .unwrap_or(character),
        '\u{2019}' | '\u{2018}' | '\u{02bc}' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        'ς' => 'σ',
        'ſ' => 's',
        _ if character.is_whitespace() => ' ',
        _ => character.to_lowercase().next().unwrap_or(character),
    }
}

/// The one character that a folded letter and the mark after it make.
fn compose(base: char, mark: char) -> Option<char> {
    match mark {
        '\u{3099}' | '\u{ff9e}' => voiced(base),
        '\u{309a}' | '\u{ff9f}' => ('ハ'..='ホ')
            .contains(&base)
            .then(|| char::from_u32(u32::from(base) + 2))?,
        // A dot over an i says nothing more: Turkish İ folds to i.
        '\u{307}' if base == 'i' => Some('i'),
        _ => {
            let (_, pairs) = COMPOSED.iter().find(|(known, _)| *known == mark)?;
            let mut pairs = pairs.chars();
            while let (Some(letter), Some(whole)) = (pairs.next(), pairs.next()) {
                if letter == base {
                    return Some(whole);
                }
            }
            None
        }
    }
}

/// The letter of which a folded letter is made by adding a mark.
pub fn decomposed(letter: char) -> Option<char> {
    COMPOSED.iter().find_map(|(_, pairs)| {
        let mut pairs = pairs.chars();
        while let (Some(base), Some(whole)) = (pairs.next(), pairs.next()) {
            if whole == letter {
                return Some(base);
            }
        }
        None
    })
}

/// Katakana with its voicing mark.
fn voiced(base: char) -> Option<char> {
    match base {
        'ウ' => Some('ヴ'),
        'カ'..='ト' | 'ハ'..='ホ' => char::from_u32(u32::from(base) + 1),
        _ => None,
    }
}

/// Katakana in the order of its half-width forms, U+FF66 to U+FF9D.
const HALF_WIDTH: &str = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

/// Marks, and pairs of a letter with the character that both make.
const COMPOSED: [(char, &str); 15] = [
    ('\u{300}', "aàeèiìnǹoòuùwẁyỳâầêềôồăằơờưừαὰεὲηὴιὶοὸυὺωὼиѝеѐ"),
    (
        '\u{301}',
        "aácćeégǵiíkḱlĺmḿnńoópṕrŕsśuúwẃyýzźæǽøǿâấêếôốăắơớưứαάεέηήιίοόυύωώгѓкќ",
    ),
    ('\u{302}', "aâcĉeêgĝhĥiîjĵoôsŝuûwŵyŷzẑ"),
    ('\u{303}', "aãeẽiĩnñoõuũvṽyỹâẫêễôỗăẵơỡưữ"),
    ('\u{304}', "aāeēgḡiīoōuūyȳæǣαᾱιῑυῡиӣуӯ"),
    ('\u{306}', "aăeĕgğiĭoŏuŭαᾰιῐυῠийуўеӗаӑ"),
    ('\u{307}', "aȧbḃcċdḋeėfḟgġhḣmṁnṅoȯpṗrṙsṡtṫwẇxẋyẏzż"),
    ('\u{308}', "aäeëhḧiïoötẗuüwẅxẍyÿιϊυϋиӥуӱеёіїаӓ"),
    ('\u{30a}', "aåuůwẘyẙ"),
    ('\u{30b}', "oőuűуӳ"),
    ('\u{30c}', "aǎcčdďeěgǧhȟiǐjǰkǩlľnňoǒrřsštťuǔzž"),
    ('\u{327}', "cçdḑeȩgģhḩkķlļnņrŗsştţ"),
    ('\u{328}', "aąeęiįoǫuų"),
    (
        '\u{323}',
        "aạbḅdḍeẹhḥiịkḳlḷmṃnṇoọrṛsṣtṭuụvṿwẉyỵzẓâậêệôộăặơợưự",
    ),
    ('\u{31b}', "oơuư"),
];

/// The ranges of general category M in the basic plane, each as its first and last code (Unicode
/// 14).
const MARKS: [u16; 378] = [
    0x0300, 0x036f, 0x0483, 0x0489, 0x0591, 0x05bd, 0x05bf, 0x05bf, 0x05c1, 0x05c2, 0x05c4, 0x05c5,
    0x05c7, 0x05c7, 0x0610, 0x061a, 0x064b, 0x065f, 0x0670, 0x0670, 0x06d6, 0x06dc, 0x06df, 0x06e4,
    0x06e7, 0x06e8, 0x06ea, 0x06ed, 0x0711, 0x0711, 0x0730, 0x074a, 0x07a6, 0x07b0, 0x07eb, 0x07f3,
    0x07fd, 0x07fd, 0x0816, 0x0819, 0x081b, 0x0823, 0x0825, 0x0827, 0x0829, 0x082d, 0x0859, 0x085b,
    0x0898, 0x089f, 0x08ca, 0x08e1, 0x08e3, 0x0903, 0x093a, 0x093c, 0x093e, 0x094f, 0x0951, 0x0957,
    0x0962, 0x0963, 0x0981, 0x0983, 0x09bc, 0x09bc, 0x09be, 0x09c4, 0x09c7, 0x09c8, 0x09cb, 0x09cd,
    0x09d7, 0x09d7, 0x09e2, 0x09e3, 0x09fe, 0x09fe, 0x0a01, 0x0a03, 0x0a3c, 0x0a3c, 0x0a3e, 0x0a42,
    0x0a47, 0x0a48, 0x0a4b, 0x0a4d, 0x0a51, 0x0a51, 0x0a70, 0x0a71, 0x0a75, 0x0a75, 0x0a81, 0x0a83,
    0x0abc, 0x0abc, 0x0abe, 0x0ac5, 0x0ac7, 0x0ac9, 0x0acb, 0x0acd, 0x0ae2, 0x0ae3, 0x0afa, 0x0aff,
    0x0b01, 0x0b03, 0x0b3c, 0x0b3c, 0x0b3e, 0x0b44, 0x0b47, 0x0b48, 0x0b4b, 0x0b4d, 0x0b55, 0x0b57,
    0x0b62, 0x0b63, 0x0b82, 0x0b82, 0x0bbe, 0x0bc2, 0x0bc6, 0x0bc8, 0x0bca, 0x0bcd, 0x0bd7, 0x0bd7,
    0x0c00, 0x0c04, 0x0c3c, 0x0c3c, 0x0c3e, 0x0c44, 0x0c46, 0x0c48, 0x0c4a, 0x0c4d, 0x0c55, 0x0c56,
    0x0c62, 0x0c63, 0x0c81, 0x0c83, 0x0cbc, 0x0cbc, 0x0cbe, 0x0cc4, 0x0cc6, 0x0cc8, 0x0cca, 0x0ccd,
    0x0cd5, 0x0cd6, 0x0ce2, 0x0ce3, 0x0d00, 0x0d03, 0x0d3b, 0x0d3c, 0x0d3e, 0x0d44, 0x0d46, 0x0d48,
    0x0d4a, 0x0d4d, 0x0d57, 0x0d57, 0x0d62, 0x0d63, 0x0d81, 0x0d83, 0x0dca, 0x0dca, 0x0dcf, 0x0dd4,
    0x0dd6, 0x0dd6, 0x0dd8, 0x0ddf, 0x0df2, 0x0df3, 0x0e31, 0x0e31, 0x0e34, 0x0e3a, 0x0e47, 0x0e4e,
    0x0eb1, 0x0eb1, 0x0eb4, 0x0ebc, 0x0ec8, 0x0ecd, 0x0f18, 0x0f19, 0x0f35, 0x0f35, 0x0f37, 0x0f37,
    0x0f39, 0x0f39, 0x0f3e, 0x0f3f, 0x0f71, 0x0f84, 0x0f86, 0x0f87, 0x0f8d, 0x0f97, 0x0f99, 0x0fbc,
    0x0fc6, 0x0fc6, 0x102b, 0x103e, 0x1056, 0x1059, 0x105e, 0x1060, 0x1062, 0x1064, 0x1067, 0x106d,
    0x1071, 0x1074, 0x1082, 0x108d, 0x108f, 0x108f, 0x109a, 0x109d, 0x135d, 0x135f, 0x1712, 0x1715,
    0x1732, 0x1734, 0x1752, 0x1753, 0x1772, 0x1773, 0x17b4, 0x17d3, 0x17dd, 0x17dd, 0x180b, 0x180d,
    0x180f, 0x180f, 0x1885, 0x1886, 0x18a9, 0x18a9, 0x1920, 0x192b, 0x1930, 0x193b, 0x1a17, 0x1a1b,
    0x1a55, 0x1a5e, 0x1a60, 0x1a7c, 0x1a7f, 0x1a7f, 0x1ab0, 0x1ace, 0x1b00, 0x1b04, 0x1b34, 0x1b44,
    0x1b6b, 0x1b73, 0x1b80, 0x1b82, 0x1ba1, 0x1bad, 0x1be6, 0x1bf3, 0x1c24, 0x1c37, 0x1cd0, 0x1cd2,
    0x1cd4, 0x1ce8, 0x1ced, 0x1ced, 0x1cf4, 0x1cf4, 0x1cf7, 0x1cf9, 0x1dc0, 0x1dff, 0x20d0, 0x20f0,
    0x2cef, 0x2cf1, 0x2d7f, 0x2d7f, 0x2de0, 0x2dff, 0x302a, 0x302f, 0x3099, 0x309a, 0xa66f, 0xa672,
    0xa674, 0xa67d, 0xa69e, 0xa69f, 0xa6f0, 0xa6f1, 0xa802, 0xa802, 0xa806, 0xa806, 0xa80b, 0xa80b,
    0xa823, 0xa827, 0xa82c, 0xa82c, 0xa880, 0xa881, 0xa8b4, 0xa8c5, 0xa8e0, 0xa8f1, 0xa8ff, 0xa8ff,
    0xa926, 0xa92d, 0xa947, 0xa953, 0xa980, 0xa983, 0xa9b3, 0xa9c0, 0xa9e5, 0xa9e5, 0xaa29, 0xaa36,
    0xaa43, 0xaa43, 0xaa4c, 0xaa4d, 0xaa7b, 0xaa7d, 0xaab0, 0xaab0, 0xaab2, 0xaab4, 0xaab7, 0xaab8,
    0xaabe, 0xaabf, 0xaac1, 0xaac1, 0xaaeb, 0xaaef, 0xaaf5, 0xaaf6, 0xabe3, 0xabea, 0xabec, 0xabed,
    0xfb1e, 0xfb1e, 0xfe00, 0xfe0f, 0xfe20, 0xfe2f,
];

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        Folded::new(text).collect()
    }

    #[test]
    fn spellings_of_one_word_fold_to_one() {
        for (one, other) in [
            ("ACME", "acme"),
            ("Ａｃｍｅ", "acme"),
            ("Cafe\u{301}", "CAFÉ"),
            ("ｱｸﾒ", "アクメ"),
            ("ﾊﾟﾅｿﾆｯｸ", "パナソニック"),
            ("ΟΔΟΣ", "οδος"),
            ("İSTANBUL", "istanbul"),
            ("O’Brien", "o'brien"),
        ] {
            assert_eq!(folded(one), folded(other), "{one} and {other}");
        }
    }

    #[test]
    fn folding_counts_what_it_has_read() {
        let mut letters = Folded::new("e\u{301}x");
        assert_eq!(letters.next(), Some('é'));
        assert_eq!((letters.read(), letters.rest()), (2, "x"));
    }

    #[test]
    fn words_end_where_their_script_ends_them() {
        for (before, after, ends) in [
            ('a', ' ', true),
            ('a', 'b', false),
            ('a', '5', false),
            ('a', '_', false),
            ('e', '\u{301}', false),
            ('e', '\'', true),
            ('e', 'の', true),
            ('e', '는', true),
            ('크', '는', false),
            ('京', '都', true),
            ('ク', 'メ', false),
            ('メ', 'の', true),
            ('ก', 'ข', true),
            ('ก', '\u{0e34}', false),
            ('\u{fe0f}', 'a', true),
        ] {
            assert_eq!(
                boundary(Some(before), Some(after)),
                ends,
                "{before}|{after}"
            );
        }
        assert!(boundary(None, Some('a')) && boundary(Some('a'), None));
    }

    #[test]
    fn marks_are_known_at_both_ends_of_their_ranges() {
        for mark in ['\u{300}', '\u{36f}', '\u{94d}', '\u{17d2}', '\u{fe0f}'] {
            assert!(is_mark(mark), "{mark:?}");
        }
        for other in ['a', '\u{2ff}', '\u{370}', 'の', '😀'] {
            assert!(!is_mark(other), "{other:?}");
        }
    }
}
