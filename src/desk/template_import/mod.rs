//! Templates from other tools: Zendesk's macros, Briskine's and Text Blaze's tables, and any table
//! with a column for the text.
//!
//! What is not known here is never carried over as it stands: a variable without a counterpart
//! becomes a gap in capitals, which pre-flight finds before anything is sent, and every difference
//! is in the report.

mod html;
mod macros;
mod placeholders;
mod table;

use std::collections::BTreeSet;
use std::fmt;

use super::event::AgentId;
use super::settings::{Settings, Template};
use super::settings_rules::{Field, TemplateField};
use super::sight::cut;
use super::template;

/// The largest file that is read, in bytes.
pub const LARGEST: usize = 5_000_000;

/// How many templates one file may bring.
pub const MOST: usize = 2_000;

/// Why a file brings nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// Too large to be a list of templates.
    #[error("the file is larger than 5 MB: export the templates alone")]
    TooLarge,
    /// Not UTF-8, and not marked as UTF-16.
    #[error("the file's letters can't be read: save it as UTF-8, then import it again")]
    Encoding,
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// JSON that is no list of macros.
    #[error("this is no list of Zendesk's macros: export them as JSON with `macros` ({0})")]
    NotMacros(String),
    /// A table without a column for the text.
    #[error("no column holds the text: name one of the columns “text” or “body”")]
    NoText,
    /// A table that can't be read.
    #[error("line {line} can't be read as a row of a table: {why}")]
    Row {
        /// The line, from 1.
        line: u64,
        /// What is wrong.
        why: String,
    },
    /// More templates than anybody finds one in.
    #[error("the file holds more than 2000 templates: split it")]
    TooMany,
}

/// What a file brings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// The templates, in the file's order; all of them can be saved.
    pub templates: Vec<Template>,
    /// What did not carry over, or became something else.
    pub report: Vec<Remark>,
}

/// One thing that did not carry over as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The template's name in the file.
    pub template: String,
    /// What became of it, as a sentence.
    pub what: String,
}

impl fmt::Display for Remark {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.template, self.what)
    }
}

/// What an import would do to the templates there are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// Names of those that are new.
    pub added: Vec<String>,
    /// Names of those whose text or properties change.
    pub changed: Vec<String>,
    /// How many stay as they are.
    pub same: usize,
}

/// Reads a file of templates, whichever tool it comes from.
///
/// # Errors
/// When nothing can be imported; then nothing was.
pub fn import(file: &[u8]) -> Result<Imported, ImportError> {
    if file.len() > LARGEST {
        return Err(ImportError::TooLarge);
    }
    let text = decoded(file)?;
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    let found = if text.trim_start().starts_with(['{', '[']) && !table::looks_like_one(text) {
        macros::read(text)?
    } else {
        table::read(text)?
    };
    if found.len() > MOST {
        return Err(ImportError::TooMany);
    }
    let mut imported = Imported::default();
    let mut ids = BTreeSet::new();
    for found in found {
        found.into(&mut imported, &mut ids);
    }
    make_savable(&mut imported);
    Ok(imported)
}

/// Mends what the settings would refuse, and says so: names, shortcuts and the like by other rules
/// than ours.
fn make_savable(imported: &mut Imported) {
    let mut settings = Settings::fresh(AgentId(String::new()));
    settings.templates = std::mem::take(&mut imported.templates);
    while let Some((place, part, why)) = first_error(&settings) {
        let Some(template) = settings.templates.get_mut(place) else {
            break;
        };
        let name = template.name.clone();
        let became = match part {
            TemplateField::Name => {
                template.name = format!("{} ({})", cut(&name, NAME_CUT), place + 1);
                format!("is called {} here", template.name)
            }
            TemplateField::Folder => {
                template.folder.clear();
                "lies in no folder here".to_owned()
            }
            TemplateField::Tags => {
                template.tags.clear();
                "has no tags here".to_owned()
            }
            TemplateField::Language => {
                template.language = None;
                "has no language here".to_owned()
            }
            TemplateField::Shortcut => {
                template.shortcut.clear();
                "has no shortcut here".to_owned()
            }
            TemplateField::OffHours => {
                template.off_hours.clear();
                "says the same at all hours here".to_owned()
            }
            TemplateField::Text => {
                settings.templates.remove(place);
                "was left out".to_owned()
            }
        };
        imported.report.push(Remark {
            template: name,
            what: format!("{became}. {why}"),
        });
    }
    imported.templates = settings.templates;
}

/// How many characters of a name are kept where another needs a number behind it.
const NAME_CUT: usize = 50;

