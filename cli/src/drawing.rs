//! How large a drawing is, in which colours, and where it goes: what every command that draws is asked.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::ValueEnum;
use crossover::chart::{Chart, Paper, Theme, svg};

use crate::output;

#[derive(Debug, clap::Args)]
pub(crate) struct DrawingArgs {
    /// The colours; auto follows the system of whoever looks at the SVG, and is light in a PNG
    #[arg(long, value_enum, default_value_t = ChartTheme::Light)]
    theme: ChartTheme,
    /// The width in pixels: the chart is drawn for it, not scaled to it
    #[arg(long, default_value_t = 1080, value_parser = clap::value_parser!(u32).range(192..=4000))]
    width: u32,
    /// The height in pixels, without the heading; if not given, what suits the chart and its width
    #[arg(long, value_parser = clap::value_parser!(u32).range(160..=4000))]
    height: Option<u32>,
    /// Leave out the heading
    #[arg(long)]
    bare: bool,
    /// How many pixels of a PNG stand for one
    #[arg(long, default_value_t = 2.0, value_parser = scale)]
    scale: f32,
    /// Where to write the chart, as .svg or .png; `-` or nothing is SVG on standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

fn scale(text: &str) -> Result<f32, String> {
    let scale = text.parse().ok().filter(|scale| (0.1..=8.0).contains(scale));
    scale.ok_or_else(|| "allowed is a number, 0.1 to 8".to_owned())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ChartTheme {
    /// On a light ground
    Light,
    /// On a dark ground
    Dark,
    /// As the reader's system asks
    Auto,
}

impl From<ChartTheme> for Theme {
    fn from(theme: ChartTheme) -> Self {
        match theme {
            ChartTheme::Light => Self::Light,
            ChartTheme::Dark => Self::Dark,
            ChartTheme::Auto => Self::Auto,
        }
    }
}

/// What the ending of the output asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Svg,
    Png,
}

impl DrawingArgs {
    /// Whether a drawing is wanted in a file.
    pub(crate) fn has_output(&self) -> bool {
        self.output.is_some()
    }

    /// How large it is to be.
    pub(crate) fn paper(&self) -> Paper {
        Paper { width: self.width, height: self.height, heading: !self.bare }
    }

    fn target(&self) -> anyhow::Result<Option<(&Path, Format)>> {
        let Some(path) = self.output.as_deref().filter(|path| *path != Path::new("-")) else {
            return Ok(None);
        };
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        match ending.as_deref() {
            Some("svg") => Ok(Some((path, Format::Svg))),
            Some("png") => Ok(Some((path, Format::Png))),
            _ => bail!("{}: a chart is written as .svg or .png", path.display()),
        }
    }

    /// Whether it can be written where it is wanted.
    pub(crate) fn check(&self) -> anyhow::Result<()> {
        self.target().map(drop)
    }

    /// Writes it there.
    pub(crate) fn write(&self, chart: &Chart) -> anyhow::Result<()> {
        let drawing = svg(chart, self.theme.into());
        match self.target()? {
            None => output::print(&drawing),
            Some((path, Format::Svg)) => write(path, drawing.as_bytes()),
            Some((path, Format::Png)) => write(path, &crossover_png::png(&drawing, self.scale)?),
        }
    }
}

fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    std::fs::write(path, bytes).with_context(|| path.display().to_string())
}
