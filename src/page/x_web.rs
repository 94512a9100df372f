//! X's newer client. What has not been seen of it is not guessed: ads, reposts and notifications are
//! not told apart there.

use web_sys::{Document, Element};

use super::adapter::{Adapter, Anchors, Place, Skip};
use super::address::Address;
use super::conversation;
use super::identity::Identity;
use super::parts::{Parts, PostLink};
use super::selectors::Table;
use super::{dom, name, tables, text};
use crate::desk::post::{Handle, Post, ReplyToFrom, SeenPost};
use crate::desk::request::Client;

/// The adapter of the newer client.
pub struct XWeb;

impl Adapter for XWeb {
    fn client(&self) -> Client {
        Client::XWeb
    }

    fn table(&self) -> &'static Table {
        tables::of_x_web()
    }

    fn read(&self, article: &Element, place: &Place) -> Result<SeenPost, Skip> {
        let table = self.table();
        let parts = Parts::of(article, table);
        let entry = entry(article);
        let identity = Identity::agreed(
            &parts,
            table,
            place.own_page(article).as_ref(),
            entry.as_ref(),
            false,
        )?;
        let above = identity
            .id
            .and_then(|id| conversation::above(article, &parts, table, id, place));
        let (quoted_author, quoted_id) = parts.quote();
        Ok(SeenPost {
            post: Post {
                id: identity.id,
                name: name::of(&parts, &identity.author),
                author: identity.author,
                text: parts.text.as_ref().map(text::of_post).unwrap_or_default(),
                lang: None,
                created_at: identity.created_at,
                reply_to: above.iter().map(|above| above.author.clone()).collect(),
                reply_to_from: above.is_some().then_some(ReplyToFrom::Above),
                quoted_id,
                reposted_by: None,
                promoted: false,
                media: parts.media(),
            },
            follows: above.map(|above| above.id),
            quoted_author,
        })
    }

    fn anchors(&self, article: &Element) -> Option<Anchors> {
        name::anchors(article, self.table())
    }

    /// The account that the navigation leads to, if it leads to one alone.
    fn viewer(&self, document: &Document) -> Option<Handle> {
        let links = document
            .query_selector_all(self.table().viewer_link?)
            .ok()?;
        let mut handles = dom::elements(&links).filter_map(|link| {
            match Address::read(&dom::attribute(&link, "href")?)? {
                Address::Account(handle) => Some(handle),
                Address::Post { .. } => None,
            }
        });
        let first = handles.next()?;
        handles.all(|other| other == first).then_some(first)
    }
}

/// The post that the box around it names; the page's own post has no such box.
fn entry(article: &Element) -> Option<PostLink> {
    let around = dom::closest(article, "[data-href]")?;
    match Address::read(&dom::attribute(&around, "data-href")?)? {
        Address::Post { author, id, .. } => Some(PostLink { author, id }),
        Address::Account(_) => None,
    }
}
