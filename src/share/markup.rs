//! Elements for somebody else's page: attributes that every reader of HTML knows, no style, no handler.

use crate::chart::Theme;
use crate::report::{html_text, verdict};

use super::Share;

/// What a frame may do: run its program with what lies beside it, and open the page in a window of its own.
/// It may not lead the page around it elsewhere.
const SANDBOX: &str = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";

/// The widget in a frame, and the script that gives the frame its height, if wanted.
pub(super) fn iframe(share: &Share<'_>) -> String {
    let look = share.look;
    let width = look.frame_width.map_or_else(|| "100%".to_owned(), |width| width.to_string());
    let mut out = tag(
        "iframe",
        &[
            ("src", &share.widget()),
            ("title", &heading(share)),
            ("width", &width),
            ("height", &look.frame_height.to_string()),
            ("frameborder", "0"),
            ("loading", "lazy"),
            ("sandbox", SANDBOX),
        ],
    ) + "</iframe>\n";
    if look.auto_height {
        out += &tag("script", &[("src", &share.site.file("crossover-host.js"))]);
        out += "</script>\n";
    }
    out
}

/// The widget as an element, behind its script. Where the script does not run, its link remains.
pub(super) fn element(share: &Share<'_>) -> String {
    let look = share.look;
    let scenario = ["s=", share.value()].concat();
    let inputs = look.inputs.join(",");
    let mut attributes = vec![("scenario", scenario.as_str()), ("chart", look.kind.name())];
    if !look.inputs.is_empty() {
        attributes.push(("inputs", &inputs));
    }
    if look.theme != Theme::Auto {
        attributes.push(("theme", look.theme.name()));
    }
    [
        &tag("script", &[("type", "module"), ("src", &share.site.file("crossover-calculator.js"))]),
        "</script>\n",
        &tag("crossover-calculator", &attributes),
        &link(share, &html_text(&heading(share))),
        "</crossover-calculator>\n",
    ]
    .concat()
}

/// The chart, leading to the page.
pub(super) fn image(share: &Share<'_>) -> String {
    let (address, (width, height)) = share.image();
    let image = tag(
        "img",
        &[
            ("src", &address),
            ("alt", &alternative(share)),
            ("width", &width.to_string()),
            ("height", &height.to_string()),
        ],
    );
    link(share, &image)
}

/// A link to the page around `inner`, which is markup.
pub(super) fn link(share: &Share<'_>, inner: &str) -> String {
    [&tag("a", &[("href", &share.address())]), inner, "</a>"].concat()
}

/// What the scenario is called, for those who hear it.
fn heading(share: &Share<'_>) -> String {
    share.title().map_or_else(
        || "Crossover: cost and break-even of RAG and fine-tuning".to_owned(),
        |title| title + ": cost and break-even",
    )
}

/// What the chart shows and says, for those who do not see it.
pub(super) fn alternative(share: &Share<'_>) -> String {
    let (shown, said) = (share.look.kind.words(), verdict(share.report).sentence.text());
    match share.title() {
        Some(title) => [&title, ". ", shown, ". ", &said].concat(),
        None => [shown, ". ", &said].concat(),
    }
}

fn tag(name: &str, attributes: &[(&str, &str)]) -> String {
    let mut out = ["<", name].concat();
    for (name, value) in attributes {
        out.extend([" ", name, "=\"", &html_text(value), "\""]);
    }
    out + ">"
}
