//! The book that reports are computed from: every ticket of the logs as a contact, read shard by shard,
//! so that whoever reads it can pause between two.

use std::collections::BTreeMap;

use super::contact::{Contact, Context, contact};
use super::names::{Name, Names};
use super::politeness::polite;
use super::proof::Chains;
use super::wording::Wordings;
use crate::desk::brand::{Brand, BrandId};
use crate::desk::import::by_shard;
use crate::desk::log::Log;
use crate::desk::policy::Policies;
use crate::desk::post::PostId;
use crate::desk::settings::Settings;
use crate::desk::store::shard::Beside;
use crate::desk::ticket::{Ticket, fold};
use crate::desk::time::Millis;
use crate::desk::triage::PostType;

/// Everything that reports know.
pub struct Book {
    /// The names that contacts share.
    pub names: Names,
    /// Every ticket.
    pub contacts: Vec<Contact>,
    /// The praise that customers gave.
    pub praises: Vec<Praise>,
    /// How often each template was inserted.
    pub insertions: BTreeMap<Name, usize>,
    /// The actions' hash chains.
    pub chains: Chains,
    /// The latest time that anything was learnt at.
    pub latest: Millis,
    settings: Settings,
    policies: Policies,
    wordings: Wordings,
    brands: BTreeMap<BrandId, usize>,
}

/// A customer's praise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Praise {
    /// The brand.
    pub brand: Name,
    /// The post.
    pub post: PostId,
    /// When it was made.
    pub at: Millis,
    /// Who made it.
    pub person: Name,
    /// The brand's handles that it addresses.
    pub handles: Box<[Name]>,
    /// Whether one of them is for care.
    pub to_care: bool,
}

impl Book {
    /// A book of nothing, for a desk that is set so.
    pub fn new(settings: Settings) -> Self {
        let brands = settings.brands.iter().enumerate();
        Self {
            names: Names::default(),
            contacts: Vec::new(),
            praises: Vec::new(),
            insertions: BTreeMap::new(),
            chains: Chains::default(),
            latest: Millis(0),
            policies: Policies::in_force(&settings),
            wordings: Wordings::of(&settings.templates),
            brands: brands.map(|(place, brand)| (brand.id(), place)).collect(),
            settings,
        }
    }

    /// A book of everything in an exported log, read by the shards in which a desk holds it: so a report
    /// of an export and one of the storage fold the same events into the same tickets.
    pub fn of_log(settings: Settings, log: Log, beside: &Beside) -> Self {
        let mut book = Self::new(settings);
        for (_, part) in by_shard(log) {
            book.add(&part, beside);
        }
        book
    }

    /// Reads the log of one shard.
    pub fn add(&mut self, log: &Log, beside: &Beside) {
        for action in log.actions() {
            self.latest = self.latest.max(action.id.ms);
            self.chains.add(action);
        }
        for sighting in log.sightings() {
            self.latest = self.latest.max(sighting.first_seen);
        }
        for ticket in fold(log).into_values() {
            self.take(&ticket, beside);
        }
    }

    /// What the desk is set to.
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The brand of a number, where it is still set.
    pub fn brand(&self, number: Name) -> Option<&Brand> {
        let word = self.names.word(number);
        let mut brands = self.settings.brands.iter();
        brands.find(|brand| brand.id().as_str() == word)
    }

    fn take(&mut self, ticket: &Ticket, beside: &Beside) {
        let place = self.brands.get(&ticket.id.brand);
        let brand = place.and_then(|place| self.settings.brands.get(*place));
        let context = Context {
            beside,
            rules: self.policies.of(ticket),
            brand,
            holds: &|template, text| self.wordings.holds(template, text),
            polite: &polite,
        };
        let read = contact(ticket, &context, &mut self.names);
        for post in &ticket.posts {
            if post.post_type == Some(PostType::Praise) {
                let is_care = |brand: &Brand| {
                    let mut handles = post.handles.iter();
                    handles.any(|handle| brand.care_handles.contains(handle))
                };
                let handles = post.handles.iter();
                self.praises.push(Praise {
                    brand: read.brand,
                    post: post.id,
                    at: post.posted_at,
                    person: read.person,
                    to_care: brand.is_some_and(is_care),
                    handles: handles
                        .map(|handle| self.names.number(&handle.key()))
                        .collect(),
                });
            }
        }
        for template in ticket.inserted() {
            let template = self.names.number(template);
            *self.insertions.entry(template).or_default() += 1;
        }
        self.contacts.push(read);
    }
}
