//! What X's addresses answer, and what was asked of them.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Request as HttpRequest, State},
    http::{StatusCode, Uri, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing,
};
use serde_json::Value;

use crate::{
    DriveError,
    policy::{Policy, REPORT_PATH},
};

/// The hosts that are X's. Nothing else can be reached from a driven browser.
pub const HOSTS: [&str; 5] = [
    "x.com",
    "twitter.com",
    "mobile.x.com",
    "mobile.twitter.com",
    "pro.x.com",
];

/// What X's addresses answer: routes for all hosts, under one policy.
#[derive(Clone, Debug, Default)]
pub struct Site {
    router: Router,
    policy: Policy,
}

impl Site {
    /// A site of these routes. A handler that tells hosts apart reads the `Host` header.
    pub fn new(router: Router) -> Self {
        Self {
            router,
            policy: Policy::default(),
        }
    }

    /// A site that answers one address with one page, and everything else with "not found".
    ///
    /// # Errors
    /// When the address is none of X's.
    pub fn page(address: &str, html: impl Into<String>) -> Result<Self, DriveError> {
        Self::pages([(address.to_owned(), html.into())])
    }

    /// A site that answers each address with its page. A later page replaces an earlier one at the
    /// same address.
    ///
    /// # Errors
    /// When an address is none of X's.
    pub fn pages(pages: impl IntoIterator<Item = (String, String)>) -> Result<Self, DriveError> {
        let mut found = Vec::new();
        for (address, html) in pages {
            found.push((place(&address)?, Bytes::from(html)));
        }
        let found = Arc::new(found);
        let answer = move |headers: axum::http::HeaderMap, uri: Uri| {
            let host = headers
                .get(header::HOST)
                .and_then(|host| host.to_str().ok());
            let asked = (host.unwrap_or_default().to_owned(), uri.path().to_owned());
            let page = found.iter().rev().find(|(place, _)| *place == asked);
            let response = match page {
                Some((_, html)) => (
                    [(header::CONTENT_TYPE, "text/html; charset=utf-8")],
                    html.clone(),
                )
                    .into_response(),
                None => StatusCode::NOT_FOUND.into_response(),
            };
            async move { response }
        };
        Ok(Self::new(Router::new().fallback(answer)))
    }

    /// A site of the files in a folder; an address without a file gives `index.html`, as an
    /// application that makes its own pages wants it.
    pub fn folder(folder: impl Into<PathBuf>) -> Self {
        let folder = Arc::new(folder.into());
        Self::new(Router::new().fallback(move |uri: Uri| {
            let response = file(&folder, uri.path());
            async move { response }
        }))
    }

    /// The same site under another policy.
    #[must_use]
    pub const fn policy(mut self, policy: Policy) -> Self {
        self.policy = policy;
        self
    }

    /// The routes as they are served: with policy, reports and bookkeeping; and the books.
    pub(crate) fn served(self) -> (Router, Traffic) {
        let traffic = Traffic::default();
        traffic.set_policy(self.policy);
        let router = self
            .router
            .route(
                REPORT_PATH,
                routing::post(take_report).with_state(traffic.clone()),
            )
            .layer(middleware::from_fn_with_state(traffic.clone(), keep_books));
        (router, traffic)
    }
}

/// A request that reached X's addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The host it was for.
    pub host: String,
    /// Its method, such as `GET`.
    pub method: String,
    /// Its path, with the query if there was one.
    pub path: String,
}

/// A browser's report that a page's policy refused something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyReport {
    /// What was refused: an address, or a word such as `wasm-eval` or `inline`.
    pub blocked: String,
    /// The part of the policy that refused it, such as `script-src`.
    pub directive: String,
}

/// What a session's browser asked for, and the policy under which it is answered.
#[derive(Clone, Debug, Default)]
pub struct Traffic(Arc<Mutex<Books>>);

#[derive(Debug, Default)]
struct Books {
    policy: Policy,
    hosts: Vec<String>,
    requests: Vec<Request>,
    reports: Vec<PolicyReport>,
}

impl Traffic {
    /// Answers from now on under another policy.
    pub fn set_policy(&self, policy: Policy) {
        self.books().policy = policy;
    }

