//! Whose eyes: the account that is signed in may change without a reload, and answers are the brand's.

use careline_drive::{Agent, Session};
use serde_json::json;

use crate::stage::{HOME, open, set_up, set_up_at};

const ESCAPE: &str = "\u{e00c}";
const WARNING: &str = "You are signed in as @bex_hartley, which does not answer for Acme";

#[tokio::test]
async fn an_account_switched_in_xs_menu_is_told_before_insertion_and_no_longer_once_it_is_back() {
    let (session, post) = set_up_at("move-date").await;
    let agent = Agent::new(&session);
    agent.open_card(&post).await.unwrap();
    assert!(!card_says(&session).await.contains("signed in as"));
    session.press(ESCAPE).await.unwrap();

    switch_to(&session, "bex_hartley").await;
    agent.open_card(&post).await.unwrap();
    agent.card_says(WARNING).await.unwrap();
    session.press(ESCAPE).await.unwrap();

    switch_to(&session, "acmehelp").await;
    agent.open_card(&post).await.unwrap();
    assert!(!card_says(&session).await.contains("signed in as"));
    session.quit().await.unwrap();
}

#[tokio::test]
async fn an_open_card_notices_that_the_account_was_switched() {
    let session = set_up().await;
    let agent = Agent::new(&session);
    open(&session, HOME).await;
    let post = agent.post("move-date").await.unwrap();
    agent.scroll_to(&post).await.unwrap();
    agent.open_card(&post).await.unwrap();
    let set_account = async |handle: &str| {
        let script = "replica.setAccount(arguments[0])";
        session.run(script, vec![json!(handle)]).await.unwrap();
    };
    set_account("bex_hartley").await;
    agent.card_says(WARNING).await.unwrap();
    set_account("acme").await;
    session
        .wait_for("the end of the warning", async || {
            let words = card_says(&session).await;
            Ok((!words.contains("signed in as")).then_some(()))
        })
        .await
        .unwrap();
    session.quit().await.unwrap();
}

/// Chooses another account in X's own menu.
async fn switch_to(session: &Session, handle: &str) {
    let menu = session
        .find("[data-testid=SideNav_AccountSwitcher_Button]")
        .await
        .unwrap();
    session.click(&menu).await.unwrap();
    let account = session
        .find(&format!("[data-testid=AccountSwitcher_{handle}]"))
        .await
        .unwrap();
    session.click(&account).await.unwrap();
    session
        .find(&format!(
            "[data-testid=SideNav_AccountSwitcher_Button] [data-testid=UserAvatar-Container-{handle}]"
        ))
        .await
        .unwrap();
}

async fn card_says(session: &Session) -> String {
    let card = Agent::new(session).card().await.unwrap();
    let dialog = card.find("[role=dialog]").await.unwrap();
    dialog.text().await.unwrap()
}
