//! How the desk is read from storage and written back.
//!
//! It asks for stored values by key and hands out what is to be written; reading and writing
//! themselves are the caller's. Everything in memory can be rebuilt from what is stored, so the
//! browser may end the background at any moment.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::coverage::Coverage;
use super::detect::Detector;
use super::devices::memory::{Devices, StoredDevices};
use super::digest::action_hash;
use super::event::{AgentId, TicketId};
use super::policy::Policies;
use super::preflight::sameness::Sent;
use super::request::KeptValue;
use super::settings::Settings;
use super::state::{Desk, Identity, Loaded, Opening};
use super::store::index::Index;
use super::store::journal::Entry;
use super::store::shard::{Shard, ShardId};
use super::store::value::{Unreadable, decode, encode};
use super::store::{
    ADDED, CLEARED, COVERAGE, DEVICES, HOSTS, IDENTITY, IDENTITY_COPY, INDEX, KEPT, LEARNED, PAGE,
    SELECTORS, SENT, SETTINGS, TOLD, journal_key, log_key, texts_key,
};
use super::teach::Lessons;
use super::ticket::fold;
use super::time::{Duration, Millis};
use super::unmatched::Unmatched;

/// How many journal entries are read at a time when the desk opens.
const JOURNAL_WINDOW: u64 = 256;

/// After how many journal entries they are folded into the shards.
const JOURNAL_LIMIT: u64 = 200;

/// How many shards without unwritten events stay in memory.
const SHARDS_IN_MEMORY: usize = 256;

/// Which stored values are needed before the desk can go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Needs {
    /// None.
    Nothing,
    /// The values of these keys.
    Keys(Vec<String>),
    /// Every value there is.
    Everything,
}

impl Needs {
    /// These and the values of more keys.
    pub fn and(self, keys: Vec<String>) -> Self {
        match self {
            needs if keys.is_empty() => needs,
            Self::Nothing => Self::Keys(keys),
            Self::Keys(mut own) => {
                own.extend(keys);
                Self::Keys(own)
            }
            Self::Everything => Self::Everything,
        }
    }
}

/// What is to be written: first set, then, once that is done, removed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Writes {
    /// The new values by key.
    pub set: BTreeMap<String, String>,
    /// The keys that are no longer needed.
    pub remove: Vec<String>,
}

impl Desk {
    /// The keys to read before anything else.
    pub fn first_keys() -> Vec<String> {
        [
            IDENTITY,
            IDENTITY_COPY,
            SETTINGS,
            PAGE,
            INDEX,
            HOSTS,
            KEPT,
            LEARNED,
            TOLD,
            SENT,
            COVERAGE,
            DEVICES,
            CLEARED,
            ADDED,
            SELECTORS,
        ]
        .map(str::to_owned)
        .to_vec()
    }

