//! The digits of a number as people group them.

/// The digits without what groups them: `1,234.5` is `1234.5`. Otherwise what they may mean, nothing, one
/// reading or two.
pub(super) fn plain(text: &str) -> Result<String, Vec<String>> {
    let stripped =
        |keep: &str| -> String { text.chars().filter(|c| c.is_ascii_digit() || keep.contains(*c)).collect() };
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return Err(Vec::new());
    }
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    if decimals.contains('.') {
        return Err(if in_threes(text, '.') { vec![stripped("")] } else { Vec::new() });
    }
    // 1.500,5: the other way round.
    if let Some((_, after)) = decimals.split_once(',') {
        let digits = after.bytes().all(|b| b.is_ascii_digit());
        let turned = stripped(",").replace(',', ".");
        return Err(if digits && turned.matches('.').count() == 1 { vec![turned] } else { Vec::new() });
    }
    if !decimals.bytes().all(|b| b.is_ascii_digit()) {
        return Err(vec![stripped(".")]);
    }
    let Some(sign) = whole.chars().find(|c| !c.is_ascii_digit()) else { return Ok(stripped(".")) };
    if sign == '_' && whole.chars().all(|c| c.is_ascii_digit() || c == '_') || in_threes(whole, sign) {
        return Ok(stripped("."));
    }
    if sign == ',' && whole.matches(',').count() == 1 && whole.len() == text.len() {
        return Err(vec![stripped(",").replace(',', "."), stripped("")]);
    }
    Err(vec![stripped(".")])
}

/// Whether `sign` groups the digits in threes, and nothing else does: `1,234,567`. All blanks are one.
fn in_threes(text: &str, sign: char) -> bool {
    let is_sign = |c: char| c == sign || (c.is_whitespace() && sign.is_whitespace());
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let mut parts = text.split(is_sign);
    let first = parts.next().unwrap_or_default();
    matches!(first.len(), 1..=3)
        && digits(first)
        && !first.starts_with('0')
        && parts.all(|part| part.len() == 3 && digits(part))
}
