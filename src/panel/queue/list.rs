//! The list: rows in sight are drawn, however many there are.

use gloo_events::EventListener;
use leptos::ev;
use leptos::html::{Div, Ul, button, div, p, ul};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::row::{row, row_id};
use super::state::{Queue, Search};
use crate::desk::event::TicketId;

/// How many rows beside those in sight are drawn on either side.
const BESIDE: u32 = 6;

/// The list's elements, by which it is measured and moved.
#[derive(Clone, Copy)]
pub struct List {
    queue: Queue,
    /// What scrolls.
    frame: NodeRef<Div>,
    /// As high as one row.
    measure: NodeRef<Div>,
    rows: NodeRef<Ul>,
    /// A row's height in CSS pixels.
    height: RwSignal<f64>,
}

impl List {
    /// A list of a queue.
    pub fn new(queue: Queue) -> Self {
        Self {
            queue,
            frame: NodeRef::new(),
            measure: NodeRef::new(),
            rows: NodeRef::new(),
            height: RwSignal::new(96.0),
        }
    }

    /// Sees which rows are in sight and asks for them.
    fn look(self) {
        let (Some(frame), Some(measure)) =
            (self.frame.get_untracked(), self.measure.get_untracked())
        else {
            return;
        };
        let height = measure.get_bounding_client_rect().height().max(1.0);
        if (height - self.height.get_untracked()).abs() > 0.01 {
            self.height.set(height);
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a list of rows is at most some millions long, and above none"
        )]
        let place = |pixels: i32| (f64::from(pixels.max(0)) / height) as u32;
        let from = place(frame.scroll_top()).saturating_sub(BESIDE);
        let until = place(frame.scroll_top() + frame.client_height()) + 1 + BESIDE;
        if self.queue.window.get_untracked() != (from, until) {
            self.queue.window.set((from, until));
        }
        self.queue.fill();
    }

    /// Brings a place into sight and gives its row the keyboard.
    pub fn go_to(self, place: u32) {
        if let Some(frame) = self.frame.get_untracked() {
            let height = self.height.get_untracked();
            let top = f64::from(place) * height;
            let seen = f64::from(frame.scroll_top());
            let room = f64::from(frame.client_height());
            #[expect(
                clippy::cast_possible_truncation,
                reason = "whole pixels are near enough"
            )]
            if top < seen {
                frame.set_scroll_top(top as i32);
            } else if top + height > seen + room {
                frame.set_scroll_top((top + height - room).ceil() as i32);
            }
        }
        self.look();
        let id = self
            .queue
            .places
            .with_untracked(|places| places.get(&place).cloned());
        if let Some(id) = id {
            self.queue.current.set(Some(id.clone()));
            focus(id);
        }
    }

    /// Goes some rows on from the current one; to the first where there is none.
    pub fn step(self, by: i64) {
        let queue = self.queue;
        let total = queue.total.get_untracked().unwrap_or_default();
        if total == 0 {
            return;
        }
        let current = queue.current.get_untracked();
        let place = current.and_then(|id| queue.place_untracked(&id));
        let next = place.map_or(0, |place| {
            let next = (i64::from(place) + by).clamp(0, i64::from(total) - 1);
            u32::try_from(next).unwrap_or_default()
        });
        self.go_to(next);
        if queue.open.get_untracked().is_some()
            && let Some(id) = queue.current.get_untracked()
        {
            queue.open_card(&id);
        }
    }

    fn key(self, event: &KeyboardEvent) {
        let held = event.ctrl_key() || event.alt_key() || event.meta_key();
        let is_field = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlElement>().ok())
            .is_some_and(|target| target.tag_name() == "SELECT");
        if held || is_field || !event.is_trusted() {
            return;
        }
        match event.key().as_str() {
            "ArrowDown" => self.step(1),
            "ArrowUp" => self.step(-1),
            "PageDown" => self.step(8),
            "PageUp" => self.step(-8),
            "Home" => self.go_to(0),
            "End" => {
                let total = self.queue.total.get_untracked().unwrap_or_default();
                self.go_to(total.saturating_sub(1));
            }
            _ => return,
        }
        event.prevent_default();
    }
}

/// Gives a row the keyboard once it is drawn.
fn focus(id: TicketId) {
    request_animation_frame(move || {
        let made = document().get_element_by_id(&row_id(&id));
        if let Some(made) = made.and_then(|made| made.dyn_into::<HtmlElement>().ok()) {
            // An element that can't take the keyboard leaves it where it is.
            drop(made.focus());
        }
    });
}

/// The list with what is said where it is empty.
pub fn list(list: List) -> impl IntoView {
    let queue = list.queue;
    let drawn = Memo::new(move |_| {
        let (from, until) = queue.window.get();
        queue.places.with(|places| {
            let range = places.range(from..until);
            range.map(|(_, id)| id.clone()).collect::<Vec<_>>()
        })
    });
    let whole = move || {
        let rows = f64::from(queue.total.get().unwrap_or_default());
        format!("block-size: {}px", rows * list.height.get())
    };
    Effect::new(move |_| {
        queue.total.track();
        queue.open.track();
        request_animation_frame(move || list.look());
    });
    StoredValue::new_local(EventListener::new(&window(), "resize", move |_| {
        list.look();
    }));
    div().class("list-part").child((
        div()
            .node_ref(list.measure)
            .class("row-measure")
            .aria_hidden("true"),
        div()
            .class("list")
            .node_ref(list.frame)
            .on(ev::scroll, move |_| list.look())
            .on(ev::keydown, move |event| list.key(&event))
            .child((
                move || nothing(queue),
                ul().node_ref(list.rows)
                    .aria_label("Tickets, what is lost next first")
                    .style(whole)
                    .child(For(ForProps::builder()
                        .each(move || drawn.get())
                        .key(TicketId::clone)
                        .children(move |id| row(queue, list.height, id))
                        .build())),
            )),
    ))
}

/// What is said where there are no rows.
fn nothing(queue: Queue) -> Option<AnyView> {
    let total = queue.total.get();
    let searching = queue.search.get();
    let filter = queue.filter.get();
    if total.is_some_and(|total| total > 0) {
        return None;
    }
    let words = match (searching, total) {
        (Search::Running(_), _) => return None,
        (Search::Done, _) => format!(
            "Nothing found for “{}” in {}.",
            filter.words.trim(),
            filter.view.words()
        ),
        (Search::None, None) if queue.wrong.get().is_some() => return None,
        (Search::None, None) => "Reading the queue…".to_owned(),
        (Search::None, Some(_)) => filter.view.when_empty().to_owned(),
    };
    let everywhere = (searching == Search::Done
        && filter.view != crate::desk::queue::QueueView::All)
        .then(|| {
            let mut wider = filter.clone();
            wider.view = crate::desk::queue::QueueView::All;
            button()
                .r#type("button")
                .class("button")
                .on(ev::click, move |event| {
                    if event.is_trusted() {
                        queue.show(wider.clone());
                    }
                })
                .child("Search all tickets")
        });
    Some(
        div()
            .class("nothing")
            .child((p().child(words), everywhere))
            .into_any(),
    )
}
