//! The data behind the pictures as CSV tables, for spreadsheets and scripts.
//!
//! Each function returns one table: a header, and then a row for each position, pair or claim. All but
//! `claims` leave out what the reader's filter leaves out. Ids and words such as `strongly-disagree`, `said-nothing` and `own-words` are those of the
//! pack format. Columns may be added at the end of a table, but none is renamed, moved or removed.
//! An empty cell means that there is none, such as no attribution or no last day.
//!
//! | module | contents |
//! |---|---|
//! | `csv` | the format: RFC 4180, with cells that a spreadsheet doesn't run |
//! | `cells` | the cells of a position, days, paragraphs |
//! | `positions` | each actor's current position on each statement |
//! | `pair` | two actors or institutions side by side |
//! | `everyone` | how each two relate on the statements that they share |
//! | `changes` | who changed position |
//! | `claims` | which claims support and oppose each other |
//! | `on_side` | who is on the reader's side |
//!
//! ```
//! use standpoint_core::compare::{Filter, Standings};
//! use standpoint_core::export;
//!
//! # let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/harbour-bridge/pack.json");
//! # let bytes = std::fs::read(path)?;
//! let pack = standpoint_core::read(&bytes)?;
//! let csv = export::changes(&Standings::new(&pack, Filter::ALL));
//!
//! let mut lines = csv.lines();
//! let header = lines.next().unwrap_or_default();
//! assert!(header.starts_with("actor_id,actor,statement_id,statement,earlier_stance,"));
//! let row = lines.next().unwrap_or_default();
//! assert!(row.starts_with("ilse-varrow,Ilse Varrow,cars-off,"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod cells;
mod changes;
mod claims;
mod csv;
mod everyone;
mod on_side;
mod pair;
mod positions;

pub(crate) use csv::write_record;

pub use changes::changes;
pub use claims::claims;
pub use everyone::everyone;
pub use on_side::on_side;
pub use pair::pair;
pub use positions::positions;
