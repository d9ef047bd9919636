//! A run of draws, all at once or in slices, and what has been found so far.

use super::draws::Draws;
use super::question::Question;
use super::value;

/// A run of draws.
#[derive(Debug, Clone)]
pub struct Run {
    question: Question,
    /// The place of the next draw.
    next: u32,
    draws: Draws,
    /// What it is worth to know each input, and last what chance alone would seem worth, as far as worked out.
    values: Vec<f64>,
}

impl Run {
    /// A run of which nothing has been done.
    #[must_use]
    pub fn new(question: Question) -> Self {
        Self { question, next: 0, draws: Draws::default(), values: Vec::new() }
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

    /// Makes up to `most` more draws, or when all are made works out the value of one more input. False if
    /// nothing is left to do.
    pub fn step(&mut self, most: u32) -> bool {
        let end = self.next.saturating_add(most.max(1)).min(self.question.samples());
        if self.next < end {
            self.take(self.question.draws(self.next..end));
            return true;
        }
        let left = self.values.len() < self.inputs();
        if left {
            self.values.push(self.value(self.values.len()));
        }
        left
    }

    /// Takes the draws of the question that come next, made elsewhere.
    pub fn take(&mut self, draws: Draws) {
        self.next += draws.made();
        self.draws.append(draws);
        self.values.clear();
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
            unfit >> place & 1 == 0 && !costs.is_empty() && !costs.iter().any(|usd| usd.is_nan())
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
