//! A person's devices: what one does is known on the others.

use careline::desk::devices::exchange::DevicesAsk;
use careline::desk::request::{Act, Reply, Request};
use careline::desk::status::{Priority, Status};
use careline::desk::time::Duration;
use careline::desk::view::ClockView;

use crate::browser::*;
use crate::sync::{Device, settle};

fn two() -> (Device, Device) {
    (Device::new("laptop"), Device::new("office"))
}

#[test]
fn what_was_done_on_one_device_is_known_on_the_other() {
    let (mut laptop, mut office) = two();
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    laptop.browser.see(std::slice::from_ref(&ravi));
    office.browser.see(std::slice::from_ref(&ravi));
    laptop.browser.act(&ravi, Act::Claim).unwrap();
    let urgent = Act::SetPriority {
        to: Priority::Urgent,
    };
    laptop.browser.act(&ravi, urgent).unwrap();
    laptop
        .browser
        .act(
            &ravi,
            Act::Tag {
                tag: "billing".into(),
            },
        )
        .unwrap();
    office
        .browser
        .act(&ravi, Act::Tag { tag: "vip".into() })
        .unwrap();
    settle(&mut [&mut laptop, &mut office]);
    for device in [&mut laptop, &mut office] {
        let card = device.browser.card(&ravi);
        assert_eq!(card.ticket.status, Status::Open);
        assert_eq!(card.ticket.priority, Priority::Urgent);
        assert_eq!(card.tags, ["billing", "vip"]);
        assert!(card.ticket.holder.is_some());
    }
    let solved = Act::SetStatus { to: Status::Solved };
    office.browser.act(&ravi, solved).unwrap();
    settle(&mut [&mut laptop, &mut office]);
    assert_eq!(laptop.browser.ticket(&ravi).status, Status::Solved);
    let card = laptop.browser.card(&ravi);
    assert_eq!(card.log[0].who, "another of your devices");
    assert_eq!(card.log[0].what, "set it to solved");
}

#[test]
fn an_answer_seen_on_one_device_lets_no_clock_run_out_on_the_other() {
    let (mut laptop, mut office) = two();
    let ravi = post("ravik", 200, "@acmehelp you charged me twice");
    office.browser.see(std::slice::from_ref(&ravi));
    laptop.browser.see(&[ravi.clone(), reply_under(&ravi, 190)]);
    settle(&mut [&mut laptop, &mut office]);
    let known = office.browser.ticket(&ravi);
    assert_eq!(known.status, Status::Pending);
    assert_eq!(known.clock.deadline(), None, "{known:?}");
    // What the customer says next is seen there as on any desk.
    let mut more = seen("ravik", office.browser.now, "@acmehelp and again today!");
    more.follows = ravi.post.id;
    let next = office.browser.ticket(&more);
    assert_eq!(next.status, Status::Open);
    assert!(matches!(next.clock, ClockView::Running { .. }), "{next:?}");
}

#[test]
fn a_post_that_the_solver_had_not_seen_opens_the_ticket_on_both() {
    let (mut laptop, mut office) = two();
    let first = post("ravik", 49, "@acmehelp you charged me twice");
    laptop.browser.see(std::slice::from_ref(&first));
    office.browser.see(std::slice::from_ref(&first));
    let mut second = post("ravik", 2, "@acmehelp and now I am locked out");
    second.follows = first.post.id;
    office.browser.see(std::slice::from_ref(&second));
    laptop.browser.wait(Duration::minutes(9));
    let solved = Act::SetStatus { to: Status::Solved };
    laptop.browser.act(&first, solved).unwrap();
    settle(&mut [&mut laptop, &mut office]);
    for device in [&mut laptop, &mut office] {
        let status = device.browser.card(&first).ticket.status;
        assert!(status.is_live(), "{status:?}");
    }
}

