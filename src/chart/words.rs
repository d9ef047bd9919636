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
        let runs = |strategy: Strategy| report.figures(strategy).is_some();
        let any = report.strategies.iter().any(|(strategy, _)| runs(*strategy));
        match kind {
            Kind::Time | Kind::Breakdown | Kind::Volume if !any => Some(none_runs(report)),
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

    fn of_time(&self) -> String {
        let (report, basis) = (self.report, &self.report.basis);
        let time = Time::new(report, self.money, self.pair);
        let mut text = format!(
            "{} By month, {} to {}",
            verdict(report).sentence.text(),
            basis.start,
            basis.start.plus(basis.months - 1)
        );
        text.push_str(", in ");
        text.push_str(self.money());
        text.push_str(". ");
        if let Some((challenger, incumbent)) = self.pair {
            text.push_str(&crossings(report, challenger, incumbent, time.stretches(challenger, incumbent)));
        }
        text.push_str(&self.ends());
        text
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
        let mut text = format!("Present value over {} by first-month volume. ", months(report.basis.months));
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
            text.push_str(&if ranges.is_empty() {
                format!("{a} is cheaper than {b} at no volume. ")
            } else {
                format!("{a} is cheaper than {b} {}. ", ranges.join(" and "))
            });
        }
        text.push_str(&format!("The scenario starts at {}. ", count(report.basis.queries_per_month)));
        text.push_str(&Subject { money: Money::Present, ..*self }.ends());
        text
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
        let mut text = String::from("Present value of fine-tuning by months between retrainings. ");
        if let Some(now) = at(found.every_months) {
            text.push_str(&format!("Now {}: {}. ", every(now.every_months), usd(now.present_value_usd)));
        }
        match found.best_every_months.and_then(at) {
            Some(best) => {
                text.push_str(&format!("Best {}: {}.", every(best.every_months), usd(best.present_value_usd)))
            }
            None => text.push_str(NEVER_WINS),
        }
        text
    }

    fn of_switching(&self) -> String {
        let Some(found) = &self.report.switching else { return String::new() };
        let at = |month: usize| found.curve.iter().find(|point| point.switch_month == month);
        let mut text = String::from("Present value of the staged strategy by the month of its switch. ");
        if let Some(now) = at(found.switch_month) {
            text.push_str(&format!("Now month {}: {}. ", now.switch_month, usd(now.present_value_usd)));
        }
        if let Some(best) = found.best_month.and_then(at) {
            text.push_str(&format!("Best month {}: {}.", best.switch_month, usd(best.present_value_usd)));
        }
        text
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
pub(super) const NEVER_WINS: &str = "“Never” wins only because a wrong answer costs nothing here.";

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
        [] => format!("{a} never costs less than {b}. "),
        [only] if only.from <= 0.0 && end >= horizon => format!("{a} costs less than {b} throughout. "),
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
            format!("{a} costs less than {b} {}. ", stretches.join(", "))
        }
    }
}
