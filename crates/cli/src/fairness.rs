//! `standpoint fairness`: how much of a pack is about whom.

use crate::args::{Data, PackData};
use crate::failure::Failure;
use crate::pack_file::{PackFile, find_one};
use crate::print::{self, table};
use serde_json::{Value, json};
use standpoint_core::warnings::{Counts, Fairness, fairness};
use std::process::ExitCode;

/// Prints the figures.
///
/// # Errors
///
/// If the file can't be read, or the pack has errors.
pub fn run(arguments: &PackData) -> Result<ExitCode, Failure> {
    let pack = PackFile::read(&find_one(&arguments.pack)?, None)?.pack()?;
    let figures = fairness(&pack);
    let text = match arguments.format {
        Data::Human => human(&figures),
        Data::Json => format!("{:#}", to_json(&figures)),
    };
    print::text(&text)?;
    Ok(ExitCode::SUCCESS)
}

const COUNTED: [&str; 6] = [
    "questions",
    "right answers",
    "quotes",
    "claims",
    "“says”",
    "“claims”, “admits”",
];

fn human(figures: &Fairness) -> String {
    let columns = if figures.has_verbs {
        COUNTED.len()
    } else {
        COUNTED.len() - 2
    };
    let counted = COUNTED.iter().take(columns).copied();
    let header: Vec<_> = ["voice", "issues"]
        .into_iter()
        .chain(counted.clone())
        .collect();
    let mut actors = table(&header);
    for row in &figures.actors {
        let first = [row.actor.to_string(), row.issues.to_string()];
        actors.add_row(
            first
                .into_iter()
                .chain(cells(&row.counts).into_iter().take(columns)),
        );
    }
    let header: Vec<_> = ["statement", "side", "voices"]
        .into_iter()
        .chain(counted)
        .collect();
    let mut sides = table(&header);
    for row in &figures.sides {
        let first = [
            row.issue.to_string(),
            row.side.as_str().to_owned(),
            row.voices.to_string(),
        ];
        sides.add_row(
            first
                .into_iter()
                .chain(cells(&row.counts).into_iter().take(columns)),
        );
    }
    format!(
        "{actors}\n\n{sides}\n\n\
         Uneven figures need not be unfair: the article may give one side more room. They are worth a second look."
    )
}

fn cells(counts: &Counts) -> [String; 6] {
    [
        counts.questions,
        counts.right_answers,
        counts.quotes,
        counts.claims,
        counts.plain_verbs,
        counts.loaded_verbs,
    ]
    .map(|count| count.to_string())
}

fn to_json(figures: &Fairness) -> Value {
    let counts = |counts: &Counts| {
        let mut json = json!({
            "questions": counts.questions,
            "right_answers": counts.right_answers,
            "quotes": counts.quotes,
            "claims": counts.claims,
        });
        if figures.has_verbs {
            json["plain_verbs"] = counts.plain_verbs.into();
            json["loaded_verbs"] = counts.loaded_verbs.into();
        }
        json
    };
    let actors = figures.actors.iter().map(
        |row| json!({"actor": row.actor, "issues": row.issues, "counts": counts(&row.counts)}),
    );
    let sides = figures.sides.iter().map(|row| {
        json!({
            "issue": row.issue,
            "side": row.side.as_str(),
            "voices": row.voices,
            "counts": counts(&row.counts),
        })
    });
    json!({
        "format": 1,
        "actors": actors.collect::<Vec<_>>(),
        "sides": sides.collect::<Vec<_>>(),
    })
}
