//! Scenarios side by side: the inputs in which they differ, what they come to, and what moved.

use serde::Serialize;

use crate::field::{Field, all};
use crate::float;
use crate::kind::Strategy;
use crate::ledger::Line;
use crate::model::{InputValue, Model};
use crate::order;
use crate::scenario::Value;

use super::explanation::line_words;
use super::ordered::Ordered;
use super::result::{BreakEven, Figures, Report, Status};
use super::summary::{over_time, over_volume};
use super::verdict::{pair, verdict};

/// Scenarios side by side; the first one is the base, from which the others differ.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// The inputs that are not the same in all of them.
    pub inputs: Vec<InputDifference>,
    /// What each comes to.
    pub scenarios: Vec<ComparedScenario>,
}

/// An input that is not the same in all scenarios.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InputDifference {
    /// The path.
    pub field: String,
    /// The name in the form.
    pub label: &'static str,
    /// What the number counts.
    pub unit: String,
    /// The value in each scenario; none where the input takes no part.
    pub values: Vec<Option<Value>>,
    /// The values with their units.
    #[serde(skip)]
    pub words: Vec<Option<String>>,
}

/// What a scenario comes to, and how that differs from the base.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ComparedScenario {
    /// What it is called.
    pub title: String,
    /// The answer in one sentence.
    pub verdict: String,
    /// Who is cheapest.
    pub cheapest: Option<Strategy>,
    /// What each enabled strategy costs.
    pub strategies: Ordered<Strategy, ComparedStrategy>,
    /// The pairs that the verdict on one of the scenarios is about.
    pub break_even: Vec<ComparedBreakEven>,
    /// The lines of the ledger that changed, the largest change first.
    pub moved: Vec<MovedLine>,
}

/// What a strategy costs, and how that differs from the base.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ComparedStrategy {
    /// Whether it can be relied on.
    pub status: Status,
    /// Why not, if not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Present value over the horizon; none when it cannot run.
    pub present_value_usd: Option<f64>,
    /// Nominal total over the horizon.
    pub total_usd: Option<f64>,
    /// How much more than in the base; none if it has no figures in one of the two.
    pub present_value_difference_usd: Option<f64>,
    /// How much more than in the base, nominal.
    pub total_difference_usd: Option<f64>,
}

/// Where a challenger breaks even with an incumbent, and how that differs from the base.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ComparedBreakEven {
    /// The result in this scenario.
    #[serde(flatten)]
    pub result: BreakEven,
    /// How many months later than in the base it breaks even first; none if it does not in one of the two.
    pub first_month_difference: Option<f64>,
    /// How many months later than in the base it breaks even for good.
    pub lasting_month_difference: Option<f64>,
    /// Break-even over time in words.
    #[serde(skip)]
    pub over_time: String,
    /// Break-even over volume in words.
    #[serde(skip)]
    pub over_volume: String,
}

/// A line of the ledger that changed; nominal totals over the horizon.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MovedLine {
    /// The strategy.
    pub strategy: Strategy,
    /// The line.
    pub line: Line,
    /// What the line is, in words.
    pub words: String,
    /// The amount in the base.
    pub base_usd: f64,
    /// The amount in this scenario.
    pub usd: f64,
    /// How much more that is.
    pub difference_usd: f64,
}

impl ComparedScenario {
    /// The comparison of a pair, if both are enabled.
    #[must_use]
    pub fn pair(&self, challenger: Strategy, incumbent: Strategy) -> Option<&ComparedBreakEven> {
        let wanted = (challenger, incumbent);
        self.break_even.iter().find(|pair| (pair.result.challenger, pair.result.incumbent) == wanted)
    }
}

/// A scenario with its evaluation.
struct Evaluated<'a> {
    title: &'a str,
    model: &'a Model,
    report: Report,
}

impl Comparison {
    /// Compares scenarios, each with what it is called, to the first of them.
    #[must_use]
    pub fn new(scenarios: &[(String, Model)]) -> Self {
        let evaluated: Vec<Evaluated<'_>> = scenarios
            .iter()
            .map(|(title, model)| Evaluated { title, model, report: Report::new(model) })
            .collect();
        let mut pairs: Vec<(Strategy, Strategy)> = Vec::new();
        for pair in evaluated.iter().filter_map(|one| pair(&one.report)) {
            if !pairs.contains(&pair) {
                pairs.push(pair);
            }
        }
        let base = evaluated.first();
        let compared = evaluated.iter().filter_map(|one| Some(compare(base?, one, &pairs)));
        let models: Vec<&Model> = scenarios.iter().map(|(_, model)| model).collect();
        Self { scenarios: compared.collect(), inputs: InputDifference::among(&models) }
    }
}

impl InputDifference {
    /// The inputs in which models differ, in the order of the table of fields.
    #[must_use]
    pub fn among(models: &[&Model]) -> Vec<Self> {
        inputs(&models.iter().map(|model| model.values()).collect::<Vec<_>>())
    }
}

