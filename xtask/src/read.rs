//! `cargo xtask read`: which posts the real extension in a real browser reads on saved pages.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::{Arc, Mutex, PoisonError},
};

use anyhow::{Context, Result, bail};
use careline_drive::{
    Launch, Session, Site,
    axum::{Router, http::Uri, response::Html},
};
use serde_json::{Map, Value, json};

use crate::{browsers, build, manifest::Target};

/// Where a page is served that no address is given for.
const DEFAULT_ADDRESS: &str = "https://x.com/home";

/// Where the pages are served.
#[derive(clap::Args)]
#[group(multiple = false)]
pub struct Addresses {
    /// The address of all pages
    #[arg(long, value_name = "ADDRESS")]
    at: Option<String>,
    /// A table that gives each page's address: tab-separated, with the columns `file` and `serve at`
    #[arg(long, value_name = "FILE.tsv")]
    provenance: Option<PathBuf>,
}

/// Prints each post as one JSON object per line; a page that can't be served or read fails the command
/// in the end, after the others.
///
/// # Errors
/// When the extension can't be built or the browser can't be started.
pub fn command(target: Target, addresses: &Addresses, pages: &[PathBuf]) -> Result<ExitCode> {
    let addresses = addresses.resolve()?;
    browsers::driver(target)?;
    let extension = build::extension(target)?;
    let shown = Shown::default();
    let site = shown.site();
    browsers::runtime()?.block_on(async {
        let session = Launch::new(target.browser(), extension, site)
            .start()
            .await?;
        let mut code = ExitCode::SUCCESS;
        for (index, page) in pages.iter().enumerate() {
            match read(&session, &shown, &addresses, page).await {
                Ok(lines) => lines.iter().for_each(|line| println!("{line}")),
                Err(error) => {
                    let error = format!("{}: {error:#}", name_of(page));
                    println!("{}", json!({ "line": index + 1, "error": error }));
                    code = ExitCode::FAILURE;
                }
            }
        }
        session.quit().await?;
        Ok(code)
    })
}

/// The addresses as they are looked up.
enum Resolved {
    All(String),
    ByFile(HashMap<String, String>),
}

impl Addresses {
    fn resolve(&self) -> Result<Resolved> {
        match (&self.at, &self.provenance) {
            (_, Some(table)) => {
                let text = fs::read_to_string(table)
                    .with_context(|| format!("can't read {}", table.display()))?;
                Ok(Resolved::ByFile(by_file(&text)?))
            }
            (Some(address), None) => Ok(Resolved::All(address.clone())),
            (None, None) => Ok(Resolved::All(DEFAULT_ADDRESS.to_owned())),
        }
    }
}

impl Resolved {
    fn of(&self, page: &str) -> Result<&str> {
        match self {
            Self::All(address) => Ok(address),
            Self::ByFile(table) => match table.get(page) {
                Some(address) => Ok(address),
                None => bail!("the provenance table has no row for it"),
            },
        }
    }
}

/// The column `serve at` by the column `file`.
fn by_file(table: &str) -> Result<HashMap<String, String>> {
    let mut lines = table.lines();
    let head: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let column = |name: &str| {
        let place = head.iter().position(|column| column.trim() == name);
        place.with_context(|| format!("the provenance table has no column `{name}`"))
    };
    let (file, address) = (column("file")?, column("serve at")?);
    Ok(lines
        .filter_map(|line| {
            let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
            Some((
                (*cells.get(file)?).to_owned(),
                (*cells.get(address)?).to_owned(),
            ))
        })
        .collect())
}

/// The page that the site shows at the moment, whatever it is asked for by its address's path.
#[derive(Clone, Default)]
struct Shown(Arc<Mutex<(String, String)>>);

impl Shown {
    fn set(&self, path: String, html: String) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = (path, html);
    }

    fn site(&self) -> Site {
        let shown = self.clone();
        Site::new(Router::new().fallback(move |uri: Uri| async move {
            let shown = shown
                .0
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .clone();
            if shown.0 == uri.path() {
                Ok(Html(shown.1))
            } else {
                Err(careline_drive::axum::http::StatusCode::NOT_FOUND)
            }
        }))
    }
}

/// Serves one page and gives the lines to print about it.
async fn read(
    session: &Session,
    shown: &Shown,
    addresses: &Resolved,
    page: &Path,
) -> Result<Vec<Value>> {
    let name = name_of(page);
    let address = addresses.of(&name)?;
    let bytes = fs::read(page).context("can't read it")?;
    let place: Uri = address
        .parse()
        .with_context(|| format!("`{address}` is no address"))?;
    if !careline_drive::HOSTS.contains(&place.host().unwrap_or_default()) {
        bail!("`{address}` is no address of X");
    }
    shown.set(
        place.path().to_owned(),
        String::from_utf8_lossy(&bytes).into_owned(),
    );
    session.goto(address).await?;
    let now_at = session.driver()?.current_url().await?;
    let answer = session.ask_page(now_at.as_str(), json!("read")).await?;
    lines(&name, answer)
}

/// The content script's answer as lines: a post each, or why there is none.
fn lines(page: &str, answer: Value) -> Result<Vec<Value>> {
    if let Some(why) = answer.get("unread").filter(|why| !why.is_null()) {
        return Ok(vec![json!({ "page": page, "unread": why })]);
    }
    let Value::Object(mut answer) = answer else {
        bail!("the extension's answer is no object")
    };
    let Some(Value::Array(posts)) = answer.remove("posts") else {
        bail!("the extension's answer has no posts");
    };
    posts
        .into_iter()
        .map(|post| {
            let Value::Object(post) = post else {
                bail!("a post is no object")
            };
            let mut line = Map::from_iter([("page".to_owned(), json!(page))]);
            line.extend(post);
            Ok(Value::Object(line))
        })
        .collect()
}

fn name_of(page: &Path) -> String {
    page.file_name()
        .unwrap_or(page.as_os_str())
        .to_string_lossy()
        .into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read_by_its_headings() {
        let table = "licence\tfile\tserve at\nMIT\ta.html\thttps://x.com/a\n\n";
        let table = Resolved::ByFile(by_file(table).unwrap());
        assert_eq!(table.of("a.html").unwrap(), "https://x.com/a");
        assert!(table.of("b.html").is_err());
        assert!(by_file("file\taddress\n").is_err());
    }

    #[test]
    fn every_post_is_a_line_that_begins_with_its_page() {
        let answer =
            json!({ "client": "classic", "unread": null, "posts": [{ "id": "1" }, { "id": "2" }] });
        let lines = lines("a.html", answer).unwrap();
        assert_eq!(lines[0].to_string(), r#"{"page":"a.html","id":"1"}"#);
        assert_eq!(lines.len(), 2);
    }

    #[test]
    fn a_page_that_nothing_reads_says_why() {
        let answer = json!({ "client": null, "unread": "x-web", "posts": [] });
        let lines = lines("a.html", answer).unwrap();
        assert_eq!(
            lines[0].to_string(),
            r#"{"page":"a.html","unread":"x-web"}"#
        );
    }
}
