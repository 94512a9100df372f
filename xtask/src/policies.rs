//! `cargo xtask policies`: Zendesk's SLA policies as this desk's, in the format of `docs/formats.md`.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use careline::desk::event::AgentId;
use careline::desk::settings::Settings;
use careline::desk::zendesk::import;
use serde_json::json;

/// Prints each policy, then each thing that could not be carried over.
///
/// # Errors
/// When the file can't be read or holds no policies of Zendesk.
pub fn command(export: &Path) -> Result<ExitCode> {
    let text = std::fs::read_to_string(export)
        .with_context(|| format!("{} can't be read", export.display()))?;
    let imported = import(&text, &Settings::fresh(AgentId(String::new())))?;
    let mut out = std::io::stdout().lock();
    for policy in &imported.policies {
        writeln!(out, "{}", json!(policy))?;
    }
    for difference in &imported.report {
        let (policy, what) = (&difference.policy, &difference.what);
        let line = json!({"policy": policy, "not_carried": what, "became": difference.became});
        writeln!(out, "{line}")?;
    }
    Ok(ExitCode::SUCCESS)
}
