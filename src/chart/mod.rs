//! Charts: drawn once, as shapes that know what they are; shapes become an SVG document here, and the
//! nodes of a page elsewhere. The same report gives the same bytes on every platform.

mod area;
mod asked;
mod axis;
mod breakdown;
mod cadence;
mod canvas;
mod chance;
mod column;
mod crosshair;
mod drawn;
mod element;
mod fan;
mod figures;
mod frame;
mod frontier;
mod glyph;
mod labels;
mod lead;
mod lumps;
mod map_axis;
mod marks;
mod metrics;
mod month_bars;
mod owned;
mod pinned;
mod place;
mod plot;
mod prices;
mod recorder;
mod regions;
mod shape;
mod sheet;
mod style;
mod svg;
mod theme;
mod time;
mod tornado;
mod volume;
mod words;
mod worth;

use crate::kind::Strategy;
use crate::model::Model;
use crate::report::{FrontierMap, Line, Report, Sensitivity, verdict};

use canvas::Canvas;
use frame::Page;
use sheet::Sheet;
use time::Time;

pub use area::Area;
pub use crosshair::Crosshair;
pub use drawn::DrawnKind;
pub use element::{Attributes, attributes, element};
pub use figures::{Figures, Row};
pub use metrics::room;
pub use plot::{Plot, Scale};
pub use shape::{Anchor, Form, Ink, Paint, Role, Shape};
pub use style::{DASHED, Fill, Font, Style};
pub use svg::{Source, svg, svg_from};
pub use theme::Theme;

/// What a chart of a report shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Cumulative cost over the months.
    Time,
    /// Cost over volume.
    Volume,
    /// Where the money goes, by strategy.
    Breakdown,
    /// The cost of the fine-tuned strategy by how often it is retrained.
    Retraining,
    /// The cost of the staged strategy by the month of its switch.
    Switching,
    /// What tokens cost over the months.
    Prices,
}

impl Kind {
    /// Every kind, in order.
    pub const ALL: [Self; 6] =
        [Self::Time, Self::Volume, Self::Breakdown, Self::Retraining, Self::Switching, Self::Prices];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::Volume => "volume",
            Self::Breakdown => "breakdown",
            Self::Retraining => "retraining",
            Self::Switching => "switching",
            Self::Prices => "prices",
        }
    }

    /// What it shows.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Time => "Cumulative cost over the months",
            Self::Volume => "Cost over volume",
            Self::Breakdown => "Where the money goes",
            Self::Retraining => "The cost by months between retrainings",
            Self::Switching => "The cost of the staged strategy by the month of its switch",
            Self::Prices => "What tokens cost over the months",
        }
    }
}

/// Which money cumulative cost is drawn in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Money {
    /// Discounted to the first day.
    Present,
    /// As it is paid.
    Nominal,
}

/// What to draw, and how large.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// What the chart shows.
    pub kind: Kind,
    /// Its width in pixels; it is drawn for this width, not scaled to it.
    pub width: u32,
    /// Its height in pixels, without the heading; if none, what suits kind and width.
    pub height: Option<u32>,
    /// Which money cumulative cost is drawn in.
    pub money: Money,
    /// The two that are compared, challenger and incumbent; if none, those of the verdict.
    pub pair: Option<(Strategy, Strategy)>,
    /// The ends of the axis of volume; if none, those that suit.
    pub volumes: Option<(f64, f64)>,
    /// Whether title and subject stand above it: where nothing around it says so.
    pub heading: bool,
}

impl Request {
    /// The kind at a width, in present value, with a heading.
    #[must_use]
    pub fn new(kind: Kind, width: u32) -> Self {
        Self { kind, width, height: None, money: Money::Present, pair: None, volumes: None, heading: true }
    }

    /// The report of a model, as far as this chart needs it.
    #[must_use]
    pub fn report(&self, model: &Model) -> Report {
        match self.kind {
            Kind::Retraining | Kind::Switching => Report::new(model),
            Kind::Time | Kind::Volume | Kind::Breakdown | Kind::Prices => Report::brief(model),
        }
    }
}

/// How large to draw what is not drawn of a report alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paper {
    /// Its width in pixels; it is drawn for this width, not scaled to it.
    pub width: u32,
    /// Its height in pixels, without the heading; if none, what suits the width.
    pub height: Option<u32>,
    /// Whether title and subject stand above it: where nothing around it says so.
    pub heading: bool,
}

impl Paper {
    /// A width, with a heading.
    #[must_use]
    pub fn new(width: u32) -> Self {
        Self { width, height: None, heading: true }
    }
}

/// A chart: shapes, and what they show.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// What it shows of a report; none if it is drawn of something else.
    pub kind: Option<Kind>,
    /// Its title, for those who hear it.
    pub title: String,
    /// What it says, in words.
    pub description: String,
    /// The two that are compared, challenger and incumbent.
    pub pair: Option<(Strategy, Strategy)>,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// What is drawn, from back to front.
    pub shapes: Vec<Shape>,
    /// Where data are drawn; none if there is nothing to draw.
    pub plot: Option<Plot>,
    /// The same figures as a table.
    pub figures: Figures,
}

/// What a kind of chart gives back beside its shapes.
struct Parts {
    plot: Option<Plot>,
    figures: Figures,
}

/// The widths a drawing may have.
pub const WIDTHS: std::ops::RangeInclusive<u32> = 192..=4_000;
/// The heights a drawing may have.
pub const HEIGHTS: std::ops::RangeInclusive<u32> = 160..=4_000;

