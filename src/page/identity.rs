//! Who wrote which post: what independent cues agree on, or nothing.

use super::adapter::Skip;
use super::dom;
use super::parts::Parts;
use crate::desk::post::{Handle, PostId};
use crate::desk::time::Millis;

/// What the cues of a post agree on.
#[derive(Debug, Clone)]
pub struct Identity {
    /// The post. `None` only for an ad that shows none.
    pub id: Option<PostId>,
    /// Who wrote it.
    pub author: Handle,
    /// The author's name as shown.
    pub name: String,
    /// When it was made.
    pub created_at: Option<Millis>,
    /// Whether it is an ad.
    pub promoted: bool,
}

impl Identity {
    /// Compares the cues: the handle in the post's own link, that of its avatar and those of the
    /// name block. At least two must be there and all must be the same.
    ///
    /// # Errors
    /// [`Skip`] says which cues are missing or differ.
    pub fn agreed(parts: &Parts, in_placement: bool) -> Result<Self, Skip> {
        if parts.second_author {
            return Err(Skip::NoBounds);
        }
        let permalink = parts.permalink()?;
        // Ads show no time, stand in a wrapper and count views in pictures of their own. Each of
        // the three may be missing, and the wrapper also stands around other things.
        let cues = [permalink.is_none(), in_placement, parts.pixel];
        let promoted = cues.into_iter().filter(|cue| *cue).count() >= 2;
        if permalink.is_none() && !promoted {
            return Err(Skip::NoLink);
        }
        let by_link = permalink.as_ref().and_then(|link| link.author.clone());
        let (by_name, name) = parts.author_name();
        // The name block goes first: its link shows the handle as its owner writes it.
        let mut cues = by_name
            .into_iter()
            .chain(by_link)
            .chain(parts.avatar.clone());
        let author = cues.next().ok_or(Skip::NoAuthor)?;
        let others: Vec<Handle> = cues.collect();
        if others.is_empty() {
            return Err(Skip::NoAuthor);
        }
        if others.iter().any(|other| *other != author) {
            return Err(Skip::TwoAuthors);
        }
        let id = match &permalink {
            Some(link) => Some(link.id),
            None => parts.id_of_ad(&author),
        };
        Ok(Self {
            created_at: id
                .and_then(PostId::created_at)
                .or_else(|| dom::time(permalink.as_ref()?.datetime.as_ref()?)),
            id,
            author,
            name,
            promoted,
        })
    }
}
