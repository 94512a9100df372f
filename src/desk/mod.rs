//! The help desk itself. Pure: no browser, no clock, no randomness; time and ids come in as
//! parameters.
//!
//! Data walks one way: a [`post::SeenPost`] that the page showed becomes a
//! [`mention::Mention`] where it concerns a brand, a sighting in the [`log`](event), a ticket and
//! at last a [`view`]. Commands walk back once, as a [`request::Request`].

mod alerts;
mod before_sending;
pub mod brand;
pub mod calendar;
mod card;
pub mod chip;
pub mod clock;
mod clock_view;
pub mod compact;
pub mod coverage;
pub mod detect;
pub mod digest;
pub mod entities;
pub mod event;
mod export;
pub mod first_name;
#[cfg(test)]
mod fuzz;
pub mod hand_off;
pub mod health;
pub mod length;
pub mod letters;
mod life;
pub mod lineage;
pub mod links;
pub mod log;
mod memory;
pub mod mention;
pub mod near;
pub mod part;
pub mod persist;
pub mod policy;
pub mod policy_text;
pub mod post;
pub mod preflight;
pub mod promise;
pub mod promised;
pub mod punycode;
pub mod report;
pub mod request;
pub mod rule;
pub mod rule_draft;
pub mod rule_preview;
pub mod scan;
pub mod sentence;
pub mod serve;
pub mod settings;
pub mod settings_draft;
pub mod settings_form;
mod settings_own;
pub mod settings_rules;
mod settings_text;
mod sight;
mod sign_off;
pub mod spreadsheet;
pub mod starting_templates;
pub mod state;
pub mod status;
mod steps;
pub mod store;
pub mod tag;
pub mod teach;
pub mod template;
pub mod template_export;
pub mod template_import;
pub mod template_preview;
pub mod template_text;
pub mod ticket;
pub mod ticket_settings;
pub mod time;
pub mod triage;
pub mod truth;
pub mod unmatched;
pub mod verdict;
pub mod view;
pub mod wall;
pub mod x_search;
pub mod zendesk;
