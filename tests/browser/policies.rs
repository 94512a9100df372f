//! Pages whose policy forbids WebAssembly. Chromium holds content scripts to it, Firefox does not.

use careline_drive::{Agent, Browser, Policy, Session};
use serde_json::json;

use crate::stage::{HOME, drawn, open, overview, replica, start};

#[tokio::test]
async fn a_page_that_forbids_webassembly_stays_untouched_or_is_read_all_the_same() {
    let session = start(replica(Policy::ForbidsWasm)).await;
    let agent = Agent::new(&session);
    agent.set_up().await.unwrap();
    open(&session, HOME).await;
    match session.browser() {
        Browser::Chromium => stays_untouched(&session, &agent).await,
        Browser::Firefox => {
            let post = agent.post("double-charge").await.unwrap();
            agent.scroll_to(&post).await.unwrap();
            agent.chip_says(&post, "New").await.unwrap();
        }
    }
    session.quit().await.unwrap();
}

async fn stays_untouched(session: &Session, agent: &Agent<'_>) {
    refused_by(session, agent, "x.com").await;
    open(session, HOME).await;
    // Another host is tried: once its refusal is known, x.com's second one would be as well.
    session.new_tab().await.unwrap();
    open(session, "https://twitter.com/home").await;
    refused_by(session, agent, "twitter.com").await;
    session
        .wait_for("the report of each host's refusal", async || {
            Ok((refusals(session) >= 2).then_some(()))
        })
        .await
        .unwrap();
    assert_eq!(refusals(session), 2, "each host is tried once");
    assert_eq!(drawn(session).await, 0, "the page is untouched");

    session.open_extension_page("popup.html").await.unwrap();
    session
        .wait_for("the popup's word about it", async || {
            let text = session.find("body").await?.text().await?;
            let says = text.contains("WebAssembly was forbidden by") && text.contains("x.com");
            Ok(says.then_some(()))
        })
        .await
        .unwrap();
}

async fn refused_by(session: &Session, agent: &Agent<'_>, host: &str) {
    session
        .wait_for(&format!("the refusal of {host}"), async || {
            let hosts = overview(agent).await["refused_hosts"].clone();
            let hosts = hosts.as_array().cloned().unwrap_or_default();
            Ok(hosts.contains(&json!(host)).then_some(()))
        })
        .await
        .unwrap();
}

fn refusals(session: &Session) -> usize {
    let reports = session.traffic().reports();
    reports
        .iter()
        .filter(|report| report.blocked == "wasm-eval")
        .count()
}