    /// Begins to open a desk from the values of [`Self::first_keys`]. `fresh` is the identity of a
    /// desk that was never opened before. Goes on with [`Self::opening_needs`].
    pub fn begin(stored: &BTreeMap<String, String>, fresh: Identity, now: Millis) -> Self {
        let known = [IDENTITY, IDENTITY_COPY]
            .iter()
            .find_map(|key| decode::<Identity>(stored.get(*key)?).ok());
        let is_new = known.is_none();
        let identity = known.unwrap_or(fresh);
        let agent = AgentId(identity.device.0.clone());
        let mut desk = Self {
            detector: Detector::new(&[]),
            lessons: Lessons::new(),
            coverage: Coverage::default(),
            unmatched: Unmatched::default(),
            sent: Sent::default(),
            policies: Policies::in_force(&Settings::fresh(agent.clone())),
            settings: Settings::fresh(agent),
            identity,
            live: BTreeMap::new(),
            handed_off: BTreeMap::new(),
            kept: Vec::new(),
            sighted: VecDeque::new(),
            over_limit: 0,
            hosts: BTreeMap::new(),
            told: BTreeMap::new(),
            opening: Opening::Rebuild,
            shards: BTreeMap::new(),
            journal: BTreeMap::new(),
            journal_from: 0,
            journal_next: 0,
            unwritten: Entry::default(),
            writes: BTreeMap::new(),
            removals: Vec::new(),
            forgetting: false,
            latest: None,
            head: None,
            devices: Devices::default(),
            cleared: None,
            added: Vec::new(),
            selectors: None,
        };
        desk.kept = desk.read_or_keep(stored, KEPT, now).unwrap_or_default();
        desk.cleared = desk.read_or_keep(stored, CLEARED, now);
        desk.hosts = desk.read_or_keep(stored, HOSTS, now).unwrap_or_default();
        desk.lessons = desk.read_or_keep(stored, LEARNED, now).unwrap_or_default();
        let told = desk.read_or_keep::<Vec<(TicketId, Millis)>>(stored, TOLD, now);
        desk.told = told.unwrap_or_default().into_iter().collect();
        desk.sent = desk.read_or_keep(stored, SENT, now).unwrap_or_default();
        desk.coverage = desk.read_or_keep(stored, COVERAGE, now).unwrap_or_default();
        desk.added = desk.read_or_keep(stored, ADDED, now).unwrap_or_default();
        desk.selectors = desk.read_or_keep(stored, SELECTORS, now);
        if let Some(settings) = desk.read_or_keep::<Settings>(stored, SETTINGS, now) {
            desk.detector = Detector::new(&settings.brands);
            desk.policies = Policies::in_force(&settings);
            desk.settings = settings;
            // An older copy wrote what pages read in its own shape.
            desk.write_page(stored.get(PAGE));
        }
        if let Some(index) = desk.read_or_keep::<Index>(stored, INDEX, now) {
            desk.opening = Opening::Journal {
                from: index.journal_from,
            };
            desk.journal_from = index.journal_from;
            desk.journal_next = index.journal_from;
            desk.latest = index.latest;
            desk.head = index.head;
            for view in index.live.into_iter().chain(index.handed_off) {
                desk.note(view);
            }
        }
        // What the index says already is no change.
        let devices = desk.read_or_keep::<StoredDevices>(stored, DEVICES, now);
        desk.devices = devices.map(Devices::from).unwrap_or_default();
        if is_new {
            for key in [IDENTITY, IDENTITY_COPY] {
                desk.read_or_keep::<Identity>(stored, key, now);
                desk.writes.insert(key.to_owned(), encode(&desk.identity));
            }
        }
        desk
    }

    /// What is still to be read before the desk is open.
    pub fn opening_needs(&self) -> Needs {
        match self.opening {
            Opening::Done => Needs::Nothing,
            Opening::Rebuild => Needs::Everything,
            Opening::Journal { from } => {
                Needs::Keys((from..from + JOURNAL_WINDOW).map(journal_key).collect())
            }
        }
    }

    /// Takes the values that [`Self::opening_needs`] asked for.
    pub fn go_on_opening(&mut self, stored: &BTreeMap<String, String>, now: Millis) {
        match self.opening {
            Opening::Done => {}
            Opening::Journal { from } => {
                let mut last = None;
                for entry in from..from + JOURNAL_WINDOW {
                    if stored.contains_key(&journal_key(entry)) {
                        self.take_entry(stored, entry, now);
                        last = Some(entry);
                    }
                }
                self.opening = match last {
                    Some(_) => Opening::Journal {
                        from: from + JOURNAL_WINDOW,
                    },
                    None => Opening::Done,
                };
            }
            Opening::Rebuild => self.rebuild(stored, now),
        }
    }

    /// The keys of these shards that are not in memory yet.
    pub fn missing(&self, shards: impl IntoIterator<Item = ShardId>) -> Needs {
        let wanted: BTreeSet<ShardId> = shards.into_iter().collect();
        let keys: Vec<String> = wanted
            .into_iter()
            .filter(|shard| !self.shards.contains_key(shard))
            .flat_map(|shard| [log_key(shard), texts_key(shard)])
            .collect();
        if keys.is_empty() {
            Needs::Nothing
        } else {
            Needs::Keys(keys)
        }
    }

