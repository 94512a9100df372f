//! Reads an export (`docs/formats.md`) and says of every event whether it still is what was written.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::proof::{Break, Chains};
use crate::desk::coverage::Coverage;
use crate::desk::digest::{Salt, hash_of};
use crate::desk::event::{
    Action, ActionHash, DeviceId, Digest, Event, Reading, Sighting, SightingKey,
};
use crate::desk::log::Log;
use crate::desk::settings::Settings;
use crate::desk::store::shard::Beside;

/// What an export holds.
pub struct Exported {
    /// What the desk is set to.
    pub settings: Settings,
    /// The events that could be read.
    pub log: Log,
    /// Names and texts.
    pub beside: Beside,
    /// What was seen of timelines.
    pub coverage: Coverage,
    /// The events in the file's order, for their places.
    pub places: Vec<Place>,
    /// What is not as it was written, in the file's order: the first is where the proof breaks.
    pub wrong: Vec<Wrong>,
    /// What is beside the log no longer.
    pub erased: Erased,
}

/// Where an action stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its number among the events, from 1.
    pub event: usize,
    /// The line in which it begins, from 1.
    pub line: usize,
    /// What it is.
    pub named: Named,
}

/// What names an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// An action, by its time, counter and device.
    Action(i64, u32, DeviceId),
    /// A sighting.
    Sighting(SightingKey),
    /// One that can't be read.
    Unread,
}

/// Something that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The number of the event, from 1; `None` for what stands beside the log.
    pub event: Option<usize>,
    /// The line in which it begins, from 1.
    pub line: usize,
    /// What is wrong.
    pub why: String,
}

/// What was erased or has expired: its digests stay, and the log is whole without it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Erased {
    /// Customers without names.
    pub people: usize,
    /// Posts, replies and notes without text.
    pub texts: usize,
}

#[derive(Deserialize)]
struct File<'a> {
    #[serde(borrow)]
    events: Vec<&'a RawValue>,
    #[serde(borrow)]
    texts: Option<&'a RawValue>,
    #[serde(borrow)]
    settings: &'a RawValue,
    #[serde(borrow)]
    coverage: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Hashed {
    hash: Option<ActionHash>,
}

#[derive(Deserialize)]
struct Salted {
    salt: Option<Salt>,
}

/// Reads an export. What is wrong with single events is told beside what could be read.
///
/// # Errors
/// When the file as a whole can't be read: with the event and the line at which it breaks off.
pub fn read(bytes: &[u8]) -> Result<Exported, Wrong> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let text = std::str::from_utf8(bytes)
        .map_err(|error| at(bytes, error.valid_up_to(), "it is no UTF-8 text".to_owned()))?;
    let not_read = |error: &serde_json::Error| at(bytes, offset(bytes, error), error.to_string());
    let file: File<'_> = serde_json::from_str(text).map_err(|error| not_read(&error))?;
    let within = |part: &RawValue, why: String| at(bytes, place(text, part.get()), why);
    let settings = serde_json::from_str(file.settings.get()).map_err(|error| {
        within(
            file.settings,
            format!("its settings can't be read: {error}"),
        )
    })?;
    let salt: Salted = serde_json::from_str(file.settings.get()).map_err(|error| {
        within(
            file.settings,
            format!("its settings can't be read: {error}"),
        )
    })?;
    let beside = match file.texts {
        None => Beside::default(),
        Some(texts) => serde_json::from_str(texts.get())
            .map_err(|error| within(texts, format!("its texts can't be read: {error}")))?,
    };
    let coverage = match file.coverage {
        None => Coverage::default(),
        Some(coverage) => serde_json::from_str(coverage.get())
            .map_err(|error| within(coverage, format!("its coverage can't be read: {error}")))?,
    };
    let mut exported = Exported {
        settings,
        log: Log::default(),
        beside,
        coverage,
        places: Vec::with_capacity(file.events.len()),
        wrong: Vec::new(),
        erased: Erased::default(),
    };
    let hashes: Vec<Option<ActionHash>> = file.events.iter().map(|event| hash(event)).collect();
    let mut lines = Lines::new(text);
    let mut chains = Chains::default();
    let are_hashed = file
        .events
        .iter()
        .zip(&hashes)
        .any(|(event, hash)| hash.is_some() && event.get().contains("\"sighting\""));
    for (number, (event, hash)) in (1..).zip(file.events.iter().zip(&hashes)) {
        let line = lines.of(place(text, event.get()));
        let mut wrong = |why: String| {
            exported.wrong.push(Wrong {
                event: Some(number),
                line,
                why,
            });
        };
        let named = match serde_json::from_str::<Event>(event.get()) {
            Err(error) => {
                wrong(error.to_string());
                Named::Unread
            }
            Ok(read) => {
                if let Some(why) = mismatch(&read, event.get(), hash.as_ref(), are_hashed) {
                    wrong(why.to_owned());
                }
                let named = named(&read);
                if let Event::Action(action) = &read {
                    chains.add(action);
                }
                exported.log.insert(read);
                named
            }
        };
        exported.places.push(Place {
            event: number,
            line,
            named,
        });
    }
    exported.follow(&chains);
    if let (Some(salt), Some(texts)) = (salt.salt, file.texts) {
        let line = lines.of(place(text, texts.get()));
        exported.check_beside(&salt, line);
    }
    exported.erased = exported.gone();
    Ok(exported)
}

