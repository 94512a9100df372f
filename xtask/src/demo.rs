//! `cargo xtask demo`: the extension on a replica of X's page, to be looked at or played.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
    time::{SystemTime, UNIX_EPOCH},
};

use anyhow::{Context, Result};
use careline_drive::{Agent, Launch, Session, Site};
use serde_json::{Value, json};

use crate::{browsers, build, manifest::Target, paths, replica, run, setup};

/// The page that the demonstration begins on.
const ADDRESS: &str = "https://x.com/home";

/// The replica's key of the post that is answered.
const POST: &str = "double-charge";

/// The replica's key of a post that still waits at the end.
const WAITING: &str = "parcel-nowhere";

/// The Escape key.
const ESCAPE: &str = "\u{e00c}";

/// Where there is a display, opens the browser and returns when it is closed; else plays the main job,
/// prints the tickets as a table and names the pictures that it took.
///
/// # Errors
/// When something can't be installed or built, or the play does not go as it should.
pub fn command(target: Target) -> Result<ExitCode> {
    browsers::driver(target)?;
    let site = Site::folder(replica::built()?);
    let extension = build::extension(target)?;
    let visible = run::has_display();
    browsers::runtime()?.block_on(async {
        let session = Launch::new(target.browser(), extension, site)
            .visible(visible)
            .start()
            .await?;
        Agent::new(&session).set_up().await?;
        session.goto(ADDRESS).await?;
        session.find("html[data-replica=started]").await?;
        if visible {
            setup::announce("the demonstration is open; close its window to end it");
            session.until_closed().await;
        } else {
            for picture in play(&session, &pictures(target)?).await? {
                println!("{}", picture.display());
            }
        }
        session.quit().await?;
        Ok(ExitCode::SUCCESS)
    })
}

/// The folder that pictures are written to, made and empty.
fn pictures(target: Target) -> Result<PathBuf> {
    let folder = paths::target()?.join("demo").join(target.name());
    if folder.is_dir() {
        fs::remove_dir_all(&folder).context("can't remove the last demonstration's pictures")?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("can't make {}", folder.display()))?;
    Ok(folder)
}

/// Plays the main job on the replica, as an agent does it; gives the pictures taken, in order.
async fn play(session: &Session, folder: &Path) -> Result<Vec<PathBuf>> {
    let mut album = Album::new(session, folder);
    let agent = Agent::new(session);
    let post = agent.post(POST).await?;
    agent.scroll_to(&post).await?;
    agent.chip_says(&post, "New").await?;
    album.add("home").await?;
    agent.open_card(&post).await?;
    album.add("card").await?;
    agent.press("[data-does=claim]").await?;
    agent.chip_says(&post, "held by you").await?;
    session.press(ESCAPE).await?;

    agent.open_reply(&post).await?;
    agent.open_card(&post).await?;
    agent.press("[data-does=insert]").await?;
    agent.draft_holds("dialog", "^AM").await?;
    agent.chip_says(&post, "Open").await?;
    album.add("reply").await?;
    agent.send().await?;

    go(session, "replica.post(arguments[0]).address", &post).await?;
    agent.chip_says(&post, "Pending").await?;
    album.add("conversation").await?;

    go(session, "'/home'", &post).await?;
    session.run("replica.setTheme('dark')", vec![]).await?;
    agent.scroll_to(&post).await?;
    agent.chip_says(&post, "Pending").await?;
    table(&tickets(session, &agent).await?)
        .iter()
        .for_each(|line| println!("{line}"));
    let waiting = agent.post(WAITING).await?;
    agent.scroll_to(&waiting).await?;
    agent.open_card(&waiting).await?;
    album.add("dark").await?;

    for (page, sign) in [
        ("options", "#templates"),
        ("popup", ".figure[data-none=false]"),
    ] {
        let before = session.tab().await?;
        session.open_extension_page(&format!("{page}.html")).await?;
        session.find(sign).await?;
        album.add(page).await?;
        session.close_tab().await?;
        session.switch_to(&before).await?;
    }
    Ok(album.pictures)
}

/// Goes to another page of the replica without reload.
async fn go(session: &Session, place: &str, post: &str) -> Result<()> {
    session
        .run(&format!("replica.go({place})"), vec![json!(post)])
        .await?;
    Ok(())
}

