//! What describes the program itself: schema, inputs, completions, manual page.

use clap::CommandFactory;
use clap_complete::Shell;
use crossover::field::{descriptions, json_schema, reference_page};
use crossover::report::{Block, Document, Sentence, Table, to_json, to_text};

use crate::args::{Args, FieldsArgs, FieldsFormat};
use crate::output;

pub(crate) fn schema() -> anyhow::Result<bool> {
    output::print(&(serde_json::to_string_pretty(&json_schema())? + "\n"))?;
    Ok(true)
}

/// The inputs whose path contains the pattern; false if there is none.
pub(crate) fn fields(args: &FieldsArgs) -> anyhow::Result<bool> {
    let mut found = descriptions();
    found.retain(|field| field.path.contains(&args.pattern));
    if found.is_empty() {
        eprintln!("crossover: no input has {:?} in its path", args.pattern);
        return Ok(false);
    }
    let text = match args.format {
        FieldsFormat::Json => to_json(&found) + "\n",
        FieldsFormat::Markdown => reference_page(),
        FieldsFormat::Text => {
            let mut table = Table::new(&["Input", ">Default", "Unit", "Allowed", "Evidence"]);
            for field in &found {
                let cells = [field.path, &field.default, &field.unit, &field.allowed, field.evidence];
                table.rows.push(cells.into_iter().map(Sentence::plain).collect());
            }
            to_text(&Document(vec![Block::Table(table)]), output::colour())
        }
    };
    output::print(&text)?;
    Ok(true)
}

pub(crate) fn completions(shell: Shell) -> anyhow::Result<bool> {
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "crossover", &mut out);
    output::print(&String::from_utf8(out)?)?;
    Ok(true)
}

pub(crate) fn man() -> anyhow::Result<bool> {
    let mut out = Vec::new();
    clap_mangen::Man::new(Args::command()).render(&mut out)?;
    output::print(&String::from_utf8(out)?)?;
    Ok(true)
}
