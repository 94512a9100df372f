//! What was in sight: runs of neighbouring posts in X's Latest search, and the gaps between them.

use careline_drive::{Agent, Session};
use serde_json::{Value, json};

use crate::stage::{HOME, open, set_up};

/// The Latest search for the brand's handles: more posts than the page shows at a time.
const SEARCH: &str = "https://x.com/search?q=(%40acme%20OR%20%40acmehelp)&src=typed_query&f=live&posts=400&brand_share=0.9";

/// Notes every post that the page ever holds, from now on.
const RECORD: &str = "
    window.held = new Set();
    const note = () => document.querySelectorAll('article a[href*=\"/status/\"] time').forEach((time) =>
        held.add(time.closest('a').pathname.split('/').pop()));
    note();
    new MutationObserver(note).observe(document, { subtree: true, childList: true });";

/// The search's posts from the top, as the replica holds them.
const FOUND: &str = "
    return replica.posts()
        .filter((post) => /@acme/.test(`${post.text} ${post.to.map((to) => '@' + to)}`.toLowerCase()))
        .map((post) => post.id)";

/// Scrolls so far that each view still holds posts of the one before, and waits for its posts.
const SCROLL: &str = "
    const [steps, done] = arguments;
    const frame = () => new Promise(requestAnimationFrame);
    (async () => {
        for (let step = 0; step < steps; step++) {
            window.scrollBy(0, 700);
            await frame();
            await frame();
        }
    })().then(done)";

/// The stretches of the one timeline that was seen, as their oldest and newest posts.
async fn spans(agent: &Agent<'_>) -> Vec<(u64, u64)> {
    let answer = agent.ask(json!("export")).await.unwrap();
    let export: Value = serde_json::from_str(answer["export"]["json"].as_str().unwrap()).unwrap();
    let seen = export["coverage"].as_array().unwrap();
    assert!(seen.len() <= 1, "{seen:?}");
    let Some(seen) = seen.first() else {
        return Vec::new();
    };
    assert_eq!(
        seen["surface"],
        json!({ "search": { "query": "(@acme OR @acmehelp)" } })
    );
    let number = |post: &Value| post.as_str().unwrap().parse().unwrap();
    let spans = seen["spans"].as_array().unwrap().iter();
    spans
        .map(|span| (number(&span["oldest"]), number(&span["newest"])))
        .collect()
}

async fn ids(session: &Session, script: &str) -> Vec<u64> {
    let ids = session.run(script, vec![]).await.unwrap();
    let ids = ids.as_array().unwrap().iter();
    ids.map(|id| id.as_str().unwrap().parse().unwrap())
        .collect()
}

/// Waits until a post lies in what was seen.
async fn is_covered(session: &Session, agent: &Agent<'_>, post: u64) -> Vec<(u64, u64)> {
    session
        .wait_for(&format!("{post} in sight"), async || {
            let spans = spans(agent).await;
            let holds = spans
                .iter()
                .any(|(oldest, newest)| (*oldest..=*newest).contains(&post));
            Ok(holds.then_some(spans))
        })
        .await
        .unwrap()
}

#[tokio::test]
async fn two_runs_through_the_latest_search_are_coverage_with_the_gap_between_them_and_its_search()
{
    let session = set_up().await;
    let agent = Agent::new(&session);
    open(&session, HOME).await;
    session.run_async(SCROLL, vec![json!(5)]).await.unwrap();
    open(&session, SEARCH).await;
    session.run(RECORD, vec![]).await.unwrap();
    let found = ids(&session, FOUND).await;
    assert!(found.len() > 150, "{}", found.len());
    session.run_async(SCROLL, vec![json!(4)]).await.unwrap();
    let first = is_covered(&session, &agent, found[15]).await;
    // The home page, where posts stand in X's own order, covered nothing.
    assert_eq!(first.len(), 1);
    assert_eq!(first[0].1, found[0]);

    agent.scroll_to(&found[110].to_string()).await.unwrap();
    session.run_async(SCROLL, vec![json!(4)]).await.unwrap();
    let spans = is_covered(&session, &agent, found[122]).await;
    let [(oldest, newest), (upper, _)] = spans[..] else {
        panic!("two runs, not {spans:?}");
    };
    let held = ids(&session, "return [...held]").await;
    let in_run = |post: &&u64| (oldest..=newest).contains(*post) || **post >= upper;
    // Every post of a run was on the page; of those between the two, many never were.
    for post in found.iter().filter(|post| **post >= oldest).filter(in_run) {
        assert!(held.contains(post), "{post} was never on the page");
    }
    let unseen = found.iter().filter(|post| (newest..upper).contains(*post));
    let unseen = unseen.filter(|post| !held.contains(post)).count();
    assert!(unseen > 20, "{unseen}");

    session.open_extension_page("reports.html").await.unwrap();
    let gap = session.find("#proof a").await.unwrap();
    let link = gap.attr("href").await.unwrap().unwrap();
    let second = |post: u64| ((post >> 22) + 1_288_834_974_657) / 1_000;
    let window = format!(
        "https://x.com/search?q=(%40acmehelp%20OR%20%40acme)%20since_time%3A{}%20until_time%3A{}&src=typed_query&f=live",
        second(newest),
        second(upper) + 1
    );
    assert_eq!(link, window);
    assert_eq!(session.find_all("#proof a").await.unwrap().len(), 1);
    let words = "return document.querySelector('.coverage').textContent";
    let words = session.run(words, vec![]).await.unwrap();
    assert!(words.as_str().unwrap().contains("1 gap"), "{words}");
    session.quit().await.unwrap();
}
