//! From a ticket to the fields that are carried, and from a carried field back into a ticket.

use std::collections::{BTreeMap, BTreeSet};

use super::carried::{Carried, Field, LastSet, Sparse};
use crate::desk::event::{Action, Deed, DeviceId, Event, Reading, Stamp};
use crate::desk::post::PostId;
use crate::desk::status::{Priority, Status};
use crate::desk::ticket::{Entry, Ticket};
use crate::desk::time::{Duration, Millis};

/// A claim's last use is carried this exactly, so that not every action of a holder is an event on
/// every other device.
const HELD_TO: i64 = Duration::minutes(30).0;

/// What a ticket's log says of the fields that are carried. `due` is when its clock says that the
/// customer is to be answered.
pub fn sparse(ticket: &Ticket, due: Option<Millis>) -> Sparse {
    let mut walk = Walk {
        owing: ticket.owing().map(|post| post.id).collect(),
        seen: ticket.id.post,
        status_seen: ticket.id.post,
        given: None,
        due,
        set: BTreeMap::new(),
    };
    for entry in ticket.history.iter().filter(|entry| entry.in_force) {
        walk.take(ticket, entry);
    }
    walk.finish(ticket)
}

/// Has a ticket take over what another device knew; says whether that was news.
pub fn take_over(ticket: &mut Ticket, at: Millis, set: &Stamp, value: &Carried) -> bool {
    let news = LastSet {
        by: set.clone(),
        value: value.clone(),
    };
    let known = sparse(ticket, None);
    if known
        .fields
        .get(&value.field())
        .is_some_and(|known| *known >= news)
    {
        return false;
    }
    match value {
        Carried::Status { to, .. } => {
            if ticket.status != *to {
                ticket.change_status(*to, at, set.ms);
            }
            ticket.taken_up |= to.is_live() && *to != Status::New && set.device != nobody();
        }
        Carried::Priority { to } => ticket.priority = to.or_else(|| ticket.triaged()),
        Carried::Holder { to, acted_at } => {
            ticket.holder.clone_from(to);
            ticket.holder_acted_at = *acted_at;
        }
        Carried::Tag { tag, on: true } => {
            ticket.tags.insert(tag.clone());
        }
        Carried::Tag { tag, on: false } => {
            ticket.tags.remove(tag);
        }
        Carried::Due { at } => ticket.answered_elsewhere = at.is_none().then_some(set.ms),
    }
    true
}

/// The device of what no device did: a post or a reply, the same wherever it was seen.
fn nobody() -> DeviceId {
    DeviceId(String::new())
}

struct Walk {
    owing: BTreeSet<PostId>,
    /// The customer's latest post that owes an answer, as far as the walk has come.
    seen: PostId,
    /// The same, when the status was set.
    status_seen: PostId,
    /// The priority that an agent gave.
    given: Option<Priority>,
    /// When the customer is to be answered.
    due: Option<Millis>,
    /// What set each field last.
    set: BTreeMap<Field, Stamp>,
}

impl Walk {
    fn take(&mut self, ticket: &Ticket, entry: &Entry) {
        match &entry.event {
            Event::Sighting(seen) => {
                let is_post = matches!(seen.reading, Reading::Post { .. });
                let asks = is_post && self.owing.contains(&seen.post) && seen.post >= self.seen;
                if asks {
                    self.seen = seen.post;
                }
                let cause = Stamp {
                    ms: seen.posted_at(),
                    counter: 0,
                    device: nobody(),
                };
                self.lift(Field::Due, &cause);
                // What stands once a later post asks stands in spite of it.
                if asks || entry.moved {
                    self.move_on(&cause);
                }
            }
            Event::Action(action) => self.take_action(ticket, action, entry.moved),
        }
    }

    fn take_action(&mut self, ticket: &Ticket, action: &Action, moved: bool) {
        if let Deed::Carry { set, value } = &action.deed {
            self.take_carried(set, value);
            return;
        }
        if let Deed::SetPriority { to } = action.deed {
            self.given = Some(to);
        }
        for field in fields_of(ticket, &action.deed) {
            if field == Field::Status {
                self.move_on(&action.id);
            } else {
                self.lift(field, &action.id);
            }
        }
        if moved {
            self.move_on(&action.id);
            self.lift(Field::Due, &action.id);
        }
    }

    fn take_carried(&mut self, set: &Stamp, value: &Carried) {
        match value {
            Carried::Status { seen, .. } => {
                self.seen = self.seen.max(*seen);
                self.status_seen = *seen;
            }
            Carried::Priority { to } => self.given = *to,
            _ => {}
        }
        self.set.insert(value.field(), set.clone());
    }

