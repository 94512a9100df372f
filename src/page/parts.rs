//! The parts of one post, found in one walk, with what belongs to its quote kept apart.

use web_sys::Element;

use super::adapter::Skip;
use super::address::{self, Address};
use super::dom;
use super::media;
use super::selectors::{self, testid};
use super::text;
use crate::desk::part;
use crate::desk::post::{Handle, Media, PostId};

/// More parts of one post are never looked at. X's own have about 20, long articles some hundred.
const PART_LIMIT: usize = 2_000;

/// The parts of one post.
#[derive(Default)]
pub struct Parts {
    /// The handle of its own avatar.
    pub avatar: Option<Handle>,
    /// Its own avatar.
    pub avatar_element: Option<Element>,
    /// Its text.
    pub text: Option<Element>,
    /// Links to accounts between the name block and whatever follows it.
    pub before_text: Vec<(Element, Handle)>,
    /// Whether it holds a second author's name that belongs to no quote.
    pub second_author: bool,
    /// Whether it counts views as an ad does.
    pub pixel: bool,
    name: Option<Element>,
    name_links: Vec<(Element, Handle)>,
    context: Option<Element>,
    times: Vec<Permalink>,
    other_links: Vec<(Option<Handle>, PostId)>,
    quote: Option<Quote>,
    media: Vec<(Element, Media)>,
    begun: bool,
}

/// A post's own link, around its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permalink {
    /// Who wrote it, where the link says so.
    pub author: Option<Handle>,
    /// The post.
    pub id: PostId,
    /// The time shown with it, RFC 3339.
    pub datetime: Option<String>,
}

/// What is seen of a quoted post.
#[derive(Default)]
struct Quote {
    avatar: Option<Handle>,
    shown: Option<Handle>,
    links: Vec<(Handle, PostId)>,
}

/// A stretch of the post whose elements are read in a way of their own.
enum Region {
    Avatar,
    Name,
    Context,
    Text,
    Quote,
    Aside,
}

impl Parts {
    /// Finds the parts of a post.
    pub fn of(article: &Element) -> Self {
        let mut parts = Self::default();
        let Some(list) = dom::find_all(article, selectors::PARTS) else {
            return parts;
        };
        let mut region: Option<(Element, Region)> = None;
        for element in dom::elements(&list).take(PART_LIMIT) {
            if let Some((bounds, kind)) = &region {
                if bounds.contains(Some(&element)) {
                    let next = parts.within(kind, &element);
                    if let Some(next) = next {
                        region = Some((element, next));
                    }
                    continue;
                }
                region = None;
            }
            if let Some(kind) = parts.own(&element) {
                region = Some((element, kind));
            }
        }
        parts
    }

    /// Notes an element that stands in no region yet, and the region that it opens.
    fn own(&mut self, element: &Element) -> Option<Region> {
        let name = dom::attribute(element, "data-testid").unwrap_or_default();
        if let Some(handle) = name.strip_prefix(testid::AVATAR) {
            if self.avatar_element.is_none() {
                self.avatar = address::handle(handle);
                self.avatar_element = Some(element.clone());
            }
            return Some(Region::Avatar);
        }
        if name.starts_with(testid::NAME) {
            self.second_author |= self.name.is_some();
            self.name.get_or_insert_with(|| element.clone());
            return Some(Region::Name);
        }
        match name.as_str() {
            testid::CONTEXT => {
                self.context = Some(element.clone());
                return Some(Region::Context);
            }
            testid::TEXT => {
                self.begun = true;
                self.text.get_or_insert_with(|| element.clone());
                return Some(Region::Text);
            }
            testid::PHOTO | testid::VIDEO | testid::PREVIEW => {
                self.begun = true;
                media::note(&mut self.media, element, media::of_film(element));
                return None;
            }
            testid::CARD | testid::POLL => {
                self.begun = true;
                media::note(&mut self.media, element, media::of_card(element));
                return Some(Region::Aside);
            }
            testid::ARTICLE | testid::ARTICLE_COVER => {
                self.begun = true;
                media::note(&mut self.media, element, Media::Article);
                return Some(Region::Aside);
            }
            testid::NOTE => {
                self.begun = true;
                return Some(Region::Aside);
            }
            testid::EMBEDDED => return Some(Region::Aside),
            name if name.ends_with(testid::PIXEL) => {
                self.pixel = true;
                return None;
            }
            _ => {}
        }
        if let Some(href) = dom::attribute(element, "href") {
            self.own_link(element, &href);
            return None;
        }
        if let Some(datetime) = dom::attribute(element, "datetime") {
            self.own_time(element, datetime);
            return None;
        }
        self.container(element)
    }

    /// Notes an element within a region, and the region that it opens in turn.
    fn within(&mut self, region: &Region, element: &Element) -> Option<Region> {
        match region {
            Region::Name => {
                if let Some(href) = dom::attribute(element, "href") {
                    match Address::read(&href) {
                        Some(Address::Account(handle)) => {
                            self.name_links.push((element.clone(), handle));
                        }
                        Some(Address::Post { .. }) | None => {}
                    }
                } else if let Some(datetime) = dom::attribute(element, "datetime") {
                    self.own_time(element, datetime);
                }
            }
            Region::Quote => self.quoted(element),
            Region::Avatar | Region::Context | Region::Text | Region::Aside => {}
        }
        None
    }

