//! An input and its value as they stand in what says what would change the answer.

use serde::Serializer;

use crate::field;
use crate::field::{Field, FieldSpec, Role};

/// A field by its path.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "so asks serde")]
pub(super) fn path<S: Serializer>(field: &Field, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(field.spec().path)
}

/// What is said where a price is moved whose changes are announced.
pub(super) const SCALED: &str =
    "* a price with announced changes: the value is that of month 1, and later ones are scaled with it.";

/// A value with its unit: `300 tokens`, `every 6 months`, `never`.
pub(super) fn value(spec: &FieldSpec, x: f64) -> String {
    match spec.repeated() {
        Some(_) if x == 0.0 => "never".to_owned(),
        Some(_) if x == 1.0 => "every month".to_owned(),
        Some(_) => format!("every {}", spec.unit.rounded(x)),
        None => spec.unit.rounded(x),
    }
}

/// The path of an input, with a mark where its changes are scaled.
pub(super) fn named(field: Field, scaled: bool) -> String {
    let mark = if scaled { " *" } else { "" };
    format!("{}{mark}", field.spec().path)
}

/// The name of an input with its group, where no form stands around it: `Output · base model`, `Upkeep · RAG`.
#[must_use]
pub fn input_name(field: Field) -> String {
    let spec = field.spec();
    let role = [Role::Base, Role::Tuned].into_iter().find(|role| {
        let table = role.field(field!("models.base.kind")).spec().table();
        spec.path.strip_prefix(table).is_some_and(|rest| rest.starts_with('.'))
    });
    format!("{} · {}", spec.label, role.map_or(spec.section.heading(), Role::title))
}
