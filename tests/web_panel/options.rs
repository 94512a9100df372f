//! The options.

use careline::desk::event::AgentId;
use careline::desk::policy_text::PolicyText;
use careline::desk::request::Request;
use careline::desk::settings::Settings;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::{World, asked, document, leave, open, press_by_script, shown, type_into};

fn fresh() -> World {
    World {
        settings: Some(Settings::fresh(AgentId("a".to_owned()))),
        ..World::default()
    }
}

#[wasm_bindgen_test]
async fn a_wrong_handle_is_refused_at_its_field_and_stays_as_typed() {
    open("options", fresh());
    shown("legend", "New brand").await;
    let field = document()
        .query_selector("[id^=brand-][id$=-handles]")
        .unwrap()
        .unwrap();
    let id = field.id();
    type_into(&id, "acme-help");
    leave(&id);
    shown(&format!("#{id}-why"), "Did you mean @acme_help?").await;
    assert_eq!(field.get_attribute("aria-invalid").as_deref(), Some("true"));
    let kept = field.dyn_into::<web_sys::HtmlTextAreaElement>().unwrap();
    assert_eq!(kept.value(), "acme-help");
}

#[wasm_bindgen_test]
async fn a_brand_is_called_by_the_name_being_typed() {
    open("options", fresh());
    shown("legend", "New brand").await;
    let field = document()
        .query_selector("[id^=brand-][id$=-name]")
        .unwrap()
        .unwrap();
    type_into(&field.id(), "Acme");
    shown("legend", "Acme").await;
    shown(".state", "not saved").await;
}

#[wasm_bindgen_test]
async fn a_template_shows_what_the_customer_would_read() {
    open("options", fresh());
    shown("legend", "Thanks").await;
    let field = document()
        .query_selector("[id^=template-][id$=-text]")
        .unwrap()
        .unwrap();
    type_into(&field.id(), "Hello {{ customer.first_name }}");
    shown(".sample", "Hello Ravi").await;
    type_into(&field.id(), "Hello {{ customer.fist_name }}");
    leave(&field.id());
    shown(".why", "did you mean customer.first_name?").await;
}

#[wasm_bindgen_test]
async fn a_time_zone_that_there_is_not_is_refused_at_its_field_and_stays_as_typed() {
    let mut settings = Settings::fresh(AgentId("a".to_owned()));
    settings.policies = PolicyText::new(
        r#"{"calendars":[{"name":"Office","hours":{"timezone":"UTC"}}]}"#.to_owned(),
    );
    open(
        "options",
        World {
            settings: Some(settings),
            ..World::default()
        },
    );
    shown("#policies legend", "Office").await;
    shown("datalist", "").await;
    let field = document()
        .query_selector("[id^=calendar-][id$=-zone]")
        .unwrap()
        .unwrap();
    type_into(&field.id(), "Europe/Madird");
    leave(&field.id());
    shown(&format!("#{}-why", field.id()), "no time zone").await;
    let kept = field.dyn_into::<web_sys::HtmlInputElement>().unwrap();
    assert_eq!(kept.value(), "Europe/Madird");
}

#[wasm_bindgen_test]
async fn policies_that_can_not_be_read_are_shown_to_the_letter() {
    let mut settings = Settings::fresh(AgentId("a".to_owned()));
    settings.policies = PolicyText::new(r#"{"moods":[]}"#.to_owned());
    open(
        "options",
        World {
            settings: Some(settings),
            ..World::default()
        },
    );
    shown("#policies .note.wrong", "can't be read").await;
    shown("#policies .raw", r#"{"moods":[]}"#).await;
}

#[wasm_bindgen_test]
async fn a_script_can_not_press_save() {
    open("options", fresh());
    let save = shown("button", "Save").await;
    press_by_script(&save);
    let settings_asked = asked()
        .iter()
        .filter(|request| **request == Request::Settings)
        .count();
    assert_eq!(settings_asked, 1, "only the page itself asked");
    assert!(document().query_selector(".note.wrong").unwrap().is_none());
}
