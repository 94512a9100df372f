//! The colours of what is drawn on the page can be read: every pair of text and ground reaches
//! WCAG's contrast for normal text (4.5 to 1) in every look.
#![expect(
    clippy::unwrap_used,
    reason = "a sheet that reads otherwise fails the test"
)]

use std::collections::HashMap;

const SHEET: &str = include_str!("../src/overlay/overlay.css");

/// What is written on what, by the names of the sheet's colours.
const PAIRS: [(&str, &str); 21] = [
    ("--fg", "--bg"),
    ("--fg", "--hover"),
    ("--fg", "--tint"),
    ("--muted", "--bg"),
    ("--muted", "--hover"),
    ("--muted", "--tint"),
    ("--wrong", "--bg"),
    ("--wrong", "--hover"),
    ("--wrong", "--tint-overdue"),
    ("--fg", "--tint-overdue"),
    ("--bg", "--fg"),
    ("--golden", "--tint-golden"),
    ("--golden", "--bg"),
    ("--ontrack", "--tint"),
    ("--ontrack", "--bg"),
    ("--risk", "--tint-risk"),
    ("--risk", "--bg"),
    ("--overdue", "--tint-overdue"),
    ("--overdue", "--bg"),
    ("--met", "--tint-met"),
    ("--met", "--bg"),
];

#[test]
fn every_text_can_be_read_in_every_look() {
    let mut faint = Vec::new();
    for look in ["light", "dim", "dark"] {
        let colours = colours_of(look);
        let of = |name: &str| {
            *colours
                .get(name)
                .unwrap_or_else(|| panic!("{look} has no {name}"))
        };
        for (text, ground) in PAIRS {
            let contrast = contrast(of(text), of(ground));
            if contrast < 4.5 {
                faint.push(format!("{look}: {text} on {ground} {contrast:.2}"));
            }
        }
        let initials = contrast([255, 255, 255], of("--badge"));
        assert!(initials >= 4.5, "{look}: initials {initials:.2}");
    }
    assert!(faint.is_empty(), "{faint:#?}");
}

/// The colours that the sheet defines for one look.
fn colours_of(look: &str) -> HashMap<&'static str, [u8; 3]> {
    let start = format!("\n.{look} {{\n");
    let rule = SHEET
        .split(&start)
        .nth(1)
        .unwrap()
        .split('}')
        .next()
        .unwrap();
    rule.split(';')
        .filter_map(|line| line.split_once(": #"))
        .map(|(name, digits)| {
            let part = |from: usize| u8::from_str_radix(&digits[from..from + 2], 16).unwrap();
            (name.trim(), [part(0), part(2), part(4)])
        })
        .collect()
}

/// The contrast of two colours by WCAG 2.2.
fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}
