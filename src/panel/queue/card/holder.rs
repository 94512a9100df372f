//! Who has a ticket: claim, renew, release, take back, assign.

use leptos::ev;
use leptos::html::{details, div, label, option, p, select, span, summary};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::super::super::parts::{Weight, focus_soon, press};
use super::super::field::{FieldWords, line};
use super::super::state::Queue;
use crate::browser::ahead;
use crate::desk::people::newcomer;
use crate::desk::request::Act;
use crate::desk::settings::Agent;
use crate::desk::view::HolderView;
use crate::desk::wall;

/// The id of what assigns a ticket.
pub const ASSIGN: &str = "assign";

/// The id of the button that takes a ticket.
const CLAIM: &str = "claim";

/// The holder, and how that changes.
pub fn holder(queue: Queue) -> impl IntoView {
    let holder = queue.of_card(|card| card.ticket.holder.clone());
    let is_mine = move || holder.with(|holder| holder.as_ref().is_some_and(|one| one.mine));
    let claim = move || {
        let words = match holder.get_untracked() {
            None => "Claimed",
            Some(holder) if holder.mine => "Claim renewed",
            Some(_) => "Taken back",
        };
        queue.act_on_open(&Act::Claim, words);
    };
    let release = move || {
        queue.act_on_open(&Act::Release, "Released");
        // This button goes away with the claim.
        focus_soon(CLAIM.to_owned());
    };
    div().class("part").child((
        div().class("held").child((
            span()
                .class("muted")
                .child(move || held(queue, holder.get())),
            press(
                Weight::Plain,
                move || match holder.get() {
                    None => "Claim",
                    Some(holder) if holder.mine => "Renew",
                    Some(_) => "Take back",
                },
                claim,
            )
            .add_any_attr(leptos::attr::id(CLAIM)),
            press(Weight::Plain, "Release", release)
                .add_any_attr(leptos::attr::hidden(move || !is_mine())),
        )),
        assign(queue),
    ))
}

/// Who holds it, and until when.
fn held(queue: Queue, holder: Option<HolderView>) -> String {
    let Some(holder) = holder else {
        return "Nobody holds it".to_owned();
    };
    let who = if holder.mine { "you" } else { &holder.name };
    let until = holder.until.map_or_else(String::new, |until| {
        format!(" until {}", wall::words(until, queue.now.get(), &ahead))
    });
    format!("Held by {who}{until}")
}

fn assign(queue: Queue) -> impl IntoView {
    let team = Memo::new(move |_| {
        queue.settings.with(|settings| {
            let settings = settings.as_ref();
            settings.map_or_else(Vec::new, |settings| settings.tickets.agents.clone())
        })
    });
    details().id(ASSIGN).class("fold").child((
        summary().child("Assign"),
        move || (!team.with(Vec::is_empty)).then(|| to_colleague(queue, team)),
        to_newcomer(queue),
    ))
}

fn to_colleague(queue: Queue, team: Memo<Vec<Agent>>) -> impl IntoView {
    let place = RwSignal::new(0_usize);
    let chosen = move |event: ev::Event| {
        place.set(event_target_value(&event).parse().unwrap_or_default());
    };
    let give = move || {
        let agent = team.with_untracked(|team| team.get(place.get_untracked()).cloned());
        if let Some(agent) = agent {
            assign_to(queue, agent);
        }
    };
    let one = |(place, agent): (usize, Agent)| {
        let Agent { name, initials, .. } = agent;
        let words = format!("{name} ({initials})");
        option().value(place.to_string()).child(words)
    };
    div().class("line").child((
        label()
            .r#for("assign-to")
            .class("unseen")
            .child("To a colleague"),
        select()
            .id("assign-to")
            .on(ev::change, chosen)
            .child(move || {
                let team = team.get().into_iter().enumerate();
                team.map(one).collect::<Vec<_>>()
            }),
        press(Weight::Plain, "Assign", give),
    ))
}

/// Somebody who is not on the team yet.
fn to_newcomer(queue: Queue) -> impl IntoView {
    let name = RwSignal::new(String::new());
    let initials = RwSignal::new(String::new());
    let why = RwSignal::new(String::new());
    let give = move || {
        let (typed, letters) = (name.get_untracked(), initials.get_untracked());
        spawn_local(async move {
            let joined = queue.changed_settings(|settings| {
                let agent = newcomer(settings, &typed, &letters)?;
                settings.tickets.agents.push(agent.clone());
                Ok(agent)
            });
            match joined.await {
                Ok(agent) => {
                    name.set(String::new());
                    initials.set(String::new());
                    why.set(String::new());
                    assign_to(queue, agent);
                }
                Err(error) => why.set(error),
            }
        });
    };
    let field = move |id, label, most, typed| {
        let words = FieldWords {
            id,
            label,
            placeholder: label,
            most,
        };
        line(words, typed, give)
    };
    (
        div().class("line newcomer").child((
            field("assign-name", "A new name", "60", name),
            field("assign-initials", "Initials", "3", initials),
            press(Weight::Plain, "Add and assign", give),
        )),
        p().class("why").role("alert").child(move || why.get()),
    )
}

fn assign_to(queue: Queue, agent: Agent) {
    let words = format!("Assigned to {}", agent.name);
    queue.act_on_open(&Act::Assign { to: agent.id }, words);
}
