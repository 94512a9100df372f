//! The posts that triage learns from and is judged by.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use careline::desk::scan::{Scan, What};
use careline::desk::status::Priority;
use careline::desk::triage::{PostType, Subject};
use serde::Deserialize;

/// A labelled post.
#[derive(Debug, Clone)]
pub struct Example {
    /// Its text.
    pub text: String,
    /// Its language, where stated.
    pub lang: Option<String>,
    /// The brand's post that it answers.
    pub in_reply_to: Option<String>,
    /// The domain it was collected in; folds are held out by it.
    pub domain: String,
    /// Whether it is a complaint by the labels of the public set.
    pub complaint: Option<bool>,
    /// Its type, which tells whether it owes an answer.
    pub post_type: Option<PostType>,
    /// How much it matters.
    pub priority: Option<Priority>,
    /// How much it counts in training.
    pub weight: f32,
    /// How much more it counts for everything but the complaint: what owes no answer is rare in the
    /// public set.
    pub boost: f32,
    /// Whether it speaks to somebody else before it names the brand.
    pub to_other: bool,
    /// What makes it hard, where it was chosen for that.
    pub hard: Option<String>,
}

impl Example {
    /// The post as triage gets it.
    pub fn subject(&self) -> Subject<'_> {
        Subject {
            text: &self.text,
            lang: self.lang.as_deref(),
            in_reply_to: self.in_reply_to.as_deref(),
            answers_brand: self.in_reply_to.is_some(),
            to_other: self.to_other,
            posts_today: 0,
        }
    }

    /// Whether it is one of the posts that were collected at random, not around a brand.
    pub fn is_random(&self) -> bool {
        self.domain.starts_with("random_")
    }
}

/// A line of an example file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    text: String,
    #[serde(default)]
    lang: Option<String>,
    #[serde(default)]
    in_reply_to_text: Option<String>,
    #[serde(rename = "type")]
    post_type: PostType,
    #[serde(default)]
    priority: Option<Priority>,
    #[serde(default)]
    hard: Option<String>,
}

/// The folder of the package, where its example files lie.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data")
}

/// The posts of an example file, written for this desk.
pub fn written(path: &Path, weight: f32) -> Result<Vec<Example>> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("{} can't be read", path.display()))?;
    let lines = text.lines().enumerate();
    lines
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(number, line)| {
            let line: Line = serde_json::from_str(line)
                .with_context(|| format!("{}, line {}", path.display(), number + 1))?;
            Ok(Example {
                complaint: None,
                post_type: Some(line.post_type),
                text: line.text,
                lang: line.lang,
                in_reply_to: line.in_reply_to_text,
                domain: "written".to_owned(),
                priority: line.priority,
                weight,
                boost: 1.0,
                to_other: false,
                hard: line.hard,
            })
        })
        .collect::<Result<Vec<Example>>>()
        .map(with_brands)
}

/// How often a handle must occur among examples to be taken for a brand's.
const BRAND_TIMES: usize = 3;

/// Notes which examples speak to somebody else first. On a desk the brands are known; among examples
/// they are the handles that many of them name.
fn with_brands(mut examples: Vec<Example>) -> Vec<Example> {
    let mut times: HashMap<String, usize> = HashMap::new();
    for example in &examples {
        for handle in handles(&example.text) {
            *times.entry(handle.to_lowercase()).or_default() += 1;
        }
    }
    let of_brand = |handle: &&str| {
        let times = times.get(&handle.to_lowercase()).copied();
        times.is_some_and(|times| times >= BRAND_TIMES)
    };
    for example in &mut examples {
        let text = example.text.as_str();
        let mut leading = text
            .split_whitespace()
            .map_while(|word| handles(word).next().filter(|_| word.starts_with('@')));
        example.to_other = text.starts_with('@')
            && leading.all(|handle| !of_brand(&handle))
            && handles(text).any(|handle| of_brand(&handle));
    }
    examples
}

/// The handles of a text, in order.
fn handles(text: &str) -> impl Iterator<Item = &str> {
    Scan::new(text).filter_map(|place| match place.what {
        What::Handle(name) => Some(name),
        _ => None,
    })
}

/// The public set of complaints, from `$CARELINE_SHARED`, with the types that were given to its
/// posts by number.
pub fn complaints() -> Result<Vec<Example>> {
    let shared = std::env::var_os("CARELINE_SHARED").context(
        "set CARELINE_SHARED to the folder that holds data/complaints/x-ci.csv, to learn from it",
    )?;
    let path = PathBuf::from(shared).join("data/complaints/x-ci.csv");
    let types = types(&folder().join("types.tsv"))?;
    let mut rows = csv::Reader::from_path(&path)
        .with_context(|| format!("{} can't be read", path.display()))?;
    let mut examples = Vec::new();
    for row in rows.records() {
        let row = row?;
        let (Some(id), Some(text), Some(label), Some(domain)) =
            (row.get(0), row.get(1), row.get(2), row.get(3))
        else {
            bail!("{} lacks a column", path.display());
        };
        let complaint = label == "1";
        let text = unescaped(text);
        let random = domain.starts_with("random_");
        let post_type = match types.get(id) {
            Some(of) => *of,
            None if random && text.contains('?') => None,
            None if random => Some(PostType::Chatter),
            None if complaint => Some(PostType::Complaint),
            None if text.contains('?') => Some(PostType::Question),
            None => Some(PostType::Request),
        };
        examples.push(Example {
            text,
            lang: Some("en".to_owned()),
            in_reply_to: None,
            domain: domain.to_owned(),
            complaint: Some(complaint),
            post_type,
            priority: None,
            weight: if random { 0.05 } else { 1.0 },
            boost: match post_type {
                _ if random => 3.0,
                Some(of) if !of.owes_answer() => 2.0,
                _ => 1.0,
            },
            to_other: false,
            hard: None,
        });
    }
    Ok(with_brands(examples))
}

/// The types by number of post; `None` for what can't be told from the text alone.
fn types(path: &Path) -> Result<HashMap<String, Option<PostType>>> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("{} can't be read", path.display()))?;
    let mut types = HashMap::new();
    for line in text.lines().filter(|line| !line.is_empty()) {
        let (name, ids) = line
            .split_once('\t')
            .with_context(|| format!("{}: {line:?} has no tab", path.display()))?;
        let of = match name {
            "unclear" => None,
            name => Some(serde_json::from_value(name.into())?),
        };
        types.extend(ids.split(' ').map(|id| (id.to_owned(), of)));
    }
    Ok(types)
}

/// The text with the characters that the set writes as entities.
fn unescaped(text: &str) -> String {
    text.replace("&gt;", ">")
        .replace("&lt;", "<")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}
