//! Reply templates: what may stand in them, how they are checked and rendered.
//!
//! A template that is not understood is an error that says where and what to write instead; a value
//! that is not there is an error too. Nothing is ever rendered as a hole in a sentence to a
//! customer.

use std::fmt;

use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior, Value, context};

use super::first_name::first_name;
use super::length::weighted_length;
use super::post::Handle;
use super::settings::Template;
use super::status::{Priority, Status};
use super::template_text::{self, Spot};
use super::time::Duration;
use super::view::{Rendered, TemplateView};

/// What a template can say about the ticket it answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateFacts {
    /// The customer's name as shown; empty when it is not known any more.
    pub customer_name: String,
    /// The customer's handle; `None` when the person was erased.
    pub customer_handle: Option<Handle>,
    /// The brand's name.
    pub brand_name: String,
    /// The account that the brand answers with.
    pub brand_handle: Option<Handle>,
    /// The agent's name; empty until it is set.
    pub agent_name: String,
    /// The agent's initials; empty until they are set.
    pub agent_initials: String,
    /// How long the customer has waited.
    pub waited: Duration,
    /// The ticket's status.
    pub status: Status,
    /// The ticket's priority.
    pub priority: Priority,
    /// The address of the customer's post.
    pub link: Option<String>,
    /// Whether it is business hours.
    pub is_open: bool,
    /// The language that X states for the customer's post, as a BCP 47 tag.
    pub language: Option<String>,
}

/// A name that means something within a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// What is written.
    pub name: &'static str,
    /// What it stands for, as options show it.
    pub meaning: &'static str,
}

/// Every variable a template may use.
pub const VARIABLES: [Known; 12] = [
    Known {
        name: "customer.first_name",
        meaning: "the customer's first name, or @handle where the name shown holds none",
    },
    Known {
        name: "customer.name",
        meaning: "the customer's name as X shows it",
    },
    Known {
        name: "customer.handle",
        meaning: "the customer's handle, with @",
    },
    Known {
        name: "brand.name",
        meaning: "the brand's name",
    },
    Known {
        name: "brand.handle",
        meaning: "the account the brand answers with, with @",
    },
    Known {
        name: "agent.name",
        meaning: "your name",
    },
    Known {
        name: "agent.first_name",
        meaning: "your first name",
    },
    Known {
        name: "agent.initials",
        meaning: "your initials, as in ^AB",
    },
    Known {
        name: "ticket.waited",
        meaning: "how long the customer has waited, in words such as 2 hours",
    },
    Known {
        name: "ticket.status",
        meaning: "the ticket's status",
    },
    Known {
        name: "ticket.priority",
        meaning: "the ticket's priority",
    },
    Known {
        name: "ticket.link",
        meaning: "the address of the customer's post",
    },
];

/// Every filter a template may use, as in `{{ customer.name | upper }}`.
pub const FILTERS: [Known; 6] = [
    Known {
        name: "upper",
        meaning: "in capitals",
    },
    Known {
        name: "lower",
        meaning: "in small letters",
    },
    Known {
        name: "capitalize",
        meaning: "with a capital at the beginning",
    },
    Known {
        name: "title",
        meaning: "with a capital at each word's beginning",
    },
    Known {
        name: "trim",
        meaning: "without spaces around it",
    },
    Known {
        name: "default",
        meaning: "what is said instead where there is no value, as in default('there')",
    },
];

