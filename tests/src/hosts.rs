//! Selects the host page tests to run.

use std::env;

/// Returns true with `STANDPOINT_HOSTS=all`: then tests run too that are slow or need programs that
/// no other test needs.
pub fn all_enabled() -> bool {
    env::var_os("STANDPOINT_HOSTS").is_some_and(|hosts| hosts == "all")
}
