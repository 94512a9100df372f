//! The browser ends between two days.

use careline_drive::Agent;

use crate::stage::{HOME, open, set_up};

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
