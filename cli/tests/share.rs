//! `crossover share`, and the snippets in `docs/wikis/`, which are what it prints.

#![expect(clippy::unwrap_used, reason = "what cannot be unwrapped here has failed")]

mod common;

use std::path::Path;

use common::{run, stderr, stdout, with_input};

const PAGE: [&str; 3] = ["preset:support-desk", "--page", "https://crossover.example/"];

fn share(more: &[&str]) -> std::process::Output {
    run(&[&["share"], &PAGE[..], more].concat())
}

#[test]
fn a_scenario_becomes_each_of_the_ways() {
    for (way, beginning) in [
        ("link", "https://crossover.example/#s=1_support-desk_"),
        ("iframe", "<iframe src=\"https://crossover.example/embed.html#s=1_"),
        ("embed", "https://crossover.example/embed.html#s=1_support-desk_"),
        ("element", "<script type=\"module\" src=\"https://crossover.example/crossover-calculator.js\">"),
        ("file", "https://crossover.example/crossover.html#s=1_"),
        ("image", "<a href=\"https://crossover.example/#s=1_"),
        ("markdown", "[![Growing support desk. Cumulative cost over the months. Fine-tuning is cheapest"),
        ("html", "<figure>\n<a href=\"https://crossover.example/#s=1_"),
        ("svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1080\""),
    ] {
        let output = share(&["--as", way]);
        assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""), "{way}");
        assert!(
            stdout(&output).starts_with(beginning) && stdout(&output).ends_with('\n'),
            "{}",
            stdout(&output)
        );
    }
    // Without a word it is the link of `crossover link`.
    let link = run(&["link", "preset:support-desk", "--base", "https://crossover.example/"]);
    assert_eq!(stdout(&share(&[])), stdout(&link));
}

#[test]
fn everything_wrong_is_told_at_once() {
    let output = run(&[
        "share",
        "preset:support-desk",
        "--page",
        "crossover.example",
        "--as",
        "markdown",
        "--inputs",
        "rag.topk",
        "--auto-height",
        "--image",
        "javascript:alert(1)",
        "--set",
        "rag.top_k=-1",
    ]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""));
    let told = stderr(&output);
    for part in [
        "6 problems",
        "--inputs: it means nothing to --as markdown",
        "--auto-height: it means nothing",
        "page: found \"crossover.example\"",
        "image: found \"javascript:alert(1)\"",
        "did you mean rag.top_k?",
        "rag.top_k: found -1",
    ] {
        assert!(told.contains(part), "{part} is missing in\n{told}");
    }
    let output = share(&["--as", "iframe", "--height", "20"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("160..=4000"), "{}", stderr(&output));
}

#[test]
fn what_cannot_be_evaluated_is_not_shared() {
    let output = share(&["--set", "rag.chunking.overlap_tokens=600"]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""));
    let output = with_input(&["share", "-", "--page", "https://crossover.example/"], "title = [");
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""));
    let output = run(&["share", "nothing.toml", "--page", "https://crossover.example/"]);
    assert_eq!(output.status.code(), Some(1));
}

/// The snippets of a page: the command in the comment before each, and what stands between its fences.
fn snippets(text: &str) -> Vec<(&str, &str)> {
    let after_comment = text.split("<!-- crossover ").skip(1);
    after_comment
        .map(|rest| {
            let (command, rest) = rest.split_once(" -->\n```").unwrap();
            let block = rest.split_once('\n').unwrap().1;
            (command, block.split_once("\n```").unwrap().0)
        })
        .collect()
}

#[test]
fn the_pages_on_wikis_show_what_the_command_prints() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/wikis");
    let index = std::fs::read_to_string(folder.join("README.md")).unwrap();
    let mut pages = 0;
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        if name == "README.md" {
            continue;
        }
        pages += 1;
        assert!(index.contains(&format!("]({name})")), "the index does not name {name}");
        assert!(text.contains("## Sources\n\nLooked up on 20"), "{name} cites no sources, or has no date");
        let snippets = snippets(&text);
        assert!(!snippets.is_empty(), "{name} shows no snippet");
        for (command, shown) in snippets {
            let output = run(&command.split(' ').collect::<Vec<_>>());
            assert_eq!(output.status.code(), Some(0), "{name}: {command}: {}", stderr(&output));
            let printed = stdout(&output);
            assert!(
                shown.contains(printed.trim_end()),
                "{name} does not show what {command} prints:\n{printed}"
            );
        }
    }
    assert_eq!(pages, 11);
}
