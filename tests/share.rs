//! What is shared: as it was when somebody last looked at it, and read back by well-kept readers, so that what
//! somebody typed is text and nothing else wherever it goes.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use std::path::Path;

use comrak::nodes::NodeValue;
use comrak::{Arena, Options, parse_document};
use crossover::chart::{Kind, Theme};
use crossover::link::{decode, encode};
use crossover::model::Model;
use crossover::report::{Report, verdict};
use crossover::scenario::{Scenario, Value};
use crossover::share::{Image, Look, Share, Site, Way};
use proptest::prelude::{ProptestConfig, any, prop_assert, proptest};
use scraper::{Html, Node};

const PAGE: &str = "https://crossover.example/tools/";

fn scenario(path: &Path) -> Scenario {
    Scenario::from_toml(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn support_desk() -> Scenario {
    scenario(Path::new("scenarios/support-desk.toml"))
}

/// What `way` makes of a scenario with this title.
fn shared(scenario: &Scenario, title: Option<&str>, look: &Look, way: Way) -> String {
    let mut report = Report::new(&Model::try_from(scenario).unwrap());
    if let Some(title) = title {
        // A report may come from anywhere: its title is not held to what a scenario allows.
        title.clone_into(&mut report.title);
    }
    let site = Site::new(PAGE).unwrap();
    let link = encode(scenario, site.page()).unwrap();
    Share { report: &report, site: &site, link: &link, look }.text(way)
}

fn looks() -> [Look; 2] {
    let full = Look {
        kind: Kind::Volume,
        theme: Theme::Dark,
        inputs: vec!["workload.queries_per_month", "rag.top_k"],
        width: 720,
        frame_width: Some(640),
        frame_height: 420,
        auto_height: true,
        image: Some(Image::new("crossover-volume.svg").unwrap()),
    };
    [Look::default(), full]
}

#[test]
fn every_scenario_is_shared_as_it_was() {
    insta::glob!("../scenarios", "*.toml", |path| {
        let scenario = scenario(path);
        for way in [Way::Link, Way::Markdown, Way::Html] {
            insta::assert_snapshot!(way.name(), shared(&scenario, None, &Look::default(), way));
        }
    });
}

#[test]
fn every_way_is_as_it_was() {
    for (name, look) in ["plain", "full"].into_iter().zip(looks()) {
        for way in Way::ALL {
            insta::assert_snapshot!(
                format!("{name}_{}", way.name()),
                shared(&support_desk(), None, &look, way)
            );
        }
    }
}

#[test]
fn the_link_of_every_way_opens_the_same_scenario() {
    let mut scenario = support_desk();
    scenario.set_text("rag.top_k", "3");
    let opened = decode(&encode(&scenario, "").unwrap().text).unwrap().scenario;
    assert_eq!(opened.get("rag.top_k"), Some(&Value::Number(3.0)));
    for look in looks() {
        for way in Way::ALL {
            let text = shared(&scenario, None, &look, way).replace("&amp;", "&");
            for (at, _) in text.match_indices("s=1_") {
                assert_eq!(decode(&text[at..]).unwrap().scenario, opened, "{way:?}");
            }
            assert!(text.contains("s=1_"), "{way:?}");
        }
    }
}

/// Elements by name, each with its attributes.
type Elements = Vec<(String, Vec<(String, String)>)>;

/// The elements of a fragment of HTML, and all its text.
fn read(html: &str) -> (Elements, String) {
    let document = Html::parse_fragment(html);
    let mut elements = Vec::new();
    for node in document.tree.nodes() {
        if let Node::Element(element) = node.value() {
            let attributes = element.attrs().map(|(name, value)| (name.to_owned(), value.to_owned()));
            elements.push((element.name().to_owned(), attributes.collect()));
        }
    }
    let text = document.root_element().text().collect();
    (elements, text)
}

/// What an element and its attributes are, the values of attributes that hold a title apart.
fn shape(html: &str) -> Elements {
    let titled = ["title", "alt"];
    let (mut elements, _) = read(html);
    for (_, attributes) in &mut elements {
        for (name, value) in attributes {
            if titled.contains(&name.as_str()) {
                value.clear();
            }
        }
    }
    elements.retain(|(name, _)| name != "html");
    elements
}

/// The title as it is shown: in one line, without what turns the direction of writing, and not longer than
/// a title is.
fn shown(title: &str) -> String {
    let harmless: String =
        crossover::report::harmless(title).split_whitespace().collect::<Vec<_>>().join(" ");
    if harmless.chars().count() <= 160 {
        return harmless;
    }
    let short: String = harmless.chars().take(160).collect();
    format!("{}…", short.trim_end())
}

const HOSTILE: [&str; 12] = [
    "</figure></title><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>\" ' onload='x",
    "]]> <!-- --> <![CDATA[ &lt;b&gt; &#60;",
    "a | b \\| c `d` ``` *e* **f** _g_ ~~h~~ # i",
    "![x](javascript:alert(1)) [y](https://evil.example) <https://evil.example>",
    "https://evil.example www.evil.example HTTP://EVIL.example ftp://evil.example",
    "[x]: https://evil.example\n\n# heading\n\n- list\n\n    code\n\n---\n",
    "\u{202e}gnp.exe\u{2066}\u{200f}\u{61c} \u{0}\u{7}\u{1b}[31m\u{fffe}\u{ffff}",
    "$x$ :smile: {{x}} {% x %} ${x} <% x %> \\",
    "   \t  ",
    "\\",
    "**",
];

/// A hundred thousand letters, some of them hostile.
fn endless() -> String {
    HOSTILE.concat().chars().cycle().take(100_000).collect()
}

#[test]
fn in_html_hostile_titles_are_text() {
    let scenario = support_desk();
    for title in HOSTILE.iter().map(ToString::to_string).chain([endless()]) {
        for way in [Way::Iframe, Way::Element, Way::Image, Way::Html] {
            for look in looks() {
                let html = shared(&scenario, Some(&title), &look, way);
                let plain = shared(&scenario, Some("x"), &look, way);
                let mut expected = shape(&plain);
                if shown(&title).is_empty() && way == Way::Html {
                    // There is no line for a title that is not there.
                    let bdi = expected.iter().position(|(name, _)| name == "bdi").unwrap();
                    expected.drain(bdi - 2..=bdi);
                }
                assert_eq!(shape(&html), expected, "{way:?}: {html}");
                let (elements, text) = read(&html);
                let values =
                    elements.iter().flat_map(|(_, attributes)| attributes).map(|(_, value)| value.as_str());
                let said = values.chain([text.as_str()]).any(|value| value.contains(&shown(&title)));
                assert!(said, "{way:?} does not say {:?}: {html}", shown(&title));
                assert!(html.len() < 8_000, "{way:?}: {} bytes", html.len());
            }
        }
    }
}

/// What a reader of GitHub's Markdown makes of a text: the kinds of its nodes, the addresses of its links and
/// images, and its text.
fn markdown(text: &str) -> (Vec<&'static str>, Vec<String>, String) {
    let arena = Arena::new();
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    let root = parse_document(&arena, text, &options);
    let (mut kinds, mut addresses, mut said) = (Vec::new(), Vec::new(), String::new());
    for node in root.descendants() {
        let value = &node.data().value;
        match value {
            NodeValue::Text(text) => {
                said.push_str(text);
                continue;
            }
            NodeValue::Link(link) | NodeValue::Image(link) => addresses.push(link.url.clone()),
            NodeValue::SoftBreak | NodeValue::LineBreak => said.push('\n'),
            // An escaped letter is text.
            NodeValue::Escaped => continue,
            _ => {}
        }
        kinds.push(value.xml_node_name());
    }
    (kinds, addresses, said)
}

/// What Markdown says of a title is what it says of another one, but for the title itself.
fn stays_text(title: &str, look: &Look) -> Result<(), String> {
    let scenario = support_desk();
    let text = shared(&scenario, Some(title), look, Way::Markdown);
    let (kinds, addresses, said) = markdown(&text);
    let instead = if shown(title).is_empty() { "" } else { "x" };
    let (expected, others, _) = markdown(&shared(&scenario, Some(instead), look, Way::Markdown));
    if kinds != expected {
        return Err(format!("{title:?}: {kinds:?} instead of {expected:?} in\n{text}"));
    }
    if addresses != others {
        return Err(format!("{title:?}: {addresses:?} instead of {others:?} in\n{text}"));
    }
    if !said.contains(&shown(title)) {
        return Err(format!("{:?} is not said in\n{text}", shown(title)));
    }
    Ok(())
}

#[test]
fn in_markdown_hostile_titles_are_text() {
    for title in HOSTILE.iter().map(ToString::to_string).chain([endless()]) {
        for look in looks() {
            stays_text(&title, &look).unwrap();
        }
    }
}

#[test]
fn markdown_reads_as_it_is_meant() {
    let text = shared(&support_desk(), None, &Look::default(), Way::Markdown);
    let (kinds, addresses, said) = markdown(&text);
    let count = |kind: &str| kinds.iter().filter(|known| **known == kind).count();
    assert_eq!((count("table"), count("image"), count("link")), (1, 1, 2), "{kinds:?}");
    assert_eq!(count("table_row"), 6);
    let report = Report::new(&Model::try_from(&support_desk()).unwrap());
    assert!(said.contains(&verdict(&report).sentence.text()), "{said}");
    let value = "1_support-desk_p-2026-11-21_ocv5fj";
    assert_eq!(
        addresses,
        [
            format!("{PAGE}#s={value}"),
            format!("{PAGE}chart.svg?s={value}&kind=time"),
            format!("{PAGE}#s={value}"),
        ]
    );
}

#[test]
fn a_drawing_stands_alone_and_says_its_figures() {
    let scenario = support_desk();
    for theme in Theme::ALL {
        for kind in Kind::ALL {
            let look = Look { kind, theme, ..Look::default() };
            let svg = shared(&scenario, Some(&endless()), &look, Way::Svg);
            let document = roxmltree::Document::parse(&svg).unwrap();
            let names = ["svg", "title", "desc", "style", "rect", "path", "circle", "text", "a"];
            for node in document.descendants().filter(roxmltree::Node::is_element) {
                let name = node.tag_name().name();
                assert!(names.contains(&name), "<{name}>");
                for attribute in node.attributes() {
                    let (key, value) = (attribute.name(), attribute.value());
                    assert!(!key.starts_with("on") && key != "src", "{key}");
                    let leads_back = name == "a" && key == "href" && value.starts_with(PAGE);
                    assert!(leads_back || !value.contains("://") && !value.contains("url("), "{key}={value}");
                }
                let css = node.text().filter(|_| name == "style").unwrap_or_default();
                assert!(!css.contains("url(") && !css.contains("@import"), "{css}");
            }
            let text = |name: &str| {
                let node = document.descendants().find(|node| node.has_tag_name(name)).unwrap();
                node.text().unwrap_or_default().to_owned()
            };
            assert!(!text("title").contains('\u{202e}'));
            let report = Report::new(&Model::try_from(&scenario).unwrap());
            let said = text("desc");
            assert!(said.starts_with(&verdict(&report).sentence.text()), "{kind:?}: {said}");
            for amount in
                if kind == Kind::Breakdown { ["$145.2k", "$210.5k"] } else { ["$133.0k", "$185.8k"] }
            {
                assert!(said.contains(amount), "{kind:?} does not say {amount}: {said}");
            }
            assert_eq!(svg.contains("prefers-color-scheme"), theme == Theme::Auto);
            let size = document.root_element().attribute("height").unwrap();
            let image =
                shared(&scenario, None, &Look { image: Image::new("a.svg").ok(), ..look }, Way::Image);
            assert!(image.contains(&format!("height=\"{size}\"")), "{kind:?}: {size} in {image}");
        }
    }
}

#[test]
fn a_scenario_without_title_is_shared_too() {
    let mut scenario = support_desk();
    scenario.set("title", Value::Text(String::new()));
    for way in Way::ALL {
        let text = shared(&scenario, None, &Look::default(), way);
        assert!(
            !text.contains("****") && !text.contains("<bdi>") && !text.contains("alt=\"\""),
            "{way:?}: {text}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_title_is_text(
        words in proptest::collection::vec(any::<(u8, char)>(), 0..40),
    ) {
        // Letters that mean something somewhere, and any others.
        let meant: Vec<char> = "<>&\"'`*_[]()!|\\#~:/.-+=@ \n\thttpswwx1{}$^".chars().filter(|c| *c != '@').collect();
        let letter = |(place, other): &(u8, char)| meant.get(usize::from(*place) % 64).copied().unwrap_or(*other);
        let title: String = words.iter().map(letter).collect();
        let wrong = stays_text(&title, &Look::default()).err();
        prop_assert!(wrong.is_none(), "{}", wrong.unwrap_or_default());
        let scenario = support_desk();
        let html = shared(&scenario, Some(&title), &Look::default(), Way::Iframe);
        prop_assert!(shape(&html) == shape(&shared(&scenario, Some("x"), &Look::default(), Way::Iframe)), "{html}");
    }
}