/// Why a template can't be saved or inserted. Each says where and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// A variable that does not exist.
    #[error("{at}: there is no variable {name}{}", Hint(.nearest))]
    UnknownVariable {
        /// Where it stands.
        at: Spot,
        /// What was written.
        name: String,
        /// The variable that was probably meant.
        nearest: Option<&'static str>,
    },
    /// A filter that does not exist.
    #[error("{at}: there is no filter {name}{}", Hint(.nearest))]
    UnknownFilter {
        /// Where it stands.
        at: Spot,
        /// What was written.
        name: String,
        /// The filter that was probably meant.
        nearest: Option<&'static str>,
    },
    /// A variable in single braces, which would be sent as it stands.
    #[error("{at}: write {{{{ {name} }}}} with two braces on each side")]
    SingleBraces {
        /// Where it stands.
        at: Spot,
        /// What stands between the braces.
        name: String,
    },
    /// A template that can't be read.
    #[error("{at}: {what}")]
    Syntax {
        /// Where reading stopped.
        at: Spot,
        /// What is wrong.
        what: String,
    },
    /// A variable that has no value for this ticket.
    #[error("{at}: {name} has no value here; {remedy}")]
    NoValue {
        /// Where it stands.
        at: Spot,
        /// The variable.
        name: String,
        /// What gives it one.
        remedy: &'static str,
    },
    /// A template that leaves nothing to send.
    #[error("the template is empty for this ticket: write something outside of its conditions")]
    Empty,
}

/// "did you mean …?", where something was probably meant.
struct Hint<'a>(&'a Option<&'static str>);

impl fmt::Display for Hint<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(nearest) => write!(formatter, ": did you mean {nearest}?"),
            None => formatter.write_str(": choose one from the list"),
        }
    }
}

/// Checks a template when it is saved: that it can be read and that everything it names exists,
/// also where a condition would leave it out.
pub fn check(text: &str) -> Result<(), TemplateError> {
    if let Some((at, name)) = template_text::single_braces(text, &VARIABLES) {
        return Err(TemplateError::SingleBraces { at, name });
    }
    let environment = environment();
    let template = environment
        .template_from_str(text)
        .map_err(|error| explain(text, &error))?;
    let mut unknown: Vec<TemplateError> = template
        .undeclared_variables(true)
        .into_iter()
        .filter(|name| !VARIABLES.iter().any(|known| known.name == name))
        .map(|name| TemplateError::UnknownVariable {
            at: template_text::spot_of(text, &name),
            nearest: nearest(&name, &VARIABLES),
            name,
        })
        .collect();
    for (at, name) in template_text::filters(text) {
        if !FILTERS.iter().any(|known| known.name == name) {
            unknown.push(TemplateError::UnknownFilter {
                at,
                name: name.to_owned(),
                nearest: nearest(name, &FILTERS),
            });
        }
    }
    let first = unknown.into_iter().min_by_key(|error| match error {
        TemplateError::UnknownVariable { at, .. } | TemplateError::UnknownFilter { at, .. } => *at,
        _ => Spot::default(),
    });
    first.map_or(Ok(()), Err)
}

/// The template's text for one ticket.
pub fn render(template: &Template, facts: &TemplateFacts) -> Result<String, TemplateError> {
    let source = if facts.is_open || template.off_hours.is_empty() {
        &template.text
    } else {
        &template.off_hours
    };
    check(source)?;
    let environment = environment();
    let text = environment
        .template_from_str(source)
        .and_then(|template| template.render(facts.values()))
        .map_err(|error| explain(source, &error))?;
    let text = text.trim();
    if text.is_empty() {
        return Err(TemplateError::Empty);
    }
    Ok(text.to_owned())
}

/// Every template for one ticket, as the picker shows them.
pub fn views(templates: &[Template], facts: &TemplateFacts) -> Vec<TemplateView> {
    let view = |template: &Template| TemplateView {
        id: template.id.clone(),
        name: template.name.clone(),
        acknowledgement: template.acknowledgement,
        shortcut: lowercase(&template.shortcut),
        words: words(template),
        rendered: match render(template, facts) {
            Ok(text) => Rendered::Ready {
                length: weighted_length(&text),
                text,
            },
            Err(error) => Rendered::Wrong {
                why: error.to_string(),
            },
        },
    };
    offered(templates, facts.language.as_deref())
        .into_iter()
        .map(view)
        .collect()
}

/// What a template is found by: its name first, then what is typed for it.
fn words(template: &Template) -> String {
    let named = [&template.name, &template.shortcut, &template.folder];
    let all: Vec<String> = named
        .into_iter()
        .chain(&template.tags)
        .map(|word| lowercase(word))
        .collect();
    all.join("\n")
}

