//! Where the stories play: a browser with the extension on the replica.

use std::path::{Path, PathBuf};

use careline_drive::{Agent, Browser, Launch, Policy, Session, Site};

/// The replica's home page.
pub const HOME: &str = "https://x.com/home";

/// The replica under a policy.
pub fn replica(policy: Policy) -> Site {
    Site::folder(root().join("tests/site/dist")).policy(policy)
}

/// A browser with the extension on the replica, whose desk is set up for Acme.
pub async fn set_up() -> Session {
    let session = start(replica(Policy::AllowsWasm)).await;
    Agent::new(&session).set_up().await.unwrap();
    session
}

/// A browser with the extension on a site, with a desk as it is after the installation.
pub async fn start(site: Site) -> Session {
    let browser = Browser::from_environment();
    let folder = format!("dist/test-{}", browser.folder());
    Launch::new(browser, root().join(folder), site)
        .start()
        .await
        .unwrap()
}

/// Opens a page of the replica and waits until React has drawn it.
pub async fn open(session: &Session, address: &str) {
    session.goto(address).await.unwrap();
    session.find("html[data-replica=started]").await.unwrap();
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}
