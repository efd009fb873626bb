use crate::pack::{Day, Grade, Position};

/// Which positions count: by default all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// The grades that count.
    pub grades: Grades,
    /// The day by which a position must certainly have been taken. `None`: any date counts, also an
    /// open one.
    pub as_of: Option<Day>,
}

impl Filter {
    /// Every position counts.
    pub const ALL: Self = Self {
        grades: Grades::ALL,
        as_of: None,
    };

    /// Returns whether a position was certainly taken by the day.
    pub(super) fn is_known(self, position: &Position) -> bool {
        self.as_of.is_none_or(|day| {
            let known = known_since(position);
            known.is_some_and(|known| known <= day)
        })
    }
}

/// Returns the day by which a position was certainly taken. `None`: its date has no last day, or is
/// uncertain or approximate.
pub(super) fn known_since(position: &Position) -> Option<Day> {
    let date = &position.date.edtf;
    let is_certain = !date.uncertain && !date.approximate;
    date.latest().filter(|_| is_certain)
}

impl From<Grades> for Filter {
    fn from(grades: Grades) -> Self {
        Self {
            grades,
            as_of: None,
        }
    }
}

/// The grades of positions that count. By default all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grades([bool; Grade::ALL.len()]);

impl Grades {
    /// Every grade counts.
    pub const ALL: Self = Self([true; Grade::ALL.len()]);

    /// Returns whether the grade counts.
    pub fn contains(self, grade: Grade) -> bool {
        self.0[grade as usize]
    }

    /// Sets whether the grade counts.
    pub fn set(&mut self, grade: Grade, counts: bool) {
        self.0[grade as usize] = counts;
    }
}

impl Default for Grades {
    fn default() -> Self {
        Self::ALL
    }
}
