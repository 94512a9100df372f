//! The desk in memory: what the background holds while it runs.
//!
//! How it is read from storage and written back stands in [`super::persist`], how it serves
//! requests in [`super::serve`].

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};

use super::added::AddedPost;
use super::clock_view::main_clock;
use super::compact;
use super::coverage::Coverage;
use super::detect::Detector;
use super::devices::memory::Devices;
use super::digest::{Salt, action_hash};
use super::event::{
    Action, ActionHash, AgentId, Deed, DeviceId, EVENT_VERSION, Event, Stamp, TicketId,
};
use super::hand_off;
use super::lineage::Lineage;
use super::policy::{Policies, Rules};
use super::preflight::sameness::Sent;
use super::request::{KeptValue, Overview};
use super::selectors::{SelectorError, SelectorFile};
use super::settings::{PageSettings, Settings};
use super::store::journal::Entry;
use super::store::shard::{AgentName, Shard, ShardId};
use super::store::value::encode;
use super::store::{CLEARED, HOSTS, PAGE, SELECTORS, SETTINGS};
use super::teach::Lessons;
use super::ticket::{Ticket, fold};
use super::time::{Duration, Millis};
use super::unmatched::Unmatched;
use super::view::{ClockView, HolderView, TicketRef, TicketView};

/// For how long a host that refused WebAssembly is not asked again.
const REFUSAL_LASTS: Duration = Duration::days(1);

/// Who this copy of the extension is. Made once, from randomness that the caller brings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// Names this browser profile in the log.
    pub device: DeviceId,
    /// The secret of this desk's digests.
    pub salt: Salt,
}

/// A help desk.
pub struct Desk {
    pub(super) identity: Identity,
    pub(super) settings: Settings,
    pub(super) policies: Policies,
    pub(super) detector: Detector,
    pub(super) lessons: Lessons,
    pub(super) coverage: Coverage,
    pub(super) unmatched: Unmatched,
    /// The replies that the agent has sent lately.
    pub(super) sent: Sent,
    pub(super) live: BTreeMap<TicketId, TicketView>,
    /// Tickets that are over while someone in the field still has their matter.
    pub(super) handed_off: BTreeMap<TicketId, TicketView>,
    pub(super) kept: Vec<KeptValue>,
    /// When new sightings were stored, as far back as the limit looks.
    pub(super) sighted: VecDeque<Millis>,
    pub(super) over_limit: u32,
    pub(super) hosts: BTreeMap<String, Millis>,
    /// When an agent was told last of each live ticket that there was something to tell of.
    pub(super) told: BTreeMap<TicketId, Millis>,
    pub(super) opening: Opening,
    pub(super) shards: BTreeMap<ShardId, Loaded>,
    /// What the journal holds that the shards do not.
    pub(super) journal: BTreeMap<ShardId, Shard>,
    pub(super) journal_from: u64,
    pub(super) journal_next: u64,
    /// What the next journal entry will hold.
    pub(super) unwritten: Entry,
    pub(super) writes: BTreeMap<String, String>,
    pub(super) removals: Vec<String>,
    /// Whether texts in the journal may have to be forgotten.
    pub(super) forgetting: bool,
    pub(super) latest: Option<Stamp>,
    /// This device's latest action.
    pub(super) head: Option<(Stamp, ActionHash)>,
    /// What goes to the person's other devices.
    pub(super) devices: Devices,
    /// When somebody cleared the storage under the desk, as long as no brand is set up since.
    pub(super) cleared: Option<Millis>,
    /// The latest posts that agents added by their links, oldest first.
    pub(super) added: Vec<AddedPost>,
    /// The table of selectors that was loaded.
    pub(super) selectors: Option<SelectorFile>,
}

/// How far the desk has been read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Opening {
    Journal { from: u64 },
    Rebuild,
    Done,
}

/// A shard in memory with its tickets.
pub(super) struct Loaded {
    pub(super) shard: Shard,
    pub(super) tickets: BTreeMap<TicketId, Ticket>,
}

