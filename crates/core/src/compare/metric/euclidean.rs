use super::{Aggregate, Metric, city_block};

/// Euclidean: √Σ (w·|a − b|)² / √Σ w². One great distance counts more than several
/// small ones.
pub(super) const METRIC: Metric = Metric {
    name: "euclidean",
    kernel: city_block::kernel,
    sum: Aggregate::RootMeanSquare,
};
