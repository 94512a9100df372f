//! What other tools call the things that a template can say.

use std::sync::LazyLock;

use regex_lite::{Captures, Regex};

use crate::desk::template::{FILTERS, VARIABLES};

/// The names of other tools and ours. Zendesk, Briskine, Gorgias and Text Blaze in turn.
const NAMES: [(&str, &str); 50] = [
    ("ticket.requester.first_name", "customer.first_name"),
    ("ticket.requester.name", "customer.name"),
    ("ticket.requester.full_name", "customer.name"),
    ("ticket.requester.last_name", "customer.name"),
    ("requester.first_name", "customer.first_name"),
    ("requester.name", "customer.name"),
    ("ticket.requester.twitter", "customer.handle"),
    ("current_user.first_name", "agent.first_name"),
    ("current_user.name", "agent.name"),
    ("current_user.signature", "agent.initials"),
    ("agent.signature", "agent.initials"),
    ("ticket.assignee.first_name", "agent.first_name"),
    ("ticket.assignee.name", "agent.name"),
    ("assignee.first_name", "agent.first_name"),
    ("assignee.name", "agent.name"),
    ("ticket.account", "brand.name"),
    ("ticket.brand.name", "brand.name"),
    ("ticket.organization.name", "brand.name"),
    ("ticket.url", "ticket.link"),
    ("ticket.url_with_protocol", "ticket.link"),
    ("to.first_name", "customer.first_name"),
    ("to.name", "customer.name"),
    ("to.0.first_name", "customer.first_name"),
    ("to.0.name", "customer.name"),
    ("from.first_name", "agent.first_name"),
    ("from.name", "agent.name"),
    ("from.0.first_name", "agent.first_name"),
    ("from.0.name", "agent.name"),
    ("account.first_name", "agent.first_name"),
    ("account.name", "agent.name"),
    ("ticket.customer.firstname", "customer.first_name"),
    ("ticket.customer.name", "customer.name"),
    ("current_user.firstname", "agent.first_name"),
    ("contact.first_name", "customer.first_name"),
    ("contact.name", "customer.name"),
    ("customer.firstname", "customer.first_name"),
    ("customer.full_name", "customer.name"),
    ("user.name", "agent.name"),
    ("user: name", "agent.name"),
    ("user: firstname", "agent.first_name"),
    ("name", "customer.name"),
    ("first_name", "customer.first_name"),
    ("firstname", "customer.first_name"),
    ("customer_name", "customer.name"),
    ("client_name", "customer.name"),
    ("agent_name", "agent.name"),
    ("initials", "agent.initials"),
    ("company", "brand.name"),
    ("company_name", "brand.name"),
    ("handle", "customer.handle"),
];

/// What is written in other tools and means nothing in a text that is read before it is sent.
const NOTHING: [&str; 3] = ["cursor", "key: enter", "key: tab"];

/// Liquid's filters and ours.
const LIQUID: [(&str, &str); 3] = [
    ("downcase", "lower"),
    ("upcase", "upper"),
    ("strip", "trim"),
];

static TAG: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"\{\{\{?\s*([^{}]*?)\s*\}?\}\}|\{%-?\s*(.*?)\s*-?%\}|\{\s*([A-Za-z][^{}\n]{0,80}?)\s*\}",
    )
    .ok()
});

/// A text with everything that is known put in our words, and the gaps that are left: what stood
/// there, and what stands there now.
pub(super) fn carried_over(text: &str) -> (String, Vec<(String, String)>) {
    let mut gaps = Vec::new();
    let Some(tag) = TAG.as_ref() else {
        return (text.to_owned(), gaps);
    };
    let carried = tag.replace_all(text, |found: &Captures<'_>| {
        let whole = found.get(0).map_or("", |whole| whole.as_str());
        if let Some(tag) = found.get(2) {
            return statement(tag.as_str());
        }
        let inner = found
            .get(1)
            .or(found.get(3))
            .map_or("", |inner| inner.as_str());
        if NOTHING.contains(&inner.to_lowercase().as_str()) {
            return String::new();
        }
        expression(inner).unwrap_or_else(|| {
            let gap = gap(inner);
            gaps.push((whole.to_owned(), gap.clone()));
            gap
        })
    });
    (carried.into_owned(), gaps)
}

