//! Hand-offs: a ticket's matter goes to someone in the field, who has no desk, as a text to copy or
//! mail. It says who, where, what and by when, with the public post, and nothing private. Its return
//! code closes the loop.

use chrono::DateTime;
use serde::Serialize;

use super::event::{Deed, Digest};
use super::serve::Refusal;
use super::sight::cut;
use super::state::Desk;
use super::store::shard::{Shard, ShardId};
use super::ticket::Ticket;
use super::time::{Duration, Millis};
use super::view::{HandOffView, TicketRef};

/// How many Unicode scalar values of a place are kept.
const PLACE_LENGTH: usize = 120;

/// How many Unicode scalar values of what is to be done are kept.
const WHAT_LENGTH: usize = 500;

/// The signs of a return code: none that is read as another over a bad line.
const SIGNS: &[u8; 24] = b"346789CDFGHJKMNPQRTVWXYZ";

/// How many signs a return code has.
const CODE_LENGTH: usize = 6;

/// A hand-off as the log holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandOff {
    /// The return code.
    pub code: String,
    /// The digest of where it is to be done.
    pub place: Digest,
    /// The digest of what is to be done.
    pub what: Digest,
    /// By when.
    pub by: Option<Millis>,
    /// How many minutes the agent's clock was ahead of UTC at that time.
    pub ahead: i32,
    /// When it was handed off.
    pub at: Millis,
    /// When somebody came back with the code.
    pub back_at: Option<Millis>,
}

/// What an agent hands off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct Errand {
    /// Where, such as "Gate B12".
    pub place: String,
    /// What is to be done.
    pub what: String,
    /// By when.
    pub by: Option<Millis>,
    /// How many minutes the agent's clock is ahead of UTC at that time.
    pub ahead: i32,
}

impl Desk {
    /// What a hand-off writes into the log; its words go beside the log.
    pub(super) fn hand_off_deed(
        &self,
        ticket: &Ticket,
        errand: &Errand,
        now: Millis,
        beside: &mut Shard,
    ) -> Result<Deed, Refusal> {
        let what = cut(errand.what.trim(), WHAT_LENGTH);
        if what.is_empty() {
            return Err(Refusal::EmptyHandOff);
        }
        if errand.by.is_some_and(|by| by <= now) {
            return Err(Refusal::HandOffPast);
        }
        let mut keep = |text| self.keep_beside(text, now, beside);
        let place = keep(cut(errand.place.trim(), PLACE_LENGTH));
        Ok(Deed::HandOff {
            code: self.code(ticket, now),
            place,
            what: keep(what),
            by: errand.by,
            ahead: errand.ahead,
        })
    }

    /// A return code that nobody in the field has.
    fn code(&self, ticket: &Ticket, now: Millis) -> String {
        let taken = |code: &String| self.with_code(code).is_some();
        let mut tries = (0..).map(|number: u32| {
            let device = &self.identity.device.0;
            let of = format!("hand-off {} {now} {device} {number}", ticket.id);
            code_of(&self.identity.salt.text(&of))
        });
        tries.find(|code| !taken(code)).unwrap_or_default()
    }

    /// The ticket that waits for a return code, live or over.
    pub(super) fn with_code(&self, code: &str) -> Option<TicketRef> {
        let code = tidy(code);
        let mut views = self.live.values().chain(self.handed_off.values());
        let found = views.find(|view| view.handed_off.contains(&code));
        found.map(|view| view.of.clone())
    }

    /// What closing the loop writes into the log.
    pub(super) fn hand_back_deed(ticket: &Ticket, code: &str) -> Result<Deed, Refusal> {
        let code = tidy(code);
        let mut open = open(ticket);
        if !open.any(|hand_off| hand_off.code == code) {
            return Err(Refusal::NoCode);
        }
        Ok(Deed::HandBack { code })
    }

    /// The hand-offs of a ticket, latest first.
    pub(super) fn hand_offs(&self, ticket: &Ticket, shard: &Shard) -> Vec<HandOffView> {
        let views = ticket.hand_offs.iter().rev();
        let views = views.map(|hand_off| hand_off_view(ticket, hand_off, shard));
        views.collect()
    }

    /// The shard of the ticket that waits for a return code.
    pub(super) fn shard_with_code(&self, code: &str) -> Option<ShardId> {
        self.with_code(code).map(|of| ShardId::of(&of.person))
    }
}

/// The hand-offs of a ticket with whose codes nobody came back.
pub fn open(ticket: &Ticket) -> impl Iterator<Item = &HandOff> {
    let hand_offs = ticket.hand_offs.iter();
    hand_offs.filter(|hand_off| hand_off.back_at.is_none())
}

/// The return code that a text is, however it was typed; `None` where it is none. A word of six small
/// letters is none: such words are searched for.
pub fn return_code(text: &str) -> Option<String> {
    let text = text.trim();
    let plain = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, ' ' | '-' | '.');
    let is_word = text.chars().all(|sign| sign.is_ascii_lowercase());
    let code = tidy(text);
    let signs = code.bytes().all(|sign| SIGNS.contains(&sign));
    let is_code = code.len() == CODE_LENGTH && signs && !is_word && text.chars().all(plain);
    is_code.then_some(code)
}

