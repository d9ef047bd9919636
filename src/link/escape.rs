//! Text in letters, digits, hyphens and points.

/// Signs with an escape of their own, none of which is a hexadecimal digit.
const SHORT: [(char, char); 5] = [('.', '.'), ('/', 's'), (',', 'k'), ('_', 'u'), ('\n', 'n')];

/// What `-` stands for, and what `.-` stands for.
#[derive(Clone, Copy)]
pub(super) struct Hyphen(pub(super) char, pub(super) char);

/// Prose has more blanks than hyphens.
pub(super) const PROSE: Hyphen = Hyphen(' ', '-');
/// Names have more hyphens than blanks.
pub(super) const NAME: Hyphen = Hyphen('-', ' ');

/// `text` in the letters of a link: a point escapes what is none.
pub(super) fn escape(text: &str, hyphen: Hyphen) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if c == hyphen.0 {
            out.push('-');
        } else if c == hyphen.1 {
            out.push_str(".-");
        } else if let Some((_, letter)) = SHORT.iter().find(|(sign, _)| *sign == c) {
            out.extend(['.', *letter]);
        } else {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                let digit = |x: u8| char::from_digit(u32::from(x), 16).unwrap_or_default();
                out.extend(['.', digit(byte >> 4), digit(byte & 15)]);
            }
        }
    }
    out
}

/// The text that was escaped; none where a point escapes nothing.
pub(super) fn unescape(text: &str, hyphen: Hyphen) -> Option<String> {
    let mut out: Vec<u8> = Vec::new();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let plain = match c {
            '-' => hyphen.0,
            '.' => {
                let first = rest.next()?;
                if first == '-' {
                    hyphen.1
                } else if let Some((sign, _)) = SHORT.iter().find(|(_, letter)| *letter == first) {
                    *sign
                } else {
                    let byte = first.to_digit(16)? * 16 + rest.next()?.to_digit(16)?;
                    out.push(u8::try_from(byte).ok()?);
                    continue;
                }
            }
            c => c,
        };
        out.extend(plain.encode_utf8(&mut [0; 4]).bytes());
    }
    String::from_utf8(out).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_readable() {
        for (text, hyphen, escaped) in [
            ("Growing support desk", PROSE, "Growing-support-desk"),
            ("well-known, 5.5_x", PROSE, "well.-known.k-5..5.ux"),
            ("a/b\nß €", PROSE, "a.sb.n.c3.9f-.e2.82.ac"),
            ("google/gemini-3.8-flash", NAME, "google.sgemini-3..8-flash"),
            ("a b", NAME, "a.-b"),
            ("", PROSE, ""),
        ] {
            assert_eq!(escape(text, hyphen), escaped);
            assert_eq!(unescape(escaped, hyphen).as_deref(), Some(text));
        }
    }

    #[test]
    fn what_escapes_nothing_is_no_text() {
        for wrong in [".", "a.", ".z", ".c", ".c3", ".ff", "a.0"] {
            assert_eq!(unescape(wrong, PROSE), None, "{wrong}");
        }
    }
}
