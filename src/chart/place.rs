//! Texts inside a plot: where each stands, and which is given up when not all have room.
//!
//! In this order of importance: what a ring says; the difference at the end; the second line of a ring;
//! what a step is. A text is given up only for obstacles and for what is at least as important.

use super::area::Area;

/// How close texts and lines may come.
const GAP: f64 = 2.0;

/// How important a text is, the most important first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Importance {
    /// What a ring says.
    Marker,
    /// The difference at the end.
    Difference,
    /// The second line of a ring.
    SecondLine,
    /// What a step is.
    Note,
}

/// A place where a text could stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    /// What it covers.
    pub(super) area: Area,
    /// What its second line covers, if it has one.
    pub(super) second: Option<Area>,
    /// What the line that leads to it covers, if there is one.
    pub(super) leader: Option<Area>,
    /// From 0: it is taken only when none of a lower rank has room.
    pub(super) rank: u8,
}

impl Place {
    /// A place of a single line.
    pub(super) fn of(area: Area) -> Self {
        Self { area, second: None, leader: None, rank: 0 }
    }

    /// Whether nothing is in the way of its first line.
    fn is_free(&self, taken: &Obstacles) -> bool {
        taken.leave_free(&self.area) && self.leader.is_none_or(|leader| taken.leave_free(&leader))
    }
}

/// A text that wants to be placed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Wish {
    /// How important it is.
    pub(super) importance: Importance,
    /// Where it could stand, the best first.
    pub(super) places: Vec<Place>,
}

/// Where a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Placed {
    /// Which of its places.
    pub(super) place: usize,
    /// Whether its second line stands there, too.
    pub(super) second: bool,
}

/// What no text may cover.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Obstacles {
    /// Where text may stand.
    pub(super) within: Option<Area>,
    /// Other things that stand there.
    pub(super) areas: Vec<Area>,
    /// Lines, piece by piece.
    pub(super) lines: Vec<Vec<(f64, f64)>>,
}

impl Obstacles {
    /// Whether nothing is in the way of a text.
    #[must_use]
    pub(super) fn leave_free(&self, area: &Area) -> bool {
        let wide = area.grown(GAP);
        self.within.is_none_or(|within| within.holds(area))
            && !self.areas.iter().any(|other| other.meets(&wide))
            && !self.lines.iter().any(|line| line.windows(2).any(|piece| wide.is_crossed(piece[0], piece[1])))
    }
}

/// Where each text stands; none if it is given up.
#[must_use]
pub(super) fn place(wishes: &[Wish], obstacles: &Obstacles) -> Vec<Option<Placed>> {
    let mut taken = obstacles.clone();
    let mut placed: Vec<Option<Placed>> = vec![None; wishes.len()];
    for importance in [Importance::Marker, Importance::Difference, Importance::SecondLine, Importance::Note] {
        for (wish, placed) in wishes.iter().zip(&mut placed) {
            if importance == Importance::SecondLine {
                let Some(first) = placed else { continue };
                let second = wish.places[first.place].second.filter(|second| taken.leave_free(second));
                taken.areas.extend(second);
                first.second = second.is_some();
            } else if wish.importance == importance {
                *placed = best(&wish.places, &taken).map(|place| Placed { place, second: false });
                let place = placed.map(|placed| wish.places[placed.place]);
                taken.areas.extend(place.iter().flat_map(|place| [Some(place.area), place.leader]).flatten());
            }
        }
    }
    placed
}

