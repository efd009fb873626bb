use super::checks::{ProblemList, path, visit_evidence};
use super::shared_words::SharedWords;
use super::sought::{Candidate, Sought};
use super::{Asks, AuthoredText, EntityRef, Generated, Items, Kind, QuestionProblem};
use crate::Pack;
use crate::json::decode;
use crate::pack::{Evidence, Skill, Verdict};
use crate::quiz::interaction::{Choice, ChooseOne, Interaction};
use crate::quiz::item::{Label, Material, Prompt, Reason};
use crate::quiz::rng::Rng;
use serde::{Deserialize, Serialize};

/// Of a large pack, only this many random candidates are tried: each is compared with all others.
const MOST_TRIED: usize = 40;
/// What is sought and the digests have at most so many characters together: that is what fits on the
/// screen of a small phone.
const MOST_TEXT: usize = 580;
/// The space around a digest and the rest of its last line count like so many characters.
const AROUND_DIGEST: usize = 30;
/// If digests are long, so few are shown. Else four or more.
const FEWEST: usize = 3;

/// Which paragraph of the article says a thing. The reader chooses by the digests.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FindThePassage {
    /// What one of the paragraphs says, in other words than its digest.
    pub statement: String,
    /// 3 to 6 different paragraphs in the article's order, the right one among them.
    pub options: Vec<ParagraphOption>,
    /// Where the article says it: at least one passage, all in one paragraph, the right one.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub evidence: Vec<Evidence>,
}

/// A paragraph as an option. It is right if the evidence is in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ParagraphOption {
    /// The number of the paragraph, counted from 1.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub paragraph: u32,
    /// Why it is right or wrong, in one or two sentences.
    pub reason: String,
}

impl Kind for FindThePassage {
    fn references<'a>(&'a self, visit: &mut dyn FnMut(&str, EntityRef<'a>)) {
        for (index, option) in self.options.iter().enumerate() {
            let number = EntityRef::Paragraph(option.paragraph);
            visit(&path("options", index, "paragraph"), number);
        }
        visit_evidence("evidence", &self.evidence, visit);
    }

    fn problems(&self, _: &Pack) -> Vec<QuestionProblem> {
        let mut problems = ProblemList::default();
        problems.written("statement", &self.statement);
        problems.count("options", self.options.len(), 3..=6);
        let mut before = 0;
        for (index, option) in self.options.iter().enumerate() {
            if index > 0 && option.paragraph <= before {
                let what = "not after the paragraph before it";
                let number = path("options", index, "paragraph");
                problems.add(number, what, "list each once, in the article’s order");
            }
            before = before.max(option.paragraph);
            problems.written(path("options", index, "reason"), &option.reason);
        }
        let hint = "name the passage that says it";
        problems.evidence("evidence", &self.evidence, hint);
        let mut options = self.options.iter();
        if let Some((first, others)) = self.evidence.split_first() {
            if others.iter().any(|it| it.paragraph != first.paragraph) {
                let hint = "name passages of the right paragraph only, or ask for another thing";
                problems.add("evidence", "passages of several paragraphs", hint);
            } else if !options.any(|it| it.paragraph == first.paragraph) {
                let what = format!(
                    "the right paragraph, {}, is not among them",
                    first.paragraph
                );
                problems.add("options", what, "add that paragraph");
            }
        }
        problems.0
    }

    fn build(&self, _: &Pack) -> (Option<Material>, Interaction) {
        let right = self.evidence.first().map(|it| it.paragraph);
        let choice = |option: &ParagraphOption| {
            let is_right = right == Some(option.paragraph);
            let reason = Reason::Authored(option.reason.clone());
            choice(option.paragraph, is_right, reason, &self.evidence)
        };
        let choices = self.options.iter().map(choice).collect();
        let material = Material::Statement(self.statement.clone());
        (Some(material), ChooseOne(choices).into())
    }

