//! Which tests and benches the workspace has, told apart by what runs them.

use anyhow::{Context, Result};
use serde_json::Value;

use crate::{paths, process, toolchain::Toolchain};

/// The names of the workspace's test and bench programs.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Targets {
    /// Tests that need no browser.
    pub native_tests: Vec<String>,
    /// Tests that are compiled for WebAssembly and run inside a browser: their names begin `web_`.
    pub wasm_tests: Vec<String>,
    /// Tests of the browser driver itself.
    pub drive_tests: Vec<String>,
    /// Tests that drive a browser with the extension: `tests/browser`.
    pub browser_tests: Vec<String>,
    /// Benches that need no browser.
    pub native_benches: Vec<String>,
    /// Benches that measure in a browser: `browser`.
    pub browser_benches: Vec<String>,
}

impl Targets {
    /// Those of this workspace.
    ///
    /// # Errors
    /// When cargo can't read the workspace.
    pub fn of_workspace() -> Result<Self> {
        let text = process::output(
            Toolchain::native()
                .cargo("metadata")
                .args(["--no-deps", "--format-version=1"])
                .current_dir(paths::root()?),
        )?;
        Ok(Self::of(
            &serde_json::from_str(&text).context("cargo metadata is not JSON")?,
        ))
    }

    fn of(metadata: &Value) -> Self {
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let mut targets = Self::default();
        for package in list(&metadata["packages"]) {
            for target in list(&package["targets"]) {
                let name = target["name"].as_str().unwrap_or_default();
                let names = match (target["kind"][0].as_str(), package["name"].as_str(), name) {
                    (Some("test"), Some("careline-drive"), _) => &mut targets.drive_tests,
                    (Some("test"), _, "browser") => &mut targets.browser_tests,
                    (Some("test"), _, _) if name.starts_with("web_") => &mut targets.wasm_tests,
                    (Some("test"), _, _) => &mut targets.native_tests,
                    (Some("bench"), _, "browser") => &mut targets.browser_benches,
                    (Some("bench"), _, _) => &mut targets.native_benches,
                    _ => continue,
                };
                names.push(name.to_owned());
            }
        }
        targets
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_are_told_apart_by_name_and_package() {
        let metadata = serde_json::json!({ "packages": [
            { "name": "careline", "targets": [
                { "name": "careline", "kind": ["lib"] },
                { "name": "web_page", "kind": ["test"] },
                { "name": "browser", "kind": ["test"] },
                { "name": "laws", "kind": ["test"] },
                { "name": "detect", "kind": ["bench"] },
            ] },
            { "name": "careline-drive", "targets": [{ "name": "smoke", "kind": ["test"] }] },
        ] });
        let targets = Targets::of(&metadata);
        assert_eq!(targets.native_tests, ["laws"]);
        assert_eq!(targets.wasm_tests, ["web_page"]);
        assert_eq!(targets.browser_tests, ["browser"]);
        assert_eq!(targets.drive_tests, ["smoke"]);
        assert_eq!(targets.native_benches, ["detect"]);
    }
}
