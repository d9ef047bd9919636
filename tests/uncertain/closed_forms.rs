//! Cases whose answers are known without a draw.

use std::f64::consts::PI;

use crossover::analysis::{mean, quantiles};
use crossover::float;

use super::common::model;
use super::{TWO_COSTS, draws, range, run};

const P95: f64 = 1.644_853_626_951_472_2;

/// RAG costs `rag`, fine-tuning `tuned`: means and deviations of normal numbers.
fn two_normals(rag: (f64, f64), tuned: (f64, f64)) -> String {
    let row = |field: &str, (mean, deviation): (f64, f64)| {
        range(field, mean - P95 * deviation, mean + P95 * deviation, "normal")
    };
    TWO_COSTS.to_owned() + &row("extra.1.usd_once", rag) + &row("extra.2.usd_once", tuned)
}

/// What it is worth to know a normal difference before choosing: σ·φ(μ/σ) − |μ|·Φ(−|μ|/σ).
fn worth(mean: f64, deviation: f64) -> f64 {
    let at = mean.abs() / deviation;
    let density = float::exp(-at * at / 2.0) / (2.0 * PI).sqrt();
    let below = 0.5 * float::erfc(at / 2.0_f64.sqrt());
    deviation * density - mean.abs() * below
}

#[track_caller]
fn assert_near(found: f64, expected: f64, by: f64) {
    assert!((found - expected).abs() <= by * expected.abs(), "{found}, expected {expected}");
}

#[test]
fn what_it_is_worth_to_know_two_normal_costs() {
    // Means 100 000 and 105 000, deviations 12 000 and 9 000: the difference has 5 000 and 15 000.
    let run = run(&model(&two_normals((1e5, 12e3), (105e3, 9e3))), 65_536, 1);
    assert_near(run.value_of_everything().unwrap(), worth(5e3, 15e3), 0.005);
    // To know one alone: the other stays at its mean.
    let values = run.values().unwrap();
    assert_near(values[0], worth(5e3, 12e3), 0.01);
    assert_near(values[1], worth(5e3, 9e3), 0.01);
    assert!(run.value_of_chance().unwrap() < 0.01 * values[1]);
}

#[test]
fn an_input_is_worth_no_more_than_everything_and_no_less_than_nothing() {
    for seed in 1..=6 {
        let run = run(&model(&two_normals((1e5, 12e3), (105e3, 9e3))), 256, seed);
        let all = run.value_of_everything().unwrap();
        assert!(run.values().unwrap().iter().all(|usd| (0.0..=all + 1e-9).contains(usd)));
    }
}

#[test]
fn probabilities_of_two_normal_costs() {
    let drawn = draws(&model(&two_normals((1e5, 12e3), (105e3, 9e3))), 65_536, 1);
    let cheaper = drawn.costs[1].iter().zip(&drawn.costs[0]).filter(|(tuned, rag)| tuned < rag).count();
    // Φ(−5 000 / 15 000) = Φ(−1/3) = 0.369 441.
    assert_near(cheaper as f64 / 65_536.0, 0.369_441_340_181_764, 0.003);
    assert!(drawn.ahead.iter().all(|count| *count as usize == cheaper), "all is paid at the start");
    let [p5, p50, p95] = quantiles(&drawn.costs[1], [0.05, 0.5, 0.95]).unwrap();
    assert_near(p5, 105e3 - P95 * 9e3, 0.001);
    assert_near(p50, 105e3, 0.001);
    assert_near(p95, 105e3 + P95 * 9e3, 0.001);
}

/// Figures of SciPy; `figures.py` beside this file prints them.
const FIGURES: &str = include_str!("figures.json");

/// Two lognormal amounts that fall on one strategy, with the mean and quantiles of their sum.
fn lognormal_sum() -> (String, f64, [f64; 3]) {
    let figures: serde_json::Value = serde_json::from_str(FIGURES).unwrap();
    let sum = &figures["lognormal_sum"];
    let number = |value: &serde_json::Value| value.as_f64().unwrap();
    let rows: String = sum["ranges"]
        .as_array()
        .unwrap()
        .iter()
        .zip(["extra.1.usd_once", "extra.1.usd_per_month"])
        .map(|(ends, field)| range(field, number(&ends[0]), number(&ends[1]), "lognormal"))
        .collect();
    let quantiles = [0, 1, 2].map(|place| number(&sum["quantiles"][place][1]));
    (format!("horizon.months = 1\nstaged.switch_month = 2{TWO_COSTS}{rows}"), number(&sum["mean"]), quantiles)
}

#[test]
fn a_sum_of_lognormals_is_that_of_scipy() {
    let (rows, expected_mean, expected) = lognormal_sum();
    let costs = draws(&model(&rows), 65_536, 1).costs[0].clone();
    assert_near(mean(&costs).unwrap(), expected_mean, 0.000_5);
    let found = quantiles(&costs, [0.05, 0.5, 0.95]).unwrap();
    for (found, expected) in found.into_iter().zip(expected) {
        assert_near(found, expected, 0.003);
    }
}

/// The root of the mean square over seeds of how far the mean is off, in parts of it.
fn error(mean_of: impl Fn(u32) -> f64, expected: f64) -> f64 {
    let off = |seed| mean_of(seed) / expected - 1.0;
    let squares: f64 = (1..=8).map(|seed| off(seed) * off(seed)).sum();
    (squares / 8.0).sqrt()
}

#[test]
fn errors_fall_faster_than_those_of_random_draws() {
    let (rows, expected, _) = lognormal_sum();
    let model = model(&rows);
    let ours = |samples| error(|seed| mean(&draws(&model, samples, seed).costs[0]).unwrap(), expected);
    let random = |samples| error(|seed| random_mean(samples, seed), expected);
    let (few, many) = (ours(256), ours(4_096));
    // Sixteen times the draws: random ones are off by a quarter, ours by less than a tenth.
    assert!(many < few / 10.0, "{few} to {many}");
    assert!(many < random(4_096) / 10.0, "{many} against {}", random(4_096));
    assert!(ours(1_024) < few && many < ours(1_024));
}

/// The mean of the same sum over plain pseudo-random draws.
fn random_mean(samples: u32, seed: u32) -> f64 {
    let figures: serde_json::Value = serde_json::from_str(FIGURES).unwrap();
    let ranges = &figures["lognormal_sum"]["ranges"];
    let mut state = u64::from(seed);
    let mut uniform = || {
        // SplitMix64.
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = state;
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((x ^ (x >> 31)) >> 11) as f64 / 9_007_199_254_740_992.0 + f64::EPSILON
    };
    let mut total = 0.0;
    for _ in 0..samples {
        for place in 0..2 {
            // Box and Muller.
            let z = (-2.0 * float::ln(uniform())).sqrt() * float::sin(2.0 * PI * uniform());
            let [low, high] = [0, 1].map(|end| float::ln(ranges[place][end].as_f64().unwrap()));
            total += float::exp(f64::midpoint(low, high) + (high - low) / (2.0 * P95) * z);
        }
    }
    total / f64::from(samples)
}
