//! Image, verdict, totals and the way back, for pages that take text only.

use crate::number::months;
use crate::report::{
    Block, Document, Report, Sentence, html_text, markdown_text, to_html, to_markdown, totals, verdict,
};

use super::{Share, markup};

/// As Markdown.
pub(super) fn markdown(share: &Share<'_>) -> String {
    let (image, _) = share.image();
    let (link, alternative) = (share.address(), markdown_text(&markup::alternative(share)));
    let mut out = format!("[![{alternative}]({})]({})\n\n", target(&image), target(&link));
    if let Some(title) = share.title() {
        out.extend(["**", &markdown_text(&title), "**\n\n"]);
    }
    out += &to_markdown(&share.figures());
    out + &format!("\n{} [{OPEN}]({})\n", markdown_text(&share.basis()), target(&link))
}

/// As HTML.
pub(super) fn html(share: &Share<'_>) -> String {
    let title = share.title().map_or_else(String::new, |title| {
        // Its direction of writing is its own.
        format!("<p><strong><bdi>{}</bdi></strong></p>\n", html_text(&title))
    });
    let (image, link) = (markup::image(share), markup::link(share, OPEN));
    let (figures, basis) = (to_html(&share.figures()), html_text(&share.basis()));
    format!(
        "<figure>\n{image}\n<figcaption>\n{title}{figures}<p>{basis} {link}</p>\n</figcaption>\n</figure>\n"
    )
}

const OPEN: &str = "Open in Crossover";

/// The answer, what each strategy comes to, and what to know before relying on it.
pub(super) fn figures(report: &Report) -> Document {
    let answer = verdict(report);
    let mut blocks = vec![Block::Paragraph(answer.sentence)];
    let table = totals(report);
    if !table.rows.is_empty() {
        blocks.push(Block::Table(table));
    }
    let notes = report.warnings.iter().map(|warning| Sentence::plain(warning.message.as_str()));
    let notes: Vec<Sentence> = notes.collect();
    if !notes.is_empty() {
        blocks.push(Block::List(notes));
    }
    Document(blocks)
}

/// What the figures rest on.
pub(super) fn basis(report: &Report) -> String {
    let basis = &report.basis;
    let (months, start, day) = (months(basis.months), basis.start, &report.prices_as_of);
    format!("US dollars over {months} from {start}, with the prices of {day}.")
}

/// An address where Markdown expects one.
fn target(address: &str) -> String {
    address.replace('(', "%28").replace(')', "%29")
}
