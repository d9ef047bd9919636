//! Where in one input the cheaper of two strategies changes.

mod common;

use common::model;
use crossover::field;
use crossover::field::{Field, Shape, all};
use crossover::kind::Strategy::{FineTuned, Rag};
use crossover::model::Model;
use crossover::preset::PRESETS;
use crossover::report::{
    Compared, Flip, FlipSearch, FlipWords, Flips, Reach, Report, answer, flip, flips_text, nearest_flip,
    numeric_inputs, summary, to_text, verdict,
};
use crossover::scenario::Scenario;

/// RAG costs a dollar a query, fine-tuning 60 hours once; nothing else costs anything.
const COSTS: &str = "
    [[extra]]
    name = 'each'
    strategies = ['rag']
    usd_per_query = 1
    [[extra]]
    name = 'once'
    strategies = ['fine_tuned']
    hours_once = 60";

/// These costs over 6 months, with an hour at $50 and `changes` on top.
fn hours(changes: &str) -> Model {
    let usual = "horizon.months = 6\nlabour.engineer_usd_per_hour = 50\n";
    model(&[usual, changes, COSTS].concat())
}

fn near(model: &Model, field: Field) -> Option<Flip> {
    flip(model, (FineTuned, Rag), field, Reach::Near)
}

fn far(model: &Model, field: Field) -> Option<Flip> {
    flip(model, (FineTuned, Rag), field, Reach::Far)
}

fn words(flip: Option<Flip>) -> (String, String) {
    let Some(flip) = flip else { panic!("there is no flip") };
    let FlipWords { short, sentence, .. } = FlipWords::new(&flip);
    (short, sentence)
}

/// Equal but for what counts as no difference between two costs, a relative 1e-9.
#[track_caller]
fn assert_at(found: f64, expected: f64) {
    assert!((found / expected - 1.0).abs() < 5e-8, "found {found}, expected {expected}");
}

const ENGINEER: Field = field!("labour.engineer_usd_per_hour");
const QUERIES: Field = field!("workload.queries_per_month");

#[test]
fn an_amount_by_hand() {
    // RAG comes to 6 · 1000, tuning to 60 · 50 = 3000: level at $100 an hour, twice the present rate.
    let found = near(&hours(""), ENGINEER).unwrap();
    assert_at(found.value, 100.0);
    assert!(found.value > 100.0 && found.above && found.cheaper == Rag && !found.alone);
    let said = words(Some(found));
    assert_eq!(said, ("RAG > $100".to_owned(), "RAG is cheaper above $100 an hour".to_owned()));
    // 6 q = 3000 at 500 queries, half the present volume.
    let found = near(&hours(""), QUERIES).unwrap();
    assert_at(found.value, 500.0);
    assert!(found.value < 500.0 && !found.above && found.cheaper == Rag);
    let said = words(Some(found));
    assert_eq!(said, ("RAG < 500".to_owned(), "RAG is cheaper below 500 queries a month".to_owned()));
    // At $200 RAG is the cheaper one, and the order changes below; at 1000 queries from 2000 on.
    let dear = "labour.engineer_usd_per_hour = 200";
    assert_eq!(words(near(&hours(dear), ENGINEER)).0, "Tuned < $100");
    let (short, sentence) = words(near(&hours(dear), QUERIES));
    assert_eq!(
        (&*short, &*sentence),
        ("Tuned > 2,000", "Fine-tuning is cheaper above 2,000 queries a month")
    );
}

#[test]
fn the_order_of_the_pair_does_not_matter() {
    let model = hours("");
    assert_eq!(flip(&model, (Rag, FineTuned), ENGINEER, Reach::Near), near(&model, ENGINEER));
}

#[test]
fn within_a_factor_of_five_or_as_far_as_the_field_goes() {
    // Level at $100: five times 20.01, more than five times 19.99.
    let at = |rate: f64| hours(&format!("labour.engineer_usd_per_hour = {rate}"));
    assert_at(near(&at(20.01), ENGINEER).unwrap().value, 100.0);
    assert_eq!(near(&at(19.99), ENGINEER), None);
    assert_at(far(&at(19.99), ENGINEER).unwrap().value, 100.0);
    assert_at(far(&at(0.0), ENGINEER).unwrap().value, 100.0);
    assert_at(near(&at(499.0), ENGINEER).unwrap().value, 100.0);
    assert_eq!(near(&at(501.0), ENGINEER), None);
    assert_at(far(&at(1e9), ENGINEER).unwrap().value, 100.0);
}

