//! Links in a text, as twitter-text finds them: with a scheme, or without one before a top-level
//! domain that exists.

use std::ops::Range;

use super::punycode;

/// The longest link X takes, in characters.
const LONGEST_LINK: usize = 4096;

/// The longest label of a domain in its ASCII form (RFC 1035).
const LONGEST_LABEL: usize = 63;

/// How many labels a domain can have within its 253 characters.
const MOST_LABELS: usize = 127;

/// How many characters X takes after `https://t.co/`.
const LONGEST_SHORT_LINK: usize = 40;

/// The links of a text, in order, as ranges of its bytes.
pub fn links(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if !text.contains('.') {
        return found;
    }
    let mut domains = Domains {
        text,
        run: 0..0,
        labels: Vec::new(),
    };
    let mut before: Option<char> = None;
    let mut start = 0;
    while let Some(first) = text[start..].chars().next() {
        let next = start + first.len_utf8();
        let after = if link_may_follow(before) {
            link_at(&mut domains, before, start, &mut found)
        } else {
            None
        };
        match after {
            Some(end) => {
                // What follows needs a character before it that is no part of this link.
                before = Some('a');
                start = end;
            }
            None => {
                before = Some(first);
                start = next;
            }
        }
    }
    found
}

/// Whether a link may begin after this character.
fn link_may_follow(before: Option<char>) -> bool {
    before.is_none_or(|before| {
        !before.is_ascii_alphanumeric()
            && !matches!(
                before,
                '@' | '＠' | '$' | '#' | '＃' | '\u{fffe}' | '\u{feff}' | '\u{ffff}'
            )
    })
}

/// Reads the link that begins at `start`, if there is one, and says where the text goes on. What
/// looks like a link and is none is passed over as well.
fn link_at(
    domains: &mut Domains<'_>,
    before: Option<char>,
    start: usize,
    found: &mut Vec<Range<usize>>,
) -> Option<usize> {
    let text = domains.text;
    let scheme = scheme(&text[start..]);
    let domain = domains.at(start + scheme)?;
    let port = port(&text[domain.end..]);
    let path = path(&text[domain.end + port..]);
    let query = query(&text[domain.end + port + path..]);
    let mut end = domain.end + port + path + query;
    let host = &text[domain.clone()];
    let length = text[start..end].chars().count();
    if length > LONGEST_LINK || !host.split('.').all(is_label) {
        return Some(end);
    }
    if scheme > 0 {
        if host.eq_ignore_ascii_case("t.co") && path > 1 {
            let slug = domain.end + port + 1;
            let letters = leading(&text[slug..], |byte| byte.is_ascii_alphanumeric());
            if letters > LONGEST_SHORT_LINK {
                return Some(end);
            }
            if letters > 0 {
                let slug_end = slug + letters;
                end = slug_end + self::query(&text[slug_end..]);
            }
        }
        found.push(start..end);
        return Some(end);
    }
    if matches!(before, Some('-' | '_' | '.' | '/')) {
        return Some(end);
    }
    let first = found.len();
    ascii_domains(host, domain.start, found);
    // What follows the domain belongs to the last of the domains found in it.
    if found.len() > first
        && let Some(last) = found.last_mut()
    {
        if end > domain.end {
            last.end = end;
        } else {
            end = last.end;
        }
    }
    Some(end)
}

/// The length of the `http://` or `https://` that this text begins with.
fn scheme(text: &str) -> usize {
    ["https://", "http://"]
        .iter()
        .find(|scheme| {
            let start = text.get(..scheme.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        })
        .map_or(0, |scheme| scheme.len())
}

/// The domains of a text, found one run of domain characters at a time, so that no run is cut into
/// labels twice.
struct Domains<'a> {
    text: &'a str,
    run: Range<usize>,
    labels: Vec<Label>,
}

/// What stands between two dots.
struct Label {
    start: usize,
    end: usize,
    /// How many bytes at its beginning are a top-level domain that ends there.
    top_level: usize,
    /// Where its last `_` stands: none may stand in the name before the top-level domain.
    underscore: Option<usize>,
    /// Whether it ends with `-` or `_`, which no name may.
    joined: bool,
}

