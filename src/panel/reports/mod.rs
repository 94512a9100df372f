//! The reports: read from storage piece by piece, then computed in this page, and only here.

mod bring;
mod figures;
mod files;
mod labels;
mod people;
mod plot;
mod proof;
mod question;
mod table;

use std::sync::Arc;

use gloo_timers::future::TimeoutFuture;
use leptos::html::{a, div, h1, header, main, nav, p, progress};
use leptos::mount::mount_to_body;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use self::question::{Question, question};
use crate::browser::{now, storage};
use crate::desk::report::asked::Asked;
use crate::desk::report::loading::{Loaded, Loading};
use crate::desk::sentence::sentence;

/// For how long the page reads before it lets the browser draw, in milliseconds.
const PIECE_MS: i64 = 30;

/// The sections, each with the id that its address ends in.
const SECTIONS: [(&str, &str); 6] = [
    ("responsiveness", "Responsiveness"),
    ("groups", "Compared"),
    ("handles", "Handles and praise"),
    ("team", "Team"),
    ("fairness", "Fairness"),
    ("proof", "Sight and proof"),
];

/// How far the logs have been read.
#[derive(Clone)]
enum Reading {
    Percent(u16),
    Wrong(String),
    Done(Arc<Loaded>),
}

/// Draws the page.
pub fn open() {
    mount_to_body(reports);
}

fn reports() -> impl IntoView {
    let reading = RwSignal::new_local(Reading::Percent(0));
    let asked = Question::new();
    let merged = RwSignal::new(String::new());
    let read_anew = move || {
        spawn_local(async move {
            reading.set(
                match read(|percent| reading.set(Reading::Percent(percent))).await {
                    Ok(loaded) => Reading::Done(Arc::new(loaded)),
                    Err(why) => Reading::Wrong(why),
                },
            );
        });
    };
    read_anew();
    let links = SECTIONS.map(|(id, words)| a().href(format!("#{id}")).child(words));
    div().class("options reports").child((
        header().child((
            h1().child("Reports"),
            nav().aria_label("Sections").child(Vec::from(links)),
        )),
        main().child(move || match reading.get() {
            Reading::Percent(percent) => div()
                .class("reading")
                .child((
                    p().role("status").child("Reading the logs…"),
                    progress()
                        .aria_label("Reading the logs")
                        .max("100")
                        .attr("value", percent.to_string()),
                ))
                .into_any(),
            Reading::Wrong(why) => p().class("note wrong").role("alert").child(why).into_any(),
            Reading::Done(loaded) => {
                let bring = bring::bring(merged, read_anew);
                (report(&loaded, asked), bring).into_any()
            }
        }),
    ))
}

/// Reads everything, a few shards at a time.
async fn read(tell: impl Fn(u16)) -> Result<Loaded, String> {
    let mut loading = Loading::default();
    let mut since = now();
    loop {
        let needs = loading.needs();
        if needs.is_empty() {
            break;
        }
        let values = storage::get(&needs).await;
        loading.take(&values.map_err(|error| sentence(&error.to_string()))?);
        if (now() - since).0 > PIECE_MS {
            tell(loading.percent());
            TimeoutFuture::new(0).await;
            since = now();
        }
    }
    let unfinished = "The logs could not be read to their end. Reload this page.";
    loading.finish().ok_or_else(|| unfinished.to_owned())
}

fn report(loaded: &Arc<Loaded>, asked: Question) -> AnyView {
    asked.begin(loaded);
    let (first, second) = (Arc::clone(loaded), Arc::clone(loaded));
    let unread = (loaded.unreadable > 0).then(|| {
        p().class("note wrong").child(format!(
            "{} stored values could not be read and are in no figure.",
            loaded.unreadable
        ))
    });
    let now_asked = Memo::new(move |_| asked.asked(&second));
    let section = |draw: fn(&Arc<Loaded>, &Asked) -> AnyView| {
        let loaded = Arc::clone(loaded);
        move || now_asked.with(|asked| draw(&loaded, asked))
    };
    // What contacts are told apart by concerns one section alone.
    let third = Arc::clone(loaded);
    let compared = move || {
        let by = asked.by.get();
        now_asked.with(|asked| table::compared(&third, asked, by))
    };
    (
        unread,
        question(&first, asked),
        section(figures::responsiveness),
        compared,
        section(people::handles),
        section(people::team),
        section(people::fair),
        section(proof::sight_and_proof),
    )
        .into_any()
}
