use super::checks::{ProblemList, path, visit_evidence};
use super::{Asks, AuthoredText, EntityRef, Generated, Items, Kind, QuestionProblem};
use crate::Pack;
use crate::json::decode;
use crate::pack::{Actor, ActorId, Evidence, Figure, Quote, Skill};
use crate::quiz::generate::{Said, far_apart, said, said_too, same_text};
use crate::quiz::interaction::{Interaction, MatchPairs, MatchRow};
use crate::quiz::item::{Label, Material, Prompt, Reason};
use crate::quiz::rng::Rng;
use crate::quiz::sides::related;
use serde::{Deserialize, Serialize};

/// Two columns to be matched.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MatchUp {
    /// 3 to 5 pairs, in the order in which their left sides are shown. The right sides are shuffled.
    pub pairs: Vec<Pair>,
    /// Up to 3 more texts for the right column that belong to nothing on the left.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub distractors: Vec<String>,
}

/// What belongs together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Pair {
    /// The text on the left.
    pub left: String,
    /// The only text on the right that belongs to it.
    pub right: String,
    /// Why they belong together, in one or two sentences.
    pub reason: String,
    /// Where the article shows it, at least one passage.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub evidence: Vec<Evidence>,
}

impl Kind for MatchUp {
    fn references<'a>(&'a self, visit: &mut dyn FnMut(&str, EntityRef<'a>)) {
        for (index, pair) in self.pairs.iter().enumerate() {
            visit_evidence(&path("pairs", index, "evidence"), &pair.evidence, visit);
        }
    }

    fn problems(&self, _: &Pack) -> Vec<QuestionProblem> {
        let mut problems = ProblemList::default();
        problems.count("pairs", self.pairs.len(), 3..=5);
        problems.count("distractors", self.distractors.len(), 0..=3);
        let mut left = self.pairs.iter().map(|pair| pair.left.as_str());
        problems.different("pairs", "left", &mut left);
        let mut right = self.pairs.iter().map(|pair| pair.right.as_str());
        problems.different("pairs", "right", &mut right);
        for (index, pair) in self.pairs.iter().enumerate() {
            problems.written(path("pairs", index, "left"), &pair.left);
            problems.written(path("pairs", index, "right"), &pair.right);
            problems.written(path("pairs", index, "reason"), &pair.reason);
            problems.evidence(
                path("pairs", index, "evidence"),
                &pair.evidence,
                "name the paragraph that shows that they belong together",
            );
        }
        for (index, text) in self.distractors.iter().enumerate() {
            let at = format!("distractors[{index}]");
            problems.written(&at, text);
            let before = self.distractors.iter().take(index);
            let mut others = self.pairs.iter().map(|pair| &pair.right).chain(before);
            if others.any(|other| same_text(other, text)) {
                problems.add(
                    at,
                    "the same as another text on the right",
                    "keep one of the two",
                );
            }
        }
        problems.0
    }

    fn build(&self, _: &Pack) -> (Option<Material>, Interaction) {
        let row = |(right, pair): (usize, &Pair)| MatchRow {
            label: Label::Text(pair.left.clone()),
            right,
            reason: Reason::Authored(pair.reason.clone()),
            evidence: pair.evidence.clone(),
        };
        let right = self.pairs.iter().map(|pair| &pair.right);
        let options = right.chain(&self.distractors);
        let interaction = MatchPairs {
            rows: self.pairs.iter().enumerate().map(row).collect(),
            options: options.map(|text| Label::Text(text.clone())).collect(),
            reuse: false,
        };
        (None, interaction.into())
    }

