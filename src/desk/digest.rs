//! Digests of what stands beside the log, and the hashes that chain a device's actions.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::event::{Action, ActionHash, Digest};
use super::post::Handle;

/// The secret that makes a desk's digests its own: without it, nobody can test a guessed name
/// against an exported log. One for a desk, carried with its settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Salt(pub String);

impl Salt {
    /// The digest of a person: the same for every case of the handle.
    pub fn person(&self, handle: &Handle) -> Digest {
        self.digest("person", &handle.key())
    }

    /// The digest of a post's or note's text.
    pub fn text(&self, text: &str) -> Digest {
        self.digest("text", text)
    }

    fn digest(&self, kind: &str, of: &str) -> Digest {
        let mut hash = Sha256::new();
        for part in [self.0.as_str(), kind, of] {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
        Digest(hex(&hash.finalize()[..16]))
    }
}

/// The hash of an action as it is stored: the SHA-256 of its JSON.
pub fn action_hash(action: &Action) -> ActionHash {
    // An action holds only texts, numbers and enums, all of which JSON can write.
    let json = serde_json::to_vec(action).unwrap_or_default();
    hash_of(&json)
}

/// The SHA-256 of some bytes.
pub fn hash_of(bytes: &[u8]) -> ActionHash {
    ActionHash(hex(&Sha256::digest(bytes)))
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|digit| char::from(DIGITS[usize::from(digit)]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_one_person_whatever_the_case_of_the_handle() {
        let salt = Salt("salt".to_owned());
        let one: Handle = "RaviK".parse().unwrap();
        let same: Handle = "ravik".parse().unwrap();
        assert_eq!(salt.person(&one), salt.person(&same));
    }

    #[test]
    fn another_desk_has_other_digests() {
        let handle: Handle = "ravik".parse().unwrap();
        assert_ne!(
            Salt("a".to_owned()).person(&handle),
            Salt("b".to_owned()).person(&handle)
        );
        let salt = Salt("a".to_owned());
        assert_ne!(salt.person(&handle), salt.text("ravik"));
    }
}
