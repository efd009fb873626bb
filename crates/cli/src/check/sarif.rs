//! Reports as [SARIF 2.1.0], which code hosts show at the lines of a change, and editors as problems.
//!
//! [SARIF 2.1.0]: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html

use super::Report;
use super::report::position;
use crate::diagnostic::{ALLOWED, DIFFERS, Diagnostic, INVALID, NOT_READ, Severity};
use crate::failure::Failure;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};
use standpoint_core::warnings::CHECKS;
use std::ops::Range;
use std::path::Path;

/// Renders the reports as one run, and what couldn't be read as notifications of its invocation.
pub fn render(reports: &[Report], unread: &[Failure]) -> String {
    let results: Vec<_> = reports
        .iter()
        .flat_map(|report| report.diagnostics.iter().map(|it| result(report, it)))
        .collect();
    let notifications: Vec<_> = unread
        .iter()
        .map(|it| json!({"level": "error", "message": {"text": format!("{}\nFix: {}", it.what, it.hint)}}))
        .collect();
    let sarif = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "standpoint",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules(),
            }},
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": unread.is_empty(),
                "toolExecutionNotifications": notifications,
            }],
            "results": results,
        }],
    });
    format!("{sarif:#}")
}

const ERRORS: [(&str, &str); 4] = [
    (NOT_READ, "not JSON, or too large"),
    (INVALID, "breaks a rule of the pack format"),
    (DIFFERS, "differs from the article"),
    (ALLOWED, "something wrong with the list of allowed warnings"),
];

fn rules() -> Vec<Value> {
    let rule = |name: &str, about: &str, level: &str| {
        json!({
            "id": name,
            "shortDescription": {"text": about},
            "defaultConfiguration": {"level": level},
        })
    };
    let errors = ERRORS
        .iter()
        .map(|(name, about)| rule(name, about, "error"));
    let warnings = CHECKS.iter().map(|it| rule(it.name, it.about, "warning"));
    errors.chain(warnings).collect()
}

fn result(report: &Report, diagnostic: &Diagnostic) -> Value {
    let file = &report.file;
    let mut result = json!({
        "ruleId": diagnostic.name,
        "level": match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        "message": {"text": format!("{}\nFix: {}", diagnostic.what, diagnostic.hint)},
        "locations": [{
            "physicalLocation": physical(&file.path, &file.text, &diagnostic.span),
            "logicalLocations": diagnostic.path.iter().map(|path| {
                json!({"fullyQualifiedName": path, "name": diagnostic.id.as_ref().unwrap_or(path)})
            }).collect::<Vec<_>>(),
        }],
    });
    if let (Some(passage), Some(article)) = (&diagnostic.passage, &file.article) {
        result["relatedLocations"] = json!([{
            "physicalLocation": physical(&article.path, &article.text, &passage.span),
            "message": {"text": format!("paragraph {}", passage.paragraph)},
        }]);
    }
    result
}

fn physical(path: &Path, text: &str, span: &Range<usize>) -> Value {
    let (start_line, start_column) = position(text, span.start);
    let (end_line, end_column) = position(text, span.end);
    json!({
        "artifactLocation": {"uri": uri(path)},
        "region": {
            "startLine": start_line,
            "startColumn": start_column,
            "endLine": end_line,
            "endColumn": end_column,
        },
    })
}

/// Returns a path as a URI reference: relative if the path is, so that a code host finds the file.
fn uri(path: &Path) -> String {
    const KEPT: &AsciiSet = &NON_ALPHANUMERIC
        .remove(b'/')
        .remove(b'-')
        .remove(b'.')
        .remove(b'_')
        .remove(b'~');
    let path = path.to_string_lossy().replace('\\', "/");
    let path = path.strip_prefix("./").unwrap_or(&path);
    let encoded = utf8_percent_encode(path, KEPT).to_string();
    match path.starts_with('/') {
        true => ["file://", &encoded].concat(),
        false => encoded,
    }
}
