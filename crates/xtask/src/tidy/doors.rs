//! Which of the workspace's crates may depend on which.

use super::Violation;
use super::house::{House, Member};

/// Each may depend on those before it.
const DOORS: [&str; 4] = [
    "standpoint-core",
    "standpoint-web",
    "standpoint-site",
    "standpoint",
];

/// These drive what the others make or stand in for other crates; nothing of ours depends on them.
const OUTSIDE: [&str; 4] = [
    "standpoint-tests",
    "wasm-streams",
    "wasm_split_helpers",
    "xtask",
];

pub fn check(house: &House) -> Vec<Violation> {
    house.members.iter().flat_map(of_member).collect()
}

fn of_member(member: &Member) -> Vec<Violation> {
    let Some(open) = doors_of(&member.name) else {
        return vec![Violation::in_file(
            &member.manifest,
            format!("{} has no place in the house", member.name),
            "give it one in crates/xtask/src/tidy/doors.rs",
        )];
    };
    let closed = member
        .needs
        .iter()
        .filter(|needed| !open.contains(&needed.as_str()));
    closed
        .map(|needed| {
            Violation::in_file(
                &member.manifest,
                format!("{} must not depend on {needed}", member.name),
                format!(
                    "move what it needs to {}",
                    open.last().unwrap_or(&"where it is used")
                ),
            )
        })
        .collect()
}

fn doors_of(name: &str) -> Option<&'static [&'static str]> {
    if OUTSIDE.contains(&name) {
        return Some(&[]);
    }
    let place = DOORS.iter().position(|door| *door == name)?;
    Some(&DOORS[..place])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(name: &str, needs: &[&str]) -> Vec<String> {
        let member = Member {
            name: name.into(),
            manifest: "Cargo.toml".into(),
            needs: needs.iter().map(|need| (*need).into()).collect(),
        };
        let house = House {
            members: vec![member],
            ..House::default()
        };
        check(&house)
            .into_iter()
            .map(|violation| violation.what)
            .collect()
    }

    #[test]
    fn doors_open_one_way() {
        assert!(told("standpoint-web", &["standpoint-core"]).is_empty());
        assert!(told("standpoint", &["standpoint-core", "standpoint-site"]).is_empty());
        for (name, needed) in [
            ("standpoint-core", "standpoint-web"),
            ("standpoint-web", "standpoint-site"),
            ("standpoint-web", "standpoint-tests"),
            ("standpoint-site", "standpoint"),
            ("standpoint", "xtask"),
            ("xtask", "standpoint-core"),
        ] {
            assert_eq!(
                told(name, &[needed]),
                [format!("{name} must not depend on {needed}")]
            );
        }
    }

    #[test]
    fn a_new_crate_needs_a_place() {
        assert_eq!(
            told("standpoint-extra", &[]),
            ["standpoint-extra has no place in the house"]
        );
    }
}
