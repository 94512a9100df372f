//! What takes long: `cargo xtask soak` plays it.

use careline_drive::{DriveError, Session};
use serde_json::{Value, json};

use crate::stage::{HOME, drawn, open, set_up};

/// How many posts are mounted in all, and after how many the first look is taken.
const POSTS: u64 = 20_000;
const FIRST: u64 = 2_000;

/// How many pages are gone to without a reload.
const PAGES: u32 = 500;

#[tokio::test]
#[ignore = "takes minutes and asks Chromium for its memory: `cargo xtask soak --only scroll`"]
async fn memory_stays_as_it_was_however_far_is_scrolled_on_and_on() {
    let session = set_up().await;
    open(&session, &format!("{HOME}?posts={POSTS}")).await;
    session.find("careline-chip").await.unwrap();
    scroll_to_the(&session, FIRST).await;
    let first = Held::by(&session).await.unwrap();
    let nearly_all = POSTS * 99 / 100;
    scroll_to_the(&session, nearly_all).await;
    let last = Held::by(&session).await.unwrap();
    println!("after {FIRST} posts {first:?}, after {nearly_all} {last:?}");
    first.assert_not_outgrown_by(&last);

    let go_and_return = "const [pages, done] = arguments;
        (async () => {
            const frame = () => new Promise(requestAnimationFrame);
            const post = replica.post('double-charge').address;
            for (let page = 0; page < pages; page += 1) {
                replica.go(['/home', post, '/priyanka_rao', '/notifications'][page % 4]);
                for (let frames = 0; frames < 4; frames += 1) await frame();
            }
            done(true);
        })()";
    open(&session, HOME).await;
    session.find("careline-chip").await.unwrap();
    go(&session, go_and_return, 20).await;
    let first = Held::by(&session).await.unwrap();
    for _ in 0..PAGES / 20 {
        go(&session, go_and_return, 20).await;
    }
    let last = Held::by(&session).await.unwrap();
    println!("after 20 pages {first:?}, after {PAGES} more {last:?}");
    first.assert_not_outgrown_by(&last);
    session.quit().await.unwrap();
}

/// What a page's process holds once its garbage is gone.
#[derive(Debug)]
struct Held {
    /// Bytes of JavaScript, the page's own among them.
    heap: f64,
    /// Listeners, the page's own among them.
    listeners: f64,
    /// Elements that Careline has drawn.
    drawn: usize,
}

impl Held {
    async fn by(session: &Session) -> Result<Self, DriveError> {
        for _ in 0..2 {
            session
                .devtools("HeapProfiler.collectGarbage", json!({}))
                .await?;
        }
        session.devtools("Performance.enable", json!({})).await?;
        let answer = session
            .devtools("Performance.getMetrics", json!({}))
            .await?;
        let metric = |name: &str| {
            let metrics = answer["metrics"].as_array();
            metrics
                .and_then(|metrics| metrics.iter().find(|metric| metric["name"] == name))
                .and_then(|metric| metric["value"].as_f64())
                .unwrap_or(f64::NAN)
        };
        Ok(Self {
            heap: metric("JSHeapUsedSize"),
            listeners: metric("JSEventListeners"),
            drawn: drawn(session).await,
        })
    }

    /// A tenth more is what a page's own caches may take; a chip more or less is on the screen.
    fn assert_not_outgrown_by(&self, later: &Self) {
        assert!(later.heap <= self.heap * 1.1, "{self:?}, then {later:?}");
        assert!(
            later.listeners <= self.listeners * 1.1,
            "{self:?}, then {later:?}"
        );
        assert!(later.drawn <= self.drawn + 20, "{self:?}, then {later:?}");
    }
}

/// Scrolls until so many different posts were on the page.
async fn scroll_to_the(session: &Session, post: u64) {
    let script = "const [post, done] = arguments;
        (async () => {
            const frame = () => new Promise(requestAnimationFrame);
            const seen = (window.scrolledPast ??= new Set());
            const until = performance.now() + 15_000;
            while (seen.size < post && performance.now() < until) {
                for (const link of document.querySelectorAll('article a[href*=\"/status/\"]:has(time)')) seen.add(link.pathname);
                window.scrollBy(0, innerHeight * 0.8);
                await frame();
                await frame();
            }
            done(seen.size);
        })()";
    let mut seen = 0;
    while seen < post {
        let now = session.run_async(script, vec![json!(post)]).await.unwrap();
        let now = now.as_u64().unwrap();
        assert!(now > seen, "the page ends after {seen} posts");
        seen = now;
    }
}

async fn go(session: &Session, script: &str, pages: u32) {
    let done = session.run_async(script, vec![json!(pages)]).await.unwrap();
    assert_eq!(done, Value::Bool(true));
}
