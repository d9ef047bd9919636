//! Charts and shapes of the core as nodes of the page.

use std::rc::Rc;

use crossover::chart::{Attributes, Chart, Form, Ink, Shape, attributes, element, sign};
use crossover::kind::Strategy;
use yew::virtual_dom::{VNode, VTag};
use yew::{AttrValue, Html, Properties, component, html};

#[derive(PartialEq, Properties)]
pub(crate) struct DrawingProps {
    pub(crate) chart: Rc<Chart>,
    /// What the names of its parts begin with.
    pub(crate) id: &'static str,
}

/// The shapes of a chart, in the colours of the page.
#[component]
pub(crate) fn Drawing(DrawingProps { chart, id }: &DrawingProps) -> Html {
    let (title, description) = (format!("{id}-title"), format!("{id}-description"));
    html! {
        <svg
            class="chart"
            role="img"
            aria-labelledby={title.clone()}
            aria-describedby={description.clone()}
            viewBox={view_box(chart)}
            width={chart.width.to_string()}
            height={chart.height.to_string()}
        >
            <title id={title}>{ &chart.title }</title>
            <desc id={description}>{ &chart.description }</desc>
            { nodes(&chart.shapes) }
        </svg>
    }
}

/// The part of the plane that a chart covers.
pub(crate) fn view_box(chart: &Chart) -> String {
    format!("0 0 {} {}", chart.width, chart.height)
}

/// The sign of a strategy in its colour.
pub(crate) fn swatch(strategy: Strategy) -> Html {
    html! { <svg class="sign" viewBox="0 0 10 10" aria-hidden="true">{ nodes(&sign(strategy)) }</svg> }
}

/// Shapes, one node each.
pub(crate) fn nodes(shapes: &[Shape]) -> Html {
    shapes.iter().map(node).collect()
}

fn node(shape: &Shape) -> VNode {
    let mut tag = Tag(VTag::new(element(shape)));
    attributes(shape, &mut tag);
    if let Form::Text { text, .. } = &shape.form {
        tag.0.add_child(VNode::from(text.clone()));
    }
    tag.0.into()
}
struct Tag(VTag);

impl Attributes for Tag {
    fn put(&mut self, name: &'static str, value: &str) {
        self.0.add_attribute(name, AttrValue::from(value.to_owned()));
    }

    fn colours(&mut self, fill: Option<Ink>, stroke: Option<Ink>) {
        if let Some(ink) = fill {
            self.0.add_attribute("fill", colour(ink));
        }
        if let Some(ink) = stroke {
            self.0.add_attribute("stroke", colour(ink));
        }
    }
}

/// The token of a colour: it follows the page from light to dark.
fn colour(ink: Ink) -> &'static str {
    match ink {
        Ink::Surface => "var(--surface)",
        Ink::Line => "var(--line)",
        Ink::Line2 => "var(--line-2)",
        Ink::Line3 => "var(--line-3)",
        Ink::Ink => "var(--ink)",
        Ink::Ink2 => "var(--ink-2)",
        Ink::Ink3 => "var(--ink-3)",
        Ink::Bad => "var(--bad)",
        Ink::BadGround => "var(--bad-bg)",
        Ink::Prompt => "var(--c-prompt)",
        Ink::Rag => "var(--c-rag)",
        Ink::Tuned => "var(--c-tuned)",
        Ink::Hybrid => "var(--c-hybrid)",
        Ink::Staged => "var(--c-staged)",
        Ink::PromptOnTint => "var(--prompt-on-tint)",
        Ink::RagOnTint => "var(--rag-on-tint)",
        Ink::TunedOnTint => "var(--tuned-on-tint)",
        Ink::HybridOnTint => "var(--hybrid-on-tint)",
        Ink::StagedOnTint => "var(--staged-on-tint)",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_have_the_colours_of_the_core() {
        let sheets = concat!(
            include_str!("../../css/tokens.css"),
            include_str!("../../css/base.css"),
            include_str!("../../css/answer.css")
        );
        let declared = |name: &str| {
            let (_, value) = sheets.split_once(&format!("{name}:")).unwrap_or_else(|| panic!("no {name}"));
            value.split(';').next().unwrap_or_default().trim()
        };
        for ink in Ink::ALL {
            let name = colour(*ink).trim_start_matches("var(").trim_end_matches(')');
            let mut value = declared(name);
            if let Some(other) = value.strip_prefix("var(") {
                value = declared(other.trim_end_matches(')'));
            }
            if let Some(pair) = value.strip_prefix("light-dark(") {
                assert_eq!(pair, format!("{}, {})", ink.light(), ink.dark()), "{name}");
            } else {
                assert!(value.starts_with("color-mix("), "{name}: {value}");
            }
        }
    }
}
