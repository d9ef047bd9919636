//! Every scenario survives its link.

use crossover::field::{Field, Shape, all, instance};
use crossover::link::{NONE, decode, encode, encode_against};
use crossover::preset::PRESETS;
use crossover::scenario::{Scenario, Value};
use proptest::prelude::*;

use crate::{common, given, json, random, scenario_of};

fn preset(id: &str) -> Scenario {
    let preset = PRESETS.iter().find(|preset| preset.id == id).expect("it is a preset");
    Scenario::from_toml(preset.toml()).expect("it is TOML")
}

#[test]
fn a_preset_is_its_name_and_the_day_of_its_prices() {
    for known in PRESETS {
        let scenario = preset(known.id);
        let link = encode(&scenario, "").expect("it can be written");
        assert_eq!(link.base, known.id);
        assert_eq!(
            link.text.rsplit_once('_').expect("a checksum").0,
            format!("#s=1_{}_p-2026-11-21", known.id)
        );
        assert_eq!(json(&scenario_of(&link.text)), json(&scenario));
    }
}

#[test]
fn every_preset_survives_against_every_other_and_against_nothing() {
    let bases: Vec<&str> = PRESETS.iter().map(|preset| preset.id).chain([NONE]).collect();
    for known in PRESETS {
        let scenario = preset(known.id);
        for base in &bases {
            let link = encode_against(base, &scenario, "").expect("it can be written");
            let decoded = decode(&link.text).expect("it can be read");
            assert_eq!(decoded.base, *base);
            let mut wanted = scenario.clone();
            if link.without_note {
                wanted.remove("note");
            }
            assert_eq!(given(&decoded.scenario), given(&wanted), "{} against {base}", known.id);
            assert_eq!(encode_against(base, &decoded.scenario, "").expect("again").text, link.text);
        }
    }
}

/// A scenario with everything that the generator leaves out.
fn talkative(mut scenario: Scenario, title: &str, note: &str, name: &str) -> Scenario {
    let text = |text: &str| Value::Text(text.to_owned());
    scenario.set("title", text(title));
    scenario.set("note", text(note));
    scenario.set("prices_as_of", text("2026-10-31"));
    scenario.set("extra.1.name", text(name));
    scenario.set("extra.1.strategies", Value::List(vec![text("rag"), text("fine_tuned")]));
    for (row, (path, low)) in
        [("rag.setup_hours", 1.5), ("extra.1.usd_once", 0.1 + 0.2)].into_iter().enumerate()
    {
        let at = |key: &str| format!("uncertainty.ranges.{}.{key}", row + 1);
        scenario.set(&at("field"), text(path));
        scenario.set(&at("low"), Value::Number(low));
        scenario.set(&at("high"), Value::Number(1e9));
        scenario.set(&at("shape"), text("lognormal"));
    }
    let pair = vec![text("rag.setup_hours"), text("extra.1.usd_once")];
    scenario.set("uncertainty.correlations.1.fields", Value::List(pair));
    scenario.set("uncertainty.correlations.1.rank", Value::Number(-0.5));
    scenario.set("answers.gap", text("not_sure"));
    scenario.set("answers.exploring", Value::Switch(false));
    scenario.set("answers.labelled_examples", Value::Number(300.0));
    scenario
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_scenario_evaluates_to_the_same_bytes(
        scenario in random::scenarios(), title in "\\PC{0,40}", note in "(?s).{0,60}", name in "[ -~]{0,30}",
    ) {
        let scenario = talkative(scenario, &title, &note, &name);
        let link = encode_against(NONE, &scenario, "").expect("it can be written");
        let read = decode(&link.text).expect("it can be read").scenario;
        let mut wanted = scenario.clone();
        if link.without_note {
            wanted.remove("note");
        }
        prop_assert_eq!(given(&read), given(&wanted));
        prop_assert_eq!(json(&read), json(&scenario));
        let best = encode(&scenario, "").expect("it can be written");
        prop_assert!(link.without_note || best.text.len() <= link.text.len());
        prop_assert_eq!(given(&scenario_of(&best.text)).len(), given(&scenario).len() - usize::from(best.without_note));
        prop_assert_eq!(&encode_against(best.base, &scenario_of(&best.text), "").expect("again").text, &best.text);
        prop_assert!(best.text[3..].bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b)));
        prop_assert!(best.text.ends_with(|c: char| c.is_ascii_alphanumeric()));
    }

    #[test]
    fn numbers_keep_every_bit(bits in any::<u64>(), place in any::<prop::sample::Index>()) {
        let x = f64::from_bits(bits);
        prop_assume!(x.is_finite());
        let numeric = |field: &Field| matches!(field.spec().shape, Shape::Number { .. } | Shape::Numbers { .. });
        let fields: Vec<Field> = all().filter(numeric).collect();
        let spec = fields[place.index(fields.len())].spec();
        let value = match spec.shape {
            Shape::Number { .. } => Value::Number(x),
            _ => Value::List(vec![Value::Number(x), Value::Number(-x), Value::Number(x)]),
        };
        let (mut scenario, path) = (Scenario::default(), instance(spec.path, 1));
        scenario.set(&path, value.clone());
        let read = scenario_of(&encode_against(NONE, &scenario, "").expect("it can be written").text);
        // As text, so that −0 and 0 differ.
        prop_assert_eq!(format!("{:?}", read.get(&path)), format!("{:?}", Some(value)));
    }
}

