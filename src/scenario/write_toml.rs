//! Tables of values into TOML.

use std::fmt::Write;

use crate::field::{all, template};
use crate::order;

use super::value::Value;
use super::write::Tree;

/// A document: in every table values first, then further tables, in the order of the table of fields.
pub(super) fn document(root: &Tree<'_>) -> String {
    let mut out = String::new();
    table(&mut out, "", "", root);
    out.trim_start().to_owned()
}

/// What stands in the table at `path`, which TOML calls `name`.
fn table(out: &mut String, path: &str, name: &str, tree: &Tree<'_>) {
    let below =
        |start: &str, key: &str| if start.is_empty() { key.to_owned() } else { [start, key].join(".") };
    let mut children: Vec<_> =
        tree.children.entries().iter().map(|(key, child)| (below(path, key), *key, child)).collect();
    order::sort_by_key(&mut children, |(path, ..)| place(path));
    for (_, key, child) in &children {
        if let Some(value) = child.value.and_then(written) {
            out.extend([&bare(key), " = ", &value, "\n"]);
        }
    }
    for (path, key, child) in children.iter().filter(|(_, _, child)| is_table(child)) {
        let name = below(name, &bare(key));
        let Some(count) = child.rows() else {
            let inside = child.children.entries();
            let implied = !inside.is_empty() && inside.iter().all(|(_, child)| is_table(child));
            if !implied {
                out.extend(["\n[", &name, "]\n"]);
            }
            table(out, path, &name, child);
            continue;
        };
        for row in (1..=count).map(|row| row.to_string()) {
            out.extend(["\n[[", &name, "]]\n"]);
            if let Some(child) = child.children.get(row.as_str()) {
                table(out, &below(path, &row), &name, child);
            }
        }
    }
}

fn is_table(tree: &Tree<'_>) -> bool {
    matches!(tree.value, None | Some(Value::Table | Value::Rows(_)))
}

/// Where the table of fields has `path`, or the first field below it.
fn place(path: &str) -> usize {
    let template = template(path);
    let is_there = |known: &str| {
        known.strip_prefix(&*template).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    all().position(|field| is_there(field.spec().path)).unwrap_or(usize::MAX)
}

/// The key as TOML writes it. One that could pass for a path is quoted already.
fn bare(key: &str) -> String {
    let plain = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-".contains(&b));
    if plain || key.starts_with('"') { key.to_owned() } else { quoted(key) }
}

fn written(value: &Value) -> Option<String> {
    Some(match value {
        Value::Number(x) if x.is_nan() => "nan".to_owned(),
        // TOML's whole numbers end where those of 64 bits do.
        Value::Number(x) if x.abs() >= 1e15 && x.is_finite() => format!("{x:e}"),
        Value::Number(x) => x.to_string(),
        Value::Switch(on) => on.to_string(),
        Value::Text(text) => quoted(text),
        Value::List(items) => {
            let items: Vec<String> =
                items.iter().map(|item| written(item).unwrap_or_else(|| "{}".to_owned())).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Table | Value::Rows(_) | Value::Null => return None,
    })
}

fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_ascii_control() => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::super::Scenario;

    #[test]
    fn in_the_order_of_the_table_of_fields() {
        let mut scenario = Scenario::default();
        for (path, text) in [
            ("extra.1.name", "A \"tool\""),
            ("extra.2.usd_once", "5"),
            ("rag.store.name", "x"),
            ("rag.top_k", "3"),
            ("workload.queries_per_month", "1e16"),
            ("schema", "1"),
            ("title", "Two\nlines"),
        ] {
            scenario.set_text(path, text);
        }
        let text = "schema = 1\ntitle = \"Two\\nlines\"\n\n[workload]\nqueries_per_month = 1e16\n\n\
                    [rag]\ntop_k = 3\n\n[rag.store]\nname = \"x\"\n\n[[extra]]\nname = \"A \\\"tool\\\"\"\n\n\
                    [[extra]]\nusd_once = 5\n";
        assert_eq!(scenario.to_toml(), text);
    }

    #[test]
    fn what_no_field_can_be_reads_back_too() {
        let text = "odd = [1, {}, [true, nan]]\n\"a.b\" = 1\n\"c d\" = -inf\n[[extra]]\n[extra.x]\n[[extra]]\n[e]\n[f.g]\n";
        let scenario = Scenario::from_toml(text).unwrap();
        let again = Scenario::from_toml(&scenario.to_toml()).unwrap();
        // Not a number is not even itself.
        assert_eq!(format!("{again:?}"), format!("{scenario:?}"));
    }
}
