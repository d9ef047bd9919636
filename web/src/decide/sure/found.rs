//! What comes of the draws.

use crossover::chart::DrawnKind;
use crossover::report::{Block, Document, Sentence, Table, Uncertainty, uncertainty_text};
use yew::{Html, Properties, component, html, use_state_eq};

use crate::decide::plotted::Plotted;
use crate::decide::worked::{Asked, Known, PARTS, Worked, use_worked};
use crate::evaluation::{Evaluation, Pair};
use crate::result::{table, words};

#[derive(PartialEq, Properties)]
pub(super) struct FoundProps {
    pub(super) evaluation: Evaluation,
    pub(super) pair: Option<Pair>,
    /// What is drawn.
    pub(super) children: Html,
}

/// Who is cheapest how often, when one pays back, and what it is worth to know more.
#[component]
pub(super) fn Found(FoundProps { evaluation, pair, children }: &FoundProps) -> Html {
    let known = use_worked(evaluation, Asked::Draws(*pair));
    let kind = use_state_eq(|| DrawnKind::Fan);
    let (said, done) = match known.as_ref().map(Known::what) {
        Some(Worked::Draws(result, done)) => (Some(Said::of(result)), *done),
        _ => (None, 0),
    };
    let choose = |each: DrawnKind| {
        let kind = kind.setter();
        move |_| kind.set(each)
    };
    html! {
        <>
            <header class="sure-h">
                <h2>
                    if let Some(said) = &said {
                        { words(&said.answer) }
                    } else {
                        { "Drawing…" }
                    }
                </h2>
                if done <= PARTS {
                    <progress aria-label="Draws" max={PARTS.to_string()} value={done.to_string()} />
                } else if let Some(said) = &said {
                    <span class="quiet">{ words(&said.basis) }</span>
                }
            </header>
            <div class="dock-g fit-g sure">
                { children.clone() }
                <Plotted name={kind.name()} words={kind.words()} {known}>
                    <div class="seg" role="group" aria-label="What to draw">
                        for each in DrawnKind::ALL {
                            <button type="button" aria-pressed={(*kind == each).to_string()} onclick={choose(each)}>
                                { name(each) }
                            </button>
                        }
                    </div>
                </Plotted>
                if let Some(said) = &said {
                    <section tabindex="0" aria-label="How often each is cheapest, and what it is worth to know more">
                        { said.parts.iter().map(Part::html).collect::<Html>() }
                    </section>
                }
            </div>
        </>
    }
}

fn name(kind: DrawnKind) -> &'static str {
    match kind {
        DrawnKind::Fan => "Difference",
        DrawnKind::Chance => "Chance",
        DrawnKind::Worth => "Worth knowing",
    }
}

/// The sentences and tables of the core, by where they stand.
struct Said {
    answer: Sentence,
    basis: Sentence,
    parts: Vec<Part>,
}

/// What stands under a heading.
struct Part {
    heading: String,
    sentences: Vec<Sentence>,
    table: Option<Table>,
}

impl Said {
    fn of(result: &Uncertainty) -> Self {
        let Document(blocks) = uncertainty_text(result, "");
        let (mut before, mut parts) = (Vec::new(), Vec::<Part>::new());
        for block in blocks {
            match (block, parts.last_mut()) {
                (Block::Heading(heading), _) => {
                    parts.push(Part { heading, sentences: Vec::new(), table: None });
                }
                (Block::Paragraph(sentence), Some(part)) => part.sentences.push(sentence),
                (Block::Paragraph(sentence), None) => before.push(sentence),
                (Block::Table(table), Some(part)) => part.table = Some(brief(&table)),
                _ => {}
            }
        }
        let mut before = before.into_iter();
        // The months of the second of three are drawn.
        if let [_, over_time, _] = parts.as_mut_slice() {
            over_time.table = None;
        }
        Self { answer: before.next().unwrap_or_default(), basis: before.next().unwrap_or_default(), parts }
    }
}

/// A table without what stands elsewhere on the panel, and without columns of nothing.
fn brief(table: &Table) -> Table {
    let says_more = |place: usize| {
        let (heading, _) = &table.columns[place];
        let is_elsewhere = ["Mean", "Path", "Range"].contains(&heading.as_str());
        !is_elsewhere && table.rows.iter().any(|row| !row[place].text().is_empty())
    };
    let kept: Vec<usize> = (0..table.columns.len()).filter(|place| says_more(*place)).collect();
    let rows = table.rows.iter().map(|row| kept.iter().map(|place| row[*place].clone()).collect());
    Table { columns: kept.iter().map(|place| table.columns[*place].clone()).collect(), rows: rows.collect() }
}

impl Part {
    fn html(&self) -> Html {
        html! {
            <>
                <h3>{ &self.heading }</h3>
                for sentence in &self.sentences {
                    <p>{ words(sentence) }</p>
                }
                if let Some(rows) = &self.table {
                    { table(rows) }
                }
            </>
        }
    }
}
