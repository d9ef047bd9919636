//! The rail of the volume: where it stands, and which of two strategies is cheaper where.

use std::rc::Rc;

use crossover::chart::{Font, Scale, room};
use crossover::kind::Strategy;
use crossover::number::{count, exact};
use crossover::report::Report;
use crossover::scenario::Value;
use web_sys::HtmlInputElement;
use yew::{
    Callback, Html, InputEvent, KeyboardEvent, PointerEvent, Properties, TargetCast, component, html,
    use_mut_ref, use_node_ref,
};

use super::words::name_of;
use crate::state::{Action, new_gesture};
use crate::width::use_width;

/// So many decades have a number each.
const NUMBERED: usize = 6;
/// Places of the thumb.
const PLACES: f64 = 1_000.0;
/// So far from its edges the rail begins: half the thumb.
const INSET: f64 = 8.0;
/// From a flip to the words beside it.
const ASIDE: f64 = 4.0;
/// How its words are set.
const SMALL: Font = Font { size: 110, bold: false, halo: false };

/// The ends of the rail, queries a month.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Ends {
    least: f64,
    most: f64,
}

impl Ends {
    const USUAL: Self = Self { least: 1e3, most: 1e7 };

    /// Whole decades farther, as far as `volume`.
    fn reaching(mut self, volume: f64) -> Self {
        while self.most < volume && self.most < 1e12 {
            self.most *= 10.0;
        }
        while self.least > volume && self.least > 1.0 {
            self.least /= 10.0;
        }
        self
    }

    fn decades(self) -> Vec<f64> {
        let next = |decade: &f64| Some(decade * 10.0).filter(|next| *next <= self.most);
        let all: Vec<f64> = std::iter::successors(Some(self.least), next).collect();
        let apart = all.len().div_ceil(NUMBERED);
        all.into_iter().step_by(apart).collect()
    }
}

/// Who of two is cheaper where.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stretches {
    /// Where the first of them is cheaper, from and to.
    pub(super) cheaper: Vec<(f64, f64)>,
    pub(super) challenger: Strategy,
    pub(super) incumbent: Strategy,
}

impl Stretches {
    /// What a comparison says; none if it says nothing, or if neither is ever cheaper.
    pub(super) fn of(report: &Report, (challenger, incumbent): (Strategy, Strategy)) -> Option<Self> {
        let pair = report.pair(challenger, incumbent)?;
        let intervals = pair.over_volume.as_ref()?.intervals.as_ref()?;
        let reverse = report.pair(incumbent, challenger)?.over_volume.as_ref()?.intervals.as_ref()?;
        if intervals.is_empty() && reverse.is_empty() {
            return None;
        }
        let cheaper = intervals.iter().map(|stretch| (stretch.from, stretch.to)).collect();
        Some(Self { cheaper, challenger, incumbent })
    }

    /// The rail in pieces, each with who is cheaper there.
    fn pieces(&self, Ends { least, most }: Ends) -> Vec<(f64, f64, Strategy)> {
        let mut pieces = Vec::new();
        let mut at = least;
        let mut add = |from: &mut f64, to: f64, strategy| {
            let to = to.clamp(least, most);
            if to > *from {
                pieces.push((*from, to, strategy));
                *from = to;
            }
        };
        for (from, to) in &self.cheaper {
            add(&mut at, *from, self.incumbent);
            add(&mut at, *to, self.challenger);
        }
        add(&mut at, most, self.incumbent);
        pieces
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct RailProps {
    pub(super) path: Rc<str>,
    pub(super) volume: Option<f64>,
    pub(super) stretches: Option<Stretches>,
    pub(super) act: Callback<Action>,
}

/// The rail, with a thumb to drag.
#[component]
pub(crate) fn Rail(RailProps { path, volume, stretches, act }: &RailProps) -> Html {
    let node = use_node_ref();
    let across = use_width(&node);
    let gesture = use_mut_ref(new_gesture);
    let volume = volume.unwrap_or(0.0);
    // The rail grows with what is typed, and never shrinks under a hand.
    let ends = use_mut_ref(|| Ends::USUAL);
    let widened = ends.borrow().reaching(volume);
    *ends.borrow_mut() = widened;
    let ends = widened;
    let scale = Scale::logarithmic(ends.least, ends.most);
    let set = {
        let (act, path, gesture) = (act.clone(), Rc::clone(path), Rc::clone(&gesture));
        move |volume: f64| {
            let value = Some(Value::Number(rounded(volume)));
            act.emit(Action::Set { path: Rc::clone(&path), value, gesture: Some(*gesture.borrow()) });
        }
    };
    let oninput = {
        let set = set.clone();
        Callback::from(move |event: InputEvent| {
            let thumb = event.target_dyn_into::<HtmlInputElement>();
            if let Some(place) = thumb.map(|thumb| thumb.value_as_number()).filter(|place| place.is_finite())
            {
                set(scale.value(place / PLACES));
            }
        })
    };
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let step = if event.shift_key() { 1.1 } else { 1.01 };
        let next = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => volume * step,
            "ArrowLeft" | "ArrowDown" => volume / step,
            "PageUp" => volume * 10.0,
            "PageDown" => volume / 10.0,
            "Home" => ends.least,
            "End" => ends.most,
            _ => return,
        };
        event.prevent_default();
        set(next.clamp(ends.least, ends.most));
    });
    let renew = {
        let gesture = Rc::clone(&gesture);
        move || *gesture.borrow_mut() = new_gesture()
    };
    let onpointerdown = {
        let renew = renew.clone();
        Callback::from(move |_: PointerEvent| renew())
    };
    let onkeyup = Callback::from(move |_: KeyboardEvent| renew());
    let place = (scale.share(volume.clamp(ends.least, ends.most)) * PLACES).round();
    html! {
        <div class="slider" ref={node}>
            if let Some(across) = across.filter(|across| *across > 60) {
                { drawing(f64::from(across), &scale, ends, stretches.as_ref()) }
            }
            <input type="range" min="0" max="1000" value={place.to_string()} step="any"
                aria-label="Queries a month, logarithmic" aria-valuetext={format!("{} a month", exact(volume))}
                {oninput} {onkeydown} {onpointerdown} {onkeyup} />
        </div>
    }
}

