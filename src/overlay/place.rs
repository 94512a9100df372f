//! Where chips stand: the free end of the header line, and what is left of a chip where that is
//! short.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, HtmlElement, Window};

use super::chip::{self, Chip, Room};
use super::dom::Drawn;

/// The free space kept between a chip and what stands before and after it, in CSS pixels.
const GAP: f64 = 8.0;
/// The height of X's header line; a header that is higher has more lines than one.
const LINE: f64 = 20.0;
/// The space that X keeps free at the end of a post.
const PADDING: f64 = 16.0;
/// A chip's height.
const HEIGHT: f64 = 22.0;
/// The width of a chip that is only its ring.
const ALONE: f64 = 22.0;
/// The width of a ring in the margin.
const BESIDE: f64 = 16.0;

/// A place, relative to what the chip's host is positioned in.
struct Place {
    top: f64,
    end: f64,
    room: Room,
}

/// Places chips: everything is written that has to be measured, then everything is measured, then
/// everything is placed, so that the page is laid out once.
pub(super) fn place(window: &Window, chips: &[Rc<Chip>]) -> Drawn<()> {
    for chip in chips {
        chip.set_room(Room::Full);
    }
    let places: Vec<Option<Place>> = chips.iter().map(|chip| measure(window, chip)).collect();
    for (chip, place) in chips.iter().zip(places) {
        chip.misplaced.set(false);
        if let Some(place) = place {
            chip.set_room(place.room);
            let style = chip.host.style();
            style.set_property("inset-block-start", &pixels(place.top))?;
            style.set_property("inset-inline-end", &pixels(place.end))?;
            chip::show(&chip.host, true)?;
        }
    }
    Ok(())
}

/// `None` where the post's header is no longer on the page: the chip stays where it is.
fn measure(window: &Window, chip: &Chip) -> Option<Place> {
    let anchor = chip.anchor();
    let end_of_header = anchor.end_of_header.as_ref();
    if !anchor.header.is_connected() || end_of_header.is_some_and(|end| !end.is_connected()) {
        return None;
    }
    let around = chip.host.offset_parent();
    let around = around.as_ref().unwrap_or(&anchor.article);
    let right_to_left = window
        .get_computed_style(around)
        .ok()
        .flatten()
        .and_then(|style| style.get_property_value("direction").ok())
        .is_some_and(|direction| direction == "rtl");
    let line = Line {
        right_to_left,
        outer: Span::of(&around.get_bounding_client_rect(), right_to_left),
    };
    // Where no menu ends the line, as in a dialog, it is free up to the post's own end.
    let after = end_of_header.map(Element::get_bounding_client_rect);
    let middle = match &after {
        Some(after) => after.top() + after.height() / 2.0,
        None => {
            let names = anchor.header.get_bounding_client_rect();
            names.top() + names.height().min(LINE) / 2.0
        }
    };
    let end = after.as_ref().map_or(line.outer.end - PADDING, |after| {
        line.span(after).start - GAP
    });
    let names_end = line
        .names_end(&anchor.header, middle)
        .unwrap_or(line.outer.start);
    let free = end - (names_end + GAP);
    let whole = f64::from(chip.button.offset_width());
    let short = whole - width(&chip.word) - width(&chip.who);
    let room = if whole <= free {
        Room::Full
    } else if short <= free {
        Room::Short
    } else if ALONE <= free {
        Room::Alone
    } else {
        Room::Beside
    };
    let top = middle - around.get_bounding_client_rect().top() - f64::from(around.client_top());
    let margin = after.map_or(0.0, |after| line.outer.end - line.span(&after).end);
    if room == Room::Beside && margin >= BESIDE {
        return Some(Place {
            top: top + HEIGHT,
            end: (margin - BESIDE) / 2.0,
            room,
        });
    }
    Some(Place {
        top: top - HEIGHT / 2.0,
        end: line.outer.end - end,
        room: if room == Room::Beside {
            Room::Alone
        } else {
            room
        },
    })
}

/// Distances along the line of writing, counted so that the end is always greater than the start.
struct Span {
    start: f64,
    end: f64,
}

impl Span {
    fn of(rect: &DomRect, right_to_left: bool) -> Self {
        if right_to_left {
            Self {
                start: -rect.right(),
                end: -rect.left(),
            }
        } else {
            Self {
                start: rect.left(),
                end: rect.right(),
            }
        }
    }
}

struct Line {
    right_to_left: bool,
    outer: Span,
}

impl Line {
    fn span(&self, rect: &DomRect) -> Span {
        Span::of(rect, self.right_to_left)
    }

    /// Where the names end on the line at this height. Their boxes may be wider than their words.
    fn names_end(&self, header: &Element, middle: f64) -> Option<f64> {
        let clip = self.span(&header.get_bounding_client_rect()).end;
        let words = header.query_selector_all("span, time, svg").ok()?;
        let mut last: Option<f64> = None;
        for index in 0..words.length() {
            let rect = words
                .get(index)?
                .unchecked_into::<Element>()
                .get_bounding_client_rect();
            let on_line =
                rect.top() < middle + HEIGHT / 2.0 && rect.bottom() > middle - HEIGHT / 2.0;
            if on_line && rect.width() > 0.0 {
                let end = self.span(&rect).end.min(clip);
                last = Some(last.map_or(end, |last| last.max(end)));
            }
        }
        last
    }
}

/// The width a part takes, with the gap before it.
fn width(part: &HtmlElement) -> f64 {
    match part.offset_width() {
        0 => 0.0,
        width => f64::from(width) + 6.0,
    }
}

/// A length in whole tenths of a pixel.
pub(super) fn pixels(length: f64) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "positions on a page are far below the limits of the type"
    )]
    let tenths = (length * 10.0) as i32;
    let sign = if tenths < 0 { "-" } else { "" };
    let tenths = tenths.unsigned_abs();
    sign.to_owned() + &(tenths / 10).to_string() + "." + &(tenths % 10).to_string() + "px"
}
