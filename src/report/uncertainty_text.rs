//! How sure the answer is, in words and tables.

use crate::field::{FieldSpec, all};
use crate::kind::Distribution;
use crate::model::UncertainInput;
use crate::number::{grouped, months, usd, usd_difference};
use crate::scenario::written;

use super::document::{Block, Document, Sentence, Table};
use super::uncertainty::{DrawnCosts, Times3, Uncertainty};
use super::uncertainty_words::{chance_in_words, sure};

/// The result in words and tables, under `title`.
#[must_use]
pub fn uncertainty_text(result: &Uncertainty, title: &str) -> Document {
    let mut blocks = vec![Block::Title(title.to_owned()), Block::Paragraph(sure(result))];
    blocks.push(Block::Paragraph(basis(result)));
    blocks.extend(costs(result));
    blocks.extend(over_time(result));
    blocks.extend(worth(result));
    Document(blocks)
}

fn basis(result: &Uncertainty) -> Sentence {
    let count = |count: u32| grouped(f64::from(count), 9);
    let inputs = match result.ranges.len() {
        1 => "one input".to_owned(),
        many => format!("{many} inputs"),
    };
    let basis = format!("{} draws of {inputs}, seed {}.", count(result.samples), result.seed);
    let left_out = match result.left_out {
        0 => String::new(),
        some => format!(" {} of them were left out: their inputs contradict each other.", count(some)),
    };
    Sentence::plain(basis + &left_out)
}

fn costs(result: &Uncertainty) -> Vec<Block> {
    let mut table = Table::new(&[
        "Strategy",
        ">Cheapest in",
        ">Mean",
        ">5th percentile",
        ">Median",
        ">95th percentile",
        "Beside",
    ]);
    for (strategy, costs) in result.strategies.iter() {
        let usd = |amount: Option<f64>| Sentence::plain(amount.map_or_else(|| "–".to_owned(), usd));
        let chance = result.probability_cheapest.get(strategy).copied().unwrap_or_default();
        table.rows.push(vec![
            Sentence::default().subject(*strategy),
            Sentence::plain(chance_in_words(chance)),
            usd(costs.mean_usd),
            usd(costs.p5_usd),
            usd(costs.p50_usd),
            usd(costs.p95_usd),
            Sentence::plain(beside(costs)),
        ]);
    }
    let end = result.probability_cheaper_by_month.len();
    let over = if end == 0 { String::new() } else { format!(" over {}", months(end)) };
    vec![Block::Heading(format!("Present value{over} from {}", result.start)), Block::Table(table)]
}

fn beside(costs: &DrawnCosts) -> String {
    let cases = [(costs.infeasible_share, "cannot run"), (costs.unfit_share, "does not fit")];
    let words = cases.into_iter().filter(|(share, _)| *share > 0.0);
    words.map(|(share, what)| format!("{what} in {}", chance_in_words(share))).collect::<Vec<_>>().join(", ")
}

fn over_time(result: &Uncertainty) -> Vec<Block> {
    let (Some(challenger), Some(incumbent), Some(found)) =
        (result.challenger, result.incumbent, &result.break_even)
    else {
        return Vec::new();
    };
    let mut sentence = Sentence::default().subject(challenger);
    let never = |sentence: Sentence, share: f64| match share {
        0.0 => sentence,
        share => sentence.and(format!(" (in {} of draws never)", chance_in_words(share))),
    };
    let spread = |sentence: Sentence, times: &Times3| {
        let [early, middle, late] =
            [times.p5, times.p50, times.p95].map(|tau| result.month_of(tau).to_string());
        if early == late {
            return sentence.and(" in ").strong(early);
        }
        let sentence = sentence.and(" between ").strong(early).and(" and ").strong(late);
        sentence.and(format!(", in the middle in {middle}"))
    };
    sentence = match &found.first_month {
        None => sentence.and(" never costs less."),
        Some(first) => {
            let first =
                never(spread(sentence.and(" costs less for the first time"), first), found.never_share);
            match &found.lasting_month {
                None => first.and("; never for good."),
                Some(lasting) => {
                    never(spread(first.and("; for good"), lasting), found.never_lasting_share).and(".")
                }
            }
        }
    };
    let mut table = Table::new(&[
        "By the end of",
        ">Costs less with",
        ">Difference, 5th percentile",
        ">Median",
        ">95th percentile",
    ]);
    let end = result.probability_cheaper_by_month.len();
    let step = if end <= 12 { 3 } else { 6 };
    for month in (1..=end).filter(|month| month % step == 0 || *month == end) {
        let difference = result.difference_by_month.get(month);
        let usd =
            |amount: Option<f64>| Sentence::plain(amount.map_or_else(|| "–".to_owned(), usd_difference));
        table.rows.push(vec![
            Sentence::plain(result.start.plus(month - 1).to_string()),
            Sentence::plain(chance_in_words(result.probability_cheaper_by_month[month - 1])),
            usd(difference.map(|spread| spread.p5_usd)),
            usd(difference.map(|spread| spread.p50_usd)),
            usd(difference.map(|spread| spread.p95_usd)),
        ]);
    }
    let heading = format!("{} against {}", challenger.title(), incumbent.label());
    vec![Block::Heading(heading), Block::Paragraph(sentence), Block::Table(table)]
}

