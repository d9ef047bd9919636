//! Which strategy is cheapest where two inputs are varied: one row of the map after the other.

use crate::field;
use crate::field::{Field, Shape};
use crate::float;
use crate::kind::{Growth, Strategy};
use crate::ledger::{Plan, Sums, is_unfit, unanswered};
use crate::model::Model;
use crate::scenario::Problems;

use super::cheapest::cheapest;
use super::grid::{Axis, Grid, Spacing, Vary, chosen};
use super::over_volume::VolumeScan;

/// A scenario and the two inputs that are varied.
#[derive(Debug, Clone)]
pub struct Frontier {
    model: Model,
    x: Axis,
    y: Axis,
    enabled: Vec<Strategy>,
}

/// The inputs that are varied when nobody says which.
const USUAL: [Field; 3] = [
    field!("workload.queries_per_month"),
    field!("fine_tuning.retraining.every_months"),
    field!("workload.answer_tokens"),
];

impl Frontier {
    /// The scenario with `x` varied along the rows and `y` from row to row.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with what is to be varied.
    pub fn new(model: Model, x: Vary, y: Vary) -> Result<Self, Problems> {
        let [x, y] = Grid::new(&model, &[x, y])?.into_axes();
        Ok(Self::over(model, [x, y]))
    }

    /// The scenario with two inputs that take part varied around their present values, along the rows and from row to
    /// row, at so many values each.
    #[must_use]
    pub fn around(model: Model, inputs: [Field; 2], steps: [usize; 2]) -> Self {
        let around =
            |place: usize| Axis::new(inputs[place], &stretch_around(&model, inputs[place], steps[place]));
        let axes = [around(0), around(1)];
        Self::over(model, axes)
    }

    fn over(model: Model, [x, y]: [Axis; 2]) -> Self {
        let enabled = Strategy::ALL.iter().copied().filter(|strategy| model.is_enabled(*strategy)).collect();
        Self { model, x, y, enabled }
    }

    /// The input along the rows.
    #[must_use]
    pub fn x(&self) -> &Axis {
        &self.x
    }

    /// The input from row to row: a row for each value.
    #[must_use]
    pub fn y(&self) -> &Axis {
        &self.y
    }

    /// The cheapest strategy for each value of `x` in a row, counted from 0; none where none can be relied on
    /// or the scenario is not valid.
    #[must_use]
    pub fn row(&self, place: usize) -> Vec<Option<Strategy>> {
        let y = (self.y.field, self.y.values[place]);
        self.along_volume(y).unwrap_or_else(|| {
            let cell = |x: &f64| {
                self.model.moved(&[(self.x.field, *x), y]).ok().and_then(|model| self.cheapest(&model))
            };
            self.x.values.iter().map(cell).collect()
        })
    }

    /// The cheapest strategy of the scenario itself.
    #[must_use]
    pub fn here(&self) -> Option<Strategy> {
        self.cheapest(&self.model)
    }

    /// The present values of the two inputs.
    #[must_use]
    pub fn present(&self) -> (f64, f64) {
        (self.model.number(self.x.field), self.model.number(self.y.field))
    }

    fn cheapest(&self, model: &Model) -> Option<Strategy> {
        cheapest(self.sums(model).map(|(strategy, sums)| (strategy, sums.present_value(model.timeline()))))
    }

    /// The strategies that can be relied on.
    fn sums<'a>(&'a self, model: &'a Model) -> impl Iterator<Item = (Strategy, Sums)> + 'a {
        self.enabled.iter().filter_map(|strategy| {
            let plan = Plan::new(model, *strategy)?;
            if is_unfit(model, unanswered(model, &plan)) {
                return None;
            }
            Some((*strategy, Sums::new(model, *strategy).ok()?))
        })
    }

