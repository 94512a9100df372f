//! A rule by which a brand's people find posts beyond handles, names and keywords.

use serde::{Deserialize, Serialize};

use super::post::{Handle, Post};

/// What a post must hold, and must not, to concern a brand.
///
/// A term is a word or phrase, a handle with its `@` or a hashtag with its `#`. Handles and hashtags
/// are also found where a post narrowly misses them, as far as the brand allows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Rule {
    /// What agents call it.
    pub name: String,
    /// The post holds at least one of these; no terms ask for nothing.
    #[serde(default)]
    pub any: Vec<String>,
    /// The post holds all of these.
    #[serde(default)]
    pub all: Vec<String>,
    /// The post holds none of these.
    #[serde(default)]
    pub none: Vec<String>,
    /// Whose posts the rule leaves alone.
    #[serde(default)]
    pub not_from: Vec<Handle>,
    /// The languages it reads, as BCP 47 tags; none for all. A post whose language X does not state
    /// fits no list.
    #[serde(default)]
    pub languages: Vec<String>,
    /// Whether such a post runs a clock; otherwise it goes to the watch list.
    #[serde(default)]
    pub runs_clock: bool,
}

impl Rule {
    /// Every term, whatever it is for.
    pub fn terms(&self) -> impl Iterator<Item = &str> {
        let lists = [&self.any, &self.all, &self.none];
        lists.into_iter().flatten().map(String::as_str)
    }

    /// Whether it asks for something: a rule that only forbids would find every other post.
    pub fn asks(&self) -> bool {
        self.any
            .iter()
            .chain(&self.all)
            .any(|term| !term.trim().is_empty())
    }

    /// Whether its filters admit a post's author and language.
    pub fn admits(&self, post: &Post) -> bool {
        let stated = post.lang.as_deref().map(primary);
        let reads = self.languages.is_empty()
            || stated.is_some_and(|stated| {
                let mut listed = self.languages.iter();
                listed.any(|listed| primary(listed).eq_ignore_ascii_case(stated))
            });
        reads && !self.not_from.contains(&post.author)
    }
}

/// The language of a tag, without script and region.
fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn post(author: &str, lang: Option<&str>) -> Post {
        serde_json::from_value(serde_json::json!({
            "id": "1", "author": author, "name": "", "text": "", "lang": lang
        }))
        .unwrap()
    }

    #[test]
    fn a_language_is_compared_without_its_region() {
        let rule = Rule {
            languages: vec!["pt".to_owned(), "EN".to_owned()],
            ..Rule::default()
        };
        assert!(rule.admits(&post("sam", Some("pt-BR"))));
        assert!(rule.admits(&post("sam", Some("en"))));
        assert!(!rule.admits(&post("sam", Some("de"))));
        assert!(!rule.admits(&post("sam", None)));
    }

    #[test]
    fn listed_accounts_are_left_alone() {
        let rule = Rule {
            not_from: vec!["newsbot".parse().unwrap()],
            ..Rule::default()
        };
        assert!(!rule.admits(&post("NewsBot", None)));
        assert!(rule.admits(&post("sam", None)));
    }
}
