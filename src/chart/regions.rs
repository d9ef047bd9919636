//! A map of cells as areas of one owner each, and the lines between them.

/// A corner of cells: how many columns and rows lie before it.
type Corner = (usize, usize);

/// Neighbouring cells of one owner: no area has a hole, and an owner may have several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Region<T> {
    pub(super) owner: T,
    /// The stretch of columns in each row, from the first row on.
    first: usize,
    runs: Vec<(usize, usize)>,
}

impl<T> Region<T> {
    /// Its corners, all the way around.
    pub(super) fn outline(&self) -> Vec<Corner> {
        let mut corners = Vec::with_capacity(4 * self.runs.len());
        for (place, (from, _)) in self.runs.iter().enumerate() {
            corners.extend([(*from, self.first + place), (*from, self.first + place + 1)]);
        }
        for (place, (_, to)) in self.runs.iter().enumerate().rev() {
            corners.extend([(*to, self.first + place + 1), (*to, self.first + place)]);
        }
        corners
    }
}

/// The areas of a map, row by row. An area goes on in the next row where exactly one stretch of its owner
/// touches it, and it touches only that.
pub(super) fn regions<T: Copy + PartialEq>(rows: &[Vec<T>]) -> Vec<Region<T>> {
    let mut closed: Vec<Region<T>> = Vec::new();
    let mut open: Vec<Region<T>> = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        let runs = runs(row);
        let touch = |region: &Region<T>, (owner, from, to): (T, usize, usize)| {
            region.owner == owner && region.runs.last().is_some_and(|(start, end)| *start < to && from < *end)
        };
        let before = std::mem::take(&mut open);
        let goes_on = |region: &Region<T>| {
            let mut touched = runs.iter().filter(|run| touch(region, **run));
            let run = touched.next().filter(|_| touched.next().is_none())?;
            (before.iter().filter(|other| touch(other, *run)).count() == 1).then_some(*run)
        };
        let taken: Vec<Option<(T, usize, usize)>> = before.iter().map(goes_on).collect();
        for (mut region, run) in before.into_iter().zip(&taken) {
            if let Some((_, from, to)) = run {
                region.runs.push((*from, *to));
                open.push(region);
            } else {
                closed.push(region);
            }
        }
        let is_new = |run: &&(T, usize, usize)| !taken.iter().flatten().any(|(_, from, _)| *from == run.1);
        let new = runs.iter().filter(is_new);
        open.extend(new.map(|(owner, from, to)| Region {
            owner: *owner,
            first: place,
            runs: vec![(*from, *to)],
        }));
    }
    closed.extend(open);
    closed
}

/// The stretches of one owner in a row: the owner, the first column and the one behind the last.
fn runs<T: Copy + PartialEq>(row: &[T]) -> Vec<(T, usize, usize)> {
    let mut from = 0;
    let run = |run: &[T]| {
        let start = from;
        from += run.len();
        (run[0], start, from)
    };
    row.chunk_by(|a, b| a == b).map(run).collect()
}

/// The lines between cells of different owners, each as long as it goes.
pub(super) fn lines<T: Copy + PartialEq>(rows: &[Vec<T>]) -> Vec<Vec<Corner>> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut joined =
        Joined { high: rows.len() + 1, others: vec![Vec::new(); (columns + 1) * (rows.len() + 1)] };
    for (y, row) in rows.iter().enumerate() {
        for (x, cell) in row.iter().enumerate() {
            if row.get(x + 1).is_some_and(|other| other != cell) {
                joined.join((x + 1, y), (x + 1, y + 1));
            }
            if rows.get(y + 1).and_then(|row| row.get(x)).is_some_and(|other| other != cell) {
                joined.join((x, y + 1), (x + 1, y + 1));
            }
        }
    }
    let mut lines = Vec::new();
    // From where lines end or meet; what is left are rings.
    let all = || (0..joined.others.len()).map(|place| (place / joined.high, place % joined.high));
    let ends: Vec<Corner> = all().filter(|at| joined.at(*at).len() != 2).collect();
    for start in ends.into_iter().chain(all().collect::<Vec<_>>()) {
        while !joined.at(start).is_empty() {
            lines.push(joined.follow(start));
        }
    }
    lines
}

/// For every corner those to which a line leads.
struct Joined {
    /// How many corners stand above each other.
    high: usize,
    others: Vec<Vec<Corner>>,
}

impl Joined {
    fn at(&self, (x, y): Corner) -> &[Corner] {
        &self.others[x * self.high + y]
    }

    fn at_mut(&mut self, (x, y): Corner) -> &mut Vec<Corner> {
        &mut self.others[x * self.high + y]
    }

    fn join(&mut self, a: Corner, b: Corner) {
        self.at_mut(a).push(b);
        self.at_mut(b).push(a);
    }

    /// Takes the line that begins at `at` away, to its end or to where lines meet.
    fn follow(&mut self, mut at: Corner) -> Vec<Corner> {
        let mut line = vec![at];
        while let Some(to) = self.at_mut(at).pop() {
            self.at_mut(to).retain(|other| *other != at);
            line.push(to);
            at = to;
            if self.at(at).len() != 1 {
                break;
            }
        }
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(text: &str) -> Vec<Vec<char>> {
        text.split_whitespace().map(|row| row.chars().collect()).collect()
    }

    #[test]
    fn areas_follow_their_owners_from_row_to_row() {
        let rows = map("aab abb abb");
        let found = regions(&rows);
        assert_eq!(found.len(), 2);
        let a = found.iter().find(|region| region.owner == 'a').unwrap();
        assert_eq!(a.runs, [(0, 2), (0, 1), (0, 1)]);
        assert_eq!(
            a.outline(),
            [(0, 0), (0, 1), (0, 1), (0, 2), (0, 2), (0, 3), (1, 3), (1, 2), (1, 2), (1, 1), (2, 1), (2, 0)]
        );
    }

    #[test]
    fn every_cell_lies_in_one_area_also_around_a_hole() {
        for text in ["aaaa abba aaaa", "abab baba", "aabb abba bbaa", "a", "aa bb aa"] {
            let rows = map(text);
            let mut covered = vec![vec![0; rows[0].len()]; rows.len()];
            for region in regions(&rows) {
                for ((from, to), row) in region.runs.iter().zip(region.first..) {
                    for column in *from..*to {
                        assert_eq!(rows[row][column], region.owner, "{text}");
                        covered[row][column] += 1;
                    }
                }
            }
            assert!(covered.iter().flatten().all(|times| *times == 1), "{text}: {covered:?}");
        }
    }

    #[test]
    fn lines_run_where_owners_differ_and_nowhere_twice() {
        assert_eq!(lines(&map("aab abb")), [vec![(1, 2), (1, 1), (2, 1), (2, 0)]]);
        // A ring around a cell ends where it began.
        let ring = lines(&map("aaa aba aaa"));
        assert_eq!((ring.len(), ring[0].len(), ring[0][0]), (1, 5, ring[0][4]));
        // Where three meet, one of them ends.
        let three = lines(&map("ab cc"));
        assert_eq!(three.iter().map(Vec::len).collect::<Vec<_>>(), [2, 3]);
        assert!(lines(&map("aa aa")).is_empty());
    }
}
