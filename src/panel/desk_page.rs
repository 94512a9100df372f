//! The desk beside the page: how it stands, and how to work with it.

use gloo_events::EventListener;
use gloo_timers::callback::Interval;
use leptos::html::{a, h1, h2, header, kbd, li, main, ol, p, section};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::figures::figures;
use super::parts::{ask, unexpected};
use crate::browser::watch::StorageWatch;
use crate::desk::request::{Overview, Reply, Request};

/// How often the figures are asked for anew while the desk is in sight, in milliseconds.
const REFRESH_MS: u32 = 60_000;

/// The desk's page.
pub fn desk() -> impl IntoView {
    let overview = RwSignal::new(None::<Result<Overview, String>>);
    keep_fresh(overview);
    let known = move || overview.get().and_then(Result::ok);
    main().class("desk").child((
        header().child(h1().child("Desk")),
        move || match overview.get() {
            Some(Err(why)) => p().class("note wrong").role("alert").child(why).into_any(),
            Some(Ok(overview)) if !overview.has_brand => p()
                .class("note")
                .child((
                    "No brand is set up yet. ",
                    a().href("options.html")
                        .target("_blank")
                        .child("Set one up"),
                    " and open x.com.",
                ))
                .into_any(),
            _ => figures(known),
        },
        how_to(),
    ))
}

fn how_to() -> impl IntoView {
    section().class("how-to").child((
        h2().child("How to work here"),
        ol().child((
            li().child(
                "Browse X as always. Every post that owes your customer an answer carries a chip \
                 with the customer's wait.",
            ),
            li().child((
                "Open the chip, or press ",
                kbd().child("Tab"),
                " to it and ",
                kbd().child("Enter"),
                ". Its card says why the post is yours.",
            )),
            li().child("Claim the ticket, press Reply on X, and insert a template from the card."),
            li().child("Read it once more and send it yourself. The clock stops when X shows it."),
        )),
        p().class("muted")
            .child("Careline never sends, and it reads only what the page shows you."),
    ))
}

/// Asks for the figures whenever something is stored or the desk comes into sight, and each minute
/// while it is: customers' targets run out without anything being stored.
fn keep_fresh(overview: RwSignal<Option<Result<Overview, String>>>) {
    let refresh = move || {
        if !document().hidden() {
            spawn_local(async move {
                overview.set(Some(match ask(&Request::Overview).await {
                    Ok(Reply::Overview { overview }) => Ok(overview),
                    Ok(_) => Err(unexpected()),
                    Err(why) => Err(why),
                }));
            });
        }
    };
    let ticker = StoredValue::new_local(None::<Interval>);
    let look = move || {
        refresh();
        let ticking = (!document().hidden()).then(|| Interval::new(REFRESH_MS, refresh));
        ticker.set_value(ticking);
    };
    look();
    StoredValue::new_local((
        EventListener::new(&document(), "visibilitychange", move |_| look()),
        StorageWatch::new(refresh),
    ));
}
