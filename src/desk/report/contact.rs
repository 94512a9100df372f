//! A contact: what reports need of a ticket, computed once when it is read.

use super::asked::Counting;
use super::names::{Name, Names};
use crate::desk::brand::Brand;
use crate::desk::calendar::Calendar;
use crate::desk::clock::{ClockState, waits};
use crate::desk::event::{AgentId, Deed, Event, Reading};
use crate::desk::mention::MatchClass;
use crate::desk::outcome::Noted;
use crate::desk::policy::Rules;
use crate::desk::post::PostId;
use crate::desk::promised::{Promised, promised};
use crate::desk::status::{Priority, Status};
use crate::desk::store::shard::Beside;
use crate::desk::ticket::{BrandReply, Entry, Ticket};
use crate::desk::time::{Duration, Millis};
use crate::desk::triage::PostType;
use crate::desk::view::ClockName;

/// A wait, as the customer felt it and by the calendar that holds for the ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waited {
    /// All time.
    pub wall: Duration,
    /// Business time.
    pub business: Duration,
}

/// A ticket as reports see it.
#[derive(Debug, Clone)]
pub struct Contact {
    /// The brand.
    pub brand: Name,
    /// The ticket's first post, which names it within its brand.
    pub post: PostId,
    /// The customer.
    pub person: Name,
    /// Its status.
    pub standing: Status,
    /// How much it matters.
    pub priority: Priority,
    /// Who has it.
    pub holder: Option<Name>,
    /// How polite its first post is, where its text is still kept.
    pub polite: Option<bool>,
    /// The brand's replies, oldest first.
    pub replies: Box<[ReplyMade]>,
    /// When it was solved.
    pub solved: Box<[Millis]>,
    /// What was promised in the replies.
    pub promises: Box<[Promised]>,
    /// Whether it was ever handed off.
    pub handed_off: bool,
    /// What an agent said came of it for the customer.
    pub outcome: Option<Noted>,
    /// What became of the posts that owe an answer.
    owed: Option<Box<Course>>,
    /// What became of all that address the brand, where that is something else.
    addressed: Option<Box<Course>>,
}

/// What became of a contact.
#[derive(Debug, Clone)]
pub struct Course {
    /// When its customer made the first post that counts.
    pub since: Millis,
    /// The hour of that in the zone of the ticket's calendar, 0 to 23.
    pub hour: u8,
    /// The day of the week of that: Monday is 0.
    pub weekday: u8,
    /// What that post is.
    pub post_type: Option<PostType>,
    /// The language X states of it.
    pub language: Option<Name>,
    /// The brand's handles that it addresses.
    pub handles: Box<[Name]>,
    /// Which kind of handle that is.
    pub reached: Reached,
    /// The wait for any reply.
    pub acknowledged: Option<Waited>,
    /// The wait for the first meaningful reply.
    pub answered: Option<Waited>,
    /// Who wrote that reply.
    pub agent: Option<Name>,
    /// The template that it was written with.
    pub template: Option<Name>,
    /// The waits for each next reply that came.
    pub next: Box<[Waited]>,
    /// The wait until it was solved for the first time.
    pub solved: Option<Waited>,
    /// How often it was opened again after it was solved.
    pub reopened: u16,
    /// How many replies came after they were due.
    pub late: u16,
    /// Since when its customer waits for a reply now.
    pub waiting_since: Option<Millis>,
    /// When the reply that is owed now is due.
    pub due: Option<Millis>,
}

/// A reply of the brand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReplyMade {
    /// When it was made.
    pub at: Millis,
    /// Who wrote it, where that is known.
    pub agent: Option<Name>,
    /// The template that it was written with.
    pub template: Option<Name>,
    /// Whether its text still holds the template's own words in their order; `None` where its text
    /// is kept no longer or there was no template.
    pub as_written: Option<bool>,
}

/// Which kind of handle a customer addressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reached {
    /// A handle for customer care.
    Care,
    /// A main handle and none for care.
    Main,
    /// None that is known: a hashtag, a near miss, or a post from before handles were noted.
    Neither,
}

impl Contact {
    /// What became of it, by which tickets count.
    pub fn course(&self, counting: Counting) -> Option<&Course> {
        match counting {
            Counting::Owed => self.owed.as_deref(),
            Counting::Addressed => self.addressed.as_deref().or(self.owed.as_deref()),
        }
    }