impl Desk {
    /// The settings.
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Replaces the settings; gives the views of the tickets in memory that look different now.
    pub(super) fn set_settings(&mut self, settings: Settings) -> Vec<TicketView> {
        self.detector = Detector::new(&settings.brands);
        self.policies = Policies::in_force(&settings);
        self.writes.insert(SETTINGS.to_owned(), encode(&settings));
        if self.settings.keep_unmatched && !settings.keep_unmatched {
            self.drop_unmatched();
        }
        self.settings = settings;
        if !self.settings.brands.is_empty() && self.cleared.take().is_some() {
            self.removals.push(CLEARED.to_owned());
        }
        self.write_page(None);
        let loaded: Vec<ShardId> = self.shards.keys().copied().collect();
        loaded
            .into_iter()
            .flat_map(|shard| self.refresh(shard))
            .collect()
    }

    /// Writes the part of the settings that content scripts read themselves, unless it is stored so;
    /// where it is missing they detect nothing.
    pub(super) fn write_page(&mut self, stored: Option<&String>) {
        let added = self.added.iter();
        let page = PageSettings {
            added: added
                .map(|added| (added.post, added.brand.clone()))
                .collect(),
            selectors: self
                .selectors
                .as_ref()
                .map(SelectorFile::loaded)
                .unwrap_or_default(),
            ..PageSettings::from(&self.settings)
        };
        if let Ok(page) = compact::write(&page)
            && stored != Some(&page)
        {
            self.writes.insert(PAGE.to_owned(), page);
        }
    }

    /// Has pages be read by the table in a file, or by the one that is built in.
    ///
    /// # Errors
    /// [`SelectorError`] where the file can't be used.
    pub(super) fn load_selectors(&mut self, file: Option<&str>) -> Result<(), SelectorError> {
        // Whether a browser can read a selector only a page can tell: the options did.
        let read = |text| SelectorFile::read(text, |_| true);
        self.selectors = file.map(read).transpose()?;
        match &self.selectors {
            Some(file) => drop(self.writes.insert(SELECTORS.to_owned(), encode(file))),
            None => {
                self.writes.remove(SELECTORS);
                self.removals.push(SELECTORS.to_owned());
            }
        }
        self.write_page(None);
        Ok(())
    }

    /// Whether WebAssembly may be tried on a host: not within a day of a refusal.
    pub(super) fn may_load(&self, host: &str, now: Millis) -> bool {
        self.hosts
            .get(host)
            .is_none_or(|refused| now - *refused >= REFUSAL_LASTS)
    }

    /// Remembers that a host's page refused WebAssembly.
    pub(super) fn refuse(&mut self, host: String, now: Millis) {
        self.hosts
            .retain(|_, refused| now - *refused < REFUSAL_LASTS);
        self.hosts.insert(host, now);
        self.writes.insert(HOSTS.to_owned(), encode(&self.hosts));
    }

    /// Remembers that somebody cleared the storage under the desk.
    pub(super) fn note_cleared(&mut self, now: Millis) {
        self.cleared = Some(now);
        self.writes.insert(CLEARED.to_owned(), encode(&now));
    }

    /// How the desk stands.
    pub fn overview(&self, now: Millis) -> Overview {
        let mut overview = Overview {
            has_brand: !self.settings.brands.is_empty(),
            live: count(self.live.values().filter(|view| runs(view))),
            mine: count(self.live.values().filter(|view| is_mine(view, now))),
            kept: count(self.kept.iter()),
            policies_unread: Policies::new(&self.settings)
                .err()
                .map(|error| error.to_string()),
            over_limit: self.over_limit,
            selectors: self.selectors.as_ref().map(|file| file.name.clone()),
            cleared: self.cleared,
            brands: self
                .settings
                .brands
                .iter()
                .map(|brand| (brand.id(), brand.name.clone()))
                .collect(),
            ..Overview::default()
        };
        for view in self.live.values() {
            if let Some((at_risk_from, due)) = view.clock.deadline() {
                if due < now {
                    overview.overdue += 1;
                } else if at_risk_from <= now {
                    overview.at_risk += 1;
                }
            }
        }
        if let Some(latest) = &self.latest {
            overview.clock_lag = latest.ms - now;
        }
        let refused = self
            .hosts
            .iter()
            .filter(|(_, at)| now - **at < REFUSAL_LASTS);
        overview.refused_hosts = refused.map(|(host, _)| host.clone()).collect();
        overview
    }

