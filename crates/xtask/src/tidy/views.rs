//! Views don't search the document for their elements, so that they also work in a shadow root.

use super::Violation;
use super::snapshot::Snapshot;

const SEARCHES: [&str; 4] = [
    "document()",
    "get_element_by_id",
    "get_elements_by",
    "query_selector",
];

pub fn check(snapshot: &Snapshot) -> Vec<Violation> {
    let mut violations = Vec::new();
    for file in snapshot.below("web/src/views/", &[".rs"]) {
        for (number, line) in file.lines() {
            for search in SEARCHES.iter().filter(|search| line.contains(**search)) {
                violations.push(Violation::at(
                    &file.path,
                    number,
                    format!("a view uses {search}"),
                    "use a NodeRef of web/src/node/, or move this code out of views/",
                ));
            }
        }
    }
    violations
}

#[cfg(test)]
mod tests {
    use super::super::locations;
    use super::*;

    #[test]
    fn a_view_that_searches_the_document_is_found() {
        let snapshot = Snapshot::with_files(&[
            (
                "web/src/views/a.rs",
                "let a = NodeRef::new();\nx.query_selector(\"b\");\n",
            ),
            ("web/src/page.rs", "let a = document();\n"),
        ]);
        assert_eq!(locations(&check(&snapshot)), ["web/src/views/a.rs:2"]);
    }
}
