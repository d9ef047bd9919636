//! From a model to its report.

use crate::analysis::{
    Cumulative, CurvePoint, Intervals, Verdict, VolumeScan, best, break_even_over_time, cheapest,
    peak_exposure, retraining_curve, switching_curve,
};
use crate::field;
use crate::kind::Strategy;
use crate::ledger::{Category, Infeasible, Ledger, Plan, Sums, is_unfit, share_correct, unanswered};
use crate::model::Model;
use crate::number;

use super::basis::Basis;
use super::ordered::Ordered;
use super::prices::named_entries;
use super::result::{
    BreakEven, Cheapest, Exposure, Figures, Outcome, OverTime, OverVolumeResult, Report, Retraining,
    RetrainingPoint, Status, StrategyResult, Stretch, Switching, SwitchingPoint, Times, Vertex,
};
use super::series::{VolumeCosts, price_lines};
use super::warnings::{is_staleness_priced, warnings};

impl Report {
    /// Evaluates a model.
    #[must_use]
    pub fn new(model: &Model) -> Self {
        let mut report = Self::brief(model);
        report.retraining = retraining(model);
        report.switching = switching(model);
        report
    }

    /// The same without what other cadences and other months of the switch cost, which takes longer than all the
    /// rest: for charts and sentences that do not say it.
    #[must_use]
    pub fn brief(model: &Model) -> Self {
        let enabled: Vec<Strategy> =
            Strategy::ALL.iter().copied().filter(|strategy| model.is_enabled(*strategy)).collect();
        let strategies =
            Ordered(enabled.iter().map(|strategy| (*strategy, strategy_result(model, *strategy))).collect());
        let (break_even, volumes) = break_even(model, &strategies);
        let mut report = Self {
            schema: 1,
            title: model.text(field!("title")).to_owned(),
            prices_as_of: model.text(field!("prices_as_of")).to_owned(),
            break_even,
            cheapest: who_is_cheapest(model, &strategies),
            retraining: None,
            switching: None,
            basis: basis(model, &enabled),
            volumes,
            prices: price_lines(model),
            strategies,
            warnings: Vec::new(),
        };
        report.warnings = warnings(model, &report);
        report
    }
}

fn basis(model: &Model, enabled: &[Strategy]) -> Basis {
    let timeline = model.timeline();
    let retrainings = |strategy: &Strategy| {
        let months = Plan::new(model, *strategy)?.retrainings;
        Some((*strategy, months.iter().map(|month| month + 1).collect()))
    };
    Basis {
        start: model.start(),
        months: timeline.months,
        discount_rate_per_year: model.number(field!("horizon.discount_rate_per_year")),
        discount: timeline.discount.clone(),
        queries_per_month: timeline.queries.iter().copied().find(|q| *q > 0.0).unwrap_or(0.0),
        retrainings: enabled.iter().filter_map(retrainings).collect(),
        entries: named_entries(model),
        switch: Plan::new(model, Strategy::Staged)
            .filter(|_| enabled.contains(&Strategy::Staged))
            .and_then(|plan| plan.phases().nth(1).map(|phase| (phase.months.start + 1, phase.runs))),
    }
}

fn strategy_result(model: &Model, strategy: Strategy) -> StrategyResult {
    let ledger = match Ledger::new(model, strategy) {
        Ok(ledger) => ledger,
        Err(Infeasible { month, reason, field }) => {
            return StrategyResult {
                status: Status::Infeasible,
                reason: Some(reason),
                unanswered: 0.0,
                near_limit: false,
                infeasible_from: month,
                reason_field: field,
                figures: None,
            };
        }
    };
    let Some(plan) = Plan::new(model, strategy) else { unreachable!("a strategy with a ledger has a plan") };
    let (status, reason) = fitness(model, &plan);
    let unanswered = unanswered(model, &plan);
    let limit = model.number(field!("knowledge.unanswered_limit"));
    StrategyResult {
        near_limit: status == Status::Ok && unanswered > 0.0 && unanswered >= 0.9 * limit,
        status,
        reason,
        unanswered,
        infeasible_from: None,
        reason_field: "knowledge.unanswered_limit",
        figures: Some(figures(model, &plan, ledger)),
    }
}