/// The pictures of one demonstration, numbered in their order.
struct Album<'a> {
    session: &'a Session,
    folder: &'a Path,
    pictures: Vec<PathBuf>,
}

impl<'a> Album<'a> {
    const fn new(session: &'a Session, folder: &'a Path) -> Self {
        Self {
            session,
            folder,
            pictures: Vec::new(),
        }
    }

    /// Takes a picture of what is in view.
    async fn add(&mut self, name: &str) -> Result<()> {
        let number = self.pictures.len() + 1;
        let picture = self.folder.join(format!("{number}-{name}.png"));
        self.session.screenshot(&picture).await?;
        self.pictures.push(picture);
        Ok(())
    }
}

/// A ticket's row in the table.
type Row = [String; 5];

/// What the background answers for the posts on the page: each ticket once, in the page's order.
async fn tickets(session: &Session, agent: &Agent<'_>) -> Result<Vec<Row>> {
    let reading = session.ask_page(ADDRESS, json!("read")).await?;
    let posts = reading["posts"].as_array().context("no post was read")?;
    let seen: Vec<_> = posts.iter().map(|post| json!({ "post": post })).collect();
    let answer = agent.ask(json!({ "seen": { "posts": seen } })).await?;
    let tickets = answer
        .pointer("/tickets/tickets")
        .and_then(Value::as_array)
        .filter(|tickets| !tickets.is_empty())
        .context("the desk has no ticket for what the page shows")?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis();
    let now = i64::try_from(now)?;
    let author = |post: &Value| {
        let found = posts.iter().find(|known| known["id"] == post["id"])?;
        Some(format!("@{}", found["author"].as_str()?))
    };
    Ok(posts
        .iter()
        .filter_map(|post| {
            let ticket = tickets
                .iter()
                .find(|ticket| ticket["posts"][0] == post["id"])?;
            Some(row(author(post)?, ticket, now))
        })
        .collect())
}

/// One ticket's row: customer, status, holder, how long the customer waited, and the target.
fn row(customer: String, ticket: &Value, now: i64) -> Row {
    let clock = &ticket["clock"];
    let time = |name: &str| {
        let clocks = clock.as_object()?;
        clocks.values().find_map(|times| times[name].as_i64())
    };
    let since = time("since");
    let stops = time("at").unwrap_or(now);
    let length = |end: Option<i64>| {
        end.zip(since)
            .map_or_else(|| "none".to_owned(), |(end, since)| minutes(end - since))
    };
    [
        customer,
        ticket["status"]
            .as_str()
            .unwrap_or("unknown")
            .replace('_', " "),
        ticket["holder"]["name"]
            .as_str()
            .unwrap_or("nobody")
            .to_owned(),
        length(Some(stops)),
        length(time("due")),
    ]
}

/// A length of time as the chips write it.
fn minutes(milliseconds: i64) -> String {
    let minutes = milliseconds / 60_000;
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// The table's lines: the columns' names, and each ticket.
fn table(rows: &[Row]) -> Vec<String> {
    let head = ["customer", "status", "holder", "waited", "target"].map(str::to_owned);
    let lines = || std::iter::once(&head).chain(rows);
    let widths: Vec<usize> = (0..head.len())
        .map(|column| {
            let cells = lines().map(|line| line[column].chars().count());
            cells.max().unwrap_or_default()
        })
        .collect();
    lines()
        .map(|line| {
            let cells = line.iter().zip(&widths);
            let padded: Vec<String> = cells
                .map(|(cell, width)| format!("{cell:width$}"))
                .collect();
            padded.join("  ").trim_end().to_owned()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_s_row_says_who_waits_how_long_and_for_whom() {
        let ticket = json!({
            "status": "on_hold",
            "holder": { "name": "Ana M." },
            "clock": { "running": { "since": 0, "due": 3_600_000 } }
        });
        let answered = json!({
            "status": "pending",
            "holder": null,
            "clock": { "answered": { "since": 0, "at": 240_000, "due": 5_400_000 } }
        });
        let rows = [
            row("@ravik".to_owned(), &ticket, 7_500_000),
            row("@noor".to_owned(), &answered, 7_500_000),
        ];
        assert_eq!(
            table(&rows),
            [
                "customer  status   holder  waited     target",
                "@ravik    on hold  Ana M.  2 h 5 min  1 h",
                "@noor     pending  nobody  4 min      1 h 30 min",
            ]
        );
    }
}
