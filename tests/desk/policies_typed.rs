//! Policies and calendars as the options page types, tries and saves them.

use careline::desk::calendar_draft::CalendarField;
use careline::desk::policy_draft::PolicyField;
use careline::desk::policy_preview::{ExamplePost, PolicyExample, PolicyTrial};
use careline::desk::request::{Reply, Request};
use careline::desk::settings::Settings;
use careline::desk::settings_draft::Draft;
use careline::desk::settings_form::{check, check_with_zones};
use careline::desk::settings_rules::Field;
use careline::desk::status::Priority;
use careline::desk::view::{ClockName, ClockView};

use crate::browser::*;

/// The options page as it stands.
fn options(browser: &mut Browser) -> Draft {
    let Reply::Settings { settings } = browser.ask(Request::Settings).reply else {
        panic!("no settings")
    };
    Draft::of(&settings)
}

/// Adds office hours in Madrid and a policy by them, and gives their keys.
fn office(draft: &mut Draft) -> (u32, u32) {
    let calendar = draft.policies.add_calendar("Europe/Madrid".to_owned());
    let settings = draft.from().clone();
    let policy = draft.policies.add_policy(&settings);
    draft.set(Field::Policy(policy, PolicyField::Name), "VIP".to_owned());
    (calendar, policy)
}

/// What the policies say of a post on a Friday at 17:30 with high priority.
fn tried(browser: &mut Browser, draft: &Draft) -> Result<Vec<PolicyExample>, String> {
    let (policies, targets) = draft.policies_as_typed().unwrap();
    let post = ExamplePost {
        weekday: 4,
        minute: 17 * 60 + 30,
        priority: Priority::High,
    };
    let trial = Box::new(PolicyTrial {
        policies,
        targets,
        post,
    });
    match browser.ask(Request::TryPolicies { trial }).reply {
        Reply::PolicyExamples { examples } => Ok(examples),
        Reply::Refused { why } => Err(why),
        other => panic!("{other:?}"),
    }
}

