//! The shape of the code: which module may import which, what front ends may touch, and that the map in
//! ARCHITECTURE.md is the territory.

#![expect(clippy::expect_used, reason = "a test that cannot go on ends")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// From left to right: a module may import what stands to its left.
const ORDER: [&str; 19] = [
    "float",
    "order",
    "few",
    "number",
    "unit",
    "date",
    "kind",
    "field",
    "scenario",
    "catalogue",
    "preset",
    "link",
    "model",
    "ledger",
    "analysis",
    "report",
    "advice",
    "chart",
    "share",
];
/// Leaves know nothing, but for these.
const LEAVES: [(&str, &[&str]); 7] = [
    ("float", &[]),
    ("few", &[]),
    ("order", &[]),
    ("number", &["float"]),
    ("unit", &["number"]),
    ("date", &[]),
    ("kind", &[]),
];
/// What a front end may use of the library: what was written, what comes out, and how to show it.
const FOR_FRONT_ENDS: [&str; 14] = [
    "advice",
    "catalogue",
    "chart",
    "date",
    "field",
    "kind",
    "link",
    "model",
    "number",
    "order",
    "preset",
    "report",
    "scenario",
    "share",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below `folder`, by its path from the root of the repository, with its code: without
/// comments, and without the unit tests at its end.
fn sources(folder: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders: Vec<PathBuf> = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder can be read") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name =
                    path.strip_prefix(root()).expect("below the root").to_string_lossy().replace('\\', "/");
                found.insert(name, code(&fs::read_to_string(&path).expect("the file can be read")));
            }
        }
    }
    found
}

fn code(text: &str) -> String {
    let without_tests = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    without_tests
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n")
}

/// The paths that begin with `start` in `code`, without it: of `crate::{a::B, c}` after `crate::` both
/// `a::B` and `c`.
fn paths_after(code: &str, start: &str) -> Vec<String> {
    let stands_alone =
        |at: usize| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
    code.match_indices(start)
        .filter(|(at, _)| stands_alone(*at))
        .flat_map(|(at, _)| expanded(&code[at + start.len()..]))
        .collect()
}

/// The paths at the beginning of `text`, a group in braces taken apart at its first level.
fn expanded(text: &str) -> Vec<String> {
    let path = |text: &str| -> String {
        text.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_' || *c == ':').collect()
    };
    let Some(group) = text.strip_prefix('{') else { return vec![path(text)] };
    let (mut depth, mut items, mut item) = (0, Vec::new(), String::new());
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => items.push(std::mem::take(&mut item)),
            _ => {}
        }
        item.push(c);
    }
    items.push(item);
    items.iter().map(|item| path(item.trim_start_matches(','))).filter(|item| !item.is_empty()).collect()
}

fn first(path: &str) -> &str {
    path.split("::").next().unwrap_or_default()
}

/// The parts of a file's module path: `src/ledger/call.rs` is `ledger::call`.
fn module(file: &str) -> Vec<&str> {
    let inner = file.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    inner.split('/').filter(|part| *part != "lib").collect()
}

/// The module paths that a file imports, from the root of the crate.
fn imports(file: &str, code: &str) -> BTreeSet<String> {
    let mut found: BTreeSet<String> = paths_after(code, "crate::").into_iter().collect();
    let own = module(file);
    for up in 1..=own.len() {
        let above = &own[..own.len() - up];
        let paths = paths_after(code, &"super::".repeat(up));
        let paths = paths.iter().filter(|path| !path.is_empty() && first(path) != "super");
        found.extend(paths.map(|path| [above, &[path]].concat().join("::")));
    }
    found.remove("");
    found
}

#[test]
fn imports_point_to_the_left() {
    let mut wrong = Vec::new();
    for (file, code) in sources("src") {
        let Some(own) = module(&file).first().copied().map(str::to_owned) else { continue };
        let place = |name: &str| ORDER.iter().position(|known| *known == name);
        let here =
            place(&own).unwrap_or_else(|| panic!("{file}: the module {own} has no place in the order"));
        let leaf = LEAVES.iter().find(|(leaf, _)| *leaf == own).map(|(_, allowed)| *allowed);
        for path in imports(&file, &code) {
            let name = first(&path);
            let there = place(name);
            let allowed = name == own
                || there.is_some_and(|there| leaf.map_or(there < here, |leaf| leaf.contains(&name)));
            if !allowed {
                wrong.push(format!("{file} imports {path}"));
            }
        }
    }
    assert!(wrong.is_empty(), "against the direction {ORDER:?}:\n{}", wrong.join("\n"));
}

/// The files of each folder with the files beside them that they import, also by a name that the folder's
/// `mod.rs` passes on.
fn neighbours() -> BTreeMap<String, BTreeSet<String>> {
    let sources = sources("src");
    let mut edges = BTreeMap::new();
    for (file, code) in &sources {
        let Some((folder, name)) = file.rsplit_once('/') else { continue };
        if name == "mod.rs" || name == "lib.rs" {
            continue;
        }
        let parent = if folder == "src" { String::new() } else { format!("{}::", module(folder).join("::")) };
        let passed_on =
            sources.get(&format!("{folder}/mod.rs")).map(|code| passed_on(code)).unwrap_or_default();
        let beside = imports(file, code).into_iter().filter_map(|path| {
            let name = first(path.strip_prefix(&parent)?).to_owned();
            let stem = passed_on.get(&name).cloned().unwrap_or(name);
            Some(format!("{folder}/{stem}.rs")).filter(|other| sources.contains_key(other) && other != file)
        });
        edges.insert(file.clone(), beside.collect());
    }
    edges
}