#[test]
fn what_the_base_gives_can_be_taken_back() {
    let mut scenario = preset("million-documents");
    scenario.remove("note");
    scenario.remove("rag.top_k");
    let rows: Vec<String> = scenario
        .iter()
        .filter(|(path, _)| path.starts_with("extra.1."))
        .map(|(path, _)| path.to_owned())
        .collect();
    for path in rows.iter().map(String::as_str).chain(["extra", "extra.1"]) {
        scenario.remove(path);
    }
    let link = encode(&scenario, "").expect("it can be written");
    assert_eq!(
        link.text,
        format!("#s={}", crate::signed("1_million-documents_n_p-2026-11-21_rk_x1h_x1m_x1n_x1s_x1t"))
    );
    let read = scenario_of(&link.text);
    assert_eq!(given(&read), given(&scenario));
    assert_eq!(json(&read), json(&scenario));
}

#[test]
fn six_changed_fields_are_a_short_link() {
    let scenario = common::with(
        preset("support-desk"),
        "workload.queries_per_month = 250_000
        workload.growth.per_month = 0.05
        knowledge.documents = 1_200
        rag.top_k = 4
        labour.engineer_usd_per_hour = 120
        horizon.months = 48",
    );
    let link = encode(&scenario, "").expect("it can be written").text;
    let body = "1_support-desk_gm-0.05_hm-48_kd-1200_le-120_p-2026-11-21_qm-250000_rk-4";
    assert_eq!(link, format!("#s={}", crate::signed(body)));
    assert!(link.len() < 100, "{link}");
}

#[test]
fn what_cannot_travel_is_told_and_nothing_else() {
    let mut scenario = preset("small-team");
    scenario.set("rag.top_kk", Value::Number(3.0));
    scenario.set("rag.top_k", Value::Text("three".to_owned()));
    scenario.set("rag.setup_hours", Value::Number(f64::NAN));
    scenario.set("hybrid.top_k", Value::Number(-3.5));
    let problems = encode(&scenario, "").expect_err("three values are none").problems;
    let fields: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["rag.setup_hours", "rag.top_k", "rag.top_kk"], "a value out of range travels");
    let unknown = encode_against("no-preset", &preset("small-team"), "").expect_err("there is none");
    assert!(unknown.to_string().contains("no-preset"), "{unknown}");
}
