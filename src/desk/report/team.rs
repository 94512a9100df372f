//! The team: who answered how much, when the load comes, what the next shift takes over, and how the
//! templates do. No league table: agents stand by the alphabet.

use std::collections::BTreeMap;

use super::asked::{Asked, Member};
use super::book::Book;
use super::contact::Contact;
use super::figure::{Value, median, share};
use super::names::Name;
use crate::desk::time::{Duration, Millis};

/// What the team's figures mean.
pub const DEFINITION: &str = "Agents are known from sign-offs such as ^AB and from inserted templates. Replies are those made in \
     the time that is asked for; the median is that of first meaningful replies by this agent, of the \
     contacts that they answered.";

/// What one agent did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgentRow {
    /// The agent; `None` for replies of which nobody knows who wrote them.
    pub agent: Option<Name>,
    /// Replies made.
    pub replies: usize,
    /// Contacts to which they gave the first meaningful reply.
    pub first_replies: usize,
    /// How long those had waited, in the middle.
    pub median: Value,
    /// Live tickets that they hold.
    pub held: usize,
}

/// An hour of the day, in the zone of the tickets' calendars.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HourLoad {
    /// Contacts that began in it.
    pub contacts: usize,
    /// Of those, how many had no meaningful reply within an hour.
    pub not_within_hour: usize,
}

/// How a template does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateRow {
    /// The template's id.
    pub template: Name,
    /// How often it was inserted.
    pub inserted: usize,
    /// How often a reply followed within half an hour.
    pub sent: usize,
    /// Of the replies whose text is still kept, how many changed the template's own words.
    pub edited: Value,
    /// Of the contacts that it answered first and that were solved, how many were opened again.
    pub reopened: Value,
}

/// What templates' figures mean.
pub const TEMPLATE_DEFINITION: &str = "Inserted: how often it was put into the composer. Sent: a reply was seen within 30 minutes. Edited: \
     of the replies whose text is still kept, those that do not hold the template's present words, its \
     variables aside. Reopened: of the solved contacts that it answered first, those opened again.";

/// A live ticket as the next shift finds it.
#[derive(Debug, Clone, Copy)]
pub struct Handover<'a> {
    /// The ticket.
    pub contact: &'a Contact,
    /// Since when its customer waits; `None` where the customer waits for nothing.
    pub waiting_since: Option<Millis>,
    /// When the reply that is owed is due.
    pub due: Option<Millis>,
}

/// What each agent did, by the alphabet; unknown ones last.
pub fn agents(book: &Book, asked: &Asked) -> Vec<AgentRow> {
    let members = asked.members(&book.contacts);
    let mut rows: BTreeMap<Option<Name>, (usize, Vec<Duration>, usize)> = BTreeMap::new();
    for contact in of_brand(book, asked) {
        let within = contact
            .replies
            .iter()
            .filter(|reply| is_within(reply.at, asked));
        for reply in within {
            rows.entry(reply.agent).or_default().0 += 1;
        }
        if contact.standing.is_live() && contact.holder.is_some() {
            rows.entry(contact.holder).or_default().2 += 1;
        }
    }
    for member in &members {
        if let Some(waited) = member.course.answered {
            rows.entry(member.course.agent)
                .or_default()
                .1
                .push(waited.wall);
        }
    }
    let mut rows: Vec<AgentRow> = rows
        .into_iter()
        .map(|(agent, (replies, mut waits, held))| {
            let first_replies = waits.len();
            AgentRow {
                agent,
                replies,
                first_replies,
                median: median(&mut waits, first_replies),
                held,
            }
        })
        .collect();
    rows.sort_by_cached_key(|row| {
        let word = row.agent.map(|agent| book.names.word(agent).to_owned());
        (word.is_none(), word)
    });
    rows
}

/// The load of each hour of the day, from midnight.
pub fn hours(members: &[Member<'_>]) -> [HourLoad; 24] {
    let mut hours = [HourLoad::default(); 24];
    for member in members {
        let Some(hour) = hours.get_mut(usize::from(member.course.hour)) else {
            continue;
        };
        let answered = member.course.answered;
        hour.contacts += 1;
        let in_time = answered.is_some_and(|waited| waited.wall <= Duration::hours(1));
        hour.not_within_hour += usize::from(!in_time);
    }
    hours
}

/// How each template does, by the alphabet of their ids.
pub fn templates(book: &Book, asked: &Asked) -> Vec<TemplateRow> {
    #[derive(Default)]
    struct Counts {
        sent: usize,
        edited: usize,
        known: usize,
        reopened: usize,
        solved: usize,
    }
    let mut counts: BTreeMap<Name, Counts> = BTreeMap::new();
    for template in book.insertions.keys() {
        counts.entry(*template).or_default();
    }
    for contact in of_brand(book, asked) {
        for reply in contact
            .replies
            .iter()
            .filter(|reply| is_within(reply.at, asked))
        {
            if let Some(template) = reply.template {
                let of = counts.entry(template).or_default();
                of.sent += 1;
                of.known += usize::from(reply.as_written.is_some());
                of.edited += usize::from(reply.as_written == Some(false));
            }
        }
    }
    for member in asked.members(&book.contacts) {
        if let (Some(template), Some(_)) = (member.course.template, member.course.solved) {
            let of = counts.entry(template).or_default();
            of.solved += 1;
            of.reopened += usize::from(member.course.reopened > 0);
        }
    }
    let mut rows: Vec<TemplateRow> = counts
        .into_iter()
        .map(|(template, of)| TemplateRow {
            template,
            inserted: book.insertions.get(&template).copied().unwrap_or_default(),
            sent: of.sent,
            edited: share(of.edited, of.known),
            reopened: share(of.reopened, of.solved),
        })
        .collect();
    rows.sort_by_cached_key(|row| book.names.word(row.template).to_owned());
    rows
}

/// The live tickets that owe something, most overdue first; then those that wait for their customer.
pub fn handover<'a>(book: &'a Book, asked: &Asked) -> Vec<Handover<'a>> {
    let live = of_brand(book, asked).filter(|contact| contact.standing.is_live());
    let mut sheet: Vec<Handover<'a>> = live
        .filter_map(|contact| {
            let course = contact.course(asked.counting)?;
            Some(Handover {
                contact,
                waiting_since: course.waiting_since,
                due: course.due,
            })
        })
        .collect();
    sheet.sort_by_key(|line| {
        let since = line.waiting_since;
        (
            line.due.is_none(),
            line.due,
            since.is_none(),
            since,
            line.contact.post,
        )
    });
    sheet
}

fn of_brand<'a>(book: &'a Book, asked: &Asked) -> impl Iterator<Item = &'a Contact> + use<'a> {
    let brand = asked.brand;
    let contacts = book.contacts.iter();
    contacts.filter(move |contact| brand.is_none_or(|brand| brand == contact.brand))
}

fn is_within(at: Millis, asked: &Asked) -> bool {
    asked.from.is_none_or(|from| from <= at) && asked.until.is_none_or(|until| at < until)
}