    fn rests_on(&self) -> &'static [&'static str] {
        &[]
    }

    fn asks<'a>(&'a self, _pack: &'a Pack) -> Asks<'a> {
        Asks::Other
    }

    fn texts(&self) -> Vec<AuthoredText<'_>> {
        let mut texts = Vec::new();
        for (index, pair) in self.pairs.iter().enumerate() {
            for (field, text) in [
                ("left", &pair.left),
                ("right", &pair.right),
                ("reason", &pair.reason),
            ] {
                texts.push(AuthoredText::new(
                    path("pairs", index, field),
                    text,
                    &pair.evidence,
                ));
            }
        }
        for (index, text) in self.distractors.iter().enumerate() {
            texts.push(AuthoredText::new(
                format!("distractors[{index}]"),
                text,
                &[],
            ));
        }
        texts
    }

    /// Quotes with their speakers, and figures with their values: sets of three to five, nothing in
    /// two of them.
    fn generate(pack: &Pack, rng: &mut Rng, items: &mut Items) {
        let said = said(pack);
        let mut quotes: Vec<_> = said.iter().filter(|it| !it.words.is_empty()).collect();
        rng.shuffle(&mut quotes);
        let are_related = |one: &ActorId, other: &ActorId| {
            one == other || related(pack, &pack[one], &pack[other])
        };
        let is_by_other =
            |one: &&Said<'_>, other: &&Said<'_>| !are_related(&one.quote.actor, &other.quote.actor);
        // Nor did anybody say the other's words whose words could count as the speaker's.
        let has_other_words = |one: &&Said<'_>, other: &&Said<'_>| {
            [(one, other), (other, one)].iter().all(|(one, other)| {
                let is_with = |actor: &ActorId| are_related(actor, &one.quote.actor);
                said_too(&said, &is_with, &other.words).is_none()
            })
        };
        for _ in 0..MOST_SETS {
            let set = take_set(&mut quotes, rng, &is_by_other, &has_other_words);
            let is_in = |quote: &&Quote| set.iter().any(|it| it.quote.id == quote.id);
            // In the pack's order, which is the same for every seed.
            let set: Vec<_> = pack.quotes.iter().filter(is_in).collect();
            if !set.is_empty() {
                items.add(of_quotes(pack, set));
            }
        }

        let is_only = |figure: &&Figure| {
            let same = |other: &&Figure| same_text(&other.label, &figure.label);
            pack.figures.iter().filter(same).count() == 1
        };
        let mut figures: Vec<_> = pack.figures.iter().filter(is_only).collect();
        rng.shuffle(&mut figures);
        // Or the units would give the answer away.
        let has_same_unit = |one: &&Figure, other: &&Figure| same_text(&one.unit, &other.unit);
        let is_other_number = |one: &&Figure, other: &&Figure| {
            let mut both = [one, other].into_iter();
            both.all(|it| far_apart(one.value, other.value, it.qualifier))
        };
        for _ in 0..MOST_SETS {
            let set = take_set(&mut figures, rng, &has_same_unit, &is_other_number);
            let is_in = |figure: &&Figure| set.iter().any(|it| it.id == figure.id);
            let set: Vec<_> = pack.figures.iter().filter(is_in).collect();
            if !set.is_empty() {
                items.add(of_figures(set));
            }
        }
    }
}

/// How many sets of quotes, and of figures, are generated at most. A quiz has room for few.
const MOST_SETS: usize = 4;

/// Takes three to five entries off the list for any two of which `may` and `fit` are true, and those
/// that go with too few others. Empty: there are none. `fit` is tried last, as it takes longer.
fn take_set<T: Copy>(
    left: &mut Vec<T>,
    rng: &mut Rng,
    may: &dyn Fn(&T, &T) -> bool,
    fit: &dyn Fn(&T, &T) -> bool,
) -> Vec<T> {
    let most = 3 + rng.below(3);
    while let Some(first) = left.pop() {
        let (mut set, mut taken) = (vec![first], Vec::new());
        for (index, other) in left.iter().enumerate() {
            if set.len() < most
                && set.iter().all(|it| may(it, other))
                && set.iter().all(|it| fit(it, other))
            {
                set.push(*other);
                taken.push(index);
            }
        }
        if set.len() >= 3 {
            for index in taken.into_iter().rev() {
                left.remove(index);
            }
            return set;
        }
    }
    Vec::new()
}

/// Who said which of these words?
fn of_quotes(pack: &Pack, quotes: Vec<&Quote>) -> Generated {
    let mut speakers: Vec<&Actor> = Vec::new();
    for actor in &pack.actors {
        if quotes.iter().any(|quote| quote.actor == actor.id) {
            speakers.push(actor);
        }
    }
    let (mut ids, mut rows) = (Vec::new(), Vec::new());
    for quote in quotes {
        ids.push(quote.id.as_str());
        let speaker = speakers.iter().position(|actor| actor.id == quote.actor);
        rows.push(MatchRow {
            label: Label::Quote(quote.id.clone()),
            right: speaker.unwrap_or_default(),
            reason: Reason::SaidIt(quote.id.clone()),
            evidence: vec![quote.evidence.clone()],
        });
    }
    let options = speakers.iter();
    generated(
        ["quotes:", &ids.join("+")].concat(),
        Skill::Attribution,
        Prompt::WhoSaidWhat,
        rows,
        options
            .map(|actor| Label::Actor(actor.id.clone()))
            .collect(),
    )
}

/// Which of these numbers is which?
fn of_figures(figures: Vec<&Figure>) -> Generated {
    let (mut ids, mut rows, mut options) = (Vec::new(), Vec::new(), Vec::new());
    for (right, figure) in figures.into_iter().enumerate() {
        ids.push(figure.id.as_str());
        rows.push(MatchRow {
            label: Label::Figure(figure.id.clone()),
            right,
            reason: Reason::Figure(figure.id.clone()),
            evidence: figure.evidence.clone(),
        });
        options.push(Label::Value(figure.id.clone()));
    }
    generated(
        ["figures:", &ids.join("+")].concat(),
        Skill::Numbers,
        Prompt::WhichNumber,
        rows,
        options,
    )
}

fn generated(
    of: String,
    skill: Skill,
    prompt: Prompt,
    rows: Vec<MatchRow>,
    options: Vec<Label>,
) -> Generated {
    let interaction = MatchPairs {
        rows,
        options,
        reuse: false,
    };
    Generated {
        of,
        skill,
        topic: None,
        prompt,
        material: None,
        interaction: interaction.into(),
    }
}

decode!(MatchUp: pairs; distractors);
decode!(Pair: left, right, reason, evidence);
