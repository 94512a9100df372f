//! Real conversations with care accounts, replayed as a page would show them, through the desk to
//! the tickets of its export.
//!
//! The conversations belong to their authors and are no part of this repository: the folder that
//! `CARELINE_SHARED` names holds them. What is expected of each is computed here from the
//! conversations alone.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a conversation that can't be read or replayed is a failure"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use careline::desk::brand::Brand;
use careline::desk::digest::Salt;
use careline::desk::event::{DeviceId, Event};
use careline::desk::log::Log;
use careline::desk::persist::Needs;
use careline::desk::post::{Handle, PostId, SeenPost};
use careline::desk::request::{Reply, Request};
use careline::desk::settings::{Agent, Settings};
use careline::desk::state::{Desk, Identity};
use careline::desk::ticket::{Ticket, fold};
use careline::desk::time::{Duration, Millis};
use serde_json::{Value, json};

/// The care accounts of the set, each with the main accounts of its brand.
const BRANDS: [(&str, &[&str]); 24] = [
    (
        "AdobeCare",
        &["Adobe", "AdobePremiere", "Photoshop", "CreativeCloud"],
    ),
    ("AmazonHelp", &["Amazon"]),
    ("AppleSupport", &["Apple"]),
    ("AskPlayStation", &["PlayStation"]),
    ("Ask_Spectrum", &["GetSpectrum"]),
    ("Ask_WellsFargo", &["WellsFargo"]),
    ("AskeBay", &["eBay", "eBay_UK"]),
    ("ChaseSupport", &["Chase"]),
    ("Delta", &[]),
    ("DropboxSupport", &["Dropbox"]),
    ("GoDaddyHelp", &["GoDaddy"]),
    ("Google", &["gmail"]),
    ("MicrosoftHelps", &["Microsoft"]),
    ("MojangSupport", &["Mojang"]),
    ("RockstarSupport", &["RockstarGames"]),
    ("SouthwestAir", &[]),
    ("SpotifyCares", &["Spotify"]),
    ("TMobileHelp", &["TMobile"]),
    ("TeamYouTube", &["YouTube", "YouTubeTV", "YTCreators"]),
    ("Uber_Support", &["Uber"]),
    ("XboxSupport", &["Xbox"]),
    ("YahooCare", &["Yahoo"]),
    ("hulu_support", &["hulu"]),
    ("zoom_us", &[]),
];

/// How many conversations the set holds.
const CONVERSATIONS: usize = 525;

/// A post of a conversation.
struct Said {
    id: PostId,
    author: Handle,
    text: String,
    /// The second it was recorded at, where it was.
    second: Option<Millis>,
}

impl Said {
    fn at(&self) -> Millis {
        self.id.created_at().unwrap()
    }
}

/// The conversations, oldest first, each in its order.
fn conversations() -> Option<Vec<Vec<Said>>> {
    let Some(shared) = std::env::var_os("CARELINE_SHARED") else {
        println!("skipped: {CONVERSATIONS} conversations (CARELINE_SHARED is not set)");
        return None;
    };
    let file = Path::new(&shared).join("data/care-conversations/conversations.json");
    let all: Vec<Value> = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let mut all: Vec<Vec<Said>> = all.iter().map(conversation).collect();
    all.sort_by_key(|posts| posts.last().map(|post| post.id));
    Some(all)
}

fn conversation(conversation: &Value) -> Vec<Said> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let said = |post: &Value| {
        let author = ["client", "client1", "agent"]
            .into_iter()
            .find_map(|key| post.get(key));
        Said {
            id: text(&post["tweet_ID"]).parse().unwrap(),
            author: text(author.unwrap()).parse().unwrap(),
            text: text(&post["message"]),
            second: Millis::from_rfc3339(post["datetime"].as_str().unwrap()),
        }
    };
    let posts = conversation["dialogContent"].as_array().unwrap();
    let answer = &conversation["agentURL"];
    let answer = Said {
        id: text(&answer["tweet_ID"]).parse().unwrap(),
        author: text(&conversation["dialogHeader"]["company"])
            .parse()
            .unwrap(),
        text: text(&answer["url_utterance"]),
        second: None,
    };
    posts.iter().map(said).chain([answer]).collect()
}

fn brands() -> Vec<Brand> {
    BRANDS
        .iter()
        .map(|(care, main)| {
            let brand = json!({"name": care, "handles": main, "care_handles": [care]});
            serde_json::from_value(brand).unwrap()
        })
        .collect()
}

