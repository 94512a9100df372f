//! Reports as lines of JSON (`docs/formats.md`): what the command prints, and what the panel exports.

use serde_json::{Value as Json, json};

use super::asked::{Asked, Member};
use super::book::Book;
use super::definition::{FigureName, Unit};
use super::figure::{Figure, Value, behind};
use super::names::Names;
use super::responsiveness::{By, Row, grouped, responsiveness};
use crate::desk::time::Duration;

/// What was asked, and of how many contacts the answer speaks.
pub fn asked_line(book: &Book, asked: &Asked) -> Json {
    json!({
        "report": "asked",
        "now": asked.now.to_string(),
        "from": asked.from.map(|time| time.to_string()),
        "until": asked.until.map(|time| time.to_string()),
        "horizon_hours": hours(asked.horizon),
        "counting": asked.counting.word(),
        "brand": asked.brand.map(|brand| book.names.word(brand)),
        "contacts": asked.members(&book.contacts).len(),
        "left_out": asked.left_out(&book.contacts),
        "definition": asked.counting.definition(),
    })
}

/// Every figure of responsiveness by everything that contacts are told apart by; with the tickets
/// behind each, where they are asked for.
pub fn responsiveness_lines(book: &Book, asked: &Asked, with_tickets: bool) -> Vec<Json> {
    let mut lines = Vec::new();
    for by in By::ALL {
        let members = with_tickets.then(|| grouped(book, asked, by));
        for (place, row) in responsiveness(book, asked, by).iter().enumerate() {
            let group = row.group.words(&book.names);
            let behind = members.as_ref().and_then(|groups| groups.get(place));
            for figure in &row.figures {
                let mut line = figure_line(figure, asked);
                line["report"] = json!("responsiveness");
                line["by"] = json!(by.key());
                line["group"] = json!(group);
                if by == By::Brand {
                    let name = book.names.known(&group);
                    let brand = name.and_then(|name| book.brand(name));
                    line["of_what_was_seen"] = json!(brand.is_some_and(|brand| brand.audited));
                }
                if let Some((_, members)) = behind {
                    line["tickets"] = tickets(figure.name, members, asked, &book.names);
                }
                lines.push(line);
            }
            lines.extend(histogram_lines(row, by, &group));
        }
    }
    lines
}

/// A figure with its definition.
pub fn figure_line(figure: &Figure, asked: &Asked) -> Json {
    json!({
        "figure": figure.name.key(),
        "value": value(figure.value),
        "unit": unit(figure.name.unit()),
        "never": figure.value == Value::Never,
        "counted": figure.count,
        "of": figure.of,
        "definition": figure.name.definition(asked),
    })
}

fn histogram_lines(row: &Row, by: By, group: &str) -> Vec<Json> {
    let of: usize = row.bars.iter().map(|bar| bar.count).sum();
    let bars = row.bars.iter();
    bars.map(|bar| {
        json!({
            "report": "histogram",
            "by": by.key(),
            "group": group,
            "span": bar.span.words(),
            "contacts": bar.count,
            "of": of,
        })
    })
    .collect()
}

/// The tickets that a figure counts, and those that it is counted of and does not count.
fn tickets(name: FigureName, members: &[Member<'_>], asked: &Asked, names: &Names) -> Json {
    let (counted, others) = behind(name, members, asked);
    let ids = |members: &[Member<'_>]| -> Vec<String> {
        members.iter().map(|member| ticket(member, names)).collect()
    };
    json!({ "counted": ids(&counted), "others": ids(&others) })
}

/// A ticket's brand and first post, as `brand/post`.
pub fn ticket(member: &Member<'_>, names: &Names) -> String {
    format!(
        "{}/{}",
        names.word(member.contact.brand),
        member.contact.post
    )
}

/// A value as JSON: percent to the tenth, seconds to the millisecond.
pub fn value(value: Value) -> Json {
    match value {
        Value::Nothing | Value::Never => Json::Null,
        Value::Count(count) => json!(count),
        Value::Tenths(tenths) => json!(tenths as f64 / 10.0),
        Value::Hundredths(hundredths) => json!(hundredths as f64 / 100.0),
        Value::Wait(wait) => json!(seconds(wait)),
    }
}

/// A value as a person reads it, exactly as precise as in JSON.
pub fn text(value: Value) -> String {
    match value {
        Value::Nothing => "–".to_owned(),
        Value::Never => "never".to_owned(),
        Value::Count(count) => count.to_string(),
        Value::Tenths(tenths) => format!("{}.{} %", tenths / 10, tenths % 10),
        Value::Hundredths(hundredths) => format!("{}.{:02}", hundredths / 100, hundredths % 100),
        Value::Wait(wait) => length(wait),
    }
}

/// A length of time as a person reads it, to the second.
pub fn length(length: Duration) -> String {
    let seconds = length.0 / 1000;
    let (days, hours) = (seconds / 86_400, seconds / 3600 % 24);
    let (minutes, seconds) = (seconds / 60 % 60, seconds % 60);
    match (days, hours, minutes) {
        (0, 0, 0) => format!("{seconds} s"),
        (0, 0, _) => format!("{minutes} min {seconds:02} s"),
        (0, _, _) => format!("{hours} h {minutes:02} min {seconds:02} s"),
        _ => format!("{days} d {hours:02} h {minutes:02} min {seconds:02} s"),
    }
}

/// Seconds, exact to the millisecond.
pub fn seconds(length: Duration) -> f64 {
    length.0 as f64 / 1000.0
}

const fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Count => "contacts",
        Unit::Percent => "percent",
        Unit::Median | Unit::P90 => "seconds",
        Unit::Score => "score",
    }
}

fn hours(length: Duration) -> f64 {
    length.0 as f64 / 3_600_000.0
}
