//! The one place that writes storage: it takes requests in, has the desk serve them, stores what
//! that added, and only then answers.
//!
//! Requests that arrive while a write is on its way are served together and stored with the next
//! one: a burst of actions costs a few writes, not one each.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::Future;

use futures_channel::oneshot;

use super::error::BrowserError;
use super::{random, storage};
use crate::desk::faults::StorageFault;
use crate::desk::persist::{Needs, Writes};
use crate::desk::request::{Overview, Reply, Request};
use crate::desk::serve::Served;
use crate::desk::state::Desk;
use crate::desk::time::Millis;
use crate::desk::view::TicketView;
use crate::desk::workplace::AlertSettings;

/// Serves requests one batch after the other.
pub struct Keeper {
    waiting: RefCell<VecDeque<Waiting>>,
    desk: RefCell<Option<Desk>>,
    is_busy: RefCell<bool>,
    now: fn() -> Millis,
}

/// A request and where its answer goes.
struct Waiting {
    request: Request,
    answer: oneshot::Sender<Served>,
}

impl Keeper {
    /// A keeper that opens the desk at the first request.
    pub const fn new(now: fn() -> Millis) -> Self {
        Self {
            waiting: RefCell::new(VecDeque::new()),
            desk: RefCell::new(None),
            is_busy: RefCell::new(false),
            now,
        }
    }

    /// Serves a request; when the answer is there, everything it says is stored.
    pub fn serve(&'static self, request: Request) -> impl Future<Output = Served> {
        let (answer, served) = oneshot::channel();
        self.waiting
            .borrow_mut()
            .push_back(Waiting { request, answer });
        if !self.is_busy.replace(true) {
            wasm_bindgen_futures::spawn_local(self.work());
        }
        async {
            served
                .await
                .unwrap_or_else(|_| refused("Careline is closing: try again"))
        }
    }

    /// How the desk stands and when that changes next, if the desk is open.
    pub fn overview(&self) -> Option<(Overview, Option<Millis>)> {
        let now = (self.now)();
        let desk = self.desk.try_borrow().ok()?;
        desk.as_ref()
            .map(|desk| (desk.overview(now), desk.next_change(now)))
    }

    /// What is told of waiting customers, if the desk is open.
    pub fn alert_settings(&self) -> Option<AlertSettings> {
        let desk = self.desk.try_borrow().ok()?;
        desk.as_ref()
            .map(|desk| desk.settings().workplace.alerts.clone())
    }

    /// Whether this device takes part in the person's devices, if the desk is open.
    pub fn takes_part(&self) -> bool {
        let desk = self.desk.try_borrow().ok();
        desk.is_some_and(|desk| desk.as_ref().is_some_and(Desk::takes_part))
    }

    async fn work(&'static self) {
        loop {
            let batch: Vec<Waiting> = self.waiting.borrow_mut().drain(..).collect();
            if batch.is_empty() {
                self.is_busy.replace(false);
                return;
            }
            self.serve_batch(batch).await;
        }
    }

    async fn serve_batch(&self, batch: Vec<Waiting>) {
        let (requests, answers): (Vec<_>, Vec<_>) = batch
            .into_iter()
            .map(|waiting| (waiting.request, waiting.answer))
            .unzip();
        // The desk is out of its cell while it works: no borrow is held across a call to storage.
        let desk = self.desk.replace(None);
        match self.serve_and_store(desk, requests).await {
            Ok((desk, served)) => {
                self.desk.replace(Some(desk));
                for (answer, served) in answers.into_iter().zip(served) {
                    // A page that was closed meanwhile does not wait for its answer any more.
                    drop(answer.send(served));
                }
            }
            // What memory holds was not stored: forget it, and open what is stored at the next
            // request.
            Err(error) => {
                let why = match error {
                    BrowserError::Storage(words) => StorageFault::of(&words).to_string(),
                    other => other.to_string(),
                };
                for answer in answers {
                    drop(answer.send(refused(&why)));
                }
            }
        }
    }

    async fn serve_and_store(
        &self,
        desk: Option<Desk>,
        requests: Vec<Request>,
    ) -> Result<(Desk, Vec<Served>), BrowserError> {
        // What memory holds of a storage that was cleared is stored no longer.
        let is_cleared = requests.contains(&Request::Cleared);
        let mut desk = match desk.filter(|_| !is_cleared) {
            Some(desk) => desk,
            None => self.open().await?,
        };
        let mut served = Vec::with_capacity(requests.len());
        for request in requests {
            let now = (self.now)();
            let stored = read(desk.needs(&request)).await?;
            desk.load(desk.shards_for(&request), &stored, now);
            served.push(desk.serve(request, now));
        }
        write(desk.take_writes()).await?;
        if desk.is_journal_due() {
            let shards = desk.journal_shards();
            let stored = read(desk.missing(shards.iter().copied())).await?;
            desk.load(shards, &stored, (self.now)());
            write(desk.fold_journal((self.now)())).await?;
        }
        Ok((desk, served))
    }

    async fn open(&self) -> Result<Desk, BrowserError> {
        let stored = storage::get(&Desk::first_keys()).await?;
        let mut desk = Desk::begin(&stored, random::identity()?, (self.now)());
        loop {
            let needs = desk.opening_needs();
            if needs == Needs::Nothing {
                return Ok(desk);
            }
            desk.go_on_opening(&read(needs).await?, (self.now)());
        }
    }
}

async fn read(needs: Needs) -> Result<std::collections::BTreeMap<String, String>, BrowserError> {
    match needs {
        Needs::Nothing => Ok(std::collections::BTreeMap::new()),
        Needs::Keys(keys) => storage::get(&keys).await,
        Needs::Everything => storage::get_all().await,
    }
}

async fn write(writes: Writes) -> Result<(), BrowserError> {
    storage::set(&writes.set).await?;
    storage::remove(&writes.remove).await
}

fn refused(why: &str) -> Served {
    let changed: Vec<TicketView> = Vec::new();
    Served {
        reply: Reply::Refused {
            why: why.to_owned(),
        },
        changed,
    }
}
