//! One stored value: a line with name, version and check, then JSON.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The version of the stored values that this code writes.
const VERSION: u32 = 1;

/// Why a stored value can't be read. It is kept as it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It does not begin as every stored value does.
    #[error("it is not a value that Careline wrote")]
    Foreign,
    /// A newer Careline wrote it.
    #[error("a newer Careline (store version {0}) wrote it: update this copy to read it")]
    Newer(u32),
    /// Its check does not fit: it was cut short or changed.
    #[error("it was damaged: its check does not fit")]
    Damaged,
    /// It does not have the shape expected.
    #[error("it does not have the expected shape ({0})")]
    Shape(String),
}

/// Puts version and check before a text.
pub fn seal(version: u32, body: &str) -> String {
    format!(
        "careline {version} {:08x}\n{body}",
        crc32fast::hash(body.as_bytes())
    )
}

/// The text behind version and check, which a version up to `known` wrote.
///
/// # Errors
/// [`Unreadable`] says why it can't be read.
pub fn unseal(text: &str, known: u32) -> Result<&str, Unreadable> {
    let (head, body) = text.split_once('\n').ok_or(Unreadable::Foreign)?;
    let mut words = head.split(' ');
    let (Some("careline"), Some(version), Some(check), None) =
        (words.next(), words.next(), words.next(), words.next())
    else {
        return Err(Unreadable::Foreign);
    };
    let version: u32 = version.parse().map_err(|_| Unreadable::Foreign)?;
    if version > known {
        return Err(Unreadable::Newer(version));
    }
    if check != format!("{:08x}", crc32fast::hash(body.as_bytes())) {
        return Err(Unreadable::Damaged);
    }
    Ok(body)
}

/// Writes a value.
pub fn encode(value: &impl Serialize) -> String {
    // What the desk stores is made of texts, numbers and lists, all of which JSON can write.
    let json = serde_json::to_string(value).unwrap_or_default();
    seal(VERSION, &json)
}

/// Reads a value.
///
/// # Errors
/// [`Unreadable`] says why it can't be read.
pub fn decode<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    let json = unseal(text, VERSION)?;
    serde_json::from_str(json).map_err(|error| Unreadable::Shape(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_back() {
        let value = vec!["Grüße".to_owned(), "\u{202e}\n".to_owned()];
        assert_eq!(decode::<Vec<String>>(&encode(&value)), Ok(value));
    }

    #[test]
    fn a_value_that_was_cut_short_or_flipped_is_damaged() {
        let stored = encode(&vec!["one", "two"]);
        assert_eq!(
            decode::<Vec<String>>(&stored[..stored.len() - 1]),
            Err(Unreadable::Damaged)
        );
        let flipped = stored.replace("two", "twp");
        assert_eq!(decode::<Vec<String>>(&flipped), Err(Unreadable::Damaged));
    }

    #[test]
    fn a_newer_value_is_named_as_newer_and_a_foreign_one_as_foreign() {
        let newer = encode(&1).replace("careline 1 ", "careline 2 ");
        assert_eq!(decode::<i32>(&newer), Err(Unreadable::Newer(2)));
        for foreign in [
            "",
            "{}",
            "careline\n{}",
            "careline x y\n{}",
            "careline 1 0 0\n{}",
        ] {
            assert_eq!(
                decode::<i32>(foreign),
                Err(Unreadable::Foreign),
                "{foreign:?}"
            );
        }
    }
}
