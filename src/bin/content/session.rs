//! One page's session: from the first batch of posts to the last.

mod account;
mod card;
mod covering;
mod drafting;
mod sending;
mod sight;
mod telling;
mod truth;

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use careline::browser::messaging;
use careline::browser::{BrowserError, now, storage};
use careline::desk::compact;
use careline::desk::post::{Handle, PostId, SeenPost};
use careline::desk::request::{PageNotice, PageQuestion};
use careline::desk::selectors::LoadedTables;
use careline::desk::settings::PageSettings;
use careline::desk::store::PAGE;
use careline::desk::view::{TicketRef, TicketView};
use careline::overlay::{AgentCommand, Anchor, Command, Message, Overlay, Theme};
use careline::page::theme::ThemeWatch;
use careline::page::watch::{Batch, Shown, Watch};
use careline::page::writing::{News, Writing};
use careline::page::{self, adapter};
use gloo_events::EventListener;
use gloo_timers::callback::Interval;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element};

use self::covering::Covering;
use self::drafting::Drafting;
use self::truth::Answering;
use crate::posts::{Call, Posts};
use crate::reply::{self, Asked};

/// The elements that Careline adds to the page all bear names that begin so.
const OWN_NAME: &str = "careline-";

#[wasm_bindgen]
extern "C" {
    /// Hands the page's listener to `content.js`.
    #[wasm_bindgen(js_name = carelineReady)]
    fn ready(on_message: &Closure<dyn Fn(JsValue) -> js_sys::Promise>);

    /// What `overlay_styles.js` holds: the overlay's style sheet, which the module need not carry.
    #[wasm_bindgen(thread_local_v2, js_name = carelineStyles)]
    static STYLES: js_sys::JsString;
}

thread_local! {
    static SESSION: RefCell<Option<Rc<Session>>> = const { RefCell::new(None) };
}

/// What lives as long as the page.
struct Session {
    me: Weak<Session>,
    document: Document,
    overlay: Overlay,
    posts: RefCell<Posts>,
    /// What the background has not heard of yet.
    untold: RefCell<Vec<SeenPost>>,
    covering: RefCell<Covering>,
    is_telling: Cell<bool>,
    is_awaiting_viewer: Cell<bool>,
    asked: RefCell<Option<Asked>>,
    /// Whether posts were missed when it was last looked.
    lacks: Cell<bool>,
    /// Why the background could not store what it was told last.
    trouble: RefCell<Option<String>>,
    /// What the page says of either.
    told: RefCell<Option<String>>,
    answering: RefCell<Option<Answering>>,
    drafting: RefCell<Option<Drafting>>,
    /// The post that X was told to send a reply to, and its ticket.
    sending: RefCell<Option<(TicketRef, PostId)>>,
    /// Whose account was signed in when it was last looked.
    viewer: RefCell<Option<Handle>>,
    /// Whether the background is being asked about the draft.
    is_reading: Cell<bool>,
    /// What ends with the session, or with an update of the extension.
    watching: RefCell<Option<Watching>>,
}

struct Watching {
    watch: Watch,
    _theme: ThemeWatch,
    _writing: Writing,
    _visibility: EventListener,
    /// Looks now and then how well the page is read, while it is shown.
    sight: Option<Interval>,
}

/// Begins: answers what the extension asks of this page, and draws once the page has come alive.
pub async fn start() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let on_message = Closure::new(|message| {
        wasm_bindgen_futures::future_to_promise(async move { answer(&message) })
    });
    ready(&on_message);
    // It listens for as long as the page lives.
    on_message.forget();
    page::hydration::hydrated(&document).await;
    if let Err(why) = draw(document).await {
        web_sys::console::info_1(&format!("Careline: {why}").into());
    }
}

