//! A rule of thumb that others have published, followed to where it ends.

mod common;

use common::{assert_all_close, report};
use crossover::kind::Strategy::{FineTuned, PromptOnly};
use crossover::report::{Outcome, Report};

/// A rented GPU against an API, by the rule of thumb of self-hosting guides: divide the machine's month by
/// the API's price of a token. The API takes $0.50 and $1.50 a million tokens in and out, with three read
/// for each one written; the machine is $1 an hour and reads 5656 and writes 707 tokens a second, half of
/// the time. A thousand tokens written stand for a query.
const RENTED_GPU: &str = "
    horizon.months = 12
    workload = { question_tokens = 3000, answer_tokens = 1000, peak_to_mean = 1 }
    models.base = { input_usd_per_mtok = 0.5, output_usd_per_mtok = 1.5 }
    models.tuned = { kind = 'dedicated', replica_usd_per_hour = 1, target_utilisation = 0.5 }
    models.tuned = { prefill_tokens_per_second = 5656, decode_tokens_per_second = 707 }";

#[test]
fn a_rented_gpu_against_an_api_by_the_token() {
    // A million tokens written cost 3 × $0.50 + $1.50 = $3: the $730 of a month are 243.33 million of them,
    // 243,333.33 queries of a thousand.
    let found = report(RENTED_GPU);
    let pair = found.pair(FineTuned, PromptOnly).expect("every pair of enabled strategies");
    let volumes = pair.over_volume.as_ref().expect("there is volume");
    assert_eq!(volumes.verdict, Outcome::Intervals);
    let intervals = volumes.intervals.as_deref().expect("both can run");
    let [interval] = intervals else { panic!("{intervals:?}") };
    let level = 730.0 / 3.0 * 1_000.0;
    assert!((interval.from / level - 1.0).abs() < 1e-8, "{interval:?}");
    assert_eq!(interval.to, 1e9);
}

#[test]
fn a_rented_gpu_takes_on_more_than_it_needs_to_pay_for_itself() {
    // A query takes 3000/5656 + 1000/707 s = 1.94484 s; at half of 2,628,000 s a machine takes 675,633 a
    // month. At the break-even it is not yet half full; one query over 675,633 and there are two.
    let at = |queries: f64| {
        report(&format!("{RENTED_GPU}\nhorizon.months = 1\nworkload.queries_per_month = {queries}"))
    };
    let costs =
        |report: &Report| [PromptOnly, FineTuned].map(|strategy| common::figures(report, strategy).total_usd);
    assert_all_close(&costs(&at(730_000.0 / 3.0)), &[730.0, 730.0]);
    let full: f64 = 2_628_000.0 * 0.5 / (3_000.0 / 5_656.0 + 1_000.0 / 707.0);
    assert_all_close(&costs(&at(full.floor())), &[3e-3 * full.floor(), 730.0]);
    assert_all_close(&costs(&at(full.ceil())), &[3e-3 * full.ceil(), 1_460.0]);
}
