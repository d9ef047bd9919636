//! Edits of ranges: what inputs are likely to be, beside their values.

use std::rc::Rc;

use crossover::field::{Found, Likely, lookup};
use crossover::kind::Distribution;
use crossover::model::with_unsure;
use crossover::scenario::{Scenario, Value, ends_in_words};
use yew::Callback;

use crate::edits::with_rows;
use crate::input_words::label;
use crate::state::{Action, Step};

const RANGES: &str = "uncertainty.ranges";
const CORRELATIONS: &str = "uncertainty.correlations";

/// Inputs of which nobody is sure get the ranges that belong to them.
pub(crate) fn unsure(paths: Vec<String>) -> Action {
    let path = paths.first().map_or(RANGES, String::as_str).into();
    let change = Callback::from(move |step: Step| {
        // An input that takes no part has none.
        let with = with_unsure(&step.scenario, step.prices.catalogue(), &paths);
        with.unwrap_or_else(|_| Scenario::clone(&step.scenario))
    });
    Action::Edit { path, change, gesture: None }
}

/// An input gets the range that was typed, and its middle for a value.
pub(crate) fn typed(path: Rc<str>, text: String, gesture: Option<u32>) -> Action {
    let input = Rc::clone(&path);
    let change = Callback::from(move |step: Step| {
        let mut scenario = Scenario::clone(&step.scenario);
        // What is no range never gets here.
        let _ = scenario.set_typed(&input, &text);
        scenario
    });
    Action::Edit { path, change, gesture }
}

/// An input has no range any more; its value stays.
pub(crate) fn removed(path: Rc<str>) -> Action {
    let input = Rc::clone(&path);
    let change = Callback::from(move |step: Step| without_range(&step.scenario, &input));
    Action::Edit { path, change, gesture: None }
}

/// The range of an input takes another shape.
pub(crate) fn shaped(path: &str, shape: Distribution, scenario: &Scenario) -> Option<Action> {
    let row = row_of(scenario, path)?;
    let path = [RANGES, ".", &row.to_string(), ".shape"].concat().into();
    Some(Action::Set { path, value: Some(Value::Text(shape.name().to_owned())), gesture: None })
}

/// The range of an input, if it has a whole one.
pub(crate) fn range_of(scenario: &Scenario, path: &str) -> Option<Likely> {
    let row = row_of(scenario, path)?;
    let cell = |key: &str| scenario.get(&[RANGES, ".", &row.to_string(), ".", key].concat());
    let shape = cell("shape")?.text()?;
    Some(Likely {
        low: cell("low")?.number()?,
        high: cell("high")?.number()?,
        shape: *Distribution::ALL.iter().find(|known| known.name() == shape)?,
    })
}

/// What the last edit did to ranges, in a few words: of which inputs, and what they are now; none if nothing.
pub(crate) fn edited(step: &Step) -> Option<(String, String)> {
    let edit = step.edit.as_ref()?;
    let more = step.scenario.rows(RANGES).saturating_sub(edit.before.rows(RANGES));
    if more > 1 {
        return Some(("Ranges".to_owned(), [&more.to_string(), " more"].concat()));
    }
    let [before, now] = [&edit.before, &step.scenario].map(|scenario| range_of(scenario, &edit.path));
    let Found::Fields(fields) = lookup(&edit.path) else { return None };
    let spec = fields.first().filter(|_| before != now)?.spec();
    Some((label(spec), now.map_or_else(|| "no range".to_owned(), |range| ends_in_words(spec, range))))
}

fn row_of(scenario: &Scenario, path: &str) -> Option<usize> {
    let is_own = |row: &usize| {
        let field = scenario.get(&[RANGES, ".", &row.to_string(), ".field"].concat());
        field.and_then(Value::text) == Some(path)
    };
    (1..=scenario.rows(RANGES)).find(is_own)
}

/// Without the range of an input and what it is correlated with; the last takes its table along.
fn without_range(scenario: &Scenario, path: &str) -> Scenario {
    let Some(own) = row_of(scenario, path) else { return scenario.clone() };
    let next = with_rows(scenario, RANGES, |row| row != own);
    let mut next = with_rows(&next, CORRELATIONS, |row| {
        let fields = scenario.get(&[CORRELATIONS, ".", &row.to_string(), ".fields"].concat());
        match fields {
            Some(Value::List(fields)) => !fields.iter().any(|field| field.text() == Some(path)),
            _ => true,
        }
    });
    if next.rows(RANGES) + next.rows(CORRELATIONS) == 0 {
        next.remove("uncertainty");
    }
    next
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossover::catalogue::built_in;
    use crossover::model::Model;
    use crossover::preset::PRESETS;

    const INPUTS: [&str; 3] =
        ["workload.queries_per_month", "rag.setup_hours", "labour.engineer_usd_per_hour"];

    fn first() -> Scenario {
        Scenario::from_toml(PRESETS[0].toml()).unwrap()
    }

    #[test]
    fn ranges_come_and_go() {
        let all = with_unsure(&first(), built_in(), &INPUTS.map(str::to_owned)).unwrap();
        assert_eq!(all.rows(RANGES), 3);
        let middle = range_of(&all, INPUTS[1]).unwrap();
        assert_eq!((middle.low, middle.high), (26.7, 240.0), "80 hours, a third and three times");
        let two = without_range(&all, INPUTS[1]);
        assert_eq!((two.rows(RANGES), range_of(&two, INPUTS[1])), (2, None));
        assert_eq!(range_of(&two, INPUTS[2]), range_of(&all, INPUTS[2]));
        Model::try_from(&two).unwrap();
        assert_eq!(without_range(&without_range(&two, INPUTS[0]), INPUTS[2]), first());
    }

    #[test]
    fn what_an_input_is_correlated_with_goes_with_its_range() {
        let mut all = with_unsure(&first(), built_in(), &INPUTS.map(str::to_owned)).unwrap();
        for (row, pair) in [(1, [0, 1]), (2, [1, 2])] {
            let at = format!("{CORRELATIONS}.{row}");
            all.set(CORRELATIONS, Value::Rows(row));
            all.set(&at, Value::Table);
            let pair = pair.map(|place: usize| Value::Text(INPUTS[place].to_owned()));
            all.set(&format!("{at}.fields"), Value::List(pair.into()));
            all.set(&format!("{at}.rank"), Value::Number(0.5));
        }
        Model::try_from(&all).unwrap();
        let next = without_range(&all, INPUTS[0]);
        assert_eq!((next.rows(RANGES), next.rows(CORRELATIONS)), (2, 1));
        assert_eq!(Model::try_from(&next).unwrap().correlations().len(), 1);
    }
}
