//! A map of the cheapest strategies as somebody asks for it: which two inputs, from where to where.

use crate::model::Model;
use crate::scenario::{Options, Problem, Problems};

use super::frontier::{Frontier, usual_input, usual_stretch};
use super::grid::{Spacing, Vary};

/// So many values an axis may have.
const STEPS: std::ops::RangeInclusive<u32> = 2..=1_000;
const USUAL_STEPS: usize = 200;

/// The map that is asked for; what is left open is what suits the scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct MapRequest {
    /// The input along the rows.
    pub x: Option<AskedAxis>,
    /// The input from row to row.
    pub y: Option<AskedAxis>,
    /// How many values of each.
    pub steps: [usize; 2],
}

/// An input that is to be varied.
#[derive(Debug, Clone, PartialEq)]
pub struct AskedAxis {
    path: String,
    stretch: Option<(f64, f64, Spacing)>,
}

impl AskedAxis {
    /// An input around its present value.
    #[must_use]
    pub fn around(path: &str) -> Self {
        Self { path: path.to_owned(), stretch: None }
    }

    /// Reads `PATH` or `PATH=FROM..TO`, with or without `,log`.
    ///
    /// # Errors
    ///
    /// What was expected.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let Some((path, ends)) = text.split_once('=') else { return Ok(Self::around(text.trim())) };
        let wrong = "expected PATH=FROM..TO, as in rag.top_k=1..20, with ,log behind it for equal factors";
        Ok(Self { path: path.trim().to_owned(), stretch: Some(stretch(ends).ok_or(wrong)?) })
    }

    fn vary(&self, model: &Model, steps: usize) -> Result<Vary, Problems> {
        match self.stretch {
            Some((from, to, spacing)) => Ok(Vary { path: self.path.clone(), from, to, steps, spacing }),
            None => usual_stretch(model, &self.path, steps),
        }
    }
}

impl MapRequest {
    /// The map that `options` ask for.
    pub fn asked(options: &mut Options) -> Self {
        let mut axis = |name| {
            let text = options.text(name)?;
            let read = AskedAxis::parse(&text);
            if let Err(expected) = read {
                let allowed = expected.trim_start_matches("expected ");
                options.refuse(Problem::new(name, format!("\"{text}\""), allowed));
            }
            read.ok()
        };
        let (x, y) = (axis("x"), axis("y"));
        let steps = options.whole("steps", STEPS).and_then(|steps| usize::try_from(steps).ok());
        Self { x, y, steps: [steps.unwrap_or(USUAL_STEPS); 2] }
    }

    /// The map of a model, to be worked out row by row.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with what is to be varied.
    pub fn frontier(&self, model: Model) -> Result<Frontier, Problems> {
        let path = |asked: &Option<AskedAxis>| asked.as_ref().map(|asked| asked.path.clone());
        let usual = |other: Option<String>| AskedAxis::around(usual_input(&model, other.as_deref()));
        let x = self.x.clone().unwrap_or_else(|| usual(path(&self.y)));
        let y = self.y.clone().unwrap_or_else(|| usual(Some(x.path.clone())));
        let [across, up] = self.steps;
        match (x.vary(&model, across), y.vary(&model, up)) {
            (Ok(x), Ok(y)) => Frontier::new(model, x, y),
            (x, y) => {
                let problems = [x.err(), y.err()].into_iter().flatten().flat_map(|found| found.problems);
                Err(Problems { problems: problems.collect() })
            }
        }
    }
}

/// Reads `FROM..TO`, with or without `,log`.
#[must_use]
pub fn stretch(text: &str) -> Option<(f64, f64, Spacing)> {
    let number = |text: &str| text.trim().replace('_', "").parse::<f64>().ok();
    let (ends, spacing) = match text.split_once(',') {
        None => (text, Spacing::Linear),
        Some((ends, "log")) => (ends, Spacing::Logarithmic),
        Some(_) => return None,
    };
    let (from, to) = ends.split_once("..")?;
    Some((number(from)?, number(to)?, spacing))
}
