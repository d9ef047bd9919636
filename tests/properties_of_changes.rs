//! What holds in every scenario of what changes its answer: flips, and maps of the cheapest strategy.

#![expect(clippy::expect_used, reason = "a test that cannot go on ends")]

mod common;

#[path = "common/random.rs"]
mod random;

use crossover::field::{Field, Shape};
use crossover::float;
use crossover::kind;
use crossover::ledger::Sums;
use crossover::model::Model;
use crossover::report::{Frontier, Reach, Report, flip, numeric_inputs, usual_input};
use crossover::scenario::Scenario;
use proptest::prelude::*;
use proptest::sample::Index;

use random::scenarios;

/// Crossings are bisected to this part of their size; what is just before one lies twice as far.
const BEFORE: f64 = 2e-12;

fn model(scenario: &Scenario) -> Model {
    common::checked(scenario).unwrap_or_else(|problems| panic!("{problems}\n{scenario:#?}"))
}

/// The cheaper one of two with `value` in `field`; none if neither is.
fn cheaper(model: &Model, pair: [kind::Strategy; 2], field: Field, value: f64) -> Option<kind::Strategy> {
    let model = model.moved(&[(field, value)]).ok()?;
    let cost = |strategy| Some(Sums::new(&model, strategy).ok()?.present_value(model.timeline()));
    match pair.map(cost) {
        [Some(a), Some(b)] if float::same(a, b) => None,
        [Some(a), Some(b)] => Some(if a < b { pair[0] } else { pair[1] }),
        [Some(_), None] => Some(pair[0]),
        [None, Some(_)] => Some(pair[1]),
        [None, None] => None,
    }
}

fn cases(count: u32) -> ProptestConfig {
    let given = ProptestConfig::default();
    let default = 256;
    ProptestConfig { cases: if given.cases == default { count } else { given.cases }, ..given }
}

proptest! {
    #![proptest_config(cases(12))]

    #[test]
    fn the_order_changes_at_a_flip_and_not_before(scenario in scenarios(), chosen in any::<[Index; 3]>()) {
        let model = model(&scenario);
        let inputs = numeric_inputs(&model);
        let enabled: Vec<kind::Strategy> =
            kind::Strategy::ALL.iter().copied().filter(|strategy| model.is_enabled(*strategy)).collect();
        prop_assume!(enabled.len() > 1);
        let pair = [enabled[0], enabled[1 + chosen[0].index(enabled.len() - 1)]];
        for field in chosen.iter().map(|index| *index.get(&inputs)) {
            let Some(found) = flip(&model, (pair[0], pair[1]), field, Reach::Far) else { continue };
            let present = cheaper(&model, pair, field, found.present);
            let at = cheaper(&model, pair, field, found.value);
            prop_assert!(present.is_some() && at == Some(found.cheaper) && at != present, "{:?}", found);
            let whole = matches!(field.spec().shape, Shape::Number { whole: true, .. });
            let least = BEFORE * found.value.abs().max(found.present.abs()) + 2e-15;
            let back = if whole { 1.0 } else { least.min((found.value - found.present).abs()) };
            let before = if found.above { found.value - back } else { found.value + back };
            prop_assert_ne!(cheaper(&model, pair, field, before), at, "at {} already: {:?}", before, found);
        }
    }

    #[test]
    fn a_cell_of_a_map_is_an_evaluation(scenario in scenarios(), other in any::<Index>(), turned: bool) {
        let model = model(&scenario);
        let usual = Field::of(usual_input(&model, None));
        let mut inputs = numeric_inputs(&model);
        inputs.retain(|field| *field != usual);
        let other = *other.get(&inputs);
        let axes = if turned { [other, usual] } else { [usual, other] };
        let frontier = Frontier::around(model.clone(), axes, [4, 3]);
        for (place, y) in frontier.y().values.iter().enumerate() {
            for (x, cell) in frontier.x().values.iter().zip(frontier.row(place)) {
                let there = model.moved(&[(axes[0], *x), (axes[1], *y)]).ok();
                let plain = there.and_then(|model| Report::new(&model).cheapest.strategy);
                prop_assert_eq!(cell, plain, "{:?} at {} and {}", axes, x, y);
            }
        }
    }
}
