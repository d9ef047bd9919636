//! The command as a person or a script calls it.

#![expect(clippy::unwrap_used, reason = "what cannot be unwrapped here has failed")]

mod common;

use std::io::Read;
use std::path::Path;
use std::process::Stdio;

use common::{crossover, run, stderr, stdout, with_input};

const BASE: &str = "[models.base]\nkind = \"per_token\"\ninput_usd_per_mtok = 1\noutput_usd_per_mtok = 5\n";
const SCENARIO: &str = "scenarios/support-desk.toml";

#[test]
fn the_readme_shows_what_the_commands_print() {
    let readme = include_str!("../../README.md");
    let mut shown = 0;
    for block in readme.split("```console\n").skip(1) {
        let block = block.split("```").next().unwrap();
        let (command, output) = block.split_once('\n').unwrap();
        let args: Vec<&str> = command.strip_prefix("$ crossover ").unwrap().split(' ').collect();
        assert_eq!(stdout(&run(&args)), output, "README is out of date: {command}");
        shown += 1;
    }
    assert_eq!(shown, 6);
}

#[test]
fn the_reference_page_is_what_the_command_prints() {
    let page = include_str!("../../docs/fields.md");
    assert_eq!(stdout(&run(&["fields", "--format", "markdown"])), page, "docs/fields.md is out of date");
}

#[test]
fn an_invalid_scenario_reports_every_problem_and_exits_with_2() {
    let broken = format!("{BASE}[rag]\ntop_kk = 3\nsetup_hours = -1\n");
    let output = with_input(&["evaluate", "-", "--format", "json"], &broken);
    assert_eq!(output.status.code(), Some(2));
    let json: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    let fields: Vec<&str> =
        json["problems"].as_array().unwrap().iter().map(|p| p["field"].as_str().unwrap()).collect();
    assert_eq!(fields, ["rag.top_kk", "models.tuned", "rag.setup_hours"]);
    let errors = stderr(&output);
    assert!(errors.contains("did you mean rag.top_k?"), "{errors}");
    assert!(errors.contains("rag.setup_hours: found -1; allowed is a number, 0 or more"), "{errors}");

    let output = with_input(&["evaluate", "-"], &broken);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""));
}

#[test]
fn an_infeasible_strategy_is_still_a_result() {
    let output = run(&["evaluate", "scenarios/legal-documents.toml", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0));
    let json: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(json["strategies"]["prompt_only"]["status"], "infeasible");
    assert!(json["strategies"]["prompt_only"].get("total_usd").is_none());
}

#[test]
fn a_missing_file_exits_with_1() {
    let output = run(&["evaluate", "no-such-file.toml", SCENARIO]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("no-such-file.toml"));
    assert!(stdout(&output).starts_with("Growing support desk"), "the other file is evaluated all the same");
}

