//! What the desk knows around a draft: whom it answers, what happened since, what was sent before.

use super::post::{Handle, PostId};
use super::preflight::{Draft, Finding, preflight};
use super::request::WrittenDraft;
use super::sign_off::sign_off;
use super::state::Desk;
use super::store::SENT;
use super::store::value::encode;
use super::ticket::Ticket;
use super::time::Millis;
use super::view::FindingView;

impl Desk {
    /// What is to be known of a reply to a ticket before it is sent.
    pub(super) fn findings(
        &self,
        ticket: &Ticket,
        draft: &WrittenDraft,
        now: Millis,
    ) -> Vec<FindingView> {
        let settings = self.settings();
        let brand = settings
            .brands
            .iter()
            .find(|brand| brand.id() == ticket.id.brand);
        let accounts: Vec<Handle> = brand
            .into_iter()
            .flat_map(|brand| brand.addressable().chain(&brand.team).cloned())
            .collect();
        let words: Vec<String> = brand
            .into_iter()
            .flat_map(|brand| {
                let handles = brand.addressable().map(|handle| handle.as_str().to_owned());
                handles
                    .chain([brand.name.clone()])
                    .chain(brand.names.iter().cloned())
            })
            .collect();
        let templates: Vec<&str> = settings
            .templates
            .iter()
            .map(|template| template.text.as_str())
            .collect();
        let found = preflight(&Draft {
            text: &draft.text,
            account: draft.account.as_ref(),
            accounts: &accounts,
            brand_words: &words,
            initials: &settings.agent.initials,
            templates: &templates,
            begun: draft.begun,
            latest_reply: ticket.replies.iter().map(|reply| reply.posted_at).max(),
            latest_post: ticket.posts.iter().map(|post| post.posted_at).max(),
            answered_before: ticket.replies.iter().any(|reply| !reply.acknowledgement),
            sent: &self.sent,
            calendar: self.rules(ticket).calendar(),
            now,
        });
        found.iter().map(view).collect()
    }

    /// Remembers a brand's reply that this agent has written, as its sign-off tells: where no
    /// initials are set, every reply of the brand is the agent's.
    pub(super) fn remember_sent(&mut self, post: PostId, text: &str) {
        let initials = &self.settings().agent.initials;
        let is_own = initials.is_empty()
            || sign_off(text).is_some_and(|signed| signed.eq_ignore_ascii_case(initials));
        if is_own && self.sent.remember(post, text) {
            self.writes.insert(SENT.to_owned(), encode(&self.sent));
        }
    }
}

fn view(finding: &Finding) -> FindingView {
    FindingView {
        severity: finding.concern.severity(),
        kind: finding.concern.kind(),
        sentence: finding.concern.sentence(),
        place: finding.place,
    }
}
