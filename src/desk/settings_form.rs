//! From what an agent typed on the options page to settings: every field is read, and what can't
//! be read or breaks a rule is said at its field.

use super::brand::{Brand, BrandId};
use super::policy_text::PolicyText;
use super::settings::{Agent, Settings, Targets, Template};
use super::settings_draft::{BrandDraft, Draft};
use super::settings_rules::{BrandField, Field, FieldError};
use super::settings_text::{handles, number, one_line, phrases, pieces};
use super::status::Priority;
use super::template_import::{Difference, merged};

/// Makes settings of a draft. Brands and templates that were saved before keep their ids, whatever
/// they are called now; new ones get an id of their own made from their name.
///
/// # Errors
/// One error for each field that can't be saved, in the page's order.
pub fn check(draft: &Draft) -> Result<Settings, Vec<FieldError>> {
    let mut errors = Vec::new();
    let settings = read(draft, &mut errors);
    if let Err(broken) = settings.check() {
        let broken = broken
            .into_iter()
            .map(|error| FieldError::new(keyed(error.field, draft), error.why))
            .filter(|error| !errors.iter().any(|known| hides(known.field, error.field)))
            .collect::<Vec<_>>();
        errors.extend(broken);
    }
    errors.sort_by_key(|error| order(error.field, draft));
    if errors.is_empty() {
        Ok(settings)
    } else {
        Err(errors)
    }
}

/// [`check`] where it is known which time zones there are.
///
/// # Errors
/// One error for each field that can't be saved.
pub fn check_with_zones(draft: &Draft, zones: &[String]) -> Result<Settings, Vec<FieldError>> {
    let is_stored = draft.policies.is_as(&draft.from().policies);
    let unknown = if is_stored || zones.is_empty() {
        Vec::new()
    } else {
        draft.policies.unknown_zones(zones)
    };
    match check(draft) {
        Ok(settings) if unknown.is_empty() => Ok(settings),
        Ok(_) => Err(unknown),
        Err(errors) => Err(errors.into_iter().chain(unknown).collect()),
    }
}

/// Whether a field that could not be read makes a rule's word on another one worthless: a brand
/// with unread handles seems to have none.
fn hides(unread: Field, judged: Field) -> bool {
    match (unread, judged) {
        (Field::Brand(unread, _), Field::Brand(judged, _)) => unread == judged,
        (unread, judged) => unread == judged,
    }
}

/// The draft's field for a field of its settings, where keys are places in lists.
fn keyed(field: Field, draft: &Draft) -> Field {
    let at = |place: u32| usize::try_from(place).unwrap_or(usize::MAX);
    match field {
        Field::Brand(place, part) => draft
            .brands
            .get(at(place))
            .map_or(field, |brand| Field::Brand(brand.key, part)),
        Field::Rule(place, rule, part) => draft
            .brands
            .get(at(place))
            .and_then(|brand| Some((brand.key, brand.rules.get(at(rule))?.key)))
            .map_or(field, |(brand, rule)| Field::Rule(brand, rule, part)),
        Field::Rules(place) => draft
            .brands
            .get(at(place))
            .map_or(field, |brand| Field::Rules(brand.key)),
        Field::Template(place, part) => draft
            .templates
            .get(at(place))
            .map_or(field, |template| Field::Template(template.key, part)),
        Field::Person(place, part) => draft
            .people
            .get(at(place))
            .map_or(field, |person| Field::Person(person.key, part)),
        other => other,
    }
}

/// Where a field of a draft stands on the page: brand by brand, then the rest, the templates in
/// their order.
fn order(field: Field, draft: &Draft) -> (bool, usize, Field) {
    let brand = |key| draft.brands.iter().position(|brand| brand.key == key);
    match field {
        Field::Brand(key, _) | Field::Rule(key, _, _) | Field::Rules(key) => {
            (false, brand(key).unwrap_or_default(), field)
        }
        Field::Template(key, part) => {
            let mut templates = (0..).zip(&draft.templates);
            let place = templates.find(|(_, template)| template.key == key);
            let field = place.map_or(field, |(place, _)| Field::Template(place, part));
            (true, 0, field)
        }
        other => (true, 0, other),
    }
}

