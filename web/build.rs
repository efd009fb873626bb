//! Divides the program for the browser in two: `--cfg divided` has `src/views/lazy.rs` load what it
//! draws, and the splitter needs the linker's relocations. Only where the build divides it too: not
//! while it is worked on, and not for the page that is one file.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(divided)");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|it| it == value);
    let is_whole = env::var_os("CARGO_FEATURE_WHOLE").is_some();
    if is("CARGO_CFG_TARGET_ARCH", "wasm32") && is("PROFILE", "release") && !is_whole {
        println!("cargo::rustc-cfg=divided");
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
}
