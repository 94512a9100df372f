//! The composer: X's own reply box, in a dialog over a page that has a box of its own.

use careline_drive::{Agent, Session};
use serde_json::json;

use crate::stage::{HOME, into_box, open, set_up};

const ESCAPE: &str = "\u{e00c}";

#[tokio::test]
async fn the_text_lands_in_the_reply_box_of_its_post_and_nowhere_else() {
    let session = set_up().await;
    let agent = Agent::new(&session);
    open(&session, HOME).await;
    let post = agent.post("double-charge").await.unwrap();
    agent.scroll_to(&post).await.unwrap();
    agent.open_card(&post).await.unwrap();
    agent.press("[data-does=insert]").await.unwrap();
    agent.card_says("press Reply").await.unwrap();
    assert_eq!(held(&session, "home").await, "", "no box is guessed");
    session.press(ESCAPE).await.unwrap();

    agent.open_reply(&post).await.unwrap();
    agent.open_card(&post).await.unwrap();
    agent.press("[data-does=insert]").await.unwrap();
    agent.draft_holds("dialog", "^AM").await.unwrap();
    agent.chip_says(&post, "Open").await.unwrap();
    assert_eq!(held(&session, "home").await, "");
    session.quit().await.unwrap();
}

#[tokio::test]
async fn a_box_that_holds_text_is_added_to_only_when_the_agent_insists() {
    let session = set_up().await;
    let agent = Agent::new(&session);
    open(&session, HOME).await;
    let post = agent.post("double-charge").await.unwrap();
    agent.scroll_to(&post).await.unwrap();
    agent.open_reply(&post).await.unwrap();
    into_box(&session).await;
    session.press("Good morning!").await.unwrap();
    agent.draft_holds("dialog", "Good morning!").await.unwrap();

    agent.open_card(&post).await.unwrap();
    agent.press("[data-does=insert]").await.unwrap();
    agent.card_says("already holds text").await.unwrap();
    assert_eq!(held(&session, "dialog").await, "Good morning!");
    agent.press("[data-does=insert]").await.unwrap();
    let draft = agent.draft_holds("dialog", "^AM").await.unwrap();
    assert!(draft.starts_with("Good morning! Hi "), "{draft}");
    session.quit().await.unwrap();
}

async fn held(session: &Session, place: &str) -> String {
    let script = "return replica.draftText(arguments[0])";
    let draft = session.run(script, vec![json!(place)]).await.unwrap();
    draft.as_str().unwrap_or_default().trim_end().to_owned()
}
