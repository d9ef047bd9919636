//! How wide text is: the advance widths of Arial and 4 %, and how much room to leave for faces that run
//! wider.

use super::style::Font;

/// Advance widths of the printable ASCII characters, in thousandths of the size of the face.
const REGULAR: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
    500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
    556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
    278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
const BOLD: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278,
    556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584,
    556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556,
    333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];

/// The width of `text`, in pixels. What is not in the table counts a full size, which no letter exceeds
/// by much: it may leave a gap, it does not overflow.
fn width(text: &str, font: Font) -> f64 {
    let table = if font.bold { &BOLD } else { &REGULAR };
    let advance = |c: char| match c {
        ' '..='~' => f64::from(table[c as usize - 32]),
        '–' | '×' | '−' => 584.0,
        '·' => 333.0,
        '“' | '”' => 500.0,
        '’' => 278.0,
        _ => 1_000.0,
    };
    text.chars().map(advance).sum::<f64>() / 1e3 * f64::from(font.size) / 10.0 * 1.04
}

/// The room that `text` takes, in pixels, whatever face a system has for it: some run a tenth wider.
#[must_use]
pub fn room(text: &str, font: Font) -> f64 {
    width(text, font) * 1.11
}

/// `text`, shortened with an ellipsis where it takes more than `most`.
#[must_use]
pub(super) fn shortened(text: &str, font: Font, most: f64) -> String {
    if room(text, font) <= most {
        return text.to_owned();
    }
    // Letter by letter from the front: the text may be of any length.
    let mut taken = room("…", font);
    let mut letter = [0; 4];
    let fits = |c: &char| {
        taken += room(c.encode_utf8(&mut letter), font);
        taken <= most
    };
    let kept: String = text.chars().take_while(fits).collect();
    format!("{}…", kept.trim_end())
}

/// `text` in lines of at most `most`, broken at spaces.
#[must_use]
pub(super) fn lines(text: &str, font: Font, most: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if room(&format!("{line} {word}"), font) <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(shortened(word, font, most)),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    const FONT: Font = Font { size: 100, bold: false, halo: false };

    #[test]
    fn widths_add_up() {
        // A dollar sign and four digits, a point, a k: (556 · 5 + 278 + 500) / 1000 · 10 · 1.04.
        assert!((width("$128.5k", FONT) - 37.003_2).abs() < 1e-9);
        assert!(width("$128.5k", Font { bold: true, ..FONT }) > width("$128.5k", FONT));
        assert!((width("知", FONT) - 10.4).abs() < 1e-9);
    }

    #[test]
    fn what_is_too_wide_is_shortened_or_broken() {
        assert_eq!(shortened("Prompt only", FONT, 100.0), "Prompt only");
        let short = shortened("Prompt only, and nothing else", FONT, 60.0);
        assert!(short.ends_with('…') && width(&short, FONT) <= 60.0, "{short}");
        assert_eq!(lines("one two three", FONT, 45.0), ["one two", "three"]);
        assert_eq!(lines("", FONT, 45.0), Vec::<String>::new());
    }
}
