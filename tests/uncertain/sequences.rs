//! The draws themselves: their distributions, how they hang together, and that they are the same everywhere.

use crossover::analysis::quantiles;

use super::common::model;
use super::{TWO_COSTS, draws, range, rank};

fn column(rows: &str, samples: u32) -> Vec<f64> {
    draws(&model(rows), samples, 1).inputs[0].clone()
}

#[track_caller]
fn assert_near(found: f64, expected: f64, by: f64) {
    assert!((found / expected - 1.0).abs() < by, "{found}, expected {expected}");
}

#[test]
fn low_and_high_are_the_5th_and_95th_percentile() {
    for shape in ["lognormal", "normal"] {
        let values = column(&range("workload.queries_per_month", 50_000.0, 400_000.0, shape), 8_192);
        let [p5, p50, p95] = quantiles(&values, [0.05, 0.5, 0.95]).unwrap();
        assert_near(p5, 50_000.0, 0.005);
        assert_near(p95, 400_000.0, 0.005);
        // √(50 000 · 400 000) = 141 421, and (50 000 + 400 000) / 2.
        assert_near(p50, if shape == "normal" { 225_000.0 } else { 141_421.356 }, 0.005);
    }
    let values = column(&range("workload.queries_per_month", 50_000.0, 400_000.0, "uniform"), 8_192);
    let (least, most) = values.iter().fold((f64::MAX, 0.0_f64), |(a, b), x| (a.min(*x), b.max(*x)));
    assert!((50_000.0..50_100.0).contains(&least) && (399_900.0..400_000.0).contains(&most));
}

#[test]
fn values_stay_within_their_field() {
    let values = column(&range("knowledge.question_share", 0.5, 0.99, "normal"), 4_096);
    // The mean is 0.745 and the deviation 0.149: 4.3% lie above 1, and are 1.
    let clamped = values.iter().filter(|share| **share == 1.0).count() as f64 / 4_096.0;
    assert!((clamped - 0.043_4).abs() < 0.002, "{clamped}");
    assert!(values.iter().all(|share| (0.0..=1.0).contains(share)));
}

#[test]
fn whole_numbers_of_a_uniform_range_are_equally_likely() {
    let values = column(&range("rag.top_k", 2.6, 6.4, "uniform"), 4_096);
    for k in [3.0, 4.0, 5.0, 6.0] {
        let share = values.iter().filter(|value| **value == k).count() as f64 / 4_096.0;
        assert!((share - 0.25).abs() < 0.001, "{k}: {share}");
    }
    let values = column(&range("rag.top_k", 2.0, 9.0, "lognormal"), 4_096);
    assert!(values.iter().all(|value| value.fract() == 0.0));
}

/// Spearman's rank correlation.
fn spearman(a: &[f64], b: &[f64]) -> f64 {
    let ranks = |values: &[f64]| {
        let mut order: Vec<usize> = (0..values.len()).collect();
        order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
        let mut ranks = vec![0.0; values.len()];
        order.iter().enumerate().for_each(|(rank, place)| ranks[*place] = rank as f64);
        ranks
    };
    let (a, b) = (ranks(a), ranks(b));
    let middle = (a.len() as f64 - 1.0) / 2.0;
    let sum = |pairs: &mut dyn Iterator<Item = (f64, f64)>| {
        pairs.map(|(a, b)| (a - middle) * (b - middle)).sum::<f64>()
    };
    let own = sum(&mut a.iter().copied().zip(a.iter().copied()));
    sum(&mut a.iter().copied().zip(b.iter().copied())) / own
}

#[test]
fn rank_correlations_are_found_again() {
    let (a, b, c) = ("workload.queries_per_month", "workload.answer_tokens", "knowledge.question_share");
    let rows =
        range(a, 1e4, 1e6, "lognormal") + &range(b, 100.0, 400.0, "normal") + &range(c, 0.2, 0.6, "uniform");
    let rows = rows + &rank(a, b, 0.7) + &rank(c, b, -0.4);
    let drawn = draws(&model(&rows), 8_192, 1);
    let found = |a: usize, b: usize| spearman(&drawn.inputs[a], &drawn.inputs[b]);
    for (pair, expected) in [((0, 1), 0.7), ((1, 2), -0.4), ((0, 2), 0.0)] {
        let found = found(pair.0, pair.1);
        assert!((found - expected).abs() < 0.01, "{pair:?}: {found}, expected {expected}");
    }
    let [p5, p95] = quantiles(&drawn.inputs[2], [0.05, 0.95]).unwrap();
    assert_near(p5, 0.22, 0.01);
    assert_near(p95, 0.58, 0.01);
}

#[test]
fn two_of_rank_one_move_as_one() {
    let (a, b) = ("workload.queries_per_month", "workload.answer_tokens");
    let rows = range(a, 1e4, 1e6, "lognormal") + &range(b, 100.0, 400.0, "normal") + &rank(b, a, 1.0);
    let drawn = draws(&model(&rows), 256, 1);
    assert!(spearman(&drawn.inputs[0], &drawn.inputs[1]) > 0.999_99);
}

#[test]
fn pieces_put_together_are_the_whole_and_seeds_differ() {
    let rows = TWO_COSTS.to_owned()
        + &range("extra.1.usd_once", 10.0, 30.0, "normal")
        + &range("extra.2.usd_once", 10.0, 40.0, "lognormal");
    let model = model(&rows);
    let question = crossover::analysis::Question::new(&model, None, 1_000, 5).unwrap();
    let whole = question.draws(0..1_000);
    let mut pieces = question.draws(0..1);
    for piece in [1..17, 17..512, 512..1_000] {
        pieces.append(question.draws(piece));
    }
    assert_eq!(whole.inputs, pieces.inputs);
    assert_eq!(whole.costs, pieces.costs);
    assert_eq!(whole.len(), pieces.len());
    assert_ne!(whole.inputs, draws(&model, 1_000, 6).inputs);
}

/// Shares and the normal numbers below which they lie, by SciPy; `figures.py` beside this file prints them.
const FIGURES: &str = include_str!("figures.json");

#[test]
fn normal_quantiles_are_those_of_scipy() {
    let figures: serde_json::Value = serde_json::from_str(FIGURES).unwrap();
    // A lognormal range whose logarithm has mean 0 and deviation 1; draws give shares, the field values.
    let high = crossover::float::exp(1.644_853_626_951_472_2);
    let values = column(&range("workload.answer_tokens", 1.0 / high, high, "lognormal"), 4_096);
    let mut sorted = values;
    sorted.sort_by(f64::total_cmp);
    for row in figures["normal_quantiles"].as_array().unwrap() {
        let (share, z) = (row[0].as_f64().unwrap(), row[1].as_f64().unwrap());
        let below = sorted.partition_point(|value| crossover::float::ln(*value) < z) as f64 / 4_096.0;
        // One draw lies in each 4096th part.
        assert!((below - share).abs() <= 1.0 / 4_096.0, "{share}: {below}");
    }
}