    /// When the overview changes next by the passing of time alone.
    pub fn next_change(&self, now: Millis) -> Option<Millis> {
        let boundaries = self.live.values().filter_map(|view| {
            let (at_risk_from, due) = view.clock.deadline()?;
            // Due at the very millisecond is still met.
            let mut boundaries = [at_risk_from, due + Duration(1)].into_iter();
            boundaries.find(|at| *at > now)
        });
        boundaries.min()
    }

    /// The policy and calendar that hold for a ticket.
    pub(super) fn rules(&self, ticket: &Ticket) -> &Rules {
        self.policies.of(ticket)
    }

    /// A shard in memory.
    pub(super) fn shard(&self, id: ShardId) -> Option<&Shard> {
        self.shards.get(&id).map(|loaded| &loaded.shard)
    }

    /// The tickets of a shard in memory.
    pub(super) fn tickets(&self, id: ShardId) -> impl Iterator<Item = &Ticket> {
        self.shards
            .get(&id)
            .into_iter()
            .flat_map(|loaded| loaded.tickets.values())
    }

    /// A ticket in memory, by any id it ever had.
    pub(super) fn ticket(&self, of: &TicketRef) -> Option<&Ticket> {
        let loaded = self.shards.get(&ShardId::of(&of.person))?;
        let lineage = Lineage::of(&loaded.shard.log);
        loaded.tickets.get(&lineage.resolve(&of.id))
    }

    /// Adds events and what stands beside them to a shard in memory; says whether the log changed.
    pub(super) fn add(&mut self, id: ShardId, part: Shard) -> bool {
        let Some(loaded) = self.shards.get_mut(&id) else {
            return false;
        };
        let mut changed = false;
        for event in part.log.clone().into_events() {
            changed |= loaded.shard.log.insert(event);
        }
        let news_beside = loaded.shard.beside.merge(part.beside.clone());
        if changed || news_beside {
            self.unwritten.parts.entry(id).or_default().merge(part);
        }
        changed
    }

    /// Folds a shard anew after its log changed; gives the views of the tickets that changed.
    pub(super) fn refresh(&mut self, id: ShardId) -> Vec<TicketView> {
        let Some(loaded) = self.shards.get_mut(&id) else {
            return Vec::new();
        };
        let before = std::mem::replace(&mut loaded.tickets, fold(&loaded.shard.log));
        let Some(loaded) = self.shards.get(&id) else {
            return Vec::new();
        };
        for gone in before
            .keys()
            .filter(|ticket| !loaded.tickets.contains_key(ticket))
        {
            self.live.remove(gone);
            self.handed_off.remove(gone);
            self.devices.forget(gone);
            self.unwritten.gone.insert(gone.clone());
            self.unwritten.views.remove(gone);
        }
        let mut changed = Vec::new();
        for ticket in loaded.tickets.values() {
            let view = self.view(ticket, &loaded.shard);
            let is_changed = match self.live.get(&ticket.id) {
                Some(known) => *known != view,
                None => before.get(&ticket.id) != Some(ticket),
            };
            if is_changed {
                changed.push(view);
            }
        }
        for view in &changed {
            self.unwritten.gone.remove(&view.of.id);
            self.unwritten
                .views
                .insert(view.of.id.clone(), view.clone());
            self.note(view.clone());
        }
        changed
    }

    /// Notes in the index how a ticket looks now.
    pub(super) fn note(&mut self, view: TicketView) {
        // A post whose link named another author has a ticket with each; the one that is over says
        // nothing of the other.
        let known = self.live.get(&view.of.id);
        if !view.status.is_live() && known.is_some_and(|known| known.of.person != view.of.person) {
            return;
        }
        self.devices.note(&view);
        self.drop_view(&view.of.id);
        if view.status.is_live() {
            self.live.insert(view.of.id.clone(), view);
        } else if !view.handed_off.is_empty() {
            self.handed_off.insert(view.of.id.clone(), view);
        }
    }

