//! Two devices at random: whatever the browser's sync does with the items on their way, both desks come
//! to say the same, nothing that was done on either is lost, and no quota is ever exceeded.
//!
//! `CARELINE_STEPS=10000` makes each walk long.

use std::collections::{BTreeMap, BTreeSet};

use careline::desk::devices::exchange::DevicesAsk;
use careline::desk::event::TicketId;
use careline::desk::post::{PostId, SeenPost};
use careline::desk::request::{Act, Reply, Request};
use careline::desk::status::{Priority, Status};
use careline::desk::time::Duration;
use careline::desk::view::TakeBack;

use crate::browser::*;
use crate::sync::Device;

/// A walk's dice: the same for the same seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        // Marsaglia's xorshift64.
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// A change of an item on its way to a device.
#[derive(Clone)]
struct Message {
    to: usize,
    key: String,
    value: Option<String>,
}

struct Walk {
    dice: Dice,
    devices: [Device; 2],
    /// What lies on the browser maker's server.
    server: BTreeMap<String, String>,
    on_the_way: Vec<Message>,
    posts: Vec<SeenPost>,
    /// The actions that each device acknowledged.
    done: [usize; 2],
    /// The posts whose tickets each device has shown.
    shown: [BTreeSet<PostId>; 2],
}

impl Walk {
    fn new(seed: u64) -> Self {
        Self {
            dice: Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1),
            devices: [Device::new("laptop"), Device::new("office")],
            server: BTreeMap::new(),
            on_the_way: Vec::new(),
            posts: Vec::new(),
            done: [0, 0],
            shown: [BTreeSet::new(), BTreeSet::new()],
        }
    }

    fn step(&mut self) {
        let at = self.dice.below(2);
        match self.dice.below(20) {
            0..=2 => self.somebody_posts(),
            3..=5 => self.see(at),
            6..=11 => self.act(at),
            12..=14 => drop(self.exchange(at)),
            15..=17 => self.carry(),
            18 if self.dice.below(8) == 0 => self.erase(at),
            18 => self.devices[at].browser.end_background(),
            _ => {
                // The clocks of two computers never agree.
                let minutes = self.dice.below(40) as i64;
                self.devices[at].browser.wait(Duration::minutes(minutes));
            }
        }
        let seconds = Duration(1_000 * (1 + self.dice.below(30) as i64));
        for device in &mut self.devices {
            device.browser.wait(seconds);
        }
    }

    fn somebody_posts(&mut self) {
        let now = self
            .devices
            .iter()
            .map(|device| device.browser.now)
            .min()
            .unwrap();
        let number = self.posts.len();
        let asked = self
            .posts
            .iter()
            .filter(|post| post.post.reply_to.is_empty());
        let asked: Vec<&SeenPost> = asked.collect();
        let post = if !asked.is_empty() && self.dice.below(4) == 0 {
            let above = asked[self.dice.below(asked.len())];
            let mut reply = reply_under(above, 0);
            let id = id_at(now, number as u64 % 4_096);
            reply.post.id = Some(id);
            reply.post.created_at = id.created_at();
            reply
        } else {
            let author = format!("customer{}", self.dice.below(20 + self.posts.len() / 8));
            let mut post = seen(&author, now, "@acmehelp it does not work at all");
            let id = id_at(now, number as u64 % 4_096);
            post.post.id = Some(id);
            post.post.created_at = id.created_at();
            post
        };
        self.posts.push(post);
    }

    /// A device's page shows some of the posts.
    fn see(&mut self, at: usize) {
        let many = self.dice.below(6);
        for _ in 0..many {
            if !self.posts.is_empty() {
                let post = self.dice.one(&self.posts).clone();
                self.show(at, &post);
            }
        }
    }

    fn show(&mut self, at: usize, post: &SeenPost) {
        self.devices[at].browser.see(std::slice::from_ref(post));
        self.shown[at].extend(post.post.id);
    }

    /// An agent does something to the ticket of a post that the device has shown.
    fn act(&mut self, at: usize) {
        let posts: Vec<&SeenPost> = self
            .posts
            .iter()
            .filter(|post| post.post.reply_to.is_empty())
            .filter(|post| self.shown[at].contains(&post.post.id.unwrap()))
            .collect();
        if posts.is_empty() {
            return;
        }
        let post = (*self.dice.one(&posts)).clone();
        let tag = ["billing", "vip", "parcel"][self.dice.below(3)].to_owned();
        let act = match self.dice.below(9) {
            0 => Act::Claim,
            1 => Act::Release,
            2 | 3 => Act::SetStatus {
                to: *self.dice.one(&Status::ALL),
            },
            4 => Act::SetPriority {
                to: *self.dice.one(&Priority::ALL),
            },
            5 => Act::Tag { tag },
            6 => Act::Untag { tag },
            7 => Act::Note {
                text: "called back".into(),
            },
            _ => {
                let log = self.devices[at].browser.card(&post).log;
                let undos: Vec<Act> = log
                    .into_iter()
                    .filter_map(|line| match line.take_back {
                        Some(TakeBack::Undo { action }) => Some(Act::Undo { action }),
                        _ => None,
                    })
                    .collect();
                if undos.is_empty() {
                    return;
                }
                self.dice.one(&undos).clone()
            }
        };
        // A status that can't be left so is refused, and then nothing was done.
        if self.devices[at].browser.act(&post, act).is_ok() {
            self.done[at] += 1;
        }
    }

    /// A person is forgotten.
    fn erase(&mut self, at: usize) {
        if !self.posts.is_empty() {
            // Where it is the brand's own post there is nothing to erase.
            let handle = self.dice.one(&self.posts).post.author.clone();
            self.devices[at].browser.ask(Request::Erase { handle });
        }
    }

    /// A round on a device; the server has what it wrote, the other device will hear of it.
    fn exchange(&mut self, at: usize) -> bool {
        let outgoing = self.devices[at].exchange();
        let to = 1 - at;
        for key in &outgoing.remove {
            self.server.remove(key);
            self.on_the_way.push(Message {
                to,
                key: key.clone(),
                value: None,
            });
        }
        for (key, value) in &outgoing.set {
            self.server.insert(key.clone(), value.clone());
            self.on_the_way.push(Message {
                to,
                key: key.clone(),
                value: Some(value.clone()),
            });
        }
        outgoing.set.is_empty() && outgoing.remove.is_empty() && !outgoing.more
    }

    /// Some change arrives: in any order, twice, or not now but later.
    fn carry(&mut self) {
        if self.on_the_way.is_empty() {
            return;
        }
        let which = self.dice.below(self.on_the_way.len());
        let message = match self.dice.below(4) {
            0 => self.on_the_way[which].clone(),
            1 => return,
            _ => self.on_the_way.swap_remove(which),
        };
        let items = &mut self.devices[message.to].copy.items;
        match message.value {
            Some(value) => items.insert(message.key, value),
            None => items.remove(&message.key),
        };
    }

    /// The network is back: every copy is what the server has, until nobody has more to say.
    fn settle(&mut self) {
        self.on_the_way.clear();
        for _ in 0..100 {
            let mut quiet = true;
            for at in 0..2 {
                self.devices[at].copy.items.clone_from(&self.server);
                self.devices[at].browser.wait(Duration::minutes(3));
                quiet &= self.exchange(at);
            }
            if quiet {
                return;
            }
        }
        panic!("the devices never come to rest");
    }

    fn check(&mut self) {
        self.settle();
        let [laptop, office] = &self.devices;
        let carried = |device: &Device| device.browser.desk.as_ref().unwrap().carried();
        let (one, other) = (carried(laptop), carried(office));
        let both: Vec<&TicketId> = one.keys().filter(|id| other.contains_key(id)).collect();
        for id in &both {
            assert_eq!(one[id], other[id], "{id}");
        }
        assert!(both.len() > 5, "{} tickets on both", both.len());
        for at in 0..2 {
            let Reply::Export { json } = self.devices[at].browser.ask(Request::Export).reply else {
                panic!("no export")
            };
            let export: serde_json::Value = serde_json::from_str(&json).unwrap();
            let events = export["events"].as_array().unwrap();
            let own = events
                .iter()
                .filter(|event| event["event"] == "action" && event["deed"]["deed"] != "carry");
            assert_eq!(own.count(), self.done[at], "actions of device {at}");
            let sightings = events.iter().filter(|event| event["event"] == "sighting");
            let seen: BTreeSet<String> = sightings.map(|event| event["post"].to_string()).collect();
            assert_eq!(seen.len(), self.shown[at].len(), "posts of device {at}");
        }
    }
}

fn steps() -> usize {
    let steps = std::env::var("CARELINE_STEPS").ok();
    steps.and_then(|steps| steps.parse().ok()).unwrap_or(500)
}

#[test]
fn two_devices_come_to_say_the_same_and_lose_nothing() {
    for seed in 1..=4 {
        let mut walk = Walk::new(seed);
        for step in 1..=steps() {
            walk.step();
            if step % 2_500 == 0 {
                walk.check();
            }
        }
        walk.check();
    }
}

#[test]
fn a_device_that_left_and_came_back_says_the_same_again() {
    let mut walk = Walk::new(99);
    for _ in 0..500 {
        walk.step();
    }
    walk.settle();
    let outgoing = walk.devices[0].ask(DevicesAsk::Switch { on: false }).1;
    for key in &outgoing.remove {
        walk.server.remove(key);
    }
    for _ in 0..100 {
        walk.step();
    }
    walk.devices[0].ask(DevicesAsk::Switch { on: true });
    walk.check();
}
