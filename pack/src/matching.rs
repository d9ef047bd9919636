//! The last place before which the same bytes stood as here: often the same follows.

/// As many beginnings are kept, as a power of two.
const HEADS: u32 = 20;
/// No match is looked at further than this.
const LONGEST: usize = 400;
const RATE: f32 = 0.01;
/// No length is trusted more.
const SUREST: f32 = 0.9995;

/// A match, if there is one.
#[derive(Debug)]
pub(crate) struct Matching {
    heads: Vec<u32>,
    /// The byte that is expected, and how long the match is.
    at: usize,
    length: usize,
    expected: u8,
    /// How often a match is right, by its length.
    right: [f32; 32],
}

impl Matching {
    pub(crate) fn new() -> Self {
        let mut right = 0.5;
        let right = [(); 32].map(|()| {
            right += 0.007;
            right
        });
        Self { heads: vec![0; 1 << HEADS], at: 0, length: 0, expected: 0, right }
    }

    /// A byte begins, behind `content`, whose end has this hash.
    pub(crate) fn begin(&mut self, content: &[u8], hash: u32) {
        if self.length > 0 {
            // What did not hold has no length any more.
            self.at += 1;
            self.length += 1;
        } else {
            self.at = self.heads[(hash >> (32 - HEADS)) as usize] as usize;
            let (before, all) = (content[..self.at].iter().rev(), content.iter().rev());
            self.length = before.zip(all).take(LONGEST).take_while(|(then, now)| then == now).count();
        }
        if let Ok(end) = u32::try_from(content.len()) {
            self.heads[(hash >> (32 - HEADS)) as usize] = end;
        }
        self.expected = content.get(self.at).copied().unwrap_or(0);
    }

    /// What the bit at this place of the byte will be, and how sure that is.
    pub(crate) fn expected(&self, place: u32) -> Option<(u32, f32)> {
        (self.length > 0).then(|| (u32::from(self.expected) >> place & 1, self.right[self.group()]))
    }

    /// How long the match is, in four steps.
    pub(crate) fn strength(&self) -> usize {
        match self.length {
            0 => 0,
            1..16 => 1,
            16..32 => 2,
            _ => 3,
        }
    }

    /// Learns what the bit at this place was.
    pub(crate) fn learn(&mut self, place: u32, bit: u32) {
        if self.length == 0 {
            return;
        }
        let is_right = u32::from(self.expected) >> place & 1 == bit;
        let right = &mut self.right[self.group()];
        *right = (*right + (if is_right { 1.0 } else { 0.0 } - *right) * RATE).min(SUREST);
        if !is_right {
            self.length = 0;
        }
    }

    fn group(&self) -> usize {
        match self.length {
            length @ 0..16 => length,
            length @ 16..32 => 16 + (length - 16) / 4,
            length @ 32..LONGEST => 20 + (length - 32) / 32,
            _ => 31,
        }
    }
}
