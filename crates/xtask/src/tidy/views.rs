//! A view knows its own elements by reference, so that it works in a shadow root too.

use super::Violation;
use super::house::House;

const SEARCHES: [&str; 4] = [
    "document()",
    "get_element_by_id",
    "get_elements_by",
    "query_selector",
];

pub fn check(house: &House) -> Vec<Violation> {
    let mut violations = Vec::new();
    for file in house.below("web/src/views/", &[".rs"]) {
        for (number, line) in file.lines() {
            for search in SEARCHES.iter().filter(|search| line.contains(**search)) {
                violations.push(Violation::at(
                    &file.path,
                    number,
                    format!("a view uses {search}"),
                    "hold the element by a NodeRef, or do it outside views/",
                ));
            }
        }
    }
    violations
}

#[cfg(test)]
mod tests {
    use super::super::places;
    use super::*;

    #[test]
    fn a_view_that_searches_the_document_is_found() {
        let house = House::with_files(&[
            (
                "web/src/views/a.rs",
                "let a = NodeRef::new();\nx.query_selector(\"b\");\n",
            ),
            ("web/src/page.rs", "let a = document();\n"),
        ]);
        assert_eq!(places(&check(&house)), ["web/src/views/a.rs:2"]);
    }
}
