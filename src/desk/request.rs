//! What the contexts say to each other. Requests go to the background, which alone writes;
//! questions and notices go to the content scripts.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::brand::{Brand, BrandId};
use super::devices::exchange::{DevicesAsk, Outgoing};
use super::devices::view::DevicesView;
use super::event::{AgentId, Correction, SightingKey, Stamp, TicketId};
use super::hand_off::Errand;
use super::outcome::Noted;
use super::policy_preview::{PolicyExample, PolicyTrial};
use super::post::{Handle, Post, PostId, SeenPost};
use super::preflight::ConcernKind;
use super::privacy::Stored;
use super::queue::{BulkAct, Done, Filter, Order, Page, QueueView, Row};
use super::rule_preview::RulePreview;
use super::settings::Settings;
use super::status::{Priority, Status};
use super::time::{Duration, Millis};
use super::triage::Overrule;
use super::view::{Alert, CardView, FindingView, TicketRef, TicketView};

/// What a page or a panel asks of the background. The first five are those that a page asks, as
/// [`PageRequest`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Request {
    /// A page shows these posts: customers' posts that concern a brand, and brands' own replies.
    /// Answered by the tickets of all of them, known or new.
    Seen {
        /// The posts, in the page's order.
        posts: Vec<SeenPost>,
    },
    /// An agent opened a card.
    Card {
        /// The ticket.
        of: TicketRef,
        /// The post whose chip was opened.
        post: PostId,
    },
    /// An agent acts on a ticket. Answered by its card once the action is stored.
    Act {
        /// The ticket.
        of: TicketRef,
        /// The post whose card is open.
        post: PostId,
        /// What is done.
        act: Act,
    },
    /// An agent writes a reply: what is to be known before it is sent? Answered by its findings.
    PreFlight {
        /// The ticket that it answers.
        of: TicketRef,
        /// The reply as it stands in the composer.
        draft: WrittenDraft,
    },
    /// A page showed these posts in neighbouring rows of a timeline. Answered by no tickets.
    Covered {
        /// The timeline and the posts, as [`Shown`](super::in_order::Shown) reads them.
        shown: String,
    },
    /// A content script's loader asks whether it may try WebAssembly on this host.
    MayLoad {
        /// The page's host.
        host: String,
    },
    /// The page's policy refused WebAssembly.
    LoadRefused {
        /// The page's host.
        host: String,
    },
    /// The options page asks for the settings.
    Settings,
    /// The options page saves them.
    SaveSettings {
        /// The new settings.
        settings: Box<Settings>,
    },
    /// The popup asks how the desk stands.
    Overview,
    /// The options page asks for what could not be read and was kept aside.
    Kept,
    /// The options page asks for everything, as the export format.
    Export,
    /// The daily alarm: texts that have been kept long enough are forgotten, some shards at a
    /// time.
    Forget {
        /// The number of the first of these shards.
        from: u16,
    },
    /// The options page asks what agents have taught triage.
    Learned,
    /// The options page forgets what a brand's agents have taught.
    ResetLearned {
        /// The brand.
        brand: BrandId,
    },
    /// Somebody in the field came back with a code. Answered by the ticket's card.
    HandBack {
        /// The code.
        code: String,
    },
    /// An alarm asks which tickets came to be at risk or overdue since it asked last.
    Alerts,
    /// The options page asks what changed brands would have found, one part after the other.
    PreviewRules {
        /// The brands as they would be saved.
        brands: Vec<Brand>,
        /// Which part, below [`PREVIEW_PARTS`](super::rule_preview::PREVIEW_PARTS).
        part: u16,
    },
    /// The options page asks for what agents have taught triage, as JSON text. Answered by
    /// [`Reply::Export`].
    ExportLearned,
    /// The queue asks for a page of a view.
    Queue {
        /// The view.
        view: QueueView,
        /// The moment at which the view is looked at: the pages of one list are of one moment.
        at: Millis,
        /// The place of the first row.
        from: u32,
        /// How many rows, at most [`ROWS_AT_MOST`](super::queue::ROWS_AT_MOST).
        many: u32,
        /// In which order.
        #[serde(default)]
        order: Order,
    },
    /// The queue asks for the next piece of a search.
    Search {
        /// What is wanted.
        filter: Filter,
        /// The moment at which the view is looked at.
        at: Millis,
        /// The number of the shard to go on from; 0 to begin.
        from: u16,
    },
    /// An agent acts on several tickets at once.
    Bulk {
        /// What is done to each.
        acts: Vec<BulkAct>,
    },
    /// The first run puts an example ticket into the queue. Answered by
    /// [`Reply::Tickets`].
    Example,
    /// The options page asks what is stored, some shards at a time.
    Stored {
        /// The number of the first of these shards.
        from: u16,
    },
    /// The options page forgets a person.
    Erase {
        /// Who.
        handle: Handle,
    },
    /// The options page forgets everything.
    Reset,
    /// Somebody asks about the person's devices, or an alarm has them exchange what they know.
    Devices {
        /// What is asked.
        ask: DevicesAsk,
        /// What lies in the browser's sync: the background puts it in.
        items: BTreeMap<String, String>,
    },
    /// The options page asks which time zones there are.
    TimeZones,
    /// The options page asks what policies say of an example.
    TryPolicies {
        /// The policies as they would be saved, and the example.
        trial: Box<PolicyTrial>,
    },
    /// The browser says that somebody cleared the storage under the desk: what memory holds is stored
    /// no longer.
    Cleared,
    /// An agent adds a post by its link. Answered by [`Reply::Added`].
    Add {
        /// The link.
        link: String,
        /// For which brand; `None` for the first.
        #[serde(default)]
        brand: Option<BrandId>,
        /// The tab that is told what became of it, where it was asked there.
        #[serde(default)]
        tab: Option<i32>,
    },
    /// The page of reports brings a part of a colleague's log, as JSON text. Answered by
    /// [`Reply::Imported`].
    Import {
        /// The part.
        part: String,
    },
    /// The options page has pages be read by a table of selectors. Answered by
    /// [`Reply::Selectors`].
    LoadSelectors {
        /// The file's text; `None` for the table that is built in.
        file: Option<String>,
    },
}

