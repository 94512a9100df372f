//! `cargo xtask package`: what goes to the stores, and the source from which it can be rebuilt.

use std::{
    fs,
    io::{Cursor, Write},
    process::{Command, ExitCode},
};

use anyhow::{Context, Result, bail};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use crate::{
    build,
    bundle::{self, Bundle},
    manifest::Target,
    paths, process,
};

/// Writes `dist/careline-VERSION-{chrome,firefox,source}.zip`. The same commit gives the same bytes.
///
/// # Errors
/// When the extension can't be built, or the working tree holds what is not committed and that was
/// not allowed.
pub fn command(allow_dirty: bool) -> Result<ExitCode> {
    let root = paths::root()?;
    let changes = process::output(
        Command::new("git")
            .args(["status", "--porcelain"])
            .current_dir(&root),
    )?;
    if !changes.is_empty() && !allow_dirty {
        bail!(
            "the source archive holds what is committed, and something is not: commit it, or pass --allow-dirty"
        );
    }
    let compiled = build::compile()?;
    let stem = format!("careline-{}", env!("CARGO_PKG_VERSION"));
    let dist = paths::dist()?;
    for target in Target::ALL {
        let files = bundle::assemble(&root, target, &compiled)?;
        let archive = dist.join(format!("{stem}-{target}.zip"));
        build::write(&compiled, target)?;
        fs::write(&archive, zipped(&files)?)
            .with_context(|| format!("can't write {}", archive.display()))?;
        eprintln!("{}", archive.display());
    }
    let archive = dist.join(format!("{stem}-source.zip"));
    process::run(
        Command::new("git")
            .args(["archive", "--format=zip", &format!("--prefix={stem}/")])
            .arg(format!("--output={}", archive.display()))
            .arg("HEAD")
            .current_dir(&root),
    )?;
    eprintln!("{}", archive.display());
    Ok(ExitCode::SUCCESS)
}

/// The files as a zip archive: sorted, with one fixed time and fixed permissions.
///
/// # Errors
/// None in practice: memory can always be written.
pub fn zipped(files: &Bundle) -> Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        archive.start_file(path.as_str(), options)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_files_give_the_same_archive() {
        let files = Bundle::from([
            ("b.js".to_owned(), b"2".to_vec()),
            ("a.js".to_owned(), b"1".to_vec()),
        ]);
        assert_eq!(zipped(&files).unwrap(), zipped(&files).unwrap());
    }
}
