use super::{Coordinate, Metric, Sum};

/// Directional (Rabinowitz and Macdonald 1989): Σ w·(½ − 2ab) / Σ w.
///
/// To be on the same side counts, and the more so the stronger both are:
/// two who both merely agree are not at distance 0.
pub(super) const METRIC: Metric = Metric {
    name: "directional",
    kernel,
    sum: Sum::Mean,
};

pub(super) fn kernel(one: Coordinate, other: Coordinate) -> f64 {
    0.5 - 2.0 * one.get() * other.get()
}
