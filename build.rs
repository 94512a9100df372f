//! Makes the overlay's style sheet small: every open tab of X holds it.

use std::{env, error::Error, fs, path::Path};

const STYLES: &str = "src/overlay/overlay.css";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={STYLES}");
    let small = minifier::css::minify(&fs::read_to_string(STYLES)?)?.to_string();
    let folder = env::var_os("OUT_DIR").ok_or("cargo names no folder for what is built")?;
    Ok(fs::write(Path::new(&folder).join("overlay.css"), small)?)
}
