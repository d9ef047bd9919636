//! Where the cheaper of two strategies changes, in words.

use crate::analysis::Flip;
use crate::field::Shape;
use crate::kind::Strategy;
use crate::number::three_digits_towards;
use crate::scenario::written;

/// What is said of a flip. The value has three digits, and lies where the order has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlipWords {
    /// `RAG > $247`.
    pub short: String,
    /// `RAG is cheaper above $247 an hour`.
    pub sentence: String,
}

impl FlipWords {
    /// Says where the order changes, and who is cheaper then.
    #[must_use]
    pub fn new(flip: &Flip) -> Self {
        let spec = flip.field.spec();
        let (value, included) = match spec.shape {
            Shape::Number { range, whole, .. } => {
                let value = three_digits_towards(flip.value, flip.above).clamp(range.min, range.max);
                (value, whole || value == range.min || value == range.max)
            }
            _ => (flip.value, false),
        };
        let value = written(spec, value);
        let sign = match (flip.above, included) {
            (true, false) => " > ",
            (true, true) => " ≥ ",
            (false, false) => " < ",
            (false, true) => " ≤ ",
        };
        let amount = spec.unit.behind(&value);
        let place = match (flip.above, included) {
            (true, false) => ["above ", &amount].concat(),
            (false, false) => ["below ", &amount].concat(),
            (true, true) => ["at ", &amount, " or more"].concat(),
            (false, true) => ["at ", &amount, " or less"].concat(),
        };
        let sentence = if flip.alone {
            ["Only ", flip.cheaper.label(), " can run ", &place].concat()
        } else {
            [flip.cheaper.title(), " is cheaper ", &place].concat()
        };
        Self { short: [short(flip.cheaper), sign, &value].concat(), sentence }
    }
}

/// A name for where there is room for a word.
fn short(strategy: Strategy) -> &'static str {
    match strategy {
        Strategy::PromptOnly => "Prompt",
        Strategy::FineTuned => "Tuned",
        other => other.title(),
    }
}
