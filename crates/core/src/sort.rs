use std::cmp::Ordering;

/// Sorts a list in place. The sort is stable.
///
/// An insertion sort, quadratic in the length: a pack's lists are short, and each type that the
/// standard library sorts adds some 6 kB of wasm.
pub(crate) fn sort<T>(list: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    for sorted in 1..list.len() {
        let mut at = sorted;
        while at > 0 && compare(&list[at], &list[at - 1]).is_lt() {
            list.swap(at, at - 1);
            at -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::sort;

    #[test]
    fn sorts_and_keeps_the_order_of_equals() {
        let mut list = [(2, 'a'), (1, 'b'), (3, 'c'), (1, 'd'), (2, 'e'), (0, 'f')];
        sort(&mut list, |a, b| a.0.cmp(&b.0));
        assert_eq!(list.map(|item| item.1), ['f', 'b', 'd', 'a', 'e', 'c']);
    }
}
