//! What is asked for: addresses with links to as many scenarios as one likes.

use flate2::Crc;

/// A link to the support desk with another volume; `docs/links.md` describes it.
pub(super) fn link(queries: u32) -> String {
    let body = format!("1_support-desk_p-2026-11-21_qm-{queries}");
    let mut crc = Crc::new();
    crc.update(body.as_bytes());
    let mut rest = crc.sum() % 36_u32.pow(6);
    let mut digits = [0; 6];
    for digit in digits.iter_mut().rev() {
        *digit = rest % 36;
        rest /= 36;
    }
    let end: String = digits.into_iter().filter_map(|digit| char::from_digit(digit, 36)).collect();
    format!("{body}_{end}")
}

/// Addresses with `count` scenarios, none like the other; `@` stands for the link.
pub(super) fn addresses(pattern: &str, count: u32) -> String {
    // Far apart, so that charts and figures differ.
    (0..count).map(|place| pattern.replace('@', &link(200_000 + 7 * place)) + "\n").collect()
}

/// A little of everything, what is wrong included.
pub(super) fn mixture(count: u32) -> String {
    let patterns = [
        "/api/evaluate?s=@&parts=summary",
        "/api/evaluate?s=@",
        "/chart.svg?s=@",
        "/chart.svg?s=@&kind=volume&theme=dark",
        "/chart.png?s=@&width=480&scale=1",
        "/?s=@",
        "/oembed?url=http://127.0.0.1/?s=@",
        "/api/evaluate?s=@x",
        "/nothing/@",
        "/healthz",
    ];
    let pattern = |place: u32| patterns.get(usize::try_from(place).unwrap_or(0) % patterns.len()).copied();
    (0..count)
        .filter_map(|place| Some(pattern(place)?.replace('@', &link(200_000 + 7 * place)) + "\n"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_those_of_the_format() {
        assert_eq!(link(1_200_000), "1_support-desk_p-2026-11-21_qm-1200000_mjx2ac");
        for queries in 200_000..200_050 {
            assert!(crossover::link::decode(&link(queries)).is_ok(), "{queries}");
        }
    }
}
