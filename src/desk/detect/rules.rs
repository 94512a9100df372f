//! The rules that a brand's people write themselves, as detection checks them.

use super::Found;
use super::terms::Terms;
use crate::desk::brand::Brand;
use crate::desk::near::Miss;
use crate::desk::post::Post;
use crate::desk::rule::Rule;

/// A rule whose terms are numbers of the table.
#[derive(Debug, Clone)]
pub(super) struct Checked {
    /// The brand's number.
    pub brand: usize,
    pub rule: Rule,
    /// How far a spelling may be off: another brand may allow more for the same term.
    near_miss: u8,
    any: Vec<usize>,
    all: Vec<usize>,
    none: Vec<usize>,
}

impl Checked {
    /// Every rule of these brands that asks for something.
    pub fn of(brands: &[Brand], terms: &Terms) -> Vec<Self> {
        let numbers = |texts: &[String]| -> Vec<usize> {
            let found = texts.iter().filter_map(|text| terms.number_of(text));
            found.collect()
        };
        let numbered = brands.iter().enumerate();
        let rules = numbered.flat_map(|(brand, of)| of.rules.iter().map(move |rule| (brand, rule)));
        rules
            .map(|(brand, rule)| Self {
                brand,
                rule: rule.clone(),
                near_miss: brands.get(brand).map_or(0, |brand| brand.near_miss),
                any: numbers(&rule.any),
                all: numbers(&rule.all),
                none: numbers(&rule.none),
            })
            .filter(|checked| !checked.any.is_empty() || !checked.all.is_empty())
            .collect()
    }

    /// Where a post fits the rule: the first of what it asks for.
    pub fn fits<'a>(&self, post: &Post, found: &'a [Found]) -> Option<&'a Found> {
        let is_near = |miss: Miss| miss.distance() <= self.near_miss;
        let place = |term: &usize| {
            let of_term = |place: &&Found| place.term == *term && place.miss.is_none_or(is_near);
            found.iter().find(of_term)
        };
        let spelled = |term: &usize| place(term).is_some_and(|place| place.miss.is_none());
        if self.none.iter().any(spelled) || !self.rule.admits(post) {
            return None;
        }
        if !self.all.iter().all(|term| place(term).is_some()) {
            return None;
        }
        let any = self.any.iter().find_map(place);
        if any.is_none() && !self.any.is_empty() {
            return None;
        }
        any.or_else(|| self.all.iter().find_map(place))
    }
}
