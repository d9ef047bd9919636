//! What the next bit will be, out of what stood before.

use crate::matching::Matching;
use crate::place::Place;
use crate::squash::Squash;

const CONTEXTS: usize = 12;
/// Each context gives two inputs; beside them stand the match and a constant, and zeros up to a number that
/// can be worked off in lanes.
const INPUTS: usize = (2 * CONTEXTS + 2).next_multiple_of(LANES);
const LANES: usize = 4;
/// What the contexts have seen stands in so many places, which they share.
const PLACES: usize = 1 << 23;
/// Weights are kept by what stands here, by the bits of the byte, and by the match with the byte before.
const SETS: usize = 3;
const SET_SIZES: [usize; SETS] = [2048, 768, 1024];
const FINALS: usize = 768;

const TURNED: u32 = 1 << 31;
/// Bits in between tell contexts apart that share a place.
const TAG: u32 = 0xffe0;

/// A chance is moved by 1/1.5 at first, and by less with every time, so many times.
const MOST_SEEN: u32 = 20;
/// How fast weights are learned, and how much faster at first.
const LEARNING: f32 = 0.003;
const EARLY_LEARNING: f32 = 0.02;
const EARLY_BYTES: f32 = 4096.0;

/// The model, and where it stands.
#[derive(Debug)]
pub(crate) struct Model {
    squash: Squash,
    place: Place,
    matching: Matching,
    content: Vec<u8>,
    /// In each place a chance of so many in 65,536, and in the lower half how often it was seen. The highest
    /// bit is turned, so that a place with nothing but zeros is one where either is as likely.
    places: Box<[u32]>,
    /// By how often it was seen: how far a chance moves, in 32,768 parts, and what its distance from the
    /// middle is worth.
    rates: [i32; MOST_SEEN as usize + 2],
    worth: [f32; MOST_SEEN as usize + 2],
    hashes: [u32; CONTEXTS],
    /// Where each context has the present half of a byte, and its present bit.
    halves: [usize; CONTEXTS],
    bits_at: [usize; CONTEXTS],
    tags: [u32; CONTEXTS],
    known: [u32; CONTEXTS],
    inputs: [f32; INPUTS],
    weights: [Vec<[f32; INPUTS]>; SETS],
    sets: [usize; SETS],
    mixed: [f32; SETS],
    finals: Vec<[f32; SETS]>,
    last: usize,
    chance: f32,
    learning: f32,
    /// The bits of this byte so far, behind a 1.
    bits: u32,
    /// The letters before, in one number, and those of the word before them.
    word: u32,
    word_before: u32,
}

impl Model {
    pub(crate) fn new() -> Self {
        let mut first = [0.0; INPUTS];
        first[..CONTEXTS].fill(0.3);
        let mut model = Self {
            squash: Squash::new(),
            place: Place::new(),
            matching: Matching::new(),
            content: Vec::new(),
            places: vec![0; PLACES].into_boxed_slice(),
            rates: std::array::from_fn(|seen| 65_536 / (2 * i32::try_from(seen).unwrap_or(0) + 3)),
            worth: std::array::from_fn(|seen| match seen {
                0 => 0.0,
                1..=3 => 1.0 / 8192.0,
                _ => 1.0 / 4096.0,
            }),
            hashes: [0; CONTEXTS],
            halves: [0; CONTEXTS],
            bits_at: [0; CONTEXTS],
            tags: [0; CONTEXTS],
            known: [0; CONTEXTS],
            inputs: [0.0; INPUTS],
            weights: SET_SIZES.map(|size| vec![first; size]),
            sets: [0; SETS],
            mixed: [0.0; SETS],
            finals: vec![[1.0 / 3.0; SETS]; FINALS],
            last: 0,
            chance: 0.5,
            learning: 0.0,
            bits: 1,
            word: 0,
            word_before: 0,
        };
        model.begin();
        model
    }

    /// The chance that the next bit is 1: so many in 65,536, never none and never all.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 65,536")]
    pub(crate) fn chance(&mut self) -> u32 {
        let bit = self.bits.leading_zeros() ^ 31;
        if bit == 4 {
            self.turn();
        }
        let inside = if bit < 4 { self.bits } else { self.bits & ((1 << (bit - 4)) - 1) | 1 << (bit - 4) };
        for context in 0..CONTEXTS {
            let at = self.halves[context] ^ inside as usize;
            self.bits_at[context] = at;
            let known = self.places[at & (PLACES - 1)];
            // What belongs to another context is as good as nothing.
            let known =
                if (known ^ self.tags[context]) & TAG == 0 { known } else { self.tags[context] } ^ TURNED;
            self.known[context] = known;
            let off = f32::from((known >> 16) as u16) - 32_768.0;
            self.inputs[context] = self.squash.odds(known >> 20);
            self.inputs[CONTEXTS + context] = off * self.worth[(known & 31) as usize];
        }
        self.inputs[2 * CONTEXTS] = self.squash.odds_of_match(self.matching.expected(7 - bit));
        self.inputs[2 * CONTEXTS + 1] = 0.3;
        let class = self.place.class();
        self.sets = [
            self.place.kind(),
            256 * class + self.bits as usize,
            256 * self.matching.strength() + usize::from(self.before(1)),
        ];
        self.last = 256 * class + self.bits as usize;
        let mut odds = 0.0;
        for set in 0..SETS {
            let weights = &self.weights[set][self.sets[set]];
            self.mixed[set] = product(weights, &self.inputs).clamp(-12.0, 12.0);
            odds += self.mixed[set] * self.finals[self.last][set];
        }
        self.chance = self.squash.chance(odds);
        ((self.chance * 65_536.0) as u32).clamp(32, 65_536 - 32)
    }

