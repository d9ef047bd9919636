//! What is chosen in the panel.

use crossover::chart::{Kind, Theme};
use crossover::field::{Audience, Field, FieldSpec, Section, Shape, all};
use crossover::model::Model;
use crossover::share::{Image, Look, MOST_INPUTS, Way};

/// What is chosen in the panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choice {
    pub(super) way: Way,
    pub(super) kind: Kind,
    /// The ground; if none, the one that suits the way.
    pub(super) theme: Option<Theme>,
    /// The inputs of the widget.
    pub(super) inputs: [Option<&'static str>; MOST_INPUTS],
    /// Whether a frame is as high as what is in it.
    pub(super) auto_height: bool,
    /// Whether a server draws the image at every visit.
    pub(super) live: bool,
}

impl Default for Choice {
    fn default() -> Self {
        Self {
            way: Way::Link,
            kind: Kind::Time,
            theme: None,
            inputs: [None; MOST_INPUTS],
            auto_height: false,
            live: false,
        }
    }
}

impl Choice {
    /// What it asks the core for.
    pub(super) fn look(&self) -> Look {
        let saved = Image::new(&file_name(self.kind.name(), "svg")).ok();
        Look {
            kind: self.kind,
            theme: self.theme(),
            inputs: self.inputs.iter().flatten().copied().collect(),
            auto_height: self.auto_height,
            image: saved.filter(|_| !self.live),
            ..Look::default()
        }
    }

    /// The ground on which it stands.
    pub(super) fn theme(&self) -> Theme {
        self.theme.unwrap_or(self.way.usual_theme())
    }

    /// With another input in one of the places; those behind move up, and none stands twice.
    pub(super) fn with_input(&self, place: usize, path: Option<&'static str>) -> Self {
        let mut chosen = self.inputs;
        chosen[place] = path;
        let mut kept: Vec<&'static str> = Vec::new();
        for path in chosen.into_iter().flatten() {
            if !kept.contains(&path) {
                kept.push(path);
            }
        }
        let mut inputs = [None; MOST_INPUTS];
        inputs.iter_mut().zip(kept).for_each(|(place, path)| *place = Some(path));
        Self { inputs, ..self.clone() }
    }
}

/// The name of the image in a file.
pub(super) fn file_name(kind: &str, ending: &str) -> String {
    ["crossover-", kind, ".", ending].concat()
}

/// The inputs that the widget may offer: those of the case and the recommended ones that take part.
pub(super) fn offered(model: &Model) -> Vec<Field> {
    let draft = model.draft();
    let is_offered = |spec: &FieldSpec| {
        let fixed = matches!(spec.shape, Shape::Number { range, .. } if range.min == range.max);
        let elsewhere = matches!(spec.section, Section::About | Section::Uncertainty | Section::Answers);
        !fixed && !elsewhere && spec.audience != Audience::Expert && !spec.path.contains('*')
    };
    all().filter(|field| is_offered(field.spec()) && draft.applies(*field)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_move_up_and_stand_once() {
        let one = Choice::default().with_input(1, Some("a"));
        assert_eq!(one.inputs, [Some("a"), None, None]);
        let two = one.with_input(1, Some("b")).with_input(2, Some("a"));
        assert_eq!(two.inputs, [Some("a"), Some("b"), None]);
        assert_eq!(two.with_input(0, None).inputs, [Some("b"), None, None]);
    }
}
