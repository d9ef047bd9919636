//! The calculator in the browser.

mod address;
mod app;
mod boot;
mod decide;
mod edits;
mod embed;
mod evaluation;
mod file;
mod flips;
mod form;
mod gestures;
mod growth;
mod guest;
mod header;
mod import;
mod input_words;
mod later;
mod notice;
mod picture;
mod prices;
mod printing;
mod ranges;
mod recovery;
mod result;
mod slices;
mod state;
mod store;
mod timer;
mod width;

fn main() {
    boot::boot();
}
