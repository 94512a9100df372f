//! `cargo xtask build`: the extension, unpacked, for each browser.

use std::{
    fmt,
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
    thread,
};

use anyhow::{Result, anyhow};
use flate2::{Compression, write::GzEncoder};

use crate::{
    bundle::{self, Bundle},
    glue,
    manifest::Target,
    npm, paths, process,
    toolchain::Toolchain,
};

/// The package's binaries: one for each context of the browser.
pub const CONTEXTS: [&str; 4] = ["content", "background", "panel", "reports"];

/// Builds and says how large each WebAssembly module became.
///
/// # Errors
/// When something can't be installed, compiled or written.
pub fn command(browser: Option<Target>, test: bool) -> Result<ExitCode> {
    let compiled = compile()?;
    let targets = browser.map_or_else(|| Target::ALL.to_vec(), |target| vec![target]);
    for target in targets {
        write(&compiled, target)?;
        if test {
            write_with_spies(&compiled, target)?;
        }
    }
    for size in sizes(&compiled)? {
        eprintln!(
            "{:<16} {:>9} B raw {:>9} B gzip",
            size.name, size.raw, size.gzip
        );
    }
    Ok(ExitCode::SUCCESS)
}

/// Compiles and writes the extension for one browser, and gives the directory it is in.
///
/// # Errors
/// As [`command`].
pub fn extension(target: Target) -> Result<PathBuf> {
    write(&compile()?, target)
}

/// How large a WebAssembly module is.
pub struct Size {
    /// Its file's name.
    pub name: String,
    /// Bytes as they are.
    pub raw: usize,
    /// Bytes when compressed by gzip at its best.
    pub gzip: usize,
}

impl fmt::Display for Size {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, raw, gzip } = self;
        write!(formatter, "{name:<16} {raw:>9} B raw {gzip:>9} B gzip")
    }
}

/// The sizes of the WebAssembly modules among these files.
///
/// # Errors
/// None in practice: memory can always be compressed.
pub fn sizes(files: &Bundle) -> Result<Vec<Size>> {
    files
        .iter()
        .filter(|(name, _)| name.ends_with(".wasm"))
        .map(|(name, bytes)| {
            let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
            encoder.write_all(bytes)?;
            Ok(Size {
                name: name.clone(),
                raw: bytes.len(),
                gzip: encoder.finish()?.len(),
            })
        })
        .collect()
}

/// Compiles every context for WebAssembly; gives the glue scripts and the modules.
///
/// # Errors
/// When the toolchain can't be set up or the code does not compile.
pub fn compile() -> Result<Bundle> {
    let target = paths::extension_target()?;
    let _lock = paths::lock(&paths::target()?.join("extension.lock"))?;
    // Apart, because what the panel's framework exports to JavaScript stays in every module that is
    // compiled with it.
    for contexts in [
        &[
            "--no-default-features",
            "--bin",
            "content",
            "--bin",
            "background",
        ][..],
        &["--bin", "panel", "--bin", "reports"],
    ] {
        cargo(contexts)?;
    }
    let folder = target.join("glue");
    let compiled = target.join("wasm32-unknown-unknown/extension");
    npm::tool("binaryen")?;
    thread::scope(|scope| {
        let makers: Vec<_> = CONTEXTS
            .iter()
            .map(|name| {
                let (compiled, folder) = (compiled.join(format!("{name}.wasm")), &folder);
                scope.spawn(move || glue::make(name, &compiled, folder))
            })
            .collect();
        let mut files = Bundle::new();
        for maker in makers {
            files.extend(
                maker
                    .join()
                    .map_err(|_| anyhow!("making the glue failed"))??,
            );
        }
        Ok(files)
    })
}

/// Compiles the program of a bench as what ships is compiled; gives the folder in which its glue script
/// and module lie, named after it.
///
/// # Errors
/// As [`compile`].
pub fn bench_program(name: &str) -> Result<PathBuf> {
    let target = paths::extension_target()?;
    let _lock = paths::lock(&paths::target()?.join("extension.lock"))?;
    cargo(&["--no-default-features", "--example", name])?;
    npm::tool("binaryen")?;
    let folder = target.join("glue");
    let compiled = target.join("wasm32-unknown-unknown/extension/examples");
    glue::make(name, &compiled.join(format!("{name}.wasm")), &folder)?;
    Ok(folder)
}

/// Compiles programs of the package for WebAssembly.
fn cargo(programs: &[&str]) -> Result<()> {
    let root = paths::root()?;
    process::run(
        Toolchain::for_wasm()?
            .cargo("build")
            .current_dir(&root)
            .args(["--quiet", "--package", "careline", "--profile", "extension"])
            .args(["--target", "wasm32-unknown-unknown"])
            .args(programs)
            .env("CARGO_TARGET_DIR", paths::extension_target()?)
            .env("CARGO_ENCODED_RUSTFLAGS", path_free_flags(&root)),
    )
}

/// Writes the unpacked extension for one browser to `dist/NAME`.
///
/// # Errors
/// When a source can't be read or a file can't be written.
pub fn write(compiled: &Bundle, target: Target) -> Result<PathBuf> {
    let directory = paths::dist()?.join(target.name());
    bundle::write(
        &bundle::assemble(&paths::root()?, target, compiled)?,
        &directory,
    )?;
    Ok(directory)
}

/// Writes the test build for one browser to `dist/test-NAME`: the same files, and the scripts of
/// `tests/browser/spies` before them.
///
/// # Errors
/// As [`write`].
pub fn write_with_spies(compiled: &Bundle, target: Target) -> Result<PathBuf> {
    let root = paths::root()?;
    let spies_folder = root.join("tests/browser/spies");
    let spies = if spies_folder.is_dir() {
        let mut spies = bundle::read(&spies_folder)?;
        spies.retain(|path, _| path.ends_with(".js"));
        spies
    } else {
        Bundle::new()
    };
    let directory = paths::dist()?.join(format!("test-{target}"));
    let plain = bundle::assemble(&root, target, compiled)?;
    bundle::write(&bundle::with_spies(plain, &spies)?, &directory)?;
    Ok(directory)
}

/// Compiler flags that keep this machine's paths out of the modules: they would make every build
/// another one, and tell the world where it was made.
fn path_free_flags(root: &Path) -> String {
    let mut flags = vec![format!("--remap-path-prefix={}=/careline", root.display())];
    flags.extend(paths::remapped_crates());
    flags.join("\u{1f}")
}
