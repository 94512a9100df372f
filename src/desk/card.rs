//! A ticket's card: why it is here, how its clocks stand, what happened, and which replies fit.

use super::clock_view::clock_lines;
use super::event::{Action, Correction, Deed, Digest, Event, Reading, Sighting};
use super::memory::earlier;
use super::mention::MatchClass;
use super::outcome::Noted;
use super::people::writer;
use super::post::{Post, PostId, SeenPost};
use super::promised::{self, PromiseOutcome};
use super::state::Desk;
use super::status::Status;
use super::store::shard::Shard;
use super::template::{self, TemplateFacts};
use super::ticket::{CustomerPost, Entry, Ticket};
use super::time::Millis;
use super::view::{CardView, CustomerView, LogLine, ReasonView, TakeBack};

/// Makes the card of a ticket, opened from the chip of one of its posts.
pub(super) fn card(
    desk: &Desk,
    ticket: &Ticket,
    shard: &Shard,
    post: PostId,
    now: Millis,
) -> CardView {
    let customer = customer(ticket, shard);
    let mut view = desk.view(ticket, shard);
    view.holder = view.holder.filter(|holder| holder.holds(now));
    CardView {
        brand: brand_name(desk, ticket),
        reasons: reasons(desk, ticket, shard, post),
        clocks: clock_lines(ticket, desk.rules(ticket)),
        may_become: Status::ALL
            .into_iter()
            .filter(|to| ticket.status.may_become(*to))
            .collect(),
        tags: ticket.tags.iter().cloned().collect(),
        snoozed_until: ticket.snoozed_until.filter(|until| *until > now),
        log: log(desk, ticket, shard, now),
        templates: template::views(
            &desk.settings().templates,
            &facts(desk, ticket, &customer, post, now),
        ),
        ticket: view,
        customer,
        promises: promised::proposals(desk, ticket, shard),
        earlier: earlier(desk, ticket, shard, now),
        hand_offs: desk.hand_offs(ticket, shard),
        outcome: ticket.outcome.map(Noted::words),
    }
}

/// What happened, newest first; what became of promises stands where it happened.
fn log(desk: &Desk, ticket: &Ticket, shard: &Shard, now: Millis) -> Vec<LogLine> {
    let entries = ticket.history.iter().rev();
    let mut lines: Vec<LogLine> = entries
        .map(|entry| line(desk, ticket, entry, shard))
        .collect();
    for promise in promised::promised(ticket) {
        let Some(kept) = promise.is_kept(now) else {
            continue;
        };
        let at = match promise.outcome {
            PromiseOutcome::Answered { at } if kept => at,
            _ => promise.due,
        };
        let verb = if kept { "kept" } else { "broke" };
        let words = promised::words(ticket, shard, promise.reply, promise.start, promise.end);
        let place = lines.iter().position(|line| line.at <= at);
        let line = LogLine {
            at,
            what: format!("{verb} the promise{words}"),
            who: brand_name(desk, ticket),
            text: None,
            in_force: true,
            take_back: None,
        };
        lines.insert(place.unwrap_or(lines.len()), line);
    }
    lines
}

pub(super) fn brand_name(desk: &Desk, ticket: &Ticket) -> String {
    let brand = desk
        .settings()
        .brands
        .iter()
        .find(|brand| brand.id() == ticket.id.brand);
    brand.map_or_else(|| ticket.id.brand.to_string(), |brand| brand.name.clone())
}

pub(super) fn customer(ticket: &Ticket, shard: &Shard) -> CustomerView {
    match shard.beside.people.get(&ticket.person) {
        Some(person) => CustomerView {
            name: person.name.clone(),
            handle: Some(person.handle.clone()),
        },
        None => CustomerView {
            name: String::new(),
            handle: None,
        },
    }
}

/// Why the post is ours: its stored classes, each with the words of the text while that is kept.
fn reasons(desk: &Desk, ticket: &Ticket, shard: &Shard, post: PostId) -> Vec<ReasonView> {
    let Some(seen) = ticket
        .posts
        .iter()
        .find(|seen| seen.id == post)
        .or(ticket.posts.first())
    else {
        return Vec::new();
    };
    let text = shard
        .beside
        .texts
        .get(&seen.text)
        .map(|text| text.text.as_str());
    let found = text.map_or_else(Vec::new, |text| quotes(desk, ticket, shard, text));
    let mut reasons: Vec<ReasonView> = seen
        .classes
        .iter()
        .map(|class| {
            let found = found.iter().find(|found| found.class == *class);
            // What misses a term, or fits a rule, is explained by how it does.
            let exact = matches!(class, MatchClass::NearMiss | MatchClass::Keyword);
            let said = found.filter(|_| exact).map(|found| found.reason.clone());
            ReasonView {
                phrase: said.unwrap_or_else(|| phrase(*class).to_owned()),
                quote: found.map(|found| found.quote.clone()),
            }
        })
        .collect();
    if seen.classes.is_empty() {
        reasons.push(ReasonView {
            phrase: "An agent added it by its link".to_owned(),
            quote: None,
        });
        if seen.verdict.is_none() {
            reasons.push(ReasonView {
                phrase: "No page has shown it yet: its text comes in when one does".to_owned(),
                quote: None,
            });
        }
    }
    reasons.extend(triage_reasons(seen, text));
    if ticket.posts.len() > 1 {
        let phrase = format!("{} posts in this ticket", ticket.posts.len());
        reasons.push(ReasonView {
            phrase,
            quote: None,
        });
    }
    reasons
}

