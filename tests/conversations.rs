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

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use careline::desk::brand::Brand;
use careline::desk::event::Event;
use careline::desk::log::Log;
use careline::desk::post::{Handle, PostId, SeenPost};
use careline::desk::report::asked::{Asked, Counting};
use careline::desk::report::book::Book;
use careline::desk::report::exported::read;
use careline::desk::report::lines::responsiveness_lines;
use careline::desk::request::{Reply, Request};
use careline::desk::ticket::{Ticket, fold};
use careline::desk::time::{Duration, Millis};
use serde_json::{Value, json};
use support::desk::TestDesk;

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

/// The export of a desk that looked at every conversation a minute after its last post.
fn replayed(conversations: &[Vec<Said>]) -> String {
    let start = conversations[0][0].at();
    let mut desk = TestDesk::new("d", brands(), start);
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
        let seen = desk.ask(Request::Seen { posts }, now + Duration::minutes(1));
        assert!(
            matches!(seen, Reply::Tickets { over_limit: 0, .. }),
            "{seen:?}"
        );
    }
    desk.export(start)
}

/// The tickets of an export.
fn tickets(export: &str) -> Vec<Ticket> {
    let export: Value = serde_json::from_str(export).unwrap();
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

/// What one customer said to one brand within a ticket, and what the brand said to them.
struct Exchange {
    brand: String,
    posts: Vec<(PostId, Millis)>,
    answers: Vec<Millis>,
}

/// The tickets that the conversations call for, read without the desk: a customer addresses a brand
/// by tagging it or by replying to it, and all that one customer says to one brand within a week is
/// one ticket.
fn exchanges(conversations: &[Vec<Said>]) -> Vec<Exchange> {
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
    let mut exchanges = Vec::new();
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
            for (number, posts) in tickets.into_iter().enumerate() {
                let (since, end) = (posts[0].1, ends.get(number));
                let within = |at: &&Millis| **at >= since && end.is_none_or(|end| **at < *end);
                let answers = answers.get(&customer).into_iter().flatten();
                exchanges.push(Exchange {
                    brand: name.clone(),
                    answers: answers.filter(within).copied().collect(),
                    posts,
                });
            }
        }
    }
    exchanges
}

