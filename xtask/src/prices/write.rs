//! Writes changes into a catalogue file and leaves its comments and layout alone.

use anyhow::{Context, Result, anyhow};
use crossover::catalogue::{Catalogue, Entry};
use crossover::date::Day;
use crossover::number;
use toml_edit::{Array, DocumentMut, InlineTable, Item, TableLike, Value};

use super::compare::{Against, Change, Comparison, was_read_there};

/// Where a figure stands whose vendor's page is not the source of its entry.
const COLLECTION: &str = "https://github.com/pydantic/genai-prices";

/// The text of a file with what was found of its entries.
pub(crate) fn write(text: &str, found: &[(&Entry, Comparison)], against: Against<'_>) -> Result<String> {
    let mut file: DocumentMut = text.parse()?;
    for (entry, comparison) in found {
        let heading = entry.product.name();
        let rows = file.get_mut(heading).and_then(Item::as_array_of_tables_mut);
        let mut rows = rows.with_context(|| format!("no [[{heading}]]"))?.iter_mut();
        let named = |value: Option<&Item>| value.and_then(Item::as_str) == Some(&entry.name);
        let row = rows.find(|row| named(row.get("name"))).with_context(|| format!("no {entry}"))?;
        if comparison.confirmed {
            set(row, "checked", against.day.to_string());
            set(row, "via", against.name);
        }
        for change in &comparison.changes {
            let evidence = (!comparison.confirmed).then_some(*entry);
            add(row, change, evidence, against).with_context(|| format!("{entry}: {}", change.figure))?;
        }
    }
    let text = file.to_string();
    // What cannot be read back is a mistake of this program, and better not written.
    Catalogue::from_toml(&text).map_err(|problems| anyhow!("{problems}"))?;
    Ok(text)
}

/// Puts `value` in place of the one before, with the spaces and comments around it.
fn set(row: &mut dyn TableLike, key: &str, value: impl Into<Value>) {
    let mut value = value.into();
    if let Some(before) = row.get(key).and_then(Item::as_value) {
        *value.decor_mut() = before.decor().clone();
    }
    row.insert(key, Item::Value(value));
}

/// Adds a step to a figure; with `own` evidence where that of the entry does not hold for it.
fn add(row: &mut dyn TableLike, change: &Change, own: Option<&Entry>, against: Against<'_>) -> Result<()> {
    let (outer, name) = match change.figure.split_once('.') {
        Some((table, name)) => {
            (row.get_mut(table).and_then(Item::as_table_like_mut).context("no such table")?, name)
        }
        None => (row, change.figure),
    };
    let figure = outer.get_mut(name).and_then(Item::as_value_mut).context("no such figure")?;
    let mut step = InlineTable::new();
    step.insert("from", change.from.to_string().into());
    step.insert("value", number(change.figure, change.value)?);
    step.insert("known", against.on.to_string().into());
    if let Some(entry) = own {
        let read_there = was_read_there(&entry.evidence);
        step.insert("source", if read_there { entry.evidence.source.as_str() } else { COLLECTION }.into());
        step.insert("via", against.name.into());
        step.insert("checked", against.day.to_string().into());
        step.insert("confidence", "A".into());
    }
    let steps = steps(figure)?;
    let is_before = |other: &Value| begins(other).is_none_or(|from| from <= change.from);
    let place = steps.iter().take_while(|other| is_before(other)).count();
    steps.insert(place, step);
    Ok(())
}

/// The steps of a figure, made into a list if it is none.
fn steps(figure: &mut Value) -> Result<&mut Array> {
    if !figure.is_array() {
        let decor = std::mem::take(figure.decor_mut());
        let first = match std::mem::replace(figure, Value::Array(Array::new())) {
            Value::InlineTable(table) => table,
            value => InlineTable::from_iter([("value", value)]),
        };
        *figure.decor_mut() = decor;
        if let Value::Array(steps) = figure {
            steps.push(first);
        }
    }
    figure.as_array_mut().context("no list of steps")
}

fn begins(step: &Value) -> Option<Day> {
    Day::parse(step.as_inline_table()?.get("from")?.as_str()?)
}

