//! JSON as JavaScript writes it: the same bytes from the command line and from `JSON.stringify`.

use std::io;

use serde::Serialize;
use serde_json::ser::Formatter;

/// Writes numbers as JavaScript does: the shortest digits that read back to the same double, `5` for
/// five, no negative zero.
struct JavaScript;

impl Formatter for JavaScript {
    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        writer.write_all(ryu_js::Buffer::new().format(value).as_bytes())
    }
}

/// `value` as JSON, in one line.
#[must_use]
pub fn to_json<T: Serialize>(value: &T) -> String {
    let mut out = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut out, JavaScript);
    match value.serialize(&mut serializer) {
        Ok(()) => String::from_utf8(out).unwrap_or_default(),
        // Results are structs, lists and maps with text keys: nothing that JSON cannot hold.
        Err(error) => unreachable!("a result is always JSON: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_javascript_writes_them() {
        let numbers = [5.0, -0.0, 0.1 + 0.2, 1e21, 1e-7, 123_456_789_012.5, 1e20, 1.5e-9];
        assert_eq!(
            to_json(&numbers),
            "[5,0,0.30000000000000004,1e+21,1e-7,123456789012.5,100000000000000000000,1.5e-9]"
        );
        assert_eq!(to_json(&-92_814_203_156_137.13), "-92814203156137.12", "both read back: the even one");
    }
}
