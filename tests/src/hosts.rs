//! Which pages of others the tests put a story into.

use std::env;

/// Whether those too that take long, or need programs which nothing else does:
/// `STANDPOINT_HOSTS=all`.
pub fn all() -> bool {
    env::var_os("STANDPOINT_HOSTS").is_some_and(|hosts| hosts == "all")
}
