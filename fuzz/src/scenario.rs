//! Scenarios out of random bytes, valid in form: what is chosen freely are the values.

use std::fmt;

use crossover::field::{Field, FieldSpec, Preset, Shape, all, instance};
use crossover::scenario::{Scenario, Value};
use libfuzzer_sys::arbitrary::{Arbitrary, Result, Unstructured};

use crate::value::any_value;

/// Rows beyond these change nothing but the time a run takes.
const MOST_ROWS: usize = 3;
/// With more values than these hardly any scenario has no value outside its range.
const MOST_VALUES: usize = 40;

/// A scenario whose fields belong to the kinds it chooses and none of whose required fields is missing.
pub struct AnyScenario(pub Scenario);

impl<'a> Arbitrary<'a> for AnyScenario {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Self> {
        let fields: Vec<Field> = all().collect();
        let mut scenario = Scenario::default();
        for _ in 0..MOST_VALUES {
            if bytes.is_empty() {
                break;
            }
            let spec = bytes.choose(&fields)?.spec();
            let path = if repeats(spec) {
                let next = (scenario.rows(table(spec)) + 1).min(MOST_ROWS);
                instance(spec.path, bytes.int_in_range(1..=next)?)
            } else {
                spec.path.to_owned()
            };
            scenario.set(&path, any_value(bytes, spec)?);
        }
        complete(&mut scenario);
        Ok(Self(scenario))
    }
}

impl fmt::Debug for AnyScenario {
    /// As TOML, so that a crash can be repeated with the command line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f)?;
        let (rows, plain): (Vec<_>, Vec<_>) = self.0.iter().partition(|(path, _)| row(path).is_some());
        for (path, value) in plain {
            writeln!(f, "{path} = {}", toml(value))?;
        }
        let mut open = None;
        for (path, value) in rows {
            let Some((table, number, key)) = row(path) else { continue };
            if open.replace((table, number)) != Some((table, number)) {
                writeln!(f, "[[{table}]]")?;
            }
            writeln!(f, "{key} = {}", toml(value))?;
        }
        Ok(())
    }
}

/// The parts of the path of a field in a row: `extra`, `2`, `name`.
fn row(path: &str) -> Option<(&str, &str, &str)> {
    let (row, key) = path.rsplit_once('.')?;
    let (table, number) = row.rsplit_once('.')?;
    number.parse::<usize>().is_ok().then_some((table, number, key))
}

fn toml(value: &Value) -> String {
    match value {
        Value::Number(x) => format!("{x:?}"),
        Value::Switch(on) => on.to_string(),
        // The escapes of JSON are escapes of TOML too.
        Value::Text(text) => serde_json::Value::from(text.as_str()).to_string(),
        Value::List(items) => format!("[{}]", items.iter().map(toml).collect::<Vec<_>>().join(", ")),
        Value::Table | Value::Rows(_) | Value::Null => format!("{value:?}"),
    }
}

fn repeats(spec: &FieldSpec) -> bool {
    spec.path.contains('*')
}

fn table(spec: &FieldSpec) -> &'static str {
    spec.path.split(".*").next().unwrap_or_default()
}

/// Takes away what does not belong to the chosen kinds and adds what is required.
fn complete(scenario: &mut Scenario) {
    for spec in all().map(Field::spec) {
        if repeats(spec) {
            for row in 1..=scenario.rows(table(spec)) {
                supply(scenario, spec, &instance(spec.path, row));
            }
        } else if belongs(scenario, spec) {
            supply(scenario, spec, spec.path);
        } else if !all().any(|other| other.spec().path == spec.path && belongs(scenario, other.spec())) {
            scenario.remove(spec.path);
        }
    }
}

fn belongs(scenario: &Scenario, spec: &FieldSpec) -> bool {
    spec.belongs.is_none_or(|belongs| {
        let preset = match Field::of(belongs.selector).spec().preset {
            Preset::Text(name) => name,
            _ => "per_token",
        };
        let chosen = scenario.get(belongs.selector).and_then(Value::text).unwrap_or(preset);
        belongs.kinds.contains(&chosen)
    })
}

/// Whether the table of `path` need not be there: its fields are required only beside one another.
fn may_stay_away(scenario: &Scenario, path: &str) -> bool {
    const OPTIONAL: &str = ".long_context.";
    path.split_once(OPTIONAL).is_some_and(|(model, _)| {
        let table = format!("{model}{OPTIONAL}");
        !scenario.iter().any(|(given, _)| given.starts_with(&table))
    })
}

/// Gives a required field a value where there is none: one that does not depend on the others.
fn supply(scenario: &mut Scenario, spec: &FieldSpec, path: &str) {
    let required = match spec.preset {
        Preset::Required => !may_stay_away(scenario, path),
        Preset::RequiredWhen(switch) => scenario.get(switch) == Some(&Value::Switch(true)),
        _ => false,
    };
    if !required || scenario.get(path).is_some() {
        return;
    }
    let value = match spec.shape {
        Shape::Number { range, step, .. } => {
            Value::Number((10.0 * step).clamp(range.min.max(1.0), range.max))
        }
        Shape::Choice(names) => Value::Text(names[0].to_owned()),
        Shape::Names(names) => {
            Value::List(names.iter().map(|name| Value::Text((*name).to_owned())).collect())
        }
        Shape::Numbers { .. } => Value::List(vec![Value::Number(1_000.0)]),
        Shape::FieldPath => Value::Text("rag.top_k".to_owned()),
        Shape::FieldPair => {
            Value::List(["rag.top_k", "horizon.months"].map(|p| Value::Text(p.to_owned())).to_vec())
        }
        _ => return,
    };
    scenario.set(path, value);
}