#[test]
fn a_whole_number_by_hand() {
    // RAG has cost 1000, 2000, 3000 after so many months: level with 3000 in the third, behind it in the second.
    let horizon = field!("horizon.months");
    let found = near(&hours(""), horizon).unwrap();
    assert_eq!((found.value, found.above, found.cheaper), (2.0, false, Rag));
    let said = words(Some(found));
    assert_eq!(said, ("RAG ≤ 2".to_owned(), "RAG is cheaper at 2 months or less".to_owned()));
    // A single one has a word of its own: tuning for $1500 is level after a month and a half.
    let cheap = "labour.engineer_usd_per_hour = 25\nhorizon.months = 5";
    let (_, sentence) = words(near(&hours(cheap), horizon));
    assert_eq!(sentence, "RAG is cheaper at 1 month or less");
}

#[test]
fn a_rate_by_hand() {
    // Over 2 months RAG comes to 1000 + 1000 (1 + g), tuning to 2100: level at a growth of 10 %.
    let two = "workload.growth = { kind = 'compound', per_month = 0.02 }\nlabour.engineer_usd_per_hour = 35\nhorizon.months = 2";
    let growth = field!("workload.growth.per_month", "compound");
    let found = near(&hours(two), growth).unwrap();
    assert_at(found.value, 0.1);
    let said = words(Some(found));
    assert_eq!(said, ("Tuned > 10%".to_owned(), "Fine-tuning is cheaper above 10% a month".to_owned()));
    // From −1 % it is eleven points away.
    let shrinking = hours(&two.replace("0.02", "-0.01"));
    assert_eq!(near(&shrinking, growth), None);
    assert_at(far(&shrinking, growth).unwrap().value, 0.1);
}

#[test]
fn nothing_that_is_not_there() {
    let model = hours("");
    // It plays no part in either; it takes no part; it is no number; both cost the same.
    assert_eq!(far(&model, field!("labour.expert_usd_per_hour")), None);
    assert_eq!(far(&model, field!("models.base.replica_usd_per_hour")), None);
    assert_eq!(far(&model, field!("horizon.start")), None);
    assert_eq!(far(&model, field!("extra.*.usd_once")), None);
    assert_eq!(far(&common::model(""), QUERIES), None);
}

#[test]
fn a_step_is_found_where_it_is() {
    // A replica does 730 · 3600 · 0.6 = 1,576,800 seconds a month; a query of 1 token at a token a second
    // takes one. 4 months of one replica at $1 cost 2920, of two 5840; RAG costs 4 · 1000.
    let store = "
        rag.store.usd_per_month = 1_000
        workload.queries_per_month = 1_000_000
        workload.answer_tokens = 1
        workload.peak_to_mean = 1
        models.tuned = { kind = 'dedicated', replica_usd_per_hour = 1, decode_tokens_per_second = 1, target_utilisation = 0.6 }";
    let found = near(&model(store), QUERIES).unwrap();
    assert!(
        (found.value / 1_576_800.0 - 1.0).abs() < 1e-8 && found.above && found.cheaper == Rag,
        "{found:?}"
    );
}

#[test]
fn the_nearer_of_two() {
    // The horizon changes the order both ways: RAG costs 1000 a month, tuning 3000 once and 4000 more in
    // month 5. RAG is cheaper for 1, 2, 5 and 6 months, level in months 3 and 7, tuning in month 4.
    let again = "
        [[extra]]
        name = 'again'
        strategies = ['fine_tuned']
        usd_once = 4_000
        months = [5]";
    let at = |months: u8| {
        let model = hours(&[&format!("horizon.months = {months}"), again].concat());
        near(&model, field!("horizon.months")).map(|flip| flip.value)
    };
    assert_eq!([2, 4, 6, 9].map(at), [Some(4.0), Some(5.0), Some(8.0), Some(6.0)]);
}

