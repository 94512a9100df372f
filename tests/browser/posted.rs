//! A reply that was sent by hand is known from what the page shows: X's notice with its link, the reply
//! itself, or both, and counts once. Nothing else tells: no box that is empty again, no script.

use careline_drive::{Agent, Session};
use serde_json::{Value, json};

use crate::stage::{HOME, go_to_conversation, into_box, open, set_up};

const ESCAPE: &str = "\u{e00c}";
const BACKSPACE: &str = "\u{e003}";
const ENTER: char = '\u{e007}';
const CONTROL: char = '\u{e009}';

/// A browser at X's home page. What is sent there is not shown by the page itself before it is let.
async fn at_home() -> Session {
    let session = set_up().await;
    open(&session, HOME).await;
    run(&session, "replica.holdPosted()").await;
    session
}

#[tokio::test]
async fn xs_notice_alone_says_that_a_reply_was_sent_and_the_reply_itself_its_words() {
    let session = at_home().await;
    let agent = Agent::new(&session);
    let post = write(&session, "double-charge", "The money is back. ^AM").await;
    agent.send().await.unwrap();
    agent.chip_says(&post, "Pending").await.unwrap();
    agent.open_card(&post).await.unwrap();
    agent
        .card_says("sent a reply, as X's notice says")
        .await
        .unwrap();
    session.press(ESCAPE).await.unwrap();
    let [sent] = <[Value; 1]>::try_from(replies(&agent).await).unwrap();
    assert_eq!(sent["reading"]["kind"], "sent", "{sent}");
    assert_eq!(
        sent["reading"]["text"],
        Value::Null,
        "no words are invented"
    );
    let made = run(&session, "return replica.posted().at(-1).id").await;
    assert_eq!(sent["post"], made);

    run(&session, "replica.releasePosted()").await;
    go_to_conversation(&session, &post).await;
    agent.scroll_to(&post).await.unwrap();
    agent.open_card(&post).await.unwrap();
    agent.card_says("The money is back. ^AM").await.unwrap();
    let [seen] = <[Value; 1]>::try_from(replies(&agent).await).unwrap();
    assert_eq!(seen["reading"]["kind"], "reply", "{seen}");
    assert_eq!(seen["post"], made);
    session.quit().await.unwrap();
}

#[tokio::test]
async fn a_reply_that_is_seen_before_xs_notice_comes_counts_once() {
    let session = at_home().await;
    let agent = Agent::new(&session);
    run(
        &session,
        "replica.setToast('held'); replica.releasePosted()",
    )
    .await;
    let post = write(&session, "double-charge", "The money is back. ^AM").await;
    agent.send().await.unwrap();
    go_to_conversation(&session, &post).await;
    agent.chip_says(&post, "Pending").await.unwrap();
    run(&session, "replica.releaseToast()").await;
    session.find("[data-testid=toast] a").await.unwrap();

    // What is told is told in turn: once the next one is known, the first one was heard.
    run(
        &session,
        "replica.go('/home'); replica.setToast('link'); replica.holdPosted()",
    )
    .await;
    let next = write(&session, "move-date", "Take it along! ^AM").await;
    agent.send().await.unwrap();
    agent.chip_says(&next, "Pending").await.unwrap();
    let kinds: Vec<_> = replies(&agent)
        .await
        .iter()
        .map(|reply| reply["reading"]["kind"].clone())
        .collect();
    assert_eq!(kinds.len(), 2, "{kinds:?}");
    assert!(kinds.contains(&json!("reply")), "{kinds:?}");
    assert!(kinds.contains(&json!("sent")), "{kinds:?}");
    session.quit().await.unwrap();
}

#[tokio::test]
async fn an_emptied_box_a_notice_without_a_link_and_a_script_say_nothing() {
    let session = at_home().await;
    let agent = Agent::new(&session);
    // A box that is emptied and left.
    write(&session, "double-charge", "Never mind").await;
    session.press_with(&[CONTROL], 'a').await.unwrap();
    session.press(BACKSPACE).await.unwrap();
    forge(&session, "acmehelp", 0).await;
    session.press(ESCAPE).await.unwrap();

    // A notice that names nothing.
    run(&session, "replica.setToast('bare')").await;
    write(&session, "double-charge", "The money is back. ^AM").await;
    agent.send().await.unwrap();
    session.find("[data-testid=toast]").await.unwrap();

    // A script that presses X's button, whose notice has its link.
    run(&session, "replica.setToast('link')").await;
    write(&session, "parcel-nowhere", "We look into it. ^AM").await;
    run(
        &session,
        "document.querySelector('[role=dialog] [data-testid=tweetButton]').click()",
    )
    .await;
    session.find("[data-testid=toast] a").await.unwrap();

    // A notice of somebody else's post, and of one made long ago, after the agent's own press.
    for (by, days) in [("wile_e_fan", 0), ("acmehelp", 3)] {
        run(&session, "replica.setToast('none')").await;
        write(&session, "app-logs-out", "We look into it. ^AM").await;
        agent.send().await.unwrap();
        forge(&session, by, days).await;
    }

    // What the agent sends by keyboard is told, and is all that was.
    run(&session, "replica.setToast('link')").await;
    let post = write(&session, "move-date", "Take it along! ^AM").await;
    session.press_with(&[CONTROL], ENTER).await.unwrap();
    agent.chip_says(&post, "Pending").await.unwrap();
    let [sent] = <[Value; 1]>::try_from(replies(&agent).await).unwrap();
    assert_eq!(sent["reading"]["follows"], json!(post), "{sent}");
    session.quit().await.unwrap();
}

/// Writes a reply to a post in X's dialog; gives the post.
async fn write(session: &Session, key: &str, text: &str) -> String {
    let agent = Agent::new(session);
    let post = agent.post(key).await.unwrap();
    agent.scroll_to(&post).await.unwrap();
    agent.chip_says(&post, "New").await.unwrap();
    agent.open_reply(&post).await.unwrap();
    into_box(session).await;
    session.press(text).await.unwrap();
    agent.draft_holds("dialog", text).await.unwrap();
    post
}

/// A script's own notice, which links a post of this account, made so many days ago.
async fn forge(session: &Session, by: &str, days: u32) {
    let script = "const [by, days] = arguments;
        const at = BigInt(Date.now() - days * 86400000 - 1288834974657) << 22n;
        const notice = Object.assign(document.createElement('div'), { innerHTML: `<a href=\"/${by}/status/${at}\">View</a>` });
        notice.setAttribute('role', 'alert');
        notice.dataset.testid = 'toast';
        document.body.append(notice);
        return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => { notice.remove(); done(true) }))))";
    let arguments = vec![json!(by), json!(days)];
    session.run(script, arguments).await.unwrap();
}

/// What the desk's log holds of the brand's replies.
async fn replies(agent: &Agent<'_>) -> Vec<Value> {
    let answer = agent.ask(json!("export")).await.unwrap();
    let export: Value = serde_json::from_str(answer["export"]["json"].as_str().unwrap()).unwrap();
    let events = export["events"].as_array().unwrap().iter();
    let is_reply = |event: &&Value| {
        let kind = event["reading"]["kind"].as_str();
        kind.is_some_and(|kind| kind == "reply" || kind == "sent")
    };
    events.filter(is_reply).cloned().collect()
}

async fn run(session: &Session, script: &str) -> Value {
    session.run(script, vec![]).await.unwrap()
}
