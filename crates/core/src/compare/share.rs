use super::overlap::Overlap;
use std::cmp::Ordering;

/// How much of what a party shares with the reader is on the reader's side. All three are sums over
/// issues.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Share {
    /// The weights of the shared issues on the reader's side.
    pub agree: i32,
    /// The weights of all shared issues.
    pub weight: i32,
    /// The number of shared issues.
    pub shared: i32,
}

impl Share {
    /// Returns the share of one issue. Without a position of both it is nothing.
    pub fn on_issue(overlap: Overlap, weight: i32) -> Self {
        if !overlap.is_shared() {
            return Self::default();
        }
        Self {
            agree: if overlap == Overlap::Agree { weight } else { 0 },
            weight,
            shared: 1,
        }
    }

    /// Adds a part.
    pub fn add(&mut self, part: Self) {
        self.agree += part.agree;
        self.weight += part.weight;
        self.shared += part.shared;
    }

    /// Removes a part.
    pub fn remove(&mut self, part: Self) {
        self.agree -= part.agree;
        self.weight -= part.weight;
        self.shared -= part.shared;
    }

    /// Returns whether enough issues are shared to be first.
    pub fn qualifies(self, min_shared: usize) -> bool {
        usize::try_from(self.shared).is_ok_and(|shared| shared >= min_shared.max(1))
    }

    /// Orders two shares, the one that is ahead first: the greater part on the reader's side, and of
    /// equals the one with more shared issues. One without a shared issue is behind all others.
    pub fn order(self, other: Self) -> Ordering {
        let (own, others) = (self.agree * other.weight, other.agree * self.weight);
        others.cmp(&own).then(other.shared.cmp(&self.shared))
    }

    /// Returns whether the same part of both is on the reader's side.
    pub fn equals(self, other: Self) -> bool {
        self.agree * other.weight == other.agree * self.weight
    }

    /// Returns whether it is strictly ahead.
    pub fn is_ahead_of(self, other: Self) -> bool {
        self.order(other).is_lt()
    }
}