impl Domains<'_> {
    /// The longest domain that begins at this byte.
    fn at(&mut self, start: usize) -> Option<Range<usize>> {
        let text = self.text;
        if !text[start..].starts_with(in_run) {
            return None;
        }
        if !self.run.contains(&start) {
            let length = text[start..].find(|character| !in_run(character));
            let end = length.map_or(text.len(), |length| start + length);
            self.run = start..end;
            self.labels = labels(text, start..end);
        }
        let first = self.labels.partition_point(|label| label.end < start);
        let from_here = self.labels[first..].windows(2).take(MOST_LABELS);
        let mut best = None;
        for pair in from_here {
            let [label, after] = pair else { break };
            let start_of_label = label.start.max(start);
            let opens = text.as_bytes()[start_of_label];
            if label.end <= start_of_label || label.joined || matches!(opens, b'-' | b'_') {
                break;
            }
            let named = label.underscore.is_none_or(|at| at < start_of_label);
            if named && after.top_level > 0 {
                best = Some(start..after.start + after.top_level);
            }
        }
        best
    }
}

/// Cuts a run of domain characters into labels.
fn labels(text: &str, run: Range<usize>) -> Vec<Label> {
    let mut start = run.start;
    text[run]
        .split('.')
        .map(|label| {
            let of = start..start + label.len();
            start = of.end + 1;
            Label::new(text, of)
        })
        .collect()
}

impl Label {
    fn new(text: &str, of: Range<usize>) -> Self {
        let label = &text[of.clone()];
        Self {
            top_level: top_level(label, text[of.end..].chars().next()),
            underscore: label.rfind('_').map(|at| of.start + at),
            joined: label.ends_with(['-', '_']),
            start: of.start,
            end: of.end,
        }
    }
}

/// How many bytes at the beginning of a label are a top-level domain, when `after` follows the
/// label. No letter, digit, `@`, `+` or `-` may follow a top-level domain.
fn top_level(label: &str, after: Option<char>) -> usize {
    let first = label.chars().next();
    if first.is_none_or(|first| first.is_ascii()) {
        let lower = label.get(..4).map(str::to_ascii_lowercase);
        if lower.as_deref() == Some("xn--") {
            let length = leading(label, |byte| byte.is_ascii_alphanumeric() || byte == b'-');
            return if length > 4 { length } else { 0 };
        }
        let length = leading(label, |byte| byte.is_ascii_alphabetic());
        let ends = !matches!(
            label[length..].chars().next().or(after),
            Some('0'..='9' | 'a'..='z' | 'A'..='Z' | '@' | '+' | '-')
        );
        return if ends && tld::exist_case_insensitive(&label[..length]) {
            length
        } else {
            0
        };
    }
    // The longest name of another script that exists; none has more than 24 letters.
    let ends: Vec<usize> = label
        .char_indices()
        .map(|(at, letter)| at + letter.len_utf8())
        .take(24)
        .collect();
    let exists = |&end: &usize| {
        let free =
            !label[end..].chars().next().or(after).is_some_and(|next| {
                next.is_ascii_alphanumeric() || matches!(next, '@' | '+' | '-')
            });
        free && punycode::encode(&label[..end])
            .is_some_and(|ascii| tld::exist(format!("xn--{ascii}").as_str()))
    };
    ends.into_iter().rev().find(exists).unwrap_or(0)
}

/// Whether a label can stand in the domain name system.
fn is_label(label: &str) -> bool {
    if label.is_ascii() {
        return label.len() <= LONGEST_LABEL;
    }
    let reserved = label
        .get(..4)
        .is_some_and(|start| start.eq_ignore_ascii_case("xn--"));
    !reserved
        && punycode::encode(&label.to_lowercase())
            .is_some_and(|ascii| ascii.len() + 4 <= LONGEST_LABEL)
}

/// Finds the domains of Latin letters in what was read as one domain: between Chinese or Japanese
/// words, which nothing separates from it, only they are links.
fn ascii_domains(host: &str, offset: usize, found: &mut Vec<Range<usize>>) {
    let labels = labels(host, 0..host.len());
    let mut from = 0;
    while from + 1 < labels.len() {
        let label = &labels[from];
        let text = &host[label.start..label.end];
        let latin = |character: char| {
            character.is_ascii_alphanumeric() || character == '-' || latin_accent(character)
        };
        let length: usize = text
            .chars()
            .rev()
            .take_while(|c| latin(*c))
            .map(char::len_utf8)
            .sum();
        let mut best = None;
        for (number, after) in labels.iter().enumerate().skip(from + 1) {
            if after.top_level > 0 {
                best = Some((number, after.start + after.top_level));
            }
            if !host[after.start..after.end].chars().all(latin) {
                break;
            }
        }
        match best {
            Some((number, end)) if length > 0 => {
                found.push(offset + label.end - length..offset + end);
                from = number;
            }
            _ => from += 1,
        }
    }
}

