//! The example ticket of the first run: a post that nobody made, to try the desk on.

use super::brand::Brand;
use super::post::{Handle, Post, PostId, SeenPost};
use super::state::Desk;
use super::time::{Duration, Millis};

/// The handle of the customer who does not exist. X gives none that long with this beginning.
pub const EXAMPLE_HANDLE: &str = "careline_example";

/// When X's post ids begin to count milliseconds.
const EPOCH: i64 = 1_288_834_974_657;

/// How long the example has waited when it comes in.
const WAITED: Duration = Duration::minutes(12);

/// A customer's post to a brand, made some minutes ago; `None` where the brand has no handle.
pub fn example(brand: &Brand, now: Millis) -> Option<SeenPost> {
    let handle = brand.addressable().next()?;
    let author: Handle = EXAMPLE_HANDLE.parse().ok()?;
    let made = now - WAITED;
    // Before X began to count nobody posted.
    let since_epoch = u64::try_from((made.0 - EPOCH).max(0)).ok()?;
    Some(SeenPost {
        post: Post {
            id: Some(PostId::new(since_epoch << 22)),
            name: "Robin Example".to_owned(),
            lang: Some("en".to_owned()),
            created_at: Some(made),
            ..Post::saying(
                author,
                format!(
                    "@{handle} the parcel says delivered, but nothing is here. Can you find out where \
                 it is? (An example by Careline)"
                ),
            )
        },
        follows: None,
        quoted_author: None,
    })
}

impl Desk {
    /// The example's post to the first brand.
    pub(super) fn example(&self, now: Millis) -> Option<SeenPost> {
        example(self.settings.brands.first()?, now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_is_a_post_to_the_brand_made_some_minutes_ago() {
        let brand: Brand =
            serde_json::from_str(r#"{"name": "Acme", "handles": ["acme"]}"#).unwrap();
        let now = Millis(1_795_348_800_000);
        let seen = example(&brand, now).unwrap();
        assert!(seen.post.text.starts_with("@acme "));
        let made = seen.post.id.unwrap().created_at();
        assert_eq!(made, Some(now - WAITED));
        assert_eq!(example(&Brand::default(), now), None);
    }
}
