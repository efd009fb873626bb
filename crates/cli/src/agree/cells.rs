//! The table of actors × statements that two packs share.

use serde_json::{Value, json};
use standpoint_core::Pack;
use standpoint_core::compare::{Filter, Standing, Standings};
use standpoint_core::pack::{Absence, Evidence, Position, Side, Stance, Step};
use std::collections::HashSet;

/// A cell of the table, as two coders have coded it.
pub struct Cell<'p> {
    /// The actor's id.
    pub actor: &'p str,
    /// The statement's id.
    pub issue: &'p str,
    /// What each coder found. `None`: not looked at.
    pub found: [Option<Finding<'p>>; 2],
}

/// What a coder found in a cell.
#[derive(Clone, Copy)]
pub struct Finding<'p> {
    /// The code.
    pub code: Code,
    /// The latest position, if there is one.
    pub position: Option<&'p Position>,
}

/// What a cell is coded as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// The stance of the latest position.
    Stance(Stance),
    /// The article says nothing of it.
    Nothing,
}

impl Code {
    /// The number of values of [`Code::side`].
    pub const SIDES: usize = 7;

    /// Returns what it is apart from emphasis: for, against, neutral, an absence, or nothing.
    pub fn side(self) -> usize {
        match self {
            Self::Nothing => 0,
            Self::Stance(Stance::Step(step)) => match step.side() {
                Some(Side::Against) => 1,
                None => 2,
                Some(Side::For) => 3,
            },
            Self::Stance(Stance::Absence(absence)) => match absence {
                Absence::SaidNothing => 4,
                Absence::DeclinedToComment => 5,
                Absence::Unclear => 6,
            },
        }
    }

    /// Returns its place in tables.
    pub fn ordinal(self) -> (usize, u8) {
        let step = match self {
            Self::Stance(Stance::Step(step)) => Step::ordinal(step),
            Self::Stance(Stance::Absence(_)) | Self::Nothing => 0,
        };
        (self.side(), step)
    }

    /// Returns the word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stance(stance) => stance.as_str(),
            Self::Nothing => "no position",
        }
    }
}

impl Cell<'_> {
    /// Returns both codes, if both coders have looked at the cell.
    pub fn codes(&self) -> Option<(Code, Code)> {
        let [one, other] = self.found;
        Some((one?.code, other?.code))
    }

    /// Whether both coders have looked at the cell and found something else.
    pub fn differs(&self) -> bool {
        self.codes().is_some_and(|(one, other)| one != other)
    }

    /// Whether the coder at this place has a position, and the other one has not looked at the cell.
    pub fn is_only_of(&self, at: usize) -> bool {
        let has_position = |found: &Finding<'_>| found.position.is_some();
        let own = self.found.get(at).and_then(Option::as_ref);
        own.is_some_and(has_position) && self.codes().is_none()
    }

    /// Returns the cell with the passages of both coders.
    pub fn json(&self) -> Value {
        let finding = |found: Option<Finding<'_>>| {
            found.map(|found| {
                let evidence = found.position.map(|position| &position.evidence);
                json!({"code": found.code.as_str(), "evidence": evidence})
            })
        };
        json!({
            "actor": self.actor,
            "issue": self.issue,
            "one": finding(self.found[0]),
            "other": finding(self.found[1]),
        })
    }
}

impl Finding<'_> {
    /// Returns the code with its passages: `agree (¶4 “tired, not dying”)`.
    pub fn describe(&self) -> String {
        let evidence = self.position.iter().flat_map(|it| &it.evidence);
        let passages: Vec<_> = evidence.map(passage).collect();
        match passages.is_empty() {
            true => self.code.as_str().into(),
            false => format!("{} ({})", self.code.as_str(), passages.join(", ")),
        }
    }
}

fn passage(evidence: &Evidence) -> String {
    match &evidence.selector {
        Some(selector) => format!("¶{} “{}”", evidence.paragraph, selector.exact),
        None => format!("¶{}", evidence.paragraph),
    }
}

/// Returns the cells of the actors and statements that both packs have, and a sentence for what only
/// one has.
pub fn cells<'p>(one: &'p Pack, other: &'p Pack) -> (Vec<Cell<'p>>, Vec<String>) {
    let standings = [one, other].map(|pack| Standings::new(pack, Filter::ALL));
    let mut cells = Vec::new();
    for actor in one.actors() {
        for issue in one.issues() {
            let (actor, issue) = (actor.id.as_str(), issue.id.as_str());
            if other.find_actor(actor).is_some() && other.find_issue(issue).is_some() {
                let found = standings.each_ref().map(|it| finding(it, actor, issue));
                cells.push(Cell {
                    actor,
                    issue,
                    found,
                });
            }
        }
    }
    let mut only = Vec::new();
    for (which, own, others) in [("first", one, other), ("second", other, one)] {
        let actors = own.actors().iter().map(|it| it.id.as_str());
        let actors = actors.filter(|id| others.find_actor(id).is_none());
        only.extend(actors.map(|id| format!("actor `{id}` is only in the {which} pack")));
        let issues = own.issues().iter().map(|it| it.id.as_str());
        let issues = issues.filter(|id| others.find_issue(id).is_none());
        only.extend(issues.map(|id| format!("statement `{id}` is only in the {which} pack")));
    }
    (cells, only)
}

/// Returns how many positions of a pack in these cells are not the latest of their cell.
pub fn earlier(pack: &Pack, cells: &[Cell<'_>]) -> usize {
    let cells: HashSet<_> = cells.iter().map(|it| (it.actor, it.issue)).collect();
    let positions = pack.positions().iter();
    let of_cells = positions.map(|it| (it.actor.as_str(), it.issue.as_str()));
    let of_cells: Vec<_> = of_cells.filter(|cell| cells.contains(cell)).collect();
    let different: HashSet<_> = of_cells.iter().collect();
    of_cells.len() - different.len()
}

fn finding<'p>(standings: &Standings<'p>, actor: &str, issue: &str) -> Option<Finding<'p>> {
    let pack = standings.pack();
    let (actor, issue) = (pack.find_actor(actor)?, pack.find_issue(issue)?);
    let standing = standings.standing(&actor.id, &issue.id);
    let code = match standing {
        Standing::OnScale(_, step) => Code::Stance(Stance::Step(step)),
        Standing::Absent(_, absence) => Code::Stance(Stance::Absence(absence)),
        Standing::NoPosition => Code::Nothing,
        Standing::LeftOut | Standing::NotCoded => return None,
    };
    Some(Finding {
        code,
        position: standing.position(),
    })
}
