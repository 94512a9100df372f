//! What a template being written would say to a customer.

use super::settings::Template;
use super::settings_draft::Draft;
use super::settings_rules::{BrandField, Field, TemplateField};
use super::status::{Priority, Status};
use super::template::{self, TemplateFacts};
use super::time::Duration;
use super::view::Rendered;

/// The name of the customer in previews.
pub const CUSTOMER: &str = "Ravi Kapoor";

/// What this template of a draft would say to a customer called [`CUSTOMER`] who has waited 49
/// minutes, from the agent and the first brand of the draft. `None` where there is no text yet.
pub fn preview(draft: &Draft, key: u32) -> Option<Rendered> {
    let text = draft.text(Field::Template(key, TemplateField::Text)).trim();
    if text.is_empty() {
        return None;
    }
    let template = Template {
        text: text.to_owned(),
        ..Template::default()
    };
    template::views(&[template], &facts(draft))
        .pop()
        .map(|view| view.rendered)
}

/// What was typed about agent and brand, and an example where nothing was typed yet.
fn facts(draft: &Draft) -> TemplateFacts {
    let typed = |field, example: &str| match draft.text(field).trim() {
        "" => example.to_owned(),
        typed => typed.to_owned(),
    };
    let key = draft.brands.first().map_or(u32::MAX, |brand| brand.key);
    let brand = |part, example| typed(Field::Brand(key, part), example);
    let handle = [BrandField::CareHandles, BrandField::Handles]
        .into_iter()
        .flat_map(|part| draft.text(Field::Brand(key, part)).split([',', ' ', '\n']))
        .find_map(|handle| handle.parse().ok())
        .or_else(|| "acmehelp".parse().ok());
    TemplateFacts {
        customer_name: CUSTOMER.to_owned(),
        customer_handle: "ravik".parse().ok(),
        brand_name: brand(BrandField::Name, "Acme"),
        brand_handle: handle,
        agent_name: typed(Field::AgentName, "Ana Moreno"),
        agent_initials: typed(Field::Initials, "AM"),
        waited: Duration::minutes(49),
        status: Status::Open,
        priority: Priority::Normal,
        link: Some("https://x.com/ravik/status/1859000000000000000".to_owned()),
        is_open: true,
        language: None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::event::AgentId;
    use super::super::settings::Settings;
    use super::*;

    fn preview_of(text: &str) -> Option<Rendered> {
        let mut draft = Draft::of(&Settings::fresh(AgentId("a".to_owned())));
        draft.initials = "JB".to_owned();
        let key = draft.add_template();
        draft.set(Field::Template(key, TemplateField::Text), text.to_owned());
        preview(&draft, key)
    }

    #[test]
    fn a_preview_reads_as_the_customer_would_read_it() {
        assert_eq!(
            preview_of("Hi {{ customer.first_name }} ^{{ agent.initials }}"),
            Some(Rendered::Ready {
                text: "Hi Ravi ^JB".to_owned(),
                length: 11,
            })
        );
        assert_eq!(preview_of("  "), None);
    }

    #[test]
    fn every_variable_has_something_to_show_before_anything_is_set_up() {
        for variable in template::VARIABLES {
            let text = format!("{{{{ {} }}}}", variable.name);
            assert!(
                matches!(preview_of(&text), Some(Rendered::Ready { .. })),
                "{text}"
            );
        }
    }

    #[test]
    fn every_starting_template_can_be_sent() {
        let mut draft = Draft::of(&Settings::fresh(AgentId("a".to_owned())));
        draft.add_starting_templates();
        for template in &draft.templates {
            let Some(Rendered::Ready { length, .. }) = preview(&draft, template.key) else {
                panic!("{} can't be rendered", template.name)
            };
            assert!(length <= 280, "{} is {length} long", template.name);
        }
    }
}