fn save(browser: &mut Browser, settings: Settings) -> Result<(), String> {
    let settings = Box::new(settings);
    match browser.ask(Request::SaveSettings { settings }).reply {
        Reply::Settings { .. } => Ok(()),
        Reply::Refused { why } => Err(why),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_example_says_when_a_post_is_due_before_anything_is_saved() {
    let mut browser = Browser::with_acme();
    let mut draft = options(&mut browser);
    let (calendar, policy) = office(&mut draft);
    let said = tried(&mut browser, &draft).unwrap();
    let words: Vec<_> = said
        .iter()
        .map(|one| (one.policy.as_str(), one.words.as_str()))
        .collect();
    let own = "A post on Friday 17:30 with priority high is due Friday 18:00.";
    let office = "A post on Friday 17:30 with priority high is due Monday 09:30.";
    assert_eq!(words, [("VIP", office), ("", own)]);

    // A holiday on that Monday, 30 November 2026 being the one after the coming Friday.
    let at = Field::Calendar(calendar, CalendarField::Holidays);
    draft.set(at, "2026-11-30".to_owned());
    let next = PolicyField::Target(ClockName::NextReply, Priority::High);
    draft.set(Field::Policy(policy, next), "8 h".to_owned());
    let solved = PolicyField::Target(ClockName::Resolution, Priority::High);
    draft.set(Field::Policy(policy, solved), "100 h".to_owned());
    let policy = draft.policies.policy_mut(policy).unwrap();
    policy.count_business(ClockName::Resolution, false);
    let said = tried(&mut browser, &draft).unwrap();
    assert_eq!(
        said[0].words,
        "A post on Friday 17:30 with priority high is due Tuesday 09:30; a later post made then \
         Tuesday 17:00; its resolution Tuesday 21:30."
    );
}

#[test]
fn far_off_days_are_named_by_their_dates() {
    let mut browser = Browser::with_acme();
    let mut draft = options(&mut browser);
    let (_, policy) = office(&mut draft);
    let first = PolicyField::Target(ClockName::FirstReply, Priority::High);
    draft.set(Field::Policy(policy, first), "80 h".to_owned());
    let said = tried(&mut browser, &draft).unwrap();
    let words = &said[0].words;
    assert!(
        words.contains("is due Friday, 11 December 2026, 17:00"),
        "{words}"
    );
}

#[test]
fn a_time_zone_that_there_is_not_is_refused_at_its_field_and_by_the_background() {
    let mut browser = Browser::with_acme();
    let Reply::TimeZones { names } = browser.ask(Request::TimeZones).reply else {
        panic!()
    };
    assert!(names.len() > 300, "{}", names.len());
    let mut draft = options(&mut browser);
    let (calendar, _) = office(&mut draft);
    assert!(check_with_zones(&draft, &names).is_ok());
    let zone = Field::Calendar(calendar, CalendarField::Zone);
    draft.set(zone, "Europe/Madird".to_owned());
    let errors = check_with_zones(&draft, &names).unwrap_err();
    assert_eq!(errors[0].field, zone);
    assert_eq!(draft.text(zone), "Europe/Madird", "what was typed stays");
    let why = tried(&mut browser, &draft).unwrap_err();
    assert!(why.contains("Europe/Madird"), "{why}");
    let why = save(&mut browser, check(&draft).unwrap()).unwrap_err();
    assert!(why.contains("Europe/Madird"), "{why}");
}

#[test]
fn a_policy_that_is_saved_moves_when_a_ticket_is_due() {
    let mut browser = Browser::with_acme();
    let ravi = post("ravik", 49, "@acmehelp when do you open?");
    let due = |browser: &mut Browser| match browser.ticket(&ravi).clock {
        ClockView::Running { due, .. } => due,
        other => panic!("{other:?}"),
    };
    let before = due(&mut browser);
    let mut draft = options(&mut browser);
    office(&mut draft);
    save(&mut browser, check(&draft).unwrap()).unwrap();
    let after = due(&mut browser);
    assert!(after > before, "noon of 22 November 2026 is on a Sunday");
    let again = options(&mut browser);
    assert_eq!(check(&again).unwrap(), *again.from(), "shown as it is set");
}

#[test]
fn other_settings_can_be_saved_while_policies_can_not_be_read() {
    let mut browser = Browser::with_acme();
    let Reply::Settings { mut settings } = browser.ask(Request::Settings).reply else {
        panic!()
    };
    let unread = r#"{"moods":[]}"#;
    settings.policies = careline::desk::policy_text::PolicyText::new(unread.into());
    let stored = careline::desk::store::value::encode(&settings);
    browser.stored.insert("settings".into(), stored);
    browser.end_background();
    let mut draft = options(&mut browser);
    let (text, why) = draft.policies.unread().unwrap();
    assert_eq!(text, unread);
    assert!(why.contains("moods"), "{why}");
    draft.set(Field::AgentName, "Ana Moreno".to_owned());
    save(&mut browser, check(&draft).unwrap()).unwrap();
    let kept = options(&mut browser);
    assert_eq!(kept.agent_name, "Ana Moreno");
    assert_eq!(kept.policies.unread().unwrap().0, unread, "to the letter");
}

#[test]
fn a_reply_says_in_the_log_whose_it_is() {
    let mut browser = Browser::with_acme();
    let mut draft = options(&mut browser);
    let key = draft.add_person();
    for (field, text) in [
        (careline::desk::people::PersonField::Name, "Jo B."),
        (careline::desk::people::PersonField::Initials, "JB"),
    ] {
        draft.set(Field::Person(key, field), text.to_owned());
    }
    save(&mut browser, check(&draft).unwrap()).unwrap();
    let ravi = post("ravik", 49, "@acmehelp when do you open?");
    let mut reply = reply_under(&ravi, 40);
    reply.post.text = "At nine! ^JB".to_owned();
    browser.see(&[ravi.clone(), reply]);
    let card = browser.card(&ravi);
    let line = card.log.iter().find(|line| line.what == "replied").unwrap();
    assert_eq!(line.who, "Jo B. (@AcmeHelp)");
}
