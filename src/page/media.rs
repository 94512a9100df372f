//! What stands under a post's text.

use web_sys::Element;

use super::dom;
use super::selectors;
use super::text::NAME_LIMIT;
use crate::desk::post::Media;

/// Notes one kind, once; what stands within an element already noted is a part of that.
pub fn note(noted: &mut Vec<(Element, Media)>, element: &Element, kind: Media) {
    let known = noted
        .iter()
        .any(|(other, other_kind)| *other_kind == kind || other.contains(Some(element)));
    if !known {
        noted.push((element.clone(), kind));
    }
}

/// Whether the place of a picture holds one, a film or a GIF. Before a film is loaded only its
/// preview tells, by the address of its picture or by its label; behind a warning neither is there
/// and the player alone says that it is a film.
pub fn of_film(element: &Element) -> Media {
    let is_film =
        dom::matches(element, selectors::FILM) || dom::find(element, selectors::FILM).is_some();
    if !is_film {
        return Media::Photo;
    }
    let label = dom::words(element, NAME_LIMIT);
    if dom::find(element, selectors::GIF).is_some() || label.trim() == "GIF" {
        Media::Gif
    } else {
        Media::Video
    }
}

/// What a card is: a poll, an audio room, or the preview of a link.
pub fn of_card(element: &Element) -> Media {
    let is_poll =
        dom::matches(element, selectors::POLL) || dom::find(element, selectors::POLL).is_some();
    if is_poll {
        Media::Poll
    } else if dom::find(element, selectors::SPACE).is_some() {
        Media::Space
    } else {
        Media::Card
    }
}
