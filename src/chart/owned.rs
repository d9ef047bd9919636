//! Whose a rectangle of a map is, and where in an area a name has room.

use crate::kind::Strategy;

use super::area::Area;

/// A map in pixels.
pub(super) struct Owned<'m> {
    cells: &'m [Vec<Option<Strategy>>],
    /// Where columns end, from the left.
    columns: Vec<f64>,
    /// Where rows end, from the foot.
    rows: Vec<f64>,
}

/// Names are tried at about so many places along and up.
const TRIED: usize = 32;
/// With so many times the room that they need, if there is.
const ROOM: [f64; 5] = [5.0, 3.0, 2.0, 1.4, 1.0];

impl<'m> Owned<'m> {
    pub(super) fn new(cells: &'m [Vec<Option<Strategy>>], columns: Vec<f64>, rows: Vec<f64>) -> Self {
        Self { cells, columns, rows }
    }

    /// Whose the cells under a rectangle are, row by row; none if it leaves the map.
    fn under(&self, area: &Area) -> Option<impl Iterator<Item = Option<Strategy>>> {
        // The rows grow from the foot, pixels from the top.
        let column = |x: f64| self.columns.partition_point(|edge| *edge <= x).checked_sub(1);
        let row = |y: f64| self.rows.partition_point(|edge| *edge >= y).checked_sub(1);
        let (left, right) = (column(area.left)?, column(area.right)?);
        let (low, high) = (row(area.bottom)?, row(area.top)?);
        let rows = self.cells.get(low..=high)?;
        let inside = right + 1 < self.columns.len();
        inside.then(|| rows.iter().flat_map(move |row| row[left..=right].iter().copied()))
    }

    /// Whether all of a rectangle belongs to the same one.
    pub(super) fn is_one(&self, area: &Area) -> bool {
        let first = self.under(area).and_then(|mut cells| cells.next());
        first.is_some_and(|first| self.is_of(area, first))
    }

    fn is_of(&self, area: &Area, who: Option<Strategy>) -> bool {
        self.under(area).is_some_and(|mut cells| cells.all(|cell| cell == who))
    }

    /// The middle of a place for a name of a size in the areas of one owner, with as much room around it as
    /// there is.
    pub(super) fn room(
        &self,
        who: Option<Strategy>,
        (wide, high): (f64, f64),
        taken: &[Area],
    ) -> Option<(f64, f64)> {
        let middles = |edges: &[f64]| -> Vec<f64> {
            let cells = edges.windows(2).map(|pair| f64::midpoint(pair[0], pair[1]));
            cells.step_by((edges.len() / TRIED).max(1)).collect()
        };
        let (xs, ys) = (middles(&self.columns), middles(&self.rows));
        ROOM.iter().find_map(|times| {
            let around = |x: f64, y: f64, times: f64| {
                let (across, up) = (wide * times.min(2.0) / 2.0, high * times / 2.0);
                Area { left: x - across, top: y - up, right: x + across, bottom: y + up }
            };
            let fits = |x: f64, y: f64| {
                let own = self.is_of(&around(x, y, *times), who);
                own && !taken.iter().any(|area| area.meets(&around(x, y, 1.0)))
            };
            let places = ys.iter().flat_map(|y| xs.iter().map(move |x| (*x, *y)));
            let found: Vec<(f64, f64)> = places.filter(|(x, y)| fits(*x, *y)).collect();
            // Of those that have as much room the one in the middle of them.
            let count = u32::try_from(found.len()).ok().filter(|count| *count > 0).map(f64::from)?;
            let sum = found.iter().fold((0.0, 0.0), |sum, at| (sum.0 + at.0, sum.1 + at.1));
            let apart = |at: &(f64, f64)| (at.0 - sum.0 / count).abs() + (at.1 - sum.1 / count).abs();
            found.iter().copied().min_by(|a, b| apart(a).total_cmp(&apart(b)))
        })
    }
}
