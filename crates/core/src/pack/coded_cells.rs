use super::{Pack, Selection};
use crate::id_index::IdIndex;

/// Which cells of the table of actors × issues are coded: if such a cell is empty, the article gives
/// no position. Nobody knows that of the others.
#[derive(Clone, Debug)]
pub(crate) struct CodedCells {
    /// Empty if all cells are coded, as in most packs.
    cells: Vec<bool>,
    issues: usize,
}

impl CodedCells {
    /// Finds the coded cells. The indices are those of the pack's actors and issues.
    pub fn new(pack: &Pack, actors: &IdIndex, issues: &IdIndex) -> Self {
        let row = pack.issues.len();
        let mut coded = Self {
            cells: vec![false; pack.actors.len() * row],
            issues: row,
        };
        let paragraphs = pack.source.paragraphs.len() as u32;
        for entry in &pack.coded {
            if (1..=paragraphs).any(|paragraph| !entry.paragraphs.contains(&paragraph)) {
                continue;
            }
            if let (Selection::All(_), Selection::All(_)) = (&entry.actors, &entry.issues) {
                coded.cells.clear();
                return coded;
            }
            let of_row = indices(&entry.issues, row, |id| issues.get(id.as_str()));
            for actor in indices(&entry.actors, pack.actors.len(), |id| {
                actors.get(id.as_str())
            }) {
                for issue in &of_row {
                    coded.cells[actor * row + issue] = true;
                }
            }
        }
        // Whoever coded a position has looked.
        for position in &pack.positions {
            let actor = actors.get(position.actor.as_str());
            let issue = issues.get(position.issue.as_str());
            if let (Some(actor), Some(issue)) = (actor, issue) {
                coded.cells[actor * row + issue] = true;
            }
        }
        coded
    }

    /// Returns whether a cell is coded. Both are indices, and it panics if there are none.
    pub fn has(&self, actor: usize, issue: usize) -> bool {
        self.has_cell(actor * self.issues + issue)
    }

    /// Returns whether a cell is coded, by its index in the table.
    pub fn has_cell(&self, cell: usize) -> bool {
        self.cells.is_empty() || self.cells[cell]
    }

    /// Returns whether all cells of an actor, by index, are coded.
    pub fn has_row(&self, actor: usize) -> bool {
        let mut issues = 0..self.issues;
        issues.all(|issue| self.has(actor, issue))
    }

    /// Returns whether all cells are coded.
    pub fn has_all(&self) -> bool {
        self.cells.iter().all(|is_coded| *is_coded)
    }
}

/// Returns the indices of the selected elements of a list of this length.
fn indices<T>(
    selection: &Selection<T>,
    len: usize,
    index: impl Fn(&T) -> Option<usize>,
) -> Vec<usize> {
    match selection {
        Selection::All(_) => (0..len).collect(),
        Selection::Only(ids) => ids.iter().filter_map(index).collect(),
    }
}

#[cfg(test)]
mod tests {
    use crate::compare::fixture::{PackBuilder, cases};
    use serde::Deserialize;
    use serde_json::Value;

    #[derive(Deserialize)]
    struct Case {
        about: String,
        /// The pack's key `coded`.
        coded: Value,
        /// For each actor its row: `x` is coded.
        cells: Vec<String>,
    }

    /// In each case, `ann` has a position on `a`, and the article has three paragraphs.
    #[test]
    fn cases_are_as_expected() {
        let actors = ["ann", "bob", "cyd"];
        let issues = ["a", "b"];
        for case in cases::<Case>(include_str!("coded_cells.json")) {
            let pack = PackBuilder::new(&actors, &issues)
                .holds("ann", "a", "agree", "2025")
                .paragraphs(3)
                .coded(case.coded)
                .pack();
            let coded = &pack.indices().coded;
            let rows = (0..actors.len()).map(|actor| {
                let cells = (0..issues.len()).map(|issue| match coded.has(actor, issue) {
                    true => 'x',
                    false => '-',
                });
                cells.collect::<String>()
            });
            let rows: Vec<_> = rows.collect();
            assert_eq!(rows, case.cells, "{}", case.about);
            for (actor, row) in case.cells.iter().enumerate() {
                assert_eq!(coded.has_row(actor), row == "xx", "{}", case.about);
            }
            let all = case.cells.iter().all(|row| row == "xx");
            assert_eq!(coded.has_all(), all, "{}", case.about);
        }
    }
}