#[test]
fn what_is_known_of_a_ticket_waits_until_its_post_is_seen() {
    let (mut laptop, mut office) = two();
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    laptop.browser.see(std::slice::from_ref(&ravi));
    let later = Act::SetStatus { to: Status::OnHold };
    laptop.browser.act(&ravi, later).unwrap();
    settle(&mut [&mut laptop, &mut office]);
    assert_eq!(office.view().waiting, 1);
    // The laptop takes no part any more; what it gave out is not forgotten.
    let outgoing = laptop.ask(DevicesAsk::Switch { on: false }).1;
    let theirs = |key: &String| key.contains("laptop");
    assert!(!laptop.copy.items.keys().any(theirs), "{outgoing:?}");
    office.copy.items.clear();
    office.browser.end_background();
    office.exchange();
    office.browser.see(std::slice::from_ref(&ravi));
    office.exchange();
    assert_eq!(office.browser.ticket(&ravi).status, Status::OnHold);
    assert_eq!(office.view().waiting, 0);
}

#[test]
fn an_erased_person_is_erased_on_every_device() {
    let (mut laptop, mut office) = two();
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    laptop.browser.see(std::slice::from_ref(&ravi));
    office.browser.see(std::slice::from_ref(&ravi));
    office
        .browser
        .act(
            &ravi,
            Act::Tag {
                tag: "private".into(),
            },
        )
        .unwrap();
    settle(&mut [&mut laptop, &mut office]);
    let mut settings = match office.browser.ask(Request::Settings).reply {
        Reply::Settings { settings } => settings,
        other => panic!("{other:?}"),
    };
    settings.keep_unmatched = true;
    office.browser.ask(Request::SaveSettings { settings });
    office
        .browser
        .see(&[post("ravik", 8, "lunch was charged to my card")]);
    office.browser.end_background();
    let handle = "ravik".parse().unwrap();
    laptop.browser.ask(Request::Erase { handle });
    settle(&mut [&mut laptop, &mut office]);
    office.browser.end_background();
    for words in ["charged", "ravik", "RAVIK"] {
        let holds = office
            .browser
            .stored
            .values()
            .any(|value| value.contains(words));
        assert!(!holds, "{words} is still on the other device");
    }
    let joined: String = laptop.copy.items.values().cloned().collect();
    assert!(!joined.contains("private"));
}

#[test]
fn nothing_of_what_customers_or_the_team_wrote_goes_to_the_browser_s_sync() {
    let (mut laptop, mut office) = two();
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    laptop.browser.see(std::slice::from_ref(&ravi));
    let note = "called him at home".to_owned();
    laptop.browser.act(&ravi, Act::Note { text: note }).unwrap();
    settle(&mut [&mut laptop, &mut office]);
    let tickets = careline::desk::devices::share::read(&laptop.copy.items);
    assert_eq!(tickets.unread, []);
    let told = format!("{tickets:?}");
    for words in ["charged", "home", "ravik", "Ravi", "RAVIK"] {
        assert!(!told.contains(words), "{words} went out: {told}");
    }
}

#[test]
fn a_device_that_is_switched_off_takes_nothing_in_and_gives_nothing_out() {
    let (mut laptop, mut office) = two();
    laptop.ask(DevicesAsk::Switch { on: false });
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    laptop.browser.see(std::slice::from_ref(&ravi));
    office.browser.see(std::slice::from_ref(&ravi));
    let solved = Act::SetStatus { to: Status::Solved };
    office.browser.act(&ravi, solved).unwrap();
    settle(&mut [&mut office, &mut laptop]);
    assert_eq!(laptop.browser.ticket(&ravi).status, Status::New);
    let theirs = |key: &String| key.contains("laptop");
    assert!(!office.copy.items.keys().any(theirs));
}

#[test]
fn what_was_cut_short_or_is_foreign_or_newer_is_told_and_left_alone() {
    let (mut laptop, mut office) = two();
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    laptop.browser.see(std::slice::from_ref(&ravi));
    laptop.browser.act(&ravi, Act::Claim).unwrap();
    laptop.exchange();
    let whole = laptop.copy.items.clone();
    let key = whole.keys().find(|key| key.starts_with("t.")).unwrap();
    let cut = whole[key][..whole[key].len() - 3].to_owned();
    let odd = [
        (key.clone(), cut),
        ("t.tablet.0".into(), "careline 9 00000000\nxyz".into()),
        ("t.tablet.1".into(), "{}".into()),
        ("z.new.kind".into(), "anything".into()),
        ("d.phone".into(), String::new()),
    ];
    office.copy.items = odd.clone().into_iter().collect();
    office.exchange();
    let view = office.view();
    assert_eq!(view.unread.len(), 4, "{:?}", view.unread);
    for (key, value) in odd {
        assert_eq!(office.copy.items[&key], value, "{key} was changed");
    }
    // Its writer writes it again once it sees it damaged.
    laptop.copy.items = office.copy.items.clone();
    let repaired = laptop.exchange();
    assert_eq!(repaired.set[key], whole[key]);
}