/// Whether a strategy that can run can be relied on, and why not.
pub(super) fn fitness(model: &Model, plan: &Plan) -> (Status, Option<String>) {
    let unanswered = unanswered(model, plan);
    if !is_unfit(model, unanswered) {
        return (Status::Ok, None);
    }
    let limit = model.number(field!("knowledge.unanswered_limit"));
    let reason = format!(
        "it leaves {} of queries without their knowledge; at most {} are allowed",
        number::percent(unanswered, 4),
        number::percent(limit, 4)
    );
    (Status::Unfit, Some(reason))
}

#[expect(clippy::cast_precision_loss, reason = "a month is a small number")]
fn figures(model: &Model, plan: &Plan, ledger: Ledger) -> Figures {
    let timeline = model.timeline();
    let curves = Cumulative::new(&ledger, timeline);
    let total_usd = ledger.total();
    let queries: f64 = timeline.queries.iter().sum();
    let correct: f64 =
        share_correct(model, plan).iter().zip(&timeline.queries).map(|(share, q)| share * q).sum();
    let mut cumulative = Vec::with_capacity(timeline.months + 1);
    let (present, nominal) = (&curves.present, &curves.nominal);
    for month in 0..=timeline.months {
        let at = month as f64;
        if month > 0 {
            let (present_usd, nominal_usd) = (present.before[month], nominal.before[month]);
            cumulative.push(Vertex { month: at, present_usd, nominal_usd });
        }
        if month == 0 || nominal.after[month] > nominal.before[month] {
            let (present_usd, nominal_usd) = (present.after[month], nominal.after[month]);
            cumulative.push(Vertex { month: at, present_usd, nominal_usd });
        }
    }
    Figures {
        total_usd,
        present_value_usd: present.total(),
        usd_per_query: (queries > LEAST_VOLUME).then(|| total_usd / queries),
        usd_per_correct_answer: (correct > LEAST_VOLUME).then(|| total_usd / correct),
        marginal_usd_per_query: ledger.marginal_usd_per_query,
        categories: Ordered(
            Category::ALL.iter().map(|category| (*category, ledger.category_total(*category))).collect(),
        ),
        lines: Ordered(ledger.lines.iter().map(|amounts| (amounts.line, amounts.total())).collect()),
        cumulative,
        ledger,
        curves,
    }
}

/// Fewer queries than this over the whole horizon are none: a cost per query would mean nothing.
const LEAST_VOLUME: f64 = 1e-9;

type Strategies = Ordered<Strategy, StrategyResult>;

fn break_even(model: &Model, strategies: &Strategies) -> (Vec<BreakEven>, Option<VolumeCosts>) {
    let timeline = model.timeline();
    let sums: Vec<(Strategy, Sums)> = strategies
        .iter()
        .filter_map(|(strategy, _)| Some((*strategy, Sums::new(model, *strategy).ok()?)))
        .collect();
    let shape = VolumeScan::shape(timeline);
    let scan = shape.as_ref().map(|shape| VolumeScan::new(timeline, shape, &sums));
    let mut pairs = Vec::new();
    for (challenger, challenged) in strategies.iter() {
        for (incumbent, defended) in strategies.iter().filter(|(incumbent, _)| *incumbent != challenger) {
            let (over_time, over_volume) = match (&challenged.figures, &defended.figures) {
                (Some(a), Some(b)) => (
                    over_time(a, b),
                    scan.as_ref().and_then(|scan| scan.break_even(*challenger, *incumbent)).map(|volumes| {
                        OverVolumeResult {
                            verdict: outcome(volumes.verdict()),
                            reason: None,
                            intervals: Some(stretches(&volumes)),
                        }
                    }),
                ),
                (a, _) => {
                    let reason = if a.is_none() { &challenged.reason } else { &defended.reason };
                    infeasible(reason.as_deref())
                }
            };
            let nominal = match (&challenged.figures, &defended.figures) {
                (Some(a), Some(b)) => stretches(&break_even_over_time(&a.curves.nominal, &b.curves.nominal)),
                _ => Vec::new(),
            };
            pairs.push(BreakEven {
                challenger: *challenger,
                incumbent: *incumbent,
                over_time,
                over_volume,
                nominal,
            });
        }
    }
    (pairs, scan.as_ref().map(VolumeCosts::new))
}

