//! What is published of many draws.

use crossover::kind::Strategy;
use crossover::model::Model;
use crossover::report::{
    AskedDraws, Report, Uncertainty, answer, draws_csv, how_sure, to_json, to_markdown, to_text,
    uncertain_run, uncertainty_text,
};
use crossover::scenario::Scenario;

use super::common::{model, report};
use super::{TWO_COSTS, range, run};

fn support_desk() -> Model {
    let text = std::fs::read_to_string("tests/uncertain/support-desk.toml").unwrap();
    Model::try_from(&Scenario::from_toml(&text).unwrap()).unwrap()
}

fn asked(samples: u32) -> AskedDraws {
    AskedDraws { samples, ..AskedDraws::default() }
}

#[test]
fn a_result_reads_as_it_did() {
    let model = support_desk();
    let report = Report::new(&model);
    let mut run = uncertain_run(&model, &report, asked(1_024)).unwrap();
    run.finish();
    let result = Uncertainty::new(&run);
    // One key a line, so that a change shows where it is.
    insta::assert_snapshot!("json", to_json(&result).replace(",\"", ",\n\""));
    let document = uncertainty_text(&result, &result.title);
    insta::assert_snapshot!("text", to_text(&document, false));
    insta::assert_snapshot!("markdown", to_markdown(&document));
    let csv = draws_csv(&run);
    insta::assert_snapshot!("csv", csv.lines().take(4).collect::<Vec<_>>().join("\n"));
    assert_eq!(csv.lines().count(), 1_025);
}

#[test]
fn shares_add_up_and_percentiles_are_in_order() {
    let run = run(&support_desk(), 2_048, 3);
    let result = Uncertainty::new(&run);
    let total: f64 = result.probability_cheapest.iter().map(|(_, share)| share).sum();
    assert!((total - 1.0).abs() < 1e-12);
    for (_, costs) in result.strategies.iter() {
        let all = [costs.p5_usd, costs.p25_usd, costs.p50_usd, costs.p75_usd, costs.p95_usd];
        assert!(all.map(Option::unwrap).is_sorted());
    }
    // Prompt only leaves 0.4 · (1 − 0.3) = 28% without their knowledge; 15% are allowed.
    let prompt = result.strategies.get(&Strategy::PromptOnly).unwrap();
    assert_eq!((prompt.unfit_share, prompt.infeasible_share), (1.0, 0.0));
    assert_eq!(result.probability_cheapest.get(&Strategy::PromptOnly), Some(&0.0));
    let found = result.break_even.unwrap();
    assert!(found.never_share <= found.never_lasting_share);
    assert_eq!(result.difference_by_month.len(), 37);
    assert!(result.evppi.is_sorted_by(|a, b| a.usd >= b.usd));
}

#[test]
fn the_last_month_of_the_difference_is_that_of_the_present_values() {
    let run = run(&support_desk(), 512, 1);
    let (rag, tuned) = (&run.draws().costs[1], &run.draws().costs[2]);
    let last = run.draws().differences.iter().skip(36).step_by(37);
    for ((difference, rag), tuned) in last.zip(rag).zip(tuned) {
        assert!((difference - (tuned - rag)).abs() < 1e-6);
    }
    let ahead = rag.iter().zip(tuned).filter(|(rag, tuned)| tuned < rag).count();
    assert_eq!(run.draws().ahead[35] as usize, ahead);
}

#[test]
fn slices_come_to_the_same_as_all_at_once_and_show_something_early() {
    let model = support_desk();
    let report = Report::new(&model);
    let whole = {
        let mut run = uncertain_run(&model, &report, asked(1_000)).unwrap();
        run.finish();
        to_json(&Uncertainty::new(&run))
    };
    let mut sliced = uncertain_run(&model, &report, asked(1_000)).unwrap();
    assert!(Uncertainty::new(&sliced).strategies.get(&Strategy::Rag).unwrap().mean_usd.is_none());
    assert!(sliced.step(64));
    let early = Uncertainty::new(&sliced);
    assert!(early.strategies.get(&Strategy::Rag).unwrap().p50_usd.unwrap() > 0.0);
    assert!(early.evppi.is_empty() && (sliced.progress() - 0.064).abs() < 1e-12);
    while sliced.step(77) {}
    assert_eq!(to_json(&Uncertainty::new(&sliced)), whole);
}

