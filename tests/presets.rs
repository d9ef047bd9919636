//! The presets are the files of `scenarios/`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crossover::catalogue::{built_in, opening};
use crossover::model::Model;
use crossover::preset::{OPENING, PRESETS, Preset};
use crossover::report::{Report, to_json};
use crossover::scenario::Scenario;

#[test]
fn every_file_is_listed_once_and_can_be_evaluated() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files: BTreeSet<String> =
        names.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    let listed: BTreeSet<String> = PRESETS.iter().map(|preset| preset.id.to_owned()).collect();
    assert_eq!(listed, files, "src/preset.rs lists what stands in scenarios/");
    assert_eq!(PRESETS.len(), files.len(), "a preset is listed twice");
    for preset in PRESETS {
        let scenario = Scenario::from_toml(preset.toml());
        assert_eq!(scenario.as_ref(), Ok(&preset.scenario()), "{}: both notations", preset.id);
        let model = scenario.and_then(|scenario| Model::try_from(&scenario));
        assert!(model.is_ok(), "{}: {:?}", preset.id, model.err());
        let described = preset.describe();
        assert!(!described.title.is_empty() && !described.note.is_empty(), "{}", preset.id);
    }
}

#[test]
fn a_preset_written_as_toml_reads_back() {
    for preset in PRESETS {
        let scenario = Scenario::from_toml(preset.toml()).unwrap();
        assert_eq!(Scenario::from_toml(&scenario.to_toml()), Ok(scenario), "{}", preset.id);
    }
}

#[test]
fn the_first_one_opens_the_page_with_the_few_prices_it_names() {
    assert_eq!(PRESETS[0], OPENING);
    let scenario = OPENING.scenario();
    let report = |catalogue| to_json(&Report::new(&Model::new(&scenario, catalogue).unwrap()));
    assert_eq!(report(opening()), report(built_in()));
    assert!(opening().iter().all(|entry| built_in().find(entry.product, &entry.name) == Some(entry)));
    assert!(opening().iter().count() * 10 < built_in().iter().count());
}

#[test]
fn an_unknown_name_gets_a_suggestion() {
    assert_eq!(Preset::find("small-team").unwrap().describe().title, "Small team, one handbook");
    let message = Preset::find("suport-desk").unwrap_err().to_string();
    assert!(
        message.starts_with("preset: found \"suport-desk\"; allowed is one of support-desk, "),
        "{message}"
    );
    assert!(message.ends_with("; did you mean support-desk?"), "{message}");
    assert!(!Preset::find("nothing like it").unwrap_err().to_string().contains("mean"));
}
