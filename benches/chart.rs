//! How long a chart takes, from a report that is ready: shapes, and the SVG made of them.

#![expect(clippy::unwrap_used, reason = "what cannot be unwrapped here has failed")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use crossover::chart::{Chart, Kind, Request, Theme, svg};
use crossover::model::Model;
use crossover::report::Report;
use crossover::scenario::Scenario;

fn chart(c: &mut Criterion) {
    let scenario = Scenario::from_toml(include_str!("../scenarios/support-desk.toml")).unwrap();
    let report = Report::new(&Model::try_from(&scenario).unwrap());
    for kind in Kind::ALL {
        let request = Request::new(kind, 1_080);
        c.bench_function(&format!("chart: {}, as SVG", kind.name()), |b| {
            b.iter(|| svg(&Chart::new(black_box(&report), &request), Theme::Light));
        });
    }
    let request = Request::new(Kind::Time, 1_080);
    c.bench_function("chart: time, shapes alone", |b| {
        b.iter(|| Chart::new(black_box(&report), &request));
    });
}

criterion_group!(benches, chart);
criterion_main!(benches);
