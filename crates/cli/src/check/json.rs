//! Reports as one JSON document, for other programs.

use super::Report;
use super::report::position;
use crate::diagnostic::{Diagnostic, Severity};
use crate::failure::Failure;
use serde_json::{Value, json};

/// Renders the reports, and what couldn't be read. `format` is the version: within a version, keys are
/// only added.
pub fn render(reports: &[Report], unread: &[Failure]) -> String {
    let packs: Vec<_> = reports.iter().map(pack).collect();
    let unread = unread.iter();
    let unread: Vec<_> = unread
        .map(|it| json!({"what": it.what, "hint": it.hint}))
        .collect();
    format!(
        "{:#}",
        json!({"format": 1, "packs": packs, "unread": unread})
    )
}

fn pack(report: &Report) -> Value {
    let diagnostics: Vec<_> = report
        .diagnostics
        .iter()
        .map(|it| diagnostic(report, it))
        .collect();
    let drafts: Vec<_> = report
        .drafts
        .iter()
        .map(|(path, id)| json!({"path": path, "id": id}))
        .collect();
    let matched = report.matched.map(|matched| {
        json!({"paragraphs": matched.paragraphs, "quoted_passages": matched.quoted_passages})
    });
    json!({
        "file": report.file.path.display().to_string(),
        "article": report.file.article.as_ref().map(|it| it.path.display().to_string()),
        "errors": report.errors(),
        "warnings": report.warnings(),
        "matched": matched,
        "drafts": drafts,
        "skipped": report.skipped,
        "fixable": report.fixable,
        "fixed": report.fixed,
        "diagnostics": diagnostics,
    })
}

fn diagnostic(report: &Report, diagnostic: &Diagnostic) -> Value {
    let text = &report.file.text;
    let (line, column) = position(text, diagnostic.span.start);
    let (end_line, end_column) = position(text, diagnostic.span.end);
    let article = report.file.article.as_ref();
    let passage = diagnostic.passage.as_ref().zip(article);
    let passage = passage.map(|(passage, article)| {
        json!({
            "paragraph": passage.paragraph,
            "line": position(&article.text, passage.span.start).0,
            "text": article.text.get(passage.span.clone()),
        })
    });
    json!({
        "severity": match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        "name": diagnostic.name,
        "path": diagnostic.path,
        "id": diagnostic.id,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "what": diagnostic.what,
        "hint": diagnostic.hint,
        "passage": passage,
    })
}
