use crate::Pack;
use crate::pack::{Actor, ActorId, Claim, Evidence, Figure, IssueId, Position, Quote, TopicId};
use crate::quiz::item::{Material, Reason};
use crate::quiz::kind::who_said_it::topic;
use crate::quiz::sides::related;
use crate::quiz::spelling::plain_words;

/// What in a pack a reader can be asked to find in the article.
#[derive(Clone, Copy)]
pub(super) enum Candidate<'p> {
    Quote(&'p Quote),
    Position(&'p Position),
    Claim(&'p Claim),
    Figure(&'p Figure),
}

impl<'p> Candidate<'p> {
    /// Returns all positions, claims, quotes and figures of which the article itself gives what is
    /// asked: none that are second-hand or inferred.
    pub fn all(pack: &'p Pack) -> Vec<Self> {
        let mut all: Vec<Self> = pack.quotes.iter().map(Self::Quote).collect();
        let positions = pack.positions.iter();
        let positions = positions.filter(|it| it.is_spoken() && it.stance.step().is_some());
        all.extend(positions.map(Self::Position));
        let claims = pack.claims.iter();
        let claims = claims.filter(|claim| claim.grade.is_quoted_or_reported());
        all.extend(claims.map(Self::Claim));
        all.extend(pack.figures.iter().map(Self::Figure));
        all
    }

    pub fn evidence(self) -> &'p [Evidence] {
        match self {
            Self::Quote(quote) => std::slice::from_ref(&quote.evidence),
            Self::Position(position) => &position.evidence,
            Self::Claim(claim) => &claim.evidence,
            Self::Figure(figure) => &figure.evidence,
        }
    }
}

/// What a reader is asked to find in the article.
pub(super) struct Sought {
    /// What the item is generated from.
    pub of: String,
    pub topic: Option<TopicId>,
    pub material: Material,
    /// The words that the reader sees.
    pub text: String,
    /// Why the article says it there.
    pub reason: Reason,
    pub evidence: Vec<Evidence>,
    /// Passages that may show the same thing, its own among them.
    pub elsewhere: Vec<Evidence>,
}

impl Sought {
    pub fn new(pack: &Pack, candidate: Candidate<'_>) -> Self {
        match candidate {
            Candidate::Quote(quote) => Self::quote(pack, quote),
            Candidate::Position(position) => Self::position(pack, position),
            Candidate::Claim(claim) => Self::claim(pack, claim),
            Candidate::Figure(figure) => Self::figure(pack, figure),
        }
    }

    /// The paragraph, if all evidence is in the same one.
    pub fn paragraph(&self) -> Option<u32> {
        let (first, others) = self.evidence.split_first()?;
        let is_there = |other: &Evidence| other.paragraph == first.paragraph;
        others.iter().all(is_there).then_some(first.paragraph)
    }

    fn quote(pack: &Pack, quote: &Quote) -> Self {
        let mut elsewhere = Elsewhere::default();
        for issue in &quote.issues {
            elsewhere.add_statements(pack, Some(&quote.actor), issue);
        }
        let words = plain_words(quote.words());
        for other in &pack.quotes {
            let is_same = plain_words(other.words()) == words;
            let is_theirs = quote.issues.is_empty() && other.actor == quote.actor;
            if is_same || is_theirs {
                elsewhere.add(std::slice::from_ref(&other.evidence));
            }
        }
        Self {
            of: ["quote:", quote.id.as_str()].concat(),
            topic: topic(pack, quote),
            material: Material::Quote(quote.id.clone()),
            text: quote.words().into(),
            reason: Reason::SaidIt(quote.id.clone()),
            evidence: vec![quote.evidence.clone()],
            elsewhere: elsewhere.0,
        }
    }

    fn position(pack: &Pack, position: &Position) -> Self {
        let mut elsewhere = Elsewhere::default();
        elsewhere.add_statements(pack, Some(&position.actor), &position.issue);
        let (actor, issue) = (&pack[&position.actor], &pack[&position.issue]);
        Self {
            of: ["position:", position.id.as_str()].concat(),
            topic: Some(issue.topic.clone()),
            material: Material::Position(position.id.clone()),
            text: [&actor.name, " ", &issue.proposition].concat(),
            reason: Reason::HoldsIt(position.id.clone()),
            evidence: position.evidence.clone(),
            elsewhere: elsewhere.0,
        }
    }

    fn claim(pack: &Pack, claim: &Claim) -> Self {
        let mut elsewhere = Elsewhere::default();
        if let Some(issue) = &claim.issue {
            elsewhere.add_statements(pack, claim.actor.as_ref(), issue);
        }
        let words = plain_words(&claim.text);
        for other in &pack.claims {
            let mut relations = pack.relations.iter();
            let is_related = relations.any(|it| {
                (&it.from, &it.to) == (&claim.id, &other.id)
                    || (&it.from, &it.to) == (&other.id, &claim.id)
            });
            if is_related || plain_words(&other.text) == words {
                elsewhere.add(&other.evidence);
            }
        }
        let name = claim.actor.as_ref().map(|actor| pack[actor].name.as_str());
        Self {
            of: ["claim:", claim.id.as_str()].concat(),
            topic: claim.issue.as_ref().map(|id| pack[id].topic.clone()),
            material: Material::Claim(claim.id.clone()),
            text: [name.unwrap_or_default(), " ", &claim.text].concat(),
            reason: Reason::Passage,
            evidence: claim.evidence.clone(),
            elsewhere: elsewhere.0,
        }
    }

    fn figure(pack: &Pack, figure: &Figure) -> Self {
        let mut elsewhere = Elsewhere::default();
        let label = plain_words(&figure.label);
        for other in &pack.figures {
            let is_same_number = other.value == figure.value && other.unit == figure.unit;
            if is_same_number || plain_words(&other.label) == label {
                elsewhere.add(&other.evidence);
            }
        }
        Self {
            of: ["figure:", figure.id.as_str()].concat(),
            topic: None,
            material: Material::Figure(figure.id.clone()),
            text: figure.label.clone(),
            reason: Reason::Figure(figure.id.clone()),
            evidence: figure.evidence.clone(),
            elsewhere: elsewhere.0,
        }
    }
}

/// Passages that may show the same thing.
#[derive(Default)]
struct Elsewhere(Vec<Evidence>);

impl Elsewhere {
    fn add(&mut self, evidence: &[Evidence]) {
        self.0.extend_from_slice(evidence);
    }

    /// Adds where the actor, one that it belongs to or one that belongs to it says something on the
    /// issue, or is said to. `None` is the article itself: it may say so where anyone does.
    fn add_statements(&mut self, pack: &Pack, actor: Option<&ActorId>, issue: &IssueId) {
        let actor: Option<&Actor> = actor.map(|id| &pack[id]);
        let is_theirs = |id: &ActorId| actor.is_none_or(|actor| related(pack, actor, &pack[id]));
        for quote in &pack.quotes {
            if quote.issues.contains(issue) && is_theirs(&quote.actor) {
                self.add(std::slice::from_ref(&quote.evidence));
            }
        }
        for position in &pack.positions {
            let mut voices = std::iter::once(&position.actor).chain(&position.attributed_by);
            if position.issue == *issue && voices.any(is_theirs) {
                self.add(&position.evidence);
            }
        }
        for claim in &pack.claims {
            let mut voices = claim.actor.iter().chain(&claim.attributed_by);
            let is_of_article = claim.actor.is_none();
            if claim.issue.as_ref() == Some(issue) && (is_of_article || voices.any(is_theirs)) {
                self.add(&claim.evidence);
            }
        }
    }
}
