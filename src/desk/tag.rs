//! A ticket's tags: what may be one, and how it is written.

/// How many Unicode scalar values a tag may have.
pub const TAG_LENGTH: usize = 40;

/// The tag as it is kept: lower case, without the sign before it; `None` where it is empty or too
/// long.
pub fn usable(tag: &str) -> Option<String> {
    let tag = tag.trim().trim_start_matches('#');
    (1..=TAG_LENGTH)
        .contains(&tag.chars().count())
        .then(|| tag.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_written_in_one_way() {
        assert_eq!(usable(" #Billing ").as_deref(), Some("billing"));
        assert_eq!(usable("#"), None);
        assert_eq!(usable(&"x".repeat(41)), None);
    }
}
