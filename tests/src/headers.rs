//! Parses `_headers`, the file in which static hosts such as Netlify find the headers to send with
//! which files.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use axum::http::{HeaderMap, HeaderName, HeaderValue};

/// The rules of a `_headers` file, in order.
#[derive(Debug, Default)]
pub struct Headers(Vec<Rule>);

#[derive(Debug)]
struct Rule {
    /// A path, or a prefix of paths if it ends with `*`.
    path: String,
    changes: Vec<(HeaderName, Change)>,
}

#[derive(Debug)]
enum Change {
    Set(HeaderValue),
    Remove,
}

impl Headers {
    /// Reads the `_headers` of a folder. Has no rules if there is no such file.
    #[must_use]
    pub fn of(folder: &Path) -> Self {
        Self::read(&fs::read_to_string(folder.join("_headers")).unwrap_or_default())
    }

    fn read(text: &str) -> Self {
        let mut rules = Vec::<Rule>::new();
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            if !line.starts_with(' ') {
                let path = line.trim().to_owned();
                rules.push(Rule {
                    path,
                    changes: Vec::new(),
                });
            } else if let (Some(rule), Some(change)) = (rules.last_mut(), change(line.trim())) {
                rule.changes.push(change);
            }
        }
        Self(rules)
    }

    /// Returns the name of each header that some rule sets.
    #[must_use]
    pub fn names(&self) -> HashSet<HeaderName> {
        let changes = self.0.iter().flat_map(|rule| &rule.changes);
        changes.map(|(name, _)| name.clone()).collect()
    }

    /// Applies the matching rules to the response headers of the file at `path`.
    pub fn apply(&self, path: &str, headers: &mut HeaderMap) {
        for rule in self.0.iter().filter(|rule| rule.is_for(path)) {
            for (name, change) in &rule.changes {
                match change {
                    Change::Set(value) => headers.insert(name, value.clone()),
                    Change::Remove => headers.remove(name),
                };
            }
        }
    }
}

impl Rule {
    fn is_for(&self, path: &str) -> bool {
        match self.path.strip_suffix('*') {
            Some(start) => path.starts_with(start),
            None => path == self.path,
        }
    }
}

fn change(line: &str) -> Option<(HeaderName, Change)> {
    if let Some(name) = line.strip_prefix("! ") {
        return Some((name.parse().ok()?, Change::Remove));
    }
    let (name, value) = line.split_once(':')?;
    let value = HeaderValue::from_str(value.trim()).ok()?;
    Some((name.parse().ok()?, Change::Set(value)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_rules_change_what_earlier_ones_set() {
        let headers = Headers::read("/*\n  A: one: two\n  B: x\n/kept-*\n  ! A\n  B: y\n");
        let applied = |path| {
            let mut map = HeaderMap::new();
            headers.apply(path, &mut map);
            ["a", "b"].map(|name| map.get(name).cloned())
        };
        let value = |text| Some(HeaderValue::from_static(text));
        assert_eq!(applied("/index.html"), [value("one: two"), value("x")]);
        assert_eq!(applied("/kept-1.js"), [None, value("y")]);
    }
}