    /// Takes the stored values of these shards into memory.
    pub fn load(
        &mut self,
        shards: impl IntoIterator<Item = ShardId>,
        stored: &BTreeMap<String, String>,
        now: Millis,
    ) {
        self.take_unmatched(stored, now);
        for id in shards {
            if !self.shards.contains_key(&id) {
                let shard = self.read_shard(id, stored, now);
                let tickets = fold(&shard.log);
                self.shards.insert(id, Loaded { shard, tickets });
            }
        }
    }

    /// What is to be written now. Once it is, everything served so far is safe.
    pub fn take_writes(&mut self) -> Writes {
        let mut set = std::mem::take(&mut self.writes);
        if !self.unwritten.is_empty() {
            let entry = std::mem::take(&mut self.unwritten);
            set.insert(journal_key(self.journal_next), entry.encode());
            self.journal_next += 1;
            for (id, part) in entry.parts {
                self.journal.entry(id).or_default().merge(part);
            }
        }
        let mut remove = std::mem::take(&mut self.removals);
        remove.retain(|key| !set.contains_key(key));
        Writes { set, remove }
    }

    /// Whether the journal is to be folded into the shards: it is long, or texts in it may have to
    /// be forgotten.
    pub fn is_journal_due(&self) -> bool {
        self.forgetting || self.journal_next - self.journal_from >= JOURNAL_LIMIT
    }

    /// Forgets the texts of some shards that have been kept as long as set, and asks for the journal
    /// to be folded, which forgets those in it.
    pub(super) fn forget(&mut self, from: u16, now: Millis) {
        let keep_since = self.keep_since(now);
        self.forgetting = from == 0;
        if self.forgetting {
            self.expire_unmatched(now);
        }
        for id in ShardId::some(from) {
            let Some(loaded) = self.shards.get_mut(&id) else {
                continue;
            };
            if loaded.shard.beside.expire(keep_since) && !self.journal.contains_key(&id) {
                self.writes
                    .insert(texts_key(id), loaded.shard.encode_texts());
            }
            self.release(id);
        }
    }

    /// Lets a shard go from memory, unless it holds what is not stored in it yet.
    pub(super) fn release(&mut self, id: ShardId) {
        if !self.journal.contains_key(&id) && !self.unwritten.parts.contains_key(&id) {
            self.shards.remove(&id);
        }
    }

    /// Lets go of the shards in memory where there are many; those with unwritten events stay.
    pub(super) fn let_go_of_shards(&mut self) {
        if self.shards.len() > SHARDS_IN_MEMORY {
            let unwritten = &self.unwritten.parts;
            self.shards.retain(|id, _| unwritten.contains_key(id));
        }
    }

    fn keep_since(&self, now: Millis) -> Millis {
        now - Duration::days(i64::from(self.settings.retention_days))
    }

    /// The shards that the journal holds events of.
    pub fn journal_shards(&self) -> Vec<ShardId> {
        self.journal.keys().copied().collect()
    }

    /// Folds the journal into the shards, which must be in memory. Events are in both until the
    /// removal is done, and their union is the same: a crash in between loses nothing.
    pub fn fold_journal(&mut self, now: Millis) -> Writes {
        let mut writes = self.take_writes();
        let keep_since = self.keep_since(now);
        self.forgetting = false;
        for id in std::mem::take(&mut self.journal).into_keys() {
            if let Some(loaded) = self.shards.get_mut(&id) {
                loaded.shard.beside.expire(keep_since);
                writes.set.insert(log_key(id), loaded.shard.encode_log());
                writes
                    .set
                    .insert(texts_key(id), loaded.shard.encode_texts());
            }
        }
        writes
            .remove
            .extend((self.journal_from..self.journal_next).map(journal_key));
        self.journal_from = self.journal_next;
        writes.set.insert(INDEX.to_owned(), encode(&self.index()));
        if let Some(devices) = self.devices.to_store() {
            writes.set.insert(DEVICES.to_owned(), devices);
        }
        if self.shards.len() > SHARDS_IN_MEMORY {
            self.shards.clear();
        }
        writes
    }

    fn index(&self) -> Index {
        Index {
            journal_from: self.journal_from,
            latest: self.latest.clone(),
            head: self.head.clone(),
            live: self.live.values().cloned().collect(),
            handed_off: self.handed_off.values().cloned().collect(),
        }
    }

