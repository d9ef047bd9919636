//! Price lists and presets as JSON: what is read at every start has one short notation, and a program that
//! reads no TOML of its own needs no reader for it.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::Value as Json;
use toml::{Table, Value};

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?);
    let mut lists = Vec::new();
    for (_, table) in tables(Path::new("prices"))? {
        lists.push(json(Value::Table(table)));
    }
    fs::write(out.join("prices.json"), serde_json::to_string(&lists)?)?;
    for (name, table) in tables(Path::new("scenarios"))? {
        fs::write(out.join(name).with_extension("json"), serde_json::to_string(&json(Value::Table(table)))?)?;
    }
    Ok(())
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
