//! Pages as X draws them: navigation without reload, recycled nodes, late hydration, long lists.

use careline_drive::{Agent, Session};
use serde_json::{Value, json};

use crate::stage::{DRAWN_LISTS, HOME, go_to_conversation, open, set_up};

/// Looks at all articles in view: a customer's post that tags the brand has one chip, one that does
/// not name it has none.
const LOOK: &str = r"
const brand = /^(acme|acmehelp|acmecareers)$/i;
const look = () => {
  const wrong = [];
  let right = 0;
  for (const article of document.querySelectorAll('article[data-testid=tweet]')) {
    const link = article.querySelector('a[href*=\'/status/\'] time')?.parentElement;
    const post = link && replica.post(link.getAttribute('href').split('/')[3]);
    if (!post || article.getBoundingClientRect().height === 0) continue;
    const chips = article.querySelectorAll('careline-chip').length;
    const tags = /(^|[^\w@/.])@(acme|acmehelp)(?!\w)/i.test(post.text.replace(/https?:\S+/g, ''));
    const names = /acm/i.test(post.text) || post.quote || post.replyTo;
    const theirs = brand.test(post.by) || post.promoted;
    if (chips > 1) wrong.push(`${chips} chips: ${post.text}`);
    else if (chips && (theirs || !names)) wrong.push(`a chip too many: ${post.text}`);
    else if (!chips && tags && !theirs) wrong.push(`no chip: ${post.text}`);
    else right += chips;
  }
  return { right, wrong };
};
";

/// Scrolls on by `arguments[0]` screens; at each it waits until all is right, or for two seconds.
const SCROLL: &str = r"
const [screens, done] = arguments;
(async () => {
  const wrong = [];
  let right = 0;
  for (let screen = 0; screen < screens; screen += 1) {
    window.scrollBy(0, innerHeight);
    const end = performance.now() + 2000;
    let seen;
    do {
      await new Promise(requestAnimationFrame);
      seen = look();
    } while ((seen.wrong.length || !document.querySelector('article')) && performance.now() < end);
    wrong.push(...seen.wrong);
    right += seen.right;
  }
  done({ right, wrong, end: scrollY + innerHeight * 2 > document.documentElement.scrollHeight });
})();
";

#[tokio::test]
async fn chips_follow_the_agent_from_page_to_page_without_a_reload() {
    let session = set_up().await;
    let agent = Agent::new(&session);
    open(&session, HOME).await;
    let post = agent.post("three-days-down").await.unwrap();
    agent.scroll_to(&post).await.unwrap();
    let chip = agent.chip_says(&post, "New").await.unwrap();
    assert!(chip.label.contains("2 h"), "{chip:?}");
    go_to_conversation(&session, &post).await;
    right_on_screen(&session).await;
    session
        .run("replica.go('/grumpy_gord')", vec![])
        .await
        .unwrap();
    let second = agent.post("second-post").await.unwrap();
    agent.scroll_to(&second).await.unwrap();
    agent.chip_tells_wait(&second).await.unwrap();
    right_on_screen(&session).await;
    session.run("history.go(-2)", vec![]).await.unwrap();
    agent.scroll_to(&post).await.unwrap();
    agent.chip(&post).await.unwrap();
    right_on_screen(&session).await;
    session.quit().await.unwrap();
}

#[tokio::test]
async fn chips_and_cards_take_the_pages_theme_without_a_reload() {
    let session = set_up().await;
    let agent = Agent::new(&session);
    open(&session, HOME).await;
    let post = agent.post("double-charge").await.unwrap();
    agent.scroll_to(&post).await.unwrap();
    for theme in ["light", "dark", "light"] {
        let set = "replica.setTheme(arguments[0])";
        session.run(set, vec![json!(theme)]).await.unwrap();
        session
            .wait_for(&format!("a {theme} chip"), async || {
                let button = agent.chip(&post).await?.find("button").await?;
                let class = button.attr("class").await?.unwrap_or_default();
                Ok(class.split(' ').any(|word| word == theme).then_some(()))
            })
            .await
            .unwrap();
    }
    session.quit().await.unwrap();
}

#[tokio::test]
async fn every_chip_stands_at_its_post_however_the_page_draws_its_list() {
    let session = set_up().await;
    let agent = Agent::new(&session);
    for switch in DRAWN_LISTS {
        open(&session, &format!("{HOME}?{switch}")).await;
        session.find("article[data-testid=tweet]").await.unwrap();
        let post = agent.post("double-charge").await.unwrap();
        agent.scroll_to(&post).await.unwrap();
        agent.chip_tells_wait(&post).await.unwrap();
        if switch == "replace_list=1" {
            let tabs = session
                .find_all("[data-testid=primaryColumn] [role=tab]")
                .await
                .unwrap();
            session.click(tabs.last().unwrap()).await.unwrap();
        }
        let seen = scroll(&session, 8).await;
        assert_eq!(seen["wrong"], json!([]), "{switch}");
        assert!(seen["right"].as_u64() > Some(0), "{switch}: {seen}");
    }
    session.quit().await.unwrap();
}

#[tokio::test]
async fn two_thousand_posts_scrolled_through_have_each_its_own_chip() {
    let session = set_up().await;
    open(&session, &format!("{HOME}?posts=2000")).await;
    session.find("careline-chip").await.unwrap();
    let mut right = 0;
    loop {
        let seen = scroll(&session, 20).await;
        assert_eq!(seen["wrong"], json!([]));
        right += seen["right"].as_u64().unwrap();
        if seen["end"] == Value::Bool(true) {
            break;
        }
    }
    assert!(right > 300, "{right} chips seen");
    session.quit().await.unwrap();
}

/// Waits until every post in view has the chip that it should have.
async fn right_on_screen(session: &Session) {
    session
        .wait_for("the right chips on the page", async || {
            let seen = session
                .run(&format!("{LOOK} return look()"), vec![])
                .await?;
            let right = seen["right"].as_u64() > Some(0) && seen["wrong"] == json!([]);
            Ok(right.then_some(()))
        })
        .await
        .unwrap();
}

async fn scroll(session: &Session, screens: u32) -> Value {
    let script = format!("{LOOK}{SCROLL}");
    session
        .run_async(&script, vec![json!(screens)])
        .await
        .unwrap()
}
