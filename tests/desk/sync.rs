//! The browser's sync, as strict as its documentation: one copy in each browser, and a server between
//! them that may carry things late, twice, in any order, and only the second time.

use std::collections::BTreeMap;

use careline::desk::devices::exchange::{DevicesAsk, Outgoing};
use careline::desk::devices::view::DevicesView;
use careline::desk::request::{Reply, Request};
use careline::desk::time::{Duration, Millis};

use crate::browser::Browser;

/// A browser's own copy. It refuses what the browsers refuse, by ending the test.
#[derive(Default)]
pub struct Copy {
    pub items: BTreeMap<String, String>,
    written: Vec<Millis>,
}

impl Copy {
    /// Does what a desk wants written.
    pub fn write(&mut self, outgoing: &Outgoing, now: Millis) {
        for key in &outgoing.remove {
            self.count(now);
            self.items.remove(key);
        }
        for (key, value) in &outgoing.set {
            self.count(now);
            assert!(size(key, value) <= 8_192, "{key} is {}", size(key, value));
            self.items.insert(key.clone(), value.clone());
            assert!(self.size() <= 102_400, "all items are {}", self.size());
            assert!(self.items.len() <= 512, "{} items", self.items.len());
        }
    }

    pub fn size(&self) -> usize {
        self.items.iter().map(|(key, value)| size(key, value)).sum()
    }

    /// Each item counts as a write; the hour and the minute before now count.
    fn count(&mut self, now: Millis) {
        self.written.push(now);
        let within = |length: Duration| {
            let recent = self.written.iter().filter(|at| now - **at < length);
            recent.count()
        };
        assert!(within(Duration::minutes(1)) <= 120, "too many in a minute");
        assert!(within(Duration::hours(1)) <= 1_800, "too many in an hour");
    }
}

/// The size of an item: its key, and its value as JSON in UTF-8 as Chromium writes it.
fn size(key: &str, value: &str) -> usize {
    let escaped = |character: char| match character {
        '"' | '\\' | '\n' | '\t' | '\r' => 2,
        '<' | '\0'..='\u{1f}' | '\u{7f}' | '\u{2028}' | '\u{2029}' => 6,
        other => other.len_utf8(),
    };
    key.len() + 2 + value.chars().map(escaped).sum::<usize>()
}

/// A browser with its copy.
pub struct Device {
    pub browser: Browser,
    pub copy: Copy,
}

impl Device {
    /// A browser with Acme's desk that takes part.
    pub fn new(name: &str) -> Self {
        let mut device = Self {
            browser: Browser::of_device(name),
            copy: Copy::default(),
        };
        device.ask(DevicesAsk::Switch { on: true });
        device
    }

    /// Asks, and writes what is to be written; gives that.
    pub fn ask(&mut self, ask: DevicesAsk) -> (DevicesView, Outgoing) {
        let items = self.copy.items.clone();
        match self.browser.ask(Request::Devices { ask, items }).reply {
            Reply::Devices { devices, outgoing } => {
                self.copy.write(&outgoing, self.browser.now);
                (*devices, outgoing)
            }
            other => panic!("{other:?}"),
        }
    }

    pub fn exchange(&mut self) -> Outgoing {
        self.ask(DevicesAsk::Exchange).1
    }

    pub fn view(&mut self) -> DevicesView {
        self.ask(DevicesAsk::View).0
    }
}

/// One round on each device after the other, carried at once, until nobody has anything to say.
pub fn settle(devices: &mut [&mut Device]) {
    for _ in 0..60 {
        let mut quiet = true;
        for at in 0..devices.len() {
            devices[at].browser.wait(Duration::minutes(3));
            let outgoing = devices[at].exchange();
            quiet &= outgoing.set.is_empty() && outgoing.remove.is_empty() && !outgoing.more;
            let items = devices[at].copy.items.clone();
            for (other, device) in devices.iter_mut().enumerate() {
                if other != at {
                    device.copy.items.clone_from(&items);
                }
            }
        }
        if quiet {
            return;
        }
    }
    panic!("the devices never come to rest");
}
