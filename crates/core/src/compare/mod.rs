//! Comparing the reader with an actor, or two actors: positions, agreement, and silence.
//!
//! [`Standings`] reads a pack's positions, filtered by the [`Filter`] that the reader chose. The
//! other functions query it. The result of a comparison is an [`Agreement`]: an interval, with its
//! [`Coverage`].
//!
//! An actor without a step on the scale is called *silent* here, whatever the reason: an absence, a
//! grade that the reader left out, or no position. A silent actor isn't assigned a step: silence
//! widens the interval ([`bounds`]).
//!
//! | module | contents |
//! |---|---|
//! | `rating` | the reader's ratings |
//! | `rating_code` | ratings as a short text, for addresses |
//! | `filter` | which positions count: their grades, and by which day they are known |
//! | `standing` | the actors' current and earlier positions, as a dense table |
//! | `known_by` | how many positions are known by which day |
//! | `name_order` | the actors sorted by name, by the rules of a language |
//! | `metric/` | distance metrics, one per file |
//! | `pair` | two positions on one issue, at least one of them on the scale |
//! | `silence` | bounds over all steps a silent actor could take; rules that assume one |
//! | `agreement` | the agreement interval, and what each issue contributes |
//! | `ledger` | what each issue adds to an agreement or takes from it, in whole points |
//! | `rated` | what the reader rated, as a lookup table for whatever an actor says |
//! | `agreements` | the agreement of all actors with the reader |
//! | `robustness` | how many scoring methods agree on the closest match |
//! | `divergence` | two actors or institutions side by side |
//! | `institution` | the institution that an actor speaks for, and whose voices are counted together |
//! | `division` | whether actors clash on an issue, and where each institution stands |
//! | `grid` | the table of all positions |
//! | `find` | which rows of the table, and which issues, the reader looks for |
//! | `overlap` | on how many issues two agree or differ, counted |
//! | `parties` | the views of all who are on the scale of at least one issue |
//! | `everyone` | how each two relate on the issues that they share, clustered |
//! | `on_side` | on how many of the reader's rated issues each is on the reader's side |
//! | `share` | how much of what somebody shares with the reader is on the reader's side, in whole numbers |
//! | `contest` | everybody's shares, for who would come first under other ratings |
//! | `what_would_change` | the fewest changes to the ratings that put somebody else first |
//! | `unrated` | whether the issues not yet rated can change who comes first, and which to rate next |
//! | `change` | actors who changed position |
//! | `dispute` | disputed claims |
//! | `claim_graph` | claims that conflict, directly or by what they support |
//! | `timeline` | events in chronological order, and which of them were still to come |
//! | `event_chart` | how many events each institution acted in, by year |
//! | `speakers` | the actors who speak in a paragraph |

mod agreement;
mod agreements;
mod bounds;
mod change;
mod claim_graph;
mod contest;
mod dispute;
mod divergence;
mod division;
mod event_chart;
mod everyone;
mod filter;
mod find;
#[cfg(test)]
pub(crate) mod fixture;
mod grid;
mod institution;
mod known_by;
mod ledger;
pub mod metric;
mod name_order;
mod on_side;
mod overlap;
mod pair;
mod parties;
mod rated;
mod rating;
mod rating_code;
mod robustness;
mod share;
mod silence;
mod speakers;
mod standing;
mod timeline;
mod unrated;
mod what_would_change;

pub use agreement::{
    Agreement, Comparison, ComparisonResult, Contribution, Coverage, IssueComparison, Viewpoint,
    between_actors, with_reader,
};
pub use agreements::agreements;
pub use bounds::Bounds;
pub use change::{Change, changes};
pub use claim_graph::{Conflict, ConflictKind, conflicts};
pub use dispute::{Dispute, RelatedClaim, disputes, most_denied};
pub use divergence::{Divergence, DivergenceSide, divergences};
pub use division::{
    Division, Group, IssueDivision, Voice, divisions, divisions_of, widest_clashes,
};
pub use event_chart::{EventChart, EventRow, Period, event_chart};
pub use everyone::{Everyone, PairCounts, SpeakingParty, everyone, everyone_who_spoke_most};
pub use filter::{Filter, Grades};
pub use find::{Find, has_words, names_of, names_on};
pub use grid::{Column, Grid, GridRow, grid, most_apart, without_position};
pub(crate) use institution::affiliations;
pub use institution::{Voices, institution, voice_count};
pub use known_by::{KnownBy, known_by, known_positions};
pub use ledger::{Ledger, LedgerEntry, Points, Subtotal};
pub use metric::{METRICS, Metric};
pub use name_order::NameOrder;
pub use on_side::{Nearest, OnSide, RatedOverlap, first, nearest, on_side};
pub use overlap::{Overlap, Party, overlaps};
pub use pair::{Pair, bounds};
pub use rating::{Answer, ParseAnswerError, Rating, Ratings, Weight};
pub use robustness::{Robustness, robustness};
pub use silence::SilenceRule;
pub use speakers::speakers;
pub use standing::{Standing, Standings};
pub use timeline::{is_to_come, timeline};
pub use unrated::{is_settled, next_issue};
pub use what_would_change::{FewestChanges, RatingChange, fewest_changes};