fn read(draft: &Draft, errors: &mut Vec<FieldError>) -> Settings {
    let from = draft.from();
    let brands = read_brands(draft, errors);
    let targets = read_targets(draft, errors);
    let mut settings = Settings {
        version: from.version,
        agent: Agent {
            id: from.agent.id.clone(),
            name: one_line(&draft.agent_name),
            initials: draft.initials.trim().to_owned(),
            handles: from.agent.handles.clone(),
        },
        brands,
        targets,
        policies: draft.policies.read(&from.policies, errors),
        golden_minutes: number(&draft.golden_minutes, Field::GoldenMinutes, errors),
        at_risk_percent: number(&draft.at_risk_percent, Field::AtRiskPercent, errors),
        templates: templates(draft),
        retention_days: number(&draft.retention_days, Field::RetentionDays, errors),
        thread_days: from.thread_days,
        reopen_hours: from.reopen_hours,
        keep_unmatched: draft.keep_unmatched,
        tickets: from.tickets.clone(),
        reports: draft.reports.read(errors),
        workplace: draft.workplace.clone(),
    };
    draft.tickets.read(&mut settings, errors);
    let people = draft.people.iter();
    settings.tickets.agents = people.map(|person| person.read(errors)).collect();
    settings
}

impl Draft {
    /// The policies and the desk's own targets as they are typed; `None` where one of their fields can't
    /// be read.
    pub fn policies_as_typed(&self) -> Option<(PolicyText, Targets)> {
        let mut errors = Vec::new();
        let targets = read_targets(self, &mut errors);
        let policies = self.policies.read(&self.from().policies, &mut errors);
        errors.is_empty().then_some((policies, targets))
    }
}

fn read_targets(draft: &Draft, errors: &mut Vec<FieldError>) -> Targets {
    let mut minutes = |priority| {
        number(
            draft.text(Field::Target(priority)),
            Field::Target(priority),
            errors,
        )
    };
    Targets {
        urgent: minutes(Priority::Urgent),
        high: minutes(Priority::High),
        normal: minutes(Priority::Normal),
        low: minutes(Priority::Low),
    }
}

fn read_brands(draft: &Draft, errors: &mut Vec<FieldError>) -> Vec<Brand> {
    let mut taken: Vec<String> = draft
        .brands
        .iter()
        .filter_map(|brand| brand.id.as_ref().map(ToString::to_string))
        .collect();
    draft
        .brands
        .iter()
        .map(|brand| {
            let id = brand.id.clone().unwrap_or_else(|| {
                BrandId::from_name(&own_id(&BrandId::from_name(&brand.name), &mut taken))
            });
            read_brand(brand, id, errors)
        })
        .collect()
}

fn read_brand(brand: &BrandDraft, id: BrandId, errors: &mut Vec<FieldError>) -> Brand {
    let mut read_handles = |text: &str, part| handles(text, Field::Brand(brand.key, part), errors);
    let main = read_handles(&brand.handles, BrandField::Handles);
    let care = read_handles(&brand.care_handles, BrandField::CareHandles);
    let team = read_handles(&brand.team, BrandField::Team);
    let ignore = read_handles(&brand.ignore, BrandField::Ignore);
    let distance = number(
        &brand.near_miss,
        Field::Brand(brand.key, BrandField::NearMiss),
        errors,
    );
    let rules = brand.rules.iter().map(|rule| rule.read(brand.key, errors));
    let rules = rules.collect();
    Brand {
        id: Some(id),
        name: one_line(&brand.name),
        handles: main,
        care_handles: care,
        names: phrases(&brand.names),
        hashtags: pieces(&brand.hashtags)
            .map(|piece| piece.trim_start_matches(['#', '＃']).to_owned())
            .filter(|hashtag| !hashtag.is_empty())
            .collect(),
        keywords: phrases(&brand.keywords),
        exclude: phrases(&brand.exclude),
        team,
        ignore,
        near_miss: u8::try_from(distance).unwrap_or(u8::MAX),
        runs_clock: brand.runs_clock.clone(),
        rules,
        audited: brand.audited,
    }
}

/// Puts imported templates into a draft, which is yet to be saved, and tells what that changes.
pub fn take_templates(draft: &mut Draft, imported: &[Template]) -> Difference {
    let known = templates(draft);
    let (all, difference) = merged(&known, imported);
    for (place, template) in all.iter().enumerate() {
        if known.get(place) != Some(template) {
            draft.put_template(place, template);
        }
    }
    difference
}