    fn rests_on(&self) -> &'static [&'static str] {
        &[]
    }

    fn asks<'a>(&'a self, _pack: &'a Pack) -> Asks<'a> {
        Asks::Statement {
            text: &self.statement,
            is_stated: true,
            evidence: &self.evidence,
        }
    }

    fn texts(&self) -> Vec<AuthoredText<'_>> {
        let text = |path: String, text| AuthoredText::new(path, text, &self.evidence);
        let mut texts = vec![text("statement".into(), self.statement.as_str())];
        for (index, option) in self.options.iter().enumerate() {
            texts.push(text(path("options", index, "reason"), &option.reason));
        }
        texts
    }

    /// Up to six successive paragraphs, as many as fit on a small screen, for each position, claim,
    /// quote and figure with a single paragraph of evidence. Paragraphs that may say the same are left
    /// out, and so is an item whose right digest has the words of the question while no other has them.
    fn generate(pack: &Pack, rng: &mut Rng, items: &mut Items) {
        let mut candidates = Candidate::all(pack);
        rng.shuffle(&mut candidates);
        let digests = || pack.source.paragraphs.iter().map(|it| &it.digest);
        let lengths: Vec<_> = digests().map(|digest| digest.chars().count()).collect();
        let digests: Vec<_> = digests().map(|digest| SharedWords::of(digest)).collect();
        for candidate in candidates.into_iter().take(MOST_TRIED) {
            let sought = Sought::new(pack, candidate);
            let Some(right) = sought.paragraph() else {
                continue;
            };
            let Some(shown) = shown(&digests, &lengths, &sought, right, rng) else {
                continue;
            };
            let option = |paragraph: &u32| {
                let is_right = *paragraph == right;
                let reason = if is_right {
                    sought.reason.clone()
                } else {
                    Reason::Passage
                };
                choice(*paragraph, is_right, reason, &sought.evidence)
            };
            let choices: Vec<_> = shown.iter().map(option).collect();
            items.add(Generated {
                of: sought.of,
                skill: Skill::Recall,
                topic: sought.topic,
                prompt: Prompt::FindThePassage,
                material: Some(sought.material),
                interaction: ChooseOne(choices).into(),
            });
        }
    }
}

/// A wrong option cites its paragraph, so that the reader can look what it says instead.
fn choice(paragraph: u32, is_right: bool, reason: Reason, evidence: &[Evidence]) -> Choice {
    let (verdict, evidence) = if is_right {
        (Verdict::Right, evidence.to_vec())
    } else {
        let whole = Evidence {
            paragraph,
            selector: None,
        };
        (Verdict::Wrong, vec![whole])
    };
    Choice {
        label: Label::Paragraph(paragraph),
        verdict,
        reason,
        evidence,
    }
}

/// Returns the paragraphs to choose from, in the article's order. `None` if that wouldn't be fair.
fn shown(
    digests: &[Option<SharedWords>],
    lengths: &[usize],
    sought: &Sought,
    right: u32,
    rng: &mut Rng,
) -> Option<Vec<u32>> {
    let digest = |number: u32| digests.get((number as usize).checked_sub(1)?)?.as_ref();
    let asked = SharedWords::of(&sought.text)?;
    let of_right = digest(right)?;
    let in_right = asked.shared(of_right);
    let fits = |number: u32, other: &SharedWords| {
        // With more of the asked words than the right one has, it may be the better answer.
        let may_say_it = |it: &Evidence| it.paragraph == number;
        !sought.elsewhere.iter().any(may_say_it)
            && !of_right.is_like(other)
            && asked.shared(other) <= in_right
    };
    let mut fitting: Vec<u32> = Vec::new();
    for number in 1..=digests.len() as u32 {
        if number == right || digest(number).is_some_and(|other| fits(number, other)) {
            fitting.push(number);
        }
    }
    if fitting.len() < 4 {
        return None;
    }
    let length = |number: &u32| {
        let digest = lengths.get(*number as usize - 1).copied();
        AROUND_DIGEST + digest.unwrap_or_default()
    };
    let most_text = MOST_TEXT.saturating_sub(sought.text.chars().count());
    let fits_screen = |shown: &&[u32]| shown.iter().map(length).sum::<usize>() <= most_text;
    let most = (4 + rng.below(3)).min(fitting.len());
    // The right one has any place among them.
    let shown = (FEWEST..=most).rev().find_map(|many| {
        let around = fitting.windows(many).filter(|it| it.contains(&right));
        let around: Vec<_> = around.filter(fits_screen).collect();
        (!around.is_empty()).then(|| around[rng.below(around.len())])
    })?;
    let has_them = |number: &u32| {
        *number != right && digest(*number).is_some_and(|other| asked.is_like(other))
    };
    let is_given_away = asked.is_like(of_right) && !shown.iter().any(has_them);
    (!is_given_away).then(|| shown.to_vec())
}

decode!(FindThePassage: statement, options, evidence);
decode!(ParagraphOption: paragraph, reason);

#[cfg(test)]
mod tests;
