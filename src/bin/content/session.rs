//! One page's session: from the first batch of posts to the last.

mod account;
mod drafting;
mod truth;

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use careline::browser::messaging::{self, ask};
use careline::browser::{BrowserError, now, storage};
use careline::desk::compact;
use careline::desk::health::Sight;
use careline::desk::post::{PostId, SeenPost};
use careline::desk::request::{Act, PageNotice, PageQuestion, PageReply, PageRequest};
use careline::desk::settings::PageSettings;
use careline::desk::store::PAGE;
use careline::desk::view::{CardView, TicketRef, TicketView};
use careline::overlay::{AgentCommand, Anchor, Command, Message, Overlay, Theme, Trusted};
use careline::page::theme::ThemeWatch;
use careline::page::watch::{Batch, Shown, Watch};
use careline::page::writing::Writing;
use careline::page::{self, adapter};
use gloo_events::EventListener;
use gloo_timers::callback::Interval;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element};

use self::drafting::Drafting;
use self::truth::Answering;
use crate::posts::{Call, Posts};
use crate::reply::{self, Asked, Ended};

/// The elements that Careline adds to the page all bear names that begin so.
const OWN_NAME: &str = "careline-";

/// How long the background is left alone after a message, in milliseconds: while an agent scrolls, each
/// step brings posts, and a message costs the page more than the posts in it.
const BETWEEN_MESSAGES_MS: u32 = 60;

/// How many posts one message to the background holds at most.
const BATCH: usize = 50;

/// How many posts are kept for a background that does not take them: a page may show any number.
const UNTOLD_AT_MOST: usize = 2_000;

/// Why a post has no ticket although it is a customer's.
const TOO_MANY: &str = "This post was not taken in: more posts came in ten minutes than anybody reads. Open its card again later.";

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
    is_telling: Cell<bool>,
    is_awaiting_viewer: Cell<bool>,
    asked: RefCell<Option<Asked>>,
    /// Whether posts were missed when it was last looked.
    lacks: Cell<bool>,
    /// What the page says of that.
    told: RefCell<Option<String>>,
    answering: RefCell<Option<Answering>>,
    drafting: RefCell<Option<Drafting>>,
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

