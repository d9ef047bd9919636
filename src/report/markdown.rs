//! A document as Markdown.

use std::fmt::Write;

use super::document::{Block, Document, Sentence, Table, Tone, harmless};

/// Renders `document`.
#[must_use]
pub fn to_markdown(document: &Document) -> String {
    let mut out = String::new();
    for (place, block) in document.0.iter().enumerate() {
        if place > 0 {
            out.push('\n');
        }
        match block {
            Block::Title(title) => line(&mut out, &format!("# {}", markdown_text(title))),
            Block::Heading(title) => line(&mut out, &format!("## {}", markdown_text(title))),
            Block::Paragraph(sentence) => line(&mut out, &inline(sentence)),
            Block::Table(table) => tabulate(&mut out, table),
            Block::List(points) => {
                for point in points {
                    line(&mut out, &format!("- {}", inline(point)));
                }
            }
        }
    }
    out
}

fn line(out: &mut String, text: &str) {
    let _ = writeln!(out, "{text}");
}

fn tabulate(out: &mut String, table: &Table) {
    let headings: Vec<String> = table.columns.iter().map(|(name, _)| markdown_text(name)).collect();
    line(out, &format!("| {} |", headings.join(" | ")));
    let rules: Vec<&str> =
        table.columns.iter().map(|(_, numeric)| if *numeric { "---:" } else { "---" }).collect();
    line(out, &format!("| {} |", rules.join(" | ")));
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(inline).collect();
        line(out, &format!("| {} |", cells.join(" | ")));
    }
}

fn inline(sentence: &Sentence) -> String {
    let mut out = String::new();
    for span in &sentence.0 {
        let text = markdown_text(&span.text);
        match span.tone {
            Tone::Strong | Tone::Strategy(_) | Tone::Bad if !text.trim().is_empty() => {
                let _ = write!(out, "**{text}**");
            }
            _ => out.push_str(&text),
        }
    }
    out
}

/// `text` with everything that Markdown or HTML would take as markup, or as an address, made harmless.
#[must_use]
pub fn markdown_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in harmless(text).chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            // Readers make links of what looks like an address.
            ':' | '.' if names_address(&out) => {
                out.push('\\');
                out.push(c);
            }
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' | '!' | '^' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

/// Whether `text` ends like the beginning of an address.
fn names_address(text: &str) -> bool {
    let ends_with = |end: &str| {
        text.len() >= end.len()
            && text.is_char_boundary(text.len() - end.len())
            && text[text.len() - end.len()..].eq_ignore_ascii_case(end)
    };
    ["http", "https", "ftp", "www", "mailto", "xmpp"].into_iter().any(ends_with)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_stays_text() {
        let title = "<script>x</script> [a](javascript:b) `c` *d* | e\n# f".to_owned();
        let text = to_markdown(&Document(vec![Block::Title(title)]));
        assert_eq!(
            text,
            "# &lt;script&gt;x&lt;/script&gt; \\[a\\](javascript:b) \\`c\\` \\*d\\* \\| e \\# f\n"
        );
    }
}
