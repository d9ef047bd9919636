//! Between chances and what mixes well: the logarithm of the odds, from −12 to 12.
//!
//! Both come from tables that are made by multiplying alone. The logarithms of the standard library differ
//! between machines, and whoever unpacks has to find the very numbers of whoever packed.

const STEPS: usize = 4096;
const MOST: f32 = 12.0;
/// e to the power of −12, and of 24/4096.
const FIRST: f64 = 6.144_212_353_328_21e-6;
const FACTOR: f64 = 1.005_876_569_385_768_5;

/// The tables.
#[derive(Debug)]
pub(crate) struct Squash {
    chances: Vec<f32>,
    odds: Vec<f32>,
}

impl Squash {
    #[expect(clippy::cast_possible_truncation, reason = "tables hold short numbers")]
    pub(crate) fn new() -> Self {
        let mut power = FIRST;
        let exact: Vec<f64> = (0..STEPS)
            .map(|_| {
                power *= FACTOR;
                power / (1.0 + power)
            })
            .collect();
        let step = 2.0 * f64::from(MOST) / 4096.0;
        let mut place = 0.0;
        let mut found = exact.iter().peekable();
        let mut chance = 0.5 / 4096.0;
        let odds = (0..STEPS)
            .map(|_| {
                while found.next_if(|at| **at < chance).is_some() {
                    place += step;
                }
                chance += 1.0 / 4096.0;
                (place - f64::from(MOST)) as f32
            })
            .collect();
        Self { chances: exact.iter().map(|chance| *chance as f32).collect(), odds }
    }

    /// The chance behind these odds.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 4095")]
    pub(crate) fn chance(&self, odds: f32) -> f32 {
        const SCALE: f32 = 4096.0 / 24.0;
        let place = (odds + MOST).clamp(0.0, 23.99) * SCALE;
        self.chances[place as usize & (STEPS - 1)]
    }

    /// The odds of a bit that is expected with this chance.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 4095")]
    pub(crate) fn odds_of_match(&self, expected: Option<(u32, f32)>) -> f32 {
        match expected {
            Some((bit, chance)) => {
                let odds = self.odds((chance * 4096.0) as u32);
                if bit == 1 { odds } else { -odds }
            }
            None => 0.0,
        }
    }

    /// The odds of a chance in 4,096.
    pub(crate) fn odds(&self, chance: u32) -> f32 {
        self.odds[chance as usize & (STEPS - 1)]
    }
}
