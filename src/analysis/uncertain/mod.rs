//! How sure an answer is: inputs with ranges are drawn many times, every draw is evaluated like any other model,
//! and what comes of them is counted.

mod buckets;
mod directions;
mod draws;
mod marginal;
mod normal;
mod quantiles;
mod question;
mod run;
mod sobol;
mod value;

pub use draws::Draws;
pub use quantiles::{mean, quantiles};
pub use question::{LEAST_SAMPLES, MOST_SAMPLES, Question};
pub use run::{PERCENTILES, Run};
