//! Where the page is, and the files beside it.

use crate::scenario::Problem;

/// The address of a page that shows scenarios.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    page: String,
    folder: String,
}

impl Site {
    /// The site whose page is at `address`; what stands behind `?` or `#` is left out.
    ///
    /// # Errors
    ///
    /// It is not the address of a page.
    pub fn new(address: &str) -> Result<Self, Problem> {
        let page = address.split(['?', '#']).next().unwrap_or_default();
        let is_web = ["https://", "http://"].into_iter().any(|start| page.starts_with(start));
        let start = if is_web { page.find("//").map_or(0, |at| at + 2) } else { "file://".len() };
        let path = page.get(start..).and_then(|rest| rest.find('/')).map(|at| at + start);
        let has_place = if is_web {
            !page[start..path.unwrap_or(page.len())].is_empty()
        } else {
            page.starts_with("file:///")
        };
        if !has_place || !page.chars().all(is_of_address) {
            let allowed = "an address such as https://crossover.example/, other letters than those of addresses \
                           written with percent signs";
            return Err(Problem::new("page", format!("{address:?}"), allowed));
        }
        let Some(path) = path else {
            let page = [page, "/"].concat();
            return Ok(Self { folder: page.clone(), page });
        };
        // What has no ending is a folder, also where its last stroke was forgotten.
        let last = page.rfind('/').unwrap_or(path);
        let is_file = page[last..].contains('.');
        if is_file {
            return Ok(Self { folder: page[..=last].to_owned(), page: page.to_owned() });
        }
        let page = if page.ends_with('/') { page.to_owned() } else { [page, "/"].concat() };
        Ok(Self { folder: page.clone(), page })
    }

    /// The address of the page.
    #[must_use]
    pub fn page(&self) -> &str {
        &self.page
    }

    /// The address of a file beside the page.
    #[must_use]
    pub fn file(&self, name: &str) -> String {
        [self.folder.as_str(), name].concat()
    }

    /// Whether only the machine that has it can open it.
    #[must_use]
    pub fn is_local(&self) -> bool {
        self.page.starts_with("file:")
    }

    /// What it is called: its host.
    pub(super) fn name(&self) -> &str {
        let host = self.page.split('/').nth(2).unwrap_or_default();
        if host.is_empty() { "Crossover" } else { host }
    }
}

/// Whether a letter may stand in an address as it is; those that quote are left out.
pub(super) fn is_of_address(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~/:@!$&()*+,;=%[]?#".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_lie_beside_the_page() {
        for (address, page, file) in [
            ("https://a.example", "https://a.example/", "https://a.example/x"),
            ("https://a.example/?q#s=1", "https://a.example/", "https://a.example/x"),
            ("http://a.example:8080/b", "http://a.example:8080/b/", "http://a.example:8080/b/x"),
            ("https://a.example/b/", "https://a.example/b/", "https://a.example/b/x"),
            ("https://a.example/b/index.html", "https://a.example/b/index.html", "https://a.example/b/x"),
            ("file:///home/a/crossover.html#s=1", "file:///home/a/crossover.html", "file:///home/a/x"),
        ] {
            let site = Site::new(address).unwrap();
            assert_eq!((site.page(), site.file("x").as_str()), (page, file));
        }
    }

    #[test]
    fn what_is_no_address_of_a_page_is_refused() {
        for address in [
            "",
            "crossover.example",
            "javascript:alert(1)",
            "https://",
            "https:///x",
            "file://host/x",
            "ftp://a.example/",
            "https://a.example/\"onload=\"",
            "https://a.example/ b",
            "https://a.example/<b>",
            "https://a.example/ü",
            "https://a.example/\u{202e}",
        ] {
            let problem = Site::new(address).unwrap_err();
            assert_eq!(problem.field, "page", "{address}");
        }
    }
}
