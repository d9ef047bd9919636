//! The forms in which somebody gives a scenario.

use super::address::is_link;

/// What a text that gives a scenario is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written<'t> {
    /// `preset:` and the name of one.
    Preset(&'t str),
    /// A link, or an address with one.
    Link,
    /// JSON.
    Json,
    /// TOML.
    Toml,
}

impl<'t> Written<'t> {
    /// The form of `text`.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        let start = text.trim_start();
        match start.strip_prefix("preset:") {
            Some(name) => Self::Preset(name.trim_end()),
            None if is_link(text) => Self::Link,
            None if start.starts_with('{') => Self::Json,
            None => Self::Toml,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_told_apart() {
        assert_eq!(Written::of(" preset:small-team\n"), Written::Preset("small-team"));
        assert_eq!(Written::of("https://example.org/#s=1_x"), Written::Link);
        assert_eq!(Written::of("#s=1_x"), Written::Link);
        assert_eq!(Written::of("\n {\"schema\": 1}"), Written::Json);
        assert_eq!(Written::of("schema = 1"), Written::Toml);
    }
}
