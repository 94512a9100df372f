//! What fails under Careline is said in a sentence, and nothing is shown as done that is not stored.

use std::fs;
use std::path::Path;

use careline_drive::{Agent, Session};
use serde_json::{Value, json};

use crate::stage::{HOME, open, says, set_up, set_up_at};

const HOUR_MS: i64 = 3_600_000;

#[tokio::test]
async fn while_nothing_can_be_stored_the_page_says_why_and_shows_nothing_as_done() {
    let (session, post) = set_up_at("double-charge").await;
    let agent = Agent::new(&session);
    for (words, sentence, picture) in [
        (
            "IO error: 000003.log: FILE_ERROR_NO_SPACE",
            "This computer's disk is full",
            "disk-full",
        ),
        (
            "Resource::kQuotaBytes quota exceeded",
            "The browser gives Careline no more room",
            "quota-reached",
        ),
        (
            "An unexpected error occurred",
            "The browser's storage failed",
            "storage-refused",
        ),
    ] {
        fault(&session, json!({ "break": words })).await;
        open(&session, HOME).await;
        agent.scroll_to(&post).await.unwrap();
        agent.open_card(&post).await.unwrap();
        agent.press("[data-does=claim]").await.unwrap();
        agent.card_says(sentence).await.unwrap();
        let chip = agent.chip_text(&post).await.unwrap();
        assert!(!chip.label.contains("held by you"), "{chip:?}");
        keep_picture(&session, picture).await;
    }

    // A customer who was never seen can't be taken in either: the page says so by itself.
    let late =
        "return replica.addPost({ by: 'late_customer', text: '@acmehelp my parcel is late' }).id";
    let late = session.run(late, vec![]).await.unwrap();
    let late = late.as_str().unwrap();
    agent.scroll_to(late).await.unwrap();
    let bar = session.find("careline-notice").await.unwrap();
    let bar = session.shadow(&bar).await.unwrap();
    let says = bar.find("[role=status]").await.unwrap();
    let says = says.text().await.unwrap();
    assert!(says.contains("The browser's storage failed"), "{says}");
    keep_picture(&session, "nothing-stored").await;

    fault(&session, json!({ "break": null })).await;
    session
        .wait_for("the end of the line", async || {
            let bars = session.find_all("careline-notice").await?;
            Ok(bars.is_empty().then_some(()))
        })
        .await
        .unwrap();
    agent.open_card(late).await.unwrap();
    agent.press("[data-does=claim]").await.unwrap();
    agent.chip_says(late, "held by you").await.unwrap();
    session.quit().await.unwrap();
}

#[tokio::test]
async fn a_clock_that_was_set_back_is_told_and_work_goes_on() {
    let (session, post) = set_up_at("double-charge").await;
    let agent = Agent::new(&session);
    agent.open_card(&post).await.unwrap();
    agent.press("[data-does=claim]").await.unwrap();
    agent.chip_says(&post, "held by you").await.unwrap();
    fault(&session, json!({ "shift": -3 * HOUR_MS })).await;
    agent
        .press(".actions [data-does='status=solved']")
        .await
        .unwrap();
    agent.chip_says(&post, "Solved").await.unwrap();
    session.open_extension_page("popup.html").await.unwrap();
    says(&session, ".notes", "This computer's clock is 2 h").await;
    keep_picture(&session, "clock-set-back").await;
    session.quit().await.unwrap();
}

#[tokio::test]
async fn a_storage_that_somebody_cleared_is_told_until_the_desk_is_set_up_again() {
    let session = set_up().await;
    let agent = Agent::new(&session);
    session.open_extension_page("popup.html").await.unwrap();
    let clear = "const [done] = arguments; chrome.storage.local.clear().then(done)";
    session.run_async(clear, vec![]).await.unwrap();
    session
        .wait_for("the desk to know", async || {
            let overview = agent.ask(json!("overview")).await?;
            let cleared = &overview["overview"]["overview"]["cleared"];
            Ok((*cleared != Value::Null).then_some(()))
        })
        .await
        .unwrap();
    session.open_extension_page("popup.html").await.unwrap();
    says(&session, ".notes", "Careline's storage was cleared").await;
    keep_picture(&session, "storage-cleared").await;

    agent.set_up().await.unwrap();
    let overview = agent.ask(json!("overview")).await.unwrap();
    assert_eq!(overview["overview"]["overview"]["cleared"], Value::Null);
    session.quit().await.unwrap();
}

/// Breaks or mends something under the background.
async fn fault(session: &Session, fault: Value) {
    let before = session.tab().await.unwrap();
    session.open_extension_page("popup.html").await.unwrap();
    let tell = "const [fault, done] = arguments; chrome.runtime.sendMessage(fault).then(done)";
    let done = session.run_async(tell, vec![fault.clone()]).await.unwrap();
    assert_eq!(fault.as_object().unwrap().values().next(), Some(&done));
    session.close_tab().await.unwrap();
    session.switch_to(&before).await.unwrap();
}

/// Keeps what the screen shows in `target/screens/faults`.
async fn keep_picture(session: &Session, name: &str) {
    let browser = session.browser().name();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screens/faults");
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join(format!("{name}-{browser}.png"));
    session.screenshot(&file).await.unwrap();
}
