//! What describes the program itself: schema, inputs, completions, manual page.

use clap::CommandFactory;
use clap_complete::Shell;
use crossover::field::{descriptions, json_schema, reference_page};
use crossover::report::{Block, Document, Sentence, Table, to_json, to_text};

use crate::args::{Args, FieldsArgs, FieldsFormat};
use crate::outcome::Outcome;
use crate::output;

pub(crate) fn schema() -> anyhow::Result<Outcome> {
    output::print(&(to_json(&json_schema()) + "\n"))?;
    Ok(Outcome::Done)
}

/// The inputs whose path contains the pattern.
pub(crate) fn fields(args: &FieldsArgs) -> anyhow::Result<Outcome> {
    let mut found = descriptions();
    found.retain(|field| field.path.contains(&args.pattern));
    if found.is_empty() {
        eprintln!("crossover: no input has {:?} in its path", args.pattern);
        return Ok(Outcome::Invalid);
    }
    let text = match args.format {
        FieldsFormat::Json => to_json(&found) + "\n",
        FieldsFormat::Markdown => reference_page(&args.pattern),
        FieldsFormat::Text => {
            let mut table = Table::new(&["Input", ">Default", "Unit", "Allowed", "Evidence", "Source"]);
            for field in &found {
                let evidence = field.evidence.unwrap_or("–");
                let source = field.source.as_ref().map_or("–", |source| source.name);
                let cells = [field.path, &field.default, &field.unit, &field.allowed, evidence, source];
                table.rows.push(cells.into_iter().map(Sentence::plain).collect());
            }
            to_text(&Document(vec![Block::Table(table)]), output::colour())
        }
    };
    output::print(&text)?;
    Ok(Outcome::Done)
}

pub(crate) fn completions(shell: Shell) -> anyhow::Result<Outcome> {
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "crossover", &mut out);
    output::print(&String::from_utf8(out)?)?;
    Ok(Outcome::Done)
}

pub(crate) fn man(command: Option<&str>) -> anyhow::Result<Outcome> {
    let mut program = Args::command();
    program.build();
    let command = match command {
        Some(name) => program.find_subcommand(name).cloned(),
        None => Some(program),
    };
    let Some(command) = command else {
        eprintln!("crossover: there is no command of that name");
        return Ok(Outcome::Invalid);
    };
    let page = clap_mangen::Man::new(command);
    let mut out = Vec::new();
    page.render(&mut out)?;
    output::print(&String::from_utf8(out)?)?;
    Ok(Outcome::Done)
}
