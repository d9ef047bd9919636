//! Valid scenarios at random, drawn from the table of fields: every kind, every input, other costs.

use crossover::field::{Field, FieldSpec, Preset, Range, Shape, all, instance};
use crossover::float;
use crossover::kind;
use crossover::scenario::{Scenario, Value};
use proptest::collection::vec;
use proptest::prelude::{Strategy, any};

/// Whether a field is given, and what is made of it.
type Draw = (bool, f64);

/// A scenario that is valid.
pub(crate) fn scenarios() -> impl Strategy<Value = Scenario> {
    let draws = || vec((any::<bool>(), 0.0..1.0_f64), crossover::field::FIELD_COUNT);
    (draws(), vec(draws(), 0..3)).prop_map(|(fields, rows)| scenario(&fields, &rows))
}

fn scenario(draws: &[Draw], rows: &[Vec<Draw>]) -> Scenario {
    let mut scenario = Scenario::default();
    let plain = all().filter(|field| !field.spec().path.contains('*') && is_evaluated(field.spec()));
    let (free, bound): (Vec<Field>, Vec<Field>) = plain.partition(|field| field.spec().belongs.is_none());
    for field in free.into_iter().chain(bound) {
        give(&mut scenario, draws, field, field.spec().path);
    }
    for (place, draws) in rows.iter().enumerate() {
        for field in all().filter(|field| field.spec().path.starts_with("extra.")) {
            give(&mut scenario, draws, field, &instance(field.spec().path, place + 1));
        }
    }
    reconcile(&mut scenario, draws);
    scenario
}

fn is_evaluated(spec: &FieldSpec) -> bool {
    !matches!(spec.path, "schema" | "title" | "note" | "prices_as_of")
        && !spec.path.starts_with("answers.")
        && !spec.path.ends_with(".catalog")
}

fn give(scenario: &mut Scenario, draws: &[Draw], field: Field, path: &str) {
    let spec = field.spec();
    let (given, at) = draws[field.index()];
    let wanted = match spec.preset {
        _ if !belongs(scenario, spec) => false,
        // The long-context table is there as a whole or not at all.
        _ if path.contains(".long_context.") => {
            let table = path.split(".long_context.").next().unwrap_or_default();
            let (whole, _) = draws[first_of(table).index()];
            whole && (given || spec.preset == Preset::Required)
        }
        Preset::Required => true,
        Preset::RequiredWhen(switch) => given || scenario.get(switch) == Some(&Value::Switch(true)),
        _ => given,
    };
    if wanted {
        scenario.set(path, value(spec, at));
    }
}

fn first_of(table: &str) -> Field {
    let path = format!("{table}.long_context.above_tokens");
    all().find(|field| field.spec().path == path).expect("both models have the table")
}

/// Whether the field exists under the kinds chosen so far.
fn belongs(scenario: &Scenario, spec: &FieldSpec) -> bool {
    spec.belongs.is_none_or(|belongs| {
        let chosen = scenario.get(belongs.selector).and_then(Value::text).map(str::to_owned);
        let chosen = chosen.unwrap_or_else(|| default_text(belongs.selector));
        belongs.kinds.contains(&chosen.as_str())
    })
}

fn default_text(path: &str) -> String {
    let Preset::Text(text) = Field::of(path).spec().preset else { panic!("{path} has no default") };
    text.to_owned()
}

/// A value of the field for each `at` from 0 to 1: the least that is allowed first, then around what is
/// typical.
fn value(spec: &FieldSpec, at: f64) -> Value {
    // The place of `at` among `count` equal parts.
    let part = |count: u8| (1..count).filter(|n| f64::from(*n) <= at * f64::from(count)).count();
    match spec.shape {
        Shape::Number { range, whole, step } => Value::Number(number(spec.path, range, whole, step, at)),
        Shape::Switch => Value::Switch(at > 0.25),
        Shape::Choice(names) => Value::Text(names[part(count(names))].to_owned()),
        Shape::Numbers { whole: true, .. } => {
            let months = [0.0, 7.0, 14.0].map(|apart| 1.0 + ((at * 40.0).floor() + apart) % 40.0);
            Value::List(months.into_iter().take(part(4)).map(Value::Number).collect())
        }
        Shape::Numbers { .. } => {
            let volumes = [1.0, 2.0, 3.0, 4.0, 5.0].map(|n| ((at * 1e4 * n) % 3_000.0 - 500.0).max(0.0));
            Value::List(volumes.into_iter().take(1 + part(5)).map(Value::Number).collect())
        }
        Shape::Names(names) => {
            let mask = 1 + part((1 << count(names)) - 1);
            let chosen = names.iter().enumerate().filter(|(bit, _)| mask & (1 << bit) != 0);
            Value::List(chosen.map(|(_, name)| Value::Text((*name).to_owned())).collect())
        }
        Shape::Month => Value::Text("2027-03".to_owned()),
        _ => Value::Text(String::new()),
    }
}

fn count(names: &[&str]) -> u8 {
    u8::try_from(names.len()).expect("a few names")
}

fn number(path: &str, range: Range, whole: bool, step: f64, at: f64) -> f64 {
    // The lowest tenth of the draws is the lower end, where there is one.
    let (edge, at) = (at < 0.1, (at - 0.1).max(0.0) / 0.9);
    let around = |typical: f64| typical * float::pow(10.0, 3.0 * at - 1.5);
    let x = match path {
        "horizon.months" => 1.0 + (at * 30.0).floor(),
        "staged.switch_month" => 2.0 + (at * 20.0).floor(),
        "rag.retrieval_rounds" | "workload.peak_to_mean" => 1.0 + 4.0 * at,
        _ if range == Range::RATE => 0.6 * at - 0.3,
        _ if range.max <= 1.0 => at,
        _ if range.min < 0.0 => around(step) * if at < 0.3 { -1.0 } else { 1.0 },
        _ if edge && !range.above_min => range.min,
        _ => around(10.0 * step),
    };
    let x = if range.above_min && range.max <= 1.0 { x.max(0.05) } else { x };
    (if whole { x.round() } else { x }).clamp(range.min, range.max)
}

/// The rules between fields.
fn reconcile(scenario: &mut Scenario, draws: &[Draw]) {
    let text = |scenario: &Scenario, path: &str| {
        scenario.get(path).and_then(Value::text).map_or_else(|| default_text(path), str::to_owned)
    };
    let (_, at) = draws[Field::of("rag.chunking.overlap_tokens").index()];
    let chunk = scenario.get("rag.chunking.chunk_tokens").and_then(Value::number).unwrap_or(500.0);
    scenario.set("rag.chunking.overlap_tokens", Value::Number(0.9 * at * chunk));
    if text(scenario, "staged.first") == text(scenario, "staged.then") {
        scenario.set("staged.then", Value::Text(kind::Then::Hybrid.name().to_owned()));
    }
    if text(scenario, "workload.growth.kind") == kind::Growth::Logistic.name() {
        let positive = |path: &str, least: f64| {
            scenario.get(path).and_then(Value::number).map(|x| (path.to_owned(), x.abs().max(least)))
        };
        let fixed = [positive("workload.queries_per_month", 1.0), positive("workload.growth.per_month", 0.0)];
        for (path, x) in fixed.into_iter().flatten() {
            scenario.set(&path, Value::Number(x));
        }
    }
}
