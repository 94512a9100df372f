//! The search query of X that comes nearest to what a brand detects, for those who look there too.
//!
//! By the operators that X's search takes on its page: spaces join, `OR` in capitals offers a
//! choice, brackets group, `-` excludes, and `from:`, `to:`, `lang:`, `@`, `#` and quotes do what
//! they say. A query has 512 characters.

use super::brand::Brand;
use super::rule::Rule;

/// How many characters X's search takes.
pub const QUERY_LENGTH: usize = 512;

/// A query and what it does not do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchQuery {
    /// What to type into X's search.
    pub text: String,
    /// Where its results differ from what the brand detects, one sentence each.
    pub differences: Vec<String>,
}

impl SearchQuery {
    /// The query that comes nearest to a brand; `None` for a brand that looks for nothing.
    pub fn of(brand: &Brand) -> Option<Self> {
        let mut plan = Plan::of(brand);
        let whole = plan.render();
        if whole.is_empty() {
            return None;
        }
        let mut left_out = Vec::new();
        let mut text = whole;
        while length(&text) > QUERY_LENGTH {
            left_out.push(plan.leave_out()?);
            text = plan.render();
        }
        let mut differences = differences(brand);
        if !left_out.is_empty() {
            differences.push(format!(
                "X takes {QUERY_LENGTH} characters, which left no room for {}.",
                left_out.join(", ")
            ));
        }
        Some(Self { text, differences })
    }
}

/// The parts of a query, each list with the most telling first.
struct Plan {
    /// The accounts that are tagged or replied to.
    handles: Vec<String>,
    /// Whether replies are asked for apart from tags.
    with_replies: bool,
    hashtags: Vec<String>,
    names: Vec<String>,
    keywords: Vec<String>,
    /// What silences hashtags, names and keywords.
    exclude: Vec<String>,
    rules: Vec<(String, String)>,
    /// Whose posts are left out: the brand's own accounts first.
    not_from: Vec<String>,
}

impl Plan {
    fn of(brand: &Brand) -> Self {
        let own = brand.addressable().chain(&brand.team);
        let not_from = own.chain(&brand.ignore).map(ToString::to_string);
        let phrases = |list: &[String]| list.iter().filter_map(|term| phrase(term)).collect();
        let rules = brand.rules.iter().filter(|rule| rule.asks());
        Self {
            handles: brand.addressable().map(ToString::to_string).collect(),
            with_replies: true,
            hashtags: brand.hashtags.iter().map(|tag| format!("#{tag}")).collect(),
            names: phrases(&brand.names),
            keywords: phrases(&brand.keywords),
            exclude: phrases(&brand.exclude),
            rules: rules
                .map(|rule| (rule.name.clone(), clause_of(rule)))
                .collect(),
            not_from: not_from.collect(),
        }
    }

    fn render(&self) -> String {
        let mut choices: Vec<String> = Vec::new();
        for handle in &self.handles {
            choices.push(format!("@{handle}"));
            if self.with_replies {
                choices.push(format!("to:{handle}"));
            }
        }
        let lists = [&self.hashtags, &self.names, &self.keywords];
        let terms: Vec<String> = lists.into_iter().flatten().cloned().collect();
        if self.exclude.is_empty() {
            choices.extend(terms);
        } else if !terms.is_empty() {
            let excluded = self.exclude.iter().map(|term| format!("-{term}"));
            let clauses: Vec<String> = std::iter::once(any_of(&terms)).chain(excluded).collect();
            choices.push(all_of(&clauses));
        }
        let rules = self.rules.iter().map(|(_, clause)| clause.clone());
        choices.extend(rules);
        if choices.is_empty() {
            return String::new();
        }
        let not_from = self.not_from.iter().map(|handle| format!("-from:{handle}"));
        let clauses: Vec<String> = std::iter::once(any_of(&choices)).chain(not_from).collect();
        clauses.join(" ")
    }

