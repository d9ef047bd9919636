//! Puts the page into the program, where it has been built.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    let variable =
        |name: &str| env::var_os(name).map(PathBuf::from).ok_or_else(|| io::Error::other(name.to_owned()));
    let folder = variable("CARGO_MANIFEST_DIR")?.join("../dist");
    // Cargo would run this every time for the sake of a folder that is missing. Where there is no room for
    // an empty one the page is not looked for again.
    if folder.is_dir() || fs::create_dir(&folder).is_ok() {
        println!("cargo:rerun-if-changed={}", folder.display());
    }
    let mut table = String::from("&[\n");
    for path in files(&folder) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let path = path.canonicalize()?;
        let _ = writeln!(table, "    ({name:?}, include_bytes!({:?})),", path.to_string_lossy());
    }
    table.push_str("]\n");
    fs::write(variable("OUT_DIR")?.join("page.rs"), table)
}

/// The files of the page; folders beside them hold what is not part of it.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    found.sort();
    found
}
