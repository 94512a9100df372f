//! The open card: what fills it, and what is done in it.

use careline::browser::BrowserError;
use careline::browser::messaging::ask;
use careline::desk::post::PostId;
use careline::desk::request::{Act, PageReply, PageRequest};
use careline::desk::view::{CardView, TicketRef, TicketView};
use careline::overlay::{Message, Trusted};
use careline::page;

use super::{Session, wrong};
use crate::reply::{self, Asked, Ended};

/// Why a post has no ticket although it is a customer's.
const TOO_MANY: &str = "This post was not taken in: more posts came in ten minutes than anybody reads. Open its card again later.";

impl Session {
    pub(super) fn refresh_card(&self, tickets: &[TicketView]) {
        let Some(post) = self.overlay.card_post() else {
            return;
        };
        if tickets.iter().any(|ticket| ticket.posts.contains(&post)) {
            self.fill_card(post);
        }
    }

    pub(super) fn fill_card(&self, post: PostId) {
        self.spawn(async move |me| {
            let Some(of) = me.ticket_ref(post).await else {
                return;
            };
            let reply = ask(&PageRequest::Card { of, post }).await;
            me.show_card(post, reply);
        });
    }

    /// The ticket of a post; asks for it where the background has not answered yet.
    async fn ticket_ref(&self, post: PostId) -> Option<TicketRef> {
        let (ticket, seen) = {
            let posts = self.posts.try_borrow().ok()?;
            (posts.ticket(post), posts.seen(post))
        };
        if let Some(ticket) = ticket {
            return Some(ticket.of);
        }
        match ask(&PageRequest::Seen { posts: vec![seen?] }).await {
            Ok(PageReply::Tickets {
                tickets,
                over_limit,
            }) => {
                self.take(&tickets);
                if over_limit > 0 {
                    self.say(&wrong(TOO_MANY.to_owned()));
                }
            }
            Ok(PageReply::Refused { why }) => self.say(&wrong(why)),
            Ok(_) => {}
            Err(error) => self.fail(&error),
        }
        self.posts
            .try_borrow()
            .ok()?
            .ticket(post)
            .map(|ticket| ticket.of)
    }

    pub(super) fn show_card(&self, post: PostId, reply: Result<PageReply, BrowserError>) {
        match reply {
            Ok(PageReply::Card { card }) => self.take_card(post, *card),
            Ok(PageReply::Refused { why }) => self.say(&wrong(why)),
            Ok(_) => {}
            Err(error) => self.fail(&error),
        }
    }

    fn take_card(&self, post: PostId, card: CardView) {
        self.take(std::slice::from_ref(&card.ticket));
        self.look_at_account(post, &card);
        self.complain(self.overlay.update_card(post, card));
    }

    pub(super) fn insert(
        &self,
        of: TicketRef,
        post: PostId,
        template: String,
        text: String,
        proof: &Trusted,
    ) {
        let seen = self
            .posts
            .try_borrow()
            .ok()
            .and_then(|posts| posts.seen(post));
        let Some(seen) = seen else { return };
        let asking = Asked {
            post,
            template: template.clone(),
        };
        let append = self.asked.take().as_ref() == Some(&asking);
        let written = self.box_for(post);
        match reply::begin(&self.document, &seen.post, written, &text, proof, append) {
            Err(page::composer::ComposerError::NotEmpty) => {
                self.asked.replace(Some(asking));
                self.say(&Message {
                    text: "The box already holds text. Insert again to add this at its end."
                        .to_owned(),
                    wrong: false,
                    copy: Some(text),
                });
            }
            insertion => self.finish(insertion, of, post, template, text),
        }
    }

    /// Ends an insertion: what stands in the box is noted, or the agent told.
    pub(super) fn finish(
        &self,
        insertion: Result<page::Insertion, page::composer::ComposerError>,
        of: TicketRef,
        post: PostId,
        template: String,
        text: String,
    ) {
        self.spawn(async move |me| {
            let in_card = me.overlay.card_post().is_some();
            match reply::finish(insertion, &text).await {
                Ended::Inserted => {
                    let act = Act::Inserted { template };
                    let reply = ask(&PageRequest::Act { of, post, act }).await;
                    me.show_card(post, reply);
                    me.overlay.close_card();
                    me.note_insertion(post);
                    me.say_of_draft("");
                }
                Ended::Told(message) if in_card => me.say(&message),
                Ended::Told(message) if me.say_of_draft(&message.text) => {}
                // X took the box away, and the line beside it went with it.
                Ended::Told(message) => {
                    me.complain(me.overlay.notice(&message.text, Some("OK")));
                }
            }
        });
    }

    /// Acts on a ticket; what was done is shown once it is stored.
    pub(super) fn act(&self, of: TicketRef, post: PostId, act: Act) {
        self.spawn(async move |me| {
            let despite = match &act {
                Act::SendAnyway { despite, .. } => despite.clone(),
                _ => Vec::new(),
            };
            let reply = ask(&PageRequest::Act { of, post, act }).await;
            if matches!(reply, Ok(PageReply::Card { .. })) {
                me.excuse(post, despite);
            }
            me.show_card(post, reply);
        });
    }
}
