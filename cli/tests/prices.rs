//! The price catalogue from the command line, and prices of one's own.

#![expect(clippy::unwrap_used, reason = "what cannot be unwrapped here has failed")]

mod common;

struct Done {
    code: i32,
    stdout: String,
    stderr: String,
}

fn crossover(args: &[&str]) -> Done {
    let output = common::run(args);
    Done {
        code: output.status.code().unwrap(),
        stdout: common::stdout(&output),
        stderr: common::stderr(&output),
    }
}

/// A file in the folder for what tests write.
fn written(name: &str, text: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    path.to_string_lossy().into_owned()
}

#[test]
fn prices_are_listed_shown_and_checked() {
    let list = crossover(&["prices", "list", "gemini-4", "--on", "2026-11-21"]);
    assert!(
        list.stdout.contains("from 2026-12-01: Input $4.00, Output $20.00, Cached input $0.20"),
        "{}",
        list.stdout
    );
    let nothing = crossover(&["prices", "list", "no such thing"]);
    assert_eq!(nothing.stdout, "Nothing in the catalogue is called that.\n");

    let json = crossover(&["prices", "show", "openai/text-embedding-3-small", "--format", "json"]);
    let entries: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!(entries[0]["product"], "embedding");
    assert_eq!(entries[0]["figures"][0]["value"], 0.02);
    let unknown = crossover(&["prices", "show", "openai/gpt-4o-mni"]);
    assert_eq!((unknown.code, unknown.stdout.as_str()), (2, ""));
    assert!(unknown.stderr.contains("did you mean openai/gpt-4o-mini?"), "{}", unknown.stderr);

    let check = crossover(&["prices", "check", "--on", "2026-11-21"]);
    assert_eq!(check.code, 0);
    assert!(check.stdout.contains("- openai/gpt-5-mini: retires on 2026-12-11"), "{}", check.stdout);
    assert!(check.stdout.contains("Implausible (0)"), "{}", check.stdout);
}

#[test]
fn prices_of_ones_own_take_the_place_of_the_catalogues() {
    let scenario = written(
        "own-prices.toml",
        "[models.base]\ncatalog = \"openai/gpt-4o-mini\"\n[models.tuned]\ncatalog = \"house/tuned\"\n",
    );
    let litellm = written(
        "own-prices.json",
        r#"{ "gpt-4o-mini": { "mode": "chat", "input_cost_per_token": 1e-7, "output_cost_per_token": 5e-7 },
             "unpriced": { "mode": "chat", "input_cost_per_token": 0, "output_cost_per_token": 0 } }"#,
    );
    let house = written(
        "house.toml",
        "vendor = \"House\"\n[[model]]\nname = \"house/tuned\"\nsource = \"https://example.com\"\n\
         checked = \"2026-11-01\"\nconfidence = \"A\"\nkind = \"per_token\"\ninput_usd_per_mtok = 0.1\n\
         output_usd_per_mtok = 0.2\n",
    );
    let explain = ["--explain", "rag/query.generation", "--format", "json"];
    let own = crossover(
        &[&["evaluate", &scenario, "--prices", &litellm, "--prices", &house], &explain[..]].concat(),
    );
    assert_eq!(own.code, 0, "{}", own.stderr);
    assert!(own.stderr.contains("1 row left out, since a price is not plausible"), "{}", own.stderr);
    assert!(own.stdout.contains("$0.10 per million tokens"), "{}", own.stdout);
    assert!(own.stdout.contains("own-prices.json"), "the source is the file: {}", own.stdout);

    let check = crossover(&["prices", "check", "--prices", &litellm]);
    assert!(check.stdout.contains("Left out of a price file (1)"), "{}", check.stdout);
    assert!(check.stdout.contains("- unpriced: "), "{}", check.stdout);

    let unnamed = crossover(&["evaluate", &scenario]);
    assert_eq!(unnamed.code, 2);
    assert!(
        unnamed.stderr.contains("the price catalogue has no model \"house/tuned\""),
        "{}",
        unnamed.stderr
    );

    let broken = written(
        "broken.toml",
        "vendor = \"House\"\n[[model]]\nname = \"house/tuned\"\nsource = \"s\"\nchecked = \"2026-13-01\"\n\
         confidence = \"D\"\nkind = \"per_token\"\ninput_usd_per_mtok = 0\noutput_usd_per_mtok = 0\nprice = 1\n",
    );
    let broken = crossover(&["evaluate", &scenario, "--prices", &broken]);
    assert_eq!(broken.code, 2);
    let problems: Vec<&str> = broken.stderr.lines().skip(1).map(str::trim).collect();
    assert_eq!(
        problems,
        [
            "house/tuned: checked: found \"2026-13-01\"; allowed is a day such as \"2026-11-21\"",
            "house/tuned: confidence: found \"D\"; allowed is \"A\", \"B\" or \"C\"",
            "house/tuned: input_usd_per_mtok: found 0; allowed is more than 0, since a zero usually means unknown; \
             free = true if it is one",
            "house/tuned: output_usd_per_mtok: found 0; allowed is more than 0, since a zero usually means unknown; \
             free = true if it is one",
            "house/tuned: price: found an unknown name; allowed is a name of [models.base]",
        ]
    );
    let array = written("array.json", "[]");
    let array = crossover(&["evaluate", &scenario, "--prices", &array, "--format", "json"]);
    assert_eq!(array.code, 2);
    assert!(array.stdout.starts_with("{\"problems\":[{"), "{}", array.stdout);
    assert!(array.stderr.contains("not valid JSON: a list"), "{}", array.stderr);

    let missing = crossover(&["evaluate", &scenario, "--prices", "no-such-file.json"]);
    assert_eq!(missing.code, 1);
}