    /// Leaves out the part that is missed least, and names it. Accounts that are left out of the
    /// results go before what is searched for: to see too much is better than to miss a customer.
    fn leave_out(&mut self) -> Option<String> {
        let own = self.handles.len();
        if self.not_from.len() > own {
            return self.not_from.pop().map(|handle| format!("-from:{handle}"));
        }
        if let Some(term) = self.keywords.pop() {
            return Some(format!("the keyword {term}"));
        }
        if let Some((name, _)) = self.rules.pop() {
            return Some(format!("the rule “{name}”"));
        }
        if std::mem::take(&mut self.with_replies) {
            return Some("replies that do not tag the account".to_owned());
        }
        if let Some(term) = self.names.pop() {
            return Some(format!("the name {term}"));
        }
        if let Some(term) = self.exclude.pop() {
            return Some(format!("the exclusion {term}"));
        }
        if let Some(term) = self.hashtags.pop() {
            return Some(term);
        }
        self.not_from.pop().map_or_else(
            || self.handles.pop().map(|handle| format!("@{handle}")),
            |handle| Some(format!("-from:{handle}")),
        )
    }
}

/// A rule as a clause of a query.
fn clause_of(rule: &Rule) -> String {
    let phrases =
        |list: &[String]| -> Vec<String> { list.iter().filter_map(|term| phrase(term)).collect() };
    let mut clauses = Vec::new();
    let any = phrases(&rule.any);
    if !any.is_empty() {
        clauses.push(any_of(&any));
    }
    clauses.extend(phrases(&rule.all));
    let none = phrases(&rule.none);
    clauses.extend(none.into_iter().map(|term| format!("-{term}")));
    let authors = rule.not_from.iter();
    clauses.extend(authors.map(|handle| format!("-from:{handle}")));
    let languages = rule.languages.iter();
    let languages: Vec<String> = languages
        .map(|tag| format!("lang:{}", primary(tag)))
        .collect();
    if !languages.is_empty() {
        clauses.push(any_of(&languages));
    }
    all_of(&clauses)
}

/// The language of a tag in lower case, without script and region.
fn primary(tag: &str) -> String {
    let primary = tag.split(['-', '_']).next().unwrap_or(tag);
    primary.trim().to_ascii_lowercase()
}

/// One of several clauses.
fn any_of(clauses: &[String]) -> String {
    match clauses {
        [one] => one.clone(),
        several => format!("({})", several.join(" OR ")),
    }
}

/// Several clauses together.
fn all_of(clauses: &[String]) -> String {
    match clauses {
        [one] => one.clone(),
        several => format!("({})", several.join(" ")),
    }
}

/// A word, phrase, handle or hashtag as X's search reads it. Quotes keep X from correcting a word
/// and from taking it for an operator; `None` for what holds nothing but quotes.
fn phrase(term: &str) -> Option<String> {
    let term = term.replace('"', " ");
    let term = term.split_whitespace().collect::<Vec<_>>().join(" ");
    let letters = term.replace('＠', "@").replace('＃', "#");
    let signed = letters.strip_prefix(['@', '#']);
    let is_word = |text: &str| text.chars().all(|one| one.is_alphanumeric() || one == '_');
    if signed.is_some_and(|rest| !rest.is_empty() && is_word(rest)) {
        Some(letters)
    } else {
        (!term.is_empty()).then(|| format!("\"{term}\""))
    }
}

/// How the results differ whatever the length.
fn differences(brand: &Brand) -> Vec<String> {
    let mut differences = Vec::new();
    let mut say = |when: bool, words: &str| {
        if when {
            differences.push(words.to_owned());
        }
    };
    let terms: Vec<&str> = {
        let lists = [&brand.names, &brand.keywords];
        let own = lists.into_iter().flatten().map(String::as_str);
        own.chain(brand.rules.iter().flat_map(Rule::terms))
            .collect()
    };
    let words = terms
        .iter()
        .any(|term| !term.trim().starts_with(['@', '#', '＠', '＃']));
    let handles = brand.addressable().next().is_some();
    let slips = handles || !brand.hashtags.is_empty();
    say(
        brand.near_miss > 0 && slips,
        "X finds no near misses: a handle or hashtag that is a letter off is left out.",
    );
    say(
        handles,
        "A post that quotes the brand is found only if it also tags it or replies to it.",
    );
    say(
        words,
        "X also looks for words in authors' names and in addresses of links.",
    );
    say(
        words,
        "X does not read look-alike and full-width letters as the plain ones.",
    );
    say(
        terms.iter().any(|term| term.chars().any(is_unspaced)),
        "X divides scripts without spaces into words of its own, so some of these posts are missed.",
    );
    differences
}

