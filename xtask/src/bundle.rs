//! The unpacked extension as a set of files, before and after it lies on the disk.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result, anyhow};

use crate::{
    manifest::{self, Target},
    paths,
};

/// The script that stands in for the service worker in a test build. It lies where the service worker
/// lies, so that the paths by which that one loads its glue still lead there.
const SPIED_WORKER: &str = "spied_background.js";

/// The script that holds the overlay's style sheet, made small, for the module that draws with it.
const OVERLAY_STYLES: &str = "overlay_styles.js";

/// All files of one unpacked extension, by their path in it.
pub type Bundle = BTreeMap<String, Vec<u8>>;

/// Puts the extension together: what lies in `extension/`, what was compiled, and the manifest.
///
/// # Errors
/// When a source file can't be read or the manifest is not valid.
pub fn assemble(root: &Path, target: Target, compiled: &Bundle) -> Result<Bundle> {
    let mut bundle = read(&root.join("extension"))?;
    bundle.insert(
        OVERLAY_STYLES.to_owned(),
        overlay_styles(root)?.into_bytes(),
    );
    bundle.extend(
        compiled
            .iter()
            .map(|(path, bytes)| (path.clone(), bytes.clone())),
    );
    let source =
        fs::read_to_string(root.join("manifest.json")).context("can't read manifest.json")?;
    let derived = manifest::derive(&manifest::parse(&source)?, target);
    bundle.insert("manifest.json".to_owned(), manifest::to_bytes(&derived)?);
    Ok(bundle)
}

fn overlay_styles(root: &Path) -> Result<String> {
    let file = root.join("src/overlay/overlay.css");
    let styles =
        fs::read_to_string(&file).with_context(|| format!("can't read {}", file.display()))?;
    let small = minifier::css::minify(&styles)
        .map_err(|error| anyhow!("{} is no style sheet: {error}", file.display()))?;
    let text = serde_json::to_string(&small.to_string())?;
    Ok(format!("globalThis.carelineStyles = {text};\n"))
}

/// The same extension with spies: each script is loaded before everything else in the pages of X, in
/// the background and in the extension's own pages. Nothing else differs.
///
/// # Errors
/// When the bundle has no valid manifest.
pub fn with_spies(mut bundle: Bundle, spies: &Bundle) -> Result<Bundle> {
    let scripts: Vec<String> = spies.keys().map(|name| format!("spies/{name}")).collect();
    let manifest_bytes = bundle
        .get("manifest.json")
        .context("the bundle has no manifest")?;
    let mut derived = manifest::parse(&String::from_utf8_lossy(manifest_bytes))?;
    if let Some(worker) = manifest::load_first(&mut derived, &scripts, SPIED_WORKER) {
        let imports: Vec<String> = scripts
            .iter()
            .chain([&worker])
            .map(|script| format!("\"/{script}\""))
            .collect();
        let source = format!("importScripts({});\n", imports.join(", "));
        bundle.insert(SPIED_WORKER.to_owned(), source.into_bytes());
    }
    bundle.insert("manifest.json".to_owned(), manifest::to_bytes(&derived)?);
    for (path, bytes) in &mut bundle {
        if path.ends_with(".html") {
            *bytes = with_scripts_first(&String::from_utf8_lossy(bytes), &scripts).into_bytes();
        }
    }
    bundle.extend(
        spies
            .iter()
            .map(|(name, bytes)| (format!("spies/{name}"), bytes.clone())),
    );
    Ok(bundle)
}

/// All files below a directory.
///
/// # Errors
/// When one can't be read.
pub fn read(directory: &Path) -> Result<Bundle> {
    paths::files_below(directory)?
        .into_iter()
        .map(|path| {
            let file = directory.join(&path);
            let bytes =
                fs::read(&file).with_context(|| format!("can't read {}", file.display()))?;
            Ok((path, bytes))
        })
        .collect()
}

/// Makes a directory hold exactly these files. Files that are right already are left alone, so that a
/// browser that has the directory loaded sees no change where there is none.
///
/// # Errors
/// When a file can't be written or removed.
pub fn write(bundle: &Bundle, directory: &Path) -> Result<()> {
    fs::create_dir_all(directory).with_context(|| format!("can't make {}", directory.display()))?;
    for path in paths::files_below(directory)? {
        if !bundle.contains_key(&path) {
            fs::remove_file(directory.join(&path))
                .with_context(|| format!("can't remove {path}"))?;
        }
    }
    for (path, bytes) in bundle {
        let file = directory.join(path);
        if fs::read(&file).is_ok_and(|found| found == *bytes) {
            continue;
        }
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent)
                .with_context(|| format!("can't make {}", parent.display()))?;
        }
        fs::write(&file, bytes).with_context(|| format!("can't write {}", file.display()))?;
    }
    Ok(())
}

/// An HTML page that loads these scripts before its own first one.
fn with_scripts_first(page: &str, scripts: &[String]) -> String {
    let tags: String = scripts
        .iter()
        .map(|script| format!("<script src=\"/{script}\"></script>"))
        .collect();
    match page.find("<script") {
        Some(place) => format!("{}{tags}{}", &page[..place], &page[place..]),
        None => format!("{page}{tags}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bundle(files: &[(&str, &str)]) -> Bundle {
        files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
            .collect()
    }

    fn text(bundle: &Bundle, path: &str) -> String {
        String::from_utf8(bundle[path].clone()).unwrap()
    }

    #[test]
    fn a_test_build_differs_in_nothing_but_the_spies() {
        let manifest = r#"{"background":{"service_worker":"background.js"}}"#;
        let plain = bundle(&[
            ("manifest.json", manifest),
            ("background.js", "own"),
            ("popup.html", "<head><script src=panel.js></script></head>"),
        ]);
        let spied =
            with_spies(plain.clone(), &bundle(&[("b.js", "spy"), ("a.js", "spy")])).unwrap();
        assert_eq!(
            text(&spied, "spied_background.js"),
            "importScripts(\"/spies/a.js\", \"/spies/b.js\", \"/background.js\");\n"
        );
        assert_eq!(
            text(&spied, "popup.html"),
            "<head><script src=\"/spies/a.js\"></script><script src=\"/spies/b.js\"></script>\
             <script src=panel.js></script></head>"
        );
        assert_eq!(text(&spied, "background.js"), "own");
        assert_eq!(spied.len(), plain.len() + 3);
    }

    #[test]
    fn writing_removes_what_does_not_belong() {
        let directory =
            std::env::temp_dir().join(format!("careline-bundle-{}", std::process::id()));
        write(&bundle(&[("old.js", "1"), ("a/b.js", "2")]), &directory).unwrap();
        write(&bundle(&[("a/b.js", "3")]), &directory).unwrap();
        assert_eq!(read(&directory).unwrap(), bundle(&[("a/b.js", "3")]));
        fs::remove_dir_all(&directory).unwrap();
    }
}
