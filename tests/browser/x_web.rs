//! X's newer client, as X draws it: every chip stands at its own post.

use careline_drive::{Agent, Session};
use serde_json::{Value, json};

use crate::stage::{DRAWN_LISTS, open, set_up};

const NEWER: &str = "https://x.com/home?client=x-web";

/// Looks at all entries in view: a customer's post that tags the brand has one chip, one that does not
/// name it has none.
const LOOK: &str = r"
const look = () => {
  const wrong = [];
  let right = 0;
  for (const row of document.querySelectorAll('main li')) {
    const entry = row.querySelector('[data-timeline-entry]');
    const id = (entry.dataset.href ?? location.pathname).split('/')[3];
    const post = replica.post(id);
    if (!post || row.offsetHeight === 0) continue;
    const chips = entry.querySelectorAll('careline-chip').length;
    const tags = /(^|[^\w@/.])@(acme|acmehelp)(?!\w)/i.test(post.text.replace(/https?:\S+/g, ''));
    const names = /acm/i.test(post.text) || post.quote || post.replyTo;
    const theirs = /^(acme|acmehelp|acmecareers)$/i.test(post.by);
    if (chips > 1) wrong.push(`${chips} chips: ${post.text}`);
    else if (chips && (theirs || !names)) wrong.push(`a chip too many: ${post.text}`);
    else if (!chips && tags && !theirs) wrong.push(`no chip: ${post.text}`);
    else right += chips;
  }
  return { right, wrong };
};
";

/// Scrolls to the end of what is drawn, a few times.
const SCROLL: &str = "window.scrollTo(0, document.documentElement.scrollHeight)";

#[tokio::test]
async fn every_chip_stands_at_its_post_however_the_newer_client_draws_its_list() {
    let session = set_up().await;
    let agent = Agent::new(&session);
    for switch in DRAWN_LISTS {
        open(&session, &format!("{NEWER}&{switch}")).await;
        session.find("main article").await.unwrap();
        let post = agent.post("double-charge").await.unwrap();
        agent.scroll_to(&post).await.unwrap();
        let chip = agent.chip_says(&post, "New").await;
        assert!(chip.is_ok(), "{switch}: {chip:?}");
        right_on_page(&session, switch).await;
        if switch == "replace_list=1" {
            let tabs = session.find_all("main [role=tab]").await.unwrap();
            session.run("window.scrollTo(0, 0)", vec![]).await.unwrap();
            session.click(tabs.last().unwrap()).await.unwrap();
            right_on_page(&session, switch).await;
        }
        for _ in 0..3 {
            session.run(SCROLL, vec![]).await.unwrap();
            right_on_page(&session, switch).await;
        }
        assert_all_read(&session, switch).await;
    }
    session.quit().await.unwrap();
}

#[tokio::test]
async fn in_both_clients_a_conversation_whose_own_post_comes_first_is_read_whole() {
    let session = set_up().await;
    let agent = Agent::new(&session);
    for client in ["classic", "x-web"] {
        open(&session, &format!("https://x.com/home?client={client}")).await;
        let own = agent.post("thread-down-1").await.unwrap();
        let above = agent.post("three-days-down").await.unwrap();
        let address =
            format!("https://x.com/rob_innit/status/{own}?client={client}&focal_first=700");
        open(&session, &address).await;
        agent.article(&above).await.unwrap();
        agent.scroll_to(&above).await.unwrap();
        agent.chip_says(&above, "New").await.unwrap();
        assert_all_read(&session, client).await;
        let seen = session.ask_page(&address, json!("read")).await.unwrap();
        let posts = seen["posts"].as_array().unwrap();
        let author = |id: &str| {
            let post = posts.iter().find(|post| post["id"] == id);
            post.map(|post| post["author"].clone())
        };
        assert_eq!(author(&own), Some(json!("rob_innit")), "{client}");
        assert_eq!(author(&above), Some(json!("grumpy_gord")), "{client}");
    }
    session.quit().await.unwrap();
}

/// Every post that the page shows is read.
async fn assert_all_read(session: &Session, what: &str) {
    let address = session.run("return location.href", vec![]).await.unwrap();
    let health = session
        .ask_page(address.as_str().unwrap(), json!("health"))
        .await
        .unwrap();
    assert_eq!(health["read"], health["found"], "{what}: {health}");
    assert!(health["read"].as_u64() > Some(0), "{what}: {health}");
}

async fn right_on_page(session: &Session, what: &str) {
    let last = std::sync::Mutex::new(Value::Null);
    let waited = session
        .wait_for(&format!("the right chips with {what}"), async || {
            let seen = session
                .run(&format!("{LOOK} return look()"), vec![])
                .await?;
            let right = seen["right"].as_u64() > Some(0) && seen["wrong"] == json!([]);
            *last.lock().unwrap() = seen;
            Ok(right.then_some(()))
        })
        .await;
    let last = last.lock().unwrap();
    assert!(waited.is_ok(), "{waited:?}: {last}");
}