/// A number as the files write them: `1_050_000` tokens, `4.0` dollars.
fn number(figure: &str, value: f64) -> Result<Value> {
    let tokens = figure.ends_with("tokens");
    let text = if tokens { number::exact(value).replace(',', "_") } else { format!("{value:?}") };
    Ok(text.parse()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"# Read in genai-prices 0.1.
vendor = "House"

[[model]]
name = "house/model"
source = "https://example.com"
via = "genai-prices 0.1"       # a release
checked = "2026-10-01"
confidence = "A"
context_window_tokens = 1_050_000
input_usd_per_mtok = 2.0       # per million
output_usd_per_mtok = [{ value = 10.0 }, { from = "2026-12-01", value = 20.0, known = "2026-10-01" }]
cached_input_usd_per_mtok = { value = 1.0, via = "LiteLLM 1" }
[model.long_context]
above_tokens = 272_000
input_usd_per_mtok = 4.0
output_usd_per_mtok = 15.0

# The next one.
[[model]]
name = "house/other"
source = "https://example.com"
checked = "2026-10-01"
confidence = "A"
input_usd_per_mtok = 2.0
"#;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    /// The file with `changes` to its first entry.
    fn written(changes: &[(&'static str, &str, f64)], confirmed: bool) -> String {
        written_to(FILE, changes, confirmed)
    }

    fn written_to(file: &str, changes: &[(&'static str, &str, f64)], confirmed: bool) -> String {
        let catalogue = Catalogue::from_toml(file).unwrap();
        let entry = catalogue.iter().next().unwrap();
        let changes = changes.iter().map(|&(figure, from, value)| Change { figure, from: day(from), value });
        let comparison = Comparison { changes: changes.collect(), confirmed };
        let against = Against { name: "genai-prices 0.2", day: day("2026-10-30"), on: day("2026-11-21") };
        write(file, &[(entry, comparison)], against).unwrap()
    }

    #[test]
    fn only_what_changes_is_touched() {
        assert_eq!(written(&[], false), FILE);
        let changes = [
            ("input_usd_per_mtok", "2026-10-20", 3.0),
            ("output_usd_per_mtok", "2026-10-20", 12.0),
            ("context_window_tokens", "2026-10-30", 2_000_000.0),
            ("long_context.input_usd_per_mtok", "2027-01-01", 6.5),
        ];
        let expected = FILE
            .replace("via = \"genai-prices 0.1\" ", "via = \"genai-prices 0.2\" ")
            .replacen("checked = \"2026-10-01\"", "checked = \"2026-10-30\"", 1)
            .replacen(
                "input_usd_per_mtok = 2.0 ",
                "input_usd_per_mtok = [{ value = 2.0 }, \
                 { from = \"2026-10-20\", value = 3.0, known = \"2026-11-21\" }] ",
                1,
            )
            .replace(
                "[{ value = 10.0 }, ",
                "[{ value = 10.0 }, { from = \"2026-10-20\", value = 12.0, known = \"2026-11-21\" }, ",
            )
            .replace(
                "= 1_050_000",
                "= [{ value = 1_050_000 }, \
                 { from = \"2026-10-30\", value = 2_000_000, known = \"2026-11-21\" }]",
            )
            .replace(
                "= 4.0",
                "= [{ value = 4.0 }, { from = \"2027-01-01\", value = 6.5, known = \"2026-11-21\" }]",
            );
        assert_eq!(written(&changes, true), expected);
    }

    #[test]
    fn a_step_brings_its_evidence_where_the_entrys_does_not_hold() {
        let text = written(&[("cached_input_usd_per_mtok", "2026-10-20", 0.5)], false);
        let expected = FILE.replace(
            "{ value = 1.0, via = \"LiteLLM 1\" }",
            "[{ value = 1.0, via = \"LiteLLM 1\" }, { from = \"2026-10-20\", value = 0.5, \
             known = \"2026-11-21\", source = \"https://example.com\", via = \"genai-prices 0.2\", \
             checked = \"2026-10-30\", confidence = \"A\" }]",
        );
        assert_eq!(text, expected);

        let elsewhere = FILE.replace("via = \"genai-prices 0.1\"", "via = \"LiteLLM 1\"");
        let text = written_to(&elsewhere, &[("input_usd_per_mtok", "2026-10-20", 3.0)], false);
        assert!(text.contains("source = \"https://github.com/pydantic/genai-prices\""), "{text}");
    }

    #[test]
    fn history_stays_for_links_of_earlier_days() {
        let text = written(&[("output_usd_per_mtok", "2026-12-01", 10.0)], true);
        let catalogue = Catalogue::from_toml(&text).unwrap();
        let figure = catalogue.iter().next().unwrap().figure("output_usd_per_mtok").unwrap();
        let in_december = |as_of: &str| figure.on(day("2026-12-15"), day(as_of)).unwrap().value;
        assert_eq!(in_december("2026-11-20"), 20.0);
        assert_eq!(in_december("2026-11-21"), 10.0);
    }
}
