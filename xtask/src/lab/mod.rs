//! What is known of triage's worth: the data it learns from, its training, and its scores.

pub mod data;
pub mod evaluate;
pub mod score;
pub mod train;
pub mod trainer;
pub mod triage;
