//! The table of fields as data and as a reference page.

use std::fmt::Write;

use serde::Serialize;

use super::group::Section;
use super::sources::Source;
use super::spec::{Belongs, FieldSpec, Preset, Shape};
use super::table::{Field, all};
use crate::number;

/// An entry of the table, for programs.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct FieldDescription {
    /// The path; `*` stands for the row of a table that repeats.
    pub path: &'static str,
    /// The name in links.
    pub key: &'static str,
    /// The name in the form.
    pub label: &'static str,
    /// What the number counts.
    pub unit: String,
    /// One sentence of help.
    pub help: &'static str,
    /// What is allowed.
    pub allowed: String,
    /// The default, in words.
    pub default: String,
    /// What one press of an arrow key changes; none for what is not a number.
    pub step: Option<f64>,
    /// The group of the form.
    pub section: &'static str,
    /// Who would know.
    pub known_by: &'static str,
    /// How firm the default is; none where there is no default.
    pub evidence: Option<&'static str>,
    /// Where the default comes from; none where there is no default.
    pub source: Option<SourceDescription>,
    /// The kinds it belongs to, if it does not always apply.
    pub belongs_to: Option<BelongsDescription>,
}

/// Where a default comes from.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct SourceDescription {
    /// Who says so.
    pub name: &'static str,
    /// Where it can be read.
    pub address: &'static str,
    /// The day it was checked.
    pub checked: &'static str,
}

/// The kinds a field belongs to.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct BelongsDescription {
    /// The field that chooses.
    pub field: &'static str,
    /// Its values under which this one exists.
    pub kinds: &'static [&'static str],
}

/// Every entry of the table, in order.
#[must_use]
pub fn descriptions() -> Vec<FieldDescription> {
    all().map(|field| describe(field.spec())).collect()
}

fn describe(spec: &'static FieldSpec) -> FieldDescription {
    let step = if let Shape::Number { step, .. } = spec.shape { Some(step) } else { None };
    FieldDescription {
        path: spec.path,
        key: spec.key,
        label: spec.label,
        unit: spec.unit.symbol(),
        help: spec.help,
        allowed: spec.shape.in_words(),
        default: default_in_words(spec),
        step,
        section: spec.section.heading(),
        known_by: spec.audience.word(),
        evidence: has_default(spec).then(|| spec.evidence.word()),
        source: has_default(spec).then(|| {
            let Source { name, address, checked } = spec.source;
            SourceDescription { name, address, checked }
        }),
        belongs_to: spec
            .belongs
            .map(|Belongs { selector: field, kinds }| BelongsDescription { field, kinds }),
    }
}

fn has_default(spec: &FieldSpec) -> bool {
    spec.section != Section::About
        && matches!(spec.preset, Preset::Number(_) | Preset::Switch(_) | Preset::Text(_) | Preset::FirstMonth)
}

fn default_in_words(spec: &FieldSpec) -> String {
    match spec.preset {
        Preset::Number(x) => number::exact(x),
        Preset::Switch(on) => on.to_string(),
        Preset::Text(text) => format!("\"{text}\""),
        Preset::EmptyList => "[]".to_owned(),
        Preset::FirstMonth => "[1]".to_owned(),
        Preset::SameAs(path) => format!("= {path}"),
        Preset::Absent => "not given".to_owned(),
        Preset::Required => "required".to_owned(),
        Preset::RequiredWhen(switch) => format!("required when {switch}"),
    }
}

/// The reference page of every input whose path contains `pattern`, in Markdown.
#[must_use]
pub fn reference_page(pattern: &str) -> String {
    let mut out = String::from(
        "# Inputs\n\n\
         Every input of a scenario, its default and where that comes from. `*` stands for the row of a\n\
         table that repeats, counted from 1. Hours of labour are assumptions: replace them by your own.\n\n\
         This page is written by `crossover fields --format markdown`.\n",
    );
    let mut heading: Option<Section> = None;
    for spec in all().map(Field::spec).filter(|spec| spec.path.contains(pattern)) {
        if heading != Some(spec.section) {
            heading = Some(spec.section);
            let _ = write!(out, "\n## {}\n\n", spec.section.heading());
            if spec.section == Section::Answers {
                out.push_str(
                    "`crossover advise` weighs the answers; [advisor.md](advisor.md) lists the rules that look at each.\n\n",
                );
            }
            out.push_str(
                "| Input | What it is | Default | Allowed | Evidence |\n| --- | --- | --- | --- | --- |\n",
            );
        }
        let unit = spec.unit.symbol();
        let said = unit.is_empty() || unit.eq_ignore_ascii_case(spec.label);
        let unit = if said { String::new() } else { format!(" ({unit})") };
        let kinds = spec.belongs.map_or_else(String::new, |belongs| {
            format!(" Only with `{}` {}.", belongs.selector, belongs.kinds.join(" or "))
        });
        let evidence = if has_default(spec) { evidence(spec) } else { "–".to_owned() };
        let _ = writeln!(
            out,
            "| `{}` | {}{unit}. {}{kinds} | {} | {} | {evidence} |",
            spec.path,
            spec.label,
            spec.help,
            default_in_words(spec).replace('|', "\\|"),
            spec.shape.in_words().replace('|', "\\|"),
        );
    }
    out
}

fn evidence(spec: &FieldSpec) -> String {
    let Source { name, address, checked } = spec.source;
    let word = spec.evidence.word();
    if checked.is_empty() {
        return word.to_owned();
    }
    let name = if address.is_empty() { name.to_owned() } else { format!("[{name}]({address})") };
    format!("{word}: {name}, {checked}")
}
