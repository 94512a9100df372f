//! What brands, templates and groups are called on this page: by their names, where the formats have ids.

use crate::desk::calendar::Weekday;
use crate::desk::report::book::Book;
use crate::desk::report::names::Name;
use crate::desk::report::responsiveness::{By, Group};
use crate::desk::time::Millis;

/// A brand's name; its id where it is no longer set.
pub fn brand(book: &Book, number: Name) -> String {
    book.brand(number).map_or_else(
        || book.names.word(number).to_owned(),
        |brand| brand.name.clone(),
    )
}

/// A template's name; its id where there is no such template any more.
pub fn template(book: &Book, number: Name) -> String {
    let id = book.names.word(number);
    let mut templates = book.settings().templates.iter();
    let known = templates.find(|template| template.id == id);
    known.map_or_else(|| id.to_owned(), |template| template.name.clone())
}

/// A group's name.
pub fn group(book: &Book, by: By, of: Group) -> String {
    match (by, of) {
        (By::Brand, Group::Name(number)) => brand(book, number),
        (By::Template, Group::Name(number)) => template(book, number),
        (_, Group::Polite(false)) => "not polite".to_owned(),
        (_, Group::Weekday(day)) => {
            let day = Weekday::ALL.get(usize::from(day));
            day.map_or_else(String::new, ToString::to_string)
        }
        _ => of.words(&book.names),
    }
}

/// A moment as it is read, to the second, where the formats have milliseconds.
pub fn moment(at: Millis) -> String {
    let written = at.to_string().replace('T', " ");
    match written.split_once('.') {
        Some((seconds, _)) => format!("{seconds} UTC"),
        None => written,
    }
}
