use super::checks::{ProblemList, offered_actors, path, texts_of_actors, visit_actors};
use super::{Asks, AuthoredText, EntityRef, Generated, Items, Kind, QuestionProblem, RightBy};
use crate::Pack;
use crate::json::decode;
use crate::pack::{Actor, ActorId, ActorOption, Evidence, Quote, QuoteId, Skill, TopicId, Verdict};
use crate::quiz::generate::{Said, add_unrelated, plain, said, said_too};
use crate::quiz::interaction::{Choice, ChooseOne, Interaction};
use crate::quiz::item::{Label, Material, Prompt, Reason};
use crate::quiz::rng::Rng;
use crate::sort::sort;
use serde::{Deserialize, Serialize};

/// Which actor said the words of a quote.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WhoSaidIt {
    /// The words.
    pub quote: QuoteId,
    /// 2 to 6 different actors, the quote's own among them.
    pub options: Vec<ActorOption>,
}

impl Kind for WhoSaidIt {
    fn references<'a>(&'a self, visit: &mut dyn FnMut(&str, EntityRef<'a>)) {
        visit("quote", EntityRef::Quote(&self.quote));
        visit_actors(&self.options, visit);
    }

    fn problems(&self, pack: &Pack) -> Vec<QuestionProblem> {
        let mut problems = ProblemList::default();
        problems.actors(&self.options);
        let Some(quote) = pack.find_quote(self.quote.as_str()) else {
            return problems.0;
        };
        if self
            .options
            .iter()
            .all(|option| option.actor != quote.actor)
        {
            problems.add(
                "options",
                format!("who said it, `{}`, is not among them", quote.actor),
                "add that actor",
            );
        }
        let said = said(pack);
        let words = plain(quote.words());
        for (index, option) in self.options.iter().enumerate() {
            if option.actor != quote.actor
                && let Some(other) = said_too(&said, &|it| *it == option.actor, &words)
            {
                problems.add(
                    path("options", index, "actor"),
                    [
                        "another quote, `",
                        other.id.as_str(),
                        "`, has the actor say the same words",
                    ]
                    .concat(),
                    "take an actor who did not say them, or correct that quote",
                );
            }
        }
        problems.0
    }

    fn build(&self, pack: &Pack) -> (Option<Material>, Interaction) {
        let quote = &pack[&self.quote];
        let choice = |option: &ActorOption| {
            let said_it = option.actor == quote.actor;
            let verdict = if said_it {
                Verdict::Right
            } else {
                Verdict::Wrong
            };
            let evidence: &[Evidence] = if said_it {
                std::slice::from_ref(&quote.evidence)
            } else {
                &[]
            };
            Choice::actor(option, verdict, evidence)
        };
        let choices = self.options.iter().map(choice).collect();
        let material = Material::Quote(self.quote.clone());
        (Some(material), ChooseOne(choices).into())
    }

    fn rests_on(&self) -> &'static [&'static str] {
        &[]
    }

    fn asks<'a>(&'a self, pack: &'a Pack) -> Asks<'a> {
        let quote = pack.find_quote(self.quote.as_str());
        let by = |actor: &'a ActorId| quote.filter(|it| it.actor == *actor).map(RightBy::Quote);
        Asks::Actors {
            options: offered_actors(&self.options, by),
            issue: None,
        }
    }

    fn texts(&self) -> Vec<AuthoredText<'_>> {
        texts_of_actors(&self.options)
    }

    /// Who said it, for each quote with enough others who could have.
    fn generate(pack: &Pack, rng: &mut Rng, items: &mut Items) {
        let said = said(pack);
        let mut quotes: Vec<_> = said.iter().collect();
        rng.shuffle(&mut quotes);
        // Each speaker's first before anyone's second, so that no one is asked about more.
        let mut turns: Vec<(usize, &Said)> = Vec::new();
        for it in quotes {
            let is_theirs = |(_, other): &&(usize, &Said)| other.quote.actor == it.quote.actor;
            turns.push((turns.iter().filter(is_theirs).count(), it));
        }
        sort(&mut turns, |(a, _), (b, _)| a.cmp(b));

        for (_, it) in turns {
            let quote = it.quote;
            if let Some(speakers) = speakers(pack, &said, it, rng) {
                items.add(Generated {
                    of: quote.id.as_str().into(),
                    skill: Skill::Attribution,
                    topic: topic(pack, quote),
                    prompt: Prompt::WhoSaidIt,
                    material: Some(Material::Quote(quote.id.clone())),
                    interaction: ChooseOne(speakers).into(),
                });
            }
        }
    }
}

/// The speaker and two or three others who are quoted, in the pack's order.
fn speakers(
    pack: &Pack,
    said: &[Said<'_>],
    asked: &Said<'_>,
    rng: &mut Rng,
) -> Option<Vec<Choice>> {
    let quote = asked.quote;
    let speaker = pack.find_actor(quote.actor.as_str())?;
    let quoted = |actor: &&Actor| {
        theirs(pack, actor.id.as_str()).next().is_some()
            && said_too(said, &|it| *it == actor.id, &asked.words).is_none()
    };
    let mut others: Vec<_> = pack.actors.iter().filter(quoted).collect();
    rng.shuffle(&mut others);
    let is_other_kind = |actor: &Actor| actor.kind != speaker.kind;
    sort(&mut others, |a, b| is_other_kind(a).cmp(&is_other_kind(b)));
    let mut actors = vec![speaker];
    add_unrelated(pack, &mut actors, &mut others.into_iter(), 4);
    if asked.words.is_empty() || actors.len() < 3 {
        return None;
    }
    let mut choices = Vec::new();
    for actor in &pack.actors {
        if !actors.iter().any(|chosen| chosen.id == actor.id) {
            continue;
        }
        let said_it = actor.id == speaker.id;
        let other = theirs(pack, actor.id.as_str()).next();
        let Some(shown) = (if said_it { Some(quote) } else { other }) else {
            continue;
        };
        let id = shown.id.clone();
        let (verdict, reason) = if said_it {
            (Verdict::Right, Reason::SaidIt(id))
        } else {
            (Verdict::Wrong, Reason::SaidElse(id))
        };
        choices.push(Choice {
            label: Label::Actor(actor.id.clone()),
            verdict,
            reason,
            evidence: vec![shown.evidence.clone()],
        });
    }
    Some(choices)
}

fn theirs<'p>(pack: &'p Pack, actor: &'p str) -> impl Iterator<Item = &'p Quote> {
    pack.quotes
        .iter()
        .filter(move |quote| quote.actor.as_str() == actor)
}

/// The topic of the quote's issues, if they have one in common.
pub(super) fn topic(pack: &Pack, quote: &Quote) -> Option<TopicId> {
    let mut topics = quote.issues.iter().map(|issue| &pack[issue].topic);
    let first = topics.next()?;
    topics.all(|topic| topic == first).then(|| first.clone())
}

decode!(WhoSaidIt: quote, options);
