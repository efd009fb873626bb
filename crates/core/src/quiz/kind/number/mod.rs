use super::checks::{ProblemList, visit_evidence};
use super::{AuthoredText, EntityRef, Kind, QuestionProblem};
use crate::Pack;
use crate::json::decode;
use crate::pack::{Decimal, Evidence};
use crate::quiz::interaction::{EnterNumber, Interaction};
use crate::quiz::item::{Material, Reason};
use serde::{Deserialize, Serialize};

/// A number that the reader enters. The prompt should say what is counted, and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Number {
    /// The right number, in `unit`s.
    pub value: Decimal,
    /// The unit, as it stands behind the number: `%`, `tons`, `cases`.
    pub unit: String,
    /// How far from `value` an answer may be and still be right, in `unit`s. Absent: not at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tolerance: Option<Decimal>,
    /// How far from `value` an answer may be and still earn half a point, in `unit`s: more than
    /// `tolerance`. Absent: only a right answer earns points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub half_point_within: Option<Decimal>,
    /// Why that is the number, in one or two sentences.
    pub reason: String,
    /// Where the article gives it, at least one passage.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub evidence: Vec<Evidence>,
}

impl Kind for Number {
    fn references<'a>(&'a self, visit: &mut dyn FnMut(&str, EntityRef<'a>)) {
        visit_evidence("evidence", &self.evidence, visit);
    }

    fn problems(&self, _: &Pack) -> Vec<QuestionProblem> {
        let mut problems = ProblemList::default();
        problems.written("unit", &self.unit);
        problems.written("reason", &self.reason);
        let hint = "name the paragraph that gives the number";
        problems.evidence("evidence", &self.evidence, hint);
        let tolerance = self.tolerance.unwrap_or_default();
        if tolerance < Decimal::default() {
            problems.add(
                "tolerance",
                "below zero",
                "write how far off a right answer may be, or remove it",
            );
        } else if self.half_point_within.is_some_and(|most| most <= tolerance) {
            problems.add(
                "half_point_within",
                "no more than the tolerance, so that it never counts",
                "use a larger number, or remove it",
            );
        }
        problems.0
    }

    fn build(&self, _: &Pack) -> (Option<Material>, Interaction) {
        let interaction = EnterNumber {
            value: self.value,
            unit: self.unit.clone(),
            tolerance: self.tolerance.unwrap_or_default(),
            half_point_within: self.half_point_within.unwrap_or_default(),
            reason: Reason::Authored(self.reason.clone()),
            evidence: self.evidence.clone(),
        };
        (None, interaction.into())
    }

    fn texts(&self) -> Vec<AuthoredText<'_>> {
        vec![AuthoredText {
            path: "reason".into(),
            text: &self.reason,
            actor: None,
            evidence: &self.evidence,
        }]
    }
}

decode!(Number: value, unit, reason, evidence; tolerance, half_point_within);