/// What it is worth to find out.
fn worth(result: &Uncertainty) -> Vec<Block> {
    let heading = Block::Heading("What it is worth to find out".to_owned());
    let Some(everything) = result.evpi_usd else {
        let none =
            "No strategy can be relied on in every draw, so there is no choice that more could be saved on.";
        return vec![heading, Block::Paragraph(Sentence::plain(none))];
    };
    let mut sentence = Sentence::plain("To know everything before choosing would save ")
        .strong(usd(everything))
        .and(" on average.");
    if let Some(best) = result.evppi.first().filter(|best| stands_out(result, best.usd)) {
        sentence = sentence
            .and(format!(" A pilot that pins down the {} is worth up to ", name(result, &best.field)))
            .strong(usd(best.usd))
            .and(".");
    }
    let mut table = Table::new(&["Input", "Path", "Range", ">Worth up to"]);
    for value in &result.evppi {
        let Some(range) = result.ranges.iter().find(|range| range.path == value.field) else { continue };
        let worth =
            if stands_out(result, value.usd) { usd(value.usd) } else { "no more than chance".to_owned() };
        table.rows.push(vec![
            Sentence::plain(result.input_title(range)),
            Sentence::plain(range.path.as_str()),
            Sentence::plain(range_in_words(range)),
            Sentence::plain(worth),
        ]);
    }
    let mut blocks = vec![heading, Block::Paragraph(sentence)];
    if !table.rows.is_empty() {
        blocks.push(Block::Table(table));
    }
    blocks
}

/// Whether what an input is worth stands out from what one would seem worth on which nothing depends, and from
/// rounding.
#[must_use]
pub fn stands_out(result: &Uncertainty, usd: f64) -> bool {
    let chance = result.evppi_chance_usd.unwrap_or_default();
    usd > 2.0 * chance && usd > 1e-6 * result.evpi_usd.unwrap_or_default()
}

/// A label, with its group where others bear the same label.
fn field_title(spec: &FieldSpec) -> String {
    let namesakes = all().filter(|field| field.spec().label == spec.label && field.spec().path != spec.path);
    match namesakes.count() {
        0 => spec.label.to_owned(),
        _ => format!("{} ({})", spec.label, spec.section.heading()),
    }
}

impl Uncertainty {
    /// What an input is called: its label, and what it belongs to where others may bear the same label: the name
    /// of its row, or its group.
    #[must_use]
    pub fn input_title(&self, range: &UncertainInput) -> String {
        let spec = range.field.spec();
        match range.row.checked_sub(1).and_then(|row| self.extras.get(row)) {
            Some(name) if !name.is_empty() => format!("{} ({name})", spec.label),
            _ => field_title(spec),
        }
    }
}

/// The same within a sentence.
fn name(result: &Uncertainty, path: &str) -> String {
    let range = result.ranges.iter().find(|range| range.path == path);
    let title = range.map_or_else(|| path.to_owned(), |range| result.input_title(range));
    let mut letters = title.chars();
    match (letters.next(), letters.clone().next()) {
        // RAG stays RAG.
        (Some(first), Some(second)) if second.is_lowercase() || second == '-' => {
            std::iter::once(first.to_ascii_lowercase()).chain(letters).collect()
        }
        _ => title,
    }
}

/// `100k to 600k, lognormal`
fn range_in_words(range: &UncertainInput) -> String {
    let spec = range.field.spec();
    let ends = [range.low, range.high].map(|end| written(spec, end));
    let shape = match range.shape {
        Distribution::Uniform => "any as likely",
        other => other.name(),
    };
    format!("{} to {}, {shape}", ends[0], ends[1])
}
