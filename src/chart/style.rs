//! How each kind of shape is drawn, colour apart.

use super::shape::Role;

/// How a kind of shape is drawn. Lengths are pixels, as they are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// What its inside is filled with.
    pub fill: Fill,
    /// The width of its line, in its own colour; `""` is none.
    pub stroke: &'static str,
    /// The pattern of a line that is not solid; `""` is solid.
    pub dash: &'static str,
    /// How much of it covers what is behind; `""` is all.
    pub opacity: &'static str,
    /// The radius of its corners; `""` is sharp.
    pub corner: &'static str,
    /// How text is set.
    pub font: Option<Font>,
}

/// What the inside of a shape is filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// Nothing.
    None,
    /// Its colour.
    Own,
    /// Its colour, with an edge in the colour of the ground.
    Edged,
    /// The colour of the ground.
    Ground,
}

/// How text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Font {
    /// Its size, in tenths of a pixel.
    pub size: i32,
    /// Whether it is bold.
    pub bold: bool,
    /// Whether the ground shines around it: it stands on lines.
    pub halo: bool,
}

/// A line of this width.
const fn line(stroke: &'static str) -> Style {
    Style { fill: Fill::None, stroke, dash: "", opacity: "", corner: "", font: None }
}

/// An area that covers this much of what is behind.
const fn area(opacity: &'static str, corner: &'static str) -> Style {
    Style { fill: Fill::Own, stroke: "", dash: "", opacity, corner, font: None }
}

const fn text(size: i32, bold: bool, halo: bool) -> Style {
    let font = Some(Font { size, bold, halo });
    Style { fill: Fill::Own, stroke: "", dash: "", opacity: "", corner: "", font }
}

impl Role {
    /// How it is drawn.
    #[must_use]
    pub const fn style(self) -> Style {
        match self {
            Self::Grid | Self::Axis | Self::Tick | Self::Leader | Self::NoteLeader | Self::Cross => line("1"),
            Self::Band => area(".05", ""),
            Self::Wedge => area(".14", ""),
            Self::Rail => area(".14", "2"),
            Self::Compared => line("2.6"),
            Self::Other | Self::Frontier => line("1.5"),
            Self::ComparedSmall => line("2"),
            Self::OtherSmall => Style { opacity: ".45", ..line("1.25") },
            Self::Pinned => Style { dash: "1.5 3", ..line("1.5") },
            Self::Card => Style { fill: Fill::Ground, corner: "6", ..line("1") },
            Self::Drop => Style { dash: "1 3", ..line("1") },
            Self::Ring => Style { fill: Fill::Ground, ..line("2") },
            Self::Glyph => area("", "1"),
            Self::HollowGlyph => Style { fill: Fill::Ground, ..line("1.6") },
            Self::Marker => Style { fill: Fill::Edged, ..area("", "1") },
            Self::TagBox => area("", "3"),
            Self::You => line("1.25"),
            Self::Handle | Self::BarPeople => area("", ""),
            Self::BarModels => area(".5", ""),
            Self::BarRest => area(".22", ""),
            Self::Region => area(".2", ""),
            Self::Title => text(150, true, false),
            Self::Sentence => text(130, false, false),
            Self::AxisLabel | Self::Subtitle => text(120, false, false),
            Self::Label => text(125, false, false),
            Self::LabelStrong => text(125, true, false),
            Self::SmallAxisLabel
            | Self::NoteOnTint
            | Self::SmallLabel
            | Self::TagText
            | Self::RailText
            | Self::BarText => text(110, false, false),
            Self::SmallLabelStrong | Self::Difference | Self::MarkerLabelOnTint => text(110, true, false),
            Self::MarkerLabel => text(110, true, true),
            Self::MarkerNote | Self::LumpNote => text(110, false, true),
        }
    }

    /// Whether it is the line of a strategy.
    #[must_use]
    pub const fn is_line(self) -> bool {
        matches!(self, Self::Compared | Self::Other | Self::ComparedSmall | Self::OtherSmall)
    }
}

/// The pattern of the line of a strategy that does not fit.
pub const DASHED: &str = "5 4";
