//! The colours of what is drawn on the page can be read: every pair of text and ground reaches
//! WCAG's contrast for normal text (4.5 to 1) in every look.
#![expect(
    clippy::unwrap_used,
    reason = "a sheet that reads otherwise fails the test"
)]

use std::collections::HashMap;

const SHEET: &str = include_str!("../src/overlay/overlay.css");
const PANEL_SHEET: &str = include_str!("../extension/panel.css");

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

/// What is written on what in the extension's own pages.
const PANEL_TEXTS: [&str; 7] = [
    "--fg",
    "--muted",
    "--link",
    "--at-risk",
    "--overdue",
    "--met",
    "--golden",
];

#[test]
fn every_text_of_the_extension_s_pages_can_be_read_by_day_and_by_night() {
    let (light, dark) = PANEL_SHEET
        .split_once("@media (prefers-color-scheme: dark)")
        .unwrap();
    let dark = dark.split("\n}\n").next().unwrap();
    let day = defined(light.split("\n}\n").next().unwrap());
    let mut night = day.clone();
    night.extend(defined(dark));
    let mut faint = Vec::new();
    for (look, colours) in [("light", day), ("dark", night)] {
        let mut pairs = vec![("--bg", "--fg")];
        for text in PANEL_TEXTS {
            pairs.extend(["--bg", "--soft", "--hover"].map(|ground| (text, ground)));
        }
        for stage in ["golden", "at-risk", "overdue", "met"] {
            let text = colours.get_key_value(&*format!("--{stage}")).unwrap().0;
            let ground = colours
                .get_key_value(&*format!("--{stage}-tint"))
                .unwrap()
                .0;
            pairs.push((text, ground));
        }
        for (text, ground) in pairs {
            let contrast = contrast(colours[text], colours[ground]);
            if contrast < 4.5 {
                faint.push(format!("{look}: {text} on {ground} {contrast:.2}"));
            }
        }
        // What marks a view or a field must be seen, not read.
        for mark in ["--accent", "--edge"] {
            let contrast = contrast(colours[mark], colours["--bg"]);
            if contrast < 3.0 {
                faint.push(format!("{look}: {mark} {contrast:.2}"));
            }
        }
    }
    assert!(faint.is_empty(), "{faint:#?}");
}

/// The colours that some lines of a sheet define; one digit for each part may stand for two.
fn defined(lines: &'static str) -> HashMap<&'static str, [u8; 3]> {
    lines
        .split(';')
        .filter_map(|line| line.split_once(": #"))
        .map(|(name, digits)| {
            let wide = digits.len() == 6;
            let part = |place: usize| {
                let digits = if wide {
                    digits[place * 2..place * 2 + 2].to_owned()
                } else {
                    digits[place..=place].repeat(2)
                };
                u8::from_str_radix(&digits, 16).unwrap()
            };
            let name = name.rsplit([' ', '\n']).next().unwrap();
            (name, [part(0), part(1), part(2)])
        })
        .collect()
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
