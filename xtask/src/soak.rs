//! `cargo xtask soak`: what `cargo xtask test` tries briefly, at length.

use std::process::ExitCode;

use anyhow::Result;

use crate::{manifest::Target, test};

/// Changes pages of X as X may, with this many seeds in each browser; the figures of each change are
/// printed.
///
/// # Errors
/// When the extension or the tests can't be built.
pub fn command(seeds: u32) -> Result<ExitCode> {
    let mut code = ExitCode::SUCCESS;
    for target in Target::ALL {
        if test::mutations(target, seeds)?.failed > 0 {
            code = ExitCode::FAILURE;
        }
    }
    Ok(code)
}
