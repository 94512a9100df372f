//! The elements of a page that may be posts: which of them wait to be read, and what they said when
//! they were read last.

use std::collections::VecDeque;

use js_sys::Map;
use wasm_bindgen::JsValue;
use web_sys::Element;

use crate::desk::post::{Post, PostId};

/// What is known of a page's elements.
pub struct Known {
    /// From an element to its place in `slots`: only JavaScript can look up by element.
    places: Map,
    slots: Vec<Option<Slot>>,
    free: Vec<usize>,
    waiting: VecDeque<usize>,
}

struct Slot {
    element: Element,
    /// What it said, as a fingerprint; `None` before it was looked at.
    said: Option<u64>,
    /// What it was read as; `None` where it was not read as a post.
    shows: Option<Shows>,
    waits: bool,
}

/// What an element that was read as a post shows of its timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shows {
    /// A post in its own place.
    Post(PostId),
    /// An ad or a repost: it stands where X puts it, whenever it was made.
    Aside,
}

impl Shows {
    /// What a post shows.
    pub const fn of(post: &Post) -> Self {
        match post.id {
            Some(id) if !post.promoted && post.reposted_by.is_none() => Self::Post(id),
            _ => Self::Aside,
        }
    }
}

/// How many elements on a page look like posts, and how many could be read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Those that look like posts.
    pub found: u32,
    /// Those of them that were read.
    pub read: u32,
}

/// What a reading brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    /// It is the first of this element.
    First,
    /// It differs from the one before.
    Other,
    /// It is the same again.
    None,
}

impl Known {
    /// Knows nothing yet.
    pub fn new() -> Self {
        Self {
            places: Map::new(),
            slots: Vec::new(),
            free: Vec::new(),
            waiting: VecDeque::new(),
        }
    }

    /// Lets an element wait to be read, once.
    pub fn touch(&mut self, element: &Element) {
        let place = self.place(element).unwrap_or_else(|| self.add(element));
        if let Some(Some(slot)) = self.slots.get_mut(place)
            && !slot.waits
        {
            slot.waits = true;
            self.waiting.push_back(place);
        }
    }

    /// Whether anything waits to be read.
    pub fn is_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// The next element that waits and is still on the page.
    pub fn next_waiting(&mut self) -> Option<Element> {
        while let Some(place) = self.waiting.pop_front() {
            if let Some(Some(slot)) = self.slots.get_mut(place)
                && slot.waits
            {
                slot.waits = false;
                if slot.element.is_connected() {
                    return Some(slot.element.clone());
                }
                // It was never shown, or the next sweep tells that it is gone.
                if slot.said.is_none() {
                    self.remove(place);
                }
            }
        }
        None
    }

    /// How many elements on the page were looked at, and how many of them were read as posts.
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for slot in self.slots.iter().flatten() {
            if slot.said.is_some() && slot.element.is_connected() {
                tally.found += 1;
                tally.read += u32::from(slot.shows.is_some());
            }
        }
        tally
    }

    /// What an element was read as; `None` where it was not read as a post.
    pub fn shows(&self, element: &Element) -> Option<Shows> {
        self.slots.get(self.place(element)?)?.as_ref()?.shows
    }

    /// Notes what an element said, and as what that was read.
    pub fn read(&mut self, element: &Element, said: u64, shows: Option<Shows>) -> News {
        let Some(place) = self.place(element) else {
            return News::None;
        };
        let Some(Some(slot)) = self.slots.get_mut(place) else {
            return News::None;
        };
        slot.shows = shows;
        match slot.said.replace(said) {
            None => News::First,
            Some(before) if before != said => News::Other,
            Some(_) => News::None,
        }
    }

    /// Forgets the elements that left the page and names those that had been read.
    pub fn sweep(&mut self, gone: &mut Vec<Element>) {
        for place in 0..self.slots.len() {
            if let Some(Some(slot)) = self.slots.get(place)
                && !slot.element.is_connected()
            {
                if slot.said.is_some() {
                    gone.push(slot.element.clone());
                }
                self.remove(place);
            }
        }
    }

    fn place(&self, element: &Element) -> Option<usize> {
        let place = self.places.get(element).as_f64()?;
        // It was put there as a place, so it is a small whole number.
        Some(place as usize)
    }

    fn add(&mut self, element: &Element) -> usize {
        let slot = Some(Slot {
            element: element.clone(),
            said: None,
            shows: None,
            waits: false,
        });
        let place = match self.free.pop() {
            Some(place) => {
                self.slots[place] = slot;
                place
            }
            None => {
                self.slots.push(slot);
                self.slots.len() - 1
            }
        };
        self.places.set(element, &JsValue::from_f64(place as f64));
        place
    }

    fn remove(&mut self, place: usize) {
        if let Some(slot) = self.slots.get_mut(place).and_then(Option::take) {
            self.places.delete(&slot.element);
            // A place that still waits is skipped when its turn comes: nothing waits in it.
            self.free.push(place);
        }
    }
}
