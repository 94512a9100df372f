//! The parts of one post, found in one walk, with what belongs to its quote kept apart.

use web_sys::Element;

use super::address::{self, Address};
use super::cues;
use super::dom;
use super::media;
use super::name;
use super::selectors::{Part, Table};
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
    /// The language of its text, as X writes it.
    pub lang: Option<String>,
    /// Links to accounts between the name block and whatever follows it.
    pub before_text: Vec<(Element, Handle)>,
    /// Whether it holds a second author's name that belongs to no quote.
    pub second_author: bool,
    /// Whether it counts views as an ad does.
    pub pixel: bool,
    /// Whether it shows a time of its own, linked or not.
    pub has_time: bool,
    /// The links around its own times.
    pub timed: Vec<PostLink>,
    /// The first of those times, RFC 3339.
    pub datetime: Option<String>,
    /// Its own links to a post alone.
    pub links: Vec<PostLink>,
    /// Its own links to something that belongs to a post, such as a picture.
    pub other_links: Vec<PostLink>,
    /// The posts that its reply buttons lead to.
    pub answering: Vec<PostId>,
    /// Links to accounts within its name block.
    pub name_links: Vec<(Element, Handle)>,
    /// Its other links to accounts, outside of its text.
    pub account_links: Vec<(Element, Handle)>,
    name: Option<Element>,
    context: Option<Element>,
    quote: Option<Quote>,
    media: Vec<(Element, Media)>,
    begun: bool,
    /// Where the region that was just opened is larger than its element.
    bounds: Option<Element>,
}

/// A link to a post, or to something that belongs to one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostLink {
    /// Who wrote it, where the link says so.
    pub author: Option<Handle>,
    /// The post.
    pub id: PostId,
}

impl PostLink {
    /// Whether both may be of one post: the same id, and no two authors.
    pub fn agrees(&self, other: &Self) -> bool {
        self.id == other.id
            && match (&self.author, &other.author) {
                (Some(author), Some(other)) => author == other,
                _ => true,
            }
    }
}

/// What is seen of a quoted post.
#[derive(Default)]
struct Quote {
    avatar: Option<Handle>,
    shown: Option<Handle>,
    links: Vec<PostLink>,
}

/// A stretch of the post whose elements are read in a way of their own.
enum Region {
    Name,
    Quote,
    Aside,
}

impl Parts {
    /// Finds the parts of a post.
    pub fn of(article: &Element, table: &'static Table) -> Self {
        let mut parts = Self::default();
        let Some(list) = cues::find(article, table) else {
            return parts;
        };
        let mut region: Option<(Element, Region)> = None;
        for element in dom::elements(&list).take(PART_LIMIT) {
            if let Some((bounds, kind)) = &region {
                if bounds.contains(Some(&element)) {
                    match kind {
                        Region::Name => parts.within_name(&element),
                        Region::Quote => parts.quoted(&element, table),
                        Region::Aside => {}
                    }
                    continue;
                }
                region = None;
            }
            if !table.times && is_post_itself(article, &element) {
                continue;
            }
            if let Some(kind) = parts.own(&element, table) {
                region = Some((parts.bounds.take().unwrap_or(element), kind));
            }
        }
        parts
    }

    /// Notes an element that stands in no region yet, and the region that it opens.
    fn own(&mut self, element: &Element, table: &'static Table) -> Option<Region> {
        let testid = dom::attribute(element, table.named_by);
        if let Some((part, rest)) = testid.as_deref().and_then(|testid| table.named(testid)) {
            return self.named(element, part, rest, table);
        }
        if let Some(href) = dom::attribute(element, "href") {
            self.own_link(element, &href);
            return None;
        }
        if dom::attribute(element, "datetime").is_some() {
            self.own_time(element);
            return None;
        }
        let (text, value) = table.text;
        if let Some(found) = dom::attribute(element, text)
            && value.is_none_or(|value| value == found)
        {
            return self.named(element, Part::Text, "", table);
        }
        match element.local_name().as_str() {
            "time" => {
                self.own_time(element);
                return None;
            }
            "video" => return self.named(element, Part::Film, "", table),
            "img" => {
                self.own_picture(element);
                return None;
            }
            _ => {}
        }
        self.container(element, table)
    }

