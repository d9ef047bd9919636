//! Style sheets for pages that are not ours.

use anyhow::{Context, Result, ensure};

/// How many pixels a rem has, as long as nobody changes that.
const REM: f64 = 16.0;

/// The same sheet with a widget as a root of its own: whatever page it is in, it has our sizes and colours, and
/// a theme that may be another.
pub(crate) fn widget_as_root(sheet: &str) -> Result<String> {
    ensure!(sheet.contains(":root"), "the sheet says nothing of the root");
    Ok(sheet.replace(":root", ":is(:root, .widget)"))
}

/// The same sheet with every length in rem as pixels: a rem is a size of the page around.
pub(crate) fn in_pixels(sheet: &str) -> Result<String> {
    let mut parts = sheet.split("rem");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let number = out.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len();
        let is_unit =
            number < out.len() && !part.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-');
        if is_unit {
            let length: f64 = out[number..].parse().with_context(|| format!("{}rem", &out[number..]))?;
            out.truncate(number);
            out.extend([&(length * REM).to_string(), "px"]);
        } else {
            out.push_str("rem");
        }
        out.push_str(part);
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_widget_is_a_root() {
        let sheet = ":root { --a: 1 } :root[data-theme=\"dark\"] { --a: 2 }";
        let ours = ":is(:root, .widget) { --a: 1 } :is(:root, .widget)[data-theme=\"dark\"] { --a: 2 }";
        assert_eq!(widget_as_root(sheet).unwrap(), ours);
        assert!(widget_as_root("a {}").is_err());
    }

    #[test]
    fn lengths_are_pixels() {
        let sheet = "/* premises */ .a { margin: .25rem -1.5rem; width: calc(2rem + 3px) } @media (max-width: 63.9375rem)";
        assert_eq!(
            in_pixels(sheet).unwrap(),
            "/* premises */ .a { margin: 4px -24px; width: calc(32px + 3px) } @media (max-width: 1023px)"
        );
        assert!(in_pixels("1.2.3rem").is_err());
    }
}