/// A code as it is written, whatever way somebody typed it.
fn tidy(code: &str) -> String {
    let signs = code.chars().filter(char::is_ascii_alphanumeric);
    signs.map(|sign| sign.to_ascii_uppercase()).collect()
}

/// The code that a digest stands for.
fn code_of(digest: &Digest) -> String {
    let head = digest.0.get(..12).unwrap_or_default();
    let mut number = u64::from_str_radix(head, 16).unwrap_or_default();
    let mut code = String::with_capacity(CODE_LENGTH);
    for _ in 0..CODE_LENGTH {
        let sign = SIGNS.get((number % 24) as usize).copied();
        code.push(char::from(sign.unwrap_or(b'3')));
        number /= 24;
    }
    code
}

fn hand_off_view(ticket: &Ticket, hand_off: &HandOff, shard: &Shard) -> HandOffView {
    let kept = |digest| {
        let text = shard.beside.texts.get(digest);
        text.map(|text| one_line(&text.text)).unwrap_or_default()
    };
    let (place, what) = (kept(&hand_off.place), kept(&hand_off.what));
    let mut lines = Vec::new();
    if let Some(person) = shard.beside.people.get(&ticket.person) {
        let name = one_line(&person.name);
        lines.push(format!("Who: {name} (@{})", person.handle));
        let post = ticket.posts.first().map_or(ticket.id.post, |post| post.id);
        let link = format!("https://x.com/{}/status/{post}", person.handle);
        lines.push(format!("Post: {link}"));
    }
    if !place.is_empty() {
        lines.insert(lines.len().min(1), format!("Where: {place}"));
    }
    let before_post = lines.len().saturating_sub(1);
    lines.insert(before_post, format!("What: {what}"));
    if let Some(by) = hand_off.by {
        lines.insert(
            before_post + 1,
            format!("By: {}", local(by, hand_off.ahead)),
        );
    }
    let code = &hand_off.code;
    lines.push(format!("When it is done, answer with the code {code}."));
    let text = lines.join("\n");
    let subject = format!("Hand-off {code}: {}", cut(&what, 60));
    HandOffView {
        code: code.clone(),
        mailto: format!(
            "mailto:?subject={}&body={}",
            encoded(&subject),
            encoded(&lines.join("\r\n"))
        ),
        text,
        at: hand_off.at,
        by: hand_off.by,
        back_at: hand_off.back_at,
    }
}

/// A moment by the agent's clock, in a form that a stranger can't misread.
fn local(at: Millis, ahead: i32) -> String {
    let there = at + Duration::minutes(i64::from(ahead));
    let Some(time) = DateTime::from_timestamp_millis(there.0) else {
        return at.to_string();
    };
    let sign = if ahead < 0 { '-' } else { '+' };
    let (hours, minutes) = (ahead.unsigned_abs() / 60, ahead.unsigned_abs() % 60);
    let time = time.format("%-d %b %Y, %H:%M");
    format!("{time} (UTC{sign}{hours:02}:{minutes:02})")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text as it stands in an address (RFC 6068).
fn encoded(text: &str) -> String {
    let plain =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    let mut encoded = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        if plain(byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_however_it_is_typed() {
        assert_eq!(tidy(" 7kq-2md\n"), "7KQ2MD");
    }

    #[test]
    fn what_is_typed_into_the_search_is_a_code_or_words() {
        for (typed, code) in [
            ("7kq-9md", Some("7KQ9MD")),
            (" 7KQ9MD ", Some("7KQ9MD")),
            ("WXRTKP", Some("WXRTKP")),
            ("wxrtkp", None),
            ("7KQ2MD", None),
            ("7KQ9M", None),
            ("#7kq9md", None),
            ("parcel", None),
        ] {
            assert_eq!(return_code(typed).as_deref(), code, "{typed:?}");
        }
    }

    #[test]
    fn codes_hold_no_signs_that_look_alike() {
        let code = code_of(&Digest("0123456789abcdef".into()));
        assert_eq!(code.len(), CODE_LENGTH);
        assert!(code.bytes().all(|sign| SIGNS.contains(&sign)), "{code}");
        assert!(!code.contains(['0', 'O', '1', 'I', '5', 'S', '2', 'B', 'A', 'E', 'U', 'L']));
    }

    #[test]
    fn a_moment_names_its_distance_from_utc() {
        let at = Millis::from_rfc3339("2026-11-22T23:30:00Z").unwrap();
        assert_eq!(local(at, 330), "23 Nov 2026, 05:00 (UTC+05:30)");
        assert_eq!(local(at, -210), "22 Nov 2026, 20:00 (UTC-03:30)");
    }

    #[test]
    fn what_stands_in_an_address_is_encoded() {
        assert_eq!(encoded("Gate 7 & ü\r\n"), "Gate%207%20%26%20%C3%BC%0D%0A");
    }
}
