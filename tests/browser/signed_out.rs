//! Nobody is signed in: posts can be read, nothing is drawn and nothing stored.

use careline_drive::Agent;
use serde_json::{Value, json};

use crate::stage::{drawn, events, open, set_up};

const PAGE: &str = "https://x.com/grumpy_gord?signed_out=1";

#[tokio::test]
async fn signed_out_posts_are_read_and_nothing_is_drawn_or_stored() {
    let session = set_up().await;
    let agent = Agent::new(&session);
    open(&session, PAGE).await;
    let reading = session
        .wait_for("the posts of the page", async || {
            let reading = session.ask_page(PAGE, json!("read")).await?;
            let read = reading["posts"]
                .as_array()
                .is_some_and(|posts| !posts.is_empty());
            Ok(read.then_some(reading))
        })
        .await
        .unwrap();
    assert!(
        reading.to_string().contains("Day three with no internet"),
        "{reading}"
    );
    let post = agent.post("three-days-down").await.unwrap();
    agent.scroll_to(&post).await.unwrap();
    let health = session.ask_page(PAGE, json!("health")).await.unwrap();
    assert_eq!(health["viewer"], Value::Null);
    assert_eq!(drawn(&session).await, 0);
    assert_eq!(events(&agent, "sighting").await, 0, "nothing is stored");
    assert_eq!(events(&agent, "action").await, 0);
    session.quit().await.unwrap();
}
