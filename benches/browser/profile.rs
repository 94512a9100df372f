//! Chromium's sampling profiler, and which samples are the extension's: those in whose stack one of
//! its scripts or its module stands. The page itself has no WebAssembly.

use std::collections::{HashMap, HashSet};

use careline_drive::{DriveError, Session};
use serde_json::{Value, json};

/// The time between two samples, in microseconds.
const INTERVAL: u32 = 100;

/// Own samples further apart than this, in milliseconds, belong to two tasks.
const GAP: f64 = 1.0;

/// Begins to sample the page that is in front.
pub async fn start(session: &Session) -> Result<(), DriveError> {
    session.devtools("Profiler.enable", json!({})).await?;
    let interval = json!({ "interval": INTERVAL });
    session
        .devtools("Profiler.setSamplingInterval", interval)
        .await?;
    session.devtools("Profiler.start", json!({})).await?;
    Ok(())
}

/// When the extension ran.
pub struct Profile {
    /// Each own sample: when it was taken and how long until the next, in milliseconds.
    own: Vec<(f64, f64)>,
}

impl Profile {
    /// Ends the sampling.
    pub async fn stop(session: &Session) -> Result<Self, DriveError> {
        let answer = session.devtools("Profiler.stop", json!({})).await?;
        Ok(Self::of(&answer["profile"]))
    }

    fn of(profile: &Value) -> Self {
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let ours = own_nodes(&list(&profile["nodes"]));
        let mut at = profile["startTime"].as_f64().unwrap_or_default();
        let times: Vec<f64> = list(&profile["timeDeltas"])
            .iter()
            .map(|delta| {
                at += delta.as_f64().unwrap_or_default();
                at / 1_000.0
            })
            .collect();
        let samples = list(&profile["samples"]);
        let own = samples
            .iter()
            .zip(times.windows(2))
            .filter(|(node, _)| node.as_u64().is_some_and(|node| ours.contains(&node)))
            .map(|(_, pair)| (pair[0], pair[1] - pair[0]))
            .collect();
        Self { own }
    }

    /// How long the extension ran, in milliseconds.
    pub fn own(&self) -> f64 {
        self.own.iter().map(|(_, length)| length).sum()
    }

    /// How long it ran between two moments.
    pub fn own_between(&self, from: f64, to: f64) -> f64 {
        self.own
            .iter()
            .filter(|(at, _)| (from..to).contains(at))
            .map(|(_, length)| length)
            .sum()
    }

    /// Its longest run without a pause, in milliseconds.
    pub fn longest_own(&self) -> f64 {
        let (mut longest, mut begin, mut end) = (0.0_f64, f64::NEG_INFINITY, f64::NEG_INFINITY);
        for (at, length) in &self.own {
            if at - end > GAP {
                begin = *at;
            }
            end = at + length;
            longest = longest.max(end - begin);
        }
        longest
    }
}

/// The nodes of the call tree that are the extension's, or were called by it.
fn own_nodes(nodes: &[Value]) -> HashSet<u64> {
    let id = |node: &Value| node["id"].as_u64().unwrap_or_default();
    let children: HashMap<u64, Vec<u64>> = nodes
        .iter()
        .map(|node| {
            let children = node["children"].as_array().into_iter().flatten();
            (id(node), children.filter_map(Value::as_u64).collect())
        })
        .collect();
    let is_own = |node: &&Value| {
        let url = node["callFrame"]["url"].as_str().unwrap_or_default();
        url.starts_with("chrome-extension://") || url.starts_with("wasm://")
    };
    let mut waiting: Vec<u64> = nodes.iter().filter(is_own).map(id).collect();
    let mut ours = HashSet::new();
    while let Some(node) = waiting.pop() {
        if ours.insert(node) {
            waiting.extend(children.get(&node).into_iter().flatten());
        }
    }
    ours
}