/// The part of [`Request`] that content scripts ask: every open tab of X holds the code for it.
///
/// Its requests are written as those that [`Request`] begins with.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum PageRequest {
    /// The page shows these posts: customers' posts that concern a brand, and brands' own replies.
    Seen {
        /// The posts, in the page's order.
        posts: Vec<SeenPost>,
    },
    /// An agent opened a card.
    Card {
        /// The ticket.
        of: TicketRef,
        /// The post whose chip was opened.
        post: PostId,
    },
    /// An agent acts on a ticket.
    Act {
        /// The ticket.
        of: TicketRef,
        /// The post whose card is open.
        post: PostId,
        /// What is done.
        act: Act,
    },
    /// An agent writes a reply: what is to be known before it is sent? Answered by its findings.
    PreFlight {
        /// The ticket that it answers.
        of: TicketRef,
        /// The reply as it stands in the composer.
        draft: WrittenDraft,
    },
    /// The page showed these posts in neighbouring rows of a timeline. Answered by no tickets.
    Covered {
        /// The timeline and the posts.
        shown: String,
    },
}

/// What an agent does to a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Takes it.
    Claim,
    /// Lets it go.
    Release,
    /// Moves it to another status.
    SetStatus {
        /// The new status.
        to: Status,
    },
    /// Overrules its priority.
    SetPriority {
        /// The new priority.
        to: Priority,
    },
    /// Adds a note.
    Note {
        /// The text.
        text: String,
    },
    /// Adds a tag.
    Tag {
        /// The tag.
        tag: String,
    },
    /// Takes a tag off.
    Untag {
        /// The tag.
        tag: String,
    },
    /// Puts it out of the way.
    Snooze {
        /// Until when.
        until: Millis,
    },
    /// Brings it back.
    Wake,
    /// A template's text now stands in the composer.
    Inserted {
        /// The template.
        template: String,
    },
    /// Says that a sighting is false.
    Discard {
        /// The sighting.
        sighting: SightingKey,
    },
    /// Undoes an action.
    Undo {
        /// The action.
        action: Stamp,
    },
    /// Says of the post whose card is open what is right instead of what triage said.
    Correct {
        /// What is right.
        to: Correction,
    },
    /// Makes it part of another ticket of the same customer with the same brand.
    Merge {
        /// The other ticket.
        into: TicketId,
    },
    /// Has the post whose card is open start a ticket of its own.
    Split,
    /// Gives it to an agent.
    Assign {
        /// The agent: one of the team's settings, or one who acted on this customer's tickets.
        to: AgentId,
    },
    /// Starts the clock of a promise.
    Promise {
        /// The reply that promises.
        reply: PostId,
        /// Where its words begin.
        start: u32,
        /// Until when it is to be kept; `None` as it was proposed.
        due: Option<Millis>,
    },
    /// Says that proposed words promise nothing.
    NoPromise {
        /// The reply.
        reply: PostId,
        /// Where the words begin.
        start: u32,
    },
    /// Hands its matter to someone in the field.
    HandOff {
        /// What is to be done.
        errand: Errand,
    },
    /// Closes a hand-off's loop.
    HandBack {
        /// The return code.
        code: String,
    },
    /// Means to send a reply although pre-flight advises against it.
    SendAnyway {
        /// What it warned of.
        despite: Vec<ConcernKind>,
        /// The reason.
        why: String,
    },
    /// X's page says, by a link to it, that the reply was sent which the agent wrote to the post that is
    /// named. No action of the agent's: it is sighted, if it can be true.
    Sent {
        /// The reply.
        reply: PostId,
        /// The account that the link names, else the one that was signed in.
        by: Handle,
    },
    /// Says what came of it for the customer.
    Outcome {
        /// What.
        noted: Noted,
    },
}

