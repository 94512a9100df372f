//! X changes its page: however it does, posts are still read, and never with a wrong author.
//!
//! One kind of change is applied to one node, to a tenth and to all of them, on the replica's pages
//! in both clients and on the saved pages that `CARELINE_SHARED` names. `CARELINE_SEEDS` says how
//! often with other nodes (`cargo xtask soak` asks for many).

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex};

use careline_drive::axum::{Router, http::Uri, response::Html};
use careline_drive::{Browser, Launch, Policy, Session, Site};
use serde_json::{Value, json};

use crate::stage::{extension, open, replica, start};

const MUTATE: &str = include_str!("mutate.js");

/// What one node, a tenth and all of them are, in percent; none stands for one.
const STRENGTHS: [u32; 3] = [0, 10, 100];

const KINDS: [&str; 9] = [
    "wrap",
    "unwrap",
    "rename",
    "tag",
    "reorder",
    "insert",
    "translate",
    "drop",
    "classes",
];

/// What is changed on every node at once, one after the other.
const CUES: [(&str, &[&str]); 2] = [
    (
        "rename",
        &[
            "tweet",
            "tweetText",
            "User-Name",
            "UserAvatar-Container",
            "Tweet-User-Avatar",
            "cellInnerDiv",
            "socialContext",
            "tweetPhoto",
            "caret",
            "like",
            "reply",
        ],
    ),
    (
        "drop",
        &[
            "data-testid",
            "href",
            "datetime",
            "role",
            "tabindex",
            "lang",
            "dir",
            "alt",
            "data-href",
            "data-timeline-entry",
            "data-engagement-action",
        ],
    ),
];

/// The least share of posts that are read after a change of one node or of a tenth.
const SHARE: f64 = 0.95;

#[tokio::test]
async fn posts_are_read_however_x_changes_its_page_and_never_with_a_wrong_author() {
    let pages = pages().await;
    let seeds: u32 = std::env::var("CARELINE_SEEDS")
        .ok()
        .and_then(|seeds| seeds.parse().ok())
        .unwrap_or(1);
    let shown = Shown::default();
    let session = Launch::new(Browser::from_environment(), extension(), shown.site())
        .start()
        .await
        .unwrap();
    let mut figures: BTreeMap<(String, u32), Figures> = BTreeMap::new();
    for (number, page) in (0..).zip(&pages) {
        let stage = Stage::of(&session, &shown, page).await;
        for kind in KINDS {
            for share in STRENGTHS {
                // One node alone is rarely one that matters.
                let rounds = if share == 0 { seeds * 4 } else { seeds };
                for round in 0..rounds {
                    let seed = number * 1_000 + round;
                    let read = stage.changed(kind, share, seed, None).await;
                    let name = (kind.to_owned(), share);
                    figures.entry(name).or_default().add(&stage.before, &read);
                }
            }
        }
        for (kind, cues) in CUES {
            for cue in cues {
                let read = stage.changed(kind, 100, 0, Some(cue)).await;
                let name = (format!("{kind} {cue}"), 100);
                figures.entry(name).or_default().add(&stage.before, &read);
            }
        }
        stage.end().await;
    }
    session.quit().await.unwrap();
    println!("{} pages, {seeds} seeds", pages.len());
    println!("change                         nodes  posts   read  texts  wrong");
    let mut missed = Vec::new();
    for ((kind, share), figures) in &figures {
        let nodes = match share {
            0 => "one".to_owned(),
            share => format!("{share} %"),
        };
        println!("{kind:<30} {nodes:>5} {figures}");
        if (*share < 100 && figures.share() < SHARE) || figures.wrong > 0 {
            missed.push(format!("{kind}, {nodes}: {figures}"));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

/// How many of the posts are read after a change.
#[derive(Default)]
struct Figures {
    posts: usize,
    read: usize,
    same_text: usize,
    /// Posts with another author, and posts that are none.
    wrong: usize,
}

impl Figures {
    fn add(&mut self, before: &BTreeMap<String, Said>, after: &BTreeMap<String, Said>) {
        self.posts += before.len();
        for (id, said) in after {
            match before.get(id) {
                Some(known) if known.author == said.author => {
                    self.read += 1;
                    self.same_text += usize::from(known.text == said.text);
                }
                _ => self.wrong += 1,
            }
        }
    }

    fn share(&self) -> f64 {
        self.read as f64 / self.posts.max(1) as f64
    }
}

impl std::fmt::Display for Figures {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let percent = |part: usize| 100.0 * part as f64 / self.posts.max(1) as f64;
        write!(
            formatter,
            "{:>6} {:>5.1}% {:>5.1}% {:>6}",
            self.posts,
            percent(self.read),
            percent(self.same_text),
            self.wrong
        )
    }
}

/// What was read of a post.
struct Said {
    author: String,
    text: String,
}

/// A saved page.
struct Page {
    address: String,
    html: String,
}

/// The replica's pages as they stand when they are drawn, without their scripts, and the saved ones.
async fn pages() -> Vec<Page> {
    let mut pages = Vec::new();
    let session = start(replica(Policy::AllowsWasm)).await;
    for path in [
        "/home",
        "/acmehelp/with_replies",
        "/home?lang=ar",
        "/home?client=x-web",
        "/home?client=x-web&lang=ja",
    ] {
        let address = format!("https://x.com{path}");
        open(&session, &address).await;
        session.find("article").await.unwrap();
        let html = session
            .run(
                "const page = document.documentElement.cloneNode(true);
                 page.querySelectorAll('script, careline-chip, careline-card').forEach((one) => one.remove());
                 return page.outerHTML",
                vec![],
            )
            .await
            .unwrap();
        pages.push(Page {
            address,
            html: html.as_str().unwrap().to_owned(),
        });
    }
    session.quit().await.unwrap();
    let Some(shared) = std::env::var_os("CARELINE_SHARED") else {
        println!("skipped: the saved pages (CARELINE_SHARED is not set)");
        return pages;
    };
    let folder = Path::new(&shared).join("captures");
    let table = std::fs::read_to_string(folder.join("PROVENANCE.tsv")).unwrap();
    for line in table.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        pages.push(Page {
            address: cells[1].to_owned(),
            html: std::fs::read_to_string(folder.join(cells[0])).unwrap(),
        });
    }
    pages
}

/// The page that the site shows at the moment.
#[derive(Clone, Default)]
struct Shown(Arc<Mutex<String>>);

impl Shown {
    fn site(&self) -> Site {
        let shown = self.clone();
        Site::new(Router::new().fallback(move |_: Uri| async move {
            let html = shown.0.lock().unwrap().clone();
            Html(html)
        }))
    }
}

/// A page with one of the extension's own beside it.
struct Stage<'a> {
    session: &'a Session,
    page: careline_drive::Tab,
    popup: careline_drive::Tab,
    address: String,
    before: BTreeMap<String, Said>,
}

