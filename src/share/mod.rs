//! What a scenario becomes elsewhere: a link, a frame, an element, an image, a text with its figures. All of
//! it is made of a report, its link and the address of the page.
//!
//! What somebody typed stays text wherever it goes; [docs/wikis](../docs/wikis/README.md) says what goes where.

mod digest;
mod image;
mod look;
mod markup;
mod site;

use crate::chart::{Chart, Request, Source, Theme, svg_from};
use crate::link::Link;
use crate::report::{Document, Report, harmless};

pub use image::Image;
pub use look::{Look, MOST_INPUTS, named_inputs};
pub use site::Site;

/// A way to share a scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// The address of the page with the scenario.
    Link,
    /// The widget in a frame of another page.
    Iframe,
    /// The address of the widget, for pages that make the frame themselves.
    Embed,
    /// The widget as an element of another page.
    Element,
    /// The address of the page in one file.
    File,
    /// A chart, as HTML.
    Image,
    /// Image, verdict, totals and link as Markdown.
    Markdown,
    /// The same as HTML.
    Html,
    /// The chart itself.
    Svg,
}

impl Way {
    /// Every way, in order.
    pub const ALL: [Self; 9] = [
        Self::Link,
        Self::Iframe,
        Self::Embed,
        Self::Element,
        Self::File,
        Self::Image,
        Self::Markdown,
        Self::Html,
        Self::Svg,
    ];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Iframe => "iframe",
            Self::Embed => "embed",
            Self::Element => "element",
            Self::File => "file",
            Self::Image => "image",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Svg => "svg",
        }
    }

    /// What it is.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Link => "The address of the page with the scenario",
            Self::Iframe => "The widget in a frame",
            Self::Embed => "The address of the widget, for pages that make the frame themselves",
            Self::Element => "The widget as an element, with its script",
            Self::File => "The address of the page in one file, with the scenario",
            Self::Image => "A chart that leads to the page, as HTML",
            Self::Markdown => "Image, verdict, totals and link, as Markdown",
            Self::Html => "Image, verdict, totals and link, as HTML",
            Self::Svg => "The chart itself, with verdict and totals in its description",
        }
    }

    /// Whether it names an image that lies somewhere.
    #[must_use]
    pub fn names_image(self) -> bool {
        matches!(self, Self::Image | Self::Markdown | Self::Html)
    }

    /// Whether it shows the widget.
    #[must_use]
    pub fn is_widget(self) -> bool {
        matches!(self, Self::Iframe | Self::Embed | Self::Element)
    }

    /// Whether it stands in a frame.
    #[must_use]
    pub fn is_framed(self) -> bool {
        matches!(self, Self::Iframe | Self::Embed)
    }

    /// The ground that suits it: the widget is a page of its own, a drawing stands on somebody else's.
    #[must_use]
    pub fn usual_theme(self) -> Theme {
        if self.is_widget() { Theme::Auto } else { Theme::Light }
    }

    /// Whether it shows a drawing.
    #[must_use]
    pub fn is_drawn(self) -> bool {
        self.names_image() || self == Self::Svg
    }
}

/// A scenario that is to be shared.
#[derive(Debug, Clone, Copy)]
pub struct Share<'t> {
    /// What it comes to.
    pub report: &'t Report,
    /// Where the page is.
    pub site: &'t Site,
    /// The link to the scenario.
    pub link: &'t Link,
    /// How it is to be shown.
    pub look: &'t Look,
}

impl Share<'_> {
    /// What is to be copied, one way; ends with a line break.
    #[must_use]
    pub fn text(&self, way: Way) -> String {
        match way {
            Way::Link => self.address() + "\n",
            Way::File => [&self.site.file("crossover.html"), "#s=", self.value(), "\n"].concat(),
            Way::Iframe => markup::iframe(self),
            Way::Embed => self.widget() + "\n",
            Way::Element => markup::element(self),
            Way::Image => markup::image(self) + "\n",
            Way::Markdown => digest::markdown(self),
            Way::Html => digest::html(self),
            Way::Svg => self.drawing().0,
        }
    }

    /// The address of the page with the scenario.
    #[must_use]
    pub fn address(&self) -> String {
        [self.site.page(), "#s=", self.value()].concat()
    }

    /// The address of the widget with the scenario.
    #[must_use]
    pub fn widget(&self) -> String {
        [&self.site.file("embed.html"), "#s=", self.value(), &self.look.parameters()].concat()
    }

    /// The drawing that leads back to the page, its width and its height.
    #[must_use]
    pub fn drawing(&self) -> (String, (u32, u32)) {
        let chart = Chart::new(self.report, &Request::new(self.look.kind, self.look.width));
        let (link, text) = (self.address(), self.source());
        let (svg, height) = svg_from(&chart, self.look.theme, Source { link: &link, text: &text });
        (svg, (chart.width, height))
    }

    /// The address of the image, its width and its height.
    #[must_use]
    pub fn image(&self) -> (String, (u32, u32)) {
        if let Some(image) = &self.look.image {
            return (image.address().to_owned(), self.drawing().1);
        }
        let chart = Chart::new(self.report, &Request::new(self.look.kind, self.look.width));
        let mut file = ["chart.svg?s=", self.value(), "&kind=", self.look.kind.name()].concat();
        if self.look.width != Look::default().width {
            file.extend(["&width=", &self.look.width.to_string()]);
        }
        if self.look.theme != Theme::Light {
            file.extend(["&theme=", self.look.theme.name()]);
        }
        (self.site.file(&file), (chart.width, chart.height))
    }

    /// What stands behind `s=`: letters, digits, points, hyphens and underscores.
    fn value(&self) -> &str {
        self.link.text.split_once("#s=").map_or("", |(_, value)| value)
    }

    /// The answer, what each strategy comes to, and what to know before relying on it.
    #[must_use]
    pub fn figures(&self) -> Document {
        digest::figures(self.report)
    }

    /// What the figures rest on.
    #[must_use]
    pub fn basis(&self) -> String {
        digest::basis(self.report)
    }

    /// Where figures come from.
    fn source(&self) -> String {
        [self.site.name(), ", prices of ", &self.report.prices_as_of].concat()
    }

    /// What the scenario is called, at most so long that it stays a title.
    #[must_use]
    pub fn title(&self) -> Option<String> {
        let title = harmless(&self.report.title);
        let words: Vec<&str> = title.split_whitespace().collect();
        let title = words.join(" ");
        let short: String = title.chars().take(TITLE_CHARS).collect();
        let short = if short.len() < title.len() { [short.trim_end(), "…"].concat() } else { short };
        Some(short).filter(|title| !title.is_empty())
    }
}

/// A longer title is cut: what it stands in has a line for it, not a page.
const TITLE_CHARS: usize = 160;
