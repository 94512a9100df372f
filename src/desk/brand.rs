//! The brands a desk answers for, and by what their customers' posts are recognised.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::mention::MatchClass;
use super::post::Handle;
use super::rule::Rule;

/// What names a brand in the log. Made from its first name and kept when the brand is renamed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BrandId(String);

impl BrandId {
    /// The id of a brand of this name: lower case, every run of other characters a hyphen.
    pub fn from_name(name: &str) -> Self {
        let words: Vec<String> = name
            .split(|character: char| !character.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(|word| word.chars().flat_map(char::to_lowercase).collect())
            .collect();
        Self(words.join("-"))
    }

    /// The id that was written so.
    pub fn known(id: &str) -> Self {
        Self(id.to_owned())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for BrandId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A brand, in the shape of `brands.json` (`docs/formats.md`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Brand {
    /// What names the brand in the log; without one, made from the name.
    #[serde(default)]
    pub id: Option<BrandId>,
    /// The brand's name as agents read it.
    pub name: String,
    /// Its main accounts.
    #[serde(default)]
    pub handles: Vec<Handle>,
    /// Its accounts for customer care.
    #[serde(default)]
    pub care_handles: Vec<Handle>,
    /// Names by which customers speak of it without a handle.
    #[serde(default)]
    pub names: Vec<String>,
    /// Its own hashtags, without `#`.
    #[serde(default)]
    pub hashtags: Vec<String>,
    /// Words and phrases that are worth watching.
    #[serde(default)]
    pub keywords: Vec<String>,
    /// Words and phrases whose presence says that a post is not about this brand.
    #[serde(default)]
    pub exclude: Vec<String>,
    /// Accounts of the brand's people: what they write is an answer, never a ticket.
    #[serde(default)]
    pub team: Vec<Handle>,
    /// Accounts whose posts never concern the brand.
    #[serde(default)]
    pub ignore: Vec<Handle>,
    /// How many edits a handle or hashtag may be off and still be taken for the brand's: 0, 1 or 2.
    #[serde(default = "one")]
    pub near_miss: u8,
    /// The classes of match that start a clock; the others go to the watch list.
    #[serde(default = "usual_clocks")]
    pub runs_clock: Vec<MatchClass>,
    /// Rules of its own, beside handles, names, hashtags and keywords.
    #[serde(default)]
    pub rules: Vec<Rule>,
    /// Whether it is not ours and only watched, as an audit does: nobody is chased and no clock runs, and
    /// reports count what was seen.
    #[serde(default)]
    pub audited: bool,
}

impl Default for Brand {
    /// A brand without a name, set as brands are unless somebody says otherwise.
    fn default() -> Self {
        Self {
            id: None,
            name: String::new(),
            handles: Vec::new(),
            care_handles: Vec::new(),
            names: Vec::new(),
            hashtags: Vec::new(),
            keywords: Vec::new(),
            exclude: Vec::new(),
            team: Vec::new(),
            ignore: Vec::new(),
            near_miss: one(),
            runs_clock: usual_clocks(),
            rules: Vec::new(),
            audited: false,
        }
    }
}

const fn one() -> u8 {
    1
}

fn usual_clocks() -> Vec<MatchClass> {
    MatchClass::RUN_A_CLOCK.to_vec()
}

impl Brand {
    /// What names the brand in the log.
    pub fn id(&self) -> BrandId {
        self.id
            .clone()
            .unwrap_or_else(|| BrandId::from_name(&self.name))
    }

    /// All accounts that a customer can address: care accounts first.
    pub fn addressable(&self) -> impl Iterator<Item = &Handle> {
        self.care_handles.iter().chain(&self.handles)
    }

    /// Whether a post of this author is the brand's own word.
    pub fn speaks_as(&self, author: &Handle) -> bool {
        self.addressable()
            .chain(&self.team)
            .any(|handle| handle == author)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_made_from_the_name_and_outlives_it() {
        let mut brand: Brand = serde_json::from_str(r#"{"name": "Acme & Söhne"}"#).unwrap();
        assert_eq!(brand.id().as_str(), "acme-söhne");
        brand.id = Some(brand.id());
        brand.name = "Acme".to_owned();
        assert_eq!(brand.id().as_str(), "acme-söhne");
    }

    #[test]
    fn what_was_stored_before_there_were_rules_is_read_with_the_usual_ones() {
        let brand: Brand = serde_json::from_str(r#"{"name": "Acme"}"#).unwrap();
        let usual = Brand {
            name: "Acme".to_owned(),
            ..Brand::default()
        };
        assert_eq!(brand, usual);
        assert_eq!(brand.near_miss, 1);
    }

    #[test]
    fn a_brand_speaks_through_its_accounts_and_its_people() {
        let brand: Brand = serde_json::from_str(
            r#"{"name": "Acme", "handles": ["acme"], "care_handles": ["acmehelp"], "team": ["ana_at_acme"]}"#,
        )
        .unwrap();
        for handle in ["Acme", "AcmeHelp", "ana_at_acme"] {
            assert!(brand.speaks_as(&handle.parse().unwrap()), "{handle}");
        }
        assert!(!brand.speaks_as(&"acmehelper".parse().unwrap()));
    }
}
