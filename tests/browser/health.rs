//! When X changes its page so that posts can't be read, the page and the popup say so.

use std::time::Instant;

use serde_json::json;

use crate::stage::{HOME, open, set_up};

/// Takes away what names the posts.
const BREAK: &str = "
window.taken = [];
for (const link of document.querySelectorAll('article [href*=\"/status/\"]')) {
  taken.push([link, link.getAttribute('href')]);
  link.setAttribute('href', '/explore');
}";

/// Gives it back.
const MEND: &str = "for (const [link, href] of taken) link.setAttribute('href', href)";

#[tokio::test]
async fn while_posts_can_t_be_read_the_page_says_so() {
    let session = set_up().await;
    open(&session, HOME).await;
    session.find("careline-chip").await.unwrap();
    let health = session.ask_page(HOME, json!("health")).await.unwrap();
    assert_eq!(health["read"], health["found"], "{health}");
    assert!(
        session
            .find_all("careline-notice")
            .await
            .unwrap()
            .is_empty()
    );

    let start = Instant::now();
    session.run(BREAK, vec![]).await.unwrap();
    session.find("careline-notice").await.unwrap();
    println!("the page says so after {:?}", start.elapsed());
    let health = session.ask_page(HOME, json!("health")).await.unwrap();
    let [read, found] = ["read", "found"].map(|key| health[key].as_u64().unwrap());
    assert!(read * 10 < found * 9, "{health}");

    session.run(MEND, vec![]).await.unwrap();
    session
        .wait_for("the end of the line", async || {
            let lines = session.find_all("careline-notice").await?;
            Ok(lines.is_empty().then_some(()))
        })
        .await
        .unwrap();
    session.find("careline-chip").await.unwrap();
    session.quit().await.unwrap();
}
