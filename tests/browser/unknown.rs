//! Layouts that no adapter understands: nothing is drawn, and the popup can say why.

use serde_json::{Value, json};

use crate::stage::{drawn, open, set_up};

#[tokio::test]
async fn a_page_in_an_unknown_layout_is_left_alone_and_says_why() {
    let session = set_up().await;
    let address = "https://x.com/home?client=unknown";
    open(&session, address).await;
    let health = session.ask_page(address, json!("health")).await.unwrap();
    assert_eq!(health["client"], Value::Null, "{health}");
    let why = health["unread"].as_str().unwrap_or_default();
    assert!(!why.is_empty(), "{health}");
    assert_eq!(drawn(&session).await, 0);
    session.quit().await.unwrap();
}

#[tokio::test]
async fn the_newer_client_is_read_and_nothing_is_drawn_for_a_visitor() {
    let session = set_up().await;
    let address = "https://x.com/home?client=x-web&signed_out=1";
    open(&session, address).await;
    session.find("article").await.unwrap();
    let health = session.ask_page(address, json!("health")).await.unwrap();
    assert_eq!(health["client"], "x_web", "{health}");
    assert_eq!(health["read"], health["found"], "{health}");
    assert!(health["read"].as_u64() > Some(0), "{health}");
    assert_eq!(drawn(&session).await, 0);
    session.quit().await.unwrap();
}
