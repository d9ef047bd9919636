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
}

/// The files of `scenarios/` of these names.
macro_rules! presets {
    ($($id:literal,)+) => {
        /// Every preset, in the order in which they are offered; the first one opens the page.
        pub const PRESETS: &[Preset] = &[$(Preset {
            id: $id,
            json: include_str!(concat!(env!("OUT_DIR"), "/", $id, ".json")),
        },)+];

        /// Their texts. A table of its own, so that a program that asks for none does not carry them.
        #[cfg(feature = "toml")]
        const TOML: &[&str] = &[$(include_str!(concat!("../scenarios/", $id, ".toml")),)+];
    };
}

presets! {
    "support-desk",
    "outdated-answers",
    "wrong-tone",
    "support-chatbot",
    "legal-documents",
    "media-recommendations",
    "ticket-routing",
    "small-team",
    "rule-of-thumb",
    "million-a-day",
    "million-documents",
    "research-agent",
    "vertex-tuning",
    "azure-hosting",
    "openai-closing",
}

/// The one that opens the page. Who needs no other one does not carry them along.
pub const OPENING: Preset = PRESETS[0];

/// What a list of presets says of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
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

    /// Its TOML, with the comments on every figure.
    #[cfg(feature = "toml")]
    #[must_use]
    pub fn toml(self) -> &'static str {
        let place = PRESETS.iter().position(|preset| *preset == self);
        place.and_then(|place| TOML.get(place)).copied().unwrap_or_default()
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
