//! An author's name and handle as a post shows them.

use web_sys::Element;

use super::adapter::Anchors;
use super::address;
use super::dom;
use super::parts::Parts;
use super::selectors::Table;
use super::text;
use crate::desk::part;
use crate::desk::post::Handle;

/// Whether an element's words are `@` and this handle.
pub fn is_shown(element: &Element, handle: &Handle) -> bool {
    let words = dom::words(element, text::NAME_LIMIT);
    words
        .trim()
        .strip_prefix('@')
        .and_then(address::handle)
        .is_some_and(|shown| shown == *handle)
}

/// The handle that a quote's name block shows: there its names are no links.
pub fn handle_shown(name: &Element) -> Option<Handle> {
    let words = dom::words(name, text::NAME_LIMIT * 2);
    let (_, after) = words.rsplit_once('@')?;
    let end = after
        .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
        .unwrap_or(after.len());
    address::handle(part::until(after, end))
}

/// The author as the name block tells it: the handles of its links whose words are that handle, or
/// else that of its first link. A badge in it may link to a third account.
pub fn in_block(parts: &Parts) -> Vec<&Handle> {
    let mut handles: Vec<&Handle> = parts
        .name_links
        .iter()
        .filter(|(link, handle)| is_shown(link, handle))
        .map(|(_, handle)| handle)
        .collect();
    if handles.is_empty() {
        handles.extend(parts.name_links.first().map(|(_, handle)| handle));
    }
    handles
}

/// The author's name: the words of the first link to the author that are not the handle.
pub fn of(parts: &Parts, author: &Handle) -> String {
    let mut links = parts
        .name_links
        .iter()
        .chain(&parts.account_links)
        .filter(|(_, handle)| handle == author);
    let is_handle = |words: &str| {
        let shown = words.strip_prefix('@').and_then(address::handle);
        shown.is_some_and(|shown| shown == *author)
    };
    links
        .clone()
        .map(|(link, _)| words_of(link))
        .find(|words| !words.is_empty() && !is_handle(words))
        // Somebody may be named as their handle.
        .or_else(|| links.next().map(|(link, _)| words_of(link)))
        .unwrap_or_default()
}

fn words_of(link: &Element) -> String {
    let words = dom::find(link, "[dir]").unwrap_or_else(|| link.clone());
    text::of_name(&words)
}

/// Whether a link shows no words, as that of an avatar.
pub fn is_picture(link: &Element) -> bool {
    dom::words(link, text::NAME_LIMIT).trim().is_empty()
}

/// Where the overlay is drawn: the line with the author's name, and what stands at its end.
pub fn anchors(article: &Element, table: &'static Table) -> Option<Anchors> {
    let header = header(article, table)?;
    let end = dom::find(article, table.menu).and_then(|menu| end_of_line(&header, &menu));
    Some(Anchors {
        article: article.clone(),
        header,
        end,
    })
}

/// The author's name block; without one, what holds the links of both the name and the handle.
fn header(article: &Element, table: &'static Table) -> Option<Element> {
    if let Some(block) = table.header.and_then(|header| dom::find(article, header)) {
        return Some(block);
    }
    let parts = Parts::of(article, table);
    let shown = |(link, handle): &&(Element, Handle)| is_shown(link, handle);
    let (handle_link, handle) = parts.account_links.iter().find(shown)?;
    let of_author = |(link, other): &&(Element, Handle)| {
        other == handle && !link.is_same_node(Some(handle_link)) && !is_picture(link)
    };
    let (name_link, _) = parts.account_links.iter().find(of_author)?;
    let mut around = name_link.parent_element()?;
    while !around.contains(Some(handle_link)) {
        around = around.parent_element()?;
    }
    article.contains(Some(&around)).then_some(around)
}

/// The box at the end of the header line that holds the menu: the menu's ancestor that stands
/// beside the name block.
fn end_of_line(header: &Element, menu: &Element) -> Option<Element> {
    let mut end = menu.clone();
    loop {
        let parent = end.parent_element()?;
        if parent.contains(Some(header)) {
            return Some(end);
        }
        end = parent;
    }
}
