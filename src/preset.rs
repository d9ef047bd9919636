//! The scenarios that come with the program, as they stand in `scenarios/`.

use serde::Serialize;

use crate::scenario::{Problem, Problems, Scenario};

/// A scenario that comes with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preset {
    /// Its name: that of its file without the ending.
    pub id: &'static str,
    /// What it holds, as JSON.
    json: &'static str,
    /// Its TOML, with the comments on every figure.
    #[cfg(feature = "toml")]
    pub toml: &'static str,
}

/// The file of `scenarios/` of this name.
macro_rules! preset {
    ($id:literal) => {
        Preset {
            id: $id,
            json: include_str!(concat!(env!("OUT_DIR"), "/", $id, ".json")),
            #[cfg(feature = "toml")]
            toml: include_str!(concat!("../scenarios/", $id, ".toml")),
        }
    };
}

/// The one that opens the page. Who needs no other one does not carry them along.
pub const OPENING: Preset = preset!("support-desk");

/// Every preset, in the order in which they are offered; the first one opens the page.
pub const PRESETS: &[Preset] = &[
    OPENING,
    preset!("outdated-answers"),
    preset!("wrong-tone"),
    preset!("support-chatbot"),
    preset!("legal-documents"),
    preset!("media-recommendations"),
    preset!("ticket-routing"),
    preset!("small-team"),
    preset!("rule-of-thumb"),
    preset!("million-a-day"),
    preset!("million-documents"),
    preset!("research-agent"),
    preset!("vertex-tuning"),
    preset!("azure-hosting"),
    preset!("openai-closing"),
];

/// What a list of presets says of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PresetDescription {
    /// Its name.
    pub id: &'static str,
    /// The scenario's title.
    pub title: String,
    /// The scenario's note.
    pub note: String,
}

impl Preset {
    /// The preset called `id`.
    ///
    /// # Errors
    ///
    /// There is none of that name.
    pub fn find(id: &str) -> Result<Self, Problems> {
        let ids: Vec<&str> = PRESETS.iter().map(|preset| preset.id).collect();
        PRESETS
            .iter()
            .copied()
            .find(|preset| preset.id == id)
            .ok_or_else(|| Problem::misspelt("preset", id, &ids, format!("one of {}", ids.join(", "))).into())
    }

    /// What it holds.
    #[must_use]
    pub fn scenario(self) -> Scenario {
        // The tests read every preset.
        Scenario::from_json(self.json).unwrap_or_default()
    }

    /// What a list says of it.
    #[must_use]
    pub fn describe(self) -> PresetDescription {
        let scenario = self.scenario();
        let text = |path| scenario.get(path).and_then(|value| value.text()).unwrap_or_default().to_owned();
        PresetDescription { id: self.id, title: text("title"), note: text("note") }
    }
}
