//! Keys: the short names of fields, with the number of the row where their table repeats.

use crate::field::{Field, FieldSpec, Found, all, instance, lookup};

/// The key of `path`: `rk`, `x2n`.
pub(super) fn key_of(path: &str) -> Option<(String, &'static FieldSpec)> {
    let Found::Fields(fields) = lookup(path) else { return None };
    let spec = fields[0].spec();
    // The path of an entry is not yet that of a row.
    if path.contains('*') {
        return None;
    }
    let row = path.split('.').find(|part| part.bytes().all(|b| b.is_ascii_digit())).unwrap_or_default();
    Some((spec.key.replace('*', row), spec))
}

/// The path that `key` stands for.
pub(super) fn path_of(key: &str) -> Option<(String, &'static FieldSpec)> {
    let start = key.find(|c: char| c.is_ascii_digit()).unwrap_or(key.len());
    let (before, rest) = key.split_at(start);
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (row, after) = rest.split_at(end);
    let template = if row.is_empty() { key.to_owned() } else { format!("{before}*{after}") };
    let spec = all().map(Field::spec).find(|spec| spec.key == template && !key.contains('*'))?;
    if row.is_empty() {
        return Some((spec.path.to_owned(), spec));
    }
    let number: usize = row.parse().ok().filter(|_| !row.starts_with('0'))?;
    Some((instance(spec.path, number), spec))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_fields_and_of_rows() {
        for (path, key) in [
            ("rag.top_k", "rk"),
            ("title", "t"),
            ("extra.2.name", "x2n"),
            ("extra.12.usd_once", "x12o"),
            ("uncertainty.correlations.1.rank", "c1r"),
        ] {
            assert_eq!(key_of(path).unwrap().0, key);
            assert_eq!(path_of(key).unwrap().0, path);
        }
        assert_eq!(key_of("extra.*.name").map(|(key, _)| key), None);
        for wrong in ["", "zz", "x", "xn", "x0n", "x02n", "x*n", "2", "rk2", "x2", "x2n3"] {
            assert_eq!(path_of(wrong).map(|(path, _)| path), None, "{wrong}");
        }
    }
}