/// The templates as they stand in a draft.
pub fn templates(draft: &Draft) -> Vec<Template> {
    let mut taken: Vec<String> = draft
        .templates
        .iter()
        .filter_map(|template| template.id.clone())
        .collect();
    draft
        .templates
        .iter()
        .map(|template| Template {
            id: template
                .id
                .clone()
                .unwrap_or_else(|| own_id(&BrandId::from_name(&template.name), &mut taken)),
            name: one_line(&template.name),
            text: template.text.trim().replace("\r\n", "\n"),
            acknowledgement: template.acknowledgement,
            folder: folders(&template.folder),
            tags: phrases(&template.tags),
            language: Some(one_line(&template.language)).filter(|language| !language.is_empty()),
            shortcut: one_line(&template.shortcut)
                .trim_start_matches([';', '/', ':'])
                .to_owned(),
            off_hours: template.off_hours.trim().replace("\r\n", "\n"),
        })
        .collect()
}

/// A folder's path, without the empty parts that a stray `/` makes.
fn folders(text: &str) -> String {
    let parts = text.split('/').map(one_line);
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    parts.join("/")
}

/// An id that is not taken: the one wanted, or it with the least number that makes it new.
fn own_id(wanted: &BrandId, taken: &mut Vec<String>) -> String {
    let wanted = wanted.as_str();
    let own = if taken.iter().any(|id| id == wanted) {
        (2..)
            .map(|number: u32| format!("{wanted}-{number}"))
            .find(|id| !taken.contains(id))
            .unwrap_or_default()
    } else {
        wanted.to_owned()
    };
    taken.push(own.clone());
    own
}

#[cfg(test)]
mod tests {
    use super::super::event::AgentId;
    use super::super::settings_rules::TemplateField;
    use super::*;
    use crate::desk::post::Handle;

    /// A draft that can be saved: one brand, one template.
    fn good() -> Draft {
        let mut draft = Draft::of(&Settings::fresh(AgentId("a".to_owned())));
        draft.agent_name = "Ana Moreno".to_owned();
        draft.initials = "AM".to_owned();
        let brand = draft.add_brand();
        draft.set(Field::Brand(brand, BrandField::Name), "Acme".to_owned());
        draft.set(
            Field::Brand(brand, BrandField::CareHandles),
            "@acmehelp".to_owned(),
        );
        let template = draft.add_template();
        draft.set(
            Field::Template(template, TemplateField::Name),
            "Solved?".to_owned(),
        );
        draft.set(
            Field::Template(template, TemplateField::Text),
            "Did that solve it?".to_owned(),
        );
        draft
    }

    fn brand_field(draft: &Draft, part: BrandField) -> Field {
        Field::Brand(draft.brands[0].key, part)
    }

    #[test]
    fn handles_are_taken_however_they_are_separated() {
        for typed in [
            "@acme, @AcmeUK",
            "acme AcmeUK",
            "acme\n@AcmeUK\n",
            " acme;AcmeUK ,",
        ] {
            let mut draft = good();
            draft.set(brand_field(&draft, BrandField::Handles), typed.to_owned());
            let brand = &check(&draft).unwrap().brands[0];
            let shown: Vec<_> = brand.handles.iter().map(Handle::as_str).collect();
            assert_eq!(shown, ["acme", "AcmeUK"], "{typed:?}");
        }
    }

    #[test]
    fn phrases_keep_their_spaces_and_hashtags_lose_their_sign() {
        let mut draft = good();
        draft.set(
            brand_field(&draft, BrandField::Names),
            "Acme  Broadband,Acme".to_owned(),
        );
        draft.set(
            brand_field(&draft, BrandField::Hashtags),
            "#AcmeDown acme_help".to_owned(),
        );
        let brand = &check(&draft).unwrap().brands[0];
        assert_eq!(brand.names, ["Acme Broadband", "Acme"]);
        assert_eq!(brand.hashtags, ["AcmeDown", "acme_help"]);
    }

