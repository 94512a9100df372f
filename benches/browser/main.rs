//! What Careline costs a page in Chromium: the replica's list of 2,000 posts scrolled through, with
//! the extension and without it in turn; what an agent waits for a chip; what a hidden tab costs.
//!
//! `cargo xtask bench` runs it. It prints one JSON object; times are in milliseconds.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::expect_used,
    reason = "a bench that can't measure can only stop"
)]

mod detection;
#[path = "../logs/mod.rs"]
mod logs;
mod profile;
mod reports;

use std::path::PathBuf;
use std::time::Duration;

use careline_drive::{Agent, Browser, DriveError, Launch, Session, Site};
use serde_json::{Value, json};

use self::profile::Profile;

/// The list that is scrolled through.
const LIST: &str = "https://x.com/home?posts=2000";

/// How often the list is scrolled through with the extension, and as often without.
const ROUNDS: usize = 3;

/// How many chips' words are waited for with the background awake, and as many asleep.
const WORDS: usize = 15;

/// How long the tab is hidden that posts arrive in.
const HIDDEN: Duration = Duration::from_secs(5);

/// What was begun before the tab was hidden may end within this many milliseconds.
const SETTLED: f64 = 50.0;

/// How many steps one command scrolls: a command may last half a minute.
const STEPS: u32 = 50;

/// The part of the screen by which each step scrolls.
const STEP: f64 = 0.6;

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("the runtime starts");
    let figures = runtime
        .block_on(async {
            let asks = |part: &str| std::env::args().any(|argument| argument == part);
            if asks("detection") {
                detection::measure().await
            } else if asks("reports") {
                reports::measure().await
            } else {
                measure().await
            }
        })
        .expect("Chromium can be measured");
    println!("{figures}");
}

async fn measure() -> Result<Value, DriveError> {
    let (mut with, mut without) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        without.push(scrolled(false).await?);
        with.push(scrolled(true).await?);
    }
    let browser = with
        .first()
        .map_or(Value::Null, |round| json!(round.browser));
    let per_post = sorted(with.iter().flat_map(|round| round.per_post.iter().copied()));
    let waits = sorted(with.iter().flat_map(|round| round.waits.iter().copied()));
    let median = |rounds: &[Round], figure: fn(&Round) -> f64| {
        share(&sorted(rounds.iter().map(figure)), 0.5)
    };
    let both = |figure: fn(&Round) -> f64| {
        let (with, without) = (median(&with, figure), median(&without, figure));
        json!({ "with": with, "without": without, "added": with - without })
    };
    Ok(json!({
        "browser": browser,
        "posts": with.first().map(|round| round.posts),
        "rounds": ROUNDS,
        "own_script_per_post": { "median": share(&per_post, 0.5), "p99": share(&per_post, 0.99) },
        "own_script_in_all": median(&with, |round| round.own),
        "longest_own_task": with.iter().map(|round| round.longest).fold(0.0, f64::max),
        "layout_shift": both(|round| round.shift),
        "heap_bytes": both(|round| round.heap),
        "chip_after_its_post": { "median": share(&waits, 0.5), "p95": share(&waits, 0.95) },
        "status_after_its_post_at_most": words().await?,
        "own_script_in_a_hidden_tab": hidden().await?,
        "detection_in_webassembly": detection::measure().await?,
        "reports": reports::measure().await?,
    }))
}

/// One way through the list.
struct Round {
    browser: String,
    posts: u64,
    /// The extension's script time of each step, divided by the posts that the step brought.
    per_post: Vec<f64>,
    own: f64,
    longest: f64,
    shift: f64,
    heap: f64,
    waits: Vec<f64>,
}

async fn scrolled(with_extension: bool) -> Result<Round, DriveError> {
    let session = start(with_extension).await?;
    session.goto(LIST).await?;
    session.find("html[data-replica=started]").await?;
    session.find("article[data-testid=tweet]").await?;
    if with_extension {
        session.find("careline-chip").await?;
        // The chips' background is asleep when the agent begins to scroll.
        session.end_background().await?;
    }
    session.run(include_str!("page.js"), vec![]).await?;
    let offset = clock_offset(&session).await?;
    profile::start(&session).await?;
    let script = "const [part, count, done] = arguments; bench.scroll(part, count).then(done)";
    let mut steps = Vec::new();
    loop {
        let scrolled = session
            .run_async(script, vec![json!(STEP), json!(STEPS)])
            .await?;
        steps.extend(scrolled["steps"].as_array().cloned().unwrap_or_default());
        if scrolled["end"] == json!(true) {
            break;
        }
    }
    let profile = Profile::stop(&session).await?;
    let steps: Vec<(f64, f64)> = steps
        .iter()
        .map(|step| (number(&step["at"]), number(&step["posts"])))
        .collect();
    let per_post = steps
        .windows(2)
        .filter(|pair| pair[0].1 > 0.0)
        .map(|pair| profile.own_between(pair[0].0 + offset, pair[1].0 + offset) / pair[0].1)
        .collect();
    let waits = session.run("return bench.waits()", vec![]).await?;
    session
        .devtools("HeapProfiler.collectGarbage", json!({}))
        .await?;
    let round = Round {
        browser: session.version()?,
        posts: session
            .run("return bench.posts()", vec![])
            .await?
            .as_u64()
            .unwrap_or_default(),
        per_post,
        own: profile.own(),
        longest: profile.longest_own(),
        shift: number(&session.run("return bench.shift()", vec![]).await?),
        heap: metric(&session, "JSHeapUsedSize").await?,
        waits: waits.as_array().into_iter().flatten().map(number).collect(),
    };
    session.quit().await?;
    Ok(round)
}