    /// Whether agents took it out of what counts before anybody answered.
    pub fn is_left_out(&self, counting: Counting, course: &Course) -> bool {
        course.answered.is_none()
            && match self.standing {
                Status::Spam => true,
                Status::NoAction => counting == Counting::Owed,
                _ => false,
            }
    }
}

/// What a ticket is read with.
pub struct Context<'a> {
    /// Names and texts beside the log.
    pub beside: &'a Beside,
    /// The policy and calendar that hold for the ticket.
    pub rules: &'a Rules,
    /// The brand, where it is still set.
    pub brand: Option<&'a Brand>,
    /// Whether the text of a reply still holds the words of a template; `None` where there is no
    /// such template.
    pub holds: &'a dyn Fn(&str, &str) -> Option<bool>,
    /// Whether a text in a language is polite; `None` where that can't be told.
    pub polite: &'a dyn Fn(&str, Option<&str>) -> Option<bool>,
}

/// Reads a ticket.
pub fn contact(ticket: &Ticket, context: &Context<'_>, names: &mut Names) -> Contact {
    let audited = context.brand.filter(|brand| brand.audited);
    let audited = audited.map(|brand| as_asked(ticket, &brand.runs_clock));
    let ticket = audited.as_ref().unwrap_or(ticket);
    let replies = ticket.replies.iter();
    let replies = replies
        .map(|reply| reply_made(reply, context, names))
        .collect();
    let owed = course(ticket, context, names);
    let is_other = ticket.posts.iter().any(|post| post.addresses && !post.owes);
    let addressed = is_other.then(|| {
        let mut all = ticket.clone();
        for post in all.posts.iter_mut().filter(|post| post.addresses) {
            post.owes = true;
        }
        course(&all, context, names)
    });
    let first = ticket.owing().next().or_else(|| ticket.posts.first());
    let text = first.and_then(|post| context.beside.texts.get(&post.text));
    let solved = ticket.statuses.iter();
    Contact {
        brand: names.number(ticket.id.brand.as_str()),
        post: ticket.id.post,
        person: names.number(&ticket.person.0),
        standing: ticket.status,
        priority: ticket.priority.unwrap_or_default(),
        holder: ticket
            .holder
            .as_ref()
            .map(|agent| names.number(&agent_word(agent, context.beside))),
        polite: first
            .zip(text)
            .and_then(|(post, text)| (context.polite)(&text.text, language(ticket, post.id))),
        replies,
        solved: solved
            .filter(|change| change.status == Status::Solved)
            .map(|change| change.since)
            .collect(),
        promises: promised(ticket).collect(),
        outcome: ticket.outcome,
        handed_off: ticket.history.iter().any(is_hand_off),
        owed: owed.map(Box::new),
        addressed: addressed.flatten().map(Box::new),
    }
}

fn is_hand_off(entry: &Entry) -> bool {
    let deed = match &entry.event {
        Event::Action(action) => Some(&action.deed),
        Event::Sighting(_) => None,
    };
    entry.in_force && matches!(deed, Some(Deed::HandOff { .. }))
}

/// The ticket of a brand that is only watched, with the posts that would run a clock were it ours.
fn as_asked(ticket: &Ticket, runs_clock: &[MatchClass]) -> Ticket {
    let mut ticket = ticket.clone();
    for post in &mut ticket.posts {
        post.addresses = post.classes.iter().any(|class| runs_clock.contains(class));
    }
    ticket
}

/// How an agent is called in reports: by the initials that replies are signed with, else by name.
fn agent_word(agent: &AgentId, beside: &Beside) -> String {
    match beside.agents.get(agent) {
        Some(known) if !known.initials.is_empty() => known.initials.clone(),
        Some(known) if !known.name.is_empty() => known.name.clone(),
        _ => agent.0.clone(),
    }
}

/// Who wrote a reply: who inserted its template, else who signed it.
fn writer(reply: &BrandReply, context: &Context<'_>, names: &mut Names) -> Option<Name> {
    let inserted = reply.written_with.as_ref();
    let inserted = inserted.map(|insertion| agent_word(&insertion.agent, context.beside));
    let word = inserted.or_else(|| reply.signed.clone())?;
    Some(names.number(&word))
}

