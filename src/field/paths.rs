//! From the path somebody wrote to the entry it means.

use std::sync::LazyLock;

use crate::order;

use super::table::{Field, all};

/// The tables that repeat; a row is addressed by its number, from 1: `extra.2.name`.
const REPEATING: [&str; 3] = ["extra", "uncertainty.ranges", "uncertainty.correlations"];

/// What a path means.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// A field; of several variants all of them, in the order of the table.
    Fields(Vec<Field>),
    /// A table of fields.
    Table,
    /// Nothing.
    Nothing,
}

/// The path of the entry that describes `path`: row numbers become `*`.
#[must_use]
pub fn template(path: &str) -> String {
    for table in REPEATING {
        if let Some(rest) = path.strip_prefix(table).and_then(|rest| rest.strip_prefix('.')) {
            let (row, key) = rest.split_once('.').unwrap_or((rest, ""));
            if row.parse::<u32>().is_ok_and(|row| row > 0) && !row.starts_with('0') {
                return if key.is_empty() { format!("{table}.*") } else { format!("{table}.*.{key}") };
            }
        }
    }
    path.to_owned()
}

/// The path of a template's field in row `row`.
#[must_use]
pub fn instance(template: &str, row: usize) -> String {
    template.replacen('*', &row.to_string(), 1)
}

/// What `path` means.
#[must_use]
pub fn lookup(path: &str) -> Found {
    // Prices alone are looked up some thousand times at every start.
    static BY_PATH: LazyLock<Vec<Field>> = LazyLock::new(|| {
        let mut fields: Vec<Field> = all().collect();
        order::sort_by_key(&mut fields, |field| field.spec().path);
        fields
    });
    let template = template(path);
    let start = BY_PATH.partition_point(|field| field.spec().path < &*template);
    let fields = BY_PATH[start..].iter().copied().take_while(|field| field.spec().path == template);
    let fields: Vec<Field> = fields.collect();
    if !fields.is_empty() {
        Found::Fields(fields)
    } else if is_table(&template) {
        Found::Table
    } else {
        Found::Nothing
    }
}

/// Whether `path` (a path or a template) is a table of fields.
#[must_use]
pub fn is_table(path: &str) -> bool {
    let template = template(path);
    template.is_empty()
        || all()
            .any(|field| field.spec().path.strip_prefix(&*template).is_some_and(|rest| rest.starts_with('.')))
}

/// Every path of the table once, and its tables: what a misspelt name may have meant.
#[must_use]
pub fn known_paths() -> &'static [&'static str] {
    static PATHS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        let mut paths: Vec<&str> = Vec::new();
        for field in all() {
            let path = field.spec().path;
            let tables = path.match_indices('.').map(|(dot, _)| &path[..dot]);
            for candidate in tables.chain([path]) {
                if !paths.contains(&candidate) && !candidate.ends_with('*') {
                    paths.push(candidate);
                }
            }
        }
        paths
    });
    &PATHS
}
