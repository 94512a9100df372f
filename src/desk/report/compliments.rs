//! Compliments and the handle gap: how main handles and handles for care are answered and praised.

use std::collections::{BTreeMap, HashMap};

use super::asked::{Asked, Member};
use super::book::{Book, Praise};
use super::contact::Reached;
use super::definition::FigureName;
use super::figure::{Figure, Value, share};
use super::names::Name;
use crate::desk::post::PostId;
use crate::desk::time::{Duration, Millis};

/// The praise of a brand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compliments {
    /// The brand.
    pub brand: Name,
    /// Praise by handle; one that addresses two counts for both.
    pub by_handle: BTreeMap<Name, usize>,
    /// All of it.
    pub all: Vec<PostId>,
    /// Praise after care.
    pub after_care: Vec<PostId>,
}

/// What praise after care means.
pub fn after_care_definition(days: u32) -> String {
    format!(
        "Praise by a customer of whom a ticket with the same brand was solved at most {days} days \
         before."
    )
}

/// What praise means.
pub const PRAISE_DEFINITION: &str =
    "Posts that praise or thank, as an agent said or else as triage says.";

/// The praise that each brand got in the time that is asked for; after care within so many days.
pub fn compliments(book: &Book, asked: &Asked, days: u32) -> Vec<Compliments> {
    let mut solved: HashMap<(Name, Name), Vec<Millis>> = HashMap::new();
    for contact in &book.contacts {
        if !contact.solved.is_empty() {
            let of = solved.entry((contact.brand, contact.person)).or_default();
            of.extend(contact.solved.iter());
        }
    }
    let within = Duration::days(i64::from(days));
    let mut by_brand: BTreeMap<Name, Compliments> = BTreeMap::new();
    for praise in book.praises.iter().filter(|praise| is_asked(praise, asked)) {
        let of_brand = by_brand.entry(praise.brand).or_insert_with(|| Compliments {
            brand: praise.brand,
            by_handle: BTreeMap::new(),
            all: Vec::new(),
            after_care: Vec::new(),
        });
        for handle in &praise.handles {
            *of_brand.by_handle.entry(*handle).or_default() += 1;
        }
        of_brand.all.push(praise.post);
        let times = solved.get(&(praise.brand, praise.person));
        let mut times = times.into_iter().flatten();
        if times.any(|at| *at <= praise.at && praise.at - *at <= within) {
            of_brand.after_care.push(praise.post);
        }
    }
    by_brand.into_values().collect()
}

fn is_asked(praise: &Praise, asked: &Asked) -> bool {
    asked.from.is_none_or(|from| from <= praise.at)
        && asked.until.is_none_or(|until| praise.at < until)
        && asked.brand.is_none_or(|brand| brand == praise.brand)
}

/// How one kind of a brand's handles does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The brand.
    pub brand: Name,
    /// The kind of handle.
    pub reached: Reached,
    /// Contacts, those never answered, and the wait of all.
    pub figures: [Figure; 3],
    /// Posts of praise that address it.
    pub compliments: usize,
    /// Praise of all posts that address it, praise and contacts.
    pub praise: Value,
}

/// The figures in which the kinds of handles are compared.
const COMPARED: [FigureName; 3] = [
    FigureName::Contacts,
    FigureName::NeverAnswered,
    FigureName::FirstReplyMedian,
];

/// Main handles against handles for care, brand by brand, where a brand has contacts of both.
pub fn handle_gap(book: &Book, asked: &Asked) -> Vec<[Gap; 2]> {
    let mut groups: BTreeMap<(Name, Reached), Vec<Member<'_>>> = BTreeMap::new();
    for member in asked.members(&book.contacts) {
        let of = (member.contact.brand, member.course.reached);
        groups.entry(of).or_default().push(member);
    }
    let praised = |brand: Name, reached: Reached| {
        let praises = book.praises.iter().filter(|praise| {
            let to = match (praise.to_care, praise.handles.is_empty()) {
                (true, _) => Reached::Care,
                (false, true) => Reached::Neither,
                (false, false) => Reached::Main,
            };
            is_asked(praise, asked) && praise.brand == brand && to == reached
        });
        praises.count()
    };
    let gap = |brand: Name, reached: Reached, members: &[Member<'_>]| {
        let compliments = praised(brand, reached);
        Gap {
            brand,
            reached,
            figures: COMPARED.map(|name| Figure::of(name, members, asked)),
            compliments,
            praise: share(compliments, compliments + members.len()),
        }
    };
    let mains = groups
        .iter()
        .filter(|((_, reached), _)| *reached == Reached::Main);
    mains
        .filter_map(|((brand, _), main)| {
            let care = groups.get(&(*brand, Reached::Care))?;
            Some([
                gap(*brand, Reached::Main, main),
                gap(*brand, Reached::Care, care),
            ])
        })
        .collect()
}
