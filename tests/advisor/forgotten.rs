//! The costs that are easily forgotten: what they come to, and what adds them.

use crossover::advice::{CheckedCost, HIDDEN_COSTS, Holder, add, checklist, offered};
use crossover::field::{Found, lookup};
use crossover::kind::Strategy::{FineTuned, Hybrid, PromptOnly, Rag, Staged};
use crossover::preset::PRESETS;
use crossover::report::Report;
use crossover::scenario::{Scenario, Value};

use super::{advise, careful, common, model};

fn checked(scenario: &Scenario, id: &str) -> CheckedCost {
    let model = model(scenario);
    checklist(&model, &Report::new(&model)).into_iter().find(|cost| cost.id == id).unwrap()
}

#[test]
fn what_they_come_to_by_hand() {
    // Over 4 months at $100 an hour.
    let upkeep =
        checked(&common::quiet("rag.setup_hours = 10\nrag.upkeep_hours_per_month = 2"), "retrieval_tuning");
    // Hybrid and RAG 10 h + 4 × 2 h, staged the same: it searches from the first month to the last.
    assert_eq!(upkeep.usd.0, [(Rag, 1_800.0), (Hybrid, 1_800.0), (Staged, 1_800.0)]);
    assert_eq!(upkeep.held_by, ["rag.setup_hours", "rag.upkeep_hours_per_month"]);
    // A first evaluation of 3 h, and one of 2 h when the model is trained again in month 3; hybrid is not, and
    // staged trains once, in month 3.
    let tests = "
        fine_tuning.evaluation.hours_per_training = 3
        fine_tuning.evaluation.hours_per_retraining = 2
        fine_tuning.retraining.every_months = 2";
    let tests = checked(&common::quiet(tests), "regression_evaluation");
    assert_eq!(tests.usd.0, [(FineTuned, 500.0), (Hybrid, 300.0), (Staged, 300.0)]);
    // A reranker for $2 a thousand searches, 1,000 searches a month.
    let rerank = "rag.rerank = { enabled = true, kind = 'per_search', usd_per_thousand_searches = 2 }";
    let rerank = checked(&common::quiet(rerank), "context_pressure");
    assert_eq!(rerank.usd.0, [(Rag, 8.0), (Hybrid, 8.0), (Staged, 8.0)]);
    // Two lines that are it, and one that is not.
    let rows = "
        [[extra]]\nname = 'Moderation of questions'\nstrategies = ['rag']\nusd_once = 5\n
        [[extra]]\nname = 'Tea'\nstrategies = ['rag']\nusd_once = 7\n
        [[extra]]\nname = 'guardrails'\nstrategies = ['rag', 'prompt_only']\nusd_once = 11\n";
    let rows = checked(&common::quiet(rows), "guardrails");
    assert_eq!(
        rows.usd.0,
        [(PromptOnly, 11.0), (Rag, 16.0), (FineTuned, 0.0), (Hybrid, 0.0), (Staged, 16.0)]
    );
    assert_eq!(rows.held_by, ["extra.1", "extra.3"]);
    assert!(!rows.is_zero);
}

/// Saving the retraining lets answers go stale; that is no lower cost of retraining.
#[test]
fn wrong_answers_are_apart() {
    let stale = "
        fine_tuning.retraining = { every_months = 2, engineering_hours = 4 }
        knowledge = { question_share = 0.1, churn_per_month = 0.5 }
        quality.usd_per_error = 100";
    let retraining = checked(&common::quiet(stale), "retraining");
    assert_eq!(retraining.usd.get(&FineTuned), Some(&400.0));
    assert!(checked(&common::quiet(stale), "wrong_answers").usd.get(&FineTuned).unwrap() > &0.0);
}

#[test]
fn what_no_strategy_has_is_left_out() {
    let rag = "fine_tuning.enabled = false\nhybrid.enabled = false\nstaged.enabled = false";
    let advice = advise(&careful(rag));
    assert!(advice.checklist.iter().any(|cost| cost.id == "retrieval_tuning"));
    assert!(advice.checklist.iter().all(|cost| cost.id != "registry" && cost.id != "integration"));
    let guardrails = advice.checklist.iter().find(|cost| cost.id == "guardrails").unwrap();
    assert_eq!(guardrails.usd.0, [(PromptOnly, 0.0), (Rag, 0.0)]);
}

/// A scenario in which `id` costs nothing although there is something to cost.
fn without(holder: Holder) -> Scenario {
    let mut scenario = PRESETS[0].scenario();
    scenario.set_text("quality.rag_error_share", "0.1");
    match holder {
        Holder::Inputs(fields) => {
            for field in fields {
                scenario.set(field.spec().path, Value::Number(0.0));
            }
        }
        Holder::Lines(..) => {
            scenario.remove("rag.store.catalog");
            scenario.set_text("rag.store.kind", "flat");
            scenario.set_text("rag.store.usd_per_month", "0");
        }
        Holder::Extra(_) => {}
    }
    scenario
}

