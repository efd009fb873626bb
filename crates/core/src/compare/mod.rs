//! Who stands where, how near two are, and what the article leaves unsaid.
//!
//! [`Standings`] is a reading of a pack by the [`Grades`] that the reader lets count;
//! what goes by positions is asked of it. How near two are is an [`Agreement`]: an interval,
//! with its [`Coverage`] beside it. Silence is never put at a place on the scale there:
//! it widens the interval ([`bounds`]).
//!
//! | file | what it is about |
//! |---|---|
//! | `rating` | where the reader stands |
//! | `standing` | where the actors stand, latest and before; the table of all |
//! | `name_order` | the actors by name, as whoever knows the language has it |
//! | `metric/` | how far apart two are, a metric a file |
//! | `pair` | one issue between two of whom one at least spoke |
//! | `silence` | what stands in for those who said nothing, or the bounds of what they could say |
//! | `agreement` | how near two are, and each issue's share in it |
//! | `ranking` | the actors by agreement with the reader |
//! | `robustness` | whether the nearest is the nearest by other methods too |
//! | `divergence` | two actors side by side |
//! | `change` | who moved |
//! | `dispute` | claims that others deny |
//! | `timeline` | what happened, in order |
//! | `voices` | who speaks in a paragraph |

mod agreement;
mod change;
mod dispute;
mod divergence;
#[cfg(test)]
mod fixture;
pub mod metric;
mod name_order;
mod pair;
mod ranking;
mod rating;
mod robustness;
mod silence;
mod standing;
mod timeline;
mod voices;

pub use agreement::{
    Agreement, Comparison, Coverage, IssueShare, Nearness, Part, Viewpoint, between_actors,
    with_reader,
};
pub use change::{Change, changes};
pub use dispute::{Bearing, Dispute, disputes};
pub use divergence::{Divergence, divergences};
pub use metric::{METRICS, Metric};
pub use name_order::NameOrder;
pub use pair::Pair;
pub use ranking::{Ranked, Ranking, ranking};
pub use rating::{Answer, Rating, Ratings, ResponseError, Weight};
pub use robustness::{Robustness, robustness};
pub use silence::{Bounds, Silence, bounds};
pub use standing::{Column, Grades, Matrix, Row, Standing, Standings, matrix};
pub use timeline::timeline;
pub use voices::voices;
