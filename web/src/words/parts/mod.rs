//! The text keys, by part of the UI.

#[cfg(feature = "ssr")]
mod of_build;
mod of_class;
mod of_compare;
mod of_model;
mod of_quiz;
mod of_statements;
mod of_views;

#[cfg(feature = "ssr")]
pub use of_build::*;
pub use of_class::*;
pub use of_compare::*;
pub use of_model::*;
pub use of_quiz::*;
pub use of_statements::*;
pub use of_views::*;
