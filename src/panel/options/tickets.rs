//! How tickets live: threads, claims, memory, promises, the team.

use leptos::ev;
use leptos::html::{div, h2, input, label, p, section, span};
use leptos::prelude::*;

use super::entry::{Shape, entry};
use super::form::Form;
use crate::desk::settings_rules::Field;
use crate::desk::ticket_draft::TicketField;

/// The section of tickets.
pub fn tickets(form: Form) -> impl IntoView {
    let number = |field: TicketField, help| {
        entry(
            form,
            Field::Ticket(field),
            Shape::Number(field.unit()),
            help,
        )
    };
    section().id("tickets").child((
        h2().child("Tickets"),
        div().class("pair").child((
            number(
                TicketField::Thread,
                "One customer's public posts to one brand, counted from the nearest.",
            ),
            number(
                TicketField::Reopen,
                "A later post starts a new ticket that names the old one.",
            ),
            number(
                TicketField::Lease,
                "Without an action of its holder a ticket is then free again.",
            ),
            number(
                TicketField::Memory,
                "The card shows the customer's other tickets with the brand.",
            ),
        )),
        promises_start(form),
        p().class("help").child(
            "Claims, notes and all else you do stand in each ticket's log and can be undone there.",
        ),
    ))
}

/// Whether what the brand's replies promise runs a clock by itself.
fn promises_start(form: Form) -> impl IntoView {
    let tick = move |event| {
        let ticked = event_target_checked(&event);
        form.edit(|draft| draft.tickets.promises_start = ticked);
    };
    div().class("tick").child((
        input()
            .id("promises-start")
            .r#type("checkbox")
            .prop("checked", move || {
                form.draft.with(|draft| draft.tickets.promises_start)
            })
            .on(ev::change, tick),
        label().r#for("promises-start").child((
            "Start the clock of a promise by itself ",
            span().class("muted").child(
                "— where your brand's reply names a time, as in “within 24 hours”; else the card \
                 asks",
            ),
        )),
    ))
}
