//! What the page consists of. Every component gets values and gives back what was done to it.

mod drawing;
mod figure;
mod presets;
mod problems;
mod sentence;
mod strategies;
mod verdict;

pub(crate) use figure::Figure;
pub(crate) use presets::Presets;
pub(crate) use problems::Problems;
pub(crate) use strategies::Strategies;
pub(crate) use verdict::Verdict;