/// Names that a `mod.rs` takes from its files, with the file of each.
fn passed_on(code: &str) -> BTreeMap<String, String> {
    let statements = code.split(';').filter_map(|statement| statement.trim().split("use ").nth(1));
    statements
        .filter_map(|path| path.split_once("::"))
        .flat_map(|(stem, names)| expanded(names).into_iter().map(|name| (name, stem.to_owned())))
        .collect()
}

#[test]
fn no_files_of_a_folder_import_each_other() {
    let mut edges = neighbours();
    let mutual: Vec<String> = edges
        .iter()
        .flat_map(|(file, others)| others.iter().map(move |other| (file, other)))
        .filter(|(file, other)| file < other && edges.get(*other).is_some_and(|back| back.contains(*file)))
        .map(|(file, other)| format!("{file} and {other}"))
        .collect();
    assert!(mutual.is_empty(), "import each other:\n{}", mutual.join("\n"));
    // Longer rings: take away what imports nothing that is left, until nothing changes.
    loop {
        let left: BTreeSet<String> = edges.keys().cloned().collect();
        let before = edges.len();
        edges.retain(|_, others| others.iter().any(|other| left.contains(other)));
        if edges.len() == before {
            break;
        }
    }
    assert!(edges.is_empty(), "a ring of imports among {:#?}", edges.keys());
}

#[test]
fn front_ends_know_no_cost_arithmetic() {
    for folder in ["cli/src", "js/src", "web/src"] {
        for (file, code) in sources(folder) {
            for path in paths_after(&code, "crossover::") {
                let name = first(&path);
                assert!(FOR_FRONT_ENDS.contains(&name), "{file} uses crossover::{path}");
            }
        }
    }
}

/// The packages that each package of the lock file needs, directly.
fn locked() -> BTreeMap<String, Vec<String>> {
    let text = fs::read_to_string(root().join("Cargo.lock")).expect("there is a lock file");
    let lock: toml::Table = toml::from_str(&text).expect("it is TOML");
    let packages = lock["package"].as_array().expect("it lists packages");
    let name = |value: &toml::Value| {
        value.as_str().and_then(|name| name.split(' ').next()).unwrap_or_default().to_owned()
    };
    let mut needs: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in packages {
        let named = package.get("dependencies").and_then(toml::Value::as_array);
        needs.entry(name(&package["name"])).or_default().extend(named.into_iter().flatten().map(name));
    }
    needs
}

#[test]
fn only_xtask_needs_the_prices_of_others() {
    let needs = locked();
    let reaches = |from: &str| {
        let (mut seen, mut left) = (BTreeSet::new(), vec![from.to_owned()]);
        while let Some(package) = left.pop() {
            if seen.insert(package.clone()) {
                left.extend(needs.get(&package).into_iter().flatten().cloned());
            }
        }
        seen.contains("genai-prices")
    };
    assert!(reaches("xtask"), "the test looks for the wrong name");
    let members = needs.keys().filter(|name| name.starts_with("crossover"));
    let reaching: Vec<&String> = members.filter(|name| reaches(name)).collect();
    assert!(reaching.is_empty(), "{reaching:?} need genai-prices");
    assert!(needs.contains_key("crossover") && needs.contains_key("crossover-cli"));
}

/// The entries of the map: lines such as "- `src/ledger/plan.rs`: what it does", and for a folder
/// "- `src/ledger/`: what may live there".
fn map() -> Vec<(String, String)> {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("there is an ARCHITECTURE.md");
    text.lines()
        .filter_map(|line| line.trim_start().strip_prefix("- `")?.split_once('`'))
        .map(|(path, rest)| (path.to_owned(), rest.trim_start_matches(':').trim().to_owned()))
        .filter(|(path, _)| path.starts_with("src/"))
        .collect()
}

#[test]
fn the_map_is_the_territory() {
    let mut listed = BTreeSet::new();
    for (path, sentence) in map() {
        assert!(root().join(&path).exists(), "ARCHITECTURE.md lists {path}, which does not exist");
        assert!(sentence.ends_with('.'), "ARCHITECTURE.md says nothing of {path}");
        assert!(listed.insert(path.clone()), "ARCHITECTURE.md lists {path} twice");
    }
    let files: Vec<String> = sources("src").into_keys().filter(|file| *file != "src/lib.rs").collect();
    let folders = files.iter().filter_map(|file| file.strip_suffix("mod.rs")).map(str::to_owned);
    for path in folders.chain(files.iter().cloned()) {
        assert!(listed.contains(&path), "ARCHITECTURE.md does not list {path}");
    }
}

#[test]
fn paths_are_found_in_code() {
    let code = code(
        "use crate::field::{Field, lookup}; // crate::hidden\nuse crate::{a::B, c, d::{E, F}};\n\
                     use super::super::kind::Trend;\nlet x = crate::number::exact(1.0); mycrate::not();\n\
                     $crate::unit::MTOK\n#[cfg(test)]\nmod tests { use crate::report; }",
    );
    let found = imports("src/ledger/call.rs", &code);
    let names: BTreeSet<&str> = found.iter().map(|path| first(path)).collect();
    assert_eq!(names, BTreeSet::from(["a", "c", "d", "field", "kind", "number", "unit"]));
    assert_eq!(imports("src/kind.rs", "use super::float;"), BTreeSet::from(["float".to_owned()]));
    assert_eq!(imports("src/ledger/mod.rs", "use super::float;"), BTreeSet::from(["float".to_owned()]));
    assert_eq!(
        imports("src/ledger/book.rs", "super::line::Line"),
        BTreeSet::from(["ledger::line::Line".to_owned()])
    );
}
