//! K(τ): what a strategy has cost until τ. It jumps at month starts and is straight within a month.

use crate::ledger::Ledger;
use crate::model::Timeline;

/// Cumulative cost at the boundaries of months, τ = 0..H.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Curve {
    /// The limit from the left: before what falls at the start of the month that begins there.
    pub before: Vec<f64>,
    /// The value: with what falls there.
    pub after: Vec<f64>,
}

impl Curve {
    fn new(start: &[f64], accrual: &[f64], discount: &[f64]) -> Self {
        let mut curve = Self::default();
        curve.fill(start, accrual, discount);
        curve
    }

    /// Takes other amounts in the place of those before.
    pub(super) fn fill(&mut self, start: &[f64], accrual: &[f64], discount: &[f64]) {
        self.before.resize(start.len() + 1, 0.0);
        self.after.resize(start.len() + 1, 0.0);
        let vertices = self.before.iter_mut().zip(&mut self.after);
        let amounts = start.iter().zip(accrual).zip(discount.iter().zip(&discount[1..]));
        let mut total = 0.0;
        for ((before, after), ((start, accrual), (early, late))) in vertices.zip(amounts) {
            *before = total;
            total += start * early;
            *after = total;
            total += accrual * late;
        }
        self.before[start.len()] = total;
        self.after[start.len()] = total;
    }

    /// The present value of a ledger.
    #[must_use]
    pub fn present(ledger: &Ledger, timeline: &Timeline) -> Self {
        Self::new(&ledger.start(timeline.months), &ledger.accrual(timeline.months), &timeline.discount)
    }

    /// The value at the end of the horizon.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.after.last().copied().unwrap_or_default()
    }

    /// The value at any τ in [0, H].
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the horizon")]
    pub fn at(&self, tau: f64) -> f64 {
        let month = (tau.max(0.0) as usize).min(self.after.len() - 1);
        let next = self.before.get(month + 1).copied().unwrap_or(self.after[month]);
        self.after[month] + (tau - tau.floor()) * (next - self.after[month])
    }
}

/// The cumulative cost of a strategy, discounted and nominal.
#[derive(Debug, Clone, PartialEq)]
pub struct Cumulative {
    /// Present value.
    pub present: Curve,
    /// Nominal.
    pub nominal: Curve,
}

impl Cumulative {
    /// The curves of a ledger.
    #[must_use]
    pub fn new(ledger: &Ledger, timeline: &Timeline) -> Self {
        let (start, accrual) = (ledger.start(timeline.months), ledger.accrual(timeline.months));
        let nominal = vec![1.0; timeline.months + 1];
        Self {
            present: Curve::new(&start, &accrual, &timeline.discount),
            nominal: Curve::new(&start, &accrual, &nominal),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cost_jumps_at_month_starts_and_is_straight_within_a_month() {
        // 100 at the start, 10 in each of two months, 30 at the start of the second.
        let curve = Curve::new(&[100.0, 30.0], &[10.0, 10.0], &[1.0, 1.0, 1.0]);
        assert_eq!(curve.before, [0.0, 110.0, 150.0]);
        assert_eq!(curve.after, [100.0, 140.0, 150.0]);
        let at = [0.0, 0.25, 1.0, 1.5, 2.0].map(|tau| curve.at(tau));
        assert_eq!(at, [100.0, 102.5, 140.0, 145.0, 150.0]);
    }
}