    fn own_link(&mut self, element: &Element, href: &str) {
        match Address::read(href) {
            Some(Address::Account(handle)) if self.name.is_some() && !self.begun => {
                self.before_text.push((element.clone(), handle));
            }
            Some(Address::Account(_)) => {}
            Some(Address::Post { author, id, rest }) => {
                if !rest.is_empty() {
                    self.other_links.push((author, id));
                }
            }
            None if part::holds(href, "/i/spaces/") => {
                media::note(&mut self.media, element, Media::Space);
            }
            None => {}
        }
    }

    /// Notes the link around a time; a time without one is not a post's own. An edited post's time
    /// links to its history.
    fn own_time(&mut self, time: &Element, datetime: String) {
        let link = dom::closest(time, "a[href]").and_then(|link| dom::attribute(&link, "href"));
        let address = link.and_then(|href| Address::read(&href));
        if let Some(Address::Post { author, id, rest }) = address
            && matches!(rest.as_str(), "" | "history")
        {
            self.times.push(Permalink {
                author,
                id,
                datetime: Some(datetime),
            });
        }
    }

    /// What an element without a name of its own is: a quote, if it shows another author.
    fn container(&mut self, element: &Element) -> Option<Region> {
        let author = dom::find(element, r#"[data-testid^="User-Name"]"#);
        let is_article = element.local_name() == "article";
        if author.is_none() && !is_article {
            return Some(Region::Aside);
        }
        self.begun = true;
        if self.quote.is_some() {
            return Some(Region::Aside);
        }
        self.quote = Some(Quote::default());
        Some(Region::Quote)
    }

    fn quoted(&mut self, element: &Element) {
        let Some(quote) = &mut self.quote else {
            return;
        };
        let name = dom::attribute(element, "data-testid").unwrap_or_default();
        if let Some(handle) = name.strip_prefix(testid::AVATAR) {
            if quote.avatar.is_none() {
                quote.avatar = address::handle(handle);
            }
        } else if name.starts_with(testid::NAME) {
            if quote.shown.is_none() {
                quote.shown = handle_shown(element);
            }
        } else if let Some(href) = dom::attribute(element, "href")
            && let Some(Address::Post {
                author: Some(author),
                id,
                ..
            }) = Address::read(&href)
        {
            quote.links.push((author, id));
        }
    }

    /// The post's own link, if all that look like it agree.
    pub fn permalink(&self) -> Result<Option<Permalink>, Skip> {
        let mut times = self.times.iter();
        let Some(first) = times.next() else {
            return Ok(None);
        };
        if times.any(|other| other.id != first.id || other.author != first.author) {
            return Err(Skip::SeveralLinks);
        }
        Ok(Some(first.clone()))
    }

    /// The author as the name block tells it: the handles of its first link and of those whose
    /// words are a handle (a badge may link to a third account), and the name.
    pub fn author_name(&self) -> (Vec<Handle>, String) {
        let Some((first, _)) = self.name_links.first() else {
            return (Vec::new(), String::new());
        };
        let handles = self
            .name_links
            .iter()
            .enumerate()
            .filter(|(place, (link, _))| {
                *place == 0 || dom::words(link, text::NAME_LIMIT).trim().starts_with('@')
            })
            .map(|(_, (_, handle))| handle.clone())
            .collect();
        let words = dom::find(first, "[dir]").unwrap_or_else(|| first.clone());
        (handles, text::of_name(&words))
    }

    /// The id of an ad, which has no time to link: from its other links, if they agree.
    pub fn id_of_ad(&self, author: &Handle) -> Option<PostId> {
        let mut ids = self
            .other_links
            .iter()
            .filter(|(of, _)| of.as_ref() == Some(author))
            .map(|(_, id)| *id);
        let first = ids.next()?;
        ids.all(|id| id == first).then_some(first)
    }

    /// Who reposted the post: the account that the line above it links to. A pinned post's line
    /// links to nobody, a community's to no account.
    pub fn reposter(&self) -> Option<Handle> {
        let context = self.context.as_ref()?;
        let link = dom::closest(context, "a[href]").or_else(|| dom::find(context, "a[href]"))?;
        match Address::read(&dom::attribute(&link, "href")?)? {
            Address::Account(handle) => Some(handle),
            Address::Post { .. } => None,
        }
    }

    /// Who wrote the quoted post and its id, each where the page shows it without contradiction.
    pub fn quote(&self) -> (Option<Handle>, Option<PostId>) {
        let Some(quote) = &self.quote else {
            return (None, None);
        };
        let author = match (&quote.avatar, &quote.shown) {
            (Some(avatar), Some(shown)) if avatar != shown => None,
            (avatar, shown) => shown.clone().or_else(|| avatar.clone()),
        };
        let Some(author) = author else {
            return (None, None);
        };
        let mut ids = quote
            .links
            .iter()
            .filter(|(of, _)| *of == author)
            .map(|(_, id)| *id);
        let id = ids.next().filter(|first| ids.all(|id| id == *first));
        (Some(author), id)
    }

    /// What stands under the text.
    pub fn media(&self) -> Vec<Media> {
        self.media.iter().map(|(_, kind)| *kind).collect()
    }
}

/// The handle that a quote's name block shows: there its names are no links.
fn handle_shown(name: &Element) -> Option<Handle> {
    let words = dom::words(name, text::NAME_LIMIT * 2);
    let (_, after) = words.rsplit_once('@')?;
    let end = after
        .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
        .unwrap_or(after.len());
    address::handle(part::until(after, end))
}