fn first_error(settings: &Settings) -> Option<(usize, TemplateField, String)> {
    let errors = settings.check().err()?;
    errors.into_iter().find_map(|error| match error.field {
        Field::Template(place, part) => Some((usize::try_from(place).ok()?, part, error.why)),
        _ => None,
    })
}

/// Puts imported templates among those there are: one of the same id, or of the same folder, name
/// and language, is replaced where it stands; the others follow.
pub fn merged(known: &[Template], imported: &[Template]) -> (Vec<Template>, Difference) {
    let mut all = known.to_vec();
    let mut difference = Difference::default();
    for template in imported {
        let is_same_one = |other: &Template| {
            other.id == template.id
                || (other.folder == template.folder
                    && other.name == template.name
                    && other.language == template.language)
        };
        match all.iter_mut().find(|other| is_same_one(other)) {
            None => {
                difference.added.push(template.name.clone());
                all.push(template.clone());
            }
            Some(other) => {
                // The log names templates by their ids: one that is replaced keeps its own.
                let new = Template {
                    id: other.id.clone(),
                    ..template.clone()
                };
                if *other == new {
                    difference.same += 1;
                } else {
                    difference.changed.push(template.name.clone());
                    *other = new;
                }
            }
        }
    }
    (all, difference)
}

/// The file's letters: UTF-8, or UTF-16 that says so.
fn decoded(file: &[u8]) -> Result<String, ImportError> {
    let units = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes
            .chunks_exact(2)
            .map(|pair| unit([pair[0], pair[1]]))
            .collect();
        String::from_utf16(&units).map_err(|_| ImportError::Encoding)
    };
    match file {
        [0xff, 0xfe, rest @ ..] => units(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => units(rest, u16::from_be_bytes),
        _ => String::from_utf8(file.to_vec()).map_err(|_| ImportError::Encoding),
    }
}

/// A template as a file names it.
#[derive(Debug, Default)]
struct Found {
    id: String,
    /// The name, with its folders where the tool writes them so.
    name: String,
    folder: String,
    text: String,
    off_hours: String,
    shortcut: String,
    language: String,
    tags: Vec<String>,
    acknowledgement: bool,
    /// What the reader of the file has to say already.
    remarks: Vec<String>,
    /// Why it can't be a template at all.
    left_out: Option<String>,
}

impl Found {
    /// Adds it to what is imported, or to the report.
    fn into(self, imported: &mut Imported, ids: &mut BTreeSet<String>) {
        let name = if self.name.trim().is_empty() {
            "Untitled".to_owned()
        } else {
            self.name.trim().to_owned()
        };
        let mut remark = |what: String| {
            imported.report.push(Remark {
                template: name.clone(),
                what,
            });
        };
        if let Some(why) = self.left_out {
            return remark(format!("left out: {why}."));
        }
        for what in self.remarks {
            remark(what);
        }
        let mut carried = |text: &str| {
            let (text, gaps) = placeholders::carried_over(text);
            for (was, is) in gaps {
                remark(format!(
                    "{was} has no counterpart: it stands as {is}, to be filled in by hand."
                ));
            }
            text
        };
        let text = carried(&self.text);
        let off_hours = carried(&self.off_hours);
        if text.trim().is_empty() {
            return remark("left out: it holds no text.".to_owned());
        }
        for text in [&text, &off_hours] {
            if let Err(why) = template::check(text) {
                return remark(format!("left out: {why}."));
            }
        }
        imported.templates.push(Template {
            id: own_id(&self.id, &name, ids),
            name,
            text: text.trim().to_owned(),
            acknowledgement: self.acknowledgement,
            folder: self.folder.trim().to_owned(),
            tags: self.tags,
            language: (!self.language.is_empty()).then_some(self.language),
            shortcut: self.shortcut,
            off_hours: off_hours.trim().to_owned(),
        });
    }
}

/// An id that no other template of the file has: the file's own, else one made of the name.
fn own_id(id: &str, name: &str, ids: &mut BTreeSet<String>) -> String {
    let words = |text: &str| {
        let words = text.split(|letter: char| !letter.is_alphanumeric());
        let words: Vec<String> = words
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        words.join("-")
    };
    let wanted = match (words(id), words(name)) {
        (id, _) if !id.is_empty() => id,
        (_, name) if !name.is_empty() => name,
        _ => "template".to_owned(),
    };
    let mut free = wanted.clone();
    let mut number = 2;
    while !ids.insert(free.clone()) {
        free = format!("{wanted}-{number}");
        number += 1;
    }
    free
}
