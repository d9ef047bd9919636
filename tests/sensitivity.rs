//! How much the difference between two strategies moves with one input.

mod common;

use common::{assert_close, checked, model, quiet};
use crossover::analysis::{Swing, SwingEnd, swing};
use crossover::field;
use crossover::field::Field;
use crossover::kind::Strategy::{self, FineTuned, PromptOnly, Rag};
use crossover::model::Model;
use crossover::report::{Compared, Reach, Sensitivity, flip};
use crossover::scenario::{Scenario, Value};

/// RAG costs a dollar a query, fine-tuning 60 hours once; 1000 queries a month for 6 months at $50 an hour.
const COSTS: &str = "
    horizon.months = 6
    labour.engineer_usd_per_hour = 50
    [[extra]]
    name = 'each'
    strategies = ['rag']
    usd_per_query = 1
    [[extra]]
    name = 'once'
    strategies = ['fine_tuned']
    hours_once = 60";

#[track_caller]
fn moved(model: &Model, pair: (Strategy, Strategy), field: Field) -> Swing {
    swing(model, pair, field).unwrap_or_else(|| panic!("{} takes no number", field.spec().path))
}

/// The value of an end and the difference there.
#[track_caller]
fn assert_end(end: &SwingEnd, value: f64, difference: f64) {
    assert_close(end.value, value);
    assert_close(*end.difference.as_ref().unwrap_or_else(|reason| panic!("{reason}")), difference);
}

#[test]
fn amounts_by_hand() {
    // Tuning costs 60 · 50 = 3000, RAG 6 · 1000: 3000 less. An hour at $40 or $60 makes it 2400 or 3600.
    let model = model(COSTS);
    let compared = Compared::new(&model, Some((FineTuned, Rag))).unwrap();
    assert_eq!(compared.difference, Ok(-3_000.0));
    let found = moved(&model, compared.pair(), field!("labour.engineer_usd_per_hour"));
    assert_end(&found.low, 40.0, -3_600.0);
    assert_end(&found.high, 60.0, -2_400.0);
    // 800 or 1200 queries for 6 months.
    let found = moved(&model, compared.pair(), field!("workload.queries_per_month"));
    assert_end(&found.low, 800.0, 3_000.0 - 4_800.0);
    assert_end(&found.high, 1_200.0, 3_000.0 - 7_200.0);
    // Whole months: a fifth of 6 is 1.2, which is one.
    let found = moved(&model, compared.pair(), field!("horizon.months"));
    assert_end(&found.low, 5.0, 3_000.0 - 5_000.0);
    assert_end(&found.high, 7.0, 3_000.0 - 7_000.0);
    // The largest change first: volume moves it by 2400, the horizon by 2000, the hour by 1200, and nothing else
    // moves it at all.
    let all = Sensitivity::new(&model, &compared);
    let names: Vec<&str> = all.moving().map(|input| input.field.spec().path).collect();
    assert_eq!(names, ["workload.queries_per_month", "horizon.months", "labour.engineer_usd_per_hour"]);
    assert!(all.inputs.len() > 80 && all.inputs[3..].iter().all(|input| input.change == 0.0));
}

#[test]
fn a_cliff_is_where_it_is() {
    // A prompt of 1000 tokens, all of it from the cache and free, 1000 times in each of 4 months: 4 million
    // tokens. Where 1080 are the fewest that are cached, they cost $1 a million.
    let text = "
        prompt_only = { context_tokens = 1_000, cache_hit_share = 1 }
        models.base.input_usd_per_mtok = 1
        models.base.cached_input_usd_per_mtok = 0
        models.base.min_cacheable_tokens = 900
        [[extra]]
        name = 'once'
        strategies = ['rag']
        usd_once = 1";
    let found = moved(&model(text), (PromptOnly, Rag), field!("models.base.min_cacheable_tokens"));
    assert_end(&found.low, 720.0, -1.0);
    assert_end(&found.high, 1_080.0, 3.0);
    let cliff = flip(&model(text), (PromptOnly, Rag), found.field, Reach::Far).unwrap();
    assert!(cliff.value > 1_000.0 && cliff.value - 1_000.0 < 1e-8, "{cliff:?}");
}

#[test]
fn a_share_near_one_moves_by_what_is_missing() {
    // As above, with a tenth that is not in the cache: 0.4 million tokens; 12 % or 8 % of them.
    let text = "
        prompt_only = { context_tokens = 1_000, cache_hit_share = 0.9 }
        models.base.input_usd_per_mtok = 1
        models.base.cached_input_usd_per_mtok = 0";
    let found = moved(&model(text), (PromptOnly, Rag), field!("prompt_only.cache_hit_share"));
    assert_end(&found.low, 0.88, 0.48);
    assert_end(&found.high, 0.92, 0.32);
    assert!(!found.low.at_limit && !found.high.at_limit);
    let full = model(&text.replace("0.9", "1"));
    let found = moved(&full, (PromptOnly, Rag), found.field);
    assert_eq!((found.low.value, found.high.value, found.low.at_limit), (1.0, 1.0, true));
}

