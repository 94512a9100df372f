//! The draft in X's reply box: what pre-flight says of it beside the box, and templates by a typed name.

use careline_drive::{Agent, DriveError, Session, Shadow};
use serde_json::json;

use crate::stage::{HOME, into_box, open, set_up};

const ENTER: &str = "\u{e007}";
const BACKSPACE: &str = "\u{e003}";
const LEFT: &str = "\u{e012}";
const CONTROL: char = '\u{e009}';

/// A browser with X's reply dialog open for a post with a ticket, its caret in the box.
async fn replying(address: &str) -> Session {
    let session = set_up().await;
    reply_on(&session, address).await;
    session
}

async fn reply_on(session: &Session, address: &str) {
    let agent = Agent::new(session);
    open(session, address).await;
    let post = agent.post("double-charge").await.unwrap();
    agent.scroll_to(&post).await.unwrap();
    agent.chip_says(&post, "New").await.unwrap();
    agent.open_reply(&post).await.unwrap();
    into_box(session).await;
}

/// The inside of the line beside the box.
async fn line(session: &Session) -> Shadow {
    let host = session.find("careline-draft").await.unwrap();
    session.shadow(&host).await.unwrap()
}

/// Waits until the line's words are as wanted; gives them.
async fn line_when(session: &Session, what: &str, is: impl Fn(&str) -> bool) -> String {
    session
        .wait_for(&format!("{what} in the line beside the box"), async || {
            let words = words(session).await?;
            Ok(is(&words).then_some(words))
        })
        .await
        .unwrap()
}

/// What can be read in the line now; nothing where it is not seen.
async fn words(session: &Session) -> Result<String, DriveError> {
    let Some(host) = session.find_all("careline-draft").await?.into_iter().next() else {
        return Ok(String::new());
    };
    let line = session.shadow(&host).await?;
    match line.find_all(".draft").await?.into_iter().next() {
        Some(part) => Ok(part.text().await?),
        None => Ok(String::new()),
    }
}

#[tokio::test]
async fn a_card_number_is_told_and_sending_it_anyway_stands_in_the_log_with_its_reason() {
    let session = replying(HOME).await;
    let agent = Agent::new(&session);
    session
        .press("Refunded to 4111 1111 1111 1111. ^AM")
        .await
        .unwrap();
    line_when(&session, "the card number", |words| {
        words.contains("Stop A card number in public") && words.contains("Send anyway")
    })
    .await;
    let send = "[role=dialog] [data-testid=tweetButton]";
    let own_button = session.find(send).await.unwrap();
    assert!(
        own_button.is_enabled().await.unwrap(),
        "X's button is X's own"
    );

    // By keyboard alone: to the line, the reason, back to the box.
    session.press_with(&[CONTROL], ';').await.unwrap();
    session.press("The number is a test one").await.unwrap();
    session.press(ENTER).await.unwrap();
    line_when(&session, "that the reason was noted", |words| {
        words.contains("Reason noted") && !words.contains("Send anyway")
    })
    .await;
    session.press(" Bye").await.unwrap();
    let draft = agent.draft_holds("dialog", "Bye").await.unwrap();
    assert!(!draft.contains("test one"), "{draft}");

    let post = agent.post("double-charge").await.unwrap();
    agent.open_card(&post).await.unwrap();
    agent
        .card_says("decided to send despite a card number")
        .await
        .unwrap();
    agent.card_says("The number is a test one").await.unwrap();
    session.quit().await.unwrap();
}

#[tokio::test]
async fn a_clean_reply_shows_no_line_and_a_slip_that_is_mended_goes() {
    let session = replying(HOME).await;
    session
        .press("Sorry, {name}! We look into it.")
        .await
        .unwrap();
    line_when(&session, "the gap and the sign-off", |words| {
        words.contains("{name} was never filled in") && words.contains("add ^AM")
    })
    .await;
    session.press_with(&[CONTROL], 'a').await.unwrap();
    session
        .press("Sorry! The second charge is back on your card. ^AM")
        .await
        .unwrap();
    line_when(&session, "nothing", str::is_empty).await;
    let agent = Agent::new(&session);
    agent.send().await.unwrap();
    assert!(
        session.find_all("careline-draft").await.unwrap().is_empty(),
        "the line goes with its box"
    );
    session.quit().await.unwrap();
}

#[tokio::test]
async fn a_name_typed_after_two_semicolons_becomes_its_template() {
    let session = replying(HOME).await;
    let agent = Agent::new(&session);
    session.press("Good morning! ;;got").await.unwrap();
    line_when(&session, "the template", |words| words.contains("Got it")).await;
    // A script of the page can't take it.
    let forged = "const options = { key: 'Tab', keyCode: 9, bubbles: true, cancelable: true };
        document.activeElement.dispatchEvent(new KeyboardEvent('keydown', options));
        return replica.draftText('dialog')";
    let held = session.run(forged, vec![]).await.unwrap();
    assert!(!held.as_str().unwrap().contains("Thanks"), "{held}");
    session.press(ENTER).await.unwrap();
    let draft = agent.draft_holds("dialog", "back soon. ^AM").await.unwrap();
    assert!(draft.starts_with("Good morning! Thanks "), "{draft}");
    assert!(!draft.contains(";;"), "{draft}");
    session.press(" Bye").await.unwrap();
    agent.draft_holds("dialog", "^AM Bye").await.unwrap();

    // In the middle of a text, over several lines, by a click.
    session.press_with(&[CONTROL], 'a').await.unwrap();
    session.press("Hello ;;sor").await.unwrap();
    line_when(&session, "the template", |words| words.contains("Sorry")).await;
    let offer = line(&session).await.find("[role=option]").await.unwrap();
    session.click(&offer).await.unwrap();
    let draft = agent.draft_holds("dialog", "^AM").await.unwrap();
    assert!(draft.starts_with("Hello Hi "), "{draft}");
    assert!(draft.contains("\n\nCould you send us"), "{draft}");
    let post = agent.post("double-charge").await.unwrap();
    agent.open_card(&post).await.unwrap();
    agent
        .card_says("inserted “Sorry, looking into it”")
        .await
        .unwrap();
    session.quit().await.unwrap();
}