/// Whether a letter belongs to a script that is written without spaces.
fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{e00}'..='\u{eff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

/// The length of a query: X counts as JavaScript does.
fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn brand(json: serde_json::Value) -> Brand {
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn handles_hashtags_names_and_keywords_are_choices() {
        let query = SearchQuery::of(&brand(serde_json::json!({
            "name": "Acme", "handles": ["acme"], "care_handles": ["acmehelp"], "hashtags": ["acmefail"],
            "names": ["Acme Broadband"], "keywords": ["router"], "team": ["ana"]
        })))
        .unwrap();
        assert_eq!(
            query.text,
            "(@acmehelp OR to:acmehelp OR @acme OR to:acme OR #acmefail OR \"Acme Broadband\" OR \
             \"router\") -from:acmehelp -from:acme -from:ana"
        );
    }

    #[test]
    fn exclusions_silence_words_and_never_a_post_that_addresses_the_brand() {
        let query = SearchQuery::of(&brand(serde_json::json!({
            "name": "Acme", "handles": ["acme"], "names": ["Acme"], "exclude": ["Acme Markets"]
        })))
        .unwrap();
        assert_eq!(
            query.text,
            "(@acme OR to:acme OR (\"Acme\" -\"Acme Markets\")) -from:acme"
        );
    }

    #[test]
    fn a_rule_is_a_clause_of_its_own() {
        let query = SearchQuery::of(&brand(serde_json::json!({
            "name": "Acme", "near_miss": 0,
            "rules": [{"name": "Routers", "any": ["router", "#wifi"], "all": ["down"], "none": ["for sale"],
                       "not_from": ["newsbot"], "languages": ["en", "pt-BR"]}]
        })))
        .unwrap();
        assert_eq!(
            query.text,
            "((\"router\" OR #wifi) \"down\" -\"for sale\" -from:newsbot (lang:en OR lang:pt))"
        );
        assert!(
            !query
                .differences
                .iter()
                .any(|one| one.contains("near misses"))
        );
    }

    #[test]
    fn a_brand_that_looks_for_nothing_has_no_query() {
        assert_eq!(
            SearchQuery::of(&brand(serde_json::json!({"name": "Acme"}))),
            None
        );
    }

    #[test]
    fn what_has_no_room_is_named() {
        let keywords: Vec<String> = (0..60)
            .map(|number| format!("keyword number {number}"))
            .collect();
        let query = SearchQuery::of(&brand(serde_json::json!({
            "name": "Acme", "handles": ["acme"], "keywords": keywords, "ignore": ["newsbot"]
        })))
        .unwrap();
        assert!(query.text.len() > QUERY_LENGTH - 40, "{}", query.text.len());
        let last = query.differences.last().unwrap();
        assert!(
            last.contains("-from:newsbot") && last.contains("\"keyword number 59\""),
            "{last}"
        );
        for (number, keyword) in keywords.iter().enumerate() {
            let searched = query.text.contains(&format!("\"{keyword}\""));
            assert_ne!(
                searched,
                last.contains(&format!("\"{keyword}\"")),
                "{number}"
            );
        }
    }

    proptest! {
        /// Whatever a brand is set to, X takes the query, and its brackets and quotes close.
        #[test]
        fn any_brand_fits(
            handles in proptest::collection::vec("[a-z]{1,20}", 0..200),
            names in proptest::collection::vec("\\PC{1,80}", 0..40),
            any in proptest::collection::vec("\\PC{1,80}", 0..40),
            exclude in proptest::collection::vec("\\PC{1,20}", 0..10),
        ) {
            let brand = brand(serde_json::json!({
                "name": "Acme", "handles": handles, "names": names, "exclude": exclude,
                "rules": [{"name": "Own", "any": any}]
            }));
            if let Some(query) = SearchQuery::of(&brand) {
                prop_assert!(query.text.encode_utf16().count() <= QUERY_LENGTH);
                prop_assert_eq!(query.text.matches('"').count() % 2, 0);
                let (mut depth, mut quoted) = (0i32, false);
                for sign in query.text.chars() {
                    match sign {
                        '"' => quoted = !quoted,
                        '(' if !quoted => depth += 1,
                        ')' if !quoted => depth -= 1,
                        _ => {}
                    }
                    prop_assert!(depth >= 0);
                }
                prop_assert_eq!(depth, 0);
            }
        }
    }
}
