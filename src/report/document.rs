//! A result in words and tables, before it becomes text or Markdown.

use crate::kind::Strategy;

/// What a piece of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Running text.
    Plain,
    /// A figure that carries the sentence, or a heading of a table.
    Strong,
    /// The name of a strategy.
    Strategy(Strategy),
    /// Less important.
    Quiet,
    /// Something that needs care.
    Caution,
    /// Something that is wrong or cannot be.
    Bad,
}

/// What a figure in a sentence is about: where its reader finds out more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// What a strategy costs, in present value.
    Cost(Strategy),
    /// The share of people's hours in it.
    People(Strategy),
    /// What a thousand queries cost.
    PerThousand(Strategy),
    /// The share of queries that it leaves without their knowledge.
    Unanswered(Strategy),
    /// How much less the first costs than the second.
    Saving(Strategy, Strategy),
    /// When a challenger pays back against an incumbent.
    PaysBack(Strategy, Strategy),
    /// The volumes at which a challenger costs less than an incumbent.
    Volumes(Strategy, Strategy),
    /// What a reader should know before relying on the figures.
    Notes,
}

/// A piece of text of one tone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The text.
    pub text: String,
    /// What it is.
    pub tone: Tone,
    /// What it is about, if it is a figure that can be asked about.
    pub topic: Option<Topic>,
}

/// A sentence or two.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sentence(pub Vec<Span>);

impl Sentence {
    /// Running text.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self::default().and(text)
    }

    /// Adds running text.
    #[must_use]
    pub fn and(self, text: impl Into<String>) -> Self {
        self.with(text, Tone::Plain)
    }

    /// Adds a figure that carries the sentence.
    #[must_use]
    pub fn strong(self, text: impl Into<String>) -> Self {
        self.with(text, Tone::Strong)
    }

    /// Adds a figure that carries the sentence and can be asked about.
    #[must_use]
    pub fn figure(mut self, text: impl Into<String>, topic: Topic) -> Self {
        self.0.push(Span { text: text.into(), tone: Tone::Strong, topic: Some(topic) });
        self
    }

    /// Adds the name of a strategy as it stands at the beginning of a sentence.
    #[must_use]
    pub fn subject(self, strategy: Strategy) -> Self {
        self.with(strategy.title(), Tone::Strategy(strategy))
    }

    /// Adds the name of a strategy.
    #[must_use]
    pub fn strategy(self, strategy: Strategy) -> Self {
        self.with(strategy.label(), Tone::Strategy(strategy))
    }

    /// Adds text of a tone.
    #[must_use]
    pub fn with(mut self, text: impl Into<String>, tone: Tone) -> Self {
        self.0.push(Span { text: text.into(), tone, topic: None });
        self
    }

    /// Adds another sentence.
    #[must_use]
    pub fn then(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// The bare text.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.iter().map(|span| span.text.as_str()).collect()
    }
}

/// Columns and rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The heading of each column, and whether its cells are numbers, which stand on the right.
    pub columns: Vec<(String, bool)>,
    /// The cells, row by row.
    pub rows: Vec<Vec<Sentence>>,
}

impl Table {
    /// A table without rows; a heading that begins with `>` is that of a column of numbers.
    #[must_use]
    pub fn new(headings: &[&str]) -> Self {
        let column = |heading: &&str| match heading.strip_prefix('>') {
            Some(heading) => (heading.to_owned(), true),
            None => ((*heading).to_owned(), false),
        };
        Self { columns: headings.iter().map(column).collect(), rows: Vec::new() }
    }
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The title of the whole.
    Title(String),
    /// The title of what follows.
    Heading(String),
    /// Sentences.
    Paragraph(Sentence),
    /// Columns and rows.
    Table(Table),
    /// Points.
    List(Vec<Sentence>),
}

/// A result in words and tables.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document(pub Vec<Block>);

/// `text` without control characters and marks that turn the direction of writing: a title is
/// somebody else's text and must not take over a terminal or a page.
#[must_use]
pub fn harmless(text: &str) -> String {
    text.chars().filter_map(harmless_char).collect()
}

/// What becomes of a letter of it.
pub(crate) fn harmless_char(c: char) -> Option<char> {
    match c {
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        c if c.is_control() => Some(' '),
        c => Some(c),
    }
}