/// A variable with its filters in our words; `None` where one is unknown.
fn expression(inner: &str) -> Option<String> {
    let mut parts = inner.split('|').map(str::trim);
    let mut words = vec![variable(parts.next()?)?.to_owned()];
    for filter in parts {
        let (name, value) = match filter.split_once(':') {
            Some((name, value)) => (name.trim(), Some(value.trim())),
            None => (filter, None),
        };
        let ours = LIQUID
            .iter()
            .find(|(theirs, _)| *theirs == name)
            .map_or(name, |(_, ours)| ours);
        let bare = ours.split('(').next().unwrap_or(ours);
        FILTERS.iter().find(|known| known.name == bare)?;
        words.push(value.map_or_else(|| ours.to_owned(), |value| format!("{ours}({value})")));
    }
    Some(format!("{{{{ {} }}}}", words.join(" | ")))
}

fn variable(name: &str) -> Option<&'static str> {
    let own = VARIABLES.iter().find(|known| known.name == name);
    let other = || {
        NAMES
            .iter()
            .find(|(theirs, _)| *theirs == name.to_lowercase())
    };
    own.map(|known| known.name)
        .or_else(|| other().map(|(_, ours)| *ours))
}

/// A condition in our words: the names in it, and Liquid's `elsif`.
fn statement(tag: &str) -> String {
    let words: Vec<String> = tag
        .split(' ')
        .map(|word| match word {
            "elsif" => "elif".to_owned(),
            word => variable(word).map_or_else(|| word.to_owned(), str::to_owned),
        })
        .collect();
    format!("{{% {} %}}", words.join(" "))
}

/// A gap that an agent and pre-flight see: the name's words in capitals.
fn gap(name: &str) -> String {
    let words: Vec<String> = name
        .split(|letter: char| !letter.is_ascii_alphabetic())
        .filter(|word| !word.is_empty())
        .take(4)
        .map(str::to_ascii_uppercase)
        .collect();
    match words.join(" ") {
        words if words.len() > 1 => format!("[{words}]"),
        _ => "[FILL IN]".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_is_put_in_our_words() {
        for (theirs, ours) in [
            (
                "Hi {{ticket.requester.first_name}}!",
                "Hi {{ customer.first_name }}!",
            ),
            ("Hi {{ to.0.first_name }}", "Hi {{ customer.first_name }}"),
            ("Hi {name}{cursor}", "Hi {{ customer.name }}"),
            ("{user: name} here", "{{ agent.name }} here"),
            (
                "{{ ticket.requester.name | upcase }}",
                "{{ customer.name | upper }}",
            ),
            (
                "{{ customer.name | default: 'you' }}",
                "{{ customer.name | default('you') }}",
            ),
            (
                "{% if ticket.status == 'open' %}a{% elsif ticket.status == 'new' %}b{% endif %}",
                "{% if ticket.status == 'open' %}a{% elif ticket.status == 'new' %}b{% endif %}",
            ),
        ] {
            assert_eq!(carried_over(theirs), (ours.to_owned(), Vec::new()));
        }
    }

    #[test]
    fn what_is_not_becomes_a_gap_that_is_told() {
        for (theirs, ours) in [
            (
                "Order {{ticket.ticket_field_12}}",
                "Order [TICKET TICKET FIELD]",
            ),
            ("{formtext: name=order}", "[FORMTEXT NAME ORDER]"),
            ("{{ 12 }}", "[FILL IN]"),
            ("{{dc.greeting}}", "[DC GREETING]"),
        ] {
            let (text, gaps) = carried_over(theirs);
            assert_eq!(text, ours);
            assert_eq!(gaps.len(), 1);
        }
    }
}
