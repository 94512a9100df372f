//! A report of the storage and one of the export agree digit for digit.

use std::collections::BTreeMap;

use careline::desk::digest::Salt;
use careline::desk::event::DeviceId;
use careline::desk::persist::Needs;
use careline::desk::post::{PostId, SeenPost};
use careline::desk::report::asked::Asked;
use careline::desk::report::book::Book;
use careline::desk::report::exported::read;
use careline::desk::report::lines::responsiveness_lines;
use careline::desk::report::loading::Loading;
use careline::desk::report::more_lines::{coverage_lines, team_lines};
use careline::desk::request::{Act, Reply, Request};
use careline::desk::settings::{Agent, Settings};
use careline::desk::state::{Desk, Identity};
use careline::desk::time::{Duration, Millis};
use serde_json::json;

use crate::made::acme;

const START: Millis = Millis(1_772_409_600_000);

/// A desk whose writes are kept, as the background keeps them.
struct Stored {
    desk: Desk,
    values: BTreeMap<String, String>,
}

impl Stored {
    fn new() -> Self {
        let identity = Identity {
            device: DeviceId("d".into()),
            salt: Salt("salt".into()),
        };
        let mut desk = Desk::begin(&BTreeMap::new(), identity, START);
        while desk.opening_needs() != Needs::Nothing {
            desk.go_on_opening(&BTreeMap::new(), START);
        }
        Self {
            desk,
            values: BTreeMap::new(),
        }
    }

    fn ask(&mut self, request: Request, now: Millis) -> Reply {
        let shards = self.desk.shards_for(&request);
        self.desk.load(shards, &self.values, now);
        let reply = self.desk.serve(request, now).reply;
        let mut writes = self.desk.take_writes();
        if self.desk.is_journal_due() {
            let shards = self.desk.journal_shards();
            self.desk.load(shards, &self.values, now);
            let folded = self.desk.fold_journal(now);
            writes.set.extend(folded.set);
            writes.remove.extend(folded.remove);
        }
        self.values.extend(writes.set);
        for key in writes.remove {
            self.values.remove(&key);
        }
        reply
    }
}

#[test]
fn storage_and_export_tell_the_same() {
    let mut stored = Stored::new();
    let Reply::Settings { settings } = stored.ask(Request::Settings, START) else {
        panic!("no settings")
    };
    let settings = Settings {
        agent: Agent {
            name: "Ana".into(),
            initials: "A".into(),
            ..settings.agent
        },
        brands: vec![acme()],
        ..*settings
    };
    let settings = Box::new(settings);
    let saved = stored.ask(Request::SaveSettings { settings }, START);
    assert!(matches!(saved, Reply::Settings { .. }), "{saved:?}");
    // More than are folded at once, so that some lie in shards and some in the journal.
    for number in 0..260_i64 {
        let at = START + Duration::minutes(number);
        let id = u64::try_from(number).unwrap() * 4 + 1_000;
        let seen: Vec<SeenPost> = serde_json::from_value(json!([
            {"post": {
                "id": PostId::new(id), "author": format!("c{number}"), "name": "C", "lang": "en",
                "text": "@acme you charged me twice, please help", "created_at": at.to_string(),
            }},
            {"post": {
                "id": PostId::new(id + 1), "author": "acme", "name": "Acme", "lang": "en",
                "text": "On it ^AB",
                "created_at": (at + Duration::minutes(number % 90)).to_string(),
                "reply_to": [format!("c{number}")],
            }, "follows": PostId::new(id)},
        ]))
        .unwrap();
        let take = if number % 3 == 0 { 1 } else { 2 };
        let posts = seen.into_iter().take(take).collect();
        let now = at + Duration::hours(2);
        let Reply::Tickets { tickets, .. } = stored.ask(Request::Seen { posts }, now) else {
            panic!("no tickets")
        };
        assert_eq!(tickets.len(), 1, "{number}");
        if number % 5 == 0 {
            let of = tickets[0].of.clone();
            let post = PostId::new(id);
            stored.ask(
                Request::Act {
                    of,
                    post,
                    act: Act::Claim,
                },
                now,
            );
        }
    }
    let shown = "/search?q=%40acme+OR+%40acmehelp&f=live\n1900000100000000000 1900000000000000000";
    let shown = shown.to_owned();
    let now = START + Duration::days(9);
    stored.ask(Request::Covered { shown }, now);
    let Reply::Export { json } = stored.ask(Request::Export, now) else {
        panic!("no export")
    };
    let exported = read(json.as_bytes()).unwrap_or_else(|wrong| panic!("{wrong:?}"));
    assert_eq!(exported.wrong, []);
    let of_export = Book::of_log(exported.settings, exported.log, &exported.beside);

    let mut loading = Loading::default();
    while !loading.needs().is_empty() {
        let needs = loading.needs();
        let values = needs
            .into_iter()
            .filter_map(|key| stored.values.get_key_value(&key))
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect();
        loading.take(&values);
    }
    let of_storage = loading.finish().unwrap();
    assert_eq!(of_storage.unreadable, 0);
    assert_eq!(of_storage.coverage, exported.coverage);
    assert_eq!(of_storage.coverage.surfaces().count(), 1);
    let asked = Asked::all(now);
    assert_eq!(asked.members(&of_storage.book.contacts).len(), 260);
    assert_eq!(
        sorted(&responsiveness_lines(&of_storage.book, &asked, false)),
        sorted(&responsiveness_lines(&of_export, &asked, false))
    );
    assert_eq!(
        team_lines(&of_storage.book, &asked),
        team_lines(&of_export, &asked)
    );
    assert_eq!(
        coverage_lines(&of_storage.book, &of_storage.coverage, &asked),
        coverage_lines(&of_export, &exported.coverage, &asked)
    );
    assert!(
        of_storage
            .book
            .chains
            .verify()
            .iter()
            .all(|chain| chain.broken.is_none())
    );
}

fn sorted(lines: &[serde_json::Value]) -> Vec<String> {
    let mut lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
    lines.sort();
    lines
}