/// A reply as it stands in X's composer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrittenDraft {
    /// The text.
    pub text: String,
    /// The account that would send it; `None` where the page does not show which.
    pub account: Option<Handle>,
    /// When the agent began to write.
    pub begun: Millis,
}

/// What the background answers. The first ones are those that a page reads, as [`PageReply`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// The request was not carried out and nothing changed.
    Refused {
        /// What is wrong and what to do, as a sentence.
        why: String,
    },
    /// The tickets asked for.
    Tickets {
        /// One view for each ticket.
        tickets: Vec<TicketView>,
        /// How many sightings were not stored because the page showed too many at once.
        over_limit: u32,
    },
    /// A ticket's card.
    Card {
        /// The card.
        card: Box<CardView>,
    },
    /// What pre-flight found in a draft, what matters most first.
    PreFlight {
        /// The findings.
        findings: Vec<FindingView>,
    },
    /// Whether WebAssembly may be tried.
    Load {
        /// True unless the host refused within the last day.
        allowed: bool,
    },
    /// Noted; there is nothing to show.
    Done,
    /// The settings.
    Settings {
        /// The settings.
        settings: Box<Settings>,
    },
    /// How the desk stands.
    Overview {
        /// The figures.
        overview: Overview,
    },
    /// What was kept aside.
    Kept {
        /// Each unreadable value.
        values: Vec<KeptValue>,
    },
    /// Everything, in the export format (`docs/formats.md`), as JSON text.
    Export {
        /// The text of the file.
        json: String,
    },
    /// What agents have taught triage.
    Learned {
        /// One entry for each brand whose agents have overruled triage.
        brands: Vec<LearnedView>,
    },
    /// What changed brands would have found: one part of it.
    RulePreview {
        /// The part.
        preview: Box<RulePreview>,
    },
    /// What there is to tell an agent who is not looking, most pressing first.
    Alerts {
        /// Each ticket once.
        alerts: Vec<Alert>,
    },
    /// A page of the queue.
    Queue {
        /// The page.
        page: Page,
    },
    /// A piece of a search.
    Found {
        /// What was found in it, unsorted.
        rows: Vec<Row>,
        /// The shard to go on from; `None` at the end.
        next: Option<u16>,
    },
    /// What became of several acts.
    Bulk {
        /// Each act, in their order.
        done: Vec<Done>,
    },
    /// What some shards hold.
    Stored {
        /// The counts.
        stored: Stored,
        /// The shard to go on from; `None` at the end.
        next: Option<u16>,
    },
    /// A person was forgotten.
    Erased {
        /// How many texts were.
        texts: u32,
    },
    /// How the person's devices stand.
    Devices {
        /// What is shown.
        devices: Box<DevicesView>,
        /// What is to be written to the browser's sync.
        outgoing: Outgoing,
    },
    /// The time zones.
    TimeZones {
        /// Their IANA names, sorted.
        names: Vec<String>,
    },
    /// What policies say of an example.
    PolicyExamples {
        /// Each policy, the desk's own targets last.
        examples: Vec<PolicyExample>,
    },
    /// A post was added by its link, or was on the desk already.
    Added {
        /// What became of it, as a sentence.
        words: String,
        /// Its ticket.
        tickets: Vec<TicketView>,
    },
    /// A part of a colleague's log was merged.
    Imported {
        /// How many events were new.
        events: u32,
        /// How many were left out because they lie in the future.
        left_out: u32,
    },
    /// Which table of selectors is in force.
    Selectors {
        /// Its name; `None` for the one that is built in.
        name: Option<String>,
    },
}

/// What a brand's agents have taught triage, as people read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LearnedView {
    /// The brand.
    pub brand: BrandId,
    /// How many times triage was overruled.
    pub overruled: u32,
    /// What was said instead, and how often.
    pub told: Vec<(Overrule, u32)>,
}

