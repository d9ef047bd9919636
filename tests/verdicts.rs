//! The headline in each of its forms, from scenarios with plain amounts: $1 a query of RAG at 1000 queries a
//! month for four months, against what the other strategy is made to cost.

mod common;

use common::report;
use crossover::report::verdict;

const WITHOUT_OTHERS: &str = "
    prompt_only.enabled = false
    hybrid.enabled = false
    staged.enabled = false";

/// A row of costs of one strategy.
fn row(strategy: &str, amounts: &str) -> String {
    format!("\n[[extra]]\nstrategies = ['{strategy}']\n{amounts}")
}

/// RAG at $1 a query against fine-tuning at `amounts`, a row each, and `changes`.
fn against_rag(changes: &str, amounts: &[&str]) -> String {
    let rows: String = amounts.iter().map(|amounts| row("fine_tuned", amounts)).collect();
    format!("{WITHOUT_OTHERS}\n{changes}{}{rows}", row("rag", "usd_per_query = 1"))
}

#[track_caller]
fn assert_says(changes: &str, sentence: &str) -> String {
    let verdict = verdict(&report(changes));
    assert_eq!(verdict.sentence.text(), sentence);
    verdict.detail.text()
}

#[test]
fn it_pays_back() {
    // $1500 are 1.5 months of RAG; over four months 375 queries a month.
    let detail = assert_says(
        &against_rag("", &["usd_once = 1500"]),
        "Fine-tuning is cheapest: it pays back against RAG in January 2027, from 375 queries a month up, and \
         0% of its cost is people's hours.",
    );
    assert!(detail.contains("costs $1.5k and RAG $4.0k"), "{detail}");
}

#[test]
fn it_pays_back_and_loses_again() {
    // At the start of month 3 RAG has cost 2000, fine-tuning 1500 and another 800: again ahead at 2.3.
    let loses = against_rag("", &["usd_once = 1500", "usd_once = 800\nmonths = [3]"]);
    let detail = assert_says(
        &loses,
        "Fine-tuning is cheapest: it pays back against RAG in January 2027, from 575 queries a month up, and \
         0% of its cost is people's hours.",
    );
    assert!(detail.contains("falls behind"), "{detail}");
    // 3000 more at the beginning of month 4 are never made up for: 4.3 against 5.3 thousand.
    assert_says(
        &against_rag("", &["usd_once = 1500", "usd_once = 3800\nmonths = [4]"]),
        "RAG is cheapest: fine-tuning is ahead for a while but ends behind after 4 months at 1k queries a \
         month; from 1.33k queries a month up it would end ahead.",
    );
}

#[test]
fn it_never_pays_back_here() {
    assert_says(
        &against_rag("", &["usd_once = 10_000"]),
        "RAG is cheapest: fine-tuning never pays back within 4 months at 1k queries a month; from 2.5k queries \
         a month up it would pay back.",
    );
}

#[test]
fn it_never_pays_back_at_any_volume() {
    assert_says(
        &against_rag("", &["usd_per_query = 2"]),
        "RAG is cheapest at any volume up to 1bn queries a month; 0% of its cost is people's hours.",
    );
}

#[test]
fn it_is_cheaper_from_the_first_day() {
    let upkeep = row("rag", "usd_per_month = 10");
    assert_says(
        &(against_rag("", &["usd_per_query = 0.5"]) + &upkeep),
        "Fine-tuning is cheapest from the first day and at any volume; 0% of its cost is people's hours.",
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

#[test]
fn it_pays_back_in_several_ranges_of_volume() {
    let prompting = row("prompt_only", "usd_per_query = 0.010428571428571429");
    let at = |volume: u32, least: u32| {
        let changed = REPLICAS.replace("min_replicas = 0", &format!("min_replicas = {least}"));
        format!("{changed}\nworkload.queries_per_month = {volume}{prompting}")
    };
    assert_says(
        &at(80_000, 0),
        "Fine-tuning is cheapest: it costs less than prompt only from the first day, in 3 ranges of volume, \
         and 0% of its cost is people's hours.",
    );
    assert_says(
        &at(80_000, 2),
        "Prompt only is cheapest: fine-tuning never pays back within 4 months at 80k queries a month; between \
         140k and 200k queries a month and again from 210k queries a month up it would pay back.",
    );
}

/// Half of the questions need knowledge that changes, and a tenth may stay unanswered.
const UNFIT: &str = "knowledge = { documents = 10, question_share = 0.5, unanswered_limit = 0.1 }";

#[test]
fn the_cheapest_is_unfit() {
    assert_says(
        &format!(
            "fine_tuning.enabled = false\nhybrid.enabled = false\nstaged.enabled = false\n{UNFIT}{}",
            row("rag", "usd_per_query = 1")
        ),
        "RAG is cheapest of what fits: prompt only costs $4.0k less but cannot answer 35% of questions.",
    );
}

#[test]
fn nothing_fits() {
    assert_says(
        &format!("rag.enabled = false\nhybrid.enabled = false\nstaged.enabled = false\n{UNFIT}"),
        "No strategy fits (prompt only: it leaves 35% of queries without their knowledge; at most 10% are \
         allowed; fine-tuning: it leaves 20% of queries without their knowledge; at most 10% are allowed); the \
         nearest is fine-tuning, for $0.",
    );
}

#[test]
fn one_is_the_only_choice_left() {
    assert_says(
        &format!(
            "{WITHOUT_OTHERS}\nworkload.question_tokens = 100\nmodels.tuned.context_window_tokens = 99{}",
            row("rag", "usd_per_query = 1")
        ),
        "RAG is the only choice left: fine-tuning is infeasible, because a call needs 100 tokens in month 1, and \
         the context window of models.tuned holds 99.",
    );
    assert_says(
        &format!("{WITHOUT_OTHERS}\nfine_tuning.enabled = false"),
        "RAG is the only strategy that is enabled.",
    );
}

#[test]
fn there_is_nothing_to_compare() {
    assert_says(WITHOUT_OTHERS, "Fine-tuning and RAG cost the same.");
    assert_says(
        &against_rag("workload.queries_per_month = 0", &["usd_once = 1500"]),
        "Without any queries RAG costs least, $0; what pays back depends on how many there are.",
    );
    assert_says(
        &format!("{WITHOUT_OTHERS}\nrag.enabled = false\nfine_tuning.enabled = false"),
        "No strategy is enabled: enable at least one to see what it costs.",
    );
}