#[test]
fn no_month_is_left_out() {
    // RAG costs 1000 a month, tuning 30,000 once and 4000 in month 33: of the months around only that one is
    // RAG's, level in month 34.
    let costs = "
        horizon.months = 40
        [[extra]]
        name = 'each'
        strategies = ['rag']
        usd_per_query = 1
        [[extra]]
        name = 'once'
        strategies = ['fine_tuned']
        usd_once = 30_000
        [[extra]]
        name = 'again'
        strategies = ['fine_tuned']
        usd_once = 4_000
        months = [33]";
    assert_eq!(near(&model(costs), field!("horizon.months")).unwrap().value, 33.0);
}

#[test]
fn the_nearer_of_two_between_the_same_points() {
    // One replica for 4 months costs 2920, two from 1,576,800 queries on 5840. RAG costs 2920 at 1.5 million
    // and in proportion elsewhere: tuning is the cheaper one in between only.
    let text = "
        workload.answer_tokens = 1
        workload.peak_to_mean = 1
        models.tuned = { kind = 'dedicated', replica_usd_per_hour = 1, decode_tokens_per_second = 1, target_utilisation = 0.6 }
        [[extra]]
        name = 'each'
        strategies = ['rag']
        usd_per_query = 0.000_486_666_666_666_667";
    let at = |queries: u32| {
        near(&model(&format!("workload.queries_per_month = {queries}\n{text}")), QUERIES).unwrap().value
    };
    assert_at(at(1_540_000), 1_576_800.0);
    assert_at(at(1_530_000), 1_500_000.0);
}

#[test]
fn one_that_cannot_run_is_not_cheaper() {
    // Tuning is cheaper, and cannot answer beyond its window: above 500 tokens RAG is the only choice.
    let windows = "models.tuned.context_window_tokens = 500\nworkload.answer_tokens = 200";
    let answer = field!("workload.answer_tokens");
    let found = near(&hours(windows), answer).unwrap();
    assert_at(found.value, 500.0);
    assert!(found.alone && found.cheaper == Rag);
    let said = words(Some(found));
    assert_eq!(said, ("RAG > 500".to_owned(), "Only RAG can run above 500 tokens".to_owned()));
    assert_eq!(flip(&hours(windows), (Rag, FineTuned), answer, Reach::Near), Some(found));
    // Where tuning cannot run yet, it is the cheaper one as soon as it can.
    let long = near(&hours(&windows.replace("200", "600")), answer).unwrap();
    assert_at(long.value, 500.0);
    assert_eq!((long.above, long.cheaper, long.alone), (false, FineTuned, false));
    // With both windows there is no choice left, and nobody is cheaper.
    let both = [windows, "\nmodels.base.context_window_tokens = 500"].concat();
    assert_eq!(near(&hours(&both), answer), None);
}

#[test]
fn the_end_of_a_range_is_said_to_belong_to_it() {
    let found = Flip {
        field: field!("rag.cache_hit_share"),
        present: 0.5,
        value: 0.999_999,
        above: true,
        cheaper: Rag,
        alone: false,
    };
    assert_eq!(words(Some(found)).0, "RAG ≥ 100%");
    let found = Flip { value: 0.0, above: false, ..found };
    assert_eq!(words(Some(found)), ("RAG ≤ 0%".to_owned(), "RAG is cheaper at 0% or less".to_owned()));
}

#[test]
fn changes_in_the_words_of_their_field() {
    let change = |field: Field, present: f64, value: f64| {
        let flip = Flip { field, present, value, above: value > present, cheaper: Rag, alone: false };
        FlipWords::new(&flip).change
    };
    let every = field!("fine_tuning.retraining.every_months");
    let cases = [
        (change(field!("rag.top_k"), 5.0, 3.0), "with 3 chunks instead of 5"),
        (change(field!("rag.top_k"), 5.0, 1.0), "with 1 chunk instead of 5"),
        (change(every, 6.0, 9.0), "if you were to retrain every 9 months"),
        (change(every, 6.0, 1.0), "if you were to retrain every month"),
        (change(every, 6.0, 0.0), "if you were never to retrain"),
        (
            change(field!("rag.embedding.reindex_every_months"), 0.0, 2.0),
            "if you were to re-index every 2 months",
        ),
        (change(field!("models.base.input_usd_per_mtok"), 0.75, 0.314), "below $0.314 per million tokens"),
        (change(field!("quality.usd_per_error"), 0.0, 0.07), "once a wrong answer costs $0.07"),
        (change(field!("quality.usd_per_error"), 0.1, 0.07), "below $0.07 a wrong answer"),
        (change(field!("staged.switch_month"), 12.0, 20.0), "in month 20 instead of month 12"),
        (change(field!("workload.batch_share"), 0.0, 0.4), "above 40% of queries"),
        (change(field!("workload.answer_tokens"), 300.0, 120.0), "below 120 tokens"),
    ];
    for (found, expected) in cases {
        assert_eq!(found, expected);
    }
}

