//! Short lists in order. The standard library's sorts are made for long ones, and each kind of item costs
//! 4 kB of WebAssembly; months, labels and strategies are a few dozen at most.

use std::cmp::Ordering;

/// Sorts `list`; what is equal keeps its order.
pub(crate) fn sort_by<T>(list: &mut [T], mut order: impl FnMut(&T, &T) -> Ordering) {
    for end in 1..list.len() {
        let mut at = end;
        while at > 0 && order(&list[at], &list[at - 1]).is_lt() {
            list.swap(at, at - 1);
            at -= 1;
        }
    }
}

/// Sorts `list` by a key; what is equal keeps its order.
pub(crate) fn sort_by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(list, |a, b| key(a).cmp(&key(b)));
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn lists_are_sorted_as_the_standard_library_sorts_them(
            mut list in proptest::collection::vec((0..6_u8, 0..9_u8), 0..40),
        ) {
            let mut expected = list.clone();
            expected.sort_by_key(|item| item.0);
            sort_by_key(&mut list, |item| item.0);
            proptest::prop_assert_eq!(list, expected);
        }
    }
}
