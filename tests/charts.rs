//! Charts of every scenario as they were when somebody last looked at them, and what must hold for every
//! chart: well-formed, finite, inside the drawing, no two texts on each other.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot read its files has failed")]

mod common;
#[path = "common/drawing.rs"]
mod drawing;
#[path = "common/random.rs"]
mod random;

use std::path::Path;

use crossover::chart::{Anchor, Chart, Form, Kind, Money, Paper, Request, Role, Shape, Theme, svg};
use crossover::kind::Strategy;
use crossover::model::Model;
use crossover::report::{
    Compared, Frontier, FrontierMap, Report, Sensitivity, Status, usual_input, usual_stretch,
};
use crossover::scenario::Scenario;
use proptest::prelude::{ProptestConfig, proptest};

use drawing::check;

fn report(path: &Path) -> Report {
    let scenario = Scenario::from_toml(&std::fs::read_to_string(path).unwrap()).unwrap();
    Report::new(&Model::try_from(&scenario).unwrap())
}

fn scenarios(mut look: impl FnMut(&Path, &Report)) {
    let mut paths: Vec<_> =
        std::fs::read_dir("scenarios").unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in &paths {
        look(path, &report(path));
    }
}

fn drawn(report: &Report, kind: Kind, width: u32, theme: Theme) -> String {
    svg(&Chart::new(report, &Request::new(kind, width)), theme)
}

#[test]
fn every_scenario_is_drawn_as_it_was() {
    insta::glob!("../scenarios", "*.toml", |path| {
        let report = report(path);
        for kind in Kind::ALL {
            insta::assert_snapshot!(kind.name(), drawn(&report, kind, 1_080, Theme::Light));
        }
    });
}

#[test]
fn other_widths_themes_and_money_are_drawn_as_they_were() {
    let report = report(Path::new("scenarios/support-desk.toml"));
    insta::assert_snapshot!("time_dark", drawn(&report, Kind::Time, 1_080, Theme::Dark));
    insta::assert_snapshot!("time_auto_358", drawn(&report, Kind::Time, 358, Theme::Auto));
    insta::assert_snapshot!("volume_358", drawn(&report, Kind::Volume, 358, Theme::Light));
    let nominal = Request { money: Money::Nominal, heading: false, ..Request::new(Kind::Time, 688) };
    insta::assert_snapshot!("time_nominal_688", svg(&Chart::new(&report, &nominal), Theme::Light));
}

/// A price that rises in month 2 and falls in month 20, and one that ends as another begins.
#[test]
fn prices_that_change_are_drawn_as_steps() {
    let mut report = report(Path::new("scenarios/vertex-tuning.toml"));
    report.prices[1].steps = vec![(1, 4.5), (2, 6.0), (20, 5.0)];
    report.prices[3].steps = vec![(1, 0.4), (14, 2.0)];
    let chart = Chart::new(&report, &Request::new(Kind::Prices, 1_080));
    let line = chart.shapes.iter().find(|shape| shape.paint.role == Role::Compared).unwrap();
    let Form::Path { points, .. } = &line.form else { panic!("{line:?}") };
    // Level, up, level, down, level.
    assert_eq!(points.len(), 6);
    assert!(points.windows(2).all(|pair| pair[0].0 == pair[1].0 || pair[0].1 == pair[1].1), "{points:?}");
    check(&chart).unwrap();
    for label in ["2027-01: $6.00", "2028-07: $5.00", "2028-01: $2.00"] {
        let said = |shape: &Shape| matches!(&shape.form, Form::Text { text, .. } if text == label);
        assert!(chart.shapes.iter().any(said), "{label}");
    }
    assert!(
        chart.description.contains("Base model, output $4.50, then $6.00 from 2027-01, $5.00 from 2028-07.")
    );
    insta::assert_snapshot!("prices_with_steps", svg(&chart, Theme::Light));
}

