//! `crossover share`: a scenario as something to paste elsewhere.

use std::ops::RangeInclusive;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use crossover::chart::{HEIGHTS, Kind, Theme, WIDTHS};
use crossover::link::{Link, encode};
use crossover::model::Model;
use crossover::report::Report;
use crossover::scenario::{Problem, Problems, Scenario};
use crossover::share::{Image, Look, Share, Site, Way, named_inputs};

use crate::args::setting;
use crate::chart::kinds;
use crate::outcome::Outcome;
use crate::{input, link, output, problems};

#[derive(Debug, clap::Args)]
pub(crate) struct ShareArgs {
    /// The scenario: a file, `-` for standard input, `preset:ID`, or a link
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The address of the page that opens it; widget, scripts and server are looked for beside it
    #[arg(long, value_name = "URL")]
    page: String,
    /// What to make of it
    #[arg(long = "as", value_name = "WAY", value_parser = ways(), default_value = Way::Link.name())]
    way: Way,
    /// What the chart shows, time if not given
    #[arg(long, value_parser = kinds())]
    kind: Option<Kind>,
    /// The ground: if not given, the widget follows the reader's system, and drawings are light
    #[arg(long, value_parser = themes())]
    theme: Option<Theme>,
    /// The inputs that the widget offers, at most three, parted by commas; without any it is to be read only
    #[arg(long, value_name = "PATHS")]
    inputs: Option<String>,
    /// The width in pixels: of a drawing, 1080 if not given; of a frame, all that there is if not given
    #[arg(long, value_parser = clap::value_parser!(u32).range(between(&WIDTHS)))]
    width: Option<u32>,
    /// The height of a frame in pixels, 480 if not given
    #[arg(long, value_parser = clap::value_parser!(u32).range(between(&HEIGHTS)))]
    height: Option<u32>,
    /// Let a script on the page around a frame give it the height of what is in it
    #[arg(long)]
    auto_height: bool,
    /// Where the image lies, a file or an address; if not given, the server draws it at every visit
    #[arg(long, value_name = "FILE|URL")]
    image: Option<String>,
    /// Give an input another value, as for evaluate
    #[arg(long = "set", value_name = "PATH=VALUE", value_parser = setting)]
    settings: Vec<(String, String)>,
}

fn between(range: &RangeInclusive<u32>) -> RangeInclusive<i64> {
    i64::from(*range.start())..=i64::from(*range.end())
}

/// The ways to share, each under its name.
fn ways() -> impl TypedValueParser<Value = Way> {
    let names = Way::ALL.map(|way| PossibleValue::new(way.name()).help(way.words()));
    PossibleValuesParser::new(names)
        .try_map(|name| Way::ALL.into_iter().find(|way| way.name() == name).ok_or("no way to share"))
}

/// The themes, each under its name.
fn themes() -> impl TypedValueParser<Value = Theme> {
    PossibleValuesParser::new(Theme::ALL.map(Theme::name))
        .try_map(|name| Theme::ALL.into_iter().find(|theme| theme.name() == name).ok_or("no theme"))
}

/// Prints one scenario, one way.
pub(crate) fn run(args: &ShareArgs) -> anyhow::Result<Outcome> {
    let asked = args.asked();
    let scenario = input::read(&args.file, &args.settings)?.scenario();
    let name = args.file.display().to_string();
    let (site, look) = match asked {
        Ok(asked) => asked,
        Err(mut found) => {
            // What is wrong with the scenario is told at once.
            found.problems.extend(evaluated(scenario, "").err().into_iter().flat_map(|more| more.problems));
            problems::tell(&name, &found);
            return Ok(Outcome::Invalid);
        }
    };
    let (report, link) = match evaluated(scenario, site.page()) {
        Ok(evaluated) => evaluated,
        Err(found) => {
            problems::tell(&name, &found);
            return Ok(Outcome::Invalid);
        }
    };
    link::warn(&link);
    let share = Share { report: &report, site: &site, link: &link, look: &look };
    output::print(&share.text(args.way))?;
    Ok(Outcome::Done)
}

fn evaluated(scenario: Result<Scenario, Problems>, page: &str) -> Result<(Report, Link), Problems> {
    let scenario = scenario?;
    let report = Report::new(&Model::try_from(&scenario)?);
    Ok((report, encode(&scenario, page)?))
}

impl ShareArgs {
    /// Where and how it is to be shown; everything that is wrong, at once.
    fn asked(&self) -> Result<(Site, Look), Problems> {
        let mut problems = self.misplaced();
        let mut taken = |found: Result<_, Problem>| found.map_err(|problem| problems.push(problem)).ok();
        let site = taken(Site::new(&self.page));
        let image = self.image.as_deref().map(Image::new).transpose();
        let image = image.map_err(|problem| problems.push(problem)).ok().flatten();
        let inputs = named_inputs(self.inputs.as_deref().unwrap_or_default());
        let inputs = inputs.map_err(|found| problems.extend(found.problems)).unwrap_or_default();
        let usual = Look::default();
        let look = Look {
            kind: self.kind.unwrap_or(usual.kind),
            theme: self.theme.unwrap_or(self.way.usual_theme()),
            inputs,
            width: self.width.unwrap_or(usual.width),
            frame_width: self.width,
            frame_height: self.height.unwrap_or(usual.frame_height),
            auto_height: self.auto_height,
            image,
        };
        match site {
            Some(site) if problems.is_empty() => Ok((site, look)),
            _ => Err(Problems { problems }),
        }
    }

    /// Options that mean nothing to this way.
    fn misplaced(&self) -> Vec<Problem> {
        let way = self.way;
        let shows = way.is_widget() || way.is_drawn();
        let options = [
            ("--kind", self.kind.is_some(), shows, "what shows a chart"),
            ("--theme", self.theme.is_some(), shows, "what shows a chart"),
            ("--inputs", self.inputs.is_some(), way.is_widget(), "iframe, embed and element"),
            ("--width", self.width.is_some(), way == Way::Iframe || way.is_drawn(), "iframe and drawings"),
            ("--height", self.height.is_some(), way == Way::Iframe, "iframe"),
            ("--auto-height", self.auto_height, way.is_framed(), "iframe and embed"),
            ("--image", self.image.is_some(), way.names_image(), "image, markdown and html"),
        ];
        let problem = |(name, _, _, ways): (&str, bool, bool, &str)| {
            let (found, allowed) = (format!("it with --as {}", way.name()), format!("it with {ways}"));
            let message = format!("{name}: it means nothing to --as {}; it goes with {ways}", way.name());
            Problem::new(name, found, allowed).saying(message)
        };
        options.into_iter().filter(|(_, given, means, _)| *given && !means).map(problem).collect()
    }
}
