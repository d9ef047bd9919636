//! Crossover for JavaScript: objects go in, objects come out, and what is wrong is thrown with all its
//! problems.

mod asked;
mod given;
#[cfg(feature = "schemas")]
mod schemas;
mod told;

use crossover::advice::{self, Advice};
use crossover::catalogue::built_in;
use crossover::chart::{Chart, Request, svg};
use crossover::field::{descriptions, json_schema};
use crossover::link;
use crossover::model::Model;
use crossover::preset::PRESETS;
use crossover::report::{
    self, BreakEven, Compared, Flips, FrontierMap, MapRequest, PriceEntry, Report, Sensitivity, Uncertainty,
    asked_pair, find_prices, lines, uncertain_run,
};
use crossover::scenario::{Options, Problem, Problems};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use asked::{Explaining, pair};
use given::{model, scenario, text, text_if_any};
use told::{Told, thrown, told};

#[cfg(feature = "schemas")]
pub use schemas::schemas;

/// Where the types in the signatures are.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "import type { Advice, BreakEven, ChartOptions, Decoded, ExplainedLine, ExplainOptions, FieldDescription, Flips, \
    FrontierMap, FrontierOptions, Given, Link, PairOptions, PresetDescription, PriceEntry, PriceOptions, Problem, Report, \
    Scenario, Sensitivity, Uncertainty, UncertaintyOptions } from \"./types.js\";";

/// Evaluates a scenario.
///
/// # Errors
///
/// The scenario is not valid.
#[wasm_bindgen(unchecked_return_type = "Report")]
pub fn evaluate(#[wasm_bindgen(unchecked_param_type = "Given")] given: &JsValue) -> Told {
    told(&Report::new(&checked(given)?))
}

/// A scenario as an object, to be changed: that of a preset, behind a link, or in a text. Whether its values
/// are allowed is not asked.
///
/// # Errors
///
/// It cannot be read.
#[wasm_bindgen(js_name = scenario, unchecked_return_type = "Scenario")]
pub fn read(#[wasm_bindgen(unchecked_param_type = "Given")] given: &JsValue) -> Told {
    told(&scenario(given).map_err(|problems| thrown(&problems))?)
}

/// Everything that is wrong with a scenario; nothing is thrown.
///
/// # Errors
///
/// None; what is wrong is what it returns.
#[wasm_bindgen(unchecked_return_type = "Problem[]")]
pub fn validate(#[wasm_bindgen(unchecked_param_type = "Given")] given: &JsValue) -> Told {
    let problems: Vec<Problem> = model(given).err().map(|problems| problems.problems).unwrap_or_default();
    told(&problems)
}

/// When, and from which volume on, strategies pay back against others: of every pair, or of those asked for.
///
/// # Errors
///
/// The scenario or the options are not valid.
#[wasm_bindgen(js_name = breakEven, unchecked_return_type = "BreakEven[]")]
pub fn break_even(
    #[wasm_bindgen(unchecked_param_type = "Given")] given: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "PairOptions")] options: &JsValue,
) -> Told {
    let [challenger, incumbent] = taken(options, pair)?;
    let report = Report::brief(&checked(given)?);
    let is_meant = |pair: &&BreakEven| {
        challenger.is_none_or(|one| one == pair.challenger)
            && incumbent.is_none_or(|one| one == pair.incumbent)
    };
    told(&report.break_even.iter().filter(is_meant).collect::<Vec<_>>())
}

/// Where amounts come from: the formula with its numbers, the inputs, and the source of each.
///
/// # Errors
///
/// The scenario or the options are not valid.
#[wasm_bindgen(unchecked_return_type = "ExplainedLine[]")]
pub fn explain(
    #[wasm_bindgen(unchecked_param_type = "Given")] given: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "ExplainOptions")] options: &JsValue,
) -> Told {
    let Explaining { line, strategy, month } = taken(options, Explaining::asked)?;
    let model = checked(given)?;
    let meant = lines(&model).filter(|one| line.is_none_or(|line| line == *one));
    let found = meant.flat_map(|line| report::explain(&model, line, month));
    let of = |one: &report::ExplainedLine| strategy.is_none_or(|strategy| strategy == one.strategy);
    told(&found.filter(of).collect::<Vec<_>>())
}

/// Which strategies fit a scenario at all, by its answers; what to do first; and what is easily forgotten.
///
/// # Errors
///
/// The scenario is not valid.
#[wasm_bindgen(unchecked_return_type = "Advice")]
pub fn advise(#[wasm_bindgen(unchecked_param_type = "Given")] given: &JsValue) -> Told {
    let model = checked(given)?;
    told(&Advice::new(&model, &Report::new(&model)))
}

/// A scenario with a cost of the advice's checklist added, by its `id`; its amount is an assumption.
///
/// # Errors
///
/// The scenario cannot be read, or there is no such cost.
#[wasm_bindgen(js_name = addCost, unchecked_return_type = "Scenario")]
pub fn add_cost(
    #[wasm_bindgen(unchecked_param_type = "Given")] given: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] id: &JsValue,
) -> Told {
    let added = || advice::add(&scenario(given)?, &text("id", id)?).map_err(Problems::from);
    told(&added().map_err(|problems| thrown(&problems))?)
}

/// How much the difference between two strategies moves with each input: of the pair asked for, or of the one that
/// the verdict compares.
///
/// # Errors
///
/// The scenario or the options are not valid.
#[wasm_bindgen(unchecked_return_type = "Sensitivity")]
pub fn sensitivity(
    #[wasm_bindgen(unchecked_param_type = "Given")] given: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "PairOptions")] options: &JsValue,
) -> Told {
    let (model, compared) = compared(given, options)?;
    told(&Sensitivity::new(&model, &compared))
}