#[test]
fn no_texts_lie_on_each_other_in_any_scenario_at_any_width() {
    let mut wrong = Vec::new();
    scenarios(|path, report| {
        for kind in Kind::ALL {
            for width in [192, 248, 358, 480, 600, 688, 900, 1_080, 1_600] {
                for heading in [false, true] {
                    let chart = Chart::new(report, &Request { heading, ..Request::new(kind, width) });
                    let found = check(&chart);
                    wrong.extend(
                        found.err().map(|error| format!("{} {kind:?} {width}: {error}", path.display())),
                    );
                }
            }
        }
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What moves the two that the verdict compares, if there are two.
fn sensitivity(model: &Model) -> Option<Sensitivity> {
    Some(Sensitivity::new(model, &Compared::new(model, None).ok()?))
}

/// A map of two inputs with so many values each.
fn map(model: &Model, [x, y]: [&str; 2], steps: usize) -> FrontierMap {
    let vary = |path: &str| usual_stretch(model, path, steps).unwrap();
    let frontier = Frontier::new(model.clone(), vary(x), vary(y)).unwrap();
    let rows = (0..frontier.y().values.len()).map(|place| frontier.row(place)).collect();
    FrontierMap::new(&frontier, "A map", rows)
}

fn usual_map(model: &Model, steps: usize) -> FrontierMap {
    let x = usual_input(model, None);
    map(model, [x, usual_input(model, Some(x))], steps)
}

fn model(path: &Path) -> Model {
    Model::try_from(&Scenario::from_toml(&std::fs::read_to_string(path).unwrap()).unwrap()).unwrap()
}

#[test]
fn what_would_change_the_answer_is_drawn_as_it_was() {
    let model = model(Path::new("scenarios/support-desk.toml"));
    let tornado = Chart::tornado(&sensitivity(&model).unwrap(), &Paper::new(1_080));
    insta::assert_snapshot!("tornado", svg(&tornado, Theme::Light));
    let narrow = Paper { heading: false, ..Paper::new(358) };
    let tornado = Chart::tornado(&sensitivity(&model).unwrap(), &narrow);
    insta::assert_snapshot!("tornado_358", svg(&tornado, Theme::Auto));
    let frontier = Chart::frontier(&usual_map(&model, 40), &Paper::new(1_080));
    insta::assert_snapshot!("frontier", svg(&frontier, Theme::Light));
    let map = map(&model, ["rag.top_k", "labour.engineer_usd_per_hour"], 12);
    insta::assert_snapshot!("frontier_358", svg(&Chart::frontier(&map, &narrow), Theme::Dark));
}

#[test]
fn what_would_change_the_answer_is_drawn_soundly_at_any_width() {
    let axes = [
        ["workload.answer_tokens", "rag.cache_hit_share"],
        ["fine_tuning.retraining.every_months", "quality.usd_per_error"],
    ];
    let mut wrong = Vec::new();
    scenarios(|path, _| {
        let model = model(path);
        let sensitivity = sensitivity(&model).unwrap();
        let maps = axes.map(|axes| map(&model, axes, 9)).into_iter().chain([usual_map(&model, 12)]);
        let maps: Vec<FrontierMap> = maps.collect();
        for width in [192, 248, 358, 480, 600, 688, 900, 1_080, 1_600] {
            for heading in [false, true] {
                let paper = Paper { heading, ..Paper::new(width) };
                let charts = maps.iter().map(|map| Chart::frontier(map, &paper));
                for chart in charts.chain([Chart::tornado(&sensitivity, &paper)]) {
                    wrong.extend(
                        check(&chart).err().map(|error| format!("{} {width}: {error}", path.display())),
                    );
                    assert!(
                        chart.plot.is_some()
                            && !chart.description.is_empty()
                            && !chart.figures.rows.is_empty()
                    );
                    let table = chart.figures.table();
                    assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
                }
            }
        }
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_map_has_the_scenario_in_its_place_and_rows_may_still_be_missing() {
    let model = model(Path::new("scenarios/support-desk.toml"));
    let mut map = usual_map(&model, 40);
    let ring = |chart: &Chart| {
        let ring = chart.shapes.iter().find(|shape| shape.paint.role == Role::Ring)?;
        let Form::Circle { centre, .. } = ring.form else { return None };
        Some(chart.plot?.value_at(f64::from(centre.0) / 10.0))
    };
    let chart = Chart::frontier(&map, &Paper::new(1_080));
    assert!((ring(&chart).unwrap() / 380_000.0 - 1.0).abs() < 1e-3);
    let areas = |chart: &Chart| chart.shapes.iter().filter(|shape| shape.paint.role == Role::Region).count();
    assert!(areas(&chart) >= 4);
    map.cheapest.truncate(2);
    let part = Chart::frontier(&map, &Paper::new(1_080));
    check(&part).unwrap();
    assert!(areas(&part) > 0 && ring(&part).is_some());
    map.cheapest.clear();
    let nothing = Chart::frontier(&map, &Paper::new(1_080));
    check(&nothing).unwrap();
    assert_eq!(areas(&nothing), 0);
    // A scenario beside the map has no place on it.
    map.present.x = 1.0;
    assert_eq!(ring(&Chart::frontier(&map, &Paper::new(1_080))), None);
}

#[test]
fn a_tornado_of_nothing_says_why() {
    let tie = common::model("");
    let compared = Compared::new(&tie, Some((Strategy::FineTuned, Strategy::Rag))).unwrap();
    let none = Chart::tornado(&Sensitivity::new(&tie, &compared), &Paper::new(688));
    check(&none).unwrap();
    assert_eq!(none.plot, None);
    let windows = common::model("models.tuned.context_window_tokens = 100\nworkload.answer_tokens = 200");
    let compared = Compared::new(&windows, Some((Strategy::FineTuned, Strategy::Rag))).unwrap();
    let none = Chart::tornado(&Sensitivity::new(&windows, &compared), &Paper::new(688));
    check(&none).unwrap();
    assert!(none.description.contains("Fine-tuning cannot run"), "{}", none.description);
}

/// So many cases, unless `PROPTEST_CASES` asks for another number.
fn cases(count: u32) -> ProptestConfig {
    let given = ProptestConfig::default();
    let default = ProptestConfig { cases: 256, ..given.clone() }.cases;
    ProptestConfig { cases: if given.cases == default { count } else { given.cases }, ..given }
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn charts_of_random_scenarios_are_sound(
        scenario in random::scenarios(),
        width in 192..1_300_u32,
        nominal in proptest::bool::ANY,
    ) {
        let report = Report::new(&Model::try_from(&scenario).unwrap());
        let money = if nominal { Money::Nominal } else { Money::Present };
        for kind in Kind::ALL {
            check(&Chart::new(&report, &Request { money, ..Request::new(kind, width) }))?;
        }
        let model = Model::try_from(&scenario).unwrap();
        if let Some(sensitivity) = sensitivity(&model) {
            check(&Chart::tornado(&sensitivity, &Paper::new(width)))?;
        }
        check(&Chart::frontier(&usual_map(&model, 5), &Paper::new(width)))?;
    }
}

/// The support desk with every cumulative cost put through `change`.
fn changed(change: impl Fn(f64) -> f64) -> Report {
    let mut report = report(Path::new("scenarios/support-desk.toml"));
    for (_, result) in &mut report.strategies.0 {
        let Some(figures) = &mut result.figures else { continue };
        for curve in [&mut figures.curves.present, &mut figures.curves.nominal] {
            curve.before.iter_mut().chain(&mut curve.after).for_each(|usd| *usd = change(*usd));
        }
        figures.total_usd = change(figures.total_usd);
        figures.categories.0.iter_mut().for_each(|(_, usd)| *usd = change(*usd));
    }
    if let Some(volumes) = &mut report.volumes {
        volumes.strategies.iter_mut().flat_map(|(_, costs)| costs).for_each(|usd| *usd = change(*usd));
    }
    for point in report.retraining.iter_mut().flat_map(|found| &mut found.curve) {
        point.present_value_usd = change(point.present_value_usd);
    }
    for point in report.switching.iter_mut().flat_map(|found| &mut found.curve) {
        point.present_value_usd = change(point.present_value_usd);
    }
    for line in &mut report.prices {
        line.steps.iter_mut().for_each(|(_, usd)| *usd = change(*usd));
    }
    report
}

#[test]
fn amounts_of_any_size_end_in_finite_drawings() {
    type Change = fn(f64) -> f64;
    let changes: [(&str, Change); 8] = [
        ("1e30", |usd| usd * 1e25),
        ("greatest", |_| f64::MAX),
        ("infinite", |_| f64::INFINITY),
        ("no number", |_| f64::NAN),
        ("nothing", |_| 0.0),
        ("hardly anything", |usd| usd * 1e-300),
        ("all the same", |_| 5.0),
        ("large ones infinite", |usd| if usd > 50_000.0 { f64::INFINITY } else { usd }),
    ];
    for (name, change) in changes {
        let report = changed(change);
        for kind in Kind::ALL {
            for width in [248, 1_080] {
                let chart = Chart::new(&report, &Request::new(kind, width));
                check(&chart).unwrap_or_else(|error| panic!("{name}, {kind:?}, {width}: {error}"));
            }
        }
    }
}

#[test]
fn a_hostile_title_stays_text() {
    let mut report = report(Path::new("scenarios/support-desk.toml"));
    report.title =
        "</svg><script>alert(1)</script>\"' ]]> &amp; \u{0}\u{b}\u{1b}[31m\u{202e}\u{2066}\u{ffff}\u{fffe} 知 é".to_owned();
    for kind in Kind::ALL {
        let svg = drawn(&report, kind, 1_080, Theme::Light);
        let document = roxmltree::Document::parse(&svg).unwrap();
        let names = ["svg", "title", "desc", "rect", "path", "circle", "text"];
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            assert!(names.contains(&node.tag_name().name()), "{kind:?}: <{}>", node.tag_name().name());
            assert!(node.attributes().all(|attribute| !attribute.name().starts_with("on")));
        }
        let title = document.descendants().find(|node| node.has_tag_name("title")).unwrap();
        let text = title.text().unwrap();
        assert!(text.starts_with("</svg><script>alert(1)</script>\"' ]]> &amp; "), "{text}");
        assert!(!text.contains(['\u{202e}', '\u{2066}', '\u{1b}', '\u{ffff}']), "{text:?}");
    }
}

#[test]
fn every_strategy_is_named_and_none_has_a_line_that_cannot_run() {
    scenarios(|path, report| {
        let chart = Chart::new(report, &Request::new(Kind::Time, 1_080));
        for (strategy, result) in report.strategies.iter() {
            let named = chart
                .shapes
                .iter()
                .any(|shape| matches!(&shape.form, Form::Text { text, .. } if text == strategy.caption()));
            assert!(named, "{}: {strategy:?} has no label", path.display());
            let ink = crossover::chart::Ink::of(*strategy);
            let line = chart.shapes.iter().find(|shape| shape.paint.role.is_line() && shape.paint.ink == ink);
            assert_eq!(line.is_some(), result.figures.is_some(), "{}: {strategy:?}", path.display());
            let dashed = line.is_some_and(|line| line.paint.dashed);
            assert_eq!(dashed, result.status == Status::Unfit, "{}: {strategy:?}", path.display());
        }
    });
}

#[test]
fn rings_stand_where_the_verdict_says() {
    let report = report(Path::new("scenarios/support-desk.toml"));
    let pair = report.pair(Strategy::FineTuned, Strategy::Rag).unwrap();
    let chart = Chart::new(&report, &Request::new(Kind::Time, 1_080));
    let plot = chart.plot.unwrap();
    let rings: Vec<f64> = chart
        .shapes
        .iter()
        .filter(|shape| shape.paint.role == Role::Ring)
        .map(|shape| match shape.form {
            Form::Circle { centre: (x, _), .. } => plot.value_at(f64::from(x) / 10.0),
            _ => f64::NAN,
        })
        .collect();
    let starts: Vec<f64> =
        pair.over_time.times.as_ref().unwrap().intervals.iter().map(|stretch| stretch.from).collect();
    assert_eq!(rings.len(), starts.len());
    assert!(
        rings.iter().zip(&starts).all(|(ring, start)| (ring - start).abs() < 0.01),
        "{rings:?} {starts:?}"
    );
}

#[test]
fn the_own_volume_costs_what_the_answer_says() {
    scenarios(|path, report| {
        let chart = Chart::new(report, &Request::new(Kind::Volume, 1_080));
        let own = report.basis.queries_per_month;
        let row = chart.figures.rows.iter().find(|row| row.at == own).expect("it has a row");
        for ((name, strategy), value) in chart.figures.columns.iter().zip(&row.values) {
            let cost =
                strategy.and_then(|strategy| report.figures(strategy)).map(|one| one.present_value_usd);
            assert_eq!(*value, cost, "{}: {name}", path.display());
        }
    });
}

#[test]
fn the_table_has_the_figures_of_the_report() {
    let report = report(Path::new("scenarios/support-desk.toml"));
    for (kind, along) in
        [(Kind::Time, 36), (Kind::Breakdown, 5), (Kind::Retraining, 37), (Kind::Switching, 35)]
    {
        let chart = Chart::new(&report, &Request::new(kind, 1_080));
        assert_eq!(chart.figures.rows.len(), along, "{kind:?}");
        let table = chart.figures.table();
        assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
    }
    let chart = Chart::new(&report, &Request::new(Kind::Time, 1_080));
    let named: Vec<&str> = chart.figures.columns.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(named, ["Prompt only (unfit)", "RAG", "Fine-tuned", "Hybrid", "Staged"]);
    let last = chart.figures.rows.last().unwrap();
    for ((_, strategy), value) in chart.figures.columns.iter().zip(&last.values) {
        assert_eq!(*value, report.figures(strategy.unwrap()).map(|figures| figures.present_value_usd));
    }
    // At the scenario's own volume the cost over volume is the cost.
    let chart = Chart::new(&report, &Request::new(Kind::Volume, 1_080));
    let own = chart.figures.rows.iter().find(|row| row.at == 380_000.0).unwrap();
    for ((_, strategy), value) in chart.figures.columns.iter().zip(&own.values) {
        let cost = report.figures(strategy.unwrap()).unwrap().present_value_usd;
        assert!((value.unwrap() / cost - 1.0).abs() < 1e-3, "{strategy:?}: {value:?}, {cost}");
    }
}

#[test]
fn where_nothing_can_be_drawn_a_sentence_says_why() {
    let report = common::report("workload.queries_per_month = 0");
    let chart = Chart::new(&report, &Request::new(Kind::Volume, 1_080));
    assert_eq!(chart.plot, None);
    assert!(
        chart.description.ends_with("enter queries to compare costs over volume."),
        "{}",
        chart.description
    );
    let said = chart.shapes.iter().any(|shape| shape.paint.role == Role::Sentence);
    let lines =
        chart.shapes.iter().any(|shape| !matches!(shape.form, Form::Text { anchor: Anchor::Start, .. }));
    assert!(said && !lines, "{:?}", chart.shapes);
}
