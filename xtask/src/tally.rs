//! How many tests passed and failed, read from the closing lines of the runners.

use std::ops::AddAssign;

/// Tests that passed and tests that failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl Tally {
    /// A line of `cargo test`: `test result: ok. 12 passed; 0 failed; …`, one for each binary.
    pub(crate) fn of_cargo(line: &str) -> Self {
        let mut tally = Self::default();
        if let Some((_, counts)) = line.split_once("test result: ") {
            let words: Vec<&str> = counts.split_whitespace().collect();
            for pair in words.windows(2) {
                match pair {
                    [count, "passed;"] => tally.passed += number(count),
                    [count, "failed;"] => tally.failed += number(count),
                    _ => {}
                }
            }
        }
        tally
    }

    /// A line of `node --test`: `ℹ pass 12`, `ℹ fail 0`, `ℹ cancelled 0`.
    pub(crate) fn of_node(line: &str) -> Self {
        match line.split_whitespace().collect::<Vec<_>>().as_slice() {
            ["ℹ", "pass", count] => Self { passed: number(count), failed: 0 },
            ["ℹ", "fail" | "cancelled", count] => Self { passed: 0, failed: number(count) },
            _ => Self::default(),
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

fn number(text: &str) -> u64 {
    text.parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_of_cargo() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 4 filtered out\n";
        assert_eq!(Tally::of_cargo(line), Tally { passed: 12, failed: 3 });
        assert_eq!(Tally::of_cargo("test number::tests::grouping ... ok\n"), Tally::default());
    }

    #[test]
    fn closing_lines_of_node() {
        let mut tally = Tally::default();
        for line in ["ℹ tests 9\n", "ℹ pass 6\n", "ℹ fail 2\n", "ℹ cancelled 1\n", "✔ pass 5\n"] {
            tally += Tally::of_node(line);
        }
        assert_eq!(tally, Tally { passed: 6, failed: 3 });
    }
}