    #[test]
    fn what_is_wrong_is_said_at_its_field_with_what_to_write_instead() {
        /// The field, what is typed into it, and a part of the answer.
        type Case = (fn(&Draft) -> Field, &'static str, &'static str);
        let cases: &[Case] = &[
            (
                |draft| brand_field(draft, BrandField::Handles),
                "acme-help",
                "Did you mean @acme_help?",
            ),
            (
                |draft| brand_field(draft, BrandField::Handles),
                "https://x.com/acmehelp?s=20",
                "Write @acmehelp.",
            ),
            (
                |draft| brand_field(draft, BrandField::Team),
                "abcdefghijklmnopqrstuvw",
                "has 23 characters",
            ),
            (
                |draft| brand_field(draft, BrandField::Team),
                "ana-m, joe.b, kim",
                "1 more here",
            ),
            (
                |draft| brand_field(draft, BrandField::Name),
                "",
                "Give the brand's name",
            ),
            (
                |draft| brand_field(draft, BrandField::CareHandles),
                "",
                "at least one handle",
            ),
            (
                |draft| brand_field(draft, BrandField::CareHandles),
                "acmehelp @ACMEHELP",
                "@ACMEHELP stands here twice",
            ),
            (
                |draft| brand_field(draft, BrandField::Handles),
                "acmehelp",
                "already stands under Care handles",
            ),
            (
                |draft| brand_field(draft, BrandField::Hashtags),
                "#2024",
                "digits alone",
            ),
            (
                |draft| brand_field(draft, BrandField::Hashtags),
                "#acme-down",
                "“-”",
            ),
            (
                |draft| brand_field(draft, BrandField::Names),
                "@acme",
                "Handles",
            ),
            (
                |draft| brand_field(draft, BrandField::Keywords),
                "a",
                "one character",
            ),
            (|_| Field::AgentName, "  ", "name your team knows"),
            (|_| Field::Initials, "A.M.", "one to three letters"),
            (|_| Field::Initials, "ABCD", "one to three letters"),
            (
                |_| Field::Target(Priority::Urgent),
                "1h",
                "“1h” is not a whole",
            ),
            (|_| Field::Target(Priority::Urgent), "0", "at least 1"),
            (|_| Field::Target(Priority::High), "10", "urgent"),
            (
                |_| Field::Target(Priority::Low),
                "99999999999",
                "whole number",
            ),
            (|_| Field::GoldenMinutes, "-1", "“-1” is not a whole"),
            (|_| Field::AtRiskPercent, "100 %", "1 to 99"),
            (
                |draft| Field::Template(draft.templates[0].key, TemplateField::Name),
                "",
                "Give the template a name",
            ),
            (
                |draft| Field::Template(draft.templates[0].key, TemplateField::Text),
                " \n",
                "Write the text",
            ),
            (
                |draft| Field::Template(draft.templates[0].key, TemplateField::Text),
                "Hi {{ customer.fist_name }}!",
                "did you mean customer.first_name?",
            ),
        ];
        for (field, typed, expected) in cases {
            let mut draft = good();
            let field = field(&draft);
            draft.set(field, (*typed).to_owned());
            let errors = check(&draft).unwrap_err();
            let error = &errors[0];
            assert!(
                error.why.contains(expected),
                "{typed:?} says {:?} and not {expected:?}",
                error.why
            );
            let about_handles = expected.contains("at least one handle");
            assert!(error.field == field || about_handles, "{typed:?}");
            assert_eq!(draft.text(field), *typed, "what was typed is kept");
            assert_eq!(errors.len(), 1, "{typed:?} is said once: {errors:?}");
        }
    }

    #[test]
    fn one_unread_target_blames_no_other() {
        for priority in Priority::ALL {
            let mut draft = good();
            draft.set(Field::Target(priority), "soon".to_owned());
            let errors = check(&draft).unwrap_err();
            assert_eq!(errors.len(), 1, "{errors:?}");
            assert_eq!(errors[0].field, Field::Target(priority));
        }
    }

    #[test]
    fn every_wrong_field_is_named_in_the_pages_order() {
        let mut draft = good();
        draft.initials.clear();
        draft.golden_minutes = "six".to_owned();
        draft.set(brand_field(&draft, BrandField::Team), "a-b".to_owned());
        let second = draft.add_brand();
        draft.brands.rotate_right(1);
        let fields: Vec<Field> = check(&draft)
            .unwrap_err()
            .iter()
            .map(|error| error.field)
            .collect();
        assert_eq!(
            fields,
            [
                Field::Brand(second, BrandField::Name),
                Field::Brand(second, BrandField::Handles),
                Field::Brand(draft.brands[1].key, BrandField::Team),
                Field::Initials,
                Field::GoldenMinutes,
            ]
        );
    }

    #[test]
    fn a_renamed_brand_or_template_keeps_its_id() {
        let settings = check(&good()).unwrap();
        let mut draft = Draft::of(&settings);
        draft.brands[0].name = "Acme Group".to_owned();
        draft.templates[0].name = "Is it fixed?".to_owned();
        let renamed = check(&draft).unwrap();
        assert_eq!(renamed.brands[0].name, "Acme Group");
        assert_eq!(renamed.brands[0].id(), settings.brands[0].id());
        assert_eq!(renamed.templates[0].id, settings.templates[0].id);
    }

