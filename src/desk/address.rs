//! What an address of X names: an account or a post.

use super::post::{Handle, PostId};

/// X's hosts. Pages that were saved hold whole addresses; live ones hold paths alone.
const HOSTS: [&str; 8] = [
    "x.com",
    // The newer client on a phone, where every link leads to the app.
    "m.x.com",
    "twitter.com",
    "mobile.x.com",
    "mobile.twitter.com",
    "www.x.com",
    "www.twitter.com",
    "pro.x.com",
];

/// First parts of X's own paths, which are no handles. X gives out none of them as a handle.
const RESERVED: [&str; 21] = [
    "about",
    "account",
    "compose",
    "download",
    "explore",
    "hashtag",
    "home",
    "i",
    "intent",
    "jobs",
    "login",
    "logout",
    "messages",
    "notifications",
    "privacy",
    "search",
    "settings",
    "share",
    "signup",
    "tos",
    "who_to_follow",
];

/// What an address of X names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// An account: `/handle`.
    Account(Handle),
    /// A post, or something that belongs to one.
    Post {
        /// Who wrote it; `None` in `/i/status/…`, which names nobody.
        author: Option<Handle>,
        /// The post.
        id: PostId,
        /// What follows the id, such as `photo/1`; empty for the post itself.
        rest: String,
    },
}

impl Address {
    /// Reads a link's address; `None` where it leads elsewhere.
    pub fn read(href: &str) -> Option<Self> {
        let path = path(href)?;
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        let first = parts.next()?;
        let author = handle(first);
        let mut second = parts.next();
        let Some(mut word) = second else {
            return author.map(Self::Account);
        };
        if first == "i" && word == "web" {
            second = parts.next();
            word = second?;
        }
        if word != "status" || (author.is_none() && first != "i") {
            return None;
        }
        let id = parts.next()?.parse().ok()?;
        let rest: Vec<&str> = parts.collect();
        Some(Self::Post {
            author,
            id,
            rest: rest.join("/"),
        })
    }
}

/// The handle that a path's part names, if X's own pages do not have that name.
pub fn handle(part: &str) -> Option<Handle> {
    let reserved = RESERVED.iter().any(|word| part.eq_ignore_ascii_case(word));
    if reserved || part.starts_with('@') {
        return None;
    }
    part.parse().ok()
}

/// The post that a link to the reply box names as the one to be answered.
pub fn answered(href: &str) -> Option<PostId> {
    let place = path(href)?.trim_start_matches('/');
    let (_, query) = href.split_once('?')?;
    (place == "compose/post").then(|| named_by(query)).flatten()
}

/// The post that the query of a reply box's address names.
pub fn named_by(query: &str) -> Option<PostId> {
    query
        .split('&')
        .find_map(|pair| pair.strip_prefix("in_reply_to="))?
        .parse()
        .ok()
}

/// The path of an address of X, without what follows `?` or `#`.
fn path(href: &str) -> Option<&str> {
    let whole = href
        .strip_prefix("https://")
        .or_else(|| href.strip_prefix("http://"));
    let path = match whole {
        Some(rest) => {
            let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
            HOSTS.contains(&host).then_some(path)?
        }
        None if href.starts_with('/') && !href.starts_with("//") => href,
        None => return None,
    };
    path.split(['?', '#']).next()
}
