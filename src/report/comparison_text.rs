//! A comparison as a document: the differences first.

use crate::kind::Strategy;
use crate::number::{grouped, usd, usd_difference};

use super::comparison::{ComparedBreakEven, ComparedScenario, ComparedStrategy, Comparison};
use super::document::{Block, Document, Sentence, Table, Tone};
use super::result::Status;

/// So many lines are shown of those that moved.
const SHOWN: usize = 10;
const NOTHING: &str = "–";

/// The comparison in words and tables.
#[must_use]
pub fn comparison_text(comparison: &Comparison) -> Document {
    let scenarios = &comparison.scenarios;
    let legend = letters().zip(scenarios);
    let legend =
        legend.map(|(letter, one)| Sentence::default().strong(letter).and(format!(": {}", one.title)));
    let verdicts = letters().zip(scenarios);
    let verdicts =
        verdicts.map(|(letter, one)| Sentence::default().strong(letter).and(format!(": {}", one.verdict)));
    let mut blocks = vec![
        Block::Title("Comparison".to_owned()),
        Block::List(legend.collect()),
        Block::Heading("Inputs that differ".to_owned()),
        inputs(comparison),
        Block::Heading("Verdicts".to_owned()),
        Block::List(verdicts.collect()),
    ];
    blocks.extend(strategies(scenarios));
    blocks.extend(break_evens(scenarios));
    for (letter, one) in letters().zip(scenarios).skip(1) {
        blocks.extend(moved(&letter, one));
    }
    Document(blocks)
}

/// A, B, …, Z, and then numbers.
fn letters() -> impl Iterator<Item = String> {
    ('A'..='Z').map(String::from).chain((27_u32..).map(|number| number.to_string()))
}

fn inputs(comparison: &Comparison) -> Block {
    if comparison.inputs.is_empty() {
        return Block::Paragraph(Sentence::plain("There is none."));
    }
    let headings: Vec<String> = ["Input".to_owned(), "What it is".to_owned()]
        .into_iter()
        .chain(letters().take(comparison.scenarios.len()))
        .collect();
    let mut table = Table::new(&headings.iter().map(String::as_str).collect::<Vec<_>>());
    for input in &comparison.inputs {
        let values = input.words.iter().map(|words| Sentence::plain(words.as_deref().unwrap_or(NOTHING)));
        let name = [Sentence::plain(input.field.as_str()), Sentence::plain(input.label)];
        table.rows.push(name.into_iter().chain(values).collect());
    }
    Block::Table(table)
}

/// A column for each scenario, and behind each but the first one for its difference to the first.
fn table_of(first: &[&str], scenarios: &[ComparedScenario], sign: &str) -> Table {
    let mut headings: Vec<String> = first.iter().map(|heading| (*heading).to_owned()).collect();
    for (place, letter) in letters().take(scenarios.len()).enumerate() {
        headings.push(format!("{sign}{letter}"));
        if place > 0 {
            headings.push(format!("{sign}{letter} against A"));
        }
    }
    Table::new(&headings.iter().map(String::as_str).collect::<Vec<_>>())
}

fn strategies(scenarios: &[ComparedScenario]) -> Vec<Block> {
    let mut table = table_of(&["Strategy", "Figure"], scenarios, ">");
    for strategy in Strategy::ALL {
        let found: Vec<Option<&ComparedStrategy>> =
            scenarios.iter().map(|one| one.strategies.get(strategy)).collect();
        if found.iter().all(Option::is_none) {
            continue;
        }
        let mut present = vec![Sentence::default().subject(*strategy), Sentence::plain("present value")];
        let mut nominal = vec![Sentence::default(), Sentence::plain("nominal")];
        for (place, compared) in found.into_iter().enumerate() {
            let cheapest = scenarios[place].cheapest == Some(*strategy);
            present.push(compared.map_or_else(|| Sentence::plain(NOTHING), |one| amount(one, cheapest)));
            nominal.push(each(compared.and_then(|one| one.total_usd), usd));
            if place > 0 {
                let change = |change: Option<f64>| each(change, usd_difference);
                present.push(change(compared.and_then(|one| one.present_value_difference_usd)));
                nominal.push(change(compared.and_then(|one| one.total_difference_usd)));
            }
        }
        table.rows.extend([present, nominal]);
    }
    if table.rows.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading("What each strategy costs".to_owned()), Block::Table(table)]
}

