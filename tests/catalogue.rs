//! The price catalogue: its files, and what a scenario makes of its entries.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crossover::catalogue::{Catalogue, built_in};
use crossover::field;
use crossover::float::same;
use crossover::kind::{Product, Strategy};
use crossover::ledger::{Ledger, Line, Sums};
use crossover::model::{Model, Origin};
use crossover::report::{Report, Status};
use crossover::scenario::{Scenario, Value};

fn files() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("prices");
    let mut files: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .map(|path| {
            (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap())
        })
        .collect();
    files.sort();
    files
}

#[test]
fn every_file_is_read_and_built_in() {
    let mut names = BTreeSet::new();
    for (file, text) in files() {
        let catalogue = Catalogue::from_toml(&text).unwrap_or_else(|problems| panic!("{file}:\n{problems}"));
        for entry in catalogue.iter() {
            assert!(
                names.insert((entry.product, entry.name.clone())),
                "{file}: {} stands in two files",
                entry.name
            );
            let built_in = built_in().find(entry.product, &entry.name);
            assert_eq!(built_in.map(|known| known.as_ref()), Some(entry.as_ref()), "{file}: {}", entry.name);
        }
    }
    assert_eq!(built_in().iter().count(), names.len());
    let count = |product| names.iter().filter(|(known, _)| *known == product).count();
    assert!(count(Product::Model) >= 50, "{} models", count(Product::Model));
}

/// A scenario of prompt and tuned model on entries of the catalogue, a query a month.
fn scenario(start: &str, base: &str, tuned: &str) -> Scenario {
    let text = format!(
        r#"
        [horizon]
        start = "{start}"
        [workload]
        queries_per_month = 1000
        [workload.growth]
        kind = "flat"
        [models.base]
        catalog = "{base}"
        [models.tuned]
        catalog = "{tuned}"
        "#
    );
    Scenario::from_toml(&text).unwrap()
}

fn model(scenario: &Scenario) -> Model {
    Model::try_from(scenario).unwrap_or_else(|problems| panic!("{problems}"))
}

/// What generation accrues in each month.
fn generation(model: &Model, strategy: Strategy) -> Vec<f64> {
    let ledger = Ledger::new(model, strategy).unwrap();
    ledger.line(Line::QueryGeneration).unwrap().accrual.clone()
}

/// The months, from 1, in which an amount differs from the one before.
fn steps(amounts: &[f64]) -> Vec<usize> {
    (1..amounts.len()).filter(|at| !same(amounts[*at], amounts[at - 1])).map(|at| at + 1).collect()
}

#[test]
fn an_announced_rise_is_a_step_in_its_month() {
    for (start, base, months) in [
        ("2026-11", "google/gemini-4-argon", vec![2]),
        ("2026-12", "google/gemini-4-argon", vec![]),
        ("2026-12", "google/gemini-3.8-flash", vec![2]),
        ("2026-10", "google/gemini-3.8-flash", vec![4]),
    ] {
        let model = model(&scenario(start, base, "mistral/mistral-small-2603"));
        for strategy in [Strategy::PromptOnly, Strategy::Rag] {
            assert_eq!(steps(&generation(&model, strategy)), months, "{base} from {start}");
        }
        assert_eq!(steps(&generation(&model, Strategy::FineTuned)), Vec::<usize>::new());
    }
}

#[test]
fn a_step_comes_to_the_announced_prices() {
    let mut scenario = scenario("2026-11", "google/gemini-4-argon", "mistral/mistral-small-2603");
    for (path, value) in [
        ("prompt_only.context_tokens", 0.0),
        ("workload.question_tokens", 1000.0),
        ("workload.answer_tokens", 500.0),
    ] {
        scenario.set(path, Value::Number(value));
    }
    // 1 000 queries: 1M input at $2, then $4; 0.5M output at $10, then $20.
    let amounts = generation(&model(&scenario), Strategy::PromptOnly);
    assert!(
        same(amounts[0], 2.0 + 5.0) && same(amounts[1], 4.0 + 10.0) && same(amounts[35], 14.0),
        "{amounts:?}"
    );

    scenario.set("prices_as_of", Value::Text("2026-11-09".to_owned()));
    assert!(steps(&generation(&model(&scenario), Strategy::PromptOnly)).is_empty(), "not yet announced");
}

