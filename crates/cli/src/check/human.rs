//! Reports for people, in the form of rustc's.

use super::Report;
use crate::diagnostic::{Diagnostic, Severity};
use crate::print::{counted, harmless, harmless_in_place, renderer};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

/// Renders the reports for a terminal, each with a line that sums it up.
pub fn render(reports: &[Report]) -> String {
    render_with(&renderer(), reports)
}

/// Renders the reports as text without colours.
pub fn render_plain(reports: &[Report]) -> String {
    render_with(&Renderer::plain(), reports)
}

fn render_with(renderer: &Renderer, reports: &[Report]) -> String {
    let mut parts: Vec<String> = Vec::new();
    for report in reports {
        let diagnostics = report.diagnostics.iter();
        parts.extend(diagnostics.map(|it| diagnostic(renderer, report, it)));
        parts.push(harmless(&summary(report)) + "\n");
    }
    if let [_, _, ..] = reports {
        parts.push(total(reports));
    }
    parts.join("\n")
}

fn diagnostic(renderer: &Renderer, report: &Report, diagnostic: &Diagnostic) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let path = report.file.path.display().to_string();
    let place = place(diagnostic);
    let label = AnnotationKind::Primary.span(diagnostic.span.clone());
    let label = match &place {
        Some(place) => label.label(place),
        None => label,
    };
    let title = level
        .primary_title(harmless(&diagnostic.what))
        .id(diagnostic.name);
    let pack = Snippet::source(harmless_in_place(&report.file.text))
        .path(path)
        .annotation(label);
    let mut groups = vec![title.element(pack)];
    if let (Some(passage), Some(article)) = (&diagnostic.passage, &report.file.article) {
        let mut label = AnnotationKind::Context.span(passage.span.clone());
        if passage.is_nearest {
            label = label.label("the words there that are most like them");
        }
        let snippet = Snippet::source(harmless_in_place(&article.text))
            .path(article.path.display().to_string())
            .annotation(label);
        let note = Level::NOTE.secondary_title(format!("paragraph {}", passage.paragraph));
        groups.push(note.element(snippet));
    }
    groups.push(Group::with_title(
        Level::HELP.secondary_title(harmless(&diagnostic.hint)),
    ));
    renderer.render(&groups) + "\n"
}

/// Returns the path, with the entry's id.
fn place(diagnostic: &Diagnostic) -> Option<String> {
    let path = diagnostic.path.as_ref()?;
    Some(harmless(&match &diagnostic.id {
        Some(id) => format!("`{id}`: {path}"),
        None => path.clone(),
    }))
}

fn summary(report: &Report) -> String {
    let mut parts = Vec::new();
    if !report.fixed.is_empty() {
        parts.push(["corrected ", &report.fixed.join(", ")].concat());
    }
    let (errors, warnings) = (report.errors(), report.warnings());
    if report.unlisted > 0 {
        parts.push(format!("{} more errors are not listed", report.unlisted));
    }
    parts.push(match (errors, warnings) {
        (0, 0) if !report.drafts.is_empty() => "no errors".into(),
        (0, 0) => "no problems".into(),
        (errors, 0) => counted(errors, "error"),
        (0, warnings) => counted(warnings, "warning"),
        (errors, warnings) => {
            [counted(errors, "error"), counted(warnings, "warning")].join(" and ")
        }
    });
    if !report.fixable.is_empty() {
        let fixable = report.fixable.join(", ");
        parts.push(format!("--fix corrects {fixable}"));
    }
    if let Some(matched) = report.matched {
        parts.push(format!(
            "{} and {} match the article",
            counted(matched.paragraphs, "paragraph"),
            counted(matched.quoted_passages, "quoted passage")
        ));
    } else if report.file.article.is_none() {
        parts.push(
            "not compared with the article: there is no article.txt next to it, and no --source"
                .into(),
        );
    }
    if !report.drafts.is_empty() {
        parts.push(drafts(&report.drafts));
    }
    parts.extend(report.skipped.iter().cloned());
    let first = [
        &report.file.path.display().to_string(),
        ": ",
        &parts.remove(0),
    ]
    .concat();
    let rest = parts.iter().map(|part| ["\n  ", part].concat());
    [first].into_iter().chain(rest).collect()
}

/// Says what is left to do, and what comes first.
fn drafts(drafts: &[(String, Option<String>)]) -> String {
    const NAMED: usize = 3;
    let name = |(path, id): &(String, Option<String>)| match id {
        Some(id) => format!("`{id}`"),
        None => path.clone(),
    };
    let mut names: Vec<_> = drafts.iter().take(NAMED).map(name).collect();
    if drafts.len() > NAMED {
        names.push("…".into());
    }
    format!(
        "{} left to write or confirm ({})",
        counted(drafts.len(), "draft"),
        names.join(", ")
    )
}

fn total(reports: &[Report]) -> String {
    let with_errors = reports.iter().filter(|report| report.errors() > 0).count();
    let warnings = reports.iter().map(Report::warnings).sum();
    format!(
        "{} checked: {with_errors} with errors, {}",
        counted(reports.len(), "pack"),
        counted(warnings, "warning")
    )
}
