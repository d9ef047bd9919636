//! A document as text for a terminal.

use std::fmt::Write;

use crate::kind::Strategy;

use super::document::{Block, Document, Sentence, Span, Table, Tone, harmless};

/// Lines are at most this long, except in tables that need more.
const WIDTH: usize = 100;

/// Renders `document`, with colours (as ANSI sequences) if wanted.
#[must_use]
pub fn to_text(document: &Document, colour: bool) -> String {
    let mut out = String::new();
    for (place, block) in document.0.iter().enumerate() {
        if place > 0 {
            out.push('\n');
        }
        match block {
            Block::Title(title) | Block::Heading(title) => {
                out.push_str(&painted(title, Tone::Strong, colour));
                out.push('\n');
            }
            Block::Paragraph(sentence) => wrap(&mut out, sentence, "", colour),
            Block::Table(table) => tabulate(&mut out, table, colour),
            Block::List(points) => {
                for point in points {
                    wrap(&mut out, point, "- ", colour);
                }
            }
        }
    }
    out
}

/// Breaks a sentence into lines; from the second on they stand under the first one's text.
fn wrap(out: &mut String, sentence: &Sentence, bullet: &str, colour: bool) {
    out.push_str(bullet);
    let mut column = bullet.len();
    let words = words(sentence);
    for (place, (word, tone, spaced)) in words.iter().enumerate() {
        let width = length(word);
        // What follows without a space stays on the line: a full stop behind a figure.
        let joined = words[place + 1..].iter().take_while(|(_, _, spaced)| !spaced);
        let whole = width + joined.map(|(word, ..)| length(word)).sum::<usize>();
        if *spaced && column + 1 + whole > WIDTH && column > bullet.len() {
            out.push('\n');
            out.push_str(&" ".repeat(bullet.len()));
            column = bullet.len();
        } else if *spaced && column > bullet.len() {
            out.push(' ');
            column += 1;
        }
        out.push_str(&painted(word, *tone, colour));
        column += width;
    }
    out.push('\n');
}

/// The words of a sentence, each with its tone and whether a space comes before it.
fn words(sentence: &Sentence) -> Vec<(String, Tone, bool)> {
    let mut words = Vec::new();
    let mut spaced = false;
    for Span { text, tone, .. } in &sentence.0 {
        for (place, word) in text.split(' ').enumerate() {
            spaced |= place > 0;
            if !word.is_empty() {
                words.push((word.to_owned(), *tone, spaced));
                spaced = false;
            }
        }
    }
    words
}

fn tabulate(out: &mut String, table: &Table, colour: bool) {
    let widths: Vec<usize> = (0..table.columns.len())
        .map(|column| {
            let cells = table.rows.iter().filter_map(|row| row.get(column)).map(|cell| length(&cell.text()));
            cells.chain([length(&table.columns[column].0)]).max().unwrap_or(0)
        })
        .collect();
    let heading: Vec<Sentence> =
        table.columns.iter().map(|(name, _)| Sentence::default().with(name.as_str(), Tone::Quiet)).collect();
    for row in std::iter::once(&heading).chain(&table.rows) {
        let mut line = String::new();
        for ((cell, width), (_, numeric)) in row.iter().zip(&widths).zip(&table.columns) {
            let space = " ".repeat(width.saturating_sub(length(&cell.text())));
            let text: String = cell.0.iter().map(|span| painted(&span.text, span.tone, colour)).collect();
            let (left, right) = if *numeric { (space.as_str(), "") } else { ("", space.as_str()) };
            let _ = write!(line, "{left}{text}{right}  ");
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// `text` in the colour of its tone.
fn painted(text: &str, tone: Tone, colour: bool) -> String {
    let text = harmless(text);
    let code = match tone {
        Tone::Plain => "",
        Tone::Strong => "1",
        Tone::Strategy(Strategy::PromptOnly) => "1;90",
        Tone::Strategy(Strategy::Rag) => "1;34",
        Tone::Strategy(Strategy::FineTuned) => "1;33",
        Tone::Strategy(Strategy::Hybrid) => "1;32",
        Tone::Strategy(Strategy::Staged) => "1;35",
        Tone::Quiet => "2",
        Tone::Caution => "33",
        Tone::Bad => "31",
    };
    if colour && !code.is_empty() { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_sentences_break_between_words_and_keep_their_spaces() {
        let sentence = Sentence::plain("word ".repeat(30).trim_end()).strong("bold").and(", end.");
        let document = Document(vec![Block::List(vec![sentence])]);
        let text = to_text(&document, false);
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH));
        assert_eq!(
            text.replace("\n  ", " ").trim(),
            format!("- {}bold, end.", "word ".repeat(30).trim_end())
        );
    }

    #[test]
    fn a_full_stop_stays_with_its_word() {
        for length in 80..WIDTH {
            let sentence = Sentence::plain("a".repeat(length)).and(" for ").strong("RAG").and(". (S2)");
            let document = Document(vec![Block::Paragraph(sentence)]);
            assert!(to_text(&document, false).contains("RAG."), "{length}");
        }
    }

    #[test]
    fn numbers_stand_on_the_right() {
        let mut table = Table::new(&["Name", ">USD"]);
        table.rows.push(vec![Sentence::plain("a"), Sentence::plain("1,000")]);
        table.rows.push(vec![Sentence::plain("bcdef"), Sentence::plain("5")]);
        let text = to_text(&Document(vec![Block::Table(table)]), false);
        assert_eq!(text, "Name     USD\na      1,000\nbcdef      5\n");
    }

    #[test]
    fn a_title_cannot_take_over_the_terminal() {
        let document = Document(vec![Block::Title("a\u{1b}]0;b\u{7}c\u{202e}d".to_owned())]);
        assert_eq!(to_text(&document, false), "a ]0;b cd\n");
    }
}
