use super::{Aggregate, Coordinate, Metric};

/// Directional (Rabinowitz and Macdonald 1989): Σ w·(½ − 2ab) / Σ w.
///
/// Being on the same side counts, and counts more the stronger both positions are: two who both
/// only agree aren't at distance 0.
pub(super) const METRIC: Metric = Metric {
    name: "directional",
    kernel,
    sum: Aggregate::Mean,
};

pub(super) fn kernel(one: Coordinate, other: Coordinate) -> f64 {
    0.5 - 2.0 * one.get() * other.get()
}
