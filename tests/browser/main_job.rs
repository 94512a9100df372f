//! The main job: see who waits, claim, insert a template, reply by hand, see the clock stop.

use careline_drive::Agent;

use crate::stage::{HOME, open, set_up};

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
    let text = card
        .find("[role=dialog]")
        .await
        .unwrap()
        .text()
        .await
        .unwrap();
    assert!(text.contains("Tagged"), "the card says why: {text}");
    agent.press("[data-does=claim]").await.unwrap();
    agent.chip_says(&post, "held by you").await.unwrap();
    agent.press("[data-does=insert]").await.unwrap();
    agent.card_says("press Reply").await.unwrap();
    session.press("\u{e00c}").await.unwrap();

    agent.open_reply(&post).await.unwrap();
    agent.open_card(&post).await.unwrap();
    agent.press("[data-does=insert]").await.unwrap();
    let draft = agent.draft_holds("dialog", "^AM").await.unwrap();
    assert!(draft.contains("\n\nCould you send us"), "{draft}");
    agent.send().await.unwrap();
    agent.chip_says(&post, "Pending").await.unwrap();
    session.quit().await.unwrap();
}
