//! A table of selectors that is loaded by hand mends what X broke, without a new build.

use std::path::Path;

use careline_drive::{Agent, Browser, Session};
use serde_json::{Value, json};

use crate::stage::{HOME, open, says, set_up};

/// X names the parts of its page by another attribute from now on.
const RENAME: &str = "
const rename = (element) => {
  element.setAttribute('data-part', element.getAttribute('data-testid'));
  element.removeAttribute('data-testid');
};
const all = () => document.querySelectorAll('[data-testid]').forEach(rename);
all();
new MutationObserver(all).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-testid'] });
";

const EXPORTED: &str = "
const [done] = arguments;
fetch(document.querySelector('#diagnostics a[download]').href).then((file) => file.text()).then(done)";

#[tokio::test]
async fn a_loaded_table_mends_what_x_renamed_and_is_taken_back() {
    let session = set_up().await;
    let agent = Agent::new(&session);
    open(&session, HOME).await;
    session.run(RENAME, vec![]).await.unwrap();
    let post = agent.post("double-charge").await.unwrap();
    assert!(
        unread(&session).await.is_some(),
        "nothing is known there now"
    );
    let page = session.tab().await.unwrap();
    let options = session
        .open_extension_page("options.html#diagnostics")
        .await
        .unwrap();
    says(&session, "#selectors-in-force", "built in").await;
    press(&session, "Export the built-in one").await;
    session.find("#diagnostics a[download]").await.unwrap();
    let built_in = session.run_async(EXPORTED, vec![]).await.unwrap();
    let built_in = built_in.as_str().unwrap();

    load(
        &session,
        &built_in.replace(r#"article[data-testid"#, "article[[data-testid"),
    )
    .await;
    says(&session, "#diagnostics .note", "can't be read").await;
    load(
        &session,
        &built_in.replace(r#""careline_selectors": 1"#, r#""careline_selectors": 9"#),
    )
    .await;
    says(&session, "#diagnostics .note", "version 9").await;
    let mended = built_in
        .replace("data-testid", "data-part")
        .replace("built in", "Parts of 23 November");
    load(&session, &mended).await;
    says(&session, "#selectors-in-force", "Parts of 23 November").await;

    session.switch_to(&page).await.unwrap();
    agent.scroll_to(&post).await.unwrap();
    agent.chip_says(&post, "New").await.unwrap();
    assert_eq!(unread(&session).await, None);
    session.open_extension_page("popup.html").await.unwrap();
    says(&session, ".notes", "“Parts of 23 November”").await;
    session.close_tab().await.unwrap();

    session.switch_to(&options).await.unwrap();
    press(&session, "Back to the built-in one").await;
    says(&session, "#selectors-in-force", "built in").await;
    session.switch_to(&page).await.unwrap();
    session
        .wait_for("the page not to be understood again", async || {
            Ok((!health(&session).await["unread"].is_null()).then_some(()))
        })
        .await
        .unwrap();
    session.quit().await.unwrap();
}

async fn health(session: &Session) -> Value {
    session.ask_page(HOME, json!("health")).await.unwrap()
}

async fn unread(session: &Session) -> Option<String> {
    health(session).await["unread"].as_str().map(str::to_owned)
}

/// Presses the button with these words in the options.
async fn press(session: &Session, words: &str) {
    let button = session
        .wait_for(&format!("the button “{words}”"), async || {
            for button in session.find_all("#diagnostics button").await? {
                if button.text().await? == words {
                    return Ok(Some(button));
                }
            }
            Ok(None)
        })
        .await
        .unwrap();
    let show = "[...document.querySelectorAll('#diagnostics button')]
        .find((button) => button.textContent === arguments[0]).scrollIntoView({ block: 'center' })";
    session.run(show, vec![json!(words)]).await.unwrap();
    session.click(&button).await.unwrap();
}

/// Chooses a file with this text.
async fn load(session: &Session, text: &str) {
    let browser = Browser::from_environment().folder();
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("selectors-{browser}.json"));
    std::fs::write(&file, text).unwrap();
    let input = session.find("#selector-file").await.unwrap();
    input.send_keys(file.to_str().unwrap()).await.unwrap();
}
