//! The Rust toolchain: the one that started us for this machine's own code, and one that can compile
//! for WebAssembly.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::OnceLock,
};

use anyhow::{Context, Result, bail};

use crate::{paths, process, setup};

const WASM: &str = "wasm32-unknown-unknown";

/// Debian's compiler of the newest kind, its library's source, and what goes with them. A linker for
/// WebAssembly comes apart, in the version of the compiler's LLVM.
const DEBIAN_PACKAGES: [&str; 6] = [
    "rustc-web",
    "cargo-web",
    "rust-web-src",
    "rust-web-llvm",
    "rust-web-clippy",
    "rustfmt-web",
];

/// Changes whenever the way in which the sysroot is built does.
const SYSROOT_RECIPE: &str = "sysroot 2\n";

/// A Rust toolchain, ready to be used.
#[derive(Clone, Debug)]
pub enum Toolchain {
    /// The one that `cargo` on the path stands for.
    Ambient,
    /// Debian's, with a standard library for WebAssembly that was built from Debian's source; the
    /// directory holds `bin/` and `lib/`.
    Debian(PathBuf),
}

impl Toolchain {
    /// The toolchain for this machine's own code.
    pub const fn native() -> Self {
        Self::Ambient
    }

    /// A toolchain that has WebAssembly's standard library, set up where there was none: an installed
    /// target is used; else rustup adds it, unless `RUSTUP_AUTO_INSTALL=0` forbids it to download;
    /// else Debian's packages build it once.
    ///
    /// # Errors
    /// One line that says what to install.
    pub fn for_wasm() -> Result<Self> {
        static FOUND: OnceLock<Toolchain> = OnceLock::new();
        if let Some(found) = FOUND.get() {
            return Ok(found.clone());
        }
        let found = find_for_wasm()?;
        Ok(FOUND.get_or_init(|| found).clone())
    }

    /// A toolchain that has a cargo subcommand of this name: the ambient one if possible.
    ///
    /// # Errors
    /// One line that says what to install.
    pub fn with_subcommand(subcommand: &str) -> Result<Self> {
        let installed = |toolchain: &Self| {
            process::output(toolchain.cargo(subcommand).arg("--version")).is_ok()
        };
        if installed(&Self::Ambient) {
            return Ok(Self::Ambient);
        }
        let other = Self::for_wasm()?;
        if !installed(&other) {
            bail!(
                "cargo {subcommand} is missing: install it with: rustup component add {subcommand}"
            );
        }
        Ok(other)
    }

    /// `cargo SUBCOMMAND` of this toolchain.
    pub fn cargo(&self, subcommand: &str) -> Command {
        let mut command = match self {
            Self::Ambient => Command::new("cargo"),
            Self::Debian(prefix) => {
                let binary = |name: &str| prefix.join("bin").join(name);
                let program = match subcommand {
                    "clippy" | "fmt" => binary(&format!("cargo-{subcommand}")),
                    _ => binary("cargo"),
                };
                let mut command = Command::new(program);
                command
                    .env("RUSTC", binary("rustc"))
                    .env("RUSTDOC", binary("rustdoc"))
                    .env("PATH", first_in_path(&prefix.join("bin")))
                    .env_remove("RUSTUP_TOOLCHAIN")
                    .env_remove("CARGO")
                    .env_remove("LD_LIBRARY_PATH");
                command
            }
        };
        command.arg(subcommand).stdin(Stdio::null());
        command
    }
}

fn find_for_wasm() -> Result<Toolchain> {
    if has_wasm_library(&mut Command::new("rustc")) {
        return Ok(Toolchain::Ambient);
    }
    let may_download = env::var_os("RUSTUP_AUTO_INSTALL").is_none_or(|value| value != "0");
    if may_download && process::find("rustup").is_some() {
        setup::announce("adding the WebAssembly target by rustup");
        process::run(Command::new("rustup").args(["target", "add", WASM]))?;
        return Ok(Toolchain::Ambient);
    }
    setup::debian_packages(&DEBIAN_PACKAGES, "compiling for WebAssembly")?;
    let compiler = Path::new("/usr/bin/rustc");
    let version = process::output(debian_rustc(compiler).arg("-vV"))?;
    setup::debian_packages(&[&linker_package(&version)?], "linking WebAssembly")?;
    sysroot(compiler, &version).map(Toolchain::Debian)
}

fn has_wasm_library(rustc: &mut Command) -> bool {
    process::output(rustc.args(["--print", "target-libdir", "--target", WASM]))
        .ok()
        .and_then(|directory| fs::read_dir(directory.trim()).ok())
        .is_some_and(|entries| {
            entries.flatten().any(|entry| {
                let name = entry.file_name().to_string_lossy().into_owned();
                name.starts_with("libstd-") && name.ends_with(".rlib")
            })
        })
}

/// The package with the linker that fits a compiler, from what `rustc -vV` says.
fn linker_package(version: &str) -> Result<String> {
    version
        .lines()
        .find_map(|line| line.strip_prefix("LLVM version: ")?.split('.').next())
        .map(|major| format!("lld-{major}"))
        .context("Debian's rustc does not say which LLVM it has")
}

/// The directory of a toolchain whose standard library was built for WebAssembly by this compiler;
/// built now unless one stamped with the same version stands.
fn sysroot(compiler: &Path, version: &str) -> Result<PathBuf> {
    let cache = paths::cache()?;
    let prefix = cache.join("sysroot");
    let _lock = paths::lock(&cache.join("sysroot.lock"))?;
    let wanted = format!("{SYSROOT_RECIPE}{version}");
    if fs::read_to_string(prefix.join("stamp")).is_ok_and(|found| found == wanted) {
        return Ok(prefix);
    }
    setup::announce("building the standard library for WebAssembly, once (about a minute)");
    remove(&prefix)?;
    let work = cache.join("sysroot-build");
    remove(&work)?;
    let libraries = build_standard_library(compiler, &work)?;
    lay_out(compiler, &prefix, &libraries)?;
    remove(&work)?;
    // Last, so that a sysroot that was not finished is never taken for one.
    fs::write(prefix.join("stamp"), wanted).context("can't write the sysroot's stamp")?;
    Ok(prefix)
}

