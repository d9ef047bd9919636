//! Bytes as letters that survive everywhere: of a text in UTF-16, two are four bytes and hold 31 bits.

/// The letters, first and last of each stretch: patterns of Braille, ideographs, syllables of Yi and of Hangul, and
/// letters of nobody. All of them are what they are, whatever form a text is brought into.
const STRETCHES: [(u32, u32); 6] = [
    (0x2800, 0x28ff),
    (0x3400, 0x4dbf),
    (0x4e00, 0x9fff),
    (0xa000, 0xa48c),
    (0xac00, 0xd7a3),
    (0xe000, 0xf8ff),
];
/// So many of them: the fewest of which two hold the bits.
const LETTERS: u64 = 46_341;
/// What two letters hold.
const BITS: u32 = 31;
/// So many stand in a line.
const LINE: usize = 1_000;

/// `content` as text; what is missing to the bits of the last two letters is zero.
pub(crate) fn letters(content: &[u8]) -> String {
    let mut text = String::with_capacity(content.len() * 2);
    let (mut pending, mut bits, mut in_line) = (0_u64, 0, 0);
    let mut add = |number: u64| {
        if in_line == LINE {
            text.push('\n');
            in_line = 0;
        }
        text.extend([number / LETTERS, number % LETTERS].into_iter().filter_map(letter));
        in_line += 2;
    };
    for byte in content {
        pending = pending << 8 | u64::from(*byte);
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

fn letter(number: u64) -> Option<char> {
    let mut number = u32::try_from(number).ok()?;
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
    fn two_letters_hold_31_bits() {
        assert_eq!(letters(&[]), "");
        assert_eq!(letters(&[0]), "\u{2800}\u{2800}");
        // A one behind 30 zeros; then 31 bits more, of which the last is the last of eight bytes but two.
        assert_eq!(letters(&[0, 0, 0, 2]), "\u{2800}\u{2801}\u{2800}\u{2800}");
        // 2^31 - 1 = 46,340 * 46,341 + 41,707, and a one with 30 zeros is 23,170 * 46,341 + 20,854.
        let last = [46_340, 41_707, 23_170, 20_854].map(letter);
        assert_eq!(letters(&[255; 4]).chars().map(Some).collect::<Vec<_>>(), last);
        assert_eq!((letter(255), letter(256)), (Some('\u{28ff}'), Some('\u{3400}')));
        assert_eq!((letter(27_839), letter(27_840)), (Some('\u{9fff}'), Some('\u{a000}')));
        assert_eq!((letter(29_004), letter(29_005)), (Some('\u{a48c}'), Some('\u{ac00}')));
        assert_eq!((letter(40_176), letter(40_177)), (Some('\u{d7a3}'), Some('\u{e000}')));
        assert_eq!(letter(LETTERS - 1), Some('\u{f813}'));
    }

    #[test]
    fn lines_are_not_endless() {
        let text = letters(&vec![7; LINE * 31 / 16 * 2]);
        let lengths: Vec<usize> = text.lines().map(|line| line.chars().count()).collect();
        assert_eq!(lengths, [LINE, LINE]);
    }
}