/// What a page shows of a post in its conversation: each replies to the one above.
fn shown(post: &Said, above: Option<&Said>) -> SeenPost {
    let reply_to: Vec<&Handle> = above.iter().map(|above| &above.author).collect();
    let from = above.map(|_| "above");
    serde_json::from_value(json!({
        "post": {
            "id": post.id, "author": post.author, "name": post.author, "text": post.text,
            "lang": "en", "created_at": post.at().to_string(),
            "reply_to": reply_to, "reply_to_from": from,
        },
        "follows": above.map(|above| above.id),
    }))
    .unwrap()
}

/// The tickets of a desk that looked at every conversation a minute after its last post.
fn replayed(conversations: &[Vec<Said>]) -> Vec<Ticket> {
    let start = conversations[0][0].at();
    let identity = Identity {
        device: DeviceId("d".into()),
        salt: Salt("salt".into()),
    };
    let mut desk = Desk::begin(&BTreeMap::new(), identity, start);
    while desk.opening_needs() != Needs::Nothing {
        desk.go_on_opening(&BTreeMap::new(), start);
    }
    let mut ask = |request: Request, now: Millis| {
        desk.load(desk.shards_for(&request), &BTreeMap::new(), now);
        desk.serve(request, now).reply
    };
    let Reply::Settings { settings } = ask(Request::Settings, start) else {
        panic!("no settings")
    };
    let settings = Settings {
        agent: Agent {
            name: "Ana".into(),
            initials: "A".into(),
            ..settings.agent
        },
        brands: brands(),
        ..*settings
    };
    let settings = Box::new(settings);
    let saved = ask(Request::SaveSettings { settings }, start);
    assert!(matches!(saved, Reply::Settings { .. }), "{saved:?}");
    for posts in conversations {
        let above = std::iter::once(None).chain(posts.iter().map(Some));
        let posts = posts
            .iter()
            .zip(above)
            .map(|(post, above)| shown(post, above));
        let posts: Vec<SeenPost> = posts.collect();
        let now = posts
            .iter()
            .filter_map(|seen| seen.post.created_at)
            .max()
            .unwrap();
        let seen = ask(Request::Seen { posts }, now + Duration::minutes(1));
        assert!(
            matches!(seen, Reply::Tickets { over_limit: 0, .. }),
            "{seen:?}"
        );
    }
    let Reply::Export { json } = ask(Request::Export, start) else {
        panic!("no export")
    };
    let export: Value = serde_json::from_str(&json).unwrap();
    let mut log = Log::default();
    for event in export["events"].as_array().unwrap() {
        log.insert(serde_json::from_value::<Event>(event.clone()).unwrap());
    }
    fold(&log).into_values().collect()
}

/// What a person expects to find: the posts of one customer to one brand, and when the brand first
/// answered them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Expected {
    brand: String,
    posts: BTreeSet<PostId>,
    wait: Option<i64>,
}

/// Whether a text tags a handle: `@` and the handle as a whole word.
fn tags(text: &str, handle: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let tag = format!("@{}", handle.to_ascii_lowercase());
    let word = |character: char| character.is_ascii_alphanumeric() || character == '_';
    text.match_indices(&tag).any(|(place, _)| {
        let after = text[place + tag.len()..].chars().next();
        !text[..place].ends_with(word) && !after.is_some_and(word)
    })
}

/// The tickets that the conversations call for, read without the desk: a customer addresses a brand
/// by tagging it or by replying to it, and all that one customer says to one brand within a week is
/// one ticket.
fn expected(conversations: &[Vec<Said>]) -> Vec<Expected> {
    let brands: Vec<(String, Vec<Handle>)> = BRANDS
        .iter()
        .map(|(care, main)| {
            let handles = main
                .iter()
                .chain([care])
                .map(|handle| handle.parse().unwrap());
            ((*care).to_owned(), handles.collect())
        })
        .collect();
    let speaks = |author: &Handle| brands.iter().any(|(_, handles)| handles.contains(author));
    let mut expected = Vec::new();
    for (name, handles) in &brands {
        // By customer: what they said to the brand, and what the brand said to them.
        let mut said: BTreeMap<String, BTreeMap<PostId, Millis>> = BTreeMap::new();
        let mut answers: BTreeMap<String, BTreeSet<Millis>> = BTreeMap::new();
        for posts in conversations {
            for (number, post) in posts.iter().enumerate() {
                let above = number.checked_sub(1).map(|above| &posts[above]);
                let to_brand = above.is_some_and(|above| handles.contains(&above.author))
                    || handles
                        .iter()
                        .any(|handle| tags(&post.text, handle.as_str()));
                if !speaks(&post.author) && to_brand {
                    said.entry(post.author.key())
                        .or_default()
                        .insert(post.id, post.at());
                }
                if let (true, Some(above)) = (handles.contains(&post.author), above) {
                    answers
                        .entry(above.author.key())
                        .or_default()
                        .insert(post.at());
                }
            }
        }
        for (customer, posts) in said {
            let mut tickets: Vec<Vec<(PostId, Millis)>> = Vec::new();
            for (id, at) in posts {
                let week = Duration::days(7);
                match tickets.last_mut() {
                    Some(ticket) if at - ticket[ticket.len() - 1].1 <= week => {
                        ticket.push((id, at));
                    }
                    _ => tickets.push(vec![(id, at)]),
                }
            }
            let ends: Vec<Millis> = tickets[1..].iter().map(|next| next[0].1).collect();
            for (number, ticket) in tickets.iter().enumerate() {
                let (since, end) = (ticket[0].1, ends.get(number));
                let mut answers = answers.get(&customer).into_iter().flatten();
                let answer = answers.find(|at| **at >= since && end.is_none_or(|end| **at < *end));
                expected.push(Expected {
                    brand: name.clone(),
                    posts: ticket.iter().map(|(id, _)| *id).collect(),
                    wait: answer.map(|at| (*at - since).0),
                });
            }
        }
    }
    expected.sort();
    expected
}

