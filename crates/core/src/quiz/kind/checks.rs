//! What several kinds look for in a question, and refer to.

use super::{AuthoredText, EntityRef, OfferedActor, QuestionProblem, RightBy};
use crate::pack::{ActorId, ActorOption, ChoiceOption, Evidence, Verdict};
use std::ops::RangeInclusive;

/// `options[2].evidence`
pub(super) fn path(list: &str, index: usize, field: &str) -> String {
    format!("{list}[{index}].{field}")
}

pub(super) fn visit_evidence<'a>(
    path: &str,
    evidence: &'a [Evidence],
    visit: &mut dyn FnMut(&str, EntityRef<'a>),
) {
    for (index, passage) in evidence.iter().enumerate() {
        visit(&format!("{path}[{index}]"), EntityRef::Evidence(passage));
    }
}

pub(super) fn visit_choices<'a>(
    options: &'a [ChoiceOption],
    visit: &mut dyn FnMut(&str, EntityRef<'a>),
) {
    for (index, option) in options.iter().enumerate() {
        visit_evidence(&path("options", index, "evidence"), &option.evidence, visit);
    }
}

pub(super) fn visit_actors<'a>(
    options: &'a [ActorOption],
    visit: &mut dyn FnMut(&str, EntityRef<'a>),
) {
    for (index, option) in options.iter().enumerate() {
        visit(
            &path("options", index, "actor"),
            EntityRef::Actor(&option.actor),
        );
        visit_evidence(&path("options", index, "evidence"), &option.evidence, visit);
    }
}

pub(super) fn offered_actors<'a>(
    options: &'a [ActorOption],
    right_by: impl Fn(&'a ActorId) -> Option<RightBy<'a>>,
) -> Vec<OfferedActor<'a>> {
    let offered = |option: &'a ActorOption| OfferedActor {
        option,
        right_by: right_by(&option.actor),
    };
    options.iter().map(offered).collect()
}

pub(super) fn texts_of_choices(options: &[ChoiceOption]) -> Vec<AuthoredText<'_>> {
    let mut texts = Vec::new();
    for (index, option) in options.iter().enumerate() {
        for (field, text) in [("text", &option.text), ("reason", &option.reason)] {
            texts.push(AuthoredText::new(
                path("options", index, field),
                text,
                &option.evidence,
            ));
        }
    }
    texts
}

pub(super) fn texts_of_actors(options: &[ActorOption]) -> Vec<AuthoredText<'_>> {
    let mut texts = Vec::new();
    for (index, option) in options.iter().enumerate() {
        texts.push(AuthoredText {
            path: path("options", index, "reason"),
            text: &option.reason,
            actor: Some(&option.actor),
            evidence: &option.evidence,
        });
    }
    texts
}

/// The problems found so far.
#[derive(Default)]
pub(super) struct ProblemList(pub Vec<QuestionProblem>);

impl ProblemList {
    pub fn add(&mut self, path: impl Into<String>, what: impl Into<String>, hint: &'static str) {
        self.0.push(QuestionProblem {
            path: path.into(),
            what: what.into(),
            hint,
        });
    }

    pub fn count(&mut self, list: &str, count: usize, fitting: RangeInclusive<usize>) {
        if !fitting.contains(&count) {
            let (least, most) = (fitting.start(), fitting.end());
            let what = format!("{count} where {least} to {most} fit");
            self.add(list, what, "add or leave out some");
        }
    }

    pub fn written(&mut self, path: impl Into<String>, text: &str) {
        if text.trim().is_empty() {
            self.add(path, "no text", "write it");
        }
    }

    pub fn evidence(&mut self, path: impl Into<String>, evidence: &[Evidence], hint: &'static str) {
        if evidence.is_empty() {
            self.add(path, "no evidence", hint);
        }
    }

    /// Each key that another entry of the list has before it.
    pub fn different(&mut self, list: &str, field: &str, keys: &mut dyn Iterator<Item = &str>) {
        let mut seen: Vec<&str> = Vec::new();
        for (index, key) in keys.map(str::trim).enumerate() {
            if seen.iter().any(|other| other.eq_ignore_ascii_case(key)) {
                self.add(
                    path(list, index, field),
                    "the same as another one",
                    "keep one of the two",
                );
            }
            seen.push(key);
        }
    }

    pub fn choices(&mut self, options: &[ChoiceOption]) {
        let mut texts = options.iter().map(|option| option.text.as_str());
        self.different("options", "text", &mut texts);
        for (index, option) in options.iter().enumerate() {
            self.written(path("options", index, "text"), &option.text);
            self.written(path("options", index, "reason"), &option.reason);
            if option.verdict == Verdict::Right && option.evidence.is_empty() {
                self.add(
                    path("options", index, "evidence"),
                    "a right option without evidence",
                    "name the paragraph that makes it right",
                );
            }
        }
    }

    pub fn actors(&mut self, options: &[ActorOption]) {
        self.count("options", options.len(), 2..=6);
        let mut actors = options.iter().map(|option| option.actor.as_str());
        self.different("options", "actor", &mut actors);
        for (index, option) in options.iter().enumerate() {
            self.written(path("options", index, "reason"), &option.reason);
        }
    }
}

pub(super) fn right_ones(options: &[ChoiceOption]) -> usize {
    let right = |option: &&ChoiceOption| option.verdict == Verdict::Right;
    options.iter().filter(right).count()
}
