//! Personal data that does not belong in a public reply.
//!
//! A brand may publish its own: what stands in the team's templates, lines that are free of charge,
//! and addresses such as `support@` or of the brand's own domain are nobody's secret.

use std::collections::HashSet;
use std::sync::LazyLock;

use iban::Iban;
use regex_lite::Regex;
use serde::{Deserialize, Serialize};

use super::{Concern, Draft, Finding, bare};

/// What of a person stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonalData {
    /// The number of a payment card.
    Card,
    /// The number of a bank account.
    BankAccount,
    /// A number under which a company keeps a person: an order, a booking, an account.
    Reference,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// Where somebody lives.
    Address,
}

impl PersonalData {
    /// What an agent reads.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Card => "A card number",
            Self::BankAccount => "A bank account",
            Self::Reference => "An order or account number",
            Self::Email => "An e-mail address",
            Self::Phone => "A phone number",
            Self::Address => "A postal address",
        }
    }
}

/// The personal data of a draft that is not the brand's own, each place once.
pub(super) fn personal(draft: &Draft<'_>) -> Vec<Finding> {
    let Some(patterns) = PATTERNS.as_ref() else {
        return Vec::new();
    };
    let text: String = bare(draft.text).into_iter().collect();
    let own = Own::of(draft);
    let mut found: Vec<(PersonalData, usize, usize)> = Vec::new();
    for (start, end) in spans(&patterns.email, draft.text) {
        if !own.is_email(slice(draft.text, start, end)) {
            found.push((PersonalData::Email, start, end));
        }
    }
    for (start, end) in spans(&patterns.card, &text) {
        let digits = digits(slice(&text, start, end));
        if (13..=19).contains(&digits.len()) && luhn(&digits) {
            found.push((PersonalData::Card, start, end));
        }
    }
    for (start, end) in spans(&patterns.iban, &text) {
        if is_bank_account(slice(&text, start, end)) {
            found.push((PersonalData::BankAccount, start, end));
        }
    }
    for captures in patterns.reference.captures_iter(&text) {
        if let Some(number) = captures.get(1)
            && is_number_of_something(number.as_str())
        {
            let before = text[..number.start()].chars().count();
            let end = before + number.as_str().chars().count();
            found.push((PersonalData::Reference, before, end));
        }
    }
    for (start, end) in spans(&patterns.phone, &text) {
        let words = slice(&text, start, end);
        if is_phone(words) && !own.is_phone(words) {
            found.push((PersonalData::Phone, start, end));
        }
    }
    for pattern in &patterns.addresses {
        for (start, end) in spans(pattern, &text) {
            if !own.is_address(slice(&text, start, end)) {
                found.push((PersonalData::Address, start, end));
            }
        }
    }
    once(found)
}

/// Of things found in one place the gravest, which stand first, is kept.
fn once(found: Vec<(PersonalData, usize, usize)>) -> Vec<Finding> {
    let mut kept: Vec<(PersonalData, usize, usize)> = Vec::new();
    let mut sorted = found;
    sorted.sort_unstable();
    for (of, start, end) in sorted {
        let overlaps =
            |(_, from, until): &(PersonalData, usize, usize)| start < *until && *from < end;
        if !kept.iter().any(overlaps) {
            kept.push((of, start, end));
        }
    }
    kept.into_iter()
        .map(|(of, start, end)| Finding {
            concern: Concern::Personal { of },
            place: Some((
                u32::try_from(start).unwrap_or(u32::MAX),
                u32::try_from(end).unwrap_or(u32::MAX),
            )),
        })
        .collect()
}

struct Patterns {
    email: Regex,
    card: Regex,
    iban: Regex,
    reference: Regex,
    phone: Regex,
    addresses: Vec<Regex>,
}

/// The words under which companies number what they do for a person, with the signs that may stand
/// between word and number. `\b` knows ASCII letters alone, hence the Japanese apart.
const REFERENCES: &str = r"(?i)(?:\b(?:order|booking|reservation|confirmation|account|acct|invoice|policy|membership|member|customer|client|passport|tracking|parcel|shipment|consignment|record locator|locator|pnr|imei|serial|vin|meter|licen[cs]e|pedido|reserva|cuenta|factura|commande|r[ée]servation|facture|dossier|bestellung|bestellnummer|auftrag|auftragsnummer|buchung|buchungsnummer|kundennummer|vertragsnummer|rechnung|rechnungsnummer|encomenda|ordine|prenotazione|bestelling|bestelnummer|klantnummer|boeking)(?:s)?(?:[ -]?(?:number|num|nummer|nr|no|id|code|reference|ref|de|numéro|numero|número|is|was|es|est|ist|lautet)\b\.?| ?n[º°]\.?)*|注文番号(?:は)?|予約番号(?:は)?)[ :#=№-]{0,4}([A-Z0-9][A-Z0-9-]{4,24})\b";

