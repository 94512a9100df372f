//! The classic client, with `data-testid`.

use web_sys::{Document, Element};

use super::adapter::{Adapter, Anchors, Place, Skip};
use super::address::Address;
use super::conversation;
use super::identity::Identity;
use super::parts::Parts;
use super::selectors::{Part, Table};
use super::{address, dom, name, tables, text};
use crate::desk::post::{Handle, Post, ReplyToFrom, SeenPost};
use crate::desk::request::Client;

/// A "Replying to" line never has more links: X shortens it after a few handles.
const LINE_LIMIT: u32 = 100;

/// The adapter of the classic client.
pub struct Classic;

impl Adapter for Classic {
    fn client(&self) -> Client {
        Client::Classic
    }

    fn table(&self) -> &'static Table {
        tables::of_classic()
    }

    fn read(&self, article: &Element, place: &Place) -> Result<SeenPost, Skip> {
        let table = self.table();
        let surroundings = Surroundings::of(article, table)?;
        let parts = Parts::of(article, table);
        let identity = Identity::agreed(
            &parts,
            table,
            place.own_page(article).as_ref(),
            None,
            surroundings.placement,
        )?;
        let mut reply_to = reply_line(&parts);
        let mut reply_to_from = (!reply_to.is_empty()).then_some(ReplyToFrom::Line);
        let above = match (identity.promoted, identity.id) {
            (false, Some(id)) => conversation::above(article, &parts, table, id, place),
            _ => None,
        };
        let above = above.filter(|above| agrees(above, &identity.author, &reply_to));
        if let (Some(above), None) = (&above, reply_to_from) {
            reply_to.push(above.author.clone());
            reply_to_from = Some(ReplyToFrom::Above);
        }
        let (quoted_author, quoted_id) = parts.quote();
        let name = name::of(&parts, &identity.author);
        Ok(SeenPost {
            post: Post {
                id: identity.id,
                author: identity.author,
                name,
                text: parts.text.as_ref().map(text::of_post).unwrap_or_default(),
                lang: parts.lang.as_deref().and_then(text::language),
                created_at: identity.created_at,
                reply_to,
                reply_to_from,
                quoted_id,
                reposted_by: parts.reposter(),
                promoted: identity.promoted,
                media: parts.media(),
            },
            follows: above.map(|above| above.id),
            quoted_author,
        })
    }

    fn anchors(&self, article: &Element) -> Option<Anchors> {
        name::anchors(article, self.table())
    }

    fn viewer(&self, document: &Document) -> Option<Handle> {
        let table = self.table();
        let find = |selector: Option<_>| document.query_selector(selector?).ok().flatten();
        let by_avatar = find(table.viewer_picture)
            .and_then(|avatar| dom::attribute(&avatar, table.named_by))
            .and_then(|name| address::handle(table.named(&name)?.1));
        let by_link = find(table.viewer_link)
            .and_then(|link| dom::attribute(&link, "href"))
            .and_then(|href| match Address::read(&href)? {
                Address::Account(handle) => Some(handle),
                Address::Post { .. } => None,
            });
        match (by_avatar, by_link) {
            // Mid-way through a switch of accounts the page shows both: it is neither for sure.
            (Some(avatar), Some(link)) => (avatar == link).then_some(avatar),
            (avatar, link) => avatar.or(link),
        }
    }
}

/// What stands around a post.
struct Surroundings {
    /// Whether what wraps an ad does. It alone does not make one: it wraps other things as well.
    placement: bool,
}

impl Surroundings {
    fn of(article: &Element, table: &'static Table) -> Result<Self, Skip> {
        let around = article
            .parent_element()
            .and_then(|parent| dom::closest(&parent, table.around?));
        let Some(around) = around else {
            return Ok(Self { placement: false });
        };
        let name = dom::attribute(&around, table.named_by);
        match name.as_deref().and_then(|name| table.named(name)) {
            Some((Part::Row, _)) => Ok(Self {
                placement: table
                    .placement
                    .is_some_and(|placement| dom::closest(&around, placement).is_some()),
            }),
            Some((Part::Placement, _)) => Ok(Self { placement: true }),
            _ => Err(Skip::Nested),
        }
    }
}

/// The handles of the "Replying to" line, without reading its words, which are translated: links
/// between the author's name and the text whose words are `@` and their own handle. A line with any
/// other link than those, and the one to all people of the conversation, is none.
fn reply_line(parts: &Parts) -> Vec<Handle> {
    let Some((first, _)) = parts.before_text.first() else {
        return Vec::new();
    };
    let Some(line) = dom::closest(first, "div[dir]") else {
        return Vec::new();
    };
    let Some(links) = dom::find_all(&line, "a[href]") else {
        return Vec::new();
    };
    let mut handles: Vec<Handle> = Vec::new();
    if links.length() > LINE_LIMIT {
        return Vec::new();
    }
    for link in dom::elements(&links) {
        let Some(address) = dom::attribute(&link, "href").and_then(|href| Address::read(&href))
        else {
            return Vec::new();
        };
        match address {
            Address::Account(handle) => {
                let words = text::of_name(&link);
                if words.strip_prefix('@').and_then(address::handle) != Some(handle.clone()) {
                    return Vec::new();
                }
                if !handles.contains(&handle) {
                    handles.push(handle);
                }
            }
            Address::Post { rest, .. } if rest == "people" => {}
            Address::Post { .. } => return Vec::new(),
        }
    }
    handles
}

/// Whether the "Replying to" line, where there is one, allows that the post answers the one above.
/// A line from avatar to avatar is denied by one that names others alone; a mere place already by
/// one that names another first, since X names first whom a post answers.
fn agrees(above: &conversation::Above, author: &Handle, line: &[Handle]) -> bool {
    match line.first() {
        None => true,
        Some(first) if *first == above.author => true,
        Some(_) => above.joined && (line.contains(&above.author) || above.author == *author),
    }
}