    #[test]
    fn a_new_brand_never_takes_over_the_id_of_a_renamed_one() {
        let mut draft = Draft::of(&check(&good()).unwrap());
        draft.brands[0].name = "Other".to_owned();
        let key = draft.add_brand();
        draft.set(Field::Brand(key, BrandField::Name), "Acme".to_owned());
        draft.set(Field::Brand(key, BrandField::Handles), "acme2".to_owned());
        let settings = check(&draft).unwrap();
        assert_eq!(settings.brands[0].id().as_str(), "acme");
        assert_eq!(settings.brands[1].id().as_str(), "acme-2");
    }

    #[test]
    fn a_brand_or_template_of_a_name_that_stands_already_is_refused() {
        let mut draft = good();
        let key = draft.add_brand();
        draft.set(Field::Brand(key, BrandField::Name), "ACME".to_owned());
        draft.set(Field::Brand(key, BrandField::Handles), "acme2".to_owned());
        let template = draft.add_template();
        draft.set(
            Field::Template(template, TemplateField::Name),
            "solved?".to_owned(),
        );
        draft.set(
            Field::Template(template, TemplateField::Text),
            "x".to_owned(),
        );
        let errors = check(&draft).unwrap_err();
        assert_eq!(errors[0].field, Field::Brand(key, BrandField::Name));
        assert_eq!(
            errors[1].field,
            Field::Template(template, TemplateField::Name)
        );
        assert_eq!(errors.len(), 2);
    }

    #[test]
    fn a_handle_belongs_to_one_brand() {
        let mut draft = good();
        let key = draft.add_brand();
        draft.set(Field::Brand(key, BrandField::Name), "Other".to_owned());
        draft.set(
            Field::Brand(key, BrandField::Handles),
            "AcmeHelp".to_owned(),
        );
        let errors = check(&draft).unwrap_err();
        assert_eq!(errors[0].field, Field::Brand(key, BrandField::Handles));
        assert!(errors[0].why.contains("Acme"), "{errors:?}");
    }

    #[test]
    fn settings_come_back_from_their_draft_unchanged() {
        let mut draft = good();
        draft.set(
            brand_field(&draft, BrandField::Keywords),
            "router, slow internet".to_owned(),
        );
        draft.templates.clear();
        draft.add_starting_templates();
        let settings = check(&draft).unwrap();
        assert_eq!(check(&Draft::of(&settings)).unwrap(), settings);
    }

    #[test]
    fn what_is_typed_while_settings_are_stored_is_kept() {
        let sent = good();
        let settings = check(&sent).unwrap();

        let mut untouched = sent.clone();
        untouched.stored(&sent, &settings);
        assert_eq!(check(&untouched).unwrap(), settings);
        assert_eq!(untouched.brands[0].key, sent.brands[0].key);

        let mut typed_on = sent.clone();
        typed_on.set(brand_field(&sent, BrandField::Name), "Acm".to_owned());
        let added = typed_on.add_template();
        typed_on.stored(&sent, &settings);
        assert_eq!(typed_on.brands[0].name, "Acm");
        assert_eq!(typed_on.brands[0].id, Some(settings.brands[0].id()));
        assert_eq!(typed_on.templates[1].key, added);
        assert_eq!(typed_on.templates[1].id, None);
        assert_eq!(typed_on.from(), &settings);
    }

    #[test]
    fn a_fresh_desk_is_offered_a_brand_to_fill_in_and_templates_to_begin_with() {
        let fresh = Settings::fresh(AgentId("a".to_owned()));
        let draft = Draft::offer(&fresh);
        assert_eq!(draft.brands.len(), 1);
        assert!(draft.templates.len() >= 3);
        assert!(Draft::of(&fresh).templates.is_empty());
    }

    #[test]
    fn a_template_moves_and_stays_at_the_ends() {
        let mut draft = good();
        draft.add_starting_templates();
        let first = draft.templates[0].key;
        draft.move_template(first, true);
        assert_eq!(draft.templates[0].key, first);
        draft.move_template(first, false);
        assert_eq!(draft.templates[1].key, first);
        let last = draft.templates[draft.templates.len() - 1].key;
        draft.move_template(last, false);
        assert_eq!(draft.templates[draft.templates.len() - 1].key, last);
    }
}