#[test]
fn the_nearest_comes_first_and_what_never_flips_last() {
    // Level at 500 queries instead of 1000, and at $100 instead of $50: half of the present value away, and all of
    // it. Two months instead of 6 are two thirds of it.
    let model = hours("");
    let compared = Compared::new(&model, Some((FineTuned, Rag))).unwrap();
    let flips = Flips::new(&model, &compared);
    let names: Vec<&str> = flips.flips.iter().take(3).map(|input| input.field.spec().path).collect();
    let expected = ["workload.queries_per_month", "horizon.months", "labour.engineer_usd_per_hour"];
    assert_eq!(names, expected);
    assert_eq!(flips.flips[1].flip, Some(2.0));
    let first_without = flips.flips.iter().position(|input| input.flip.is_none()).unwrap();
    assert!(flips.flips[first_without..].iter().all(|input| input.flip.is_none()));
    assert_eq!(flips.flips.len(), numeric_inputs(&model).len());
    let nearest = nearest_flip(&model, compared.pair(), &numeric_inputs(&model));
    assert_eq!(nearest.map(|flip| flip.field), Some(QUERIES));
    assert_eq!(nearest, near(&model, QUERIES));
    let text = to_text(&flips_text(&flips, "a title"), false);
    assert!(text.contains("Fine-tuning costs $3.0k less than RAG"), "{text}");
    assert!(text.contains("none within its range: "), "{text}");
    // A tie has no order that could change.
    let tie = common::model("");
    let compared = Compared::new(&tie, Some((FineTuned, Rag))).unwrap();
    assert!(Flips::new(&tie, &compared).flips.iter().all(|input| input.flip.is_none()));
}

#[test]
fn what_people_know_comes_before_what_is_nearer() {
    // An answer of 1000 tokens costs RAG $1, and 60 hours at $50 half of what 6000 of them come to: level at half
    // the price, which lies nearer than twice the hourly rate, and which nobody outside the vendor can tell.
    let text = "horizon.months = 6\nlabour.engineer_usd_per_hour = 50\nworkload.answer_tokens = 1_000\n\
                models.base.output_usd_per_mtok = 1_000\n[[extra]]\nname = 'once'\n\
                strategies = ['fine_tuned']\nhours_once = 60";
    let model = model(text);
    let named = |fields: &[Field]| nearest_flip(&model, (FineTuned, Rag), fields);
    let multiplier = field!("models.base.price_multiplier");
    assert_at(named(&[multiplier]).unwrap().value, 0.5);
    assert_at(named(&[ENGINEER]).unwrap().value, 100.0);
    assert_eq!(named(&[multiplier, ENGINEER]).unwrap().field, ENGINEER);
    // Among its like the nearest: half the length of an answer.
    let answer = field!("workload.answer_tokens");
    assert_at(named(&[multiplier, ENGINEER, answer]).unwrap().value, 500.0);
}

#[test]
fn what_is_far_is_not_the_nearest() {
    // 60 hours at $24 are 1440, and level with 6000 at $100, 3.2 times the rate away. RAG has cost as little after
    // one month of 6, five sixths of the horizon away: a sixth is beyond a factor of five.
    let model = hours("labour.engineer_usd_per_hour = 24");
    let horizon = field!("horizon.months");
    assert_eq!(far(&model, horizon).unwrap().value, 1.0);
    assert_at(nearest_flip(&model, (FineTuned, Rag), &[ENGINEER, horizon]).unwrap().value, 100.0);
    // Far as it is, it is named where nothing is nearer.
    assert_eq!(nearest_flip(&model, (FineTuned, Rag), &[horizon]).unwrap().value, 1.0);
}