#[test]
fn every_one_can_be_added_where_it_is_missing() {
    for cost in HIDDEN_COSTS {
        let before = without(cost.holder);
        assert!(checked(&before, cost.id).is_zero, "{} is there already", cost.id);
        let after = add(&before, cost.id).unwrap();
        let found = checked(&after, cost.id);
        assert!(!found.is_zero, "{} is not added", cost.id);
        assert!(found.usd.iter().all(|(_, usd)| *usd >= 0.0), "{}: {:?}", cost.id, found.usd);
        assert!(!found.held_by.is_empty(), "{}", cost.id);
        // Once more is another line, or the same values.
        assert_eq!(add(&after, cost.id).unwrap().rows("extra"), 2 * after.rows("extra"), "{}", cost.id);
    }
    let unknown = add(&without(HIDDEN_COSTS[0].holder), "no such cost").unwrap_err();
    assert_eq!((unknown.field.as_str(), unknown.found.as_str()), ("id", "\"no such cost\""));
    assert!(HIDDEN_COSTS.iter().all(|cost| unknown.allowed.contains(cost.id)), "{}", unknown.allowed);
}

#[test]
fn an_added_line_comes_behind_those_that_are_there() {
    let before = common::quiet("[[extra]]\nname = 'Tea'\nstrategies = ['rag']\nusd_once = 7\n");
    let after = add(&before, "access_control").unwrap();
    assert_eq!(after.get("extra.1.name").and_then(Value::text), Some("Tea"));
    assert_eq!(after.get("extra.2.name").and_then(Value::text), Some("Access rights"));
    // 40 hours at $100.
    assert_eq!(checked(&after, "access_control").usd.get(&Rag), Some(&4_000.0));
}

/// What is printed for a file is TOML, and what reads it is the same scenario.
#[test]
fn the_lines_for_a_file_are_those_that_are_missing() {
    let scenario = common::quiet("");
    let model = model(&scenario);
    let costs = checklist(&model, &Report::new(&model));
    assert!(costs.iter().all(|cost| cost.is_zero) && costs.len() == HIDDEN_COSTS.len());
    // A training costs nothing, there are no examples, and no answer is wrong, and 4 months end before
    // a model is retired: these stay at nothing.
    let idle = costs.iter().filter(|cost| cost.stays_zero.is_some()).map(|cost| cost.id);
    assert_eq!(idle.collect::<Vec<_>>(), ["labelling_drift", "retraining", "vendor_change", "wrong_answers"]);
    let lines = offered(&costs);
    assert_eq!(lines.lines().filter(|line| line.starts_with('#')).count(), HIDDEN_COSTS.len() - 4);
    for piece in lines.split("# ").skip(1) {
        let (_, toml) = piece.split_once('\n').unwrap();
        assert!(Scenario::from_toml(toml).is_ok_and(|read| read.iter().count() > 0), "{toml}");
    }
    assert_eq!(offered(&costs[..0]), "");
}

#[test]
fn the_table_is_whole() {
    let mut ids: Vec<&str> = HIDDEN_COSTS.iter().map(|cost| cost.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), HIDDEN_COSTS.len());
    for cost in HIDDEN_COSTS {
        assert!(
            !cost.cited.is_empty() && !cost.strategies.is_empty() && !cost.offer.is_empty(),
            "{}",
            cost.id
        );
        assert!(cost.why.ends_with('.') && !cost.why.trim_end_matches('.').contains(". "), "{}", cost.id);
        for (path, _) in cost.offer {
            assert!(matches!(lookup(path), Found::Fields(_)), "{path}");
        }
        if let Holder::Extra(words) | Holder::Lines(_, _, words @ [_, ..]) = cost.holder {
            // The line that is offered is recognised by its name, and by no other cost.
            let (_, name) = cost.offer.iter().find(|(path, _)| *path == "extra.*.name").unwrap();
            let name = name.value().text().unwrap().to_lowercase();
            assert!(words.iter().all(|word| *word == word.to_lowercase()));
            let claims = HIDDEN_COSTS.iter().filter(|other| match other.holder {
                Holder::Extra(words) | Holder::Lines(_, _, words) => {
                    words.iter().any(|word| name.contains(word))
                }
                Holder::Inputs(_) => false,
            });
            assert_eq!(claims.map(|other| other.id).collect::<Vec<_>>(), [cost.id]);
        }
    }
}
