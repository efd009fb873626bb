//! The three browser engines.

use std::env;
use std::fmt;

use crate::failure::Failure;

/// A browser engine in which the page is tested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Blink, in Chromium.
    Chromium,
    /// Gecko, in Firefox.
    Firefox,
    /// WebKit, in WebKitGTK's MiniBrowser.
    Webkit,
}

impl Engine {
    /// All engines, in the order in which they run.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::Webkit];

    /// Returns the engines in `$STANDPOINT_ENGINES`, a comma-separated list, or all engines if it
    /// is not set.
    ///
    /// # Errors
    /// Fails if the list is empty or has an unknown name.
    pub fn selected() -> Result<Vec<Self>, Failure> {
        match env::var("STANDPOINT_ENGINES") {
            Ok(list) => Self::list(&list).map_err(|failure| failure.context("STANDPOINT_ENGINES")),
            Err(_) => Ok(Self::ALL.to_vec()),
        }
    }

    /// Returns the name that trials, files and settings use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    /// Returns how to install it, for error messages.
    pub(crate) fn install_hint(self) -> &'static str {
        match self {
            Self::Chromium => {
                "run `cargo xtask setup`, or on Debian `apt-get install chromium \
                 chromium-headless-shell chromium-driver`"
            }
            Self::Firefox => {
                "run `cargo xtask setup`, which installs geckodriver, and on Debian \
                 `apt-get install firefox-esr`"
            }
            Self::Webkit => {
                "run `cargo xtask setup`, or on Debian `apt-get install webkit2gtk-driver xvfb`"
            }
        }
    }

    fn list(list: &str) -> Result<Vec<Self>, Failure> {
        let mut engines = Vec::new();
        for name in list
            .split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty())
        {
            let engine = Self::ALL.into_iter().find(|engine| engine.name() == name);
            let engine = engine.ok_or_else(|| {
                let known = Self::ALL.map(Self::name).join(", ");
                Failure::new(format!(
                    "`{name}` is not an engine; the engines are {known}"
                ))
            })?;
            if !engines.contains(&engine) {
                engines.push(engine);
            }
        }
        if engines.is_empty() {
            return Err(Failure::new(
                "no engine in the list; leave it unset to run all",
            ));
        }
        Ok(engines)
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_each_engine_once() {
        let engines = Engine::list("webkit, chromium,webkit").expect("known names");
        assert_eq!(engines, [Engine::Webkit, Engine::Chromium]);
    }

    #[test]
    fn the_error_for_an_unknown_name_lists_the_known() {
        let failure = Engine::list("chromium,opera").expect_err("opera is not known");
        assert_eq!(
            failure.to_string(),
            "`opera` is not an engine; the engines are chromium, firefox, webkit"
        );
    }

    #[test]
    fn an_empty_list_is_refused() {
        Engine::list(" ,").expect_err("nothing to run");
    }
}
