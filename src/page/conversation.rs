//! Which post another one visibly follows.
//!
//! X joins a post to the one it answers by a line from avatar to avatar: its upper half stands
//! under the one avatar, its lower half over the other. Below a post on that post's own page the
//! answers to it begin; they are joined to it by nothing but their place.

use web_sys::Element;

use super::adapter::Place;
use super::dom;
use super::identity::Identity;
use super::parts::Parts;
use super::selectors::{HEADING, Table};
use super::text::NAME_LIMIT;
use crate::desk::post::{Handle, PostId};

/// More rows are never looked through for a page's own post. X keeps about 30 mounted.
const ROW_LIMIT: u32 = 60;

/// More levels are never climbed to find the row of an avatar.
const LEVEL_LIMIT: u32 = 8;

/// The post that another one follows.
#[derive(Debug, Clone)]
pub struct Above {
    /// The post.
    pub id: PostId,
    /// Who wrote it.
    pub author: Handle,
    /// Whether a line joins the two, or their places alone.
    pub joined: bool,
}

/// The post that this one visibly follows: the one in the row directly above, joined to it by a
/// line of which both halves are there; or, where no line comes from above, the page's own post
/// when the rows between hold no heading. An answer is never older than what it answers.
pub fn above(
    article: &Element,
    parts: &Parts,
    table: &'static Table,
    id: PostId,
    place: &Place,
) -> Option<Above> {
    let row = dom::closest(article, table.row)?;
    let avatar = parts.avatar_element.as_ref()?;
    let found = if is_joined_above(article, avatar, table) {
        let other = only_post(&row.previous_element_sibling()?, table)?;
        let other_parts = Parts::of(&other, table);
        is_joined_below(other_parts.avatar_element.as_ref()?, table)
            .then(|| named(&other_parts, table, true))
            .flatten()
    } else {
        let focal = place.focal.filter(|focal| *focal != id)?;
        // A row with several posts is a conversation of its own.
        only_post(&row, table)?;
        own_post_above(&row, table, focal)
    };
    found.filter(|above| above.id < id)
}

/// The page's own post, if it stands above this row with no heading between.
fn own_post_above(row: &Element, table: &'static Table, focal: PostId) -> Option<Above> {
    let mut above = row.clone();
    for _ in 0..ROW_LIMIT {
        above = above.previous_element_sibling()?;
        match only_post(&above, table) {
            Some(article) => {
                let is_focal = dom::attribute(&article, "tabindex").as_deref() == Some("-1");
                if is_focal {
                    return named(&Parts::of(&article, table), table, false)
                        .filter(|found| found.id == focal);
                }
            }
            None if dom::find(&above, HEADING).is_some() => return None,
            None => {}
        }
    }
    None
}

fn named(parts: &Parts, table: &'static Table, joined: bool) -> Option<Above> {
    let identity = Identity::agreed(parts, table, None, None, false).ok()?;
    Some(Above {
        id: identity.id?,
        author: identity.author,
        joined,
    })
}

/// The post of a row that holds exactly one.
fn only_post(row: &Element, table: &'static Table) -> Option<Element> {
    let list = dom::find_all(row, table.post)?;
    let mut articles = dom::elements(&list);
    let only = articles.next()?;
    articles.next().is_none().then_some(only)
}

/// Whether the upper half of a line stands under the avatar, in its column.
fn is_joined_below(avatar: &Element, table: &'static Table) -> bool {
    avatar_box(avatar, table)
        .and_then(|avatar| avatar.next_element_sibling())
        .is_some_and(|line| is_line(&line))
}

/// Whether the lower half of a line stands over the avatar: in the row of the post that comes
/// before the avatar's, in the first of its columns.
fn is_joined_above(article: &Element, avatar: &Element, table: &'static Table) -> bool {
    let Some(row) = row_before(article, avatar, table) else {
        return false;
    };
    let mut columns = row;
    for _ in 0..LEVEL_LIMIT {
        match columns.child_element_count() {
            0 => return false,
            1 => {
                let Some(inner) = columns.first_element_child() else {
                    return false;
                };
                columns = inner;
            }
            _ => {
                return columns
                    .first_element_child()
                    .and_then(|column| column.first_element_child())
                    .is_some_and(|line| is_line(&line));
            }
        }
    }
    false
}

/// The row of a post that comes before the one with its avatar.
fn row_before(article: &Element, avatar: &Element, table: &'static Table) -> Option<Element> {
    let mut level = avatar_box(avatar, table)?;
    for _ in 0..LEVEL_LIMIT {
        if let Some(before) = level.previous_element_sibling() {
            return Some(before);
        }
        level = level.parent_element()?;
        if level.is_same_node(Some(article)) {
            return None;
        }
    }
    None
}

fn avatar_box(avatar: &Element, table: &'static Table) -> Option<Element> {
    dom::closest(avatar, table.avatar_box?)
}

/// Whether an element is nothing but a line.
fn is_line(element: &Element) -> bool {
    element.local_name() == "div"
        && element.child_element_count() == 0
        && dom::words(element, NAME_LIMIT).trim().is_empty()
}
