//! A page whose scripts are against us.

use careline_drive::{Agent, Session};
use serde_json::{Value, json};

use crate::stage::{events, open, set_up};

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
    agent.chip_says(&post, "49 min").await.unwrap();
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
