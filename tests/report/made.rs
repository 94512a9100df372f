//! Made logs: contacts of one brand whose posts and replies lie where a test puts them.

use careline::desk::brand::{Brand, BrandId};
use careline::desk::event::{
    Action, AgentId, Deed, DeviceId, Digest, Event, Reading, Sighting, Stamp, TicketId,
};
use careline::desk::log::Log;
use careline::desk::mention::MatchClass;
use careline::desk::post::PostId;
use careline::desk::report::asked::Asked;
use careline::desk::report::book::Book;
use careline::desk::report::definition::FigureName;
use careline::desk::report::figure::{Figure, Value};
use careline::desk::settings::Settings;
use careline::desk::status::Priority;
use careline::desk::store::shard::{Beside, Text};
use careline::desk::time::{Duration, Millis};
use careline::desk::triage::PostType;
use careline::desk::verdict::{Owes, Verdict};
use serde_json::json;

/// When the first customer posts: a Monday, 00:00 UTC.
pub const START: Millis = Millis(1_772_409_600_000);

/// So many minutes after [`START`].
pub fn minute(minutes: i64) -> Millis {
    START + Duration::minutes(minutes)
}

/// A log in the making.
#[derive(Default)]
pub struct Made {
    pub log: Log,
    pub beside: Beside,
    ids: u64,
}

/// A customer's post to be made.
pub struct Post<'a> {
    pub person: &'a str,
    pub at: i64,
    pub handle: &'a str,
    pub of: PostType,
    pub text: &'a str,
}

impl Default for Post<'_> {
    fn default() -> Self {
        Self {
            person: "",
            at: 0,
            handle: "acme",
            of: PostType::Complaint,
            text: "",
        }
    }
}

/// The brand Acme with a main handle and one for care.
pub fn acme() -> Brand {
    let brand = json!({"name": "Acme", "handles": ["acme"], "care_handles": ["acmehelp"]});
    serde_json::from_value(brand).unwrap()
}

pub fn brand() -> BrandId {
    acme().id()
}

pub fn settings() -> Settings {
    Settings {
        brands: vec![acme()],
        ..Settings::fresh(AgentId("a".into()))
    }
}

impl Made {
    fn id(&mut self) -> PostId {
        self.ids += 1;
        PostId::new(self.ids)
    }

    fn see(&mut self, post: PostId, at: Millis, reading: Reading) {
        self.log.insert(Event::Sighting(Sighting {
            post,
            brand: brand(),
            version: 1,
            first_seen: at,
            reading,
        }));
    }

    /// The digest of a person: spread as real ones are.
    pub fn person(name: &str) -> Digest {
        careline::desk::digest::Salt("salt".into()).text(name)
    }

    /// A post that starts a ticket; a person without a name is a new one.
    pub fn post(&mut self, made: &Post<'_>) -> TicketId {
        let post = self.id();
        let ticket = TicketId {
            brand: brand(),
            post,
        };
        self.joins(&ticket, post, made);
        ticket
    }

    /// A later post of a ticket.
    pub fn again(&mut self, ticket: &TicketId, made: &Post<'_>) -> PostId {
        let post = self.id();
        self.joins(ticket, post, made);
        post
    }

    fn joins(&mut self, ticket: &TicketId, post: PostId, made: &Post<'_>) {
        let at = minute(made.at);
        let author = if made.person.is_empty() {
            Self::person(&ticket.post.to_string())
        } else {
            Self::person(made.person)
        };
        let text = Self::person(&format!("text {post}"));
        if !made.text.is_empty() {
            let text_kept = Text {
                kept_since: at,
                text: made.text.to_owned(),
                note: false,
            };
            self.beside.texts.insert(text.clone(), text_kept);
        }
        let owes = if made.of.owes_answer() {
            Owes::Yes
        } else {
            Owes::No
        };
        let reading = Reading::Post {
            ticket: ticket.clone(),
            posted_at: at,
            author,
            length: 1,
            text,
            classes: vec![MatchClass::Tagged],
            follows: None,
            addresses: None,
            handles: vec![made.handle.parse().unwrap()],
            verdict: Some(Verdict {
                owes,
                permille: 900,
                post_type: made.of,
                priority: Priority::Normal,
                reasons: Vec::new(),
            }),
            language: Some("en".to_owned()),
        };
        self.see(post, at, reading);
    }

    /// A reply to a ticket's first post.
    pub fn reply(&mut self, ticket: &TicketId, at: i64, signed: Option<&str>) -> PostId {
        let post = self.id();
        let to = self
            .log
            .sightings()
            .find_map(|sighting| match &sighting.reading {
                Reading::Post { author, .. } if sighting.post == ticket.post => {
                    Some(author.clone())
                }
                _ => None,
            });
        let reading = Reading::Reply {
            follows: Some(ticket.post),
            to: to.into_iter().collect(),
            posted_at: minute(at),
            by: "acme".parse().unwrap(),
            text: Digest("r".into()),
            signed: signed.map(str::to_owned),
        };
        self.see(post, minute(at), reading);
        post
    }

    /// An action of an agent.
    pub fn act(&mut self, ticket: &TicketId, at: i64, deed: Deed) {
        self.log.insert(Event::Action(Action {
            id: Stamp {
                ms: minute(at),
                counter: 0,
                device: DeviceId(ticket.post.to_string()),
            },
            version: 1,
            previous: None,
            agent: AgentId("a".into()),
            ticket: ticket.clone(),
            deed,
        }));
    }

    /// A contact of its own person, answered after so many minutes or never.
    pub fn contact(&mut self, at: i64, answered_after: Option<i64>) -> TicketId {
        let ticket = self.post(&Post {
            at,
            ..Post::default()
        });
        if let Some(wait) = answered_after {
            self.reply(&ticket, at + wait, None);
        }
        ticket
    }

    /// The book of the log.
    pub fn book(self) -> Book {
        Book::of_log(settings(), self.log, &self.beside)
    }
}

/// A figure of all contacts of a book.
pub fn figure(name: FigureName, book: &Book, asked: &Asked) -> Figure {
    Figure::of(name, &asked.members(&book.contacts), asked)
}

/// Its value.
pub fn value(name: FigureName, book: &Book, asked: &Asked) -> Value {
    figure(name, book, asked).value
}
