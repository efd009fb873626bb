//! Programs which the system's package manager brings.

use std::process::Command;

use crate::engine::Engine;
use crate::problem::{Problem, Result};
use crate::program;

#[derive(Clone, Copy)]
pub struct Package {
    /// As Debian calls it.
    name: &'static str,
    /// It is there if one of these is, on PATH or as a whole path.
    programs: &'static [&'static str],
}

pub const NODE: [Package; 2] = [
    Package {
        name: "nodejs",
        programs: &["node"],
    },
    Package {
        name: "npm",
        programs: &["npm"],
    },
];

/// In which the page is text alone.
pub const TEXT_BROWSER: [Package; 1] = [Package {
    name: "w3m",
    programs: &["w3m"],
}];

/// With its database. It recommends a theme, another in each release.
pub const WORDPRESS: [Package; 3] = [
    Package {
        name: "mariadb-server",
        programs: &["mariadbd", "/usr/sbin/mariadbd"],
    },
    Package {
        name: "php-cli",
        programs: &["php"],
    },
    Package {
        name: "wordpress",
        programs: &["/usr/share/wordpress/wp-load.php"],
    },
];

pub fn browser(engine: Engine) -> &'static [Package] {
    match engine {
        Engine::Chromium => &[
            Package {
                name: "chromium",
                programs: &["chromium"],
            },
            Package {
                name: "chromium-driver",
                programs: &["chromedriver"],
            },
        ],
        Engine::Firefox => &[Package {
            name: "firefox-esr",
            programs: &["firefox-esr", "firefox"],
        }],
        Engine::Webkit => &[
            Package {
                name: "webkit2gtk-driver",
                programs: &["WebKitWebDriver"],
            },
            Package {
                name: "xvfb",
                programs: &["xvfb-run"],
            },
            Package {
                name: "xauth",
                programs: &["xauth"],
            },
        ],
    }
}

pub fn ensure(packages: &[Package]) -> Result<()> {
    let missing = missing_of(packages);
    if missing.is_empty() {
        println!("  system packages: there");
        return Ok(());
    }
    println!("  missing: {}", names(&missing));
    if program::on_path("apt-get").is_none() {
        return Err(by_hand(
            &missing,
            "this system has no apt to install it with",
        ));
    }
    if !is_root() {
        return Err(Problem::new(
            format!("missing: {}", names(&missing)),
            format!(
                "run `sudo apt-get install --no-install-recommends {}`",
                names(&missing)
            ),
        ));
    }
    install(&missing)
}

/// Says what to install for something that can be left out.
pub fn offer(what: &str, packages: &[Package]) {
    let missing = missing_of(packages);
    if missing.is_empty() {
        println!("  {what}: all is there");
    } else {
        println!(
            "  {what}: skipped; `apt-get install {}` brings what is missing",
            names(&missing)
        );
    }
}

fn missing_of(packages: &[Package]) -> Vec<&Package> {
    let missing = packages.iter().filter(|package| !package.is_there());
    missing.collect()
}

impl Package {
    fn is_there(&self) -> bool {
        self.programs
            .iter()
            .any(|name| program::on_path(name).is_some())
    }

    fn is_offered(&self) -> bool {
        program::output(apt("apt-cache").args(["policy", self.name]), "")
            .is_ok_and(|policy| has_candidate(&policy))
    }
}

fn install(missing: &[&Package]) -> Result<()> {
    let network = "see what apt says above; is the network there?";
    program::run(apt("apt-get").arg("update"), network)?;
    let (offered, others): (Vec<&Package>, Vec<&Package>) =
        missing.iter().partition(|package| package.is_offered());
    if !offered.is_empty() {
        let words = ["install", "--yes", "--no-install-recommends"];
        let packages = offered.iter().map(|package| package.name);
        program::run(apt("apt-get").args(words).args(packages), network)?;
    }
    if others.is_empty() {
        return Ok(());
    }
    // Ubuntu has its browsers as snaps only.
    Err(by_hand(&others, "apt offers none here"))
}

fn apt(program: &str) -> Command {
    let mut command = Command::new(program);
    command
        .env("DEBIAN_FRONTEND", "noninteractive")
        .env("LC_ALL", "C");
    command
}

fn has_candidate(policy: &str) -> bool {
    policy
        .lines()
        .filter_map(|line| line.trim().strip_prefix("Candidate: "))
        .any(|version| version != "(none)")
}

fn by_hand(missing: &[&Package], why: &str) -> Problem {
    let programs: Vec<&str> = missing
        .iter()
        .filter_map(|package| package.programs.first().copied())
        .collect();
    Problem::new(
        format!("missing: {}: {why}", names(missing)),
        format!(
            "install by hand so that these are on PATH: {} \
             (browsers can be left out: `cargo xtask test --engines LIST` or `--no-browser`)",
            programs.join(" ")
        ),
    )
}

fn is_root() -> bool {
    program::output(Command::new("id").arg("-u"), "").is_ok_and(|id| id.trim() == "0")
}

fn names(packages: &[&Package]) -> String {
    let names: Vec<&str> = packages.iter().map(|package| package.name).collect();
    names.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_without_a_candidate_is_not_offered() {
        assert!(has_candidate(
            "xvfb:\n  Installed: (none)\n  Candidate: 2:21.1.7-3\n"
        ));
        assert!(!has_candidate(
            "chromium:\n  Installed: (none)\n  Candidate: (none)\n"
        ));
        assert!(!has_candidate(""));
    }

    #[test]
    fn what_must_be_installed_by_hand_is_named_as_package_and_program() {
        let packages: Vec<&Package> = browser(Engine::Chromium).iter().collect();
        let told = by_hand(&packages, "why").to_string();
        assert!(told.contains("chromium chromium-driver: why"), "{told}");
        assert!(told.contains("PATH: chromium chromedriver ("), "{told}");
    }
}
