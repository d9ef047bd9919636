//! Draws, made bit by bit.

use crossover::report::{AskedDraws, ENOUGH, Run, Uncertainty, uncertain_run};
use js_sys::Date;
use yew::UseStateSetter;

use crate::decide::worked::Work;
use crate::evaluation::{Evaluation, Pair};
use crate::slices::Slices;

/// So many draws are made before anything else is looked at.
const PIECE: u32 = 64;
/// After so many milliseconds what the first draws say is shown.
const PATIENCE: f64 = 40.0;
/// In so many steps it is shown how far they are.
pub(super) const STEPS: u32 = 16;

/// A run of which nothing has been done; none where no input has a range.
pub(in crate::decide) fn asked(evaluation: &Evaluation, pair: Option<Pair>) -> Option<Run> {
    let (challenger, incumbent) = pair.unzip();
    let asked = AskedDraws { samples: ENOUGH, challenger, incumbent, ..AskedDraws::default() };
    uncertain_run(evaluation.model(), evaluation.report(), asked).ok()
}

/// Makes every draw, and does something after each piece; false if nobody wants to know any more.
pub(in crate::decide) async fn all_draws(
    run: &mut Run,
    slices: &mut Slices,
    mut each: impl FnMut(&Run),
) -> bool {
    while run.progress() < 1.0 {
        if !slices.go_on().await {
            return false;
        }
        run.step(PIECE);
        each(run);
    }
    true
}

/// What comes of the draws: of the first as soon as possible, of all when they are made and every input is valued.
pub(super) async fn draw(
    (evaluation, pair): (Evaluation, Option<Pair>),
    mut work: Work<Uncertainty>,
    done: UseStateSetter<u32>,
) {
    let Some(mut run) = asked(&evaluation, pair) else { return };
    let until = Date::now() + PATIENCE;
    let mut is_due = work.is_first;
    done.set(0);
    let each = |run: &Run| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of few steps")]
        done.set((run.progress() * f64::from(STEPS - 1)) as u32);
        if is_due && Date::now() > until {
            work.then.emit(Uncertainty::new(run));
            is_due = false;
        }
    };
    if !all_draws(&mut run, &mut work.slices, each).await {
        return;
    }
    while work.slices.go_on().await {
        if !run.step(1) {
            work.then.emit(Uncertainty::new(&run));
            done.set(STEPS);
            return;
        }
    }
}
