//! Every Rust file is a module of its parent. The compiler doesn't read one that isn't, such as a kind
//! of question that is missing in the list of kinds.

use super::Violation;
use super::snapshot::Snapshot;

pub fn check(snapshot: &Snapshot) -> Vec<Violation> {
    let sources = snapshot.files.iter().filter_map(|file| {
        let module = Module::of(&file.path)?;
        let is_linked = snapshot
            .files
            .iter()
            .any(|it| module.may_be_named_in(&it.path) && names(&it.text, &module.name));
        (!is_linked).then_some((&file.path, module))
    });
    sources
        .map(|(path, Module { name, .. })| {
            Violation::in_file(
                path,
                "no module has this file, so it isn't compiled",
                format!("add `mod {name};` to its parent, or the file to its list, or remove it"),
            )
        })
        .collect()
}

/// A file that a parent has to name.
struct Module {
    name: String,
    /// The folder that it is in.
    folder: String,
}

impl Module {
    /// `None`: it is no Rust file below a `src` folder, or a crate's root.
    fn of(path: &str) -> Option<Self> {
        let path_in_src = path.strip_suffix(".rs")?.rsplit_once("/src/")?.1;
        let path = path.strip_suffix(".rs")?;
        let path = path.strip_suffix("/mod").unwrap_or(path);
        let (folder, name) = path.rsplit_once('/')?;
        let is_root = ["lib", "main", "build"].contains(&name) || path_in_src.starts_with("bin/");
        (!is_root).then(|| Self {
            name: name.to_owned(),
            folder: folder.to_owned(),
        })
    }

    /// Whether the file can be its parent, or has the list of a folder with the same name in another
    /// crate, as the core has that of the interactions.
    fn may_be_named_in(&self, path: &str) -> bool {
        let parents = ["/mod.rs", "/lib.rs", "/main.rs", ".rs"];
        let is_parent = parents
            .iter()
            .any(|end| path.strip_suffix(end) == Some(&self.folder));
        let name = self.folder.rsplit('/').next().unwrap_or_default();
        is_parent || path.ends_with(&format!("/{name}/mod.rs"))
    }
}

/// Whether the code names the module, be it in an argument of a macro.
fn names(text: &str, module: &str) -> bool {
    let code = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    code.flat_map(|line| line.split(|c| !is_part(c)))
        .any(|word| word == module)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_no_module_has_is_reported() {
        let files = [
            (
                "crates/a/src/lib.rs",
                "mod kinds;\npub mod page;\n// mod gone;\n",
            ),
            ("crates/a/src/gone.rs", ""),
            ("crates/a/src/page.rs", "mod part;\n"),
            ("crates/a/src/page/part.rs", ""),
            ("crates/a/src/page/apart.rs", ""),
            ("crates/a/src/kinds/mod.rs", "kinds! { number::Number }\n"),
            ("crates/a/src/kinds/number/mod.rs", ""),
            ("crates/a/src/kinds/odd_one_out/mod.rs", ""),
            ("crates/a/src/bin/tool.rs", ""),
            ("crates/a/tests/case.rs", ""),
        ];
        let found = check(&Snapshot::with_files(&files));
        let found: Vec<_> = found.iter().map(|it| it.location.as_str()).collect();
        assert_eq!(
            found,
            [
                "crates/a/src/gone.rs",
                "crates/a/src/page/apart.rs",
                "crates/a/src/kinds/odd_one_out/mod.rs"
            ]
        );
    }
}
