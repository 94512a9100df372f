//! Searching the queue: words in posts, names, handles, tags and notes.

use super::event::{Deed, Digest, Event};
use super::status::Status;
use super::store::shard::Shard;
use super::ticket::{Entry, Ticket};

/// What an agent looks for: every word is to be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    words: Vec<Word>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Word {
    /// Part of a tag.
    Tag(String),
    /// Part of a handle.
    Handle(String),
    /// Part of anything.
    Any(String),
}

/// Where the words were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// In the ticket, its customer's names or their posts; where it was a post, the place of that
    /// post among the customer's.
    Ticket(Option<usize>),
    /// In a note with this text.
    Note(String),
}

impl Wanted {
    /// The words of a search; `None` where it has none.
    pub fn of(words: &str) -> Option<Self> {
        let words: Vec<Word> = words
            .split_whitespace()
            .map(str::to_lowercase)
            .filter_map(|word| match word.strip_prefix('#') {
                Some("") => None,
                Some(tag) => Some(Word::Tag(tag.to_owned())),
                None => match word.strip_prefix('@') {
                    Some("") => None,
                    Some(handle) => Some(Word::Handle(handle.to_owned())),
                    None => Some(Word::Any(word)),
                },
            })
            .collect();
        (!words.is_empty()).then_some(Self { words })
    }

    /// Where the words stand in a ticket; `None` where one is missing.
    pub fn find(&self, ticket: &Ticket, shard: &Shard) -> Option<Found> {
        let person = shard.beside.people.get(&ticket.person);
        let handle = person.map(|person| person.handle.key()).unwrap_or_default();
        let name = person
            .map(|person| person.name.to_lowercase())
            .unwrap_or_default();
        let text = |digest: &Digest| {
            shard
                .beside
                .texts
                .get(digest)
                .map(|text| text.text.as_str())
        };
        let posts: Vec<String> = ticket
            .posts
            .iter()
            .map(|post| text(&post.text).unwrap_or_default().to_lowercase())
            .collect();
        let replies = ticket
            .replies
            .iter()
            .filter_map(|reply| text(reply.text.as_ref()?));
        let replies: Vec<String> = replies.map(str::to_lowercase).collect();
        let notes: Vec<(&str, String)> = notes(ticket)
            .filter_map(text)
            .map(|note| (note, note.to_lowercase()))
            .collect();
        let mut found = Found::Ticket(None);
        for word in &self.words {
            match word {
                Word::Tag(word) => {
                    // A hashtag stands in the posts, too.
                    let hashtag = format!("#{word}");
                    let tagged = ticket.tags.iter().any(|tag| tag.contains(word.as_str()));
                    if !tagged && !posts.iter().any(|post| post.contains(&hashtag)) {
                        return None;
                    }
                }
                Word::Handle(word) if handle.contains(word.as_str()) => {}
                Word::Handle(word) => {
                    let mention = format!("@{word}");
                    posts.iter().find(|post| post.contains(&mention))?;
                }
                Word::Any(word) => {
                    let word = word.as_str();
                    if let Some(place) = posts.iter().position(|post| post.contains(word)) {
                        if found == Found::Ticket(None) {
                            found = Found::Ticket(Some(place));
                        }
                    } else if let Some((note, _)) =
                        notes.iter().find(|(_, lower)| lower.contains(word))
                    {
                        found = Found::Note((*note).to_owned());
                    } else {
                        let elsewhere = handle.contains(word)
                            || name.contains(word)
                            || ticket.tags.iter().any(|tag| tag.contains(word))
                            || replies.iter().any(|reply| reply.contains(word))
                            || is_status(ticket.status, word);
                        if !elsewhere {
                            return None;
                        }
                    }
                }
            }
        }
        Some(found)
    }
}

/// A status is found by its own word.
fn is_status(status: Status, word: &str) -> bool {
    status.word().to_lowercase() == word
}

/// The digests of the notes that count, newest first.
fn notes(ticket: &Ticket) -> impl Iterator<Item = &Digest> {
    let in_force = |entry: &&Entry| entry.in_force;
    ticket
        .history
        .iter()
        .rev()
        .filter(in_force)
        .filter_map(|entry| match &entry.event {
            Event::Action(action) => match &action.deed {
                Deed::Note { text } => Some(text),
                _ => None,
            },
            Event::Sighting(_) => None,
        })
}