/// The part of [`Reply`] that content scripts read: every open tab of X holds the code for it.
///
/// Its answers are written as those that [`Reply`] begins with.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub enum PageReply {
    /// The request was not carried out and nothing changed.
    Refused {
        /// What is wrong and what to do, as a sentence.
        why: String,
    },
    /// The tickets asked for.
    Tickets {
        /// One view for each ticket.
        tickets: Vec<TicketView>,
        /// How many sightings were not stored because the page showed too many at once.
        over_limit: u32,
    },
    /// A ticket's card.
    Card {
        /// The card.
        card: Box<CardView>,
    },
    /// What pre-flight found in a draft, what matters most first.
    PreFlight {
        /// The findings.
        findings: Vec<FindingView>,
    },
}

/// How the desk stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    /// Whether a brand is set up.
    pub has_brand: bool,
    /// Live tickets: new, open, pending, on hold.
    pub live: u32,
    /// Customers waiting past their target.
    pub overdue: u32,
    /// Customers waiting whose target is at risk.
    pub at_risk: u32,
    /// Live tickets of this agent.
    pub mine: u32,
    /// Hosts that refused WebAssembly within the last day.
    pub refused_hosts: Vec<String>,
    /// Unreadable values kept aside.
    pub kept: u32,
    /// Sightings that were not stored today because a page showed too many at once.
    pub over_limit: u32,
    /// Why the policies that are set do not hold, so that the desk's own targets do; `None` where they
    /// do.
    pub policies_unread: Option<String>,
    /// When somebody cleared the storage under the desk, as long as no brand is set up since.
    pub cleared: Option<Millis>,
    /// How far this computer's clock lags behind the desk's latest entry; negative where it does not.
    pub clock_lag: Duration,
    /// The brands, each with its name.
    #[serde(default)]
    pub brands: Vec<(BrandId, String)>,
    /// The name of the table of selectors that was loaded; `None` where the built-in one is in force.
    #[serde(default)]
    pub selectors: Option<String>,
}

/// A stored value that could not be read. Kept as it was, never dropped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptValue {
    /// The key under which it is kept.
    pub key: String,
    /// Why it could not be read.
    pub why: String,
    /// Its size in characters.
    pub size: u32,
}

/// What a content script is asked, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageQuestion {
    /// Which posts does the page show? Answered by a [`PageReading`].
    Read,
    /// How well is the page understood? Answered by a [`PageHealth`].
    Health,
    /// What does the page hold that is not read? Answered by a [`PageSample`].
    Sample,
}

impl PageQuestion {
    /// The word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Health => "health",
            Self::Sample => "sample",
        }
    }

    /// The question that is asked with this word.
    pub fn of(word: &str) -> Option<Self> {
        [Self::Read, Self::Health, Self::Sample]
            .into_iter()
            .find(|question| question.word() == word)
    }
}

/// What a content script is told.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PageNotice {
    /// These tickets changed.
    Changed {
        /// Their new views.
        tickets: Vec<TicketView>,
    },
    /// The settings changed: what the page needs of them is to be read anew.
    SettingsChanged,
    /// The agent is to be told something.
    Say {
        /// What.
        words: String,
    },
}

/// What a page shows, as `cargo xtask read` prints it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageReading {
    /// Which of X's web clients it is; `None` where no adapter understands it.
    pub client: Option<Client>,
    /// Why the page is not read.
    pub unread: Option<String>,
    /// The posts in the page's order, each once.
    pub posts: Vec<Post>,
}

/// X's web clients that Careline reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Client {
    /// The client with `data-testid`.
    Classic,
    /// The newer client, without.
    XWeb,
}

/// How well a page is understood.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageHealth {
    /// Which of X's web clients it is.
    pub client: Option<Client>,
    /// Why the page is not read.
    pub unread: Option<String>,
    /// Who is signed in; `None` when nobody is.
    pub viewer: Option<Handle>,
    /// Posts found on the page.
    pub found: u32,
    /// Posts read.
    pub read: u32,
    /// Why posts were skipped, each reason with its count.
    pub skipped: Vec<(String, u32)>,
}

/// What a diagnostic of a page is made from. It holds a post as the page does, so it stays in the
/// browser: what an agent gets to see of it is [redacted](super::diagnostic).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageSample {
    /// How well the page is understood.
    pub health: PageHealth,
    /// How often each cue stands on the page.
    pub cues: Vec<(String, u32)>,
    /// The markup of a post that is not read, cut where it is long.
    pub post: Option<String>,
}
