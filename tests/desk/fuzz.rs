//! What comes from outside, as nobody wrote it: stored values, messages and imports. Nothing breaks, and
//! a desk always opens. `PROPTEST_CASES=1000000` makes it long.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use careline::desk::compact;
use careline::desk::report::exported;
use careline::desk::request::{Act, Reply, Request};
use careline::desk::settings::Settings;
use careline::desk::status::Status;
use careline::desk::store::value::seal;
use careline::desk::template_import;
use careline::desk::zendesk;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::browser::*;

/// What a desk on which somebody has worked stores.
static STORED: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let mut browser = Browser::with_acme();
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    let mia = post("mia", 20, "@acmehelp where is my parcel?");
    browser.see(&[ravi.clone(), mia.clone(), reply_under(&mia, 10)]);
    browser.act(&ravi, Act::Claim).unwrap();
    let text = "Called her bank".to_owned();
    browser.act(&ravi, Act::Note { text }).unwrap();
    let solved = Act::SetStatus { to: Status::Solved };
    browser.act(&mia, solved).unwrap();
    browser.stored
});

/// Every kind of message, as it is written.
static MESSAGES: LazyLock<Vec<Request>> = LazyLock::new(|| {
    let mut browser = Browser::with_acme();
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    let (of, post) = (browser.ticket(&ravi).of, ravi.post.id.unwrap());
    let Reply::Settings { settings } = browser.ask(Request::Settings).reply else {
        panic!("no settings")
    };
    let text = "Called her bank".to_owned();
    let act = Act::Note { text };
    vec![
        Request::Seen { posts: vec![ravi] },
        Request::Card {
            of: of.clone(),
            post,
        },
        Request::Act { of, post, act },
        Request::SaveSettings { settings },
        Request::Overview,
        Request::Stored { from: 3 },
    ]
});

static SETTINGS: LazyLock<Settings> =
    LazyLock::new(|| match Browser::with_acme().ask(Request::Settings).reply {
        Reply::Settings { settings } => *settings,
        other => panic!("no settings: {other:?}"),
    });

/// A change to a text or file that was in order.
#[derive(Debug, Clone)]
enum Harm {
    /// It is cut short.
    Cut(Index),
    /// A bit of it is flipped.
    Flip(Index, u8),
    /// Something stands in the middle of it.
    Insert(Index, Vec<u8>),
    /// A part of it stands there twice.
    Repeat(Index, Index),
    /// It is something else altogether.
    Replace(Vec<u8>),
}

impl Harm {
    fn to(&self, whole: &[u8]) -> Vec<u8> {
        let mut bytes = whole.to_vec();
        let length = bytes.len().max(1);
        match self {
            Self::Cut(at) => bytes.truncate(at.index(length)),
            Self::Flip(at, bit) => {
                if let Some(byte) = bytes.get_mut(at.index(length)) {
                    *byte ^= 1 << bit;
                }
            }
            Self::Insert(at, more) => {
                let at = at.index(length).min(bytes.len());
                bytes.splice(at..at, more.iter().copied());
            }
            Self::Repeat(one, other) => {
                let (one, other) = (one.index(length), other.index(length));
                let part = bytes[one.min(other)..one.max(other)].to_vec();
                bytes.splice(one.min(other)..one.min(other), part);
            }
            Self::Replace(by) => bytes.clone_from(by),
        }
        bytes
    }

    fn to_text(&self, whole: &str) -> String {
        String::from_utf8_lossy(&self.to(whole.as_bytes())).into_owned()
    }
}

fn harm() -> impl Strategy<Value = Harm> {
    prop_oneof![
        any::<Index>().prop_map(Harm::Cut),
        (any::<Index>(), 0..8_u8).prop_map(|(at, bit)| Harm::Flip(at, bit)),
        (any::<Index>(), bytes()).prop_map(|(at, more)| Harm::Insert(at, more)),
        (any::<Index>(), any::<Index>()).prop_map(|(one, other)| Harm::Repeat(one, other)),
        bytes().prop_map(Harm::Replace),
    ]
}

/// What breaks readers of JSON, CSV and postcard.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        select(vec![
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\u",
            "\\",
            "null",
            "true",
            "-1",
            "1e999",
            "0",
            "18446744073709551616",
            "\n",
            "\r",
            "\0",
            ";",
            "=",
            "\u{feff}",
            "\u{202e}",
            "\u{301}",
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
        vec(any::<u8>(), 0..8),
    ];
    vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