#[test]
fn a_strategy_that_cannot_run_in_some_draws_is_not_valued() {
    // The longest call holds 5 · 500 tokens of context or more; the window holds 2 000 to 4 000.
    let rows = "rag.top_k = 6\nknowledge.documents = 10\n".to_owned()
        + &range("models.base.context_window_tokens", 2_000.0, 4_000.0, "uniform");
    let result = Uncertainty::new(&run(&model(&rows), 1_024, 1));
    let rag = result.strategies.get(&Strategy::Rag).unwrap();
    // 6 chunks of 500 tokens: it cannot run below 3 000 tokens, in half of the draws.
    assert!((rag.infeasible_share - 0.5).abs() < 0.01, "{}", rag.infeasible_share);
    let found = result.break_even.unwrap();
    assert!(found.never_share >= 0.49, "a draw in which RAG cannot run has no break-even");
    assert_eq!(result.evpi_usd, Some(0.0), "nothing else costs anything");
}

#[test]
fn the_answer_says_how_sure_it_is() {
    let rows = TWO_COSTS.to_owned()
        + &range("extra.1.usd_once", 1e4, 4e4, "uniform")
        + &range("extra.2.usd_once", 1e4, 2e4, "uniform");
    let model = model(&rows);
    // P(tuned < RAG): RAG lies above 20 000 in two of three draws, else it is even: 2/3 + 1/6 = 83%.
    let sentence = how_sure(&model, &Report::new(&model)).unwrap().text();
    assert_eq!(
        sentence,
        "But fine-tuning is probably cheapest: in 83% of draws, paying back against RAG in December 2026, \
         in 17% of draws never."
    );
    let document = to_text(&answer(&model, &Report::new(&model), "x"), false);
    assert!(document.contains("But fine-tuning is probably cheapest: in 83% of draws"), "{document}");
}

#[test]
fn an_extra_row_goes_by_its_name() {
    let rows = TWO_COSTS.to_owned()
        + &range("extra.1.usd_once", 1e4, 4e4, "uniform")
        + &range("extra.2.usd_once", 1e4, 2e4, "uniform");
    let result = Uncertainty::new(&run(&model(&rows), 1_024, 1));
    let names: Vec<String> = result.ranges.iter().map(|range| result.input_title(range)).collect();
    let of = |row: usize| format!("Once ({})", result.extras[row]);
    assert_eq!(names, [of(0), of(1)]);
    assert!(result.extras.iter().all(|name| !name.is_empty()), "{:?}", result.extras);
    let text = to_text(&uncertainty_text(&result, "x"), false).replace('\n', " ");
    assert!(text.contains(&format!("A pilot that pins down the once ({})", result.extras[0])), "{text}");
    assert!(text.contains("; for good "), "{text}");
}

#[test]
fn without_ranges_nothing_is_said_of_them() {
    let model = model("");
    assert_eq!(how_sure(&model, &report("")), None);
    let problems = uncertain_run(&model, &report(""), asked(10)).unwrap_err().to_string();
    assert!(problems.contains("uncertainty.ranges: found nothing"), "{problems}");
    assert!(problems.contains("samples: found 10; allowed is 64 to 1000000"), "{problems}");
}

#[test]
fn whoever_is_named_is_compared() {
    use Strategy::{FineTuned, Hybrid, Rag, Staged};
    let model = support_desk();
    let report = Report::new(&model);
    let named = |challenger, incumbent| {
        let asked = AskedDraws { challenger, incumbent, ..asked(64) };
        uncertain_run(&model, &report, asked).map(|run| run.question().pair())
    };
    assert_eq!(named(None, None).unwrap(), Some((FineTuned, Rag)));
    assert_eq!(named(Some(Hybrid), None).unwrap(), Some((Hybrid, Rag)));
    assert_eq!(named(None, Some(Staged)).unwrap(), Some((Rag, Staged)));
    assert!(named(Some(Rag), Some(Rag)).unwrap_err().to_string().contains("another strategy"));
}
