//! What would change the answer: how long its parts take on one thread.

#![expect(clippy::unwrap_used, reason = "what cannot be unwrapped here has failed")]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use crossover::model::Model;
use crossover::preset::PRESETS;
use crossover::report::{
    Compared, Flips, Frontier, Sensitivity, nearest_flip, numeric_inputs, usual_stretch,
};
use crossover::scenario::Scenario;

fn change(c: &mut Criterion) {
    let model = Model::try_from(&Scenario::from_toml(PRESETS[0].toml()).unwrap()).unwrap();
    let compared = Compared::new(&model, None).unwrap();
    c.bench_function("sensitivity of every input", |b| {
        b.iter(|| Sensitivity::new(black_box(&model), &compared));
    });
    let inputs = numeric_inputs(&model);
    c.bench_function("the nearest flip", |b| {
        b.iter(|| nearest_flip(black_box(&model), compared.pair(), &inputs));
    });
    c.bench_function("flips of every input", |b| b.iter(|| Flips::new(black_box(&model), &compared)));
    let mut group = c.benchmark_group("map of 200 × 200, five strategies");
    group.throughput(Throughput::Elements(40_000)).sample_size(10);
    for (name, [x, y]) in [
        ("volume along its rows", ["workload.queries_per_month", "quality.usd_per_error"]),
        ("any other two inputs", ["workload.answer_tokens", "labour.engineer_usd_per_hour"]),
    ] {
        let vary = |path: &str| usual_stretch(&model, path, 200).unwrap();
        let frontier = Frontier::new(model.clone(), vary(x), vary(y)).unwrap();
        group.bench_function(name, |b| {
            b.iter(|| (0..frontier.y().values.len()).for_each(|place| drop(black_box(frontier.row(place)))));
        });
    }
    group.finish();
}

criterion_group!(benches, change);
criterion_main!(benches);
