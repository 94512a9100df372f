//! Sign-offs: how an agent of a team says who wrote a reply, as in `^AB`.
//!
//! Teams write them as `^AB`, `*AB`, `/AB`, `-AB`, `~Anna` at a reply's end.

use super::Concern;

/// The signs that care teams put before a sign-off.
const SIGNS: [char; 7] = ['^', '*', '/', '-', '~', '–', '—'];

/// The longest sign-off, in characters: a first name.
const LONGEST: usize = 14;

/// The sign-off at a text's end, without its sign; `None` where there is none.
pub fn sign_off(text: &str) -> Option<&str> {
    let text = text.trim_end();
    let start = text.rfind(SIGNS)?;
    let mut rest = text[start..].chars();
    let sign = rest.next()?;
    let name = rest.as_str().trim_start();
    let is_name = (1..=LONGEST).contains(&name.chars().count())
        && name.chars().all(char::is_alphabetic)
        && name.chars().next().is_some_and(char::is_uppercase);
    // A dash within a word or a path of an address ends no reply.
    let before = text[..start].chars().next_back();
    let stands_apart = before
        .is_none_or(|before| before.is_whitespace() || (sign == '^' && !before.is_alphanumeric()))
        || sign == '^';
    (is_name && stands_apart).then_some(name)
}

/// What is wrong with a draft's sign-off, for an agent with these initials.
pub(super) fn missing(text: &str, initials: &str) -> Option<Concern> {
    if initials.is_empty() {
        return None;
    }
    match sign_off(text) {
        None => Some(Concern::NoSignOff {
            initials: initials.to_owned(),
        }),
        // A name that begins as the initials do may be the agent's own.
        Some(found) if begins_alike(found, initials) => None,
        Some(found) => Some(Concern::OtherSignOff {
            found: found.to_owned(),
            initials: initials.to_owned(),
        }),
    }
}

fn begins_alike(found: &str, initials: &str) -> bool {
    let lower = |text: &str| text.to_lowercase();
    let is_name = found.chars().any(char::is_lowercase);
    if is_name {
        lower(found).chars().next() == lower(initials).chars().next()
    } else {
        lower(found) == lower(initials)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_off_ends_a_reply() {
        for (text, found) in [
            ("Glad to help! ^AB", Some("AB")),
            ("Let us know how it goes /SS", Some("SS")),
            ("Could you tell us which? *MS", Some("MS")),
            ("See our locator. -Richard", Some("Richard")),
            ("Thanks.^Kartika", Some("Kartika")),
            ("Actions we're taking. ~Heather", Some("Heather")),
            ("Hope this helps – Ana ", Some("Ana")),
            ("Glad to help!", None),
            ("Read the follow-up", None),
            ("See example.com/Help", None),
            ("We work 24/7", None),
            ("- we are on it", None),
        ] {
            assert_eq!(sign_off(text), found, "{text}");
        }
    }

    #[test]
    fn somebody_elses_initials_are_told() {
        assert_eq!(missing("Done ^AB", "AB"), None);
        assert_eq!(missing("Done ^Anna", "AB"), None);
        assert_eq!(missing("Done", ""), None);
        assert!(matches!(
            missing("Done", "AB"),
            Some(Concern::NoSignOff { .. })
        ));
        assert!(matches!(
            missing("Done ^CD", "AB"),
            Some(Concern::OtherSignOff { .. })
        ));
    }
}
