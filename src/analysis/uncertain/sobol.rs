//! The Sobol sequence under Owen's scrambling: numbers between 0 and 1 that fill their space more evenly than
//! random ones, in any prefix, and are as good as random to whoever does not know the seed.
//!
//! Owen's scrambling is done by a hash, as in B. Burley, "Practical hash-based Owen scrambling", JCGT 9 (2020),
//! with the hash of N. Vegdahl. Dimensions beyond the table take the first ones again, in another order of the
//! points: a permutation of the same kind, so that prefixes stay even.

use super::directions::DIRECTIONS;

const BITS: usize = 32;
/// How many dimensions there are before they repeat.
const DIMENSIONS: usize = DIRECTIONS.len() + 1;

/// One dimension of the sequence.
#[derive(Debug, Clone)]
pub(super) struct Dimension {
    /// For each number of ones at the end of a point's place what leads on to the next point; bits reversed.
    steps: [u32; BITS],
    /// For each bit of a place what it adds; bits reversed.
    directions: [u32; BITS],
    seed: u32,
    /// The seed of another order of the points; none for the first dimensions.
    order: Option<u32>,
}

impl Dimension {
    pub(super) fn new(place: usize, seed: u32) -> Self {
        let directions = directions(place % DIMENSIONS).map(u32::reverse_bits);
        let mut steps = directions;
        for bit in 1..BITS {
            steps[bit] ^= steps[bit - 1];
        }
        let mixed = |what: usize| mix(seed, what);
        let order = (place >= DIMENSIONS).then(|| mixed(usize::MAX - place / DIMENSIONS));
        Self { steps, directions, seed: mixed(place), order }
    }

    /// The points from `first` on, as many as `to` has room for.
    pub(super) fn fill(&self, first: u32, to: &mut [f64]) {
        let mut point = self.at(first);
        for (place, to) in (first..).zip(to) {
            if self.order.is_some() {
                point = self.at(place);
            }
            let scrambled = hash(point, self.seed).reverse_bits();
            // The middle of the interval that the bits leave open: never 0, never 1.
            *to = (f64::from(scrambled) + 0.5) / 4_294_967_296.0;
            point ^= self.steps[place.trailing_ones() as usize % BITS];
        }
    }

    /// The point at a place, with its bits reversed.
    fn at(&self, place: u32) -> u32 {
        let place = self.order.map_or(place, |seed| hash(place.reverse_bits(), seed).reverse_bits());
        let bits = (0..BITS).filter(|bit| place >> bit & 1 == 1);
        bits.fold(0, |point, bit| point ^ self.directions[bit])
    }
}

/// Bit by bit, from the lowest, each flipped or not as those below it say: on reversed bits that is a random
/// permutation of every half, quarter and so on of an interval.
fn hash(bits: u32, seed: u32) -> u32 {
    let mut x = bits;
    x ^= x.wrapping_mul(0x3d20_adea);
    x = x.wrapping_add(seed);
    x = x.wrapping_mul((seed >> 16) | 1);
    x ^= x.wrapping_mul(0x0552_6c56);
    x ^ x.wrapping_mul(0x53a2_2864)
}

/// A seed of its own for each of many uses of one.
fn mix(seed: u32, what: usize) -> u32 {
    // SplitMix64.
    let mut x = (u64::from(seed) << 32 ^ what as u64).wrapping_add(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    u32::try_from((x ^ (x >> 31)) >> 32).unwrap_or_default()
}

/// What each bit of a place adds to a point.
fn directions(dimension: usize) -> [u32; BITS] {
    let Some(before) = dimension.checked_sub(1) else {
        return std::array::from_fn(|bit| 1 << (BITS - 1 - bit));
    };
    let (polynomial, first) = DIRECTIONS[before];
    let degree = first.len();
    let mut directions = [0_u32; BITS];
    for bit in 0..BITS {
        directions[bit] = match bit.checked_sub(degree) {
            None => u32::from(first[bit]) << (BITS - 1 - bit),
            Some(start) => {
                let known = directions[start] ^ (directions[start] >> degree);
                let terms = (1..degree).filter(|term| polynomial >> (degree - term) & 1 == 1);
                terms.fold(known, |sum, term| sum ^ directions[bit - term])
            }
        };
    }
    directions
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The plain sequence as SciPy 1.17.1 has it: `qmc.Sobol(128, scramble=False, bits=32)` after
    /// `fast_forward(12345)`, times 2^32. It goes by Gray code: its point 0x3039 is the one at 0x3039 ^ 0x181c.
    #[test]
    fn the_plain_sequence_is_that_of_joe_and_kuo() {
        let expected = [
            (0, 2_752_774_144),
            (1, 3_493_593_088),
            (2, 688_652_288),
            (5, 252_968_960),
            (17, 218_890_240),
            (127, 2_759_589_888),
        ];
        for (dimension, point) in expected {
            let found = Dimension::new(dimension, 1).at(0x3039 ^ 0x181c).reverse_bits();
            assert_eq!(found, point, "dimension {dimension}");
        }
    }

    #[test]
    fn every_prefix_of_a_power_of_two_is_stratified_in_every_dimension() {
        for dimension in [0, 1, 40, 127, 128, 300] {
            let mut points = [0.0; 256];
            Dimension::new(dimension, 7).fill(0, &mut points);
            for size in [16_u16, 64, 256] {
                let part = |point: f64| (point * f64::from(size)).floor();
                let mut parts: Vec<f64> = points.iter().take(size.into()).map(|point| part(*point)).collect();
                parts.sort_by(f64::total_cmp);
                let each: Vec<f64> = (0..size).map(f64::from).collect();
                assert_eq!(parts, each, "dimension {dimension}");
            }
        }
    }

    #[test]
    fn points_are_the_same_wherever_one_begins() {
        for dimension in [0, 3, 200] {
            let (mut all, mut some) = ([0.0; 100], [0.0; 37]);
            let dimension = Dimension::new(dimension, 1);
            dimension.fill(0, &mut all);
            dimension.fill(63, &mut some);
            assert_eq!(all[63..], some);
        }
    }

    #[test]
    fn seeds_and_dimensions_differ() {
        let first = |dimension, seed| {
            let mut points = [0.0; 8];
            Dimension::new(dimension, seed).fill(0, &mut points);
            points
        };
        assert_ne!(first(0, 1), first(0, 2));
        assert_ne!(first(0, 1), first(1, 1));
        assert_ne!(first(2, 1), first(2 + DIMENSIONS, 1));
    }
}
