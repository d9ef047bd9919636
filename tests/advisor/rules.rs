//! Every rule fires where it should, and the table of rules is whole.

use std::collections::BTreeSet;

use crossover::advice::Effect::{Caveat, RulesOut, SpeaksFor};
use crossover::advice::{Advice, Effect, STEPS, Situation, questions, rules};
use crossover::kind::Strategy::{self, FineTuned, Hybrid, PromptOnly, Rag, Staged};
use crossover::preset::PRESETS;
use crossover::report::{Report, to_json};
use crossover::scenario::Value;

use super::{advise, advised, careful, model};

/// What makes a rule fire, and what it then does to prompt only, RAG, fine-tuning, hybrid, and staged from RAG
/// to hybrid.
type Firing = (&'static str, &'static str, [Option<Effect>; 5]);

const OUT: Option<Effect> = Some(RulesOut);
const BUT: Option<Effect> = Some(Caveat);
const PRO: Option<Effect> = Some(SpeaksFor);
const NIL: Option<Effect> = None;

const VOLUME: &str = "workload.queries_per_month = 500_001";

/// A full fine-tune of a large model, and its few tokens cost next to nothing.
const LARGE: &str = "fine_tuning.training.kind = 'flops'
    fine_tuning.training.parameters_billion = 30
    fine_tuning.training.gpu_usd_per_hour = 4";

const FIRING: &[Firing] = &[
    ("facts", "answers.gap = 'facts'", [NIL, PRO, BUT, PRO, PRO]),
    ("behaviour", "answers.gap = 'behaviour'", [BUT, BUT, PRO, PRO, PRO]),
    ("both", "answers.gap = 'both'", [BUT, BUT, BUT, PRO, PRO]),
    ("knowledge_dynamic", "answers.knowledge_changes = 'weekly'", [NIL, PRO, BUT, PRO, PRO]),
    ("knowledge_dynamic", "answers.knowledge_changes = 'daily'", [NIL, PRO, BUT, PRO, PRO]),
    ("knowledge_monthly", "answers.knowledge_changes = 'monthly'", [NIL, NIL, BUT, NIL, NIL]),
    ("knowledge_stable", "answers.knowledge_changes = 'rarely'", [NIL, NIL, PRO, PRO, PRO]),
    (
        "never_retrained",
        "answers.knowledge_changes = 'monthly'\nfine_tuning.retraining.every_months = 0",
        [NIL, NIL, BUT, NIL, NIL],
    ),
    ("citations", "answers.citations = 'required'", [BUT, PRO, OUT, PRO, PRO]),
    ("citations_helpful", "answers.citations = 'helpful'", [NIL, PRO, NIL, PRO, PRO]),
    ("sources_several", "answers.sources = 'several'", [BUT, PRO, BUT, PRO, PRO]),
    ("shared_knowledge", "answers.shared_knowledge = true", [NIL, PRO, BUT, PRO, PRO]),
    ("adaptation_heavy", "answers.adaptation = 'heavy'", [BUT, BUT, PRO, PRO, PRO]),
    ("adaptation_some", "answers.adaptation = 'some'", [PRO, PRO, NIL, NIL, NIL]),
    ("adaptation_none", "answers.adaptation = 'none'", [NIL, PRO, BUT, BUT, BUT]),
    ("examples_under_50", "answers.labelled_examples = 49", [NIL, PRO, OUT, OUT, BUT]),
    ("examples_usual", "answers.labelled_examples = 999", [NIL, NIL, PRO, PRO, PRO]),
    ("examples_many", "answers.labelled_examples = 1_000", [NIL, NIL, PRO, PRO, PRO]),
    ("training_magnitude", LARGE, [NIL, NIL, BUT, BUT, BUT]),
    ("task_stable", "answers.task = 'stable'", [NIL, NIL, PRO, PRO, PRO]),
    ("test_suite", "answers.task = 'stable'", [NIL, NIL, PRO, PRO, PRO]),
    ("no_regression_tests", "fine_tuning.evaluation.hours_per_retraining = 0", [NIL, NIL, BUT, BUT, BUT]),
    ("task_evolving", "answers.task = 'evolving'", [PRO, PRO, BUT, BUT, BUT]),
    ("exploring", "answers.exploring = true", [NIL, PRO, BUT, BUT, PRO]),
    ("not_exploring", "answers.exploring = false", [NIL, NIL, PRO, PRO, PRO]),
    ("volume", "workload.queries_per_month = 500_001\nanswers.latency = 'strict'", [NIL, NIL, PRO, PRO, PRO]),
    (
        "volume_stable",
        "workload.queries_per_month = 500_001\nanswers.task = 'stable'",
        [NIL, NIL, PRO, PRO, PRO],
    ),
    ("retrieval_unmeasured", "rag.evaluation_hours = 0", [NIL, BUT, NIL, BUT, BUT]),
    ("training_forbidden", "answers.may_train_on_data = false", [NIL, PRO, OUT, OUT, OUT]),
    ("embeddings_forbidden", "answers.may_store_embeddings = false", [NIL, OUT, NIL, OUT, OUT]),
    ("deletion_duty", "answers.deletion_duty = true", [NIL, PRO, BUT, BUT, BUT]),
    ("latency_strict", "answers.latency = 'strict'", [NIL, BUT, PRO, BUT, BUT]),
    ("latency_agent", "answers.latency = 'strict'\nrag.loop = 'agent'", [NIL, BUT, NIL, BUT, BUT]),
    (
        "latency_rewrite",
        "answers.latency = 'strict'\nrag.rewrite = { enabled = true, input_usd_per_mtok = 0, output_usd_per_mtok = 0 }",
        [NIL, BUT, NIL, BUT, BUT],
    ),
    ("latency_relaxed", "answers.latency = 'relaxed'", [NIL, PRO, NIL, PRO, PRO]),
    ("rollback_minutes", "answers.rollback = 'minutes'", [NIL, PRO, BUT, BUT, BUT]),
    ("rollback_days", "answers.rollback = 'days'", [NIL, NIL, PRO, PRO, PRO]),
    ("stakes_high", "answers.stakes = 'high'", [BUT, PRO, BUT, PRO, PRO]),
    ("stakes_low", "answers.stakes = 'low'", [PRO, NIL, PRO, NIL, NIL]),
    (
        "beyond_window",
        "prompt_only.include_corpus = true\nknowledge.documents = 1_000\nknowledge.tokens_per_document = 200",
        [OUT, NIL, NIL, NIL, NIL],
    ),
    ("cannot_run", "staged.switch_month = 5", [NIL, NIL, NIL, NIL, OUT]),
    ("leaves_open", "knowledge.question_share = 0.5", [OUT, NIL, NIL, NIL, NIL]),
];

