//! Parts of a text, without panics: a place outside it or within a character gives an empty part.
//!
//! Posts come from strangers, and a panic ends the whole page's session. What formats the panic of
//! a slice, and the standard search for a text in another, would also be 10 kB of every open tab.

/// The text from a byte on.
pub fn from(text: &str, start: usize) -> &str {
    text.get(start..).unwrap_or_default()
}

/// The text before a byte.
pub fn until(text: &str, end: usize) -> &str {
    text.get(..end).unwrap_or_default()
}

/// The text between two bytes.
pub fn between(text: &str, start: usize, end: usize) -> &str {
    text.get(start..end).unwrap_or_default()
}

/// The text after another one in it; empty where it holds none.
pub fn after<'a>(text: &'a str, mark: &str) -> &'a str {
    let mut windows = text.as_bytes().windows(mark.len());
    let at = windows.position(|window| window == mark.as_bytes());
    at.map_or("", |at| from(text, at + mark.len()))
}

/// Whether the text holds another one. Both are short here, so each place is tried.
pub fn holds(text: &str, wanted: &str) -> bool {
    wanted.is_empty()
        || text
            .as_bytes()
            .windows(wanted.len())
            .any(|window| window == wanted.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_that_is_none_gives_nothing() {
        assert_eq!(from("héllo", 1), "éllo");
        assert_eq!(from("héllo", 2), "");
        assert_eq!(from("héllo", 99), "");
        assert_eq!(until("héllo", 3), "hé");
        assert_eq!(until("héllo", 2), "");
        assert_eq!(between("héllo", 1, 3), "é");
        assert_eq!(between("héllo", 3, 1), "");
    }

    #[test]
    fn what_comes_after_a_mark_is_all_of_it() {
        assert_eq!(after("https://é.example/://", "://"), "é.example/://");
        assert_eq!(after("https:/x", "://"), "");
        assert_eq!(after("://", "://"), "");
    }

    #[test]
    fn a_text_holds_its_parts() {
        assert!(holds("late again", "") && holds("late again", "again"));
        assert!(!holds("late", "later") && !holds("", "a"));
    }
}
