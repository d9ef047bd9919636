//! A run of draws, all at once or in slices, and what has been found so far.

use super::draws::Draws;
use super::quantiles::quantiles;
use super::question::Question;
use super::value;

/// The shares of draws below the percentiles that are given of an amount.
pub const PERCENTILES: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

/// The percentiles of so many months take as long as the value of an input.
const AT_ONCE: usize = 8;

/// A run of draws.
#[derive(Debug, Clone)]
pub struct Run {
    question: Question,
    /// The place of the next draw.
    next: u32,
    draws: Draws,
    /// What it is worth to know each input, and last what chance alone would seem worth, as far as worked out.
    values: Vec<f64>,
    /// Percentiles of the difference with the set-up and by the end of each month, as far as worked out.
    spreads: Vec<[f64; 5]>,
}

impl Run {
    /// A run of which nothing has been done.
    #[must_use]
    pub fn new(question: Question) -> Self {
        Self { question, next: 0, draws: Draws::default(), values: Vec::new(), spreads: Vec::new() }
    }

    /// What is asked.
    #[must_use]
    pub fn question(&self) -> &Question {
        &self.question
    }

    /// The draws so far.
    #[must_use]
    pub fn draws(&self) -> &Draws {
        &self.draws
    }

    /// How much of the draws has been done, from 0 to 1.
    #[must_use]
    pub fn progress(&self) -> f64 {
        f64::from(self.next) / f64::from(self.question.samples())
    }

    /// Makes up to `most` more draws, or when all are made works out the value of one more input, or percentiles of
    /// a few more months. False if nothing is left to do.
    pub fn step(&mut self, most: u32) -> bool {
        let end = self.next.saturating_add(most.max(1)).min(self.question.samples());
        if self.next < end {
            self.take(self.question.draws(self.next..end));
            return true;
        }
        if self.values.len() < self.inputs() {
            self.values.push(self.value(self.values.len()));
            return true;
        }
        let done = self.spreads.len();
        let next: Vec<[f64; 5]> = self.spreads_from(done).take(AT_ONCE).collect();
        self.spreads.extend(next);
        self.spreads.len() > done
    }

    /// Percentiles of challenger minus incumbent, as far as draws were made: with the set-up, and by the end of each
    /// month.
    #[must_use]
    pub fn spreads(&self) -> Vec<[f64; 5]> {
        self.spreads.iter().copied().chain(self.spreads_from(self.spreads.len())).collect()
    }

    fn spreads_from(&self, first: usize) -> impl Iterator<Item = [f64; 5]> {
        let (all, row) = (&self.draws.differences, self.draws.ahead.len() + 1);
        (first..row).map_while(move |month| {
            let values: Vec<f64> = all.iter().skip(month).step_by(row).copied().collect();
            quantiles(&values, PERCENTILES)
        })
    }

    /// Takes the draws of the question that come next, made elsewhere.
    pub fn take(&mut self, draws: Draws) {
        self.next += draws.made();
        self.draws.append(draws);
        self.values.clear();
        self.spreads.clear();
    }

    /// How many inputs can be valued: those with ranges, and one on which nothing depends.
    #[must_use]
    pub fn inputs(&self) -> usize {
        self.draws.inputs.len()
    }

    /// What it would be worth to know an input; not a number if no strategy could run and fitted in every draw.
    #[must_use]
    pub fn value(&self, input: usize) -> f64 {
        let costs = self.comparable();
        if costs.is_empty() { f64::NAN } else { value::of_one(&self.draws.inputs[input], &costs) }
    }

    /// Takes the value of the input that comes next, worked out elsewhere.
    pub fn take_value(&mut self, usd: f64) {
        self.values.push(usd);
    }

    /// Works out what is left.
    pub fn finish(&mut self) {
        while self.step(4_096) {}
    }

    /// The costs of the strategies that could run and fitted in every draw.
    fn comparable(&self) -> Vec<&[f64]> {
        let unfit = self.draws.unfit.iter().fold(0, |all, one| all | one);
        let costs = self.draws.costs.iter().enumerate();
        let costs = costs.filter(|(place, costs)| {
            unfit >> place & 1 == 0 && !costs.is_empty() && self.draws.infeasible[*place] == 0
        });
        costs.map(|(_, costs)| costs.as_slice()).collect()
    }

    /// What it would be worth to know everything; none if no strategy could run and fitted in every draw.
    #[must_use]
    pub fn value_of_everything(&self) -> Option<f64> {
        let costs = self.comparable();
        (!costs.is_empty()).then(|| value::of_everything(&costs))
    }

    /// What it would be worth to know each input, in the order of the ranges; none until all are worked out.
    #[must_use]
    pub fn values(&self) -> Option<&[f64]> {
        let (_, values) = self.all_values()?;
        Some(values)
    }

    /// What an input that nothing depends on would seem worth: less cannot be told from chance.
    #[must_use]
    pub fn value_of_chance(&self) -> Option<f64> {
        self.all_values().map(|(chance, _)| *chance)
    }

    fn all_values(&self) -> Option<(&f64, &[f64])> {
        let done = !self.values.is_empty() && self.values.len() == self.draws.inputs.len();
        let known = done && self.values.iter().all(|usd| usd.is_finite());
        if known { self.values.split_last() } else { None }
    }
}
