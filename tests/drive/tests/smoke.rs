//! Both browsers do what this crate says, with an extension that only shows what happens to it.
//!
//! Without a driver program these tests fail: `cargo xtask test` installs both.

#![expect(
    clippy::unwrap_used,
    reason = "what a test's helper can't do fails the test"
)]

use std::path::Path;

use careline_drive::{Browser, Launch, Policy, Session, Site, thirtyfour::Key};
use serde_json::{Value, json};

const HOME: &str = "https://x.com/home";

const PAGE: &str = "<!doctype html><meta charset=utf-8><title>Home</title><h1>Home</h1>\
    <img src='https://tracker.example/pixel'><script>document.title = 'script ran'</script>\
    <p id=scheme>light</p><style>@media (prefers-color-scheme: dark) { #scheme { color: red } }</style>";

async fn start(browser: Browser, policy: Policy) -> Session {
    let extension = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/extension");
    let site = Site::page(HOME, PAGE).unwrap().policy(policy);
    Launch::new(browser, extension, site).start().await.unwrap()
}

async fn starts_of_background(session: &Session) -> u64 {
    let before = session.tab().await.unwrap();
    session.open_extension_page("popup.html").await.unwrap();
    let script = "const done = arguments[0]; chrome.runtime.sendMessage('starts').then(done)";
    let starts = session.run_async(script, vec![]).await.unwrap();
    session.close_tab().await.unwrap();
    session.switch_to(&before).await.unwrap();
    starts.as_u64().unwrap()
}

async fn a_persons_view(browser: Browser) {
    let session = start(browser, Policy::AllowsWasm).await;
    session.goto(HOME).await.unwrap();

    let probe = session.find("x-probe").await.unwrap();
    assert_eq!(probe.attr("wasm").await.unwrap().as_deref(), Some("ran"));
    let heard = session
        .ask_page(HOME, json!({ "kind": "read" }))
        .await
        .unwrap();
    assert_eq!(
        heard,
        json!({ "heard": { "kind": "read" }, "title": "Home" })
    );

    let button = session
        .shadow(&probe)
        .await
        .unwrap()
        .find("button")
        .await
        .unwrap();
    session.click(&button).await.unwrap();
    assert_eq!(button.text().await.unwrap(), "clicked by a person");
    session
        .press_with(&[Key::Control.value()], 'k')
        .await
        .unwrap();
    assert_eq!(button.text().await.unwrap(), "Control k");

    let dark = "return matchMedia('(prefers-color-scheme: dark)').matches";
    for wanted in [true, false] {
        session.prefer_dark(wanted).await.unwrap();
        assert_eq!(
            session.run(dark, vec![]).await.unwrap(),
            Value::Bool(wanted)
        );
    }
    session.quit().await.unwrap();
}

#[tokio::test]
async fn a_content_script_meets_a_person_at_xs_address_in_chromium() {
    a_persons_view(Browser::Chromium).await;
}

#[tokio::test]
async fn a_content_script_meets_a_person_at_xs_address_in_firefox() {
    a_persons_view(Browser::Firefox).await;
}

#[tokio::test]
async fn a_policy_without_wasm_refuses_it_in_chromium_alone_and_only_xs_hosts_are_reached() {
    for (browser, outcome, is_reported) in [
        (Browser::Chromium, "refused", true),
        (Browser::Firefox, "ran", false),
    ] {
        let session = start(browser, Policy::ForbidsWasm).await;
        session.goto(HOME).await.unwrap();
        let probe = session.find("x-probe").await.unwrap();
        assert_eq!(
            probe.attr("wasm").await.unwrap().as_deref(),
            Some(outcome),
            "{browser:?}"
        );
        let traffic = session.traffic();
        let report_of = |blocked: &str| {
            traffic
                .reports()
                .into_iter()
                .find(|report| report.blocked == blocked)
        };
        // The page's own inline script is refused in both, after which the other report has come too.
        session
            .wait_for("a report of the page's own script", async || {
                Ok(report_of("inline"))
            })
            .await
            .unwrap();
        assert_eq!(report_of("wasm-eval").is_some(), is_reported, "{browser:?}");

        let hosts = traffic.hosts();
        assert!(
            hosts.iter().any(|host| host == "x.com"),
            "{browser:?} {hosts:?}"
        );
        traffic.set_policy(Policy::None);
        session.goto(HOME).await.unwrap();
        let hosts = traffic.hosts();
        assert!(
            hosts.iter().any(|host| host == "tracker.example"),
            "{browser:?} {hosts:?}"
        );
        assert!(
            traffic
                .requests()
                .iter()
                .all(|request| request.host == "x.com")
        );
        session.quit().await.unwrap();
    }
}

async fn a_background_that_ends(browser: Browser) {
    let mut session = start(browser, Policy::AllowsWasm).await;
    session.goto(HOME).await.unwrap();
    let first = starts_of_background(&session).await;
    session.end_background().await.unwrap();
    assert_eq!(starts_of_background(&session).await, first + 1);
    session.restart().await.unwrap();
    assert!(starts_of_background(&session).await > first + 1);
    session.quit().await.unwrap();
}

#[tokio::test]
async fn the_background_starts_again_and_storage_outlives_chromium() {
    a_background_that_ends(Browser::Chromium).await;
}

#[tokio::test]
async fn the_background_starts_again_and_storage_outlives_firefox() {
    a_background_that_ends(Browser::Firefox).await;
}

#[tokio::test]
async fn an_update_replaces_the_extension_under_an_open_page() {
    let copies = async |session: &Session| session.find_all("x-probe").await.unwrap().len();

    let session = start(Browser::Chromium, Policy::AllowsWasm).await;
    session.goto(HOME).await.unwrap();
    session.find("x-probe").await.unwrap();
    session.reload_extension().await.unwrap();
    assert_eq!(copies(&session).await, 1);
    session.goto(HOME).await.unwrap();
    session.ask_page(HOME, json!(2)).await.unwrap();
    session.quit().await.unwrap();

    // Firefox runs the new copy's content scripts in pages that are open already.
    let session = start(Browser::Firefox, Policy::AllowsWasm).await;
    session.goto(HOME).await.unwrap();
    session.find("x-probe").await.unwrap();
    session.reload_extension().await.unwrap();
    session
        .wait_for("the new copy's probe", async || {
            Ok((copies(&session).await == 2).then_some(()))
        })
        .await
        .unwrap();
    session.quit().await.unwrap();
}
