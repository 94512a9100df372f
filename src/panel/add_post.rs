//! Adding a post by its link, where Careline did not find it by itself.

use leptos::ev;
use leptos::html::{details, div, form, input, label, option, select, summary};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::parts::{Weight, ask, live_note, press, unexpected};
use crate::desk::brand::BrandId;
use crate::desk::request::{Reply, Request};
use crate::desk::sentence::sentence;

/// More of a link is never taken.
const LINK_LENGTH: &str = "300";

/// A field for a post's link and, where there are several brands, the choice of one.
pub fn add_post(brands: Vec<(BrandId, String)>) -> impl IntoView {
    let link = RwSignal::new(String::new());
    let chosen = RwSignal::new(brands.first().map(|(brand, _)| brand.clone()));
    let said = RwSignal::new(String::new());
    let add = move || {
        let request = Request::Add {
            link: link.get_untracked(),
            brand: chosen.get_untracked(),
            tab: None,
        };
        spawn_local(async move {
            said.set(match ask(&request).await {
                Ok(Reply::Added { words, .. }) => {
                    link.set(String::new());
                    words
                }
                Ok(_) => unexpected(),
                Err(why) => sentence(&why),
            });
        });
    };
    let submitted = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if event.is_trusted() {
            add();
        }
    };
    let several = brands.len() > 1;
    let choice = move || {
        let names = brands.clone();
        let choose = move |event| {
            let place = event_target_value(&event).parse::<usize>().ok();
            let brand = place.and_then(|place| names.get(place));
            chosen.set(brand.map(|(brand, _)| brand.clone()));
        };
        let options = brands
            .iter()
            .enumerate()
            .map(|(place, (_, name))| option().value(place.to_string()).child(name.clone()));
        (
            label().r#for("add-brand").child("Brand"),
            select()
                .id("add-brand")
                .on(ev::change, choose)
                .child(options.collect::<Vec<_>>()),
        )
    };
    details().class("add").child((
        summary().child("Add a post by its link"),
        form().class("entry").on(ev::submit, submitted).child((
            label().r#for("add-link").child("The post's link"),
            input()
                .id("add-link")
                .r#type("text")
                .maxlength(LINK_LENGTH)
                .autocomplete("off")
                .placeholder("https://x.com/ana/status/…")
                .prop("value", link)
                .on(ev::input, move |event| link.set(event_target_value(&event))),
            several.then(choice),
            div().child(press(Weight::Plain, "Add", add)),
        )),
        live_note(move || said.get()),
    ))
}
