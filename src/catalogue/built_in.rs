//! The catalogue that comes with the program: the files under `prices/`.

use std::sync::LazyLock;

use crate::scenario::Node;

use super::Catalogue;

/// What the files hold, one a vendor.
const FILES: &str = include_str!(concat!(env!("OUT_DIR"), "/prices.json"));
/// What of it the opening preset names.
const OPENING: &str = include_str!(concat!(env!("OUT_DIR"), "/opening_prices.json"));

/// The catalogue that comes with the program.
#[must_use]
pub fn built_in() -> &'static Catalogue {
    static BUILT_IN: LazyLock<Catalogue> = LazyLock::new(|| read(FILES));
    &BUILT_IN
}

/// What of it the opening preset names: enough for a first picture, and little to load.
#[must_use]
pub fn opening() -> &'static Catalogue {
    static OPENING_PRICES: LazyLock<Catalogue> = LazyLock::new(|| read(OPENING));
    &OPENING_PRICES
}

fn read(files: &str) -> Catalogue {
    let Ok(Node::List(files)) = Node::from_json(files) else { return Catalogue::default() };
    let files = files.iter().filter_map(|file| match file {
        Node::Table(root) => Catalogue::from_table(root).ok(),
        Node::Leaf(_) | Node::List(_) => None,
    });
    let mut all = Catalogue::default();
    for entry in files.flat_map(|file| file.entries) {
        all.put(entry);
    }
    all
}
