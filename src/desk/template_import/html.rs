//! Formatted text as plain text: a reply on X has no formats.

/// The tags that begin a new line.
const LINES: [&str; 12] = [
    "br",
    "p",
    "div",
    "li",
    "tr",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "blockquote",
];

/// Whether a text is marked up.
pub(super) fn is_html(text: &str) -> bool {
    let lower = text.to_lowercase();
    LINES
        .iter()
        .chain(&["a", "b", "i", "u", "strong", "em", "span", "img"])
        .any(|tag| {
            [">", " ", "/"]
                .iter()
                .any(|end| lower.contains(&format!("<{tag}{end}")))
                || lower.contains(&format!("</{tag}>"))
        })
}

/// The words of a marked-up text, paragraphs on lines of their own, links behind their words.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    let mut link: Option<(String, usize)> = None;
    while let Some(open) = rest.find('<') {
        plain.push_str(&letters(&rest[..open]));
        let Some(close) = rest[open..].find('>') else {
            rest = &rest[open..];
            break;
        };
        let tag = &rest[open + 1..open + close];
        let name: String = tag
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .flat_map(char::to_lowercase)
            .collect();
        if LINES.contains(&name.as_str()) && !plain.is_empty() {
            new_line(&mut plain, name == "br");
        }
        if name == "a" {
            match (tag.starts_with('/'), link.take()) {
                (true, Some((address, begins))) if !plain[begins..].contains(&address) => {
                    plain.push(' ');
                    plain.push_str(&address);
                }
                (false, _) => link = address(tag).map(|address| (address, plain.len())),
                _ => {}
            }
        }
        rest = &rest[open + close + 1..];
    }
    plain.push_str(&letters(rest));
    let lines: Vec<&str> = plain.lines().map(str::trim).collect();
    let mut tidy = lines.join("\n");
    while tidy.contains("\n\n\n") {
        tidy = tidy.replace("\n\n\n", "\n\n");
    }
    tidy.trim().to_owned()
}

/// Begins a new line; between blocks one, however many tags stand there.
fn new_line(plain: &mut String, always: bool) {
    if always || !plain.ends_with('\n') {
        plain.push('\n');
    }
}

/// Text between tags: its own line breaks mean nothing, its entities are letters.
fn letters(text: &str) -> String {
    let spaced: String = text
        .chars()
        .map(|letter| if letter.is_whitespace() { ' ' } else { letter })
        .collect();
    html_escape::decode_html_entities(&spaced).replace('\u{a0}', " ")
}

/// Where a link leads.
fn address(tag: &str) -> Option<String> {
    let after = tag.split_once("href")?.1.trim_start().strip_prefix('=')?;
    let after = after.trim_start();
    let quote = after
        .chars()
        .next()
        .filter(|sign| matches!(sign, '"' | '\''))?;
    let address = after[1..].split(quote).next()?;
    let is_link = address.starts_with("https://") || address.starts_with("http://");
    is_link.then(|| letters(address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_go_and_words_stay() {
        for (html, words) in [
            (
                "<p>Hi {{to.first_name}},</p><p>Sorry!</p>",
                "Hi {{to.first_name}},\nSorry!",
            ),
            ("One<br>two<br/>three", "One\ntwo\nthree"),
            ("<div>a</div><div>b</div>", "a\nb"),
            ("Fish &amp; chips&nbsp;&#33;", "Fish & chips !"),
            (
                "See <a href=\"https://acme.example/help\">our page</a>.",
                "See our page https://acme.example/help.",
            ),
            (
                "<a href='https://acme.example'>https://acme.example</a>",
                "https://acme.example",
            ),
            ("<ul><li>one</li><li>two</li></ul>", "one\ntwo"),
            ("2 < 3", "2 < 3"),
        ] {
            assert_eq!(plain(html), words, "{html}");
        }
    }

    #[test]
    fn ordinary_text_is_no_markup() {
        assert!(!is_html("2 < 3 and 4 > 3"));
        assert!(!is_html("Hi <first name>"));
        assert!(is_html("Hi<br>there"));
    }
}
