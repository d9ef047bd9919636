//! Which fields are read while something is worked out: what reads no field that changes comes to the same
//! again.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::field::{FIELD_COUNT, Field};

const WORDS: usize = FIELD_COUNT.div_ceil(64);

/// A set of fields.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FieldSet([u64; WORDS]);

/// The fields that have been read since somebody last looked.
#[derive(Debug, Default)]
pub struct Reads([AtomicU64; WORDS]);

impl FieldSet {
    /// Adds a field.
    pub fn insert(&mut self, field: Field) {
        self.0[field.index() / 64] |= 1 << (field.index() % 64);
    }

    /// Whether a field is in the set.
    #[must_use]
    pub fn contains(&self, field: Field) -> bool {
        self.0[field.index() / 64] >> (field.index() % 64) & 1 == 1
    }

    /// Whether two sets have a field in common.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0).any(|(a, b)| a & b != 0)
    }
}

impl FromIterator<Field> for FieldSet {
    fn from_iter<I: IntoIterator<Item = Field>>(fields: I) -> Self {
        let mut set = Self::default();
        fields.into_iter().for_each(|field| set.insert(field));
        set
    }
}

impl Reads {
    /// A field has been read.
    pub(super) fn mark(&self, field: Field) {
        self.0[field.index() / 64].fetch_or(1 << (field.index() % 64), Ordering::Relaxed);
    }

    /// What has been read since this was last asked.
    #[must_use]
    pub fn take(&self) -> FieldSet {
        FieldSet(std::array::from_fn(|word| self.0[word].swap(0, Ordering::Relaxed)))
    }
}
