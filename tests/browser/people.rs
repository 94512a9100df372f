//! People and time: tickets are merged, split and given away by the keyboard alone, and the options
//! set by which calendar and policy an answer is due.

use std::time::Instant;

use careline::desk::time::{Duration, Millis};
use careline_drive::{Agent, Session, Site};
use serde_json::{Value, json};

use crate::stage::{HOME, go_to_conversation, open, says, set_up, start};

const ENTER: &str = "\u{e007}";
const TAB: &str = "\u{e004}";
const SHIFT: char = '\u{e008}';

/// A post of Ravi's, made so long before now.
fn post(ago: Duration, text: &str) -> Value {
    post_of("ravik", ago, text)
}

/// A post made so long before now.
fn post_of(author: &str, ago: Duration, text: &str) -> Value {
    let now = std::time::SystemTime::now();
    let now = now.duration_since(std::time::UNIX_EPOCH).unwrap();
    let at = Millis(i64::try_from(now.as_millis()).unwrap()) - ago;
    let since = u64::try_from(at.0 - 1_288_834_974_657).unwrap();
    json!({ "post": {
        "id": (since << 22).to_string(), "author": author, "name": "Ravi K.", "lang": "en",
        "text": text, "created_at": at.to_string(),
    }})
}

/// A browser whose desk has these posts of Ravi's.
async fn with(posts: Value) -> Session {
    let site = Site::page(HOME, "<p>no posts</p>").unwrap();
    let session = start(site).await;
    let agent = Agent::new(&session);
    agent.set_up().await.unwrap();
    let seen = json!({ "seen": { "posts": posts } });
    agent.ask(seen).await.unwrap();
    session
}

/// Waits until what this finds in the page holds no words.
async fn says_nothing(session: &Session, css: &str) {
    let text = "return [...document.querySelectorAll(arguments[0])].map((one) => one.innerText.trim()).join('')";
    session
        .wait_for(&format!("silence in {css}"), async || {
            let said = session.run(text, vec![json!(css)]).await?;
            Ok((said == json!("")).then_some(()))
        })
        .await
        .unwrap();
}

/// Waits until the page has so many of what this finds.
async fn stand(session: &Session, css: &str, count: usize) {
    session
        .wait_for(&format!("{count} of {css}"), async || {
            Ok((session.find_all(css).await?.len() == count).then_some(()))
        })
        .await
        .unwrap();
}

/// Waits until an element has the keyboard.
async fn has_keyboard(session: &Session, id: &str) {
    let active =
        "return document.activeElement.id || document.activeElement.outerHTML.slice(0, 99)";
    let waited = session
        .wait_for(&format!("the keyboard at {id}"), async || {
            let active = session.run(active, vec![]).await?;
            Ok((active == json!(id)).then_some(()))
        })
        .await;
    let has = session.run(active, vec![]).await.unwrap();
    assert!(waited.is_ok(), "not {id} but {has} has the keyboard");
}

/// Presses the leader and a key.
async fn command(session: &Session, key: &str) {
    session.press(format!(";{key}")).await.unwrap();
}

/// Goes to the next row, which is at this place, and waits until it has the keyboard.
async fn go_to_row(session: &Session, place: u32) {
    command(session, "j").await;
    let at = "return document.activeElement.closest('.row')?.getAttribute('aria-posinset')";
    session
        .wait_for(&format!("the keyboard at row {place}"), async || {
            let at = session.run(at, vec![]).await?;
            Ok((at == json!(place.to_string())).then_some(()))
        })
        .await
        .unwrap();
}

async fn press(session: &Session, keys: &[&str]) {
    session.press(keys.concat()).await.unwrap();
}

