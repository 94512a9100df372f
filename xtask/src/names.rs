//! Short names between a glue script and its WebAssembly module: wasm-bindgen's long ones, each with
//! a digest, are a twentieth of what every open tab would hold.

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

/// What `wasm-opt --minify-imports-and-exports-and-modules` prints: which name became which.
#[derive(Debug, Deserialize)]
pub struct Names {
    imports: Vec<(String, String, String)>,
    exports: Vec<(String, String)>,
}

impl Names {
    /// Reads what `wasm-opt` printed.
    ///
    /// # Errors
    /// When it is something else.
    pub fn read(printed: &str) -> Result<Self> {
        serde_json::from_str(printed).context("wasm-opt did not print the names that it gave")
    }

    /// The glue script with the short names.
    ///
    /// # Errors
    /// When the script does not hold a name in the one place where wasm-bindgen writes it.
    pub fn shorten(&self, glue: &str) -> Result<String> {
        let mut script = glue.to_owned();
        for (module, import, short) in &self.imports {
            let (written, wanted) = (format!("\n            {import}: "), format!("\n{short}: "));
            ensure!(
                script.matches(&written).count() == 1,
                "the glue script does not define {import} of {module} once"
            );
            script = script.replace(&written, &wanted);
        }
        if let Some((module, _, _)) = self.imports.first() {
            let written = format!("\"{module}\": import0");
            ensure!(
                script.matches(&written).count() == 1
                    && self.imports.iter().all(|(other, _, _)| other == module),
                "the glue script does not import from {module} alone"
            );
            script = script.replace(&written, "\"a\": import0");
        }
        // The longest first: a name may begin with another one.
        let mut exports: Vec<_> = self.exports.iter().collect();
        exports.sort_by_key(|(export, _)| std::cmp::Reverse(export.len()));
        for (export, short) in exports {
            script = script.replace(&format!("wasm.{export}"), &format!("wasm.{short}"));
        }
        Ok(script)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRINTED: &str = r#"{"imports": [["./a_bg.js", "__wbg_get_1f", "b"]],
        "exports": [["__wbindgen_malloc", "c"], ["__wbindgen_malloc_all", "d"]]}"#;

    #[test]
    fn both_sides_use_the_short_names() {
        let glue = "\n            __wbg_get_1f: function(arg0) {\n wasm.__wbindgen_malloc_all(\
                    wasm.__wbindgen_malloc);\n \"./a_bg.js\": import0,";
        let script = Names::read(PRINTED).unwrap().shorten(glue).unwrap();
        assert_eq!(
            script,
            "\nb: function(arg0) {\n wasm.d(wasm.c);\n \"a\": import0,"
        );
    }

    #[test]
    fn a_script_of_another_shape_is_refused() {
        let names = Names::read(PRINTED).unwrap();
        assert!(names.shorten("const x = { __wbg_get_1f() {} };").is_err());
    }
}
