//! Installs programs from the system's package manager.

use std::process::Command;

use crate::engine::Engine;
use crate::error::{Error, Result};
use crate::program;

#[derive(Clone, Copy)]
pub struct Package {
    /// The name of the Debian package.
    pub name: &'static str,
    /// The package counts as installed if one of these is on `PATH` or exists as an absolute path.
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

/// Python with the module that makes environments. Its caller looks whether it is there.
pub const PYTHON: [Package; 1] = [Package {
    name: "python3-venv",
    programs: &[],
}];

/// For the test of the page in a text browser.
pub const TEXT_BROWSER: [Package; 1] = [Package {
    name: "w3m",
    programs: &["w3m"],
}];

/// WordPress and its database. The package also recommends a theme, which differs by release.
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

/// The web servers that read the configurations of hosts.
pub const WEB_SERVERS: [Package; 3] = [
    Package {
        name: "nginx-light",
        programs: &["nginx", "/usr/sbin/nginx"],
    },
    Package {
        name: "apache2",
        programs: &["apache2", "/usr/sbin/apache2"],
    },
    Package {
        name: "caddy",
        programs: &["caddy"],
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
                name: "chromium-headless-shell",
                programs: &["chromium-headless-shell"],
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
        println!("  system packages: installed");
        return Ok(());
    }
    println!("  missing: {}", names(&missing));
    if program::on_path("apt-get").is_none() {
        return Err(by_hand(&missing, "this system has no apt-get"));
    }
    if !is_root() {
        return Err(Error::new(
            format!("missing: {}", names(&missing)),
            format!(
                "run `sudo apt-get install --no-install-recommends {}`",
                names(&missing)
            ),
        ));
    }
    install(&missing)
}

/// Prints how to install the packages of an optional feature.
pub fn suggest(feature: &str, packages: &[Package]) {
    let missing = missing_of(packages);
    if missing.is_empty() {
        println!("  {feature}: all packages are installed");
    } else {
        println!(
            "  {feature}: skipped; to enable them, run `apt-get install {}`",
            names(&missing)
        );
    }
}

fn missing_of(packages: &[Package]) -> Vec<&Package> {
    let missing = packages.iter().filter(|package| !package.is_installed());
    missing.collect()
}

impl Package {
    fn is_installed(&self) -> bool {
        self.programs
            .iter()
            .any(|name| program::on_path(name).is_some())
    }

    /// Returns whether apt can install it.
    fn is_available(&self) -> bool {
        program::output(apt("apt-cache").args(["policy", self.name]), "")
            .is_ok_and(|policy| has_candidate(&policy))
    }
}

fn install(missing: &[&Package]) -> Result<()> {
    let hint = "see apt's output above, and check the network connection";
    program::run(apt("apt-get").arg("update"), hint)?;
    let (available, others): (Vec<&Package>, Vec<&Package>) =
        missing.iter().partition(|package| package.is_available());
    if !available.is_empty() {
        let arguments = ["install", "--yes", "--no-install-recommends"];
        let packages = available.iter().map(|package| package.name);
        program::run(apt("apt-get").args(arguments).args(packages), hint)?;
    }
    if others.is_empty() {
        return Ok(());
    }
    // For example on Ubuntu, where browsers are only available as snaps.
    Err(by_hand(&others, "apt has no such package"))
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

fn by_hand(missing: &[&Package], reason: &str) -> Error {
    let programs: Vec<&str> = missing
        .iter()
        .filter_map(|package| package.programs.first().copied())
        .collect();
    Error::new(
        format!("missing: {}: {reason}", names(missing)),
        format!(
            "install by hand so that these are on PATH: {} \
             (to skip browsers, use `cargo xtask test --engines LIST` or `--no-browser`)",
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
    fn a_package_without_a_candidate_is_not_available() {
        assert!(has_candidate(
            "xvfb:\n  Installed: (none)\n  Candidate: 2:21.1.7-3\n"
        ));
        assert!(!has_candidate(
            "chromium:\n  Installed: (none)\n  Candidate: (none)\n"
        ));
        assert!(!has_candidate(""));
    }

    #[test]
    fn a_manual_install_is_reported_with_packages_and_programs() {
        let packages: Vec<&Package> = browser(Engine::Chromium).iter().collect();
        let message = by_hand(&packages, "reason").to_string();
        assert!(
            message.contains("chromium chromium-headless-shell chromium-driver: reason"),
            "{message}"
        );
        assert!(
            message.contains("PATH: chromium chromium-headless-shell chromedriver ("),
            "{message}"
        );
    }
}
