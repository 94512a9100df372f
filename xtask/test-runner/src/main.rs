//! What cargo runs WebAssembly tests with: wasm-bindgen's own runner, in the version of the lock file.

use std::env;

fn main() -> anyhow::Result<()> {
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(env::args_os())
}
