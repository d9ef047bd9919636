//! Every way in which the answer is put, in one sentence and in a few words.

mod common;

use common::report;
use crossover::report::{short_verdict, verdict};

const TWO: &str = "prompt_only.enabled = false\nhybrid.enabled = false\nstaged.enabled = false\n";
/// RAG pays $0.01 for each of a thousand queries, and nothing else.
const CALLS: &str = "rag.system_prompt_tokens = 1_000\nmodels.base.input_usd_per_mtok = 10.0\n";
/// Half of the questions need the corpus, of which tuning keeps a tenth; RAG takes an hour to set up.
const CORPUS: &str =
    "knowledge.question_share = 0.5\nrag.setup_hours = 1\nfine_tuning.corpus_coverage = 0.1\n";

#[track_caller]
fn assert_says(changes: &str, sentence: &str, short: &str) {
    let report = report(&format!("{TWO}{changes}"));
    assert_eq!(verdict(&report).sentence.text(), sentence);
    assert_eq!(short_verdict(&report).text(), short);
}

#[test]
fn it_pays_back() {
    assert_says(
        &format!("{CALLS}fine_tuning.setup_hours = 0.2"),
        "Fine-tuning is cheapest: it pays back against RAG in February 2027, from 500 queries a month up, \
         and 100% of its cost is people's hours.",
        "Fine-tuned $20.00 · pays back 2027-02",
    );
}

#[test]
fn it_falls_behind_again() {
    // The retraining of month 3 costs $15: at τ 2, $20 of RAG stand against $10 and then $25.
    let retraining =
        "fine_tuning.retraining.every_months = 2\nfine_tuning.retraining.engineering_hours = 0.15";
    let changes = format!("{CALLS}fine_tuning.setup_hours = 0.1\n{retraining}");
    assert_says(
        &changes,
        "Fine-tuning is cheapest: it pays back against RAG in January 2027, from 625 queries a month up, \
         and 100% of its cost is people's hours.",
        "Fine-tuned $25.00 · pays back 2027-01",
    );
    assert_eq!(
        verdict(&report(&format!("{TWO}{changes}"))).detail.text(),
        "Over 4 months fine-tuning costs $25.00 and RAG $40.00. In February 2027 it falls behind through a \
         retraining, and leads again within the month. You start at 1k queries a month.",
    );
}

#[test]
fn it_ends_behind() {
    // Ahead from τ 1 on; the retraining of month 4 makes $60 of it, and RAG ends at $40.
    let retraining =
        "fine_tuning.retraining.every_months = 3\nfine_tuning.retraining.engineering_hours = 0.5";
    assert_says(
        &format!("{CALLS}fine_tuning.setup_hours = 0.1\n{retraining}"),
        "RAG is cheapest: fine-tuning is ahead for a while but ends behind after 4 months at 1k queries a \
         month; from 1.5k queries a month up it would end ahead.",
        "RAG $40.00 · fine-tuning ends behind",
    );
}

#[test]
fn it_never_pays_back_at_this_volume() {
    assert_says(
        &format!("{CALLS}fine_tuning.setup_hours = 2"),
        "RAG is cheapest: fine-tuning never pays back within 4 months at 1k queries a month; from 5k \
         queries a month up it would pay back.",
        "RAG $40.00 · fine-tuning never pays back",
    );
}

#[test]
fn it_is_cheapest_always_or_never() {
    assert_says(
        CALLS,
        "Fine-tuning is cheapest from the first day and at any volume; 0% of its cost is people's hours.",
        "Fine-tuned $0 · from the first day",
    );
    assert_says(
        "fine_tuning.setup_hours = 1",
        "RAG is cheapest at any volume up to 1bn queries a month; 0% of its cost is people's hours.",
        "RAG $0 · fine-tuning never pays back",
    );
}

#[test]
fn the_cheapest_does_not_fit() {
    assert_says(
        CORPUS,
        "RAG is cheapest of what fits: fine-tuning costs $100 less but cannot answer 45% of questions.",
        "RAG $100 · cheapest of what fits",
    );
}

#[test]
fn nothing_fits() {
    assert_says(
        &format!("{CORPUS}rag.enabled = false"),
        "No strategy fits (fine-tuning: it leaves 45% of queries without their knowledge; at most 25% are \
         allowed); the nearest is fine-tuning, for $0.",
        "No strategy fits",
    );
}

#[test]
fn one_is_left() {
    assert_says(
        "rag.enabled = false\nfine_tuning.setup_hours = 1",
        "Fine-tuning is the only strategy that is enabled.",
        "Fine-tuned $100 · the only choice",
    );
    // The other one's prompt is longer than what its model reads.
    assert_says(
        "models.tuned.context_window_tokens = 100\nfine_tuning.system_prompt_tokens = 200",
        "RAG is the only choice left: fine-tuning is infeasible, because a call needs 200 tokens in month \
         1, and the context window of the tuned model holds 100.",
        "RAG $0 · the only choice",
    );
}

#[test]
fn there_is_nothing_to_compare() {
    assert_says("", "Fine-tuning and RAG cost the same.", "RAG $0 · like fine-tuning");
    assert_says(
        "workload.queries_per_month = 0",
        "Without any queries RAG costs least, $0; what pays back depends on how many there are.",
        "RAG $0 · no queries yet",
    );
    assert_says(
        "rag.enabled = false\nfine_tuning.enabled = false",
        "No strategy is enabled: enable at least one to see what it costs.",
        "No strategy is enabled",
    );
}

/// A replica of the tuned model takes 100 000 queries a month for what 70 000 cost without it.
const REPLICAS: &str = "
    rag.enabled = false
    hybrid.enabled = false
    staged.enabled = false
    workload = { answer_tokens = 2628, peak_to_mean = 1 }
    models.tuned = { kind = 'dedicated', replica_usd_per_hour = 1, decode_tokens_per_second = 100 }
    models.tuned = { target_utilisation = 1, min_replicas = 0 }";

const PROMPTING: &str = "[[extra]]\nstrategies = ['prompt_only']\nusd_per_query = 0.010428571428571429";

#[test]
fn it_pays_back_in_several_ranges_of_volume() {
    let at = |volume: u32, least: u32| {
        let changed = REPLICAS.replace("min_replicas = 0", &format!("min_replicas = {least}"));
        format!("{changed}\nworkload.queries_per_month = {volume}\n{PROMPTING}")
    };
    assert_sentence(
        &at(80_000, 0),
        "Fine-tuning is cheapest: it costs less than prompt only from the first day, in 3 ranges of volume, \
         and 0% of its cost is people's hours.",
    );
    assert_sentence(
        &at(80_000, 2),
        "Prompt only is cheapest: fine-tuning never pays back within 4 months at 80k queries a month; between \
         140k and 200k queries a month and again from 210k queries a month up it would pay back.",
    );
}

#[track_caller]
fn assert_sentence(changes: &str, sentence: &str) {
    assert_eq!(verdict(&report(changes)).sentence.text(), sentence);
}