/// Whether a domain goes on over this character: neither space, punctuation nor a sign that only
/// directs.
fn in_run(character: char) -> bool {
    match character {
        '.' | '-' | '_' => true,
        '\u{2000}'..='\u{206f}' | '\u{fffe}' | '\u{feff}' | '\u{ffff}' => false,
        _ if character.is_ascii() => character.is_ascii_alphanumeric(),
        _ => !character.is_whitespace() && !character.is_control(),
    }
}

/// The length of a port.
fn port(text: &str) -> usize {
    let digits = text
        .strip_prefix(':')
        .map_or(0, |port| leading(port, |byte| byte.is_ascii_digit()));
    if digits == 0 { 0 } else { digits + 1 }
}

/// The length of a path: it ends with a letter, a digit, one of `+-=_#/` or a balanced parenthesis.
fn path(text: &str) -> usize {
    if !text.starts_with('/') {
        return 0;
    }
    let mut end = 1;
    let mut at = 1;
    while let Some(character) = text[at..].chars().next() {
        if character == '(' {
            let Some(length) = balanced(&text[at..]) else {
                break;
            };
            at += length;
            end = at;
        } else if in_path(character) {
            at += character.len_utf8();
            if ends_path(character) {
                end = at;
            }
        } else {
            break;
        }
    }
    end
}

/// The length of the parentheses that this text begins with, at most one pair within the other.
fn balanced(text: &str) -> Option<usize> {
    let mut depth = 0;
    let mut empty = true;
    for (at, character) in text.char_indices() {
        match character {
            '(' if depth < 2 => {
                depth += 1;
                empty = true;
            }
            ')' if !empty => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ if in_path(character) => empty = false,
            _ => return None,
        }
    }
    None
}

fn in_path(character: char) -> bool {
    ends_path(character)
        || matches!(
            character,
            '!' | '*'
                | '\''
                | ';'
                | ':'
                | ','
                | '.'
                | '$'
                | '%'
                | '['
                | ']'
                | '–'
                | '~'
                | '@'
                | '|'
                | '&'
        )
}

fn ends_path(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || matches!(
            character,
            '+' | '-' | '=' | '_' | '#' | '/' | '\u{400}'..='\u{4ff}'
        )
        || latin_accent(character)
}

/// The length of a query: it ends with a letter, a digit or one of `-_&=#/`.
fn query(text: &str) -> usize {
    let Some(query) = text.strip_prefix('?') else {
        return 0;
    };
    let length = leading(query, |byte| {
        byte.is_ascii_alphanumeric() || b"!?*'@();:&=+$/%#[]-_.,~|".contains(&byte)
    });
    let ends = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_&=#/".contains(byte);
    let end = query.as_bytes()[..length].iter().rposition(ends);
    end.map_or(0, |last| last + 2)
}

/// The letters with accents that twitter-text takes into links.
fn latin_accent(character: char) -> bool {
    matches!(character,
        '\u{c0}'..='\u{24f}' if !matches!(character, '×' | '÷'))
        || matches!(
            character,
            '\u{253}' | '\u{254}' | '\u{256}' | '\u{257}' | '\u{259}' | '\u{25b}' | '\u{263}' | '\u{268}'
                | '\u{26f}' | '\u{272}' | '\u{289}' | '\u{28b}' | '\u{2bb}' | '\u{300}'..='\u{36f}'
                | '\u{1e00}'..='\u{1eff}'
        )
}

/// How many bytes at the beginning pass.
fn leading(text: &str, passes: impl Fn(u8) -> bool) -> usize {
    text.bytes().take_while(|byte| passes(*byte)).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// An agent would otherwise be shown a length that X does not count.
        #[test]
        fn links_stand_in_order_and_apart(text in "([a-zあ.:/@#?() -]|http://|\\.com|t\\.co/){0,60}") {
            let mut end = 0;
            for link in links(&text) {
                prop_assert!(link.start >= end && link.end > link.start, "{:?}", link);
                prop_assert!(text[link.clone()].contains('.'));
                end = link.end;
            }
        }

        #[test]
        fn a_link_is_found_in_any_company(before in "[a-zあ]{0,9}", after in "\\PC{0,9}") {
            let text = format!("{before} https://acme.com/help {after}");
            let link = before.len() + 1..before.len() + 22;
            prop_assert!(links(&text).contains(&link));
        }
    }

    /// Ten times the text may take ten times the work, not a hundred times.
    #[test]
    fn a_long_run_of_names_is_cut_once() {
        let text = format!("{}.com", "a.あ-_".repeat(5_000));
        assert!(links(&text).len() <= text.len());
    }
}