#[test]
fn over_quota_the_most_urgent_go_and_the_others_are_named() {
    let mut laptop = Device::new("laptop");
    let many = 4_200;
    let posts: Vec<_> = (0..many)
        .map(|number| {
            let author = format!("customer_{number}");
            post(&author, number, "@acmehelp it is broken")
        })
        .collect();
    for some in posts.chunks(500) {
        laptop.browser.see(some);
        laptop.browser.wait(Duration::minutes(11));
    }
    settle(&mut [&mut laptop]);
    let left = laptop.view().left as usize;
    assert!(left > 0 && left < 1_500, "{left} of {many} stay");
    let used = laptop.copy.size();
    assert!(used > 85_000, "{used} bytes used");
    let desk = laptop.browser.desk.as_ref().unwrap();
    let stays: Vec<_> = desk.stays_here().iter().map(|id| id.post).collect();
    let oldest = posts.last().unwrap().post.id.unwrap();
    assert!(!stays.contains(&oldest), "who waits longest stays here");
    assert!(stays.contains(&posts[0].post.id.unwrap()));
}

#[test]
fn a_clock_that_is_days_ahead_decides_nothing_until_then() {
    let (mut laptop, mut office) = two();
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    office.browser.see(std::slice::from_ref(&ravi));
    laptop.browser.see(std::slice::from_ref(&ravi));
    laptop.browser.wait(Duration::days(3));
    laptop
        .browser
        .act(&ravi, Act::SetStatus { to: Status::Spam })
        .unwrap();
    laptop.exchange();
    office.copy.items = laptop.copy.items.clone();
    office.exchange();
    assert_eq!(office.browser.ticket(&ravi).status, Status::New);
    assert_eq!(office.view().ahead, ["laptop"]);
    office.browser.wait(Duration::days(3));
    office.exchange();
    assert_eq!(office.browser.ticket(&ravi).status, Status::Spam);
}

#[test]
fn each_device_s_chain_stays_whole() {
    let (mut laptop, mut office) = two();
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    for device in [&mut laptop, &mut office] {
        device.browser.see(std::slice::from_ref(&ravi));
        device.browser.act(&ravi, Act::Claim).unwrap();
    }
    settle(&mut [&mut laptop, &mut office]);
    office.browser.act(&ravi, Act::Release).unwrap();
    settle(&mut [&mut laptop, &mut office]);
    for device in [&mut laptop, &mut office] {
        let Reply::Export { json } = device.browser.ask(Request::Export).reply else {
            panic!("no export")
        };
        let actions = chain(&json);
        assert!(actions > 1, "{actions}");
    }
}

/// How many actions an export holds, all of one device and each naming the one before.
fn chain(json: &str) -> usize {
    let export: serde_json::Value = serde_json::from_str(json).unwrap();
    let events = export["events"].as_array().unwrap();
    let actions: Vec<_> = events
        .iter()
        .filter(|event| event["event"] == "action")
        .collect();
    for pair in actions.windows(2) {
        assert_eq!(pair[0]["hash"], pair[1]["previous"]);
        assert_eq!(pair[0]["id"]["device"], pair[1]["id"]["device"]);
    }
    actions.len()
}

#[test]
fn what_ended_before_a_device_took_part_ends_on_the_others() {
    let mut laptop = Device::new("laptop");
    let mut office = Device::new("office");
    office.ask(DevicesAsk::Switch { on: false });
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    laptop.browser.see(std::slice::from_ref(&ravi));
    office.browser.see(std::slice::from_ref(&ravi));
    let solved = Act::SetStatus { to: Status::Solved };
    office.browser.act(&ravi, solved).unwrap();
    office.browser.end_background();
    office.ask(DevicesAsk::Switch { on: true });
    settle(&mut [&mut laptop, &mut office]);
    assert_eq!(laptop.browser.ticket(&ravi).status, Status::Solved);
}
