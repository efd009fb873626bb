use std::cmp::Ordering;

/// Sorts a list in place. The sort is stable.
///
/// It sorts indices, so the wasm contains one merge sort for all types: each type that the
/// standard library sorts adds some 6 kB.
pub(crate) fn sort<T>(list: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let order = merge_sorted(list.len(), &|a, b| compare(&list[a], &list[b]));
    rearrange(order, &mut |a, b| list.swap(a, b));
}

/// Moves each item to its place, along the cycles of the order.
fn rearrange(mut order: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut at = start;
        while order[at] != start {
            let from = std::mem::replace(&mut order[at], at);
            swap(at, from);
            at = from;
        }
        order[at] = at;
    }
}

/// Returns the indices from 0 to `count`, sorted: sorts runs of one item, then merges neighbouring runs.
fn merge_sorted(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut sorted: Vec<usize> = (0..count).collect();
    let mut merged = Vec::with_capacity(count);
    let mut run = 1;
    while run < count {
        merged.clear();
        for pair in sorted.chunks(2 * run) {
            let (mut left, mut right) = pair.split_at(run.min(pair.len()));
            while let (Some((first, left_rest)), Some((second, right_rest))) =
                (left.split_first(), right.split_first())
            {
                if compare(*second, *first).is_lt() {
                    merged.push(*second);
                    right = right_rest;
                } else {
                    merged.push(*first);
                    left = left_rest;
                }
            }
            merged.extend(left);
            merged.extend(right);
        }
        std::mem::swap(&mut sorted, &mut merged);
        run *= 2;
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::sort;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_and_keeps_the_order_of_equals(keys in prop::collection::vec(0..6u8, 0..40)) {
            let mut list: Vec<_> = keys.into_iter().enumerate().collect();
            let mut expected = list.clone();
            expected.sort_by_key(|(_, key)| *key);
            sort(&mut list, |(_, a), (_, b)| a.cmp(b));
            prop_assert_eq!(list, expected);
        }
    }
}
