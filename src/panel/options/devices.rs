//! Your devices: what goes from this browser to the person's others, and what stays here.

use leptos::ev;
use leptos::html::{div, h2, input, label, li, p, section, span, ul};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::super::parts::{Weight, ask, live_note, press, unexpected};
use crate::desk::devices::exchange::DevicesAsk;
use crate::desk::devices::view::DevicesView;
use crate::desk::devices::words::lines;
use crate::desk::request::{Reply, Request};

/// The section of the person's devices.
pub fn devices() -> impl IntoView {
    let known = RwSignal::new(None::<DevicesView>);
    let words = RwSignal::new(String::new());
    let tell = move |what: DevicesAsk| {
        spawn_local(async move {
            let request = Request::Devices {
                ask: what,
                items: std::collections::BTreeMap::new(),
            };
            match ask(&request).await {
                Ok(Reply::Devices { devices, .. }) => {
                    words.set(String::new());
                    known.set(Some(*devices));
                }
                Ok(_) => words.set(unexpected()),
                Err(why) => words.set(why),
            }
        });
    };
    tell(DevicesAsk::View);
    let on = move || known.with(|known| known.as_ref().is_some_and(|view| view.on));
    let said = move || {
        known.with(|known| {
            let lines = known.as_ref().map(lines).unwrap_or_default();
            ul().class("devices").child(
                lines
                    .into_iter()
                    .map(|line| li().child(line))
                    .collect_view(),
            )
        })
    };
    section().id("devices").child((
        h2().child("Your devices"),
        p().class("lead").child(
            "Your browser can carry your open tickets and your settings to the other browsers in which you \
             are signed in with the same account.",
        ),
        div().class("tick").child((
            input()
                .id("devices-on")
                .r#type("checkbox")
                .prop("checked", on)
                .on(ev::change, move |event| {
                    let on = event_target_checked(&event);
                    if event.is_trusted() {
                        tell(DevicesAsk::Switch { on });
                    }
                }),
            label().r#for("devices-on").child((
                "Carry open tickets and settings between my devices ",
                span().class("muted").child(
                    "— status, priority, holder, tags and due time, brands, templates and what else is set go to \
                     the maker of your browser, who keeps them for your account. No post, no note and no \
                     customer's name does.",
                ),
            )),
        )),
        said,
        press(Weight::Quiet, "Look again", move || tell(DevicesAsk::View)),
        live_note(move || words.get()),
    ))
}