#[test]
fn ends_stay_within_the_field_and_say_so() {
    let model = model(COSTS);
    let at = |path: Field| {
        let Swing { low, high, .. } = moved(&model, (FineTuned, Rag), path);
        ((low.value, low.at_limit), (high.value, high.at_limit))
    };
    // Not less than one retrieval; no chunk less than none; a rate of nothing has no fifth.
    assert_eq!(at(field!("rag.retrieval_rounds")), ((1.0, true), (1.2, false)));
    assert_eq!(at(field!("rag.top_k")), ((0.0, true), (1.0, false)));
    assert_eq!(at(field!("horizon.discount_rate_per_year")), ((0.0, false), (0.0, false)));
    // Never is no cadence of which there is more or less; of one a month there is no less.
    let every = |months: u8| {
        let text = format!("fine_tuning.retraining.every_months = {months}");
        let Swing { low, high, .. } =
            moved(&common::model(&text), (FineTuned, Rag), field!("fine_tuning.retraining.every_months"));
        (low.value, high.value)
    };
    assert_eq!([0, 1, 2, 12].map(every), [(0.0, 0.0), (1.0, 2.0), (1.0, 3.0), (10.0, 14.0)]);
}

#[test]
fn a_range_that_is_given_takes_the_place_of_the_fifth() {
    let ranges = "
        [[uncertainty.ranges]]
        field = 'labour.engineer_usd_per_hour'
        low = 30
        high = 200
        shape = 'lognormal'";
    let found =
        moved(&model(&[COSTS, ranges].concat()), (FineTuned, Rag), field!("labour.engineer_usd_per_hour"));
    assert!(found.ranged);
    assert_end(&found.low, 30.0, 1_800.0 - 6_000.0);
    assert_end(&found.high, 200.0, 12_000.0 - 6_000.0);
}

#[test]
fn an_end_at_which_one_cannot_run_has_a_reason_and_no_number() {
    // The window holds answers of 500 tokens, and a fifth more than 450 is 540.
    let window = "models.tuned.context_window_tokens = 500\nworkload.answer_tokens = 450";
    let windows = model(&[window, COSTS].concat());
    let found = moved(&windows, (FineTuned, Rag), field!("workload.answer_tokens"));
    assert!(found.low.difference.is_ok());
    let reason = found.high.difference.unwrap_err();
    assert!(reason.starts_with("Fine-tuning cannot run: a call needs 540 tokens"), "{reason}");
    // A fifth more than 450 tokens of overlap is more than a chunk has.
    let overlap = model("rag.chunking.overlap_tokens = 450");
    let found = moved(&overlap, (FineTuned, Rag), field!("rag.chunking.overlap_tokens"));
    let reason = found.high.difference.unwrap_err();
    assert!(reason.contains("less than rag.chunking.chunk_tokens, 500"), "{reason}");
    let compared = Compared::new(&windows, Some((FineTuned, Rag))).unwrap();
    let json = crossover::report::to_json(&Sensitivity::new(&windows, &compared));
    assert!(
        json.contains("\"difference_at_high_usd\":null,\"reason_at_high\":\"Fine-tuning cannot run"),
        "{json}"
    );
}

/// A base model whose price is announced to double from the second month on.
fn announced(changes: &str) -> Scenario {
    let mut scenario = quiet(changes);
    scenario.set("models.base.catalog", Value::Text("google/gemini-3.8-flash".to_owned()));
    scenario.set("workload.question_tokens", Value::Number(1_000.0));
    scenario.remove("models.base.input_usd_per_mtok");
    scenario
}

#[test]
fn a_price_with_announced_changes_is_scaled_as_a_path() {
    // 1000 questions of 1000 tokens: a million tokens a month, at $0.75 in December 2026 and $1.50 in the three
    // months after it, $5.25 in all. A fifth less of the path is $4.20, a fifth more $6.30.
    let once = "
        [[extra]]
        name = 'once'
        strategies = ['fine_tuned']
        usd_once = 6";
    let model = checked(&announced(once)).unwrap();
    let (pair, input) = ((FineTuned, Rag), field!("models.base.input_usd_per_mtok"));
    let compared = Compared::new(&model, Some(pair)).unwrap();
    assert_close(compared.difference.clone().unwrap(), 6.0 - 5.25);
    let found = moved(&model, pair, input);
    assert_end(&found.low, 0.6, 6.0 - 4.2);
    assert_end(&found.high, 0.9, 6.0 - 6.3);
    // With the present value nothing moves; written, it would hold in all months: 4 · 0.75.
    let difference = |model: &Model| Compared::new(model, Some(pair)).unwrap().difference.unwrap();
    assert_eq!(difference(&model.moved(&[(input, 0.75)]).unwrap()), 6.0 - 5.25);
    assert_close(difference(&model.with(input, 0.75).unwrap()), 6.0 - 3.0);
    // 7 p = 6: the order changes where the first month's price is 6/7.
    let level = flip(&model, pair, input, Reach::Far).unwrap();
    assert!((level.value * 7.0 / 6.0 - 1.0).abs() < 1e-8 && level.above, "{level:?}");
    let all = Sensitivity::new(&model, &compared);
    let scaled: Vec<&str> = all.inputs.iter().filter(|i| i.scaled).map(|i| i.field.spec().path).collect();
    assert!(scaled.contains(&"models.base.input_usd_per_mtok"), "{scaled:?}");
}

#[test]
fn what_follows_a_price_follows_its_path() {
    // Without a price of its own what is written to the cache costs what input does: a prompt of 1000 tokens that
    // is never found there costs the same as a question of 1000.
    let text = "prompt_only = { context_tokens = 1_000, cache_hit_share = 0 }\nrag.enabled = true";
    let mut scenario = announced(text);
    scenario.set("workload.question_tokens", Value::Number(0.0));
    let model = checked(&scenario).unwrap();
    let field = field!("models.base.input_usd_per_mtok");
    let found = moved(&model, (PromptOnly, Rag), field);
    assert_end(&found.low, 0.6, 4.2);
    assert_end(&found.high, 0.9, 6.3);
}
