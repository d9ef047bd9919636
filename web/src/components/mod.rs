//! What the page consists of. Every component gets values and gives back what was done to it.

mod problems;
mod sentence;
mod strategies;
mod verdict;

pub(crate) use problems::Problems;
pub(crate) use sentence::Words;
pub(crate) use strategies::Strategies;
pub(crate) use verdict::Verdict;
