//! Puts the browser part into the program, if `STANDPOINT_SHELL` names its archive.

use std::env;

fn main() {
    println!("cargo::rerun-if-env-changed=STANDPOINT_SHELL");
    println!("cargo::rustc-check-cfg=cfg(has_shell)");
    if let Ok(archive) = env::var("STANDPOINT_SHELL") {
        println!("cargo::rerun-if-changed={archive}");
        println!("cargo::rustc-env=STANDPOINT_SHELL_ARCHIVE={archive}");
        println!("cargo::rustc-cfg=has_shell");
    }
}