    fn take_entry(&mut self, stored: &BTreeMap<String, String>, entry: u64, now: Millis) {
        self.journal_next = self.journal_next.max(entry + 1);
        let key = journal_key(entry);
        let Some(text) = stored.get(&key) else { return };
        match Entry::decode(text) {
            Ok(entry) => {
                for (id, part) in entry.parts {
                    self.hear(&part);
                    self.journal.entry(id).or_default().merge(part);
                }
                for gone in &entry.gone {
                    self.drop_view(gone);
                    self.devices.forget(gone);
                }
                for view in entry.views.into_values() {
                    self.note(view);
                }
            }
            Err(why) => self.keep_aside(&key, text, &why, now),
        }
    }

    /// Moves the clock and the chain on past the events of a part.
    pub(super) fn hear(&mut self, part: &Shard) {
        for action in part.log.actions() {
            if self
                .latest
                .as_ref()
                .is_none_or(|latest| action.id > *latest)
            {
                self.latest = Some(action.id.clone());
            }
            let is_own = action.id.device == self.identity.device;
            if is_own && self.head.as_ref().is_none_or(|(head, _)| action.id > *head) {
                self.head = Some((action.id.clone(), action_hash(action)));
            }
        }
    }

    /// Opens a desk that has no index, or whose index can't be read, from everything there is.
    fn rebuild(&mut self, stored: &BTreeMap<String, String>, now: Millis) {
        self.opening = Opening::Done;
        let mut entries: Vec<u64> = stored
            .keys()
            .filter_map(|key| key.strip_prefix("journal.")?.parse().ok())
            .collect();
        entries.sort_unstable();
        self.journal_from = entries.first().copied().unwrap_or_default();
        self.journal_next = self.journal_from;
        for entry in entries {
            self.take_entry(stored, entry, now);
        }
        let shards: Vec<ShardId> = ShardId::all()
            .filter(|id| stored.contains_key(&log_key(*id)) || self.journal.contains_key(id))
            .collect();
        self.live.clear();
        self.handed_off.clear();
        for id in shards {
            self.load([id], stored, now);
            if let Some(shard) = self.shards.get(&id).map(|loaded| loaded.shard.clone()) {
                self.hear(&shard);
                let views = self.tickets(id).map(|ticket| self.view(ticket, &shard));
                for view in views.collect::<Vec<_>>() {
                    self.note(view);
                }
            }
            if !self.journal.contains_key(&id) {
                self.shards.remove(&id);
            }
        }
        self.writes.insert(INDEX.to_owned(), encode(&self.index()));
    }

    fn read_shard(&mut self, id: ShardId, stored: &BTreeMap<String, String>, now: Millis) -> Shard {
        let mut shard = self.journal.get(&id).cloned().unwrap_or_default();
        let key = log_key(id);
        if let Some(text) = stored.get(&key)
            && let Err(why) = shard.decode_log(text)
        {
            self.keep_aside(&key, text, &why, now);
        }
        let key = texts_key(id);
        if let Some(text) = stored.get(&key)
            && let Err(why) = shard.decode_texts(text)
        {
            self.keep_aside(&key, text, &why, now);
        }
        shard
    }

    fn read_or_keep<T: serde::de::DeserializeOwned>(
        &mut self,
        stored: &BTreeMap<String, String>,
        key: &str,
        now: Millis,
    ) -> Option<T> {
        let text = stored.get(key)?;
        decode(text)
            .map_err(|why| self.keep_aside(key, text, &why, now))
            .ok()
    }

    /// Keeps a value that can't be read under a key of its own, where nothing overwrites it.
    pub(super) fn keep_aside(&mut self, key: &str, text: &str, why: &Unreadable, now: Millis) {
        let kept_key = format!("{KEPT}.{key}.{}", now.0);
        self.writes.insert(kept_key.clone(), text.to_owned());
        let size = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        self.kept.push(KeptValue {
            key: kept_key,
            why: why.to_string(),
            size,
        });
        self.writes.insert(KEPT.to_owned(), encode(&self.kept));
        self.removals.push(key.to_owned());
    }
}
