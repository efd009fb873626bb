use super::{Aggregate, Coordinate, Metric};

/// City-block, or Manhattan: Σ w·|a − b| / Σ w.
///
/// The default of voting advice applications. Mendez and Isotalo prefer it if issues are many.
pub(super) const METRIC: Metric = Metric {
    name: "city-block",
    kernel,
    sum: Aggregate::Mean,
};

pub(super) fn kernel(one: Coordinate, other: Coordinate) -> f64 {
    (one.get() - other.get()).abs()
}
