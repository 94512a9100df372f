//! The compact form of the messages between Careline's own contexts: postcard, as a text of which
//! each character is one byte.
//!
//! A content script lives in every open tab of X, and reading JSON objects field by field costs it
//! 150 kB of code; postcard's fields come in their fixed order and cost a tenth. Both ends of a
//! message are always of one version: an update ends the old copies.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// What every compact text begins with.
const MARK: &str = "careline:";

/// The text is no message of this version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("it is of another version")]
pub struct OtherVersion;

/// Whether a text claims to be a compact message.
pub fn is(text: &str) -> bool {
    text.starts_with(MARK)
}

/// Writes a message.
///
/// # Errors
/// When it holds something that has no compact form; the desk's messages hold nothing such.
pub fn write(message: &impl Serialize) -> Result<String, OtherVersion> {
    let bytes = postcard::to_allocvec(message).map_err(|_| OtherVersion)?;
    let mut text = MARK.to_owned();
    text.extend(bytes.into_iter().map(char::from));
    Ok(text)
}

/// Reads a message.
///
/// # Errors
/// [`OtherVersion`] when the text is none, or was written by another version.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, OtherVersion> {
    let text = text.strip_prefix(MARK).ok_or(OtherVersion)?;
    let bytes: Option<Vec<u8>> = text.chars().map(|c| u8::try_from(c).ok()).collect();
    let bytes = bytes.ok_or(OtherVersion)?;
    let (message, rest) = postcard::take_from_bytes(&bytes).map_err(|_| OtherVersion)?;
    if rest.is_empty() {
        Ok(message)
    } else {
        Err(OtherVersion)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::event::AgentId;
    use crate::desk::post::SeenPost;
    use crate::desk::request::{PageNotice, PageReply, Reply, Request};
    use crate::desk::settings::Settings;
    use crate::desk::view::CardView;

    #[test]
    fn what_was_written_is_read_back() {
        let mut settings = Settings::fresh(AgentId("a".to_owned()));
        settings.brands =
            serde_json::from_str(r#"[{"name": "Acme", "handles": ["acme"]}]"#).unwrap();
        let message = Reply::Settings {
            settings: Box::new(settings),
        };
        assert_eq!(read(&write(&message).unwrap()), Ok(message));
        let message = Request::LoadRefused {
            host: "x.com".to_owned(),
        };
        assert_eq!(read(&write(&message).unwrap()), Ok(message));
    }

    #[test]
    fn a_post_is_read_back() {
        let post = r#"{"id": "1", "author": "ravik", "name": "Ravi", "text": "@acmehelp hi",
            "lang": "en", "created_at": "2026-11-22T12:00:00.000Z", "reply_to": ["acmehelp"],
            "reply_to_from": "above", "media": ["photo"]}"#;
        let seen = SeenPost {
            post: serde_json::from_str(post).unwrap(),
            follows: None,
            quoted_author: None,
        };
        let message = Request::Seen { posts: vec![seen] };
        assert_eq!(read(&write(&message).unwrap()), Ok(message));
    }

    #[test]
    fn a_page_reads_the_answers_that_are_meant_for_it() {
        let why = "closed".to_owned();
        let reply = Reply::Refused { why: why.clone() };
        assert_eq!(
            read(&write(&reply).unwrap()),
            Ok(PageReply::Refused { why })
        );
        let (tickets, over_limit) = (Vec::new(), 7);
        let reply = Reply::Tickets {
            tickets,
            over_limit,
        };
        let (tickets, over_limit) = (Vec::new(), 7);
        let page_reply = PageReply::Tickets {
            tickets,
            over_limit,
        };
        assert_eq!(read(&write(&reply).unwrap()), Ok(page_reply));
        let text = write(&Reply::Card {
            card: Box::new(card()),
        })
        .unwrap();
        let page_reply = PageReply::Card {
            card: Box::new(card()),
        };
        assert_eq!(read(&text), Ok(page_reply));
        assert_eq!(
            read::<PageReply>(&write(&Reply::Done).unwrap()),
            Err(OtherVersion)
        );
    }

    fn card() -> CardView {
        let post = "22631081115127808";
        let json = format!(
            r#"{{"ticket": {{"of": {{"id": {{"brand": "acme", "post": "{post}"}}, "person": "p"}},
                "posts": ["{post}"], "status": "new", "holder": null, "priority": "normal",
                "clock": {{"watch": {{"since": 5}}}}}},
            "brand": "Acme", "customer": {{"name": "Ravi", "handle": "ravik"}}, "reasons": [],
            "clocks": [], "may_become": ["open"], "tags": [], "snoozed_until": null, "log": [],
            "templates": [], "promises": [], "earlier": [], "hand_offs": []}}"#
        );
        serde_json::from_str(&json).unwrap()
    }

    #[test]
    fn what_is_no_message_is_refused() {
        let whole = write(&PageNotice::Changed {
            tickets: Vec::new(),
        })
        .unwrap();
        for text in [
            "",
            "read",
            "careline:",
            "careline:\u{100}",
            &format!("{whole}\0"),
            &whole[..whole.len() - 1],
        ] {
            assert_eq!(read::<PageNotice>(text), Err(OtherVersion), "{text}");
        }
    }
}