/// Letter by letter, as what is searched for is written small where it is typed.
fn lowercase(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

/// The templates to offer for a customer's language: of those of one name in one folder the one in
/// that language, else the one that serves any, else the first.
fn offered<'a>(templates: &'a [Template], language: Option<&str>) -> Vec<&'a Template> {
    let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_lowercase();
    let distance = |template: &Template| match (template.language.as_deref(), language) {
        (Some(own), Some(wanted)) if own.eq_ignore_ascii_case(wanted) => 0,
        (Some(own), Some(wanted)) if primary(own) == primary(wanted) => 1,
        (None, _) => 2,
        (Some(_), _) => 3,
    };
    let mut offered: Vec<&Template> = Vec::new();
    for template in templates {
        let is_same =
            |other: &&mut &Template| other.name == template.name && other.folder == template.folder;
        match offered.iter_mut().find(is_same) {
            Some(other) if distance(template) < distance(other) => *other = template,
            Some(_) => {}
            None => offered.push(template),
        }
    }
    offered
}

impl TemplateFacts {
    /// The values of the variables; what is empty is left out, so that it can't become a hole.
    fn values(&self) -> Value {
        let told = |text: &str| {
            let text = text.trim();
            (!text.is_empty()).then(|| text.to_owned())
        };
        let at = |handle: &Option<Handle>| handle.as_ref().map(|handle| format!("@{handle}"));
        let value = |text: Option<String>| text.map_or(Value::UNDEFINED, Value::from);
        let handle = at(&self.customer_handle);
        context! {
            customer => context! {
                first_name => value(first_name(&self.customer_name).or_else(|| handle.clone())),
                name => value(told(&self.customer_name)),
                handle => value(handle),
            },
            brand => context! {
                name => value(told(&self.brand_name)),
                handle => value(at(&self.brand_handle)),
            },
            agent => context! {
                name => value(told(&self.agent_name)),
                first_name => value(first_name(&self.agent_name)),
                initials => value(told(&self.agent_initials)),
            },
            ticket => context! {
                waited => in_words(self.waited),
                status => self.status.word().to_lowercase(),
                priority => self.priority.word(),
                link => value(self.link.as_deref().and_then(told)),
            },
        }
    }
}

/// A length of time as a person says it: the largest whole unit.
pub fn in_words(length: Duration) -> String {
    let minutes = length.whole_minutes().max(0);
    let (count, unit) = match minutes {
        0 => return "less than a minute".to_owned(),
        1..=59 => (minutes, "minute"),
        60..=2879 => (minutes / 60, "hour"),
        _ => (minutes / 1440, "day"),
    };
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{plural}")
}

/// The engine with what templates may use, and nothing else.
fn environment() -> Environment<'static> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    environment.add_filter("upper", minijinja::filters::upper);
    environment.add_filter("lower", minijinja::filters::lower);
    environment.add_filter("capitalize", minijinja::filters::capitalize);
    environment.add_filter("title", minijinja::filters::title);
    environment.add_filter("trim", minijinja::filters::trim);
    environment.add_filter("default", minijinja::filters::default);
    environment
}

/// The engine's error in the words of this desk.
fn explain(source: &str, error: &minijinja::Error) -> TemplateError {
    let at = match error.range() {
        Some(range) => Spot::at(source, range.start),
        None => Spot {
            line: error.line().unwrap_or(1),
            column: 1,
        },
    };
    if error.kind() == ErrorKind::UndefinedError {
        let (at, name) =
            template_text::name_at(source, error.range().map_or(0, |range| range.start));
        let remedy = if name.starts_with("agent.") {
            "set it in options"
        } else {
            "leave it out, or add | default('…')"
        };
        return TemplateError::NoValue { at, name, remedy };
    }
    let detail = error.detail().unwrap_or_default();
    let what = match detail {
        "unexpected end of input, expected end of variable block" => {
            "a {{ is never closed: add }} after the variable".to_owned()
        }
        "unexpected end of input, expected end of block" => {
            "a {% is never closed: add %} after it".to_owned()
        }
        "" => format!("this can't be read ({})", error.kind()),
        detail => format!("this can't be read: {detail}"),
    };
    TemplateError::Syntax { at, what }
}