    /// Every host that the proxy was asked for, once, in the order of the first time. Hosts that are
    /// none of X's were refused; a browser asks for some by itself.
    pub fn hosts(&self) -> Vec<String> {
        self.books().hosts.clone()
    }

    /// Every request to X's addresses, in order, the policy reports left out.
    pub fn requests(&self) -> Vec<Request> {
        self.books().requests.clone()
    }

    /// Every report about a refusal, in order. The page's own refused scripts are among them.
    pub fn reports(&self) -> Vec<PolicyReport> {
        self.books().reports.clone()
    }

    /// Forgets what was asked so far.
    pub fn clear(&self) {
        let mut books = self.books();
        books.hosts.clear();
        books.requests.clear();
        books.reports.clear();
    }

    pub(crate) fn add_host(&self, host: &str) {
        let mut books = self.books();
        if !books.hosts.iter().any(|known| known == host) {
            books.hosts.push(host.to_owned());
        }
    }

    fn books(&self) -> MutexGuard<'_, Books> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Host and path of an address of X.
fn place(address: &str) -> Result<(String, String), DriveError> {
    let foreign = || DriveError::ForeignAddress(address.to_owned());
    let uri: Uri = address.parse().map_err(|_| foreign())?;
    let host = uri
        .host()
        .filter(|host| HOSTS.contains(host))
        .ok_or_else(foreign)?;
    if uri.scheme_str() != Some("https") {
        return Err(foreign());
    }
    Ok((host.to_owned(), uri.path().to_owned()))
}

async fn keep_books(State(traffic): State<Traffic>, request: HttpRequest, next: Next) -> Response {
    let host = request
        .headers()
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    let entry = Request {
        host: host.unwrap_or_default().to_owned(),
        method: request.method().to_string(),
        path: request
            .uri()
            .path_and_query()
            .map_or_else(String::new, ToString::to_string),
    };
    let policy = {
        let mut books = traffic.books();
        if request.uri().path() != REPORT_PATH {
            books.requests.push(entry);
        }
        books.policy
    };
    let mut response = next.run(request).await;
    if let Some(value) = policy.header().and_then(|value| value.parse().ok()) {
        response
            .headers_mut()
            .entry(header::CONTENT_SECURITY_POLICY)
            .or_insert(value);
    }
    response
}

async fn take_report(State(traffic): State<Traffic>, body: Bytes) -> StatusCode {
    let report: Value = serde_json::from_slice(&body).unwrap_or_default();
    let report = report.get("csp-report").cloned().unwrap_or_default();
    let text = |key: &str| {
        report
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let effective = text("effective-directive");
    traffic.books().reports.push(PolicyReport {
        blocked: text("blocked-uri"),
        directive: if effective.is_empty() {
            text("violated-directive")
        } else {
            effective
        },
    });
    StatusCode::NO_CONTENT
}

/// The file of a folder that an address's path stands for.
fn file(folder: &Path, path: &str) -> Response {
    let wanted = path.trim_start_matches('/');
    let inside = !wanted.split('/').any(|part| part == "..");
    let found = Some(folder.join(wanted)).filter(|file| inside && file.is_file());
    let file = found.unwrap_or_else(|| folder.join("index.html"));
    match std::fs::read(&file) {
        Ok(bytes) => (
            [(header::CONTENT_TYPE, content_type(&file))],
            Body::from(bytes),
        )
            .into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("wasm") => "application/wasm",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_x_are_served() {
        assert_eq!(
            place("https://x.com/a?b").unwrap(),
            ("x.com".to_owned(), "/a".to_owned())
        );
        assert_eq!(place("https://x.com").unwrap().1, "/");
        assert!(place("http://x.com/").is_err());
        assert!(place("https://x.com.example/").is_err());
        assert!(place("nonsense").is_err());
    }

    #[test]
    fn a_folders_files_do_not_lead_out_of_it() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("index.html"), "home").unwrap();
        assert_eq!(
            file(folder.path(), "/../../etc/passwd").headers()[header::CONTENT_TYPE],
            "text/html; charset=utf-8"
        );
        assert_eq!(file(folder.path(), "/home").status(), StatusCode::OK);
    }
}