/// Three digits: the rail is no finer.
fn rounded(volume: f64) -> f64 {
    format!("{volume:.2e}").parse().unwrap_or(volume)
}

fn drawing(across: f64, scale: &Scale, ends: Ends, stretches: Option<&Stretches>) -> Html {
    let x = |volume: f64| INSET + scale.share(volume) * (across - 2.0 * INSET);
    let at = |x: f64| format!("{x:.1}");
    let pieces = stretches.map(|stretches| stretches.pieces(ends)).unwrap_or_default();
    let only_two = pieces.len() <= 2;
    html! {
        <svg class="rail" width={across.to_string()} height="46" aria-hidden="true">
            if pieces.is_empty() {
                <rect x={at(INSET)} y="20" width={at(across - 2.0 * INSET)} height="4" rx="2" />
            }
            for (place, (from, to, strategy)) in pieces.iter().enumerate() {
                <rect class={name_of(*strategy)} x={at(x(*from))} y="20" rx="2" height="4"
                    width={at((x(*to) - x(*from) - if *to < ends.most { 1.0 } else { 0.0 }).max(0.5))} />
                if place > 0 {
                    <line class="flip" x1={at(x(*from))} x2={at(x(*from))} y1="1" y2="24" />
                }
                if only_two {
                    { caption(*strategy, place == 0 && pieces.len() == 2, x(*from), x(*to)) }
                }
            }
            for decade in ends.decades() {
                <line class="tick" x1={at(x(decade))} x2={at(x(decade))} y1="27" y2="31" />
                { {
                    let (x, anchor) = match decade {
                        _ if decade <= ends.least => (4.0, "start"),
                        _ if decade >= ends.most => (across - 4.0, "end"),
                        _ => (x(decade), "middle"),
                    };
                    html! { <text x={at(x)} y="42" text-anchor={anchor}>{ count(decade) }</text> }
                } }
            }
        </svg>
    }
}

/// Who is cheaper, in words, where there is room for them.
fn caption(strategy: Strategy, before_the_flip: bool, from: f64, to: f64) -> Html {
    let words = format!("{} cheaper", strategy.caption());
    // Behind a flip there is the end of the rail as well.
    if room(&words, SMALL) + ASIDE > to - from + INSET {
        return Html::default();
    }
    let (x, anchor) = if before_the_flip { (to - ASIDE, "end") } else { (from + ASIDE, "start") };
    html! {
        <text class={name_of(strategy)} x={format!("{x:.1}")} y="10" text-anchor={anchor}>{ words }</text>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(cheaper: &[(f64, f64)]) -> Vec<(f64, f64, Strategy)> {
        let (challenger, incumbent) = (Strategy::FineTuned, Strategy::Rag);
        Stretches { cheaper: cheaper.to_vec(), challenger, incumbent }.pieces(Ends::USUAL)
    }

    #[test]
    fn the_rail_is_cut_where_the_order_changes() {
        let (rag, tuned) = (Strategy::Rag, Strategy::FineTuned);
        assert_eq!(pieces(&[]), [(1e3, 1e7, rag)]);
        assert_eq!(pieces(&[(0.0, 1e9)]), [(1e3, 1e7, tuned)]);
        assert_eq!(pieces(&[(2e5, 1e9)]), [(1e3, 2e5, rag), (2e5, 1e7, tuned)]);
        let twice = pieces(&[(0.0, 2e3), (1e4, 1e5)]);
        assert_eq!(twice, [(1e3, 2e3, tuned), (2e3, 1e4, rag), (1e4, 1e5, tuned), (1e5, 1e7, rag)]);
        assert_eq!(pieces(&[(2e7, 1e9)]), [(1e3, 1e7, rag)]);
    }

    #[test]
    fn the_rail_reaches_as_far_as_the_volume() {
        let ends = |volume| Ends::USUAL.reaching(volume);
        assert_eq!(ends(380_000.0), Ends::USUAL);
        assert_eq!(ends(30_416_667.0), Ends { least: 1e3, most: 1e8 });
        assert_eq!(ends(20.0), Ends { least: 10.0, most: 1e7 });
        assert_eq!(ends(0.0).least, 1.0);
        assert_eq!(Ends::USUAL.decades(), [1e3, 1e4, 1e5, 1e6, 1e7]);
        assert_eq!(ends(1e9).decades(), [1e3, 1e5, 1e7, 1e9]);
    }

    #[test]
    fn three_digits_are_kept() {
        assert_eq!(rounded(383_800.0), 384_000.0);
        assert_eq!(rounded(1_012.3), 1_010.0);
    }
}
