//! Inputs of which somebody is not sure: the range that belongs to their evidence, around the value they have.

use crate::catalogue::{Catalogue, Confidence};
use crate::field::{Audience, Evidence, Field, Likely, Preset, Shape};
use crate::scenario::{Problem, Problems, Scenario};

use super::ranges::input;
use super::{Model, Origin};

impl Model {
    /// The range that belongs to the input at `path`.
    ///
    /// # Errors
    ///
    /// There is no such input, it takes no part in this scenario, or it can hold but one value.
    pub fn unsure(&self, path: &str) -> Result<Likely, Problem> {
        let refuse = |allowed: &str| Problem::new(path, "not sure", allowed);
        let (field, row) = input(&self.inputs, &self.rows.extras, path)
            .map_err(refuse)?
            .ok_or_else(|| Problem::unknown(path, true))?;
        let value = if row == 0 { self.number(field) } else { self.rows.extras[row - 1].number(field) };
        let evidence = if row == 0 { self.evidence(field) } else { field.spec().evidence };
        Likely::unsure(field.spec(), evidence, value).ok_or_else(|| refuse(&field.spec().shape.in_words()))
    }

    /// How firm the number in `field` is: what the catalogue says of it, or what the table says of its default. What
    /// somebody wrote and is not sure of is no firmer than that.
    fn evidence(&self, field: Field) -> Evidence {
        match self.quoted(field).map(|(_, step)| step.evidence.confidence) {
            Some(Confidence::A | Confidence::B) => Evidence::VendorPrice,
            Some(Confidence::C) => Evidence::Published,
            None => field.spec().evidence,
        }
    }

    /// The inputs that are assumed where people could know them: nobody has said what they are, and their defaults
    /// are ours. What is nothing is not used, and how many months there are is decided, not found out.
    #[must_use]
    pub fn assumed(&self) -> Vec<String> {
        let values = self.values().into_iter().filter(|value| {
            let spec = value.field.spec();
            let is_known = !matches!(spec.preset, Preset::Number(_))
                || self.origin(value.field) != Origin::Default
                || spec.evidence != Evidence::Assumption;
            let is_used = value.value.number().is_some_and(|number| number > 0.0);
            value.row == 0
                && !is_known
                && is_used
                && spec.audience != Audience::Expert
                && matches!(spec.shape, Shape::Number { .. })
                && !spec.unit.words.starts_with("month")
        });
        values.map(|value| value.path).collect()
    }
}

/// The scenario with the range that belongs to each input in `paths`.
///
/// # Errors
///
/// The scenario is not valid, or one of the inputs has no range; everything at once.
pub fn with_unsure(
    scenario: &Scenario,
    catalogue: &Catalogue,
    paths: &[String],
) -> Result<Scenario, Problems> {
    let mut scenario = scenario.clone();
    if paths.is_empty() {
        return Ok(scenario);
    }
    let model = Model::new(&scenario, catalogue)?;
    let mut problems = Vec::new();
    for path in paths {
        match model.unsure(path) {
            Ok(range) => scenario.set_range(path, range),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(scenario) } else { Err(Problems { problems }) }
}
