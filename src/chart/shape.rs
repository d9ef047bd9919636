//! Shapes: what a chart consists of, with what each of them is. Lengths are tenths of a pixel.

use crate::kind::Strategy;

/// A shape of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// What it is, and in which colour.
    pub paint: Paint,
    /// Its geometry.
    pub form: Form,
}

/// What a shape is, and in which colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paint {
    /// What it is.
    pub role: Role,
    /// Its colour.
    pub ink: Ink,
    /// Whether its line is dashed: the strategy does not fit.
    pub dashed: bool,
}

/// The geometry of a shape, in tenths of a pixel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form {
    /// Straight pieces one after the other.
    Path {
        /// Their ends.
        points: Vec<(i32, i32)>,
        /// Whether the last one leads back to the first, and what is inside is filled.
        closed: bool,
    },
    /// A rectangle.
    Rect {
        /// Its upper left corner.
        from: (i32, i32),
        /// Its width and height.
        size: (i32, i32),
    },
    /// A circle.
    Circle {
        /// Its centre.
        centre: (i32, i32),
        /// Its radius.
        radius: i32,
    },
    /// A line of text.
    Text {
        /// Where it stands: a point of its baseline.
        at: (i32, i32),
        /// Which point that is.
        anchor: Anchor,
        /// The text.
        text: String,
    },
}

/// Which point of its baseline a text stands at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// An enum whose variants have numbers, and back.
macro_rules! numbered {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)+
        }

        impl $name {
            /// Every variant, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];
        }
    };
}

numbered! {
    /// What a shape is.
    Role {
        /// A line of the grid.
        Grid,
        /// The line of an axis, and ticks with a label.
        Axis,
        /// A tick without a label.
        Tick,
        /// The whole height of the plot while the challenger is ahead.
        Band,
        /// The area between the compared lines while the challenger is ahead.
        Wedge,
        /// A piece of the rail that says who is ahead.
        Rail,
        /// The line of a strategy that is compared.
        Compared,
        /// The line of another strategy.
        Other,
        /// The line of a strategy that is compared, in the scenario that was pinned.
        Pinned,
        /// The line of a strategy that is compared, in a small chart.
        ComparedSmall,
        /// The line of another strategy, in a small chart.
        OtherSmall,
        /// A dotted line from a point down to the axis.
        Drop,
        /// The ring of a break-even.
        Ring,
        /// The sign of a strategy.
        Glyph,
        /// The sign of prompt only, a ring.
        HollowGlyph,
        /// The sign of a strategy on a line.
        Marker,
        /// From the end of a line to its label.
        Leader,
        /// From a step of a line to what it says of it.
        NoteLeader,
        /// The line through the month that is looked at.
        Cross,
        /// The card that says what stands there.
        Card,
        /// The ground of a tag.
        TagBox,
        /// The line at the scenario's own volume.
        You,
        /// What stands at the foot of that line.
        Handle,
        /// Hours of people, in a bar.
        BarPeople,
        /// Model calls, in a bar.
        BarModels,
        /// Everything else, in a bar.
        BarRest,
        /// Where a strategy is cheapest, on a map.
        Region,
        /// The line between two of them.
        Frontier,
        /// The title of the scenario.
        Title,
        /// What the chart shows.
        Subtitle,
        /// A value or a month at an axis.
        AxisLabel,
        /// The same in a small chart, and what an axis measures.
        SmallAxisLabel,
        /// The name of a strategy or its figure.
        Label,
        /// The same of a strategy that is compared.
        LabelStrong,
        /// The name of a strategy or its figure, in a small chart.
        SmallLabel,
        /// The same of a strategy that is compared.
        SmallLabelStrong,
        /// The words of a tag.
        TagText,
        /// The words of a piece of the rail.
        RailText,
        /// What a ring says.
        MarkerLabel,
        /// Its second line.
        MarkerNote,
        /// What a ring says, on a tint, where the ground must not shine around it.
        MarkerLabelOnTint,
        /// A second line or what a step is, on a tint.
        NoteOnTint,
        /// The difference at the end.
        Difference,
        /// What a step of a line is.
        LumpNote,
        /// The words in a bar.
        BarText,
        /// A sentence in the place of a drawing.
        Sentence,
    }
}

numbered! {
    /// A colour, by what it means.
    Ink {
        /// The ground.
        Surface,
        /// Lines of the grid.
        Line,
        /// Fainter ticks, edges.
        Line2,
        /// Axes.
        Line3,
        /// Text that is read first.
        Ink,
        /// Text.
        Ink2,
        /// Text that stands back.
        Ink3,
        /// What does not work.
        Bad,
        /// The ground of what does not work.
        BadGround,
        /// Prompt only.
        Prompt,
        /// RAG.
        Rag,
        /// Fine-tuned.
        Tuned,
        /// Hybrid.
        Hybrid,
        /// Staged.
        Staged,
        /// Prompt only on its own tint.
        PromptOnTint,
        /// RAG on its own tint.
        RagOnTint,
        /// Fine-tuned on its own tint.
        TunedOnTint,
        /// Hybrid on its own tint.
        HybridOnTint,
        /// Staged on its own tint.
        StagedOnTint,
    }
}

impl Ink {
    /// The colour of a strategy's line.
    #[must_use]
    pub fn of(strategy: Strategy) -> Self {
        match strategy {
            Strategy::PromptOnly => Self::Prompt,
            Strategy::Rag => Self::Rag,
            Strategy::FineTuned => Self::Tuned,
            Strategy::Hybrid => Self::Hybrid,
            Strategy::Staged => Self::Staged,
        }
    }

    /// The colour of text about a strategy; the line of prompt only is too light for text.
    #[must_use]
    pub fn text_of(strategy: Strategy) -> Self {
        if strategy == Strategy::PromptOnly { Self::Ink3 } else { Self::of(strategy) }
    }

    /// The colour of such text on a tint of the strategy's colour.
    #[must_use]
    pub fn on_tint_of(strategy: Strategy) -> Self {
        match strategy {
            Strategy::PromptOnly => Self::PromptOnTint,
            Strategy::Rag => Self::RagOnTint,
            Strategy::FineTuned => Self::TunedOnTint,
            Strategy::Hybrid => Self::HybridOnTint,
            Strategy::Staged => Self::StagedOnTint,
        }
    }
}

impl Paint {
    /// A shape of `role` in `ink`.
    #[must_use]
    pub const fn new(role: Role, ink: Ink) -> Self {
        Self { role, ink, dashed: false }
    }

    /// The same text on a tint.
    #[must_use]
    pub const fn on_tint(self) -> Self {
        let role = match self.role {
            Role::MarkerLabel => Role::MarkerLabelOnTint,
            Role::MarkerNote | Role::LumpNote => Role::NoteOnTint,
            other => other,
        };
        Self { role, ..self }
    }
}
