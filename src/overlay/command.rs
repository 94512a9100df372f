//! What an agent does on the page, with the proof that it was a person.

use web_sys::Event;

use crate::desk::post::PostId;
use crate::desk::preflight::ConcernKind;
use crate::desk::request::Act;
use crate::desk::view::TicketRef;

/// What an agent did in the overlay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AgentCommand {
    /// Opened the card of a post; it stands there already and waits for its view.
    OpenCard {
        /// The post.
        post: PostId,
    },
    /// Acts on a ticket.
    Act {
        /// The ticket.
        of: TicketRef,
        /// The post whose card is open.
        post: PostId,
        /// What is done.
        act: Act,
    },
    /// Wants a template's text in the composer that belongs to the post.
    Insert {
        /// The ticket.
        of: TicketRef,
        /// The post to answer.
        post: PostId,
        /// The template.
        template: String,
        /// Its text for this ticket.
        text: String,
    },
    /// Wants a text on the clipboard.
    Copy {
        /// The text.
        text: String,
    },
    /// Pressed the button of the one-line bar.
    Notice,
    /// Gave a reason to send the draft although pre-flight advises against it.
    SendAnyway {
        /// What it warned of.
        despite: Vec<ConcernKind>,
        /// The reason.
        why: String,
    },
    /// Took an offered template in place of the name typed in the composer.
    Offered {
        /// The template.
        template: String,
        /// Its text for this ticket.
        text: String,
    },
    /// Wants none of the offered templates.
    NoOffer,
}

/// A command and the event that carried it.
#[derive(Debug, Clone)]
pub struct Command {
    /// What is wanted.
    pub what: AgentCommand,
    /// The proof that a person wants it.
    pub proof: Trusted,
}

/// An event that the browser vouches for: a person's key press or click, never a script's.
#[derive(Debug, Clone)]
pub struct Trusted(Event);

impl Trusted {
    /// The proof, where the event is trusted.
    pub fn of(event: &Event) -> Option<Self> {
        event.is_trusted().then(|| Self(event.clone()))
    }

    /// The event itself.
    pub fn event(&self) -> &Event {
        &self.0
    }
}
