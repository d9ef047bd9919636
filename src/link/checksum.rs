//! A few letters that tell a whole link from one that was cut off or changed on its way.

/// How many letters.
pub(super) const LENGTH: usize = 6;
const LETTERS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// CRC-32 (the one of zip and PNG) modulo 36⁶, to the base of 36.
pub(super) fn checksum(text: &str) -> String {
    let mut crc = u32::MAX;
    for byte in text.bytes() {
        crc ^= u32::from(byte);
        for _ in 0..8 {
            crc = (crc >> 1) ^ (if crc & 1 == 1 { 0xEDB8_8320 } else { 0 });
        }
    }
    let mut left = !crc;
    let mut letters = [0; LENGTH];
    for letter in letters.iter_mut().rev() {
        *letter = LETTERS[left as usize % LETTERS.len()];
        left /= 36;
    }
    letters.iter().map(|letter| char::from(*letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_check_value() {
        // CRC-32 of "123456789" is CBF43926 = 3,421,780,262 = 36⁶ + 1,244,997,926, which is kl8mjq:
        // 20·36⁵ + 21·36⁴ + 8·36³ + 22·36² + 19·36 + 26.
        assert_eq!(checksum("123456789"), "kl8mjq");
        assert_eq!(checksum(""), "000000");
    }
}
