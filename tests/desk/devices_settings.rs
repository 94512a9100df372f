//! The settings on a person's devices: who writes a section last decides, and no section is lost.

use careline::desk::brand::Brand;
use careline::desk::devices::exchange::DevicesAsk;
use careline::desk::request::{Reply, Request};
use careline::desk::settings::Settings;

use crate::browser::*;
use crate::sync::{Copy, Device, settle};

fn settings(device: &mut Device) -> Settings {
    match device.browser.ask(Request::Settings).reply {
        Reply::Settings { settings } => *settings,
        other => panic!("{other:?}"),
    }
}

fn set(device: &mut Device, change: impl FnOnce(&mut Settings)) {
    let mut new = settings(device);
    new.agent.name = "Ana M.".into();
    new.agent.initials = "AM".into();
    change(&mut new);
    let settings = Box::new(new);
    let saved = device.browser.ask(Request::SaveSettings { settings });
    assert!(matches!(saved.reply, Reply::Settings { .. }), "{saved:?}");
}

fn brand(name: &str, handle: &str) -> Brand {
    Brand {
        name: name.into(),
        handles: vec![handle.parse().unwrap()],
        ..Brand::default()
    }
}

/// A browser in which nothing is set up yet.
fn fresh(name: &str) -> Device {
    let mut device = Device {
        browser: Browser {
            now: NOON,
            device: name.into(),
            ..Browser::default()
        },
        copy: Copy::default(),
    };
    device.browser.ask(Request::Overview);
    device
}

fn names(settings: &Settings) -> Vec<&str> {
    let mut names: Vec<&str> = settings
        .brands
        .iter()
        .map(|brand| brand.name.as_str())
        .collect();
    names.sort_unstable();
    names
}

#[test]
fn a_fresh_device_that_joins_has_everything_and_takes_nothing_away() {
    let (mut laptop, mut tablet) = (Device::new("laptop"), fresh("tablet"));
    laptop.exchange();
    tablet.copy.items = laptop.copy.items.clone();
    tablet.ask(DevicesAsk::Switch { on: true });
    settle(&mut [&mut tablet, &mut laptop]);
    assert_eq!(settings(&mut tablet), settings(&mut laptop));
    assert_eq!(names(&settings(&mut tablet)), ["Acme"]);
    assert_eq!(settings(&mut tablet).agent.name, "Ana M.");
    // And its page detects by what it was told.
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    assert_eq!(tablet.browser.ticket(&ravi).of.id.brand.as_str(), "acme");
}

#[test]
fn two_that_were_set_up_alone_have_the_brands_and_templates_of_both() {
    let (mut laptop, mut office) = (fresh("laptop"), fresh("office"));
    set(&mut laptop, |settings| {
        settings.brands = vec![brand("Acme", "acme")];
        settings.templates = vec![template("sorry", false)];
    });
    set(&mut office, |settings| {
        settings.brands = vec![brand("Beta", "beta")];
        settings.templates = vec![template("thanks", false)];
    });
    laptop.ask(DevicesAsk::Switch { on: true });
    office.ask(DevicesAsk::Switch { on: true });
    // Neither has heard of the other when it gives out its own.
    laptop.exchange();
    office.exchange();
    settle(&mut [&mut laptop, &mut office]);
    for device in [&mut laptop, &mut office] {
        assert_eq!(names(&settings(device)), ["Acme", "Beta"]);
        assert_eq!(settings(device).templates.len(), 2);
    }
    // A brand that is taken away afterwards stays away.
    set(&mut office, |settings| {
        settings.brands.retain(|brand| brand.name == "Beta");
    });
    settle(&mut [&mut laptop, &mut office]);
    assert_eq!(names(&settings(&mut laptop)), ["Beta"]);
}

#[test]
fn two_sections_changed_at_once_on_two_devices_are_both_kept() {
    let (mut laptop, mut office) = (Device::new("laptop"), Device::new("office"));
    settle(&mut [&mut laptop, &mut office]);
    set(&mut laptop, |settings| settings.targets.normal = 45);
    set(&mut office, |settings| {
        settings.templates.push(template("bye", false));
    });
    laptop.exchange();
    office.exchange();
    settle(&mut [&mut laptop, &mut office]);
    for device in [&mut laptop, &mut office] {
        let known = settings(device);
        assert_eq!(known.targets.normal, 45);
        assert!(known.templates.iter().any(|template| template.id == "bye"));
    }
}

#[test]
fn templates_that_find_no_room_stay_and_are_named() {
    let (mut laptop, mut office) = (Device::new("laptop"), Device::new("office"));
    settle(&mut [&mut laptop, &mut office]);
    set(&mut laptop, |settings| {
        settings.templates = (0..200)
            .map(|number| {
                let mut long = template(&format!("long-{number}"), false);
                long.text = "We are very sorry. ".repeat(14);
                long
            })
            .collect();
        settings.targets.normal = 45;
    });
    settle(&mut [&mut laptop, &mut office]);
    let said = laptop.view().said;
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].starts_with("Templates: too much"), "{said:?}");
    assert_eq!(settings(&mut office).targets.normal, 45);
    assert_eq!(settings(&mut laptop).templates.len(), 200);
}

#[test]
fn what_a_newer_careline_set_stays_as_it_is_on_both_sides() {
    let (mut laptop, mut office) = (Device::new("laptop"), Device::new("office"));
    set(&mut laptop, |settings| settings.targets.normal = 45);
    laptop.exchange();
    let key = "s.laptop.targets.0".to_owned();
    let newer = laptop.copy.items[&key].replacen("careline 1", "careline 2", 1);
    office.copy.items = [(key.clone(), newer.clone())].into();
    office.exchange();
    set(&mut office, |settings| settings.targets.normal = 50);
    office.exchange();
    assert_eq!(office.copy.items[&key], newer);
    assert_eq!(settings(&mut office).targets.normal, 50);
    let unread = office.view().unread;
    assert!(unread[0].why.contains("a newer Careline"), "{unread:?}");
}
