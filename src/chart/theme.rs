//! Colours: the values of the design's tokens on a light and on a dark ground.

use super::shape::Ink;

/// On which ground a drawing stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// A light one.
    Light,
    /// A dark one.
    Dark,
    /// What the reader's system asks for.
    Auto,
}

impl Theme {
    /// Every theme, in order.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Auto];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Auto => "auto",
        }
    }
}

/// The colours on a light and on a dark ground, in the order of [`Ink`].
const COLOURS: [(&str, &str); 19] = [
    ("#ffffff", "#14171c"),
    ("#e2e5eb", "#2a3038"),
    ("#c9ced7", "#3d4550"),
    ("#858c99", "#747c88"),
    ("#161a21", "#eceef2"),
    ("#434a57", "#b9c0ca"),
    ("#5f6775", "#98a0ac"),
    ("#ab0b3f", "#ff9db2"),
    ("#fdeef2", "#371a23"),
    ("#868c98", "#7b828c"),
    ("#17478a", "#9cc2ff"),
    ("#c2410c", "#f0703a"),
    ("#127a69", "#4dbd9f"),
    ("#9540d8", "#b877f5"),
    // 78% of the strategy's text colour and 22% of the ink, mixed in OKLab.
    ("#4e5561", "#aab1bb"),
    ("#193d71", "#aeccfd"),
    ("#993b1e", "#f38e68"),
    ("#1b6358", "#77c8b1"),
    ("#773aac", "#c393f6"),
];

impl Ink {
    /// Its value on a light ground.
    #[must_use]
    pub fn light(self) -> &'static str {
        COLOURS[self as usize].0
    }

    /// Its value on a dark ground.
    #[must_use]
    pub fn dark(self) -> &'static str {
        COLOURS[self as usize].1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::float;
    use crate::kind::Strategy;

    /// The relative luminance of WCAG 2.
    fn luminance(colour: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { float::pow((value + 0.055) / 1.055, 2.4) }
        };
        0.212_6 * channel(1) + 0.715_2 * channel(3) + 0.072_2 * channel(5)
    }

    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
        a.max(b) / a.min(b)
    }

    #[test]
    fn text_can_be_read_and_lines_can_be_seen_on_both_grounds() {
        let texts = |strategy: &Strategy| [Ink::text_of(*strategy), Ink::on_tint_of(*strategy)];
        let of_strategies = Strategy::ALL.iter().flat_map(texts);
        for ink in [Ink::Ink, Ink::Ink2, Ink::Ink3, Ink::Bad].into_iter().chain(of_strategies) {
            assert!(contrast(ink.light(), Ink::Surface.light()) >= 4.5, "{ink:?}, light");
            assert!(contrast(ink.dark(), Ink::Surface.dark()) >= 4.5, "{ink:?}, dark");
        }
        for ink in Strategy::ALL.iter().map(|strategy| Ink::of(*strategy)).chain([Ink::Line3]) {
            assert!(contrast(ink.light(), Ink::Surface.light()) >= 3.0, "{ink:?}, light");
            assert!(contrast(ink.dark(), Ink::Surface.dark()) >= 3.0, "{ink:?}, dark");
        }
        assert!(contrast(Ink::Bad.light(), Ink::BadGround.light()) >= 4.5);
        assert!(contrast(Ink::Bad.dark(), Ink::BadGround.dark()) >= 4.5);
    }
}
