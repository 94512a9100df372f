//! Holes in a draft that should have been filled: variables of templates, here or of another tool.

use std::sync::LazyLock;

use regex_lite::Regex;

use super::{Concern, Finding};

/// What stands for something else in the tools that agents copy texts from: `{{ name }}`,
/// `{% if %}`, `{name}`, `${name}`, `%{name}`, `%%name%%`, `<name>`, `[NAME]`, `[customer name]`.
static GAP: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let kinds = [
        r"\{\{[^{}\n]*\}\}?",
        r"\{%[^{}\n]*%\}",
        r"[$%]?\{ *[A-Za-z][\w .-]{0,40}\}",
        r"%%[A-Za-z][\w .-]{0,40}%%",
        r"<(?:<)?[A-Za-z][A-Za-z_ ]{1,40}>(?:>)?",
        r"\[[A-Z][A-Z_ ]{1,40}\]",
        r"(?i)\[(?:insert|customer|client|first|last|agent|order|your|brand|company)\b[\w .-]{0,40}\]",
        r"\bX{3,}\b",
        r"\{\{",
        r"\}\}",
    ];
    Regex::new(&kinds.join("|")).ok()
});

/// Every hole of a text.
pub(super) fn gaps(text: &str) -> Vec<Finding> {
    let Some(gap) = GAP.as_ref() else {
        return Vec::new();
    };
    gap.find_iter(text)
        .map(|found| {
            let start = text[..found.start()].chars().count();
            let length = found.as_str().chars().count();
            Finding {
                place: Some((
                    u32::try_from(start).unwrap_or(u32::MAX),
                    u32::try_from(start + length).unwrap_or(u32::MAX),
                )),
                concern: Concern::Gap {
                    words: found.as_str().to_owned(),
                },
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_tool_filled_in_is_a_gap() {
        for (text, gap) in [
            ("Hi {{ customer.first_name }}!", "{{ customer.first_name }}"),
            ("Hi {customer}, sorry", "{customer}"),
            ("Hi ${name}", "${name}"),
            ("Hi %{name}", "%{name}"),
            ("Hi <first name>", "<first name>"),
            ("Hi [CUSTOMER NAME]", "[CUSTOMER NAME]"),
            ("Hi [insert name here]", "[insert name here]"),
            ("Dear XXXX", "XXXX"),
            ("{% if late %}Sorry", "{% if late %}"),
            ("Hi {{ name", "{{"),
        ] {
            let found = gaps(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(
                found[0].concern,
                Concern::Gap {
                    words: gap.to_owned()
                }
            );
        }
    }

    #[test]
    fn ordinary_signs_are_none() {
        for text in [
            "Sorry <3",
            "a < b and b > c",
            "{not so sure, are we?}",
            "[1] see above",
            "The new XX model",
            "100% {}",
        ] {
            assert_eq!(gaps(text), [], "{text}");
        }
    }
}
