//! Bytes as letters that survive everywhere: of a text in UTF-16, each is two bytes and holds fifteen bits.

/// The letters, first and last of each stretch: ideographs, and syllables of Hangul. All of them are what they
/// are, whatever form a text is brought into.
const STRETCHES: [(u32, u32); 3] = [(0x3400, 0x4dbf), (0x4e00, 0x9fff), (0xac00, 0xd7a3)];
const BITS: u32 = 15;
/// So many stand in a line.
const LINE: usize = 1_000;

/// `content` as text; what is missing to fifteen bits is zero.
pub(crate) fn letters(content: &[u8]) -> String {
    let mut text = String::with_capacity(content.len() * 2);
    let (mut pending, mut bits, mut in_line) = (0_u32, 0, 0);
    let mut add = |number: u32| {
        if in_line == LINE {
            text.push('\n');
            in_line = 0;
        }
        text.extend(letter(number));
        in_line += 1;
    };
    for byte in content {
        pending = pending << 8 | u32::from(*byte);
        bits += 8;
        if bits >= BITS {
            bits -= BITS;
            add(pending >> bits);
            pending &= (1 << bits) - 1;
        }
    }
    if bits > 0 {
        add(pending << (BITS - bits));
    }
    text
}

fn letter(mut number: u32) -> Option<char> {
    for (first, last) in STRETCHES {
        if number <= last - first {
            return char::from_u32(first + number);
        }
        number -= last - first + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fifteen_bits_are_a_letter() {
        assert_eq!(letters(&[]), "");
        assert_eq!(letters(&[0]), "\u{3400}");
        // Fifteen ones, and one more with fourteen zeros behind it.
        assert_eq!(letters(&[255, 255]), "\u{c03f}\u{7440}");
        assert_eq!(letters(&[0x00, 0x03]), "\u{3401}\u{7440}");
        assert_eq!((letter(6_591), letter(6_592)), (Some('\u{4dbf}'), Some('\u{4e00}')));
        assert_eq!((letter(27_583), letter(27_584)), (Some('\u{9fff}'), Some('\u{ac00}')));
        assert_eq!(letter((1 << BITS) - 1), Some('\u{c03f}'));
    }

    #[test]
    fn lines_are_not_endless() {
        let text = letters(&vec![7; LINE * 15 / 8 * 2]);
        let lengths: Vec<usize> = text.lines().map(|line| line.chars().count()).collect();
        assert_eq!(lengths, [LINE, LINE]);
    }
}