/// What triage said of a post, and why; its words while the text is kept.
fn triage_reasons(post: &CustomerPost, text: Option<&str>) -> Vec<ReasonView> {
    let Some(verdict) = &post.verdict else {
        return Vec::new();
    };
    let corrected = post.owes != verdict.waits() || post.post_type != Some(verdict.post_type);
    let said = if corrected {
        format!(
            "{}, said triage; an agent said otherwise",
            verdict.sentence()
        )
    } else {
        verdict.sentence()
    };
    let why = verdict.reasons.iter().map(|reason| {
        let quote = text
            .zip(reason.start.zip(reason.end))
            .map(|(text, (start, end))| {
                let words = text.chars().skip(start as usize);
                words.take(end.saturating_sub(start) as usize).collect()
            });
        ReasonView {
            phrase: capitalised(&reason.phrase),
            quote,
        }
    });
    let said = ReasonView {
        phrase: said,
        quote: None,
    };
    std::iter::once(said).chain(why).collect()
}

/// A phrase as the beginning of a line.
fn capitalised(phrase: &str) -> String {
    let mut letters = phrase.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

const fn phrase(class: MatchClass) -> &'static str {
    match class {
        MatchClass::Tagged => "Tagged",
        MatchClass::Reply => "Replies to the brand",
        MatchClass::Quote => "Quotes the brand",
        MatchClass::Hashtag => "Uses the hashtag",
        MatchClass::NearMiss => "Looks like a slip of the pen",
        MatchClass::Name => "Names the brand",
        MatchClass::Keyword => "Holds the keyword",
    }
}

/// A match in a text that is kept.
struct Found {
    class: MatchClass,
    reason: String,
    /// The words that it points at.
    quote: String,
}

/// What is found in the text today.
fn quotes(desk: &Desk, ticket: &Ticket, shard: &Shard, text: &str) -> Vec<Found> {
    let Some(person) = shard.beside.people.get(&ticket.person) else {
        return Vec::new();
    };
    let seen = SeenPost {
        post: Post::saying(person.handle.clone(), text.to_owned()),
        follows: None,
        quoted_author: None,
    };
    desk.detector
        .mentions(&seen)
        .into_iter()
        .filter(|mention| mention.brand == ticket.id.brand)
        .flat_map(|mention| mention.matches)
        .filter_map(|found| {
            let (start, end) = (found.start? as usize, found.end? as usize);
            let quote = text
                .chars()
                .skip(start)
                .take(end.saturating_sub(start))
                .collect();
            Some(Found {
                class: found.class,
                reason: found.reason,
                quote,
            })
        })
        .collect()
}

fn line(desk: &Desk, ticket: &Ticket, entry: &Entry, shard: &Shard) -> LogLine {
    let mut line = match &entry.event {
        Event::Action(action) => action_line(desk, ticket, action, shard),
        Event::Sighting(sighting) => sighting_line(desk, sighting, shard),
    };
    line.in_force = entry.in_force;
    if !entry.in_force {
        line.take_back = None;
    }
    line
}