fn reply_made(reply: &BrandReply, context: &Context<'_>, names: &mut Names) -> ReplyMade {
    let template = reply.written_with.as_ref().map(|used| &used.template);
    let text = reply
        .text
        .as_ref()
        .and_then(|text| context.beside.texts.get(text));
    ReplyMade {
        at: reply.posted_at,
        agent: writer(reply, context, names),
        as_written: template
            .zip(text)
            .and_then(|(template, text)| (context.holds)(template, &text.text)),
        template: template.map(|template| names.number(template)),
    }
}

fn course(ticket: &Ticket, context: &Context<'_>, names: &mut Names) -> Option<Course> {
    let first = ticket.owing().next()?;
    let since = first.posted_at;
    let calendar = context.rules.calendar();
    let waited = |at: Millis| waited(calendar, since, at);
    let after = |reply: &&BrandReply| reply.posted_at >= since;
    let acknowledged = ticket.replies.iter().find(after);
    let answer = ticket.meaningful_replies().find(after);
    let (mut next, mut late, mut due, mut waiting_since) = (Vec::new(), 0, None, None);
    for clock in waits(ticket, context.rules) {
        match clock.state {
            ClockState::Stopped { at, due } => {
                late += u16::from(at > due);
                if clock.name == ClockName::NextReply {
                    next.push(self::waited(calendar, clock.since, at));
                }
            }
            ClockState::Running { due: at, .. } => {
                (due, waiting_since) = (Some(at), Some(clock.since));
            }
            ClockState::Paused { due: at, .. } => {
                (due, waiting_since) = (at, Some(clock.since));
            }
            ClockState::Ended => {}
        }
    }
    let mut statuses = ticket.statuses.iter();
    let solved = statuses.find(|change| is_solved(change.status) && change.since >= since);
    let reopened = ticket
        .statuses
        .windows(2)
        .filter(|pair| matches!(pair, [before, after] if is_solved(before.status) && after.status.is_live()))
        .count();
    let (handles, reached) = handles(ticket, first.id, context, names);
    Some(Course {
        since,
        hour: u8::try_from(calendar.hour(since)).unwrap_or_default(),
        weekday: u8::try_from(Calendar::weekday(calendar.day(since))).unwrap_or_default(),
        post_type: first.post_type,
        language: language(ticket, first.id).map(|language| names.number(language)),
        handles,
        reached,
        acknowledged: acknowledged.map(|reply| waited(reply.posted_at)),
        answered: answer.map(|reply| waited(reply.posted_at)),
        agent: answer.and_then(|reply| writer(reply, context, names)),
        template: answer
            .and_then(|reply| reply.written_with.as_ref())
            .map(|insertion| names.number(&insertion.template)),
        next: next.into(),
        solved: solved.map(|change| waited(change.since)),
        reopened: u16::try_from(reopened).unwrap_or(u16::MAX),
        late,
        waiting_since,
        due,
    })
}

const fn is_solved(status: Status) -> bool {
    matches!(status, Status::Solved | Status::Closed)
}

fn waited(calendar: &Calendar, since: Millis, at: Millis) -> Waited {
    let wall = at - since;
    Waited {
        wall,
        business: calendar.elapsed(since, at).unwrap_or(wall),
    }
}

/// The language that X states of a post.
fn language(ticket: &Ticket, post: PostId) -> Option<&str> {
    let sightings = ticket
        .history
        .iter()
        .filter_map(|entry| match &entry.event {
            Event::Sighting(sighting) if sighting.post == post => Some(&sighting.reading),
            _ => None,
        });
    let mut languages = sightings.filter_map(|reading| match reading {
        Reading::Post { language, .. } => language.as_deref(),
        Reading::Reply { .. } | Reading::Sent { .. } => None,
    });
    languages.next()
}

fn handles(
    ticket: &Ticket,
    post: PostId,
    context: &Context<'_>,
    names: &mut Names,
) -> (Box<[Name]>, Reached) {
    let post = ticket.posts.iter().find(|known| known.id == post);
    let handles = post.map_or(&[][..], |post| &post.handles);
    let is_care = |brand: &Brand| {
        handles
            .iter()
            .any(|handle| brand.care_handles.contains(handle))
    };
    let reached = if context.brand.is_some_and(is_care) {
        Reached::Care
    } else if handles.is_empty() {
        Reached::Neither
    } else {
        Reached::Main
    };
    let numbers = handles.iter().map(|handle| names.number(&handle.key()));
    (numbers.collect(), reached)
}
