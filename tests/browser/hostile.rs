//! A page whose scripts are against us.

use careline_drive::{Agent, Session};
use serde_json::{Value, json};

use crate::stage::{events, open, overview, set_up};

const HOSTILE: &str = "https://x.com/hostile";

#[tokio::test]
async fn no_script_of_the_page_acts_in_the_agents_name() {
    let (session, post) = hostile_page().await;
    let agent = Agent::new(&session);
    agent.scroll_to(&post).await.unwrap();
    agent.chip_says(&post, "New").await.unwrap();
    assert!(hostile(&session, "clickForeign()").await.as_u64() > Some(0));
    attack(&session).await;
    let cards = session.find_all("careline-card").await.unwrap();
    assert_eq!(cards.len(), 0, "a script opens no card");

    // The clicks have opened what they could: begin anew.
    open(&session, HOSTILE).await;
    session.find("html[data-hostile=ready]").await.unwrap();
    agent.scroll_to(&post).await.unwrap();
    agent.open_card(&post).await.unwrap();
    attack(&session).await;
    assert!(events(&agent, "sighting").await > 0);
    assert_eq!(events(&agent, "action").await, 0, "no script acts");

    open(&session, HOSTILE).await;
    agent.scroll_to(&post).await.unwrap();
    agent.open_card(&post).await.unwrap();
    agent.press("[data-does=claim]").await.unwrap();
    agent.chip_says(&post, "held by you").await.unwrap();
    session.quit().await.unwrap();
}

#[tokio::test]
async fn vile_names_and_texts_are_shown_as_text_and_run_nothing() {
    let (session, post) = hostile_page().await;
    let agent = Agent::new(&session);
    let vile = hostile(&session, "vile()").await;
    for (kind, id) in vile.as_object().unwrap() {
        let id = id.as_str().unwrap();
        agent.scroll_to(id).await.unwrap();
        let chip = agent.chip_says(id, "New").await.unwrap();
        assert!(chip.label.chars().count() <= 300, "{kind}: {chip:?}");
        agent.open_card(id).await.unwrap();
        session.press("\u{e00c}").await.unwrap();
    }
    assert_eq!(hostile(&session, "hits").await, json!(0), "no script ran");
    agent.scroll_to(&post).await.unwrap();
    agent.chip_tells_wait(&post).await.unwrap();
    session.quit().await.unwrap();
}

#[tokio::test]
async fn a_flood_of_false_posts_stays_bounded_and_can_be_discarded() {
    let (session, post) = hostile_page().await;
    let agent = Agent::new(&session);
    // Ten thousand at once: the browser alone takes a second for each frame of such a page, and
    // still chips appear.
    hostile(&session, "flood(10000)").await;
    session
        .find("[data-hostile-made] careline-chip")
        .await
        .unwrap();
    hostile(&session, "drain()").await;

    let first = hostile(&session, "flood(1)[0]").await;
    let first = first.as_str().unwrap();
    agent.chip_says(first, "New").await.unwrap();
    // Three thousand more, each long enough on the page to be read: more than a page may show.
    let mut last = json!([]);
    for _ in 0..6 {
        last = hostile(&session, "parade(500)").await;
    }
    let last = last[49].as_str().unwrap();
    session
        .wait_for("the limit of what one page may show", async || {
            let over_limit = overview(&agent).await["over_limit"].as_u64();
            Ok((over_limit > Some(0)).then_some(()))
        })
        .await
        .unwrap();
    let live = overview(&agent).await["live"].as_u64().unwrap();
    assert!((1..=2000).contains(&live), "{live} tickets");

    let show = "document.querySelector(`a[href*='/status/${arguments[0]}']`).scrollIntoView({ block: 'center' })";
    session.run(show, vec![json!(last)]).await.unwrap();
    let chip = agent.chip(last).await.unwrap().find("button").await;
    session.click(&chip.unwrap()).await.unwrap();
    agent.card_says("was not taken in").await.unwrap();

    session.run(show, vec![json!(first)]).await.unwrap();
    agent.open_card(first).await.unwrap();
    agent.press("[data-does^='discard=']").await.unwrap();
    session
        .wait_for("the end of the discarded ticket", async || {
            let actions = events(&agent, "action").await;
            Ok((actions == 1).then_some(()))
        })
        .await
        .unwrap();
    hostile(&session, "drain()").await;
    agent.scroll_to(&post).await.unwrap();
    agent.chip_tells_wait(&post).await.unwrap();
    session.quit().await.unwrap();
}

/// A desk on the hostile page, and a true customer's post there.
async fn hostile_page() -> (Session, String) {
    let session = set_up().await;
    open(&session, HOSTILE).await;
    session.find("html[data-hostile=ready]").await.unwrap();
    let post = Agent::new(&session).post("double-charge").await.unwrap();
    (session, post)
}

async fn attack(session: &Session) {
    for call in [
        "clickForeign()",
        "clickEverything()",
        "dispatchEverything()",
        "forgeMessages()",
    ] {
        hostile(session, call).await;
    }
}

/// Calls one of the page's hostile functions and waits for its end.
async fn hostile(session: &Session, call: &str) -> Value {
    let script = format!("const [done] = arguments; Promise.resolve(hostile.{call}).then(done)");
    session.run_async(&script, vec![]).await.unwrap()
}
