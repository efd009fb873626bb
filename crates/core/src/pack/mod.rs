//! The types of the data model. A [`Pack`] describes one article.
//!
//! Every type here is plain data with a JSON form. Rules for a single value (no space in an id, no
//! impossible date) are checked by its type; rules that involve several values are checked by
//! [`mod@crate::read`].

mod actor;
mod claim;
mod coded;
mod coded_cells;
mod date;
mod decimal;
mod entry;
mod event;
mod evidence;
mod figure;
mod grade;
mod id;
mod issue;
mod link;
mod position;
mod question;
mod quote;
mod source;
mod stance;

pub use crate::text::words_in;
pub use actor::{Actor, ActorKind};
pub use claim::{Claim, Relation, RelationKind};
pub use coded::{All, Coded, Selection};
pub(crate) use date::days_in;
pub use date::{Basis, Date, Day, Edtf, EdtfError, EdtfValue, Moment, Precision};
pub use decimal::{Decimal, DecimalError};
pub use entry::PackEntry;
pub use event::Event;
pub use evidence::{Evidence, Found, MAX_QUOTED_WORDS, TextQuoteSelector};
pub use figure::{Figure, Qualifier};
pub use grade::Grade;
pub use id::{
    ActorId, ClaimId, EventId, FigureId, IdError, IssueId, PackId, PositionId, QuestionId, QuoteId,
    TopicId,
};
pub use issue::{Issue, Topic};
pub use link::{Link, LinkError};
pub use position::Position;
pub use question::{ActorOption, ChoiceOption, Question, Skill, Verdict};
pub use quote::Quote;
pub use source::{Paragraph, Sha256, Sha256Error, Source, normalise};
pub use stance::{Absence, Side, Stance, StanceError, Step};

use self::coded_cells::CodedCells;
use crate::cached::Cached;
use crate::id_index::IdIndex;
use serde::Serialize;
use std::iter::successors;
use std::ops::Index;

/// The version of the pack format that this crate reads and writes.
///
/// Within a version, a pack that is valid stays valid and keeps its meaning: only optional keys,
/// new words and new question kinds are added. Any other change gets the next number.
pub const FORMAT: u64 = 1;

/// A checked description of one article: every reference resolves, and all evidence is inside the
/// source.
///
/// Only [`crate::read()`] creates one. The lists are in the author's order.
///
/// Indexing by an id of the same pack always succeeds; an id of another pack panics.
/// For an id from outside (an address, stored state) use the `find_` functions.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(deny_unknown_fields, title = "A Standpoint pack")
)]
#[cfg_attr(
    feature = "schema",
    schemars(extend("$id" = "urn:standpoint:pack:1"), transform = add_schema_key)
)]
#[cfg_attr(
    feature = "schema",
    schemars(
        description = "A description of one article. Each list is shown in its order in the \
        file. Rules that involve several values, such as references to ids, are checked only \
        when Standpoint reads the pack. Within a version of the format, a valid pack stays valid \
        and keeps its meaning; a change that breaks this gets a new version."
    )
)]
pub struct Pack {
    /// The version of the format: 1.
    #[cfg_attr(feature = "schema", schemars(extend("const" = FORMAT)))]
    pub(crate) format: u64,
    /// The pack's id in addresses and stored state: the name of its folder.
    pub(crate) id: PackId,
    /// The author's own headline for the story, in the pack's language.
    pub(crate) title: String,
    /// A summary of the story, in two or three sentences of the author's own words.
    pub(crate) summary: String,
    /// The language of all text in the pack: a BCP 47 tag such as `en` or `pt-BR`.
    pub(crate) language: String,
    /// The article.
    pub(crate) source: Source,
    /// The groups of issues and questions.
    pub(crate) topics: Vec<Topic>,
    /// The disputed questions.
    pub(crate) issues: Vec<Issue>,
    /// The people and organisations that speak or act.
    pub(crate) actors: Vec<Actor>,
    /// Which cells of the table of actors × issues are coded. An empty cell that isn't in this list
    /// is shown as not checked, and not as silence of the article.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) coded: Vec<Coded>,
    /// The positions of actors, at all dates.
    pub(crate) positions: Vec<Position>,
    /// Words that actors said.
    pub(crate) quotes: Vec<Quote>,
    /// The assertions of actors.
    pub(crate) claims: Vec<Claim>,
    /// The relations between claims.
    pub(crate) relations: Vec<Relation>,
    /// The events.
    pub(crate) events: Vec<Event>,
    /// The numbers in the article.
    pub(crate) figures: Vec<Figure>,
    /// The author's questions.
    pub(crate) questions: Vec<Question>,
    /// What is looked up often.
    #[serde(skip)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub(crate) indices: Cached<Indices>,
}

/// Adds `$schema`, the only key of a pack that its type lacks: reading ignores it.
#[cfg(feature = "schema")]
fn add_schema_key(schema: &mut schemars::Schema) {
    let properties = schema.get_mut("properties");
    if let Some(properties) = properties.and_then(serde_json::Value::as_object_mut) {
        let property = serde_json::json!({
            "type": "string",
            "description": "Where this schema is, so that an editor checks the pack while you \
                write: `../pack.schema.json`. Standpoint ignores it."
        });
        properties.insert("$schema".into(), property);
    }
}

