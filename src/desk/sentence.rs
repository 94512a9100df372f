//! Words as people read them.

/// The words as a sentence: a capital first and a full stop at the end.
pub fn sentence(words: &str) -> String {
    let mut signs = words.chars();
    let Some(first) = signs.next() else {
        return String::new();
    };
    let end = if words.ends_with(['.', '!', '?']) {
        ""
    } else {
        "."
    };
    format!("{}{}{end}", first.to_uppercase(), signs.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_becomes_a_sentence_once() {
        assert_eq!(sentence("the disk is full"), "The disk is full.");
        assert_eq!(sentence("Did you mean @acme?"), "Did you mean @acme?");
        assert_eq!(sentence("él tomó"), "Él tomó.");
        assert_eq!(sentence(""), "");
    }
}
