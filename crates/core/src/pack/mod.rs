//! The words of the domain, a file each. A [`Pack`] is all that is known of one article.
//!
//! Every type here is plain data with a JSON form; what a single value can show to be wrong
//! (an id with a space, a date that does not exist) is refused when it is read,
//! and what takes two values to see is refused by [`mod@crate::read`].

mod actor;
mod claim;
mod date;
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

pub use actor::{Actor, ActorKind};
pub use claim::{Claim, Relation, RelationKind};
pub use date::{Basis, Date, Day, Edtf, EdtfError, EdtfValue, Moment, Precision};
pub use entry::PackEntry;
pub use event::Event;
pub(crate) use evidence::is_letter_or_digit;
pub(crate) use evidence::places;
pub use evidence::{Evidence, Found, MOST_QUOTED_WORDS, TextQuoteSelector, words_in};
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
pub use stance::{Absence, Stance, StanceError, Step};

use serde::Serialize;
use std::ops::Index;

/// The version of the pack format that this crate reads and writes.
pub const FORMAT: u64 = 1;

/// All that is known of one article, checked: every reference resolves, every piece of evidence
/// lies inside the source.
///
/// Only [`crate::read()`] makes one. The lists stand in the author's order.
///
/// Indexing by an id of the same pack always succeeds; an id of another pack panics.
/// For an id that comes from outside (an address, stored state) use the `find_` functions.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(deny_unknown_fields, title = "A Standpoint pack")
)]
#[cfg_attr(
    feature = "schema",
    schemars(extend("$id" = "urn:standpoint:pack:1"), transform = knows_its_schema)
)]
#[cfg_attr(
    feature = "schema",
    schemars(
        description = "All that is known of one article. The lists stand in the order in \
        which they are to be shown. What takes two values to see, such as a reference to \
        nothing, only the checker finds."
    )
)]
pub struct Pack {
    /// The version of the format: 1.
    #[cfg_attr(feature = "schema", schemars(extend("const" = FORMAT)))]
    pub(crate) format: u64,
    /// What the pack is called in addresses and stored state: the name of its folder.
    pub(crate) id: PackId,
    /// The author's own headline for the story, in the pack's language.
    pub(crate) title: String,
    /// What the story is about, in two or three sentences of the author's own.
    pub(crate) summary: String,
    /// The language of all text in the pack: a BCP 47 tag such as `en` or `pt-BR`.
    pub(crate) language: String,
    /// The article.
    pub(crate) source: Source,
    /// What the issues are grouped by.
    pub(crate) topics: Vec<Topic>,
    /// The questions in dispute.
    pub(crate) issues: Vec<Issue>,
    /// Who speaks or acts.
    pub(crate) actors: Vec<Actor>,
    /// Who stands where, at all dates.
    pub(crate) positions: Vec<Position>,
    /// Words that actors said.
    pub(crate) quotes: Vec<Quote>,
    /// What actors assert.
    pub(crate) claims: Vec<Claim>,
    /// What claims do to one another.
    pub(crate) relations: Vec<Relation>,
    /// What happened.
    pub(crate) events: Vec<Event>,
    /// The numbers.
    pub(crate) figures: Vec<Figure>,
    /// What the author asks.
    pub(crate) questions: Vec<Question>,
}

/// The one key that a pack may have and its type has not: reading passes it over.
#[cfg(feature = "schema")]
fn knows_its_schema(schema: &mut schemars::Schema) {
    let properties = schema.get_mut("properties");
    if let Some(properties) = properties.and_then(serde_json::Value::as_object_mut) {
        let property = serde_json::json!({
            "type": "string",
            "description": "Where this schema is, so that an editor checks the pack as it is \
                written: `../pack.schema.json`. Standpoint passes it over."
        });
        properties.insert("$schema".into(), property);
    }
}

impl Pack {
    /// What the pack is called in addresses and stored state.
    pub fn id(&self) -> &PackId {
        &self.id
    }

    /// The author's own headline for the story.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What the story is about.
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

    /// What the issues are grouped by.
    pub fn topics(&self) -> &[Topic] {
        &self.topics
    }

    /// The questions in dispute.
    pub fn issues(&self) -> &[Issue] {
        &self.issues
    }

    /// Who speaks or acts.
    pub fn actors(&self) -> &[Actor] {
        &self.actors
    }

    /// Who stands where, at all dates.
    pub fn positions(&self) -> &[Position] {
        &self.positions
    }

    /// Words that actors said.
    pub fn quotes(&self) -> &[Quote] {
        &self.quotes
    }

    /// What actors assert.
    pub fn claims(&self) -> &[Claim] {
        &self.claims
    }

    /// What claims do to one another.
    pub fn relations(&self) -> &[Relation] {
        &self.relations
    }

    /// What happened.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The numbers.
    pub fn figures(&self) -> &[Figure] {
        &self.figures
    }

    /// What the author asks.
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// The paragraph with this number, counted from 1.
    pub fn find_paragraph(&self, number: u32) -> Option<&Paragraph> {
        let index = usize::try_from(number).ok()?.checked_sub(1)?;
        self.source.paragraphs.get(index)
    }
}

/// For each list: `pack[&id]`, and `pack.find_…(text)` for an id from outside.
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
    actors: ActorId => Actor, find_actor;
    positions: PositionId => Position, find_position;
    quotes: QuoteId => Quote, find_quote;
    claims: ClaimId => Claim, find_claim;
    events: EventId => Event, find_event;
    figures: FigureId => Figure, find_figure;
    questions: QuestionId => Question, find_question;
}
