//! The shape of the volume over the months.

use std::fmt::Write;

use crossover::number::count;
use yew::{Html, html};

const WIDTH: f64 = 28.0;
const HEIGHT: f64 = 16.0;
/// Room for the dot at the end.
const INSET: f64 = 2.5;

/// A small curve of the queries of each month, with the volume of the last one.
pub(super) fn growth(queries: &[f64]) -> Html {
    let most = queries.iter().copied().fold(0.0, f64::max);
    let Some(last) = queries.last().filter(|_| most > 0.0) else { return Html::default() };
    let mut d = String::new();
    let (mut x, mut y) = (INSET, HEIGHT);
    let step = (WIDTH - 2.0 * INSET) / f64::from(u32::try_from(queries.len().max(2) - 1).unwrap_or(1));
    for (month, volume) in queries.iter().enumerate() {
        if month > 0 {
            x += step;
        }
        y = HEIGHT - INSET - volume / most * (HEIGHT - 2.0 * INSET);
        // Writing into a string cannot fail.
        let _ = write!(d, "{}{x:.1} {y:.1}", if month == 0 { 'M' } else { 'L' });
    }
    html! {
        <span class="grow" title="queries in the last month">
            <svg class="spark" width="28" height="16" aria-hidden="true">
                <path {d} /><circle cx={format!("{x:.1}")} cy={format!("{y:.1}")} r="2" />
            </svg>
            { count(*last) }
        </span>
    }
}
