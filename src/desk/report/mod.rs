//! Reports that a manager can prove: computed from the logs alone, each figure with its definition and
//! the tickets behind it.
//!
//! A [`book::Book`] reads the logs once. What is [`asked::Asked`] of it says which contacts count;
//! [`responsiveness`] and the other reports then are pure functions of the two. [`lines`] writes
//! figures as the formats do, so that screen, export and command agree digit for digit, and [`proof`]
//! tells whether the logs are those that were written.

pub mod asked;
pub mod book;
pub mod compliments;
pub mod contact;
pub mod csv;
pub mod definition;
pub mod exported;
pub mod fairness;
pub mod figure;
pub mod histogram;
pub mod lines;
pub mod loading;
pub mod more_lines;
pub mod names;
mod politeness;
pub mod proof;
pub mod responsiveness;
pub mod settings;
pub mod sight;
pub mod team;
pub mod value;
mod wording;
