//! What the options say of the person's devices, as sentences.

use super::budget::TOTAL;
use super::view::DevicesView;
use crate::desk::sentence::sentence;

/// How the devices stand, what matters most first; nothing where this device takes no part.
pub fn lines(view: &DevicesView) -> Vec<String> {
    let mut lines: Vec<String> = view.trouble.iter().map(|why| sentence(why)).collect();
    if !view.on {
        return lines;
    }
    if view.left > 0 {
        lines.push(format!(
            "{} not fit into the browser's sync and stay on this device: those that are least pressing.",
            tickets(view.left, "does", "do"),
        ));
    }
    for device in &view.ahead {
        lines.push(format!(
            "The clock of the device {device} is more than a day ahead: what it set waits until then. \
             Set its clock right.",
        ));
    }
    for item in &view.unread {
        lines.push(format!(
            "An item of the browser's sync ({}) can't be read: {}. It is left as it is.",
            item.key, item.why
        ));
    }
    lines.extend(view.said.iter().cloned());
    let others = view
        .devices
        .iter()
        .filter(|device| device.device != view.own);
    let others: Vec<String> = others
        .map(|device| {
            let name = &device.device;
            format!("The device {name} gives out {}.", count(device.tickets))
        })
        .collect();
    if others.is_empty() {
        lines.push("No other device of yours takes part yet: switch it on there, too.".to_owned());
    }
    lines.extend(others);
    let own = view.devices.iter().find(|device| device.device == view.own);
    lines.push(format!(
        "This device ({}) gives out {}.",
        view.own,
        count(own.map_or(0, |own| own.tickets)),
    ));
    if view.waiting > 0 {
        lines.push(format!(
            "{} known on another device and not seen here yet.",
            tickets(view.waiting, "is", "are"),
        ));
    }
    lines.push(format!(
        "All of it takes {} of the browser's {} kB.",
        view.size.div_ceil(1_000),
        TOTAL / 1_000,
    ));
    lines
}

/// "One ticket does", "7 tickets do".
fn tickets(many: u32, one: &str, more: &str) -> String {
    match many {
        1 => format!("One ticket {one}"),
        many => format!("{many} tickets {more}"),
    }
}

fn count(tickets: u32) -> String {
    match tickets {
        0 => "nothing that the others do not know".to_owned(),
        1 => "one ticket".to_owned(),
        many => format!("{many} tickets"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stays_on_this_device_is_said_first() {
        let view = DevicesView {
            on: true,
            own: "a1".to_owned(),
            left: 7,
            waiting: 1,
            size: 99_001,
            ..DevicesView::default()
        };
        assert_eq!(
            lines(&view),
            [
                "7 tickets do not fit into the browser's sync and stay on this device: those that are least \
                 pressing.",
                "No other device of yours takes part yet: switch it on there, too.",
                "This device (a1) gives out nothing that the others do not know.",
                "One ticket is known on another device and not seen here yet.",
                "All of it takes 100 of the browser's 102 kB.",
            ]
        );
        assert!(lines(&DevicesView::default()).is_empty());
    }
}
