//! Who wrote which post: what independent cues agree on, or nothing.

use super::adapter::Skip;
use super::dom;
use super::name;
use super::parts::{Parts, PostLink};
use super::selectors::Table;
use crate::desk::post::{Handle, PostId};
use crate::desk::time::Millis;

/// What the cues of a post agree on.
#[derive(Debug, Clone)]
pub struct Identity {
    /// The post. `None` only for an ad that shows none.
    pub id: Option<PostId>,
    /// Who wrote it.
    pub author: Handle,
    /// When it was made: by its id, and for the oldest, whose ids hold no time, as shown.
    pub created_at: Option<Millis>,
    /// Whether it is an ad.
    pub promoted: bool,
}

impl Identity {
    /// Compares the cues. Those of the author are the handle in the post's own link, that of its
    /// avatar, those of its name block and that of the box around it (`entry`): all that are there
    /// must be the same. At least two must be there, or one and another link that names the same.
    /// Where a post's own link is missing, others of its author tell the id, or the page's address
    /// if the page is the post's own; in the client that shows no times, two of these or of the box
    /// and the reply button.
    ///
    /// # Errors
    /// [`Skip`] says which cues are missing or differ.
    pub fn agreed(
        parts: &Parts,
        table: &'static Table,
        own_page: Option<&PostLink>,
        entry: Option<&PostLink>,
        in_placement: bool,
    ) -> Result<Self, Skip> {
        if parts.second_author {
            return Err(Skip::NoBounds);
        }
        let link = own_link(parts)?;
        // Ads show no time, stand in a wrapper and count views in pictures of their own. Each of
        // the three may be missing, and the wrapper also stands around other things.
        let cues = [link.is_none(), in_placement, parts.pixel];
        let promoted = cues.into_iter().filter(|cue| *cue).count() >= 2;
        // The name block goes first: its link shows the handle as its owner writes it.
        let mut cues = name::in_block(parts)
            .into_iter()
            .chain(link.and_then(|link| link.author.as_ref()))
            .chain(entry.and_then(|entry| entry.author.as_ref()))
            .chain(&parts.avatar);
        let author = cues.next().ok_or(match link {
            None if !promoted => Skip::NoLink,
            _ => Skip::NoAuthor,
        })?;
        let mut seconded = false;
        for other in cues {
            if other != author {
                return Err(Skip::TwoAuthors);
            }
            seconded = true;
        }
        if !seconded && !is_seconded(parts, author, link.is_some()) {
            return Err(Skip::NoAuthor);
        }
        let own_page = own_page.filter(|page| page.author.as_ref() == Some(author));
        let id = match link {
            Some(link) => Some(link.id),
            // A time that is no link any more tells that this is no ad.
            None if promoted || (table.times && parts.has_time) => {
                id_of_others(parts, author).or(own_page).map(|link| link.id)
            }
            None if table.times => None,
            None => {
                let mut ids = [entry, own_page, id_of_others(parts, author)]
                    .into_iter()
                    .flatten()
                    .map(|link| link.id)
                    .chain(parts.answering.first().copied());
                let first = ids.next();
                ids.next().and(first)
            }
        };
        if id.is_none() && !promoted {
            return Err(Skip::NoLink);
        }
        let others = parts
            .answering
            .iter()
            .copied()
            .chain(entry.map(|entry| entry.id));
        if others.into_iter().any(|other| id != Some(other)) {
            return Err(Skip::SeveralLinks);
        }
        Ok(Self {
            created_at: id
                .and_then(PostId::created_at)
                .or_else(|| dom::time(parts.datetime.as_ref()?)),
            id,
            author: author.clone(),
            promoted,
        })
    }
}

/// The post's own link: the one around its time, or the one to a post alone, if all that look like
/// it agree.
fn own_link(parts: &Parts) -> Result<Option<&PostLink>, Skip> {
    let links = if parts.timed.is_empty() {
        &parts.links
    } else {
        &parts.timed
    };
    let Some(first) = links.first() else {
        return Ok(None);
    };
    if links.iter().any(|other| !other.agrees(first)) {
        return Err(Skip::SeveralLinks);
    }
    Ok(Some(first))
}

/// Whether another link names the author that one cue names: one to the account, outside of the
/// text, or, where the post's own link is missing, one to something that belongs to the post.
fn is_seconded(parts: &Parts, author: &Handle, has_link: bool) -> bool {
    let mut accounts = parts.account_links.iter();
    let mut others = parts.other_links.iter();
    accounts.any(|(_, handle)| handle == author)
        || (!has_link && others.any(|link| link.author.as_ref() == Some(author)))
}

/// The post that the other links of an author name, if they agree: an ad has no time to link.
fn id_of_others<'a>(parts: &'a Parts, author: &Handle) -> Option<&'a PostLink> {
    let mut links = parts
        .other_links
        .iter()
        .filter(|link| link.author.as_ref() == Some(author));
    let first = links.next()?;
    links.all(|link| link.id == first.id).then_some(first)
}
