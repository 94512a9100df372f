//! Bytes as text, in the letters that cost one byte each in a sync item.
//!
//! The quota counts an item as JSON in UTF-8, where a quotation mark, a backslash and (in Chromium) `<`
//! cost more. The 91 printable letters of ASCII that are left hold 13 or 14 bits in two, by the method of
//! basE91 (Joachim Henke, 2006): a quarter more than the bytes, where base64 needs a third.

/// Writes bytes as letters.
pub fn write(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 16 / 13 + 2);
    let (mut queue, mut bits) = (0_u32, 0_u32);
    for byte in bytes {
        queue |= u32::from(*byte) << bits;
        bits += 8;
        if bits > 13 {
            let mut value = queue & 0x1fff;
            let taken = if value > 88 { 13 } else { 14 };
            if taken == 14 {
                value = queue & 0x3fff;
            }
            queue >>= taken;
            bits -= taken;
            text.push(letter(value % 91));
            text.push(letter(value / 91));
        }
    }
    if bits > 0 {
        text.push(letter(queue % 91));
        if bits > 7 || queue > 90 {
            text.push(letter(queue / 91));
        }
    }
    text
}

/// Reads what [`write`] wrote; `None` where a letter is none of its.
pub fn read(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 14 / 16);
    let (mut queue, mut bits) = (0_u32, 0_u32);
    let mut first = None;
    for character in text.chars() {
        let value = number(character)?;
        let Some(low) = first.take() else {
            first = Some(value);
            continue;
        };
        let value = low + value * 91;
        queue |= value << bits;
        bits += if value & 0x1fff > 88 { 13 } else { 14 };
        while bits > 7 {
            bytes.push((queue & 0xff) as u8);
            queue >>= 8;
            bits -= 8;
        }
    }
    if let Some(last) = first {
        bytes.push(((queue | last << bits) & 0xff) as u8);
    }
    Some(bytes)
}

/// The printable letters in their order, without `"`, `<` and `\`.
fn letter(value: u32) -> char {
    let code = match value {
        0 => 0x21,
        1..=25 => 0x22 + value,
        26..=56 => 0x23 + value,
        _ => 0x24 + value,
    };
    char::from_u32(code).unwrap_or_default()
}

fn number(letter: char) -> Option<u32> {
    let code = u32::from(letter);
    match code {
        0x21 => Some(0),
        0x23..=0x3b => Some(code - 0x22),
        0x3d..=0x5b => Some(code - 0x23),
        0x5d..=0x7e => Some(code - 0x24),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_was_written_is_read_back(bytes: Vec<u8>) {
            prop_assert_eq!(read(&write(&bytes)), Some(bytes));
        }

        #[test]
        fn no_text_makes_it_fail(text in ".{0,40}") {
            let _ = read(&text);
        }
    }

    #[test]
    fn every_letter_costs_one_byte_in_an_item() {
        let letters: String = (0..91).map(letter).collect();
        assert!(
            (0..91).all(|value| number(letter(value)) == Some(value)),
            "{letters}"
        );
        assert!(letters.is_ascii());
        assert!(
            !letters.contains(['"', '\\', '<', '\u{7f}', ' ']),
            "{letters}"
        );
        let bytes: Vec<u8> = (0..=255).collect();
        assert!(write(&bytes).len() <= 256 * 16 / 13 + 2);
    }
}
