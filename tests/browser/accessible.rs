//! Every page of the extension, and whatever Careline draws on X's, can be used by everybody: axe-core
//! finds no fault in any, light or dark.

use careline_drive::{Agent, Session};
use serde_json::{Value, json};

use crate::stage::{HOME, into_box, open, set_up};

const ESCAPE: &str = "\u{e00c}";

/// The extension's pages, each with what stands on it once it is drawn, and what opens a part of it.
const PAGES: [(&str, &str, Option<&str>); 5] = [
    ("popup.html", "main button", None),
    ("options.html", "main input", None),
    ("desk.html", "li.row", Some("li.row button.who")),
    ("reports.html", "main table", None),
    ("welcome.html", "main input", None),
];

/// Gives the faults under the rules of WCAG 2.2 AA and the good practices of axe-core: rule, element, why.
/// Colours that are still changing are no fault.
const FAULTS: &str = "
const [parts, done] = arguments;
const inside = parts.map((part) => document.querySelector(part)).filter(Boolean);
Promise.allSettled(document.getAnimations().map((change) => change.finished))
  .then(() => axe.run(inside, { resultTypes: ['violations'] }))
  .then((found) => done(found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`))))";

#[tokio::test]
async fn no_page_of_the_extension_keeps_anybody_out() {
    let session = set_up().await;
    open(&session, HOME).await;
    let post = Agent::new(&session).post("double-charge").await.unwrap();
    Agent::new(&session).scroll_to(&post).await.unwrap();
    Agent::new(&session).chip_says(&post, "New").await.unwrap();
    let home = session.tab().await.unwrap();
    for (page, drawn, opens) in PAGES {
        session.open_extension_page(page).await.unwrap();
        session.find(drawn).await.unwrap();
        if let Some(opens) = opens {
            let button = session.find(opens).await.unwrap();
            session.click(&button).await.unwrap();
            session.find(".card header").await.unwrap();
        }
        for dark in [false, true] {
            session.prefer_dark(dark).await.unwrap();
            let faults = faults(&session, &["html"]).await;
            assert_eq!(faults, json!([]), "{page}, dark: {dark}");
        }
        session.close_tab().await.unwrap();
        session.switch_to(&home).await.unwrap();
    }
    session.quit().await.unwrap();
}

#[tokio::test]
async fn a_planted_fault_is_found() {
    let session = set_up().await;
    session.open_extension_page("popup.html").await.unwrap();
    session.find("main").await.unwrap();
    let plant = "document.querySelector('main').append(document.createElement('button'))";
    session.run(plant, vec![]).await.unwrap();
    let found = faults(&session, &["html"]).await;
    let found = found.as_array().unwrap();
    assert!(
        found
            .iter()
            .any(|fault| fault.as_str().unwrap().starts_with("button-name")),
        "{found:?}"
    );
    session.quit().await.unwrap();
}

/// What Careline draws on X's page.
const DRAWN: [&str; 4] = [
    "careline-chip",
    "careline-card",
    "careline-draft",
    "careline-notice",
];

#[tokio::test]
async fn nothing_that_is_drawn_on_x_s_page_keeps_anybody_out() {
    let session = set_up().await;
    let agent = Agent::new(&session);
    open(&session, &format!("{HOME}?open-roots")).await;
    let post = agent.post("double-charge").await.unwrap();
    agent.scroll_to(&post).await.unwrap();
    agent.chip_says(&post, "New").await.unwrap();
    assert_faultless(&session, "the chip").await;
    agent.open_card(&post).await.unwrap();
    assert_faultless(&session, "the card and its picker").await;
    for panel in [
        "status", "priority", "snooze", "note", "tag", "correct", "hand-off",
    ] {
        agent
            .press(&format!("[data-does='panel={panel}']"))
            .await
            .unwrap();
        agent.card().await.unwrap().find(".panel").await.unwrap();
        assert_faultless(&session, panel).await;
    }
    session.press(ESCAPE).await.unwrap();

    agent.open_reply(&post).await.unwrap();
    into_box(&session).await;
    session
        .press("Refunded to 4111 1111 1111 1111")
        .await
        .unwrap();
    let line = session.find("careline-draft").await.unwrap();
    let line = session.shadow(&line).await.unwrap();
    line.find("button").await.unwrap();
    assert_faultless(&session, "the line beside the box").await;
    session.quit().await.unwrap();
}

#[tokio::test]
async fn a_fault_planted_in_a_card_is_found() {
    let session = set_up().await;
    let agent = Agent::new(&session);
    open(&session, &format!("{HOME}?open-roots")).await;
    let post = agent.post("double-charge").await.unwrap();
    agent.scroll_to(&post).await.unwrap();
    agent.open_card(&post).await.unwrap();
    let plant = "document.querySelector('careline-card').shadowRoot.querySelector('[role=dialog]').append(document.createElement('button'))";
    session.run(plant, vec![]).await.unwrap();
    let found = faults(&session, &DRAWN).await;
    assert!(found.to_string().contains("button-name"), "{found}");
    session.quit().await.unwrap();
}

/// Looks at what is drawn, by day and by night.
async fn assert_faultless(session: &Session, what: &str) {
    for theme in ["light", "dark"] {
        let set = "replica.setTheme(arguments[0])";
        session.run(set, vec![json!(theme)]).await.unwrap();
        let chip = session.find("careline-chip").await.unwrap();
        let chip = session.shadow(&chip).await.unwrap();
        chip.find(&format!("button.{theme}")).await.unwrap();
        let faults = faults(session, &DRAWN).await;
        assert_eq!(faults, json!([]), "{what}, {theme}");
    }
}

/// The faults of these parts of the page, as far as they are there.
async fn faults(session: &Session, parts: &[&str]) -> Value {
    let axe = std::env::var_os("CARELINE_AXE").unwrap();
    let axe = std::fs::read_to_string(axe).unwrap();
    session.run(&axe, vec![]).await.unwrap();
    session.run_async(FAULTS, vec![json!(parts)]).await.unwrap()
}
