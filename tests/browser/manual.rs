//! Posts that Careline does not find by itself: an agent adds them by their link.

use careline_drive::{Agent, Session};
use serde_json::{Value, json};

use crate::stage::{HOME, open, says, set_up};

/// A stranger's post that does not name the brand.
const SILENT: &str = "return replica.posts().find((post) =>
  !post.promoted && !post.repostedBy && !post.quote && !post.replyTo && !post.to.length
  && !/acm/i.test(post.text + post.by))";

#[tokio::test]
async fn a_post_added_by_its_link_is_a_ticket_at_once_and_has_a_chip_where_it_is_seen() {
    let session = set_up().await;
    let agent = Agent::new(&session);
    open(&session, HOME).await;
    let post = silent(&session).await;
    let page = session.tab().await.unwrap();
    session.open_extension_page("popup.html").await.unwrap();
    let summary = session.find(".add summary").await.unwrap();
    session.click(&summary).await.unwrap();
    let field = session.find("#add-link").await.unwrap();
    session.click(&field).await.unwrap();
    session.press("https://x.com/nobody").await.unwrap();
    let add = session.find(".add .button").await.unwrap();
    session.click(&add).await.unwrap();
    says(&session, ".add .note", "no link to a post").await;
    session
        .run("document.querySelector('#add-link').select()", vec![])
        .await
        .unwrap();
    let link = format!("https://x.com{}", post["address"].as_str().unwrap());
    session.press(&link).await.unwrap();
    session.click(&add).await.unwrap();
    says(&session, ".add .note", "is on the desk").await;
    session.close_tab().await.unwrap();
    session.switch_to(&page).await.unwrap();

    let id = post["id"].as_str().unwrap();
    agent.scroll_to(id).await.unwrap();
    agent.chip_says(id, "New").await.unwrap();
    agent.open_card(id).await.unwrap();
    agent.card_says("added it by its link").await.unwrap();
    agent.press("[data-does=claim]").await.unwrap();
    agent.chip_says(id, "held by you").await.unwrap();
    session.quit().await.unwrap();
}

#[tokio::test]
async fn the_menu_of_a_posts_time_adds_it_where_the_page_is_not_understood() {
    let session = set_up().await;
    let address = "https://x.com/home?client=unknown";
    open(&session, address).await;
    let post = silent(&session).await;
    let page = session.tab().await.unwrap();
    session.open_extension_page("popup.html").await.unwrap();
    let made = ask(&session, json!({ "menu": "made" })).await;
    let entries = made.as_array().unwrap();
    assert_eq!(entries.len(), 1, "{made}");
    assert_eq!(entries[0]["title"], "Add this post to Careline");
    let targets = entries[0]["targetUrlPatterns"].as_array().unwrap();
    assert!(targets.contains(&json!("https://x.com/*/status/*")));
    let tab = session
        .run_async(
            "const [done] = arguments;
             chrome.tabs.query({ url: 'https://x.com/*' }).then(([tab]) => done(tab.id))",
            vec![],
        )
        .await
        .unwrap();
    let link = format!("https://x.com{}", post["address"].as_str().unwrap());
    let press = json!({ "menu": { "entry": entries[0]["id"], "link": link, "tab": tab } });
    ask(&session, press).await;
    session.close_tab().await.unwrap();
    session.switch_to(&page).await.unwrap();

    let notice = session.find("careline-notice").await.unwrap();
    let words = session.shadow(&notice).await.unwrap();
    let words = words.find("[role=status], p, div").await.unwrap();
    let said = words.text().await.unwrap();
    assert!(said.contains("is on the desk"), "{said}");
    open(&session, HOME).await;
    let agent = Agent::new(&session);
    let id = post["id"].as_str().unwrap();
    agent.scroll_to(id).await.unwrap();
    agent.chip_says(id, "New").await.unwrap();
    session.quit().await.unwrap();
}

async fn silent(session: &Session) -> Value {
    let post = session.run(SILENT, vec![]).await.unwrap();
    assert!(post["id"].is_string(), "{post}");
    post
}

/// Asks the background's spies from one of the extension's own pages.
async fn ask(session: &Session, message: Value) -> Value {
    let script =
        "const [message, done] = arguments; chrome.runtime.sendMessage(message).then(done)";
    session.run_async(script, vec![message]).await.unwrap()
}
