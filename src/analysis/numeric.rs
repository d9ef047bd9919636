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

/// How large a number is, as parts of it are reckoned: itself, or of a share so near 1 that a fifth more would
/// carry it past, what is missing to 1.
pub(super) fn size(spec: &FieldSpec, present: f64) -> f64 {
    let is_share =
        matches!(spec.shape, Shape::Number { range, .. } if spec.unit.is_share() && range.max == 1.0);
    if is_share && 6.0 * present > 5.0 { 1.0 - present } else { present.abs() }
}