#[test]
fn a_figure_beside_the_name_takes_the_place_of_the_entrys() {
    let mut scenario = scenario("2026-11", "google/gemini-4-argon", "mistral/mistral-small-2603");
    scenario.set("models.base.input_usd_per_mtok", Value::Number(3.0));
    let mixed = model(&scenario);
    assert_eq!(mixed.origin(field!("models.base.input_usd_per_mtok")), Origin::Scenario);
    assert_eq!(mixed.origin(field!("models.base.output_usd_per_mtok")), Origin::Catalogue);
    assert_eq!(mixed.number(field!("models.base.output_usd_per_mtok")), 10.0);
    assert_eq!(mixed.at(1).number(field!("models.base.output_usd_per_mtok")), 20.0);
    assert_eq!(mixed.at(1).number(field!("models.base.input_usd_per_mtok")), 3.0);

    let set = mixed.with(field!("models.base.output_usd_per_mtok"), 7.0).unwrap();
    assert_eq!(set.at(35).number(field!("models.base.output_usd_per_mtok")), 7.0);
    scenario.set("models.base.output_usd_per_mtok", Value::Number(7.0));
    assert_eq!(generation(&set, Strategy::Rag), generation(&model(&scenario), Strategy::Rag));
}

#[test]
fn sums_and_ledger_agree_over_price_steps() {
    let model = model(&scenario("2026-11", "google/gemini-4-argon", "google/gemini-3.8-flash"));
    for strategy in Strategy::ALL {
        let total = Ledger::new(&model, *strategy).unwrap().total();
        let sums = Sums::new(&model, *strategy).unwrap().present_value(model.timeline());
        assert!(same(total, sums), "{}: {total} and {sums}", strategy.name());
    }
}

#[test]
fn a_model_tuned_on_openai_ends() {
    let mut scenario = scenario("2026-12", "openai/gpt-4o-mini", "openai/ft:gpt-4o-mini");
    // Trained in December 2026; the first retraining would fall into June 2027.
    let infeasible = |scenario: &Scenario| Ledger::new(&model(scenario), Strategy::FineTuned).unwrap_err();
    let served = infeasible(&scenario);
    assert_eq!(served.month, Some(3), "served until 2027-01-14: {}", served.reason);
    assert!(served.reason.contains("retires on 2027-01-14"), "{}", served.reason);
    assert_eq!(served.field, "models.tuned.catalog");

    scenario.set("fine_tuning.retraining.every_months", Value::Number(1.0));
    let trained = infeasible(&scenario);
    assert_eq!(trained.month, Some(3), "{}", trained.reason);
    assert!(trained.reason.contains("the last day on which OpenAI trains"), "{}", trained.reason);

    // Neither is reached within two months.
    scenario.set("horizon.months", Value::Number(2.0));
    scenario.set("fine_tuning.retraining.every_months", Value::Number(6.0));
    assert!(Ledger::new(&model(&scenario), Strategy::FineTuned).is_ok());
    // Nothing can be trained later at all.
    scenario.set("horizon.start", Value::Text("2027-02".to_owned()));
    assert_eq!(infeasible(&scenario).month, Some(1));
}

#[test]
fn a_base_model_that_retires_is_a_warning() {
    let report = Report::new(&model(&scenario("2026-11", "openai/gpt-5-mini", "mistral/mistral-small-2603")));
    assert_eq!(report.strategies.get(&Strategy::Rag).unwrap().status, Status::Ok);
    let warning = report.warnings.iter().find(|warning| warning.code == "price_retires").unwrap();
    assert_eq!(warning.field, "models.base");
    assert!(warning.message.contains("2026-12-11, before month 3 (2027-01)"), "{}", warning.message);
}

#[test]
fn unknown_names_and_other_kinds_are_problems() {
    let problems = |base: &str, more: &[(&str, &str)]| {
        let mut scenario = scenario("2026-12", base, "mistral/mistral-small-2603");
        more.iter().for_each(|(path, text)| scenario.set_text(path, text));
        Model::try_from(&scenario).unwrap_err().to_string()
    };
    assert_eq!(
        problems("openai/gpt-4o-mni", &[]),
        "models.base.catalog: the price catalogue has no model \"openai/gpt-4o-mni\"; did you mean \
         \"openai/gpt-4o-mini\"?"
    );
    assert_eq!(
        problems("openai/gpt-4o-mini", &[("models.base.kind", "dedicated")]),
        "models.base.kind: \"openai/gpt-4o-mini\" is per_token, but models.base.kind is dedicated"
    );
}
