//! What must hold for every chart.

#![allow(dead_code, reason = "every test file uses a part of this")]

use crossover::chart::{Area, Chart, Form, Shape, Theme, svg};
use proptest::prelude::prop_assert;
use proptest::test_runner::TestCaseError;

/// What `text` covers, a little less so that texts may touch.
pub(crate) fn covered(shape: &Shape) -> Option<(Area, &str)> {
    let Form::Text { at, anchor, text } = &shape.form else { return None };
    let at = (f64::from(at.0) / 10.0, f64::from(at.1) / 10.0);
    let area = Area::of_text(text, shape.paint.role.style().font?, at, *anchor);
    Some((area.grown(-0.3), text))
}

/// The points of a shape that is no text, in pixels.
pub(crate) fn points(shape: &Shape) -> Vec<(f64, f64)> {
    let pixels = |x: i32, y: i32| (f64::from(x) / 10.0, f64::from(y) / 10.0);
    match &shape.form {
        Form::Path { points, .. } => points.iter().map(|(x, y)| pixels(*x, *y)).collect(),
        Form::Rect { from, size } => vec![pixels(from.0, from.1), pixels(from.0 + size.0, from.1 + size.1)],
        Form::Circle { centre: (x, y), radius } => {
            vec![pixels(x - radius, y - radius), pixels(x + radius, y + radius)]
        }
        Form::Text { .. } => Vec::new(),
    }
}

/// What must hold for every chart.
pub(crate) fn check(chart: &Chart) -> Result<(), TestCaseError> {
    let (width, height) = (f64::from(chart.width), f64::from(chart.height));
    let drawing = Area { left: 0.0, top: 0.0, right: width, bottom: height };
    for shape in &chart.shapes {
        for (x, y) in points(shape) {
            // A ring or a sign at the edge of a plot reaches over it, not beyond the drawing by much.
            let near = (-6.0..=width + 6.0).contains(&x) && (-6.0..=height + 6.0).contains(&y);
            prop_assert!(near, "{:?} at {x}, {y} in {width} × {height}", shape.paint);
        }
    }
    let texts: Vec<(Area, &str)> = chart.shapes.iter().filter_map(covered).collect();
    for (place, (area, text)) in texts.iter().enumerate() {
        prop_assert!(drawing.holds(area), "{text:?} {area:?} leaves {width} × {height}");
        for (other, beside) in &texts[place + 1..] {
            prop_assert!(!area.meets(other), "{text:?} {area:?} lies on {beside:?} {other:?}");
        }
    }
    for theme in [Theme::Light, Theme::Dark, Theme::Auto] {
        let svg = svg(chart, theme);
        let document = roxmltree::Document::parse(&svg).unwrap_or_else(|error| panic!("{error}\n{svg}"));
        let text_elements = document.descendants().filter(|node| node.has_tag_name("text")).count();
        prop_assert!(text_elements == texts.len());
        for node in document.descendants() {
            for attribute in node.attributes() {
                prop_assert!(!attribute.value().contains("NaN") && !attribute.value().contains("inf"));
            }
        }
    }
    Ok(())
}
