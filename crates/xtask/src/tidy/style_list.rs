//! `web/style/standpoint.css` lists every style sheet of the views.

use super::Violation;
use super::snapshot::Snapshot;

const LIST: &str = "web/style/standpoint.css";
/// The styles of the page alone, which trunk adds.
const PAGE: &str = "web/style/page.css";

pub fn check(snapshot: &Snapshot) -> Vec<Violation> {
    let Some(list) = snapshot.file(LIST) else {
        return vec![Violation::in_file(
            LIST,
            "no list of the views' style sheets",
            "add one, with an `@import` for each",
        )];
    };
    let sheets = snapshot.below("web/", &[".css"]);
    sheets
        .filter(|sheet| ![LIST, PAGE].contains(&sheet.path.as_str()))
        .filter_map(|sheet| {
            let import = import_of(&sheet.path);
            (!list.text.contains(&import)).then(|| {
                Violation::in_file(
                    &sheet.path,
                    "no page uses this style sheet",
                    format!("add `{import}` to {LIST}"),
                )
            })
        })
        .collect()
}

fn import_of(path: &str) -> String {
    match path.strip_prefix("web/style/") {
        Some(name) => format!("@import \"./{name}\";"),
        None => format!("@import \"../{}\";", path.trim_start_matches("web/")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_that_is_not_listed_is_reported() {
        let list = "@import \"./base.css\";\n@import \"../src/views/a.css\";\n";
        let files = [
            (LIST, list),
            (PAGE, ""),
            ("web/style/base.css", ""),
            ("web/src/views/a.css", ""),
            ("web/src/views/b.css", ""),
            ("web/style/new.css", ""),
        ];
        let found = check(&Snapshot::with_files(&files));
        let fixes: Vec<_> = found
            .iter()
            .map(|it| (it.location.as_str(), it.hint.as_str()))
            .collect();
        assert_eq!(
            fixes,
            [
                (
                    "web/src/views/b.css",
                    "add `@import \"../src/views/b.css\";` to web/style/standpoint.css"
                ),
                (
                    "web/style/new.css",
                    "add `@import \"./new.css\";` to web/style/standpoint.css"
                ),
            ]
        );
    }
}
