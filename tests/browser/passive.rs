//! Careline only reads: spies stand in all of its own worlds while every feature is used.
//!
//! The spies are `spies/passive.js`, which test builds load before everything else.

use careline_drive::{Agent, Session};
use serde_json::{Value, json};

use crate::stage::{HOME, go_to_conversation, set_up_at};

const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";

/// What the spies of a page prove that they see, in the order in which they try it.
const PROOFS: [&str; 27] = [
    "fetch",
    "WebSocket",
    "fetch",
    "EventSource",
    "open",
    "scroll",
    "scrollTo",
    "scrollBy",
    "dispatchEvent",
    "scroll",
    "scrollTo",
    "scrollBy",
    "dispatchEvent",
    "dispatchEvent",
    "scrollIntoView",
    "click",
    "focus",
    "blur",
    "send",
    "sendBeacon",
    "pushState",
    "replaceState",
    "back",
    "forward",
    "go",
    "submit",
    "requestSubmit",
];

/// What a service worker has of these.
const WORKER_PROOFS: usize = 2;

/// Where browsers ask by themselves, for updates and lists.
const BROWSERS_OWN: [&str; 6] = [
    ".google.com",
    ".googleapis.com",
    ".gstatic.com",
    ".gvt1.com",
    ".mozilla.com",
    ".mozilla.org",
];

#[tokio::test]
async fn careline_does_nothing_but_read_and_fill_the_composer_at_the_agents_own_press() {
    let (session, post) = set_up_at("double-charge").await;
    let agent = Agent::new(&session);
    let page = session.ask_page(HOME, json!({ "spied": "prove" })).await;
    assert_eq!(split(&page.unwrap()).0, PROOFS, "the page's spies see");
    let background = agent.ask(json!({ "spied": "prove" })).await.unwrap();
    let proofs = split(&background).0;
    assert!(
        proofs == PROOFS || proofs == PROOFS[..WORKER_PROOFS],
        "the background's spies see: {proofs:?}"
    );
    session.traffic().clear();

    use_the_card(&session, &agent, &post).await;
    reply(&session, &agent, &post).await;
    session.run("replica.go('/home')", vec![]).await.unwrap();
    let other = agent.post("parcel-nowhere").await.unwrap();
    agent.scroll_to(&other).await.unwrap();
    agent.chip_says(&other, "New").await.unwrap();
    for (name, words) in [
        ("popup.html", "Options"),
        ("options.html", "Acme"),
        ("desk.html", "Unassigned"),
    ] {
        only_reads_in_page(&session, name, words).await;
    }

    let seen = session
        .ask_page(HOME, json!({ "spied": "list" }))
        .await
        .unwrap();
    let (proofs, calls) = split(&seen);
    assert_eq!(proofs, PROOFS, "it is the same page still");
    let (own, rest): (Vec<_>, Vec<_>) = calls.into_iter().partition(|call| {
        ["fetch own content.wasm", "focus own root", "blur own root"].contains(&call.as_str())
    });
    assert!(own.contains(&"fetch own content.wasm".to_owned()));
    assert_eq!(rest, ["focus composer", "dispatchEvent paste composer"]);

    let seen = agent.ask(json!({ "spied": "list" })).await.unwrap();
    let (again, calls) = split(&seen);
    assert_eq!(
        again.len(),
        split(&background).0.len(),
        "the same background still"
    );
    assert!(
        calls.iter().all(|call| call == "fetch own background.wasm"),
        "{calls:?}"
    );
    assert_eq!(session.traffic().requests(), [], "X hears nothing of us");
    let mut hosts = session.traffic().hosts();
    hosts.retain(|host| !BROWSERS_OWN.iter().any(|own| host.ends_with(own)));
    assert!(hosts.is_empty(), "nobody else does: {hosts:?}");
    session.quit().await.unwrap();
}

async fn use_the_card(session: &Session, agent: &Agent<'_>, post: &str) {
    agent.open_card(post).await.unwrap();
    session.press(ESCAPE).await.unwrap();
    session.press(ENTER).await.unwrap();
    agent
        .card()
        .await
        .unwrap()
        .find("[role=option]")
        .await
        .unwrap();
    agent.press("[data-does=claim]").await.unwrap();
    agent.chip_says(post, "held by you").await.unwrap();
    agent.press("[data-does='panel=status']").await.unwrap();
    agent.press("[data-does='status=on-hold']").await.unwrap();
    agent.chip_says(post, "On hold").await.unwrap();
    agent.press("[data-does='panel=priority']").await.unwrap();
    agent.press("[data-does='priority=urgent']").await.unwrap();
    agent.card_says("urgent").await.unwrap();
    agent.press("[data-does='panel=note']").await.unwrap();
    session.press("Refund is on its way").await.unwrap();
    agent.press("[data-does=save-note]").await.unwrap();
    agent.card_says("Refund is on its way").await.unwrap();
    agent.press("[data-does='panel=tag']").await.unwrap();
    session.press("billing").await.unwrap();
    agent.press("[data-does=add-tag]").await.unwrap();
    agent.press("[data-does='untag=billing']").await.unwrap();
    agent.press("[data-does='panel=snooze']").await.unwrap();
    agent.press("[data-does='snooze=1 h']").await.unwrap();
    agent.card_says("snoozed until").await.unwrap();
    agent.press("[data-does=wake]").await.unwrap();
    agent.press("[data-does^='undo=']").await.unwrap();
    agent.card_says("snoozed until").await.unwrap();
    agent.press("[data-does=insert]").await.unwrap();
    agent.card_says("press Reply").await.unwrap();
    agent.card_says("clipboard").await.unwrap();
    session.press(ESCAPE).await.unwrap();
}

async fn reply(session: &Session, agent: &Agent<'_>, post: &str) {
    agent.open_reply(post).await.unwrap();
    agent.open_card(post).await.unwrap();
    agent.press("[data-does=insert]").await.unwrap();
    agent.draft_holds("dialog", "^AM").await.unwrap();
    agent.send().await.unwrap();
    go_to_conversation(session, post).await;
    agent.chip_says(post, " min late").await.unwrap();
}

/// Opens one of Careline's own pages, and closes it again.
async fn only_reads_in_page(session: &Session, name: &str, words: &str) {
    let before = session.tab().await.unwrap();
    session.open_extension_page(name).await.unwrap();
    session
        .wait_for(&format!("“{words}” in {name}"), async || {
            let text = session.find("body").await?.text().await?;
            Ok(text.contains(words).then_some(()))
        })
        .await
        .unwrap();
    let seen = session.run("return spied('prove')", vec![]).await.unwrap();
    let (proofs, calls) = split(&seen);
    assert_eq!(proofs, PROOFS, "the spies of {name} see");
    assert!(
        calls
            .iter()
            .all(|call| call == "fetch own panel.wasm" || call.ends_with(" own page")),
        "{name}: {calls:?}"
    );
    session.close_tab().await.unwrap();
    session.switch_to(&before).await.unwrap();
}

/// What the spies wrote down: their proofs, and the calls that were made.
fn split(seen: &Value) -> (Vec<String>, Vec<String>) {
    let notes = seen.as_array().unwrap();
    let (proofs, calls): (Vec<_>, Vec<_>) = notes
        .iter()
        .map(|note| note.as_str().unwrap().to_owned())
        .partition(|note| note.starts_with("proof "));
    let proofs = proofs
        .iter()
        .map(|proof| proof["proof ".len()..].to_owned());
    (proofs.collect(), calls)
}
