//! Where the stories play: a browser with the extension on the replica.

use std::path::{Path, PathBuf};

use careline_drive::{Agent, Browser, Launch, Policy, Session, Site};
use serde_json::{Value, json};

/// The replica's home page.
pub const HOME: &str = "https://x.com/home";

/// Every way in which X draws its list, as the replica's address asks for it.
pub const DRAWN_LISTS: [&str; 5] = [
    "recycle=1",
    "hydrate=600",
    "placeholder=600",
    "unmeasured=200",
    "replace_list=1",
];

/// The replica under a policy.
pub fn replica(policy: Policy) -> Site {
    Site::folder(root().join("tests/site/dist")).policy(policy)
}

/// A browser with the extension on the replica, whose desk is set up for Acme.
pub async fn set_up() -> Session {
    let session = start(replica(Policy::AllowsWasm)).await;
    Agent::new(&session).set_up().await.unwrap();
    session
}

/// The same, looking at a new ticket's post on the home page; gives the post, too.
pub async fn set_up_at(key: &str) -> (Session, String) {
    let session = set_up().await;
    let agent = Agent::new(&session);
    open(&session, HOME).await;
    let post = agent.post(key).await.unwrap();
    agent.scroll_to(&post).await.unwrap();
    agent.chip_says(&post, "New").await.unwrap();
    (session, post)
}

/// A browser with the extension on a site, with a desk as it is after the installation.
pub async fn start(site: Site) -> Session {
    Launch::new(Browser::from_environment(), extension(), site)
        .start()
        .await
        .unwrap()
}

/// The extension with the tests' spies, for the browser that the tests run in.
pub fn extension() -> PathBuf {
    let folder = Browser::from_environment().folder();
    root().join(format!("dist/test-{folder}"))
}

/// Opens a page of the replica and waits until React has drawn it.
pub async fn open(session: &Session, address: &str) {
    session.goto(address).await.unwrap();
    session.find("html[data-replica=started]").await.unwrap();
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// How many elements of Careline's stand in the page.
pub async fn drawn(session: &Session) -> usize {
    let own = "careline-chip, careline-card, careline-notice, careline-draft";
    session.find_all(own).await.unwrap().len()
}

/// Opens a conversation without a reload.
pub async fn go_to_conversation(session: &Session, post: &str) {
    let go = "replica.go(replica.post(arguments[0]).address)";
    session.run(go, vec![json!(post)]).await.unwrap();
}

/// Clicks into the box of X's reply dialog.
pub async fn into_box(session: &Session) {
    let text_box = session
        .find("[role=dialog] [data-testid=tweetTextarea_0]")
        .await
        .unwrap();
    session.click(&text_box).await.unwrap();
}

/// How the desk stands.
pub async fn overview(agent: &Agent<'_>) -> Value {
    let answer = agent.ask(json!("overview")).await.unwrap();
    answer["overview"]["overview"].clone()
}

/// How many events of a kind, `action` or `sighting`, the desk stores.
pub async fn events(agent: &Agent<'_>, kind: &str) -> usize {
    let answer = agent.ask(json!("export")).await.unwrap();
    let text = answer["export"]["json"].as_str().unwrap();
    let export: Value = serde_json::from_str(text).unwrap();
    let events = export["events"].as_array().unwrap();
    events.iter().filter(|event| event["event"] == kind).count()
}

/// Waits until what this finds in the page holds these words.
pub async fn says(session: &Session, css: &str, words: &str) {
    let text = "return [...document.querySelectorAll(arguments[0])].map((one) => one.innerText).join('\\n')";
    session
        .wait_for(&format!("“{words}” in {css}"), async || {
            let said = session.run(text, vec![json!(css)]).await?;
            Ok(said
                .as_str()
                .is_some_and(|said| said.contains(words))
                .then_some(()))
        })
        .await
        .unwrap();
}
