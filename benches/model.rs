//! How long an evaluation takes: the full ledger, running sums, break-even over volume, a report.

#![expect(clippy::unwrap_used, reason = "what cannot be unwrapped here has failed")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use crossover::analysis::VolumeScan;
use crossover::field;
use crossover::kind::Strategy;
use crossover::ledger::{Ledger, Sums};
use crossover::model::Model;
use crossover::report::{Report, to_json};
use crossover::scenario::Scenario;

/// All five strategies over 36 months, with the prices of a small API model and a tuned replica.
const SCENARIO: &str = r#"
[horizon]
discount_rate_per_year = 0.08
[models.base]
kind = "per_token"
input_usd_per_mtok = 0.75
output_usd_per_mtok = 4.5
[models.tuned]
replica_usd_per_hour = 3.99
[quality]
usd_per_error = 0.02
"#;

fn sums(model: &Model) -> Vec<(Strategy, Sums)> {
    Strategy::ALL.iter().map(|strategy| (*strategy, Sums::new(model, *strategy).unwrap())).collect()
}

fn model(c: &mut Criterion) {
    let scenario = Scenario::from_toml(SCENARIO).unwrap();
    let model = Model::try_from(&scenario).unwrap();
    c.bench_function("scenario from TOML, checked", |b| {
        b.iter(|| Model::try_from(&Scenario::from_toml(black_box(SCENARIO)).unwrap()).unwrap());
    });
    c.bench_function("one input changed, checked", |b| {
        b.iter(|| model.with(field!("rag.top_k"), black_box(4.0)).unwrap());
    });
    c.bench_function("full ledger, five strategies, 36 months", |b| {
        b.iter(|| {
            for strategy in Strategy::ALL {
                black_box(Ledger::new(black_box(&model), *strategy).unwrap());
            }
        });
    });
    c.bench_function("running sums, five strategies, 36 months", |b| {
        b.iter(|| {
            for strategy in Strategy::ALL {
                black_box(Sums::new(black_box(&model), *strategy).unwrap());
            }
        });
    });
    c.bench_function("break-even over volume, ten pairs both ways", |b| {
        let sums = sums(&model);
        let shape = VolumeScan::shape(model.timeline()).unwrap();
        b.iter(|| {
            let scan = VolumeScan::new(black_box(model.timeline()), &shape, &sums);
            for challenger in Strategy::ALL {
                for incumbent in Strategy::ALL.iter().filter(|incumbent| *incumbent != challenger) {
                    black_box(scan.break_even(*challenger, *incumbent));
                }
            }
        });
    });
    c.bench_function("whole report", |b| b.iter(|| Report::new(black_box(&model))));
    c.bench_function("whole report as JSON", |b| b.iter(|| to_json(&Report::new(black_box(&model)))));
}

criterion_group!(benches, model);
criterion_main!(benches);
