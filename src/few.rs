//! Maps of few entries, in the order of their keys. Each kind of tree that the standard library grows costs some
//! 4 kB of WebAssembly.

use std::borrow::Borrow;

/// A map that looks its keys up one by one.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Few<K, V>(Vec<(K, V)>);

impl<K, V> Default for Few<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord, V> Few<K, V> {
    fn place<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        self.0.binary_search_by(|(known, _)| known.borrow().cmp(key))
    }

    pub(crate) fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.place(key).ok().map(|place| &self.0[place].1)
    }

    pub(crate) fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        self.place(key).ok().map(|place| &mut self.0[place].1)
    }

    /// The value of `key`, which is the default if there was none.
    pub(crate) fn entry(&mut self, key: K) -> &mut V
    where
        V: Default,
    {
        let place = self.place(&key).unwrap_or_else(|place| {
            self.0.insert(place, (key, V::default()));
            place
        });
        &mut self.0[place].1
    }

    pub(crate) fn insert(&mut self, key: K, value: V) {
        match self.place(&key) {
            Ok(place) => self.0[place].1 = value,
            Err(place) => self.0.insert(place, (key, value)),
        }
    }

    pub(crate) fn remove(&mut self, key: &K) {
        if let Ok(place) = self.place(key) {
            self.0.remove(place);
        }
    }

    /// Keys and values, in the order of the keys.
    pub(crate) fn entries(&self) -> &[(K, V)] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    proptest::proptest! {
        #[test]
        fn a_map_of_few_entries_is_a_map(
            steps in proptest::collection::vec((0..3_u8, 0..6_u8, 0..9_u8), 0..40),
        ) {
            let (mut few, mut map) = (Few::default(), BTreeMap::new());
            for (step, key, value) in steps {
                match step {
                    0 => {
                        few.insert(key, value);
                        map.insert(key, value);
                    }
                    1 => {
                        few.remove(&key);
                        map.remove(&key);
                    }
                    _ => {
                        *few.entry(key) += value;
                        *map.entry(key).or_default() += value;
                    }
                }
                proptest::prop_assert_eq!(few.get(&key), map.get(&key));
                proptest::prop_assert_eq!(few.get_mut(&key), map.get_mut(&key));
            }
            proptest::prop_assert!(few.entries().iter().map(|(key, value)| (key, value)).eq(&map));
        }
    }
}
