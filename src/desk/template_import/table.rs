//! Tables of templates: Briskine's export (help.briskine.com, "Import Templates"), Text Blaze's, and
//! any other whose columns say what they hold.

use csv::{ReaderBuilder, StringRecord};

use super::{Found, ImportError, html};
use crate::desk::spreadsheet;

/// What a column can hold, and the names that tools give it.
const COLUMNS: [(Column, &[&str]); 10] = [
    (
        Column::Text,
        &[
            "text", "body", "content", "snippet", "message", "template", "reply",
        ],
    ),
    (Column::Name, &["name", "title", "label"]),
    (Column::Id, &["id"]),
    (
        Column::Shortcut,
        &[
            "shortcut",
            "abbreviation",
            "shorthand",
            "trigger",
            "keyword",
        ],
    ),
    (Column::Folder, &["folder", "category", "group"]),
    (Column::Tags, &["tags", "labels"]),
    (Column::Language, &["language", "lang", "locale"]),
    (Column::Acknowledgement, &["acknowledgement"]),
    (Column::OffHours, &["off hours", "off_hours"]),
    (
        Column::Ignored,
        &[
            "body_plain_text",
            "attachments",
            "last modified",
            "created_datetime",
            "modified_datetime",
        ],
    ),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Text,
    Name,
    Id,
    Shortcut,
    Folder,
    Tags,
    Language,
    Acknowledgement,
    OffHours,
    Ignored,
    /// One that templates on X have no use for, such as an e-mail's subject.
    Other,
}

/// Whether a text that begins with a brace is a table all the same: its first line names columns.
pub(super) fn looks_like_one(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default();
    first
        .split(separator(first))
        .any(|cell| column(cell) == Column::Text)
}

/// The rows of a table as templates.
pub(super) fn read(text: &str) -> Result<Vec<Found>, ImportError> {
    let first = text.lines().next().unwrap_or_default();
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(first) as u8)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for row in reader.records() {
        rows.push(row.map_err(|error| ImportError::Row {
            line: error.position().map_or(0, csv::Position::line),
            why: error.to_string(),
        })?);
    }
    let Some(header) = rows.first() else {
        return Err(ImportError::Empty);
    };
    let names: Vec<String> = header.iter().map(|name| name.trim().to_owned()).collect();
    let named: Vec<Column> = names.iter().map(|name| column(name)).collect();
    let (columns, begins) = if named.contains(&Column::Text) {
        (named, 1)
    } else {
        (unnamed(header.len()).ok_or(ImportError::NoText)?, 0)
    };
    let rows = rows.iter().skip(begins);
    Ok(rows
        .filter(|row| row.iter().any(|cell| !cell.trim().is_empty()))
        .map(|row| found(row, &columns, &names))
        .collect())
}

/// The columns of a table that does not name them: a shortcut and its text, with a name between.
fn unnamed(many: usize) -> Option<Vec<Column>> {
    match many {
        2 => Some(vec![Column::Shortcut, Column::Text]),
        3 => Some(vec![Column::Shortcut, Column::Name, Column::Text]),
        _ => None,
    }
}

fn column(name: &str) -> Column {
    let name = name.trim().trim_matches('"').to_lowercase();
    COLUMNS
        .iter()
        .find(|(_, names)| names.contains(&name.as_str()))
        .map_or(Column::Other, |(column, _)| *column)
}

/// What parts the cells of a line: the sign that it holds most of.
fn separator(line: &str) -> char {
    let count = |sign: &char| line.matches(*sign).count();
    [',', ';', '\t']
        .into_iter()
        .rev()
        .max_by_key(count)
        .unwrap_or(',')
}

fn found(row: &StringRecord, columns: &[Column], names: &[String]) -> Found {
    let mut found = Found::default();
    for (place, (column, cell)) in columns.iter().zip(row).enumerate() {
        let cell = spreadsheet::unguarded(cell.trim());
        match column {
            Column::Text => found.text = words(cell),
            Column::OffHours => found.off_hours = words(cell),
            Column::Name => found.name = cell.to_owned(),
            Column::Id => found.id = cell.to_owned(),
            Column::Shortcut => {
                found.shortcut = cell.trim_start_matches(['/', ';', ':']).to_owned();
            }
            Column::Folder => found.folder = cell.to_owned(),
            Column::Tags => {
                let tags = cell.split(',').map(str::trim);
                found.tags = tags
                    .filter(|tag| !tag.is_empty())
                    .map(str::to_owned)
                    .collect();
            }
            Column::Language => found.language = cell.to_owned(),
            Column::Acknowledgement => {
                found.acknowledgement =
                    matches!(cell.to_lowercase().as_str(), "yes" | "true" | "1");
            }
            Column::Other if !cell.is_empty() => {
                let name = names.get(place).map_or("", String::as_str);
                found
                    .remarks
                    .push(format!("its {name} was left out: a reply on X has none."));
            }
            Column::Other | Column::Ignored => {}
        }
    }
    if found.name.is_empty() {
        found.name.clone_from(&found.shortcut);
    }
    found
}

fn words(cell: &str) -> String {
    if html::is_html(cell) {
        html::plain(cell)
    } else {
        cell.to_owned()
    }
}
