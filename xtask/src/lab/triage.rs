//! `cargo xtask triage`: which posts concern which brand, and whether they owe an answer, one JSON
//! object per line in the format of `docs/formats.md`.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use careline::desk::brand::Brand;
use careline::desk::detect::Detector;
use careline::desk::mention::Match;
use careline::desk::post::{Handle, Post, PostId, SeenPost};
use careline::desk::teach::speaks_to_other;
use careline::desk::triage::{Reason, Subject, Triager};
use serde::Deserialize;
use serde_json::{Value, json};

/// A line of the input: a post, of which only the text is required.
#[derive(Debug, Deserialize)]
struct Line {
    text: String,
    #[serde(default)]
    id: Option<PostId>,
    #[serde(default)]
    author: Option<Handle>,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    lang: Option<String>,
    #[serde(default)]
    reply_to: Option<Vec<Handle>>,
    #[serde(default)]
    quoted_author: Option<Handle>,
    #[serde(default)]
    promoted: Option<bool>,
    #[serde(default)]
    in_reply_to_text: Option<String>,
    #[serde(default)]
    in_reply_to_author: Option<Handle>,
}

/// Triages every post of a file; with `assume_mention` also those that concern no brand.
pub fn command(brands: Option<&Path>, posts: &Path, assume_mention: bool) -> Result<ExitCode> {
    let brands: Vec<Brand> = match brands {
        Some(path) => {
            let file = File::open(path).with_context(|| unreadable(path))?;
            serde_json::from_reader(BufReader::new(file))
                .with_context(|| format!("{} is no list of brands", path.display()))?
        }
        None => Vec::new(),
    };
    let detector = Detector::new(&brands);
    let triager = Triager::new()?;
    let file = File::open(posts).with_context(|| unreadable(posts))?;
    let mut out = std::io::stdout().lock();
    let mut code = ExitCode::SUCCESS;
    for (number, line) in BufReader::new(file).lines().enumerate() {
        let line = line.with_context(|| unreadable(posts))?;
        if line.trim().is_empty() {
            continue;
        }
        let answer = match serde_json::from_str::<Line>(&line) {
            Ok(line) => triaged(&detector, &triager, line, assume_mention)?,
            Err(error) => {
                code = ExitCode::FAILURE;
                json!({"line": number + 1, "error": error.to_string()})
            }
        };
        writeln!(out, "{answer}")?;
    }
    Ok(code)
}

fn unreadable(path: &Path) -> String {
    format!("{} can't be read", path.display())
}

/// The answer for one post.
fn triaged(
    detector: &Detector,
    triager: &Triager,
    line: Line,
    assume_mention: bool,
) -> Result<Value> {
    let mut reply_to = line.reply_to.unwrap_or_default();
    reply_to.extend(line.in_reply_to_author.clone());
    // Without an author nobody is known to speak for the brand.
    let author = match line.author {
        Some(author) => author,
        None => "_".parse()?,
    };
    let seen = SeenPost {
        post: Post {
            id: line.id,
            author,
            name: line.name.unwrap_or_default(),
            text: line.text,
            lang: line.lang,
            created_at: None,
            reply_to,
            reply_to_from: None,
            quoted_id: None,
            reposted_by: None,
            promoted: line.promoted.unwrap_or_default(),
            media: Vec::new(),
        },
        follows: None,
        quoted_author: line.quoted_author,
    };
    let mentions = detector.mentions(&seen);
    let matches: Vec<&Match> = mentions
        .iter()
        .flat_map(|mention| &mention.matches)
        .collect();
    let post = &seen.post;
    if matches.is_empty() && !assume_mention {
        return Ok(json!({
            "id": post.id, "matches": [], "complaint": null, "owes_answer": null,
            "probability": null, "type": null, "priority": null, "reasons": null,
        }));
    }
    let answers_brand = match &line.in_reply_to_author {
        Some(author) => !detector.spoken_for(author).is_empty(),
        None => line.in_reply_to_text.is_some(),
    };
    let triage = triager.triage(&Subject {
        text: &post.text,
        lang: post.lang.as_deref(),
        in_reply_to: line.in_reply_to_text.as_deref(),
        answers_brand,
        to_other: mentions
            .iter()
            .any(|mention| speaks_to_other(&seen, mention)),
        posts_today: 0,
    });
    let reasons = triage.reasons.iter();
    Ok(json!({
        "id": post.id,
        "matches": matches,
        "complaint": rounded(triage.complaint),
        "owes_answer": triage.owes_answer,
        "probability": rounded(triage.probability),
        "type": triage.post_type,
        "priority": triage.priority,
        "reasons": reasons.map(|reason| worded(reason, &post.text)).collect::<Vec<_>>(),
    }))
}

/// A probability in thousandths.
fn rounded(probability: f32) -> f64 {
    (f64::from(probability) * 1000.0).round() / 1000.0
}

/// A reason with the words that it points at.
fn worded(reason: &Reason, text: &str) -> String {
    match (reason.start, reason.end) {
        (Some(start), Some(end)) => {
            let words = text
                .chars()
                .skip(start as usize)
                .take(end.saturating_sub(start) as usize);
            format!("{}: {:?}", reason.phrase, words.collect::<String>())
        }
        _ => reason.phrase.clone(),
    }
}
