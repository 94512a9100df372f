//! What was acknowledged outlives every kill: of the background, of a tab, of the whole browser.
//!
//! An extension's page has bursts of actions and new posts stored, 200 a second. At a random moment of
//! each burst something is killed. What the page had been told is stored must be in the desk that is
//! opened next. `CARELINE_KILLS` says how often something is killed, `CARELINE_SEED` which moments and
//! actions are drawn.

use std::collections::HashSet;
use std::env;
use std::time::{Duration, Instant};

use careline::desk::event::Stamp;
use careline::desk::post::{Post, PostId, SeenPost};
use careline::desk::report::exported;
use careline::desk::request::{Act, Request};
use careline::desk::status::Priority;
use careline::desk::view::TicketRef;
use careline_drive::{Agent, Browser, Session, Site};
use proptest::prelude::Rng;
use proptest::test_runner::{RngAlgorithm, TestRng};
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::stage::{HOME, start};

/// How many requests a burst has: 200 a second, for longer than the latest kill takes to come.
const BURST: u32 = 60;
const APART_MS: u32 = 5;
const LATEST_KILL_MS: u64 = 250;

/// After how many kills everything that was acknowledged is compared with everything that is stored.
const BETWEEN_LOOKS: u32 = 10;

/// Sends the requests, one every few milliseconds, and remembers what is answered.
const SEND: &str = "
const [requests, apart] = arguments;
window.burst = { waiting: requests.length, answers: [] };
requests.forEach(([number, request], place) => setTimeout(async () => {
    try {
        burst.answers.push([number, await chrome.runtime.sendMessage(request)]);
    } catch {
        // Whoever would have answered is gone: nothing was acknowledged.
    }
    burst.waiting -= 1;
}, place * apart));";

/// What is killed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Victim {
    Background,
    Tab,
    Browser,
}

/// What is asked for in one request.
#[derive(Debug)]
enum Wanted {
    /// An action on one of the tickets; its answer shows the card with the action.
    Act,
    /// A new post's ticket.
    Sighting(PostId),
}

/// What was acknowledged: it is stored, or something is lost.
#[derive(Debug)]
enum Acknowledged {
    /// The latest action that the answering card shows.
    Action(Stamp),
    /// A post that has a ticket.
    Sighting(PostId),
}

/// The bursts, and what came of them.
struct Load {
    random: TestRng,
    tickets: Vec<(TicketRef, PostId)>,
    wanted: Vec<Wanted>,
    acknowledged: Vec<Acknowledged>,
    began: Instant,
}

#[tokio::test]
async fn nothing_that_was_acknowledged_is_lost_however_often_something_is_killed() {
    let site = Site::page(HOME, "<p>no posts</p>").unwrap();
    let mut session = start(site).await;
    Agent::new(&session).set_up().await.unwrap();
    let mut load = Load::begin(&session).await;
    let kills = kills(session.browser());
    let mut longest = [
        (Victim::Background, Duration::ZERO),
        (Victim::Tab, Duration::ZERO),
        (Victim::Browser, Duration::ZERO),
    ];
    for kill in 1..=kills {
        // Of ten kills seven are the background's, two a tab's, one is the browser's.
        let victim = match kill % 10 {
            3 | 7 => Victim::Tab,
            0 => Victim::Browser,
            _ => Victim::Background,
        };
        let recovery = load.kill_amid_a_burst(&mut session, victim).await;
        for (of, time) in &mut longest {
            if *of == victim {
                *time = recovery.max(*time);
            }
        }
        if kill % BETWEEN_LOOKS == 0 || kill == kills {
            load.assert_nothing_lost(&session).await;
        }
    }
    println!(
        "{kills} kills, {} of {} requests acknowledged, none lost; the longest recoveries: {longest:?}",
        load.acknowledged.len(),
        load.wanted.len(),
    );
    session.quit().await.unwrap();
}

fn kills(browser: Browser) -> u32 {
    let named = env::var("CARELINE_KILLS").ok();
    named.map_or(
        match browser {
            Browser::Chromium => 50,
            Browser::Firefox => 20,
        },
        |named| named.parse().unwrap(),
    )
}

