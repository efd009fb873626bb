use super::{Aggregate, Coordinate, Metric, city_block, directional};

/// Hybrid: the mean of city-block and directional.
pub(super) const METRIC: Metric = Metric {
    name: "hybrid",
    kernel,
    sum: Aggregate::Mean,
};

fn kernel(one: Coordinate, other: Coordinate) -> f64 {
    (city_block::kernel(one, other) + directional::kernel(one, other)) / 2.0
}