/// Rules that ask nothing.
const ALWAYS: [Firing; 2] =
    [("prompt_first", "", [PRO, NIL, NIL, NIL, NIL]), ("start_with_rag", "", [NIL, PRO, NIL, NIL, PRO])];

fn effects(advice: &Advice, id: &str) -> [Option<Effect>; 5] {
    [PromptOnly, Rag, FineTuned, Hybrid, Staged].map(|strategy: Strategy| {
        let advised = advice.strategies.get(&strategy).unwrap();
        advised.reasons.iter().find(|reason| reason.rule == id).map(|reason| reason.effect)
    })
}

#[test]
fn every_rule_fires_where_it_should_and_nowhere_else() {
    let untouched = advised("");
    for (id, settings, expected) in FIRING {
        assert_eq!(effects(&untouched, id), [NIL; 5], "{id} fires without a reason");
        assert_eq!(effects(&advised(settings), id), *expected, "{id} with {settings}");
    }
    for (id, _, expected) in ALWAYS {
        assert_eq!(effects(&untouched, id), expected, "{id}");
    }
    let tested: BTreeSet<&str> = FIRING.iter().chain(&ALWAYS).map(|(id, ..)| *id).collect();
    let known: Vec<&str> = rules().map(|rule| rule.id).collect();
    assert_eq!(known.iter().copied().collect::<BTreeSet<_>>(), tested);
    assert_eq!(known.len(), tested.len(), "two rules have one name");
}