/// For each input the nearest value at which the cheaper of two strategies changes, the nearest first.
///
/// # Errors
///
/// The scenario or the options are not valid.
#[wasm_bindgen(unchecked_return_type = "Flips")]
pub fn flip(
    #[wasm_bindgen(unchecked_param_type = "Given")] given: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "PairOptions")] options: &JsValue,
) -> Told {
    let (model, compared) = compared(given, options)?;
    told(&Flips::new(&model, &compared))
}

/// Which strategy is cheapest where two inputs are varied: `x` and `y` are paths, with `=FROM..TO` or
/// `=FROM..TO,log` behind them where what lies around the present is not meant.
///
/// # Errors
///
/// The scenario or the options are not valid.
#[wasm_bindgen(unchecked_return_type = "FrontierMap")]
pub fn frontier(
    #[wasm_bindgen(unchecked_param_type = "Given")] given: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "FrontierOptions")] options: &JsValue,
) -> Told {
    let request = taken(options, MapRequest::asked)?;
    let frontier = request.frontier(checked(given)?).map_err(|problems| thrown(&problems))?;
    let rows = (0..frontier.y().values.len()).map(|place| frontier.row(place)).collect();
    told(&FrontierMap::new(&frontier, "", rows))
}

/// How sure the answer is: what comes of many draws of the inputs with ranges.
///
/// # Errors
///
/// The scenario or the options are not valid, or no input has a range.
#[wasm_bindgen(unchecked_return_type = "Uncertainty")]
pub fn uncertainty(
    #[wasm_bindgen(unchecked_param_type = "Given")] given: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "UncertaintyOptions")] options: &JsValue,
) -> Told {
    let asked = taken(options, asked::draws)?;
    let model = checked(given)?;
    let run = uncertain_run(&model, &Report::new(&model), asked);
    let mut run = run.map_err(|problems| thrown(&problems))?;
    run.finish();
    told(&Uncertainty::new(&run))
}

/// A chart, as SVG.
///
/// # Errors
///
/// The scenario or the options are not valid.
#[wasm_bindgen(js_name = chartSvg)]
pub fn chart_svg(
    #[wasm_bindgen(unchecked_param_type = "Given")] given: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "ChartOptions")] options: &JsValue,
) -> Result<String, JsValue> {
    let (request, theme) = taken(options, Request::asked)?;
    let report = request.report(&checked(given)?);
    Ok(svg(&Chart::new(&report, &request), theme))
}

/// The shortest link to a scenario: `#s=…`, or a whole address where `page` is one.
///
/// # Errors
///
/// The scenario is not valid.
#[wasm_bindgen(js_name = encodeLink, unchecked_return_type = "Link")]
pub fn encode_link(
    #[wasm_bindgen(unchecked_param_type = "Given")] given: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "string | null")] page: &JsValue,
) -> Told {
    let link = || {
        let page = text_if_any("page", page)?;
        let scenario = scenario(given)?;
        Model::try_from(&scenario)?;
        link::encode(&scenario, &page.unwrap_or_default())
    };
    told(&link().map_err(|problems| thrown(&problems))?)
}

/// The scenario behind a link, and the preset it is a difference against.
///
/// # Errors
///
/// It is no link, or was changed on its way.
#[wasm_bindgen(js_name = decodeLink, unchecked_return_type = "Decoded")]
pub fn decode_link(#[wasm_bindgen(unchecked_param_type = "string", js_name = text)] link: &JsValue) -> Told {
    let decoded = || link::decode(&text("text", link)?);
    told(&decoded().map_err(|problems| thrown(&problems))?)
}

/// The scenarios that come with the model.
///
/// # Errors
///
/// None.
#[wasm_bindgen(unchecked_return_type = "PresetDescription[]")]
pub fn presets() -> Told {
    told(&PRESETS.iter().map(|preset| preset.describe()).collect::<Vec<_>>())
}

/// The entries of the price catalogue: all, or those that are asked for.
///
/// # Errors
///
/// The options are not valid.
#[wasm_bindgen(unchecked_return_type = "PriceEntry[]")]
pub fn prices(#[wasm_bindgen(unchecked_optional_param_type = "PriceOptions")] options: &JsValue) -> Told {
    let (pattern, product) = taken(options, asked::prices)?;
    let found = find_prices(built_in(), product, pattern.as_deref().unwrap_or_default());
    told(&found.map(PriceEntry::from).collect::<Vec<_>>())
}

/// The table of inputs.
///
/// # Errors
///
/// None.
#[wasm_bindgen(unchecked_return_type = "FieldDescription[]")]
pub fn fields() -> Told {
    told(&descriptions())
}

/// The JSON Schema of scenarios.
///
/// # Errors
///
/// None.
#[wasm_bindgen(unchecked_return_type = "object")]
pub fn schema() -> Told {
    told(&json_schema())
}

/// The checked scenario, and the two strategies that are asked about.
fn compared(given: &JsValue, options: &JsValue) -> Result<(Model, Compared), JsValue> {
    let pair = taken(options, asked_pair)?;
    let model = checked(given)?;
    let compared = Compared::new(&model, pair).map_err(|problems| thrown(&problems))?;
    Ok((model, compared))
}

fn checked(given: &JsValue) -> Result<Model, JsValue> {
    model(given).map_err(|problems| thrown(&problems))
}

/// What `take` finds in the options; what it does not take is a problem.
fn taken<T>(given: &JsValue, take: impl FnOnce(&mut Options) -> T) -> Result<T, JsValue> {
    let read = || -> Result<T, Problems> {
        let mut asked = given::options(given)?;
        let found = take(&mut asked);
        asked.finish()?;
        Ok(found)
    };
    read().map_err(|problems| thrown(&problems))
}
