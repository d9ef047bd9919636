//! Scenarios as links: a readable difference against a named preset, in letters that no chat or wiki
//! breaks. `docs/links.md` describes the format.
//!
//! ```
//! use crossover::link::{decode, encode};
//! use crossover::scenario::Scenario;
//!
//! let mut scenario = decode("s=1_support-desk_p-2026-11-21_qm-500000_xhhvm9")?.scenario;
//! scenario.set_text("rag.top_k", "3");
//! let link = encode(&scenario, "https://example.org/")?;
//! assert_eq!(link.text, "https://example.org/#s=1_support-desk_p-2026-11-21_qm-500000_rk-3_r5utgd");
//! # Ok::<(), crossover::scenario::Problems>(())
//! ```

mod address;
mod base;
mod checksum;
mod decode;
mod encode;
mod escape;
mod key;
mod value;
mod written;

pub use address::is_link;
pub use base::NONE;
pub use decode::{Decoded, decode};
pub use encode::{Link, MOST_CHARS, NOTE_CHARS, encode, encode_against};
pub use written::Written;

/// The version of the format. A changed default, like a changed format, asks for a new one: the decoder
/// then gives links of this version the old default where they leave it open.
const VERSION: &str = "1";
/// What parts the pieces of a link.
const APART: char = '_';
