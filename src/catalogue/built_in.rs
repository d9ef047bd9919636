//! The catalogue that comes with the program: the files under `prices/`.

use std::sync::LazyLock;

use super::Catalogue;

/// One a vendor.
const FILES: [&str; 8] = [
    include_str!("../../prices/anthropic.toml"),
    include_str!("../../prices/deepseek.toml"),
    include_str!("../../prices/fireworks.toml"),
    include_str!("../../prices/google.toml"),
    include_str!("../../prices/groq.toml"),
    include_str!("../../prices/mistral.toml"),
    include_str!("../../prices/openai.toml"),
    include_str!("../../prices/together.toml"),
];

/// The catalogue that comes with the program.
#[must_use]
pub fn built_in() -> &'static Catalogue {
    static BUILT_IN: LazyLock<Catalogue> = LazyLock::new(|| {
        let files = FILES.iter().filter_map(|text| Catalogue::from_toml(text).ok());
        files.fold(Catalogue::default(), |all, file| all.with(&file))
    });
    &BUILT_IN
}
