//! The diagnostic for a bug report: it tells how a page is built, and nothing that anybody wrote.

use crate::stage::{HOME, open, says, set_up};

/// Takes away what names the posts, and has the page hide people's words in its markup.
const BREAK: &str = "
for (const article of document.querySelectorAll('article')) {
  const words = article.textContent.slice(0, 60);
  for (const link of article.querySelectorAll('[href*=\"/status/\"]')) link.setAttribute('href', '/explore');
  for (const element of article.querySelectorAll('div')) element.setAttribute('data-name', words);
  article.setAttribute('data-testid', `tweet ${words}`);
  article.querySelector('div').setAttribute('aria-label', words);
}";

/// Every word of the posts' authors and texts, and every id, of at least five letters.
const WORDS: &str = "
const plain = (text) => (text ?? '').toLowerCase().match(/[\\p{L}\\p{N}_]{5,}/gu) ?? [];
return [...new Set(replica.posts().flatMap((post) => [...plain(post.text), ...plain(post.by), post.id]))]";

/// Words that people use and that X's markup, or the diagnostic itself, is made of as well.
const COMMON: [&str; 12] = [
    "account",
    "another",
    "button",
    "careline",
    "found",
    "posts",
    "reply",
    "selectors",
    "shows",
    "signed",
    "their",
    "image",
];

#[tokio::test]
async fn a_diagnostic_tells_what_is_not_read_and_nobodys_words() {
    let session = set_up().await;
    open(&session, HOME).await;
    session.find("careline-chip").await.unwrap();
    session.run(BREAK, vec![]).await.unwrap();
    session.find("careline-notice").await.unwrap();
    let words = session.run(WORDS, vec![]).await.unwrap();
    let page = session.tab().await.unwrap();
    session
        .open_extension_page("options.html#diagnostics")
        .await
        .unwrap();
    let copy = session.find(".diagnostic .button").await.unwrap();
    let show = "document.querySelector('.diagnostic .button').scrollIntoView({ block: 'center' })";
    session.run(show, vec![]).await.unwrap();
    session.click(&copy).await.unwrap();
    says(&session, ".diagnostic .note", "Copied").await;
    let text = session
        .run(
            "return document.querySelector('pre.diagnostic').textContent",
            vec![],
        )
        .await
        .unwrap();
    let text = text.as_str().unwrap();
    for told in [
        "Client: classic",
        "Page: x.com, home",
        "Posts read: 0",
        "the post shows no link of its own",
        "data-testid=User-Name",
    ] {
        assert!(text.contains(told), "“{told}” is missing: {text}");
    }
    let lower = text.to_lowercase();
    for word in words.as_array().unwrap() {
        let word = word.as_str().unwrap();
        let is_common = COMMON.contains(&word) || !word.is_ascii();
        assert!(
            is_common || !lower.contains(word),
            "“{word}” stands in {text}"
        );
    }
    session.close_tab().await.unwrap();
    session.switch_to(&page).await.unwrap();
    session.quit().await.unwrap();
}