    fn named(
        &mut self,
        element: &Element,
        part: Part,
        rest: &str,
        table: &'static Table,
    ) -> Option<Region> {
        match part {
            Part::Avatar => {
                if self.avatar_element.is_none() {
                    self.avatar = address::handle(rest);
                    self.avatar_element = Some(element.clone());
                }
                Some(Region::Aside)
            }
            Part::Name => {
                if let Some(bounds) = self.bounds_of_quote(element, table) {
                    self.begun = true;
                    self.quote = Some(Quote {
                        shown: name::handle_shown(element),
                        ..Quote::default()
                    });
                    self.bounds = Some(bounds);
                    return Some(Region::Quote);
                }
                self.second_author |= self.name.is_some();
                self.name.get_or_insert_with(|| element.clone());
                Some(Region::Name)
            }
            Part::Context => {
                self.context = Some(element.clone());
                Some(Region::Aside)
            }
            Part::Text => {
                self.begun = true;
                if self.text.is_none() {
                    self.text = Some(element.clone());
                    self.lang = dom::attribute(element, "lang");
                }
                Some(Region::Aside)
            }
            Part::Film => {
                self.begun = true;
                media::note(&mut self.media, element, media::of_film(element));
                None
            }
            Part::Card => {
                self.begun = true;
                media::note(&mut self.media, element, media::of_card(element));
                Some(Region::Aside)
            }
            Part::Article => {
                self.begun = true;
                media::note(&mut self.media, element, Media::Article);
                Some(Region::Aside)
            }
            Part::Note => {
                self.begun = true;
                Some(Region::Aside)
            }
            Part::Embedded => Some(Region::Aside),
            Part::Pixel => {
                self.pixel = true;
                None
            }
            Part::Row | Part::Placement => None,
        }
    }

    /// What holds a quote whose box is not marked: all around its author's name, which is no link,
    /// and picture that does not hold the post's own author.
    fn bounds_of_quote(&self, name: &Element, table: &'static Table) -> Option<Element> {
        let own = self.name.as_ref().filter(|_| self.quote.is_none())?;
        if self.name_links.is_empty() || dom::find(name, "[href]").is_some() {
            return None;
        }
        let mut around = name.clone();
        loop {
            let parent = around.parent_element()?;
            if parent.contains(Some(own)) {
                break;
            }
            around = parent;
        }
        let avatar = table.cues.iter().find(|(cue, _)| *cue == "avatar")?.1;
        dom::find(&around, avatar).is_some().then_some(around)
    }

    /// Notes an element of the name block.
    fn within_name(&mut self, element: &Element) {
        match dom::attribute(element, "href") {
            Some(href) => {
                if let Some(Address::Account(handle)) = Address::read(&href) {
                    self.name_links.push((element.clone(), handle));
                } else {
                    self.own_link(element, &href);
                }
            }
            None if is_time(element) => self.own_time(element),
            None => {}
        }
    }

    fn own_link(&mut self, element: &Element, href: &str) {
        match Address::read(href) {
            Some(Address::Account(handle)) => {
                if self.name.is_some() && !self.begun {
                    self.before_text.push((element.clone(), handle.clone()));
                }
                self.account_links.push((element.clone(), handle));
            }
            Some(Address::Post { author, id, rest }) => {
                // An edited post's time links to its history.
                if matches!(rest.as_str(), "" | "history") {
                    self.links.push(PostLink { author, id });
                } else {
                    if rest.starts_with("photo/") {
                        self.begun = true;
                        media::note(&mut self.media, element, media::of_film(element));
                    }
                    self.other_links.push(PostLink { author, id });
                }
            }
            None if part::holds(href, "/i/spaces/") => {
                media::note(&mut self.media, element, Media::Space);
            }
            None => self.answering.extend(address::answered(href)),
        }
    }

    /// Notes the link around a time; a time without one is not a post's own link.
    fn own_time(&mut self, time: &Element) {
        self.has_time = true;
        let link = dom::closest(time, "[href]").and_then(|link| dom::attribute(&link, "href"));
        let address = link.and_then(|href| Address::read(&href));
        if let Some(Address::Post { author, id, rest }) = address
            && matches!(rest.as_str(), "" | "history")
        {
            self.timed.push(PostLink { author, id });
            if self.datetime.is_none() {
                self.datetime = dom::attribute(time, "datetime");
            }
        }
    }

