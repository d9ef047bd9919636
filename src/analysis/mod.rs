//! From amounts to answers: what is cheaper, since when, and from which volume on.

mod cheapest;
mod cumulative;
mod curves;
mod flip;
mod frontier;
mod grid;
mod intervals;
mod map_request;
mod nearest;
mod numeric;
mod over_time;
mod over_volume;
mod sensitivity;
mod uncertain;

pub use cheapest::cheapest;
pub use cumulative::{Cumulative, Curve};
pub use curves::{CurvePoint, best, retraining_curve, switching_curve};
pub use flip::{Flip, FlipSearch, Reach, flip};
pub use frontier::{Frontier, usual_input, usual_stretch};
pub use grid::{Axis, Grid, Spacing, Vary};
pub use intervals::{Interval, Intervals, Verdict};
pub use map_request::{AskedAxis, MapRequest, stretch};
pub use nearest::{NearestFlip, nearest_flip};
pub use numeric::numeric_inputs;
pub use over_time::{PeakExposure, break_even_over_time, peak_exposure};
pub use over_volume::{MOST_VOLUME, VolumeScan};
pub use sensitivity::{Swing, SwingEnd, difference, swing};
pub use uncertain::{Draws, LEAST_SAMPLES, MOST_SAMPLES, PERCENTILES, Question, Run, mean, quantiles};
