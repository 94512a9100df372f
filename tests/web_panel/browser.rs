//! A `chrome` object that answers by heart, and the page as an agent finds it.

use std::cell::RefCell;

use careline::browser::BrowserError;
use careline::browser::messaging::{from_compact, to_compact};
use careline::desk::event::{DeviceId, Stamp};
use careline::desk::privacy::Stored;
use careline::desk::queue::{BulkAct, Done, Page, QueueView, Row};
use careline::desk::request::{Overview, PageHealth, PageNotice, Reply, Request};
use careline::desk::settings::Settings;
use careline::desk::time::Millis;
use js_sys::{Function, JSON, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Document, Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement, MutationObserver,
    MutationObserverInit,
};

thread_local! {
    /// What the background and the content script answer, and what they were asked.
    static WORLD: RefCell<World> = RefCell::default();
}

/// Everything outside of the page under test.
#[derive(Default)]
pub struct World {
    /// What the background answers to `settings`.
    pub settings: Option<Settings>,
    /// What it answers to `overview`.
    pub overview: Overview,
    /// The address of the tab in front, where the browser tells it.
    pub address: Option<String>,
    /// What the content script answers there; `None` where there is none.
    pub health: Option<PageHealth>,
    /// The tickets of the queue, in its order.
    pub rows: Vec<Row>,
    /// Every request the background got.
    pub asked: Vec<Request>,
    /// Who hears what the background tells.
    pub listeners: Vec<Function>,
}

/// The sheets by which the pages are laid out: without them a list has no end.
const SHEETS: [&str; 4] = [
    include_str!("../../extension/panel.css"),
    include_str!("../../extension/queue.css"),
    include_str!("../../extension/list.css"),
    include_str!("../../extension/card.css"),
];

/// Opens a page of the extension in this world.
pub fn open(page: &str, world: World) {
    WORLD.set(world);
    install();
    let body = document().body().unwrap();
    // What the test before this one drew; the runner's own elements stay.
    while let Some(drawn) = body.query_selector("main, .options").unwrap() {
        drawn.remove();
    }
    body.set_attribute("data-page", page).unwrap();
    lay_out();
    careline::panel::open();
}

fn lay_out() {
    if document().get_element_by_id("sheets").is_none() {
        let style = document().create_element("style").unwrap();
        style.set_id("sheets");
        style.set_text_content(Some(&SHEETS.concat()));
        document()
            .body()
            .unwrap()
            .insert_adjacent_element("afterbegin", &style)
            .unwrap();
    }
}

/// The background tells every page of the extension.
pub fn tell(notice: &PageNotice) {
    let message = Object::new();
    let text = to_compact(notice).map_err(|error| words(&error)).unwrap();
    Reflect::set(&message, &"notice".into(), &text).unwrap();
    for listener in WORLD.with_borrow(|world| world.listeners.clone()) {
        listener.call1(&JsValue::UNDEFINED, &message).unwrap();
    }
}

/// Changes the tickets of the queue.
pub fn set_rows(rows: Vec<Row>) {
    WORLD.with_borrow_mut(|world| world.rows = rows);
}

/// What the background was asked so far.
pub fn asked() -> Vec<Request> {
    WORLD.with_borrow(|world| world.asked.clone())
}

/// Waits until the page holds an element of this selector with this text in it.
pub async fn shown(selector: &str, text: &str) -> Element {
    loop {
        let all = document().query_selector_all(selector).unwrap();
        let found = (0..all.length())
            .filter_map(|place| all.get(place)?.dyn_into::<Element>().ok())
            .find(|element| {
                element
                    .text_content()
                    .is_some_and(|words| words.contains(text))
            });
        if let Some(found) = found {
            return found;
        }
        next_change().await;
    }
}

/// Types a text into a field, as its `input` event tells the page.
pub fn type_into(id: &str, text: &str) {
    let field = document().get_element_by_id(id).unwrap();
    match field.dyn_ref::<HtmlTextAreaElement>() {
        Some(area) => area.set_value(text),
        None => field.unchecked_ref::<HtmlInputElement>().set_value(text),
    }
    let typed = web_sys::Event::new_with_event_init_dict("input", &bubbling()).unwrap();
    field.dispatch_event(&typed).unwrap();
}

/// Leaves a field.
pub fn leave(id: &str) {
    let field = document().get_element_by_id(id).unwrap();
    field
        .dispatch_event(&web_sys::Event::new("blur").unwrap())
        .unwrap();
}

/// Presses a button by script, as no agent does.
pub fn press_by_script(button: &Element) {
    button.unchecked_ref::<HtmlElement>().click();
}

pub fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

fn bubbling() -> web_sys::EventInit {
    let init = web_sys::EventInit::new();
    init.set_bubbles(true);
    init
}

async fn next_change() {
    let changed = Promise::new(&mut |resolve, _| {
        let heard = Closure::once_into_js(move |_: JsValue, observer: MutationObserver| {
            observer.disconnect();
            resolve.call0(&JsValue::UNDEFINED).unwrap();
        });
        let observer = MutationObserver::new(heard.unchecked_ref()).unwrap();
        let all = MutationObserverInit::new();
        all.set_child_list(true);
        all.set_subtree(true);
        all.set_character_data(true);
        observer
            .observe_with_options(&document().body().unwrap(), &all)
            .unwrap();
    });
    JsFuture::from(changed).await.unwrap();
}