/// The first place with room for both lines, or else for the first; rank by rank.
fn best(places: &[Place], taken: &Obstacles) -> Option<usize> {
    let mut first: Option<usize> = None;
    for rank in 0..=places.iter().map(|place| place.rank).max()? {
        for (at, place) in places.iter().enumerate().filter(|(_, place)| place.rank == rank) {
            if place.is_free(taken) {
                if place.second.is_none_or(|second| taken.leave_free(&second)) {
                    return Some(at);
                }
                first = first.or(Some(at));
            }
        }
        if first.is_some() {
            break;
        }
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    fn area(left: f64, top: f64) -> Area {
        Area { left, top, right: left + 40.0, bottom: top + 10.0 }
    }

    fn one(importance: Importance, left: f64, top: f64, second: bool) -> Wish {
        let second = second.then(|| area(left, top + 14.0));
        Wish { importance, places: vec![Place { second, ..Place::of(area(left, top)) }] }
    }

    #[test]
    fn the_less_important_gives_way() {
        let marker = one(Importance::Marker, 0.0, 0.0, true);
        let difference = one(Importance::Difference, 10.0, 14.0, false);
        let note = one(Importance::Note, 30.0, 20.0, false);
        let placed = place(&[note.clone(), difference, marker.clone()], &Obstacles::default());
        // The difference takes the place of the marker's second line, and the note gives way to it.
        let first = Placed { place: 0, second: false };
        assert_eq!(placed, [None, Some(first), Some(first)]);
        let placed = place(&[note, marker], &Obstacles::default());
        assert_eq!(placed, [None, Some(Placed { place: 0, second: true })]);
    }

    #[test]
    fn lines_and_edges_are_in_the_way() {
        let wish = one(Importance::Marker, 0.0, 0.0, false);
        let line = Obstacles { lines: vec![vec![(-5.0, 5.0), (50.0, 6.0)]], ..Obstacles::default() };
        assert_eq!(place(std::slice::from_ref(&wish), &line), [None]);
        let narrow = Obstacles { within: Some(area(5.0, 0.0)), ..Obstacles::default() };
        assert_eq!(place(&[wish], &narrow), [None]);
    }

    fn wishes() -> impl Strategy<Value = Vec<Wish>> {
        let importance =
            prop_oneof![Just(Importance::Marker), Just(Importance::Difference), Just(Importance::Note)];
        let at = (0.0..200.0_f64, 0.0..100.0_f64, any::<bool>());
        let wish = (importance, vec(at, 1..5)).prop_map(|(importance, at)| {
            let second = |left, top, wanted| {
                (wanted && importance == Importance::Marker).then(|| area(left, top + 14.0))
            };
            let places = at.into_iter().zip([0, 1, 0, 2]).map(|((left, top, wanted), rank)| Place {
                second: second(left, top, wanted),
                rank,
                ..Place::of(area(left, top))
            });
            Wish { importance, places: places.collect() }
        });
        vec(wish, 0..8)
    }

    proptest! {
        #[test]
        fn no_two_texts_meet_and_none_is_given_up_for_a_lesser_one(
            wishes in wishes(),
            line in vec((0.0..240.0_f64, 0.0..120.0_f64), 0..4),
        ) {
            let within = Some(Area { left: 0.0, top: 0.0, right: 240.0, bottom: 120.0 });
            let obstacles = Obstacles { within, areas: Vec::new(), lines: vec![line] };
            let placed = place(&wishes, &obstacles);
            // Everything that stands, with its importance.
            let mut standing: Vec<(Importance, Area)> = Vec::new();
            for (wish, placed) in wishes.iter().zip(&placed) {
                let Some(Placed { place, second }) = *placed else { continue };
                standing.push((wish.importance, wish.places[place].area));
                if second {
                    standing.push((Importance::SecondLine, wish.places[place].second.unwrap()));
                }
            }
            for (at, (_, one)) in standing.iter().enumerate() {
                prop_assert!(obstacles.leave_free(one));
                prop_assert!(standing[at + 1..].iter().all(|(_, other)| !one.meets(other)));
            }
            let up_to = |importance: Importance| {
                let areas = standing.iter().filter(|(other, _)| *other <= importance).map(|(_, area)| *area);
                Obstacles { areas: areas.collect(), ..obstacles.clone() }
            };
            for (wish, placed) in wishes.iter().zip(&placed) {
                let in_the_way = up_to(wish.importance);
                match placed {
                    None => prop_assert!(!wish.places.iter().any(|place| in_the_way.leave_free(&place.area))),
                    Some(Placed { place, second: false }) => {
                        let second = wish.places[*place].second;
                        let in_the_way = up_to(Importance::SecondLine);
                        prop_assert!(second.is_none_or(|second| !in_the_way.leave_free(&second)));
                    }
                    Some(_) => {}
                }
            }
        }
    }
}
