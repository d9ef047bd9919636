//! Bytes as letters that survive everywhere: printable ones of ASCII, without the sign that opens a tag.

/// Digits to this base; eleven of them hold nine bytes.
const BASE: u128 = 94;
const BYTES: usize = 9;
const LETTERS: usize = 11;
/// So many stand in a line.
const LINE: usize = 90 * LETTERS;

/// `content` as text; what is missing to nine bytes is zero.
pub(crate) fn letters(content: &[u8]) -> String {
    let mut text = String::with_capacity(content.len() * LETTERS / BYTES + LETTERS);
    let mut in_line = 0;
    for chunk in content.chunks(BYTES) {
        let mut block = [0; BYTES];
        block[..chunk.len()].copy_from_slice(chunk);
        let mut number = block.iter().fold(0, |number, byte| number << 8 | u128::from(*byte));
        let mut digits = [' '; LETTERS];
        for digit in digits.iter_mut().rev() {
            *digit = letter((number % BASE) as u8);
            number /= BASE;
        }
        if in_line == LINE {
            text.push('\n');
            in_line = 0;
        }
        text.extend(digits);
        in_line += LETTERS;
    }
    text
}

fn letter(digit: u8) -> char {
    let letter = digit + b' ';
    char::from(if letter < b'<' { letter } else { letter + 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nine_bytes_are_eleven_letters() {
        assert_eq!(letters(&[]), "");
        assert_eq!(letters(&[0; 9]), " ".repeat(11));
        assert_eq!(letters(&[0, 0, 0, 0, 0, 0, 0, 0, 28]), "          =");
        assert_eq!(letters(&[0, 0, 0, 0, 0, 0, 0, 0, 94]), "         ! ");
        let text = letters(&[255; 10]);
        assert_eq!(text.len(), 22);
        assert!(text.bytes().all(|letter| (b' '..=b'~').contains(&letter) && letter != b'<'));
    }

    #[test]
    fn lines_are_not_endless() {
        let text = letters(&[7; 9 * 90 * 2]);
        assert_eq!(text.lines().map(str::len).collect::<Vec<_>>(), [LINE, LINE]);
    }
}