impl<'a> Stage<'a> {
    async fn of(session: &'a Session, shown: &Shown, page: &Page) -> Self {
        shown.0.lock().unwrap().clone_from(&page.html);
        session.goto(&page.address).await.unwrap();
        let driver = session.driver().unwrap();
        let address = driver.current_url().await.unwrap().to_string();
        let tab = session.tab().await.unwrap();
        let popup = session.open_extension_page("popup.html").await.unwrap();
        let mut stage = Self {
            session,
            page: tab,
            popup,
            address,
            before: BTreeMap::new(),
        };
        // A page can be asked before its own script has drawn what it shows.
        stage.before = session
            .wait_for(&format!("the posts of {}", page.address), async || {
                let read = stage.read().await;
                Ok((!read.is_empty()).then_some(read))
            })
            .await
            .unwrap();
        stage
    }

    async fn changed(
        &self,
        kind: &str,
        share: u32,
        seed: u32,
        cue: Option<&str>,
    ) -> BTreeMap<String, Said> {
        self.session.switch_to(&self.page).await.unwrap();
        let arguments = vec![json!(kind), json!(share), json!(seed), json!(cue)];
        self.session.run(MUTATE, arguments).await.unwrap();
        self.session.switch_to(&self.popup).await.unwrap();
        self.read().await
    }

    /// The posts read with their ids; an ad may have none.
    async fn read(&self) -> BTreeMap<String, Said> {
        let reading = self
            .session
            .ask_page_from_here(&self.address, json!("read"))
            .await
            .unwrap();
        let posts = reading["posts"].as_array().into_iter().flatten();
        let text = |post: &Value, key: &str| post[key].as_str().unwrap_or_default().to_owned();
        posts
            .filter_map(|post| {
                let said = Said {
                    author: text(post, "author"),
                    text: text(post, "text"),
                };
                Some((post["id"].as_str()?.to_owned(), said))
            })
            .collect()
    }

    async fn end(self) {
        self.session.switch_to(&self.popup).await.unwrap();
        self.session.close_tab().await.unwrap();
        self.session.switch_to(&self.page).await.unwrap();
    }
}
