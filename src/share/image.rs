//! Where an image lies that was saved somewhere.

use std::fmt::Write as _;

use crate::scenario::Problem;

use super::site::is_of_address;

/// The address of an image: of a file beside the text that shows it, or anywhere in the web.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image(String);

impl Image {
    /// The image at `address`, `crossover-time.svg` or `https://…`; letters that no address holds are
    /// written with percent signs.
    ///
    /// # Errors
    ///
    /// It is no address, or one of something else than a file.
    pub fn new(address: &str) -> Result<Self, Problem> {
        let address = address.trim();
        let is_web = ["https://", "http://"].into_iter().any(|start| address.starts_with(start));
        let names_scheme = address.split(['/', '?', '#']).next().unwrap_or_default().contains(':');
        if address.is_empty() || names_scheme && !is_web || address.starts_with("//") {
            let allowed = "the name of a file, or an address that begins with https:// or http://";
            return Err(Problem::new("image", format!("{address:?}"), allowed));
        }
        let mut out = String::with_capacity(address.len());
        let mut letter = [0; 4];
        for c in address.chars() {
            if is_of_address(c) && !"()[]".contains(c) {
                out.push(c);
            } else {
                for byte in c.encode_utf8(&mut letter).bytes() {
                    let _ = write!(out, "%{byte:02X}");
                }
            }
        }
        Ok(Self(out))
    }

    pub(super) fn address(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_no_address_are_written_with_percent_signs() {
        for (address, written) in [
            ("crossover-time.svg", "crossover-time.svg"),
            ("a/b (1).svg", "a/b%20%281%29.svg"),
            ("https://a.example/é\"<>.svg", "https://a.example/%C3%A9%22%3C%3E.svg"),
        ] {
            assert_eq!(Image::new(address).unwrap().address(), written);
        }
    }

    #[test]
    fn other_schemes_are_refused() {
        for address in
            ["", " ", "javascript:alert(1)", "data:image/svg+xml,x", "//a.example/x.svg", "C:\\x.svg"]
        {
            assert_eq!(Image::new(address).unwrap_err().field, "image", "{address}");
        }
    }
}