fn install() {
    let chrome = Object::new();
    let part = |path: &[&str], function: JsValue| {
        let (name, owners) = path.split_last().unwrap();
        let owner = owners.iter().fold(chrome.clone(), |owner, name| {
            let known = Reflect::get(&owner, &(*name).into()).unwrap();
            if known.is_object() {
                return known.unchecked_into();
            }
            let made = Object::new();
            Reflect::set(&owner, &(*name).into(), &made).unwrap();
            made
        });
        Reflect::set(&owner, &(*name).into(), &function).unwrap();
    };
    part(&["runtime", "id"], "careline".into());
    part(
        &["runtime", "sendMessage"],
        answering(|request| background(&request)),
    );
    let hear = Closure::<dyn Fn(Function)>::new(|listener: Function| {
        WORLD.with_borrow_mut(|world| world.listeners.push(listener));
    });
    part(
        &["runtime", "onMessage", "addListener"],
        hear.into_js_value(),
    );
    part(
        &["runtime", "onMessage", "removeListener"],
        answering(|_| Ok(JsValue::UNDEFINED)),
    );
    part(&["tabs", "query"], answering(|_| tabs()));
    part(&["tabs", "sendMessage"], answering(|_| content_script()));
    part(
        &["permissions", "contains"],
        answering(|_| Ok(JsValue::TRUE)),
    );
    Reflect::set(&js_sys::global(), &"chrome".into(), &chrome).unwrap();
}

/// A function that answers with a promise.
fn answering(answer: impl Fn(JsValue) -> Result<JsValue, JsValue> + 'static) -> JsValue {
    let answer =
        Closure::<dyn Fn(JsValue) -> Promise>::new(move |asked: JsValue| match answer(asked) {
            Ok(value) => Promise::resolve(&value),
            Err(error) => Promise::reject(&error),
        });
    answer.into_js_value().unchecked_into::<Function>().into()
}

fn background(request: &JsValue) -> Result<JsValue, JsValue> {
    let request: Request = from_compact(request).map_err(|error| words(&error))?;
    WORLD.with_borrow_mut(|world| {
        let reply = match &request {
            Request::Settings => Reply::Settings {
                settings: Box::new(world.settings.clone().unwrap()),
            },
            Request::Overview => Reply::Overview {
                overview: world.overview.clone(),
            },
            Request::Kept => Reply::Kept { values: Vec::new() },
            Request::TimeZones => Reply::TimeZones {
                names: vec!["Europe/Madrid".to_owned(), "UTC".to_owned()],
            },
            Request::TryPolicies { .. } => Reply::PolicyExamples {
                examples: Vec::new(),
            },
            Request::Learned => Reply::Learned { brands: Vec::new() },
            Request::Stored { .. } => Reply::Stored {
                stored: Stored::default(),
                next: None,
            },
            Request::Example => Reply::Tickets {
                tickets: world.rows.iter().map(|row| row.ticket.clone()).collect(),
                over_limit: 0,
            },
            Request::SaveSettings { settings } => {
                world.settings = Some((**settings).clone());
                Reply::Settings {
                    settings: settings.clone(),
                }
            }
            Request::Queue { from, many, .. } => Reply::Queue {
                page: page(&world.rows, *from, *many),
            },
            Request::Search { filter, from, .. } => Reply::Found {
                rows: world
                    .rows
                    .iter()
                    .filter(|row| *from > 0 && row.text.contains(&filter.words))
                    .cloned()
                    .collect(),
                // In two pieces, the first of which finds nothing.
                next: (*from == 0).then_some(512),
            },
            Request::Bulk { acts } => Reply::Bulk {
                done: acts.iter().map(done).collect(),
            },
            Request::Devices { .. } => Reply::Devices {
                devices: Box::default(),
                outgoing: Default::default(),
            },
            _ => Reply::Done,
        };
        world.asked.push(request);
        to_compact(&reply).map_err(|error| words(&error))
    })
}

fn page(rows: &[Row], from: u32, many: u32) -> Page {
    let shown = rows.iter().skip(from as usize).take(many as usize);
    Page {
        from,
        rows: shown.cloned().collect(),
        total: rows.len().try_into().unwrap(),
        counts: vec![0; QueueView::ALL.len()],
    }
}

fn done(act: &BulkAct) -> Done {
    Done {
        of: act.of.clone(),
        post: act.post,
        outcome: Ok(Stamp {
            ms: Millis(1),
            counter: 0,
            device: DeviceId("d1".to_owned()),
        }),
    }
}

fn words(error: &BrowserError) -> JsValue {
    error.to_string().into()
}

fn tabs() -> Result<JsValue, JsValue> {
    let address = WORLD.with_borrow(|world| world.address.clone());
    plain(&serde_json::json!([{ "id": 5, "windowId": 1, "url": address }]))
}

fn content_script() -> Result<JsValue, JsValue> {
    match WORLD.with_borrow(|world| world.health.clone()) {
        Some(health) => plain(&health),
        None => Err(js_sys::Error::new("Receiving end does not exist.").into()),
    }
}

fn plain(value: &impl serde::Serialize) -> Result<JsValue, JsValue> {
    JSON::parse(&serde_json::to_string(value).unwrap())
}
