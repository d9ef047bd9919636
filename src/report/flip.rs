//! Where the cheaper of two strategies changes, in words.

use crate::analysis::Flip;
use crate::field::Shape;
use crate::kind::Strategy;
use crate::number::three_digits_towards;
use crate::scenario::written;

/// What is said of a flip. The value has three digits, and lies where the order has changed.
#[derive(Debug, Clone, PartialEq)]
pub struct FlipWords {
    /// The value in these words.
    pub value: f64,
    /// `RAG > $247`.
    pub short: String,
    /// `RAG is cheaper above $247 an hour`.
    pub sentence: String,
    /// The change that it takes: `with 3 chunks instead of 5`, `below $0.31 per million tokens`, `if you were to
    /// retrain every 9 months`, `once a wrong answer costs $0.07`.
    pub change: String,
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
        let at = value;
        let value = written(spec, at);
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
        let whole = matches!(spec.shape, Shape::Number { whole: true, .. });
        let change = change(flip, &value).filter(|_| whole || flip.present == 0.0);
        let sentence = if flip.alone {
            ["Only ", flip.cheaper.label(), " can run ", &place].concat()
        } else {
            [flip.cheaper.title(), " is cheaper ", &place].concat()
        };
        let short = [short(flip.cheaper), sign, &value].concat();
        Self { value: at, short, sentence, change: change.unwrap_or(place) }
    }
}

/// The change in the words of the field, where they can be more than above or below.
fn change(flip: &Flip, value: &str) -> Option<String> {
    let spec = flip.field.spec();
    let words = spec.unit.words;
    let amount = spec.unit.behind(value);
    if let Some(repeated) = spec.repeated().map(str::to_lowercase) {
        return Some(match flip.value {
            0.0 => ["if you were never to ", &repeated].concat(),
            1.0 => ["if you were to ", &repeated, " every month"].concat(),
            _ => ["if you were to ", &repeated, " every ", &amount].concat(),
        });
    }
    if spec.unit.is_money() {
        let is_thing = words.starts_with("a ") || words.starts_with("an ");
        return (is_thing && flip.above).then(|| ["once ", words, " costs ", value].concat());
    }
    if spec.unit.is_share() || flip.present == 0.0 && words.is_empty() {
        return None;
    }
    let now = written(spec, flip.present);
    match spec.shape {
        // One month of the plan, not so many months.
        Shape::Number { whole: true, .. } if words == "month" => {
            Some(["in month ", value, " instead of month ", &now].concat())
        }
        Shape::Number { whole: true, .. } => Some(["with ", &amount, " instead of ", &now].concat()),
        _ => None,
    }
}

/// A name for where there is room for a word.
pub(super) fn short(strategy: Strategy) -> &'static str {
    match strategy {
        Strategy::PromptOnly => "Prompt",
        Strategy::FineTuned => "Tuned",
        other => other.title(),
    }
}
