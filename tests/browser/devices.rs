//! A person's devices, by the browser's own sync: what another device gave out is known here, and who is
//! switched off leaves nothing there.

use std::collections::BTreeMap;

use careline::desk::devices::carried::{Carried, LastSet, Sparse};
use careline::desk::devices::{pack, share};
use careline::desk::event::{DeviceId, Stamp, TicketId};
use careline::desk::status::Status;
use careline::desk::time::{Duration, Millis};
use careline_drive::{Agent, Session, Site};
use serde_json::{Value, json};

use crate::stage::{HOME, says, start};

fn now() -> Millis {
    let now = std::time::SystemTime::now();
    let now = now.duration_since(std::time::UNIX_EPOCH).unwrap();
    Millis(i64::try_from(now.as_millis()).unwrap())
}

/// Ravi's post of half an hour ago.
fn seen() -> Value {
    let at = now() - Duration::minutes(30);
    let since = u64::try_from(at.0 - 1_288_834_974_657).unwrap();
    json!({ "seen": { "posts": [{ "post": {
        "id": (since << 22).to_string(), "author": "ravik", "name": "Ravi K.", "lang": "en",
        "text": "@acmehelp you charged me twice", "created_at": at.to_string(),
    }}]}})
}

/// What lies in the browser's sync.
async fn synced(session: &Session) -> BTreeMap<String, String> {
    let get = "chrome.storage.sync.get(null).then(arguments[arguments.length - 1])";
    let items = session.run_async(get, vec![]).await.unwrap();
    serde_json::from_value(items).unwrap()
}

/// An item in which a tablet says that it solved the ticket.
fn solved_on_a_tablet(id: &TicketId) -> (String, String) {
    let tablet = DeviceId("tablet".into());
    let mut sparse = Sparse::default();
    sparse.set(LastSet {
        by: Stamp {
            ms: now(),
            counter: 0,
            device: tablet.clone(),
        },
        value: Carried::Status {
            seen: id.post,
            to: Status::Solved,
        },
    });
    let key = share::tickets_key(&tablet, share::item_of(id));
    (key, pack::write(&[(id.clone(), sparse)].into()))
}

#[tokio::test]
async fn what_another_device_did_is_known_here_and_nothing_stays_there_once_switched_off() {
    let site = Site::page(HOME, "<p>no posts</p>").unwrap();
    let session = start(site).await;
    let agent = Agent::new(&session);
    agent.set_up().await.unwrap();
    let seen = seen();
    agent.ask(seen.clone()).await.unwrap();

    session.open_extension_page("options.html").await.unwrap();
    let tick = session.find("#devices-on").await.unwrap();
    assert!(
        synced(&session).await.is_empty(),
        "off until it is switched on"
    );
    tick.scroll_into_view().await.unwrap();
    session.click(&tick).await.unwrap();
    says(
        &session,
        "#devices",
        "No other device of yours takes part yet",
    )
    .await;
    let items = synced(&session).await;
    let heard = share::read(&items);
    assert_eq!(heard.unread, []);
    let (own, given) = heard.shares.iter().next().unwrap();
    let id = given.tickets.keys().next().unwrap();

    let (key, value) = solved_on_a_tablet(id);
    let set = "chrome.storage.sync.set(arguments[0]).then(arguments[arguments.length - 1])";
    let items = json!({ key.clone(): value });
    session.run_async(set, vec![items]).await.unwrap();
    session
        .wait_for("the ticket that was solved elsewhere", async || {
            let reply = agent.ask(seen.clone()).await?;
            let status = &reply["tickets"]["tickets"][0]["status"];
            Ok((status == "solved").then_some(()))
        })
        .await
        .unwrap();
    let again = session.find("#devices .button").await.unwrap();
    again.scroll_into_view().await.unwrap();
    session.click(&again).await.unwrap();
    says(
        &session,
        "#devices",
        "The device tablet gives out one ticket.",
    )
    .await;

    let tick = session.find("#devices-on").await.unwrap();
    tick.scroll_into_view().await.unwrap();
    session.click(&tick).await.unwrap();
    session
        .wait_for("an empty share", async || {
            let left = synced(&session).await;
            Ok((!left.keys().any(|key| key.contains(&own.0))).then_some(()))
        })
        .await
        .unwrap();
    assert_eq!(synced(&session).await.keys().collect::<Vec<_>>(), [&key]);
    session.quit().await.unwrap();
}