    fn move_on(&mut self, cause: &Stamp) {
        self.status_seen = self.seen;
        self.lift(Field::Status, cause);
    }

    /// Notes what set a field. What a desk learns later counts as later, even where the clock that
    /// stamped it was behind.
    fn lift(&mut self, field: Field, cause: &Stamp) {
        let known = self.set.get(&field).filter(|known| *known >= cause);
        let stamp = known.map_or_else(
            || cause.clone(),
            |known| Stamp {
                ms: known.ms,
                counter: known.counter.saturating_add(1),
                device: cause.device.clone(),
            },
        );
        self.set.insert(field, stamp);
    }

    fn finish(self, ticket: &Ticket) -> Sparse {
        let mut sparse = Sparse::default();
        let carried_due = ticket
            .history
            .iter()
            .rev()
            .find_map(|entry| carried_due(entry, &self.set));
        for (field, by) in self.set {
            let value = match &field {
                Field::Status => Carried::Status {
                    seen: self.status_seen,
                    to: ticket.status,
                },
                Field::Priority => Carried::Priority { to: self.given },
                Field::Holder => Carried::Holder {
                    to: ticket.holder.clone(),
                    acted_at: held_to(by.ms, ticket),
                },
                Field::Tag(tag) => Carried::Tag {
                    tag: tag.clone(),
                    on: ticket.tags.contains(tag),
                },
                Field::Due => Carried::Due {
                    at: carried_due.unwrap_or(self.due),
                },
            };
            sparse.fields.insert(field, LastSet { by, value });
        }
        sparse
    }
}

/// When the holder was last at it, to the half hour since the claim.
fn held_to(since: Millis, ticket: &Ticket) -> Millis {
    if ticket.holder.is_none() {
        return since;
    }
    let after = (ticket.holder_acted_at - since).0.max(0);
    since + Duration(after - after % HELD_TO)
}

/// When it is due as another device said last, where nothing here has said so since.
fn carried_due(entry: &Entry, set: &BTreeMap<Field, Stamp>) -> Option<Option<Millis>> {
    let Event::Action(Action {
        deed: Deed::Carry {
            set: by,
            value: Carried::Due { at },
        },
        ..
    }) = &entry.event
    else {
        return None;
    };
    (entry.in_force && set.get(&Field::Due) == Some(by)).then_some(*at)
}

/// The fields that a deed sets, whatever their value was before. An undo sets what it takes back.
fn fields_of(ticket: &Ticket, deed: &Deed) -> Vec<Field> {
    match deed {
        Deed::SetStatus { .. } => vec![Field::Status, Field::Due],
        Deed::SetPriority { .. } => vec![Field::Priority, Field::Due],
        Deed::Claim | Deed::Assign { .. } | Deed::Release => vec![Field::Holder],
        Deed::Tag { tag } | Deed::Untag { tag } => vec![Field::Tag(tag.clone()), Field::Due],
        Deed::Correct { .. }
        | Deed::Discard { .. }
        | Deed::Merge { .. }
        | Deed::Split { .. }
        | Deed::Promise { .. }
        | Deed::NoPromise { .. } => vec![Field::Due],
        Deed::Undo { action } => undone_fields(ticket, action),
        Deed::Carry { value, .. } => vec![value.field()],
        Deed::Note { .. }
        | Deed::Snooze { .. }
        | Deed::Wake
        | Deed::Insert { .. }
        | Deed::HandOff { .. }
        | Deed::HandBack { .. }
        | Deed::Add { .. }
        | Deed::SendAnyway { .. }
        | Deed::Outcome { .. } => Vec::new(),
    }
}

fn undone_fields(ticket: &Ticket, of: &Stamp) -> Vec<Field> {
    let mut history = ticket.history.iter();
    let target = history.find_map(|entry| match &entry.event {
        Event::Action(action) if action.id == *of => Some(action),
        _ => None,
    });
    let Some(target) = target else {
        return Vec::new();
    };
    // An undo names an earlier action, so the walk from undo to undo ends.
    if let Deed::Undo { action } = &target.deed {
        return if *action < target.id {
            undone_fields(ticket, action)
        } else {
            Vec::new()
        };
    }
    let mut fields = fields_of(ticket, &target.deed);
    let takes_up = matches!(
        target.deed,
        Deed::Claim | Deed::Assign { .. } | Deed::Insert { .. } | Deed::HandOff { .. }
    );
    if takes_up {
        fields.extend([Field::Status, Field::Due]);
    }
    fields
}
