//! `/chart.svg` and `/chart.png`.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use crossover::chart::{Chart, Request, Theme, svg};
use crossover::scenario::{Options, Problem};
use crossover_png::png;

use crate::App;
use crate::asked::{self, Asked};
use crate::cache::Answer;
use crate::refusal::Refusal;

/// How many pixels of a picture stand for one, unless somebody says.
pub(crate) const SCALE: u32 = 2;
/// A larger picture would keep a processor for seconds.
const MOST_PIXELS: u64 = 8_000_000;

/// A chart for wikis that take images.
pub(crate) async fn as_svg(
    State(app): State<Arc<App>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let asked = Asked::read(query.as_deref())?;
    let (link, (request, theme)) = asked.take(|options| (asked::link(options), Request::asked(options)))?;
    let job = move || {
        let chart = Chart::new(&request.report(&asked::model(&link)?), &request);
        Ok(Answer::new("image/svg+xml", svg(&chart, theme)))
    };
    Ok(app.answers.get(asked.key("svg"), &app.work, job).await?.to(&headers))
}

/// The same where SVG is not shown.
pub(crate) async fn as_png(
    State(app): State<Arc<App>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let asked = Asked::read(query.as_deref())?;
    let (link, (request, theme, scale)) = asked.take(|options| (asked::link(options), picture(options)))?;
    let job = move || {
        let chart = Chart::new(&request.report(&asked::model(&link)?), &request);
        drawn(&chart, theme, scale)
    };
    Ok(app.answers.get(asked.key("png"), &app.work, job).await?.to(&headers))
}

/// What a picture takes besides its link.
pub(crate) fn picture(options: &mut Options) -> (Request, Theme, u32) {
    let (request, theme) = Request::asked(options);
    (request, theme, options.whole("scale", 1..=4).unwrap_or(SCALE))
}

fn drawn(chart: &Chart, theme: Theme, scale: u32) -> Result<Answer, Refusal> {
    let (width, height) = (chart.width * scale, chart.height * scale);
    let pixels = u64::from(width) * u64::from(height);
    if pixels > MOST_PIXELS {
        let found = format!("a picture of {width} × {height} pixels");
        let allowed = format!("at most {MOST_PIXELS} pixels; give a smaller width, height or scale");
        return Err(Refusal::unreadable(Problem::new("scale", found, allowed).into()));
    }
    // Between 1 and 4.
    let scale = u8::try_from(scale).map_or(1.0, f32::from);
    let picture = png(&svg(chart, theme), scale).map_err(|error| {
        tracing::error!(%error, "a chart could not be drawn");
        Refusal::broken()
    })?;
    Ok(Answer::new("image/png", picture))
}
