//! The page's code avoids what compiles to many kilobytes. `docs/size.md` has the figures.

use super::Violation;
use super::snapshot::Snapshot;

/// What to avoid, and what to use instead.
const COSTLY: [(&str, &str); 8] = [
    (
        "Effect::new(",
        "use `on_mount` or `dynamic` of web/src/node/: leptos' effects ask for the current thread, \
         and link the standard allocator",
    ),
    ("LocalStorage", "use the default storage of signals"),
    ("SendWrapper", "keep the value in a `StoredValue`"),
    ("view!", "use the builder functions of web/src/node/"),
    ("leptos::html", "use the builder functions of web/src/node/"),
    (
        "{:.",
        "format whole numbers: the code that formats floats takes 10 kB (see `Words::number`)",
    ),
    (".sort_by(", SORT),
    (".sort_by_key(", SORT),
];

const SORT: &str = "use `sort` of crates/core/src/sort.rs: each type that the standard library \
                    sorts takes 6 kB";

pub fn check(snapshot: &Snapshot) -> Vec<Violation> {
    let mut violations = Vec::new();
    for folder in ["web/src/", "crates/core/src/"] {
        for file in snapshot.below(folder, &[".rs"]) {
            if NATIVE.iter().any(|native| file.path.starts_with(native)) {
                continue;
            }
            let mut native_item = None;
            for (number, line) in file.lines() {
                let code = line.trim_start();
                let indent = line.len() - code.len();
                if is_native_attribute(code) {
                    native_item = Some(indent);
                } else if native_item == Some(indent) {
                    let is_end = code.starts_with('}') || code.ends_with(';');
                    native_item = native_item.filter(|_| !is_end);
                    continue;
                }
                if native_item.is_some() || code.starts_with("//") {
                    continue;
                }
                for (what, hint) in COSTLY {
                    // `RenderEffect` costs little.
                    if line.replace("RenderEffect", "").contains(what) {
                        let message = format!("`{what}` makes the page larger");
                        violations.push(Violation::at(&file.path, number, message, hint));
                    }
                }
            }
        }
    }
    violations
}

/// Files that no browser runs.
const NATIVE: [&str; 7] = [
    "crates/core/src/compare/fixture.rs",
    "crates/core/src/quiz/property_tests.rs",
    "crates/core/src/quiz/sample.rs",
    "crates/core/src/read/form.rs",
    "crates/core/src/read/verify.rs",
    "crates/core/src/warnings/",
    "web/src/views/plain/",
];

/// Returns whether the item below it is for tests or for prerendering.
fn is_native_attribute(code: &str) -> bool {
    code.starts_with("#[cfg(") && (code.contains("test") || code.contains("feature = \"ssr\""))
}

#[cfg(test)]
mod tests {
    use super::super::locations;
    use super::*;

    #[test]
    fn costly_code_is_found_where_the_browser_runs_it() {
        let snapshot = Snapshot::with_files(&[
            (
                "web/src/a.rs",
                "#[cfg(feature = \"ssr\")]\nuse a;\nRenderEffect::new(f);\nEffect::new(f);\n\
                 // view! {}\n#[cfg(test)]\nmod tests {\n    view! {}\n}\n",
            ),
            ("crates/core/src/b.rs", "format!(\"{:.2}\", x);\n"),
            ("crates/site/src/c.rs", "list.sort_by(f);\n"),
        ]);
        assert_eq!(
            locations(&check(&snapshot)),
            ["web/src/a.rs:4", "crates/core/src/b.rs:1"]
        );
    }
}
