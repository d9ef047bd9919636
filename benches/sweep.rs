//! How many points of a sweep one thread evaluates a second: every strategy's full ledger over 36
//! months, who is cheapest, when the pair of the verdict breaks even, and the row as text.

#![expect(clippy::unwrap_used, reason = "what cannot be unwrapped here has failed")]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use crossover::model::Model;
use crossover::preset::PRESETS;
use crossover::report::{Spacing, Sweep, SweepFormat, Vary};
use crossover::scenario::Scenario;

fn sweep(c: &mut Criterion) {
    let model = Model::try_from(&Scenario::from_toml(PRESETS[0].toml()).unwrap()).unwrap();
    let vary =
        |path: &str, from, to, steps, spacing| Vary { path: path.to_owned(), from, to, steps, spacing };
    let wanted = [
        vary("workload.queries_per_month", 1e3, 1e7, 50, Spacing::Logarithmic),
        vary("rag.top_k", 1.0, 20.0, 20, Spacing::Linear),
    ];
    let sweep = Sweep::new(model, &wanted).unwrap();
    let mut group = c.benchmark_group("sweep of two inputs, five strategies");
    group.throughput(Throughput::Elements(sweep.len() as u64));
    group.bench_function("points", |b| {
        b.iter(|| (0..sweep.len()).for_each(|place| drop(black_box(sweep.point(place)))));
    });
    group.bench_function("points as CSV", |b| b.iter(|| SweepFormat::Csv.points(&sweep, 0..sweep.len())));
    group.bench_function("points as JSON", |b| b.iter(|| SweepFormat::Json.points(&sweep, 0..sweep.len())));
    group.finish();
}

criterion_group!(benches, sweep);
criterion_main!(benches);
