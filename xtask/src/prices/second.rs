//! Our entries against `LiteLLM`, the second source.

use crossover::catalogue::{Catalogue, Entry, LiteLlm};
use crossover::date::Day;
use crossover::float::same;
use crossover::kind::Product;
use crossover::number;

use super::outcome::{Outcome, Section};

/// The figures that are compared.
fn figures(product: Product) -> &'static [&'static str] {
    match product {
        Product::Model => &["input_usd_per_mtok", "output_usd_per_mtok"],
        Product::Embedding => &["usd_per_mtok"],
        Product::Reranker => &["usd_per_mtok", "usd_per_thousand_searches"],
        Product::Training | Product::Store => &[],
    }
}

/// Compares what stands on `on` of every entry that has a key there.
pub(crate) fn compare(catalogue: &Catalogue, file: &LiteLlm, on: Day, outcome: &mut Outcome) {
    for entry in catalogue.iter().filter(|entry| !figures(entry.product).is_empty()) {
        let Some(key) = entry.elsewhere.litellm.as_deref() else { continue };
        if let Some(row) = file.catalogue.find(entry.product, key) {
            prices(entry, row, on, outcome);
            retirement(entry, row, on, outcome);
            continue;
        }
        let Some((_, refused)) = file.refused.iter().find(|(known, _)| known == key) else {
            outcome.add(Section::NotListed, format!("{entry}: {key} in LiteLLM"));
            continue;
        };
        for problem in refused {
            let (field, found, allowed) = (&problem.field, &problem.found, &problem.allowed);
            outcome.add(Section::Implausible, format!("{field} is {found} in LiteLLM, not {allowed}"));
        }
    }
}

fn prices(entry: &Entry, row: &Entry, on: Day, outcome: &mut Outcome) {
    let value = |entry: &Entry, name| Some(entry.figure(name)?.on(on, on)?.value);
    let mut differences = Vec::new();
    for name in figures(entry.product) {
        let (ours, theirs) = (value(entry, name), value(row, name));
        if ours.zip(theirs).map_or(ours != theirs, |(ours, theirs)| !same(ours, theirs)) {
            let shown = |value: Option<f64>| value.map_or_else(|| "missing".to_owned(), number::exact);
            differences.push(format!("{entry}: {name} is {}, there {}", shown(ours), shown(theirs)));
        }
    }
    match entry.elsewhere.accepts {
        Some(_) if differences.is_empty() => {
            outcome.add(Section::NeedlessOverride, format!("{entry}: LiteLLM agrees now"));
        }
        Some(_) => {}
        None => differences.into_iter().for_each(|found| outcome.add(Section::LiteLlmDisagrees, found)),
    }
}

fn retirement(entry: &Entry, row: &Entry, on: Day, outcome: &mut Outcome) {
    let Some(theirs) = row.retires.map(|end| end.on) else { return };
    let ours = entry.retires.and_then(|end| end.known_on(on));
    if ours != Some(theirs) {
        let ours = ours.map_or_else(|| "none in ours".to_owned(), |day| format!("{day} in ours"));
        outcome.add(Section::EndsElsewhere, format!("{entry}: {theirs} in LiteLLM, {ours}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossover::scenario::Node;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    /// An entry for 1 and 4 dollars with `more`, against a row for 1 and 4 dollars with `row`.
    fn outcome(more: &str, row: &str) -> Outcome {
        let ours = format!(
            "vendor = 'House'
            [[model]]
            name = 'house/model'
            source = 'https://example.com'
            checked = '2026-11-10'
            confidence = 'A'
            input_usd_per_mtok = [{{ value = 2.0 }}, {{ from = '2026-11-01', value = 1.0 }}]
            output_usd_per_mtok = 4.0
            litellm = 'model'
            {more}"
        );
        let row = if row.is_empty() { "\"output_cost_per_token\": 4e-6" } else { row };
        let theirs = format!(
            r#"{{ "model": {{ "mode": "chat", "input_cost_per_token": 1e-6, {row} }},
                 "other": {{ "mode": "chat", "input_cost_per_token": 1e-6, "output_cost_per_token": 1e-6 }} }}"#
        );
        let on = day("2026-11-21");
        let file = LiteLlm::from_table(&Node::tables("file", &theirs).unwrap(), "file", on).unwrap();
        let mut outcome = Outcome::default();
        compare(&Catalogue::from_toml(&ours).unwrap(), &file, on, &mut outcome);
        outcome
    }

    #[test]
    fn a_difference_needs_an_override() {
        let silent = outcome("", "");
        assert!(silent.found(Section::LiteLlmDisagrees).is_empty() && silent.is_right());
        let other = "\"output_cost_per_token\": 5e-6";
        let found = outcome("", other);
        let line = "house/model: output_usd_per_mtok is 4, there 5";
        assert_eq!(found.found(Section::LiteLlmDisagrees), [line]);
        assert!(!found.is_right());
        let accepted = outcome("accepts = 'an old row'", other);
        assert!(accepted.is_right() && accepted.found(Section::NeedlessOverride).is_empty());
        let needless = outcome("accepts = 'an old row'", "");
        assert_eq!(needless.found(Section::NeedlessOverride), ["house/model: LiteLLM agrees now"]);
    }

    #[test]
    fn a_row_of_zeros_is_implausible() {
        let found = outcome("", "\"output_cost_per_token\": 0");
        let line =
            "model: output_usd_per_mtok is 0 in LiteLLM, not 0.005 to 1,000 US dollars per million tokens";
        assert_eq!(found.found(Section::Implausible), [line]);
        assert!(found.found(Section::LiteLlmDisagrees).is_empty());
    }

    #[test]
    fn ends_that_differ_are_listed() {
        let row = "\"output_cost_per_token\": 4e-6, \"deprecation_date\": \"2027-04-01\"";
        let ends = |more: &str| outcome(more, row).found(Section::EndsElsewhere).to_vec();
        assert_eq!(ends(""), ["house/model: 2027-04-01 in LiteLLM, none in ours"]);
        let other = "retires = '2027-01-01'";
        assert_eq!(ends(other), ["house/model: 2027-04-01 in LiteLLM, 2027-01-01 in ours"]);
        assert!(ends("retires = '2027-04-01'").is_empty());
        let unknown = "retires = { on = '2027-04-01', known = '2026-11-22' }";
        assert_eq!(ends(unknown), ["house/model: 2027-04-01 in LiteLLM, none in ours"], "not known by then");
    }

    #[test]
    fn a_key_that_is_gone_is_listed() {
        let found = outcome("", "\"output_cost_per_token\": null");
        assert_eq!(found.found(Section::NotListed), ["house/model: model in LiteLLM"]);
    }
}
