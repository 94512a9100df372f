//! From what the compiler makes of a binary to what a browser loads: the glue script and a small
//! WebAssembly module.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, anyhow};
use sha2::{Digest, Sha256};
use wasm_bindgen_cli_support::Bindgen;

use crate::{bundle::Bundle, names::Names, npm, process, setup};

/// Changes whenever the way from compiler to browser does, so that nothing made the old way is kept.
const RECIPE: &str = "wasm-bindgen 0.2.130 no-modules, binaryen 132 -Oz, short names";

/// What `wasm-opt` is told. Never `--all-features`: it reads from the module what the module may use,
/// and with all features its output does not validate in every browser.
///
/// The lowest memory is the end of the stack, so no data lies there: `--low-memory-unused` lets offsets
/// be folded into loads.
const OPTIMISER_ARGUMENTS: [&str; 5] = [
    "-Oz",
    "--low-memory-unused",
    "--strip-debug",
    "--strip-producers",
    "--minify-imports-and-exports-and-modules",
];

/// Makes `NAME_glue.js` and `NAME.wasm` from a compiled binary, or takes them from the folder given
/// if they were made there from the same input.
///
/// # Errors
/// When wasm-bindgen or wasm-opt refuses the module, or the optimiser can't be installed.
pub fn make(name: &str, compiled: &Path, folder: &Path) -> Result<Bundle> {
    let input = fs::read(compiled).with_context(|| format!("can't read {}", compiled.display()))?;
    let product = Product::new(name, folder);
    let wanted = stamp(&input);
    if fs::read_to_string(&product.stamp).is_ok_and(|found| found == wanted)
        && let Ok(files) = product.read()
    {
        return Ok(files);
    }
    fs::create_dir_all(folder).with_context(|| format!("can't make {}", folder.display()))?;
    bind(name, compiled, folder)?;
    let names = optimise(
        &folder.join(format!("{name}_glue_bg.wasm")),
        &product.module,
    )?;
    let script = &product.script;
    let glue =
        fs::read_to_string(script).with_context(|| format!("can't read {}", script.display()))?;
    fs::write(script, names.shorten(&glue)?)
        .with_context(|| format!("can't write {}", script.display()))?;
    fs::write(&product.stamp, wanted).context("can't write the glue's stamp")?;
    product.read()
}

/// The files that are made of one binary.
struct Product {
    name: String,
    script: PathBuf,
    module: PathBuf,
    stamp: PathBuf,
}

impl Product {
    fn new(name: &str, folder: &Path) -> Self {
        Self {
            name: name.to_owned(),
            script: folder.join(format!("{name}_glue.js")),
            module: folder.join(format!("{name}.wasm")),
            stamp: folder.join(format!("{name}.stamp")),
        }
    }

    fn read(&self) -> Result<Bundle> {
        let read =
            |path: &Path| fs::read(path).with_context(|| format!("can't read {}", path.display()));
        Ok(Bundle::from([
            (format!("{}_glue.js", self.name), read(&self.script)?),
            (format!("{}.wasm", self.name), read(&self.module)?),
        ]))
    }
}

/// Writes `NAME_glue.js` and `NAME_glue_bg.wasm`. The script defines `wasm_bindgen` and starts nothing:
/// the loader says from where the module comes.
fn bind(name: &str, compiled: &Path, folder: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(compiled)
        .out_name(&format!("{name}_glue"))
        .no_modules(true)
        .and_then(|bindgen| {
            bindgen
                .typescript(false)
                .omit_default_module_path(true)
                .generate(folder)
        })
        .map_err(|error| anyhow!("wasm-bindgen can't bind {name}: {error:#}"))
}

/// Writes the small module and gives the names that it now uses.
fn optimise(bound: &Path, module: &Path) -> Result<Names> {
    let optimiser = npm::tool("binaryen")?.join("node_modules/.bin/wasm-opt");
    setup::announce(&format!("making {} small", module.display()));
    let printed = process::output(
        Command::new(optimiser)
            .args(OPTIMISER_ARGUMENTS)
            .arg(bound)
            .arg("-o")
            .arg(module)
            .stdin(Stdio::null()),
    )?;
    Names::read(&printed)
}

fn stamp(input: &[u8]) -> String {
    let digest = Sha256::digest(input);
    digest.iter().fold(format!("{RECIPE} "), |text, byte| {
        format!("{text}{byte:02x}")
    })
}
