//! What is asked: a model with ranges, how many draws, and which of many sequences of them.

use std::ops::Range;

use crate::kind::Strategy;
use crate::model::Model;
use crate::scenario::{Problem, Problems};

use super::draws::{Draws, Evaluator};
use super::marginal::Marginal;
use super::normal::quantile;
use super::sobol::Dimension;

/// The fewest draws: one in each bin of the value of an input.
pub const LEAST_SAMPLES: u32 = 64;
/// The most draws.
pub const MOST_SAMPLES: u32 = 1_000_000;

/// A model whose inputs with ranges are to be drawn.
#[derive(Debug, Clone)]
pub struct Question {
    model: Model,
    strategies: Vec<Strategy>,
    pair: Option<(Strategy, Strategy)>,
    samples: u32,
    seed: u32,
    marginals: Vec<Marginal>,
    /// One for each range, and one that nothing depends on: what chance alone would be worth.
    dimensions: Vec<Dimension>,
}

impl Question {
    /// Asks `samples` draws of `model`, and when the first of `pair` breaks even with the second.
    ///
    /// # Errors
    ///
    /// No input has a range, or there are too few or too many samples.
    pub fn new(
        model: &Model,
        pair: Option<(Strategy, Strategy)>,
        samples: u32,
        seed: u32,
    ) -> Result<Self, Problems> {
        let mut problems = Vec::new();
        if model.ranges().is_empty() {
            let problem = Problem::new("uncertainty.ranges", "nothing", "a range of at least one input");
            problems.push(problem);
        }
        if !(LEAST_SAMPLES..=MOST_SAMPLES).contains(&samples) {
            let allowed = format!("{LEAST_SAMPLES} to {MOST_SAMPLES}");
            problems.push(Problem::new("samples", samples.to_string(), allowed));
        }
        if !problems.is_empty() {
            return Err(Problems { problems });
        }
        Ok(Self {
            strategies: Strategy::ALL
                .iter()
                .copied()
                .filter(|strategy| model.is_enabled(*strategy))
                .collect(),
            marginals: model.ranges().iter().map(Marginal::new).collect(),
            dimensions: (0..=model.ranges().len()).map(|place| Dimension::new(place, seed)).collect(),
            model: model.clone(),
            pair,
            samples,
            seed,
        })
    }

    /// The model with its ranges.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// The strategies that are enabled.
    #[must_use]
    pub fn strategies(&self) -> &[Strategy] {
        &self.strategies
    }

    /// Challenger and incumbent.
    #[must_use]
    pub fn pair(&self) -> Option<(Strategy, Strategy)> {
        self.pair
    }

    /// How many draws there are to be.
    #[must_use]
    pub fn samples(&self) -> u32 {
        self.samples
    }

    /// Which of many sequences of draws.
    #[must_use]
    pub fn seed(&self) -> u32 {
        self.seed
    }

    /// Makes some of the draws, counted from 0, and evaluates them. They are the same whatever else is drawn,
    /// so that pieces may be worked on in any order and put together in theirs.
    #[must_use]
    pub fn draws(&self, places: Range<u32>) -> Draws {
        let columns = self.columns(&places);
        let copula = self.model.copula();
        let mut evaluator = Evaluator::new(&self.model, &self.strategies, self.pair, places.len());
        let mut values = vec![0.0; columns.len()];
        for (row, place) in places.enumerate() {
            for (value, column) in values.iter_mut().zip(&columns) {
                *value = column[row];
            }
            copula.join(&mut values);
            for input in copula.inputs() {
                values[*input] = self.marginals[*input].at_normal(values[*input]);
            }
            evaluator.evaluate(place, &values);
        }
        evaluator.draws
    }

    /// The values of each input in some draws, and last a column that nothing depends on; where inputs hang
    /// together normal numbers that do not yet.
    fn columns(&self, places: &Range<u32>) -> Vec<Vec<f64>> {
        let columns = self.dimensions.iter().enumerate().map(|(input, dimension)| {
            let mut column = vec![0.0; places.len()];
            dimension.fill(places.start, &mut column);
            let tied = self.model.copula().contains(input);
            if let Some(marginal) = self.marginals.get(input) {
                for x in &mut column {
                    *x = if tied { quantile(*x) } else { marginal.at_share(*x) };
                }
            }
            column
        });
        columns.collect()
    }
}
