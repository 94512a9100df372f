//! A browser whose storage forgets nothing, Acme's desk in it, and posts as its pages show them.

use std::collections::BTreeMap;

use careline::desk::brand::Brand;
use careline::desk::digest::Salt;
use careline::desk::event::DeviceId;
use careline::desk::persist::{Needs, Writes};
use careline::desk::post::{Post, PostId, ReplyToFrom, SeenPost};
use careline::desk::request::{Act, Reply, Request};
use careline::desk::serve::Served;
use careline::desk::settings::{Agent, Settings, Template};
use careline::desk::state::{Desk, Identity};
use careline::desk::time::{Duration, Millis};
use careline::desk::view::{CardView, TicketView};

/// 22 November 2026, 12:00 UTC.
pub const NOON: Millis = Millis(1_795_348_800_000);

/// A browser: what is stored outlives the background.
#[derive(Default)]
pub struct Browser {
    pub stored: BTreeMap<String, String>,
    pub desk: Option<Desk>,
    pub now: Millis,
    /// Names the browser profile; one without a name is `d1`.
    pub device: String,
}

impl Browser {
    /// A browser in which Acme's desk is set up.
    pub fn with_acme() -> Self {
        Self::of_device("")
    }

    /// The same in a profile of this name, whose digests are its own.
    pub fn of_device(device: &str) -> Self {
        let mut browser = Self {
            now: NOON,
            device: device.to_owned(),
            ..Self::default()
        };
        let Reply::Settings { settings } = browser.ask(Request::Settings).reply else {
            panic!("no settings")
        };
        let settings = Settings {
            agent: Agent {
                name: "Ana M.".into(),
                initials: "AM".into(),
                ..settings.agent
            },
            brands: vec![acme()],
            templates: vec![template("sorry", false), template("got-it", true)],
            ..*settings
        };
        browser.ask(Request::SaveSettings {
            settings: Box::new(settings),
        });
        browser
    }

    pub fn ask(&mut self, request: Request) -> Served {
        let now = self.now;
        let mut desk = self.desk.take().unwrap_or_else(|| self.open());
        let stored = self.read(desk.needs(&request));
        desk.load(desk.shards_for(&request), &stored, now);
        let served = desk.serve(request, now);
        self.write(desk.take_writes());
        if desk.is_journal_due() {
            let shards = desk.journal_shards();
            let stored = self.read(desk.missing(shards.iter().copied()));
            desk.load(shards, &stored, now);
            self.write(desk.fold_journal(now));
        }
        self.desk = Some(desk);
        served
    }

    pub fn open(&self) -> Desk {
        let stored = self.read(Needs::Keys(Desk::first_keys()));
        let device = match self.device.as_str() {
            "" => "d1",
            named => named,
        };
        let fresh = Identity {
            device: DeviceId(device.into()),
            salt: Salt(format!("salt{}", self.device)),
        };
        let mut desk = Desk::begin(&stored, fresh, self.now);
        loop {
            match desk.opening_needs() {
                Needs::Nothing => return desk,
                needs => desk.go_on_opening(&self.read(needs), self.now),
            }
        }
    }

    pub fn read(&self, needs: Needs) -> BTreeMap<String, String> {
        match needs {
            Needs::Nothing => BTreeMap::new(),
            Needs::Everything => self.stored.clone(),
            Needs::Keys(keys) => keys
                .into_iter()
                .filter_map(|key| Some((key.clone(), self.stored.get(&key)?.clone())))
                .collect(),
        }
    }

    pub fn write(&mut self, writes: Writes) {
        self.stored.extend(writes.set);
        for key in writes.remove {
            self.stored.remove(&key);
        }
    }

    /// The browser ends the background; what it held in memory is gone.
    pub fn end_background(&mut self) {
        self.desk = None;
    }

    pub fn wait(&mut self, length: Duration) {
        self.now = self.now + length;
    }

    pub fn see(&mut self, posts: &[SeenPost]) -> Vec<TicketView> {
        match self
            .ask(Request::Seen {
                posts: posts.to_vec(),
            })
            .reply
        {
            Reply::Tickets { tickets, .. } => tickets,
            other => panic!("{other:?}"),
        }
    }

    /// The one ticket of this post.
    pub fn ticket(&mut self, post: &SeenPost) -> TicketView {
        let mut tickets = self.see(std::slice::from_ref(post));
        assert_eq!(tickets.len(), 1, "{tickets:?}");
        tickets.remove(0)
    }

    pub fn act(&mut self, post: &SeenPost, act: Act) -> Result<CardView, String> {
        let of = self.ticket(post).of;
        match self
            .ask(Request::Act {
                of,
                post: post.post.id.unwrap(),
                act,
            })
            .reply
        {
            Reply::Card { card } => Ok(*card),
            Reply::Refused { why } => Err(why),
            other => panic!("{other:?}"),
        }
    }

    pub fn card(&mut self, post: &SeenPost) -> CardView {
        let of = self.ticket(post).of;
        match self
            .ask(Request::Card {
                of,
                post: post.post.id.unwrap(),
            })
            .reply
        {
            Reply::Card { card } => *card,
            other => panic!("{other:?}"),
        }
    }
}

pub fn acme() -> Brand {
    serde_json::from_str(
        r#"{"name": "Acme", "handles": ["acme"], "care_handles": ["acmehelp"],
            "names": ["Acme"], "hashtags": ["AcmeFail"], "team": ["ana_at_acme"]}"#,
    )
    .unwrap()
}

pub fn template(id: &str, acknowledgement: bool) -> Template {
    let text = "Hi {{ customer.first_name }}".to_owned();
    Template {
        id: id.into(),
        name: id.into(),
        text,
        acknowledgement,
        ..Template::default()
    }
}

/// The id of a post made at this time: what X would have given it.
pub fn id_at(time: Millis, number: u64) -> PostId {
    PostId::new(((time.0 - 1_288_834_974_657) as u64) << 22 | number)
}

/// A customer's post made so many minutes before noon.
pub fn post(author: &str, minutes_ago: i64, text: &str) -> SeenPost {
    seen(author, NOON - Duration::minutes(minutes_ago), text)
}

pub fn seen(author: &str, at: Millis, text: &str) -> SeenPost {
    let number = author.bytes().map(u64::from).sum::<u64>() % 4096;
    let id = id_at(at, number);
    SeenPost {
        post: Post {
            id: Some(id),
            name: author.to_uppercase(),
            lang: Some("en".into()),
            created_at: id.created_at(),
            ..Post::saying(author.parse().unwrap(), text.to_owned())
        },
        follows: None,
        quoted_author: None,
    }
}

/// A brand's reply, as the conversation under the customer's post shows it.
pub fn reply_under(above: &SeenPost, minutes_ago: i64) -> SeenPost {
    let mut reply = reply_to(&[above.post.author.as_str()], minutes_ago);
    reply.post.reply_to_from = Some(ReplyToFrom::Above);
    reply.follows = above.post.id;
    reply
}

/// A brand's reply, as its profile shows it.
pub fn reply_to(customers: &[&str], minutes_ago: i64) -> SeenPost {
    let mut reply = post("AcmeHelp", minutes_ago, "Sorry about that!");
    reply.post.reply_to = customers
        .iter()
        .map(|handle| handle.parse().unwrap())
        .collect();
    reply.post.reply_to_from = Some(ReplyToFrom::Line);
    reply
}
