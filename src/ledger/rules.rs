//! What the cost rules work with: the model, the plan, and a recorder for their charges.

use std::ops::Range;

use crate::field::Field;
use crate::kind::Trend;
use crate::model::Model;

use super::charge::{Because, Charge, Minimum, Recorder, Replicas, Series, When};
use super::factor::Factor;
use super::line::Line;
use super::month_set::MonthSet;
use super::plan::Plan;

/// A strategy that cannot run, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Infeasible {
    /// The first month in which it cannot, from 1; none when it does not even begin.
    pub month: Option<usize>,
    /// Why, in words.
    pub reason: String,
    /// The path of the input that is in the way.
    pub field: &'static str,
}

/// What the rules work with.
pub(super) struct Rules<'a, R: ?Sized> {
    pub(super) model: &'a Model,
    /// The months in which the prices of the model hold; what falls outside is left out.
    pub(super) months: Range<usize>,
    pub(super) plan: &'a Plan,
    pub(super) recorder: &'a mut R,
    /// The inputs that put the next charges into their months.
    pub(super) because: Because,
}

impl<R: Recorder + ?Sized> Rules<'_, R> {
    pub(super) fn input<'f>(&self, field: Field) -> Factor<'f> {
        Factor::input(self.model, field)
    }

    /// An amount that falls at the start of each of `months`.
    #[inline]
    pub(super) fn lump(&mut self, line: Line, months: MonthSet, trend: Trend, factors: &[Factor<'_>]) {
        self.charge(line, When::Start(months.within(&self.months)), trend, None, factors);
    }

    /// An amount of something that changes with the months, at the start of each of `months`.
    #[inline]
    pub(super) fn lump_of(
        &mut self,
        line: Line,
        months: MonthSet,
        trend: Trend,
        over: Series<'_>,
        factors: &[Factor<'_>],
    ) {
        self.charge(line, When::Start(months.within(&self.months)), trend, Some(over), factors);
    }

    /// An amount that accrues in each of `months`.
    #[inline]
    pub(super) fn monthly(
        &mut self,
        line: Line,
        months: Range<usize>,
        trend: Trend,
        over: Option<Series<'_>>,
        factors: &[Factor<'_>],
    ) {
        self.charge(line, When::Accrual(self.within(&months)), trend, over, factors);
    }

    /// An amount that accrues with each query in each of `months`.
    #[inline]
    pub(super) fn per_query(
        &mut self,
        line: Line,
        months: Range<usize>,
        trend: Trend,
        over: Option<Series<'_>>,
        factors: &[Factor<'_>],
    ) {
        self.charge(line, When::PerQuery(self.within(&months)), trend, over, factors);
    }

    #[inline]
    fn charge(
        &mut self,
        line: Line,
        when: When,
        trend: Trend,
        over: Option<Series<'_>>,
        factors: &[Factor<'_>],
    ) {
        self.recorder.charge(&Charge { line, when, trend, over, factors, because: self.because });
    }

    /// The months that lie among those in which the prices hold.
    #[inline]
    fn within(&self, months: &Range<usize>) -> Range<usize> {
        let start = months.start.max(self.months.start);
        start..months.end.min(self.months.end).max(start)
    }

    pub(super) fn minimum(&mut self, minimum: &Minimum<'_>) {
        let months = self.within(&minimum.months);
        self.recorder.minimum(&Minimum { months, ..minimum.clone() });
    }

    pub(super) fn replicas(&mut self, replicas: &Replicas<'_>) {
        let months = self.within(&replicas.months);
        self.recorder.replicas(&Replicas { months, ..replicas.clone() });
    }
}
