//! Bits into bytes and back: the better a bit is foretold, the less of the range it takes.

/// Writes bits.
#[derive(Debug)]
pub(crate) struct Encoder {
    low: u32,
    high: u32,
    out: Vec<u8>,
}

impl Default for Encoder {
    fn default() -> Self {
        Self { low: 0, high: u32::MAX, out: Vec::new() }
    }
}

impl Encoder {
    /// Writes `bit`, which is 1 with a chance of so many in 65,536.
    pub(crate) fn put(&mut self, bit: u32, chance: u32) {
        let middle = middle(self.low, self.high, chance);
        if bit == 1 {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
        while (self.low ^ self.high) >> 24 == 0 {
            self.out.push(self.high.to_be_bytes()[0]);
            self.low <<= 8;
            self.high = self.high << 8 | 255;
        }
    }

    /// Everything that was written.
    pub(crate) fn end(mut self) -> Vec<u8> {
        self.out.extend(self.high.to_be_bytes());
        self.out
    }
}

/// Reads bits; behind the end stand zeros.
#[derive(Debug)]
pub(crate) struct Decoder<'a> {
    low: u32,
    high: u32,
    value: u32,
    rest: std::slice::Iter<'a, u8>,
}

impl<'a> Decoder<'a> {
    pub(crate) fn new(packed: &'a [u8]) -> Self {
        let mut decoder = Self { low: 0, high: u32::MAX, value: 0, rest: packed.iter() };
        for _ in 0..4 {
            decoder.shift();
        }
        decoder
    }

    /// The next bit, which is 1 with a chance of so many in 65,536.
    pub(crate) fn take(&mut self, chance: u32) -> u32 {
        let middle = middle(self.low, self.high, chance);
        let bit = u32::from(self.value <= middle);
        if bit == 1 {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
        while (self.low ^ self.high) >> 24 == 0 {
            self.low <<= 8;
            self.high = self.high << 8 | 255;
            self.shift();
        }
        bit
    }

    fn shift(&mut self) {
        self.value = self.value << 8 | u32::from(self.rest.next().copied().unwrap_or(0));
    }
}

/// Where the range is parted: below stands a 1. Both parts hold at least one number.
fn middle(low: u32, high: u32, chance: u32) -> u32 {
    let range = u64::from(high - low);
    low + u32::try_from((range * u64::from(chance)) >> 16).unwrap_or(u32::MAX)
}