/// The known name that was probably meant: at most a third of its letters away.
fn nearest(name: &str, known: &[Known]) -> Option<&'static str> {
    let distance = |known: &Known| {
        let last = known.name.rsplit('.').next().unwrap_or(known.name);
        // A name without its group is the same name.
        let whole = strsim::osa_distance(name, known.name);
        whole.min(strsim::osa_distance(name, last) + 1)
    };
    let (distance, nearest) = known
        .iter()
        .map(|known| (distance(known), known.name))
        .min()?;
    (distance * 3 <= nearest.len()).then_some(nearest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts() -> TemplateFacts {
        TemplateFacts {
            customer_name: "Jane Doe ✨".to_owned(),
            customer_handle: Some("jane_d".parse().unwrap()),
            brand_name: "Acme".to_owned(),
            brand_handle: Some("AcmeHelp".parse().unwrap()),
            agent_name: "Ana Bell".to_owned(),
            agent_initials: "AB".to_owned(),
            waited: Duration::minutes(125),
            status: Status::Open,
            priority: Priority::High,
            link: Some("https://x.com/jane_d/status/1".to_owned()),
            is_open: true,
            language: None,
        }
    }

    fn rendered(text: &str, facts: &TemplateFacts) -> Result<String, String> {
        let template = Template {
            id: "t".to_owned(),
            name: "T".to_owned(),
            text: text.to_owned(),
            ..Template::default()
        };
        render(&template, facts).map_err(|error| error.to_string())
    }

    #[test]
    fn every_variable_has_a_value() {
        for known in VARIABLES {
            let text = rendered(&format!("{{{{ {} }}}}", known.name), &facts()).unwrap();
            assert!(!text.is_empty(), "{}", known.name);
        }
    }

    #[test]
    fn every_filter_works() {
        for known in FILTERS {
            let argument = if known.name == "default" {
                "('there')"
            } else {
                ""
            };
            let text = format!("{{{{ customer.name | {}{argument} }}}}", known.name);
            assert!(rendered(&text, &facts()).is_ok(), "{text}");
        }
    }

    #[test]
    fn a_reply_is_written_as_a_person_writes_it() {
        let text = "Hi {{ customer.first_name }}, sorry you waited {{ ticket.waited }}. ^{{ agent.initials }}\n";
        assert_eq!(
            rendered(text, &facts()).as_deref(),
            Ok("Hi Jane, sorry you waited 2 hours. ^AB")
        );
    }

    #[test]
    fn a_customer_without_a_usable_name_is_addressed_by_handle() {
        let facts = TemplateFacts {
            customer_name: "🔥🔥".to_owned(),
            ..facts()
        };
        assert_eq!(
            rendered("Hi {{ customer.first_name }}", &facts).as_deref(),
            Ok("Hi @jane_d")
        );
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place_and_the_nearest_name() {
        for (text, error) in [
            (
                "Hi {{ customer.frist_name }}",
                "line 1, column 7: there is no variable customer.frist_name: did you mean customer.first_name?",
            ),
            (
                "Hi\n{{ first_name }}",
                "line 2, column 4: there is no variable first_name: did you mean agent.first_name?",
            ),
            (
                "{% if false %}{{ order.number }}{% endif %}x",
                "line 1, column 18: there is no variable order.number: choose one from the list",
            ),
            (
                "Hi {{ customer.name | uper }}",
                "line 1, column 23: there is no filter uper: did you mean upper?",
            ),
            (
                "Hi {customer.name}",
                "line 1, column 4: write {{ customer.name }} with two braces on each side",
            ),
            (
                "Hi {{ customer.name",
                "line 1, column 16: a {{ is never closed: add }} after the variable",
            ),
            (
                "{% if false %}Hi{% endif %}",
                "the template is empty for this ticket: write something outside of its conditions",
            ),
        ] {
            assert_eq!(
                rendered(text, &facts()).as_ref().map_err(String::as_str),
                Err(error),
                "{text}"
            );
        }
    }

    #[test]
    fn a_value_that_is_not_there_is_no_hole() {
        let facts = TemplateFacts {
            agent_name: String::new(),
            ..facts()
        };
        assert_eq!(
            rendered("Yours, {{ agent.name }}", &facts)
                .as_ref()
                .map_err(String::as_str),
            Err("line 1, column 11: agent.name has no value here; set it in options")
        );
        assert_eq!(
            rendered(
                "{% if agent.name %}{{ agent.name }}{% else %}us{% endif %}",
                &facts
            )
            .as_deref(),
            Ok("us")
        );
        assert_eq!(
            rendered("{{ agent.name | default('us') }}", &facts).as_deref(),
            Ok("us")
        );
    }

    #[test]
    fn customers_get_the_template_in_their_language() {
        let template = |language: Option<&str>, text: &str| Template {
            id: text.to_owned(),
            name: "Thanks".to_owned(),
            text: text.to_owned(),
            language: language.map(str::to_owned),
            ..Template::default()
        };
        let templates = [
            template(Some("es"), "Gracias"),
            template(None, "Thanks"),
            template(Some("pt-BR"), "Obrigado"),
        ];
        for (language, id) in [
            (Some("es"), "Gracias"),
            (Some("pt"), "Obrigado"),
            (Some("ja"), "Thanks"),
            (None, "Thanks"),
        ] {
            let facts = TemplateFacts {
                language: language.map(str::to_owned),
                ..facts()
            };
            let offered = views(&templates, &facts);
            let ids: Vec<_> = offered.iter().map(|view| view.id.as_str()).collect();
            assert_eq!(ids, [id], "{language:?}");
        }
    }

    #[test]
    fn another_text_stands_outside_business_hours() {
        let template = Template {
            text: "We're on it.".to_owned(),
            off_hours: "We're back at nine.".to_owned(),
            ..Template::default()
        };
        let closed = TemplateFacts {
            is_open: false,
            ..facts()
        };
        assert_eq!(render(&template, &facts()).unwrap(), "We're on it.");
        assert_eq!(render(&template, &closed).unwrap(), "We're back at nine.");
        let one_text = Template {
            off_hours: String::new(),
            ..template
        };
        assert_eq!(render(&one_text, &closed).unwrap(), "We're on it.");
    }

    #[test]
    fn a_group_is_no_value() {
        assert!(rendered("{{ customer }}", &facts()).is_err());
    }

    #[test]
    fn views_carry_the_length_or_the_reason() {
        let template = |text: &str| Template {
            id: "t".to_owned(),
            name: text.to_owned(),
            text: text.to_owned(),
            ..Template::default()
        };
        let views = views(
            &[template("see acme.com"), template("{{ nothing }}")],
            &facts(),
        );
        let length = match &views[0].rendered {
            Rendered::Ready { length, .. } => *length,
            Rendered::Wrong { why } => panic!("{why}"),
        };
        assert_eq!(length, 27);
        assert!(matches!(views[1].rendered, Rendered::Wrong { .. }));
    }

    #[test]
    fn a_wait_is_told_in_its_largest_unit() {
        for (minutes, words) in [
            (0, "less than a minute"),
            (1, "1 minute"),
            (59, "59 minutes"),
            (60, "1 hour"),
            (47 * 60, "47 hours"),
            (49 * 60, "2 days"),
        ] {
            assert_eq!(in_words(Duration::minutes(minutes)), words);
        }
    }

    #[test]
    fn a_template_is_found_by_its_name_shortcut_folder_tags_and_text() {
        let template = Template {
            id: "t".to_owned(),
            name: "Über Refund".to_owned(),
            text: "We pay it back today.".to_owned(),
            folder: "Billing/Cards".to_owned(),
            tags: vec!["Money".to_owned()],
            shortcut: "RF".to_owned(),
            ..Template::default()
        };
        let view = views(&[template], &facts()).remove(0);
        assert_eq!(view.shortcut, "rf");
        for wanted in ["über", "rf", "cards", "money", "back today"] {
            assert!(view.is_found_by(wanted), "{wanted}");
        }
        assert!(!view.is_found_by("parcel"));
    }
}
