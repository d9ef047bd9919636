//! The periods by which a volume can be counted.

use crossover::field::FieldSpec;
use crossover::number::six_digits;
use crossover::scenario::{Entered, Mistyped, TypedRange, Value, entered, read_range, shown};

/// A period; the model counts by the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Period {
    Month,
    Day,
    Year,
}

impl Period {
    pub(super) const ALL: [Self; 3] = [Self::Month, Self::Day, Self::Year];

    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Month => "a month",
            Self::Day => "a day",
            Self::Year => "a year",
        }
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Month => "",
            Self::Day => " a day",
            Self::Year => " a year",
        }
    }

    /// What `text` in the field means, of a range its middle; with the text as the core reads it.
    pub(super) fn read(
        self,
        spec: &FieldSpec,
        path: &str,
        text: &str,
    ) -> (String, Result<Entered, Mistyped>) {
        let full = format!("{text}{}", self.ending());
        if let Some(range) = read_range(spec, path, &full) {
            // The echo of a range stays as long as the range.
            let middle = |typed: TypedRange| Value::Number(typed.range.middle(spec));
            return (full, range.map(|typed| Entered { value: middle(typed), echo: None }));
        }
        let read = entered(spec, path, &full);
        // A text may name a period of its own.
        if read.is_err() && self != Self::Month && entered(spec, path, text).is_ok() {
            return (text.to_owned(), entered(spec, path, text));
        }
        (full, read)
    }

    /// The text of the field for what the core reads.
    pub(super) fn without_ending(self, full: &str) -> &str {
        full.strip_suffix(self.ending()).unwrap_or(full)
    }

    /// What the field shows of `value`.
    pub(super) fn shown(self, spec: &FieldSpec, value: &Value) -> String {
        let one = match self {
            Self::Month => None,
            _ => entered(spec, spec.path, &format!("1{}", self.ending())).ok(),
        };
        match (value.number(), one.and_then(|one| one.value.number())) {
            (Some(x), Some(one)) => shown(spec, &Value::Number(six_digits(x / one))),
            _ => shown(spec, value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossover::field;

    #[test]
    fn a_volume_by_the_day_is_one_by_the_month() {
        let spec = field!("workload.queries_per_month").spec();
        let read = |period: Period, text: &str| period.read(spec, spec.path, text).1.unwrap().value;
        assert_eq!(read(Period::Day, "12k"), Value::Number(365_000.0));
        assert_eq!(read(Period::Day, "3M a year"), Value::Number(250_000.0));
        assert_eq!(read(Period::Month, "12k a day"), Value::Number(365_000.0));
        assert_eq!(read(Period::Day, "1M"), Value::Number(30_416_667.0));
        assert_eq!(Period::Day.shown(spec, &Value::Number(30_416_667.0)), "1M");
        assert_eq!(Period::Month.shown(spec, &Value::Number(30_416_667.0)), "30,416,667");
        assert_eq!(Period::Day.shown(spec, &Value::Number(365_000.0)), "12k");
        assert_eq!(Period::Year.shown(spec, &Value::Number(250_000.0)), "3M");
        assert_eq!(Period::Month.shown(spec, &Value::Number(365_000.0)), "365k");
        let (full, wrong) = Period::Day.read(spec, spec.path, "1,5");
        assert_eq!(Period::Day.without_ending(&full), "1,5");
        assert_eq!(wrong.unwrap_err().repairs.len(), 2);
    }
}