#[tokio::test]
async fn tickets_are_merged_split_and_given_away_by_the_keyboard_alone() {
    let session = with(json!([
        post(Duration::days(10), "@acmehelp you charged me twice"),
        post(Duration::minutes(49), "@acmehelp it happened again"),
        post(Duration::minutes(20), "@acmehelp and where is my parcel?"),
    ]))
    .await;
    session.open_extension_page("desk.html").await.unwrap();
    stand(&session, ".row", 2).await;
    go_to_row(&session, 1).await;
    go_to_row(&session, 2).await;
    press(&session, &[ENTER]).await;
    says(&session, ".card #split", "Split").await;

    command(&session, "m").await;
    has_keyboard(&session, "merge-into").await;
    says(&session, ".card #merge", "Both ids stay good").await;
    press(&session, &[TAB, ENTER]).await;
    says(&session, ".said", "Merged").await;
    says(&session, ".card .log", "merged two tickets").await;
    stand(&session, ".row", 1).await;
    command(&session, "u").await;
    says(&session, ".said", "Taken back").await;
    stand(&session, ".row", 2).await;
    says(&session, ".card #merge", "Merge").await;

    command(&session, "y").await;
    has_keyboard(&session, "split-off").await;
    press(&session, &[TAB, ENTER]).await;
    says(&session, ".said", "Split off").await;
    stand(&session, ".row", 3).await;
    command(&session, "u").await;
    stand(&session, ".row", 2).await;

    command(&session, "g").await;
    has_keyboard(&session, "assign-name").await;
    press(&session, &["Jo B.", TAB, "12", ENTER]).await;
    // One to three letters: what was typed stays until it fits.
    has_keyboard(&session, "assign-initials").await;
    says(&session, ".card .why", "one to three letters").await;
    press(&session, &["\u{e003}", "\u{e003}", "JB", ENTER]).await;
    says(&session, ".card .held", "Held by Jo B.").await;
    press(&session, &[TAB]).await;
    command(&session, "u").await;
    says(&session, ".card .held", "Nobody holds it").await;

    command(&session, "g").await;
    has_keyboard(&session, "assign-to").await;
    press(&session, &[TAB, ENTER]).await;
    says(&session, ".card .held", "Held by Jo B.").await;
    // Back over the choice and the fold to the button that takes a ticket.
    for _ in 0..3 {
        session.press_with(&[SHIFT], '\u{e004}').await.unwrap();
    }
    has_keyboard(&session, "claim").await;
    press(&session, &[ENTER]).await;
    says(&session, ".card .held", "Held by you until").await;
    press(&session, &[ENTER]).await;
    says(&session, ".said", "Claim renewed").await;
    press(&session, &[TAB, ENTER]).await;
    says(&session, ".card .held", "Nobody holds it").await;
    has_keyboard(&session, "claim").await;
    session.quit().await.unwrap();
}

#[tokio::test]
async fn a_return_code_typed_into_the_search_closes_the_loop_of_a_ticket_that_is_over() {
    let session = with(json!([post(
        Duration::minutes(9),
        "@acmehelp I am at the gate and nobody came"
    )]))
    .await;
    session.open_extension_page("desk.html").await.unwrap();
    stand(&session, ".row", 1).await;
    go_to_row(&session, 1).await;
    press(&session, &[ENTER]).await;
    says(&session, ".card #hand-off", "Hand off").await;
    command(&session, "h").await;
    has_keyboard(&session, "hand-off-place").await;
    press(
        &session,
        &["Gate B12", TAB, TAB, "Bring a wheelchair", ENTER],
    )
    .await;
    says(&session, ".card .handed", "Code ").await;
    let text = session.find(".card .handed").await.unwrap();
    let text = text.text().await.unwrap();
    let code = text.split(['\u{20}', ',']).nth(1).unwrap().to_owned();
    press(&session, &[TAB]).await;
    command(&session, "s").await;
    says(&session, ".said", "Solved").await;
    stand(&session, ".row", 0).await;

    let search = session.find("#search").await.unwrap();
    session.click(&search).await.unwrap();
    has_keyboard(&session, "search").await;
    press(&session, &[&code]).await;
    says(&session, ".code", &code).await;
    let button = session.find(".code button").await.unwrap();
    session.click(&button).await.unwrap();
    says(&session, ".said", "Heard back").await;
    says(&session, ".card .log", "heard back with the code").await;
    says(&session, ".card .handed", ", done ").await;
    session.quit().await.unwrap();
}

/// Clicks the button with these words in a part of the page.
async fn click(session: &Session, part: &str, words: &str) {
    let found = "return [...document.querySelectorAll(arguments[0])]
        .find((one) => one.innerText.trim().startsWith(arguments[1])) ?? null";
    let button = session
        .wait_for(&format!("the button “{words}”"), async || {
            let css = format!("{part} button");
            let driver = session.driver()?;
            let found = driver
                .execute(found, vec![json!(css), json!(words)])
                .await?;
            Ok((!found.json().is_null())
                .then(|| found.element())
                .transpose()?)
        })
        .await
        .unwrap();
    button.scroll_into_view().await.unwrap();
    session.click(&button).await.unwrap();
}