    /// Learns what the bit was.
    #[expect(clippy::cast_precision_loss, reason = "lengths are far below 2^24")]
    pub(crate) fn learn(&mut self, bit: u32) {
        let truth = if bit == 1 { 1.0 } else { 0.0 };
        let off = (truth - self.chance) * LEARNING;
        for set in 0..SETS {
            self.finals[self.last][set] += off * self.mixed[set];
            let off = (truth - self.squash.chance(self.mixed[set])) * self.learning;
            let weights = &mut self.weights[set][self.sets[set]];
            for (weight, input) in weights.iter_mut().zip(&self.inputs) {
                *weight += off * input;
            }
        }
        let target = if bit == 1 { 65_535 } else { 0 };
        for (at, known) in self.bits_at.into_iter().zip(self.known) {
            let (chance, seen) = ((known >> 16).cast_signed(), known & 31);
            let moved = chance + (((target - chance) * self.rates[seen as usize]) >> 15);
            self.places[at & (PLACES - 1)] =
                (moved.cast_unsigned() << 16 | known & TAG | (seen + 1).min(MOST_SEEN)) ^ TURNED;
        }
        self.matching.learn(7 - (self.bits.leading_zeros() ^ 31), bit);
        self.bits = self.bits << 1 | bit;
        if self.bits > 255 {
            let byte = self.bits.to_le_bytes()[0];
            self.bits = 1;
            self.content.push(byte);
            self.place.pass(byte);
            if byte.is_ascii_alphabetic() {
                self.word = hash(self.word, u32::from(byte | 32));
            } else if self.word != 0 {
                self.word_before = std::mem::take(&mut self.word);
            }
            self.learning = LEARNING + EARLY_LEARNING / (1.0 + self.content.len() as f32 / EARLY_BYTES);
            self.begin();
        }
    }

    /// A byte begins.
    fn begin(&mut self) {
        let before = |back: usize| u32::from(self.before(back));
        let place = &self.place;
        let (part, opcodes) = (place.part(), place.opcodes());
        let one = before(1);
        let two = one | before(2) << 8;
        let three = two | before(3) << 16;
        let four = three | before(4) << 24;
        let six = hash(four, before(5) | before(6) << 8);
        let eight = hash(six, before(7) | before(8) << 8);
        let of_part = |rest: u32| hash(part, rest);
        let special = if place.class() > 0 {
            [
                of_part(opcodes & 0xffff),
                of_part(opcodes),
                hash(of_part(place.recent() & 0xffff), opcodes & 0xff),
                hash(of_part(two), opcodes & 0xffff),
                hash(of_part(one), opcodes & 0x00ff_ff00),
                of_part(place.number()),
                hash(of_part(three), opcodes & 0x00ff_ffff),
            ]
        } else {
            // Texts, and tables of numbers of four bytes each.
            let column = u32::from(self.content.len().to_le_bytes()[0] & 3) << 16;
            [
                one,
                hash(four, before(5)),
                eight,
                hash(self.word, self.word_before),
                hash(column | before(4) | before(8) << 8, 7),
                hash(column | before(16) | before(12) << 8, one),
                hash(before(2) | before(3) << 8 | before(4) << 16, 3),
            ]
        };
        let usual = [two, three, four, six, hash(self.word, one)];
        for (hash, known) in self.hashes.iter_mut().zip(usual.into_iter().chain(special)) {
            *hash = known;
        }
        for (salt, known) in (1..).zip(&mut self.hashes) {
            *known = hash(*known, salt);
        }
        self.matching.begin(&self.content, eight);
        self.settle(0);
    }

    /// The second half of a byte begins.
    fn turn(&mut self) {
        self.settle(self.bits);
    }

    fn settle(&mut self, bits: u32) {
        for context in 0..CONTEXTS {
            let hash = hash(self.hashes[context], bits);
            self.halves[context] = hash as usize & (PLACES - 1) & !15;
            self.tags[context] = (hash >> 21 ^ self.hashes[context] << 5) & TAG;
        }
    }

    /// The byte so far back; nothing stands before the first.
    fn before(&self, back: usize) -> u8 {
        self.content.len().checked_sub(back).map_or(0, |at| self.content[at])
    }
}

/// The sum of the products, in the same order on every machine.
fn product(a: &[f32; INPUTS], b: &[f32; INPUTS]) -> f32 {
    let mut sums = [0.0; LANES];
    for (a, b) in a.as_chunks::<LANES>().0.iter().zip(b.as_chunks::<LANES>().0) {
        for lane in 0..LANES {
            sums[lane] += a[lane] * b[lane];
        }
    }
    (sums[0] + sums[1]) + (sums[2] + sums[3])
}

fn hash(a: u32, b: u32) -> u32 {
    let mixed = a.wrapping_mul(0x9e37_79b1) ^ b.wrapping_add(0x7f4a_7c15).wrapping_mul(0x85eb_ca6b);
    let mixed = (mixed ^ mixed >> 15).wrapping_mul(0x2c1b_3c6d);
    mixed ^ mixed >> 13
}
