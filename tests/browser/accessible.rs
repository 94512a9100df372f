//! Every page of the extension can be used by everybody: axe-core finds no fault on any, light or dark.

use careline_drive::{Agent, Session};
use serde_json::{Value, json};

use crate::stage::{HOME, open, set_up};

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
const [done] = arguments;
Promise.allSettled(document.getAnimations().map((change) => change.finished))
  .then(() => axe.run(document, { resultTypes: ['violations'] }))
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
            assert_eq!(faults(&session).await, json!([]), "{page}, dark: {dark}");
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
    let found = faults(&session).await;
    let found = found.as_array().unwrap();
    assert!(
        found
            .iter()
            .any(|fault| fault.as_str().unwrap().starts_with("button-name")),
        "{found:?}"
    );
    session.quit().await.unwrap();
}

async fn faults(session: &Session) -> Value {
    let axe = std::env::var_os("CARELINE_AXE").unwrap();
    let axe = std::fs::read_to_string(axe).unwrap();
    session.run(&axe, vec![]).await.unwrap();
    session.run_async(FAULTS, vec![]).await.unwrap()
}
