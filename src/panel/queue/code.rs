//! A return code typed into the search: somebody in the field came back with it.

use leptos::html::{div, span};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::super::parts::{Weight, ask, press, unexpected};
use super::state::{Opened, Queue};
use crate::desk::hand_off::return_code;
use crate::desk::queue::Done;
use crate::desk::request::{Reply, Request};
use crate::desk::view::{CardView, TakeBack};

/// What can be done with a return code; empty while none is searched for.
pub fn code(queue: Queue) -> impl IntoView {
    let code = Memo::new(move |_| queue.filter.with(|filter| return_code(&filter.words)));
    move || {
        code.get().map(|code| {
            let words = format!("Somebody came back with {code}");
            div().class("code").child((
                span().child("This may be the return code of a hand-off."),
                press(Weight::Plain, words, move || hand_back(queue, code.clone())),
            ))
        })
    }
}

/// Closes the hand-off's loop and shows its ticket, live or over.
fn hand_back(queue: Queue, code: String) {
    spawn_local(async move {
        let said = match ask(&Request::HandBack { code: code.clone() }).await {
            Ok(Reply::Card { card }) => {
                queue.remember(done(&card));
                queue.show_card(Opened {
                    of: card.ticket.of.clone(),
                    post: card.ticket.of.id.post,
                });
                queue.refresh();
                format!("Heard back with {code}.")
            }
            Ok(_) => unexpected(),
            Err(why) => why,
        };
        queue.said.set(Some(said));
    });
}

/// The act by which the loop was closed, to be taken back: it is the latest of the ticket's actions.
fn done(card: &CardView) -> Vec<Done> {
    let actions = card.log.iter().filter_map(|line| match &line.take_back {
        Some(TakeBack::Undo { action }) => Some(action.clone()),
        _ => None,
    });
    let latest = actions.max().map(|action| Done {
        of: card.ticket.of.clone(),
        post: card.ticket.of.id.post,
        outcome: Ok(action),
    });
    latest.into_iter().collect()
}