#[test]
fn distances_are_parts_of_the_present_value() {
    let at = |field: Field, present: f64, value: f64| {
        Flip { field, present, value, above: value > present, cheaper: Rag, alone: false }.distance()
    };
    assert_at(at(ENGINEER, 50.0, 100.0), 1.0);
    // What is missing to 1 becomes half of it; what is nothing counts in steps of its field.
    assert_at(at(field!("prompt_only.cache_hit_share"), 0.9, 0.95), 0.5);
    assert_at(at(field!("rag.top_k"), 0.0, 3.0), 3.0);
    assert_at(at(field!("workload.history_tokens"), 0.0, 250.0), 2.5);
}

#[test]
fn the_answer_names_the_nearest_change_that_it_does_not_name_anyway() {
    let model = hours("prompt_only.enabled = false\nhybrid.enabled = false\nstaged.enabled = false\n");
    let report = Report::new(&model);
    let text = |document| to_text(&document, false).replace('\n', " ");
    let sentence = "The order would change above $100 an hour (labour.engineer_usd_per_hour).";
    assert!(text(answer(&model, &report, "")).contains(sentence), "{}", text(answer(&model, &report, "")));
    assert!(!text(summary(&report, "")).contains("The order would change"));
    // Ranges say how sure it is.
    let ranges = "
        [[uncertainty.ranges]]
        field = 'labour.engineer_usd_per_hour'
        low = 30
        high = 200
        shape = 'uniform'";
    let unsure = hours(ranges);
    let report = Report::new(&unsure);
    let text = text(answer(&unsure, &report, ""));
    assert!(text.contains("is cheapest in all draws"), "{text}");
    assert!(!text.contains("The order would change"), "{text}");
}

#[test]
fn what_is_found_far_away_is_so() {
    for preset in PRESETS.iter().step_by(4) {
        let model = Model::try_from(&Scenario::from_toml(preset.toml()).unwrap()).unwrap();
        let Ok(compared) = Compared::new(&model, None) else { continue };
        let flips = Flips::new(&model, &compared);
        let distances: Vec<f64> =
            flips.flips.iter().filter_map(|input| Some(input.found?.distance())).collect();
        assert!(distances.is_sorted(), "{}", preset.id);
        for found in flips.flips.iter().filter_map(|input| input.found) {
            let path = found.field.spec().path;
            let ahead = |x: f64| {
                let model = model.moved(&[(found.field, x)]).unwrap();
                let compared = Compared::new(&model, Some(compared.pair())).unwrap();
                compared.difference.map(|usd| usd < 0.0)
            };
            let whole = matches!(found.field.spec().shape, Shape::Number { whole: true, .. });
            // Costs that differ by less than a billionth are the same.
            let step = (found.value - found.present).abs() * 1e-6;
            let step = if whole { step.ceil() } else { step };
            let before = found.value - step * (found.value - found.present).signum();
            assert_ne!(ahead(found.value), ahead(before), "{}: {path} at {}", preset.id, found.value);
            assert_eq!(found.alone, ahead(found.value).is_err(), "{}: {path}", preset.id);
        }
    }
}

#[test]
fn what_presets_show_is_so() {
    let mut any = false;
    for preset in PRESETS {
        let model = Model::try_from(&Scenario::from_toml(preset.toml()).unwrap()).unwrap();
        let Some((a, b)) = verdict(&Report::new(&model)).pair else { continue };
        let ahead = |model: &Model| {
            let report = Report::new(model);
            let [x, y] = [a, b].map(|strategy| {
                report.figures(strategy).map_or(f64::INFINITY, |figures| figures.present_value_usd)
            });
            x < y
        };
        let numeric = all().filter(|field| matches!(field.spec().shape, Shape::Number { .. }));
        let now = ahead(&model);
        let mut shown = 0;
        let shown_beside = |field| {
            let mut search = FlipSearch::written(&model, (a, b), field, Reach::Near)?;
            while search.step(&model) {}
            search.found()
        };
        for found in numeric.filter_map(shown_beside) {
            shown += 1;
            let at = |x| ahead(&model.with(found.field, x).unwrap());
            let present = model.number(found.field);
            let whole = matches!(found.field.spec().shape, Shape::Number { whole: true, .. });
            let back = if whole { (present - found.value).signum() } else { (present - found.value) * 1e-6 };
            let path = found.field.spec().path;
            assert_ne!(at(found.value), now, "{}: {path} at {}", preset.id, found.value);
            assert_eq!(at(found.value + back), now, "{}: {path} before {}", preset.id, found.value);
        }
        any |= shown > 0;
    }
    assert!(any);
}