#[tokio::test]
async fn a_shortcut_goes_before_what_only_holds_its_letters() {
    let session = set_up().await;
    let agent = Agent::new(&session);
    let answer = agent.ask(json!("settings")).await.unwrap();
    let mut settings = answer["settings"]["settings"].clone();
    settings["templates"][1]["shortcut"] = json!("S");
    let save = json!({ "save_settings": { "settings": settings } });
    agent.ask(save).await.unwrap();
    reply_on(&session, HOME).await;
    session.press(";;s").await.unwrap();
    let words = line_when(&session, "both templates", |words| {
        words.contains("Sorry, looking into it") && words.contains("Got it")
    })
    .await;
    assert!(words.starts_with("Got it"), "{words}");
    // What is emptied has nothing to it, nor what was asked about it before.
    session.press_with(&[CONTROL], 'a').await.unwrap();
    session.press(BACKSPACE).await.unwrap();
    line_when(&session, "nothing", str::is_empty).await;
    session.quit().await.unwrap();
}

#[tokio::test]
async fn another_account_is_told_beside_the_draft_and_in_the_card() {
    let session = replying(&format!("{HOME}?account=bex_hartley")).await;
    let agent = Agent::new(&session);
    session.press("We are on it. ^AM").await.unwrap();
    line_when(&session, "the other account", |words| {
        words.contains("@bex_hartley does not answer for this brand")
    })
    .await;
    let post = agent.post("double-charge").await.unwrap();
    agent.open_card(&post).await.unwrap();
    agent
        .card_says("You are signed in as @bex_hartley, which does not answer for Acme")
        .await
        .unwrap();
    // The right account, without a reload.
    session
        .run("replica.setAccount(arguments[0])", vec![json!("acmehelp")])
        .await
        .unwrap();
    line_when(&session, "nothing", str::is_empty).await;
    session.quit().await.unwrap();
}

/// Two plain boxes in place of X's editor, as in the mobile layout, of a thread.
const PLAIN_BOXES: &str = r#"
const editor = document.querySelector("[role=dialog] [data-testid=tweetTextarea_0]");
for (const part of [0, 1]) {
  const box = document.createElement("textarea");
  box.dataset.testid = `tweetTextarea_${part}`;
  editor.before(box);
}
editor.remove();
"#;

#[tokio::test]
async fn each_plain_box_of_a_thread_is_read_and_written_into_on_its_own() {
    let session = replying(HOME).await;
    let agent = Agent::new(&session);
    session.run(PLAIN_BOXES, vec![]).await.unwrap();
    let [first, second] = [0, 1].map(|part| format!("[data-testid=tweetTextarea_{part}]"));
    let text_box = session.find(&first).await.unwrap();
    session.click(&text_box).await.unwrap();
    session.press("Call 4111 1111 1111 1111 ^AM").await.unwrap();
    line_when(&session, "the card number", |words| {
        words.contains("A card number in public")
    })
    .await;

    let text_box = session.find(&second).await.unwrap();
    session.click(&text_box).await.unwrap();
    session.press("Also: ;;got, bye").await.unwrap();
    line_when(&session, "the sign-off, and no card number", |words| {
        words.contains("add ^AM") && !words.contains("card number")
    })
    .await;
    for _ in ", bye".chars() {
        session.press(LEFT).await.unwrap();
    }
    line_when(&session, "the template", |words| words.contains("Got it")).await;
    session.press(ENTER).await.unwrap();
    let written = holds(&session, &second, "^AM, bye").await;
    assert!(written.starts_with("Also: Thanks "), "{written}");

    // The card asks before it adds to a text, in the box that was written in last.
    let post = agent.post("double-charge").await.unwrap();
    agent.open_card(&post).await.unwrap();
    agent.press("[data-does=insert]").await.unwrap();
    agent.card_says("already holds text").await.unwrap();
    assert_eq!(holds(&session, &second, "bye").await, written);
    agent.press("[data-does=insert]").await.unwrap();
    let added = holds(&session, &second, "in a message? ^AM").await;
    assert!(added.starts_with(&written), "{added}");
    let untouched = holds(&session, &first, "Call").await;
    assert_eq!(untouched, "Call 4111 1111 1111 1111 ^AM");
    session.quit().await.unwrap();
}

/// What a plain box holds, once it holds these words.
async fn holds(session: &Session, text_box: &str, words: &str) -> String {
    session
        .wait_for(&format!("“{words}” in {text_box}"), async || {
            let script = "return document.querySelector(arguments[0]).value";
            let held = session.run(script, vec![json!(text_box)]).await?;
            let held = held.as_str().unwrap_or_default();
            Ok(held.contains(words).then(|| held.to_owned()))
        })
        .await
        .unwrap()
}
