//! The chips of a page, found by the article they stand in without a look at all the others. X keeps
//! some thirty posts on a page; one that holds ten thousand must not make each chip dearer than the
//! last.

use std::cell::RefCell;
use std::collections::HashSet;
use std::rc::Rc;

use js_sys::Map;
use web_sys::Element;

use super::chip::Chip;
use crate::desk::post::PostId;

/// All chips, at most one in each article.
pub(super) struct Chips {
    /// From an article to its chip's place in `slots`: only JavaScript can look up by element.
    places: Map,
    slots: RefCell<Vec<Option<Rc<Chip>>>>,
    free: RefCell<Vec<u32>>,
}

impl Chips {
    /// None yet.
    pub(super) fn new() -> Self {
        Self {
            places: Map::new(),
            slots: RefCell::default(),
            free: RefCell::default(),
        }
    }

    /// Every chip.
    pub(super) fn all(&self) -> Vec<Rc<Chip>> {
        self.slots.borrow().iter().flatten().cloned().collect()
    }

    /// The posts that have a chip.
    pub(super) fn posts(&self) -> HashSet<PostId> {
        let slots = self.slots.borrow();
        slots.iter().flatten().map(|chip| chip.post.get()).collect()
    }

    /// The chips of a post: it may stand on the page and in a dialog over it.
    pub(super) fn of(&self, post: PostId) -> Vec<Rc<Chip>> {
        let slots = self.slots.borrow();
        let all = slots.iter().flatten();
        all.filter(|chip| chip.post.get() == post)
            .cloned()
            .collect()
    }

    /// The chip of an article.
    pub(super) fn within(&self, article: &Element) -> Option<Rc<Chip>> {
        let place = self.place(article)?;
        self.slots.borrow().get(place)?.clone()
    }

    /// Adds a chip, the only one of its article.
    pub(super) fn add(&self, chip: Chip) {
        let article = chip.anchor().article.clone();
        let chip = Some(Rc::new(chip));
        let free = self.free.borrow_mut().pop();
        let place = {
            let mut slots = self.slots.borrow_mut();
            match free.and_then(|place| Some((place, slots.get_mut(place as usize)?))) {
                Some((place, slot)) => {
                    *slot = chip;
                    place
                }
                None => {
                    slots.push(chip);
                    u32::try_from(slots.len() - 1).unwrap_or(u32::MAX)
                }
            }
        };
        self.places.set(&article, &place.into());
    }

    /// Takes an article's chip away.
    pub(super) fn remove(&self, article: &Element) {
        let Some(place) = self.place(article) else {
            return;
        };
        self.places.delete(article);
        let gone = self
            .slots
            .borrow_mut()
            .get_mut(place)
            .and_then(Option::take);
        if let Ok(place) = u32::try_from(place) {
            self.free.borrow_mut().push(place);
        }
        drop(gone);
    }

    fn place(&self, article: &Element) -> Option<usize> {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "only places are put in"
        )]
        let place = self.places.get(article).as_f64()? as usize;
        Some(place)
    }
}
