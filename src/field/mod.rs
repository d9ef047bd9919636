//! The one table of inputs: everything there is to know about a field stands in its entry.
//!
//! Defaults, validation, the JSON Schema, the reference page, and reading or writing a value by its
//! path follow from the table. Code names a field with [`field!`](crate::field!), which is resolved
//! while compiling: a path that has no entry does not compile.

mod about;
mod fine_tuning;
mod group;
mod knowledge;
mod likely;
mod models;
mod money;
mod paths;
mod rag;
mod range;
mod reference;
mod role;
mod schema;
mod sources;
mod spec;
mod store;
mod strategies;
mod table;
mod workload;

pub use group::{Audience, Evidence, Section};
pub use likely::Likely;
pub use range::Range;
pub use reference::{FieldDescription, descriptions, reference_page};
pub use role::Role;
pub use schema::json_schema;
pub use sources::Source;
pub use spec::{Belongs, FieldSpec, Preset, Shape};
pub use table::{FIELD_COUNT, Field, all};

pub use paths::{Found, instance, is_table, known_paths, lookup, template};

/// The field of a path, resolved while compiling: `field!("rag.top_k")`; with a second argument the
/// variant that belongs to that kind: `field!("workload.growth.per_month", "linear")`.
///
/// ```
/// assert_eq!(crossover::field!("rag.top_k").spec().label, "Chunks per retrieval");
/// ```
///
/// ```compile_fail
/// let unknown = crossover::field!("rag.top_kk");
/// ```
#[macro_export]
macro_rules! field {
    ($path:expr) => {
        const { $crate::field::Field::of($path) }
    };
    ($path:expr, $kind:expr) => {
        const { $crate::field::Field::of_kind($path, $kind) }
    };
}