impl Load {
    /// A client's page in front, and twenty tickets.
    async fn begin(session: &Session) -> Self {
        let seed: u64 = env::var("CARELINE_SEED").map_or(1, |seed| seed.parse().unwrap());
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        let mut load = Self {
            random: TestRng::from_seed(RngAlgorithm::ChaCha, &bytes),
            tickets: Vec::new(),
            wanted: Vec::new(),
            acknowledged: Vec::new(),
            began: Instant::now(),
        };
        session.open_extension_page("popup.html").await.unwrap();
        let posts: Vec<SeenPost> = (0..20).map(|_| load.next_post()).collect();
        let answer = ask(
            session,
            &Request::Seen {
                posts: posts.clone(),
            },
        )
        .await;
        for (ticket, post) in answer["tickets"]["tickets"]
            .as_array()
            .unwrap()
            .iter()
            .zip(posts)
        {
            let of = serde_json::from_value(ticket["of"].clone()).unwrap();
            load.tickets.push((of, post.post.id.unwrap()));
        }
        load
    }

    /// Kills something at a random moment of a burst; gives how long the next answer took.
    async fn kill_amid_a_burst(&mut self, session: &mut Session, victim: Victim) -> Duration {
        let requests: Vec<(usize, Value)> = (0..BURST).map(|_| self.next()).collect();
        let arguments = vec![json!(requests), json!(APART_MS)];
        session.run(SEND, arguments).await.unwrap();
        // The moment of the kill is what is tried here: nothing is waited for.
        sleep(Duration::from_millis(
            self.random.next_u64() % LATEST_KILL_MS,
        ))
        .await;
        if victim != Victim::Background {
            self.hear(session).await;
        }
        let killed = Instant::now();
        match victim {
            Victim::Background => kill_background(session).await,
            Victim::Tab => {
                let client = session.tab().await.unwrap();
                let next = session.open_extension_page("popup.html").await.unwrap();
                session.switch_to(&client).await.unwrap();
                session.close_tab().await.unwrap();
                session.switch_to(&next).await.unwrap();
            }
            Victim::Browser => {
                session.kill().await.unwrap();
                session.open_extension_page("popup.html").await.unwrap();
            }
        }
        let overview = ask(session, &Request::Overview).await;
        let recovery = killed.elapsed();
        assert_eq!(
            overview.pointer("/overview/overview/kept"),
            Some(&json!(0)),
            "every value can be read: {overview}"
        );
        if victim == Victim::Background {
            session
                .wait_for("the end of the burst", async || {
                    let waiting = session.run("return burst.waiting", vec![]).await?;
                    Ok((waiting == json!(0)).then_some(()))
                })
                .await
                .unwrap();
            self.hear(session).await;
        }
        recovery
    }

    /// Takes down what the client's page has been answered since it was heard last.
    async fn hear(&mut self, session: &Session) {
        let answers = "return burst.answers.splice(0)";
        let answers = session.run(answers, vec![]).await.unwrap();
        for answer in answers.as_array().unwrap() {
            let number = usize::try_from(answer[0].as_u64().unwrap()).unwrap();
            match self.wanted[number] {
                Wanted::Act => {
                    let log = answer[1].pointer("/card/card/log");
                    let stamps = log.and_then(Value::as_array).into_iter().flatten();
                    let stamps = stamps.filter_map(|line| line.pointer("/take_back/undo/action"));
                    let latest = stamps.map(stamp).max();
                    self.acknowledged.extend(latest.map(Acknowledged::Action));
                }
                Wanted::Sighting(post) => {
                    if let Some(of) = answer[1].pointer("/tickets/tickets/0/of") {
                        self.acknowledged.push(Acknowledged::Sighting(post));
                        // A desk goes on to its latest tickets.
                        let of = serde_json::from_value(of.clone()).unwrap();
                        self.tickets.rotate_left(1);
                        *self.tickets.last_mut().unwrap() = (of, post);
                    }
                }
            }
        }
    }

