//! What the fuzz targets share: scenarios out of random bytes, and what must hold of every result.

mod invariants;
mod scenario;
mod value;
mod words;

pub use invariants::check_evaluation;
pub use scenario::AnyScenario;
