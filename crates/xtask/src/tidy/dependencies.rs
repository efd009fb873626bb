//! Which workspace crates may depend on which.

use super::Violation;
use super::snapshot::{Member, Snapshot};

/// The layers: each crate may depend on those before it, apart from `FORMATS`.
const LAYERS: [&str; 4] = [
    "standpoint-core",
    "standpoint-web",
    "standpoint-site",
    "standpoint",
];

/// The formats of other programs. Only the command line needs them, so that nothing of them can get
/// into the page.
const FORMATS: &str = "standpoint-formats";

/// The only crate that may depend on `FORMATS`.
const COMMAND_LINE: &str = "standpoint";

/// One tests the built page and takes the list of interactions from the core; one times the core.
const USERS_OF_THE_CORE: [&str; 2] = ["standpoint-tests", "standpoint-core-bench"];

/// Crates with no dependency on or from other workspace crates: one runs them as programs, and two
/// replace published crates.
const STANDALONE: [&str; 3] = ["wasm-streams", "wasm_split_helpers", "xtask"];

pub fn check(snapshot: &Snapshot) -> Vec<Violation> {
    snapshot.members.iter().flat_map(check_member).collect()
}

fn check_member(member: &Member) -> Vec<Violation> {
    let Some(allowed) = allowed(&member.name) else {
        return vec![Violation::in_file(
            &member.manifest,
            format!("{} has no layer", member.name),
            "add it to a list in crates/xtask/src/tidy/dependencies.rs",
        )];
    };
    let forbidden = member
        .dependencies
        .iter()
        .filter(|name| !allowed.contains(&name.as_str()));
    forbidden
        .map(|name| {
            Violation::in_file(
                &member.manifest,
                format!("{} must not depend on {name}", member.name),
                format!(
                    "move the code that it needs to {}",
                    allowed.last().unwrap_or(&"where it is used")
                ),
            )
        })
        .collect()
}

/// Returns the workspace crates that this one may depend on.
fn allowed(name: &str) -> Option<Vec<&'static str>> {
    if STANDALONE.contains(&name) {
        return Some(Vec::new());
    }
    if name == FORMATS || USERS_OF_THE_CORE.contains(&name) {
        return Some(LAYERS[..1].to_vec());
    }
    let layer = LAYERS.iter().position(|layer| *layer == name)?;
    let mut allowed = LAYERS[..layer].to_vec();
    if name == COMMAND_LINE {
        allowed.insert(0, FORMATS);
    }
    Some(allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(name: &str, dependencies: &[&str]) -> Vec<String> {
        let member = Member {
            name: name.into(),
            manifest: "Cargo.toml".into(),
            dependencies: dependencies.iter().map(|name| (*name).into()).collect(),
        };
        let snapshot = Snapshot {
            members: vec![member],
            ..Snapshot::default()
        };
        check(&snapshot)
            .into_iter()
            .map(|violation| violation.message)
            .collect()
    }

    #[test]
    fn dependencies_point_one_way() {
        assert!(messages("standpoint-web", &["standpoint-core"]).is_empty());
        assert!(messages("standpoint", &["standpoint-core", "standpoint-site"]).is_empty());
        assert!(messages("standpoint-tests", &["standpoint-core"]).is_empty());
        assert!(messages("standpoint-core-bench", &["standpoint-core"]).is_empty());
        assert!(messages("standpoint-formats", &["standpoint-core"]).is_empty());
        assert!(messages("standpoint", &["standpoint-formats"]).is_empty());
        for (name, dependency) in [
            ("standpoint-core", "standpoint-web"),
            ("standpoint-web", "standpoint-site"),
            ("standpoint-web", "standpoint-tests"),
            ("standpoint-site", "standpoint"),
            ("standpoint", "xtask"),
            ("xtask", "standpoint-core"),
            ("standpoint-tests", "standpoint-web"),
            ("standpoint-web", "standpoint-core-bench"),
            ("standpoint-web", "standpoint-formats"),
            ("standpoint-site", "standpoint-formats"),
            ("standpoint-formats", "standpoint-web"),
        ] {
            assert_eq!(
                messages(name, &[dependency]),
                [format!("{name} must not depend on {dependency}")]
            );
        }
    }

    #[test]
    fn a_new_crate_needs_a_layer() {
        assert_eq!(
            messages("standpoint-extra", &[]),
            ["standpoint-extra has no layer"]
        );
    }
}
