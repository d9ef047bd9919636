//! The files of the page, read once.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use headers::ETag;
use hyper::body::Bytes;

use crate::cache::tag;

/// The page, if it had been built when this program was.
const BUILT_IN: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/page.rs"));
/// A folder with more in it is not a page.
const MOST_BYTES: usize = 256 << 20;

/// Files by their path.
#[derive(Debug, Default)]
pub struct Site(BTreeMap<String, File>);

/// A file, in every form in which it can be sent.
#[derive(Debug)]
pub(crate) struct File {
    /// What it is.
    pub(crate) media: String,
    /// Whether its name changes with what it contains.
    pub(crate) lasting: bool,
    /// Whether it is a page that says itself what it may do.
    pub(crate) has_policy: bool,
    pub(crate) plain: Form,
    /// By the name of their coding, the best first.
    pub(crate) coded: Vec<(&'static str, Form)>,
}

/// Bytes with a name for what they are.
#[derive(Debug, Clone)]
pub(crate) struct Form {
    pub(crate) bytes: Bytes,
    pub(crate) tag: ETag,
}

/// How compressed copies end, and what their coding is called.
const CODINGS: [(&str, &str); 2] = [(".br", "br"), (".gz", "gzip")];

impl Site {
    /// The page inside the program; empty if it was built without.
    #[must_use]
    pub fn built_in() -> Self {
        Self::of(
            BUILT_IN
                .iter()
                .map(|(name, content)| ((*name).to_owned(), Bytes::from_static(content)))
                .collect(),
        )
    }

    /// The files in a folder and the folders in it, as they are now.
    ///
    /// # Errors
    ///
    /// The folder cannot be read, or holds too much.
    pub fn of_folder(folder: &Path) -> Result<Self> {
        let mut found = BTreeMap::new();
        let (mut left, mut bytes) = (vec![(String::new(), folder.to_owned())], 0);
        while let Some((before, folder)) = left.pop() {
            let entries =
                fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
            for entry in entries {
                let path = entry?.path();
                let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
                if name.starts_with('.') {
                    continue;
                }
                let name = [before.as_str(), name].concat();
                if path.is_dir() {
                    left.push((name + "/", path));
                } else {
                    let content =
                        fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
                    bytes += content.len();
                    ensure!(bytes <= MOST_BYTES, "there are more than 256 MiB in {}", folder.display());
                    found.insert(name, Bytes::from(content));
                }
            }
        }
        Ok(Self::of(found))
    }

    fn of(mut found: BTreeMap<String, Bytes>) -> Self {
        let names: Vec<String> = found.keys().cloned().collect();
        let is_copy = |name: &String| {
            CODINGS
                .iter()
                .any(|(ending, _)| name.strip_suffix(ending).is_some_and(|of| names.iter().any(|n| n == of)))
        };
        let mut files = BTreeMap::new();
        for name in names.iter().filter(|name| !is_copy(name)) {
            let Some(content) = found.remove(name) else { continue };
            let copy = |(ending, coding): &(&str, &'static str)| {
                Some((*coding, Form::new(found.get(&[name, *ending].concat())?.clone())))
            };
            let coded = CODINGS.iter().filter_map(copy).collect();
            files.insert(name.clone(), File::new(name, content, coded));
        }
        Self(files)
    }

    /// The file at a path; that of a folder is its `index.html`.
    pub(crate) fn find(&self, path: &str) -> Option<&File> {
        if path.is_empty() || path.ends_with('/') {
            return self.0.get(&[path, "index.html"].concat());
        }
        self.0.get(path)
    }

    /// Whether there is a page.
    #[must_use]
    pub fn has_page(&self) -> bool {
        self.find("").is_some()
    }
}

impl File {
    fn new(name: &str, content: Bytes, coded: Vec<(&'static str, Form)>) -> Self {
        let head = &content[..content.len().min(8_192)];
        let (media, head) = match head.strip_prefix(&UTF_16) {
            None => (media(name, "utf-8"), String::from_utf8_lossy(head).into_owned()),
            Some(head) => (media(name, "utf-16le"), of_utf_16(head)),
        };
        let has_policy = media.starts_with("text/html")
            && head.to_ascii_lowercase().contains("http-equiv=\"content-security-policy\"");
        Self { lasting: is_lasting(name), has_policy, media, plain: Form::new(content), coded }
    }
}

impl Form {
    fn new(bytes: Bytes) -> Self {
        Self { tag: tag(&bytes), bytes }
    }
}

/// The mark at the beginning of a text in UTF-16.
const UTF_16: [u8; 2] = [0xff, 0xfe];

fn of_utf_16(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes.as_chunks().0.iter().map(|unit| u16::from_le_bytes(*unit)).collect();
    String::from_utf16_lossy(&units)
}

fn media(name: &str, charset: &str) -> String {
    // To the library it is a kind of film.
    if Path::new(name).extension().is_some_and(|ending| ending == "ts") {
        return format!("text/plain; charset={charset}");
    }
    let media = mime_guess::from_path(name).first_or_octet_stream();
    match media.type_().as_str() {
        "text" => format!("{}; charset={charset}", media.essence_str()),
        _ => media.essence_str().to_owned(),
    }
}

/// Whether a name holds sixteen digits of what the file contains.
fn is_lasting(name: &str) -> bool {
    let stem = name.rsplit('/').next().unwrap_or_default().split('.').next().unwrap_or_default();
    let digits = stem.rsplit('-').next().filter(|digits| digits.len() < stem.len()).unwrap_or_default();
    digits.len() == 16 && digits.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_sixteen_digits_last() {
        assert!(is_lasting("crossover_bg-af63f54c86021707.wasm") && is_lasting("a/b-0000000000000000.js"));
        for name in ["index.html", "a-af63f54c8602170.js", "af63f54c86021707.js", "a-xf63f54c86021707.js"] {
            assert!(!is_lasting(name), "{name}");
        }
    }

    #[test]
    fn what_files_are() {
        for (name, expected) in [
            ("a.html", "text/html; charset=utf-8"),
            ("a-0.js", "text/javascript; charset=utf-8"),
            ("a.css", "text/css; charset=utf-8"),
            ("a.wasm", "application/wasm"),
            ("a.svg", "image/svg+xml"),
            ("types.d.ts", "text/plain; charset=utf-8"),
            ("a", "application/octet-stream"),
        ] {
            assert_eq!(media(name, "utf-8"), expected);
        }
    }

    #[test]
    fn a_page_in_utf_16_may_have_a_policy_of_its_own() {
        let text = "\u{feff}<meta http-equiv=\"Content-Security-Policy\" content=\"\">";
        let bytes = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let file = |text: &str| File::new("a.html", bytes(text).into(), Vec::new());
        assert_eq!((&*file(text).media, file(text).has_policy), ("text/html; charset=utf-16le", true));
        assert!(!file("\u{feff}<meta>").has_policy);
    }

    #[test]
    fn compressed_copies_belong_to_their_file() {
        let files = ["a.js", "a.js.br", "a.js.gz", "b.gz"].map(|name| (name.to_owned(), Bytes::from("x")));
        let site = Site::of(BTreeMap::from(files));
        let codings: Vec<&str> = site.find("a.js").unwrap().coded.iter().map(|(coding, _)| *coding).collect();
        assert_eq!(codings, ["br", "gzip"]);
        assert!(site.find("b.gz").is_some() && site.find("a.js.br").is_none() && !site.has_page());
    }
}
