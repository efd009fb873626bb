//! Sets `cfg(code_split)` for release builds for the browser, except that of the single-file page:
//! the views in `src/views/lazy.rs` are then loaded on demand. The splitter needs the linker's
//! relocations.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(code_split)");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|it| it == value);
    let is_single_file = env::var_os("CARGO_FEATURE_SINGLE_FILE").is_some();
    if is("CARGO_CFG_TARGET_ARCH", "wasm32") && is("PROFILE", "release") && !is_single_file {
        println!("cargo::rustc-cfg=code_split");
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
}
