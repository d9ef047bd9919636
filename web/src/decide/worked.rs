//! What takes too long to be worked out while the page is drawn.

use std::cell::Cell;
use std::rc::Rc;

use crossover::field;
use crossover::field::Field;
use crossover::report::{
    AskedDraws, Compared, ENOUGH, FlipSearch, Flips, Frontier, FrontierMap, InputFlip, Reach, Run,
    SensitiveInput, Sensitivity, Sentence, Uncertainty, flip_to_name, input_name, nearest_in_words,
    numeric_inputs, sure_beside, uncertain_run,
};
use js_sys::Date;
use wasm_bindgen_futures::spawn_local;
use yew::{Callback, hook, use_effect_with, use_state};

use crate::evaluation::{Evaluation, Pair};
use crate::flips::finish;
use crate::slices::{REST, Slices};

/// How many values a map has across and up, whole numbers once each.
const STEPS: [usize; 2] = [60, 45];
/// After so many milliseconds what is there of a first map is shown.
const PATIENCE: f64 = 100.0;
/// So many draws are made before anything else is looked at.
const PIECE: u32 = 64;
/// After so many milliseconds what the first draws say is shown.
const SOON: f64 = 24.0;
/// In so many parts it is shown how far draws are; behind them everything is done.
pub(super) const PARTS: u32 = 16;

/// What is asked about an answer, or about two of its strategies.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Asked {
    /// How sure it is where inputs have ranges, else which flip is worth naming.
    Nearest,
    Flips(Option<Pair>),
    Sensitivity(Option<Pair>),
    /// Who is cheapest across the one input and up the other.
    Map([Field; 2]),
    /// What comes of draws of the inputs with ranges.
    Draws(Option<Pair>),
}

pub(super) enum Worked {
    Nearest(Option<Sentence>),
    Flips(Flips),
    Sensitivity(Sensitivity),
    Map(FrontierMap),
    /// And how many parts of the draws that come next are made.
    Draws(Rc<Uncertainty>, u32),
}

/// Two are equal when they are the same one, however far the next is.
#[derive(Clone)]
pub(super) struct Known(Rc<Worked>);

impl Known {
    pub(super) fn what(&self) -> &Worked {
        &self.0
    }
}

impl PartialEq for Known {
    fn eq(&self, other: &Self) -> bool {
        match (self.what(), other.what()) {
            (Worked::Draws(a, _), Worked::Draws(b, _)) => Rc::ptr_eq(a, b),
            _ => Rc::ptr_eq(&self.0, &other.0),
        }
    }
}

/// What comes of a question; until there is an answer to this one, that to the last. The first is begun at once if
/// somebody waits for it, others when nothing has changed for a while; a change ends it.
#[hook]
pub(super) fn use_worked(evaluation: &Evaluation, asked: Asked) -> Option<Known> {
    let known = use_state(|| None::<Known>);
    let (set, last) = (known.setter(), (*known).clone());
    use_effect_with((evaluation.clone(), asked), move |(evaluation, asked)| {
        let stopped = Rc::new(Cell::new(false));
        let (evaluation, asked, ends) = (evaluation.clone(), *asked, Rc::clone(&stopped));
        let then = Callback::from(move |worked| set.set(Some(Known(Rc::new(worked)))));
        spawn_local(async move {
            let rest = if last.is_none() && asked != Asked::Nearest { 0 } else { REST };
            let slices = Slices::after(rest, ends).await;
            let work = Work { evaluation: &evaluation, slices, last, then };
            let _ = work.on(asked).await;
        });
        move || stopped.set(true)
    });
    (*known).clone()
}

struct Work<'e> {
    evaluation: &'e Evaluation,
    slices: Slices,
    /// What is known yet; where that is nothing, a part is better.
    last: Option<Known>,
    then: Callback<Worked>,
}

