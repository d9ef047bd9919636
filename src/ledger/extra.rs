//! Other costs.

use crate::field;
use crate::kind::Trend;
use crate::model::Extra;
use crate::unit::Unit;

use super::charge::Recorder;
use super::factor::Factor;
use super::line::Line;
use super::month_set::MonthSet;
use super::rules::Rules;

pub(super) fn record<R: Recorder + ?Sized>(rules: &mut Rules<'_, R>) {
    let model = rules.model;
    for (row, extra) in (1..).zip(model.extras()) {
        one(rules, Line::Extra(row), extra);
    }
}

fn one<R: Recorder + ?Sized>(rules: &mut Rules<'_, R>, line: Line, extra: &Extra) {
    let plan = rules.plan;
    let named = |runs| extra.names(plan.strategy) || extra.names(runs);
    let Some(months) = plan.running(named) else { return };
    let factor = |field: crate::field::Field| Factor::from(extra.number(field), field.spec().unit, field);
    let engineer = rules.input(field!("labour.engineer_usd_per_hour"));

    // Month 1 is when the first strategy that bears the cost starts.
    let due: MonthSet = extra
        .months()
        .iter()
        .map(|month| if *month == 1 { months.start } else { month - 1 })
        .filter(|month| months.contains(month))
        .collect();
    rules.because = [Some(field!("extra.*.months")), None, None];
    rules.lump(line, due, extra.trend(), &[factor(field!("extra.*.usd_once"))]);
    rules.lump(line, due, Trend::Labour, &[factor(field!("extra.*.hours_once")), engineer]);
    rules.because = [None; 3];
    rules.monthly(line, months.clone(), extra.trend(), None, &[factor(field!("extra.*.usd_per_month"))]);
    let touched = Factor::from(
        extra.number(field!("extra.*.share_of_queries")),
        Unit::share("of the queries"),
        field!("extra.*.share_of_queries"),
    )
    .unless_one();
    let factors = [touched, factor(field!("extra.*.usd_per_query"))];
    rules.per_query(line, months, extra.trend(), None, &factors);
}
