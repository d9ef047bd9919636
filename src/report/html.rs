//! A document as HTML for somebody else's page: elements that every wiki knows, no style, no script.

use super::document::{Block, Document, Sentence, Table, Tone, harmless_char};

/// Renders `document`.
#[must_use]
pub fn to_html(document: &Document) -> String {
    let mut out = String::new();
    for block in &document.0 {
        match block {
            Block::Title(title) => element(&mut out, "h2", &html_text(title)),
            Block::Heading(title) => element(&mut out, "h3", &html_text(title)),
            Block::Paragraph(sentence) => element(&mut out, "p", &inline(sentence)),
            Block::Table(table) => tabulate(&mut out, table),
            Block::List(points) => {
                out.push_str("<ul>\n");
                for point in points {
                    element(&mut out, "li", &inline(point));
                }
                out.push_str("</ul>\n");
            }
        }
    }
    out
}

fn element(out: &mut String, name: &str, inner: &str) {
    out.extend(["<", name, ">", inner, "</", name, ">\n"]);
}

fn tabulate(out: &mut String, table: &Table) {
    let headings =
        table.columns.iter().map(|(name, _)| ["<th scope=\"col\">", &html_text(name), "</th>"].concat());
    out.extend(["<table>\n<thead><tr>", &headings.collect::<String>(), "</tr></thead>\n<tbody>\n"]);
    for row in &table.rows {
        let mut cells = row.iter().map(inline);
        let name = cells.next().unwrap_or_default();
        let rest: String = cells.map(|cell| ["<td>", &cell, "</td>"].concat()).collect();
        out.extend(["<tr><th scope=\"row\">", &name, "</th>", &rest, "</tr>\n"]);
    }
    out.push_str("</tbody>\n</table>\n");
}

fn inline(sentence: &Sentence) -> String {
    let mut out = String::new();
    for span in &sentence.0 {
        let text = html_text(&span.text);
        match span.tone {
            Tone::Strong | Tone::Strategy(_) | Tone::Bad => out.extend(["<strong>", &text, "</strong>"]),
            _ => out.push_str(&text),
        }
    }
    out
}

/// `text` as it stands between tags or in a quoted attribute: it stays text, whatever it is.
#[must_use]
pub fn html_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter_map(harmless_char) {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_stays_text() {
        let title = "</h2><script>x</script> \" ' &lt; \u{202e}\n".to_owned();
        assert_eq!(
            to_html(&Document(vec![Block::Title(title)])),
            "<h2>&lt;/h2&gt;&lt;script&gt;x&lt;/script&gt; &quot; &#39; &amp;lt;  </h2>\n"
        );
    }

    #[test]
    fn tables_have_headings_on_two_sides() {
        let mut table = Table::new(&["Strategy", ">Cost"]);
        table.rows.push(vec![Sentence::default().strong("a < b"), Sentence::plain("$1")]);
        assert_eq!(
            to_html(&Document(vec![Block::Table(table)])),
            "<table>\n<thead><tr><th scope=\"col\">Strategy</th><th scope=\"col\">Cost</th></tr></thead>\n<tbody>\n\
             <tr><th scope=\"row\"><strong>a &lt; b</strong></th><td>$1</td></tr>\n</tbody>\n</table>\n"
        );
    }
}
