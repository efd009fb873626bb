/// The possible range of a distance, from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// The smallest distance.
    pub min: f64,
    /// The greatest distance.
    pub max: f64,
}
