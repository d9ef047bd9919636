//! Published examples as they stand in the data files, and what the model makes of them.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use crossover::kind::Strategy;
use crossover::model::Model;
use crossover::report::Report;
use crossover::scenario::Scenario;
use serde::{Deserialize, de::DeserializeOwned};

use crate::common;

/// The data files, in the order of the page.
const FILES: [&str; 6] = ["models", "training", "gpus", "pinecone", "vectors", "stores"];

/// Examples that share a source, a way of reading the result, and perhaps inputs.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Group {
    pub(crate) title: String,
    /// Who says so: a vendor, a paper, the tests of a library.
    pub(crate) kind: String,
    pub(crate) source: String,
    pub(crate) date: String,
    /// How the source's words become inputs of the model, where that needs one.
    #[serde(default)]
    pub(crate) how: String,
    #[serde(default)]
    set: Values,
    /// Lines of the ledger that are added up, such as `rag/store.reads`, or `rag/total`.
    #[serde(default)]
    pub(crate) lines: Vec<String>,
    /// Instead of lines: challenger and incumbent, and the volume from which the one costs less.
    pub(crate) break_even: Option<[String; 2]>,
    /// One over the amount counts.
    #[serde(default)]
    pub(crate) inverse: bool,
    #[serde(default = "one")]
    times: f64,
    #[serde(default = "one")]
    divide_by: f64,
    unit: String,
    pub(crate) example: Vec<Example>,
}

/// A figure that somebody published.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Example {
    pub(crate) id: String,
    /// What the source says goes in.
    pub(crate) inputs: String,
    #[serde(default)]
    set: Values,
    divide_by: Option<f64>,
    unit: Option<String>,
    pub(crate) printed: Figure,
    /// The last digit is rounded; otherwise every digit counts.
    #[serde(default)]
    rounded: bool,
    /// How far the figure may be off where that is more than its last digit.
    pub(crate) within: Option<f64>,
    /// For an error of the source: what follows from its own rule.
    pub(crate) by_rule: Option<Figure>,
    #[serde(default)]
    pub(crate) note: String,
}

/// A figure with the digits it is printed with.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Figure(String);

/// Examples that the model cannot express.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LeftOut {
    pub(crate) ids: Vec<String>,
    pub(crate) reason: String,
}

/// Values of inputs, as in a scenario file.
#[derive(Debug, Default, Deserialize)]
struct Values(serde_json::Map<String, serde_json::Value>);

fn one() -> f64 {
    1.0
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/worked_examples")
}

fn read<T: DeserializeOwned>(path: &Path) -> T {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every group of every file.
pub(crate) fn examples() -> Vec<Group> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        group: Vec<Group>,
    }
    let file = |name| folder().join(format!("examples/{name}.toml"));
    FILES.iter().flat_map(|name| read::<File>(&file(name)).group).collect()
}

/// What is left out, with reasons.
pub(crate) fn left_out() -> Vec<LeftOut> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        left_out: Vec<LeftOut>,
    }
    read::<File>(&folder().join("left_out.toml")).left_out
}

impl Values {
    fn onto(&self, scenario: Scenario) -> Scenario {
        let json = serde_json::to_string(&self.0).expect("values are JSON");
        common::onto(scenario, &Scenario::from_json(&json).unwrap_or_else(|problems| panic!("{problems}")))
    }
}

impl Example {
    fn report(&self, group: &Group) -> Report {
        let base: Values = read(&folder().join("base.toml"));
        let scenario = [&base, &group.set, &self.set]
            .iter()
            .fold(common::quiet(""), |scenario, values| values.onto(scenario));
        let model = Model::try_from(&scenario).unwrap_or_else(|problems| panic!("{}: {problems}", self.id));
        Report::new(&model)
    }

    /// What the model makes of it, in the unit of the printed figure.
    pub(crate) fn value(&self, group: &Group) -> f64 {
        let report = self.report(group);
        let amount = match &group.break_even {
            None => group.lines.iter().map(|line| line_or_total(&report, line)).sum(),
            Some([challenger, incumbent]) => {
                assert!(group.lines.is_empty(), "{}: lines and a break-even", group.title);
                cheaper_from(&report, strategy(challenger), strategy(incumbent))
            }
        };
        let amount = if group.inverse { 1.0 / amount } else { amount };
        amount * group.times / self.divide_by.unwrap_or(group.divide_by)
    }

    pub(crate) fn unit<'a>(&'a self, group: &'a Group) -> &'a str {
        self.unit.as_deref().unwrap_or(&group.unit)
    }

    /// How far a figure may be off the printed one.
    pub(crate) fn tolerance(&self) -> f64 {
        let exact = 1e-9 * self.printed.number();
        let digits = if self.rounded { self.printed.half_of_last_digit() } else { exact };
        self.within.unwrap_or(digits)
    }

    pub(crate) fn is_as_printed(&self, ours: f64) -> bool {
        (ours - self.printed.number()).abs() <= self.tolerance()
    }
}

fn strategy(name: &str) -> Strategy {
    let found = Strategy::ALL.iter().find(|strategy| strategy.name() == name);
    *found.unwrap_or_else(|| panic!("{name} is no strategy"))
}

fn line_or_total(report: &Report, path: &str) -> f64 {
    let (name, line) = path.split_once('/').unwrap_or_else(|| panic!("{path} is no line of a strategy"));
    match line {
        "total" => common::figures(report, strategy(name)).total_usd,
        line => common::line(report, strategy(name), line),
    }
}

fn cheaper_from(report: &Report, challenger: Strategy, incumbent: Strategy) -> f64 {
    let pair = report.pair(challenger, incumbent).expect("both are enabled");
    let volumes = pair.over_volume.as_ref().expect("there is volume");
    volumes.intervals.as_ref().and_then(|all| all.first()).expect("it breaks even").from
}

impl Figure {
    pub(crate) fn number(&self) -> f64 {
        self.0.parse().unwrap_or_else(|_| panic!("{} is no number", self.0))
    }

    /// 0.005 of `5.72`, 0.5 of `1964`, 5e20 of `3.14e23`.
    pub(crate) fn half_of_last_digit(&self) -> f64 {
        let (digits, exponent) = self.0.split_once('e').unwrap_or((&self.0, "0"));
        let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let last: f64 = format!("1e-{decimals}").parse().expect("a power of ten");
        let scale: f64 = format!("1e{exponent}").parse().expect("a power of ten");
        // A half is meant to be in, also when its decimals have no exact double.
        last * scale * 0.5 * (1.0 + 1e-9)
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
