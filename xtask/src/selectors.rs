//! `cargo xtask selectors`: what is known of X's markup, with how often each cue stands on each saved
//! page.

use anyhow::{Context, Result};
use careline::desk::request::Client;
use careline::desk::selectors::SelectorFile;
use serde_json::Value;

use crate::paths;

#[expect(
    dead_code,
    reason = "the tables are written here; what reads by them is in the extension"
)]
#[path = "../../src/page/selectors/mod.rs"]
mod tables;

/// Prints the table that is built in.
///
/// # Errors
/// When the counts of the saved pages can't be read.
pub fn selectors() -> Result<()> {
    let file = SelectorFile::of(&[
        (Client::Classic, &tables::classic::TABLE),
        (Client::XWeb, &tables::x_web::TABLE),
    ]);
    let counts = paths::root()?.join("tests/pages/cues.json");
    let counts = std::fs::read_to_string(&counts)
        .with_context(|| format!("{} can't be read", counts.display()))?;
    let mut written: Value = serde_json::from_str(&file.write())?;
    if let Some(fields) = written.as_object_mut() {
        fields.insert("counts".to_owned(), serde_json::from_str(&counts)?);
    }
    println!("{}", serde_json::to_string(&written)?);
    Ok(())
}