impl Exported {
    /// Adds where each chain breaks, unless the event is known to be wrong by itself.
    fn follow(&mut self, chains: &Chains) {
        for chain in chains.verify() {
            let Some(Break { ms, counter, why }) = chain.broken else {
                continue;
            };
            let name = Named::Action(ms.0, counter, chain.device.clone());
            let Some(place) = self.places.iter().find(|place| place.named == name) else {
                continue;
            };
            // What follows from a changed event is no news.
            let is_known = self
                .wrong
                .iter()
                .any(|wrong| wrong.event <= Some(place.event));
            if !is_known {
                self.wrong.push(Wrong {
                    event: Some(place.event),
                    line: place.line,
                    why: why.to_string(),
                });
            }
        }
        self.wrong.sort_by_key(|wrong| wrong.event);
    }

    /// Checks names and texts against their digests. What colleagues wrote, whose logs were merged, has
    /// digests by their own salts: only their own exports can prove it.
    fn check_beside(&mut self, salt: &Salt, line: usize) {
        let colleagues = self.named_by_colleagues_alone();
        let texts = self.beside.texts.iter();
        let texts = texts.filter(|(digest, text)| {
            salt.text(&text.text) != **digest && !colleagues.contains(digest)
        });
        let texts = texts.map(|(digest, _)| format!("the text {} was changed", digest.0));
        let people = self.beside.people.iter();
        let people = people.filter(|(digest, person)| salt.person(&person.handle) != **digest);
        let people = people.map(|(digest, _)| format!("the handle of {} was changed", digest.0));
        let wrong = texts.chain(people).map(|why| Wrong {
            event: None,
            line,
            why,
        });
        let wrong: Vec<Wrong> = wrong.collect();
        self.wrong.extend(wrong);
    }

    /// The digests of texts that no sighting names and no action of this desk's agent.
    fn named_by_colleagues_alone(&self) -> BTreeSet<&Digest> {
        let own = &self.settings.agent.id;
        let by = |is_own: bool| {
            let actions = self.log.actions();
            let actions = actions.filter(move |action| (action.agent == *own) == is_own);
            actions.flat_map(|action| action.deed.texts())
        };
        let mut named: BTreeSet<&Digest> = by(false).collect();
        for digest in by(true).chain(self.log.sightings().filter_map(Sighting::text)) {
            named.remove(digest);
        }
        named
    }

    fn gone(&self) -> Erased {
        let mut people = BTreeSet::new();
        let mut texts = BTreeSet::new();
        for sighting in self.log.sightings() {
            texts.extend(sighting.text());
            if let Reading::Post { author, .. } = &sighting.reading {
                people.insert(author);
            }
        }
        for action in self.log.actions() {
            texts.extend(action.deed.texts());
        }
        let known = |digest: &&&Digest| !self.beside.people.contains_key(**digest);
        let kept = |digest: &&&Digest| !self.beside.texts.contains_key(**digest);
        Erased {
            people: people.iter().filter(known).count(),
            texts: texts.iter().filter(kept).count(),
        }
    }
}

