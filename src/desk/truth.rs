//! What the page itself shows beyond a draft: a brand's reply that is newer than the post to be
//! answered, or a newer post of the customer. No memory and no other device is needed for it.

use super::post::{Handle, Post, PostId};
use super::time::Millis;

/// What the page shows beyond the post that is being answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Truth {
    /// The post that shows it.
    pub post: PostId,
    /// Who wrote that.
    pub author: Handle,
    /// When.
    pub at: Millis,
    /// What it is.
    pub kind: TruthKind,
}

/// What a page can show beyond a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TruthKind {
    /// The brand has replied to the customer.
    Answered,
    /// The customer posted again.
    PostedAgain,
}

impl Truth {
    /// What an agent is told, before the time: "@AcmeHelp has replied already, at".
    pub fn words(&self) -> String {
        let said = match self.kind {
            TruthKind::Answered => " has replied already, at ",
            TruthKind::PostedAgain => " posted again, at ",
        };
        ["@", self.author.as_str(), said].concat()
    }
}

/// The latest of what the page shows beyond a post. `speaks` says whether a handle speaks for the
/// brand that was asked.
pub fn beyond<'a>(
    answered: &Post,
    page: impl Iterator<Item = &'a Post>,
    speaks: impl Fn(&Handle) -> bool,
) -> Option<Truth> {
    let (id, customer) = (answered.id?, &answered.author);
    let mut latest: Option<Truth> = None;
    for post in page {
        let Some(other) = post.id.filter(|other| *other > id) else {
            continue;
        };
        let Some(at) = post.created_at else { continue };
        let kind = if same(&post.author, customer) {
            TruthKind::PostedAgain
        } else if speaks(&post.author) && post.reply_to.iter().any(|to| same(to, customer)) {
            TruthKind::Answered
        } else {
            continue;
        };
        if latest.as_ref().is_none_or(|latest| latest.post < other) {
            latest = Some(Truth {
                post: other,
                author: post.author.clone(),
                at,
                kind,
            });
        }
    }
    latest
}

fn same(one: &Handle, other: &Handle) -> bool {
    one.as_str().eq_ignore_ascii_case(other.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A post's id in the order of these numbers, recent enough to hold a time.
    fn numbered(number: u64) -> PostId {
        PostId::new((10_000 + number) << 22)
    }

    fn post(id: u64, author: &str, reply_to: &[&str]) -> Post {
        let id = numbered(id);
        Post {
            id: Some(id),
            created_at: id.created_at(),
            reply_to: reply_to.iter().map(|to| to.parse().unwrap()).collect(),
            ..Post::saying(author.parse().unwrap(), String::new())
        }
    }

    fn found(page: &[Post]) -> Option<(TruthKind, PostId)> {
        let speaks = |handle: &Handle| handle.as_str() == "AcmeHelp";
        let truth = beyond(&post(100, "RaviK", &["acmehelp"]), page.iter(), speaks)?;
        Some((truth.kind, truth.post))
    }

    #[test]
    fn a_newer_reply_of_the_brand_and_a_newer_post_of_the_customer_are_told() {
        let reply = post(101, "AcmeHelp", &["ravik"]);
        for (page, kind, id) in [
            (vec![reply.clone()], TruthKind::Answered, 101),
            (vec![post(102, "ravik", &[])], TruthKind::PostedAgain, 102),
            (
                vec![post(103, "ravik", &[]), reply],
                TruthKind::PostedAgain,
                103,
            ),
        ] {
            assert_eq!(found(&page), Some((kind, numbered(id))));
        }
    }

    #[test]
    fn what_is_older_and_what_others_write_is_not() {
        for (author, id, reply_to) in [
            ("AcmeHelp", 99, "ravik"),
            ("AcmeHelp", 101, "lena_o"),
            ("lena_o", 101, "ravik"),
            ("ravik", 100, "acmehelp"),
        ] {
            assert_eq!(found(&[post(id, author, &[reply_to])]), None, "{author}");
        }
    }
}
