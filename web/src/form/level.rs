//! How many inputs are shown, and which are found.

use crossover::field::{Audience, Field, Section, Shape};
use crossover::model::Draft;

/// How many inputs are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    Case,
    Recommended,
    All,
}

impl Level {
    pub(super) const EACH: [Self; 3] = [Self::Case, Self::Recommended, Self::All];

    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Case => "Your case",
            Self::Recommended => "Recommended",
            Self::All => "All",
        }
    }

    /// Whether `field` is shown.
    pub(super) fn shows(self, field: Field) -> bool {
        let spec = field.spec();
        let least = match spec.audience {
            // What a scenario is called does not change the answer.
            Audience::Business if spec.section == Section::About => Self::All,
            Audience::Business => Self::Case,
            Audience::Recommended => Self::Recommended,
            Audience::Expert => Self::All,
        };
        least <= self
    }
}

/// Whether `field` can be changed here: it is no row of a table, takes part, and leaves a choice.
pub(super) fn in_play(draft: &Draft, field: Field) -> bool {
    let spec = field.spec();
    let fixed = matches!(spec.shape, Shape::Number { range, .. } if range.min == range.max);
    let elsewhere = matches!(spec.section, Section::Uncertainty | Section::Answers);
    !fixed && !elsewhere && !spec.path.contains('*') && draft.applies(field)
}

/// Whether every word of `query`, in small letters, is in what is said of `field`.
pub(super) fn matches(field: Field, query: &str) -> bool {
    let spec = field.spec();
    let said = [spec.section.heading(), spec.label, spec.unit.words, spec.help, spec.path].join(" ");
    let said = said.to_ascii_lowercase();
    query.split_whitespace().all(|word| said.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossover::field;
    use crossover::model::Model;
    use crossover::preset::PRESETS;
    use crossover::scenario::Scenario;

    fn shown(level: Level) -> Vec<&'static str> {
        let model = Model::try_from(&Scenario::from_toml(PRESETS[0].toml()).unwrap()).unwrap();
        let fields = field::all().filter(|field| in_play(&model.draft(), *field) && level.shows(*field));
        fields.map(|field| field.spec().path).collect()
    }

    #[test]
    fn levels_hold_more_and_more() {
        let [case, recommended, all] = Level::EACH.map(shown);
        assert!(case.len() < 16 && case.iter().all(|path| recommended.contains(path)), "{case:#?}");
        assert!((28..40).contains(&recommended.len()), "{recommended:#?}");
        assert!(recommended.iter().all(|path| all.contains(path)) && all.len() > 100);
        assert!(!recommended.contains(&"title") && all.contains(&"title"));
        assert!(!all.contains(&"schema"), "it leaves no choice");
        assert!(!all.contains(&"models.tuned.input_usd_per_mtok"), "it is paid by the replica");
    }

    #[test]
    fn a_search_finds_what_is_said_of_an_input() {
        let chunk = field!("rag.chunking.chunk_tokens");
        assert!(matches(chunk, "chunk") && matches(chunk, "rag tokens") && matches(chunk, "rag.chunking"));
        assert!(!matches(chunk, "chunk discount"));
    }
}
