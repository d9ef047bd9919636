//! Values that add a cost, as they are offered.

use crate::kind::Strategy;
use crate::scenario::Value;

/// A value that is offered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Offer {
    /// A name.
    Text(&'static str),
    /// A number.
    Number(f64),
    /// A switch that is on.
    On,
    /// The strategies that pay it.
    Strategies(&'static [Strategy]),
    /// A single month.
    Month(f64),
}

impl Offer {
    /// The same as a value of a scenario.
    #[must_use]
    pub fn value(self) -> Value {
        match self {
            Self::Text(text) => Value::Text(text.to_owned()),
            Self::Number(number) => Value::Number(number),
            Self::On => Value::Switch(true),
            Self::Strategies(strategies) => {
                let names = strategies.iter().map(|strategy| Value::Text(strategy.name().to_owned()));
                Value::List(names.collect())
            }
            Self::Month(month) => Value::List(vec![Value::Number(month)]),
        }
    }
}