/// Runs of digits with the signs that telephone numbers are written with.
const PHONE: &str = r"\+?\(?\d[\d ().\-/]{6,20}\d";

/// Streets: number first, name first, and the words of several languages.
const ADDRESSES: [&str; 5] = [
    r"\b\d{1,5}[A-Za-z]?,? (?:[A-Z][\w'.-]+ ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Crescent|Terrace|Parkway|Pkwy|Highway|Hwy|Close|Gardens|Grove)\b",
    r"\b[A-ZÄÖÜ][\w.äöüß-]*(?:straße|strasse|str\.|allee|gasse|platz|weg|straat|laan|gracht|plein) \d{1,4} ?[a-z]?\b",
    r"\b\d{1,4}(?: ?(?:bis|ter))?,? (?:rue|avenue|boulevard|chemin|impasse|allée|quai|cours) (?:d[eu]s? |de la |de l['’])?[A-ZÉ][\w'’-]+",
    r"\b(?:[Cc]alle|C/|[Aa]venida|[Aa]vda?\.|[Pp]aseo|[Rr]ua|[Tt]ravessa|[Vv]ia|[Vv]iale|[Cc]orso|[Pp]iazza) (?:d[eioa]l?l?[ae]? )?[A-ZÁÉÍÓÚ][\w'’-]+(?: [A-ZÁÉÍÓÚ][\w'’-]+){0,2},? (?:n[º°.]? ?)?\d{1,4}\b",
    r"〒 ?\d{3}-\d{4}|\d{1,2}丁目",
];

static PATTERNS: LazyLock<Option<Patterns>> = LazyLock::new(|| {
    let made = |pattern: &str| Regex::new(pattern).ok();
    Some(Patterns {
        email: made(
            r"[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}",
        )?,
        card: made(r"\b[2-6]\d{3}(?:[ -]?\d){8,15}\b")?,
        iban: made(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}\b")?,
        reference: made(REFERENCES)?,
        phone: made(PHONE)?,
        addresses: ADDRESSES.into_iter().map(made).collect::<Option<_>>()?,
    })
});

/// The places of a pattern in a text, in Unicode scalar values.
fn spans(pattern: &Regex, text: &str) -> Vec<(usize, usize)> {
    pattern
        .find_iter(text)
        .map(|found| {
            let start = text[..found.start()].chars().count();
            (start, start + found.as_str().chars().count())
        })
        .collect()
}

fn slice(text: &str, start: usize, end: usize) -> &str {
    let byte = |place: usize| {
        text.char_indices()
            .nth(place)
            .map_or(text.len(), |(byte, _)| byte)
    };
    &text[byte(start)..byte(end)]
}

fn digits(text: &str) -> Vec<u32> {
    text.chars()
        .filter_map(|letter| letter.to_digit(10))
        .collect()
}

/// The check digit of payment cards (ISO/IEC 7812-1).
fn luhn(digits: &[u32]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| match place % 2 {
            0 => *digit,
            _ => digit * 2 / 10 + digit * 2 % 10,
        })
        .sum();
    sum.is_multiple_of(10)
}

/// Whether a run of letters and digits begins with the number of a bank account.
fn is_bank_account(words: &str) -> bool {
    let run: String = words.chars().filter(|letter| *letter != ' ').collect();
    (15..=run.len().min(34)).any(|length| run[..length].parse::<Iban>().is_ok())
}

/// Whether a word that follows "order" is its number: it holds four digits or more, or is a booking
/// code in capitals.
fn is_number_of_something(word: &str) -> bool {
    let many = word.chars().filter(char::is_ascii_digit).count();
    let is_code = word.len() == 6
        && many > 0
        && word
            .chars()
            .all(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit());
    let is_year = word.len() == 4;
    (many >= 5 || is_code || (many == 4 && word.len() > 4)) && !is_year
}