fn each(amount: Option<f64>, write: fn(f64) -> String) -> Sentence {
    Sentence::plain(amount.map_or_else(|| NOTHING.to_owned(), write))
}

/// A present value, with what there is to say about the strategy.
fn amount(compared: &ComparedStrategy, cheapest: bool) -> Sentence {
    let usd = compared.present_value_usd.map(usd);
    match (compared.status, usd) {
        (Status::Ok, Some(usd)) if cheapest => Sentence::plain("cheapest, ").strong(usd),
        (Status::Ok, Some(usd)) => Sentence::plain(usd),
        (status, usd) => {
            let amount = usd.map_or_else(String::new, |usd| format!(", {usd}"));
            Sentence::default().with(status.word(), Tone::Bad).and(amount)
        }
    }
}

fn break_evens(scenarios: &[ComparedScenario]) -> Vec<Block> {
    let mut table = table_of(&["Break-even of", "Over"], scenarios, "");
    let mut pairs: Vec<(Strategy, Strategy)> = Vec::new();
    for pair in scenarios.iter().flat_map(|one| &one.break_even) {
        let pair = (pair.result.challenger, pair.result.incumbent);
        if !pairs.contains(&pair) {
            pairs.push(pair);
        }
    }
    for (challenger, incumbent) in pairs {
        let name = Sentence::default().strategy(challenger).and(" against ").strategy(incumbent);
        let mut time = vec![name, Sentence::plain("time")];
        let mut volume = vec![Sentence::default(), Sentence::plain("volume")];
        for (place, one) in scenarios.iter().enumerate() {
            let pair = one.pair(challenger, incumbent);
            time.push(Sentence::plain(pair.map_or(NOTHING, |pair| pair.over_time.as_str())));
            volume.push(Sentence::plain(pair.map_or(NOTHING, |pair| pair.over_volume.as_str())));
            if place > 0 {
                time.push(Sentence::plain(pair.map_or_else(|| NOTHING.to_owned(), later)));
                volume.push(Sentence::default());
            }
        }
        table.rows.extend([time, volume]);
    }
    if table.rows.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading("Break-even".to_owned()), Block::Table(table)]
}

/// How much later the first break-even comes.
fn later(pair: &ComparedBreakEven) -> String {
    pair.first_month_difference.map_or_else(|| NOTHING.to_owned(), months_later)
}

/// `12 months earlier`, `the same`.
pub(super) fn months_later(later: f64) -> String {
    let text = grouped(later.abs(), 2);
    let months = if text == "1" { "1 month".to_owned() } else { format!("{text} months") };
    match later {
        0.0 => "the same".to_owned(),
        later if later > 0.0 => format!("{months} later"),
        _ => format!("{months} earlier"),
    }
}

fn moved(letter: &str, one: &ComparedScenario) -> Vec<Block> {
    let (own, against) = (format!(">{letter}"), format!(">{letter} against A"));
    let mut table = Table::new(&["Strategy", "Line", "What it is", ">A", &own, &against]);
    for line in one.moved.iter().take(SHOWN) {
        table.rows.push(vec![
            Sentence::default().subject(line.strategy),
            Sentence::plain(line.line.to_string()),
            Sentence::plain(line.words.as_str()),
            Sentence::plain(usd(line.base_usd)),
            Sentence::plain(usd(line.usd)),
            Sentence::plain(usd_difference(line.difference_usd)),
        ]);
    }
    let heading = Block::Heading(format!("What moved most from A to {letter} (nominal)"));
    if table.rows.is_empty() {
        return vec![heading, Block::Paragraph(Sentence::plain("Nothing did."))];
    }
    let rest = one.moved.len() - table.rows.len();
    let mut blocks = vec![heading, Block::Table(table)];
    if rest > 0 {
        let lines = if rest == 1 { "1 other line".to_owned() } else { format!("{rest} other lines") };
        blocks.push(Block::Paragraph(Sentence::plain(format!("{lines} moved less."))));
    }
    blocks
}
