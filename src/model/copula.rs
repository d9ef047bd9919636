//! How inputs with ranges hang together: a Gaussian copula with the rank correlations that were given.

use crate::float;
use crate::scenario::Problem;

use super::uncertain::{CORRELATIONS, Correlation, UncertainInput};

/// The most inputs that hang together.
const MOST: usize = 100;
/// What rounding leaves of a pivot that should be nothing.
const ROUNDING: f64 = 1e-9;

/// Makes normal numbers that hang together out of as many that do not.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Copula {
    /// The places of the inputs that hang together, in order.
    inputs: Vec<usize>,
    /// The lower triangle, row by row, of the root of their correlations.
    root: Vec<f64>,
}

impl Copula {
    /// The copula of the correlations, or what is wrong with them.
    pub(super) fn new(ranges: &[UncertainInput], correlations: &[Correlation]) -> Result<Self, Vec<Problem>> {
        let mut inputs: Vec<usize> = correlations.iter().flat_map(|correlation| correlation.ranges).collect();
        crate::order::sort(&mut inputs);
        inputs.dedup();
        if inputs.len() > MOST {
            let found = format!("{} correlated inputs", inputs.len());
            return Err(vec![Problem::new(CORRELATIONS, found, format!("at most {MOST}"))]);
        }
        let mut problems = Vec::new();
        for group in groups(&inputs, correlations) {
            if root(&group, correlations).is_none() {
                let few = smallest_impossible(&group, correlations);
                let names: Vec<&str> = few.iter().map(|input| ranges[*input].path.as_str()).collect();
                let found = format!("ranks of {} that contradict each other", names.join(", "));
                let allowed = "ranks that can hold together";
                problems.push(Problem::new(CORRELATIONS, found, allowed));
            }
        }
        match root(&inputs, correlations) {
            Some(root) if problems.is_empty() => Ok(Self { inputs, root }),
            _ => Err(problems),
        }
    }

    /// The places of the inputs that hang together, in order.
    #[must_use]
    pub fn inputs(&self) -> &[usize] {
        &self.inputs
    }

    /// Whether every input is by itself.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.inputs.is_empty()
    }

    /// Whether the input at a place hangs together with another one.
    #[must_use]
    pub fn contains(&self, input: usize) -> bool {
        self.inputs.contains(&input)
    }

    /// Makes one number of each input, all independent, hang together.
    pub fn join(&self, numbers: &mut [f64]) {
        // From the last: each is a sum over itself and those before it.
        for row in (0..self.inputs.len()).rev() {
            let factors = &self.root[row * (row + 1) / 2..][..=row];
            let terms = factors.iter().zip(&self.inputs).map(|(factor, input)| factor * numbers[*input]);
            numbers[self.inputs[row]] = terms.sum();
        }
    }
}

/// Pearson's correlation of two normal numbers with a rank correlation.
fn pearson(rank: f64) -> f64 {
    2.0 * float::sin(std::f64::consts::PI * rank / 6.0)
}

/// The lower triangle of the root of the correlations among `inputs`, by Cholesky; none if there cannot be
/// such numbers. Two that move as one are possible: a pivot may be nothing.
fn root(inputs: &[usize], correlations: &[Correlation]) -> Option<Vec<f64>> {
    let given = |a: usize, b: usize| {
        let pair = [inputs[b], inputs[a]];
        correlations.iter().find(|known| known.ranges == pair).map_or(0.0, |known| pearson(known.rank))
    };
    let at = |row: usize, column: usize| row * (row + 1) / 2 + column;
    let mut root: Vec<f64> = Vec::new();
    for row in 0..inputs.len() {
        for column in 0..=row {
            let known: f64 = (0..column).map(|k| root[at(row, k)] * root[at(column, k)]).sum();
            let left = if row == column { 1.0 } else { given(row, column) } - known;
            root.push(if row == column {
                if left < -ROUNDING {
                    return None;
                }
                left.max(0.0).sqrt()
            } else if root[at(column, column)] > ROUNDING.sqrt() {
                left / root[at(column, column)]
            } else if left.abs() <= ROUNDING.sqrt() {
                0.0
            } else {
                return None;
            });
        }
    }
    Some(root)
}

/// The inputs in groups that nothing ties to each other.
fn groups(inputs: &[usize], correlations: &[Correlation]) -> Vec<Vec<usize>> {
    let mut left = inputs.to_vec();
    let mut groups = Vec::new();
    while let Some(first) = left.first().copied() {
        let mut group = vec![first];
        let mut next = 0;
        while let Some(input) = group.get(next).copied() {
            let tied = correlations.iter().filter(|known| known.ranges.contains(&input));
            let others: Vec<usize> =
                tied.flat_map(|known| known.ranges).filter(|other| !group.contains(other)).collect();
            group.extend(others);
            next += 1;
        }
        crate::order::sort(&mut group);
        group.dedup();
        left.retain(|input| !group.contains(input));
        groups.push(group);
    }
    groups
}

/// As few inputs of an impossible group as are impossible by themselves.
fn smallest_impossible(group: &[usize], correlations: &[Correlation]) -> Vec<usize> {
    let mut few = group.to_vec();
    for input in group {
        let without: Vec<usize> = few.iter().copied().filter(|other| other != input).collect();
        if root(&without, correlations).is_none() {
            few = without;
        }
    }
    few
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranks(ranks: &[(usize, usize, f64)]) -> Vec<Correlation> {
        ranks.iter().map(|(a, b, rank)| Correlation { ranges: [*a, *b], rank: *rank }).collect()
    }

    #[test]
    fn the_root_multiplied_by_itself_is_the_correlations() {
        let known = ranks(&[(0, 1, 0.5), (1, 2, -0.3)]);
        let root = root(&[0, 1, 2], &known).unwrap();
        // 2 sin(π/12) = 0.51764, so the second row is 0.51764 and √(1 − 0.26795) = 0.85560.
        assert!((root[1] - 0.517_638_090_205_041_5).abs() < 1e-15);
        assert!((root[2] - 0.855_599_677_167_352_3).abs() < 1e-15);
        assert!((root[1] * root[3] + root[2] * root[4] - pearson(-0.3)).abs() < 1e-15);
        assert!((root[3..].iter().map(|x| x * x).sum::<f64>() - 1.0).abs() < 1e-15);
    }

    #[test]
    fn two_may_move_as_one_and_three_may_not_all_oppose_each_other() {
        assert!(root(&[0, 1], &ranks(&[(0, 1, 1.0)])).is_some());
        assert!(root(&[0, 1, 2], &ranks(&[(0, 1, 1.0), (1, 2, 0.4), (0, 2, 0.4)])).is_some());
        assert!(root(&[0, 1, 2], &ranks(&[(0, 1, 1.0), (1, 2, 0.4), (0, 2, 0.5)])).is_none());
        let opposed = ranks(&[(0, 3, 0.1), (3, 4, -0.9), (4, 5, -0.9), (3, 5, -0.9)]);
        assert_eq!(groups(&[0, 3, 4, 5], &opposed), [[0, 3, 4, 5]]);
        assert_eq!(smallest_impossible(&[0, 3, 4, 5], &opposed), [3, 4, 5]);
    }
}
