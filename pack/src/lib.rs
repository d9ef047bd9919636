//! Packs the calculator into one file. What unpacks it runs in the browser, as WebAssembly of its own.
//!
//! A program of 1.6 MB has to fit into half a megabyte of text, to which no common format brings it:
//! [docs/single-file.md](../../docs/single-file.md) has the figures. Here every bit is foretold out of many
//! contexts, of which half know where in an instruction of WebAssembly they stand, and what is
//! foretold well takes little room. Packing and unpacking are the same work in the same arithmetic.

mod coder;
mod matching;
mod model;
mod place;
mod squash;

use coder::{Decoder, Encoder};
use model::Model;
#[cfg(target_family = "wasm")]
use wasm_bindgen::prelude::wasm_bindgen;

/// Length and checksum of what is packed, four bytes each.
const HEAD: usize = 8;
/// Nothing that is packed is longer: a damaged length must not ask for more memory than there is.
const LONGEST: usize = 1 << 24;

/// `content` as short as it gets.
#[must_use]
pub fn pack(content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).unwrap_or(u32::MAX);
    let mut packed = [length.to_le_bytes(), checksum(content).to_le_bytes()].concat();
    let mut model = Model::new();
    let mut encoder = Encoder::default();
    for byte in content {
        for place in (0..8).rev() {
            let bit = u32::from(*byte) >> place & 1;
            encoder.put(bit, model.chance());
            model.learn(bit);
        }
    }
    packed.extend(encoder.end());
    packed
}

/// What was packed; empty if it is damaged.
#[must_use]
#[cfg_attr(target_family = "wasm", wasm_bindgen)]
pub fn unpack(packed: &[u8]) -> Vec<u8> {
    whole(packed).unwrap_or_default()
}

fn whole(packed: &[u8]) -> Option<Vec<u8>> {
    let (head, rest) = packed.split_at_checked(HEAD)?;
    let (length, sum) = head.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_le_bytes(*length)).ok().filter(|length| *length <= LONGEST)?;
    let mut model = Model::new();
    let mut decoder = Decoder::new(rest);
    let mut content = Vec::with_capacity(length);
    for _ in 0..length {
        let mut byte = 0;
        for _ in 0..8 {
            let bit = decoder.take(model.chance());
            model.learn(bit);
            byte = byte << 1 | bit;
        }
        content.push(byte.to_le_bytes()[0]);
    }
    (checksum(&content).to_le_bytes() == *sum).then_some(content)
}

/// FNV-1a.
fn checksum(content: &[u8]) -> u32 {
    content.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_out_again() {
        let mut other = 1_u32;
        let noise: Vec<u8> = (0..5000)
            .map(|_| {
                other = other.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                other.to_be_bytes()[0]
            })
            .collect();
        let module =
            [b"\0asm\x01\0\0\0\x0a\x07\x01\x05\0\x20\0\x41\x0b".as_slice(), &noise, b"\0asm"].concat();
        for content in [&b""[..], b"a", b"\0", &noise, &module, "again and ".repeat(400).as_bytes()] {
            assert_eq!(whole(&pack(content)).as_deref(), Some(content));
        }
    }

    #[test]
    fn what_repeats_takes_no_room_and_noise_little_more_than_its_own() {
        let text = "The staged switch is cheapest from month 7 on. ".repeat(200);
        assert!(pack(text.as_bytes()).len() < 120, "{}", pack(text.as_bytes()).len());
    }

    #[test]
    fn what_is_damaged_is_empty() {
        let packed = pack("a scenario and its costs, over and over, over and over".as_bytes());
        assert_eq!(unpack(&packed).len(), 54);
        assert!(unpack(&packed[..packed.len() - 6]).is_empty());
        assert!(unpack(&packed[..5]).is_empty());
        for place in 0..packed.len() - 4 {
            let mut damaged = packed.clone();
            damaged[place] ^= 16;
            assert!(unpack(&damaged).is_empty(), "{place}");
        }
    }
}
