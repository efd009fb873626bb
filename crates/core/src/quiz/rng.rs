/// Random numbers that follow from a seed, the same on every machine.
///
/// `fastrand` gives another `usize` on 32 bits than on 64, and the browser would not hydrate what
/// was prerendered. So everything comes from a `u32`.
pub(crate) struct Rng(fastrand::Rng);

impl Rng {
    pub fn new(seed: u64) -> Self {
        Self(fastrand::Rng::with_seed(seed))
    }

    /// A number from 0 to just below `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        self.0.u32(..end as u32) as usize
    }

    /// Fisher and Yates's shuffle.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for i in 1..list.len() {
            list.swap(i, self.below(i + 1));
        }
    }

    pub fn coin(&mut self) -> bool {
        self.below(2) == 0
    }
}
