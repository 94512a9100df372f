//! What an agent does to the tickets of the queue, alone or together, and how it is taken back.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::super::parts::{ask, unexpected};
use super::state::{Opened, Queue};
use crate::desk::queue::{BULK_AT_MOST, BulkAct, Done};
use crate::desk::request::{Act, Reply, Request};
use crate::desk::sentence::sentence;

/// How many times can be taken back.
const UNDOABLE: usize = 50;

impl Queue {
    /// The tickets that an act is meant for: those that are marked, else the one whose card is open,
    /// else the current one.
    pub fn targets(self) -> Vec<Opened> {
        let marked = self.marked.get_untracked();
        if !marked.is_empty() {
            let rows = marked.iter().filter_map(|id| self.row_untracked(id));
            return rows
                .map(|row| Opened {
                    of: row.ticket.of,
                    post: row.post,
                })
                .collect();
        }
        if let Some(open) = self.open.get_untracked() {
            return vec![open];
        }
        let current = self.current.get_untracked();
        let row = current.and_then(|id| self.row_untracked(&id));
        row.map(|row| Opened {
            of: row.ticket.of,
            post: row.post,
        })
        .into_iter()
        .collect()
    }

    /// Does something to the tickets it is meant for. `words` say what, such as "Solved".
    pub fn act(self, act: &Act, words: impl Into<String>) {
        let targets = self.targets();
        self.act_on(targets, act, words);
    }

    /// Does something to the ticket whose card is open.
    pub fn act_on_open(self, act: &Act, words: impl Into<String>) {
        let open = self.open.get_untracked();
        self.act_on(open.into_iter().collect(), act, words);
    }

    /// Does something to these tickets.
    pub fn act_on(self, targets: Vec<Opened>, act: &Act, words: impl Into<String>) {
        if targets.is_empty() {
            self.said.set(Some("Choose a ticket first.".to_owned()));
            return;
        }
        if targets.len() > BULK_AT_MOST {
            let at_most = format!("At most {BULK_AT_MOST} tickets can be acted on together.");
            self.said.set(Some(at_most));
            return;
        }
        let words = words.into();
        let acts = targets
            .into_iter()
            .map(|target| BulkAct {
                of: target.of,
                post: target.post,
                act: act.clone(),
            })
            .collect();
        spawn_local(async move {
            match send(acts).await {
                Ok(done) => {
                    let (carried_out, why) = sorted(done);
                    self.said.set(Some(told(&words, carried_out.len(), why)));
                    self.remember(carried_out);
                    self.acted();
                }
                Err(why) => self.said.set(Some(why)),
            }
        });
    }

    /// Remembers what was done together, so that it can be taken back together.
    pub fn remember(self, done: Vec<Done>) {
        if !done.is_empty() {
            self.done.update(|all| {
                all.push(done);
                let over = all.len().saturating_sub(UNDOABLE);
                all.drain(..over);
            });
        }
    }

    /// Takes back what was done last.
    pub fn undo(self) {
        let Some(last) = self.done.try_update(Vec::pop).flatten() else {
            self.said
                .set(Some("There is nothing to take back.".to_owned()));
            return;
        };
        let acts = last
            .into_iter()
            .filter_map(|done| {
                Some(BulkAct {
                    of: done.of,
                    post: done.post,
                    act: Act::Undo {
                        action: done.outcome.ok()?,
                    },
                })
            })
            .collect();
        spawn_local(async move {
            match send(acts).await {
                Ok(done) => {
                    let (undone, why) = sorted(done);
                    self.said.set(Some(told("Taken back", undone.len(), why)));
                    self.go_back(&undone);
                    self.acted();
                }
                Err(why) => self.said.set(Some(why)),
            }
        });
    }

    /// Shows the ticket again to which something was done alone: a merge had led to another.
    fn go_back(self, undone: &[Done]) {
        if let [Done { of, post, .. }] = undone {
            self.open.update(|open| {
                if let Some(open) = open.as_mut().filter(|open| open.post == *post) {
                    open.of = of.clone();
                }
            });
        }
    }

    /// Asks anew for what is shown, after something was done.
    pub fn acted(self) {
        self.refresh();
        self.read_card();
    }
}

async fn send(acts: Vec<BulkAct>) -> Result<Vec<Done>, String> {
    match ask(&Request::Bulk { acts }).await? {
        Reply::Bulk { done } => Ok(done),
        _ => Err(unexpected()),
    }
}

/// What was carried out, and why the first of the rest was not.
fn sorted(done: Vec<Done>) -> (Vec<Done>, Option<String>) {
    let (carried_out, refused): (Vec<_>, Vec<_>) =
        done.into_iter().partition(|done| done.outcome.is_ok());
    let why = refused.into_iter().find_map(|done| done.outcome.err());
    (carried_out, why)
}

fn told(words: &str, count: usize, why: Option<String>) -> String {
    let done = match count {
        0 => String::new(),
        1 => sentence(words),
        count => format!("{words}: {count} tickets."),
    };
    match why {
        None => done,
        Some(why) if count == 0 => sentence(&why),
        Some(why) => format!("{done} The rest was not: {why}."),
    }
}