#[test]
fn settings_replace_inputs_and_are_checked_like_them() {
    let present_value = |args: &[&str]| {
        let output = run(&[&["evaluate", SCENARIO, "--format", "json"], args].concat());
        let json: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
        json["strategies"]["rag"]["present_value_usd"].as_f64().unwrap()
    };
    assert!(present_value(&["--set", "rag.top_k=3"]) < present_value(&[]));
    let extra = present_value(&[
        "--set",
        "extra.1.strategies=rag",
        "--set",
        "extra.1.usd_once=1000",
        "--set",
        "extra.1.name=x",
    ]);
    assert!((extra - present_value(&[]) - 1_000.0).abs() < 1e-6);

    let output = run(&["evaluate", SCENARIO, "--set", "rag.topk=3", "--set", "rag.loop=both"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("did you mean rag.top_k?"));
    assert!(stderr(&output).contains("rag.loop: found \"both\"; allowed is one of single, agent"));
    let output = run(&["evaluate", SCENARIO, "--set", "nonsense"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("expected PATH=VALUE"));
}

#[test]
fn explanations_add_up_and_unknown_lines_are_named() {
    let output = run(&["evaluate", SCENARIO, "--explain", "rag/all", "--month", "2", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    let lines = json["explanations"].as_array().unwrap();
    assert_eq!(lines.len(), 8);
    for line in lines {
        let terms: f64 = line["terms"].as_array().unwrap().iter().map(|t| t["usd"].as_f64().unwrap()).sum();
        assert!((terms - line["usd"].as_f64().unwrap()).abs() < 1e-9, "{}", line["line"]);
    }
    let output = run(&["evaluate", SCENARIO, "--explain", "query.generations"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("they are setup.engineering"));
    let output = run(&["evaluate", SCENARIO, "--explain", "all", "--format", "csv"]);
    assert_eq!(output.status.code(), Some(2));
    let output = run(&["evaluate", SCENARIO, "--explain", "data.labelling"]);
    assert!(stdout(&output).contains("Nothing stands on these lines"));
}

#[test]
fn every_format_prints_and_several_files_do_too() {
    let two = [SCENARIO, "scenarios/small-team.toml"];
    let json = stdout(&run(&["evaluate", two[0], two[1], "--format", "json"]));
    assert_eq!(json.lines().count(), 2);
    let csv = stdout(&run(&["evaluate", two[0], two[1], "--format", "csv"]));
    assert_eq!(csv.lines().filter(|line| line.starts_with("scenario,")).count(), 1);
    assert!(
        csv.contains("\"Small team, one handbook\",rag,ok,setup.engineering,people,1,2026-12,start,8000,")
    );
    let markdown = stdout(&run(&["evaluate", two[0], two[1], "--format", "markdown"]));
    assert_eq!(markdown.lines().filter(|line| line.starts_with("# ")).count(), 2);
}

#[test]
fn colour_only_where_it_is_wanted() {
    let plain = stdout(&run(&["evaluate", SCENARIO]));
    assert!(!plain.contains('\u{1b}'));
    let forced = crossover(&["evaluate", SCENARIO]).env("CLICOLOR_FORCE", "1").output().unwrap();
    assert!(stdout(&forced).contains('\u{1b}'));
    let refused =
        crossover(&["evaluate", SCENARIO]).env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1").output().unwrap();
    assert!(!stdout(&refused).contains('\u{1b}'));
}

#[test]
fn foreign_text_cannot_take_over_the_terminal() {
    let output = with_input(&["evaluate", "-"], "{\"\\u001b]0;x\\u0007\": 1}");
    assert_eq!(output.status.code(), Some(2));
    assert!(!stderr(&output).contains('\u{1b}'));
    let title = format!("title = \"a\\u001b[2Jb\"\n{BASE}[models.tuned]\nreplica_usd_per_hour = 4\n");
    for format in ["text", "markdown", "csv", "json"] {
        let output = with_input(&["evaluate", "-", "--format", format], &title);
        assert!(!stdout(&output).contains('\u{1b}'), "{format}");
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    }
}

#[test]
fn a_broken_pipe_is_not_an_error() {
    let mut child = crossover(&["schema"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // The schema is longer than a pipe holds: the command is still writing when its reader goes.
    let mut first = [0; 16];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
}

#[test]
fn the_program_describes_itself() {
    assert!(stdout(&run(&["man"])).contains(".TH crossover"));
    assert!(stdout(&run(&["man", "evaluate"])).contains("explain"));
    assert_eq!(run(&["man", "nonsense"]).status.code(), Some(2));
    assert!(stdout(&run(&["completions", "bash"])).contains("complete"));
    assert!(stdout(&run(&["fields", "top_k"])).contains("rag.top_k"));
    assert_eq!(run(&["fields", "no such"]).status.code(), Some(2));
    let schema: serde_json::Value = serde_json::from_str(&stdout(&run(&["schema"]))).unwrap();
    assert_eq!(schema["properties"]["rag"]["properties"]["top_k"]["default"], 5.0);
}

/// A folder of one's own for the files a test writes.
fn folder(name: &str) -> std::path::PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn charts_are_written_as_svg_and_png() {
    let printed = run(&["chart", SCENARIO, "--kind", "volume"]);
    assert_eq!(printed.status.code(), Some(0));
    assert!(stdout(&printed).starts_with("<svg "));
    let same = run(&["chart", SCENARIO, "--kind", "volume", "-o", "-"]);
    assert_eq!(stdout(&same), stdout(&printed));

    let folder = folder("charts");
    let svg = folder.join("volume.svg");
    assert!(run(&["chart", SCENARIO, "--kind", "volume", "-o", svg.to_str().unwrap()]).status.success());
    assert_eq!(std::fs::read_to_string(&svg).unwrap(), stdout(&printed));

    let size = |options: &[&str]| {
        let png = folder.join("time.PNG");
        let output = run(&[&["chart", SCENARIO, "-o", png.to_str().unwrap()], options].concat());
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let bytes = std::fs::read(&png).unwrap();
        assert_eq!(bytes[..8], *b"\x89PNG\r\n\x1a\n");
        let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
        (number(16), number(20))
    };
    assert_eq!(size(&["--bare"]), (2_160, 768));
    assert_eq!(size(&["--bare", "--width", "358", "--scale", "1"]), (358, 316));
    assert_eq!(size(&["--bare", "--height", "200", "--scale", "0.5"]), (540, 100));
}

#[test]
fn charts_differ_by_what_is_asked_for() {
    let drawn = |options: &[&str]| {
        let output = run(&[&["chart", SCENARIO], options].concat());
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        stdout(&output)
    };
    let plain = drawn(&[]);
    assert!(plain.contains("RAG ahead") && plain.contains("fill=\"#ffffff\"") && !plain.contains("<style>"));
    assert!(drawn(&["--theme", "dark"]).contains("fill=\"#14171c\""));
    assert!(drawn(&["--theme", "auto"]).contains("prefers-color-scheme"));
    assert!(drawn(&["--money", "nominal"]).contains("$210.5k"));
    assert!(drawn(&["--set", "horizon.months=12"]).contains("over 12 months"));
    assert!(!drawn(&["--bare"]).contains(">Growing support desk</text>"));
    for kind in ["breakdown", "retraining", "switching", "prices"] {
        assert_ne!(drawn(&["--kind", kind]), plain);
    }
    let untitled = with_input(
        &["chart", "-", "--kind", "prices"],
        &format!("{BASE}[models.tuned]\nreplica_usd_per_hour = 1\n"),
    );
    assert!(stdout(&untitled).contains("standard input: "), "{}", stdout(&untitled));
}

#[test]
fn a_chart_that_cannot_be_written_or_drawn_says_why() {
    for (target, reason) in [
        ("chart.gif", "chart.gif: a chart is written as .svg or .png"),
        ("chart", "a chart is written as .svg or .png"),
        ("no/such/folder/chart.svg", "no/such/folder/chart.svg"),
    ] {
        let output = run(&["chart", SCENARIO, "-o", target]);
        assert_eq!(output.status.code(), Some(1), "{target}");
        assert!(stderr(&output).contains(reason), "{}", stderr(&output));
    }
    let output = run(&["chart", SCENARIO, "--set", "rag.topk=3"]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""));
    assert!(stderr(&output).contains("did you mean rag.top_k?"), "{}", stderr(&output));
    assert_eq!(run(&["chart", "no-such-file.toml"]).status.code(), Some(1));
    for wrong in [&["--width", "100"][..], &["--scale", "0"], &["--kind", "pie"], &["--height", "9000"]] {
        assert_eq!(run(&[&["chart", SCENARIO], wrong].concat()).status.code(), Some(2), "{wrong:?}");
    }
}

/// A picture of text with a font that is missing would have none.
#[test]
fn a_png_shows_text() {
    let folder = folder("text");
    let dark = |bytes: &[u8]| {
        let picture = resvg::tiny_skia::Pixmap::decode_png(bytes).unwrap();
        picture.pixels().iter().filter(|pixel| pixel.red() < 80 && pixel.green() < 80).count()
    };
    let png = |options: &[&str]| {
        let file = folder.join("chart.png");
        let output =
            run(&[&["chart", SCENARIO, "-o", file.to_str().unwrap(), "--kind", "prices"], options].concat());
        assert!(output.status.success());
        dark(&std::fs::read(&file).unwrap())
    };
    // The title in ink is the only difference.
    assert!(png(&["--set", "title=MMMMMMMMMMMMMMMMMMMMMMMM"]) > png(&["--set", "title=."]) + 1_000);
}