fn action_line(desk: &Desk, ticket: &Ticket, action: &Action, shard: &Shard) -> LogLine {
    let mut note: Option<&Digest> = None;
    let what = match &action.deed {
        Deed::Claim => "claimed it".to_owned(),
        Deed::Release => "released it".to_owned(),
        Deed::SetStatus { to } => format!("set it to {}", to.word().to_lowercase()),
        Deed::SetPriority { to } => format!("set the priority to {}", to.word()),
        Deed::Note { text } => {
            note = Some(text);
            "noted".to_owned()
        }
        Deed::Tag { tag } => format!("added the tag {tag}"),
        Deed::Untag { tag } => format!("removed the tag {tag}"),
        Deed::Snooze { .. } => "snoozed it".to_owned(),
        Deed::Wake => "brought it back".to_owned(),
        Deed::Insert { template, .. } => format!("inserted {}", template_name(desk, template)),
        Deed::Discard { .. } => "discarded a sighting".to_owned(),
        Deed::Correct { to, .. } => match to {
            Correction::OwesAnswer(true) => "said that it owes an answer".to_owned(),
            Correction::OwesAnswer(false) => "said that it owes no answer".to_owned(),
            Correction::Type(of) => format!("said that it is {}", of.words().to_lowercase()),
        },
        Deed::Undo { .. } => "undid an action".to_owned(),
        Deed::Merge { .. } => "merged two tickets".to_owned(),
        Deed::Split { .. } => "split a post off".to_owned(),
        Deed::Assign { to } => format!("assigned it to {}", desk.agent(to, shard).name),
        Deed::Promise {
            reply, start, end, ..
        } => {
            let words = promised::words(ticket, shard, *reply, *start, *end);
            format!("started the clock of the promise{words}")
        }
        Deed::NoPromise { .. } => "said that this is no promise".to_owned(),
        Deed::HandOff { code, what, .. } => {
            note = Some(what);
            format!("handed it off, code {code}")
        }
        Deed::Add { .. } => "added the post by its link".to_owned(),
        Deed::HandBack { code } => format!("heard back with the code {code}"),
        Deed::Carry { value, .. } => value.sentence(|agent| desk.agent(agent, shard).name),
        Deed::Outcome { noted } => {
            format!("noted the outcome: {}", noted.words().to_lowercase())
        }
        Deed::SendAnyway { despite, why } => {
            note = Some(why);
            let words: Vec<_> = despite.iter().map(|kind| kind.words()).collect();
            format!(
                "decided to send despite {}",
                words.join(", ").to_lowercase()
            )
        }
    };
    LogLine {
        at: action.id.ms,
        what,
        who: match action.deed {
            Deed::Carry { .. } => "another of your devices".to_owned(),
            _ => desk.agent(&action.agent, shard).name,
        },
        text: note.and_then(|digest| kept_text(shard, digest)),
        in_force: true,
        take_back: Some(TakeBack::Undo {
            action: action.id.clone(),
        }),
    }
}

fn sighting_line(desk: &Desk, sighting: &Sighting, shard: &Shard) -> LogLine {
    let (who, what) = match &sighting.reading {
        Reading::Post { author, .. } => {
            let person = shard.beside.people.get(author);
            let who = person.map_or("the customer".to_owned(), |known| {
                format!("@{}", known.handle)
            });
            (who, "posted")
        }
        Reading::Reply { by, signed, .. } => {
            let writer = writer(desk.settings(), by, signed.as_deref());
            let who = writer.map_or_else(
                || format!("@{by}"),
                |agent| format!("{} (@{by})", agent.name),
            );
            (who, "replied")
        }
        Reading::Sent { by, .. } => {
            let writer = writer(desk.settings(), by, None);
            let who = writer.map_or_else(
                || format!("@{by}"),
                |agent| format!("{} (@{by})", agent.name),
            );
            let what = "sent a reply, as X's notice says; the reply itself was not seen yet";
            (who, what)
        }
    };
    LogLine {
        at: sighting.posted_at(),
        what: what.to_owned(),
        who,
        text: sighting.text().and_then(|digest| kept_text(shard, digest)),
        in_force: true,
        take_back: Some(TakeBack::Discard {
            sighting: sighting.key(),
        }),
    }
}

fn kept_text(shard: &Shard, digest: &Digest) -> Option<String> {
    shard.beside.texts.get(digest).map(|text| text.text.clone())
}

fn template_name(desk: &Desk, id: &str) -> String {
    let template = desk
        .settings()
        .templates
        .iter()
        .find(|template| template.id == id);
    template.map_or_else(|| id.to_owned(), |template| format!("“{}”", template.name))
}

/// What the templates say of this ticket.
fn facts(
    desk: &Desk,
    ticket: &Ticket,
    customer: &CustomerView,
    post: PostId,
    now: Millis,
) -> TemplateFacts {
    let brands = &desk.settings().brands;
    let brand = brands.iter().find(|brand| brand.id() == ticket.id.brand);
    let agent = &desk.settings().agent;
    let waits = ticket.unanswered().next();
    TemplateFacts {
        customer_name: customer.name.clone(),
        customer_handle: customer.handle.clone(),
        brand_name: brand_name(desk, ticket),
        brand_handle: brand.and_then(|brand| brand.addressable().next().cloned()),
        agent_name: agent.name.clone(),
        agent_initials: agent.initials.clone(),
        waited: now - waits.map_or(ticket.since(), |post| post.posted_at),
        status: ticket.status,
        priority: ticket.priority.unwrap_or_default(),
        is_open: desk.rules(ticket).calendar().is_open(now),
        language: language(ticket, post),
        link: customer
            .handle
            .as_ref()
            .map(|handle| format!("https://x.com/{handle}/status/{post}")),
    }
}

/// The language that X states for one of the ticket's posts.
fn language(ticket: &Ticket, post: PostId) -> Option<String> {
    ticket.history.iter().find_map(|entry| match &entry.event {
        Event::Sighting(sighting) if sighting.post == post => match &sighting.reading {
            Reading::Post { language, .. } => language.clone(),
            Reading::Reply { .. } | Reading::Sent { .. } => None,
        },
        _ => None,
    })
}