fn found(tickets: &[Ticket]) -> Vec<Expected> {
    let ids: BTreeMap<String, &str> = brands()
        .iter()
        .zip(BRANDS)
        .map(|(brand, (care, _))| (brand.id().to_string(), care))
        .collect();
    let mut found: Vec<Expected> = tickets
        .iter()
        .map(|ticket| {
            let since = ticket.since();
            let mut replies = ticket.meaningful_replies().map(|reply| reply.posted_at);
            Expected {
                brand: ids[&ticket.id.brand.to_string()].to_owned(),
                posts: ticket.posts.iter().map(|post| post.id).collect(),
                wait: replies.find(|at| *at >= since).map(|at| (at - since).0),
            }
        })
        .collect();
    found.sort();
    found
}

/// Per brand: the tickets, how many of them were answered within 6 minutes, an hour and a day, and
/// the median wait of those that were answered, in milliseconds.
fn figures(tickets: &[Expected]) -> BTreeMap<&str, (usize, [usize; 3], Option<i64>)> {
    let mut by_brand: BTreeMap<&str, Vec<Option<i64>>> = BTreeMap::new();
    for ticket in tickets {
        by_brand.entry(&ticket.brand).or_default().push(ticket.wait);
    }
    by_brand
        .into_iter()
        .map(|(brand, waits)| {
            let mut answered: Vec<i64> = waits.iter().flatten().copied().collect();
            answered.sort_unstable();
            let within = [6, 60, 24 * 60].map(|minutes| {
                let limit = Duration::minutes(minutes).0;
                answered.iter().filter(|wait| **wait <= limit).count()
            });
            let median = answered.get(answered.len() / 2).copied();
            (brand, (waits.len(), within, median))
        })
        .collect()
}

#[test]
fn a_post_s_id_tells_the_second_that_was_recorded() {
    let Some(conversations) = conversations() else {
        return;
    };
    assert_eq!(conversations.len(), CONVERSATIONS);
    let recorded = conversations.iter().flatten().filter_map(|post| {
        let second = post.second?;
        Some((post.id, post.at().0 / 1000, second.0 / 1000))
    });
    let mut posts = 0;
    for (id, from_id, second) in recorded {
        assert_eq!(from_id, second, "{id}");
        posts += 1;
    }
    assert_eq!(posts, 686);
}

#[test]
fn real_conversations_become_the_tickets_a_person_expects() {
    let Some(conversations) = conversations() else {
        return;
    };
    let (expected, found) = (expected(&conversations), found(&replayed(&conversations)));
    let missing: Vec<&Expected> = expected.iter().filter(|one| !found.contains(one)).collect();
    let surplus: Vec<&Expected> = found.iter().filter(|one| !expected.contains(one)).collect();
    assert!(
        missing.is_empty() && surplus.is_empty(),
        "missing {}: {missing:#?}\nsurplus {}: {surplus:#?}",
        missing.len(),
        surplus.len()
    );
    assert_eq!(figures(&found), figures(&expected));
    for (brand, (tickets, within, median)) in figures(&found) {
        let minutes = median.map(|median| median / 60_000);
        println!(
            "{brand}: {tickets} tickets, within 6 min, 1 h, 24 h: {within:?}, median {minutes:?} min"
        );
    }
}