impl Pack {
    /// The pack's id in addresses and stored state.
    pub fn id(&self) -> &PackId {
        &self.id
    }

    /// The author's own headline for the story.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// A summary of the story.
    pub fn summary(&self) -> &str {
        &self.summary
    }

    /// The language of all text in the pack, a BCP 47 tag.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The article.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The groups of issues and questions.
    pub fn topics(&self) -> &[Topic] {
        &self.topics
    }

    /// The disputed questions.
    pub fn issues(&self) -> &[Issue] {
        &self.issues
    }

    /// The people and organisations that speak or act.
    pub fn actors(&self) -> &[Actor] {
        &self.actors
    }

    /// Which cells of the table of actors × issues are coded.
    pub fn coded(&self) -> &[Coded] {
        &self.coded
    }

    /// The positions of actors, at all dates.
    pub fn positions(&self) -> &[Position] {
        &self.positions
    }

    /// Words that actors said.
    pub fn quotes(&self) -> &[Quote] {
        &self.quotes
    }

    /// The assertions of actors.
    pub fn claims(&self) -> &[Claim] {
        &self.claims
    }

    /// The relations between claims.
    pub fn relations(&self) -> &[Relation] {
        &self.relations
    }

    /// The events.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The numbers in the article.
    pub fn figures(&self) -> &[Figure] {
        &self.figures
    }

    /// The author's questions.
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// Returns the paragraph with this number, counted from 1.
    pub fn find_paragraph(&self, number: u32) -> Option<&Paragraph> {
        let index = usize::try_from(number).ok()?.checked_sub(1)?;
        self.source.paragraphs.get(index)
    }
}

/// Defines for each list `pack[&id]`, and `pack.find_…(text)` for an id from outside.
impl Index<&ActorId> for Pack {
    type Output = Actor;

    fn index(&self, id: &ActorId) -> &Actor {
        self.find_actor(id.as_str())
            .expect("an ActorId of this pack")
    }
}

impl Pack {
    /// The Actor with this id, if the pack has it.
    ///
    /// Found by an index: a view may look up thousands, in a pack that may have as many.
    pub fn find_actor(&self, id: &str) -> Option<&Actor> {
        self.actors.get(self.indices().actors.get(id)?)
    }

    /// Returns what is looked up often.
    pub(crate) fn indices(&self) -> &Indices {
        self.indices.get(|| {
            let actors = IdIndex::new(self.actors.iter().map(|it| it.id.as_str()));
            let issues = IdIndex::new(self.issues.iter().map(|it| it.id.as_str()));
            let cell = |position: &Position| {
                let actor = actors.get(position.actor.as_str())?;
                Some(actor * self.issues.len() + issues.get(position.issue.as_str())?)
            };
            Indices {
                cells: self.positions.iter().map(cell).collect(),
                institutions: institutions(&self.actors, &actors),
                coded: CodedCells::new(self, &actors, &issues),
                actors,
                issues,
            }
        })
    }
}

/// Returns the index of each actor's institution: the last in its chain of `member_of`.
fn institutions(all: &[Actor], indices: &IdIndex) -> Vec<usize> {
    let whole = |part: &usize| indices.get(all[*part].member_of.as_ref()?.as_str());
    // No more than there are actors, because an unchecked pack may have a cycle.
    let last = |part| successors(Some(part), whole).take(all.len()).last();
    let parts = 0..all.len();
    parts.map(|part| last(part).unwrap_or(part)).collect()
}

/// What is looked up in a pack so often that it is computed once.
#[derive(Clone, Debug)]
pub(crate) struct Indices {
    /// The actors by id.
    pub actors: IdIndex,
    /// The issues by id.
    pub issues: IdIndex,
    /// The cells that are coded.
    pub coded: CodedCells,
    /// For each position the index of its cell, in the table of actors × issues. `None` if an unchecked
    /// pack lacks the actor or the issue.
    pub cells: Vec<Option<usize>>,
    /// The index of each actor's institution.
    pub institutions: Vec<usize>,
}

macro_rules! lookups {
    ($($list:ident: $id:ident => $item:ident, $find:ident;)*) => {
        $(impl Index<&$id> for Pack {
            type Output = $item;

            fn index(&self, id: &$id) -> &$item {
                self.$find(id.as_str())
                    .expect(concat!("an ", stringify!($id), " of this pack"))
            }
        })*

        impl Pack {
            $(#[doc = concat!("The ", stringify!($item), " with this id, if the pack has it.")]
            pub fn $find(&self, id: &str) -> Option<&$item> {
                self.$list.iter().find(|item| item.id.as_str() == id)
            })*
        }
    };
}

lookups! {
    topics: TopicId => Topic, find_topic;
    issues: IssueId => Issue, find_issue;
    positions: PositionId => Position, find_position;
    quotes: QuoteId => Quote, find_quote;
    claims: ClaimId => Claim, find_claim;
    events: EventId => Event, find_event;
    figures: FigureId => Figure, find_figure;
    questions: QuestionId => Question, find_question;
}