impl Chart {
    /// Draws what is asked for.
    #[must_use]
    pub fn new(report: &Report, request: &Request) -> Self {
        Self::beside(report, None, request)
    }

    /// Draws what is asked for, and over time the compared strategies of another report beside it.
    #[must_use]
    pub fn beside(report: &Report, pinned: Option<&Report>, request: &Request) -> Self {
        Self::with(report, pinned, request, any)
    }

    /// Draws cumulative cost, whatever kind is asked for: a program that draws nothing else does not carry
    /// the other kinds along.
    #[must_use]
    pub fn over_time(report: &Report, pinned: Option<&Report>, request: &Request) -> Self {
        let request = Request { kind: Kind::Time, ..request.clone() };
        Self::with(report, pinned, &request, over_time)
    }

    fn with(
        report: &Report,
        pinned: Option<&Report>,
        request: &Request,
        draw: fn(&Subject<'_>, Kind, &Canvas<'_>, &Page) -> Parts,
    ) -> Self {
        let sheet = Sheet::new(request.width, request.heading);
        let can_run = |strategy: Strategy| report.figures(strategy).is_some();
        let pair = request.pair.or_else(|| verdict(report).pair);
        let pair = pair.filter(|(a, b)| a != b && can_run(*a) && can_run(*b));
        let subject = Subject { report, pinned, money: request.money, pair, volumes: request.volumes };
        let (width, inner) = (sheet.width, sheet.inner());
        let reason = subject.reason_for_nothing(request.kind);
        let height = match (&reason, request.height) {
            (Some(reason), _) => frame::sentence_height(reason, inner),
            (None, Some(height)) => {
                // Bars stand in rows that hold their words; everything else can be as low as one likes.
                let least = if request.kind == Kind::Breakdown {
                    subject.height(request.kind, width, inner)
                } else {
                    0
                };
                height.clamp(*HEIGHTS.start(), *HEIGHTS.end()).max(least)
            }
            (None, None) => subject.height(request.kind, width, inner),
        };
        let small = inner < 300.0 || (request.kind != Kind::Time && inner < 480.0);
        let what = subject.what(request.kind);
        let drawn = sheet.draw(height, small, (&report.title, &what), |canvas, page| match &reason {
            Some(reason) => {
                frame::sentence(canvas, page, reason);
                Parts { plot: None, figures: Figures::default() }
            }
            None => draw(&subject, request.kind, canvas, page),
        });
        let description = if request.heading {
            subject.alone(request.kind, reason)
        } else {
            reason.unwrap_or_else(|| subject.description(request.kind))
        };
        Self { kind: Some(request.kind), description, pair, ..drawn }
    }

    /// Draws how much the difference between two strategies moves with each input, the largest change on top.
    #[must_use]
    pub fn tornado(sensitivity: &Sensitivity, paper: &Paper) -> Self {
        tornado::draw(sensitivity, paper)
    }

    /// Draws a map of the cheapest strategies, with the lines between them and the place of the scenario. Rows
    /// that are still to come stay empty.
    #[must_use]
    pub fn frontier(map: &FrontierMap, paper: &Paper) -> Self {
        frontier::draw(map, paper)
    }

    /// Where the money of one strategy goes: its bar alone, on the scale of all; none if it cannot run.
    #[must_use]
    pub fn bar(report: &Report, strategy: Strategy, width: u32) -> Option<Self> {
        breakdown::alone(report, strategy, width)
    }
}

/// What stands on a line of the ledger month by month, with that of `month`, from 1, in full colour.
#[must_use]
pub fn month_bars(report: &Report, of: (Strategy, Line), month: usize, width: u32) -> Option<Chart> {
    month_bars::draw(report, of, month, width)
}

/// The sign of a strategy, in the middle of a square of ten pixels.
#[must_use]
pub fn sign(strategy: Strategy) -> Vec<Shape> {
    let mut shapes = Vec::new();
    glyph::draw(&Canvas::new((10, 10), &mut shapes, 0.0), Role::Glyph, strategy, (5.0, 5.0), 1.0);
    shapes
}

/// What is drawn of a report.
struct Subject<'r> {
    report: &'r Report,
    pinned: Option<&'r Report>,
    money: Money,
    pair: Option<(Strategy, Strategy)>,
    volumes: Option<(f64, f64)>,
}

impl Subject<'_> {
    /// The height that suits a kind at a width, and at the width that a margin leaves of it.
    fn height(&self, kind: Kind, width: u32, inner: f64) -> u32 {
        match kind {
            Kind::Breakdown => breakdown::height(self.report, inner),
            _ => sheet::usual_height(width),
        }
    }
}

fn over_time(subject: &Subject<'_>, _: Kind, canvas: &Canvas<'_>, page: &Page) -> Parts {
    Time::new(subject.report, subject.money, subject.pair).beside(subject.pinned).draw(canvas, page)
}

fn any(subject: &Subject<'_>, kind: Kind, canvas: &Canvas<'_>, page: &Page) -> Parts {
    let report = subject.report;
    match kind {
        Kind::Time => over_time(subject, kind, canvas, page),
        Kind::Volume => volume::draw(report, subject.pair, subject.volumes, canvas, page),
        Kind::Breakdown => breakdown::draw(report, canvas, page),
        Kind::Retraining => cadence::retraining(report, canvas, page),
        Kind::Switching => cadence::switching(report, canvas, page),
        Kind::Prices => prices::draw(report, canvas, page),
    }
}
