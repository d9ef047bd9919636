//! Lists in order. Each kind of item that the standard library sorts costs some 5 kB of WebAssembly; here all
//! of them share the sorting of their places.

use std::cmp::Ordering;

/// Sorts `list`; what is equal keeps its order.
pub fn sort_by<T>(list: &mut [T], mut order: impl FnMut(&T, &T) -> Ordering) {
    let mut places = places(list.len(), &mut |a, b| order(&list[a], &list[b]));
    // `places[at]` is where the item for `at` stands, or stood before it was moved.
    for at in 0..list.len() {
        let mut from = places[at];
        while from < at {
            from = places[from];
        }
        places[at] = from;
        list.swap(at, from);
    }
}

/// Sorts `list` by a key; what is equal keeps its order.
pub fn sort_by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(list, |a, b| key(a).cmp(&key(b)));
}

/// Sorts `list`; what is equal keeps its order.
pub fn sort<T: Ord>(list: &mut [T]) {
    sort_by(list, Ord::cmp);
}

/// The places of a list of `count` items in the order of the items.
fn places(count: usize, order: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|a, b| order(*a, *b));
    places
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