fn inputs(values: &[Vec<InputValue>]) -> Vec<InputDifference> {
    let mut known: Vec<&InputValue> = Vec::new();
    for value in values.iter().flatten().filter(|value| !says_what_it_is(&value.path)) {
        if known.iter().all(|other| other.path != value.path) {
            known.push(value);
        }
    }
    order::sort_by_key(&mut known, |value| (place_of_table(value.field), value.row, value.field));
    known
        .into_iter()
        .filter_map(|one| {
            let found: Vec<Option<&InputValue>> =
                values.iter().map(|values| values.iter().find(|value| value.path == one.path)).collect();
            let same = found.windows(2).all(|pair| pair[0] == pair[1]);
            (!same).then(|| InputDifference {
                field: one.path.clone(),
                label: one.field.spec().label,
                unit: one.field.spec().unit.symbol(),
                values: found.iter().map(|value| value.map(|value| value.value.clone())).collect(),
                words: found.iter().map(|value| value.map(InputValue::in_words)).collect(),
            })
        })
        .collect()
}

/// Whether the field only says what the scenario is.
fn says_what_it_is(path: &str) -> bool {
    matches!(path, "schema" | "title" | "note")
}

/// Where a field stands; all fields of a table that repeats stand where the first of them does.
fn place_of_table(field: Field) -> usize {
    match field.spec().path.split_once('*') {
        Some((table, _)) => all().find(|other| other.spec().path.starts_with(table)).map_or(0, Field::index),
        None => field.index(),
    }
}

fn compare(base: &Evaluated<'_>, one: &Evaluated<'_>, pairs: &[(Strategy, Strategy)]) -> ComparedScenario {
    let report = &one.report;
    let strategies = report.strategies.iter().map(|(strategy, result)| {
        let figures = result.figures.as_ref();
        let difference = |amount: fn(&Figures) -> f64| {
            Some(difference(amount(base.report.figures(*strategy)?), amount(figures?)))
        };
        let compared = ComparedStrategy {
            status: result.status,
            reason: result.reason.clone(),
            present_value_usd: figures.map(|figures| figures.present_value_usd),
            total_usd: figures.map(|figures| figures.total_usd),
            present_value_difference_usd: difference(|figures| figures.present_value_usd),
            total_difference_usd: difference(|figures| figures.total_usd),
        };
        (*strategy, compared)
    });
    ComparedScenario {
        title: one.title.to_owned(),
        verdict: verdict(report).sentence.text(),
        cheapest: report.cheapest.strategy,
        strategies: Ordered(strategies.collect()),
        break_even: pairs.iter().filter_map(|pair| break_even(&base.report, report, *pair)).collect(),
        moved: moved(base, one),
    }
}

/// How much more `amount` is than `base`; what is equal up to rounding is equal.
pub(super) fn difference(base: f64, amount: f64) -> f64 {
    if float::same(base, amount) { 0.0 } else { amount - base }
}

fn break_even(base: &Report, report: &Report, pair: (Strategy, Strategy)) -> Option<ComparedBreakEven> {
    let result = report.pair(pair.0, pair.1)?;
    let times = |report: &Report| report.pair(pair.0, pair.1)?.over_time.times.clone();
    let (before, now) = (times(base), times(report));
    let later = |month: fn(&super::result::Times) -> Option<f64>| {
        Some(difference(month(before.as_ref()?)?, month(now.as_ref()?)?))
    };
    Some(ComparedBreakEven {
        first_month_difference: later(|times| times.first_month),
        lasting_month_difference: later(|times| times.lasting_month),
        over_time: over_time(report, result),
        over_volume: result.over_volume.as_ref().map_or_else(|| "no volume".to_owned(), over_volume),
        result: result.clone(),
    })
}

/// The lines that changed, of strategies that have figures in both.
fn moved(base: &Evaluated<'_>, one: &Evaluated<'_>) -> Vec<MovedLine> {
    let mut moved = Vec::new();
    for strategy in Strategy::ALL {
        let (Some(before), Some(now)) = (base.report.figures(*strategy), one.report.figures(*strategy))
        else {
            continue;
        };
        let lines = before.lines.iter().chain(now.lines.iter()).map(|(line, _)| *line);
        let mut lines: Vec<Line> = lines.collect();
        order::sort_by_key(&mut lines, |line| line.place());
        lines.dedup();
        for line in lines {
            let amount = |figures: &Figures| figures.lines.get(&line).copied().unwrap_or(0.0);
            let (base_usd, usd) = (amount(before), amount(now));
            let difference_usd = difference(base_usd, usd);
            if difference_usd != 0.0 {
                let named = if now.lines.get(&line).is_some() { one } else { base };
                let words = line_words(named.model, line);
                moved.push(MovedLine { strategy: *strategy, line, words, base_usd, usd, difference_usd });
            }
        }
    }
    // The order of strategies and lines holds among equal changes.
    order::sort_by(&mut moved, |a, b| b.difference_usd.abs().total_cmp(&a.difference_usd.abs()));
    moved
}