    /// Notes a picture whose words are a handle: an avatar, if its link leads to the same account.
    /// The words of a picture in a post are its author's to choose.
    fn own_picture(&mut self, element: &Element) {
        if self.avatar_element.is_none()
            && let Some(handle) = handle_of_picture(element)
        {
            self.avatar = Some(handle);
            self.avatar_element = Some(element.clone());
        }
    }

    /// What an element without a name of its own is: a quote, if it shows another author.
    fn container(&mut self, element: &Element, table: &'static Table) -> Option<Region> {
        let is_article = element.local_name() == "article";
        if !is_article && dom::find(element, table.quoted).is_none() {
            let is_link = dom::attribute(element, "role").as_deref() == Some("link");
            return is_link.then_some(Region::Aside);
        }
        self.begun = true;
        if self.quote.is_some() {
            return Some(Region::Aside);
        }
        let mut quote = Quote::default();
        if let Some(Address::Post { author, id, .. }) =
            dom::attribute(element, "data-href").and_then(|href| Address::read(&href))
        {
            quote.links.push(PostLink { author, id });
        }
        self.quote = Some(quote);
        Some(Region::Quote)
    }

    fn quoted(&mut self, element: &Element, table: &'static Table) {
        let Some(quote) = &mut self.quote else {
            return;
        };
        let testid = dom::attribute(element, table.named_by);
        match testid.as_deref().and_then(|testid| table.named(testid)) {
            Some((Part::Avatar, rest)) => {
                if quote.avatar.is_none() {
                    quote.avatar = address::handle(rest);
                }
            }
            Some((Part::Name, _)) => {
                if quote.shown.is_none() {
                    quote.shown = name::handle_shown(element);
                }
            }
            _ => {
                let href = dom::attribute(element, "href");
                match href.and_then(|href| Address::read(&href)) {
                    Some(Address::Post { author, id, .. }) => {
                        quote.links.push(PostLink { author, id });
                    }
                    Some(Address::Account(handle)) => {
                        if quote.shown.is_none() && name::is_shown(element, &handle) {
                            quote.shown = Some(handle);
                        }
                    }
                    None => {
                        if !table.times && quote.avatar.is_none() {
                            quote.avatar = handle_of_picture(element);
                        }
                    }
                }
            }
        }
    }

    /// Who reposted the post: the account that the line above it links to. A pinned post's line
    /// links to nobody, a community's to no account.
    pub fn reposter(&self) -> Option<Handle> {
        let context = self.context.as_ref()?;
        let link = dom::closest(context, "[href]").or_else(|| dom::find(context, "[href]"))?;
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
            .filter(|link| link.author.as_ref() == Some(&author))
            .map(|link| link.id);
        let id = ids.next().filter(|first| ids.all(|id| id == *first));
        (Some(author), id)
    }

    /// What stands under the text.
    pub fn media(&self) -> Vec<Media> {
        self.media.iter().map(|(_, kind)| *kind).collect()
    }
}

/// Whether an element within the box of a post is the post itself, and none that it quotes.
fn is_post_itself(entry: &Element, element: &Element) -> bool {
    element.local_name() == "article"
        && entry.local_name() != "article"
        && element
            .parent_element()
            .and_then(|parent| dom::closest(&parent, "article,[data-timeline-entry],[data-href]"))
            .is_some_and(|around| around.is_same_node(Some(entry)))
}

fn is_time(element: &Element) -> bool {
    dom::attribute(element, "datetime").is_some() || element.local_name() == "time"
}

fn handle_of_picture(picture: &Element) -> Option<Handle> {
    let words = dom::attribute(picture, "alt")?;
    let handle = address::handle(words.strip_prefix('@')?)?;
    let link = dom::closest(picture, "[href]")?;
    match Address::read(&dom::attribute(&link, "href")?)? {
        Address::Account(linked) if linked == handle => Some(linked),
        _ => None,
    }
}