impl Work<'_> {
    /// Works on a question; none if nobody wants to know any more, or there is nothing to compare.
    async fn on(mut self, asked: Asked) -> Option<()> {
        let model = self.evaluation.model();
        let compared = |pair: Option<Pair>| Some(Compared::of(model, pair?));
        let worked = match asked {
            Asked::Nearest if !model.ranges().is_empty() => {
                let mut run = run(self.evaluation, None)?;
                while run.progress() < 1.0 {
                    self.slices.go_on().await?;
                    run.step(PIECE);
                }
                let point = self.evaluation.report().cheapest.strategy;
                Worked::Nearest(Some(sure_beside(&Uncertainty::new(&run), point)))
            }
            Asked::Nearest => {
                let mut search = self.evaluation.verdict().pair.and_then(|pair| flip_to_name(model, pair));
                while search.as_mut().is_some_and(|search| search.step(model)) {
                    self.slices.go_on().await?;
                }
                let found = search.and_then(|search| search.found());
                Worked::Nearest(found.map(|flip| nearest_in_words(&flip, &input_name(flip.field))))
            }
            Asked::Flips(pair) => {
                let compared = compared(pair)?;
                let mut found = Vec::new();
                for field in numeric_inputs(model) {
                    let search = FlipSearch::new(model, compared.pair(), field, Reach::Far);
                    found.push(InputFlip::new(model, field, finish(search, model, &mut self.slices).await?));
                }
                Worked::Flips(Flips::of(&compared, found))
            }
            Asked::Sensitivity(pair) => {
                let compared = compared(pair)?;
                let mut moved = Vec::new();
                for field in numeric_inputs(model) {
                    self.slices.go_on().await?;
                    moved.extend(SensitiveInput::new(model, &compared, field));
                }
                Worked::Sensitivity(Sensitivity::of(model, &compared, moved))
            }
            Asked::Map(axes) => self.map(axes).await?,
            Asked::Draws(pair) => self.draws(pair).await?,
        };
        self.then.emit(worked);
        Some(())
    }

    async fn map(&mut self, axes: [Field; 2]) -> Option<Worked> {
        let model = self.evaluation.model();
        let frontier = Frontier::around(model.clone(), axes, STEPS);
        let map = |rows| Worked::Map(FrontierMap::new(&frontier, model.text(field!("title")), rows));
        let (mut rows, mut shown) = (Vec::new(), Date::now());
        for place in 0..frontier.y().values.len() {
            self.slices.go_on().await?;
            rows.push(frontier.row(place));
            if self.last.is_none() && Date::now() > shown + PATIENCE {
                self.then.emit(map(rows.clone()));
                shown = Date::now();
            }
        }
        Some(map(rows))
    }

    /// Shows what the first draws say as soon as possible, and from then on how far they are.
    async fn draws(&mut self, pair: Option<Pair>) -> Option<Worked> {
        let mut run = run(self.evaluation, pair)?;
        let mut shown = self.last.as_ref().and_then(|last| match last.what() {
            Worked::Draws(result, _) => Some(Rc::clone(result)),
            _ => None,
        });
        let (until, mut told) = (Date::now() + SOON, None);
        while run.progress() < 1.0 {
            self.slices.go_on().await?;
            run.step(PIECE);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a share of few parts"
            )]
            let made = (run.progress() * f64::from(PARTS)) as u32;
            if shown.is_none() && Date::now() > until {
                shown = Some(Rc::new(Uncertainty::new(&run)));
            }
            if let Some(result) = shown.as_ref().filter(|_| told != Some(made)) {
                told = Some(made);
                self.then.emit(Worked::Draws(Rc::clone(result), made));
            }
        }
        self.slices.go_on().await?;
        while run.step(1) {
            self.slices.go_on().await?;
        }
        Some(Worked::Draws(Rc::new(Uncertainty::new(&run)), PARTS + 1))
    }
}

/// A run of which nothing has been done; none where no input has a range.
fn run(evaluation: &Evaluation, pair: Option<Pair>) -> Option<Run> {
    let (challenger, incumbent) = pair.unzip();
    let asked = AskedDraws { samples: ENOUGH, challenger, incumbent, ..AskedDraws::default() };
    uncertain_run(evaluation.model(), evaluation.report(), asked).ok()
}