    /// A row in which nothing but the height of the volume changes: each strategy is a function of that.
    fn along_volume(&self, y: (Field, f64)) -> Option<Vec<Option<Strategy>>> {
        let growth: Growth = self.model.choice(field!("workload.growth.kind"));
        if self.x.field != field!("workload.queries_per_month")
            || !matches!(growth, Growth::Flat | Growth::Compound)
        {
            return None;
        }
        // Where the highest volume is valid, the lower ones are.
        let most = (self.x.field, *self.x.values.last()?);
        let model = self.model.moved(&[most, y]).ok()?;
        let shape = VolumeScan::shape(model.timeline())?;
        let costs: Vec<(Strategy, Vec<f64>)> = self
            .sums(&model)
            .map(|(strategy, sums)| {
                (strategy, sums.over_volume(model.timeline(), &shape).at_each(&self.x.values))
            })
            .collect();
        let cell = |place: usize| cheapest(costs.iter().map(|(strategy, costs)| (*strategy, costs[place])));
        Some((0..self.x.values.len()).map(cell).collect())
    }
}

/// The path of an input to vary when nobody says which: volume, then the cadence of retraining; not `other`.
#[must_use]
pub fn usual_input(model: &Model, other: Option<&str>) -> &'static str {
    let is_free = |field: &&Field| Some(field.spec().path) != other && model.applies(**field);
    USUAL.iter().find(is_free).unwrap_or(&USUAL[0]).spec().path
}

/// The stretch around the present value of an input in which its map is worth looking at.
///
/// # Errors
///
/// There is no such input, or it holds no number.
pub fn usual_stretch(model: &Model, path: &str, steps: usize) -> Result<Vary, Problems> {
    let field = chosen(model, path).map_err(|problems| Problems { problems })?;
    Ok(stretch_around(model, field, steps))
}

fn stretch_around(model: &Model, field: Field, steps: usize) -> Vary {
    let (spec, present) = (field.spec(), model.number(field));
    let Shape::Number { range, step, .. } = spec.shape else { unreachable!("it holds a number") };
    let horizon = model.number(field!("horizon.months"));
    let decade = |power: f64| float::pow(10.0, power);
    let (from, to, spacing) = if spec.repeated().is_some() || spec.unit.words == "month" {
        (present.min(1.0), horizon.max(2.0).max(present), Spacing::Linear)
    } else if spec.unit.is_share() && range.max == 1.0 {
        (0.0, 1.0, Spacing::Linear)
    } else if spec.unit.is_share() {
        (present - 0.1, present + 0.1, Spacing::Linear)
    } else if present > 0.0 {
        // Half a decade at least on either side, from one power of ten to another.
        let power = float::log10(present);
        (decade((power - 0.5).floor()), decade((power + 0.5).ceil()), Spacing::Logarithmic)
    } else {
        (present, present + 10.0 * step, Spacing::Linear)
    };
    let (from, to) = (from.max(range.least()), to.min(range.max));
    Vary { path: spec.path.to_owned(), from, to, steps, spacing }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Scenario;

    #[test]
    fn stretches_lie_around_the_present() {
        let text = "
            models.base = { kind = 'per_token', input_usd_per_mtok = 1, output_usd_per_mtok = 5 }
            models.tuned = { kind = 'dedicated', replica_usd_per_hour = 1 }";
        let model = Model::try_from(&Scenario::from_toml(text).unwrap()).unwrap();
        let stretch = |path: &str| {
            let Vary { from, to, spacing, .. } = usual_stretch(&model, path, 5).unwrap();
            (from, to, spacing)
        };
        assert_eq!(stretch("workload.queries_per_month"), (1e4, 1e6, Spacing::Logarithmic));
        assert_eq!(stretch("rag.top_k"), (1.0, 100.0, Spacing::Logarithmic));
        assert_eq!(stretch("fine_tuning.retraining.every_months"), (1.0, 36.0, Spacing::Linear));
        assert_eq!(stretch("rag.embedding.reindex_every_months"), (0.0, 36.0, Spacing::Linear));
        assert_eq!(stretch("rag.cache_hit_share"), (0.0, 1.0, Spacing::Linear));
        assert_eq!(stretch("quality.usd_per_error").0, 0.0);
        assert_eq!(stretch("horizon.months"), (10.0, 120.0, Spacing::Logarithmic));
        assert!(usual_stretch(&model, "rag.loop", 5).is_err());
        assert_eq!(usual_input(&model, None), "workload.queries_per_month");
        assert_eq!(usual_input(&model, Some(USUAL[0].spec().path)), "fine_tuning.retraining.every_months");
    }
}
