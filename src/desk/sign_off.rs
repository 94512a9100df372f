//! The sign-off at the end of a brand's reply: who of the team wrote it.

/// The longest name that replies are signed with.
const LONGEST: usize = 12;

/// The initials or the name that a reply is signed with: `^AB` or `^Anna`, and two or three capitals
/// or a name after `-`, `–`, `/`, `*` or `~`, as in `-Richard`. Links and other marks after it do
/// not hide it.
pub fn sign_off(text: &str) -> Option<String> {
    let is_link = |word: &&str| word.contains("://") || word.starts_with("t.co/");
    let mut words = text
        .split_whitespace()
        .rev()
        .skip_while(is_link)
        .skip_while(|word| !word.chars().any(char::is_alphanumeric));
    let last = words.next()?;
    let start = last.rfind(['^', '-', '–', '/', '*', '~'])?;
    let mark = last.get(start..)?.chars().next()?;
    let name = last.get(start + mark.len_utf8()..)?;
    let name = name.trim_end_matches(|character: char| !character.is_alphanumeric());
    let letters = name.chars().count();
    let is_name = letters > 0 && name.chars().all(char::is_alphabetic);
    let is_signed = match mark {
        '^' => is_name && letters <= LONGEST,
        // A word or an address may end so as well: only a mark that stands first signs.
        _ => start == 0 && (is_initials(name) || is_first_name(name)),
    };
    is_signed.then(|| name.to_owned())
}

fn is_initials(name: &str) -> bool {
    matches!(name.chars().count(), 2 | 3) && name.chars().all(char::is_uppercase)
}

fn is_first_name(name: &str) -> bool {
    let mut letters = name.chars();
    letters.next().is_some_and(char::is_uppercase)
        && (2..=LONGEST).contains(&name.chars().count())
        && letters.all(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::sign_off;

    #[test]
    fn replies_are_signed_with_a_caret_or_with_capitals_after_a_stroke() {
        for (text, signed) in [
            ("We are on it! ^AB", Some("AB")),
            ("We are on it!^AB", Some("AB")),
            ("We are on it. ^Anna", Some("Anna")),
            ("See here ^AB https://t.co/x1", Some("AB")),
            ("We are on it. ^AB.", Some("AB")),
            ("すぐ確認します ^佐藤", Some("佐藤")),
            ("We are on it -AB", Some("AB")),
            ("We are on it /MJ", Some("MJ")),
            ("We are on it *KT", Some("KT")),
            ("See our locator. -Richard", Some("Richard")),
            ("What we do about it. ~Heather", Some("Heather")),
            ("Thanks.^Kartika", Some("Kartika")),
            ("Read the follow-up", None),
            ("We are on it – well-KNOWN", None),
            ("Call us 24/7", None),
            ("See acme.com/UK", None),
            ("It costs 5^2", None),
            ("We are on it", None),
            ("", None),
        ] {
            assert_eq!(sign_off(text).as_deref(), signed, "{text:?}");
        }
    }
}
