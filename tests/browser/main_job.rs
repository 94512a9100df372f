//! The main job: see who waits, claim, insert a template, reply by hand, see the clock stop.

use careline_drive::Agent;
use serde_json::json;

use crate::stage::{HOME, open, set_up};

/// The Escape key.
const ESCAPE: &str = "\u{e00c}";

#[tokio::test]
async fn an_agent_claims_inserts_replies_and_sees_the_clock_stop() {
    let session = set_up().await;
    let agent = Agent::new(&session);
    open(&session, HOME).await;
    let post = agent.post("double-charge").await.unwrap();
    agent.scroll_to(&post).await.unwrap();
    let chip = agent.chip_says(&post, "New").await.unwrap();
    assert!(chip.words.contains("min"), "{chip:?}");

    let card = agent.open_card(&post).await.unwrap();
    let dialog = card.find("[role=dialog]").await.unwrap();
    let text = dialog.text().await.unwrap();
    assert!(text.contains("Tagged"), "the card says why: {text}");
    agent.press("[data-does=claim]").await.unwrap();
    agent.chip_says(&post, "held by you").await.unwrap();
    agent.press("[data-does=insert]").await.unwrap();
    agent.card_says("press Reply").await.unwrap();
    session.press(ESCAPE).await.unwrap();

    agent.open_reply(&post).await.unwrap();
    agent.open_card(&post).await.unwrap();
    agent.press("[data-does=insert]").await.unwrap();
    let draft = agent.draft_holds("dialog", "^AM").await.unwrap();
    assert!(draft.contains("\n\nCould you send us"), "{draft}");
    agent.chip_says(&post, "Open").await.unwrap();
    let waited = agent.minutes_since(&post).await.unwrap();
    agent.send().await.unwrap();

    let go = "replica.go(replica.post(arguments[0]).address)";
    session.run(go, vec![json!(post)]).await.unwrap();
    let chip = agent.chip_says(&post, "Pending").await.unwrap();
    let until_sent = waited..=agent.minutes_since(&post).await.unwrap();
    assert!(
        until_sent
            .map(|minutes| format!("{minutes} min"))
            .any(|wait| chip.label.contains(&wait)),
        "the clock has stopped: {chip:?}"
    );
    session.quit().await.unwrap();
}