    /// Drops a ticket from the index.
    pub(super) fn drop_view(&mut self, ticket: &TicketId) {
        self.live.remove(ticket);
        self.handed_off.remove(ticket);
    }

    /// A ticket as its chip shows it.
    pub(super) fn view(&self, ticket: &Ticket, shard: &Shard) -> TicketView {
        TicketView {
            of: TicketRef {
                id: ticket.id.clone(),
                person: ticket.person.clone(),
            },
            posts: ticket.posts.iter().map(|post| post.id).collect(),
            status: ticket.status,
            holder: ticket.holder.as_ref().map(|agent| HolderView {
                until: ticket.held_until(self.settings.tickets.lease()),
                ..self.agent(agent, shard)
            }),
            priority: ticket.priority.unwrap_or_default(),
            clock: answered_elsewhere(ticket, main_clock(ticket, self.rules(ticket))),
            handed_off: hand_off::open(ticket)
                .map(|hand_off| hand_off.code.clone())
                .collect(),
            snoozed_until: ticket.snoozed_until,
        }
    }

    /// An agent's names: this profile's own and its team's from the settings, others' from beside the
    /// log.
    pub(super) fn agent(&self, agent: &AgentId, shard: &Shard) -> HolderView {
        let own = &self.settings.agent;
        let mut team = std::iter::once(own).chain(&self.settings.tickets.agents);
        let set = team.find(|known| known.id == *agent);
        let names = set.map(|known| (known.name.clone(), known.initials.clone()));
        let names = names.or_else(|| {
            let known = shard.beside.agents.get(agent)?;
            Some((known.name.clone(), known.initials.clone()))
        });
        let (name, initials) = names.unwrap_or_else(|| (agent.0.clone(), String::new()));
        HolderView {
            name,
            initials,
            mine: *agent == own.id,
            until: None,
        }
    }

    /// Makes an action of this profile's agent, with what stands beside it.
    pub(super) fn action(&mut self, ticket: &TicketId, deed: Deed, now: Millis) -> Shard {
        let id = self.next_stamp(now);
        let agent = self.settings.agent.id.clone();
        let action = Action {
            id,
            version: EVENT_VERSION,
            previous: self.head.take().map(|(_, hash)| hash),
            agent: agent.clone(),
            ticket: ticket.clone(),
            deed,
        };
        self.head = Some((action.id.clone(), action_hash(&action)));
        let mut part = Shard::default();
        part.log.insert(Event::Action(action));
        let (name, initials) = (
            self.settings.agent.name.clone(),
            self.settings.agent.initials.clone(),
        );
        part.beside.agents.insert(
            agent,
            AgentName {
                since: now,
                name,
                initials,
            },
        );
        part
    }

    pub(super) fn next_stamp(&mut self, now: Millis) -> Stamp {
        let device = self.identity.device.clone();
        let stamp = match &self.latest {
            Some(latest) if latest.ms >= now => Stamp {
                ms: latest.ms,
                counter: latest.counter + 1,
                device,
            },
            _ => Stamp {
                ms: now,
                counter: 0,
                device,
            },
        };
        self.latest = Some(stamp.clone());
        stamp
    }
}

/// Whether a clock runs, rests or has run for the ticket: the watch list has none.
fn runs(view: &TicketView) -> bool {
    !matches!(view.clock, ClockView::Watch { .. })
}

/// Another of the person's devices knows that nothing is due any more: the brand's answer was seen
/// there and not yet here.
fn answered_elsewhere(ticket: &Ticket, clock: ClockView) -> ClockView {
    match (ticket.answered_elsewhere, clock) {
        (Some(at), ClockView::Running { since, due, .. }) => ClockView::Answered { since, at, due },
        _ => clock,
    }
}

fn is_mine(view: &TicketView, now: Millis) -> bool {
    let holder = view.holder.as_ref();
    holder.is_some_and(|holder| holder.mine && holder.holds(now))
}

fn count<T>(of: impl Iterator<Item = T>) -> u32 {
    u32::try_from(of.count()).unwrap_or(u32::MAX)
}
