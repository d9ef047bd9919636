//! The catalogue that comes with the program: the files under `prices/`.

use std::sync::LazyLock;

use crate::scenario::Node;

use super::Catalogue;

/// What the files hold, one a vendor.
const FILES: &str = include_str!(concat!(env!("OUT_DIR"), "/prices.json"));

/// The catalogue that comes with the program.
#[must_use]
pub fn built_in() -> &'static Catalogue {
    static BUILT_IN: LazyLock<Catalogue> = LazyLock::new(|| {
        let Ok(Node::List(files)) = Node::from_json(FILES) else { return Catalogue::default() };
        let files = files.iter().filter_map(|file| match file {
            Node::Table(root) => Catalogue::from_table(root).ok(),
            Node::Leaf(_) | Node::List(_) => None,
        });
        let mut all = Catalogue::default();
        for entry in files.flat_map(|file| file.entries) {
            all.put(entry);
        }
        all
    });
    &BUILT_IN
}
