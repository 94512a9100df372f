//! How a field of the options page reads what was typed: lists of handles and phrases, numbers, lines.

use super::post::Handle;
use super::settings_rules::{Field, FieldError};

/// The handles in a list; what is none of them is said at the field.
pub(super) fn handles(text: &str, field: Field, errors: &mut Vec<FieldError>) -> Vec<Handle> {
    let mut wrong = Vec::new();
    let handles = pieces(text)
        .filter_map(|piece| piece.parse().map_err(|_| wrong.push(piece)).ok())
        .collect();
    if let Some(first) = wrong.first() {
        let more = match wrong.len() {
            1 => String::new(),
            count => format!(" {} more here can't be read either.", count - 1),
        };
        errors.push(FieldError::new(
            field,
            format!("{}{more}", what_is_wrong(first)),
        ));
    }
    handles
}

/// Why a text is no handle and what to write instead.
fn what_is_wrong(text: &str) -> String {
    let address = text
        .split_once("x.com/")
        .or(text.split_once("twitter.com/"));
    if let Some((_, path)) = address {
        let handle = path.split(['/', '?']).next().unwrap_or_default();
        return if handle.parse::<Handle>().is_ok() {
            format!("“{text}” is an address. Write @{handle}.")
        } else {
            format!("“{text}” is an address. Write the handle, such as @acme.")
        };
    }
    let name = text.strip_prefix('@').unwrap_or(text);
    if name.is_empty() {
        return "An @ stands alone. Write the handle behind it, such as @acme.".to_owned();
    }
    let count = name.chars().count();
    if count > 20 {
        return format!("“{text}” has {count} characters. A handle has 20 at most.");
    }
    let plain: String = name
        .chars()
        .map(|sign| {
            if sign.is_ascii_alphanumeric() {
                sign
            } else {
                '_'
            }
        })
        .collect();
    format!(
        "“{text}” is not a handle: only the letters a to z, digits and underscores stand in one. \
         Did you mean @{plain}?"
    )
}

/// A whole number, with or without a sign for percent; 0 where it is none, which is said at the field.
pub(super) fn number(text: &str, field: Field, errors: &mut Vec<FieldError>) -> u32 {
    let text = text.trim();
    let digits = text.strip_suffix('%').map_or(text, str::trim_end);
    let why = match digits.parse() {
        Ok(number) if digits.bytes().all(|byte| byte.is_ascii_digit()) => return number,
        _ if text.is_empty() => "Write a whole number.".to_owned(),
        _ => format!("“{text}” is not a whole number. Write digits alone, such as 30."),
    };
    errors.push(FieldError::new(field, why));
    0
}

/// The parts of a list whose entries hold no spaces.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| sign.is_whitespace() || matches!(sign, ',' | ';'))
        .filter(|piece| !piece.is_empty())
}

/// The parts of a list whose entries may be several words.
pub(super) fn phrases(text: &str) -> Vec<String> {
    text.split([',', ';', '\n'])
        .map(one_line)
        .filter(|phrase| !phrase.is_empty())
        .collect()
}

/// The text in one line, every run of white space one space.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
