//! Handles and praise, the team, and fairness.

use std::sync::Arc;

use leptos::html::{a, bdi, div, h2, h3, li, p, section, ul};
use leptos::prelude::*;

use super::labels;
use super::plot::{Bar, plot};
use super::table::words_table;
use crate::desk::report::asked::Asked;
use crate::desk::report::compliments::{
    PRAISE_DEFINITION, after_care_definition, compliments, handle_gap,
};
use crate::desk::report::contact::Reached;
use crate::desk::report::fairness::{self, fairness};
use crate::desk::report::figure::share;
use crate::desk::report::lines::{length, text};
use crate::desk::report::loading::Loaded;
use crate::desk::report::more_lines::{LOOKED_AT, SEED};
use crate::desk::report::team::{self, agents, handover, hours, templates};
use crate::desk::report::value::{self, total};

/// How many tickets the hand-over sheet shows.
const SHEET: usize = 200;

/// Main handles against handles for care, and praise.
pub fn handles(loaded: &Arc<Loaded>, asked: &Asked) -> AnyView {
    let book = &loaded.book;
    let gaps = handle_gap(book, asked);
    let rows = gaps.iter().flatten().map(|gap| {
        let kind = match gap.reached {
            Reached::Care => "care",
            Reached::Main | Reached::Neither => "main",
        };
        let mut row = vec![format!("{}, {kind}", labels::brand(book, gap.brand))];
        row.extend(gap.figures.iter().map(|figure| text(figure.value)));
        row.push(gap.compliments.to_string());
        row.push(text(gap.praise));
        row
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let gap = if rows.is_empty() {
        p().class("muted")
            .child("No brand has contacts at both a main handle and one for care.")
            .into_any()
    } else {
        words_table(
            "Main handles against handles for care",
            &[
                "Handles",
                "Contacts",
                "Never answered",
                "First reply, median",
                "Praise",
                "Share of praise",
            ],
            rows,
        )
    };
    let days = book.settings().reports.praise_days;
    let praise = compliments(book, asked, days).into_iter().map(|praise| {
        vec![
            labels::brand(book, praise.brand),
            praise.all.len().to_string(),
            praise.after_care.len().to_string(),
            text(share(praise.after_care.len(), praise.all.len())),
        ]
    });
    section()
        .id("handles")
        .child((
            h2().child("Handles and praise"),
            gap,
            words_table(
                "Praise",
                &["Brand", "Posts", "After care", "Share after care"],
                praise.collect(),
            ),
            p().class("help").child(format!(
                "{PRAISE_DEFINITION} After care: {}",
                after_care_definition(days)
            )),
        ))
        .into_any()
}

/// Agents, load, templates and the hand-over sheet.
pub fn team(loaded: &Arc<Loaded>, asked: &Asked) -> AnyView {
    let book = &loaded.book;
    let who = |agent: Option<_>| {
        agent.map_or_else(
            || "unknown".to_owned(),
            |agent| book.names.word(agent).to_owned(),
        )
    };
    let people = agents(book, asked).into_iter().map(|row| {
        vec![
            who(row.agent),
            row.replies.to_string(),
            row.first_replies.to_string(),
            text(row.median),
            row.held.to_string(),
        ]
    });
    let members = asked.members(&book.contacts);
    let load = hours(&members);
    let load = load.iter().enumerate();
    let load = load.map(|(hour, load)| Bar::of(format!("{hour:02}:00"), load.contacts));
    let load: Vec<Bar> = load.collect();
    let used = templates(book, asked).into_iter().map(|row| {
        vec![
            labels::template(book, row.template),
            row.inserted.to_string(),
            row.sent.to_string(),
            text(row.edited),
            text(row.reopened),
        ]
    });
    section()
        .id("team")
        .child((
            h2().child("Team"),
            words_table(
                "Agents, by the alphabet",
                &[
                    "Agent",
                    "Replies",
                    "First replies",
                    "Their median",
                    "Live tickets held",
                ],
                people.collect(),
            ),
            p().class("help").child(team::DEFINITION),
            h3().child("Load by hour"),
            plot(
                "Contacts by the hour in which customers posted",
                "Hour",
                "Contacts",
                &load,
            ),
            h3().child("Templates"),
            words_table(
                "Templates",
                &["Template", "Inserted", "Sent", "Edited", "Reopened"],
                used.collect(),
            ),
            p().class("help").child(team::TEMPLATE_DEFINITION),
            worth(loaded, asked),
            sheet(loaded, asked),
        ))
        .into_any()
}

/// What the next shift takes over.
fn sheet(loaded: &Arc<Loaded>, asked: &Asked) -> impl IntoView {
    let book = &loaded.book;
    let lines = handover(book, asked);
    let all = lines.len();
    let lines = lines.into_iter().take(SHEET).map(|line| {
        let post = line.contact.post;
        let waits = match (line.due, line.waiting_since) {
            (Some(due), _) if due < asked.now => format!("overdue by {}", length(asked.now - due)),
            (Some(due), _) => format!("due in {}", length(due - asked.now)),
            (None, Some(since)) => format!("waits for {}", length(asked.now - since)),
            (None, None) => "waits for its customer".to_owned(),
        };
        let holder = line.contact.holder;
        let holder = holder.map_or_else(String::new, |holder| {
            format!(", {}", book.names.word(holder))
        });
        li().child((
            a().href(format!("https://x.com/i/status/{post}"))
                .target("_blank")
                .rel("noreferrer")
                .child((
                    bdi().child(labels::brand(book, line.contact.brand)),
                    format!(" {post}"),
                )),
            format!(
                " {}, {}, {waits}{holder}",
                line.contact.standing.word(),
                line.contact.priority.word()
            ),
        ))
    });
    div().class("part").child((
        h3().child("For the next shift"),
        p().class("muted").child(format!("{all} live tickets")),
        ul().class("tickets").child(lines.collect::<Vec<_>>()),
    ))
}

/// What the answers were worth, where it is switched on.
fn worth(loaded: &Arc<Loaded>, asked: &Asked) -> Option<AnyView> {
    let of = &loaded.book.settings().reports.worth;
    let total = total(&asked.members(&loaded.book.contacts), asked, of)?;
    let dollars = |cents: u64| format!("${}.{:02}", cents / 100, cents % 100);
    Some(
        div()
            .class("part")
            .child((
                h3().child("The value of minutes: an illustration"),
                p().child(format!(
                    "The answers that came were worth {}; all at once they would have been worth {}.",
                    dollars(total.answered),
                    dollars(total.at_once)
                )),
                p().class("help").child(value::DEFINITION),
            ))
            .into_any(),
    )
}

/// Whether some wait longer than others.
pub fn fair(loaded: &Arc<Loaded>, asked: &Asked) -> AnyView {
    let looks = LOOKED_AT.into_iter().map(|by| {
        let found = fairness(&loaded.book, asked, by, SEED);
        let verdict = match found.chance {
            None => "Too few contacts to compare.".to_owned(),
            Some(chance) => format!(
                "{} Chance alone sets groups so far apart in {}.{:02} % of deals.",
                if found.is_found() {
                    "A difference was found."
                } else {
                    "No difference was found."
                },
                chance / 100,
                chance % 100
            ),
        };
        let rows = found.groups.iter().map(|(group, contacts, median)| {
            vec![
                labels::group(&loaded.book, by, *group),
                contacts.to_string(),
                text(*median),
            ]
        });
        (
            h3().child(by.words()),
            p().child(verdict),
            words_table(
                by.words(),
                &["Group", "Contacts", "First reply, median"],
                rows.collect(),
            ),
        )
    });
    section()
        .id("fairness")
        .child((
            h2().child("Fairness"),
            p().class("help").child(fairness::DEFINITION),
            p().class("help").child(
                "Follower counts are not compared: timelines do not show them, and Careline asks X for \
                 nothing.",
            ),
            looks.collect::<Vec<_>>(),
        ))
        .into_any()
}
