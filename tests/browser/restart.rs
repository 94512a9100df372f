//! The background ends at any moment, and the browser between two days.

use careline_drive::Agent;

use crate::stage::{HOME, go_to_conversation, open, set_up};

const ESCAPE: &str = "\u{e00c}";

#[tokio::test]
async fn the_main_job_goes_on_when_the_background_ends_again_and_again() {
    let session = set_up().await;
    let agent = Agent::new(&session);
    session.end_background().await.unwrap();
    open(&session, HOME).await;
    let post = agent.post("double-charge").await.unwrap();
    session.end_background().await.unwrap();
    agent.scroll_to(&post).await.unwrap();
    agent.chip_says(&post, "New").await.unwrap();
    session.end_background().await.unwrap();
    agent.open_card(&post).await.unwrap();
    session.end_background().await.unwrap();
    agent.press("[data-does=claim]").await.unwrap();
    agent.chip_says(&post, "held by you").await.unwrap();
    session.end_background().await.unwrap();
    session.press(ESCAPE).await.unwrap();
    agent.open_reply(&post).await.unwrap();
    session.end_background().await.unwrap();
    agent.open_card(&post).await.unwrap();
    session.end_background().await.unwrap();
    agent.press("[data-does=insert]").await.unwrap();
    agent.draft_holds("dialog", "^AM").await.unwrap();
    agent.chip_says(&post, "Open").await.unwrap();
    agent.send().await.unwrap();
    go_to_conversation(&session, &post).await;
    let chip = agent.chip_says(&post, "Pending").await.unwrap();
    assert!(chip.label.contains("held by you"), "{chip:?}");
    session.end_background().await.unwrap();
    agent.scroll_to(&post).await.unwrap();
    agent.open_card(&post).await.unwrap();
    agent
        .press(".actions [data-does='status=solved']")
        .await
        .unwrap();
    agent.chip_says(&post, "Solved").await.unwrap();
    session.quit().await.unwrap();
}

#[tokio::test]
async fn ticket_holder_and_note_are_there_after_the_browser_was_restarted() {
    let mut session = set_up().await;
    open(&session, HOME).await;
    let agent = Agent::new(&session);
    let post = agent.post("double-charge").await.unwrap();
    agent.scroll_to(&post).await.unwrap();
    agent.open_card(&post).await.unwrap();
    agent.press("[data-does=claim]").await.unwrap();
    agent.chip_says(&post, "held by you").await.unwrap();
    agent.press("[data-does='panel=note']").await.unwrap();
    session.press("Refund is on its way").await.unwrap();
    agent.press("[data-does=save-note]").await.unwrap();
    agent.card_says("Refund is on its way").await.unwrap();

    session.restart().await.unwrap();
    let agent = Agent::new(&session);
    // A browser that starts may show the options in front.
    session.new_tab().await.unwrap();
    open(&session, HOME).await;
    agent.scroll_to(&post).await.unwrap();
    agent.chip_says(&post, "held by you").await.unwrap();
    agent.open_card(&post).await.unwrap();
    agent.card_says("Refund is on its way").await.unwrap();
    session.quit().await.unwrap();
}