/// How often it is looked whether the page is still read, in milliseconds. Two looks in turn decide:
/// what X is just drawing is no failure.
const LOOK_MS: u32 = 700;

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
    let theme = look_of(page::theme::Theme::of(&document));
    let styles = STYLES.with(|styles| String::from(styles));
    let overlay = Overlay::new(now, theme, &styles, on_command)?;
    let session = Rc::new_cyclic(|me| Session {
        me: me.clone(),
        overlay,
        posts: RefCell::new(Posts::new(settings)),
        untold: RefCell::default(),
        is_telling: Cell::new(false),
        is_awaiting_viewer: Cell::new(false),
        asked: RefCell::default(),
        lacks: Cell::new(false),
        told: RefCell::default(),
        answering: RefCell::default(),
        drafting: RefCell::default(),
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
        let writing = Writing::start(&self.document, move |editor| {
            if let Some(session) = me.upgrade() {
                session.look_at_box(editor);
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

    /// Looks after how well the page is read while it is shown, and not while it is hidden.
    fn look_after_sight(&self) {
        let me = self.me.clone();
        let sight = (!self.document.hidden()).then(|| {
            Interval::new(LOOK_MS, move || {
                if let Some(session) = me.upgrade() {
                    session.check_sight();
                }
            })
        });
        if let Ok(mut watching) = self.watching.try_borrow_mut()
            && let Some(watching) = watching.as_mut()
        {
            watching.sight = sight;
        }
    }

    /// Says on the page when less than nine of ten posts are read, and no longer once they are.
    fn check_sight(&self) {
        let tally = match self.watching.try_borrow() {
            Ok(watching) => watching.as_ref().map(|watching| watching.watch.tally()),
            Err(_) => return,
        };
        let line = page::health::is_doubtful(&self.document, tally.unwrap_or_default())
            .then(|| page::health::brief(&self.document))
            .filter(|health| health.viewer.is_some())
            .and_then(|health| Sight::line(&health));
        let lacked = self.lacks.replace(line.is_some());
        if line.as_ref() == self.told.borrow().as_ref() || (line.is_some() && !lacked) {
            return;
        }
        self.told.replace(line.clone());
        match line {
            Some(line) => self.complain(self.overlay.notice(&line, None)),
            None => self.overlay.end_notice(),
        }
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

    /// Tells the background of what it has not heard of, one message after the other.
    fn tell(&self) {
        if self.is_telling.get() {
            return;
        }
        let Some(me) = self.me.upgrade() else { return };
        self.is_telling.set(true);
        wasm_bindgen_futures::spawn_local(async move {
            loop {
                let posts: Vec<SeenPost> = {
                    let mut untold = me.untold.borrow_mut();
                    let many = untold.len().min(BATCH);
                    untold.drain(..many).collect()
                };
                if posts.is_empty() {
                    break;
                }
                // The background may have ended while it listened; what a page shows can be told
                // twice.
                let request = PageRequest::Seen { posts };
                let mut answer = ask(&request).await;
                if matches!(answer, Err(BrowserError::Silent(_))) {
                    answer = ask(&request).await;
                }
                match answer {
                    Ok(PageReply::Tickets { tickets, .. }) => {
                        me.take(&tickets);
                        TimeoutFuture::new(BETWEEN_MESSAGES_MS).await;
                    }
                    Ok(_) => {
                        me.keep_untold(request);
                        break;
                    }
                    Err(error) => {
                        me.keep_untold(request);
                        me.fail(&error);
                        break;
                    }
                }
            }
            me.is_telling.set(false);
        });
    }

    /// Keeps what the background did not take, for the next time there is something to tell.
    fn keep_untold(&self, request: PageRequest) {
        if let (PageRequest::Seen { posts }, Ok(mut untold)) =
            (request, self.untold.try_borrow_mut())
        {
            untold.splice(..0, posts);
            untold.truncate(UNTOLD_AT_MOST);
        }
    }

    /// Tells the background again of every post with a chip: other tabs may have changed its
    /// ticket while this one was hidden.
    fn tell_again(&self) {
        let on_page = self.overlay.posts();
        let seen: Vec<SeenPost> = match self.posts.try_borrow() {
            Ok(posts) => on_page
                .into_iter()
                .filter_map(|post| posts.seen(post))
                .collect(),
            Err(_) => return,
        };
        if let Ok(mut untold) = self.untold.try_borrow_mut() {
            untold.extend(seen);
        }
        self.tell();
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

    fn refresh_card(&self, tickets: &[TicketView]) {
        let Some(post) = self.overlay.card_post() else {
            return;
        };
        if tickets.iter().any(|ticket| ticket.posts.contains(&post)) {
            self.fill_card(post);
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

    fn fill_card(&self, post: PostId) {
        self.spawn(async move |me| {
            let Some(of) = me.ticket_ref(post).await else {
                return;
            };
            let reply = ask(&PageRequest::Card { of, post }).await;
            me.show_card(post, reply);
        });
    }

    /// The ticket of a post; asks for it where the background has not answered yet.
    async fn ticket_ref(&self, post: PostId) -> Option<TicketRef> {
        let (ticket, seen) = {
            let posts = self.posts.try_borrow().ok()?;
            (posts.ticket(post), posts.seen(post))
        };
        if let Some(ticket) = ticket {
            return Some(ticket.of);
        }
        match ask(&PageRequest::Seen { posts: vec![seen?] }).await {
            Ok(PageReply::Tickets {
                tickets,
                over_limit,
            }) => {
                self.take(&tickets);
                if over_limit > 0 {
                    self.say(&wrong(TOO_MANY.to_owned()));
                }
            }
            Ok(PageReply::Refused { why }) => self.say(&wrong(why)),
            Ok(_) => {}
            Err(error) => self.fail(&error),
        }
        self.posts
            .try_borrow()
            .ok()?
            .ticket(post)
            .map(|ticket| ticket.of)
    }

    fn show_card(&self, post: PostId, reply: Result<PageReply, BrowserError>) {
        match reply {
            Ok(PageReply::Card { card }) => self.take_card(post, *card),
            Ok(PageReply::Refused { why }) => self.say(&wrong(why)),
            Ok(_) => {}
            Err(error) => self.fail(&error),
        }
    }

    fn take_card(&self, post: PostId, card: CardView) {
        self.take(std::slice::from_ref(&card.ticket));
        self.look_at_account(post, &card);
        self.complain(self.overlay.update_card(post, card));
    }

    fn insert(&self, of: TicketRef, post: PostId, template: String, text: String, proof: &Trusted) {
        let seen = self
            .posts
            .try_borrow()
            .ok()
            .and_then(|posts| posts.seen(post));
        let Some(seen) = seen else { return };
        let asking = Asked {
            post,
            template: template.clone(),
        };
        let append = self.asked.take().as_ref() == Some(&asking);
        let written = self.box_for(post);
        match reply::begin(&self.document, &seen.post, written, &text, proof, append) {
            Err(page::composer::ComposerError::NotEmpty) => {
                self.asked.replace(Some(asking));
                self.say(&Message {
                    text: "The box already holds text. Insert again to add this at its end."
                        .to_owned(),
                    wrong: false,
                    copy: Some(text),
                });
            }
            insertion => self.finish(insertion, of, post, template, text),
        }
    }

    /// Ends an insertion: what stands in the box is noted, or the agent told.
    fn finish(
        &self,
        insertion: Result<page::Insertion, page::composer::ComposerError>,
        of: TicketRef,
        post: PostId,
        template: String,
        text: String,
    ) {
        self.spawn(async move |me| {
            let in_card = me.overlay.card_post().is_some();
            match reply::finish(insertion, &text, !in_card).await {
                Ended::Inserted => {
                    let act = Act::Inserted { template };
                    let reply = ask(&PageRequest::Act { of, post, act }).await;
                    me.show_card(post, reply);
                    me.overlay.close_card();
                    me.note_insertion(post);
                    me.say_of_draft("");
                }
                Ended::Told(message) if in_card => me.say(&message),
                Ended::Told(message) => me.say_of_draft(&message.text),
            }
        });
    }

    /// Acts on a ticket; what was done is shown once it is stored.
    fn act(&self, of: TicketRef, post: PostId, act: Act) {
        self.spawn(async move |me| {
            let despite = match &act {
                Act::SendAnyway { despite, .. } => despite.clone(),
                _ => Vec::new(),
            };
            let reply = ask(&PageRequest::Act { of, post, act }).await;
            if matches!(reply, Ok(PageReply::Card { .. })) {
                me.excuse(post, despite);
            }
            me.show_card(post, reply);
        });
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
