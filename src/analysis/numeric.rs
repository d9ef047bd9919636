//! The numbers of a scenario that could be others, and how far a part of one reaches.

use crate::field::{Field, FieldSpec, Shape};
use crate::model::Model;

/// The numeric inputs that take part, outside tables that repeat, in the order of the table of fields.
#[must_use]
pub fn numeric_inputs(model: &Model) -> Vec<Field> {
    let can_move = |field: &Field| match field.spec().shape {
        Shape::Number { range, .. } => range.min < range.max,
        _ => false,
    };
    let inputs = model.values().into_iter().filter(|value| value.row == 0);
    inputs.map(|value| value.field).filter(can_move).collect()
}

/// Whether a share is so near 1 that a fifth more would carry it past: what is missing to 1 is then what
/// counts.
pub(super) fn is_near_one(spec: &FieldSpec, present: f64) -> bool {
    let Shape::Number { range, .. } = spec.shape else { return false };
    spec.unit.is_share() && range.max == 1.0 && 6.0 * present > 5.0
}

/// How large a number is, as parts of it are reckoned: itself, or what is missing to 1.
pub(super) fn size(spec: &FieldSpec, present: f64) -> f64 {
    if is_near_one(spec, present) { 1.0 - present } else { present.abs() }
}