/// Whether a run of digits can be called: with a country's code, or written as lines are.
fn is_phone(words: &str) -> bool {
    let digits = digits(words);
    if !(9..=15).contains(&digits.len()) {
        return false;
    }
    let international = words.starts_with('+') || words.starts_with("00");
    let parts: Vec<usize> = words
        .split(|letter: char| !letter.is_ascii_digit())
        .map(str::len)
        .filter(|length| *length > 0)
        .collect();
    // As North America writes its numbers, with or without the 1.
    let is_north_american = matches!(parts.as_slice(), [3, 3, 4] | [1, 3, 3, 4] | [3, 7]);
    // A national prefix. A date begins so as well, but has eight digits.
    let national = digits.first() == Some(&0) && parts.len() <= 6;
    international || is_north_american || national
}

/// What is the brand's own.
struct Own<'a> {
    words: Vec<String>,
    templates: &'a [&'a str],
    numbers: HashSet<Vec<u32>>,
}

/// The parts of addresses that companies give to an office, never to a person.
const OFFICES: [&str; 40] = [
    "abuse",
    "accessibility",
    "billing",
    "booking",
    "bookings",
    "care",
    "cares",
    "claims",
    "contact",
    "contacto",
    "customer",
    "customercare",
    "customerservice",
    "customersupport",
    "enquiries",
    "enquiry",
    "feedback",
    "hello",
    "help",
    "helpdesk",
    "hilfe",
    "hola",
    "info",
    "inquiries",
    "kundenservice",
    "kontakt",
    "mail",
    "office",
    "orders",
    "phishing",
    "press",
    "privacy",
    "reservations",
    "returns",
    "sales",
    "security",
    "service",
    "serviceclient",
    "spam",
    "support",
];

/// The beginnings of numbers that cost the caller nothing: a company's, by their purpose. See the
/// numbering plans of North America (toll-free codes) and ITU-T E.169 (+800).
const FREE: [&str; 13] = [
    "800", "833", "844", "855", "866", "877", "888", "0800", "0808", "00800", "1300", "0300",
    "0345",
];

impl<'a> Own<'a> {
    fn of(draft: &Draft<'a>) -> Self {
        let words = draft
            .brand_words
            .iter()
            .map(|word| {
                let letters = word.chars().filter(|letter| letter.is_alphanumeric());
                letters.flat_map(char::to_lowercase).collect::<String>()
            })
            .filter(|word| word.len() > 2)
            .collect();
        let numbers = match PATTERNS.as_ref() {
            Some(patterns) => draft
                .templates
                .iter()
                .flat_map(|template| patterns.phone.find_iter(template))
                .map(|found| digits(found.as_str()))
                .collect(),
            None => HashSet::new(),
        };
        Self {
            words,
            templates: draft.templates,
            numbers,
        }
    }

    fn is_email(&self, address: &str) -> bool {
        let address = address.to_lowercase();
        let Some((name, domain)) = address.split_once('@') else {
            return false;
        };
        // Domains that the standards keep for examples (RFC 2606).
        let is_example = domain.starts_with("example.");
        let is_office = name
            .split(['.', '_', '-', '+'])
            .any(|part| OFFICES.contains(&part));
        let letters: String = domain
            .chars()
            .filter(|letter| letter.is_alphanumeric())
            .collect();
        let is_brands = self
            .words
            .iter()
            .any(|word| letters.contains(word.as_str()));
        let is_in_template = self
            .templates
            .iter()
            .any(|template| template.to_lowercase().contains(&address));
        is_example || is_office || is_brands || is_in_template
    }

    fn is_phone(&self, words: &str) -> bool {
        let number = digits(words);
        let written: String = words.chars().filter(char::is_ascii_digit).collect();
        let is_free = |national: &str| FREE.iter().any(|free| national.starts_with(free));
        let abroad = ["1", "44", "49", "33", "34", "61"].iter().any(|country| {
            let national = written.strip_prefix(country);
            national.is_some_and(|national| is_free(national) || is_free(&format!("0{national}")))
        });
        let has_code = words.starts_with(['+', '1']);
        let free = is_free(&written) || (has_code && abroad);
        free || self.numbers.contains(&number)
    }

    fn is_address(&self, words: &str) -> bool {
        self.templates
            .iter()
            .any(|template| template.contains(words))
    }
}
