//! Whether a reply still says what its template says: the template's own words, without what its
//! variables put between them, must stand in the reply in their order.

use std::collections::BTreeMap;

use crate::desk::settings::Template;

/// The own words of every template, by its id.
#[derive(Debug, Clone, Default)]
pub struct Wordings {
    pieces: BTreeMap<String, Vec<String>>,
}

impl Wordings {
    /// Those of a desk's templates as they are now.
    pub fn of(templates: &[Template]) -> Self {
        let pieces = templates
            .iter()
            .map(|template| (template.id.clone(), own_words(&template.text)));
        Self {
            pieces: pieces.collect(),
        }
    }

    /// Whether a text holds a template's own words in their order; `None` where there is no such
    /// template any more.
    pub fn holds(&self, template: &str, text: &str) -> Option<bool> {
        let pieces = self.pieces.get(template)?;
        let text = plain(text);
        let mut rest = text.as_str();
        for piece in pieces {
            match rest.split_once(piece.as_str()) {
                Some((_, after)) => rest = after,
                None => return Some(false),
            }
        }
        Some(true)
    }
}

/// A template's text without its variables and tags, which stand between braces.
fn own_words(text: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, tag)) = rest.split_once('{') {
        let close = match tag.chars().next() {
            Some('{') => "}}",
            Some('%') => "%}",
            Some('#') => "#}",
            _ => {
                pieces.push(plain(before));
                rest = tag;
                continue;
            }
        };
        pieces.push(plain(before));
        rest = tag.split_once(close).map_or("", |(_, after)| after);
    }
    pieces.push(plain(rest));
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// A text with single spaces: a page shows line breaks and runs of spaces in its own way.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_may_say_anything_and_own_words_may_not() {
        let template = Template {
            id: "t".to_owned(),
            name: "T".to_owned(),
            text:
                "Hi {{ customer.first_name }},\nwe are on it.{% if late %} Sorry!{% endif %} ^{{ \
                   agent.initials }}"
                    .to_owned(),
            acknowledgement: false,
            ..Template::default()
        };
        let wordings = Wordings::of(&[template]);
        let holds = |text| wordings.holds("t", text);
        assert_eq!(holds("Hi Ravi, we are on it. Sorry! ^AB"), Some(true));
        assert_eq!(holds("Hi Ravi, we will look. Sorry! ^AB"), Some(false));
        assert_eq!(holds(""), Some(false));
        assert_eq!(wordings.holds("gone", "Hi"), None);
    }
}
