//! The page of reports: what it shows is what an export proves.

use careline::desk::report::asked::Asked;
use careline::desk::report::book::Book;
use careline::desk::report::definition::FigureName;
use careline::desk::report::exported::read;
use careline::desk::report::lines::text;
use careline::desk::report::responsiveness::{By, responsiveness};
use careline::desk::report::sight::sight;
use careline::desk::time::{Duration, Millis};
use careline_drive::{Agent, Session, Site};
use serde_json::{Value, json};

use crate::stage::{HOME, start};

/// When the first customer posts: a Monday long past, 00:00 UTC.
const START: Millis = Millis(1_772_409_600_000);

/// The figures that groups are compared by, as the page shows them.
const COLUMNS: [FigureName; 9] = [
    FigureName::Contacts,
    FigureName::AnsweredSixMinutes,
    FigureName::AnsweredHour,
    FigureName::AnsweredDay,
    FigureName::NeverAnswered,
    FigureName::FirstReplyMedian,
    FigureName::FirstReplyP90,
    FigureName::NextReplyMedian,
    FigureName::Reopened,
];

/// The cells of the table of groups, row by row.
const CELLS: &str =
    "return [...document.querySelectorAll('#groups tbody tr')].slice(0, arguments[0])
  .map((row) => [...row.cells].map((cell) => cell.textContent))";

/// An id of a minute after [`START`].
fn id(minutes: i64, number: u64) -> String {
    let since = (START + Duration::minutes(minutes)).0 - 1_288_834_974_657;
    ((u64::try_from(since).unwrap() << 22) + number).to_string()
}

/// Customers of a main handle and one for care, some of whom were answered.
fn posts() -> Value {
    let at = |minutes| (START + Duration::minutes(minutes)).to_string();
    let mut posts = Vec::new();
    for number in 0..80_i64 {
        let minutes = number * 47;
        let is_care = number % 2 == 0;
        let handle = if is_care { "acmehelp" } else { "acme" };
        let (lang, words) = match number % 4 {
            0 => ("ja", "荷物が届きません。確認お願いします。"),
            1 => ("ar", "لم يصل طلبي حتى الآن، أين هو؟"),
            2 => ("en", "my parcel is two weeks late, where is it?"),
            _ => ("en", "please help, you charged me twice"),
        };
        let post = id(minutes, 1);
        posts.push(json!({"post": {
            "id": post, "author": format!("customer{number}"), "name": "C", "lang": lang,
            "text": format!("@{handle} {words}"), "created_at": at(minutes),
        }}));
        if number % 10 < if is_care { 9 } else { 5 } {
            let wait = 2 + number * 7 % 95;
            posts.push(json!({"post": {
                "id": id(minutes + wait, 2), "author": handle, "name": "Acme", "lang": "en",
                "text": if number % 3 == 0 { "On it! ^AB" } else { "We look into it. ^CD" },
                "created_at": at(minutes + wait), "reply_to": [format!("customer{number}")],
            }, "follows": post}));
        }
    }
    json!(posts)
}

/// Four runs of X's Latest search, three gaps between them.
fn shown() -> String {
    let runs = [(0, 600), (700, 1500), (1560, 2600), (2900, 3800)];
    let lines = runs.map(|(from, until)| format!("\n{} {}", id(until, 1), id(from, 1)));
    let address = "/search?q=%40acme+OR+%40acmehelp&src=typed_query&f=live";
    format!("{address}{}", lines.concat())
}

async fn count(session: &Session, css: &str) -> usize {
    session.find_all(css).await.unwrap().len()
}

#[tokio::test]
async fn the_page_of_reports_agrees_digit_for_digit_with_the_export() {
    let site = Site::page(HOME, "<p>no posts</p>").unwrap();
    let session = start(site).await;
    let agent = Agent::new(&session);
    agent.set_up().await.unwrap();
    let seen = json!({ "seen": { "posts": posts() } });
    agent.ask(seen).await.unwrap();
    let covered = json!({ "covered": { "shown": shown() } });
    agent.ask(covered).await.unwrap();
    let answer = agent.ask(json!("export")).await.unwrap();
    let export = answer["export"]["json"].as_str().unwrap();
    let exported = read(export.as_bytes()).ok().unwrap();
    assert_eq!(exported.wrong, []);
    let brand = exported.settings.brands[0].clone();
    let book = Book::of_log(exported.settings, exported.log, &exported.beside);
    let asked = Asked::all(START + Duration::days(60));
    let expected: Vec<Vec<String>> = responsiveness(&book, &asked, By::Handle)
        .into_iter()
        .map(|row| {
            let figures = COLUMNS.map(|name| {
                let mut figures = row.figures.iter();
                figures.find(|figure| figure.name == name).unwrap().value
            });
            let values = figures.into_iter().map(text);
            std::iter::once(row.group.words(&book.names))
                .chain(values)
                .collect()
        })
        .collect();
    assert_eq!(expected.len(), 2);

    session.open_extension_page("reports.html").await.unwrap();
    let shown = session
        .wait_for("the table of groups", async || {
            let shown = session.run(CELLS, vec![json!(expected.len())]).await?;
            Ok((!shown.as_array().is_none_or(Vec::is_empty)).then_some(shown))
        })
        .await
        .unwrap();
    assert_eq!(shown, json!(expected));

    let gaps = sight(&exported.coverage, &brand, &asked).unwrap().gaps;
    assert_eq!(gaps.len(), 3);
    let links = "return [...document.querySelectorAll('#proof a')].map((link) => link.href)";
    let links = session.run(links, vec![]).await.unwrap();
    let expected: Vec<&str> = gaps.iter().map(|gap| gap.link.as_str()).collect();
    assert_eq!(links, json!(expected));

    let figure = session.find("#responsiveness .figure").await.unwrap();
    session.click(&figure).await.unwrap();
    let meaning = session.find("#responsiveness .meaning").await.unwrap();
    let meaning = meaning.text().await.unwrap();
    assert!(meaning.contains("A contact is a ticket"), "{meaning}");
    assert!(count(&session, "#responsiveness .meaning a").await > 50);
    // Every plot has its table.
    let plots = count(&session, ".plot svg").await;
    assert!(plots >= 3, "{plots}");
    assert_eq!(count(&session, ".plot table").await, plots);
    session.quit().await.unwrap();
}
