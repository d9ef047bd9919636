//! The price catalogue: its files, and what a scenario makes of its entries.

#![expect(clippy::unwrap_used, reason = "what cannot be unwrapped here has failed")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crossover::catalogue::{Catalogue, built_in, is_price_list};
use crossover::field;
use crossover::float::same;
use crossover::kind::{Product, Strategy};
use crossover::ledger::{Ledger, Line, Sums};
use crossover::model::{Model, Origin};
use crossover::preset::PRESETS;
use crossover::report::{Comparison, Report, Status, explain};
use crossover::scenario::{Node, Problems, Scenario, Value};

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
            assert_eq!(built_in.map(AsRef::as_ref), Some(entry.as_ref()), "{file}: {}", entry.name);
        }
    }
    assert_eq!(built_in().iter().count(), names.len());
    let count = |product| names.iter().filter(|(known, _)| *known == product).count();
    assert!(count(Product::Model) >= 50, "{} models", count(Product::Model));
}

#[test]
fn price_lists_are_told_from_scenarios() {
    let is_price_list = |name: &str, text: &str| is_price_list(&Node::tables(name, text).unwrap());
    for (file, text) in files() {
        assert!(is_price_list(&file, &text), "{file}");
    }
    assert!(is_price_list("", r#"{ "any/model": { "mode": "chat" } }"#));
    for preset in PRESETS {
        assert!(!is_price_list(preset.id, preset.toml()), "{}", preset.id);
    }
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
    assert!(
        trained.reason.contains("after 2027-01-05, the last training day of GPT-4o mini"),
        "{}",
        trained.reason
    );

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
        for (path, text) in more {
            scenario.set_text(path, text);
        }
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

#[test]
fn an_explanation_shows_the_price_of_its_month_with_its_source() {
    let model = model(&scenario("2026-11", "google/gemini-4-argon", "mistral/mistral-small-2603"));
    for (month, value) in [(1, "$10.00 per million tokens"), (2, "$20.00 per million tokens")] {
        let lines = explain(&model, Line::QueryGeneration, Some(month));
        let rag = lines.iter().find(|line| line.strategy == Strategy::Rag).unwrap();
        let output =
            rag.inputs.iter().find(|input| input.field == "models.base.output_usd_per_mtok").unwrap();
        assert_eq!(output.value, value);
        assert_eq!(output.origin, "catalogue: google/gemini-4-argon");
        assert_eq!(output.address, "https://ai.google.dev/gemini-api/docs/pricing");
        assert_eq!((output.source.as_str(), output.checked.as_str()), ("genai-prices 0.2.3", "2026-11-10"));
        assert_eq!(output.evidence, "vendor's price, recent");
        let terms: f64 = rag.terms.iter().map(|term| term.usd).sum();
        assert!(same(terms, generation(&model, Strategy::Rag)[month - 1]));
    }
}

/// The warnings of a scenario, with their codes.
fn warnings(scenario: &Scenario) -> Vec<(&'static str, String)> {
    let report = Report::new(&model(scenario));
    report.warnings.into_iter().map(|warning| (warning.code, warning.message)).collect()
}

#[test]
fn announced_changes_and_an_unnamed_training_are_warnings() {
    let mut scenario = scenario("2026-11", "google/gemini-4-argon", "tinker/Qwen/Qwen3-8B");
    let found = warnings(&scenario);
    let changes: Vec<&String> =
        found.iter().filter(|(code, _)| *code == "price_changes").map(|(_, message)| message).collect();
    assert_eq!(changes.len(), 1, "{found:?}");
    assert!(
        changes[0]
            .starts_with("Gemini 4 Argon changes its prices in month 2 (2026-12): Input from $2.00 to $4.00")
    );
    assert!(
        found
            .iter()
            .any(|(code, message)| *code == "training_price" && message.contains("tinker/Qwen/Qwen3-8B"))
    );

    scenario.set("fine_tuning.training.catalog", Value::Text("tinker/Qwen/Qwen3-8B".to_owned()));
    assert!(warnings(&scenario).iter().all(|(code, _)| *code != "training_price"));
    let named = model(&scenario);
    assert_eq!(named.origin(field!("fine_tuning.training.usd_per_mtok")), Origin::Catalogue);
}

#[test]
fn what_was_not_found_has_to_be_given() {
    let mut scenario = scenario("2026-12", "openai/gpt-4o-mini", "azure/ft:gpt-4.1-mini");
    scenario.set("fine_tuning.training.catalog", Value::Text("azure/gpt-4.1-mini".to_owned()));
    let problems = Model::try_from(&scenario).unwrap_err().to_string();
    assert_eq!(
        problems,
        "fine_tuning.training.usd_per_mtok: missing; the price catalogue found no figure for it under \
         \"azure/gpt-4.1-mini\"; a number, 0 or more, up to 1e12 is expected"
    );
    scenario.set("fine_tuning.training.usd_per_mtok", Value::Number(5.0));
    // The hosting fee comes with the entry: $1.70 an hour.
    let hosting = Ledger::new(&model(&scenario), Strategy::FineTuned).unwrap();
    assert!(same(hosting.line(Line::ServingHosting).unwrap().accrual[0], 1.7 * 730.0));
}

#[test]
fn an_entry_brings_its_kind() {
    let mut scenario = scenario("2026-12", "openai/gpt-4o-mini", "self-hosted/llama-3.1-8b@h100");
    scenario.set("rag.store.catalog", Value::Text("supabase/pgvector-medium".to_owned()));
    let flat = model(&scenario);
    let ledger = Ledger::new(&flat, Strategy::Hybrid).unwrap();
    assert!(same(ledger.line(Line::StoreFlat).unwrap().accrual[0], 75.0));
    assert!(ledger.line(Line::ServingHosting).unwrap().accrual[0] >= 3.99 * 730.0);

    // A GPU is for training by the hour, not by the token.
    scenario.set("fine_tuning.training.catalog", Value::Text("runpod/h100-sxm".to_owned()));
    assert_eq!(
        Model::try_from(&scenario).unwrap_err().to_string(),
        "fine_tuning.training.catalog: \"runpod/h100-sxm\" is for kind flops or gpu_hours, but \
         fine_tuning.training.kind is per_token"
    );
    scenario.set("fine_tuning.training.kind", Value::Text("gpu_hours".to_owned()));
    scenario.set("fine_tuning.training.gpu_hours_per_run", Value::Number(2.0));
    let trained = Ledger::new(&model(&scenario), Strategy::FineTuned).unwrap();
    // Three runs of two hours.
    assert!(same(trained.line(Line::TrainingCompute).unwrap().start[0], 3.0 * 2.0 * 3.99));
}

#[test]
fn every_entry_can_be_used() {
    for entry in built_in().iter() {
        let table = match entry.product {
            Product::Model => "models.base",
            product => crossover::catalogue::table(product),
        };
        let mut scenario = scenario("2026-12", "openai/gpt-4o-mini", "mistral/mistral-small-2603");
        scenario.set(&format!("{table}.catalog"), Value::Text(entry.name.clone()));
        for missing in &entry.not_found {
            scenario.set(&format!("{table}.{missing}"), Value::Number(1.0));
        }
        if entry.figure("gpu_usd_per_hour").is_some() && entry.choice("kind").is_none() {
            scenario.set("fine_tuning.training.kind", Value::Text("gpu_hours".to_owned()));
            scenario.set("fine_tuning.training.gpu_hours_per_run", Value::Number(1.0));
        }
        if entry.product == Product::Reranker {
            scenario.set("rag.rerank.enabled", Value::Switch(true));
        }
        let model =
            Model::try_from(&scenario).unwrap_or_else(|problems| panic!("{}: {problems}", entry.name));
        assert!(Ledger::new(&model, Strategy::Rag).is_ok(), "{}", entry.name);
        if let Some(trained) = &entry.trained_by {
            assert!(built_in().find(Product::Training, trained).is_some(), "{} names {trained}", entry.name);
        }
    }
}

/// A model of a catalogue of one's own.
fn with_catalogue(entry: &str, base: &str) -> Result<Model, Problems> {
    let house = format!(
        "vendor = \"House\"\n[[model]]\nname = \"house/base\"\nsource = \"s\"\nchecked = \"2026-11-01\"\n\
         confidence = \"A\"\nkind = \"per_token\"\n{entry}"
    );
    let catalogue = built_in().with(&Catalogue::from_toml(&house)?);
    let mut scenario = scenario("2026-12", "house/base", "mistral/mistral-small-2603");
    for line in base.lines() {
        let (path, value) = line.split_once(" = ").unwrap();
        scenario.set_text(path, value);
    }
    Model::new(&scenario, &catalogue)
}

#[test]
fn half_a_price_tier_is_a_problem_wherever_it_comes_from() {
    let prices = "input_usd_per_mtok = 1.0\noutput_usd_per_mtok = 5.0\n";
    let tier = format!("{prices}[model.long_context]\nabove_tokens = 1_000\ninput_usd_per_mtok = 2.0\n");
    let problems = with_catalogue(&tier, "").unwrap_err().to_string();
    assert_eq!(
        problems,
        "house/base: long_context.output_usd_per_mtok: found nothing; allowed is the figure, since the tier has \
         others"
    );
    let whole = format!("{tier}output_usd_per_mtok = 9.0\n");
    let model = with_catalogue(&whole, "models.base.long_context.above_tokens = 9").unwrap();
    assert_eq!(model.number(field!("models.base.long_context.above_tokens")), 9.0);
    // A scenario that begins a tier has to end it.
    let half = with_catalogue(prices, "models.base.long_context.above_tokens = 9").unwrap_err().to_string();
    assert!(half.contains("models.base.long_context.input_usd_per_mtok: missing"), "{half}");
}

#[test]
fn a_comparison_sees_announced_changes() {
    let dated = scenario("2026-11", "google/gemini-4-argon", "mistral/mistral-small-2603");
    let mut typed = dated.clone();
    for name in ["input", "output", "cached_input"] {
        let path = format!("models.base.{name}_usd_per_mtok");
        let first = model(&dated).number(crossover::field::Field::of(&path));
        typed.set(&path, Value::Number(first));
    }
    let pair = [("dated".to_owned(), model(&dated)), ("typed".to_owned(), model(&typed))];
    let comparison = Comparison::new(&pair);
    let fields: Vec<&str> = comparison.inputs.iter().map(|input| input.field.as_str()).collect();
    assert_eq!(
        fields,
        [
            "models.base.input_usd_per_mtok",
            "models.base.output_usd_per_mtok",
            "models.base.cached_input_usd_per_mtok"
        ]
    );
    let words = comparison.inputs[0].words[0].as_deref().unwrap();
    assert_eq!(words, "$2.00 per million tokens; $4.00 per million tokens from 2026-12");
}