/// Why nothing is drawn on this page.
#[derive(Debug, thiserror::Error)]
enum Idle {
    #[error(transparent)]
    Browser(#[from] BrowserError),
    #[error(transparent)]
    Overlay(#[from] careline::overlay::OverlayError),
    #[error(transparent)]
    Watch(#[from] page::watch::WatchError),
}

async fn draw(document: Document) -> Result<(), Idle> {
    Overlay::sweep()?;
    let settings = page_settings().await?;
    page::load_selectors(&settings.selectors);
    let theme = look_of(page::theme::Theme::of(&document));
    let styles = STYLES.with(|styles| String::from(styles));
    let overlay = Overlay::new(now, theme, &styles, on_command)?;
    let session = Rc::new_cyclic(|me| Session {
        me: me.clone(),
        overlay,
        posts: RefCell::new(Posts::new(settings)),
        untold: RefCell::default(),
        covering: RefCell::default(),
        is_telling: Cell::new(false),
        is_awaiting_viewer: Cell::new(false),
        asked: RefCell::default(),
        lacks: Cell::new(false),
        trouble: RefCell::default(),
        told: RefCell::default(),
        answering: RefCell::default(),
        drafting: RefCell::default(),
        sending: RefCell::default(),
        viewer: RefCell::default(),
        is_reading: Cell::new(false),
        watching: RefCell::default(),
        document,
    });
    SESSION.set(Some(Rc::clone(&session)));
    if let Err(unread) = adapter::choose(&session.document) {
        web_sys::console::info_1(&format!("Careline: {unread}").into());
    }
    session.watch()?;
    Ok(())
}

async fn page_settings() -> Result<PageSettings, BrowserError> {
    match storage::get_one(PAGE).await? {
        Some(text) => compact::read(&text)
            .map_err(|error| BrowserError::Shape(format!("the page settings: {error}"))),
        None => Ok(PageSettings {
            brands: Vec::new(),
            target_minutes: 0,
            golden_minutes: 0,
            at_risk_percent: 0,
            keep_unmatched: false,
            added: Vec::new(),
            selectors: LoadedTables::default(),
        }),
    }
}

fn session() -> Option<Rc<Session>> {
    SESSION.with_borrow(Clone::clone)
}

/// Answers what another context of the extension asks of this page.
fn answer(message: &JsValue) -> Result<JsValue, JsValue> {
    let document = web_sys::window()
        .and_then(|window| window.document())
        .ok_or(JsValue::NULL)?;
    let said = match PageQuestion::of(&message.as_string().unwrap_or_default()) {
        Some(PageQuestion::Read) => messaging::to_js(&page::read(&document)),
        Some(PageQuestion::Health) => messaging::to_js(&page::health(&document)),
        Some(PageQuestion::Sample) => messaging::to_js(&page::sample(&document)),
        None => messaging::from_compact(message).map(|notice| {
            if let Some(session) = session() {
                session.hear(&notice);
            }
            JsValue::NULL
        }),
    };
    said.map_err(|error| error.to_string().into())
}

/// Looks at everything again with the new settings.
async fn settings_changed() {
    let Some(session) = session() else { return };
    match page_settings().await {
        Ok(settings) => {
            page::load_selectors(&settings.selectors);
            for post in session.overlay.posts() {
                session.overlay.remove(post);
            }
            session.posts.replace(Posts::new(settings));
            session.complain(session.watch());
        }
        Err(error) => session.fail(&error),
    }
}

fn on_command(command: Command) {
    if let Some(session) = session() {
        session.obey(command);
    }
}

impl Session {
    /// Follows the page from here on; what was followed before is let go.
    fn watch(&self) -> Result<(), page::watch::WatchError> {
        self.watching.take();
        let me = self.me.clone();
        let watch = Watch::start(&self.document, OWN_NAME, move |batch| {
            if let Some(session) = me.upgrade() {
                session.look(batch);
            }
        })?;
        let me = self.me.clone();
        let theme = ThemeWatch::start(&self.document, move |theme| {
            if let Some(session) = me.upgrade() {
                session.complain(session.overlay.set_theme(look_of(theme)));
            }
        })?;
        let me = self.me.clone();
        let writing = Writing::start(&self.document, move |news| {
            let Some(session) = me.upgrade() else { return };
            match news {
                News::Box(editor) => session.look_at_box(editor),
                News::Pressed(editor) => session.note_press(editor),
                News::Sent(sent) => session.note_sent(sent),
            }
        })?;
        let me = self.me.clone();
        let visibility = EventListener::new(&self.document, "visibilitychange", move |_| {
            let Some(session) = me.upgrade() else { return };
            session.look_after_sight();
            if !session.document.hidden() {
                session.tell_again();
            }
        });
        let watching = Watching {
            watch,
            _theme: theme,
            _writing: writing,
            _visibility: visibility,
            sight: None,
        };
        self.watching.replace(Some(watching));
        self.look_after_sight();
        Ok(())
    }

    /// Looks at a batch of posts. Signed out, nothing is drawn and nothing stored.
    fn look(&self, batch: Batch) {
        if !messaging::is_alive() {
            return self.fail(&BrowserError::Orphaned);
        }
        let Ok(adapter) = adapter::choose(&self.document) else {
            return;
        };
        if adapter.viewer(&self.document).is_none() {
            return self.await_viewer();
        }
        let shown = batch.appeared.iter().chain(&batch.changed);
        self.look_at_neighbours();
        self.look_beyond(shown.filter_map(|shown| Some(&shown.reading.as_ref().ok()?.post)));
        for Shown { article, reading } in batch.appeared.into_iter().chain(batch.changed) {
            match reading {
                Ok(seen) => self.look_at(&article, &seen),
                Err(_) => self.overlay.clear(&article),
            }
        }
        let on_page = self.overlay.posts();
        if let Ok(mut posts) = self.posts.try_borrow_mut() {
            posts.forget_all_but(&on_page);
        }
        self.overlay.prune();
        self.tell();
    }

    /// X may show its posts before it shows who is signed in: looks again a few times, ever less
    /// often, and then begins anew with everything on the page.
    fn await_viewer(&self) {
        if self.is_awaiting_viewer.replace(true) {
            return;
        }
        self.spawn(async move |me| {
            for seconds in [1, 2, 4, 8, 16] {
                TimeoutFuture::new(seconds * 1_000).await;
                // When it is shown again, everything on it is looked at anew.
                if me.document.hidden() {
                    break;
                }
                let adapter = adapter::choose(&me.document);
                if adapter.is_ok_and(|adapter| adapter.viewer(&me.document).is_some()) {
                    me.complain(me.watch());
                    break;
                }
            }
            me.is_awaiting_viewer.set(false);
        });
    }

    fn look_at(&self, article: &Element, seen: &SeenPost) {
        let call = match self.posts.try_borrow_mut() {
            Ok(mut posts) => posts.look(seen),
            Err(_) => return,
        };
        let tell = match call {
            Call::Nothing => {
                self.overlay.clear(article);
                false
            }
            Call::Tell => {
                self.overlay.clear(article);
                true
            }
            Call::Chip { content, tell } => {
                let anchors = page::anchors(&self.document, article).ok().flatten();
                if let (Some(anchors), Some(post)) = (anchors, seen.post.id) {
                    let anchor = Anchor {
                        article: anchors.article,
                        header: anchors.header,
                        end_of_header: anchors.end,
                    };
                    self.complain(self.overlay.show(post, &anchor, content));
                }
                tell
            }
        };
        if tell && let Ok(mut untold) = self.untold.try_borrow_mut() {
            untold.push(seen.clone());
        }
    }

    fn hear(&self, notice: &PageNotice) {
        match notice {
            // A hidden page asks anew when it is looked at.
            PageNotice::Changed { .. } if self.document.hidden() => {}
            PageNotice::Changed { tickets } => {
                self.take(tickets);
                self.refresh_card(tickets);
                self.reread_draft(tickets);
            }
            PageNotice::Say { words } => self.complain(self.overlay.notice(words, Some("OK"))),
            PageNotice::SettingsChanged => wasm_bindgen_futures::spawn_local(settings_changed()),
        }
    }

    /// Brings the chips of these tickets up to date.
    fn take(&self, tickets: &[TicketView]) {
        let changed: Vec<_> = match self.posts.try_borrow_mut() {
            Ok(mut posts) => tickets
                .iter()
                .flat_map(|ticket| posts.take(ticket))
                .collect(),
            Err(_) => return,
        };
        for (post, content) in changed {
            self.complain(self.overlay.update(post, &content));
        }
    }

    fn obey(&self, Command { what, proof }: Command) {
        match what {
            AgentCommand::OpenCard { post } => {
                self.begin_answer(post);
                self.fill_card(post);
            }
            AgentCommand::Act { of, post, act } => self.act(of, post, act),
            AgentCommand::Insert {
                of,
                post,
                template,
                text,
            } => {
                self.insert(of, post, template, text, &proof);
            }
            AgentCommand::Copy { text } => {
                self.spawn(async move |me| {
                    let message = reply::copy("", &text).await;
                    me.say(&message);
                });
            }
            AgentCommand::Notice => self.overlay.end_notice(),
            AgentCommand::SendAnyway { despite, why } => self.send_anyway(despite, why),
            AgentCommand::Offered { template, text } => {
                self.insert_typed(template, text, &proof);
            }
            AgentCommand::NoOffer => self.offer_nothing(),
        }
    }

    fn say(&self, message: &Message) {
        self.complain(self.overlay.say_in_card(Some(message)));
    }

    /// Tells the agent what went wrong between this page and the extension. When the extension was
    /// updated under the page, nothing here works any more: everything is taken away but one line.
    fn fail(&self, error: &BrowserError) {
        if *error == BrowserError::Orphaned {
            self.watching.take();
            self.drafting.take();
            self.overlay.close_card();
            self.overlay.end_draft();
            for post in self.overlay.posts() {
                self.overlay.remove(post);
            }
            self.complain(self.overlay.notice(&error.to_string(), None));
        } else if self.overlay.card_post().is_some() {
            self.say(&wrong(error.to_string()));
        } else {
            self.complain(Err::<(), _>(error));
        }
    }

    /// Says in the console what can't be said on the page.
    fn complain<E: std::fmt::Display>(&self, result: Result<(), E>) {
        if let Err(error) = result {
            web_sys::console::info_1(&format!("Careline: {error}").into());
        }
    }

    fn spawn<F: Future<Output = ()> + 'static>(&self, work: impl FnOnce(Rc<Self>) -> F + 'static) {
        if let Some(me) = self.me.upgrade() {
            wasm_bindgen_futures::spawn_local(work(me));
        }
    }
}

fn wrong(text: String) -> Message {
    Message {
        text,
        wrong: true,
        copy: None,
    }
}

fn look_of(theme: page::theme::Theme) -> Theme {
    match theme {
        page::theme::Theme::Light => Theme::Light,
        page::theme::Theme::Dark => Theme::Dark,
    }
}