/// Puts a text into a field in place of what stands there.
async fn fill(session: &Session, css: &str, text: &str) {
    let field = session.find(css).await.unwrap();
    field.scroll_into_view().await.unwrap();
    session.click(&field).await.unwrap();
    session.press_with(&['\u{e009}'], 'a').await.unwrap();
    session.press(text).await.unwrap();
}

#[tokio::test]
async fn a_calendar_and_a_policy_set_in_the_options_move_when_an_answer_is_due() {
    let asked = Instant::now();
    let session = with(json!([post(
        Duration::minutes(49),
        "@acmehelp when do you open?"
    )]))
    .await;
    let queue = session.open_extension_page("desk.html").await.unwrap();
    says(&session, ".row .stage", "at risk").await;

    session.open_extension_page("options.html").await.unwrap();
    click(&session, "#policies", "Add a calendar").await;
    // A minute of work a day: whatever day it is, an hour is over in two months.
    fill(&session, "#policies [id$=-Monday]", "0:00-0:01").await;
    click(&session, "#policies", "Monday's hours").await;
    fill(&session, "#policies [id$=-zone]", "Europe/Madird").await;
    session.press(TAB).await.unwrap();
    says(&session, "#policies .why", "is no time zone").await;
    fill(&session, "#policies [id$=-zone]", "Europe/Madrid").await;
    session.press(TAB).await.unwrap();
    says_nothing(&session, "#policies .why").await;
    click(&session, "#policies", "Add a policy").await;
    says(&session, "#policies .example-words", "is due Friday 18:").await;
    fill(&session, "#policies .policy [id$=-name]", "Slow lane").await;
    says(
        &session,
        "#policies .policy .example-words",
        "A post on Friday 17:30",
    )
    .await;
    click(&session, "#save", "Save").await;
    says(&session, "#save .state", "Saved.").await;

    session.switch_to(&queue).await.unwrap();
    session
        .wait_for("the customer's wait on the chip", async || {
            let wait = format!("{} min", 49 + asked.elapsed().as_secs() / 60);
            let chip = "return document.querySelector('.row .chip')?.innerText ?? ''";
            let said = session.run(chip, vec![]).await?;
            Ok(said
                .as_str()
                .is_some_and(|said| said.contains(&wait))
                .then_some(()))
        })
        .await
        .unwrap();
    // Its golden minutes are six of business time, too.
    stand(&session, ".row .chip.golden", 1).await;
    session.quit().await.unwrap();
}

#[tokio::test]
async fn the_card_on_the_page_knows_what_was_promised_and_handed_off_and_who_the_customer_is() {
    let session = set_up().await;
    let agent = Agent::new(&session);
    open(&session, HOME).await;
    let post = agent.post("three-days-down").await.unwrap();
    let before = post_of("grumpy_gord", Duration::days(20), "@acme my router is dead");
    let words = "We'll get back to you within 24 hours.";
    let mut reply = post_of("acmehelp", Duration::minutes(94), words);
    reply["post"]["reply_to"] = json!(["grumpy_gord"]);
    reply["follows"] = json!(post);
    agent.scroll_to(&post).await.unwrap();
    agent.chip_says(&post, "New").await.unwrap();
    let seen = json!({ "seen": { "posts": [before, reply] } });
    agent.ask(seen).await.unwrap();

    agent.open_card(&post).await.unwrap();
    agent.card_says("Before:").await.unwrap();
    agent.card_says("within 24 hours").await.unwrap();
    agent.press("[data-does^='promise=']").await.unwrap();
    agent
        .card_says("started the clock of the promise")
        .await
        .unwrap();
    agent.press("[data-does='panel=hand-off']").await.unwrap();
    agent
        .press("[aria-label='What is to be done']")
        .await
        .unwrap();
    session.press("Send an engineer").await.unwrap();
    agent.press("[data-does='hand-off']").await.unwrap();
    agent.card_says("Handed off, code").await.unwrap();
    agent.press("[data-does^='hand-back=']").await.unwrap();
    agent.card_says(", done ").await.unwrap();
    session.press("\u{e00c}").await.unwrap();

    // The customer has answered there: who writes to the first post is told.
    go_to_conversation(&session, &post).await;
    agent.chip(&post).await.unwrap();
    agent.scroll_to(&post).await.unwrap();
    agent.open_card(&post).await.unwrap();
    agent.card_says("@grumpy_gord posted again").await.unwrap();
    session.quit().await.unwrap();
}
