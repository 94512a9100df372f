//! A desk in memory that is asked as the background asks it.

use std::collections::BTreeMap;

use careline::desk::brand::Brand;
use careline::desk::digest::Salt;
use careline::desk::event::DeviceId;
use careline::desk::persist::Needs;
use careline::desk::request::{Reply, Request};
use careline::desk::settings::{Agent, Settings};
use careline::desk::state::{Desk, Identity};
use careline::desk::time::Millis;

/// A desk of its own device, whose storage is forgotten with it.
pub struct TestDesk(Desk);

impl TestDesk {
    /// The desk of an agent named Ana, with these brands and the settings of a fresh desk.
    pub fn new(device: &str, brands: Vec<Brand>, now: Millis) -> Self {
        let identity = Identity {
            device: DeviceId(device.into()),
            salt: Salt("salt".into()),
        };
        let mut desk = Desk::begin(&BTreeMap::new(), identity, now);
        while desk.opening_needs() != Needs::Nothing {
            desk.go_on_opening(&BTreeMap::new(), now);
        }
        let mut desk = Self(desk);
        let settings = desk.settings(now);
        let agent = Agent {
            name: "Ana".into(),
            initials: "A".into(),
            ..settings.agent.clone()
        };
        desk.set(
            Settings {
                agent,
                brands,
                ..settings
            },
            now,
        );
        desk
    }

    /// Asks the desk at a time.
    pub fn ask(&mut self, request: Request, now: Millis) -> Reply {
        let shards = self.0.shards_for(&request);
        self.0.load(shards, &BTreeMap::new(), now);
        self.0.serve(request, now).reply
    }

    /// What the desk is set to.
    pub fn settings(&mut self, now: Millis) -> Settings {
        match self.ask(Request::Settings, now) {
            Reply::Settings { settings } => *settings,
            other => panic!("no settings: {other:?}"),
        }
    }

    /// Sets the desk otherwise.
    pub fn set(&mut self, settings: Settings, now: Millis) {
        let settings = Box::new(settings);
        let saved = self.ask(Request::SaveSettings { settings }, now);
        assert!(matches!(saved, Reply::Settings { .. }), "{saved:?}");
    }

    /// Everything it knows, in the export format.
    pub fn export(&mut self, now: Millis) -> String {
        match self.ask(Request::Export, now) {
            Reply::Export { json } => json,
            other => panic!("no export: {other:?}"),
        }
    }
}
