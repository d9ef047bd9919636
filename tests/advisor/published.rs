//! What the documents say, row by row, and where each row stands in the product.

use std::collections::BTreeSet;

use crossover::advice::{CONSIDERATIONS, DIMENSIONS, HIDDEN_COSTS, STEPS, rules};
use crossover::field::{Found, lookup};
use crossover::preset::PRESETS;

/// Where a fact stands.
#[derive(Debug)]
enum Place {
    Rule(&'static str),
    Cost(&'static str),
    Dimension(&'static str),
    Consideration(&'static str),
    Field(&'static str),
    Preset(&'static str),
}
use Place::{Consideration, Cost, Dimension, Field, Preset, Rule};

/// What a fact is about, in a few words, with every place.
const FACTS: &[(&str, &[Place])] = &[
    // S0
    ("style must change", &[Rule("behaviour"), Rule("adaptation_heavy")]),
    ("substantial training data", &[Rule("examples_many"), Rule("examples_usual")]),
    ("stable domain", &[Rule("knowledge_stable"), Rule("task_stable")]),
    ("inference must get cheaper, reasoning learned", &[Rule("volume"), Rule("both")]),
    ("knowledge changes often, updates without retraining", &[Rule("knowledge_dynamic")]),
    ("citations", &[Rule("citations"), Rule("citations_helpful")]),
    ("little training data", &[Rule("examples_under_50")]),
    ("several uses of one base", &[Rule("shared_knowledge")]),
    ("stale knowledge", &[Rule("never_retrained"), Rule("knowledge_monthly"), Cost("wrong_answers")]),
    ("catastrophic forgetting", &[Rule("no_regression_tests"), Cost("regression_evaluation")]),
    ("retrieval quality", &[Rule("retrieval_unmeasured"), Cost("retrieval_evaluation")]),
    ("search latency", &[Rule("latency_strict"), Rule("latency_agent"), Rule("latency_rewrite")]),
    ("needs a vector database", &[Cost("store")]),
    ("start with RAG, tune later", &[Rule("start_with_rag"), Field("staged.switch_month")]),
    // S1
    ("facts or behaviour", &[Rule("facts"), Rule("behaviour"), Rule("both")]),
    ("two scenarios", &[Preset("outdated-answers"), Preset("wrong-tone")]),
    ("retraining is put off", &[Rule("knowledge_monthly"), Cost("retraining")]),
    ("full fine-tunes come to five and six figures", &[Rule("training_magnitude")]),
    (
        "six rows",
        &[
            Dimension("new_facts"),
            Dimension("freshness"),
            Dimension("update_cost"),
            Dimension("transparency"),
            Dimension("set_up"),
            Dimension("knowledge_updates"),
        ],
    ),
    // S2
    (
        "may we train, store, must we delete",
        &[Rule("training_forbidden"), Rule("embeddings_forbidden"), Rule("deletion_duty")],
    ),
    ("different sources", &[Rule("sources_several")]),
    ("still finding out", &[Rule("exploring"), Rule("not_exploring")]),
    (
        "quick rollback",
        &[Rule("rollback_minutes"), Rule("rollback_days"), Cost("previous_index"), Cost("previous_model")],
    ),
    ("a stable task with tests", &[Rule("test_suite")]),
    ("chunks and retrieval", &[Cost("retrieval_tuning")]),
    ("context pressure", &[Cost("context_pressure")]),
    ("stale and duplicate content", &[Cost("corpus_care")]),
    ("access control", &[Cost("access_control")]),
    ("labelling drift", &[Cost("labelling_drift")]),
    ("retention and compliance", &[Cost("compliance")]),
    ("vendor coupling", &[Cost("vendor_change")]),
    ("registry", &[Cost("registry")]),
    ("canaries", &[Cost("canaries")]),
    ("monitoring", &[Cost("observability"), Cost("guardrails")]),
    ("switching later", &[Cost("integration"), Field("staged.dataset_saving_share")]),
    ("prompt templates are lighter", &[Rule("adaptation_some"), Rule("prompt_first")]),
    ("ways to fail, and control", &[Consideration("failure"), Consideration("control")]),
    // S3
    ("500,000 queries a month", &[Rule("volume"), Rule("volume_stable"), Preset("rule-of-thumb")]),
    ("a million queries a day", &[Preset("million-a-day")]),
    ("50 to 1,000 examples", &[Rule("examples_usual"), Field("fine_tuning.dataset.examples")]),
    ("hold out 10 to 20%", &[Field("fine_tuning.training.validation_share")]),
    ("A/B on 5 to 10%", &[Cost("canaries")]),
    ("chunks and top-k", &[Field("rag.chunking.chunk_tokens"), Field("rag.top_k")]),
    ("embedding as printed", &[Field("rag.embedding.usd_per_mtok")]),
    ("2 to 5 days, 3 to 8 weeks", &[Field("rag.setup_hours"), Field("fine_tuning.setup_hours")]),
    ("$0.002 to 0.01 a query, 30 to 50% less", &[Consideration("cost"), Preset("rule-of-thumb")]),
    ("a cross-encoder, filters on metadata", &[Field("rag.rerank.enabled"), Cost("retrieval_tuning")]),
    ("still iterating", &[Rule("task_evolving")]),
    // S4
    ("made-up answers", &[Rule("stakes_high"), Rule("stakes_low")]),
    ("adaptation", &[Rule("adaptation_none"), Rule("adaptation_heavy")]),
    ("three uses", &[Preset("support-chatbot"), Preset("legal-documents"), Preset("media-recommendations")]),
    ("integration and licences", &[Cost("licences")]),
    (
        "nine considerations",
        &[
            Consideration("scalability"),
            Consideration("latency"),
            Consideration("maintenance"),
            Consideration("robustness"),
            Consideration("ethics_and_privacy"),
            Consideration("integration"),
            Consideration("user_experience"),
            Consideration("cost"),
            Consideration("complexity"),
        ],
    ),
];

#[test]
fn every_fact_has_its_place() {
    for (fact, places) in FACTS {
        for place in *places {
            let there = match place {
                Rule(id) => rules().any(|rule| rule.id == *id),
                Cost(id) => HIDDEN_COSTS.iter().any(|cost| cost.id == *id),
                Dimension(id) => DIMENSIONS.iter().any(|dimension| dimension.id == *id),
                Consideration(id) => CONSIDERATIONS.iter().any(|consideration| consideration.id == *id),
                Field(path) => matches!(lookup(path), Found::Fields(_)),
                Preset(id) => PRESETS.iter().any(|preset| preset.id == *id),
            };
            assert!(there, "{fact}: there is no {place:?}");
        }
    }
}

/// Nothing stands in the product for which no document is named here, but for what the model itself says.
#[test]
fn every_rule_and_cost_has_its_fact() {
    let mut named = BTreeSet::new();
    for place in FACTS.iter().flat_map(|(_, places)| *places) {
        if let Rule(id) | Cost(id) | Consideration(id) = place {
            named.insert(*id);
        }
    }
    let own = ["beyond_window", "cannot_run", "leaves_open", "latency_relaxed"];
    for id in rules().map(|rule| rule.id).filter(|id| !own.contains(id)) {
        assert!(named.contains(id), "no fact names the rule {id}");
    }
    for cost in HIDDEN_COSTS {
        assert!(named.contains(cost.id), "no fact names the cost {}", cost.id);
    }
    assert_eq!(CONSIDERATIONS.len(), 11);
    assert!(CONSIDERATIONS.iter().all(|one| named.contains(one.id) && !one.held_by.is_empty()));
}

#[test]
fn the_comparison_has_its_twelve_dimensions() {
    assert_eq!(DIMENSIONS.len(), 12);
    for dimension in DIMENSIONS {
        assert!(!dimension.questions.is_empty(), "{}", dimension.id);
        assert!(dimension.cells.iter().all(|cell| (3..=28).contains(&cell.len())), "{}", dimension.id);
    }
    // The last step asks nothing, so that somebody who has answered nothing gets an answer.
    assert_eq!(STEPS.last().unwrap().rules, ["start_with_rag"]);
}