/// From a post's arrival until its chip shows the ticket's status, which the background gives: awake,
/// and after it was ended.
async fn words() -> Result<Value, DriveError> {
    let session = start(true).await?;
    session.goto("https://x.com/home").await?;
    session.find("careline-chip").await?;
    let (mut awake, mut asleep) = (Vec::new(), Vec::new());
    for _ in 0..WORDS {
        awake.push(word(&session).await?);
        session.end_background().await?;
        asleep.push(word(&session).await?);
    }
    session.quit().await?;
    let figures = |waits: Vec<f64>| {
        let waits = sorted(waits);
        json!({ "median": share(&waits, 0.5), "p95": share(&waits, 0.95) })
    };
    Ok(json!({ "awake": figures(awake), "asleep": figures(asleep) }))
}

/// Lets a customer's post arrive; gives how long its chip's status took. WebDriver looks into the closed
/// root, and what it finds is timed by an observer in there.
async fn word(session: &Session) -> Result<f64, DriveError> {
    let arrival = "window.arrived = performance.now();
        return replica.addPost({ by: 'priyanka_rao', text: '@acmehelp still no answer', ago: 1 }).id";
    let post = session.run(arrival, vec![]).await?;
    let post = post.as_str().unwrap_or_default().to_owned();
    let agent = Agent::new(session);
    agent.scroll_to(&post).await?;
    let chip = agent.chip(&post).await?;
    let said = chip.find(".word").await?;
    let observe = "const [word, done] = arguments;
        const look = () => word.textContent.trim() && done(performance.now() - window.arrived);
        if (!look()) new MutationObserver((_, all) => { if (word.textContent.trim()) { all.disconnect(); look() } })
          .observe(word, { childList: true, characterData: true, subtree: true })";
    let waited = session
        .run_async(
            observe,
            vec![said.to_json().expect("an element has a name")],
        )
        .await?;
    Ok(waited.as_f64().unwrap_or_default())
}

/// How long the extension's scripts ran in a hidden tab that posts arrived in; null where the browser did
/// not hide it.
async fn hidden() -> Result<Value, DriveError> {
    let session = start(true).await?;
    session.goto("https://x.com/home").await?;
    session.find("careline-chip").await?;
    let tab = session.tab().await?;
    let offset = clock_offset(&session).await?;
    profile::start(&session).await?;
    let script = "window.seen = [];
        addEventListener('visibilitychange', () => seen.push(performance.now()));
        for (let n = 0; n < 50; n += 1)
          setTimeout(() => replica.addPost({ by: 'priyanka_rao', text: '@acmehelp hello?', ago: 1 }), 1500 + n)";
    session.run(script, vec![]).await?;
    session.new_tab().await?;
    tokio::time::sleep(HIDDEN).await;
    session.switch_to(&tab).await?;
    let profile = Profile::stop(&session).await?;
    let seen = session.run("return seen", vec![]).await?;
    session.quit().await?;
    let own = match (seen[0].as_f64(), seen[1].as_f64()) {
        (Some(hidden), Some(shown)) => {
            Some(profile.own_between(hidden + offset + SETTLED, shown + offset))
        }
        _ => None,
    };
    Ok(json!(own))
}

async fn start(with_extension: bool) -> Result<Session, DriveError> {
    let site = Site::folder(variable("CARELINE_REPLICA"));
    if !with_extension {
        return Launch::without_extension(Browser::Chromium, site)
            .start()
            .await;
    }
    let extension = variable("CARELINE_EXTENSION");
    let session = Launch::new(Browser::Chromium, extension, site)
        .start()
        .await?;
    Agent::new(&session).set_up().await?;
    Ok(session)
}

/// A number among what the page answers; 0 where there is none.
fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_default()
}

fn variable(name: &str) -> PathBuf {
    std::env::var_os(name)
        .map(PathBuf::from)
        .expect("`cargo xtask bench` says where everything is")
}

/// What is to be added to the page's own times to have those of the profile, in milliseconds.
async fn clock_offset(session: &Session) -> Result<f64, DriveError> {
    session.devtools("Performance.enable", json!({})).await?;
    let before = metric(session, "Timestamp").await?;
    let page = session.run("return performance.now()", vec![]).await?;
    let after = metric(session, "Timestamp").await?;
    Ok((before + after) / 2.0 * 1_000.0 - page.as_f64().unwrap_or_default())
}

async fn metric(session: &Session, name: &str) -> Result<f64, DriveError> {
    let answer = session
        .devtools("Performance.getMetrics", json!({}))
        .await?;
    let metrics = answer["metrics"].as_array().cloned().unwrap_or_default();
    let found = metrics.iter().find(|metric| metric["name"] == name);
    Ok(found
        .and_then(|metric| metric["value"].as_f64())
        .unwrap_or_default())
}

fn sorted(figures: impl IntoIterator<Item = f64>) -> Vec<f64> {
    let mut figures: Vec<f64> = figures.into_iter().collect();
    figures.sort_by(f64::total_cmp);
    figures
}

/// The figure that this share of all lies below.
fn share(sorted: &[f64], share: f64) -> f64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a place in a list"
    )]
    let place = ((sorted.len() as f64 * share) as usize).min(sorted.len().saturating_sub(1));
    sorted.get(place).copied().unwrap_or_default()
}
