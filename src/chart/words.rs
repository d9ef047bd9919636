//! What charts say to those who do not see them, and why there may be nothing to draw.

use crate::kind::Strategy;
use crate::number::{count, months, percent, usd};
use crate::report::{Report, Status, Stretch, verdict};

use super::time::Time;
use super::{Kind, Money, Subject};

impl Subject<'_> {
    /// What the chart shows, as a subtitle.
    pub(super) fn what(&self, kind: Kind) -> String {
        let horizon = months(self.report.basis.months);
        match kind {
            Kind::Time => {
                let money = self.money();
                format!("Cumulative cost over {horizon}, {money}")
            }
            Kind::Volume => format!("Cost of {horizon} against volume, present value in US dollars"),
            Kind::Breakdown => format!("Where the money goes over {horizon}, nominal US dollars"),
            Kind::Retraining => {
                "Cost of fine-tuning by months between retrainings, present value in US dollars".to_owned()
            }
            Kind::Switching => {
                "Cost of the staged strategy by the month of its switch, present value in US dollars"
                    .to_owned()
            }
            Kind::Prices => "Prices in US dollars per million tokens".to_owned(),
        }
    }

    fn money(&self) -> &'static str {
        match self.money {
            Money::Present => "present value in US dollars",
            Money::Nominal => "nominal US dollars",
        }
    }

    /// Why there is nothing to draw, if there is nothing.
    pub(super) fn reason_for_nothing(&self, kind: Kind) -> Option<String> {
        let report = self.report;
        match kind {
            Kind::Time | Kind::Breakdown | Kind::Volume if !self.any_runs() => Some(none_runs(report)),
            Kind::Volume if report.volumes.is_none() => {
                Some("There is no volume yet: enter queries to compare costs over volume.".to_owned())
            }
            Kind::Retraining if report.retraining.as_ref().is_none_or(|found| found.curve.is_empty()) => {
                Some(without(report, Strategy::FineTuned, "how often to retrain"))
            }
            Kind::Switching if report.switching.as_ref().is_none_or(|found| found.curve.is_empty()) => {
                Some(without(report, Strategy::Staged, "when to switch"))
            }
            Kind::Prices if report.prices.is_empty() => {
                Some("Neither model is paid by the token: there are no prices of tokens to draw.".to_owned())
            }
            _ => None,
        }
    }

    /// What a drawing says.
    pub(super) fn description(&self, kind: Kind) -> String {
        match kind {
            Kind::Time => self.of_time(),
            Kind::Volume => self.of_volume(),
            Kind::Breakdown => self.of_breakdown(),
            Kind::Retraining => self.of_retraining(),
            Kind::Switching => self.of_switching(),
            Kind::Prices => self.of_prices(),
        }
    }

    /// What a drawing says that stands alone: the answer and what each strategy comes to go along.
    pub(super) fn alone(&self, kind: Kind, reason_for_nothing: Option<String>) -> String {
        let said = reason_for_nothing.unwrap_or_else(|| self.description(kind));
        if kind == Kind::Time && self.reason_for_nothing(kind).is_none() {
            return said;
        }
        let mut sentences = vec![verdict(self.report).sentence.text(), said];
        if matches!(kind, Kind::Retraining | Kind::Switching | Kind::Prices) && self.any_runs() {
            sentences.push(Subject { money: Money::Present, ..*self }.ends());
        }
        sentences.join(" ")
    }

    fn any_runs(&self) -> bool {
        self.report.strategies.iter().any(|(_, result)| result.figures.is_some())
    }

    fn of_time(&self) -> String {
        let (report, basis) = (self.report, &self.report.basis);
        let time = Time::new(report, self.money, self.pair);
        let (first, last) = (basis.start, basis.start.plus(basis.months - 1));
        let mut sentences = vec![
            verdict(report).sentence.text(),
            format!("By month, {first} to {last}, in {}.", self.money()),
        ];
        sentences.extend(self.pair.map(|(challenger, incumbent)| {
            crossings(report, challenger, incumbent, time.stretches(challenger, incumbent))
        }));
        sentences.push(self.ends());
        sentences.join(" ")
    }

    /// What each strategy comes to.
    fn ends(&self) -> String {
        let ends: Vec<String> = self
            .report
            .strategies
            .iter()
            .map(|(strategy, result)| {
                let name = strategy.caption();
                let Some(figures) = &result.figures else { return format!("{name} infeasible") };
                let cost = match self.money {
                    Money::Present => figures.present_value_usd,
                    Money::Nominal => figures.total_usd,
                };
                let unfit = if result.status == Status::Unfit { " (unfit)" } else { "" };
                format!("{name} {}{unfit}", usd(cost))
            })
            .collect();
        format!("After {}: {}.", months(self.report.basis.months), ends.join(", "))
    }

    fn of_volume(&self) -> String {
        let report = self.report;
        let horizon = months(report.basis.months);
        let mut sentences = vec![format!("Present value over {horizon} by first-month volume.")];
        if let Some((challenger, incumbent)) = self.pair {
            let stretches = report
                .pair(challenger, incumbent)
                .and_then(|pair| pair.over_volume.as_ref()?.intervals.clone())
                .unwrap_or_default();
            let words = |stretch: &Stretch| {
                let (from, to) = (count(stretch.from), count(stretch.to));
                match (stretch.from <= 0.0, stretch.to >= 1e9) {
                    (true, true) => "at any volume".to_owned(),
                    (true, false) => format!("below {to} queries a month"),
                    (false, true) => format!("above {from} queries a month"),
                    (false, false) => format!("between {from} and {to} queries a month"),
                }
            };
            let ranges: Vec<String> = stretches.iter().map(words).collect();
            let (a, b) = (challenger.caption(), incumbent.caption());
            let where_cheaper =
                if ranges.is_empty() { "at no volume".to_owned() } else { ranges.join(" and ") };
            sentences.push(format!("{a} is cheaper than {b} {where_cheaper}."));
        }
        sentences.push(format!("The scenario starts at {}.", count(report.basis.queries_per_month)));
        sentences.push(Subject { money: Money::Present, ..*self }.ends());
        sentences.join(" ")
    }

    fn of_breakdown(&self) -> String {
        let words = |(strategy, result): (&Strategy, &crate::report::StrategyResult)| {
            let name = strategy.caption();
            let Some(figures) = &result.figures else {
                return format!("{name} is infeasible: {}.", result.reason.as_deref().unwrap_or_default());
            };
            let parts: Vec<String> = figures
                .categories
                .iter()
                .filter(|(_, usd)| **usd > 0.0)
                .map(|(category, amount)| format!("{} {}", category.name(), usd(*amount)))
                .collect();
            let share = self
                .report
                .people_share(*strategy)
                .map_or_else(String::new, |share| format!(", {} of it people's hours", percent(share, 2)));
            format!("{name} {}{share}: {}.", usd(figures.total_usd), parts.join(", "))
        };
        self.report.strategies.iter().map(words).collect::<Vec<_>>().join(" ")
    }

    fn of_retraining(&self) -> String {
        let Some(found) = &self.report.retraining else { return String::new() };
        let every = |months: usize| {
            if months == 0 { "never".to_owned() } else { format!("every {}", crate::number::months(months)) }
        };
        let at = |months: usize| found.curve.iter().find(|point| point.every_months == months);
        let said = |word: &str, months: usize| {
            let point = at(months)?;
            Some(format!("{word} {}: {}.", every(months), usd(point.present_value_usd)))
        };
        let best = found.best_every_months.and_then(|months| said("Best", months));
        let sentences = [
            Some("Present value of fine-tuning by months between retrainings.".to_owned()),
            said("Now", found.every_months),
            Some(best.unwrap_or_else(|| NEVER_WINS.to_owned())),
        ];
        sentences.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn of_switching(&self) -> String {
        let Some(found) = &self.report.switching else { return String::new() };
        let at = |month: usize| found.curve.iter().find(|point| point.switch_month == month);
        let said = |word: &str, month: usize| {
            Some(format!("{word} month {month}: {}.", usd(at(month)?.present_value_usd)))
        };
        let sentences = [
            Some("Present value of the staged strategy by the month of its switch.".to_owned()),
            said("Now", found.switch_month),
            found.best_month.and_then(|month| said("Best", month)),
        ];
        sentences.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn of_prices(&self) -> String {
        let basis = &self.report.basis;
        let words = |line: &crate::report::PriceLine| {
            let mut steps = line.steps.iter();
            let first = steps.next().map_or_else(String::new, |(_, price)| usd(*price));
            let rest: Vec<String> = steps
                .map(|(month, price)| format!("{} from {}", usd(*price), basis.start.plus(month - 1)))
                .collect();
            let name = super::prices::name(line);
            match rest.len() {
                0 => format!("{name} {first}."),
                1..=3 => format!("{name} {first}, then {}.", rest.join(", ")),
                changes => format!("{name} {first}, changing {changes} times, to {}.", rest[changes - 1]),
            }
        };
        let lines: Vec<String> = self.report.prices.iter().map(words).collect();
        format!("US dollars per million tokens. {}", lines.join(" "))
    }
}

/// Why never retraining looks best when wrong answers have no price.
pub(super) const NEVER_WINS: &str = "“Never” wins only because wrong answers are free.";

fn none_runs(report: &Report) -> String {
    let reasons: Vec<String> = report
        .strategies
        .iter()
        .map(|(strategy, result)| {
            format!("{}: {}", strategy.caption(), result.reason.as_deref().unwrap_or_default())
        })
        .collect();
    if reasons.is_empty() {
        "No strategy is enabled: enable at least one to see what it costs.".to_owned()
    } else {
        format!("No strategy can run. {}.", reasons.join(". "))
    }
}

/// Why a question about one strategy has no answer.
fn without(report: &Report, strategy: Strategy, question: &str) -> String {
    let name = strategy.caption();
    match report.strategies.get(&strategy).map(|result| &result.reason) {
        None => format!("{name} is disabled: there is no question of {question}."),
        Some(Some(reason)) => format!("{name} cannot run, so there is no question of {question}: {reason}."),
        Some(None) => format!("{name} runs under no choice of {question}."),
    }
}

fn crossings(report: &Report, challenger: Strategy, incumbent: Strategy, stretches: &[Stretch]) -> String {
    let (a, b) = (challenger.caption(), incumbent.caption());
    let end = stretches.last().map_or(0.0, |last| last.to);
    #[expect(clippy::cast_precision_loss, reason = "a month is a small number")]
    let horizon = report.basis.months as f64;
    match stretches {
        [] => format!("{a} never costs less than {b}."),
        [only] if only.from <= 0.0 && end >= horizon => format!("{a} costs less than {b} throughout."),
        _ => {
            let words = |stretch: &Stretch| {
                let from = report.basis.month_of(stretch.from);
                if stretch.to >= horizon {
                    format!("from {from} on")
                } else {
                    format!("from {from} to {}", report.basis.month_of(stretch.to))
                }
            };
            let stretches: Vec<String> = stretches.iter().map(words).collect();
            format!("{a} costs less than {b} {}.", stretches.join(", "))
        }
    }
}