/// What is wrong with an event by its own hash.
fn mismatch(
    event: &Event,
    raw: &str,
    hash: Option<&ActionHash>,
    are_hashed: bool,
) -> Option<&'static str> {
    let Some(hash) = hash else {
        let is_missed = are_hashed || matches!(event, Event::Action(_));
        return is_missed.then_some("it has no hash: it was changed");
    };
    // What was hashed is the text, not what this version reads of it.
    let written = without_hash(raw);
    let is_whole = match event {
        Event::Action(_) => hash_of(&without_kind(&written)) == *hash,
        Event::Sighting(_) => hash_of(&written) == *hash,
    };
    (!is_whole).then_some("its hash does not fit: it was changed after it was written")
}

fn named(event: &Event) -> Named {
    match event {
        Event::Action(Action { id, .. }) => Named::Action(id.ms.0, id.counter, id.device.clone()),
        Event::Sighting(sighting) => Named::Sighting(sighting.key()),
    }
}

fn hash(event: &RawValue) -> Option<ActionHash> {
    let read = serde_json::from_str::<Hashed>(event.get()).ok();
    read.and_then(|read| read.hash)
}

/// An event as it was hashed: its JSON without spaces between the words, and without the hash, which
/// stands last.
fn without_hash(raw: &str) -> Vec<u8> {
    let mut compact = Vec::with_capacity(raw.len());
    let (mut in_text, mut is_escaped) = (false, false);
    for byte in raw.bytes() {
        if in_text || !byte.is_ascii_whitespace() {
            compact.push(byte);
        }
        in_text ^= byte == b'"' && !is_escaped;
        is_escaped = in_text && byte == b'\\' && !is_escaped;
    }
    let hash = b",\"hash\":\"";
    if let Some(place) = compact.windows(hash.len()).rposition(|part| part == hash) {
        compact.truncate(place);
        compact.push(b'}');
    }
    compact
}

/// An action without the word that tells it from a sighting: that is no part of what is hashed.
fn without_kind(compact: &[u8]) -> Vec<u8> {
    let rest = compact.strip_prefix(b"{\"event\":\"action\",");
    rest.map_or_else(|| compact.to_vec(), |rest| [b"{", rest].concat())
}

/// Where a part of a text begins, in bytes.
fn place(text: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}

/// The numbers of the lines of places that are asked for in their order.
struct Lines<'a> {
    text: &'a [u8],
    counted: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    const fn new(text: &'a str) -> Self {
        Self {
            text: text.as_bytes(),
            counted: 0,
            line: 1,
        }
    }

    fn of(&mut self, place: usize) -> usize {
        if place < self.counted {
            (self.counted, self.line) = (0, 1);
        }
        let passed = self.text.get(self.counted..place).unwrap_or_default();
        self.line += passed.iter().filter(|byte| **byte == b'\n').count();
        self.counted = place;
        self.line
    }
}

/// Where a reader gave up, in bytes.
fn offset(bytes: &[u8], error: &serde_json::Error) -> usize {
    let before = bytes.split(|byte| *byte == b'\n');
    let before = before.take(error.line().saturating_sub(1));
    before.map(|line| line.len() + 1).sum::<usize>() + error.column().saturating_sub(1)
}

/// What is wrong at a place of a file that can't be read: with the event in which it lies.
fn at(bytes: &[u8], place: usize, why: String) -> Wrong {
    let before = bytes.get(..place).unwrap_or(bytes);
    Wrong {
        event: event_at(before),
        line: before.iter().filter(|byte| **byte == b'\n').count() + 1,
        why,
    }
}

/// The number of the event that a file breaks off in.
fn event_at(before: &[u8]) -> Option<usize> {
    const KEY: &[u8] = b"\"events\"";
    let start = before.windows(KEY.len()).position(|part| part == KEY)?;
    let rest = before.get(start + KEY.len()..).unwrap_or_default();
    let (mut depth, mut event) = (0_usize, 1);
    let (mut in_text, mut is_escaped) = (false, false);
    for byte in rest {
        if !in_text {
            match byte {
                b'[' | b'{' => depth += 1,
                b',' if depth == 1 => event += 1,
                b']' | b'}' => {
                    depth = depth.saturating_sub(1);
                    // The list has ended: what breaks off is none of its events.
                    if depth == 0 {
                        return None;
                    }
                }
                _ => {}
            }
        }
        in_text ^= *byte == b'"' && !is_escaped;
        is_escaped = in_text && *byte == b'\\' && !is_escaped;
    }
    (depth > 0).then_some(event)
}
