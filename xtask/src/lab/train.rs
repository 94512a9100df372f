//! `cargo xtask train`: trains the weights that ship.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use careline::desk::triage::Reader;

use super::data::{complaints, folder, written};
use super::trainer::{Lesson, train};

/// How much a written example counts beside one of the public set.
pub const WRITTEN_WEIGHT: f32 = 10.0;

/// Trains on the public set and the written examples, and writes `src/desk/triage/weights.bin`.
pub fn command() -> Result<ExitCode> {
    let mut examples = complaints()?;
    examples.extend(written(&folder().join("training.jsonl"), WRITTEN_WEIGHT)?);
    let reader = Reader::new();
    let lessons: Vec<Lesson> = examples
        .iter()
        .map(|example| Lesson::new(&reader, example))
        .collect();
    let model = train(&lessons.iter().collect::<Vec<_>>());
    let bytes = model.to_bytes();
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = package.join("../src/desk/triage/weights.bin");
    std::fs::write(&path, &bytes)?;
    eprintln!(
        "{} posts learnt; {} bytes written",
        examples.len(),
        bytes.len()
    );
    Ok(ExitCode::SUCCESS)
}
