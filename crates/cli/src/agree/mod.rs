//! `standpoint agree`: how far two coders agree, who coded the same article each in a pack.

mod alpha;
mod cells;
mod human;

use crate::args::{Agree, Data};
use crate::failure::Failure;
use crate::pack_file::{PackFile, find_one};
use crate::print;
use alpha::{Level, alpha};
use cells::{Cell, Code};
use serde_json::{Value, json};
use standpoint_core::Pack;
use standpoint_core::pack::{Stance, Step};
use std::path::Path;
use std::process::ExitCode;

/// Compares two packs, and prints how far they agree and where they don't.
///
/// # Errors
///
/// If a file can't be read, a pack has errors, or the two share no actor or no statement, or no cell that
/// both have coded.
pub fn run(arguments: &Agree) -> Result<ExitCode, Failure> {
    let (one, other) = (read(&arguments.one)?, read(&arguments.other)?);
    let agreement = Agreement::of(&one, &other)?;
    let text = match arguments.format {
        Data::Human => human::render(&agreement),
        Data::Json => format!("{:#}", agreement.json()),
    };
    print::text(&text)?;
    Ok(ExitCode::SUCCESS)
}

fn read(path: &Path) -> Result<Pack, Failure> {
    PackFile::read(&find_one(path)?, None)?.pack()
}

/// How far two coders agree.
struct Agreement<'p> {
    /// The cells of the actors and statements that both packs have.
    cells: Vec<Cell<'p>>,
    /// What all cells show.
    total: Figures,
    /// What the cells of each statement show, with its id.
    by_issue: Vec<(&'p str, Figures)>,
    /// The ids of actors and statements that only one of the two has.
    only_in_one: Vec<String>,
    /// The number of positions that are not compared, since their cell has a later one.
    earlier: usize,
}

/// The agreement in some cells.
struct Figures {
    /// The number of cells that both coders have looked at.
    cells: usize,
    /// In how many of them both found the same: the side, the absence, or nothing.
    same: usize,
    /// Krippendorff's α of that, nominal.
    alpha: Option<f64>,
    /// In how many both coded a step of the scale.
    on_scale: usize,
    /// In how many of these the same step.
    same_step: usize,
    /// Krippendorff's α of the steps, ordinal.
    alpha_of_steps: Option<f64>,
}

impl<'p> Agreement<'p> {
    fn of(one: &'p Pack, other: &'p Pack) -> Result<Self, Failure> {
        let (cells, only_in_one) = cells::cells(one, other);
        if cells.is_empty() {
            return Err(Failure::new(
                "the two packs share no actor and statement",
                "give both the same ids, with `standpoint rename`",
            ));
        }
        if cells.iter().all(|cell| cell.codes().is_none()) {
            let coded = |at: usize| cells.iter().any(|cell| cell.found[at].is_some());
            let which = match (coded(0), coded(1)) {
                (false, false) => "neither pack has coded any of the cells that they share",
                (false, true) => "the first pack has coded none of the cells that they share",
                (true, false) => "the second pack has coded none of the cells that they share",
                (true, true) => "there is no cell that both packs have coded",
            };
            return Err(Failure::new(
                which,
                "code positions, and list in `coded` the cells in which the article has none",
            ));
        }
        let issues = one.issues().iter().map(|issue| issue.id.as_str());
        let by_issue = issues.filter_map(|issue| {
            let of_issue: Vec<_> = cells.iter().filter(|cell| cell.issue == issue).collect();
            (!of_issue.is_empty()).then(|| (issue, Figures::of(&of_issue)))
        });
        Ok(Self {
            total: Figures::of(&cells.iter().collect::<Vec<_>>()),
            by_issue: by_issue.collect(),
            only_in_one,
            earlier: [one, other]
                .iter()
                .map(|pack| cells::earlier(pack, &cells))
                .sum(),
            cells,
        })
    }

    /// The cells in which the two differ.
    fn differences(&self) -> impl Iterator<Item = &Cell<'p>> {
        self.cells.iter().filter(|cell| cell.differs())
    }

    /// The cells in which only the coder at this place has a position, and the other one has not looked.
    fn of_one_alone(&self, at: usize) -> impl Iterator<Item = &Cell<'p>> {
        self.cells.iter().filter(move |cell| cell.is_only_of(at))
    }

    /// How often one coder's code meets the other's, for the pairs that occur.
    fn pairs(&self) -> Vec<(Code, Code, usize)> {
        let mut pairs: Vec<(Code, Code, usize)> = Vec::new();
        for (one, other) in self.cells.iter().filter_map(Cell::codes) {
            match pairs.iter_mut().find(|it| (it.0, it.1) == (one, other)) {
                Some((.., count)) => *count += 1,
                None => pairs.push((one, other, 1)),
            }
        }
        pairs.sort_by_key(|(one, other, _)| (one.ordinal(), other.ordinal()));
        pairs
    }

    fn json(&self) -> Value {
        let by_issue = self.by_issue.iter();
        let by_issue = by_issue.map(|(issue, figures)| {
            let mut json = figures.json();
            json["issue"] = (*issue).into();
            json
        });
        let pairs = self.pairs().into_iter().map(|(one, other, count)| {
            json!({"one": one.as_str(), "other": other.as_str(), "cells": count})
        });
        json!({
            "format": 1,
            "total": self.total.json(),
            "issues": by_issue.collect::<Vec<_>>(),
            "codes": pairs.collect::<Vec<_>>(),
            "differences": self.differences().map(Cell::json).collect::<Vec<_>>(),
            "only_in_one": self.only_in_one,
            "earlier_positions": self.earlier,
            "not_looked_at": (0..2)
                .flat_map(|at| self.of_one_alone(at))
                .map(Cell::json)
                .collect::<Vec<_>>(),
        })
    }
}

impl Figures {
    fn of(cells: &[&Cell<'_>]) -> Self {
        let codes: Vec<_> = cells.iter().filter_map(|cell| cell.codes()).collect();
        let steps = codes
            .iter()
            .filter_map(|(one, other)| Some((one.step()?, other.step()?)));
        let steps: Vec<(Step, Step)> = steps.collect();
        let units: Vec<_> = codes
            .iter()
            .map(|(one, other)| (Some(one.side()), Some(other.side())))
            .collect();
        let index = |step: Step| Some(usize::from(step.ordinal()) - 1);
        let step_units: Vec<_> = steps
            .iter()
            .map(|(one, other)| (index(*one), index(*other)))
            .collect();
        Self {
            cells: codes.len(),
            same: codes
                .iter()
                .filter(|(one, other)| one.side() == other.side())
                .count(),
            alpha: alpha(&units, Code::SIDES, Level::Nominal),
            on_scale: steps.len(),
            same_step: steps.iter().filter(|(one, other)| one == other).count(),
            alpha_of_steps: alpha(&step_units, Step::ALL.len(), Level::Ordinal),
        }
    }

    fn json(&self) -> Value {
        json!({
            "cells": self.cells,
            "same": self.same,
            "alpha": self.alpha,
            "on_scale": self.on_scale,
            "same_step": self.same_step,
            "alpha_of_steps": self.alpha_of_steps,
        })
    }
}

impl Code {
    fn step(self) -> Option<Step> {
        match self {
            Self::Stance(Stance::Step(step)) => Some(step),
            Self::Stance(Stance::Absence(_)) | Self::Nothing => None,
        }
    }
}