/// Half of what a rule asks is not enough.
#[test]
fn a_rule_fires_when_all_that_it_asks_holds() {
    let silent =
        |id: &str, settings: &str| assert_eq!(effects(&advised(settings), id), [NIL; 5], "{id}: {settings}");
    silent("never_retrained", "fine_tuning.retraining.every_months = 0");
    silent("never_retrained", "answers.knowledge_changes = 'monthly'");
    silent("test_suite", "answers.task = 'stable'\nfine_tuning.evaluation.hours_per_retraining = 0");
    silent("volume_stable", VOLUME);
    silent("volume_stable", "workload.queries_per_month = 500_000\nanswers.task = 'stable'");
    silent("latency_agent", "rag.loop = 'agent'");
    silent("latency_rewrite", "answers.latency = 'strict'");
    let large = |changes: &str| format!("{LARGE}\nfine_tuning.training.runs = 1\n{changes}");
    silent("training_magnitude", &large("fine_tuning.training.flops_per_parameter_token = 4"));
    silent("training_magnitude", &large("fine_tuning.training.parameters_billion = 29"));
    // What a run costs at least, and nothing else: five figures begin at 10,000, and six end below a million.
    let costs = |usd: &str| large(&format!("fine_tuning.training.minimum_usd_per_run = {usd}"));
    silent("training_magnitude", &costs("10_000"));
    silent("training_magnitude", &costs("999_999"));
    for usd in ["9_999", "1_000_000"] {
        assert_eq!(effects(&advised(&costs(usd)), "training_magnitude"), [NIL, NIL, BUT, BUT, BUT], "{usd}");
    }
    // Neither speed nor cost decides; then RAG costs a dollar more than tuning, which costs 1 h × $100 in month 3.
    silent("volume", VOLUME);
    let dearer =
        |usd: u32| format!("{VOLUME}\n[[extra]]\nname = 'a'\nstrategies = ['rag']\nusd_once = {usd}");
    let rag_alone = "prompt_only.enabled = false\nhybrid.enabled = false\nstaged.enabled = false\n";
    let fires = |usd: u32| {
        let advice = advised(&[rag_alone, &dearer(usd)].concat());
        advice.strategies.get(&FineTuned).unwrap().reasons.iter().any(|reason| reason.rule == "volume")
    };
    // RAG: 1 h of evaluation, $100, and the extra. Tuning: a retraining's evaluation in month 3, $100.
    assert!(!fires(0));
    assert!(fires(1));
}

#[test]
fn a_target_knows_the_parts() {
    use crossover::advice::Target::{All, Any, First, Later};
    const TUNED: &[Strategy] = &[FineTuned, Hybrid];
    let touches =
        |parts: &[Strategy]| [Any(TUNED), All(TUNED), First(TUNED), Later(TUNED)].map(|t| t.touches(parts));
    assert_eq!(touches(&[Rag]), [false, false, false, false]);
    assert_eq!(touches(&[Hybrid]), [true, true, true, false]);
    assert_eq!(touches(&[Rag, Hybrid]), [true, false, false, true]);
    assert_eq!(touches(&[FineTuned, Rag]), [true, false, true, false]);
    assert_eq!(touches(&[FineTuned, Hybrid]), [true, true, true, false]);
}

#[test]
fn every_question_is_looked_at() {
    let seen: Vec<_> =
        rules().flat_map(|rule| rule.when).flat_map(crossover::advice::Condition::looks_at).collect();
    for question in questions() {
        assert!(seen.contains(&question), "{} decides nothing", question.spec().path);
    }
    assert_eq!(questions().count(), 15);
}

#[test]
fn the_table_is_whole() {
    for rule in rules() {
        let id = rule.id;
        assert!(!rule.cited.is_empty() && !rule.effects.is_empty(), "{id}");
        assert!(rule.cited.iter().all(|cited| !cited.title().is_empty()), "{id}");
        assert!(
            rule.why.ends_with('.') && !rule.why.trim_end_matches('.').contains(". "),
            "{id}: one sentence"
        );
        assert!(!rule.finding.ends_with('.'), "{id}");
    }
    for step in STEPS {
        assert!(step.rules.iter().all(|id| rules().any(|rule| rule.id == *id)), "{step:?}");
        assert!(!step.to.is_empty(), "{step:?}");
    }
}

/// An answer of somebody who is not sure is no answer.
#[test]
fn not_sure_is_as_good_as_nothing() {
    for preset in PRESETS {
        for question in questions().map(|question| question.spec().path) {
            let (mut unsure, mut silent) = (preset.scenario(), preset.scenario());
            unsure.set(question, Value::Text("not_sure".to_owned()));
            silent.remove(question);
            let [unsure, silent] = [unsure, silent].map(|scenario| to_json(&advise(&scenario)));
            assert_eq!(unsure, silent, "{} of {}", question, preset.id);
        }
    }
}

/// An answer that is tried does what it does when it is given.
#[test]
fn an_answer_can_be_tried() {
    use crossover::advice::{Given, Judgement};
    let model = model(&careful(""));
    let report = Report::new(&model);
    let situation = Situation::new(&model, &report);
    for (path, text) in [("answers.citations", "required"), ("answers.may_train_on_data", "false")] {
        let question = questions().find(|question| question.spec().path == path).unwrap();
        let tried = Judgement::new(&situation.answering(question, Given::Name(text.to_owned())));
        let mut scenario = careful("");
        scenario.set_text(path, text);
        assert_eq!(tried.strategies, advise(&scenario).strategies, "{path}");
        assert_ne!(tried.strategies, Judgement::new(&situation).strategies, "{path}");
    }
}