    /// Everything acknowledged is stored, and the chain of actions is whole.
    async fn assert_nothing_lost(&self, session: &Session) {
        let answer = ask(session, &Request::Export).await;
        let json = answer
            .pointer("/export/json")
            .and_then(Value::as_str)
            .unwrap();
        let proved = exported::read(json.as_bytes()).unwrap();
        assert_eq!(proved.wrong, [], "the chain of actions is whole");
        let export: Value = serde_json::from_str(json).unwrap();
        let events = export["events"].as_array().unwrap();
        let of = |kind: &'static str| events.iter().filter(move |event| event["event"] == kind);
        let actions: HashSet<Stamp> = of("action").map(|action| stamp(&action["id"])).collect();
        let posts: HashSet<&str> = of("sighting")
            .filter_map(|sighting| sighting["post"].as_str())
            .collect();
        for acknowledged in &self.acknowledged {
            let is_stored = match acknowledged {
                Acknowledged::Action(stamp) => actions.contains(stamp),
                Acknowledged::Sighting(post) => posts.contains(&post.to_string().as_str()),
            };
            assert!(is_stored, "{acknowledged:?} is lost");
        }
    }

    /// The next request and its number.
    fn next(&mut self) -> (usize, Value) {
        let number = self.wanted.len();
        let request = if self.random.next_u32().is_multiple_of(8) {
            let post = self.next_post();
            self.wanted.push(Wanted::Sighting(post.post.id.unwrap()));
            Request::Seen { posts: vec![post] }
        } else {
            self.wanted.push(Wanted::Act);
            let at = self.random.next_u32() as usize % self.tickets.len();
            let (of, post) = self.tickets[at].clone();
            let act = match self.random.next_u32() % 6 {
                0 => Act::Claim,
                1 => Act::Release,
                2 => Act::SetPriority {
                    to: Priority::ALL[number % Priority::ALL.len()],
                },
                3 => Act::Tag {
                    tag: format!("t{number}"),
                },
                _ => Act::Note {
                    text: format!("note {number}"),
                },
            };
            Request::Act { of, post, act }
        };
        (number, serde_json::to_value(request).unwrap())
    }

    /// A new customer's post, made a moment ago.
    fn next_post(&mut self) -> SeenPost {
        let now = std::time::SystemTime::now();
        let now = now
            .duration_since(std::time::UNIX_EPOCH)
            .unwrap()
            .as_millis();
        let number = (self.wanted.len() + self.tickets.len()) as u64;
        let since = u64::try_from(now).unwrap() - 1_288_834_974_657 - 60_000;
        let id = PostId::new(since << 22 | (self.random.next_u64() & 0x3f_ffff));
        SeenPost {
            post: Post {
                id: Some(id),
                name: "Kim".to_owned(),
                lang: Some("en".to_owned()),
                created_at: id.created_at(),
                ..Post::saying(
                    format!("k{number}_{}", self.began.elapsed().as_millis())
                        .parse()
                        .unwrap(),
                    "@acmehelp my parcel is late".to_owned(),
                )
            },
            follows: None,
            quoted_author: None,
        }
    }
}

/// Ends the background although a page goes on asking it, which starts the next one at once.
async fn kill_background(session: &Session) {
    let lives = "const [done] = arguments;
        const name = (contexts) => contexts.map((context) => context.contextId).join();
        chrome.runtime.getContexts({ contextTypes: ['BACKGROUND'] }).then(name).then(done)";
    if session.browser() == Browser::Firefox {
        // It has ended when the browser answers.
        return session.stop_background().await.unwrap();
    }
    let before = session.run_async(lives, vec![]).await.unwrap();
    session.stop_background().await.unwrap();
    session
        .wait_for("another life of the background", async || {
            let now = session.run_async(lives, vec![]).await?;
            Ok((now != before).then_some(()))
        })
        .await
        .unwrap();
}

/// What names an action, and orders it.
fn stamp(json: &Value) -> Stamp {
    serde_json::from_value(json.clone()).unwrap()
}

/// Asks the background from the extension's page that is in front, again if it ended meanwhile.
async fn ask(session: &Session, request: &Request) -> Value {
    let ask = "const [request, done] = arguments;
        chrome.runtime.sendMessage(request).then(done, () => done(null))";
    let request = serde_json::to_value(request).unwrap();
    session
        .wait_for("an answer of the background", async || {
            let answer = session.run_async(ask, vec![request.clone()]).await?;
            Ok((!answer.is_null()).then_some(answer))
        })
        .await
        .unwrap()
}