fn over_time(challenger: &Figures, incumbent: &Figures) -> OverTime {
    let (challenger, incumbent) = (&challenger.curves.present, &incumbent.curves.present);
    let intervals = break_even_over_time(challenger, incumbent);
    let peak = peak_exposure(challenger, incumbent);
    OverTime {
        verdict: outcome(intervals.verdict()),
        reason: None,
        times: Some(Times {
            first_month: intervals.first(),
            lasting_month: intervals.lasting(),
            intervals: stretches(&intervals),
            peak_exposure: Exposure { usd: peak.usd, month: peak.month },
        }),
    }
}

fn infeasible(reason: Option<&str>) -> (OverTime, Option<OverVolumeResult>) {
    let verdict = Outcome::Infeasible;
    (
        OverTime { verdict, reason: reason.map(str::to_owned), times: None },
        Some(OverVolumeResult { verdict, reason: reason.map(str::to_owned), intervals: None }),
    )
}

fn outcome(verdict: Verdict) -> Outcome {
    match verdict {
        Verdict::Always => Outcome::Always,
        Verdict::Never => Outcome::Never,
        Verdict::Intervals => Outcome::Intervals,
    }
}

fn stretches(intervals: &Intervals) -> Vec<Stretch> {
    intervals.list.iter().map(Stretch::from).collect()
}

fn who_is_cheapest(model: &Model, strategies: &Strategies) -> Cheapest {
    let fit = || {
        strategies
            .iter()
            .filter(|(_, result)| result.status == Status::Ok)
            .filter_map(|(strategy, result)| Some((*strategy, &result.figures.as_ref()?.curves.present)))
    };
    Cheapest {
        strategy: cheapest(fit().map(|(strategy, curve)| (strategy, curve.total()))),
        by_month: (1..=model.timeline().months)
            .map(|month| cheapest(fit().map(|(strategy, curve)| (strategy, curve.before[month]))))
            .collect(),
    }
}

fn retraining(model: &Model) -> Option<Retraining> {
    if !model.is_enabled(Strategy::FineTuned) {
        return None;
    }
    // Other cadences may run where the present one cannot.
    let curve: Vec<CurvePoint> = retraining_curve(model).collect();
    if curve.is_empty() {
        return None;
    }
    let point = |point: &CurvePoint| RetrainingPoint {
        every_months: point.months,
        present_value_usd: point.present_value_usd,
    };
    Some(Retraining {
        best_every_months: best(&curve).filter(|_| is_staleness_priced(model)),
        curve: curve.iter().map(point).collect(),
        every_months: model.count(field!("fine_tuning.retraining.every_months")),
    })
}

fn switching(model: &Model) -> Option<Switching> {
    if !model.is_enabled(Strategy::Staged) {
        return None;
    }
    let curve: Vec<CurvePoint> = switching_curve(model).collect();
    let point = |point: &CurvePoint| SwitchingPoint {
        switch_month: point.months,
        present_value_usd: point.present_value_usd,
    };
    Some(Switching {
        best_month: best(&curve),
        curve: curve.iter().map(point).collect(),
        switch_month: model.count(field!("staged.switch_month")),
    })
}
