//! Charts of many draws: the difference over the months as a fan, the chance of being cheaper, and what it is worth
//! to find out.

use crate::number::{months, usd, usd_difference};
use crate::report::{Uncertainty, chance_in_words, sure};

use super::sheet::{Sheet, usual_height};
use super::{Chart, Figures, HEIGHTS, Paper, Parts, chance, fan, frame, worth};

/// What a chart of many draws shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DrawnKind {
    /// Challenger minus incumbent over the months.
    Fan,
    /// How likely the challenger has cost less, over the months.
    Chance,
    /// What it is worth to know each input.
    Worth,
}

impl DrawnKind {
    /// Every kind, in order.
    pub const ALL: [Self; 3] = [Self::Fan, Self::Chance, Self::Worth];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Fan => "fan",
            Self::Chance => "chance",
            Self::Worth => "worth",
        }
    }

    /// What it shows.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Fan => "The difference of two strategies over the months, in how many draws",
            Self::Chance => "How likely one costs less than the other, over the months",
            Self::Worth => "What it is worth to know an input",
        }
    }
}

impl Chart {
    /// Draws what many draws came to.
    #[must_use]
    pub fn of_draws(result: &Uncertainty, kind: DrawnKind, paper: &Paper) -> Self {
        let sheet = Sheet::new(paper.width, paper.heading);
        let (width, inner) = (sheet.width, sheet.inner());
        let (what, reason) = (what(result, kind), reason_for_nothing(result, kind));
        let asked = paper.height.map(|height| height.clamp(*HEIGHTS.start(), *HEIGHTS.end()));
        let height = match (&reason, kind) {
            (Some(reason), _) => frame::sentence_height(reason, inner),
            // Bars stand in rows that hold their words.
            (None, DrawnKind::Worth) => worth::height(result, inner).max(asked.unwrap_or_default()),
            (None, _) => asked.unwrap_or_else(|| usual_height(width)),
        };
        let drawn =
            sheet.draw(height, inner < 300.0, (&result.title, &what), |canvas, page| match (&reason, kind) {
                (Some(reason), _) => {
                    frame::sentence(canvas, page, reason);
                    Parts { plot: None, figures: Figures::default() }
                }
                (None, DrawnKind::Fan) => fan::draw(result, canvas, page),
                (None, DrawnKind::Chance) => chance::draw(result, canvas, page),
                (None, DrawnKind::Worth) => worth::draw(result, canvas, page),
            });
        let said = reason.unwrap_or_else(|| description(result, kind));
        let description = if paper.heading { format!("{} {said}", sure(result).text()) } else { said };
        Self { description, pair: result.challenger.zip(result.incumbent), ..drawn }
    }
}

fn what(result: &Uncertainty, kind: DrawnKind) -> String {
    let pair = result.challenger.zip(result.incumbent);
    let (a, b) = pair.map_or(("", ""), |(a, b)| (a.label(), b.label()));
    match kind {
        DrawnKind::Fan => {
            let over = months(result.probability_cheaper_by_month.len());
            let a = pair.map_or("", |(a, _)| a.caption());
            format!("{a} minus {b}, cumulative cost over {over}, present value in US dollars")
        }
        DrawnKind::Chance => format!("How likely {a} has cost less than {b}, by the end of each month"),
        DrawnKind::Worth => "What it is worth to know an input before choosing, in US dollars".to_owned(),
    }
}

fn reason_for_nothing(result: &Uncertainty, kind: DrawnKind) -> Option<String> {
    match kind {
        DrawnKind::Fan | DrawnKind::Chance if result.challenger.is_none() => {
            Some("There are no two strategies to compare.".to_owned())
        }
        DrawnKind::Fan | DrawnKind::Chance if result.difference_by_month.is_empty() => {
            Some("In no draw can both strategies run.".to_owned())
        }
        DrawnKind::Worth if result.evpi_usd.is_none() => Some(
            "No strategy can be relied on in every draw, so there is no choice that more could be saved on."
                .to_owned(),
        ),
        _ => None,
    }
}

fn description(result: &Uncertainty, kind: DrawnKind) -> String {
    let end = months(result.probability_cheaper_by_month.len());
    match (kind, result.difference_by_month.last()) {
        (DrawnKind::Fan, Some(last)) => format!(
            "After {end} the difference is between {} and {} in nine of ten draws, in the middle {}.",
            usd_difference(last.p5_usd),
            usd_difference(last.p95_usd),
            usd_difference(last.p50_usd)
        ),
        (DrawnKind::Chance, _) => {
            let chance = result.probability_cheaper_by_month.last().copied().unwrap_or_default();
            format!("After {end} it has cost less with a probability of {}.", chance_in_words(chance))
        }
        _ => {
            let everything = result.evpi_usd.map_or_else(String::new, usd);
            let rows = worth::rows(result);
            let each = rows.iter().map(|row| format!("{} {}", row.name, usd(row.usd)));
            let each = each.collect::<Vec<_>>().join(", ");
            let end = if each.is_empty() { ".".to_owned() } else { format!(": {each}.") };
            format!("To know everything would save {everything} on average; one input alone at most{end}")
        }
    }
}
