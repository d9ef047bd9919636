//! The page of worked examples in Markdown.

use std::fmt::Write as _;

use crossover::number::grouped;

use crate::example::{Example, Group, LeftOut};

const HEAD: &str = "# Worked examples

What vendors, papers, tests and others have published with the inputs it follows from, computed by this
model with the prices of the example. A figure counts as reproduced when it is the printed one to the last
digit; where it may be off by more, ± says by how much and the note why. The inputs are in
[tests/worked_examples](../tests/worked_examples): everything else in them costs nothing, so that a line of
the ledger is the figure, or becomes it by the change of unit that is said.

This page is written and checked by `cargo test --test worked_examples`.
";

/// The page.
pub(crate) fn page(groups: &[Group], left_out: &[LeftOut]) -> String {
    let mut out = HEAD.to_owned();
    for (heading, errors) in [("Reproduced", false), ("Errors of the source", true)] {
        let of_kind = |example: &&Example| example.by_rule.is_some() == errors;
        let count = groups.iter().flat_map(|group| &group.example).filter(of_kind).count();
        write!(out, "\n## {heading}: {count}\n").expect("text takes text");
        if errors {
            out.push_str("\nThe printed figure does not follow from the source's own inputs and rule.\n");
        }
        for group in groups {
            let examples: Vec<&Example> = group.example.iter().filter(of_kind).collect();
            if !examples.is_empty() {
                table(&mut out, group, &examples);
            }
        }
    }
    let count: usize = left_out.iter().map(|row| row.ids.len()).sum();
    write!(out, "\n## Left out: {count}\n\n| Example | Why |\n| --- | --- |\n").expect("text takes text");
    for LeftOut { ids, reason } in left_out {
        for id in ids {
            writeln!(out, "| `{id}` | {reason} |").expect("text takes text");
        }
    }
    out
}

fn table(out: &mut String, group: &Group, examples: &[&Example]) {
    let Group { title, kind, source, date, how, .. } = group;
    write!(out, "\n### {title}\n\n{source}, {date} ({kind}). Read: {}.", read_from(group))
        .expect("text takes text");
    if !how.is_empty() {
        write!(out, " {how}").expect("text takes text");
    }
    out.push_str("\n\n| Example | Inputs | Printed | Crossover | Unit | Note |\n");
    out.push_str("| --- | --- | --- | --- | --- | --- |\n");
    for example in examples {
        let Example { id, inputs, printed, note, .. } = example;
        let (ours, unit) = (digits(example.value(group)), example.unit(group));
        let within = example.within.map(|within| format!(" ± {}", digits(within))).unwrap_or_default();
        writeln!(out, "| `{id}` | {inputs} | {printed}{within} | {ours} | {unit} | {note} |")
            .expect("text takes text");
    }
}

/// Where in the result the figure stands.
fn read_from(group: &Group) -> String {
    let lines: Vec<String> = group.lines.iter().map(|line| format!("`{line}`")).collect();
    let place = match &group.break_even {
        Some([challenger, incumbent]) => {
            format!("the volume from which `{challenger}` costs less than `{incumbent}`")
        }
        None => lines.join(" and "),
    };
    if group.inverse { format!("{place}, turned over") } else { place }
}

/// Eight digits, as a power of ten where the zeros would hide them.
fn digits(x: f64) -> String {
    if x >= 1e15 { format!("{x:.3e}") } else { grouped(x, 8) }
}