/// What a value can be after its check was made to fit again.
fn resealed(stored: &str) -> String {
    let body = stored.split_once('\n').map_or(stored, |(_, body)| body);
    seal(1, body)
}

/// The desk opens, says how it stands, takes a new customer's post and an action, and opens again with
/// both. What can't be read is still there.
fn assert_works(stored: BTreeMap<String, String>) {
    let mut browser = Browser {
        now: NOON,
        ..Browser::default()
    };
    let before = stored.clone();
    browser.stored = stored;
    browser.ask(Request::Overview);
    let Reply::Kept { values } = browser.ask(Request::Kept).reply else {
        panic!("it can't say what it kept aside")
    };
    for kept in values {
        let value = &browser.stored[&kept.key];
        assert!(before.values().any(|stored| stored == value), "{kept:?}");
    }
    browser.ask(Request::SaveSettings {
        settings: Box::new(SETTINGS.clone()),
    });
    let noor = post("noor", 5, "@acmehelp my parcel is late");
    browser.act(&noor, Act::Claim).unwrap();
    browser.end_background();
    assert!(browser.ticket(&noor).holder.is_some());
    browser.ask(Request::Export);
}

proptest! {
    #[test]
    fn whatever_is_stored_the_desk_opens_and_works(
        harms in vec((any::<Index>(), harm(), any::<bool>()), 1..4),
    ) {
        let mut stored = STORED.clone();
        let keys: Vec<String> = stored.keys().cloned().collect();
        for (at, harm, fits) in &harms {
            let key = &keys[at.index(keys.len())];
            let harmed = harm.to_text(&stored[key]);
            stored.insert(key.clone(), if *fits { resealed(&harmed) } else { harmed });
        }
        assert_works(stored);
    }

    #[test]
    fn values_under_each_other_s_keys_leave_a_desk_that_works(
        one in any::<Index>(),
        other in any::<Index>(),
        lost in any::<Index>(),
    ) {
        let mut stored = STORED.clone();
        let keys: Vec<String> = stored.keys().cloned().collect();
        let value = stored[&keys[one.index(keys.len())]].clone();
        stored.insert(keys[other.index(keys.len())].clone(), value);
        stored.remove(&keys[lost.index(keys.len())]);
        assert_works(stored);
    }

    #[test]
    fn no_message_breaks_the_background(of in any::<Index>(), harm in harm(), compact in any::<bool>()) {
        let message = &MESSAGES[of.index(MESSAGES.len())];
        let request: Option<Request> = if compact {
            let written = compact::write(message).unwrap();
            let bytes: Vec<u8> = written.chars().map(|c| c as u8).collect();
            let harmed: String = harm.to(&bytes).into_iter().map(char::from).collect();
            compact::read(&harmed).ok()
        } else {
            let written = serde_json::to_string(message).unwrap();
            serde_json::from_str(&harm.to_text(&written)).ok()
        };
        if let Some(request) = request {
            let mut browser = Browser { now: NOON, stored: STORED.clone(), ..Browser::default() };
            browser.ask(request);
            browser.end_background();
            browser.ask(Request::Overview);
        }
    }

    #[test]
    fn no_file_breaks_an_import(of in any::<Index>(), harm in harm()) {
        let files: [&[u8]; 4] = [
            "name,text,shortcut,tags\nSorry,\"Hi {{customer.first_name}}, sorry!\",so,late\n".as_bytes(),
            br#"{"macros": [{"title": "Sorry", "actions": [{"field": "comment_value", "value": "Hi {{ticket.requester.first_name}}"}]}]}"#,
            br#"{"templates": [{"title": "Sorry", "body": "Hi {{to.first_name}}", "shortcut": "so"}]}"#,
            br#"{"sla_policies": [{"title": "VIP", "policy_metrics": [{"priority": "high", "metric": "first_reply_time", "target": 60, "business_hours": true}]}]}"#,
        ];
        let harmed = harm.to(files[of.index(files.len())]);
        // Whether it is taken or refused is for the tables of imports to say.
        drop(template_import::import(&harmed));
        drop(zendesk::import(&String::from_utf8_lossy(&harmed), &SETTINGS));
    }

    #[test]
    fn no_file_breaks_the_reading_of_an_export(harm in harm()) {
        let mut browser = Browser { now: NOON, stored: STORED.clone(), ..Browser::default() };
        let Reply::Export { json } = browser.ask(Request::Export).reply else {
            panic!("no export")
        };
        drop(exported::read(&harm.to(json.as_bytes())));
    }
}
