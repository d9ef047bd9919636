//! The entries of all sections in one row, and the handle that names one of them.

use super::spec::{FieldSpec, Preset};
use super::{about, fine_tuning, knowledge, models, money, rag, store, strategies, workload};

const PARTS: [&[FieldSpec]; 14] = [
    &about::FIELDS,
    &money::FIELDS,
    &workload::FIELDS,
    &knowledge::FIELDS,
    &models::BASE,
    &models::TUNED,
    &strategies::PROMPT_ONLY,
    &rag::FIELDS,
    &store::FIELDS,
    &fine_tuning::FIELDS,
    &strategies::FIELDS,
    &money::EXTRA,
    &about::UNCERTAINTY,
    &about::ANSWERS,
];

/// How many entries the table has.
pub const FIELD_COUNT: usize = {
    let (mut part, mut count) = (0, 0);
    while part < PARTS.len() {
        count += PARTS[part].len();
        part += 1;
    }
    count
};

static TABLE: [FieldSpec; FIELD_COUNT] = {
    let mut table = [about::FIELDS[0]; FIELD_COUNT];
    let (mut part, mut next) = (0, 0);
    while part < PARTS.len() {
        let mut entry = 0;
        while entry < PARTS[part].len() {
            table[next] = PARTS[part][entry];
            next += 1;
            entry += 1;
        }
        part += 1;
    }
    table
};

/// For each field the field that decides whether it exists or is due; itself when none does. Worked out
/// while compiling: looking a path up is slow.
static DECIDERS: [Field; FIELD_COUNT] = {
    let mut deciders = [Field(0); FIELD_COUNT];
    let mut place = 0;
    while place < FIELD_COUNT {
        let spec = &TABLE[place];
        deciders[place] = match (spec.belongs, spec.preset) {
            (Some(belongs), _) => Field::of(belongs.selector),
            (None, Preset::RequiredWhen(switch)) => Field::of(switch),
            #[expect(clippy::cast_possible_truncation, reason = "a field's place fits into a byte")]
            (None, _) => Field(place as u8),
        };
        place += 1;
    }
    deciders
};

/// A field: its place in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Field(u8);

impl Field {
    /// The field of a path; of several that share it, the first. Panics where there is none, which
    /// [`field!`](crate::field!) makes a compile error.
    #[must_use]
    pub const fn of(path: &str) -> Self {
        Self::find(path, None)
    }

    /// The field of a path that belongs to `kind`.
    #[must_use]
    pub const fn of_kind(path: &str, kind: &str) -> Self {
        Self::find(path, Some(kind))
    }

    const fn find(path: &str, kind: Option<&str>) -> Self {
        let mut place = 0;
        let (mut part, mut entry) = (0, 0);
        while part < PARTS.len() {
            if entry == PARTS[part].len() {
                part += 1;
                entry = 0;
                continue;
            }
            let spec = &PARTS[part][entry];
            if same_text(spec.path, path) && has_kind(spec, kind) {
                return Self(place);
            }
            place += 1;
            entry += 1;
        }
        panic!("no field of this path in the table");
    }

    /// The entry.
    #[must_use]
    pub fn spec(self) -> &'static FieldSpec {
        &TABLE[self.0 as usize]
    }

    /// The field that decides whether this one exists (its kind) or is due (its switch).
    #[must_use]
    pub fn decided_by(self) -> Option<Self> {
        let decider = DECIDERS[self.0 as usize];
        (decider != self).then_some(decider)
    }

    /// The place in the table, below [`FIELD_COUNT`].
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The field `places` further on in the table.
    pub(crate) const fn offset(self, places: u8) -> Self {
        Self(self.0 + places)
    }

    /// How many places further on `other` stands.
    pub(crate) const fn distance(self, other: Self) -> u8 {
        other.0 - self.0
    }
}

const _: () = assert!(FIELD_COUNT <= 256, "a field's place must fit into a byte");

/// Every field, in the order of the table.
pub fn all() -> impl Iterator<Item = Field> {
    (0..=u8::MAX).take(FIELD_COUNT).map(Field)
}

const fn has_kind(spec: &FieldSpec, kind: Option<&str>) -> bool {
    let Some(kind) = kind else { return true };
    let Some(belongs) = spec.belongs else { return false };
    let mut at = 0;
    while at < belongs.kinds.len() {
        if same_text(belongs.kinds[at], kind) {
            return true;
        }
        at += 1;
    }
    false
}

const fn same_text(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    // From the end: paths of one table share their beginning.
    let mut at = a.len();
    while at > 0 {
        at -= 1;
        if a[at] != b[at] {
            return false;
        }
    }
    true
}
