//! Several windows and tabs of the same page show the same desk.

use std::time::Instant;

use careline_drive::Agent;

use crate::stage::{HOME, open, set_up_at};

#[tokio::test]
async fn a_claim_in_one_window_shows_in_the_other() {
    let (session, post) = set_up_at("double-charge").await;
    let agent = Agent::new(&session);
    let first = session.tab().await.unwrap();

    let window = session.driver().unwrap().new_window().await.unwrap();
    let driver = session.driver().unwrap();
    driver.switch_to_window(window).await.unwrap();
    open(&session, HOME).await;
    agent.scroll_to(&post).await.unwrap();
    agent.open_card(&post).await.unwrap();
    agent.press("[data-does=claim]").await.unwrap();
    agent.chip_says(&post, "held by you").await.unwrap();
    let claimed = Instant::now();
    session.switch_to(&first).await.unwrap();
    agent.chip_says(&post, "held by you").await.unwrap();
    println!("the other window shows it after {:?}", claimed.elapsed());
    session.quit().await.unwrap();
}

#[tokio::test]
async fn a_tab_that_was_hidden_is_right_when_it_is_shown_again() {
    let (session, post) = set_up_at("double-charge").await;
    let agent = Agent::new(&session);
    let hidden = session.tab().await.unwrap();

    session.new_tab().await.unwrap();
    open(&session, HOME).await;
    agent.scroll_to(&post).await.unwrap();
    agent.open_card(&post).await.unwrap();
    agent.press("[data-does=claim]").await.unwrap();
    agent.chip_says(&post, "held by you").await.unwrap();
    agent
        .press(".actions [data-does='status=solved']")
        .await
        .unwrap();
    agent.chip_says(&post, "Solved").await.unwrap();
    session.close_tab().await.unwrap();

    session.switch_to(&hidden).await.unwrap();
    agent.chip_says(&post, "Solved").await.unwrap();
    session.quit().await.unwrap();
}
