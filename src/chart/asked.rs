//! A chart asked for by name: in an address, or from a program.

use crate::report::asked_pair;
use crate::scenario::Options;

use super::theme::Theme;
use super::{HEIGHTS, Kind, Money, Request, WIDTHS};

/// The width of a chart that is asked for without one.
const USUAL: u32 = 1_080;

impl Request {
    /// The chart that `options` ask for, and its colours.
    pub fn asked(options: &mut Options) -> (Self, Theme) {
        let kinds = Kind::ALL.map(|kind| (kind.name(), kind));
        let themes = Theme::ALL.map(|theme| (theme.name(), theme));
        let moneys = [("present", Money::Present), ("nominal", Money::Nominal)];
        let kind = options.choice("kind", &kinds).unwrap_or(Kind::Time);
        let theme = options.choice("theme", &themes).unwrap_or(Theme::Light);
        let request = Self {
            money: options.choice("money", &moneys).unwrap_or(Money::Present),
            height: options.whole("height", HEIGHTS),
            heading: options.switch("heading").unwrap_or(true),
            ..Self::new(kind, options.whole("width", WIDTHS).unwrap_or(USUAL))
        };
        (Self { pair: asked_pair(options), ..request }, theme)
    }
}
