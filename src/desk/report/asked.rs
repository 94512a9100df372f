//! What a report is asked: which contacts, of which time, and when a wait counts as an answer that
//! never came.

use super::contact::{Contact, Course};
use super::names::Name;
use crate::desk::time::{Duration, Millis};

/// Which of the customers' tickets are contacts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Counting {
    /// Those with a post that owes an answer: what an agent said, else what triage says.
    #[default]
    Owed,
    /// All whose customer addressed the brand, whatever triage says: as an audit from outside counts.
    Addressed,
}

impl Counting {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Owed, Self::Addressed];

    /// The word in the formats.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Owed => "owed",
            Self::Addressed => "addressed",
        }
    }

    /// How a person reads it.
    pub const fn definition(self) -> &'static str {
        match self {
            Self::Owed => {
                "A contact is a ticket with a post that owes an answer, as an agent said or else as \
                 triage says. It counts from when its customer made the first such post. Tickets \
                 that agents marked as spam or as no action without an answer are left out."
            }
            Self::Addressed => {
                "A contact is a ticket whose customer addressed the brand, whatever triage says. It \
                 counts from when the customer made the first such post. Tickets marked as spam \
                 without an answer are left out."
            }
        }
    }
}

/// What a report is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The moment as of which it speaks.
    pub now: Millis,
    /// Contacts from this time on; all where there is none.
    pub from: Option<Millis>,
    /// Contacts before this time.
    pub until: Option<Millis>,
    /// The wait after which an answer counts as one that never came.
    pub horizon: Duration,
    /// Which tickets are contacts.
    pub counting: Counting,
    /// The contacts of this brand alone, by its number.
    pub brand: Option<Name>,
}

impl Asked {
    /// All contacts as of a moment, with a horizon of a week.
    pub const fn all(now: Millis) -> Self {
        Self {
            now,
            from: None,
            until: None,
            horizon: Duration::days(7),
            counting: Counting::Owed,
            brand: None,
        }
    }

    /// The contacts that it is about, in their order.
    pub fn members<'a>(&self, contacts: &'a [Contact]) -> Vec<Member<'a>> {
        let all = contacts.iter();
        all.filter_map(|contact| self.member(contact)).collect()
    }

    fn member<'a>(&self, contact: &'a Contact) -> Option<Member<'a>> {
        let course = contact.course(self.counting)?;
        let in_time = self.from.is_none_or(|from| from <= course.since)
            && self.until.is_none_or(|until| course.since < until)
            && course.since <= self.now;
        let of_brand = self.brand.is_none_or(|brand| brand == contact.brand);
        let counts = !contact.is_left_out(self.counting, course);
        (in_time && of_brand && counts).then_some(Member { contact, course })
    }

    /// The contacts of the time that were left out because agents marked them as spam or no action.
    pub fn left_out(&self, contacts: &[Contact]) -> usize {
        let out = contacts.iter().filter(|contact| {
            contact.course(self.counting).is_some_and(|course| {
                let in_time = self.from.is_none_or(|from| from <= course.since)
                    && self.until.is_none_or(|until| course.since < until);
                let of_brand = self.brand.is_none_or(|brand| brand == contact.brand);
                in_time && of_brand && contact.is_left_out(self.counting, course)
            })
        });
        out.count()
    }
}

/// A contact as a report sees it.
#[derive(Debug, Clone, Copy)]
pub struct Member<'a> {
    /// The contact.
    pub contact: &'a Contact,
    /// What became of it.
    pub course: &'a Course,
}

impl Member<'_> {
    /// How it stands with its first meaningful reply.
    pub fn answer(&self, asked: &Asked) -> Answer {
        match self.course.answered {
            Some(waited) if waited.wall <= asked.horizon => Answer::After(waited.wall),
            None if asked.now - self.course.since <= asked.horizon && self.is_live() => {
                Answer::Open
            }
            _ => Answer::Never,
        }
    }

    /// Whether somebody may still answer it.
    pub const fn is_live(&self) -> bool {
        self.contact.standing.is_live()
    }
}

/// How a contact stands with its first meaningful reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It came within the horizon, after so long.
    After(Duration),
    /// It has not come and still may.
    Open,
    /// It did not come within the horizon.
    Never,
}
