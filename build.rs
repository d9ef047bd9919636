//! Price lists and presets as JSON: what is read at every start has one short notation, and a program that
//! reads no TOML of its own needs no reader for it.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::Value as Json;
use toml::{Table, Value};

/// What opens the page: `OPENING` in `src/preset.rs`.
const OPENING: &str = "support-desk.toml";

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?);
    let lists = tables(Path::new("prices"))?;
    let scenarios = tables(Path::new("scenarios"))?;
    let opening =
        scenarios.iter().find(|(name, _)| name.as_os_str() == OPENING).ok_or("no opening scenario")?;
    let few: Vec<Json> = lists.iter().filter_map(|(_, list)| only(list, &names(&opening.1))).collect();
    fs::write(out.join("opening_prices.json"), serde_json::to_string(&few)?)?;
    let all: Vec<Json> = lists.into_iter().map(|(_, list)| json(Value::Table(list))).collect();
    fs::write(out.join("prices.json"), serde_json::to_string(&all)?)?;
    for (name, table) in scenarios {
        fs::write(out.join(name).with_extension("json"), serde_json::to_string(&json(Value::Table(table)))?)?;
    }
    Ok(())
}

/// The entries of the catalogue that a scenario names.
fn names(scenario: &Table) -> Vec<&str> {
    let below = scenario.iter().flat_map(|(key, value)| match value {
        Value::Table(table) => names(table),
        Value::String(name) if key == "catalog" => vec![name.as_str()],
        _ => Vec::new(),
    });
    below.collect()
}

/// A price list with the entries of these names alone, and what they are trained by.
fn only(list: &Table, names: &[&str]) -> Option<Json> {
    let text = |row: &Value, key: &str| row.get(key).and_then(Value::as_str).map(str::to_owned);
    let rows = || list.values().filter_map(Value::as_array).flatten();
    let is_wanted = |row: &&Value| text(row, "name").is_some_and(|name| names.contains(&name.as_str()));
    let trained: Vec<String> = rows().filter(is_wanted).filter_map(|row| text(row, "trained_by")).collect();
    let mut few = list.clone();
    for rows in few.iter_mut().filter_map(|(_, rows)| rows.as_array_mut()) {
        rows.retain(|row| {
            let name = text(row, "name").unwrap_or_default();
            names.contains(&name.as_str()) || trained.contains(&name)
        });
    }
    few.retain(|_, rows| rows.as_array().is_none_or(|rows| !rows.is_empty()));
    few.values().any(Value::is_array).then(|| json(Value::Table(few)))
}

/// The TOML files of a folder, by name.
fn tables(folder: &Path) -> Result<Vec<(PathBuf, Table)>, Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let paths =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, Box<dyn Error>>>()?;
    let mut files: Vec<PathBuf> = paths
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    files.sort();
    let mut found = Vec::new();
    for path in files {
        let table =
            toml::from_str(&fs::read_to_string(&path)?).map_err(|e| format!("{}: {e}", path.display()))?;
        found.push((path.file_name().ok_or("a file has a name")?.into(), table));
    }
    Ok(found)
}

/// The same value; days become text, as everywhere in the program.
fn json(value: Value) -> Json {
    match value {
        Value::String(text) => Json::String(text),
        Value::Integer(x) => x.into(),
        Value::Float(x) => Json::from(x),
        Value::Boolean(on) => Json::Bool(on),
        Value::Datetime(day) => Json::String(day.to_string()),
        Value::Array(items) => Json::Array(items.into_iter().map(json).collect()),
        Value::Table(table) => {
            Json::Object(table.into_iter().map(|(key, value)| (key, json(value))).collect())
        }
    }
}
