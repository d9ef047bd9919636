//! What a rule asks of a situation.

use std::ops::Range;

use crate::field;
use crate::field::{Field, Shape};
use crate::kind::Strategy;
use crate::ledger::Line;
use crate::number;
use crate::report::Status;

use super::situation::{Given, Situation};

const TRAINED_BY: Field = field!("fine_tuning.training.kind");
const PARAMETERS: Field = field!("fine_tuning.training.parameters_billion");
const OPERATIONS: Field = field!("fine_tuning.training.flops_per_parameter_token");
/// Billions of parameters of a large model; an assumption.
const LARGE: f64 = 30.0;
/// Operations a parameter and token of a full fine-tune; an adapter takes fewer.
const FULL: f64 = 6.0;
/// Five and six figures.
const FIGURES: Range<f64> = 10_000.0..1_000_000.0;

/// A condition. A question that is not answered fulfils none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Condition {
    /// The answer is one of these.
    Is(Field, &'static [&'static str]),
    /// The answer is a number under this.
    Under(Field, f64),
    /// The answer is this number or more.
    AtLeast(Field, f64),
    /// The input holds this choice.
    Chosen(Field, &'static str),
    /// The switch is on.
    On(Field),
    /// All of these inputs are zero.
    Nothing(&'static [Field]),
    /// One of these inputs is above zero.
    Something(&'static [Field]),
    /// There are more queries a month, on average over the horizon.
    Volume(f64),
    /// An answer must come fast, or tuning costs less than RAG.
    Critical,
    /// A large model is tuned in full, and its first training does not come to five or six figures.
    OffMagnitude,
    /// The corpus is to stand in the prompt and does not fit into the context window.
    BeyondWindow,
    /// The strategy cannot run, for another reason.
    CannotRun,
    /// The strategy leaves too many queries without their knowledge.
    LeavesOpen,
}

impl Condition {
    /// Whether it holds for `strategy`.
    #[must_use]
    pub fn holds(&self, situation: &Situation<'_>, strategy: Strategy) -> bool {
        let model = situation.model;
        let count = |question: Field| match situation.answer(question) {
            Some(Given::Count(x)) => Some(*x),
            _ => None,
        };
        let status = situation.report.strategies.get(&strategy).map(|result| result.status);
        match *self {
            Self::Is(question, names) => {
                matches!(situation.answer(question), Some(Given::Name(name)) if names.contains(&name.as_str()))
            }
            Self::Under(question, limit) => count(question).is_some_and(|x| x < limit),
            Self::AtLeast(question, limit) => count(question).is_some_and(|x| x >= limit),
            Self::Chosen(field, name) => match field.spec().shape {
                Shape::Choice(names) => names.get(model.count(field)) == Some(&name),
                _ => false,
            },
            Self::On(field) => model.is_on(field),
            Self::Nothing(fields) => fields.iter().all(|field| model.number(*field) == 0.0),
            Self::Something(fields) => fields.iter().any(|field| model.number(*field) > 0.0),
            Self::Volume(limit) => mean_volume(situation) > limit,
            Self::Critical => {
                Self::Is(field!("answers.latency"), &["strict"]).holds(situation, strategy)
                    || tuning_saves(situation)
            }
            Self::OffMagnitude => is_off_magnitude(situation, strategy),
            Self::BeyondWindow => status == Some(Status::Infeasible) && is_beyond_window(situation, strategy),
            Self::CannotRun => status == Some(Status::Infeasible) && !is_beyond_window(situation, strategy),
            Self::LeavesOpen => status == Some(Status::Unfit),
        }
    }

    /// The inputs it looks at.
    #[must_use]
    pub fn looks_at(&self) -> Vec<Field> {
        match *self {
            Self::Is(field, _)
            | Self::Under(field, _)
            | Self::AtLeast(field, _)
            | Self::Chosen(field, _)
            | Self::On(field) => vec![field],
            Self::Nothing(fields) | Self::Something(fields) => fields.to_vec(),
            Self::Volume(_) => vec![field!("workload.queries_per_month")],
            Self::Critical => vec![field!("answers.latency")],
            Self::OffMagnitude => vec![TRAINED_BY, PARAMETERS, OPERATIONS],
            Self::BeyondWindow => {
                vec![field!("prompt_only.include_corpus"), field!("models.base.context_window_tokens")]
            }
            Self::CannotRun => Vec::new(),
            Self::LeavesOpen => vec![field!("knowledge.unanswered_limit")],
        }
    }

    /// The condition in words, as in `answers.citations is required`.
    #[must_use]
    pub fn in_words(&self) -> String {
        let path = |field: Field| field.spec().path;
        let paths = |fields: &[Field]| fields.iter().map(|field| path(*field)).collect::<Vec<_>>().join(", ");
        match *self {
            Self::Is(field, names) => format!("{} is {}", path(field), names.join(" or ")),
            Self::Under(field, limit) => format!("{} is under {}", path(field), number::exact(limit)),
            Self::AtLeast(field, limit) => format!("{} is {} or more", path(field), number::exact(limit)),
            Self::Chosen(field, name) => format!("{} is {name}", path(field)),
            Self::On(field) => format!("{} is true", path(field)),
            Self::Nothing(fields) => format!("nothing in {}", paths(fields)),
            Self::Something(fields) => format!("something in {}", paths(fields)),
            Self::Volume(limit) => {
                format!("more than {} queries a month on average", number::exact(limit))
            }
            Self::Critical => "either answers.latency is strict or tuning costs less than RAG".to_owned(),
            Self::OffMagnitude => format!(
                "{} or more parameters tuned in full, whose first training is under {} or not under {}",
                number::count(LARGE * 1e9),
                number::usd(FIGURES.start),
                number::usd(FIGURES.end)
            ),
            Self::BeyondWindow => "the corpus in the prompt is beyond the context window".to_owned(),
            Self::CannotRun => "the evaluation says infeasible".to_owned(),
            Self::LeavesOpen => "the evaluation says unfit".to_owned(),
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "a horizon is a small number")]
fn mean_volume(situation: &Situation<'_>) -> f64 {
    let timeline = situation.model.timeline();
    timeline.queries.iter().sum::<f64>() / timeline.months as f64
}

/// Whether a strategy with a tuned model that can be relied on costs less than RAG.
fn tuning_saves(situation: &Situation<'_>) -> bool {
    let fit = |strategy: Strategy| {
        situation.report.strategies.get(&strategy).is_some_and(|result| result.status == Status::Ok)
    };
    let tuned = [Strategy::FineTuned, Strategy::Hybrid, Strategy::Staged];
    situation.cost(Strategy::Rag).is_some_and(|rag| {
        tuned.into_iter().filter(|strategy| fit(*strategy)).filter_map(|s| situation.cost(s)).any(|x| x < rag)
    })
}

/// Whether a large model is tuned in full, and dataset, runs and evaluation of its first training come to fewer than
/// five figures or to more than six.
fn is_off_magnitude(situation: &Situation<'_>, strategy: Strategy) -> bool {
    const FIRST: [Line; 6] = [
        Line::DataLabelling,
        Line::DataExperts,
        Line::DataEngineering,
        Line::TrainingCompute,
        Line::TrainingEvaluation,
        Line::TrainingEvaluationEngineering,
    ];
    let model = situation.model;
    let is_full = Condition::Chosen(TRAINED_BY, "flops").holds(situation, strategy)
        && model.number(PARAMETERS) >= LARGE
        && model.number(OPERATIONS) >= FULL;
    is_full
        && situation.report.figures(strategy).is_some_and(|figures| {
            let lines: Vec<_> = FIRST.into_iter().filter_map(|line| figures.ledger.line(line)).collect();
            let month = |month: usize| lines.iter().filter_map(|line| line.start.get(month)).sum::<f64>();
            let first = (0..model.timeline().months).map(month).find(|usd| *usd > 0.0);
            !FIGURES.contains(&first.unwrap_or(0.0))
        })
}

fn is_beyond_window(situation: &Situation<'_>, strategy: Strategy) -> bool {
    let window = field!("models.base.context_window_tokens").spec().path;
    let result = situation.report.strategies.get(&strategy);
    strategy == Strategy::PromptOnly
        && situation.model.is_on(field!("prompt_only.include_corpus"))
        && result.is_some_and(|result| result.reason_field == window)
}