/// Compiles std and what it needs by way of an empty crate; gives the directory of the libraries.
fn build_standard_library(compiler: &Path, work: &Path) -> Result<PathBuf> {
    fs::create_dir_all(work.join("src"))?;
    fs::write(work.join("src/lib.rs"), "")?;
    fs::write(
        work.join("Cargo.toml"),
        "[package]\nname = \"stdbuild\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[workspace]\n",
    )?;
    // Without bitcode, crates that are optimised at link time can't take the library in.
    let mut flags = vec!["-Cembed-bitcode=yes".to_owned()];
    flags.extend(paths::remapped_crates());
    process::run(
        Command::new("/usr/bin/cargo")
            .args(["build", "--quiet", "--release", "--target", WASM])
            .args(["-Z", "build-std=std,panic_abort,proc_macro,test"])
            .current_dir(work)
            .env("RUSTC", compiler)
            // Only this lets a stable compiler build its own library from source.
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"))
            .env("CARGO_TARGET_DIR", work.join("target"))
            .env_remove("RUSTUP_TOOLCHAIN")
            .env_remove("CARGO")
            .env_remove("LD_LIBRARY_PATH")
            .stdin(Stdio::null()),
    )
    .context("can't build the standard library for WebAssembly")?;
    Ok(work.join("target").join(WASM).join("release/deps"))
}

/// Lays out a directory that `--sysroot` can name: the new libraries, links to everything else, and
/// programs that name it by themselves.
fn lay_out(compiler: &Path, prefix: &Path, libraries: &Path) -> Result<()> {
    let own = prefix.join("lib/rustlib").join(WASM).join("lib");
    fs::create_dir_all(&own)?;
    fs::create_dir_all(prefix.join("bin"))?;
    for entry in fs::read_dir(libraries)?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with("lib") && name.ends_with(".rlib") && !name.starts_with("libstdbuild") {
            fs::copy(entry.path(), own.join(&name))?;
        }
    }
    let theirs = process::output(debian_rustc(compiler).args(["--print", "sysroot"]))?;
    for entry in fs::read_dir(Path::new(theirs.trim()).join("lib/rustlib"))?.flatten() {
        if entry.file_name() != WASM {
            link(
                &entry.path(),
                &prefix.join("lib/rustlib").join(entry.file_name()),
            )?;
        }
    }
    for name in ["cargo", "cargo-fmt", "rustfmt", "clippy-driver"] {
        link(
            &Path::new("/usr/bin").join(name),
            &prefix.join("bin").join(name),
        )?;
    }
    let here = prefix.display();
    // A link to rustc would not do: it looks for its library beside the working directory first.
    for name in ["rustc", "rustdoc"] {
        write_program(
            &prefix.join("bin").join(name),
            &format!("/usr/bin/{name} --sysroot '{here}'"),
        )?;
    }
    write_program(
        &prefix.join("bin/cargo-clippy"),
        &format!("env SYSROOT='{here}' /usr/bin/cargo-clippy"),
    )
}

#[cfg(unix)]
fn write_program(path: &Path, runs: &str) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::write(path, format!("#!/bin/sh\nexec {runs} \"$@\"\n"))?;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755))?;
    Ok(())
}

#[cfg(unix)]
fn link(from: &Path, to: &Path) -> Result<()> {
    std::os::unix::fs::symlink(from, to).with_context(|| format!("can't link {}", to.display()))
}

#[cfg(not(unix))]
fn write_program(_path: &Path, _runs: &str) -> Result<()> {
    bail!("Debian's toolchain is for Debian: install Rust by rustup")
}

#[cfg(not(unix))]
fn link(_from: &Path, _to: &Path) -> Result<()> {
    bail!("Debian's toolchain is for Debian: install Rust by rustup")
}

fn remove(directory: &Path) -> Result<()> {
    match fs::remove_dir_all(directory) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("can't remove {}", directory.display()))
        }
        _ => Ok(()),
    }
}

/// Debian's compiler, untouched by the libraries of the toolchain that started us.
fn debian_rustc(compiler: &Path) -> Command {
    let mut command = Command::new(compiler);
    command
        .env_remove("LD_LIBRARY_PATH")
        .env_remove("RUSTUP_TOOLCHAIN");
    command
}

fn first_in_path(directory: &Path) -> OsString {
    let before = env::var_os("PATH").unwrap_or_default();
    let all = std::iter::once(directory.to_path_buf()).chain(env::split_paths(&before));
    env::join_paths(all).unwrap_or(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_linker_is_that_of_the_compilers_llvm() {
        let version = "rustc 1.96.0\nrelease: 1.96.0\nLLVM version: 22.1.8\n";
        assert_eq!(linker_package(version).unwrap(), "lld-22");
        assert!(linker_package("rustc 1.96.0\n").is_err());
    }

    #[test]
    fn debians_toolchain_does_not_go_through_rustup() {
        let command = Toolchain::Debian(PathBuf::from("/prefix")).cargo("build");
        assert_eq!(command.get_program(), "/prefix/bin/cargo");
        let removed = command
            .get_envs()
            .any(|(key, value)| key == "RUSTUP_TOOLCHAIN" && value.is_none());
        assert!(removed);
    }
}
