//! The other reports as lines of JSON: the handle gap, compliments, coverage, fairness, the team and the
//! value of minutes.

use serde_json::{Value as Json, json};

use super::asked::Asked;
use super::book::Book;
use super::compliments::{PRAISE_DEFINITION, after_care_definition, compliments, handle_gap};
use super::contact::Reached;
use super::fairness::{self, fairness};
use super::figure::share;
use super::lines::{figure_line, seconds, value};
use super::responsiveness::By;
use super::sight::{self, sight};
use super::team::{self, agents, handover, hours, templates};
use super::value::{self as worth, Worth, total};
use crate::desk::coverage::Coverage;

/// What is looked at for fairness.
pub const LOOKED_AT: [By; 4] = [By::Language, By::Politeness, By::Type, By::Weekday];

/// From which numbers labels are dealt out: any will do, and the same one gives the same report.
pub const SEED: u64 = 2016;

/// The handle gap and the compliments.
pub fn compliment_lines(book: &Book, asked: &Asked) -> Vec<Json> {
    let mut lines = Vec::new();
    for gap in handle_gap(book, asked).iter().flatten() {
        for figure in &gap.figures {
            let mut line = figure_line(figure, asked);
            line["report"] = json!("handle_gap");
            line["brand"] = json!(book.names.word(gap.brand));
            line["handles"] = json!(reached(gap.reached));
            lines.push(line);
        }
        lines.push(json!({
            "report": "handle_gap",
            "brand": book.names.word(gap.brand),
            "handles": reached(gap.reached),
            "figure": "compliments",
            "unit": "posts",
            "value": gap.compliments,
            "share": value(gap.praise),
            "definition": PRAISE_DEFINITION,
        }));
    }
    let days = book.settings().reports.praise_days;
    for praise in compliments(book, asked, days) {
        let by_handle = praise.by_handle.iter();
        let by_handle: serde_json::Map<String, Json> = by_handle
            .map(|(handle, count)| (book.names.word(*handle).to_owned(), json!(count)))
            .collect();
        lines.push(json!({
            "report": "compliments",
            "brand": book.names.word(praise.brand),
            "praise": praise.all.len(),
            "by_handle": by_handle,
            "after_care": praise.after_care.len(),
            "after_care_share": value(share(praise.after_care.len(), praise.all.len())),
            "posts": praise.all,
            "definition": PRAISE_DEFINITION,
            "after_care_definition": after_care_definition(days),
        }));
    }
    lines
}

const fn reached(reached: Reached) -> &'static str {
    match reached {
        Reached::Care => "care",
        Reached::Main => "main",
        Reached::Neither => "neither",
    }
}

/// How much of each brand's contacts was in sight, and the gaps.
pub fn coverage_lines(book: &Book, coverage: &Coverage, asked: &Asked) -> Vec<Json> {
    let percent = book.settings().reports.least_coverage_percent;
    let mut lines = Vec::new();
    for brand in &book.settings().brands {
        let id = brand.id();
        let Some(sight) = sight(coverage, brand, asked) else {
            lines.push(json!({
                "report": "coverage",
                "brand": id,
                "value": null,
                "too_little": true,
                "definition": sight::DEFINITION,
            }));
            continue;
        };
        lines.push(json!({
            "report": "coverage",
            "brand": id,
            "value": value(sight.share()),
            "unit": "percent",
            "covered_seconds": seconds(sight.covered),
            "of_seconds": seconds(sight.of),
            "too_little": sight.is_too_little(percent),
            "definition": sight::DEFINITION,
        }));
        lines.extend(sight.gaps.iter().map(|gap| {
            json!({
                "report": "gap",
                "brand": id,
                "from": gap.from.to_string(),
                "until": gap.until.to_string(),
                "search": gap.link,
            })
        }));
    }
    lines
}

/// Whether some customers wait longer than others.
pub fn fairness_lines(book: &Book, asked: &Asked) -> Vec<Json> {
    let looked_at = LOOKED_AT.into_iter();
    looked_at
        .map(|by| {
            let found = fairness(book, asked, by, SEED);
            let groups = found.groups.iter().map(|(group, contacts, median)| {
                json!({
                    "group": group.words(&book.names),
                    "contacts": contacts,
                    "first_reply_median": value(*median),
                })
            });
            json!({
                "report": "fairness",
                "by": by.key(),
                "groups": groups.collect::<Vec<_>>(),
                "chance_percent": found.chance.map(|chance| f64::from(chance) / 100.0),
                "found": found.is_found(),
                "definition": fairness::DEFINITION,
            })
        })
        .collect()
}

/// Agents, the load by hour, templates, and what the next shift takes over.
pub fn team_lines(book: &Book, asked: &Asked) -> Vec<Json> {
    let mut lines = Vec::new();
    for row in agents(book, asked) {
        lines.push(json!({
            "report": "agent",
            "agent": row.agent.map(|agent| book.names.word(agent)),
            "replies": row.replies,
            "first_replies": row.first_replies,
            "first_reply_median": value(row.median),
            "held": row.held,
            "definition": team::DEFINITION,
        }));
    }
    let members = asked.members(&book.contacts);
    for (hour, load) in hours(&members).iter().enumerate() {
        lines.push(json!({
            "report": "load",
            "hour": hour,
            "contacts": load.contacts,
            "not_within_1_h": load.not_within_hour,
        }));
    }
    for row in templates(book, asked) {
        lines.push(json!({
            "report": "template",
            "template": book.names.word(row.template),
            "inserted": row.inserted,
            "sent": row.sent,
            "edited": value(row.edited),
            "reopened": value(row.reopened),
            "definition": team::TEMPLATE_DEFINITION,
        }));
    }
    for line in handover(book, asked) {
        lines.push(json!({
            "report": "handover",
            "ticket": format!("{}/{}", book.names.word(line.contact.brand), line.contact.post),
            "status": line.contact.standing,
            "priority": line.contact.priority,
            "holder": line.contact.holder.map(|holder| book.names.word(holder)),
            "waiting_since": line.waiting_since.map(|time| time.to_string()),
            "due": line.due.map(|time| time.to_string()),
        }));
    }
    lines
}

/// What the answers were worth, where the settings say what a minute is worth.
pub fn value_lines(book: &Book, asked: &Asked) -> Vec<Json> {
    let of: &Worth = &book.settings().reports.worth;
    let members = asked.members(&book.contacts);
    let total = total(&members, asked, of).into_iter();
    total
        .map(|total| {
            json!({
                "report": "value",
                "illustration": true,
                "points": of.points(),
                "answered_cents": total.answered,
                "at_once_cents": total.at_once,
                "definition": worth::DEFINITION,
            })
        })
        .collect()
}
