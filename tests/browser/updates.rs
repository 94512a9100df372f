//! Careline is updated while one of X's pages is open.

use careline_drive::{Agent, Browser};

use crate::stage::set_up_at;

#[tokio::test]
async fn an_update_under_an_open_page_asks_for_a_reload_or_takes_the_page_over() {
    let (session, post) = set_up_at("double-charge").await;
    let agent = Agent::new(&session);
    let mark =
        "for (const chip of document.querySelectorAll('careline-chip')) chip.dataset.before = ''";
    session.run(mark, vec![]).await.unwrap();
    session.reload_extension().await.unwrap();
    match session.browser() {
        Browser::Chromium => {
            let other = agent.post("sarcasm").await.unwrap();
            agent.scroll_to(&other).await.unwrap();
            let notice = session.find("careline-notice").await.unwrap();
            let line = session
                .shadow(&notice)
                .await
                .unwrap()
                .find("[role=status]")
                .await
                .unwrap();
            let says = line.text().await.unwrap();
            assert!(says.contains("reload this page"), "{says}");
            let chips = session.find_all("careline-chip").await.unwrap();
            assert_eq!(chips.len(), 0, "what no longer works is taken away");
        }
        Browser::Firefox => {
            session
                .wait_for("the new copy's chips in place of the old", async || {
                    let old = session.find_all("careline-chip[data-before]").await?;
                    let new = session.find_all("careline-chip").await?;
                    Ok((old.is_empty() && !new.is_empty()).then_some(()))
                })
                .await
                .unwrap();
            agent.chip_says(&post, "New").await.unwrap();
            agent.open_card(&post).await.unwrap();
            agent.press("[data-does=claim]").await.unwrap();
            agent.chip_says(&post, "held by you").await.unwrap();
        }
    }
    session.quit().await.unwrap();
}