fn expected(conversations: &[Vec<Said>]) -> Vec<Expected> {
    let mut expected: Vec<Expected> = exchanges(conversations)
        .into_iter()
        .map(|exchange| Expected {
            brand: exchange.brand,
            wait: exchange
                .answers
                .first()
                .map(|at| (*at - exchange.posts[0].1).0),
            posts: exchange.posts.into_iter().map(|(id, _)| id).collect(),
        })
        .collect();
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
    let (expected, found) = (
        expected(&conversations),
        found(&tickets(&replayed(&conversations))),
    );
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

/// The waits of a brand's customers, in seconds, as a person with a stopwatch takes them: it is set
/// going by a post that counts, and the brand's next answer stops it.
#[derive(Default)]
struct Stopwatch {
    first: Vec<f64>,
    next: Vec<f64>,
    unanswered: usize,
}

/// Takes every wait of every brand, over the posts that count.
fn stopwatches(
    exchanges: &[Exchange],
    counts: impl Fn(&str, PostId) -> bool,
) -> BTreeMap<&str, Stopwatch> {
    let mut by_brand: BTreeMap<&str, Stopwatch> = BTreeMap::new();
    for exchange in exchanges {
        let asked = exchange.posts.iter();
        let asked = asked.filter(|(id, _)| counts(&exchange.brand, *id));
        let mut said: Vec<(i64, bool)> = asked.map(|(_, at)| (at.0, false)).collect();
        if said.is_empty() {
            continue;
        }
        said.extend(exchange.answers.iter().map(|at| (at.0, true)));
        said.sort_unstable();
        let watch = by_brand.entry(&exchange.brand).or_default();
        let (mut going, mut answered) = (None, false);
        for (at, is_answer) in said {
            match (going, is_answer) {
                (None, false) => going = Some(at),
                (Some(since), true) => {
                    let waits = if answered {
                        &mut watch.next
                    } else {
                        &mut watch.first
                    };
                    waits.push((at - since) as f64 / 1000.0);
                    (going, answered) = (None, true);
                }
                _ => {}
            }
        }
        watch.unanswered += usize::from(!answered);
    }
    by_brand
}

/// The share of waits up to a limit, in percent, and their middle.
fn share(waits: &[f64], of: usize, limit: f64) -> f64 {
    let within = waits.iter().filter(|wait| **wait <= limit).count();
    100.0 * within as f64 / of as f64
}

fn middle(waits: &[f64]) -> Option<f64> {
    let mut sorted = waits.to_vec();
    sorted.sort_by(f64::total_cmp);
    let half = sorted.len() / 2;
    match sorted.len() {
        0 => None,
        odd if odd % 2 == 1 => Some(sorted[half]),
        _ => Some((sorted[half - 1] + sorted[half]) / 2.0),
    }
}

/// The figures of each brand in the report of an export, by their names.
fn reported(export: &str, counting: Counting) -> BTreeMap<String, BTreeMap<String, Value>> {
    let exported = read(export.as_bytes()).unwrap_or_else(|wrong| panic!("{wrong:?}"));
    assert_eq!(exported.wrong, []);
    let book = Book::of_log(exported.settings, exported.log, &exported.beside);
    let asked = Asked {
        counting,
        ..Asked::all(book.latest)
    };
    let mut figures: BTreeMap<String, BTreeMap<String, Value>> = BTreeMap::new();
    for line in responsiveness_lines(&book, &asked, false) {
        if line["report"] == "responsiveness" && line["by"] == "brand" {
            let text = |key: &str| line[key].as_str().unwrap().to_owned();
            let group = figures.entry(text("group")).or_default();
            group.insert(text("figure"), line);
        }
    }
    figures
}

#[test]
fn every_brand_s_figures_are_those_of_a_stopwatch() {
    let Some(conversations) = conversations() else {
        return;
    };
    let export = replayed(&conversations);
    let exchanges = exchanges(&conversations);
    let ids: BTreeMap<&str, String> = brands()
        .iter()
        .zip(BRANDS)
        .map(|(brand, (care, _))| (care, brand.id().to_string()))
        .collect();
    // What triage said is no part of the question here, so it is read as it stands in the file.
    let file: Value = serde_json::from_str(&export).unwrap();
    let events = file["events"].as_array().unwrap().iter();
    let owing: BTreeSet<(String, String)> = events
        .filter(|event| {
            !matches!(
                event["reading"]["verdict"]["owes"].as_str(),
                None | Some("no")
            )
        })
        .map(|event| {
            let text = |key: &str| event[key].as_str().unwrap().to_owned();
            (text("brand"), text("post"))
        })
        .collect();
    let owes = |brand: &str, post: PostId| owing.contains(&(ids[brand].clone(), post.to_string()));
    let countings = [
        (Counting::Addressed, stopwatches(&exchanges, |_, _| true)),
        (Counting::Owed, stopwatches(&exchanges, owes)),
    ];
    for (counting, watches) in countings {
        let figures = reported(&export, counting);
        assert_eq!(figures.len(), watches.len());
        for (brand, watch) in watches {
            let figures = &figures[&ids[brand]];
            let value = |name: &str| figures[name]["value"].as_f64();
            let of = watch.first.len() + watch.unanswered;
            assert_eq!(value("contacts"), Some(of as f64), "{brand}");
            for (name, limit) in [
                ("answered_6_min", 360.0),
                ("answered_1_h", 3600.0),
                ("answered_24_h", 86_400.0),
                ("answered", f64::INFINITY),
            ] {
                let expected = share(&watch.first, of, limit);
                let found = value(name).unwrap();
                assert!(
                    (found - expected).abs() <= 0.05 + 1e-9,
                    "{brand} {name}: {found} {expected}"
                );
            }
            let mut all = watch.first.clone();
            all.resize(of, f64::INFINITY);
            let is_finite = |middle: &f64| middle.is_finite();
            for (name, expected) in [
                ("first_reply_median", middle(&all).filter(is_finite)),
                (
                    "first_reply_business_median",
                    middle(&all).filter(is_finite),
                ),
                ("first_reply_median_of_answered", middle(&watch.first)),
                ("next_reply_median", middle(&watch.next)),
            ] {
                let found = value(name);
                let is_same = match (found, expected) {
                    (Some(found), Some(expected)) => (found - expected).abs() < 0.001,
                    (found, expected) => found == expected,
                };
                assert!(is_same, "{brand} {name}: {found:?} {expected:?}");
            }
        }
    }
}
