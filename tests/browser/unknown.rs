//! Layouts that no adapter understands: nothing is drawn, and the popup can say why.

use serde_json::{Value, json};

use crate::stage::{drawn, open, set_up};

#[tokio::test]
async fn a_page_in_an_unknown_layout_is_left_alone_and_says_why() {
    let session = set_up().await;
    for client in ["x-web", "unknown"] {
        let address = format!("https://x.com/home?client={client}");
        open(&session, &address).await;
        let health = session.ask_page(&address, json!("health")).await.unwrap();
        assert_eq!(health["client"], Value::Null, "{health}");
        let why = health["unread"].as_str().unwrap_or_default();
        assert!(!why.is_empty(), "{health}");
        assert_eq!(drawn(&session).await, 0);
    }
    session.quit().await.unwrap();
}
